"""Whether whoever waits for its turn at a host still wants it.

A host may ask to wait for a minute. What a job waits for is broken off when the job is cancelled;
a request that is on its way is not: a write is always awaited to its end.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from designo_sync_gui.domain.errors import SyncError, WriteEffect
from designo_sync_gui.domain.sentence import say


class GaveUp(SyncError):
    """Nobody waits for this turn any more: nothing was sent."""

    title = say("Wait broken off")
    write_effect = WriteEffect.NOT_SENT

    def __init__(self) -> None:
        super().__init__(say("The wait for the server was broken off."))


class Patience:
    """Of one job; ``over`` once it was cancelled."""

    def __init__(self) -> None:
        self.over = False
        self._told: dict[object, Callable[[], object]] = {}

    def end(self) -> None:
        """Break off the waits that ``told`` announced."""
        self.over = True
        for call in tuple(self._told.values()):
            call()

    @contextmanager
    def told(self, call: Callable[[], object]) -> Iterator[None]:
        """While this is open, ``call`` is called when it ends."""
        key = object()
        self._told[key] = call
        try:
            yield
        finally:
            del self._told[key]


_ENDLESS: Final = Patience()
_PATIENCE: ContextVar[Patience] = ContextVar("patience", default=_ENDLESS)


def patience() -> Patience:
    """Of the job that the running task works for; without one it never ends."""
    return _PATIENCE.get()


@contextmanager
def waiting_with(patience: Patience) -> Iterator[None]:
    """Whatever is asked within, also by tasks begun there, waits no longer than this."""
    token = _PATIENCE.set(patience)
    try:
        yield
    finally:
        _PATIENCE.reset(token)
