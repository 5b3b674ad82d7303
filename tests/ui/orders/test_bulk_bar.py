"""The bar at the table's foot."""

import pytest
from pane_kit import make, take
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shown_orders import RulesSource, select

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.selection_facts import SelectionFacts
from designo_sync_gui.domain.write_rules import RefusalReason
from designo_sync_gui.ui.orders.bulk_bar import BulkBar
from designo_sync_gui.ui.window.order_pane import OrderPane

FACTS = SelectionFacts(
    25,
    {Direction.TO_DESIGNO: 20, Direction.TO_STOREFRONT: 19, Direction.FOLLOW: 0},
    {
        Direction.TO_DESIGNO: {RefusalReason.EQUAL: 2, RefusalReason.LOCKED: 3},
        Direction.TO_STOREFRONT: {},
        Direction.FOLLOW: {},
    },
    {frozenset(Side): 3},
)


@pytest.fixture
def bar(qtbot: QtBot) -> BulkBar:
    made = BulkBar()
    qtbot.addWidget(made)
    made.resize(1000, 52)
    made.show_count(25)
    return made


@pytest.fixture
def pane(qtbot: QtBot) -> OrderPane:
    made = OrderPane()
    made.search.setParent(made)  # the tool bar of the main window owns it
    qtbot.addWidget(made)
    made.resize(1200, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.connect_table(RulesSource(make(at, "a", "b") for at in (1, 2, 3, 4)))
    return made


def test_that_numbers_and_locks_are_told_as_soon_as_they_are_known(bar: BulkBar) -> None:
    assert bar.count_label.text() == "25 selected"
    assert bar.buttons[Direction.TO_DESIGNO].text() == "Storefront → DesignO"
    bar.show_facts(FACTS)
    assert bar.buttons[Direction.TO_DESIGNO].text() == "Storefront → DesignO  20"
    assert bar.buttons[Direction.TO_STOREFRONT].text() == "DesignO → Storefront  19"
    assert bar.locked_label.text() == "3 of them never write"
    assert not bar.buttons[Direction.FOLLOW].isEnabled()


def test_that_the_tooltip_says_why_others_are_not_writable(bar: BulkBar) -> None:
    bar.show_facts(FACTS)
    told = bar.buttons[Direction.TO_DESIGNO].toolTip().splitlines()
    assert told[:3] == ["20 of 25 writable", "3: never write", "2: equal"]


def test_that_the_number_of_the_selection_is_never_cut(bar: BulkBar, qtbot: QtBot) -> None:
    """At 1024 pixels beside the inspector 137 was shown as “1…”."""
    bar.show_count(1_234_567)
    with qtbot.waitExposed(bar):
        bar.show()
    bar.resize(bar.minimumSizeHint())
    qtbot.waitUntil(lambda: bar.count_label.shown_text == "1,234,567")
    assert bar.count_label.width() >= QFontMetrics(bar.count_label.font()).horizontalAdvance(
        "1,234,567"
    )
    assert "1,234,567 selected" in bar.count_label.toolTip()
    bar.resize(1000, 52)
    qtbot.waitUntil(lambda: bar.count_label.shown_text == "1,234,567 selected")


def test_that_long_words_keep_no_window_wide(bar: BulkBar, qtbot: QtBot) -> None:
    """A window of 1440 pixels snapped to 960 stayed 1058 wide."""
    bar.show_facts(FACTS)
    with qtbot.waitExposed(bar):
        bar.show()
    wide = bar.minimumSizeHint().width()
    bar.resize(560, 52)
    qtbot.waitUntil(lambda: not bar.export_button.text())
    assert abs(wide - bar.minimumSizeHint().width()) <= 16  # the fonts of a machine differ


def test_that_a_narrow_bar_has_short_words(bar: BulkBar) -> None:
    bar.show_facts(FACTS)
    bar.resize(560, 52)
    bar.show_facts(FACTS)
    assert bar.buttons[Direction.TO_DESIGNO].text() == "→ DesignO  20"
    assert bar.buttons[Direction.TO_DESIGNO].accessibleName() == "Storefront → DesignO 20"


def test_that_a_button_does_what_the_action_does(bar: BulkBar) -> None:
    done: list[str] = []
    actions = [QAction(name, bar) for name in ("plan", "export", "none")]
    for action in actions:
        action.triggered.connect(lambda _=False, action=action: done.append(action.text()))
    bar.join({Direction.TO_DESIGNO: actions[0]}, actions[1], actions[2])
    for made in (bar.buttons[Direction.TO_DESIGNO], bar.export_button, bar.close_button):
        QTest.mouseClick(made, Qt.MouseButton.LeftButton)
    assert done == ["plan", "export", "none"]


def test_that_it_is_there_for_a_choice_and_not_for_the_current_row(pane: OrderPane) -> None:
    select(pane.view, [OrderRef("de", "4")])
    assert not pane.bulk.isVisible()
    select(pane.view, [OrderRef("de", "4"), OrderRef("de", "2")])
    assert pane.bulk.isVisible()
    pane.view.select_none()
    assert not pane.bulk.isVisible()


def test_that_a_later_selection_drops_the_earlier_answer(pane: OrderPane, qtbot: QtBot) -> None:
    source = pane.model._source
    assert isinstance(source, RulesSource)
    pane.view.selectAll()
    source.held = True
    qtbot.waitUntil(lambda: bool(source.waiting))
    select(pane.view, [OrderRef("de", "4"), OrderRef("de", "2")])
    assert pane.bulk.count_label.text() == "2 selected"
    take(pane, make(9, "a", "a"))
    assert pane.bulk.buttons[Direction.TO_DESIGNO].text() == "Storefront → DesignO"
