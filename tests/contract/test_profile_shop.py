"""A shop described by a profile: signing in, paging, writing, and what a wrong profile is told."""

import asyncio
import json

import httpx2 as httpx
import pytest
from connector_kit import HTML, FakeClock, MemorySecrets, Script, reply
from hypothesis import given
from hypothesis import strategies as st

from designo_sync_gui.connectors.profile.shop_parsing import read_shop_profile
from designo_sync_gui.connectors.profile.templates import in_body
from designo_sync_gui.connectors.registry import store_secret_fields
from designo_sync_gui.connectors.sides import ConnectionRegistry
from designo_sync_gui.domain.connection import Secret, Store
from designo_sync_gui.domain.errors import (
    BadReply,
    NotTheApi,
    ProfileInvalid,
    RefusedByReceiver,
    SettingsInvalid,
    SignInFailed,
    WriteEffect,
)
from designo_sync_gui.domain.order import OrderRef, Presence
from designo_sync_gui.domain.status import Status
from designo_sync_gui.resource_files import resource_path

BASE = "https://shop.example/api/"
LIST = """
title = "Shop"
[list]
path = "orders"
[list.pointers]
items = "/orders"
id = "/id"
status = "/state"
[id]
type = "text"
"""
ONE = """
[one]
path = "orders/{order_id}"
[one.pointers]
item = ""
[one.absent]
http_status = 404
"""
WRITE = """
[write]
method = "PUT"
path = "orders/{order_id}"
body = '{"state": "{status}"}'
refused = "/error"
message = "/error"
echo = "/state"
next_statuses = "/next"
"""
NONE = "\n[auth]\nkind = 'none'\n"


def run(text, use, script, secrets=None, clock=None, url=BASE):
    async def whole():
        registry = ConnectionRegistry(
            MemorySecrets(),
            clock or FakeClock(),
            transport=httpx.MockTransport(script),
            jitter=lambda: 0.5,
            nonce=lambda: "nonce",
        )
        store = Store("s", "S", "other", url, options=(("profile", text),))
        given = {name: Secret(value) for name, value in (secrets or {}).items()}
        side = await registry.trial_storefront(store, given)
        try:
            return await use(side)
        finally:
            await side.release()
            await registry.aclose()

    return asyncio.run(whole())


async def list_all(side):
    return [r.ref.order_id async for p in side.reader.pages(["s"], None) for r in p.readings]


def page(*ids, **more):
    return reply(200, {"orders": [{"id": i, "state": "new"} for i in ids], **more})


def write_of(text, script, status="paid", order_id="7"):
    async def use(side):
        return await side.writer.write(OrderRef("s", order_id), Status.text(status))

    return run(text, use, script)


@pytest.mark.parametrize(
    ("auth", "secrets", "header", "value"),
    [
        ("kind = 'basic'", {"user": "u", "password": "p"}, "authorization", "Basic dTpw"),
        ("kind = 'bearer'", {"token": "t0k"}, "authorization", "Bearer t0k"),
        ("kind = 'header'\nheader = 'X-Key'", {"token": "t0k"}, "x-key", "t0k"),
    ],
)
def test_that_each_kind_of_sign_in_signs_every_request(auth, secrets, header, value) -> None:
    script = Script(page("1"))
    assert run(f"{LIST}\n[auth]\n{auth}\n", list_all, script, secrets) == ["1"]
    assert script.requests[0].headers[header] == value


def test_that_oauth_signs_with_and_without_a_token() -> None:
    keys = {"consumer_key": "ck", "consumer_secret": "cs"}
    script = Script(page("1"))
    run(f"{LIST}\n[auth]\nkind = 'oauth1'\n", list_all, script, keys)
    assert script.query()["oauth_consumer_key"] == "ck"
    both = {**keys, "token": "at", "token_secret": "as"}
    text = f"{LIST}\n[auth]\nkind = 'oauth1'\nwith_token = true\n"
    script = Script(page("1"))
    run(text, list_all, script, both)
    assert 'oauth_token="at"' in script.requests[0].headers["authorization"]
    assert "as" not in script.query().values()


CREDENTIALS = (
    f"{LIST}\n[auth]\nkind = 'client-credentials'\npath = 'token'\nexpires = '/expires_in'\n"
)
APP = {"client_id": "app", "client_secret": "s&cret"}


