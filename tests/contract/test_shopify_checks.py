"""The connection test of a Shopify store: each line is a cause and what to do."""

from datetime import UTC, datetime

import connector_kit
import httpx2 as httpx
import pytest
from connector_kit import html
from shopify_kit import (
    ALL_SCOPES,
    Shop,
    errors,
    graph_order,
    graph_page,
    nodes,
    rest_order,
    rest_page,
    scopes,
    shopify,
    with_shopify,
)

GRAPH_PAID = shopify("displayFinancialStatus")


def good(**answers):
    whole = {
        "Scopes": scopes(*ALL_SCOPES),
        "rest": rest_page(rest_order(1)),
        "ListOrders": graph_page(graph_order(1)),
        "OrdersById": nodes(graph_order(1)),
    }
    return Shop(**{**whole, **answers})


def checked(kit, shop, **more):
    return with_shopify(shop, kit.all_checks, **more)


@pytest.mark.parametrize("store", [shopify(), GRAPH_PAID])
def test_that_a_good_connection_passes_every_line(kit, store):
    checks = checked(kit, good(), of=store)
    assert list(checks) == [
        "Address",
        "Shop reached",
        "Shopify Admin API",
        "Signed in",
        "API version",
        "Orders of any age",
        "REST orders",
        "May list orders",
        "May read one order",
        "Status field",
        "May change a status",
        "Clocks agree",
    ]
    assert {name for name, check in checks.items() if check.passed is not True} == set()
    assert "“Depot”" in checks["Shopify Admin API"].message.english


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://depot.example/", "(encrypted)"),
        ("http://127.0.0.1:9/", "on this computer (not encrypted)"),
    ],
)
def test_that_the_line_of_the_address_says_whether_it_is_encrypted(kit, address, told):
    away = {"of": shopify(url=address)}
    checks = checked(kit, good(Scopes=httpx.ConnectError("refused")), **away)
    assert told in checks["Address"].message.english
    assert checks["Address"].passed is True


def failing(kit, answer, **more):
    checks = list(checked(kit, good(Scopes=answer), **more).values())
    assert all(check.passed for check in checks[:-1])
    assert checks[-1].passed is False
    return checks[-1]


@pytest.mark.parametrize(
    ("answer", "name", "words"),
    [
        (httpx.ConnectError("refused"), "Shop reached", "Check the address"),
        (connector_kit.reply(404, {"errors": "Not Found"}), "Shopify Admin API", ".myshopify.com"),
        (html(200), "Shopify Admin API", "web page"),
        (
            connector_kit.reply(301, "", location="https://x.example/"),
            "Shopify Admin API",
            "x.exam",
        ),
        (connector_kit.reply(401, {"errors": "bad"}), "Signed in", "bad"),
        (connector_kit.reply(402, {"errors": "Unavailable Shop"}), "Signed in", "bill"),
        (connector_kit.reply(500, ""), "Shopify Admin API", "HTTP 500"),
    ],
)
def test_that_the_first_thing_that_fails_is_the_last_line(kit, answer, name, words):
    last = failing(kit, answer)
    assert last.name.english == name
    assert words in last.message.english


def test_that_the_first_request_of_a_test_is_not_repeated(kit):
    shop = good(Scopes=connector_kit.reply(500, ""))
    checked(kit, shop)
    assert shop.asked == ["Scopes"]


def test_that_orders_past_60_days_are_warned_of(kit):
    check = checked(kit, good(Scopes=scopes("read_orders", "write_orders")))["Orders of any age"]
    assert check.passed is False
    assert "60 days" in check.message.english
    assert "read_all_orders" in check.message.english


def test_that_another_version_than_was_asked_for_is_told(kit):
    answer = scopes(*ALL_SCOPES)
    answer.headers["x-shopify-api-version"] = "2027-10"
    check = checked(kit, good(Scopes=answer))["API version"]
    assert check.passed is False
    assert "2027-10" in check.message.english


def test_that_a_version_that_is_not_told_is_left_open(kit):
    answer = scopes(*ALL_SCOPES)
    del answer.headers["x-shopify-api-version"]
    assert checked(kit, good(Scopes=answer))["API version"].passed is None


@pytest.mark.parametrize("status", [403, 404, 410])
def test_that_rest_switched_off_fails_where_it_is_needed_and_names_the_way_out(kit, status):
    off = connector_kit.reply(status, {"errors": "Not Found"})
    checks = checked(kit, good(rest=off))
    for name in ("REST orders", "May list orders"):
        assert checks[name].passed is False
        assert "displayFinancialStatus" in checks[name].message.english
    graph = checked(kit, good(rest=off), of=GRAPH_PAID)
    assert graph["REST orders"].passed is None
    assert graph["Status field"].passed is True


def test_that_a_shop_without_orders_leaves_what_cannot_be_seen_open(kit):
    checks = checked(kit, good(rest=rest_page()))
    assert checks["May list orders"].passed is True
    assert checks["May read one order"].passed is None
    assert checks["Status field"].passed is None


def test_that_a_list_that_is_denied_fails_at_listing(kit):
    denied = errors(("ACCESS_DENIED", "Access denied for orders field."))
    checks = checked(kit, good(ListOrders=denied), of=GRAPH_PAID)
    assert checks["May list orders"].passed is False
    assert "Access denied for orders" in checks["May list orders"].message.english


@pytest.mark.parametrize(
    ("row", "words"),
    [({"id": 1, "name": "#1"}, "no such field"), (rest_order(1, {"a": 1}), "cannot be read")],
)
def test_that_a_field_that_holds_no_status_fails_at_the_field(kit, row, words):
    check = checked(kit, good(rest=rest_page(row)))["Status field"]
    assert check.passed is False
    assert words in check.message.english


def test_that_a_null_status_is_a_status(kit):
    check = checked(kit, good(), of=shopify("fulfillment_status"))["Status field"]
    assert check.passed is True
    assert "null" in check.message.english


def test_that_an_app_that_may_not_write_is_told_the_scope(kit):
    check = checked(kit, good(Scopes=scopes("read_orders", "read_all_orders")))
    assert check["May change a status"].passed is False
    assert "write_orders" in check["May change a status"].message.english


def test_that_a_field_that_is_never_written_is_compared_only(kit):
    check = checked(kit, good(), of=shopify("returnStatus"))["May change a status"]
    assert check.passed is None


def test_that_a_clock_far_off_is_told_with_its_direction(kit):
    clock = kit.FakeClock(datetime(2026, 11, 23, 6, 42, 34, tzinfo=UTC))
    check = checked(kit, good(), clock=clock)["Clocks agree"]
    assert check.passed is False
    assert "20 minutes ahead of" in check.message.english
