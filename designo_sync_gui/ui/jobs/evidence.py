"""Saving the evidence of a job: the journal's entries as a file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from designo_sync_gui.domain.sentence import say, say_n, verbatim
from designo_sync_gui.ui.kit.banner import BannerStack, Notice, notice_of
from designo_sync_gui.ui.kit.browser import open_folder
from designo_sync_gui.ui.kit.file_dialogs import ask_new_file
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.kit.palette import Tone
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks

_KEY = "evidence"


def ask_where(parent: QWidget, chosen: Callable[[Path], object]) -> None:
    """Ask for a file's name and form; nothing is told where the operator thinks better of it."""
    forms = {tr("Web page (*.html)"): "html", tr("JSON (*.json)"): "json"}
    ask_new_file(parent, tr("Export evidence"), "evidence.html", chosen, forms)


def written_notice(number: int, path: Path) -> Notice:
    """How much evidence there is now, and where."""
    return Notice(
        say_n("Evidence written: {n:,} write", "Evidence written: {n:,} writes", number),
        verbatim(str(path)),
        tone=Tone.GOOD,
        action=(say("Show in folder"), lambda: open_folder(path.parent)),
    )


def checked_notice(wrong: int | None) -> Notice:
    """What the journal's check found: ``None``, or the first wrong row."""
    if wrong is None:
        good = say("No row was altered or removed.")
        return Notice(say("The journal is intact"), good, tone=Tone.GOOD)
    return Notice(
        say("The journal is damaged"),
        say("Row {n:,} was altered or is missing.", n=wrong),
        say("Keep the file, and compare it with a backup."),
    )


class EvidenceSaver:
    """Saves the evidence of a job from the main window."""

    def __init__(
        self, window: QWidget, engine: EngineProxy, tasks: Tasks, banners: BannerStack
    ) -> None:
        self._window = window
        self._engine = engine
        self._tasks = tasks
        self._banners = banners

    def ask(self, job_id: str) -> None:
        """Ask where, then write it there."""
        ask_where(self._window, lambda path: self.save(job_id, path))

    def save(self, job_id: str, path: Path) -> None:
        """Write the evidence of a job, and say where it is."""
        self._banners.remove(_KEY)
        self._tasks.run(
            self._engine.ask(
                lambda services: services.reports.export_evidence(path, job_id=job_id, ref=None)
            ),
            lambda number: self._banners.put(_KEY, written_notice(number, path)),
            on_error=lambda error: self._banners.put(_KEY, notice_of(error)),
        )