def test_that_a_token_is_fetched_once_and_renewed_before_its_end() -> None:
    clock = FakeClock()
    token = reply(200, {"access_token": "one", "expires_in": 3600})
    second = reply(200, {"access_token": "two", "expires_in": 3600})
    script = Script(token, page("1"), page("1"), second, page("1"))

    async def use(side):
        for wait in (0, 60, 3500):
            await clock.sleep(wait)
            await list_all(side)

    run(CREDENTIALS, use, script, APP, clock)
    assert script.lines.count("POST /api/token") == 2
    assert script.requests[0].content == (
        b"grant_type=client_credentials&client_id=app&client_secret=s%26cret"
    )
    assert script.requests[-1].headers["authorization"] == "Bearer two"


def test_that_a_token_no_longer_taken_is_renewed_once() -> None:
    token = reply(200, {"access_token": "one"})
    other = reply(200, {"access_token": "two"})
    script = Script(token, reply(401, {}), other, page("1"))
    assert run(CREDENTIALS, list_all, script, APP) == ["1"]
    stubborn = Script(token, reply(401, {}), other, reply(401, {}))
    with pytest.raises(SignInFailed):
        run(CREDENTIALS, list_all, stubborn, APP)
    assert len(stubborn.requests) == 4


def test_that_a_refused_client_secret_is_told_without_showing_it() -> None:
    script = Script(reply(400, {"error": "invalid_client", "hint": "s&cret"}))
    with pytest.raises(SignInFailed) as caught:
        run(CREDENTIALS, list_all, script, APP)
    assert "s&cret" not in f"{caught.value} {caught.value.details}"


LINK = f"{LIST}\n[list.paging]\nkind = 'link'\n{NONE}"
NEXT = f"{LIST}\n[list.paging]\nkind = 'next-url'\nnext = '/next'\n{NONE}"


def linked(ids, address):
    made = page(*ids)
    made.headers["link"] = f'<{BASE}orders?p=0>; rel="prev", <{address}>; rel="next"'
    return made


def test_that_pages_are_followed_by_link_header_and_by_next_address() -> None:
    script = Script(linked(["1"], f"{BASE}orders?p=2"), page("2"))
    assert run(LINK, list_all, script) == ["1", "2"]
    assert script.query() == {"p": "2"}
    script = Script(page("1", next="orders?p=2&x=a%20b"), page("2", next=None))
    assert run(NEXT, list_all, script) == ["1", "2"]
    assert script.query() == {"p": "2", "x": "a b"}


@pytest.mark.parametrize(
    "address",
    ["https://evil.example/api/orders?p=2", "https://shop.example.evil/api/", "//evil/api/"],
)
def test_that_a_next_page_at_another_host_is_never_asked(address) -> None:
    script = Script(linked(["1"], address), page("2"))
    with pytest.raises(BadReply, match="No request was sent to the other address"):
        run(LINK, list_all, script)
    assert len(script.requests) == 1


def test_that_a_next_page_that_comes_again_is_an_error() -> None:
    pages = [linked([str(n)], f"{BASE}orders?p={n % 2}") for n in range(4)]
    with pytest.raises(BadReply, match="read before"):
        run(LINK, list_all, Script(*pages))


def test_that_a_write_carries_the_exact_status_once_and_reads_its_echo() -> None:
    script = Script(reply(200, {"state": "Paid \u00a0"}))
    answer = write_of(LIST + NONE + WRITE, script, "Paid \u00a0")
    assert json.loads(script.requests[0].content) == {"state": "Paid \u00a0"}
    assert (answer.accepted, answer.echo) == (True, Status.text("Paid \u00a0"))
    assert len(script.requests) == 1


def test_that_a_refusal_inside_200_is_told_with_what_may_come_next() -> None:
    script = Script(reply(200, {"error": "No such step.", "next": ["a", "b"]}))
    answer = write_of(LIST + NONE + WRITE, script)
    assert answer.accepted is False
    assert answer.message.english == "No such step. It may become: a, b."


@pytest.mark.parametrize("body", [HTML, "{", ""])
def test_that_an_answer_that_is_not_understood_leaves_a_write_unclear(body) -> None:
    assert write_of(LIST + NONE + WRITE, Script(reply(200, body))).accepted is None


