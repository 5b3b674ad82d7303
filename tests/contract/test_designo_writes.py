"""DesignO's token call and update-order, as published clients use them."""

import asyncio

import httpx2 as httpx
import pytest
from under_wine import patience

from designo_sync_gui.connectors.http.client import HttpLimits
from designo_sync_gui.domain.connection import AuthForm, DesignoConnection, RequestShape
from designo_sync_gui.domain.errors import (
    BadReply,
    NotTheApi,
    PermissionDenied,
    Redirected,
    ServerFailure,
    SettingsInvalid,
    SignInFailed,
    SyncError,
    Unreachable,
    WriteEffect,
)
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.status import JsonType, Status

URL = "https://designo.example/"
REF = OrderRef("shop.example.com", "123")
TOKEN_PATH = "POST /api/studio/ecomm-token"  # noqa: S105 - a path
UPDATE = "POST /api/studio/update-order"


async def write(side, ref=REF, status=None):
    return await side.writer.write(ref, status or Status.text("in-production"))


def token_reply(kit, token=None):
    return kit.reply(200, {"success": True, "token": token or kit.TOKEN, "token_type": "Bearer"})


def answered(kit, *answers, connection=None, use=write, token=True):
    first = [token_reply(kit)] if token else []
    script = kit.Script(*first, *answers)
    return kit.with_designo(script, use, of=connection), script


@pytest.mark.parametrize(
    ("shape", "body"),
    [
        (
            RequestShape.CURRENT,
            b'{"order_array": [{"order_details": {"order_id": "123", '
            b'"order_status": "in-production", "store_code": "shop.example.com"}}]}',
        ),
        (
            RequestShape.LEGACY,
            b'{"data": {"store_code": "shop.example.com", "order_id": 123, '
            b'"order_status": "in-production"}}',
        ),
    ],
)
def test_that_update_order_has_the_shape_published_clients_send(kit, shape, body):
    connection = DesignoConnection(URL, shape=shape)
    reply, script = answered(kit, kit.reply(200, {"success": True}), connection=connection)
    assert script.lines == [TOKEN_PATH, UPDATE]
    assert script.requests[0].content == b"[]"
    assert "authorization" not in script.requests[0].headers
    assert script.requests[1].content == body
    assert script.requests[1].headers["content-type"] == "application/json"
    assert reply.accepted is True
    assert reply.echo is None


@pytest.mark.parametrize("success", ["true", "1", '"1"'])
@pytest.mark.parametrize("shape", list(RequestShape))
def test_that_success_is_true_or_one_or_the_text_one(kit, success, shape):
    body = f'{{"success":{success},"message":"Order status updated."}}'
    connection = DesignoConnection(URL, shape=shape)
    reply, _ = answered(kit, kit.reply(200, body), connection=connection)
    assert (reply.accepted, reply.message.english) == (True, "Order status updated.")


@pytest.mark.parametrize("key", ["message", "messages"])
@pytest.mark.parametrize("success", ["false", "0", '"0"'])
def test_that_success_false_is_a_definite_no_in_designos_words(kit, key, success):
    words = "product does not match with SKU or Store"
    body = f'{{"success":{success},"{key}":"{words}"}}'
    reply, script = answered(kit, kit.reply(200, body))
    assert (reply.accepted, reply.message.english) == (False, words)
    assert len(script.requests) == 2


@pytest.mark.parametrize(
    "body",
    [
        '{"success":"true"}',
        '{"success":"yes"}',
        '{"success":1.0}',
        '{"success":null}',
        '{"success":[true]}',
        '{"success":true,"success":false}',
        '{"message":"ok"}',
        "[]",
        "null",
        "",
        '{"success":tr',
        "<html><body>Whoops</body></html>",
    ],
)
def test_that_any_other_answer_is_not_confirmed_and_kept_raw(kit, body):
    reply, script = answered(kit, kit.reply(200, body))
    assert reply.accepted is None
    assert reply.raw == body
    assert reply.message.english
    assert len(script.requests) == 2


def test_that_a_list_of_messages_is_told_as_a_whole(kit):
    body = {"success": False, "messages": ["No such store.", "No such order."]}
    reply, _ = answered(kit, kit.reply(200, body))
    assert reply.message.english == "No such store.; No such order."


