"""The menu of every text field pops up: none runs an event loop of its own."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextBrowser,
    QWidget,
)
from pytestqt.qtbot import QtBot

from designo_sync_gui.ui.kit.forms import let_type
from designo_sync_gui.ui.kit.secret_edit import SecretEdit
from designo_sync_gui.ui.kit.spin_boxes import MomentBox, NumberBox

SOURCES = Path(__file__).parents[3] / "designo_sync_gui"
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def label() -> QLabel:
    made = QLabel("selected by mouse")
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def typed() -> QComboBox:
    made = QComboBox()
    let_type(made)
    return made


FIELDS: dict[str, Callable[[], QWidget]] = {
    "line": QLineEdit,
    "secret": lambda: SecretEdit("Token"),
    "lines": QPlainTextEdit,
    "page": QTextBrowser,
    "label": label,
    "choice": typed,
    "number": NumberBox,
    "moment": MomentBox,
}


def asked(field: QWidget, reason: QContextMenuEvent.Reason) -> list[str]:
    """What happens while the menu is asked for: another turn of the loop is one too many."""
    turns: list[str] = []
    place = QPoint(4, 4)
    target: QWidget | None = field
    if isinstance(field, QComboBox):
        target = field.lineEdit()
    elif isinstance(field, QAbstractScrollArea):
        target = field.viewport()
    assert target is not None

    def turn() -> None:
        turns.append("a turn of the loop")
        menu = QApplication.activePopupWidget()
        if menu is not None:
            menu.close()

    timer = QTimer()
    timer.setSingleShot(True)
    timer.timeout.connect(turn)
    timer.start(0)
    QApplication.sendEvent(target, QContextMenuEvent(reason, place, field.mapToGlobal(place)))
    timer.stop()
    return turns


def shown_menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


@pytest.mark.parametrize("name", FIELDS)
def test_that_the_menu_of_a_text_field_pops_up_and_the_loop_goes_on(
    qtbot: QtBot, name: str
) -> None:
    field = FIELDS[name]()
    qtbot.addWidget(field)
    field.show()
    for reason in (QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard):
        assert asked(field, reason) == []
        menu = shown_menu()
        assert menu.actions()
        menu.close()


def entry(menu: QMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text() == text)


def test_that_the_menu_of_a_number_steps_and_knows_its_ends(qtbot: QtBot) -> None:
    box = NumberBox()
    qtbot.addWidget(box)
    box.setRange(0, 1)
    box.show()
    asked(box, QContextMenuEvent.Reason.Mouse)
    assert not entry(shown_menu(), "Step &down").isEnabled()
    entry(shown_menu(), "Step &up").trigger()
    assert box.value() == 1
    shown_menu().close()
    asked(box, QContextMenuEvent.Reason.Mouse)
    assert not entry(shown_menu(), "Step &up").isEnabled()
    entry(shown_menu(), "Step &down").trigger()
    assert box.value() == 0
    shown_menu().close()


def test_that_every_field_of_a_number_or_a_moment_is_one_whose_menu_pops_up() -> None:
    own = re.compile(r"\b(?:QSpinBox|QDoubleSpinBox|QDateEdit|QTimeEdit|QDateTimeEdit)\b")
    found = [
        path.name
        for path in (SOURCES / "ui").rglob("*.py")
        if own.search(path.read_text("utf-8")) and path.name != "spin_boxes.py"
    ]
    assert found == []
