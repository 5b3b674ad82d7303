"""The order table under the operator's hands: real clicks and keys."""

import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot
from shown_orders import ShownOrders, refs_of, select, selected

from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.kit.focus_ring import needs_ring
from designo_sync_gui.ui.orders.columns import HEADINGS, SIDE_OF, Column
from designo_sync_gui.ui.orders.criteria import Criteria
from designo_sync_gui.ui.orders.model import OrderModel
from designo_sync_gui.ui.orders.table import OrderView

NOW = datetime(2026, 3, 4, 9, 41, 7, tzinfo=UTC)
NO_KEY = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier


def seen(text: str) -> Observation:
    return Observation(Presence.PRESENT, Status.text(text), NOW)


def make(place: int, left: str, right: str) -> Order:
    return Order(OrderRef("de", str(place)), f"#{place}", seen(left), seen(right))


def refs(*places: int) -> tuple[OrderRef, ...]:
    return tuple(OrderRef("de", str(place)) for place in places)


def some_orders() -> list[Order]:
    return [
        make(5, "in-production", "In Production"),
        make(4, "processing", "processing"),
        make(3, "completed", "processing"),
        make(2, "on-hold", "on-hold"),
        make(1, "shipped", "Shipped"),
    ]


@pytest.fixture
def orders(qtbot: QtBot) -> ShownOrders:
    return ShownOrders(OrderModel(zone=UTC), some_orders())


@pytest.fixture
def view(qtbot: QtBot, orders: ShownOrders) -> Iterator[OrderView]:
    model = orders.model
    made = OrderView(model)
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(1200, 400)
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    yield made
    made.hide()


@pytest.fixture
def model(view: OrderView) -> OrderModel:
    return view._orders


@pytest.fixture
def click(qtbot: QtBot, view: OrderView) -> Callable[..., None]:
    def do(row: int, column: int = Column.NUMBER, modifier: Qt.KeyboardModifier = NO_KEY) -> None:
        place = view.visualRect(view.model().index(row, column)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, place)

    return do


def test_that_a_click_chooses_the_order_and_tells_it(
    qtbot: QtBot, view: OrderView, click: Callable[..., None]
) -> None:
    with qtbot.waitSignal(view.current_order_changed) as told:
        click(2)
    assert told.args == [make(3, "completed", "processing")]
    assert selected(view) == refs(3)
    assert view.current_order() == make(3, "completed", "processing")


def test_that_shift_extends_and_control_adds(view: OrderView, click: Callable[..., None]) -> None:
    click(0)
    click(2, modifier=SHIFT)
    assert selected(view) == refs(5, 4, 3)
    click(4, modifier=CTRL)
    click(1, modifier=CTRL)
    assert selected(view) == refs(5, 3, 1)


def test_that_arrows_space_and_ctrl_a_select_without_a_mouse(
    qtbot: QtBot, view: OrderView, click: Callable[..., None]
) -> None:
    click(0)
    qtbot.keyClick(view, Qt.Key.Key_Down, SHIFT)
    assert selected(view) == refs(5, 4)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert selected(view) == refs(5)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert selected(view) == refs(5, 4)
    qtbot.keyClick(view, Qt.Key.Key_A, CTRL)
    assert selected(view) == refs(5, 4, 3, 2, 1)


def test_that_space_marks_one_order_beside_others(
    qtbot: QtBot, view: OrderView, click: Callable[..., None]
) -> None:
    click(0)
    qtbot.keyClick(view, Qt.Key.Key_Down, CTRL)
    qtbot.keyClick(view, Qt.Key.Key_Down, CTRL)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert selected(view) == refs(5, 3)


def test_that_the_selection_stays_with_the_orders_when_sorted(
    view: OrderView, model: OrderModel
) -> None:
    select(view, refs(3, 4))
    assert selected(view) == refs(4, 3)
    model.sort(Column.ID)
    assert selected(view) == refs(3, 4)
    current = view.current_order()
    assert current is not None
    assert current.ref == refs(4)[0]


