"""What goes wrong between this program and a shop, and what is said about it.

Each case has a message with the cause and advice, and says what a write may have done.
"""

import asyncio
import gzip
import socket
import ssl
from contextlib import aclosing

import httpx2 as httpx
import pytest

from designo_sync_gui.connectors.http.body import MAX_BODY
from designo_sync_gui.connectors.http.client import HttpLimits
from designo_sync_gui.domain.errors import (
    BadReply,
    Busy,
    CertificateRejected,
    NotTheApi,
    PermissionDenied,
    Redirected,
    ServerFailure,
    SettingsInvalid,
    SignInFailed,
    Unreachable,
    WriteEffect,
)
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.status import Status

ORDER = {"id": 18, "number": "18", "status": "processing"}


async def write(side):
    return await side.writer.write(OrderRef("shop", "18"), Status.text("completed"))


def error_of(kit, use, *answers, error, **more):
    script = kit.Script(*answers)
    with pytest.raises(error) as caught:
        kit.with_shop(script, use, **more)
    assert caught.value.title
    assert caught.value.message.english
    assert caught.value.advice.english
    return caught.value, script


def test_that_a_wrong_address_is_told_as_not_reachable_and_nothing_was_sent(kit):
    refused = httpx.ConnectError("All connection attempts failed")
    error, script = error_of(kit, write, refused, error=Unreachable)
    assert error.write_effect is WriteEffect.NOT_SENT
    assert len(script.requests) == 1
    assert "address" in error.advice.english


def test_that_an_unknown_host_is_told_by_name(kit):
    cause = httpx.ConnectError("[Errno -2] Name or service not known")
    cause.__cause__ = socket.gaierror(-2, "Name or service not known")
    error, _ = error_of(kit, write, cause, error=Unreachable)
    assert "no host named shop.example" in error.message.english


def test_that_an_untrusted_certificate_is_told_and_never_tried_again(kit):
    cause = httpx.ConnectError("certificate verify failed")
    cause.__cause__ = ssl.SSLCertVerificationError("self-signed certificate")
    error, script = error_of(kit, kit.read_all, cause, error=CertificateRejected)
    assert error.write_effect is WriteEffect.NOT_SENT
    assert "cannot be switched off" in error.advice.english
    assert len(script.requests) == 1


@pytest.mark.parametrize("kind", [httpx.ConnectTimeout, httpx.PoolTimeout])
def test_that_a_connection_that_never_came_about_sent_nothing(kit, kind):
    error, _ = error_of(kit, write, kind("late"), error=Unreachable)
    assert error.write_effect is WriteEffect.NOT_SENT


@pytest.mark.parametrize(
    "kind",
    [
        httpx.ReadTimeout,
        httpx.WriteTimeout,
        httpx.ReadError,
        httpx.WriteError,
        httpx.RemoteProtocolError,
    ],
)
def test_that_after_connecting_a_write_is_unknown_and_never_sent_again(kit, kind):
    error, script = error_of(kit, write, kind("broke"), error=ServerFailure)
    assert error.write_effect is WriteEffect.UNKNOWN
    assert len(script.requests) == 1


def test_that_a_500_after_the_write_was_saved_is_unknown(kit):
    error, script = error_of(kit, write, kit.recorded_reply("fault-fatal"), error=ServerFailure)
    assert error.write_effect is WriteEffect.UNKNOWN
    assert "critical error" in error.details
    assert len(script.requests) == 1


def test_that_a_wrong_key_is_told_with_what_to_do(kit):
    answer = kit.recorded_reply("auth-https-wrong-key")
    error, _ = error_of(kit, kit.read_all, answer, error=SignInFailed)
    assert "cannot list resources" in error.message.english
    assert "consumer key" in error.advice.english


def test_that_a_read_only_key_is_told_as_such_when_writing(kit):
    answer = kit.recorded_reply("auth-readkey-put")
    error, _ = error_of(kit, write, answer, error=PermissionDenied)
    assert "does not have write permissions" in error.message.english
    assert "may only read" in error.message.english
    assert error.write_effect is WriteEffect.NOT_APPLIED


