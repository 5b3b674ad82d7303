"""The pacer of a host: when the next request may be sent.

Law: a limit is kept by our own ledger; being refused for asking too often is the exception. All
that ask one host with one set of credentials share one ledger.

The ledgers are in modules of their own: ``buckets`` (tokens and points that come back), ``window``
(so many requests per window), ``adaptive`` (no stated limit).
"""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from typing import Protocol

from designo_sync_gui.connectors.http.messages import Reply
from designo_sync_gui.domain.ports import Clock
from designo_sync_gui.domain.sending import USUALLY_AT_ONCE
from designo_sync_gui.domain.sentence import Sentence

#: Told the seconds still to wait and why, in a sentence without a full stop; ``(0, "")`` when
#: the wait is over.
Announce = Callable[[float, Sentence], None]


class Pacer(Protocol):
    """The rate limit of one host, shared by all who send requests to it."""

    @property
    def wanted(self) -> int:
        """How many requests whoever has many should hand in at a time: as many as may be under
        way, and some to find out with whether more help; others wait behind them."""

    def turn(self, cost: float, *, write: bool = False) -> AbstractAsyncContextManager[None]:
        """Wait until a request of this cost (1 for one request) may be sent; held while it is.

        In the order of asking, a ``write`` before readings. Raises ``Busy``, with nothing sent,
        while the host's own time to wait is longer than anybody should wait unasked, and
        ``GaveUp`` while it is long and the job that asks was cancelled.
        """

    def learn(self, reply: Reply) -> None:
        """Correct the ledger by a reply's status and headers; called within the turn."""

    def spent(self, cost: float, available: float, maximum: float, restore_rate: float) -> None:
        """Correct the ledger by what the host itself says (Shopify's ``extensions.cost``).

        ``cost`` was taken; ``available`` of ``maximum`` points are left, and ``restore_rate``
        come back each second. Called by the task whose turn it was, before it waits for
        anything else.
        """

    def hold(self, seconds: float) -> bool:
        """Send nothing for so long; ``False`` if this pacer cannot wait and the caller must."""


class Unpaced:
    """No limit: for requests that are sent one at a time anyway, such as a sign-in."""

    wanted = USUALLY_AT_ONCE

    @asynccontextmanager
    async def turn(self, cost: float, *, write: bool = False) -> AsyncIterator[None]:
        yield

    def learn(self, reply: Reply) -> None:
        """Nothing to learn."""

    def spent(self, cost: float, available: float, maximum: float, restore_rate: float) -> None:
        """Nothing to correct."""

    def hold(self, seconds: float) -> bool:
        return False


def silent(seconds: float, reason: Sentence) -> None:
    """Announces to nobody."""


def silent_book(host: str, seconds: float, reason: Sentence) -> None:
    """Announces to nobody."""


@dataclass(slots=True)
class Pacers:
    """The ledgers of this process, one for each host and set of credentials.

    ``announce`` gets the host, the seconds still to wait and the reason. A ledger lives as long
    as this object, so that the next job uses what it learned.
    """

    clock: Clock
    announce: Callable[[str, float, Sentence], None] = silent_book
    _book: dict[tuple[str, str], Pacer] = field(default_factory=dict)

    def of(self, key: tuple[str, str], make: Callable[[Clock, Announce], Pacer]) -> Pacer:
        """The ledger of ``(host, credential label)``; made on first use.

        The label tells sets of credentials apart and is no secret itself.
        """
        pacer = self._book.get(key)
        if pacer is None:
            host = key[0]

            def announce(seconds: float, reason: Sentence) -> None:
                self.announce(host, seconds, reason)

            pacer = self._book[key] = make(self.clock, announce)
        return pacer