def test_that_the_selection_stays_with_the_orders_through_a_refresh(
    view: OrderView, model: OrderModel, orders: ShownOrders
) -> None:
    select(view, refs(3, 1))
    orders.set([make(9, "new", "new"), *reversed(some_orders())])
    assert selected(view) == refs(3, 1)


@pytest.mark.parametrize(
    "wanted",
    [
        OrderFilter(View.EQUAL),
        OrderFilter(text="in"),
        OrderFilter(store_code="us"),
        OrderFilter(criteria=Criteria(statuses=frozenset({Status.text("shipped")}))),
    ],
    ids=["view", "search", "store", "chip"],
)
def test_that_another_view_search_store_or_chip_begins_without_a_selection(
    view: OrderView, model: OrderModel, wanted: OrderFilter
) -> None:
    taken_back: list[int] = []
    view.deselected.connect(lambda choice: taken_back.append(choice.count))
    select(view, refs(5, 4))
    model.set_filter(wanted)
    assert selected(view) == ()
    model.set_filter(OrderFilter())
    assert selected(view) == ()
    assert taken_back == [2]


def test_that_an_order_that_left_the_view_is_not_selected_but_comes_back_so(
    view: OrderView, model: OrderModel, orders: ShownOrders
) -> None:
    model.set_filter(OrderFilter(View.EQUAL))
    select(view, refs(4, 2))
    orders.record(make(4, "a", "b"))
    model.rearrange()
    assert selected(view) == refs(2)
    orders.record(make(4, "a", "a"))
    model.rearrange()
    assert selected(view) == refs(4, 2)


def test_that_a_fresh_choice_forgets_what_was_selected_out_of_view(
    view: OrderView, model: OrderModel, click: Callable[..., None], orders: ShownOrders
) -> None:
    model.set_filter(OrderFilter(View.EQUAL))
    select(view, refs(4, 2))
    orders.record(make(4, "a", "b"))
    model.rearrange()
    click(0)
    orders.record(make(4, "a", "a"))
    model.rearrange()
    assert selected(view) == refs(2)


def test_that_select_all_takes_only_what_is_in_view(
    qtbot: QtBot, view: OrderView, model: OrderModel
) -> None:
    model.set_filter(OrderFilter(View.EQUAL))
    qtbot.keyClick(view, Qt.Key.Key_A, CTRL)
    assert selected(view) == refs(4, 2)


def test_that_the_row_that_is_selected_because_it_is_current_was_not_chosen(
    view: OrderView, model: OrderModel, click: Callable[..., None]
) -> None:
    taken_back: list[int] = []
    view.deselected.connect(lambda choice: taken_back.append(choice.count))
    click(1)
    assert not view.has_choice
    model.set_filter(OrderFilter(View.EQUAL))
    assert (selected(view), taken_back) == ((), [])
    view.marks.set_rows(((1, 1),))
    assert view.has_choice


def test_that_new_data_moves_no_row_while_the_operator_selects(
    view: OrderView, model: OrderModel, click: Callable[..., None], orders: ShownOrders
) -> None:
    model.sort(Column.STOREFRONT)
    before = refs_of(model)
    click(1)
    orders.record(make(5, "zzz", "zzz"), make(99, "aaa", "aaa"))
    assert refs_of(model) == before
    assert selected(view) == before[1:2]


def test_that_a_newer_state_of_the_current_order_is_told(
    qtbot: QtBot,
    view: OrderView,
    model: OrderModel,
    click: Callable[..., None],
    orders: ShownOrders,
) -> None:
    click(0)
    newer = make(5, "in-production", "in-production")
    with qtbot.waitSignal(view.current_order_changed) as told:
        orders.record(newer)
    assert told.args == [newer]


def test_that_losing_the_current_order_is_told(
    qtbot: QtBot,
    view: OrderView,
    model: OrderModel,
    click: Callable[..., None],
    orders: ShownOrders,
) -> None:
    click(0)
    with qtbot.waitSignal(view.current_order_changed) as told:
        orders.forget(*refs(5))
    assert told.args == [None]
    assert selected(view) == ()


