"""A menu of the moment gives no letter twice, and keeps those of the program's actions."""

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from designo_sync_gui.ui.kit.menu_letters import letter_of, part_letters


@pytest.fixture
def menu(qtbot: QtBot) -> QMenu:
    made = QMenu()
    qtbot.addWidget(made)
    return made


def test_that_a_letter_given_twice_is_another_the_second_time(menu: QMenu) -> None:
    for text in ("&Filter by “paid”", "&Filter by “PAID”", "&Copy\tCtrl+C", "", "&copy"):
        menu.addAction(text)
    menu.addSeparator()
    part_letters(menu)
    texts = [action.text() for action in menu.actions()]
    assert texts[:4] == ["&Filter by “paid”", "F&ilter by “PAID”", "&Copy\tCtrl+C", ""]
    assert texts[4] == "c&opy"


def test_that_words_without_a_free_letter_have_none(menu: QMenu) -> None:
    for text in ("&A", "&B", "&A (B)", "&a “c”"):
        menu.addAction(text)
    part_letters(menu)
    assert [action.text() for action in menu.actions()] == ["&A", "&B", "A (B)", "a “c”"]


def test_that_a_declared_action_keeps_its_letter(menu: QMenu, qtbot: QtBot) -> None:
    owner = QMenu()
    qtbot.addWidget(owner)
    menu.addAction("&Refresh")
    declared = QAction("&Remove", owner)
    menu.addAction(declared)
    part_letters(menu)
    assert declared.text() == "&Remove"
    assert letter_of(menu.actions()[0].text()) == "E"


@pytest.mark.parametrize(
    ("text", "letter"),
    [("Copy &row\tCtrl+C", "R"), ("a && b", ""), ("", ""), ("&Öffnen", "Ö"), ("none\t&x", "")],
)
def test_that_the_letter_is_the_underlined_one(text: str, letter: str) -> None:
    assert letter_of(text) == letter
