"""Where Python's cyclic collector runs."""

import gc
import threading
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from designo_sync_gui.ui.runtime.garbage_collection import (
    FREEZE_EVERY,
    FULL_AT_LATEST,
    FULL_EVERY,
    INTERVAL,
    QUIET_INTERVAL,
    Collector,
)


class Ring:
    """Cyclic garbage that notes which thread collected it."""

    def __init__(self, seen):
        self.me, self.seen = self, seen

    def __del__(self):
        self.seen.append(threading.current_thread())


@pytest.fixture
def collector():
    made = Collector()
    gc.enable()
    made.start()
    yield made
    made.stop()
    gc.disable()
    made.deleteLater()


def test_that_the_automatic_collector_is_off_while_the_window_lives(arun, collector):
    assert not gc.isenabled()
    collector.stop()
    assert gc.isenabled()
    collector.start()


def test_that_garbage_of_another_thread_is_collected_on_this_one(arun, until, collector):
    seen: list[Any] = []

    def litter():
        for _ in range(2000):
            Ring(seen)

    async def scenario():
        thread = threading.Thread(target=litter)
        thread.start()
        thread.join()
        assert seen == []
        await until(lambda: len(seen) == 2000)

    arun(scenario())
    assert set(seen) == {threading.main_thread()}


@pytest.fixture
def rounds(arun, monkeypatch):
    """``rounds(n, active=...)``: so many rounds of a collector whose window is active or not."""
    made = Collector()
    made.start()
    states = Qt.ApplicationState

    def run(count, *, active):
        state = states.ApplicationActive if active else states.ApplicationInactive
        monkeypatch.setattr(QGuiApplication, "applicationState", lambda: state)
        for _ in range(count):
            made.collect()

    yield run
    made.stop()
    gc.disable()
    made.deleteLater()


def test_that_what_is_old_is_left_alone_while_a_window_is_active(rounds):
    seen: list[Any] = []
    ring = Ring(seen)
    rounds(FREEZE_EVERY, active=True)
    del ring
    rounds(2 * FULL_EVERY, active=True)
    assert seen == []
    rounds(FULL_AT_LATEST, active=True)
    assert seen == [threading.current_thread()]


def test_that_everything_is_collected_while_no_window_of_the_program_is_active(rounds):
    seen: list[Any] = []
    ring = Ring(seen)
    rounds(FREEZE_EVERY, active=True)
    del ring
    rounds(FULL_EVERY, active=False)
    assert seen == [threading.current_thread()]


def test_that_garbage_that_was_made_just_now_is_collected_at_once(rounds):
    seen: list[Any] = []
    Ring(seen)
    rounds(1, active=True)
    assert len(seen) == 1


def test_that_a_window_at_rest_is_woken_once_a_second_and_a_busy_one_more_often(arun, collector):
    collector.collect()
    collector._tick()
    assert collector._timer.interval() == QUIET_INTERVAL >= 1000
    held = [[place] for place in range(5000)]
    collector._tick()
    assert collector._timer.interval() == INTERVAL
    assert len(held) == 5000
