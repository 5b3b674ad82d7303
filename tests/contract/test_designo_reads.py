"""Reading DesignO by a read profile."""

import asyncio
from base64 import b64encode
from datetime import UTC, datetime
from pathlib import Path

import pytest

from designo_sync_gui.connectors.profile.parsing import read_profile
from designo_sync_gui.domain.connection import AuthForm, DesignoConnection, Secret
from designo_sync_gui.domain.errors import (
    BadReply,
    ServerFailure,
)
from designo_sync_gui.domain.order import Presence
from designo_sync_gui.domain.status import JsonType, Status

URL = "https://designo.example/"
EXAMPLE = Path(__file__).parents[2] / "resources" / "profiles" / "example-read-profile.toml"
PAYLOAD = b'{"exp":%d}'
#: Their end is the first day of the year.
TOKEN_OF_2040, TOKEN_OF_2020 = (
    f"eyJhbGciOiJIUzI1NiJ9.{b64encode(PAYLOAD % end).decode().rstrip('=')}.c2ln"
    for end in (2_209_032_000, 1_577_880_000)
)
SECRETS = {"api_key": Secret("sk_canary_api_key")}

PLAIN = """
title = "Plain"
[auth]
kind = "none"
[list]
path = "orders"
[list.pointers]
items = "/data"
id = "/id"
status = "/status"
store = "/store"
[id]
type = "text"
"""


def row(order_id, status="paid", store="shop"):
    return {"id": order_id, "status": status, "store": store}


def read(kit, script, profile, codes=("shop",), since=None, secrets=None):
    connection = DesignoConnection(URL, read_profile=profile)
    return kit.with_designo(
        script,
        lambda side: kit.read_all(side, codes, since),
        of=connection,
        secrets=secrets or {},
    )


def told(readings):
    return [(r.ref.store_code, r.ref.order_id, r.observation.status) for r in readings]


def test_that_the_example_profile_reads_the_answer_it_describes(kit):
    rows = [
        {
            "id": "2145",
            "order_status": "in-production",
            "store": "shop",
            "updated": "2026-11-23T07:12:56Z",
            "label": "#2145",
        }
    ]
    script = kit.Script(
        kit.reply(200, {"token": kit.TOKEN}),
        kit.reply(200, {"orders": rows, "pages": 2}),
        kit.reply(200, {"orders": [{**rows[0], "id": "2146"}], "pages": 2}),
    )
    since = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
    readings = read(kit, script, EXAMPLE.read_text("utf-8"), since=since, secrets=SECRETS)
    assert [r.ref.order_id for r in readings] == ["2145", "2146"]
    first = readings[0]
    assert first.number == "#2145"
    assert first.observation.changed_at == "2026-11-23T07:12:56Z"
    assert "GET api/example/orders" in first.observation.source
    assert script.requests[1].headers["authorization"] == kit.TOKEN
    assert script.requests[1].headers["x-api-key"] == "sk_canary_api_key"
    assert script.query(1) == {
        "sort": "id",
        "page": "1",
        "per_page": "100",
        "updated_after": "2026-11-23T07:00:00Z",
    }
    assert script.query(2)["page"] == "2"


def test_that_the_example_says_that_it_is_not_designos_format():
    text = EXAMPLE.read_text("utf-8")
    assert text.startswith("# EXAMPLE, NOT DESIGNO'S FORMAT.")
    assert "not DesignO's format" in read_profile(text).title


def test_that_the_store_pointer_tells_each_orders_store(kit):
    rows = {"data": [row("1", store="a"), row("1", "Paid", "b")]}
    readings = read(kit, kit.Script(kit.reply(200, rows)), PLAIN, ("a", "b"))
    assert told(readings) == [("a", "1", Status.text("paid")), ("b", "1", Status.text("Paid"))]


