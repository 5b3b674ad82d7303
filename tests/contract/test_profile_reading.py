"""A shop that no connector knows, read as its profile says."""

from datetime import UTC, datetime

import pytest
from connector_kit import FakeClock, Script, html, read_all, read_one, reply, with_designo
from profile_kit import (
    GRAPH_SUCCESS,
    ONE,
    URL,
    entry,
    one_order,
    orders,
    profile,
    sent,
    with_profile,
)

from designo_sync_gui.domain.connection import DesignoConnection
from designo_sync_gui.domain.errors import (
    BadReply,
    NotTheApi,
    RefusedByReceiver,
    SignInFailed,
    SyncError,
)
from designo_sync_gui.domain.order import OrderRef, Presence
from designo_sync_gui.domain.status import Status


def listing(*lines: str) -> str:
    return "\n".join(['[list]\npath = "orders"', *lines, ""])


def ids_of(text, script, since=None, secrets=None):
    async def use(side):
        return [reading.ref.order_id for reading in await read_all(side, since=since)]

    return with_profile(text, script, use, secrets=secrets)


def fails(text, script, use=read_all) -> SyncError:
    with pytest.raises(SyncError) as caught:
        with_profile(text, script, use)
    return caught.value


def test_that_orders_are_listed_with_status_number_and_time() -> None:
    script = Script(reply(200, {"orders": [entry("7", " In  Print ")]}))
    (reading,) = with_profile(profile(), script, read_all)
    assert reading.ref == OrderRef("shop", "7")
    assert reading.number == "#7"
    assert reading.observation.status == Status.text(" In  Print ")
    assert reading.observation.changed_at == "2026-11-23T07:00:00Z"
    assert str(script.requests[0].url) == "https://shop.example/base/orders"


def test_that_offsets_move_by_what_a_page_held() -> None:
    text = profile(
        listing=listing(
            "[list.paging]",
            'kind = "offset"',
            'parameter = "skip"',
            'size_parameter = "take"',
            "size = 2",
        )
    )
    script = Script(orders("1", "2"), orders("3"), orders())
    assert ids_of(text, script) == ["1", "2", "3"]
    assert [script.query(n) for n in range(3)] == [
        {"skip": "0", "take": "2"},
        {"skip": "2", "take": "2"},
        {"skip": "3", "take": "2"},
    ]


TOTAL = listing(
    "[list.paging]",
    'kind = "page"',
    'parameter = "page"',
    'size_parameter = "size"',
    "size = 2",
    'total = "/count"',
)


def test_that_fewer_orders_than_the_total_of_the_profile_are_an_error() -> None:
    script = Script(orders("1", "2", count=5), orders("3", count=5), orders(count=5))
    assert "has 5 orders, but sent 3" in fails(profile(listing=TOTAL), script).message.english
    script = Script(orders("1", "2", count=3), orders("3", count=3), orders(count=3))
    assert ids_of(profile(listing=TOTAL), script) == ["1", "2", "3"]


def test_that_a_list_that_goes_in_circles_ends_in_an_error() -> None:
    pages = [orders("2", "1", count=9), orders("4", "3", count=9)] * 20
    script = Script(*pages)
    assert "does not end" in fails(profile(listing=TOTAL), script).message.english
    assert len(script.requests) < 8


NEXT_URL = listing("[list.paging]", 'kind = "next-url"', 'next = "/next"')
LINK = listing("[list.paging]", 'kind = "link"')


@pytest.mark.parametrize(
    "address",
    [
        "https://shop.example/base/orders?page=2&q=a%20b%26c",
        "/base/orders?page=2&q=a%20b%26c",
        "?page=2&q=a%20b%26c",
    ],
)
def test_that_the_next_address_of_an_answer_is_asked(address) -> None:
    if address.startswith("?"):
        address = "orders" + address
    script = Script(orders("1", next=address), orders("2", next=None))
    assert ids_of(profile(listing=NEXT_URL), script) == ["1", "2"]
    assert script.query(1) == {"page": "2", "q": "a b&c"}
    assert script.requests[1].url.path == "/base/orders"


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/base/orders",
        "//evil.example/base/orders",
        "https://shop.example.evil/base/orders",
        "https://shop.example@evil.example/base/",
        "http://shop.example/base/orders",
        "/other/orders",
        "https://shop.example/base/../admin",
        "https://[",
        "javascript:alert(1)",
    ],
)
def test_that_no_next_address_leads_elsewhere(address) -> None:
    script = Script(orders("1", next=address))
    assert isinstance(fails(profile(listing=NEXT_URL), script), BadReply)
    assert len(script.requests) == 1


