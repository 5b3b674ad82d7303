"""A packed answer is unpacked a little at a time: to its last byte, and no further than allowed."""

import asyncio
import gzip
from collections.abc import AsyncIterator

import httpx2 as httpx
import pytest

from designo_sync_gui.connectors.http import body as http_body
from designo_sync_gui.domain.errors import BadReply

_SLICE = http_body._SLICE


class _Stream(httpx.AsyncByteStream):
    def __init__(self, content: bytes, step: int) -> None:
        self.parts = [content[at : at + step] for at in range(0, len(content), step)]
        self.taken = 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for part in self.parts:
            self.taken += 1
            yield part


def _body(stream: _Stream, encoding: str = "gzip") -> bytes:
    return asyncio.run(http_body.read_body(stream, encoding, "shop.example"))


@pytest.mark.parametrize("step", [999, 65536, 10**9])
@pytest.mark.parametrize(
    "size", [1, _SLICE - 1, _SLICE, _SLICE + 1, 3 * _SLICE, http_body.MAX_BODY]
)
def test_that_a_packed_answer_is_read_to_its_last_byte(size: int, step: int) -> None:
    content = (b"0123456789abcde\n" * (size // 16 + 1))[:size]
    assert _body(_Stream(gzip.compress(content, 9), step)) == content


@pytest.mark.parametrize("cut", [1, 9, 100])
def test_that_a_packed_answer_without_its_end_is_not_used(cut: int) -> None:
    with pytest.raises(BadReply, match="cut or damaged"):
        _body(_Stream(gzip.compress(b"[]" * _SLICE)[:-cut], 100))


@pytest.mark.parametrize("step", [1, 7, 65536])
@pytest.mark.parametrize("tail", [b"", b"\r\n", b"\0" * 40, b"\x1f", b"\n\x1f\x8b", b"[]"])
def test_that_what_follows_the_last_whole_member_is_ignored(tail: bytes, step: int) -> None:
    assert _body(_Stream(gzip.compress(b'["a"]') + tail, step)) == b'["a"]'


@pytest.mark.parametrize("step", [1, 5, 65536])
@pytest.mark.parametrize("between", [b"", b"\0\0\0"])
def test_that_every_member_of_a_packed_answer_is_read(between: bytes, step: int) -> None:
    members = [b'[{"id": 7,', b"", b' "status": "', b"x" * (_SLICE + 3), b'"}]']
    packed = between.join(gzip.compress(member) for member in members)
    assert _body(_Stream(packed, max(step, len(packed) // 400))) == b"".join(members)


def test_that_a_second_member_without_its_end_is_cut() -> None:
    packed = gzip.compress(b"[1,") + gzip.compress(b"2]")[:-5]
    with pytest.raises(BadReply, match="cut or damaged"):
        _body(_Stream(packed, 11))


@pytest.mark.parametrize("name", ["UTF-8", "none", "identity", "binary, utf-8", " "])
def test_that_a_plain_answer_under_a_name_that_is_no_encoding_is_read(name: str) -> None:
    assert _body(_Stream(b"[1, 2]", 3), name) == b"[1, 2]"


@pytest.mark.parametrize("name", ["br", "deflate", "zstd", "gzip, br"])
def test_that_an_encoding_that_was_not_asked_for_is_told(name: str) -> None:
    with pytest.raises(BadReply, match="was not asked for"):
        _body(_Stream(b"\x0b\x02", 3), name)


def test_that_members_without_content_do_not_go_on_for_ever() -> None:
    stream = _Stream(gzip.compress(b"") * (http_body.MAX_BODY // 20 + 9000), 65536)
    with pytest.raises(BadReply, match="larger than 16 MB"):
        _body(stream)


def test_that_a_bomb_is_left_where_it_grows_too_large() -> None:
    stream = _Stream(gzip.compress(b" " * (4 * http_body.MAX_BODY), 9), 1000)
    with pytest.raises(BadReply, match="larger than 16 MB"):
        _body(stream)
    assert stream.taken < len(stream.parts) // 2
