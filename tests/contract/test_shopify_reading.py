"""What the Shopify reader asks, and what it makes of the answers."""

from datetime import UTC, datetime
from typing import Any

import pytest
import shopify_kit
from shopify_kit import (
    ALL_SCOPES,
    GRAPH,
    HOST,
    REST,
    Shop,
    data,
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

from designo_sync_gui.domain.errors import (
    BadReply,
    Busy,
    NotTheApi,
    PermissionDenied,
    RefusedByReceiver,
    ServerFailure,
    SettingsInvalid,
    SignInFailed,
    SyncError,
)
from designo_sync_gui.domain.order import OrderRef, Presence
from designo_sync_gui.domain.status import JsonType, Status

GRAPH_PAID = shopify("displayFinancialStatus")
SINCE = datetime(2026, 11, 23, 7, 12, 56, tzinfo=UTC)


def next_link(page_info, host=HOST):
    return f'<https://{host}{REST}?limit=250&page_info={page_info}>; rel="next"'


def rest_reading(kit, *orders, beside=(), **more):
    shop = Shop(rest=rest_page(*orders), OrdersById=nodes(*beside))
    return with_shopify(shop, kit.read_all, **more)


def test_that_rest_lists_every_order_slim_and_with_the_token_in_a_header(kit):
    shop = Shop(rest=rest_page(rest_order(1)), OrdersById=nodes(graph_order(1)))
    with_shopify(shop, kit.read_all)
    assert shop.query() == {
        "limit": "250",
        "fields": "id,name,financial_status,fulfillment_status,updated_at,created_at",
        "status": "any",
    }
    assert [r.url.path for r in shop.requests] == [REST, GRAPH]
    assert {r.headers["x-shopify-access-token"] for r in shop.requests} == {shopify_kit.TOKEN}


def test_that_rest_pages_follow_the_link_with_nothing_but_what_shopify_takes(kit):
    link = f'<https://{HOST}{REST}?page_info=back>; rel="previous", {next_link("on%3D")}'
    shop = Shop(
        rest=[
            rest_page(rest_order(1), link=next_link("first")),
            rest_page(rest_order(2), link=link),
            rest_page(rest_order(3), link=f'<https://{HOST}{REST}?page_info=b>; rel="previous"'),
        ],
        OrdersById=[nodes(graph_order(n)) for n in (1, 2, 3)],
    )
    readings = with_shopify(shop, lambda side: kit.read_all(side, since=SINCE.replace(hour=1)))
    assert [r.ref.order_id for r in readings] == ["1", "2", "3"]
    assert shop.query(0)["updated_at_min"] == "2026-11-23T01:12:56Z"
    assert [shop.query(n)["page_info"] for n in (1, 2)] == ["first", "on="]
    assert set(shop.query(1)) == {"limit", "fields", "page_info"}


@pytest.mark.parametrize("host", ["elsewhere.example", f"{HOST}:8443", "[", f"x@{HOST}"])
def test_that_paging_never_leaves_the_shops_host(kit, host):
    shop = Shop(rest=rest_page(rest_order(1), link=next_link("on", host)), OrdersById=nodes(None))
    with pytest.raises(BadReply, match="is at another address"):
        with_shopify(shop, kit.read_all)
    assert shop.asked == ["rest", "OrdersById"]


def test_that_a_list_that_comes_back_to_a_former_page_is_an_error(kit):
    rest = rest_page(rest_order(1), link=next_link("same"))
    with pytest.raises(BadReply, match="earlier page"):
        with_shopify(Shop(rest=rest, OrdersById=nodes(None)), kit.read_all)
    graph = graph_page(graph_order(1), after="same")
    with pytest.raises(BadReply, match="earlier page"):
        with_shopify(Shop(ListOrders=graph, rest=rest_page()), kit.read_all, of=GRAPH_PAID)


def test_that_graphql_pages_follow_the_cursor_with_values_as_variables(kit):
    shop = Shop(
        ListOrders=[graph_page(graph_order(1), after="c1"), graph_page(graph_order(2))],
        rest=rest_page(),
    )
    with_shopify(shop, lambda side: kit.read_all(side, since=SINCE.replace(hour=1)), of=GRAPH_PAID)
    wanted = "updated_at:>='2026-11-23T01:12:56Z'"
    assert shop.variables("ListOrders", 0) == {"first": 250, "after": None, "query": wanted}
    assert shop.variables("ListOrders", 1) == {"first": 250, "after": "c1", "query": wanted}


def test_that_a_filter_shopify_ignores_does_not_bring_older_orders(kit):
    old = graph_order(1, updatedAt="2026-11-23T07:12:55Z")
    same = graph_order(2, updatedAt="2026-11-23T07:12:56Z")
    unclear = graph_order(3, updatedAt="lately")
    shop = Shop(ListOrders=graph_page(old, same, unclear), rest=rest_page())
    since = SINCE.replace(microsecond=999)
    readings = with_shopify(shop, lambda side: kit.read_all(side, since=since), of=GRAPH_PAID)
    assert [r.ref.order_id for r in readings] == ["2", "3"]


def test_that_the_zone_of_a_rest_time_counts(kit):
    rows = [
        rest_order(1, updated_at="2026-11-23T08:12:55+01:00"),
        rest_order(2, updated_at="2026-11-23T02:12:57-05:00"),
    ]
    shop = Shop(rest=rest_page(*rows), OrdersById=nodes(None))
    readings = with_shopify(shop, lambda side: kit.read_all(side, since=SINCE))
    assert [r.ref.order_id for r in readings] == ["2"]
    assert readings[0].observation.changed_at == "2026-11-23T02:12:57-05:00"


def test_that_a_page_tells_the_shops_clock_and_counts_what_has_no_id(kit):
    rows = [rest_order(1), rest_order("x1"), rest_order(0), {"name": "#4"}, rest_order("01")]
    shop = Shop(rest=rest_page(*rows), OrdersById=nodes(None))

    async def use(side):
        return [page async for page in side.reader.pages(("shop",), None)]

    page = with_shopify(shop, use)[0]
    assert (page.nameless, len(page.readings)) == (4, 1)
    assert page.as_of == datetime(2026, 11, 23, 7, 2, 34, tzinfo=UTC)


def test_that_another_stores_orders_are_not_asked_for(kit):
    shop = Shop(rest=rest_page())
    assert with_shopify(shop, lambda side: kit.read_all(side, ("other",))) == []
    assert shop.asked == []


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        ('"paid"', Status.text("paid")),
        ('" Paid\\u00a0"', Status.text(" Paid\u00a0")),
        ('"\\ufeffpaid"', Status.text("\ufeffpaid")),
        ("1.0", Status.number("1.0")),
        ("null", Status.null()),
        ("true", Status.boolean(True)),
    ],
)
def test_that_a_status_is_kept_as_it_came(kit, raw, status):
    body = f'{{"orders":[{{"id":1,"name":"#1","financial_status":{raw}}}]}}'
    shop = Shop(rest=kit.reply(200, body), OrdersById=nodes(None))
    assert with_shopify(shop, kit.read_all)[0].observation.status == status


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ('{"id":1,"financial_status":"\\ud800"}', "lone surrogate"),
        ('{"id":1,"financial_status":"paid","financial_status":"voided"}', "more than once"),
        ('{"id":1,"financial_status":{"a":1}}', "object"),
    ],
)
def test_that_one_unreadable_status_leaves_the_others_readable(kit, row, problem):
    body = f'{{"orders":[{row},{{"id":2,"financial_status":"paid"}}]}}'
    shop = Shop(rest=kit.reply(200, body), OrdersById=nodes(None, None))
    first, second = with_shopify(shop, kit.read_all)
    assert first.observation.unreadable
    assert problem in first.observation.problem.english
    assert first.observation.evidence == row
    assert second.observation.status == Status.text("paid")


