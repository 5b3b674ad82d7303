"""Every screen in English, on a small display: opened, asked for its help, and left with Esc."""

from dataclasses import dataclass, field

import pytest
import shiboken6
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from room_checks import too_wide, without_foot, without_room
from screens import SCREENS, Stage, close_screen
from walking import draw_only, refreshed

from designo_sync_gui.demo_window import on_demo
from designo_sync_gui.domain.help_text import place_of
from designo_sync_gui.help_files import read_pages
from designo_sync_gui.ui.help.help_window import HelpWindow
from designo_sync_gui.ui.kit import screen_fit
from designo_sync_gui.ui.kit.forms import ConfirmDialog
from designo_sync_gui.ui.kit.help_link import OF_WINDOW, topic_here
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.window.app import run_script
from designo_sync_gui.ui.window.main_window import MainWindow

pytestmark = [
    pytest.mark.holds_window("each screen is opened in the window's thread"),
    pytest.mark.qt_log_ignore("This plugin does not support", extend=True),
    pytest.mark.timeout(240),
    pytest.mark.long,
]

#: 1920 x 1080 at 200 %, in logical pixels. German is tried at every size (``test_room.py``).
SMALLEST = QSize(960, 540)
#: The main window has the help in its menu; a question belongs to the window that asks it; a list
#: that opens below a button, and the palette, go away with the first click beside them.
WITHOUT_HELP = (MainWindow, HelpWindow, ConfirmDialog)
POPUPS = ("palette", "statuses", "warnings")


@dataclass
class Walked:
    """What is wrong with each screen, by its name; ``led`` holds the kinds of windows whose help
    was asked for."""

    opened: list[str] = field(default_factory=list)
    led: set[str] = field(default_factory=set)
    without_room: dict[str, list[str]] = field(default_factory=dict)
    help: dict[str, str] = field(default_factory=dict)
    alive: dict[str, list[str]] = field(default_factory=dict)
    fell: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def walked(qapp: QApplication) -> Walked:
    """One walk for all questions."""
    found = Walked()

    async def script(window: MainWindow, engine: EngineProxy) -> None:
        stage = await refreshed(window, engine)
        for name, opening in SCREENS.items():
            before = {*QApplication.topLevelWidgets()}
            shown = await opening(stage)
            if isinstance(shown, MainWindow):
                close_screen(stage, shown)
                await stage.settle()
                continue
            found.opened.append(name)
            await walk_through(stage, name, shown, before)
            left = left_of(before)
            if shiboken6.isValid(shown) or left:
                found.alive.setdefault(name, []).extend(type(one).__name__ for one in left)

    async def walk_through(stage: Stage, name: str, shown: QWidget, before: set[QWidget]) -> None:
        draw_only(stage, shown)
        shown.activateWindow()
        await stage.settle(shown)
        if not name.startswith(POPUPS):
            told = without_foot(shown) + without_room(shown) + too_wide(shown)
            found.without_room |= {name: told} if told else {}
        target = shown.focusWidget() or shown
        if name not in POPUPS and not isinstance(shown, WITHOUT_HELP):
            found.led.add(type(shown).__name__)
            told_of_help = await leads(stage, shown)
            found.help |= {name: told_of_help} if told_of_help else {}
            shown.activateWindow()
        QTest.keyClick(target, Qt.Key.Key_Escape)
        await stage.settle()
        beside = [one for one in left_of(before) if one.isVisible() and one is not shown]
        # Esc asks whether to discard what was entered.
        if told := [type(w).__name__ for w in beside if not isinstance(w, ConfirmDialog)]:
            found.alive[name] = told
        close_left()
        stage.window.activateWindow()
        await stage.settle()
        if QApplication.focusWidget() is stage.window.orders.search:
            found.fell.append(name)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(screen_fit, "available", lambda _window: SMALLEST)
        assert on_demo(lambda opened, notice: run_script(opened, script, notice, "en")) == 0
    return found


def help_button_of(shown: QWidget) -> QPushButton | None:
    tips = (b for b in shown.findChildren(QPushButton) if "(F1)" in b.toolTip())
    return next((b for b in tips if b.isVisibleTo(shown) and b.isEnabled()), None)


async def leads(stage: Stage, shown: QWidget) -> str:
    """What is wrong with the button for help; it is pressed, and the help closed again."""
    button, topic = help_button_of(shown), topic_here(shown)
    if button is None:
        return "no button"
    if isinstance(shown, QDialog) and (button.autoDefault() or button.isDefault()):
        return "Enter in a field would open the help"
    button.click()
    await stage.settle()
    helper = stage.parts.help.shown
    if helper is None:
        return "opens nothing"
    place = helper.place
    helper.close()
    await stage.settle()
    wanted = place_of(read_pages(language="en"), topic)
    return "" if place is not None and place == wanted else f"leads to {place}"


def close_left() -> None:
    """What Esc did not close: a question that it asked, and the window behind that."""
    for one in QApplication.topLevelWidgets():
        if isinstance(one, QDialog) and one.isVisible():
            one.reject()
        elif one.isVisible() and not isinstance(one, MainWindow):
            one.close()


def left_of(before: set[QWidget]) -> list[QWidget]:
    """Windows that were not there, but those of Qt itself (a tool tip, the list of a box)."""
    now = QApplication.topLevelWidgets()
    return [w for w in now if w not in before and w.metaObject().className()[0] != "Q"]


def test_that_every_dialog_fits_the_smallest_screen_in_english(walked: Walked) -> None:
    assert walked.without_room == {}


def test_that_every_window_has_a_help_button_that_leads_to_its_page(walked: Walked) -> None:
    assert walked.help == {}
    assert walked.led >= set(OF_WINDOW) - {"MainWindow"}


def test_that_every_dialog_window_and_popup_is_gone_once_it_was_left(walked: Walked) -> None:
    assert len(walked.opened) > 25
    assert walked.alive == {}


def test_that_the_focus_never_falls_into_the_search_box_when_a_dialog_is_left(
    walked: Walked,
) -> None:
    assert walked.fell == []
