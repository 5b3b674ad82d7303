"""Signing in to a Magento shop and its connection test: each line is a cause and what to do."""

import logging
from datetime import UTC, datetime

import httpx2 as httpx
import magento_kit as mk
import pytest

from designo_sync_gui.connectors.http.client import HttpLimits
from designo_sync_gui.connectors.magento.platform import PLATFORM
from designo_sync_gui.domain.connection import CheckResult
from designo_sync_gui.domain.errors import SettingsInvalid, SignInFailed

PROTOCOL = {
    "signature": (401, "The signature is invalid. Verify and try again.", "Base URL"),
    "nonce": (401, "The nonce is already being used by the consumer with ID %1", "proxy"),
    "clock ahead": (401, "An error occurred validating the nonce", "clock is ahead"),
    "time": (400, "Incorrect timestamp value in the oauth_timestamp parameter", "clock"),
    "key": (401, "A consumer having the specified key does not exist", "consumer key"),
    "key length": (401, "Consumer key is not the correct length", "consumer key"),
    "token": (401, "Access token has been revoked", "access token"),
    "token length": (400, "The token length is invalid. Check the length and try", "access token"),
    "method": (400, "Signature method %1 is not supported", "HMAC-SHA256"),
    "signature_invalid": (401, "oauth_problem=signature_invalid", "Base URL"),
    "consumer_key_rejected": (401, "consumer_key_rejected", "consumer key"),
    "token_rejected": (401, "token_rejected", "access token"),
    "timestamp_refused": (400, "timestamp_refused", "clock"),
    "nonce_used": (401, "nonce_used", "proxy"),
}


def checked(kit, *answers, **more):
    return mk.with_magento(kit.Script(*answers), kit.all_checks, **more)


def failing(kit, *answers, **more):
    checks = checked(kit, *answers, **more)
    last = list(checks.values())[-1]
    assert last.passed is False
    assert all(check.passed is not False for check in list(checks.values())[:-1])
    return last


def good():
    return [mk.listed(mk.order(7, "in_print"), total=2007), httpx.Response(200, json=mk.order())]


def test_that_a_good_connection_passes_every_line_that_can_be_asked(kit):
    checks = checked(kit, *good())
    assert list(checks) == [
        "Address",
        "Shop reached",
        "Magento REST API",
        "Signed in",
        "May list orders",
        "May read one order",
        "Status field",
        "May write a status",
        "Clocks agree",
    ]
    unknown = {name for name, check in checks.items() if check.passed is None}
    assert unknown == {"May write a status"}
    assert all(check.passed is not False for check in checks.values())
    assert "2,007 orders" in checks["May list orders"].message.english
    assert "“processing”" in checks["Status field"].message.english


NEEDED = {"message": "An ID is needed. Set the ID and try again."}


def test_that_a_test_writes_to_nobody_and_learns_the_rights(kit):
    script = kit.Script(*good(), kit.reply(400, NEEDED))
    checks = mk.with_magento(script, kit.all_checks)
    assert checks["May write a status"].passed is True
    assert [line for line in script.lines if line.startswith("POST")] == [
        f"POST /rest/all/V1/orders/0/{name}" for name in ("comments", "hold", "unhold", "cancel")
    ]


def test_that_a_missing_right_is_named_by_the_test(kit):
    body = {**mk.FORBIDDEN, "parameters": {"resources": "Magento_Sales::cancel"}}
    needed = kit.reply(400, NEEDED)
    check = checked(kit, *good(), needed, needed, needed, kit.reply(401, body))[
        "May write a status"
    ]
    assert check.passed is False
    assert "lacks Magento_Sales::cancel." in check.message.english


def test_that_a_store_view_that_is_not_there_is_told_as_such(kit):
    last = failing(kit, kit.reply(400, {"message": "Specified request cannot be processed."}))
    assert last.name.english == "Magento REST API"
    assert "store view does not exist" in last.message.english


def test_that_a_wrong_address_fails_at_reaching(kit):
    assert failing(kit, httpx.ConnectError("refused")).name.english == "Shop reached"


@pytest.mark.parametrize("status", [200, 404])
def test_that_a_web_page_fails_at_the_api(kit, status):
    last = failing(kit, kit.html(status))
    assert last.name.english == "Magento REST API"
    assert "Check" in last.message.english


def test_that_an_unknown_store_view_fails_at_the_api_with_its_own_advice(kit):
    last = failing(kit, kit.reply(404, {"message": "Request does not match any route."}))
    assert last.name.english == "Magento REST API"
    assert "store view" in last.message.english
    assert "does not match any route" in last.message.english


@pytest.mark.parametrize("case", PROTOCOL.values(), ids=PROTOCOL)
def test_that_each_refusal_of_oauth_has_its_own_advice(kit, case):
    http_status, words, advice = case
    body = {"message": words, "parameters": ["1"]}
    last = failing(kit, kit.reply(http_status, body))
    assert last.name.english == "Signed in"
    assert advice in last.message.english
    assert isinstance(last.error, SignInFailed)


def test_that_a_header_lost_on_its_way_is_thought_of(kit):
    body = {
        "message": '"%fieldName" is required. Enter and try again.',
        "parameters": {"fieldName": "oauth_consumer_key"},
    }
    assert "Authorization header" in failing(kit, kit.reply(400, body)).message.english