def test_that_enter_and_a_double_click_lead_to_the_inspector(
    qtbot: QtBot, view: OrderView, click: Callable[..., None]
) -> None:
    click(0)
    with qtbot.waitSignal(view.inspect_wanted):
        qtbot.keyClick(view, Qt.Key.Key_Return)
    click(1)
    place = view.visualRect(view.model().index(1, Column.NUMBER)).center()
    with qtbot.waitSignal(view.inspect_wanted):
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, NO_KEY, place)


def test_that_a_letter_key_does_not_jump_to_another_row(
    qtbot: QtBot, view: OrderView, click: Callable[..., None]
) -> None:
    click(0)
    qtbot.keyClick(view, Qt.Key.Key_E)
    assert view.currentIndex().row() == 0


def test_that_a_click_on_a_heading_sorts_then_turns_then_gives_up(
    qtbot: QtBot, view: OrderView, model: OrderModel
) -> None:
    seen_orders = []
    header = view.columns
    for _ in range(3):
        place = QPoint(header.sectionViewportPosition(Column.NUMBER) + 20, 10)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, NO_KEY, place)
        seen_orders.append([int(ref.order_id) for ref in refs_of(model)])
    assert seen_orders == [[1, 2, 3, 4, 5], [5, 4, 3, 2, 1], [5, 4, 3, 2, 1]]
    assert header.sortIndicatorSection() == -1


def test_that_the_arrangement_of_columns_can_be_kept(qtbot: QtBot, view: OrderView) -> None:
    view.columns.show_column(Column.STORE, False)
    view.columns.show_column(Column.ID, True)
    view.columns.moveSection(view.columns.visualIndex(Column.OUTCOME), 1)
    view.columns.resizeSection(Column.ID, 133)
    view.columns.setSortIndicator(Column.NUMBER, Qt.SortOrder.DescendingOrder)
    kept = json.loads(json.dumps(view.columns.arrangement()))
    other_model = OrderModel()
    ShownOrders(other_model, some_orders())
    other = OrderView(other_model)
    qtbot.addWidget(other)
    other.columns.arrange(kept)
    assert other.isColumnHidden(Column.STORE)
    assert not other.isColumnHidden(Column.ID)
    assert other.columns.visualIndex(Column.OUTCOME) == 1
    assert other.columns.arrangement() == kept
    other.resize(1600, 400)
    other.show()
    assert other.columnWidth(Column.ID) == 133
    assert [ref.order_id for ref in refs_of(other_model)] == ["5", "4", "3", "2", "1"]
    other.columns.reset_columns()
    assert other.isColumnHidden(Column.ID)
    assert not other.isColumnHidden(Column.STORE)
    assert other.columnWidth(Column.NUMBER) == HEADINGS[Column.NUMBER].width
    other.hide()


@pytest.mark.parametrize(
    "kept",
    [
        "",
        [1, 2],
        None,
        {"order": 5, "hidden": {"a": 1}, "widths": [1], "sorted_by": 7},
        {"order": ["NOPE", 4], "widths": {"STORE": "wide", "NOPE": 3}, "sorted_by": "NOPE"},
        {"sorted_by": "MARK", "hidden": None},
    ],
)
def test_that_an_arrangement_that_makes_no_sense_changes_nothing(
    view: OrderView, kept: object
) -> None:
    before = view.columns.arrangement()
    view.columns.arrange(kept)
    assert view.columns.arrangement() == before


def test_that_not_every_column_can_be_hidden(view: OrderView) -> None:
    view.columns.arrange({"hidden": [column.name for column in Column]})
    assert not view.isColumnHidden(Column.VERDICT)
    for column in Column:
        view.columns.show_column(column, column is Column.STORE)
    menu = view.columns.menu()
    last = next(action for action in menu.actions() if action.text() == "Store")
    assert not last.isEnabled()
    menu.deleteLater()