def test_that_a_refusal_with_a_status_code_of_its_own_is_a_definite_no(kit):
    body = {"success": False, "message": "order not found"}
    for status in (400, 404, 409, 422):
        reply, _ = answered(kit, kit.reply(status, body))
        assert (reply.accepted, reply.message.english) == (False, "order not found")


def test_that_success_in_a_server_error_is_no_success(kit):
    with pytest.raises(ServerFailure) as caught:
        answered(kit, kit.reply(500, {"success": True}))
    assert caught.value.write_effect is WriteEffect.UNKNOWN


@pytest.mark.parametrize("body", ["", "<html>Server Error</html>", '{"message":"Server Error"}'])
def test_that_a_500_is_unknown_and_not_sent_again(kit, body):
    script = kit.Script(token_reply(kit), kit.reply(500, body))
    with pytest.raises(ServerFailure) as caught:
        kit.with_designo(script, write)
    assert caught.value.write_effect is WriteEffect.UNKNOWN
    assert caught.value.details == body
    assert len(script.requests) == 2


async def twice(side):
    """A write, and one more after it, whatever the first ended in."""
    try:
        first = await write(side)
    except SyncError as error:
        first = error
    return first, await write(side)


@pytest.mark.parametrize("status", [401, 419])
def test_that_a_write_refused_an_ended_token_is_unknown_and_the_next_signs_in_anew(kit, status):
    """DesignO may have saved it before it looked at the token: it is not sent again."""
    yes = kit.reply(200, {"success": 1})
    answers = token_reply(kit, "old"), yes, kit.reply(status, ""), token_reply(kit, "new"), yes
    script = kit.Script(*answers)

    async def use(side):
        await write(side)
        return await twice(side)

    error, last = kit.with_designo(script, use)
    assert isinstance(error, ServerFailure)
    assert error.write_effect is WriteEffect.UNKNOWN
    assert last.accepted is True
    assert script.lines == [TOKEN_PATH, UPDATE, UPDATE, TOKEN_PATH, UPDATE]
    sent = [r.headers.get("authorization") for r in script.requests]
    assert sent == [None, "old", "old", None, "new"]


@pytest.mark.parametrize("status", [401, 419])
def test_that_a_token_that_never_wrote_and_is_refused_is_a_failed_sign_in(kit, status):
    script = kit.Script(token_reply(kit), kit.reply(status, ""))
    with pytest.raises(SignInFailed) as caught:
        kit.with_designo(script, write)
    assert caught.value.write_effect is WriteEffect.UNKNOWN
    assert "raw, Bearer" in caught.value.advice.english
    assert script.lines == [TOKEN_PATH, UPDATE]


def test_that_a_token_nobody_used_for_ten_minutes_is_fetched_anew_before_a_write(kit):
    """What a write that meets an ended token did can only be read, and not every DesignO is."""
    clock = kit.FakeClock()
    yes = kit.reply(200, {"success": 1})
    script = kit.Script(token_reply(kit, "old"), yes, yes, token_reply(kit, "new"), yes)

    async def use(side):
        await write(side)
        await clock.sleep(599)
        await write(side)
        await clock.sleep(601)
        await write(side)

    kit.with_designo(script, use, clock=clock)
    assert script.lines == [TOKEN_PATH, UPDATE, UPDATE, TOKEN_PATH, UPDATE]


@pytest.mark.parametrize(
    ("auth", "header", "name", "value"),
    [
        (AuthForm.RAW, "", "authorization", "TOKEN"),
        (AuthForm.BEARER, "", "authorization", "Bearer TOKEN"),
        (AuthForm.HEADER, "X-Auth-Token", "x-auth-token", "TOKEN"),
    ],
)
def test_that_the_token_travels_as_it_was_chosen(kit, auth, header, name, value):
    connection = DesignoConnection(URL, auth=auth, auth_header=header)
    _, script = answered(kit, kit.reply(200, {"success": True}), connection=connection)
    assert script.requests[1].headers[name] == value.replace("TOKEN", kit.TOKEN)


def test_that_without_a_token_none_is_asked_for_and_a_401_is_final(kit):
    connection = DesignoConnection(URL, auth=AuthForm.NONE)
    _, script = answered(kit, kit.reply(200, {"success": True}), connection=connection, token=False)
    assert script.lines == [UPDATE]
    assert "authorization" not in script.requests[0].headers
    with pytest.raises(SignInFailed):
        answered(kit, kit.reply(401, ""), connection=connection, token=False)


