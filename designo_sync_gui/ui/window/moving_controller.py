"""*File → Export connections…* and *Import connections…*."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from designo_sync_gui.domain.moving import Moving
from designo_sync_gui.domain.sentence import say, say_n, verbatim
from designo_sync_gui.engine.connections.moving import Looked
from designo_sync_gui.ui.kit.banner import BannerStack, Notice, notice_of
from designo_sync_gui.ui.kit.browser import open_folder
from designo_sync_gui.ui.kit.file_dialogs import ask_file, ask_new_file
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.kit.palette import Tone
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks

_NAME = "designo-sync-connections.json"


class MovingController:
    """``keep_layout`` keeps what the window holds of its own views before they are exported or
    replaced; ``imported`` is called when something was imported."""

    def __init__(
        self,
        window: QWidget,
        engine: EngineProxy,
        tasks: Tasks,
        banners: BannerStack,
        keep_layout: Callable[[], object],
        imported: Callable[[], object],
    ) -> None:
        self._window = window
        self._engine = engine
        self._tasks = tasks
        self._banners = banners
        self._keep_layout = keep_layout
        self._imported = imported

    def export(self) -> None:
        forms = {tr("Connections (*.json)"): "json"}
        ask_new_file(self._window, tr("Export connections"), _NAME, self.export_to, forms)

    def export_to(self, path: Path) -> None:
        self._banners.remove("moving")
        self._keep_layout()
        self._tasks.run(
            self._engine.ask(lambda services: services.moving.export(path)),
            lambda moving: self._banners.put("moving", _exported(path, moving)),
            on_error=lambda error: self._banners.put("moving", notice_of(error)),
        )

    def choose(self) -> None:
        filters = tr("Connections (*.json)")
        ask_file(self._window, tr("Import connections"), self.look_at, filters)

    def look_at(self, path: Path) -> None:
        """Show what the file holds; nothing is imported yet."""
        self._banners.remove("moving")
        self._keep_layout()
        self._tasks.run(
            self._engine.ask(lambda services: services.moving.look(path)),
            self._show,
            on_error=lambda error: self._banners.put("moving", notice_of(error)),
        )

    def _show(self, looked: Looked) -> None:
        from designo_sync_gui.ui.stores.import_dialog import ImportDialog

        self.shown = ImportDialog(self._engine, looked, self._window)
        self.shown.accepted.connect(lambda: self._imported())
        self.shown.open()


def _exported(path: Path, moving: Moving) -> Notice:
    return Notice(
        say_n("Exported: {n:,} store", "Exported: {n:,} stores", len(moving.stores)),
        verbatim(str(path)),
        say("No credentials are in it: they are asked for where it is imported."),
        tone=Tone.GOOD,
        action=(say("Show in folder"), lambda: open_folder(path.parent)),
    )
