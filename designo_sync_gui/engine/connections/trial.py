"""The results of one connection test, published one by one."""

from collections.abc import Callable

from designo_sync_gui.domain.connection import Check
from designo_sync_gui.domain.ports import ConnectedSide

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
