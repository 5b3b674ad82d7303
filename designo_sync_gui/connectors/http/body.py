"""Reading the body of an answer.

Law: never more of it in memory than ``MAX_BODY``, packed or unpacked; "cut" is said only of what
has no end.
"""

import zlib
from collections.abc import AsyncIterable, Awaitable, Callable, Iterator
from typing import Final

from designo_sync_gui.domain.errors import BadReply
from designo_sync_gui.domain.sentence import say

MAX_BODY: Final = 16 * 1024 * 1024
#: Several bodies of this size at once are a matter of memory.
LARGE: Final = 1024 * 1024
_SLICE: Final = 256 * 1024
_GZIP: Final = frozenset({"gzip", "x-gzip"})
#: What IANA registers as content codings besides gzip. None was asked for, so none can be read.
_OTHERS: Final = frozenset(
    {
        "deflate",
        "br",
        "zstd",
        "compress",
        "x-compress",
        "dcb",
        "dcz",
        "exi",
        "pack200-gzip",
        "aes128gcm",
    }
)
#: How a member of a gzip file begins (RFC 1952, 2.3.1).
_MAGIC: Final = b"\x1f\x8b"


async def _unlimited() -> None:
    """Return at once: no limit."""


async def read_body(
    chunks: AsyncIterable[bytes],
    encoding: str,
    host: str,
    grown: Callable[[], Awaitable[object]] = _unlimited,
) -> bytes:
    """The decoded body. Raises ``BadReply``. ``grown`` is awaited before a body that has become
    ``LARGE`` is read on.

    Decoded here and not by httpx: 510 KB of gzip can be 500 MB of body. A ``Content-Encoding``
    that names no encoding (``UTF-8``, ``none``) is a mistake of servers in the field whose body
    is plain.
    """
    names = {name.strip().lower() for name in encoding.split(",")} - {"", "identity"}
    for name in sorted(names & _OTHERS):
        raise BadReply(
            say(
                "{host} answered in the encoding “{encoding}”, which was not asked for.",
                host=host,
                encoding=name,
            ),
            say("Ask whoever runs the server: a proxy in front of it may alter its answers."),
        )
    unpacker = _Members() if names & _GZIP else None
    body = bytearray()
    received = 0
    large = False
    async for chunk in chunks:
        received += len(chunk)
        try:
            for part in [chunk] if unpacker is None else unpacker.unpacked(chunk):
                body += part
                if max(len(body), received) > MAX_BODY:
                    body.clear()  # whoever keeps the error keeps this frame
                    raise _too_large(host)
        except zlib.error:
            raise _cut_short(host) from None
        if received > MAX_BODY:
            body.clear()
            raise _too_large(host)
        if len(body) > LARGE and not large:
            large = True
            await grown()
    if unpacker is not None and received and not unpacker.whole:
        raise _cut_short(host)
    return bytes(body)


class _Members:
    """Unpacks the members of a gzip body, of which there may be several (RFC 1952, 2.2).

    What follows the last whole member and begins none, such as a line break or zero bytes, is
    ignored, as curl and browsers do.
    """

    def __init__(self) -> None:
        self._member = _new_member()
        self._between = False
        self._held = b""
        self._tail = False

    @property
    def whole(self) -> bool:
        return self._between or self._tail

    def unpacked(self, chunk: bytes) -> Iterator[bytes]:
        """What a chunk holds, a little at a time: 64 KB of a gzip bomb are 64 MB at once."""
        while chunk and not self._tail:
            if self._between:
                chunk = self._next_member(chunk)
                continue
            part = self._member.decompress(chunk, _SLICE)
            chunk = self._member.unconsumed_tail
            yield part
            while len(part) == _SLICE and not chunk and not self._member.eof:
                part = self._member.decompress(b"", _SLICE)
                yield part
            if self._member.eof:
                chunk = self._member.unused_data
                self._member = _new_member()
                self._between = True

    def _next_member(self, chunk: bytes) -> bytes:
        """``chunk`` where another member begins with it; nothing where none does. Half of the
        mark of a member is held until the next chunk tells."""
        chunk = (self._held + chunk).lstrip(b"\0")
        self._held = chunk if _MAGIC.startswith(chunk) else b""
        if self._held == chunk:
            return b""
        self._tail = not chunk.startswith(_MAGIC)
        self._between = self._tail
        return chunk


def _new_member() -> "zlib._Decompress":
    return zlib.decompressobj(16 + zlib.MAX_WBITS)


def _too_large(host: str) -> BadReply:
    return BadReply(
        say(
            "The answer of {host} is larger than {max_body} MB.",
            host=host,
            max_body=MAX_BODY // 1024 // 1024,
        ),
        say("No list of orders is that large: check what the server sends."),
    )


def _cut_short(host: str) -> BadReply:
    error = BadReply(
        say("The answer of {host} was cut or damaged on its way.", host=host),
        say("Try again. A write is settled by reading the order again."),
    )
    error.retryable = True
    return error
