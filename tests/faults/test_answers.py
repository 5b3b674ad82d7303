"""F16 to F25: answers that are none, for every connector: an error is not empty, 200 is no success.

Nothing is concluded from such an answer: the orders stay as they were read before."""

import re
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from fault_kit import FaultStage
from fault_server import Exchange, Play, after, afterwards, answer, endless, raw
from fault_world import FIRST, ORDERS

from designo_sync_gui.domain.errors import BadReply, NotTheApi, SyncError
from designo_sync_gui.domain.order import Presence
from designo_sync_gui.domain.outcome import OutcomeKind

_LOGIN = b"<!DOCTYPE html>\n<html><head><title>Log in</title></head><body>User</body></html>"
_HTML = answer(200, _LOGIN, content_type="text/html; charset=UTF-8")
_CUT_JSON = answer(200, b'[{"id": 700001, "stat')
_MEMORY = 50 * 1024
#: Writing a 5 there sets this process's highest memory to the present one (proc(5)).
_PEAK_RESET = Path("/proc/self/clear_refs")
_STATUS_KEYS = {"designo": "order_status", "shopify": "financial_status"}


async def _misread(stage: FaultStage, play: Play, kind: type[SyncError] = SyncError) -> None:
    """A list that is answered so fails and changes no row."""
    before = await stage.services.orders.known()
    stage.server.arm(play, stage.is_read, times=50)
    error = await stage.fault_of_refresh()
    assert isinstance(error, kind)
    assert await stage.services.orders.known() == before
    stage.server.clear()


async def _unclear(stage: FaultStage, play: Play) -> None:
    """A write that is answered so and not carried out is unknown; the others go on."""
    stage.server.arm(play, stage.writes_first)
    kinds = await stage.applied()
    assert kinds[FIRST] is OutcomeKind.UNKNOWN
    assert stage.others_written(kinds)


async def _carried_out(stage: FaultStage, play: Play) -> None:
    """A write that is answered so but was carried out is read back."""
    stage.server.arm(after(play), stage.writes_first)
    assert set((await stage.applied()).values()) == {OutcomeKind.VERIFIED}


def _altered(change: Callable[[bytes], bytes]) -> Play:
    """The shop's own answer with another body."""

    async def play(x: Exchange) -> bool:
        head, _, body = (await x.forward()).partition(b"\r\n\r\n")
        body = change(body)
        length = b"Content-Length: %d" % len(body)
        await x.send(re.sub(rb"(?i)content-length: \d+", length, head) + b"\r\n\r\n" + body)
        return True

    return play


def test_F16_json_that_is_cut_is_never_used(stage: FaultStage) -> None:
    async def use() -> None:
        await _misread(stage, _CUT_JSON, BadReply)
        await _unclear(stage, _CUT_JSON)

    stage.run(use)


def test_F16_a_write_answered_with_cut_json_is_read_back(stage: FaultStage) -> None:
    stage.run(lambda: _carried_out(stage, _CUT_JSON))


def test_F17_a_sign_in_page_is_not_the_api_and_no_order_is_gone(stage: FaultStage) -> None:
    async def use() -> None:
        await _misread(stage, _HTML, NotTheApi)
        orders = await stage.services.orders.known()
        assert {stage.on_target(o).presence for o in orders} == {Presence.PRESENT}
        await _unclear(stage, _HTML)

    stage.run(use)


def test_F18_valid_data_of_a_wrong_content_type_is_read(stage: FaultStage) -> None:
    async def typed(x: Exchange) -> bool:
        whole = await x.forward()
        await x.send(re.sub(rb"(?i)content-type: [^\r]+", b"Content-Type: text/plain", whole))
        return True

    async def use() -> None:
        stage.server.arm(typed, times=1000)
        assert (await stage.refresh(full=True)).errors == ()
        assert set((await stage.applied()).values()) == {OutcomeKind.VERIFIED}
        assert stage.server.hits > 3

    stage.run(use)


def test_F19_an_error_inside_http_200_is_no_success(stage: FaultStage) -> None:
    body = b'{"errors":[{"message":"denied"}],"success":false,"message":"denied"}'

    async def use() -> None:
        await _misread(stage, answer(200, body))
        stage.server.arm(answer(200, body), stage.writes_first)
        kinds = await stage.applied()
        assert kinds[FIRST] in (OutcomeKind.UNKNOWN, OutcomeKind.REFUSED)
        assert stage.others_written(kinds)

    stage.run(use)


