"""The automatic refresh in the tool bar: off or every how many minutes, and when the next is due.

Law: it shows what is kept; another interval is shown once it is saved. Automatic sync is left as
it was.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QActionGroup, QHideEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QToolButton

from designo_sync_gui.domain.watching import WatchSettings
from designo_sync_gui.ui.kit.language import tr, tr_n
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks

#: What is offered, in minutes; any other number is chosen in the dialog.
OFFERED = (1, 5, 15, 30, 60)
_MINUTE_MS = 60_000


class AutomaticButton(QToolButton):
    """Its menu turns the automatic refresh on and off; ``dialog`` opens all settings of it."""

    def __init__(
        self, dialog: QAction, *, now: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        super().__init__()
        self._now = now
        self._engine: EngineProxy | None = None
        self._tasks: Tasks | None = None
        self._watch = WatchSettings()
        self._due: datetime | None = None
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.choice = menu = QMenu(self)
        self.next_line = menu.addAction("")
        self.next_line.setEnabled(False)
        menu.addSeparator()
        self._group = QActionGroup(self)
        self.choices = {minutes: self._choice(menu, minutes) for minutes in (0, *OFFERED)}
        menu.addSeparator()
        menu.addAction(dialog)
        menu.aboutToShow.connect(self.ask_when)
        self.clicked.connect(self._open)
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._minute.timeout.connect(self.ask_when)
        self.setEnabled(False)
        self._tell()

    def _choice(self, menu: QMenu, minutes: int) -> QAction:
        made = menu.addAction(_every(minutes))
        made.setCheckable(True)
        self._group.addAction(made)
        made.triggered.connect(lambda: self._save(minutes))
        return made

    def _open(self) -> None:
        """Below the button; Qt's own way to open it would wait for the choice."""
        self.choice.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def serve(self, engine: EngineProxy, tasks: Tasks) -> None:
        """From now on the settings can be asked for and saved."""
        self._engine, self._tasks = engine, tasks
        self.setEnabled(True)

    def show_watch(self, watch: WatchSettings) -> None:
        """What is kept now."""
        self._watch = watch
        if watch.refresh_minutes and self.isVisible():
            self._minute.start()
        elif not watch.refresh_minutes:
            self._minute.stop()
        self._tell()
        self.ask_when()

    def ask_when(self) -> None:
        """Ask when the next refresh is due; nothing while none is timed."""
        if self._engine is None or self._tasks is None or not self._watch.refresh_minutes:
            return
        self._tasks.run(
            self._engine.ask_plain(lambda services: services.automation.due), self._take_due
        )

    def _take_due(self, due: datetime | None) -> None:
        self._due = due
        self._tell()

    def _save(self, minutes: int) -> None:
        """The mark follows what is kept: a save that fails leaves the former one."""
        self._tell()
        if self._engine is None or self._tasks is None:
            return
        chosen = replace(self._watch, refresh_minutes=minutes)
        self._tasks.run(
            self._engine.ask(lambda services: services.automation.save(chosen)),
            lambda _: self.show_watch(chosen),
        )

    def _tell(self) -> None:
        minutes = self._watch.refresh_minutes
        for offered, action in self.choices.items():
            action.setChecked(offered == minutes)
        if not any(action.isChecked() for action in self.choices.values()):
            self._uncheck()
        told = _every(minutes) if minutes else tr("automatic: off")
        self.setText(f"{told} ▾")
        told = self._when() if minutes else tr("Refreshes only when you ask for it")
        self.next_line.setText(told)
        self.setToolTip(told)
        self.setAccessibleName(tr("Automatic refresh: {state}", state=_every(minutes)))
        self.setAccessibleDescription(told)

    def _uncheck(self) -> None:
        """An interval of the dialog's own: an exclusive group lets go of its mark only so."""
        self._group.setExclusive(False)
        for action in self.choices.values():
            action.setChecked(False)
        self._group.setExclusive(True)

    def _when(self) -> str:
        if self._due is None:
            return tr("Refreshes by itself")
        left = self._due - self._now()
        if left < timedelta(minutes=1):
            return tr("Next refresh in less than a minute")
        return tr("Next refresh in {n} min", n=round(left.total_seconds() / 60))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._watch.refresh_minutes:
            self._minute.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()


def _every(minutes: int) -> str:
    return tr_n("every minute", "every {n:,} min", minutes) if minutes else tr("off")
