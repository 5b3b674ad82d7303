"""What a large answer costs: it is decoded once, off the loop, and refused by a cheap count."""

import gzip
import json
import threading

import httpx
import pytest

from designo_sync_gui.connectors import json_reader
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
