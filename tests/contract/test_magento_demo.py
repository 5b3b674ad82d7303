"""The demo's Magento shop by itself: what it answers where the connector never asks."""

import json

import magento_kit as mk
import pytest

from designo_sync_gui.demo.http_server import DemoRequest
from designo_sync_gui.demo.magento_orders import MagentoVersion
from designo_sync_gui.demo.magento_seed import seed_magento
from designo_sync_gui.demo.magento_shop import MagentoShop

ORDERS = "/rest/all/V1/orders"


@pytest.fixture
def shop(kit):
    shop = MagentoShop((mk.integration(),), kit.FakeClock().now)
    shop.auth.bearer_allowed = True
    yield shop
    shop.close()


def asked(shop, path=ORDERS, method="GET", body=None, **query):
    """Status and decoded body; ``__`` in a name stands for a step in brackets."""
    pairs = []
    for name, value in query.items():
        first, *steps = name.split("__")
        pairs.append((first + "".join(f"[{step}]" for step in steps), str(value)))
    headers = {"authorization": f"Bearer {mk.VALUES['access_token']}"}
    content = b""
    if body is not None:
        headers["content-type"] = "application/json"
        content = json.dumps(body).encode()
    answer = shop.server._handle(DemoRequest(method, path, tuple(pairs), headers, content))
    return answer.status, json.loads(answer.body)


def ids(answer):
    return [item["entity_id"] for item in answer[1]["items"]]


def page(number, size=2):
    return {"searchCriteria__pageSize": size, "searchCriteria__currentPage": number}


@pytest.mark.parametrize(("repeats", "expected"), [(True, [3]), (False, [])])
def test_that_a_page_past_the_end_repeats_the_last_one_on_older_shops(shop, repeats, expected):
    shop.lists.repeats_last_page = repeats
    for order_id in (1, 2, 3):
        shop.book.add(order_id, "processing")
    assert ids(asked(shop, **page(2))) == [3]
    answer = asked(shop, **page(9))
    assert ids(answer) == expected
    assert answer[1]["total_count"] == 3


def found(shop, field, value, condition, group=0, spelling=("filterGroups", "conditionType")):
    groups, kind = spelling
    place = f"searchCriteria__{groups}__{group}__filters__0__"
    return {f"{place}field": field, f"{place}value": value, f"{place}{kind}": condition}


@pytest.mark.parametrize(
    ("field", "value", "condition", "expected"),
    [
        ("entity_id", "2", "eq", [2]),
        ("entity_id", "2", "neq", [1, 10]),
        ("entity_id", "2", "gt", [10]),
        ("entity_id", "2", "lteq", [1, 2]),
        ("entity_id", "1,10", "in", [1, 10]),
        ("increment_id", "000000010", "eq", [10]),
        ("status", "fraud", "eq", [2]),
        ("status", "", "notnull", [1, 2]),
        ("status", "", "null", [10]),
        ("updated_at", "2026-11-23 00:00:00", "lt", []),
    ],
)
def test_that_a_search_is_carried_out(shop, field, value, condition, expected):
    shop.book.add(1, "processing")
    shop.book.add(2, "fraud")
    shop.book.add(10, None)
    assert ids(asked(shop, **found(shop, field, value, condition))) == expected


def test_that_groups_are_joined_with_and_in_either_spelling(shop):
    for order_id in range(1, 6):
        shop.book.add(order_id, "processing")
    both = {
        **found(shop, "entity_id", "1", "gt"),
        **found(shop, "entity_id", "4", "lt", 1, ("filter_groups", "condition_type")),
    }
    assert ids(asked(shop, **both)) == [2, 3]


def test_that_an_unknown_column_is_a_masked_failure(shop):
    shop.book.add(1, "processing")
    status, body = asked(shop, **found(shop, "nonsense", "1", "eq"))
    assert status == 500
    assert "Report ID: webapi-" in body["message"]


def test_that_fields_leave_the_rest_out(shop):
    shop.book.add(1, "processing")
    answer = asked(shop, fields="items[entity_id,status],total_count")
    assert answer == (200, {"items": [{"entity_id": 1, "status": "processing"}], "total_count": 1})
    assert asked(shop, f"{ORDERS}/1", fields="state") == (200, {"state": "processing"})


@pytest.mark.parametrize("wrong", ["items[status", "items]status[", "a b", "items[a]]["])
def test_that_fields_that_cannot_be_read_empty_the_answer(shop, wrong):
    assert asked(shop, fields=wrong) == (200, [])


def test_that_an_older_shop_sets_a_missing_status_to_null(shop):
    shop.book.version = MagentoVersion.V246
    shop.book.add(7, "processing")
    body = {"statusHistory": {"comment": "x", "is_customer_notified": 1}}
    assert asked(shop, f"{ORDERS}/7/comments", "POST", body) == (200, True)
    assert shop.book.orders[7].status is None
    assert shop.book.effects == [(7, "history"), (7, "mail")]


@pytest.mark.parametrize("version", [MagentoVersion.V247, MagentoVersion.V248])
def test_that_a_newer_shop_keeps_the_status_where_it_is_missing(shop, version):
    shop.book.version = version
    shop.book.add(7, "processing")
    assert asked(shop, f"{ORDERS}/7/comments", "POST", {"statusHistory": {}}) == (200, True)
    assert shop.book.orders[7].status == "processing"


def test_that_a_status_of_more_than_32_characters_is_cut_by_an_older_shop(shop):
    shop.book.version = MagentoVersion.V246
    shop.book.add(7, "processing")
    asked(shop, f"{ORDERS}/7/comments", "POST", {"statusHistory": {"status": "x" * 33}})
    assert shop.book.orders[7].status == "x" * 32


@pytest.mark.parametrize(
    ("path", "method", "body", "status"),
    [
        (f"{ORDERS}/8", "GET", None, 404),
        (f"{ORDERS}/0", "GET", None, 400),
        (f"{ORDERS}/x", "GET", None, 400),
        (f"{ORDERS}/7/nothing", "GET", None, 404),
        (f"{ORDERS}/7", "DELETE", None, 404),
        (f"{ORDERS}/7/comments", "POST", None, 400),
        (f"{ORDERS}/7/comments", "POST", {}, 400),
        (f"{ORDERS}/7/comments", "POST", {"statusHistory": {"colour": "red"}}, 400),
        ("/rest/nowhere/V1/orders", "GET", None, 404),
    ],
)
def test_that_what_cannot_be_is_refused_with_a_message(shop, path, method, body, status):
    shop.book.add(7, "processing")
    answered, told = asked(shop, path, method, body)
    assert answered == status
    assert told["message"]


def test_that_an_orders_status_alone_is_a_text(shop):
    shop.book.add(7, "in_print")
    assert asked(shop, f"{ORDERS}/7/statuses") == (200, "in_print")


def test_that_the_shop_is_also_there_without_a_store_view(shop):
    shop.book.add(7, "processing")
    assert ids(asked(shop, "/rest/V1/orders")) == [7]


def test_that_the_seed_gives_the_same_orders_with_mismatches_among_them(shop, kit):
    orders = seed_magento(shop.book, 40)
    assert len(shop.book.orders) == len(orders) == 41
    again = MagentoShop((mk.integration(),), kit.FakeClock().now)
    assert seed_magento(again.book, 40) == orders
    again.close()
    pairs = {(order.storefront, order.designo) for order in orders}
    assert ("canceled", '"cancelled"') in pairs
    assert (None, '"processing"') in pairs
    held = [order for order in shop.book.orders.values() if order.state == "holded"]
    assert {order.hold_before_status for order in held} == {"in_print"}
