"""How a walk through the screens begins, and what it spares."""

from PySide6.QtWidgets import QWidget
from screens import Stage

from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.window.main_window import MainWindow


async def refreshed(window: MainWindow, engine: EngineProxy) -> Stage:
    """A stage whose stores were just read."""
    stage = Stage(window, engine)
    await stage.settle()
    stage.parts.refresh()
    await stage.settle()
    return stage


def draw_only(stage: Stage, shown: QWidget) -> None:
    """The main window is not drawn behind another one: that takes a twentieth of a second each
    time, and nobody looks."""
    stage.window.setUpdatesEnabled(shown is stage.window)
