"""A part of a list that a side cannot return at once is read in smaller parts.

One order can make every answer that holds it fail (magento2#2069, woocommerce#35850): the orders
around it are read all the same, and the one that cannot be given is named by its position.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from designo_sync_gui.connectors.reading.bounds import EndlessList
from designo_sync_gui.domain.errors import BadReply, ServerFailure, SyncError
from designo_sync_gui.domain.ports import OrderPage

_T = TypeVar("_T")

#: So many single orders failing before any part with an order in it was given: that is the side.
_FAILS_OF_A_SIDE = 5
#: More in a list that goes on from a cursor, where nothing further on can be asked for first.
_FAILS_AT_A_CURSOR = 20
#: So many in a row there, where others were given before.
_FAILS_IN_A_ROW = 50
_STEPS = (250, 50, 10, 1)

ReadPart = Callable[[int, int], Awaitable[OrderPage]]


@dataclass(slots=True)
class Parts:
    """What a stretch came to: its answers in order, and the positions that cannot be given."""

    given: list[OrderPage] = field(default_factory=list)
    lost: list[tuple[int, SyncError]] = field(default_factory=list)
    answered: bool = False


async def in_parts(read: ReadPart, offset: int, count: int, error: SyncError) -> Parts:
    """Read ``count`` orders from ``offset`` on, after asking for all of them ended in ``error``.

    ``read`` is called with an offset and a size that divides it, so that both fit a page number.
    Raises ``error`` where it was not about a stretch, or where no part can be given either.
    """
    parts = Parts()
    await _divide(read, offset, count, error, parts)
    if not parts.given:
        raise error
    return parts


async def _divide(read: ReadPart, offset: int, count: int, error: SyncError, parts: Parts) -> None:
    """All parts of a stretch are asked for before one of them is divided: the oldest orders of a
    shop may all be odd, and that it answers shows further on."""
    if not _of_a_stretch(error):
        raise error
    if count == 1:
        parts.lost.append((offset, error))
        if not parts.answered and len(parts.lost) >= _FAILS_OF_A_SIDE:
            raise error
        return
    size = count // _smallest_factor(count)
    starts = range(offset, offset + count, size)
    found = [await _read_or_error(read, start, size) for start in starts]
    parts.answered |= any(isinstance(part, OrderPage) and part.readings for part in found)
    if not parts.answered and all(map(_hangs, found)):
        raise error
    for start, part in zip(starts, found, strict=True):
        if isinstance(part, OrderPage):
            parts.given.append(part)
        else:
            await _divide(read, start, size, part, parts)


async def _read_or_error(read: ReadPart, start: int, size: int) -> OrderPage | SyncError:
    try:
        return await read(start, size)
    except SyncError as error:
        if not _of_a_stretch(error):
            raise
        return error


def _hangs(part: OrderPage | SyncError) -> bool:
    """One order may hang; where every part of a list does, it is the side, and each further
    question would take as long as this one."""
    return isinstance(part, ServerFailure) and part.too_late


async def about_any(read: Callable[[int], Awaitable[_T]], positions: Sequence[int]) -> _T:
    """What an answer says of the whole list, asked for with the order at one of some positions:
    at the first of them may stand an order that no answer can hold. Raises ``SyncError``."""
    for position in positions[:-1]:
        try:
            return await read(position)
        except SyncError as error:
            if not _of_a_stretch(error):
                raise
    return await read(positions[-1])


class Steps:
    """How many orders to ask for next in a list that goes on from a cursor: fewer and fewer where
    a stretch fails, and more again behind it."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._given = False
        self._lost = 0
        self._levels: list[list[int]] = []

    @property
    def size(self) -> int:
        return self._levels[-1][0] if self._levels else self._most

    @property
    def divided(self) -> bool:
        return bool(self._levels)

    def failed(self, error: SyncError) -> bool:
        """Whether to ask again, for less; otherwise it was the one order at the cursor that
        failed. Raises ``error`` where it is not about a stretch or where no order is given."""
        if not _of_a_stretch(error):
            raise error
        size = self.size
        if size > 1:
            self._levels.append([next(step for step in _STEPS if step < size), size])
            return True
        self._lost += 1
        if self._lost >= (_FAILS_IN_A_ROW if self._given else _FAILS_AT_A_CURSOR):
            raise error
        return False

    def passed(self, rows: int, *, given: bool = True) -> None:
        """So many entries were read, or the order at the cursor was left out."""
        if given:
            self._given, self._lost = True, 0
        for level in self._levels:
            level[1] -= max(rows, 1)
        while self._levels and self._levels[-1][1] <= 0:
            self._levels.pop()


def _smallest_factor(count: int) -> int:
    return next(n for n in range(2, count + 1) if count % n == 0)


def _of_a_stretch(error: SyncError) -> bool:
    """A server error, no answer in time, an answer that is too large, or one without a list. What
    is said of the connection, the credentials or the pace holds for every part alike, and so does
    a server that is away or a page of another site."""
    if isinstance(error, EndlessList) or error.of_sign_in:
        return False
    return isinstance(error, BadReply) or (isinstance(error, ServerFailure) and not error.away)
