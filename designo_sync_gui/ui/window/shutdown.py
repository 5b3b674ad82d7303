"""Closing the window in order.

Law: closing never cuts a write; with jobs running it asks, and then waits for what is in
flight.
"""

import asyncio

from PySide6.QtWidgets import QMainWindow

from designo_sync_gui.ui.jobs.panel import JobPanel
from designo_sync_gui.ui.kit.forms import ConfirmDialog
from designo_sync_gui.ui.kit.language import tr


class Shutdown:
    """Decides when the window may end; ``closed`` is set then."""

    def __init__(
        self, window: QMainWindow, jobs: JobPanel, closed: asyncio.Event | None = None
    ) -> None:
        self.closed = closed or asyncio.Event()
        self.question: ConfirmDialog | None = None
        self._window = window
        self._jobs = jobs
        self._stopping = False
        jobs.idle_changed.connect(self._end_when_idle)

    def request(self) -> None:
        """The operator closed the window or chose Quit."""
        if not self._jobs.running:
            self.closed.set()
        elif not self._stopping and self.question is None:
            self._ask()

    def force(self) -> None:
        """The system ends the session: close without a question."""
        if self.question is not None:
            self.question.reject()
        self._stop_jobs()

    def _ask(self) -> None:
        question = ConfirmDialog(
            tr("Jobs are still running"),
            tr(
                "Orders being written are finished and recorded; the rest are cancelled before "
                "sending. Then the program ends."
            ),
            tr("Finish writes under way and quit"),
            tr("Keep running"),
            self._window,
        )
        self.question = question
        question.accepted.connect(self._stop_jobs)
        question.finished.connect(self._forget_question)
        question.open()

    def _forget_question(self) -> None:
        self.question = None

    def _stop_jobs(self) -> None:
        self._stopping = True
        for job_id in self._jobs.running:
            self._jobs.cancel(job_id)
        self._window.statusBar().showMessage(tr("Finishing writes under way…"))
        self._end_when_idle()

    def _end_when_idle(self) -> None:
        if self._stopping and not self._jobs.running:
            self.closed.set()