def test_that_a_sign_in_page_with_200_is_not_an_empty_shop(kit):
    error, _ = error_of(kit, kit.read_all, kit.html(), error=NotTheApi)
    assert "web page" in error.message.english
    assert "sign-in page" in error.advice.english


def test_that_a_firewalls_403_page_is_told_as_not_permitted(kit):
    error, _ = error_of(kit, kit.read_all, kit.html(403), error=PermissionDenied)
    assert "firewall" in error.advice.english


@pytest.mark.parametrize(
    "body",
    [b'[{"id":18,"stat', b"", b"   ", b"[NaN]", b"\xff\xfe[]", b"[" * 200_000, b"[1,]"],
    ids=["cut", "empty", "blank", "nan", "not utf-8", "deep", "comma"],
)
def test_that_an_answer_that_is_no_json_is_an_error_and_no_empty_list(kit, body):
    error, _ = error_of(kit, kit.read_all, kit.reply(200, body), error=BadReply)
    assert "not valid JSON" in error.message.english


@pytest.mark.parametrize(
    "body", ["<?xml version='1.0'?><orders/>", "\n<?xml version='1.0'?><!DOCTYPE o []><o>1</o>"]
)
def test_that_an_answer_in_xml_is_told_as_such_with_what_to_do(kit, body):
    error, _ = error_of(kit, kit.read_all, kit.reply(200, body.encode()), error=BadReply)
    assert "answered in XML" in error.message.english
    assert "Accept: application/json" in error.advice.english


@pytest.mark.parametrize("body", ["null", "{}", '{"orders":[]}', '"x"', "3"])
def test_that_json_that_is_no_list_is_an_error_and_no_empty_list(kit, body):
    error, _ = error_of(kit, kit.read_all, kit.reply(200, body), error=BadReply)
    assert "list of orders" in error.message.english


@pytest.mark.parametrize("levels", [1, 5, 100, 450, 900])
@pytest.mark.parametrize(("begin", "end"), [('{"errors":', "}"), ("[", "]")])
def test_that_reasons_nested_however_deep_are_no_unexpected_error(kit, levels, begin, end):
    body = '{"errors":' + begin * levels + '"closed today"' + end * levels + "}"
    error, _ = error_of(kit, kit.read_all, kit.reply(200, body), error=BadReply)
    assert ("closed today" in error.message.english) is (levels <= 5)


@pytest.mark.parametrize("size", [0, 100_000])
def test_that_an_order_nested_as_deep_as_can_be_decoded_stops_no_other(kit, size):
    """Whatever the stack holds when the page is decoded and when the order is cut out of it."""
    for levels in range(900, 1000, 4):
        odd = "[" * levels + "]" * levels
        filling = f',"note":"{"x" * size}"'
        rows = f'[{{"id":1,"status":{odd}{filling}}},{{"id":2,"status":"on-hold"}}]'
        script = kit.Script(kit.reply(200, rows, x_wp_total="2", x_wp_totalpages="1"))
        told, values = [], []
        try:
            values = [r.observation.status is None for r in kit.with_shop(script, read_any)]
        except BadReply as error:
            told.append("too deeply" in error.message.english)
        assert (told, values) in (([True], []), ([], [True, False]))


async def read_any(side):
    async with aclosing(side.reader.pages(("shop",), None)) as pages:
        return list((await anext(pages)).readings)


def test_that_valid_json_of_another_content_type_is_taken(kit):
    answer = kit.reply(200, "[]", content_type="text/html")
    assert kit.with_shop(kit.Script(answer), kit.read_all) == []


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_that_no_redirect_is_followed_and_only_its_origin_is_named(kit, status):
    place = f"https://www.shop.example/wp-json/?secret={kit.SECRET}"
    error, script = error_of(kit, write, kit.reply(status, "", location=place), error=Redirected)
    assert "https://www.shop.example." in error.message.english
    assert kit.SECRET not in f"{error} {error.details}"
    assert error.write_effect is WriteEffect.UNKNOWN
    assert len(script.requests) == 1


@pytest.mark.parametrize("place", ["/elsewhere", "", "//", "https://["])
def test_that_a_redirect_without_a_usable_place_is_told_too(kit, place):
    error_of(kit, kit.read_all, kit.reply(302, "", location=place), error=Redirected)


