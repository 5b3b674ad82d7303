"""An event loop whose time is made up: it never waits, its clock jumps to the next timer."""

import asyncio
import selectors
from collections.abc import Coroutine
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

_T = TypeVar("_T")
BEGIN = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)


class _Jumping(selectors.SelectSelector):
    """Where a loop would wait for its next timer, its time moves there instead."""

    passed = 0.0

    def select(self, timeout: float | None = None) -> list[Any]:
        if timeout is None:
            raise RuntimeError("everything waits and no timer runs: this would wait for ever")
        self.passed += max(0.0, timeout)
        return super().select(0)


class VirtualLoop(asyncio.SelectorEventLoop):
    def __init__(self) -> None:
        self._jumping = _Jumping()
        super().__init__(self._jumping)

    def time(self) -> float:
        return self._jumping.passed


class VirtualClock:
    """Implements ``domain.ports.Clock`` in the time of the running loop. ``slip`` sets the wall
    clock forward or back, as an operator may."""

    def __init__(self) -> None:
        self.slip = 0.0

    def now(self) -> datetime:
        passed = asyncio.get_running_loop().time()
        return BEGIN + timedelta(seconds=passed + self.slip)

    def elapsed(self) -> float:
        return asyncio.get_running_loop().time()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


def run_virtually(coroutine: Coroutine[Any, Any, _T]) -> _T:
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        return runner.run(coroutine)
