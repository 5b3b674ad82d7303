"""One job as a line of the list of jobs: title, progress, what it waits for, and its buttons."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar

from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.ui.jobs.shown_job import ShownJob
from designo_sync_gui.ui.kit.forms import button, link_button
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.kit.palette import ToneLabel
from designo_sync_gui.ui.statuses.elided_label import ElidedLabel


class JobRow(QFrame):
    """Shows a job, and takes nothing of it away."""

    def __init__(self, job: ShownJob, names: Callable[[], Mapping[str, str]]) -> None:
        super().__init__()
        self.job = job
        self._names = names
        self._build()
        job.changed.connect(self.tell)
        self.tell()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 3, 12, 3)
        row.setSpacing(10)
        self.title_label = ElidedLabel(strong=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(120)
        self.bar.setMaximumHeight(8)
        self.mark = ToneLabel()
        self.words = ElidedLabel()
        self.pause_button = button(
            tr("Pause"), tr("Finish the requests under way, then wait until resumed")
        )
        self.cancel_button = button(
            tr("Cancel"), tr("Finish the requests under way; send nothing more")
        )
        self.details_button = button(tr("Details"))
        self.dismiss_button = link_button("✕", tr("Dismiss"))
        self.dismiss_button.setFixedWidth(28)
        for widget, stretch in (
            (self.title_label, 0),
            (self.bar, 0),
            (self.mark, 0),
            (self.words, 1),
            (self.details_button, 0),
            (self.pause_button, 0),
            (self.cancel_button, 0),
            (self.dismiss_button, 0),
        ):
            row.addWidget(widget, stretch)

    @property
    def title(self) -> str:
        return self.job.title

    def tell(self) -> None:
        """Say how things stand."""
        job, title = self.job, visible_line(self.job.title)
        self.title_label.show_text(job.title)
        self.words.show_text(job.words, None, job.side_lines(self._names()))
        self.bar.setVisible(job.running)
        show_share(self.bar, job.progress.done, job.progress.total)
        self.bar.setAccessibleName(tr("Progress of {job}", job=title))
        mark = job.mark
        self.mark.setVisible(mark is not None)
        if mark is not None:
            self.mark.setText(mark[0])
            self.mark.set_tone(mark[1])
        act = tr("Resume") if job.paused_by_operator else tr("Pause")
        self.pause_button.setText(act)
        self.pause_button.setAccessibleName(tr("{act} {job}", act=act, job=title))
        self.cancel_button.setAccessibleName(tr("Cancel {job}", job=title))
        self.details_button.setAccessibleName(tr("Details of {job}", job=title))
        self.dismiss_button.setAccessibleName(tr("Dismiss {job}", job=title))
        for steering in (self.pause_button, self.cancel_button):
            steering.setVisible(job.running)
            steering.setEnabled(not job.cancelling)
        self.details_button.setEnabled(bool(job.wrote or job.errors))
        self.dismiss_button.setVisible(not job.running)


def show_share(bar: QProgressBar, done: int, total: int | None) -> None:
    """A share of a total that is known; else a bar that moves and claims none."""
    bar.setRange(0, total or 0)
    bar.setValue(min(done, total or 0))
