"""A qasync loop per test, no real waiting, and nothing left behind.

A task, a visible window or an unhandled error that a test leaves behind fails that test.
Python's cyclic collector runs on this thread only, as in the program.
"""

import asyncio
import gc
import os
from collections.abc import Callable, Coroutine, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
import qasync
import shiboken6
import window_services
from PySide6.QtCore import (
    QAbstractEventDispatcher,
    QCoreApplication,
    QEvent,
    QLocale,
    QRect,
    Qt,
)
from PySide6.QtWidgets import QApplication
from window_turns import DISTURBANCE, MOST, WindowTurns
from window_waits import WindowWaits

from designo_sync_gui.domain.sentence import NOTHING
from designo_sync_gui.ui.kit import screen_fit
from designo_sync_gui.ui.statuses import clipboard

Run = Callable[[Coroutine[Any, Any, Any]], Any]

PATIENCE = 20.0
_HOLDS_WINDOW = pytest.StashKey[bool]()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """Before what a module or a session makes for the test: its turns are the test's as well."""
    item.config.stash[_HOLDS_WINDOW] = item.get_closest_marker("holds_window") is not None


@pytest.fixture(scope="session", autouse=True)
def _collector_off() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.collect()
    gc.enable()


@pytest.fixture(autouse=True)
def _numbers_as_in_english() -> None:
    """Whatever this machine's language is, and in whatever language a test before ended."""
    QLocale.setDefault(QLocale("en_US"))


@pytest.fixture(scope="session", autouse=True)
def _screen_with_room() -> Iterator[None]:
    """A screen on which the main window has the size of its wish; the platform's has 800 x 800.
    For the whole session: some screens are walked through once for a module."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(screen_fit, "room_of", lambda _window: QRect(0, 0, 1920, 1080))
        yield


@pytest.fixture(scope="session")
def turns(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[WindowTurns]:
    """The watchdog of the window's thread."""
    stash = request.config.stash
    watch = WindowTurns(
        QAbstractEventDispatcher.instance(),
        most=MOST * DISTURBANCE,
        asked=lambda: not stash.get(_HOLDS_WINDOW, False),
    )
    yield watch
    watch.stop()


@pytest.fixture(scope="session")
def waits(turns: WindowTurns) -> Iterator[WindowWaits]:
    """What the program waits for within a turn of the window's loop."""
    watch = WindowWaits(lambda: turns.running)
    with watch.watching():
        yield watch
    watch.stop()


def _note_longest(test: str, milliseconds: float) -> None:
    """For the list of the longest turns: run it on a machine at rest and sort it by number."""
    if name := os.environ.get("DESIGNO_SYNC_TURNS"):
        with Path(name).open("a", encoding="utf-8") as file:
            file.write(f"{milliseconds:.1f} {test}\n")


@pytest.fixture(autouse=True)
def _never_held(
    request: pytest.FixtureRequest, turns: WindowTurns, waits: WindowWaits
) -> Iterator[None]:
    """No test may hold the window's thread; ``holds_window`` says why one does it itself."""
    yield
    held = [round(one) for one in turns.taken()]
    waited = waits.taken()
    _note_longest(request.node.nodeid, turns.longest_taken())
    assert not held, f"the window's thread was held for {held} ms in one turn"
    assert not waited, f"the window's thread waited: {waited}"


@pytest.fixture(autouse=True)
def _deleted_here() -> Iterator[None]:
    """What Python's collector finds of the test is found behind it (``tests/conftest.py``)."""
    yield
    if QApplication.instance() is not None:
        clipboard.release()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def support() -> ModuleType:
    """The in-memory services and their rows (``tests/support/window_services.py``)."""
    return window_services


@pytest.fixture
def loop_errors() -> list[dict[str, Any]]:
    """What reached the loop's exception handler; a test that expects some empties it."""
    return []


