"""The tabs of the saved views and the search box, with real clicks and keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from designo_sync_gui.domain.order_states import View
from designo_sync_gui.ui.orders.search import SearchBox
from designo_sync_gui.ui.orders.view_tabs import ViewTabs


@pytest.fixture
def bar(qtbot: QtBot) -> ViewTabs:
    bar = ViewTabs()
    qtbot.addWidget(bar)
    bar.resize(bar.sizeHint())
    return bar


@pytest.fixture
def box(qtbot: QtBot) -> Iterator[SearchBox]:
    holder = QWidget()
    box = SearchBox()
    QVBoxLayout(holder).addWidget(box)
    qtbot.addWidget(holder)
    with qtbot.waitActive(holder):
        holder.show()
    yield box
    holder.hide()


def test_that_a_click_on_a_tab_chooses_its_view(qtbot: QtBot, bar: ViewTabs) -> None:
    with qtbot.waitSignal(bar.view_chosen) as chosen:
        qtbot.mouseClick(bar.tabs[View.MISMATCHES], Qt.MouseButton.LeftButton)
    assert chosen.args == [View.MISMATCHES]
    assert bar.view is View.MISMATCHES
    assert not bar.tabs[View.ALL].isChecked()


def test_that_a_click_on_the_chosen_tab_says_nothing(qtbot: QtBot, bar: ViewTabs) -> None:
    with qtbot.assertNotEmitted(bar.view_chosen):
        qtbot.mouseClick(bar.tabs[View.ALL], Qt.MouseButton.LeftButton)
    assert bar.tabs[View.ALL].isChecked()


def test_that_arrow_keys_go_from_view_to_view(qtbot: QtBot, bar: ViewTabs) -> None:
    with qtbot.waitActive(bar):
        bar.show()
    bar.tabs[View.ALL].setFocus()
    qtbot.keyClick(bar.tabs[View.ALL], Qt.Key.Key_Right)
    assert bar.view is View.MISMATCHES
    bar.hide()


def test_that_a_tab_tells_its_count_to_eyes_and_to_screen_readers(bar: ViewTabs) -> None:
    narrow = bar.tabs[View.EQUAL].sizeHint().width()
    bar.set_counts({View.EQUAL: 23875})
    tab = bar.tabs[View.EQUAL]
    assert tab.count == 23875
    assert tab.accessibleName() == "Equal, 23,875"
    assert tab.sizeHint().width() > narrow
    assert bar.tabs[View.ALL].accessibleName() == "All, 0"


def test_that_every_typed_letter_searches_at_once(qtbot: QtBot, box: SearchBox) -> None:
    texts: list[str] = []
    box.search_changed.connect(texts.append)
    qtbot.keyClicks(box, "a/b")
    assert texts == ["a", "a/", "a/b"]


def test_that_escape_clears_first_and_leaves_then(qtbot: QtBot, box: SearchBox) -> None:
    box.setText("x")
    with qtbot.assertNotEmitted(box.left):
        qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert box.text() == ""
    with qtbot.waitSignal(box.left):
        qtbot.keyClick(box, Qt.Key.Key_Escape)


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_that_a_key_leads_from_the_search_to_the_table(
    qtbot: QtBot, box: SearchBox, key: Qt.Key
) -> None:
    box.setText("x")
    with qtbot.waitSignal(box.left):
        qtbot.keyClick(box, key)
    assert box.text() == "x"


def test_that_going_to_the_search_selects_what_stands_there(box: SearchBox) -> None:
    box.setText("old")
    box.focus_search()
    assert box.hasFocus()
    assert box.selectedText() == "old"
