"""The last check before a write is sent: is the reading still fresh enough?

Between a reading and the write that is based on it, time can pass unplanned: a rate limit, a new
connection, a sleeping laptop. The sender calls ``about_to_send`` right before the request is sent;
the code that decided the write checks there whether the reading is still fresh enough.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from designo_sync_gui.domain.errors import SyncError, WriteEffect
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import Status

#: So many requests are under way at a host where they help: at one that states a limit, and rows of
#: a plan everywhere. Whatever stops a run finds no more writes than these on their way.
USUALLY_AT_ONCE: Final = 8
#: Readings of a host that has shown that it bears them. No host has more requests of this program
#: under way, whatever its limit; how many help is found out while asking (``connectors/pacing``).
MOST_AT_ONCE: Final = 32

#: Raises what forbids sending; told whether the connection is made already.
MaySend = Callable[[bool], None]

_MAY_SEND: ContextVar[MaySend | None] = ContextVar("may_send", default=None)
_COMPARED: ContextVar[Status | None] = ContextVar("compared", default=None)


class ReadingTooOld(SyncError):
    """The reading that a write was decided by is too old: nothing was sent."""

    title = say("Reading too old")
    write_effect = WriteEffect.NOT_SENT


@contextmanager
def asked_before_sending(may_send: MaySend, compared: Status | None = None) -> Iterator[None]:
    """While this is open, a write of the same task leaves only when ``may_send`` lets it.

    ``compared`` is the value that the target was found to hold; ``None`` where it is not read.
    """
    token, former = _MAY_SEND.set(may_send), _COMPARED.set(compared)
    try:
        yield
    finally:
        _COMPARED.reset(former)
        _MAY_SEND.reset(token)


def compared_status() -> Status | None:
    """The value that a write of this task was decided by, for targets that take it along and
    write only while they hold it."""
    return _COMPARED.get()


def about_to_send(*, connected: bool) -> None:
    """Called right before a request leaves that may change an order: when its turn came, and again
    when its connection is made. Raises ``ReadingTooOld``."""
    may_send = _MAY_SEND.get()
    if may_send is not None:
        may_send(connected)