def test_that_paths_and_extra_headers_are_the_operators(kit):
    connection = DesignoConnection(
        f"{URL}tenant/",
        token_path="t",  # noqa: S106 - a path
        update_path="u",
        extra_headers=(("X-Tenant", "seven"),),
    )
    _, script = answered(kit, kit.reply(200, {"success": True}), connection=connection)
    assert script.lines == ["POST /tenant/t", "POST /tenant/u"]
    assert [r.headers["x-tenant"] for r in script.requests] == ["seven", "seven"]


def test_that_one_token_serves_all_writes_of_a_connection(kit):
    async def use(side):
        return await asyncio.gather(*[write(side, OrderRef("s", str(n))) for n in range(5)])

    replies, script = answered(kit, kit.reply(200, {"success": True}), use=use)
    assert [reply.accepted for reply in replies] == [True] * 5
    assert script.lines.count(TOKEN_PATH) == 1


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ((401, ""), SignInFailed),
        ((403, "<html>"), PermissionDenied),
        ((404, "<html>"), NotTheApi),
        ((500, ""), ServerFailure),
        ((200, "<html><body>Sign in</body></html>"), BadReply),
        ((200, ""), BadReply),
        ((200, "{}"), BadReply),
        ((200, '{"token":""}'), BadReply),
        ((200, '{"token":5}'), BadReply),
        ((200, '{"token":"two\\nlines"}'), SettingsInvalid),
        ((301, ""), Redirected),
    ],
)
def test_that_a_write_without_a_token_was_never_sent(kit, answer, error):
    status, body = answer
    script = kit.Script(kit.reply(status, body, location="https://other.example/"))
    with pytest.raises(error) as caught:
        kit.with_designo(script, write)
    assert caught.value.write_effect is WriteEffect.NOT_SENT
    assert caught.value.advice.english
    assert UPDATE not in script.lines


@pytest.mark.parametrize(
    "body",
    ['{"token":"tok-canary-5512', '{"data":{"token":"tok-canary-5512"},"message":"Welcome"}'],
    ids=["cut", "in another place"],
)
def test_L04_a_token_that_is_not_understood_is_in_no_error(kit, body):
    """No masker knows it yet, and the error of a write goes into the journal."""
    with pytest.raises(BadReply) as caught:
        kit.with_designo(kit.Script(kit.reply(200, body)), write)
    shown = f"{caught.value!r} {caught.value} {caught.value.details}"
    assert "tok-canary" not in shown
    assert ("Welcome" in caught.value.details) is ("Welcome" in body)


def test_that_the_token_and_its_forms_are_masked_in_every_text(kit):
    escaped = kit.TOKEN.replace("/", "\\/")
    body = f'{{"success":"no","token":"{escaped}","again":"{kit.TOKEN}"}}'
    reply, _ = answered(kit, kit.reply(200, body))
    assert kit.TOKEN not in reply.raw
    assert escaped not in reply.raw
    assert "***" in reply.raw
    with pytest.raises(SyncError) as caught:
        answered(kit, kit.reply(500, body))
    assert kit.TOKEN not in caught.value.details


@pytest.mark.parametrize("order_id", ["SO-1", "007", "", "1e3", "-1", "1.0"])
def test_that_the_legacy_shape_takes_only_the_digits_of_a_number(kit, order_id):
    async def use(side):
        return await write(side, OrderRef("s", order_id))

    connection = DesignoConnection(URL, shape=RequestShape.LEGACY)
    script = kit.Script(kit.reply())
    with pytest.raises(SettingsInvalid, match="order id as a number") as caught:
        kit.with_designo(script, use, of=connection)
    assert caught.value.write_effect is WriteEffect.NOT_SENT
    assert script.requests == []


def test_that_a_long_legacy_id_keeps_every_digit(kit):
    digits = "123456789012345678901234567890"

    async def use(side):
        return await write(side, OrderRef("s", digits))

    connection = DesignoConnection(URL, shape=RequestShape.LEGACY)
    _, script = answered(kit, kit.reply(200, {"success": 1}), connection=connection, use=use)
    assert f'"order_id": {digits},'.encode() in script.requests[1].content


