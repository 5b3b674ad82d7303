"""What was closed is gone: no dialog, window or popup of the program outlives its closing."""

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QWidget
from screens import SCREENS, Stage, close_screen

from designo_sync_gui.demo_window import on_demo
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.window.app import run_script
from designo_sync_gui.ui.window.main_window import MainWindow

pytestmark = [
    pytest.mark.holds_window("each screen is opened in the window's thread"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
]


@pytest.mark.timeout(240)
def test_that_every_dialog_window_and_popup_is_gone_once_it_was_closed(qapp) -> None:
    alive: dict[str, list[str]] = {}
    opened: list[str] = []

    async def script(window: MainWindow, engine: EngineProxy) -> None:
        stage = Stage(window, engine)
        await stage.settle()
        stage.parts.refresh()
        await stage.settle()
        for name, opening in SCREENS.items():
            before = {*QApplication.topLevelWidgets()}
            shown = await opening(stage)
            if isinstance(shown, MainWindow):
                close_screen(stage, shown)
                await stage.settle()
                continue
            opened.append(name)
            close_screen(stage, shown)
            await stage.settle()
            left = [one for one in left_of(before) if not isinstance(one, MainWindow)]
            if shiboken6.isValid(shown) or left:
                alive[name] = [type(one).__name__ for one in left]

    assert on_demo(lambda opened, notice: run_script(opened, script, notice, "en")) == 0
    assert len(opened) > 25
    assert alive == {}


def left_of(before: set[QWidget]) -> list[QWidget]:
    """Windows that were not there, but those of Qt itself (a tool tip, the list of a box)."""
    now = QApplication.topLevelWidgets()
    return [w for w in now if w not in before and w.metaObject().className()[0] != "Q"]
