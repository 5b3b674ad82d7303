"""The line at the foot of the window: the job that runs, and how things stand.

It says what is selected, how fresh the table is, who cannot be reached, and where
credentials are kept. Law: it has one height, and pushes nothing.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStatusBar, QWidget

from designo_sync_gui.domain.broken_off import BrokenOff
from designo_sync_gui.domain.events import Event, StoreState, TablePreparing
from designo_sync_gui.domain.ports import SideRead
from designo_sync_gui.domain.sentence import NOTHING, Sentence
from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.engine.overview import Overview
from designo_sync_gui.ui.jobs.line import JobLine, fit_text
from designo_sync_gui.ui.jobs.panel import JobPanel
from designo_sync_gui.ui.kit.forms import link_button
from designo_sync_gui.ui.kit.language import spoken, tr, tr_n
from designo_sync_gui.ui.kit.palette import line
from designo_sync_gui.ui.kit.times import day_or_time
from designo_sync_gui.ui.kit.tokens import STATUS_LINE
from designo_sync_gui.ui.statuses.elided_label import ElidedLabel

HEIGHT = STATUS_LINE
#: The most of its width that the words take beside a job.
_SHARE_BESIDE_A_JOB = 0.32
_UNLIMITED = (1 << 24) - 1
#: Milliseconds that a sentence is shown.
_SAID_MS = 5000


class FootBar(QStatusBar):
    """A status bar whose messages are shown by ``StatusBar``: Qt's own would hide the line."""

    resized = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizeGripEnabled(False)
        self.setFixedHeight(HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(0, 0, self.width(), 1, line(self.palette()))
        painter.end()


class StatusBar:
    """Keeps the words at the foot of the window up to date."""

    def __init__(self, bar: FootBar, jobs: JobPanel) -> None:
        self._selected = 0
        self._total = self._every = 0
        self._reads: tuple[SideRead, ...] = ()
        self._broken_off: tuple[BrokenOff, ...] = ()
        self._secret_store = NOTHING
        self._no_secrets = False
        self._minutes = 0
        self._away = 0
        self._preparing: TablePreparing | None = None
        self._jobs = jobs
        self.bar = bar
        self.label = ElidedLabel()
        self.line = JobLine(jobs)
        self.jobs_button = link_button("", tr("Show all jobs"))
        self.jobs_button.setFixedHeight(HEIGHT - 6)
        self.jobs_button.clicked.connect(lambda: jobs.open_above(bar))
        self._row = QHBoxLayout()
        self._said = QTimer(bar)
        self._said.setSingleShot(True)
        self._said.setInterval(_SAID_MS)
        self._said.timeout.connect(self._end_saying)
        self._lay_out()
        bar.messageChanged.connect(lambda _: self._tell())
        jobs.changed.connect(self._show_jobs)
        bar.resized.connect(self._show_jobs)
        self._show_jobs()

    def _lay_out(self) -> None:
        whole = QWidget()
        whole.setLayout(self._row)
        self._row.setContentsMargins(0, 0, 12, 0)
        self._row.setSpacing(12)
        self._row.addWidget(self.line, 1)
        self._row.addWidget(self.jobs_button)
        self._row.addWidget(self.label)
        self.label.setContentsMargins(12, 0, 0, 0)
        self.bar.addPermanentWidget(whole, 1)

    # What is told -----------------------------------------------------------------------------

    def say(self, text: str) -> None:
        """Show a sentence for a moment, where it has more room: in the place of the words beside a
        job, so that nothing is pushed, or at the right."""
        self._said.start()
        wanted = self.label.fontMetrics().horizontalAdvance(text)
        if self._jobs.rows and self.line.room >= min(wanted, self.label.maximumWidth()):
            self.line.show_said(text)
            self._tell()
        else:
            self.line.show_said("")
            self.label.show_text(text)

    def _end_saying(self) -> None:
        self.line.show_said("")
        self._tell()

    def show_selection(self, selected: int, total: int, every: int) -> None:
        """How many of the rows in view are selected; ``every`` counts those out of view, too."""
        self._selected, self._total, self._every = selected, total, every
        self._tell()

    def show_overview(self, overview: Overview) -> None:
        self._broken_off = overview.broken_off
        self._no_secrets = overview.secret_problem is not None
        self.show_reads(overview.side_reads)
        self.show_secret_store(overview.secret_store)
        self.show_watch(overview.watch.refresh_minutes)
        self.show_states(overview.states)

    def show_reads(self, reads: Iterable[SideRead]) -> None:
        self._reads = tuple(reads)
        self._tell()

    def show_secret_store(self, description: Sentence) -> None:
        self._secret_store = description
        self._tell()

    def show_watch(self, minutes: int) -> None:
        """Show the interval of the automatic refresh; 0 for never."""
        self._minutes = minutes
        self._tell()

    def show_states(self, states: Mapping[str, StoreState]) -> None:
        """Say it where sides cannot be reached: what is shown of them is old."""
        self._away = sum(1 for state in states.values() if state is StoreState.UNREACHABLE)
        self._tell()

    def handle(self, event: Event) -> None:
        """Say while the table is made anew after an update of the program; other events are left
        alone."""
        if isinstance(event, TablePreparing):
            self._preparing = event if event.done < event.total else None
            self._tell()

    def _show_jobs(self) -> None:
        """The line takes the room of the words while it has something to tell."""
        count = len(self._jobs.rows)
        self.jobs_button.setVisible(bool(count))
        self.jobs_button.setText(tr_n("{n:,} job ▴", "{n:,} jobs ▴", count))
        fit_text(self.jobs_button)
        self.jobs_button.setAccessibleName(tr_n("{n:,} job", "{n:,} jobs", count))
        self._row.setStretchFactor(self.label, 0 if count else 1)
        beside = round(self.bar.width() * _SHARE_BESIDE_A_JOB)
        self.label.setMaximumWidth(beside if count else _UNLIMITED)
        self._tell()

    def _tell(self) -> None:
        if self._said.isActive() and not self.line.said:
            return
        message = self.bar.currentMessage()
        if message:
            self.label.show_text(message)
            return
        whole = self._parts()
        short = self._short() if self._jobs.rows else whole
        self.label.show_text("   ·   ".join(short), None, whole if self._jobs.rows else ())

    def _parts(self) -> list[str]:
        parts = []
        if self._preparing is not None:
            done, total = self._preparing.done, self._preparing.total
            parts.append(tr("preparing the table: {n:,} of {total:,}", n=done, total=total))
        if self._total:
            parts.append(self._selected_words())
        parts.append(self._read_words())
        parts += self._secret_words()
        if self._minutes:
            every = tr_n("refreshing every minute", "refreshing every {n:,} minutes", self._minutes)
            parts.append(every)
        return [*parts, *self._away_words()]

    def _short(self) -> list[str]:
        """What stays beside a job; the rest is in the tip, and the bar of the selection counts."""
        return [self._read_words(), *self._away_words()]

    def _selected_words(self) -> str:
        return tr("{n:,} of {total:,} selected", n=self._selected, total=self._total)

    def _read_words(self) -> str:
        """The last time that any list was read to its end; one that was broken off before was
        read too."""
        now = datetime.now(UTC)
        ended = max((read.read_at for read in self._reads), default=None)
        if ended is not None:
            return tr("last refresh {time}", time=day_or_time(ended, now))
        began = max((place.began for place in self._broken_off), default=None)
        if began is not None:
            return tr("read in part {time}", time=day_or_time(began, now))
        return tr("read in part") if self._every else tr("never read")

    def _secret_words(self) -> list[str]:
        if self._no_secrets:
            return [tr("credentials: nowhere to keep them")]
        kept = visible_line(spoken(self._secret_store))
        return [tr("credentials: {where}", where=kept)] if kept else []

    def _away_words(self) -> list[str]:
        if not self._away:
            return []
        return [tr_n("{n:,} side unreachable", "{n:,} sides unreachable", self._away)]
