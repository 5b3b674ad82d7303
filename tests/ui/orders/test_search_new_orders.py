"""New orders wait, rows stay until the operator wants it, and changed rows flash."""

import pytest
from pane_kit import make, take
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProxyStyle, QStyle
from pytestqt.qtbot import QtBot
from shown_orders import RulesSource, refs_of, select, selected

from designo_sync_gui.domain.events import RowsChanged
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.ui.orders.row_flash import FADE
from designo_sync_gui.ui.orders.search import SearchBox
from designo_sync_gui.ui.window.order_pane import OrderPane


def ids(pane: OrderPane) -> list[int]:
    return [int(ref.order_id) for ref in refs_of(pane.model)]


@pytest.fixture
def pane(qtbot: QtBot) -> OrderPane:
    made = OrderPane()
    made.search.setParent(made)  # the tool bar of the main window owns it
    qtbot.addWidget(made)
    made.resize(1200, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.bar.choose(View.ALL)
    made.connect_table(RulesSource(make(at, "a", "b" if at % 2 else "a") for at in (1, 2, 3, 4)))
    return made


def test_that_new_orders_wait_behind_a_bar_with_their_number(pane: OrderPane) -> None:
    take(pane, *(make(at, "a", "a") for at in range(10, 22)))
    assert ids(pane) == [4, 3, 2, 1]
    assert pane.line.bar.isVisible()
    assert pane.line.bar.text == "12 new orders"
    assert pane.total_count == 16


def test_that_a_click_takes_them_in_and_keeps_the_selection(pane: OrderPane) -> None:
    chosen = (OrderRef("de", "3"), OrderRef("de", "1"))
    select(pane.view, chosen)
    take(pane, make(10, "a", "a"))
    QTest.mouseClick(pane.line.bar.button, Qt.MouseButton.LeftButton)
    assert ids(pane) == [10, 4, 3, 2, 1]
    assert selected(pane.view) == chosen
    assert not pane.line.bar.isVisible()


def test_that_orders_outside_the_view_do_not_wait(pane: OrderPane) -> None:
    pane.bar.choose(View.MISMATCHES)
    take(pane, make(10, "a", "a"))
    assert not pane.line.bar.isVisible()
    take(pane, make(11, "a", "b"))
    assert pane.line.bar.text == "1 new order"


def test_that_an_order_that_became_a_mismatch_waits_for_the_view_of_mismatches(
    pane: OrderPane,
) -> None:
    pane.bar.choose(View.MISMATCHES)
    take(pane, make(2, "a", "other"))
    assert ids(pane) == [3, 1]
    assert pane.model.waiting_count == 1
    take(pane, make(2, "a", "a", minutes=1))
    assert not pane.line.bar.isVisible()


def test_that_rows_that_no_longer_belong_stay_and_are_counted_until_they_are_removed(
    pane: OrderPane,
) -> None:
    pane.bar.choose(View.MISMATCHES)
    chosen = (OrderRef("de", "3"), OrderRef("de", "1"))
    select(pane.view, chosen)
    take(pane, make(3, "a", "a", minutes=1))
    assert ids(pane) == [3, 1]
    assert pane.line.bar.text == "1 row no longer belongs to this view"
    assert pane.line.bar.button.accessibleName() == f"Remove: {pane.line.bar.text}"
    take(pane, make(1, "a", "a", minutes=1), make(10, "a", "b"))
    assert pane.line.bar.text == "2 rows no longer belong to this view · 1 new order"
    QTest.mouseClick(pane.line.bar.button, Qt.MouseButton.LeftButton)
    assert ids(pane) == [10]
    assert not pane.line.bar.isVisible()
    assert pane.view.selected_count == 0


def test_that_a_row_that_belongs_again_is_not_counted(pane: OrderPane) -> None:
    pane.bar.choose(View.MISMATCHES)
    take(pane, make(3, "a", "a", minutes=1))
    take(pane, make(3, "a", "c", minutes=2))
    assert not pane.line.bar.isVisible()
    assert not pane.outdated


def test_that_a_line_above_the_table_moves_no_row(pane: OrderPane) -> None:
    pane.bar.choose(View.MISMATCHES)
    before = pane.view.mapTo(pane, pane.view.rect().topLeft())
    take(pane, make(3, "a", "a", minutes=1))
    QTest.qWait(0)
    assert pane.line.bar.isVisible()
    assert pane.view.mapTo(pane, pane.view.rect().topLeft()) == before


def test_that_choosing_another_view_takes_in_what_waits(pane: OrderPane) -> None:
    take(pane, make(10, "a", "b"))
    pane.bar.choose(View.MISMATCHES)
    assert ids(pane) == [10, 3, 1]
    assert not pane.line.bar.isVisible()


def test_that_orders_the_operator_asked_for_come_in_once_they_are_as_many_as_shown(
    pane: OrderPane,
) -> None:
    take(pane, make(10, "a", "a"), wanted=True)
    assert ids(pane) == [4, 3, 2, 1]
    assert pane.line.bar.isVisible()
    take(pane, *(make(at, "a", "a") for at in (11, 12, 13)), wanted=True)
    assert ids(pane) == [13, 12, 11, 10, 4, 3, 2, 1]
    assert not pane.line.bar.isVisible()


def test_that_they_wait_while_the_operator_selects_though_asked_for(pane: OrderPane) -> None:
    select(pane.view, (OrderRef("de", "3"), OrderRef("de", "1")))
    take(pane, make(10, "a", "a"), wanted=True)
    assert ids(pane) == [4, 3, 2, 1]
    assert pane.line.bar.isVisible()


def test_that_the_first_orders_of_an_empty_table_are_shown_at_once(pane: OrderPane) -> None:
    pane.model._source.orders = {}  # type: ignore[union-attr]
    pane.reload()
    take(pane, make(10, "a", "a"))
    assert ids(pane) == [10]


def test_that_an_order_removed_while_it_waits_is_not_counted(pane: OrderPane) -> None:
    take(pane, make(10, "a", "a"))
    del pane.model._source.orders[OrderRef("de", "10")]  # type: ignore[union-attr]
    pane.look_again(frozenset({OrderRef("de", "10")}), lambda: None)
    assert not pane.line.bar.isVisible()
    assert ids(pane) == [4, 3, 2, 1]


def test_that_the_key_shows_new_orders_in_the_whole_window(in_window, support, until) -> None:
    services = support.FakeServices()

    async def scenario(window) -> None:
        window.parts.refresh()
        await until(lambda: window.orders.view_count == 4 and not window.busy)
        new_order = support.order(99, "new", "New")
        services.rows[new_order.ref] = new_order
        services.events.publish(RowsChanged(frozenset({new_order.ref})))
        await until(lambda: window.orders.line.bar.isVisible())
        assert new_order.ref not in refs_of(window.orders.model)
        await until(lambda: window.actions_.show_new.isEnabled())
        QTest.keyClick(window, Qt.Key.Key_F6)
        await until(lambda: new_order.ref in refs_of(window.orders.model))
        assert not window.actions_.show_new.isEnabled()

    in_window(services, scenario)


def colour_of(pane: OrderPane, row: int) -> QColor:
    """Of a place in a row where nothing is written."""
    view = pane.view
    at = view.rowViewportPosition(row) + 2
    return view.viewport().grab().toImage().pixelColor(view.viewport().width() - 3, at)


def test_that_a_changed_row_flashes_and_fades_and_others_do_not(pane: OrderPane) -> None:
    before = [colour_of(pane, row) for row in range(4)]
    take(pane, make(3, "a", "changed"))
    after = [colour_of(pane, row) for row in range(4)]
    assert [one != other for one, other in zip(before, after, strict=True)] == [
        False,
        True,
        False,
        False,
    ]
    pane.view.flash.fade.setCurrentTime(FADE)
    assert [colour_of(pane, row) for row in range(4)] == before
    assert pane.view.flash.refs == frozenset()


def test_that_being_read_again_with_the_same_values_flashes_nothing(pane: OrderPane) -> None:
    take(pane, make(3, "a", "b", minutes=5))
    assert pane.view.flash.refs == frozenset()


class Still(QProxyStyle):
    """A desktop whose animations are turned off."""

    def styleHint(self, hint, option=None, widget=None, returnData=None) -> int:
        if hint == QStyle.StyleHint.SH_Widget_Animation_Duration:
            return 0
        return super().styleHint(hint, option, widget, returnData)


def test_that_nothing_flashes_where_animations_are_turned_off(pane: OrderPane) -> None:
    style = Still()
    style.setParent(pane)
    pane.view.setStyle(style)
    take(pane, make(3, "a", "changed"))
    assert pane.view.flash.refs == frozenset()


def test_that_the_search_box_is_as_wide_with_a_text_as_without(qtbot):
    """The button that clears would push it aside at the first letter."""
    box = SearchBox()
    qtbot.addWidget(box)
    box.show()
    empty = box.sizeHint()
    box.setText("PD-02")
    assert box.sizeHint() == empty