def test_that_a_list_per_store_is_read_once_for_each(kit):
    profile = PLAIN.replace('path = "orders"', 'path = "stores/{store_code}/orders"')
    profile = profile.replace('store = "/store"\n', "")
    script = kit.Script(kit.reply(200, {"data": [row("1")]}))
    readings = read(kit, script, profile, ("a b", "c/d"))
    assert [r.ref.store_code for r in readings] == ["a b", "c/d"]
    assert [r.url.raw_path for r in script.requests] == [
        b"/stores/a%20b/orders",
        b"/stores/c%2Fd/orders",
    ]


def test_that_offsets_count_the_entries_received(kit):
    paging = (
        '[list.paging]\nkind = "offset"\nparameter = "start"\nsize_parameter = "n"\nsize = 50\n'
    )
    script = kit.Script(
        kit.reply(200, {"data": [row("1"), row("2")]}),
        kit.reply(200, {"data": [row("3")]}),
        kit.reply(200, {"data": []}),
    )
    readings = read(kit, script, PLAIN + paging)
    assert [r.ref.order_id for r in readings] == ["1", "2", "3"]
    assert [script.query(n)["start"] for n in range(3)] == ["0", "2", "3"]
    assert script.query(0)["n"] == "50"


@pytest.mark.parametrize("last", ["null", '""', "false", None])
def test_that_a_list_with_a_cursor_ends_where_there_is_no_next(kit, last):
    paging = '[list.paging]\nkind = "cursor"\nparameter = "after"\nnext = "/next"\n'
    end = f',"next":{last}' if last else ""
    script = kit.Script(
        kit.reply(200, {"data": [row("1")], "next": "c=1&x"}),
        kit.reply(200, '{"data":[{"id":"2","status":"a","store":"shop"}]' + end + "}"),
    )
    readings = read(kit, script, PLAIN + paging)
    assert [r.ref.order_id for r in readings] == ["1", "2"]
    assert script.query(0) == {}
    assert script.query(1) == {"after": "c=1&x"}


def test_that_a_cursor_that_comes_again_is_an_error(kit):
    paging = '[list.paging]\nkind = "cursor"\nparameter = "after"\nnext = "/next"\n'
    script = kit.Script(
        kit.reply(200, {"data": [row("1")], "next": "c"}),
        kit.reply(200, {"data": [row("2")], "next": "d"}),
        kit.reply(200, {"data": [row("3")], "next": "c"}),
    )
    with pytest.raises(BadReply, match="never end"):
        read(kit, script, PLAIN + paging)


def test_that_a_page_parameter_without_effect_is_an_error(kit):
    paging = '[list.paging]\nkind = "page"\nparameter = "page"\n'
    with pytest.raises(BadReply, match="two pages in a row"):
        read(kit, kit.Script(kit.reply(200, {"data": [row("1")]})), PLAIN + paging)


@pytest.mark.parametrize("pages", ['"many"', "null", "{}"])
def test_that_a_last_page_that_is_no_number_is_an_error(kit, pages):
    paging = '[list.paging]\nkind = "page"\nparameter = "page"\nlast_page = "/pages"\n'
    body = '{"data":[{"id":"1","status":"a","store":"shop"}],"pages":' + pages + "}"
    with pytest.raises(BadReply, match=r"list\.paging\.last_page"):
        read(kit, kit.Script(kit.reply(200, body)), PLAIN + paging)


@pytest.mark.parametrize(
    ("pointer", "wrong", "found"),
    [
        ('items = "/data"', 'items = "/orders"', "keys data, total"),
        ('items = "/data"', 'items = "/total"', "a number where a list was expected"),
        ('items = "/data"', 'items = ""', "an object with the keys"),
        ('id = "/id"', 'id = "/order_id"', "keys id, status, store"),
        ('id = "/id"', 'id = "/status/x"', "there was a text"),
        ('status = "/status"', 'status = "/order_status"', "keys id, status, store"),
        ('store = "/store"', 'store = "/shop"', "keys id, status, store"),
        ('type = "text"', 'type = "number"', "there was a text, but id.type is “number”"),
    ],
)
def test_that_a_wrong_pointer_is_named_with_what_was_there_instead(kit, pointer, wrong, found):
    profile = PLAIN.replace(pointer, wrong, 1)
    script = kit.Script(kit.reply(200, {"data": [row("A-1"), row("A-2")], "total": 2}))
    with pytest.raises(BadReply) as caught:
        read(kit, script, profile)
    assert found in caught.value.message.english
    assert wrong.partition('"')[2].rstrip('"') in caught.value.message.english
    assert "read profile" in caught.value.advice.english
    assert caught.value.details