def test_that_a_missing_right_is_named_with_what_is_answered_alike(kit):
    last = failing(kit, kit.reply(401, mk.FORBIDDEN))
    assert last.name.english == "May list orders"
    for cause in ("Magento_Sales::actions_view", "not active", "bearer token"):
        assert cause in last.message.english


def test_that_a_password_before_the_whole_site_is_not_taken_for_magento(kit):
    checks = checked(kit, kit.html(401))
    assert checks["Magento REST API"].passed is None
    assert checks["Signed in"].passed is False
    assert "something in front of the shop" in checks["Signed in"].message.english


def test_that_a_firewall_that_forbids_proves_nothing_of_the_sign_in(kit):
    page = kit.reply(403, "<html><title>Request &amp; block</title>", content_type="text/html")
    checks = checked(kit, page)
    assert checks["Magento REST API"].passed is False
    assert "Something in front of" in checks["Magento REST API"].message.english
    assert "“Request & block”" in checks["Magento REST API"].message.english
    assert checks["Signed in"].passed is None
    assert "Not checked" in checks["Signed in"].message.english


def test_that_maintenance_fails_with_its_cause_and_is_asked_once(kit):
    script = kit.Script(kit.reply(503, "Unable to proceed: the maintenance mode is enabled."))
    checks = mk.with_magento(script, kit.all_checks, limits=HttpLimits(tries=3))
    assert "maintenance" in list(checks.values())[-1].message.english
    assert len(script.requests) == 1


def test_that_an_order_that_cannot_be_read_alone_fails_there(kit):
    last_but = checked(kit, mk.listed(mk.order()), kit.reply(401, mk.FORBIDDEN))
    assert last_but["May read one order"].passed is False


def test_that_a_shop_without_orders_leaves_what_cannot_be_seen_open(kit):
    checks = checked(kit, mk.listed())
    assert checks["May list orders"].message.english == "The shop lists 0 orders."
    assert checks["May read one order"].passed is None
    assert checks["Status field"].passed is None


def test_that_an_order_without_a_status_says_nothing_of_the_others(kit):
    checks = checked(kit, mk.listed(mk.order()), kit.reply(200, mk.order(7, None)))
    assert checks["Status field"].passed is None
    assert "NULL" in checks["Status field"].message.english


@pytest.mark.parametrize(("hour", "way"), [(8, "behind"), (6, "ahead of")])
def test_that_clocks_that_disagree_are_told(kit, hour, way):
    clock = kit.FakeClock(datetime(2026, 11, 23, hour, 2, 34, tzinfo=UTC))
    check = checked(kit, *good(), clock=clock)["Clocks agree"]
    assert check.passed is False
    assert f"60 minutes {way}" in check.message.english


def test_that_a_field_that_is_not_written_is_said_to_be_so(kit):
    checks = checked(kit, *good(), of=mk.store(status_field="state"))
    assert checks["May write a status"].passed is None
    assert "not written" in checks["May write a status"].message.english


def bearer(url="https://shop.example/"):
    return mk.store(url, sign_in="bearer")


def test_that_a_bearer_token_travels_in_the_header_alone(kit):
    script = kit.Script(*good())
    mk.with_magento(script, kit.all_checks, of=bearer())
    token = mk.VALUES["access_token"]
    assert script.requests[0].headers["authorization"] == f"Bearer {token}"
    assert token not in str(script.requests[0].url)


def test_that_oauth_sends_no_secret(kit):
    script = kit.Script(*good())
    mk.with_magento(script, kit.all_checks)
    for request in script.requests:
        sent = f"{request.url} {request.headers}"
        assert request.headers["authorization"].startswith("OAuth oauth_consumer_key=")
        assert mk.VALUES["consumer_secret"] not in sent
        assert mk.VALUES["access_token_secret"] not in sent
        assert "oauth" not in str(request.url)


@pytest.mark.parametrize("url", ["http://shop.example/", "http://127.0.0.2.example/"])
def test_that_a_bearer_token_is_refused_over_plain_http(kit, url):
    with pytest.raises(SettingsInvalid, match="https://"):
        checked(kit, *good(), of=bearer(url))


@pytest.mark.parametrize("of", [bearer("http://127.0.0.1:8080/"), mk.store("http://shop.example/")])
def test_that_plain_http_is_let_through_where_no_secret_can_be_read(kit, of):
    checks = checked(kit, *good(), of=of)
    assert "not encrypted" in checks["Address"].message.english
    leaves_this_computer = "127.0.0.1" not in of.url
    assert (checks["Address"].result is CheckResult.WARNING) is leaves_this_computer


def test_that_bearer_needs_the_access_token_alone():
    names = [[s.name for s in way.secrets] for way in PLATFORM.sign_ins]
    assert names == [
        ["consumer_key", "consumer_secret", "access_token", "access_token_secret"],
        ["access_token"],
    ]
    assert "enable_integration_as_bearer" in PLATFORM.sign_in("bearer").note.english


def test_that_no_secret_shows_in_a_refusal(kit, caplog):
    caplog.set_level(logging.DEBUG)
    echo = {"message": "Token %1 refused", "parameters": [mk.VALUES["access_token"]]}
    last = failing(kit, kit.reply(401, {**echo, "trace": mk.VALUES["consumer_secret"]}))
    shown = f"{last.message.english} {last.details} {last.error} {caplog.text}"
    for value in mk.VALUES.values():
        assert value not in shown
