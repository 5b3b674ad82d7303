"""The watchdog of the window's thread finds who holds it, and nothing else."""

import time

import pytest
from PySide6.QtCore import QAbstractEventDispatcher, QTimer
from window_turns import WindowTurns


@pytest.fixture
def strict(qapp):
    watch = WindowTurns(QAbstractEventDispatcher.instance(), most=20)
    yield watch
    watch.stop()


def work(milliseconds: float) -> None:
    end = time.thread_time() + milliseconds / 1000
    while time.thread_time() < end:
        pass


def test_that_work_in_a_slot_holds_the_window(strict, qtbot) -> None:
    QTimer.singleShot(0, lambda: work(30))
    qtbot.waitUntil(lambda: bool(strict.too_long))
    (held,) = strict.taken()
    assert held >= 30
    assert strict.taken() == []


def test_that_work_outside_of_the_loop_and_waiting_hold_nothing(strict, qtbot) -> None:
    qtbot.waitUntil(lambda: strict.seen > 0)
    work(30)
    done = []
    QTimer.singleShot(40, lambda: done.append(True))
    qtbot.waitUntil(lambda: bool(done))
    assert strict.taken() == []