def test_that_a_wrong_pointer_fails_the_test_of_the_connection(kit):
    profile = PLAIN.replace('items = "/data"', 'items = "/orders"')
    connection = DesignoConnection(URL, read_profile=profile)
    script = kit.Script(kit.reply(200, {"token": kit.TOKEN}), kit.reply(200, {"data": []}))
    check = kit.with_designo(script, kit.all_checks, of=connection)["Orders read"]
    assert check.passed is False
    assert "list.pointers.items “/orders”" in check.message.english
    assert "Correct the read profile" in check.message.english
    assert check.details == '{"data": []}'


def test_that_the_test_of_the_connection_shows_the_first_order(kit):
    connection = DesignoConnection(URL, read_profile=PLAIN)
    script = kit.Script(
        kit.reply(200, {"token": kit.TOKEN}), kit.reply(200, {"data": [row("1", " x")]})
    )
    check = kit.with_designo(script, kit.all_checks, of=connection)["Orders read"]
    assert check.passed is True
    assert "order 1 of store shop, status “·x”" in check.message.english


@pytest.mark.parametrize(
    ("cookie", "passed", "words"),
    [
        ("sid=s3cret", None, "browser session: when it ends is not known."),
        (f"sid={TOKEN_OF_2040}", True, "sign-in ends about 2040-01-0"),
        (f"sid={TOKEN_OF_2020}", None, "sign-in ended about 2020-01-0"),
    ],
)
def test_that_the_test_of_the_connection_tells_how_long_a_session_holds(kit, cookie, passed, words):
    profile = PLAIN + '[list.headers]\nCookie = "{secret:cookie}"\n'
    script = kit.Script(
        kit.reply(200, {"token": kit.TOKEN}), kit.reply(200, {"data": [row("1", "x")]})
    )
    of = DesignoConnection(URL, read_profile=profile)
    secrets = {"cookie": Secret(cookie)}
    check = kit.with_designo(script, kit.all_checks, of=of, secrets=secrets)["Sign-in"]
    assert check.passed is passed
    assert words in check.message.english
    assert cookie not in check.message.english


def test_that_an_empty_list_is_an_empty_list(kit):
    assert read(kit, kit.Script(kit.reply(200, {"data": []})), PLAIN) == []


def test_that_one_order_without_status_is_told_and_the_rest_goes_on(kit):
    rows = {"data": [row("1"), {"id": "2", "store": "shop"}, row("3")]}
    readings = read(kit, kit.Script(kit.reply(200, rows)), PLAIN)
    assert told(readings)[1] == ("shop", "2", Status.absent())
    assert readings[1].observation.presence is Presence.PRESENT
    assert len(readings) == 3


def test_that_a_later_page_may_hold_only_orders_without_status(kit):
    paging = '[list.paging]\nkind = "page"\nparameter = "page"\nlast_page = "/last"\n'
    script = kit.Script(
        kit.reply(200, {"data": [row("1")], "last": 2}),
        kit.reply(200, {"data": [{"id": "2", "store": "shop"}], "last": 2}),
    )
    assert len(read(kit, script, PLAIN + paging)) == 2


@pytest.mark.parametrize(
    ("token", "json_type"),
    [("5", JsonType.NUMBER), ("null", JsonType.NULL), ("true", JsonType.BOOLEAN)],
)
def test_that_a_status_keeps_its_json_type(kit, token, json_type):
    body = f'{{"data":[{{"id":"1","store":"shop","status":{token}}}]}}'
    status = read(kit, kit.Script(kit.reply(200, body)), PLAIN)[0].observation.status
    assert status.json_type is json_type