def test_that_a_field_that_is_not_there_is_absent_and_not_null(kit):
    reading = rest_reading(kit, {"id": 1, "name": "#1"}, beside=(None,))[0]
    assert reading.observation.status.json_type is JsonType.ABSENT


def test_that_an_unreadable_value_beside_the_status_leaves_the_status_readable(kit):
    observation = rest_reading(kit, rest_order(1), beside=(graph_order(1, financial={"a": 1}),))[
        0
    ].observation
    assert observation.status == Status.text("paid")
    assert "displayFinancialStatus" not in dict(observation.others)


@pytest.mark.parametrize(
    "answer",
    [
        {"data": {"orders": {"nodes": None, "pageInfo": {"hasNextPage": False}}}},
        {"data": {"orders": None}},
        {"data": None},
        {},
    ],
)
def test_that_an_answer_without_a_list_is_no_empty_list(kit, answer):
    shop = Shop(ListOrders=kit.reply(200, answer), rest=rest_page())
    with pytest.raises(BadReply, match="where a list of orders was expected"):
        with_shopify(shop, kit.read_all, of=GRAPH_PAID)
    with pytest.raises(BadReply, match="where a list of orders was expected"):
        with_shopify(Shop(rest=kit.reply(200, answer)), kit.read_all)


@pytest.mark.parametrize("info", [None, {}, {"hasNextPage": True, "endCursor": None}])
def test_that_a_page_that_does_not_say_whether_more_follow_is_no_end(kit, info):
    body = {"data": {"orders": {"nodes": [], "pageInfo": info}}}
    with pytest.raises(BadReply, match="whether more orders follow"):
        with_shopify(Shop(ListOrders=kit.reply(200, body)), kit.read_all, of=GRAPH_PAID)


