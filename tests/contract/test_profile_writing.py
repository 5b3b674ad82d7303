"""A status written to a shop as its profile says: once, exactly, and believed only by its rules."""

import asyncio
import json

import httpx2 as httpx
import pytest
from connector_kit import MemorySecrets, Script, html, reply
from hostile_statuses import HOSTILE_STATUSES
from hypothesis import given
from hypothesis import strategies as st
from profile_kit import GRAPH_SUCCESS, NO_AUTH, ONE, URL, WRITE, profile, shop, with_profile

from designo_sync_gui.connectors.profile.request_template import RequestTemplate
from designo_sync_gui.connectors.profile.requests import filled
from designo_sync_gui.connectors.sides import ConnectionRegistry
from designo_sync_gui.domain.errors import (
    Busy,
    NotTheApi,
    PermissionDenied,
    Redirected,
    ServerFailure,
    SettingsInvalid,
    SignInFailed,
    SyncError,
    WriteEffect,
)
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.status import Status
from designo_sync_gui.engine.system_clock import SystemClock

SOLID = st.text(st.characters(exclude_categories=["Cs"]))


def writing(status="paid", order_id="7"):
    async def use(side):
        return await side.writer.write(OrderRef("shop", order_id), Status.text(status))

    return use


def answered(text, answer, status="paid"):
    script = Script(answer)
    result = with_profile(text, script, writing(status))
    assert len(script.requests) == 1
    return result


def failed(text, script, use=None, secrets=None) -> SyncError:
    with pytest.raises(SyncError) as caught:
        with_profile(text, script, use or writing(), secrets=secrets)
    return caught.value


@pytest.mark.parametrize("status", HOSTILE_STATUSES)
def test_that_a_hostile_status_reaches_the_body_exactly(status) -> None:
    script = Script(reply(200, {}))
    assert with_profile(profile(), script, writing(status)).accepted is True
    assert script.body() == {"state": status}
    assert script.lines == ["PUT /base/orders/7/state"]


@given(SOLID)
def test_that_any_text_stays_itself_in_body_query_and_path(text: str) -> None:
    template = RequestTemplate(
        "POST", "o/x{order_id}x", (("s", "{status}"),), (), '{"a": "{status}", "b": ["{order_id}"]}'
    )
    values = {"order_id": text, "status": text}
    request = filled(template, values, {})
    assert request.body is not None
    assert json.loads(request.body) == {"a": text, "b": [text]}
    url = httpx.URL("https://h.example/" + request.path + "?" + request.query_string())
    assert url.params["s"] == text
    assert request.path.count("/") == 1
    assert httpx.URL("https://h.example/" + request.path).path == f"/o/x{text}x"


@given(SOLID, SOLID)
def test_that_what_was_put_in_is_never_filled_again(order_id: str, status: str) -> None:
    template = RequestTemplate("POST", "o", (), (), '{"a": "{order_id}", "b": "{status}"}')
    values = {"order_id": "{status}" + order_id, "status": "{secret:key}{order_id}" + status}
    body = filled(template, values, {"key": "canary"}).body
    assert body is not None
    assert json.loads(body) == {
        "a": values["order_id"],
        "b": values["status"],
    }


IN_PATH = '[write]\nmethod = "PUT"\npath = "orders/{order_id}/set/{status}"\n'


@pytest.mark.parametrize("status", [".", "..", ""])
def test_that_a_status_that_would_be_a_step_of_the_path_is_never_sent(status) -> None:
    script = Script(reply(200, {}))
    error = failed(profile(write=IN_PATH), script, writing(status))
    assert isinstance(error, SettingsInvalid)
    assert error.write_effect is WriteEffect.NOT_SENT
    assert script.requests == []


def test_that_a_status_in_a_path_is_encoded() -> None:
    script = Script(reply(200, {}))
    with_profile(profile(write=IN_PATH), script, writing("a/b?c#d é"))
    assert script.requests[0].url.raw_path == b"/base/orders/7/set/a%2Fb%3Fc%23d%20%C3%A9"


