"""The window as a program: from start to ordered end.

Law: the window is shown first and the services are opened after it, on the engine's thread;
at the end jobs stop first, then services, then the engine's thread, then Qt.
"""

import asyncio
import logging
import os
import sys
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QProcess
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.preferences import Preferences
from designo_sync_gui.domain.sentence import NOTHING, Sentence
from designo_sync_gui.ending_signals import told_to_end
from designo_sync_gui.freed_memory import give_back_freed_memory
from designo_sync_gui.ui.commands.pane_keys import pane_keys
from designo_sync_gui.ui.commands.window_keys import command_keys
from designo_sync_gui.ui.dialogs.bug_report import UnexpectedErrors
from designo_sync_gui.ui.kit.enter_key import enter_presses
from designo_sync_gui.ui.kit.focus_ring import show_focus
from designo_sync_gui.ui.kit.help_link import help_key
from designo_sync_gui.ui.kit.language import Language
from designo_sync_gui.ui.kit.palette import apply_theme, show_appearance
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy, EngineThread
from designo_sync_gui.ui.runtime.event_feed import EventFeed
from designo_sync_gui.ui.runtime.garbage_collection import Collector
from designo_sync_gui.ui.runtime.single_instance import become_first, instance_name
from designo_sync_gui.ui.statuses import clipboard
from designo_sync_gui.ui.window.leisure import at_leisure
from designo_sync_gui.ui.window.main_window import MainWindow
from designo_sync_gui.ui.window.moving_in import move_in

if TYPE_CHECKING:
    from designo_sync_gui.engine.services import Services

#: Seconds after which a thread that works in Python lets another one have its turn. The window's
#: thread asks for it anew after each call of Qt: with Python's own 5 ms a painting beside a busy
#: engine takes several times as long (measured, decision 056).
_TURN = 0.001


def start_demo() -> bool:
    """Start the demo window; whether the system could."""
    program, words = demo_command(os.environ.get("DESIGNO_SYNC_PROGRAM", ""))
    return QProcess.startDetached(program, words)[0]


def demo_command(program: str) -> tuple[str, list[str]]:
    """What starts the demo: the program of a bundle, which names itself, or this interpreter."""
    if program:
        return program, ["demo"]
    frozen = hasattr(sys, "frozen")
    return sys.executable, ["demo"] if frozen else ["-m", "designo_sync_gui", "demo"]


OpenServices = Callable[[], Coroutine[Any, Any, "Services"]]
#: What is done with the window once its services are open; ``None`` waits for its close.
Script = Callable[[MainWindow, EngineProxy], Awaitable[None]]

_LOG = logging.getLogger(__name__)


def run_window(
    open_services: OpenServices,
    *,
    demo_notice: Sentence = NOTHING,
    home: Path | None = None,
    preferences: Preferences | None = None,
    arguments: Sequence[str] = (),
    hidden: bool = False,
) -> int:
    """Show the window until the operator closes it; returns the exit status.

    ``open_services`` is called on the engine's thread after the window is shown. ``home`` is the
    data folder; where a window of it is open already, that one comes to the front and this start
    ends. ``preferences`` say the language and the look of the screens. ``arguments`` are Qt's own
    (``-platform offscreen``). ``hidden``: begin in the tray, and leave a window that is open
    already where it is.
    """
    return _run(open_services, demo_notice, arguments, None, home, preferences, hidden=hidden)


def run_script(
    open_services: OpenServices, script: Script, demo_notice: Sentence = NOTHING, language: str = ""
) -> int:
    """Open the window, let ``script`` do its work with window and engine, and end."""
    return _run(open_services, demo_notice, (), script, None, Preferences(language=language))


def _run(
    open_services: OpenServices,
    demo_notice: Sentence,
    arguments: Sequence[str],
    script: Script | None,
    home: Path | None = None,
    preferences: Preferences | None = None,
    *,
    hidden: bool = False,
) -> int:
    app = _application(arguments)
    wanted = preferences or Preferences()
    spoken = Language(app)
    spoken.choose(wanted.language)
    show_appearance(app, wanted.appearance)
    first = become_first(instance_name(home), app, quietly=hidden) if home is not None else None
    if home is not None and first is None:
        return 0
    sys.setswitchinterval(_TURN)
    give_back_freed_memory()
    collector = Collector(app)
    errors = UnexpectedErrors()
    session = Session(open_services, demo_notice, errors, script, spoken, hidden=hidden)
    if first is not None:
        first.raise_wanted.connect(session.bring_to_front)
    app.commitDataRequest.connect(lambda _: session.quit())
    with asyncio.Runner(loop_factory=lambda: QEventLoop(app)) as runner:
        errors.install(runner.get_loop())
        collector.start()
        try:
            # Seen when the collector's timer lets Python run: five times a second.
            with suppress(KeyboardInterrupt), told_to_end(lambda _: session.quit()):
                runner.run(session.run())
        finally:
            if first is not None:
                first.stop()
            collector.stop()
            errors.uninstall()
            clipboard.release()
            spoken.remove()
    return 0


def _application(arguments: Sequence[str]) -> QApplication:
    existing = QApplication.instance()
    app = (
        existing if isinstance(existing, QApplication) else QApplication([sys.argv[0], *arguments])
    )
    app.setApplicationName("designo-sync")
    app.setApplicationDisplayName("DesignO Sync")
    app.setDesktopFileName("designo-sync")
    app.setQuitOnLastWindowClosed(False)
    apply_theme(app)
    show_focus(app)
    enter_presses(app)
    help_key(app)
    command_keys(app)
    pane_keys(app)
    return app


