"""Opens the window and tells when the first rows of its table were painted."""

import asyncio
import time
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench_children import answer, resident_mb
from PySide6.QtCore import QEvent, QObject, QTimer

from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.window.app import run_script
from designo_sync_gui.ui.window.main_window import MainWindow

if TYPE_CHECKING:
    from designo_sync_gui.engine.services import Services


class FirstRows(QObject):
    """Looks at every painting of the table until rows were in it."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._model = window.orders.model
        self.painted: asyncio.Future[float] = asyncio.get_running_loop().create_future()
        window.orders.view.viewport().installEventFilter(self)
        window.orders.view.viewport().update()  # they may have been painted already

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and self._model.order_at(0) is not None:
            QTimer.singleShot(0, self._tell)
        return False

    def _tell(self) -> None:
        if not self.painted.done():
            self.painted.set_result(time.monotonic())


def look_at_first_rows(spec: Mapping[str, Any]) -> int:
    """Open the window on the folder ``home``, answer, and end; returns the exit status."""
    home = Path(spec["home"])

    async def opened() -> "Services":
        from designo_sync_gui.bootstrap import OpenOptions, open_services
        from designo_sync_gui.storage.memory_secrets import MemorySecretStore

        return await open_services(OpenOptions(home, MemorySecretStore()))

    async def look(window: MainWindow, engine: EngineProxy) -> None:
        begun = time.monotonic()
        painted = await asyncio.wait_for(FirstRows(window).painted, 120)
        cpu = time.process_time()
        answer(
            painted=painted,
            opened=begun,
            cpu=cpu,
            orders=window.orders.total_count,
            memory=resident_mb(),
        )

    return run_script(opened, look, language="en")
