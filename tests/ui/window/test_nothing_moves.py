"""What happens by itself moves neither the table nor the stores nor the line at the foot."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication

from designo_sync_gui.domain.errors import Unreachable
from designo_sync_gui.domain.events import (
    HostWaiting,
    JobFinished,
    JobPaused,
    JobProgress,
    JobStarted,
    OrdersLeft,
    ReadingNoted,
    ReadingsVoided,
    StoreHeld,
    StoreState,
    StoreStateChanged,
)
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.outcome import JobState
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.ui.kit.banner import Banner, Notice

NOW = datetime(2026, 3, 4, 9, 41, 7, tzinfo=UTC)
AWAY = say("{host} did not answer in time.", host="shop.example.com")
ERROR = Unreachable(AWAY)
#: One after the other, as a bad day brings them.
EVENTS = (
    JobStarted("j", say("Refresh"), ("de",)),
    StoreStateChanged("de", StoreState.READING, None),
    JobProgress("j", 14, 38, AWAY),
    HostWaiting("shop.example.com", NOW, say("Busy")),
    JobPaused("j", AWAY, NOW),
    JobFinished("j", JobState.FAILED, AWAY, (ERROR,)),
    StoreStateChanged("de", StoreState.UNREACHABLE, ERROR),
    StoreHeld("de", say("Most orders vanished at once")),
    OrdersLeft("de", frozenset({OrderRef("de", "1")}), say("Both sides changed.")),
    ReadingNoted("de", (AWAY, say("Refresh."))),
    ReadingsVoided(("de",)),
    JobStarted("k", say("Refresh"), ()),
    JobFinished("k", JobState.DONE, say("done")),
)


@pytest.fixture
def services(support):
    made = support.FakeServices()
    made.rows = {order.ref: order for order in support.some_orders()}
    return made


def places(window):
    """Where everything stands that the operator looks at or aims at."""
    parts = {
        "table": window.orders.view,
        "tabs": window.orders.bar,
        "line above the table": window.orders.line,
        "stores": window.stores.tree,
        "DesignO": window.stores.foot,
        "foot": window.statusBar(),
    }
    return {
        name: QRect(part.mapTo(window, QPoint()), part.size()) for name, part in parts.items()
    } | {
        f"row of {line.title}": item.treeWidget().visualItemRect(item)
        for item, line in zip(window.stores.items(), window.stores.lines(), strict=True)
    }


ANSWER = Notice(
    say("Report written: 124 rows"),
    say("{path} was there before.", path="mismatches.csv"),
    say("Open it with a program for tables."),
    action=(say("Open"), lambda: None),
)


async def turned(window) -> None:
    """What was posted is done: a nested loop here would enter a task while another one runs."""
    for _ in range(5):
        QApplication.sendPostedEvents()
        await asyncio.sleep(0)


def at(part, window) -> QRect:
    return QRect(part.mapTo(window, QPoint()), part.size())


def rows_at(window):
    """Where the rows of the table stand, by the number of their order."""
    view = window.orders.view
    return [view.visualRect(view.model().index(row, 2)) for row in range(view.model().rowCount())]


async def answered(window) -> None:
    window.banners.put("export", ANSWER)
    window.banners.put("plan", replace(ANSWER, title=say("Plan not made")))
    await turned(window)


def test_that_the_answer_to_an_act_moves_nothing_and_covers_nothing(with_orders, until):
    """Neither where it comes nor where it goes, with and without a selection: the table gets
    shorter from below, and nothing else is another."""

    async def scenario(window):
        for choose in (window.orders.view.select_none, window.orders.view.selectAll):
            choose()
            await until(lambda: window.orders.view.settled)
            await turned(window)
            before, rows = places(window), rows_at(window)
            bulk = at(window.orders.bulk, window)
            await answered(window)
            assert window.banners.isVisible()
            now, table = places(window), at(window.orders.view, window)
            shorter = now.pop("table")
            assert now == {name: place for name, place in before.items() if name != "table"}
            assert shorter.topLeft() == before["table"].topLeft()
            assert shorter.width() == before["table"].width()
            assert rows_at(window) == rows
            place = at(window.banners, window)
            for part in (window.orders.inspector, window.stores, window.statusBar()):
                assert not part.isVisible() or not place.intersects(at(part, window))
            assert not place.intersects(table), "no row and no scroll bar is covered"
            if window.orders.bulk.isVisible():
                assert at(window.orders.bulk, window) == bulk
                assert not place.intersects(bulk)
            seen = [one for one in window.banners.findChildren(Banner) if one.isVisible()]
            assert len(seen) == 2
            assert all(window.banners.rect().contains(one.geometry()) for one in seen)
            window.banners.clear()
            await turned(window)
            assert places(window) == before
            assert rows_at(window) == rows
        window.orders.view.select_none()

    with_orders(scenario)


def test_that_a_scrolled_table_stays_where_it_is_when_an_answer_comes(with_orders, until):
    async def scenario(window):
        view = window.orders.view
        window.resize(window.width(), window.minimumSizeHint().height() + 60)
        await turned(window)
        bar = view.verticalScrollBar()
        bar.setValue(bar.maximum() // 2)
        await turned(window)
        rows, scrolled = rows_at(window), bar.value()
        await answered(window)
        assert (rows_at(window), bar.value()) == (rows, scrolled)
        window.banners.clear()

    with_orders(scenario)


def test_that_an_answer_stands_below_the_first_page_too(with_orders):
    """Where there are no orders there is no table."""

    async def scenario(window):
        window.pages.setCurrentWidget(window.welcome)
        await answered(window)
        place = at(window.banners, window)
        assert window.banners.isVisible()
        assert place.top() > at(window.pages, window).bottom()
        window.pages.setCurrentWidget(window.orders)
        await turned(window)
        assert window.orders.isAncestorOf(window.banners)
        window.banners.clear()

    with_orders(scenario)


def test_that_jobs_and_troubles_move_nothing(with_orders):
    async def scenario(window):
        await turned(window)
        before = places(window)
        moved = {}
        for event in EVENTS:
            window.jobs.handle(event)
            window.status.handle(event)
            window.parts.store_banners.handle(event)
            if isinstance(event, StoreStateChanged):
                window.stores.set_state(event.store_code, event.state)
            QApplication.sendPostedEvents()
            now = places(window)
            told = [name for name, place in now.items() if before[name] != place]
            if told:
                moved[type(event).__name__] = told
        assert moved == {}
        assert window.orders.line.warnings.isVisible(), "it is said, above the table"

    with_orders(scenario)
