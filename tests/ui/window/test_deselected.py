"""A selection that was taken back by a change of view, and how it comes back."""

from collections.abc import Callable

import pytest
from pane_kit import make, take
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from shown_orders import RulesSource, select, selected

from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.orders.criteria import Criteria
from designo_sync_gui.ui.window.order_pane import OrderPane

CHOSEN = (OrderRef("de", "3"), OrderRef("de", "1"))


@pytest.fixture
def pane(qtbot: QtBot) -> OrderPane:
    made = OrderPane()
    made.search.setParent(made)  # the tool bar of the main window owns it
    qtbot.addWidget(made)
    made.resize(1200, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.connect_table(RulesSource(make(at, "a", "b" if at % 2 else "a") for at in (1, 2, 3, 4)))
    select(made.view, CHOSEN)
    return made


def by_chip(pane: OrderPane) -> None:
    pane.show_only(Status.text("b"))


@pytest.mark.parametrize(
    "leave",
    [
        lambda pane: pane.bar.choose(View.EQUAL),
        lambda pane: pane.search.setText("4"),
        lambda pane: pane.show_store("us"),
        by_chip,
    ],
    ids=["view", "search", "store", "chip"],
)
def test_that_a_change_of_view_takes_the_selection_back_and_restore_goes_back_with_it(
    pane: OrderPane, leave: Callable[[OrderPane], object]
) -> None:
    stores: list[str] = []
    pane.deselected.store_wanted.connect(stores.append)
    leave(pane)
    assert (pane.selected_count, pane.line.bar.text) == (0, "2 deselected")
    assert pane.line.bar.button.toolTip() == "Restore (Ctrl+Shift+R)"
    QTest.mouseClick(pane.line.bar.button, Qt.MouseButton.LeftButton)
    assert selected(pane.view) == CHOSEN
    assert pane.bar.view is View.MISMATCHES
    assert pane.bar.tabs[View.MISMATCHES].isChecked()
    assert (pane.search.text(), pane.chips.criteria(), stores) == ("", Criteria(), [""])
    assert not pane.line.bar.isVisible()
    assert not pane.deselected.there


def test_that_what_was_taken_back_by_esc_comes_back_in_the_same_view(pane: OrderPane) -> None:
    pane.view.select_none()
    assert pane.line.bar.text == "2 deselected"
    pane.deselected.restore()
    assert selected(pane.view) == CHOSEN


def test_that_another_choice_takes_its_place(pane: OrderPane) -> None:
    pane.bar.choose(View.ALL)
    pane.view.selectAll()
    assert not pane.deselected.there
    assert not pane.line.bar.isVisible()


def test_that_looking_at_one_order_leaves_the_offer(pane: OrderPane) -> None:
    pane.bar.choose(View.ALL)
    QTest.keyClick(pane.view, Qt.Key.Key_Down)
    assert pane.selected_count == 1
    assert pane.deselected.there


def test_that_the_offer_can_be_dismissed(pane: OrderPane) -> None:
    pane.bar.choose(View.ALL)
    QTest.mouseClick(pane.line.bar.close_button, Qt.MouseButton.LeftButton)
    assert not pane.deselected.there
    assert pane.line.facts.isVisible()


def test_that_rows_come_before_a_selection_that_was_taken_back(pane: OrderPane) -> None:
    pane.view.select_none()
    take(pane, make(3, "a", "a", minutes=1))
    assert pane.line.bar.text == "1 row no longer belongs to this view"
    pane.update_rows()
    assert pane.line.bar.text == "2 deselected"


def test_that_an_own_view_comes_back_with_its_tab(pane: OrderPane) -> None:
    pane.own_views.keep("Mine")
    select(pane.view, CHOSEN)
    mine = pane.bar.view
    pane.bar.choose(View.ALL)
    pane.deselected.restore()
    assert pane.bar.view == mine
    assert selected(pane.view) == CHOSEN


def test_that_the_view_of_a_selection_stays_open_until_it_is_given_up(pane: OrderPane) -> None:
    source = pane.model._source
    assert isinstance(source, RulesSource)
    first = pane.model.token
    pane.bar.choose(View.ALL)
    assert first in source.table.views
    pane.deselected.forget()
    assert first not in source.table.views


def test_that_a_plan_without_a_selection_is_none_and_says_why(pane: OrderPane) -> None:
    told: list[str] = []
    pane.said.connect(told.append)
    pane.bar.choose(View.ALL)
    pane.take_selected(lambda picked: told.append("planned"))
    assert told == ["Select orders first."]


def test_that_the_key_restores_in_the_whole_window(in_window, support, until) -> None:
    services = support.FakeServices()

    async def scenario(window) -> None:
        window.parts.refresh()
        await until(lambda: window.orders.view_count == 4 and not window.busy)
        window.orders.view.selectAll()
        assert not window.actions_.restore_selection.isEnabled()
        window.stores.choose("de")
        await until(lambda: window.orders.deselected.there)
        window.orders.search.setFocus()
        keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(window, Qt.Key.Key_R, keys)
        await until(lambda: window.orders.selected_count == 4)
        assert window.stores.current_store == ""

    in_window(services, scenario)
