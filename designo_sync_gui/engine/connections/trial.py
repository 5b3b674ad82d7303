"""Trying a connection: the results of its test, published one by one, and its first pages."""

from collections.abc import Callable
from contextlib import aclosing

from designo_sync_gui.domain.connection import Check
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.ports import ConnectedSide, OrderPage
from designo_sync_gui.domain.sentence import say

#: Hears each line of a test, on the engine's thread.
Tell = Callable[[Check], object]


def keep_quiet(_check: Check) -> None:
    """For who waits for all of them."""


async def collect(side: ConnectedSide, tell: Tell) -> tuple[Check, ...]:
    """Every line of the test of this side, which is released afterwards."""
    found = []
    try:
        async for check in side.checks():
            tell(check)
            found.append(check)
        return tuple(found)
    finally:
        await side.release()


async def first_page(side: ConnectedSide, code: str) -> OrderPage:
    """The first page of its list for a store; the side is released afterwards."""
    return next(iter(await first_pages(side, code, 1)), OrderPage(()))


async def first_pages(side: ConnectedSide, code: str, most: int) -> tuple[OrderPage, ...]:
    """The first pages of its list for a store, ``most`` at most; it is released afterwards. Raises
    ``SettingsInvalid`` for a side without a read source."""
    try:
        if side.reader is None:
            raise SettingsInvalid(say("There is no read source."), say("Add a read profile."))
        found: list[OrderPage] = []
        async with aclosing(side.reader.pages([code], None)) as pages:
            async for page in pages:
                found.append(page)
                if len(found) == most:
                    break
        return tuple(found)
    finally:
        await side.release()
