"""What a large answer costs: it is decoded once, off the loop, and refused by a cheap count."""

import gzip
import json
import threading

import httpx
import pytest

from designo_sync_gui.connectors import json_reader
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
    assert "what the server answers" in caught.value.advice
    assert decoder.threads == []


def test_that_a_page_of_whole_orders_is_far_from_the_limit():
    """The largest orders that are read whole: 100 of them with 50 items of 20 fields each."""
    item = {f"field_{n}": "text, with a comma" for n in range(20)}
    page = [order(line_items=[item] * 5) for _ in range(100)]
    assert len(json_reader.read_json(json.dumps(page).encode()).root) == 100


def test_that_large_answers_are_decoded_one_at_a_time(kit, monkeypatch):
    """Pages of a list arrive together: what each costs while it is decoded must not add up."""
    inner, alone = json_reader._DECODER, []

    class Watching:
        def decode(self, text):
            if len(text) > json_reader.SMALL:
                alone.append(json_reader._ONE_AT_A_TIME.locked())
            return inner.decode(text)

        def raw_decode(self, text, at):
            return inner.raw_decode(text, at)

    monkeypatch.setattr(json_reader, "_DECODER", Watching())
    note = "x" * 200_000

    def answer(request):
        page = int(request.url.params["page"])
        found = [] if request.url.params["status"] == "trash" else [order(note=note) | {"id": page}]
        total = str(8 * len(found))
        return kit.reply(200, found, x_wp_total=total, x_wp_totalpages=total)

    assert len(kit.with_shop(kit.Script(answer), kit.read_all)) == 8
    assert alone == [True] * 8


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