def test_that_a_lone_surrogate_makes_its_own_order_unreadable_with_its_text_kept(kit):
    bad = '{"id":"2","store":"shop","status":"\\ud800"}'
    body = '{"data":[{"id":"1","store":"shop","status":"a"},' + bad + "]}"
    readings = read(kit, kit.Script(kit.reply(200, body)), PLAIN)
    assert [r.observation.unreadable for r in readings] == [False, True]
    assert readings[1].observation.evidence == bad


def test_that_numeric_ids_are_kept_as_their_digits(kit):
    profile = PLAIN.replace('type = "text"', 'type = "number"')
    body = '{"data":[{"id":123456789012345678901234567890,"store":"shop","status":"a"},'
    body += '{"id":1.5,"store":"shop","status":"b"}]}'
    script = kit.Script(kit.reply(200, body))
    assert told(read(kit, script, profile))[0][1] == "123456789012345678901234567890"


def test_that_entries_without_a_usable_id_are_counted_and_the_rest_goes_on(kit):
    rows = {"data": [row("1"), row(2), {"status": "x", "store": "shop"}, row("")]}

    async def use(side):
        return [page async for page in side.reader.pages(("shop",), None)]

    connection = DesignoConnection(URL, read_profile=PLAIN)
    page = kit.with_designo(kit.Script(kit.reply(200, rows)), use, of=connection)[0]
    assert (len(page.readings), page.nameless) == (1, 3)


def test_that_an_order_told_twice_alike_counts_once_and_told_differently_is_unreadable(kit):
    rows = {"data": [row("1"), row("1"), row("2", "a"), row("2", "b")]}
    readings = read(kit, kit.Script(kit.reply(200, rows)), PLAIN)
    assert told(readings)[0] == ("shop", "1", Status.text("paid"))
    assert readings[1].observation.unreadable
    assert "more than once" in readings[1].observation.problem.english
    assert len(readings) == 2


def test_that_without_since_a_query_entry_that_needs_it_is_left_out(kit):
    profile = PLAIN.replace(
        'path = "orders"', 'path = "orders"\nquery = { q = "changed>{since}", sort = "id" }'
    )
    profile += '[list.since]\nformat = "unix"\n'
    script = kit.Script(kit.reply(200, {"data": []}))
    read(kit, script, profile)
    assert script.query() == {"sort": "id"}
    read(kit, script, profile, since=datetime(2026, 1, 1, tzinfo=UTC))
    assert script.query() == {"q": "changed>1767225600", "sort": "id"}


def test_that_a_body_takes_its_placeholders_as_json_text_and_is_not_repeated(kit):
    profile = PLAIN.replace(
        'path = "orders"',
        'method = "POST"\npath = "q"\nbody = \'{"s": "{store_code}", "p": {page}}\'',
    )
    profile += '[list.paging]\nkind = "page"\n'
    script = kit.Script(kit.reply(200, {"data": []}))
    read(kit, script, profile, ('a"},{"b',))
    assert script.body() == {"s": 'a"},{"b', "p": 1}
    with pytest.raises(ServerFailure):
        read(kit, failing := kit.Script(kit.reply(500, "")), profile)
    assert len(failing.requests) == 1


@pytest.mark.parametrize(("code", "passed"), [("wc_eu", False), ("", None)])
def test_that_a_list_per_store_is_tested_with_a_connected_stores_code(kit, code, passed):
    profile = PLAIN.replace('path = "orders"', 'path = "stores/{store_code}/orders"')
    profile = profile.replace('store = "/store"\n', "")
    script = kit.Script(kit.reply(400, {"message": "No such store."}))

    async def run():
        connections = kit.registry(script)
        connection = DesignoConnection(URL, auth=AuthForm.NONE, read_profile=profile)
        try:
            side = await connections.trial_designo(connection, {}, code)
            return {check.name.english: check async for check in side.checks()}
        finally:
            await connections.aclose()

    checks = asyncio.run(run())
    assert script.requests[-1].url.path == f"/stores/{code or 'connection-test'}/orders"
    assert checks["Orders read"].passed is passed
