"""The connection test of a WooCommerce store: each line is a cause and what to do."""

import base64
import logging
from dataclasses import replace
from datetime import UTC, datetime

import httpx2 as httpx
import pytest

from designo_sync_gui.domain.connection import CheckResult, Secret
from designo_sync_gui.domain.errors import SettingsInvalid

ORDER = {"id": 44, "number": "44", "status": "processing"}
STATUSES = [{"slug": "processing", "name": "Processing"}, {"slug": "completed", "name": "Done"}]
NO_SUCH_ORDER = {"code": "woocommerce_rest_shop_order_invalid_id", "message": "Invalid ID."}


def checked(kit, *answers, **more):
    return kit.with_shop(kit.Script(*answers), kit.all_checks, **more)


def good(kit, order=None, listed=None):
    return [
        kit.reply(200, [ORDER] if listed is None else listed, x_wp_total="2007"),
        kit.reply(200, order or ORDER),
        kit.reply(400, NO_SUCH_ORDER),
        kit.reply(200, STATUSES),
    ]


def test_that_a_good_connection_passes_every_line(kit):
    checks = checked(kit, *good(kit))
    assert list(checks) == [
        "Address",
        "Shop reached",
        "WooCommerce REST API",
        "Signed in",
        "May list orders",
        "May read one order",
        "Status field",
        "May write a status",
        "Statuses known",
        "Clocks agree",
    ]
    assert all(check.passed is True for check in checks.values())
    assert "2,007 orders" in checks["May list orders"].message.english
    assert "“processing”" in checks["Status field"].message.english
    assert "2 statuses" in checks["Statuses known"].message.english


def failing(kit, *answers):
    checks = checked(kit, *answers)
    last = list(checks.values())[-1]
    assert last.passed is False
    assert all(check.passed is not False for check in list(checks.values())[:-1])
    return last


def test_that_a_wrong_address_fails_at_reaching(kit):
    last = failing(kit, httpx.ConnectError("refused"))
    assert last.name.english == "Shop reached"
    assert "Check the address" in last.message.english


def test_that_the_first_request_of_a_test_is_not_repeated(kit):
    script = kit.Script(kit.reply(500, ""))
    kit.with_shop(script, kit.all_checks)
    assert len(script.requests) == 1


@pytest.mark.parametrize("status", [200, 404])
def test_that_a_web_page_fails_at_the_api(kit, status):
    last = failing(kit, kit.html(status))
    assert last.name.english == "WooCommerce REST API"
    assert "Check" in last.message.english


def test_that_plain_permalinks_are_thought_of(kit):
    assert "Permalinks" in failing(kit, kit.html(404)).message.english


def test_that_a_deactivated_woocommerce_fails_at_the_api(kit):
    last = failing(kit, kit.recorded_reply("plugin-inactive"))
    assert last.name.english == "WooCommerce REST API"
    assert "plugin WooCommerce is active" in last.message.english


def test_that_json_of_something_else_fails_at_the_api(kit):
    assert failing(kit, kit.reply(200, {"hello": 1})).name.english == "WooCommerce REST API"


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("auth-https-wrong-key", "Enter the consumer key and secret again"),
        ("auth-https-wrong-secret", "does not belong to this consumer key"),
        ("auth-oauth-skew-plus20min", "clock"),
    ],
)
def test_that_a_refused_key_fails_at_sign_in_with_its_own_advice(kit, name, advice):
    last = failing(kit, kit.recorded_reply(name))
    assert last.name.english == "Signed in"
    assert advice in last.message.english


def test_that_a_password_before_the_whole_site_is_not_taken_for_woocommerce(kit):
    checks = checked(kit, kit.html(401))
    assert checks["WooCommerce REST API"].passed is None
    assert checks["Signed in"].passed is False
    told = checks["Signed in"].message.english
    assert "but not by WooCommerce. The key may be right" in told
    assert "this key" not in told


def test_that_a_key_that_may_only_write_is_accepted_and_fails_at_listing(kit):
    checks = checked(kit, kit.recorded_reply("auth-writekey-get"))
    assert checks["Signed in"].passed is True
    told = checks["May list orders"].message.english
    assert "This key may only write." in told
    assert "set its permission to “Read/Write”" in told


def test_that_a_user_without_rights_fails_at_listing(kit):
    last = failing(kit, kit.recorded_reply("auth-customer-key-list"))
    assert last.name.english == "May list orders"
    assert "user" in last.message.english


def test_that_a_shop_without_orders_leaves_what_cannot_be_seen_open(kit):
    answers = [kit.reply(200, []), *good(kit)[2:]]
    checks = checked(kit, *answers)
    assert checks["May read one order"].passed is None
    assert checks["Status field"].passed is None
    assert checks["May write a status"].passed is True


def test_that_an_order_without_the_status_field_fails_at_the_field(kit):
    check = checked(kit, *good(kit, order={"id": 44}))["Status field"]
    assert check.passed is False
    assert "no such field" in check.message.english


def test_that_an_unreadable_status_fails_at_the_field_with_its_reason(kit):
    answers = good(kit)
    answers[1] = kit.reply(200, '{"id":44,"status":"\\ud800"}')
    check = checked(kit, *answers)["Status field"]
    assert check.passed is False
    assert "lone surrogate" in check.message.english