def read(side, *ids):
    return side.reader.read_orders([OrderRef("shop", order_id) for order_id in ids])


def test_that_orders_are_asked_by_id_and_never_by_the_search(kit):
    shop = Shop(OrdersById=nodes(graph_order(7)), rest=rest_page(rest_order(7)))
    with_shopify(shop, lambda side: read(side, "7"), of=GRAPH_PAID)
    with_shopify(shop, lambda side: read(side, "7"))
    assert set(shop.asked) == {"OrdersById", "rest"}
    assert shop.variables("OrdersById") == {"ids": ["gid://shopify/Order/7"]}
    assert (shop.query()["ids"], shop.query()["status"]) == ("7", "any")


def test_that_more_orders_than_shopify_takes_are_asked_in_parts(kit):
    def by_id(request):
        ids = shop.scripts["OrdersById"].body()["variables"]["ids"]
        sizes.append(len(ids))
        return nodes(*(graph_order(int(gid.rpartition("/")[2])) for gid in ids))

    sizes: list[Any] = []
    shop = Shop(OrdersById=by_id, rest=rest_page())
    ids = [str(n) for n in range(1, 302)]
    found = with_shopify(shop, lambda side: read(side, *ids, "1"), of=GRAPH_PAID)
    assert sizes == [250, 51]
    assert [ref.order_id for ref in found] == ids


def test_that_a_null_node_is_an_absent_order(kit):
    shop = Shop(OrdersById=nodes(None), rest=rest_page(), Scopes=scopes(*ALL_SCOPES))
    for store in (GRAPH_PAID, shopify()):
        reading = with_shopify(shop, lambda side: kit.read_one(side, "7"), of=store)
        assert reading.observation.presence is Presence.ABSENT


@pytest.mark.parametrize(
    "granted", [scopes("read_orders"), shopify_kit.errors(("ACCESS_DENIED", "no"))]
)
def test_that_a_null_node_proves_nothing_where_older_orders_may_be_hidden(kit, granted):
    shop = Shop(OrdersById=nodes(None), rest=rest_page(), Scopes=granted)
    observation = with_shopify(shop, lambda side: kit.read_one(side, "7")).observation
    assert observation.presence is Presence.NOT_READ
    assert "read_all_orders" in observation.problem.english


def test_that_the_scopes_are_asked_once(kit):
    shop = Shop(OrdersById=nodes(None, None), Scopes=scopes(*ALL_SCOPES), rest=rest_page())

    async def twice(side):
        await read(side, "7", "8")
        await read(side, "7", "8")

    with_shopify(shop, twice, of=GRAPH_PAID)
    assert shop.asked.count("Scopes") == 1


def test_that_an_order_rest_does_not_give_is_not_called_absent_unless_graphql_says_so(kit):
    shop = Shop(OrdersById=kit.reply(404, {"errors": "Not Found"}), rest=rest_page())
    observation = with_shopify(shop, lambda side: kit.read_one(side, "7")).observation
    assert observation.presence is Presence.NOT_READ
    assert "GraphQL could not be asked" in observation.problem.english


@pytest.mark.parametrize("order_id", ["", "007", "-1", "1 ", "#1001", "1e3", "9" * 21, "٣"])
def test_that_what_cannot_be_an_order_id_is_absent_without_asking(kit, order_id):
    shop = Shop(rest=rest_page())
    reading = with_shopify(shop, lambda side: kit.read_one(side, order_id))
    assert reading.observation.presence is Presence.ABSENT
    assert shop.asked == []


