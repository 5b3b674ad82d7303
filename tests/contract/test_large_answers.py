"""What a large answer costs: it is decoded once, off the loop, and refused by a cheap count."""

import asyncio
import gzip
import json
import threading

import httpx2 as httpx
import pytest

from designo_sync_gui.connectors.http import body as http_body
from designo_sync_gui.connectors.reading import document as json_reader
from designo_sync_gui.connectors.woocommerce import listing
from designo_sync_gui.domain.errors import BadReply

FEW = {"x-wp-total": "1", "x-wp-totalpages": "1"}


class Decoder:
    """Notes in which thread each document is decoded."""

    def __init__(self, inner):
        self._inner = inner
        self.threads = []

    def decode(self, text):
        self.threads.append(threading.current_thread())
        return self._inner.decode(text)

    def raw_decode(self, text, at):
        return self._inner.raw_decode(text, at)


@pytest.fixture
def decoder(monkeypatch):
    noting = Decoder(json_reader._DECODER)
    monkeypatch.setattr(json_reader, "_DECODER", noting)
    return noting


def order(**more):
    return {"id": 1, "number": "1", "status": "processing", **more}


def test_that_a_large_answer_is_decoded_once_and_off_the_loop(kit, decoder):
    note = "x" * (json_reader.SMALL + 1)
    script = kit.Script(kit.reply(200, [order(note=note)], **FEW), kit.reply(200, []))
    (reading,) = kit.with_shop(script, kit.read_all)
    assert reading.ref.order_id == "1"
    large = decoder.threads[0]
    assert large is not threading.main_thread()
    assert decoder.threads.count(large) == 1


def test_that_a_small_answer_is_decoded_where_it_is(kit, decoder):
    script = kit.Script(kit.reply(200, [order()], **FEW), kit.reply(200, []))
    kit.with_shop(script, kit.read_all)
    assert set(decoder.threads) == {threading.main_thread()}


@pytest.mark.parametrize("value", [b"{}", b"[]", b'{"id":1}', b"0"])
def test_that_an_answer_of_too_many_values_is_an_error_and_is_not_decoded(kit, decoder, value):
    body = b"[" + (value + b",") * (15_000_000 // (len(value) + 1)) + b"0]"
    packed = gzip.compress(body)
    assert len(packed) < 60_000

    def script(request):
        headers = {"content-type": "application/json", "content-encoding": "gzip"}
        return httpx.Response(200, headers=headers, stream=httpx.ByteStream(packed))

    with pytest.raises(BadReply, match="more than 400,000 values") as caught:
        kit.with_shop(script, kit.read_all)
    assert "what the server sends" in caught.value.advice.english
    assert decoder.threads == []


def test_that_a_page_of_whole_orders_is_far_from_the_limit():
    """The largest orders that are read whole: 100 of them with 50 items of 20 fields each."""
    item = {f"field_{n}": "text, with a comma" for n in range(20)}
    page = [order(line_items=[item] * 5) for _ in range(100)]
    root = json_reader.read_json(json.dumps(page).encode()).root
    assert isinstance(root, list)
    assert len(root) == 100


def test_that_the_next_large_answer_is_decoded_when_the_last_one_became_readings(kit, monkeypatch):
    """Pages of a list arrive together: what each costs while it is decoded must not add up."""
    decode, make = json_reader._DECODER, listing.OrderList._page
    waiting, most, made = [], [], []

    class Watching:
        def decode(self, text):
            if len(text) > json_reader.SMALL:
                waiting.append(text)
                most.append(len(waiting))
            return decode.decode(text)

        def raw_decode(self, text, at):
            return decode.raw_decode(text, at)

    def making(self, reply):
        page = make(self, reply)
        if len(reply.body) > json_reader.SMALL:
            waiting.pop()
            made.append(page)
        return page

    monkeypatch.setattr(json_reader, "_DECODER", Watching())
    monkeypatch.setattr(listing.OrderList, "_page", making)
    note = "x" * 200_000

    def answer(request):
        page = int(request.url.params["page"])
        found = [] if request.url.params["status"] == "trash" else [order(note=note) | {"id": page}]
        total = str(8 * len(found))
        return kit.reply(200, found, x_wp_total=total, x_wp_totalpages=total)

    assert len(kit.with_shop(kit.Script(answer), kit.read_all)) == 8
    assert len(made) == 8
    assert most == [1] * 8


def test_that_two_large_answers_are_received_at_a_time_and_small_ones_wait_for_none(kit):
    under_way, most = set(), []

    class Large(httpx.AsyncByteStream):
        def __init__(self, page, size):
            self.page, self.size = page, size

        async def __aiter__(self):
            yield b"[" + b" " * (http_body.LARGE + 1)
            for _ in range(self.size):
                under_way.add(self.page)
                most.append(len(under_way))
                await asyncio.sleep(0)
                yield b" "
            under_way.discard(self.page)
            yield json.dumps(order() | {"id": self.page}).encode() + b"]"

    def answer(request):
        page = int(request.url.params["page"])
        total = "0" if request.url.params["status"] == "trash" else "8"
        headers = {"x-wp-total": total, "x-wp-totalpages": total}
        if total == "0":
            return kit.reply(200, [], **headers)
        headers["content-type"] = "application/json"
        return httpx.Response(200, headers=headers, stream=Large(page, 5 * page))

    assert len(kit.with_shop(kit.Script(answer), kit.read_all)) == 8
    assert max(most) == 2


def test_that_thousands_of_chunks_that_came_together_do_not_hold_the_loop(kit):
    turns, seen = [0], []

    class Crumbs(httpx.AsyncByteStream):
        async def __aiter__(self):
            for byte in b"[" + b" " * 10_000 + b"]":
                seen.append(turns[0])
                yield bytes([byte])

    async def others():
        while True:
            turns[0] += 1
            await asyncio.sleep(0)

    async def use(side):
        beside = asyncio.ensure_future(others())
        try:
            return await kit.read_all(side)
        finally:
            beside.cancel()

    none = {"x-wp-total": "0", "x-wp-totalpages": "0", "content-type": "application/json"}
    script = kit.Script(lambda _: httpx.Response(200, headers=none, stream=Crumbs()))
    assert kit.with_shop(script, use) == []
    assert max(seen.count(turn) for turn in set(seen)) <= 1100


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_that_a_byte_order_mark_is_left_out_and_places_count_from_the_first_byte(mark):
    assert json_reader.read_json(mark + b" 1 ").root == "1"
    with pytest.raises(json_reader.NotJsonError, match=f"at byte {len(mark) + 1}"):
        json_reader.read_json(mark + b'"\xff"')
    with pytest.raises(json_reader.NotJsonError, match="empty"):
        json_reader.read_json(mark + b" \n")


@pytest.mark.parametrize("size", [1, 3000])
def test_that_the_readings_of_a_large_page_are_made_off_the_loop(kit, monkeypatch, size):
    made_in = []
    inner = listing.OrderList._page

    def noted(self, reply):
        made_in.append(threading.current_thread() is threading.main_thread())
        return inner(self, reply)

    monkeypatch.setattr(listing.OrderList, "_page", noted)
    rows = [{**order(), "id": number} for number in range(1, size + 1)]
    total = {"x-wp-total": str(size), "x-wp-totalpages": "1"}
    script = kit.Script(kit.reply(200, rows, **total), kit.reply(200, []))
    assert len(kit.with_shop(script, kit.read_all)) == size
    assert made_in[0] is (size == 1)
