"""*File → Back up…*: where to, and what came of it."""

from pathlib import Path

from PySide6.QtWidgets import QWidget

from designo_sync_gui.domain.backup import Backup
from designo_sync_gui.domain.sentence import say, say_n, verbatim
from designo_sync_gui.ui.kit.banner import BannerStack, Notice, notice_of
from designo_sync_gui.ui.kit.browser import open_folder
from designo_sync_gui.ui.kit.file_dialogs import ask_folder
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.kit.palette import Tone
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks


class BackupController:
    """Asks for a folder, copies journal and settings into a new one below it, and tells where."""

    def __init__(
        self, window: QWidget, engine: EngineProxy, tasks: Tasks, banners: BannerStack
    ) -> None:
        self._window = window
        self._engine = engine
        self._tasks = tasks
        self._banners = banners

    def choose(self) -> None:
        ask_folder(self._window, tr("Choose a folder for the backup"), self.back_up_to)

    def back_up_to(self, folder: Path) -> None:
        self._banners.remove("backup")
        self._tasks.run(
            self._engine.ask(lambda services: services.folder.back_up(folder)),
            lambda made: self._banners.put("backup", _told(made)),
            on_error=lambda error: self._banners.put("backup", notice_of(error)),
        )


def _told(made: Backup) -> Notice:
    show = (say("Show in folder"), lambda: open_folder(made.folder))
    if made.wrong_row is not None:
        return Notice(
            say("Backed up, but the journal was altered before"),
            say("From its row {row} on: {folder}", row=made.wrong_row, folder=made.folder),
            say("Check it with Help → Check everything."),
            tone=Tone.CAREFUL,
            action=show,
        )
    if made.settings_problem:
        return Notice(
            say("Backed up, but the settings cannot be read"),
            say("{why}: {folder}", why=made.settings_problem, folder=made.folder),
            say("They were copied as they were. Repair the file settings.json and back up again."),
            tone=Tone.CAREFUL,
            action=show,
        )
    return Notice(
        say_n(
            "Backed up: settings and a journal of {n:,} row",
            "Backed up: settings and a journal of {n:,} rows",
            made.rows,
        ),
        verbatim(str(made.folder)),
        say("Credentials are not in it. It is put back by the command: restore"),
        tone=Tone.GOOD,
        action=show,
    )