@pytest.mark.parametrize(
    "status", [Status.number("1"), Status.boolean(True), Status.null(), Status.absent()]
)
def test_that_only_texts_are_sent_to_designo(kit, status):
    script = kit.Script(kit.reply())
    with pytest.raises(SettingsInvalid, match="is a text"):
        kit.with_designo(script, lambda side: write(side, status=status))
    assert script.requests == []


@pytest.mark.parametrize("url", ["http://designo.example/", "http://192.168.1.5/"])
def test_that_a_token_never_travels_over_plain_http(kit, url):
    script = kit.Script(kit.reply())
    with pytest.raises(SettingsInvalid, match="https"):
        kit.with_designo(script, write, of=DesignoConnection(url))
    assert script.requests == []


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/", "http://localhost:9/", "http://[::1]:9/"])
def test_that_loopback_may_be_plain_http(kit, url):
    reply, _ = answered(kit, kit.reply(200, {"success": 1}), connection=DesignoConnection(url))
    assert reply.accepted is True


@pytest.mark.parametrize(
    "headers", [(("Bad Name", "x"),), (("Host", "x"),), (("X-A", "a\r\nb"),), (("X-A", "ü"),)]
)
def test_that_a_header_that_cannot_be_sent_is_refused_when_opening(kit, headers):
    connection = DesignoConnection(URL, extra_headers=headers)
    with pytest.raises(SettingsInvalid):
        kit.with_designo(kit.Script(kit.reply()), write, of=connection)


def test_that_a_slow_answer_meets_the_deadline_and_is_unknown(kit):
    async def slow(request, writer):
        if b"ecomm-token" in request:
            body = b'{"token":"t"}'
            fields = f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\nConnection: close\r\n\r\n"
            writer.write(fields.encode() + body)
            await writer.drain()
            return
        await asyncio.Event().wait()

    async def run():
        async with kit.raw_server(slow) as address:
            connections = kit.registry(limits=HttpLimits(deadline=patience(0.3), tries=1))
            try:
                side = await connections.trial_designo(DesignoConnection(address), {})
                with pytest.raises(ServerFailure) as caught:
                    await write(side)
                return caught.value
            finally:
                await connections.aclose()

    error = asyncio.run(run())
    assert error.title.english == "No answer in time"
    assert error.write_effect is WriteEffect.UNKNOWN


def test_that_an_unreachable_designo_was_sent_nothing(kit):
    script = kit.Script(httpx.ConnectError("refused"))
    with pytest.raises(Unreachable) as caught:
        kit.with_designo(script, write)
    assert caught.value.write_effect is WriteEffect.NOT_SENT


def test_that_the_rules_say_text_only_and_not_read_back_without_a_profile(kit):
    async def use(side):
        return await side.rules.write_rules("shop"), side.reader

    rules, reader = kit.with_designo(kit.Script(kit.reply()), use)
    assert reader is None
    assert rules.types == {JsonType.TEXT}
    assert (rules.reads_back, rules.allowed, rules.longest) == (False, None, None)


def test_that_a_test_asks_for_a_token_and_leaves_writing_open(kit):
    checks, script = answered(kit, kit.reply(), use=kit.all_checks)
    assert script.lines == [TOKEN_PATH]
    assert checks["Token received"].passed is True
    assert checks["May write a status"].passed is None
    assert checks["Orders read"].passed is None
    assert "not read" in checks["Orders read"].message.english


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("https://designo.example/", "(encrypted)"),
        ("http://127.0.0.1:9/", "on this computer (not encrypted)"),
    ],
)
def test_that_the_line_of_designos_address_says_whether_it_is_encrypted(kit, address, told):
    refused = httpx.ConnectError("refused")
    of = DesignoConnection(address)
    checks, _ = answered(kit, refused, connection=of, use=kit.all_checks, token=False)
    assert told in checks["Address"].message.english
    assert checks["Address"].passed is True


def test_that_a_failed_test_tells_cause_and_advice(kit):
    checks, _ = answered(kit, kit.html(404), use=kit.all_checks, token=False)
    assert list(checks) == ["Address", "DesignO reached", "Token received"]
    assert checks["Token received"].passed is False
    assert "no such API" in checks["Token received"].message.english
    checks, _ = answered(kit, httpx.ConnectError("refused"), use=kit.all_checks, token=False)
    assert list(checks) == ["Address", "DesignO reached"]
