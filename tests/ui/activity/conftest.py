"""*Activity* over the engine's own, with entries of some days."""

import asyncio
from datetime import timedelta

import pytest
import window_history
from activity_kit import MOVE, NOON, refresh
from PySide6.QtCore import Qt

from designo_sync_gui.domain.activity import ActivityEntry, ActivityKind, Ending
from designo_sync_gui.domain.sentence import say, say_n, verbatim
from designo_sync_gui.ui.activity.activity_window import ActivityWindow


@pytest.fixture
def services(support):
    made = support.FakeServices()

    async def fill() -> None:
        moved = say_n("{n:,} order moved in the shop", "{n:,} orders moved in the shop", 1)
        await made.book.add(refresh(timedelta(days=3), moved, 1), [MOVE])
        warning = say("{side} was not read. {why}", side="DesignO", why="401")
        at = NOON - timedelta(days=1)
        await made.book.add(
            ActivityEntry(
                at, at, ActivityKind.WARNING, (), warning, Ending.LOOK, (verbatim("Enter <b>it"),)
            )
        )
        await made.book.add(refresh(timedelta(hours=1)))

    asyncio.run(fill())
    made.history.records = [window_history.job_record(1, at=NOON, reason="OPS-412", stores=("de",))]
    made.history.rows = [window_history.write_record(1), window_history.write_record(2, "a ", "a")]
    return made


@pytest.fixture
def settled(until):
    """Wait until everything that was asked for is there."""

    async def wait(window: ActivityWindow) -> None:
        await until(lambda: not window.tasks.busy and not window.filters.waiting)

    return wait


@pytest.fixture
def looking(with_engine, settled, qtbot, services):
    """Run ``scenario(window)`` with a window whose first answers are there."""

    def run(scenario):
        async def whole(engine):
            names = {"de": "Depot", "us": "Empty shop"}
            window = ActivityWindow(engine, names, now=lambda: NOON)
            window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
            qtbot.addWidget(window)
            window.show()
            await settled(window)
            await scenario(window)
            await settled(window)
            window.leave()
            window.close()

        with_engine(services, whole)

    return run
