"""Which connection carries a request.

Law: an answer that was there before its request is never taken. What writes, and what is read
just before and after it, goes over a connection of its own, opened for it and closed behind it;
a kept connection with bytes behind its answer is closed.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, Final, cast
from weakref import WeakSet

import httpx2 as httpx

from designo_sync_gui.domain.order import OrderRef, Reading
from designo_sync_gui.domain.ports import OrderReader, TellsSoFar, shown_by
from designo_sync_gui.domain.sentence import NOTHING, Sentence
from designo_sync_gui.domain.status import Status

#: What the proactor's transport says while it holds nothing; 0 is the end of the stream.
_NOTHING_HELD: Final = -1
_ALONE: ContextVar[bool] = ContextVar("asked_alone", default=False)


def asks_alone() -> bool:
    """Whether what is asked now needs a connection of its own."""
    return _ALONE.get()


@contextmanager
def alone() -> Iterator[None]:
    """Whatever is asked within, also by tasks begun there, gets a connection of its own."""
    token = _ALONE.set(True)
    try:
        yield
    finally:
        _ALONE.reset(token)


def reading_alone(reader: OrderReader) -> OrderReader:
    """``reader``, whose single orders are read over connections of their own.

    It is single orders that are read before a write, after it, and to settle it.
    """
    return cast("OrderReader", _ReadingAlone(reader))


class _ReadingAlone:
    def __init__(self, reader: OrderReader) -> None:
        self._reader = reader

    def __getattr__(self, name: str) -> Any:
        return getattr(self._reader, name)

    def shown(self, wanted: Status) -> Status:
        return shown_by(self._reader, wanted)

    @property
    def so_far(self) -> Sentence:
        return self._reader.so_far if isinstance(self._reader, TellsSoFar) else NOTHING

    async def read_orders(self, refs: Sequence[OrderRef]) -> Mapping[OrderRef, Reading]:
        with alone():
            return await self._reader.read_orders(refs)


class KeptConnections:
    """Those on which an answer was read to its end and that may carry another request.

    More bytes would be taken for the next answer (or, a stray line break, make it unreadable).
    httpcore2 drops an idle connection whose socket became readable. That does not find what was
    taken from the socket already: by its parser, by the reading ahead of anyio, and on Windows by
    the system itself, whose event loop always has a read under way (asyncio's proactor; seen under
    Wine: a late answer was taken for the next).
    """

    def __init__(self) -> None:
        self._connections: WeakSet[Any] = WeakSet()

    async def answered(self, response: httpx.Response) -> None:
        """Keep the connection of an answer that was read to its end, or close it where more bytes
        came with it."""
        stream = response.extensions.get("network_stream")
        connection = _connection_of(response)
        if stream is None:
            return
        if _surplus(connection):
            await stream.aclose()
        else:
            self._connections.add(connection)

    async def close_late(self) -> None:
        """Close those that wait for a request while something arrived on them, or that the other
        side closed: httpcore2 then uses another one."""
        for connection in tuple(self._connections):
            if connection.is_idle() and _came_since(connection):
                self._connections.discard(connection)
                await connection.aclose()


def _connection_of(response: httpx.Response) -> Any:
    """httpcore2 tells nobody, so this looks inside (2.16.2); ``None`` where it is built
    otherwise."""
    inside: Any = response.stream
    for name in ("_httpcore_stream", "_stream", "_connection"):
        inside = getattr(inside, name, None)
    return inside


def _surplus(connection: Any) -> bool:
    """Whether its parser still holds something. Where it is built otherwise the answer is yes:
    then no connection is used twice."""
    left = getattr(getattr(connection, "_h11_state", None), "trailing_data", None)
    return not isinstance(left, tuple) or left[0] != b""


def _came_since(connection: Any) -> bool:
    """Whether anyio (4) or the proactor of asyncio (Python 3.11 to 3.13) holds something, or the
    end. Where they are built otherwise the answer is yes."""
    stream: Any = getattr(getattr(connection, "_network_stream", None), "_stream", None)
    while hasattr(stream, "transport_stream"):  # below TLS
        stream = stream.transport_stream
    transport = getattr(stream, "_transport", None)
    ahead = getattr(getattr(stream, "_protocol", None), "read_queue", None)
    if transport is None or ahead is None:
        return True
    return bool(ahead) or getattr(transport, "_pending_data_length", _NOTHING_HELD) != _NOTHING_HELD
