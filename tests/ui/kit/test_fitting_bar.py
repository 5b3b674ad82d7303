"""The tool bar keeps every button where there is less room, and the search box its invitation."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow, QToolButton, QWidget

from designo_sync_gui.ui.kit.fitting_bar import FittingToolBar
from designo_sync_gui.ui.kit.icons import icon
from designo_sync_gui.ui.kit.tokens import HEADER, TOOL_BAR
from designo_sync_gui.ui.orders.search import SearchBox
from designo_sync_gui.ui.window.main_window import MainWindow

WORDS = Qt.ToolButtonStyle.ToolButtonTextBesideIcon


@pytest.fixture
def window(qtbot):
    made = QMainWindow()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def bar(window):
    made = FittingToolBar("Main")
    for text in ("Read everything", "Write to DesignO", "Undo the last job", "Export a report"):
        made.addAction(icon("export"), text)
    field = QWidget()
    field.setMinimumWidth(100)
    made.addWidget(field)
    window.addToolBar(made)
    window.resize(900, 200)
    window.show()
    return made


def worded(bar) -> list[str]:
    buttons = [bar.widgetForAction(action) for action in bar.actions()]
    return [
        one.text()
        for one in buttons
        if isinstance(one, QToolButton) and one.toolButtonStyle() is WORDS
    ]


def widened(qtbot, bar, width) -> list[str]:
    bar.window().resize(width, 200)
    qtbot.waitUntil(lambda: bar.width() == width)
    return worded(bar)


def test_that_buttons_lose_their_words_from_the_right_and_get_them_back(qtbot, bar):
    all_of_them = worded(bar)
    assert len(all_of_them) == 4
    seen = [len(widened(qtbot, bar, width)) for width in range(880, 260, -20)]
    assert sorted(seen, reverse=True) == seen
    assert set(seen) == {0, 1, 2, 3, 4}
    assert worded(bar) == []
    assert widened(qtbot, bar, 900) == all_of_them


def test_that_no_button_is_ever_in_the_menu_behind_the_arrow(qtbot, bar):
    arrow = bar.findChild(QToolButton, "qt_toolbar_ext_button")
    for width in range(880, 260, -20):
        widened(qtbot, bar, width)
        qtbot.waitUntil(lambda: not arrow.isVisible())
        assert bar.sizeHint().width() <= bar.width()


def test_that_what_is_to_be_kept_longest_has_its_words_last(qtbot, bar):
    kept = bar.widgetForAction(bar.actions()[1])
    bar.keep_longest([kept])
    bar.fit()
    widths = range(880, 260, -20)
    assert [kept.text()] in [widened(qtbot, bar, width) for width in widths]


def test_that_a_longer_word_takes_the_room_of_another(qtbot, bar):
    assert len(worded(bar)) == 4
    bar.actions()[0].setText("Read everything again " * 3)
    qtbot.waitUntil(lambda: len(worded(bar)) < 4)


def test_that_the_search_box_says_what_it_has_room_for(qtbot):
    box = SearchBox()
    qtbot.addWidget(box)
    box.show()
    told = []
    for width in (380, 220, 130):
        box.resize(width, 26)
        assert box.fontMetrics().horizontalAdvance(box.placeholderText()) < width
        told.append(box.placeholderText())
    assert told == [
        "Search orders and statuses (/)",
        "Search orders (/)",
        "Search (/)",
    ]


def test_that_tool_bar_and_column_headings_have_their_heights(qtbot):
    window = MainWindow()
    qtbot.addWidget(window)
    window.pages.setCurrentWidget(window.orders)
    window.show()
    bars = window.findChildren(FittingToolBar)
    assert [bar.height() for bar in bars] == [TOOL_BAR] == [44]
    assert window.orders.view.horizontalHeader().height() == HEADER == 28
    window.detach()