def test_that_the_menu_of_columns_hides_and_shows(view: OrderView) -> None:
    menu = view.columns.menu()
    action = next(action for action in menu.actions() if action.text() == "Order id")
    action.trigger()
    assert not view.isColumnHidden(Column.ID)
    action.trigger()
    assert view.isColumnHidden(Column.ID)
    menu.deleteLater()


@pytest.mark.parametrize(
    ("number", "wanted", "words"),
    [
        (0, OrderFilter(), "No orders have been read yet.\nRefresh (F5)"),
        (2, OrderFilter(View.MISMATCHES), "No mismatches here"),
        (2, OrderFilter(View.ALL, "zzz"), "Nothing matches the search in view “All”."),
        (2, OrderFilter(View.ATTENTION), "View “Needs attention” has no orders here."),
        (2, OrderFilter(), ""),
    ],
)
def test_that_an_empty_table_says_why(
    view: OrderView, orders: ShownOrders, number: int, wanted: OrderFilter, words: str
) -> None:
    orders.set([make(at, "same", "same") for at in range(number)])
    orders.model.set_filter(wanted)
    said = view.empty_words()
    assert said.startswith(words)
    assert bool(said) is bool(words)
    assert view.accessibleDescription() == said
    before = view.viewport().grab().toImage()
    assert before.pixelColor(2, 2) == view.palette().base().color() or not said


def test_that_every_row_has_the_same_height(
    view: OrderView, model: OrderModel, orders: ShownOrders
) -> None:
    orders.set([make(4, "a\nb\nc", "x" * 5000), make(2, "a", "a")])
    assert view.rowHeight(0) == view.rowHeight(1) >= 28
    view.set_roomy(True)
    assert view.rowHeight(0) == view.rowHeight(1) >= 32


def test_that_the_focus_is_shown_by_the_current_row_and_in_an_empty_table_by_its_edge(
    view: OrderView, orders: ShownOrders
) -> None:
    accent = view.palette().accent().color()

    def at(x: int, y: int) -> QColor:
        return view.viewport().grab().toImage().pixelColor(x, y)

    assert not needs_ring(view)
    view.select_rows(((1, 1),))
    top = view.rowViewportPosition(1)
    assert at(1, top + 5) == at(300, top) == accent
    assert at(1, top - 5) != accent
    orders.set([])
    assert not needs_ring(view)
    assert at(1, 50) == accent


def test_that_the_table_has_a_name_for_screen_readers(view: OrderView) -> None:
    assert view.accessibleName() == "Orders"
    assert view.columns.accessibleName() == "Columns of the order table"


def test_that_selecting_orders_that_are_not_there_selects_nothing(view: OrderView) -> None:
    emitted: list[Any] = []
    view.selection_changed.connect(lambda: emitted.append(1))
    select(view, [OrderRef("xx", "1")])
    assert selected(view) == ()


def test_that_the_selected_rows_are_counted_without_naming_each(view) -> None:
    view.selectAll()
    assert view.selected_count == len(selected(view))
    select(view, selected(view)[::2])
    assert view.selected_count == len(selected(view)) > 0
    view.clearSelection()
    assert view.selected_count == 0


def test_that_painting_asks_for_a_cell_once_and_not_through_qt(
    view: OrderView, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each way through Qt costs as much as drawing the cell."""
    asked: list[tuple[int, Column, int]] = []
    cell = view.shown.cell

    def counted(shown: int, column: Column, role: int) -> object:
        asked.append((shown, column, role))
        return cell(shown, column, role)

    monkeypatch.setattr(view.shown, "cell", counted)
    view.viewport().repaint()
    asked.clear()
    view.viewport().repaint()
    assert asked
    assert len(asked) == len(set(asked))
    texts = {column for _, column, role in asked if role == Qt.ItemDataRole.DisplayRole}
    assert not {Column.MARK, Column.VERDICT, *SIDE_OF} & texts
