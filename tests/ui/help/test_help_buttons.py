"""Every window of its own has a button that leads to its page of the help."""

import pytest
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from screens import SCREENS, Stage, close_screen

from designo_sync_gui.demo_window import on_demo
from designo_sync_gui.domain.help_text import place_of
from designo_sync_gui.help_files import read_pages
from designo_sync_gui.ui.help.help_window import HelpWindow
from designo_sync_gui.ui.kit.forms import ConfirmDialog
from designo_sync_gui.ui.kit.help_link import OF_WINDOW, topic_here
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.window.app import run_script
from designo_sync_gui.ui.window.main_window import MainWindow

pytestmark = pytest.mark.holds_window("each screen is opened in the window's thread")

#: The main window has the help in its menu; a question belongs to the window that asks it; a list
#: that opens below a button, and the palette, go away with the first click beside them.
WITHOUT = (MainWindow, HelpWindow, ConfirmDialog)
POPUPS = ("palette", "statuses", "warnings")


def help_button_of(shown: QWidget) -> QPushButton | None:
    tips = (b for b in shown.findChildren(QPushButton) if "(F1)" in b.toolTip())
    return next((b for b in tips if b.isVisibleTo(shown) and b.isEnabled()), None)


@pytest.mark.timeout(240)
def test_that_every_window_has_a_help_button_that_leads_to_its_page() -> None:
    wrong: dict[str, str] = {}
    led: set[str] = set()

    async def script(window: MainWindow, engine: EngineProxy) -> None:
        stage = Stage(window, engine)
        await stage.settle()
        stage.parts.refresh()
        await stage.settle()
        for name, opening in SCREENS.items():
            shown = await opening(stage)
            if name not in POPUPS and not isinstance(shown, WITHOUT):
                led.add(type(shown).__name__)
                wrong[name] = await leads(stage, shown)
            close_screen(stage, shown)

    async def leads(stage: Stage, shown: QWidget) -> str:
        button, topic = help_button_of(shown), topic_here(shown)
        if button is None:
            return "no button"
        if isinstance(shown, QDialog) and (button.autoDefault() or button.isDefault()):
            return "Enter in a field would open the help"
        button.click()
        await stage.settle()
        helper = stage.parts.help.shown
        place = helper.place if helper is not None else None
        return "" if place == place_of(pages, topic) is not None else f"leads to {place}"

    pages = read_pages(language="en")
    assert on_demo(lambda opened, notice: run_script(opened, script, notice, "en")) == 0
    assert {name: told for name, told in wrong.items() if told} == {}
    assert led >= set(OF_WINDOW) - {"MainWindow"}