def test_that_a_refused_sign_in_before_a_write_means_nothing_was_sent() -> None:
    async def use(side):
        return await side.writer.write(OrderRef("s", "7"), Status.text("a"))

    with pytest.raises(SignInFailed) as caught:
        run(CREDENTIALS + WRITE, use, Script(reply(400, {})), APP)
    assert caught.value.write_effect is WriteEffect.NOT_SENT


def test_that_a_profile_without_write_only_reads() -> None:
    async def use(side):
        return side.writer, await side.rules.write_rules("s")

    writer, rules = run(LIST + NONE, use, Script(page()))
    assert writer is None
    assert "[write]" in rules.reason.english


def test_that_an_order_is_read_alone_and_absent_by_the_profiles_rule() -> None:
    script = Script(reply(200, {"id": "7", "state": "new"}), reply(404, {}))

    async def use(side):
        return [
            (await side.reader.read_orders([OrderRef("s", n)]))[OrderRef("s", n)].observation
            for n in ("7", "8")
        ]

    first, second = run(LIST + ONE + NONE, use, script)
    assert first.status == Status.text("new")
    assert second.presence is Presence.ABSENT


GRAPH = resource_path("profiles", "vendure.toml").read_text(encoding="utf-8")
TOKEN_HEADER = {"vendure-auth-token": "tok"}
LOGIN = {"username": "u", "password": 'p"w'}


def test_that_an_error_inside_200_is_an_error_and_no_absent_order() -> None:
    token = reply(200, {"data": {}}, **TOKEN_HEADER)
    broken = reply(200, {"errors": [{"message": "FORBIDDEN"}], "data": {"order": None}})

    async def use(side):
        return await side.reader.read_orders([OrderRef("s", "7")])

    with pytest.raises(RefusedByReceiver, match="FORBIDDEN"):
        run(GRAPH, use, Script(token, broken), LOGIN)


def test_that_secrets_in_a_login_body_are_escaped_and_never_leave_their_text() -> None:
    token = reply(200, {"data": {}}, **TOKEN_HEADER)
    empty = reply(200, {"data": {"orders": {"items": []}}})
    script = Script(token, empty)
    run(GRAPH, list_all, script, LOGIN)
    assert json.loads(script.requests[0].content)["variables"] == {
        "username": "u",
        "password": 'p"w',
    }
    assert script.requests[1].headers["authorization"] == "Bearer tok"


def test_that_credentials_are_not_sent_over_plain_http() -> None:
    with pytest.raises(SettingsInvalid, match="https"):
        run(CREDENTIALS, list_all, Script(page()), APP, url="http://shop.example/")


def test_that_a_profile_pointing_at_a_web_page_is_told() -> None:
    with pytest.raises(NotTheApi, match="web page"):
        run(LIST + NONE, list_all, Script(reply(200, HTML, content_type="text/html")))


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (LIST, "auth"),
        (LIST + "[auth]\nkind = 'magic'\n", "auth.kind"),
        (LIST + "[auth]\nkind = 'header'\n", "auth.header"),
        (LIST + "[auth]\nkind = 'login'\npath = 'x'\nbody = '{}'\n", "auth.body"),
        (LIST + NONE + "[write]\npath = 'o'\nbody = '{\"s\": \"{status}\"}'\n", "write.body"),
        (LIST + NONE + WRITE + "typo = 1\n", "write.typo"),
        (LIST.replace('"/state"', '"/state"\nstore = "/s"') + NONE, "list.pointers.store"),
        (LIST + NONE + "[success]\npointer = '/e'\n", "success.equals"),
        (LIST.replace('"orders"', '"{status}"') + NONE, "list.path"),
    ],
)
def test_that_a_wrong_profile_is_told_with_line_and_key(text, key) -> None:
    with pytest.raises(ProfileInvalid) as caught:
        read_shop_profile(text)
    assert f"key “{key}”" in caught.value.message.english
    assert "Line " in caught.value.message.english


def test_that_the_form_is_told_which_secrets_a_profile_names() -> None:
    store = Store("s", "S", "other", BASE, options=(("profile", GRAPH),))
    assert [field.name for field in store_secret_fields(store)] == ["username", "password"]


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_that_any_status_survives_the_body_template(text: str) -> None:
    body = in_body('{"s": "{status}", "o": "{order_id}"}', {"status": text, "order_id": text})
    assert json.loads(body) == {"s": text, "o": text}
