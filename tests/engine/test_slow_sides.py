"""Two sides that each take longer for an answer than a reading may be old."""

import asyncio
from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any, cast

import pytest
from virtual_time import VirtualClock, run_virtually

from designo_sync_gui.domain.order import Observation, OrderRef, Presence, Reading, Side
from designo_sync_gui.domain.ports import OrderReader
from designo_sync_gui.domain.status import Status
from designo_sync_gui.engine.context import EngineContext
from designo_sync_gui.engine.writing.fresh_reading import FreshReading

REF = OrderRef("wc_eu", "7")
PAID = Status.text("paid")


class SlowSide:
    """Answers after each of these times in turn, the last one again and again."""

    reads_singly = True

    def __init__(self, side: Side, clock: VirtualClock, takes: Sequence[float]) -> None:
        self.side, self.clock, self.takes = side, clock, list(takes)
        self.asked: list[float] = []

    async def read_orders(self, refs: Sequence[OrderRef]) -> Mapping[OrderRef, Reading]:
        self.asked.append(self.clock.elapsed())
        await asyncio.sleep(self.takes.pop(0) if len(self.takes) > 1 else self.takes[0])
        seen = Observation(Presence.PRESENT, PAID, self.clock.now())
        return {ref: Reading(ref, "#7", seen) for ref in refs}


async def nothing(*_: Any) -> None: ...


def read(shop: Sequence[float], designo: Sequence[float], *, rows: int = 1) -> Any:
    """Read so many rows one after the other, the storefront's value for DesignO."""

    async def scene() -> Any:
        clock = VirtualClock()
        context = SimpleNamespace(clock=clock, mirror=SimpleNamespace(record=nothing))
        source = SlowSide(Side.STOREFRONT, clock, shop)
        target = SlowSide(Side.DESIGNO, clock, designo)
        refs = [OrderRef("wc_eu", str(number)) for number in range(7, 7 + rows)]
        fresh = FreshReading(
            cast(EngineContext, context),
            cast(OrderReader, target),
            Side.STOREFRONT,
            dict.fromkeys(refs, PAID),
            cast(OrderReader, source),
        )
        told = []
        for ref in refs:
            began = clock.elapsed()
            await fresh.read_again(ref)
            told.append((fresh.is_fresh(ref), clock.elapsed() - began))
        return SimpleNamespace(rows=told, shop=source.asked, designo=target.asked)

    return run_virtually(scene())


@pytest.mark.parametrize(
    ("shop", "designo"),
    [(2.5, 1.3), (1.3, 2.5), (6.0, 1.1), (1.2, 1.2), (12.0, 4.0), (0.1, 9.0), (1.5, 25.0)],
)
def test_that_both_readings_are_fresh_however_long_each_takes(shop: float, designo: float) -> None:
    """Measured: a shop that took 2.5 s and a DesignO that took 1.3 s never let a write through."""
    found = read([shop], [designo], rows=3)
    assert [fresh for fresh, _ in found.rows] == [True] * 3
    assert all(seconds <= 2.1 * max(shop, designo) for _, seconds in found.rows)


def test_that_the_quicker_side_is_asked_later_once_both_times_are_known() -> None:
    found = read([2.5], [1.3], rows=2)
    assert found.shop == pytest.approx([0.0, 2.5, 5.0])
    assert found.designo == pytest.approx([0.0, 3.7, 6.2])


def test_that_sides_that_answer_at_once_are_read_at_once() -> None:
    found = read([0.3], [0.2], rows=2)
    assert found.shop == found.designo == pytest.approx([0.0, 0.3])


def test_that_one_long_wait_holds_the_other_side_up_for_a_while_only() -> None:
    """A host that asked everybody to wait is not always as slow."""
    found = read([300.0, 0.2], [0.2], rows=2)
    assert [fresh for fresh, _ in found.rows] == [True, True]
    assert found.rows[1][1] <= 31.0
