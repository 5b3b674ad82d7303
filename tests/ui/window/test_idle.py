"""A window at rest lets the computer rest: automatic refresh on, in the tray, orders shown, after a
job."""

import asyncio
import selectors
import threading
import weakref
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.request import urlopen

import pytest
from PySide6.QtCore import QAbstractEventDispatcher, QObject, QTimer
from PySide6.QtWidgets import QApplication
from screens import Stage

from designo_sync_gui.demo.http_server import DemoServer, json_reply
from designo_sync_gui.demo_window import on_demo
from designo_sync_gui.domain.watching import WatchSettings
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.garbage_collection import QUIET_INTERVAL
from designo_sync_gui.ui.window.app import run_script
from designo_sync_gui.ui.window.main_window import MainWindow

#: Nothing may wake a thread sooner than after this many milliseconds.
REST = 1000
#: Rounds of the collector in which what the last job made counts as old.
ROUNDS = 10


def objects() -> Iterator[QObject]:
    """All that lives in the window's thread and belongs to something."""
    app = QApplication.instance()
    assert app is not None
    for top in (app, *QApplication.topLevelWidgets()):
        yield top
        yield from top.findChildren(QObject)


def timers() -> list[tuple[str, int]]:
    """Every running timer, ``QTimer`` or not: the object that it wakes, and its milliseconds."""
    dispatcher = QAbstractEventDispatcher.instance()
    return [
        (type(one.parent() if isinstance(one, QTimer) else one).__name__, info.interval)
        for one in objects()
        for info in dispatcher.registeredTimers(one)
    ]


class EngineTimers:
    """The timers of the engine's loop, each with how far ahead it was set: how much of that is left
    when the test looks depends on how quick the computer is."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._ahead: weakref.WeakKeyDictionary[asyncio.TimerHandle, float] = (
            weakref.WeakKeyDictionary()
        )
        call_at = asyncio.BaseEventLoop.call_at

        def noted(loop: Any, when: float, *args: Any, **more: Any) -> asyncio.TimerHandle:
            handle = call_at(loop, when, *args, **more)
            self._ahead[handle] = when - loop.time()
            return handle

        monkeypatch.setattr(asyncio.BaseEventLoop, "call_at", noted)

    async def waiting(self, engine: EngineProxy) -> list[float]:
        """Seconds that each timer which is still to come was set ahead."""

        def due(_services: object) -> list[float]:
            waiting = getattr(asyncio.get_running_loop(), "_scheduled")  # noqa: B009 - CPython's own
            return [self._ahead[one] for one in waiting if not one.cancelled()]

        return await engine.ask_plain(due)


@pytest.mark.timeout(240)
def test_that_nothing_wakes_a_resting_window_more_than_once_a_second(qapp, monkeypatch) -> None:
    found: dict[str, Any] = {}
    engine_timers = EngineTimers(monkeypatch)

    async def script(window: MainWindow, engine: EngineProxy) -> None:
        stage = Stage(window, engine)
        await stage.settle()
        await engine.ask(lambda services: services.automation.save(WatchSettings(5)))
        preferences = engine.services.preferences.current
        window.tray.set_preferences(replace(preferences, keep_in_tray=True))
        stage.parts.refresh()
        await stage.settle()
        await stage.order()
        await stage.settle()
        collector = next(t for t in qapp.findChildren(QTimer) if t.isActive())
        for _ in range(ROUNDS):
            collector.timeout.emit()
        await stage.settle()
        found["minutes"] = window.overview and window.overview.watch.refresh_minutes
        found["collector"] = collector.interval()
        found["timers"] = timers()
        found["engine"] = await engine_timers.waiting(engine)

    assert on_demo(lambda opened, notice: run_script(opened, script, notice, "en")) == 0
    assert found["minutes"] == 5
    assert found["collector"] == QUIET_INTERVAL
    assert [one for one in found["timers"] if one[1] < REST] == []
    wakes = [REST / interval for _, interval in found["timers"]]
    assert sum(wakes) <= 2, f"all timers together, a second: {found['timers']}"
    assert found["engine"] != []
    assert [seconds for seconds in found["engine"] if seconds * 1000 < REST] == []


def test_that_a_server_of_the_demo_sleeps_until_somebody_connects(monkeypatch) -> None:
    waits: list[object] = []

    class Selector(selectors.DefaultSelector):
        def select(self, timeout=None):
            waits.append(timeout)
            return super().select(timeout)

    monkeypatch.setattr(selectors, "DefaultSelector", Selector)
    with DemoServer(lambda _: json_reply(200, {})) as server:
        with urlopen(server.address) as reply:  # noqa: S310 - the demo's own address
            assert reply.read() == b"{}"
        threads = [one for one in threading.enumerate() if one.name == "demo server"]
        assert threads
    assert waits
    assert set(waits) == {None}
    assert not any(one.is_alive() for one in threads)