@pytest.fixture
def arun(qapp: QApplication, loop_errors: list[dict[str, Any]]) -> Iterator[Run]:
    """Run a coroutine on a qasync loop; afterwards nothing may be running or visible."""
    qapp.setQuitOnLastWindowClosed(False)
    with asyncio.Runner(loop_factory=lambda: qasync.QEventLoop(qapp)) as runner:
        loop = runner.get_loop()
        loop.set_exception_handler(lambda _, context: loop_errors.append(context))

        async def bounded(work: Coroutine[Any, Any, Any]) -> Any:
            async with asyncio.timeout(PATIENCE * 2):
                result = await work
            left = asyncio.all_tasks() - {asyncio.current_task()}
            ending = [task for task in left if not task.cancelling()]
            if left:
                await asyncio.wait(left, timeout=PATIENCE)
            names = [repr(task) for task in ending if not task.cancelled() and not task.done()]
            if names:
                raise AssertionError(f"tasks left behind: {names}")
            return result

        yield lambda work: runner.run(bounded(work))
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    windows = [w for w in QApplication.topLevelWidgets() if w.isVisible()]
    for window in windows:
        window.hide()
        window.deleteLater()
    assert not windows, f"windows left open: {windows}"
    assert not loop_errors, f"unhandled errors: {loop_errors}"


async def _until(predicate: Callable[[], Any], patience: float = PATIENCE) -> None:
    loop = asyncio.get_running_loop()
    end = loop.time() + patience
    await asyncio.sleep(0)  # what was closed is deleted in any case, and not by chance
    while not predicate():
        if loop.time() > end:
            raise AssertionError(f"did not come true: {predicate}")
        await asyncio.sleep(0)


@pytest.fixture
def until() -> Callable[[Callable[[], Any]], Coroutine[Any, Any, None]]:
    """Await until a predicate holds, letting Qt and the loop run meanwhile."""
    return _until


@pytest.fixture
def with_engine(arun: Run) -> Callable[..., None]:
    """Run ``scenario(engine)`` with the given services behind a real engine thread."""
    from designo_sync_gui.ui.runtime.engine_thread import EngineProxy, EngineThread

    def run(services: Any, scenario: Callable[[EngineProxy], Coroutine[Any, Any, None]]) -> None:
        async def whole() -> None:
            thread = EngineThread()
            thread.start()
            try:
                await scenario(EngineProxy(thread, services))
            finally:
                await thread.stop()

        arun(whole())

    return run


@pytest.fixture
def gone() -> Callable[[Any], bool]:
    """Whether a dialog was closed, even if Qt has deleted it meanwhile."""
    return lambda dialog: not shiboken6.isValid(dialog) or not dialog.isVisible()


@pytest.fixture
def press(qtbot: Any) -> Callable[[Any], None]:
    """A real left click in the middle of a button."""
    return lambda button: qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def in_window(arun: Run) -> Callable[..., None]:
    """Run ``scenario(window)`` in a whole session: window, engine thread, services, end. It begins
    with all orders, row by row; ``as_opened`` leaves the view in which the window itself begins."""
    from designo_sync_gui.domain.order_states import View
    from designo_sync_gui.ui.dialogs.bug_report import UnexpectedErrors
    from designo_sync_gui.ui.window.app import Session

    def run(
        services: Any,
        scenario: Callable[[Any], Coroutine[Any, Any, None]],
        *,
        as_opened: bool = False,
    ) -> None:
        async def open_services() -> Any:
            return services

        async def script(window: Any, _engine: Any) -> None:
            await _until(lambda: window.overview is not None and not window.tasks.busy)
            window.activateWindow()
            await _until(window.isActiveWindow)
            if not as_opened:
                window.orders.bar.choose(View.ALL)
                await _until(lambda: not window.tasks.busy)
            await scenario(window)

        arun(Session(open_services, NOTHING, UnexpectedErrors(), script).run())
        assert services.closed

    return run


@pytest.fixture
def in_session(arun: Run) -> Callable[..., None]:
    """Run ``scenario(session)`` beside a session that lives until its window is closed."""
    from designo_sync_gui.ui.dialogs.bug_report import UnexpectedErrors
    from designo_sync_gui.ui.window.app import Session

    def run(open_services: Any, scenario: Callable[[Any], Coroutine[Any, Any, None]]) -> None:
        async def whole() -> None:
            session = Session(open_services, NOTHING, UnexpectedErrors())
            living = asyncio.ensure_future(session.run())
            await _until(lambda: session.window is not None)
            await scenario(session)
            await living

        arun(whole())

    return run


@pytest.fixture
def with_orders(in_window, services, until):
    """Run ``scenario(window)`` once the orders of ``services`` are shown."""

    def run(scenario):
        async def whole(window):
            await until(lambda: window.orders.total_count == len(services.rows))
            await until(lambda: window.orders.view.settled and not window.tasks.busy)
            await scenario(window)

        in_window(services, whole)

    return run
