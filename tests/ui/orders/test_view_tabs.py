"""The tabs of the saved views and the search box, with real clicks and keys."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.ui.orders.saved_views import KeepViewDialog, SavedView
from designo_sync_gui.ui.orders.search import SearchBox
from designo_sync_gui.ui.orders.view_tabs import ViewTabs, view_title

LAST = list(View)[-1]


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


def own(*titles: str) -> list[SavedView]:
    return [SavedView(title, OrderFilter()) for title in titles]


def titles(bar: ViewTabs) -> list[str]:
    return [tab.title for tab in bar.all_tabs if not tab.isHidden()]


def lines(bar: ViewTabs) -> set[int]:
    return {tab.y() for tab in bar.all_tabs if not tab.isHidden()}


@pytest.fixture
def narrow(qtbot: QtBot, bar: ViewTabs) -> Iterator[ViewTabs]:
    """Room for half of the views."""
    with qtbot.waitActive(bar):
        bar.show()
    bar.resize(bar.sizeHint().width() // 2, bar.height())
    yield bar
    bar.hide()


def test_that_views_without_room_are_in_a_menu_and_not_in_a_second_line(narrow: ViewTabs) -> None:
    shown = titles(narrow)
    assert shown[0] == "All"
    assert 1 < len(shown) < len(View)
    assert len(lines(narrow)) == 1
    assert narrow.more.isVisible()
    left = len(View) - len(shown)
    assert narrow.more.text() == f"{left} more ▾"
    assert narrow.more.accessibleName() == f"{left} more views"
    edges = [tab.geometry().right() for tab in narrow.all_tabs if not tab.isHidden()]
    assert max(*edges, narrow.more.geometry().right()) < narrow.width()
    narrow.resize(narrow.sizeHint())
    assert len(titles(narrow)) == len(View)
    assert not narrow.more.isVisible()


def test_that_the_least_width_has_room_for_every_view_that_may_be_chosen(
    qtbot: QtBot, narrow: ViewTabs
) -> None:
    narrow.set_own(own("x" * 300))
    narrow.resize(narrow.minimumSizeHint())
    for tab in narrow.all_tabs:
        tab.setChecked(True)
        qtbot.waitUntil(partial(tab.isVisibleTo, narrow))
        assert narrow.rect().contains(tab.geometry())
        assert narrow.rect().contains(narrow.more.geometry())


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_that_a_view_is_chosen_from_the_menu_by_key(qtbot: QtBot, narrow: ViewTabs) -> None:
    narrow.set_counts({LAST: 9852})
    narrow.more.setFocus()
    qtbot.keyClick(narrow.more, Qt.Key.Key_Return)
    qtbot.waitUntil(narrow.menu.isVisible)
    assert narrow.menu.actions()[-1].text() == f"{view_title(LAST)}\t9,852"
    qtbot.keyClick(narrow.menu, Qt.Key.Key_Up)
    with qtbot.waitSignals([narrow.view_chosen, narrow.left]):
        qtbot.keyClick(narrow.menu, Qt.Key.Key_Return)
    assert narrow.view is LAST
    qtbot.waitUntil(lambda: view_title(LAST) in titles(narrow))
    assert len(lines(narrow)) == 1


def test_that_arrow_keys_reach_the_views_of_the_menu_too(qtbot: QtBot, narrow: ViewTabs) -> None:
    narrow.tabs[View.ALL].setFocus()
    met = [narrow.title]
    for _ in range(len(View)):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
        met.append(narrow.title)
    assert met == [view_title(view) for view in View] + [view_title(LAST)]
    assert QApplication.focusWidget() is narrow.tabs[LAST]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Home)
    assert narrow.title == "All"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    assert narrow.title == view_title(LAST)


def test_that_a_long_title_is_cut_in_its_tab_and_whole_for_readers_and_on_hover(
    bar: ViewTabs,
) -> None:
    title = "Formatting only in Print Depot EU and Big <b>Orders</b> of this week"
    bar.set_own(own(title, "Short"))
    tab, short = bar.own_tabs
    tab.set_count(7)
    assert tab.cut_title.endswith("…")
    assert tab.sizeHint().width() < 300
    assert tab.accessibleName() == f"{title}, 7"
    assert "&lt;b&gt;Orders&lt;/b&gt; of this week" in tab.toolTip()
    assert short.cut_title == "Short"
    assert short.toolTip() == "A view of your own"


def test_that_a_title_that_is_too_long_is_told_at_its_field_and_never_cut(qtbot: QtBot) -> None:
    dialog = KeepViewDialog(["Mine"], [])
    qtbot.addWidget(dialog)
    qtbot.keyClicks(dialog.edit, "x" * 81)
    assert dialog.title == "x" * 81
    assert dialog.field.problem.text() == "◆ The title has 81 characters; at most 80 are kept."
    assert "81 characters" in dialog.edit.accessibleDescription()
    assert not dialog.keep_button.isEnabled()
    qtbot.keyClick(dialog.edit, Qt.Key.Key_Backspace)
    assert dialog.field.problem.text() == ""
    assert dialog.keep_button.isEnabled()


@pytest.mark.parametrize("of_entry", [True, False])
def test_that_it_is_said_that_the_orders_of_an_entry_are_not_kept(
    qtbot: QtBot, of_entry: bool
) -> None:
    dialog = KeepViewDialog([], [], of_entry=of_entry)
    qtbot.addWidget(dialog)
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert ("The filter by an entry of Activity is not kept." in texts) is of_entry


def test_that_a_tab_tells_its_count_to_eyes_and_to_screen_readers(bar: ViewTabs) -> None:
    narrow = bar.tabs[View.EQUAL].sizeHint().width()
    bar.set_counts({View.EQUAL: 23875})
    tab = bar.tabs[View.EQUAL]
    assert tab.count == 23875
    assert tab.accessibleName() == "Equal, 23,875"
    assert tab.sizeHint().width() > narrow
    assert bar.tabs[View.ALL].accessibleName() == "All", "nobody has counted it"


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
