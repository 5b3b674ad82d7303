"""The tray icon: opens the window while it is hidden, and notifies of ended jobs.

Law: one notification per job that wrote or failed, none while the window is in front; a failure
marks the icon until the window was looked at. Statuses and order ids never leave the window.
"""

import html
import sys

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon, QWidget

from designo_sync_gui.domain.events import Event, JobFinished, JobStarted, OutcomeRecorded
from designo_sync_gui.domain.outcome import JobState, OutcomeKind
from designo_sync_gui.domain.preferences import Preferences
from designo_sync_gui.domain.sentence import NOTHING, Sentence
from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.ui.kit.icons import icon
from designo_sync_gui.ui.kit.language import spoken, tr, tr_n
from designo_sync_gui.ui.kit.tokens import Token

_BAD = (OutcomeKind.REFUSED, OutcomeKind.ALTERED, OutcomeKind.UNKNOWN)
_SIZE = 64
#: Milliseconds; the system may show it longer or shorter.
_SHORT, _LONG = 10_000, 60_000
#: At sign-in the desktop's tray may come later than the program: looks for it, one a second.
_LOOKS = 30


class Tray(QObject):
    """The system tray icon of one window.

    ``refresh_wanted`` and ``quit_wanted`` come from its menu. ``told`` repeats every notification
    as title, text and whether it is about a failure.
    """

    refresh_wanted = Signal()
    quit_wanted = Signal()
    told = Signal(str, str, bool)

    def __init__(self, window: QWidget, *, available: bool | None = None) -> None:
        super().__init__(window)
        self._window = window
        self.available = QSystemTrayIcon.isSystemTrayAvailable() if available is None else available
        self._preferences = Preferences()
        self._titles: dict[str, Sentence] = {}
        self._wrote: set[str] = set()
        self._bad: set[str] = set()
        self._last_failure = NOTHING
        self.unseen = 0
        self.icon = QSystemTrayIcon(icon("app"), self)
        self.menu = self._build_menu()
        self.icon.setContextMenu(self.menu)
        self.icon.activated.connect(self._activated)
        self.icon.messageClicked.connect(self.open_window)
        window.installEventFilter(self)
        self._looks = 0
        self._looking = QTimer(self)
        self._looking.setInterval(1000)
        self._looking.timeout.connect(self.look_for_tray)
        self._show_unseen()
        if self.available:
            self.icon.show()

    @property
    def keeps_running(self) -> bool:
        """Whether closing the window leaves the program here instead of ending it."""
        return self.available and self._preferences.keep_in_tray

    @property
    def waits(self) -> bool:
        """Whether the desktop's tray is still looked for."""
        return self._looking.isActive()

    def set_preferences(self, preferences: Preferences) -> None:
        self._preferences = preferences

    def handle(self, event: Event) -> None:
        """Follow a job; other events are left alone."""
        if isinstance(event, JobStarted):
            self._titles[event.job_id] = event.title
        elif isinstance(event, OutcomeRecorded):
            self._wrote.add(event.job_id)
            if event.outcome.kind in _BAD:
                self._bad.add(event.job_id)
        elif isinstance(event, JobFinished):
            self._finish(event)

    def take_over(self, former: "Tray") -> None:
        """Jobs that a former window followed are followed on, and what was not seen is not."""
        self._titles.update(former._titles)
        self._wrote |= former._wrote
        self._bad |= former._bad
        self._last_failure, self.unseen = former._last_failure, former.unseen
        self._show_unseen()

    def hide_window(self) -> None:
        """Hide the window; say once where the program is now."""
        self._window.hide()
        self._tell(
            "DesignO Sync",
            tr(
                "DesignO Sync is still running. Refreshes and jobs go on. To end it, choose Quit "
                "in this icon's menu."
            ),
            bad=False,
        )

    def begin_hidden(self) -> None:
        """The window is not shown; where no tray comes up within half a minute, it is."""
        if not self.available:
            self._looking.start()

    def look_for_tray(self) -> None:
        """Whether the desktop has its tray by now."""
        self._looks += 1
        if QSystemTrayIcon.isSystemTrayAvailable():
            self._looking.stop()
            self.available = True
            self.icon.show()
        elif self._looks >= _LOOKS:
            self.open_window()

    def open_window(self) -> None:
        """Bring the window back to the front."""
        self._looking.stop()
        if self._window.isMinimized():
            self._window.showNormal()
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def stop(self) -> None:
        """Take the icon away: the window is at its end."""
        self._looking.stop()
        self._window.removeEventFilter(self)
        self.icon.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Somebody looks at the window: what failed has been seen."""
        if event.type() == QEvent.Type.WindowActivate and self.unseen:
            self.unseen = 0
            self._show_unseen()
        return False

    def _build_menu(self) -> QMenu:
        menu = QMenu(self._window)
        menu.addAction(tr("&Open DesignO Sync")).triggered.connect(self.open_window)
        menu.addAction(tr("&Refresh")).triggered.connect(self.refresh_wanted)
        menu.addSeparator()
        menu.addAction(tr("&Quit")).triggered.connect(self.quit_wanted)
        return menu

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is not QSystemTrayIcon.ActivationReason.Context:
            self.open_window()

    def _finish(self, event: JobFinished) -> None:
        title = self._titles.pop(event.job_id, NOTHING)
        wrote = event.job_id in self._wrote
        bad = event.state is JobState.FAILED or bool(event.errors) or event.job_id in self._bad
        self._wrote.discard(event.job_id)
        self._bad.discard(event.job_id)
        again = bad and not wrote and event.summary == self._last_failure
        self._last_failure = event.summary if bad else NOTHING
        if (not wrote and not bad) or again or self._window.isActiveWindow():
            return
        if bad:
            self.unseen += 1
            self._show_unseen()
        if self._preferences.notify:
            self._tell(spoken(title), spoken(event.summary), bad=bad)

    def _tell(self, title: str, text: str, *, bad: bool) -> None:
        if self.available:
            kinds = QSystemTrayIcon.MessageIcon
            kind = kinds.Warning if bad else kinds.Information
            self.icon.showMessage(visible_line(title), _body(text), kind, _LONG if bad else _SHORT)
        self.told.emit(title, text, bad)

    def _show_unseen(self) -> None:
        self.icon.setIcon(_marked(icon("app")) if self.unseen else icon("app"))
        failed = tr_n("{n:,} job needs attention", "{n:,} jobs need attention", self.unseen)
        self.icon.setToolTip(f"DesignO Sync · {failed}" if self.unseen else "DesignO Sync")


def _body(text: str) -> str:
    """Words of a server among the text stay words. On Linux the body of a notification may hold
    markup (Desktop Notifications Specification: ``<a>``, ``<img>``), so it is escaped there."""
    shown = visible_line(text)
    return html.escape(shown, quote=False) if sys.platform == "linux" else shown


def _marked(plain: QIcon) -> QIcon:
    """The icon with an exclamation mark in a disc at its corner: shape and colour both change."""
    picture = QPixmap(plain.pixmap(_SIZE, _SIZE))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    scale = picture.width() / _SIZE / picture.devicePixelRatio()
    painter.scale(scale, scale)
    painter.setPen(QPen(Token.ON_FILLED.color(dark=False), 3))
    painter.setBrush(Token.RED.color(dark=False))
    middle = QPointF(_SIZE - 18, 18)
    painter.drawEllipse(middle, 15, 15)
    painter.setPen(QPen(Token.ON_FILLED.color(dark=False), 5, c=Qt.PenCapStyle.RoundCap))
    painter.drawLine(middle + QPointF(0, -8), middle + QPointF(0, 1))
    painter.drawPoint(middle + QPointF(0, 8))
    painter.end()
    return QIcon(picture)