@pytest.mark.parametrize(
    "link",
    [
        '<https://shop.example/base/orders?page=2>; rel="next"',
        "</base/orders?page=2>;rel=next",
        '<https://shop.example/base/x>; rel="prev", </base/orders?page=2>; rel="last next"',
        '</base/orders?page=2>; title="a, b; c"; rel="next"',
        "</base/orders?page=2>; REL=Next",
    ],
)
def test_that_the_link_header_leads_to_the_next_page(link) -> None:
    script = Script(orders("1", headers={"link": link}), orders("2"))
    assert ids_of(profile(listing=LINK), script) == ["1", "2"]
    assert script.query(1) == {"page": "2"}


@pytest.mark.parametrize(
    "link", ["", '<https://shop.example/base/x>; rel="prev"', "<x>; notrel=next", "rubbish"]
)
def test_that_a_link_header_without_a_next_page_ends_the_list(link) -> None:
    script = Script(orders("1", headers={"link": link}))
    assert ids_of(profile(listing=LINK), script) == ["1"]


def test_that_a_list_that_points_back_is_an_error_and_no_shorter_list() -> None:
    there = {"link": '</base/orders?page=2>; rel="next"'}
    script = Script(orders("1", headers=there), orders("2", headers=there))
    assert isinstance(fails(profile(listing=LINK), script), BadReply)


CURSOR = listing("[list.paging]", 'kind = "cursor"', 'parameter = "after"', 'next = "/next"')


@pytest.mark.parametrize("cursor", ["\ud800", {"a": 1}, [1]])
def test_that_a_cursor_that_cannot_be_sent_is_an_error(cursor) -> None:
    script = Script(orders("1", next=cursor))
    assert isinstance(fails(profile(listing=CURSOR), script), BadReply)


def test_that_a_page_count_that_is_absurd_is_an_error_of_the_answer() -> None:
    text = profile(
        listing=listing("[list.paging]", 'kind = "page"', 'parameter = "p"', 'last_page = "/n"')
    )
    script = Script(reply(200, '{"orders": [], "n": 1}'.replace("1", "9" * 5000)))
    assert with_profile(text, script, read_all) == []
    body = '{"orders": [{"id": "1", "status": "x"}], "n": ' + "9" * 5000 + "}"
    assert isinstance(fails(text, Script(reply(200, body))), BadReply)


def test_that_only_what_changed_is_asked_for() -> None:
    text = profile(listing=listing("[list.since]", 'parameter = "from"', 'format = "unix"'))
    script = Script(orders())
    ids_of(text, script, since=datetime(2026, 11, 23, 7, 0, tzinfo=UTC))
    assert script.query() == {"from": "1795417200"}


GRAPHQL = """\
[list]
method = "POST"
path = "graph"
graphql = \"\"\"
query($skip: Int!) {
  orders(skip: $skip) { items{status} id }
}
\"\"\"
variables = '{"skip": {offset}}'
[list.paging]
kind = "offset"
"""


def test_that_a_graphql_query_is_sent_as_written_with_its_variables() -> None:
    script = Script(orders("1"), orders())
    assert ids_of(profile(GRAPH_SUCCESS, listing=GRAPHQL), script) == ["1"]
    first, second = (sent(request) for request in script.requests)
    assert first["query"] == (
        "query($skip: Int!) {\n  orders(skip: $skip) { items{status} id }\n}\n"
    )
    assert (first["variables"], second["variables"]) == ({"skip": 0}, {"skip": 1})


def test_that_errors_inside_a_200_are_errors() -> None:
    script = Script(reply(200, {"errors": [{"message": "not \u202eallowed"}], "orders": []}))
    error = fails(profile(GRAPH_SUCCESS), script)
    assert isinstance(error, RefusedByReceiver)
    assert "allowed" in error.message.english
    assert "\u202e" not in error.message.english