@pytest.mark.parametrize("store", [shopify(), GRAPH_PAID])
def test_that_orders_that_were_not_asked_for_are_no_answer(kit, store):
    shop = Shop(OrdersById=nodes(graph_order(8)), rest=rest_page(rest_order(8)))
    with pytest.raises(BadReply, match="not asked for"):
        with_shopify(shop, lambda side: kit.read_one(side, "7"), of=store)


def test_that_fewer_nodes_than_were_asked_for_are_no_answer(kit):
    with pytest.raises(BadReply, match="asked for 1 orders"):
        with_shopify(Shop(OrdersById=nodes()), lambda side: kit.read_one(side), of=GRAPH_PAID)


def test_that_rest_gone_for_good_is_asked_once_where_it_is_not_needed(kit):
    shop = Shop(
        ListOrders=[graph_page(graph_order(1), after="c"), graph_page(graph_order(2))],
        rest=kit.reply(410, {"errors": "Gone"}),
    )
    assert len(with_shopify(shop, kit.read_all, of=GRAPH_PAID)) == 2
    assert shop.asked.count("rest") == 1


def test_that_a_forbidden_other_api_is_no_reason_not_to_show_the_status(kit):
    shop = Shop(
        rest=rest_page(rest_order(1)), OrdersById=shopify_kit.errors(("ACCESS_DENIED", "no"))
    )
    assert with_shopify(shop, kit.read_all)[0].observation.status == Status.text("paid")


@pytest.mark.parametrize("status", [500, 502, 429, 200])
def test_that_graphql_down_beside_a_good_rest_answer_costs_its_fields_only(kit, status):
    shop = Shop(
        rest=[rest_page(rest_order(1), link=next_link("two")), rest_page(rest_order(2))],
        OrdersById=kit.reply(status, {"errors": "x"} if status != 200 else "<html>"),
    )
    first, second = with_shopify(shop, kit.read_all)
    assert first.observation.status == second.observation.status == Status.text("paid")
    assert dict(first.observation.others) == {"fulfillment_status": Status.null()}


DENIED = ("ACCESS_DENIED", "Access denied for returnStatus field.")


def test_that_a_denied_field_beside_the_status_costs_that_field_and_is_not_called_null(kit):
    page = {"nodes": [graph_order(1, closed=None)], "pageInfo": {"hasNextPage": False}}
    answer = errors(DENIED, data={"orders": page}, path=("orders", "nodes", 0, "closed"))
    shop = Shop(ListOrders=answer, rest=rest_page(rest_order(1)))
    (reading,) = with_shopify(shop, kit.read_all, of=GRAPH_PAID)
    assert reading.observation.status == Status.text("PAID")
    assert "closed" not in dict(reading.observation.others)
    assert dict(reading.observation.others)["returnStatus"] == Status.text("NO_RETURN")


def test_that_a_denied_field_that_takes_the_list_with_it_is_left_out_and_asked_again(kit):
    lost = errors(DENIED, data={"orders": None}, path=("orders", "nodes", 0, "returnStatus"))
    slim = graph_order(1)
    del slim["returnStatus"]
    shop = Shop(ListOrders=[lost, graph_page(slim)], rest=rest_page(rest_order(1)))
    (reading,) = with_shopify(shop, kit.read_all, of=GRAPH_PAID)
    assert reading.observation.status == Status.text("PAID")
    assert "returnStatus" not in dict(reading.observation.others)
    assert shop.asked.count("ListOrders") == 2


def test_that_a_denied_status_field_is_an_error(kit):
    lost = errors(DENIED, data={"orders": None}, path=("orders", "nodes", 0, "returnStatus"))
    shop = Shop(ListOrders=lost, rest=rest_page())
    with pytest.raises(PermissionDenied, match="returnStatus"):
        with_shopify(shop, kit.read_all, of=shopify("returnStatus"))


def test_that_the_total_is_told_by_the_api_that_lists_the_orders(kit):
    async def total(side):
        return await side.reader.list_total(["shop"])

    granted = scopes(*ALL_SCOPES)
    exact = {"ordersCount": {"count": 12, "precision": "EXACT"}}
    shop = Shop(CountOrders=data(exact), Scopes=granted)
    assert with_shopify(shop, total, of=GRAPH_PAID) == 12
    about = {"ordersCount": {"count": 10000, "precision": "AT_LEAST"}}
    shop = Shop(CountOrders=data(about), Scopes=granted)
    assert with_shopify(shop, total, of=GRAPH_PAID) is None
    shop = Shop(count=kit.reply(200, {"count": 7}), Scopes=granted)
    assert with_shopify(shop, total) == 7
    assert dict(shop.requests[-1].url.params) == {"status": "any"}


