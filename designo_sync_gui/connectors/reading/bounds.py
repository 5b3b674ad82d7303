"""Limits on one list: a faulty server can return orders or pages without end.

Law: a list that brings nothing new, or more than any shop has, is an error and never a shorter
list.
"""

from dataclasses import dataclass
from typing import Final

from designo_sync_gui.domain.errors import BadReply
from designo_sync_gui.domain.sentence import Sentence, say

#: Answers of one list. At the 50 orders that a cautious shop gives per page: a million orders.
MOST_ANSWERS: Final = 20_000
#: Unpacked bytes of all answers of one list, in MB: 20 KB for each of 100,000 orders.
MOST_MEGABYTES: Final = 2_000
#: Orders of one list; what is kept of them while it is read takes about 200 MB.
MOST_ORDERS: Final = 1_000_000
#: Pages in a row that show only what was shown before. One is possible: an order that comes while
#: the list is read pushes another to the next page.
MOST_STALE: Final = 3


class EndlessList(BadReply):
    """Said of the list as a whole: asking for less of it at once changes nothing."""


@dataclass(slots=True)
class ListBounds:
    """How much one walk through a list has cost. Each method raises ``EndlessList``."""

    host: str
    _answers: int = 0
    _bytes: int = 0
    _orders: int = 0
    _stale: int = 0

    def received(self, size: int) -> None:
        """Note an answer of so many bytes."""
        self._answers += 1
        self._bytes += size
        if self._answers > MOST_ANSWERS:
            raise self._endless(say("{n:,} answers were read", n=MOST_ANSWERS))
        if self._bytes > MOST_MEGABYTES * 1024 * 1024:
            raise self._endless(say("{n:,} MB were read", n=MOST_MEGABYTES))

    def listed(self, news: int) -> None:
        """Note a page of orders, of which so many were not shown before."""
        self._orders += news
        self._stale = 0 if news else self._stale + 1
        if self._orders > MOST_ORDERS:
            raise self._endless(say("{n:,} orders were read", n=MOST_ORDERS))
        if self._stale >= MOST_STALE:
            raise self._endless(
                say("{n} pages in a row contain only orders that were listed before", n=MOST_STALE)
            )

    def _endless(self, reason: Sentence) -> EndlessList:
        return EndlessList(
            say("The list of {host} does not end: {reason}.", host=self.host, reason=reason),
            say("Check the shop's API: a plugin or a cache may alter the answer."),
        )