@pytest.mark.parametrize("order_id", [".", "..", ""])
def test_that_an_order_id_that_is_a_step_of_the_path_is_never_sent(order_id) -> None:
    script = Script(reply(200, {}))
    assert isinstance(failed(profile(), script, writing(order_id=order_id)), SettingsInvalid)
    assert script.requests == []


def test_that_a_number_is_not_written() -> None:
    async def use(side):
        return await side.writer.write(OrderRef("shop", "7"), Status.number("1"))

    script = Script(reply(200, {}))
    assert isinstance(failed(profile(), script, use), SettingsInvalid)
    assert script.requests == []


def test_that_secrets_stand_in_the_headers_of_a_write() -> None:
    text = profile(write=WRITE + '[write.headers]\nX-Key = "k {secret:write_key}"\n')
    script = Script(reply(200, {"echoed": "k-canary"}))
    answer = with_profile(text, script, writing(), secrets={"write_key": "k-canary"})
    assert script.requests[0].headers["x-key"] == "k k-canary"
    assert "k-canary" not in answer.raw


JUDGED = WRITE + (
    'refused = "/no"\nmessage = "/words"\nnext_statuses = "/next"\n'
    '[write.success]\npointer = "/ok"\nequals = true\nmessage = "/why"\n'
)


def test_that_only_the_profiles_yes_is_a_yes() -> None:
    text = profile(write=JUDGED)
    assert answered(text, reply(200, {"ok": True})).accepted is True
    others: list[object] = [{"ok": 1}, {"ok": "true"}, {}, {"ok": None}, [], {"ok": False}]
    for body in others:
        assert answered(text, reply(200, body)).accepted is None
    twice = '{"ok": true, "ok": false}'
    assert answered(text, reply(200, twice)).accepted is None


def test_that_an_unclear_answer_is_told_in_the_shops_own_words() -> None:
    answer = answered(profile(write=JUDGED), reply(200, {"ok": False, "why": "later\u202e"}))
    assert answer.accepted is None
    assert answer.message.english.startswith("later")
    assert "\u202e" not in answer.message.english


def test_that_the_profiles_no_is_a_no_even_beside_a_yes() -> None:
    body = {"ok": True, "no": "x", "words": "Not from here.", "next": ["a", 5, "b "]}
    answer = answered(profile(write=JUDGED), reply(200, body))
    assert answer.accepted is False
    assert answer.message.english.startswith("Not from here. It may become: a,")


def test_that_the_single_reading_names_what_may_come_next() -> None:
    one = ONE.replace('item = "/order"', 'item = "/order"\nnext_statuses = "/order/next"')
    text = profile(one=one, write=JUDGED)
    no = reply(200, {"no": 1, "words": "No."})
    script = Script(no, reply(200, {"order": {"next": ["Printing", "OnHold"]}}))
    answer = with_profile(text, script, writing())
    assert (answer.accepted, answer.message.english) == (
        False,
        "No. It may become: Printing, OnHold.",
    )
    script = Script(no, reply(500, {}))
    assert with_profile(text, script, writing()).message.english == "No."
    assert script.lines.count("PUT /base/orders/7/state") == 1


def test_that_the_rule_of_the_whole_profile_holds_for_a_write_too() -> None:
    text = profile(GRAPH_SUCCESS)
    answer = answered(text, reply(200, {"errors": [{"message": "FORBIDDEN"}]}))
    assert (answer.accepted, answer.message.english) == (None, "FORBIDDEN")
    assert answered(text, reply(200, {"data": {}})).accepted is True
    twice = '{"errors": [], "errors": null}'
    assert answered(text, reply(200, twice)).accepted is None


@pytest.mark.parametrize("status", [400, 409, 422])
def test_that_a_definite_no_of_http_is_a_no(status) -> None:
    assert answered(profile(), reply(status, {"error": "x"})).accepted is False