@pytest.mark.parametrize("value", ["soon", "-5", "Mon, 23 Nov 2020 00:00:00 GMT", ""])
def test_that_a_nonsense_retry_after_is_no_time_to_wait(kit, value):
    error, script = error_of(kit, write, kit.reply(429, "", retry_after=value), error=Busy)
    assert error.wait_seconds is None
    assert error.write_effect is WriteEffect.NOT_APPLIED
    assert len(script.requests) == 1


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("30", 30), ("99999999999", 900), ("Mon, 23 Nov 2026 07:02:10 GMT", 10)],
)
def test_that_retry_after_is_read_as_seconds_or_as_a_date(kit, value, seconds):
    error, _ = error_of(kit, write, kit.reply(503, "", retry_after=value), error=Busy)
    assert error.wait_seconds == seconds
    assert error.write_effect is WriteEffect.UNKNOWN


@pytest.mark.parametrize("order_id", ["1/../2", "x", "", "018", "1?status=trash", "-1"])
def test_that_an_order_id_that_is_no_number_is_never_put_into_a_path(kit, order_id):
    async def use(side):
        return await side.writer.write(OrderRef("shop", order_id), Status.text("completed"))

    error, script = error_of(kit, use, kit.reply(), error=SettingsInvalid)
    assert error.write_effect is WriteEffect.NOT_SENT
    assert script.requests == []


def test_that_an_order_of_another_store_is_never_written(kit):
    async def use(side):
        return await side.writer.write(OrderRef("other", "1"), Status.text("completed"))

    _, script = error_of(kit, use, kit.reply(), error=SettingsInvalid)
    assert script.requests == []


def test_that_an_answer_about_another_order_is_unclear(kit):
    script = kit.Script(kit.reply(200, {"id": 19, "status": "completed"}))
    reply = kit.with_shop(script, write)
    assert (reply.accepted, reply.echo) == (None, None)


@pytest.mark.parametrize("body", ["", "null", "[]", "<html>", '{"id":18}'])
def test_that_a_200_that_tells_no_status_is_unclear_and_kept_raw(kit, body):
    reply = kit.with_shop(kit.Script(kit.reply(200, body)), write)
    assert (reply.accepted, reply.raw) == (None, body)


def test_that_credentials_in_an_answer_are_masked_wherever_they_show(kit):
    pair = httpx.BasicAuth(kit.KEY, kit.SECRET)._auth_header.split()[1]
    body = f"You sent {kit.KEY} and {kit.SECRET} as {pair}" + "x" * 5000
    reply = kit.with_shop(kit.Script(kit.reply(200, body)), write)
    for form in (kit.KEY, kit.SECRET, pair):
        assert form not in reply.raw
    assert len(reply.raw) <= 4000


# What only a real connection shows.


def on_server(kit, answer, use, limits=None, clock=None):
    async def run():
        async with kit.raw_server(answer) as address:
            connections = kit.registry(clock=clock, limits=limits or HttpLimits(tries=1))
            try:
                side = await connections.trial_storefront(kit.store(address), kit.SHOP_SECRETS)
                return await use(side)
            finally:
                await connections.aclose()

    return asyncio.run(run())


def head(length, *lines):
    fields = [b"HTTP/1.1 200 OK", b"Content-Length: " + str(length).encode(), *lines]
    return b"\r\n".join([*fields, b"", b""])


@pytest.mark.parametrize("sent", [b"", b"HTTP/1.1 200 OK\r\n", head(100) + b"[{"])
def test_that_a_server_that_never_finishes_meets_the_deadline(kit, sent):
    async def hang(_, writer):
        writer.write(sent)
        await writer.drain()
        await asyncio.Event().wait()

    with pytest.raises(ServerFailure) as caught:
        on_server(kit, hang, write, HttpLimits(deadline=0.5, tries=1))
    assert caught.value.title.english == "No answer in time"
    assert caught.value.write_effect is WriteEffect.UNKNOWN