def test_that_a_web_page_is_told_as_one() -> None:
    for text in (profile(), profile(GRAPH_SUCCESS)):
        error = fails(text, Script(html()))
        assert isinstance(error, NotTheApi)
        assert "web page" in error.message.english


def test_that_a_wrong_pointer_is_told_with_its_key_and_without_another_platform() -> None:
    error = fails(profile(), Script(reply(200, {"data": []})))
    assert isinstance(error, BadReply)
    assert "list.pointers.items" in error.message.english
    assert "DesignO" not in error.sentence.english


def test_that_an_order_is_read_alone_and_its_id_is_encoded() -> None:
    script = Script(one_order("a/b?c", "done"))

    async def use(side):
        return await read_one(side, "a/b?c")

    reading = with_profile(profile(), script, use)
    assert reading.observation.status == Status.text("done")
    assert script.requests[0].url.raw_path == b"/base/orders/a%2Fb%3Fc"


def test_that_an_order_is_absent_only_by_the_profiles_rule() -> None:
    reading = with_profile(profile(), Script(reply(404, {})), read_one)
    assert reading.observation.presence is Presence.ABSENT
    for answer in (reply(403, {}), reply(200, {"order": None}), reply(410, {})):
        assert isinstance(fails(profile(), Script(answer), read_one), SyncError)


NULL_ONE = ONE.replace("http_status = 404", 'pointer = "/data/order"\nnull = true')
NULL_ONE = NULL_ONE.replace('item = "/order"', 'item = "/data/order"')


def test_that_null_beside_an_error_is_an_error_and_no_absence() -> None:
    text = profile(GRAPH_SUCCESS, one=NULL_ONE)
    gone = Script(reply(200, {"data": {"order": None}}))
    assert with_profile(text, gone, read_one).observation.presence is Presence.ABSENT
    forbidden = {"errors": [{"message": "FORBIDDEN"}], "data": {"order": None}}
    assert isinstance(fails(text, Script(reply(200, forbidden)), read_one), RefusedByReceiver)
    assert isinstance(fails(text, Script(reply(401, forbidden)), read_one), SignInFailed)
    assert isinstance(fails(text, Script(reply(500, forbidden)), read_one), SyncError)


def test_that_an_error_named_by_the_absent_rule_is_absence() -> None:
    one = ONE.replace("http_status = 404", 'pointer = "/errors/0/code"\nequals = "NOT_FOUND"')
    text = profile(GRAPH_SUCCESS, one=one)
    gone = reply(200, {"errors": [{"code": "NOT_FOUND"}]})
    assert with_profile(text, Script(gone), read_one).observation.presence is Presence.ABSENT
    other = reply(200, {"errors": [{"code": "FORBIDDEN"}]})
    assert isinstance(fails(text, Script(other), read_one), RefusedByReceiver)


def test_that_a_lone_surrogate_makes_only_its_order_unreadable() -> None:
    body = '{"orders": [{"id": "1", "status": "\\ud800"}, {"id": "2", "status": "ok"}]}'
    first, second = with_profile(profile(), Script(reply(200, body)), read_all)
    assert first.observation.status is None
    assert "\\ud800" in first.observation.evidence
    assert second.observation.status == Status.text("ok")


def test_that_a_reading_by_post_is_asked_once() -> None:
    text = profile(listing='[list]\nmethod = "POST"\npath = "orders"\nbody = "{}"\n')
    script = Script(reply(503, {}, retry_after="1"))
    clock = FakeClock()
    with pytest.raises(SyncError):
        with_profile(text, script, read_all, clock=clock)
    assert len(script.requests) == 1


def test_that_errors_inside_a_200_are_errors_of_designo_as_well() -> None:
    text = profile(GRAPH_SUCCESS, write="").replace('id = "/id"', 'id = "/id"\nstore = "/store"')
    script = Script(reply(200, {"errors": [{"message": "not allowed"}], "orders": []}))
    with pytest.raises(RefusedByReceiver, match="not allowed"):
        with_designo(script, read_all, of=DesignoConnection(URL, read_profile=text))