def test_that_a_total_that_sinks_as_orders_grow_old_is_not_told(kit):
    async def total(side):
        return await side.reader.list_total(["shop"])

    shop = Shop(count=kit.reply(200, {"count": 7}), Scopes=scopes("read_orders"))
    assert with_shopify(shop, total) is None
    shop = Shop(count=kit.reply(200, {"count": 7}), Scopes=kit.reply(502, ""))
    assert with_shopify(shop, total) is None
    with pytest.raises(ServerFailure):
        with_shopify(Shop(Scopes=kit.reply(502, "")), total, of=GRAPH_PAID)


@pytest.mark.parametrize("since", [None, SINCE])
def test_that_a_full_last_page_whose_next_link_was_lost_is_no_complete_list(kit, since):
    full = rest_page(*(rest_order(number) for number in range(1, 251)))

    async def read(side):
        return [page async for page in side.reader.pages(["shop"], since)]

    shop = Shop(rest=full, OrdersById=nodes(), count=kit.reply(200, {"count": 900}))
    with pytest.raises(BadReply, match="has 900 orders, but sent 250"):
        with_shopify(shop, read)
    asked = dict(shop.scripts["count"].requests[0].url.params)
    assert asked.get("updated_at_min") == (None if since is None else "2026-11-23T07:12:56Z")
    for count in (kit.reply(200, {"count": 250}), kit.reply(404, {"errors": "Not Found"})):
        assert len(with_shopify(Shop(rest=full, OrdersById=nodes(), count=count), read)) == 1


@pytest.mark.parametrize("status", [200, 400, 404])
@pytest.mark.parametrize("levels", [400, 900])
@pytest.mark.parametrize(("begin", "end"), [('{"errors":', "}"), ("[", "]")])
def test_that_reasons_nested_however_deep_are_no_unexpected_error(kit, status, levels, begin, end):
    body = '{"errors":' + begin * levels + '"x"' + end * levels + "}"
    for field in ("financial_status", "displayFinancialStatus"):
        shop = Shop(rest=kit.reply(status, body), ListOrders=kit.reply(status, body))
        with pytest.raises(SyncError):
            with_shopify(shop, kit.read_all, of=shopify(field))


def test_that_a_refused_sign_in_of_the_other_api_is_told(kit):
    shop = Shop(rest=rest_page(rest_order(1)), OrdersById=kit.reply(401, {"errors": "x"}))
    with pytest.raises(SignInFailed):
        with_shopify(shop, kit.read_all)


@pytest.mark.parametrize(
    ("answer", "error", "words"),
    [
        ((402, {"errors": "Unavailable Shop"}), PermissionDenied, "Unavailable Shop"),
        ((423, {"errors": "Locked"}), PermissionDenied, "not available"),
        ((403, {"errors": "Unavailable Shop"}), PermissionDenied, "not available"),
        ((403, {"errors": "[API] merchant approval for read_orders"}), PermissionDenied, "read_o"),
        ((404, {"errors": "Not Found"}), NotTheApi, "no such API"),
        ((400, {"errors": {"ids": ["is bad", "and long"]}}), RefusedByReceiver, "is bad and long"),
        ((401, {"errors": "[API] Invalid API key"}), SignInFailed, "Invalid API key"),
        ((500, ""), ServerFailure, "HTTP 500"),
        ((429, ""), Busy, "HTTP 429"),
    ],
)
def test_that_an_http_refusal_is_told_with_the_shops_words(kit, answer, error, words):
    for shop, store in (
        (Shop(rest=kit.reply(*answer)), shopify()),
        (Shop(ListOrders=kit.reply(*answer)), GRAPH_PAID),
    ):
        with pytest.raises(error, match=words):
            with_shopify(shop, kit.read_all, of=store)


@pytest.mark.parametrize("url", ["http://depot.myshopify.com/", "http://192.0.2.1/"])
def test_that_a_token_is_not_sent_readable(kit, url):
    shop = Shop(rest=rest_page())
    with pytest.raises(SettingsInvalid, match="https"):
        with_shopify(shop, kit.read_all, of=shopify(url=url))
    assert shop.asked == []


def test_that_a_field_shopify_has_not_is_not_a_setting(kit):
    with pytest.raises(SettingsInvalid, match="no status field"):
        with_shopify(Shop(rest=rest_page()), kit.read_all, of=shopify("status"))