@pytest.mark.parametrize(
    "sent",
    [b"", head(100) + b"[{", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n[]"],
)
def test_that_an_answer_cut_by_the_connection_is_never_read_in_part(kit, sent):
    async def cut(_, writer):
        writer.write(sent)
        await writer.drain()

    with pytest.raises(ServerFailure, match="broke before") as caught:
        on_server(kit, cut, write)
    assert caught.value.write_effect is WriteEffect.UNKNOWN


def gzipped(body):
    return head(len(body), b"Content-Encoding: gzip") + body


def test_that_a_compressed_answer_is_read(kit):
    async def answer(request, writer):
        rows = b'[{"id":1,"status":"a"}]' if b"status=any" in request else b"[]"
        body = gzip.compress(rows)
        fields = [b"Content-Encoding: gzip", b"X-WP-TotalPages: 1"]
        writer.write(head(len(body), *fields) + body)
        await writer.drain()

    readings = on_server(kit, answer, kit.read_all)
    assert [r.ref.order_id for r in readings] == ["1"]


def test_that_a_gzip_bomb_is_stopped_at_the_limit(kit):
    bomb = gzip.compress(b" " * (MAX_BODY * 4))

    async def answer(_, writer):
        writer.write(gzipped(bomb))
        await writer.drain()

    with pytest.raises(BadReply, match="larger than 16 MB"):
        on_server(kit, answer, kit.read_all)


def test_that_a_cut_gzip_is_told_as_cut(kit):
    async def answer(_, writer):
        writer.write(gzipped(gzip.compress(b"[]" * 100)[:-4]))
        await writer.drain()

    with pytest.raises(BadReply, match="cut or damaged") as caught:
        on_server(kit, answer, kit.read_all)
    assert caught.value.retryable


def test_that_no_cookie_of_a_shop_is_sent_back(kit):
    heads = []

    async def answer(request, writer):
        heads.append(request)
        writer.write(head(2, b"Set-Cookie: session=1; Path=/") + b"[]")
        await writer.drain()

    on_server(kit, answer, kit.read_all)
    assert len(heads) == 2
    assert not any(b"cookie" in request.lower() for request in heads)


def test_that_https_to_a_server_without_tls_is_told_and_nothing_is_sent(kit):
    heads = []

    async def plain(reader, writer):
        heads.append(await reader.read(5))
        writer.write(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")
        await writer.drain()
        writer.close()

    async def run():
        server = await asyncio.start_server(plain, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        connections = kit.registry(limits=HttpLimits(tries=1))
        try:
            shop = kit.store(f"https://127.0.0.1:{port}/")
            side = await connections.trial_storefront(shop, kit.SHOP_SECRETS)
            with pytest.raises(Unreachable, match="No secure connection") as caught:
                await write(side)
            return caught.value
        finally:
            await connections.aclose()
            server.close()
            await server.wait_closed()

    error = asyncio.run(run())
    assert error.write_effect is WriteEffect.NOT_SENT
    assert b"PUT /" not in heads


def test_that_a_closed_port_is_told_as_refused(kit):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    with pytest.raises(Unreachable, match="refused the connection"):
        kit.with_shop(
            None,
            write,
            of=kit.store(f"http://127.0.0.1:{port}/"),
            limits=HttpLimits(tries=1),
        )


@pytest.mark.parametrize("place", ["javascript:x", "http://a b/"])
def test_that_a_redirect_to_no_address_at_all_is_still_a_redirect(kit, place):
    script = kit.Script(kit.reply(302, "", location=place))
    with pytest.raises(Redirected):
        kit.with_shop(script, kit.read_all)


def test_that_headers_with_absurd_numbers_and_times_are_read_as_none(kit):
    absurd = {
        "x-wp-total": "9" * 5000,
        "x-wp-totalpages": "9" * 5000,
        "date": "Fri, 31 Dec 9999 23:59:59 -2359",
    }
    script = kit.Script(kit.reply(200, [], **absurd))
    assert kit.with_shop(script, kit.read_all) == []


def test_that_an_absurd_time_to_wait_is_no_time(kit):
    late = kit.reply(429, "", retry_after="Fri, 31 Dec 9999 23:59:59 -2359")
    with pytest.raises(Busy) as caught:
        kit.with_shop(kit.Script(late), kit.read_all)
    assert caught.value.wait_seconds is None