@pytest.mark.parametrize("answer", [(200, ORDER), (404, {"code": "rest_no_route"}), (500, "")])
def test_that_an_unexpected_answer_leaves_the_right_to_write_open(kit, answer):
    answers = good(kit)
    answers[2] = kit.reply(*answer)
    assert checked(kit, *answers)["May write a status"].passed is None


def test_that_a_clock_far_off_is_told_with_its_direction(kit):
    clock = kit.FakeClock(datetime(2026, 11, 23, 6, 42, 34, tzinfo=UTC))
    check = checked(kit, *good(kit), clock=clock)["Clocks agree"]
    assert check.passed is False
    assert "20 minutes ahead of" in check.message.english


def test_that_plain_http_is_said_to_be_readable_by_others(kit):
    checks = checked(kit, *good(kit), of=kit.store("http://shop.example/"))
    assert "not encrypted" in checks["Address"].message.english
    assert "OAuth 1.0a" in checks["Address"].message.english
    assert checks["Address"].result is CheckResult.WARNING
    here = checked(kit, *good(kit), of=kit.store("http://127.0.0.1:8080/"))["Address"]
    assert here.message.english == "http://127.0.0.1:8080/ is on this computer (not encrypted)."
    assert here.result is CheckResult.PASSED


def test_that_no_log_line_holds_the_credentials_or_a_query(kit, caplog):
    with caplog.at_level(logging.DEBUG):
        checked(kit, *good(kit), of=kit.store("http://shop.example/"))
    assert kit.KEY not in caplog.text
    assert "oauth" not in caplog.text


def test_that_oauth_signs_the_address_as_it_is_sent(kit):
    """A default port and letters beyond ASCII would otherwise make another signature."""
    script = kit.Script(*good(kit))
    kit.with_shop(script, kit.all_checks, of=kit.store("http://Shop.Example:80/lädchen"))
    request = script.requests[0]
    assert str(request.url).startswith("http://shop.example/l%C3%A4dchen/wp-json/")
    from designo_sync_gui.connectors.http.auth import oauth_signature
    from designo_sync_gui.domain.connection import Secret

    pairs = [(n, v) for n, v in request.url.params.multi_items() if n != "oauth_signature"]
    url = "http://shop.example/l%C3%A4dchen/wp-json/wc/v3/orders"
    expected = oauth_signature("GET", url, tuple(pairs), Secret(kit.SECRET))
    assert request.url.params["oauth_signature"] == expected


SITE = {"site_user": Secret("staging"), "site_password": Secret("let me in")}
CANNOT_VIEW = {"code": "woocommerce_rest_cannot_view", "message": "Sorry.", "data": {"status": 401}}
BAD_SIGNATURE = {
    "code": "woocommerce_rest_authentication_error",
    "message": "Invalid signature - provided signature does not match.",
}


def signed_by(kit, sign_in, **more):
    return replace(kit.store("https://shop.example/"), sign_in=sign_in, **more)


def test_that_a_host_that_strips_the_header_is_thought_of(kit):
    assert (
        "signed requests (OAuth 1.0a)" in failing(kit, kit.reply(401, CANNOT_VIEW)).message.english
    )


def test_that_requests_are_signed_over_https_too_where_that_is_chosen(kit):
    script = kit.Script(*good(kit))
    kit.with_shop(script, kit.all_checks, of=signed_by(kit, "signed"))
    for request in script.requests:
        assert "authorization" not in request.headers
        assert "oauth_signature" in dict(request.url.params)


def test_that_a_site_behind_a_password_gets_it_beside_signed_requests(kit):
    secrets = {**kit.SHOP_SECRETS, **SITE}
    script = kit.Script(*good(kit))
    kit.with_shop(script, kit.all_checks, of=signed_by(kit, "site_password"), secrets=secrets)
    for request in script.requests:
        pair = base64.b64decode(request.headers["authorization"].removeprefix("Basic "))
        assert pair == b"staging:let me in"
        assert "oauth_signature" in dict(request.url.params)


def test_that_a_site_password_is_never_sent_over_plain_http(kit):
    secrets = {**kit.SHOP_SECRETS, **SITE}
    of = replace(signed_by(kit, "site_password"), url="http://shop.example/")
    with pytest.raises(SettingsInvalid, match="site password"):
        kit.with_shop(kit.Script(*good(kit)), kit.all_checks, of=of, secrets=secrets)


def test_that_a_password_before_the_site_leads_to_the_sign_in_for_it(kit):
    asked = kit.reply(401, "<html>", content_type="text/html", www_authenticate='Basic realm="x"')
    told = checked(kit, asked)["Signed in"].message.english
    assert "for a site behind a password" in told
    assert "If that is chosen, enter these two again." in told
    assert "asks for a user and password of its own (HTTP 401)" in told
    assert "this key" not in told, "the key was not looked at"


@pytest.mark.parametrize(
    ("home", "passed"),
    [("https://www.shop.example", False), ("https://shop.example", True), (None, None)],
)
def test_that_a_refused_signature_compares_the_shops_own_address(kit, home, passed):
    script = kit.Script(kit.reply(401, BAD_SIGNATURE), kit.reply(200, {"home": home}))
    checks = kit.with_shop(script, kit.all_checks, of=signed_by(kit, "signed"))
    check = checks["Shop's own address"]
    assert check.passed is passed
    if passed is False:
        assert home in check.message.english


def test_that_a_firewalls_page_proves_nothing_of_the_key(kit):
    checks = checked(kit, kit.html(403))
    assert checks["Signed in"].passed is None
    assert "Something in front of" in checks["WooCommerce REST API"].message.english