def test_F20_a_write_that_was_taken_and_ignored_is_told(stage: FaultStage) -> None:
    async def use() -> None:
        ignored = afterwards(lambda: stage.edit(FIRST, stage.former))
        stage.server.arm(ignored, stage.writes_first)
        kinds = await stage.applied()
        assert kinds[FIRST] is OutcomeKind.UNKNOWN
        assert stage.others_written(kinds)
        (outcome,) = [o for o in stage.results[-1].outcomes if o.ref.order_id == FIRST]
        assert "accepted the write but still shows the former value" in outcome.message.english
        (settled,) = (await stage.refresh()).settled
        assert settled.kind is OutcomeKind.REFUSED
        assert "Not applied" in settled.message.english

    stage.run(use)


def _peak(*, anew: bool = False) -> int:
    """The most memory this process held since it was asked ``anew``, in KB. Only Linux can tell;
    elsewhere it is 0, and the limit of the body is what is tested."""
    if not _PEAK_RESET.exists():
        return 0
    if anew:
        _PEAK_RESET.write_text("5")
    status = Path("/proc/self/status").read_text()
    found = re.search(r"VmHWM:\s+(\d+)", status)
    assert found is not None
    return int(found[1])


def _bomb() -> Play:
    """500 MB in a few hundred KB of gzip: one compressed MB, repeated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    start = packer.compress(b" ") + packer.flush(zlib.Z_FULL_FLUSH)
    chunk = packer.compress(b" " * 1024 * 1024) + packer.flush(zlib.Z_FULL_FLUSH)
    head = [("Content-Type", "application/json"), ("Content-Encoding", "gzip")]
    return endless(raw(200, [*head, ("Connection", "close")], start), chunk, 500)


@pytest.mark.shared
def test_F21_a_gzip_bomb_is_left_at_the_limit(stage: FaultStage) -> None:
    async def use() -> None:
        before = _peak(anew=True)
        await _misread(stage, _bomb(), BadReply)
        await _unclear(stage, _bomb())
        assert _peak() - before < _MEMORY

    stage.run(use)


@pytest.mark.shared
def test_F22_a_body_without_end_is_left_at_the_limit(stage: FaultStage) -> None:
    head = [("Content-Type", "application/json"), ("Content-Length", str(500 * 1024 * 1024))]
    big = endless(raw(200, head), b" " * 65536, 8000)

    async def use() -> None:
        before = _peak(anew=True)
        await _misread(stage, big, BadReply)
        assert _peak() - before < _MEMORY

    stage.run(use)


@pytest.mark.shared
def test_F23_json_of_200_000_levels_is_refused(stage: FaultStage) -> None:
    deep = answer(200, b"[" * 200_000 + b"]" * 200_000)

    async def use() -> None:
        await _misread(stage, deep, BadReply)
        await _unclear(stage, deep)

    stage.run(use)


def test_F24_nan_is_no_json(stage: FaultStage) -> None:
    nan = _altered(lambda body: body.replace(b"{", b'{"x":NaN,', 1))

    async def use() -> None:
        await _misread(stage, nan, BadReply)

    stage.run(use)


def test_F24_a_status_named_twice_is_not_taken_for_either(stage: FaultStage) -> None:
    key = _STATUS_KEYS.get(stage.case, "status").encode()
    double = _altered(lambda body: body.replace(b'"%s":' % key, b'"%s":"zzz","%s":' % (key, key)))

    async def use() -> None:
        stage.server.arm(double, stage.is_read, times=50)
        await stage.refresh(full=True)
        assert stage.server.hits
        for order in await stage.services.orders.known():
            status = stage.on_target(order).status
            assert status is None or stage.on_target(order).problem
        assert (await stage.planned()).writes == ()

    stage.run(use)


def test_F24_an_id_of_30_digits_and_1e999_keep_their_digits(stage: FaultStage) -> None:
    digits = "123456789012345678901234567890"

    def change(body: bytes) -> bytes:
        return body.replace(b"700006", digits.encode()).replace(b"{", b'{"x":1e999,', 1)

    async def use() -> None:
        stage.server.arm(_altered(change), lambda seen: "orders" in seen.target)
        assert (await stage.refresh(full=True)).errors == ()
        ids = {order.ref.order_id for order in await stage.services.orders.known()}
        # Shopify's ids have 64 bits at most, by its schema: a longer one is none.
        assert (digits in ids) is (stage.case != "shopify")
        assert ids - {digits} == set(map(str, ORDERS))

    stage.run(use)


def test_F25_an_answer_without_a_list_is_an_error_and_not_no_orders(stage: FaultStage) -> None:
    async def use() -> None:
        for play in (
            answer(200, b""),
            answer(204, b""),
            answer(200, b"null"),
            answer(200, b'{"data":null,"items":null}'),
            answer(200, b'"none"'),
        ):
            await _misread(stage, play)

    stage.run(use)


def test_F25_a_write_with_an_empty_answer_is_unknown(stage: FaultStage) -> None:
    stage.run(lambda: _unclear(stage, answer(200, b"")))
