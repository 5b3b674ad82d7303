"""Every request of the Magento connector and every answer of the demo shop, against the official
schema of Adobe Commerce 2.4.9, property by property."""

import json
import re

import magento_kit as mk
import pytest

from designo_sync_gui.demo.magento_orders import as_json
from designo_sync_gui.demo.magento_search import Criteria, ListSettings, search
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.status import Status


def steps(kit):
    """Everything the connector can do, and what the shop refuses."""

    async def listed(side):
        await kit.read_all(side, ("mage",))
        await kit.read_all(side, ("mage",), kit.FakeClock().now())

    async def singly(side):
        await kit.read_one(side, "7", "mage")
        await kit.read_one(side, "4711", "mage")

    def wrote(status, action="", order_id="7"):
        async def write(side):
            await side.writer.write(OrderRef("mage", order_id), Status.text(status), action)

        return write

    return [
        listed,
        singly,
        kit.all_checks,
        wrote("in_print"),
        wrote("complete"),
        wrote("in_print", order_id="4711"),
        wrote("holded", "hold"),
        wrote("holded", "hold"),
        wrote("canceled", "cancel"),
        wrote("in_print", "unhold"),
        wrote("in_print", "unhold"),
        wrote("canceled", "cancel"),
    ]


@pytest.fixture(scope="module")
def exchanges(kit):
    """Requests with their answers, of a walk that also meets every refusal of a sign-in."""
    clock = kit.FakeClock()
    shop = mk.RecordingShop((mk.integration(),), clock.now)
    shop.book.custom["processing"] = ("in_print",)
    for order_id in range(1, 151):
        shop.book.add(order_id, "processing")
    shop.book.add(151, None)
    shop.start()

    def walk(step, **changed):
        try:
            mk.with_magento(
                None,
                step,
                of=mk.store(shop.url),
                secrets={**mk.SECRETS, **changed},
                clock=clock,
            )
        except SyncError:
            return

    try:
        for step in steps(kit):
            walk(step)
        for name in mk.SECRETS:
            walk(kit.all_checks, **{name: type(mk.SECRETS[name])("x" * 32)})
        shop.lists.largest_page = 30
        walk(steps(kit)[0])
        shop.book.orders.clear()
        walk(steps(kit)[0])
        shop.auth.integrations[0].rights = frozenset()
        walk(kit.all_checks)
    finally:
        shop.close()
    return shop.exchanges


def path_of(request):
    return request.path.removeprefix("/rest/all")


def test_that_the_walk_meets_every_kind_of_answer(exchanges):
    kinds = {(request.method, answer.status) for request, answer in exchanges}
    assert kinds == {
        ("GET", 200),
        ("GET", 400),
        ("GET", 401),
        ("GET", 404),
        ("POST", 200),
        ("POST", 400),
        ("POST", 404),
    }


def test_that_every_request_is_one_of_the_schema(exchanges):
    schema = mk.schema()
    for request, _ in exchanges:
        schema.operation(request.method, path_of(request))


def test_that_every_query_parameter_is_named_by_the_schema(exchanges):
    """``fields`` is for every operation (AWD retrieve-filtered-responses) and in none of them."""
    schema = mk.schema()
    seen = set()
    for request, _ in exchanges:
        named = schema.operation(request.method, path_of(request)).get("parameters", [])
        known = {p["name"] for p in named if p["in"] == "query"} | {"fields"}
        for name, _ in request.query:
            seen.add(name)
            assert re.sub(r"\[filterGroups\]\[\d+\]", "[filterGroups][0]", name) in known
    assert len(seen) > 8


def test_that_every_field_that_is_asked_for_is_one_of_an_order(exchanges):
    schema = mk.schema()
    order = schema.root["definitions"]["sales-data-order-interface"]["properties"]
    for request, _ in exchanges:
        wanted = request.value("fields")
        if wanted is not None:
            names = set(re.findall(r"\w+", wanted)) - {"items", "total_count"}
            assert names <= set(order)


def test_that_every_body_is_as_the_schema_says(exchanges):
    schema = mk.schema()
    bodies = 0
    for request, _ in exchanges:
        named = schema.operation(request.method, path_of(request)).get("parameters", [])
        body = next((p["schema"] for p in named if p["in"] == "body"), None)
        if body is None:
            assert request.body == b""
        else:
            bodies += 1
            assert schema.offences(json.loads(request.body), body) == []
            assert request.headers["content-type"] == "application/json"
    assert bodies == 4


def test_that_every_answer_of_the_demo_is_as_the_schema_says(exchanges):
    """Where shops are known to differ, they are followed and not the schema: ``parameters`` come
    as a list of texts or as an object, and an empty ``items`` under ``fields`` is ``null``."""
    schema = mk.schema()
    for request, answer in exchanges:
        responses = schema.operation(request.method, path_of(request))["responses"]
        wanted = responses.get(str(answer.status), responses["default"])["schema"]
        value = json.loads(answer.body)
        if answer.status >= 400:
            value.pop("parameters", None)
        if isinstance(value, dict) and value.get("items", ()) is None:
            assert value.pop("total_count") == 0
            del value["items"]
        partial = request.value("fields") is not None
        assert schema.offences(value, wanted, partial=partial) == []


def test_that_a_whole_order_of_the_demo_is_as_the_schema_says(kit):
    schema = mk.schema()
    shop = mk.RecordingShop((mk.integration(),), kit.FakeClock().now)
    shop.book.hold(shop.book.add(7, "processing"))
    shop.close()
    orders = list(shop.book.orders.values())
    order = schema.root["definitions"]["sales-data-order-interface"]
    whole = search(orders, Criteria(page_size=5), ListSettings())
    result = schema.root["definitions"]["sales-data-order-search-result-interface"]
    assert schema.offences(as_json(orders[0]), order) == []
    assert schema.offences(whole, result) == []


@pytest.mark.parametrize(
    ("value", "offence"),
    [
        ({"comment": "", "is_customer_notified": False}, "is no integer"),
        ({"comment": 1}, "is no string"),
        ({"colour": ""}, "unknown colour"),
        ({}, "no parent_id"),
    ],
)
def test_that_the_comparison_with_the_schema_finds_what_is_wrong(value, offence):
    schema = mk.schema()
    history = schema.root["definitions"]["sales-data-order-status-history-interface"]
    assert any(offence in found for found in schema.offences(value, history))
