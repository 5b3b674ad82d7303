"""Several choices at once, by mouse and key; the words say which."""

import pytest
from PySide6.QtCore import Qt

from designo_sync_gui.ui.activity.many_choice import ManyChoice

WORDS = [("a", "Print & co"), ("b", "Depot"), ("c", "A shop with a rather long name of its own")]


@pytest.fixture
def choice(qtbot):
    made = ManyChoice("Store", "All stores", WORDS)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_that_nothing_chosen_is_everything(choice):
    assert choice.text() == "All stores ▾"
    assert choice.accessibleName() == "Store: All stores"
    assert not choice.menu_.actions()[0].isEnabled()


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_that_several_are_chosen_by_key_while_the_menu_stays_open(choice, qtbot):
    told = []
    choice.chosen.connect(lambda: told.append(choice.values))
    qtbot.keyClick(choice, Qt.Key.Key_Return)
    qtbot.waitUntil(choice.menu_.isVisible)
    choice.menu_.setActiveAction(choice.menu_.actions()[2])
    qtbot.keyClick(choice.menu_, Qt.Key.Key_Space)
    choice.menu_.setActiveAction(choice.menu_.actions()[3])
    qtbot.keyClick(choice.menu_, Qt.Key.Key_Space)
    assert choice.menu_.isVisible()
    assert told == [{"a"}, {"a", "b"}]
    assert choice.text() == "Print && co, Depot ▾"
    choice.menu_.setActiveAction(choice.menu_.actions()[2])
    qtbot.keyClick(choice.menu_, Qt.Key.Key_Space)
    assert choice.values == {"b"}
    choice.menu_.actions()[0].trigger()
    assert choice.values == frozenset()
    choice.menu_.close()


def test_that_more_than_there_is_room_for_are_counted_and_all_are_heard(choice):
    choice.choose(["a", "b", "c", "not offered"])
    assert choice.text() == "Store: 3 chosen ▾"
    assert choice.accessibleName() == f"Store: Print & co, Depot, {WORDS[2][1]}"
    choice.choose(["c"])
    assert choice.text() == "A shop with a rather long name of … ▾"
    assert [action.isChecked() for action in choice.menu_.actions()[2:]] == [False, False, True]