@pytest.mark.parametrize(
    ("answer", "kind", "effect"),
    [
        (reply(500, {}), ServerFailure, WriteEffect.UNKNOWN),
        (reply(503, {}), ServerFailure, WriteEffect.UNKNOWN),
        (reply(429, {}), Busy, WriteEffect.NOT_APPLIED),
        (reply(401, {}), SignInFailed, WriteEffect.UNKNOWN),
        (reply(419, {}), SignInFailed, WriteEffect.UNKNOWN),
        (reply(403, {}), PermissionDenied, WriteEffect.NOT_APPLIED),
        (reply(404, {}), NotTheApi, WriteEffect.NOT_APPLIED),
        (httpx.ReadTimeout("late"), ServerFailure, WriteEffect.UNKNOWN),
        (httpx.ReadError("cut"), ServerFailure, WriteEffect.UNKNOWN),
    ],
)
def test_that_a_write_that_fails_is_sent_once_and_says_what_it_may_have_done(
    answer, kind, effect
) -> None:
    script = Script(answer)
    error = failed(profile(), script)
    assert isinstance(error, kind)
    assert error.write_effect is effect
    assert len(script.requests) == 1


def test_that_a_redirected_write_is_not_followed() -> None:
    script = Script(reply(302, {}, location="https://evil.example/"))
    assert isinstance(failed(profile(), script), Redirected)
    assert len(script.requests) == 1


@pytest.mark.parametrize("answer", [html(), reply(200, ""), reply(200, '{"a":'), reply(204, "")])
def test_that_an_answer_that_is_no_json_leaves_the_write_unclear(answer) -> None:
    assert answered(profile(), answer).accepted is None


def test_that_an_echo_is_read_exactly_and_nothing_is_made_of_a_missing_one() -> None:
    text = profile(write=WRITE + 'echo = "/state"\n')
    assert answered(text, reply(200, {"state": " Paid "})).echo == Status.text(" Paid ")
    for body in ({}, {"state": {"a": 1}}):
        assert answered(text, reply(200, body)).echo is None


def test_that_a_profile_without_write_is_read_only_and_says_so() -> None:
    async def use(side):
        return side.writer, await side.rules.write_rules("shop")

    writer, rules = with_profile(profile(write=""), Script(reply(200, {})), use)
    assert writer is None
    assert rules.writable is False
    assert "[write]" in rules.reason.english


LOGIN = """\
[auth]
kind = "login"
path = "login"
body = '{"p": "{secret:password}"}'
token = "/t"
"""


def test_that_a_write_that_is_refused_its_token_is_not_sent_again() -> None:
    script = Script(reply(200, {"t": "one"}), reply(401, {}))
    error = failed(profile(auth=LOGIN), script, secrets={"password": "x"})
    assert isinstance(error, SignInFailed)
    assert error.write_effect is WriteEffect.UNKNOWN
    assert script.lines == ["POST /base/login", "PUT /base/orders/7/state"]


@pytest.mark.parametrize("ended", [reply(401, {}), reply(200, {"code": "session over"})])
def test_that_after_a_session_that_ended_at_a_write_the_next_signs_in_anew(ended) -> None:
    told = 'ended = { pointer = "/code", equals = "session over" }\n'
    yes = reply(200, {})
    script = Script(reply(200, {"t": "one"}), yes, ended, reply(200, {"t": "two"}), yes)

    async def use(side):
        await writing()(side)
        with pytest.raises(ServerFailure) as caught:
            await writing()(side)
        assert caught.value.write_effect is WriteEffect.UNKNOWN
        return await writing()(side)

    text = profile(auth=LOGIN + told)
    assert with_profile(text, script, use, secrets={"password": "x"}).accepted is True
    assert script.lines == [
        "POST /base/login",
        *["PUT /base/orders/7/state"] * 2,
        "POST /base/login",
        "PUT /base/orders/7/state",
    ]


def test_that_a_shop_is_opened_again_from_its_saved_settings() -> None:
    kept = MemorySecrets()

    async def run():
        script = Script(reply(200, {"orders": []}))
        connections = ConnectionRegistry(kept, SystemClock(), transport=httpx.MockTransport(script))
        try:
            side = await connections.storefront(shop(profile(auth=NO_AUTH), URL))
            assert side.reader is not None
            return [page async for page in side.reader.pages(["shop"], None)]
        finally:
            await connections.aclose()

    (page,) = asyncio.run(run())
    assert page.readings == ()