class Session:
    """One life of the window: open, live, end in order."""

    def __init__(
        self,
        open_services: OpenServices,
        demo_notice: Sentence,
        errors: UnexpectedErrors,
        script: Script | None = None,
        language: Language | None = None,
        *,
        hidden: bool = False,
    ) -> None:
        self._hidden = hidden
        self._language = language
        self._closed = asyncio.Event()
        #: The end was asked for, perhaps before there was a window.
        self._ending = False
        self._feed = EventFeed()
        #: Windows in a former language, until nothing is awaited there any more.
        self._former: dict[MainWindow, asyncio.Task[None]] = {}
        self._moving: asyncio.Task[None] | None = None
        #: The language that was asked for last, and the one that is spoken since.
        self._wanted = self._chosen = ""
        self._open_services = open_services
        self._demo_notice = demo_notice
        self._errors = errors
        self._script = script
        self._thread = EngineThread()
        self._engine: EngineProxy | None = None
        self.window: MainWindow | None = None

    def bring_to_front(self) -> None:
        """Somebody started the program again."""
        if self.window is not None:
            self.window.tray.open_window()

    def quit(self) -> None:
        """The system asks for the end: finish what is in flight, ask nothing, send nothing new."""
        self._ending = True
        if self.window is not None:
            self.window.shutdown.force()

    async def run(self) -> None:
        """Open the window and live until it is to end; ends everything in order."""
        try:
            window = await self._make_window()
        except asyncio.CancelledError:
            await self._thread.stop()
            raise
        if self._ending:
            window.shutdown.force()
        if self._hidden:
            window.tray.begin_hidden()
        else:
            window.show()
        self._thread.start()
        try:
            await self._live(window)
        finally:
            await self._end(self.window or window)

    async def _make_window(self) -> MainWindow:
        """The window that events go to from now on."""
        window = await MainWindow.in_turns(self._demo_notice, self._closed, self._thread)
        window.demo_wanted.connect(start_demo)
        window.language_wanted.connect(self.speak)
        if self.window is not None:
            self._feed.delivered.disconnect(self.window.handle_events)
        self._feed.delivered.connect(window.handle_events)
        self._errors.show_over(window)
        self.window = window
        return window

    def speak(self, code: str) -> None:
        """Speak another language from now on, in a window that takes the place of this one, as
        soon as nothing in it waits for the operator; the last that was chosen by then."""
        self._wanted = code
        if self._language is not None and self._moving is None:
            self._moving = asyncio.ensure_future(self._move(self._language))
            self._moving.add_done_callback(self._moved)

    async def _move(self, language: Language) -> None:
        old, engine = self.window, self._engine
        if old is None or engine is None:
            return
        await at_leisure(old)
        await _keep_arrangement(old, engine)
        self._chosen = self._wanted
        language.choose(self._chosen)
        new = await self._make_window()
        parts = new.attach(engine)
        move_in(new, old)
        parts.reload()
        self._former[old] = asyncio.ensure_future(self._leave(old))

    def _moved(self, task: asyncio.Task[None]) -> None:
        self._moving = None
        error = None if task.cancelled() else task.exception()
        if error is not None:
            self._errors.report(error)
        elif self._wanted != self._chosen and not task.cancelled():
            self.speak(self._wanted)

    async def _leave(self, old: MainWindow) -> None:
        """End a window once what was asked for there is answered: a job is awaited there."""
        await old.tasks.idle()
        self._former.pop(old)
        old.detach()
        old.deleteLater()

    async def _live(self, window: MainWindow) -> None:
        opening = asyncio.ensure_future(self._open(window))
        closed = asyncio.ensure_future(self._closed.wait())
        try:
            await asyncio.wait({opening, closed}, return_when=asyncio.FIRST_COMPLETED)
            if not opening.done():
                return
            error = opening.exception()
            if self._script is not None and self._engine is not None:
                await self._script(window, self._engine)
                return
            if error is not None:
                if self._script is not None:
                    raise error
                self._errors.report(error)
            await closed
        finally:
            for task in (opening, closed):
                task.cancel()
            await asyncio.gather(opening, closed, return_exceptions=True)

    async def _open(self, window: MainWindow) -> None:
        """Open the services; when that fails say why and try again when the operator wishes."""
        while True:
            window.show_opening()
            try:
                services = await self._thread.call(self._open_services)
            except SyncError as error:
                _LOG.warning("the services could not be opened: %s", error)
                window.tray.open_window()
                await window.ask_to_try_again(error)
            else:
                break
        self._engine = EngineProxy(self._thread, services)
        parts = window.attach(self._engine)
        await self._engine.ask_plain(lambda opened: opened.events.subscribe(self._feed.push))
        parts.reload()

    async def _end(self, window: MainWindow) -> None:
        engine = self._engine
        if self._moving is not None:
            self._moving.cancel()
        for old, leaving in tuple(self._former.items()):
            leaving.cancel()
            old.detach()
            old.deleteLater()
        self._former.clear()
        if engine is not None:
            await _keep_arrangement(window, engine)
        window.detach()
        try:
            if engine is not None:
                await engine.ask(lambda services: services.aclose())
        finally:
            await self._thread.stop()
            self._errors.show_over(None)
            self.window = None
            window.hide()
            window.deleteLater()


async def _keep_arrangement(window: MainWindow, engine: EngineProxy) -> None:
    """What was arranged in the last moment is kept too; no reason to stay if it cannot be."""
    unsaved = window.layout_state.unsaved()
    if unsaved is None:
        return
    try:
        await engine.ask(lambda services: services.preferences.save_screen(*unsaved))
    except SyncError as error:
        _LOG.warning("the window's arrangement was not kept: %s", error)
