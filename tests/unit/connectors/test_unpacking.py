"""A packed answer is unpacked a little at a time: to its last byte, and no further than allowed."""

import asyncio
import gzip
from collections.abc import AsyncIterator

import httpx
import pytest

from designo_sync_gui.connectors import http
from designo_sync_gui.domain.errors import BadReply

_SLICE = http._SLICE


class _Stream(httpx.AsyncByteStream):
    def __init__(self, content: bytes, step: int) -> None:
        self.parts = [content[at : at + step] for at in range(0, len(content), step)]
        self.taken = 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for part in self.parts:
            self.taken += 1
            yield part


def _body(stream: _Stream) -> bytes:
    response = httpx.Response(200, headers={"Content-Encoding": "gzip"}, stream=stream)
    return asyncio.run(http._body(response, "shop.example"))


@pytest.mark.parametrize("step", [999, 65536, 10**9])
@pytest.mark.parametrize("size", [1, _SLICE - 1, _SLICE, _SLICE + 1, 3 * _SLICE, http.MAX_BODY])
def test_that_a_packed_answer_is_read_to_its_last_byte(size: int, step: int) -> None:
    content = (b"0123456789abcde\n" * (size // 16 + 1))[:size]
    assert _body(_Stream(gzip.compress(content, 9), step)) == content


@pytest.mark.parametrize("cut", [1, 9, 100])
def test_that_a_packed_answer_without_its_end_is_not_used(cut: int) -> None:
    with pytest.raises(BadReply, match="cut or damaged"):
        _body(_Stream(gzip.compress(b"[]" * _SLICE)[:-cut], 100))


def test_that_bytes_after_the_packed_answer_are_not_overlooked() -> None:
    with pytest.raises(BadReply, match="cut or damaged"):
        _body(_Stream(gzip.compress(b"[]") + b"[]", 65536))


def test_that_a_bomb_is_left_where_it_grows_too_large() -> None:
    stream = _Stream(gzip.compress(b" " * (4 * http.MAX_BODY), 9), 1000)
    with pytest.raises(BadReply, match="larger than 16 MB"):
        _body(stream)
    assert stream.taken < len(stream.parts) // 2
