"""Which connection carries a request.

Law: an answer that was there before its request is never taken. What writes, and what is read
just before and after it, goes over a connection of its own, opened for it and closed behind it;
a kept connection with bytes behind its answer is closed.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, cast

import httpx2 as httpx

from designo_sync_gui.domain.order import OrderRef, Reading
from designo_sync_gui.domain.ports import OrderReader, shown_by
from designo_sync_gui.domain.status import Status

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

    async def read_orders(self, refs: Sequence[OrderRef]) -> Mapping[OrderRef, Reading]:
        with alone():
            return await self._reader.read_orders(refs)


async def close_if_surplus(response: httpx.Response) -> None:
    """Close the connection of an answer that was read to its end, where more bytes came with it.

    They would be taken for the next answer (or, a stray line break, make it unreadable). Bytes
    that come later are found by httpcore2, which drops an idle connection that became readable.
    """
    stream = response.extensions.get("network_stream")
    if stream is not None and _surplus(response):
        await stream.aclose()


def _surplus(response: httpx.Response) -> bool:
    """httpcore2 tells nobody what its parser still holds, so this looks inside (2.16.2). Where it
    is built otherwise the answer is yes: then no connection is used twice."""
    inside: Any = response.stream
    for name in ("_httpcore_stream", "_stream", "_connection", "_h11_state"):
        inside = getattr(inside, name, None)
    left = getattr(inside, "trailing_data", None)
    return not isinstance(left, tuple) or left[0] != b""
