"""Every cell of the order table is announced, whatever a failed job leaves behind.

Once a cell was found silent after a job had failed, and never again: a seeded hand changes views,
groups and rows while jobs fail, and asks a screen reader's interface in between.
"""

import asyncio
import random

import pytest
from PySide6.QtGui import QAccessible
from screen_checks import mute_cells

from designo_sync_gui.domain.errors import Unreachable
from designo_sync_gui.domain.events import JobFinished, JobStarted, RowsChanged
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.outcome import JobState
from designo_sync_gui.domain.sentence import say

pytestmark = pytest.mark.holds_window("every cell is asked for in the window's thread")

AWAY = say("{host} did not answer in time.", host="shop.example.com")
ROWS, TURNS = 60, 10


@pytest.mark.parametrize("seed", range(3))
def test_that_no_cell_is_silent_after_jobs_that_failed(in_window, support, until, seed):
    hand = random.Random(seed)  # noqa: S311 - no secret
    services = support.FakeServices()

    def order(number: int):
        return support.order(number, hand.choice("abc"), hand.choice("aAb"))

    services.rows = {one.ref: one for one in map(order, range(ROWS))}
    found: list[str] = []

    async def scenario(window):
        orders = window.orders
        await until(lambda: orders.total_count == ROWS)
        for turn in range(TURNS):
            orders.bar.choose(hand.choice((View.ALL, View.MISMATCHES, View.FORMATTING)))
            orders.line.grouped.emit(hand.random() < 0.5)
            found.extend(mute_cells(orders))
            changed = hand.sample(sorted(services.rows), 10)
            for ref in changed:
                services.rows[ref] = order(int(ref.order_id))
            job = f"job-{turn}"
            services.events.publish(JobStarted(job, say("Refresh"), ("de",)))
            services.events.publish(RowsChanged(frozenset(changed)))
            services.events.publish(JobFinished(job, JobState.FAILED, AWAY, (Unreachable(AWAY),)))
            for _ in range(hand.randrange(25)):
                await asyncio.sleep(0)
            found.extend(mute_cells(orders))
            if hand.random() < 0.5:
                orders.update_rows()
        await until(lambda: orders.view.settled and not window.busy)
        found.extend(mute_cells(window))

    QAccessible.setActive(True)
    try:
        in_window(services, scenario)
    finally:
        QAccessible.setActive(False)
    assert found == []
