"""An event loop under Wine does not rely on being woken."""

import asyncio
import threading
from collections.abc import Callable
from typing import Any

import pytest

from designo_sync_gui import wine


class Loop:
    """Keeps what is to be called later."""

    def __init__(self) -> None:
        self.later: list[tuple[float, Callable[[], object]]] = []

    def call_later(self, seconds: float, work: Callable[..., object], *given: object) -> None:
        self.later.append((seconds, lambda: work(*given)))


@pytest.mark.parametrize("there", [True, False])
def test_that_a_loop_looks_twice_a_second_under_wine_alone(monkeypatch, there) -> None:
    monkeypatch.setattr(wine, "under_wine", lambda: there)
    loop: Any = Loop()
    wine.look_often(loop)
    assert [seconds for seconds, _ in loop.later] == [0.5] * there
    for _, again in loop.later[:]:
        again()
    assert len(loop.later) == 2 * there


def test_that_a_wake_up_that_is_lost_holds_up_nothing(monkeypatch) -> None:
    """Another thread hands the loop its work and the loop is not told of it."""
    monkeypatch.setattr(wine, "under_wine", lambda: True)
    monkeypatch.setattr(wine, "_OFTEN", 0.01)

    async def work() -> bool:
        loop = asyncio.get_running_loop()
        monkeypatch.setattr(loop, "_write_to_self", lambda: None)
        wine.look_often(loop)
        done = loop.create_future()
        threading.Timer(0, loop.call_soon_threadsafe, (done.set_result, (True,))).start()
        return await done

    assert asyncio.run(asyncio.wait_for(work(), 20))
