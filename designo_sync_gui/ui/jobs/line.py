"""The job that is told at the foot of the window, in one line of one height.

Law: nothing moves when a job begins or ends. A side without an announced total has a bar that
moves and claims no share.
"""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from designo_sync_gui.domain.progress import Count
from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.ui.jobs.panel import JobPanel
from designo_sync_gui.ui.jobs.row import show_share
from designo_sync_gui.ui.jobs.shown_job import ShownJob
from designo_sync_gui.ui.kit.forms import link_button
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.kit.palette import Tone, ToneLabel
from designo_sync_gui.ui.statuses.elided_label import ElidedLabel

_BUTTON_HEIGHT, _BAR, _GAP = 26, 92, 10
#: So much of the title and of the words is seen before a bar is.
_LEAST_TITLE, _LEAST_WORDS = 90, 70


class CountPart(QWidget):
    """The name of a side, its bar, and its figures."""

    def __init__(self) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        self.name = ToneLabel()
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedSize(_BAR, 6)
        self.figures = QLabel()
        self.figures.setTextFormat(Qt.TextFormat.PlainText)
        for widget in (self.name, self.bar, self.figures):
            row.addWidget(widget)
        self.hide()

    def show_count(self, count: Count | None) -> None:
        """One side; ``None`` takes it away."""
        self.setVisible(count is not None)
        if count is None:
            return
        name, figures = spoken(count.name), spoken(count.figures)
        self.name.setText(name)
        self.name.setVisible(bool(name))
        self.figures.setText(figures)
        show_share(self.bar, count.done, count.total)
        told = tr("{side}: {left}", side=name, left=figures) if name else figures
        self.bar.setAccessibleName(told)


def fit_text(made: QPushButton) -> None:
    """No wider than its text: the style's least width is made for dialogs."""
    made.setFixedWidth(made.fontMetrics().horizontalAdvance(made.text()) + 2 * _GAP)


class JobLine(QWidget):
    """Title, progress of each side, and the buttons of the foremost job."""

    def __init__(self, jobs: JobPanel) -> None:
        super().__init__()
        self._jobs = jobs
        self.job: ShownJob | None = None
        self.said = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.title = ElidedLabel(strong=True)
        self.title.setMaximumWidth(300)
        self.parts = (CountPart(), CountPart())
        self.mark = ToneLabel()
        self.words = ElidedLabel()
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._make_buttons()
        row = QHBoxLayout(self)
        row.setSizeConstraint(QHBoxLayout.SizeConstraint.SetNoConstraint)
        row.setContentsMargins(12, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addWidget(self.title)
        for part in self.parts:
            row.addWidget(part)
        row.addWidget(self.mark)
        row.addWidget(self.words, 1)
        for made in self._buttons:
            row.addWidget(made)
        jobs.changed.connect(self._choose)
        self._choose()

    def _make_buttons(self) -> None:
        jobs = self._jobs
        self.pause_button = link_button(
            tr("Pause"), tr("Finish the requests under way, then wait until resumed")
        )
        self.cancel_button = link_button(
            tr("Cancel"), tr("Finish the requests under way; send nothing more")
        )
        self.undo_button = link_button(tr("Undo…"), tr("Make a plan that undoes this job"))
        self.details_button = link_button(tr("Details"), tr("What became of each order"))
        self.evidence_button = link_button(
            tr("Evidence…"), tr("Save the journal's entries as a file")
        )
        self.dismiss_button = link_button("✕", tr("Dismiss"))
        for made, act in (
            (self.pause_button, jobs.pause_or_resume),
            (self.cancel_button, jobs.cancel),
            (self.undo_button, jobs.undo_wanted.emit),
            (self.details_button, jobs.show_details),
            (self.evidence_button, jobs.evidence_wanted.emit),
            (self.dismiss_button, jobs.dismiss),
        ):
            made.setFixedHeight(_BUTTON_HEIGHT)
            made.clicked.connect(lambda _=False, act=act: act(self.job.job_id if self.job else ""))

    @property
    def _buttons(self) -> tuple[QPushButton, ...]:
        return (
            self.pause_button,
            self.cancel_button,
            self.undo_button,
            self.details_button,
            self.evidence_button,
            self.dismiss_button,
        )

    @property
    def room(self) -> int:
        """How wide the words beside the job may be; 0 where no job is shown."""
        return 0 if self.job is None or self.isHidden() else self.words.width()

    def show_said(self, text: str) -> None:
        """Show a sentence in the place of the job's words; an empty one ends that."""
        if text != self.said:
            self.said = text
            self.tell()

    def _choose(self) -> None:
        job = self._jobs.foremost
        if job is not self.job:
            if self.job is not None:
                self.job.changed.disconnect(self.tell)
            self.job = job
            if job is not None:
                job.changed.connect(self.tell)
        self.tell()

    def tell(self) -> None:
        """Say how things stand."""
        job = self.job
        self.setVisible(job is not None)
        if job is None:
            return
        names = self._jobs.store_names()
        self.title.show_text(job.title, None, job.side_lines(names))
        counts = job.counts if job.running else ()
        for place, part in enumerate(self.parts):
            part.show_count(counts[place] if place < len(counts) else None)
        waits = self._jobs.waiting.text() if job.running else ""
        mark = (waits.partition("\n")[0], Tone.CAREFUL) if waits else job.mark
        self.mark.setVisible(mark is not None)
        if mark is not None:
            self.mark.setText(mark[0])
            self.mark.set_tone(mark[1])
        words = self.said or ("" if waits else job.pace)
        self.words.show_text(words, None, [waits] if waits else [])
        self._show_buttons(job)

    def _show_buttons(self, job: ShownJob) -> None:
        title = visible_line(job.title)
        act = tr("Resume") if job.paused_by_operator else tr("Pause")
        self.pause_button.setText(act)
        for made, name, shown in (
            (self.pause_button, tr("{act} {job}", act=act, job=title), job.running),
            (self.cancel_button, tr("Cancel {job}", job=title), job.running),
            (self.undo_button, tr("Undo {job}", job=title), job.undoable),
            (
                self.details_button,
                tr("Details of {job}", job=title),
                bool(job.wrote or job.errors),
            ),
            (
                self.evidence_button,
                tr("Evidence of {job}", job=title),
                job.wrote and not job.running,
            ),
            (self.dismiss_button, tr("Dismiss {job}", job=title), not job.running),
        ):
            made.setAccessibleName(name)
            made.setVisible(shown)
            fit_text(made)
        for made in (self.pause_button, self.cancel_button):
            made.setEnabled(not job.cancelling)
        self._show_bars()

    def _show_bars(self) -> None:
        """Where there is little room, the figures stay."""
        parts = [part for part in self.parts if not part.isHidden()]
        labels = [self.mark, *(part.name for part in parts), *(part.figures for part in parts)]
        widths = [one.sizeHint().width() for one in labels if not one.isHidden()]
        widths += [made.minimumWidth() for made in self._buttons if not made.isHidden()]
        words = min(_LEAST_WORDS, self.words.sizeHint().width())
        taken = sum(widths) + _GAP * len(widths)
        room = self.width() - taken - words - _LEAST_TITLE - 3 * _GAP
        for part in parts:
            part.bar.setVisible(room >= _BAR + _GAP)
            room -= _BAR + _GAP

    def minimumSizeHint(self) -> QSize:
        """The window may be as narrow as its other parts allow."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_bars()
