"""Groups of the order table under the operator's hands: opened, closed, marked, walked through."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot
from shown_orders import ShownOrders, select, selected

from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.kit.palette import tint
from designo_sync_gui.ui.orders.columns import Column
from designo_sync_gui.ui.orders.model import OrderModel
from designo_sync_gui.ui.orders.row_painting import HEADING_ROLE, cut_text
from designo_sync_gui.ui.orders.table import OrderView
from designo_sync_gui.ui.statuses.cells import STATUS_ROLE
from designo_sync_gui.ui.statuses.verdicts import Look, look_color

NOW = datetime(2026, 3, 4, 9, 41, 7, tzinfo=UTC)
NO_KEY = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
Role = Qt.ItemDataRole
Key = Qt.Key


def seen(status: Status) -> Observation:
    return Observation(Presence.PRESENT, status, NOW)


def make(place: int, left: str, right: str) -> Order:
    ours, theirs = (seen(Status.text(text)) for text in (left, right))
    return Order(OrderRef("de", str(place)), f"#{place}", ours, theirs)


def refs(*places: int) -> tuple[OrderRef, ...]:
    return tuple(OrderRef("de", str(place)) for place in places)


def some_orders() -> list[Order]:
    """Different: 9, 8, 7 as completed, 6 as on-hold; formatting: 5, 4 as paid; equal: 3."""
    return [
        *(make(at, "completed", "processing") for at in (7, 8, 9)),
        make(6, "on-hold", "processing"),
        *(make(at, "paid", "PAID") for at in (4, 5)),
        make(3, "same", "same"),
    ]


@pytest.fixture
def orders(qtbot: QtBot) -> ShownOrders:
    model = OrderModel(zone=UTC, now=lambda: NOW)
    model.set_shown(OrderFilter(View.MISMATCHES), grouped=True)
    return ShownOrders(model, some_orders())


@pytest.fixture
def view(qtbot: QtBot, orders: ShownOrders) -> Iterator[OrderView]:
    made = OrderView(orders.model)
    orders.model.setParent(made)
    tester = QAbstractItemModelTester(
        made.shown, QAbstractItemModelTester.FailureReportingMode.Warning
    )
    qtbot.addWidget(made)
    made.resize(1000, 400)
    with qtbot.waitActive(made):
        made.show()
    made.setFocus()
    yield made
    made.hide()
    del tester


@pytest.fixture
def click(qtbot: QtBot, view: OrderView) -> Callable[..., None]:
    def do(row: int, column: int = Column.NUMBER, modifier: Qt.KeyboardModifier = NO_KEY) -> None:
        place = view.visualRect(view.shown.index(row, column)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, place)

    return do


def box(view: OrderView, row: int) -> QPoint:
    rect = view.visualRect(view.shown.index(row, Column.MARK))
    return QPoint(rect.right() - 14, rect.center().y())


def arrow(view: OrderView, row: int) -> QPoint:
    rect = view.visualRect(view.shown.index(row, Column.MARK))
    return QPoint(rect.left() + 8, rect.center().y())


def press(qtbot: QtBot, view: OrderView, place: QPoint) -> None:
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NO_KEY, place)


def told(view: OrderView) -> list[str]:
    """Every row of the screen: a heading as ``word number``, an order by its number."""
    lines = []
    for row in range(view.shown.rowCount()):
        heading = view.shown.index(row, 0).data(HEADING_ROLE)
        if heading is None:
            lines.append(str(view.shown.index(row, Column.NUMBER).data()))
        else:
            lines.append(f"{heading.group.key.look} {heading.group.count}")
    return lines


def state(view: OrderView, row: int) -> Qt.CheckState:
    return Qt.CheckState(view.shown.index(row, Column.MARK).data(Role.CheckStateRole))


def test_that_groups_are_closed_at_first_and_stand_by_urgency(view: OrderView) -> None:
    assert told(view) == ["Different 3", "Different 1", "Formatting 2"]


def test_that_a_group_opens_and_closes_by_its_arrow_and_by_keys(
    qtbot: QtBot, view: OrderView
) -> None:
    press(qtbot, view, arrow(view, 0))
    opened = ["Different 3", "#9", "#8", "#7", "Different 1", "Formatting 2"]
    assert told(view) == opened
    press(qtbot, view, arrow(view, 0))
    assert len(told(view)) == 3
    qtbot.keyClick(view, Key.Key_Right)
    assert told(view) == opened
    qtbot.keyClick(view, Key.Key_Right)
    assert view.currentIndex().row() == 1
    qtbot.keyClick(view, Key.Key_Left)
    assert view.currentIndex().row() == 0
    qtbot.keyClick(view, Key.Key_Left)
    assert len(told(view)) == 3
    qtbot.keyClick(view, Key.Key_Return)
    assert told(view) == opened


def test_that_a_double_click_on_a_heading_opens_it(qtbot: QtBot, view: OrderView) -> None:
    place = view.visualRect(view.shown.index(2, Column.STOREFRONT)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, NO_KEY, place)
    with qtbot.assertNotEmitted(view.inspect_wanted):
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, NO_KEY, place)
    assert told(view)[2:] == ["Formatting 2", "#5", "#4"]


def test_that_a_group_s_box_marks_all_of_it_while_it_is_closed(
    qtbot: QtBot, view: OrderView
) -> None:
    press(qtbot, view, box(view, 0))
    assert selected(view) == refs(9, 8, 7)
    assert state(view, 0) is Qt.CheckState.Checked
    press(qtbot, view, box(view, 2))
    assert selected(view) == refs(9, 8, 7, 5, 4)
    press(qtbot, view, box(view, 0))
    assert selected(view) == refs(5, 4)


def test_that_a_group_marked_in_part_says_so_and_is_marked_as_a_whole_next(
    qtbot: QtBot, view: OrderView
) -> None:
    press(qtbot, view, arrow(view, 0))
    press(qtbot, view, box(view, 2))
    assert selected(view) == refs(8)
    assert state(view, 0) is Qt.CheckState.PartiallyChecked
    press(qtbot, view, arrow(view, 0))
    assert selected(view) == refs(8)
    assert state(view, 0) is Qt.CheckState.PartiallyChecked
    press(qtbot, view, box(view, 0))
    assert selected(view) == refs(9, 8, 7)
    assert state(view, 0) is Qt.CheckState.Checked


def test_that_space_marks_an_order_or_a_group(qtbot: QtBot, view: OrderView) -> None:
    view.mark_current()
    assert selected(view) == refs(9, 8, 7)
    view.set_open(0, on=True)
    qtbot.keyClick(view, Key.Key_Down)
    qtbot.keyClick(view, Key.Key_Space)
    assert selected(view) == refs(8, 7)


def test_that_arrows_go_through_headings_and_orders_and_keep_several_marks(
    qtbot: QtBot, view: OrderView
) -> None:
    view.set_open(1, on=True)
    assert view.currentIndex().row() == 0
    qtbot.keyClick(view, Key.Key_Down)
    assert selected(view) == (), "a heading is walked over and not selected"
    qtbot.keyClick(view, Key.Key_Down)
    assert selected(view) == refs(6), "one order goes with the arrow"
    view.marks.turn(0)
    assert selected(view) == refs(9, 8, 7, 6)
    qtbot.keyClick(view, Key.Key_Down)
    assert view.currentIndex().row() == 3
    assert selected(view) == refs(9, 8, 7, 6)


def test_that_a_range_takes_closed_groups_with_it(
    qtbot: QtBot, view: OrderView, click: Callable[..., None]
) -> None:
    view.set_open(0, on=True)
    click(3)
    click(5, modifier=SHIFT)
    assert selected(view) == refs(7, 6, 5, 4)
    click(4, modifier=CTRL)
    assert selected(view) == refs(7, 5, 4)


def test_that_a_click_on_a_heading_changes_no_mark(
    qtbot: QtBot, view: OrderView, click: Callable[..., None]
) -> None:
    view.marks.turn(2)
    click(0)
    assert selected(view) == refs(5, 4)
    assert view.currentIndex().row() == 0


def test_that_the_box_of_the_headings_row_marks_everything_or_nothing(
    qtbot: QtBot, view: OrderView
) -> None:
    header = view.columns.viewport()
    place = QPoint(view.columns.sectionSize(Column.MARK) - 14, 12)
    qtbot.mouseClick(header, Qt.MouseButton.LeftButton, NO_KEY, place)
    assert view.selected_count == 6
    assert [state(view, row) for row in range(3)] == [Qt.CheckState.Checked] * 3
    assert view.columns.sortIndicatorSection() == -1, "it sorts nothing"
    qtbot.mouseClick(header, Qt.MouseButton.LeftButton, NO_KEY, place)
    assert view.selected_count == 0


def test_that_a_screen_reader_hears_a_heading_and_how_it_stands(view: OrderView) -> None:
    def heard(column: Column) -> str:
        return str(view.shown.index(2, column).data(Role.AccessibleTextRole))

    assert heard(Column.NUMBER) == (
        "Formatting, 2 orders: paid in the storefront, PAID in DesignO; case; group closed"
    )
    view.set_open(2, on=True)
    assert heard(Column.NUMBER).endswith("; group open")
    assert heard(Column.STOREFRONT) == "Storefront status: paid"


def test_that_a_screen_reader_selects_as_the_mouse_does(view: OrderView) -> None:
    index = view.shown.index(0, 0)
    flag = QItemSelectionModel.SelectionFlag
    view.selectionModel().select(index, flag.Select | flag.Rows)
    assert selected(view) == refs(9, 8, 7)
    assert view.selectionModel().isSelected(index)
    view.set_open(0, on=True)
    assert all(view.selectionModel().isSelected(view.shown.index(row, 0)) for row in range(4))


def test_that_rows_of_a_group_repeat_their_values_plainly(view: OrderView) -> None:
    view.set_open(2, on=True)
    paint = view.shown.index(3, Column.STOREFRONT).data(STATUS_ROLE)
    assert (paint.status, paint.against, paint.plain) == (Status.text("paid"), None, True)


def test_that_the_inspector_shows_the_first_order_of_a_current_heading(view: OrderView) -> None:
    assert view.current_order() == make(9, "completed", "processing")
    view._make_current(2)
    assert view.current_order() == make(5, "paid", "PAID")


def test_that_the_first_order_of_a_heading_far_down_comes_when_it_is_looked_at(
    qtbot: QtBot, view: OrderView, orders: ShownOrders
) -> None:
    orders.set([*(make(at, "a", "b") for at in range(500)), make(1000, "paid", "PAID")])
    view._make_current(1)
    qtbot.waitUntil(lambda: view.current_order() == make(1000, "paid", "PAID"))


def test_that_the_place_of_a_group_that_is_gone_stays_current(
    view: OrderView, orders: ShownOrders
) -> None:
    view._make_current(1)
    orders.set(order for order in some_orders() if order.ref != refs(6)[0])
    assert told(view) == ["Different 3", "Formatting 2"]
    assert view.currentIndex().row() == 1
    orders.set(some_orders()[:3])
    assert told(view)[0] == "Different 3"
    assert view.currentIndex().row() == 1


def test_that_a_refresh_keeps_open_groups_the_marks_and_the_heading(
    view: OrderView, orders: ShownOrders
) -> None:
    view.set_open(2, on=True)
    view._make_current(2)
    select(view, refs(8, 5))
    view._make_current(2)
    orders.set([*some_orders(), *(make(at, "paid", "PAID") for at in (20, 21))])
    assert told(view) == ["Different 3", "Different 1", "Formatting 4", "#21", "#20", "#5", "#4"]
    assert selected(view) == refs(8, 5)
    assert view.currentIndex().row() == 2


def test_that_the_only_group_of_a_view_is_open_until_it_is_closed(
    view: OrderView, orders: ShownOrders
) -> None:
    orders.model.set_shown(OrderFilter(View.FORMATTING), grouped=True)
    assert told(view) == ["Formatting 2", "#5", "#4"]
    view.set_open(0, on=False)
    orders.model.rearrange()
    assert told(view) == ["Formatting 2"]


def test_that_all_groups_open_at_once_and_close_at_once(
    view: OrderView, orders: ShownOrders
) -> None:
    view.set_open(0, on=True)
    select(view, refs(8, 6))
    view.shown.turn_all()
    assert len(told(view)) == 3 + 6
    assert selected(view) == refs(8, 6)
    assert view.current_order() == make(8, "completed", "processing")
    view.shown.turn_all()
    assert len(told(view)) == 3
    assert selected(view) == refs(8, 6)
    assert view.currentIndex().row() == 0, "the heading of the order that was current"


def test_that_few_orders_that_are_searched_for_are_shown_at_once(
    view: OrderView, orders: ShownOrders
) -> None:
    orders.model.set_shown(OrderFilter(View.MISMATCHES, text="processing"), grouped=True)
    assert told(view) == ["Different 3", "#9", "#8", "#7", "Different 1", "#6"]
    view.go_to_top()
    assert view.currentIndex().row() == 1, "the first order, and not its heading"
    orders.set(make(at, "completed", "processing") for at in range(30))
    orders.model.set_shown(OrderFilter(View.MISMATCHES, text="COMPL"), grouped=True)
    assert len(told(view)) == 31, "the only group"
    orders.set(make(at, f"completed {at % 2}", "processing") for at in range(30))
    assert told(view) == ["Different 15", "Different 15"]


def test_that_another_view_begins_at_its_first_row(view: OrderView, orders: ShownOrders) -> None:
    orders.set(make(at, f"a{at}", "b") for at in range(200))
    view._make_current(150)
    view.scrollTo(view.currentIndex())
    assert view.verticalScrollBar().value() > 0
    orders.model.set_filter(OrderFilter(View.ALL))
    assert view.verticalScrollBar().value() == 0
    assert view.currentIndex().row() == 0


def test_that_headings_are_higher_than_orders_and_both_grow_with_the_preference(
    view: OrderView, orders: ShownOrders
) -> None:
    view.set_open(0, on=True)
    heights = [view.rowHeight(row) for row in range(5)]
    assert heights == [32, 28, 28, 28, 32]
    view.set_roomy(True)
    assert [view.rowHeight(row) for row in range(5)] == [36, 32, 32, 32, 36]
    orders.model.set_shown(OrderFilter(View.MISMATCHES), grouped=False)
    assert {view.rowHeight(row) for row in range(6)} == {32}


def test_that_the_heading_stays_at_the_top_while_its_orders_scroll(
    qtbot: QtBot, view: OrderView, orders: ShownOrders
) -> None:
    many = [make(at, "a", "b") for at in range(60)]
    orders.set([*many, *(make(at, f"c{at}", "d") for at in range(70, 100))])
    view.set_open(0, on=True)
    assert not view.sticky.isVisible()
    view.verticalScrollBar().setValue(400)
    assert view.sticky.isVisible()
    assert view.sticky.geometry().topLeft() == QPoint(0, 0)
    view.verticalScrollBar().setValue(view.rowViewportPosition(61) + 400 - 10)
    assert view.sticky.y() == 10 - view.heights[1], "the next heading pushes it away"
    view.verticalScrollBar().setValue(400)
    view._make_current(view.rowAt(400 // 28))
    row = view.rowAt(0)
    view.scrollTo(view.shown.index(row, 0))
    assert view.rowViewportPosition(row) >= view.heights[1], "it covers no row that is gone to"
    qtbot.mouseClick(view.sticky, Qt.MouseButton.LeftButton, NO_KEY, arrow(view, 0))
    assert told(view) == ["Different 60", *["Different 1"] * 30]


def test_that_closing_a_group_leaves_the_marks_and_makes_its_heading_current(
    qtbot: QtBot, view: OrderView, click: Callable[..., None]
) -> None:
    view.set_open(0, on=True)
    click(2)
    press(qtbot, view, arrow(view, 0))
    assert view.currentIndex().row() == 0
    assert selected(view) == refs(8)
    view.clearSelection()
    assert selected(view) == ()


def test_that_going_to_a_difference_opens_its_group(qtbot: QtBot, view: OrderView) -> None:
    view.go_to_mismatch(1, lambda: None)
    assert told(view)[:2] == ["Different 3", "#9"]
    assert view.current_order() == make(9, "completed", "processing")
    assert view.currentIndex().row() == 1
    view.go_to_mismatch(1, lambda: None)
    assert view.currentIndex().row() == 2


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    steps=st.lists(st.tuples(st.sampled_from(["open", "mark"]), st.integers(0, 12)), max_size=12)
)
def test_that_what_is_selected_never_depends_on_what_is_open(
    view: OrderView, steps: list[tuple[str, int]]
) -> None:
    view.marks.set_rows(())
    for group in range(3):
        view.set_open(group, on=False)
    marked: set[int] = set()
    for what, place in steps:
        rows = view.shown.rows
        shown = place % rows.count
        if what == "open":
            view.turn_group(rows.group_at(shown) or 0)
        else:
            first, last = rows.rows_between(shown, shown) or (0, -1)
            span = set(range(first, last + 1))
            marked = marked - span if span <= marked else marked | span
            view.marks.turn(shown)
        assert {row for a, b in view.choice.rows for row in range(a, b + 1)} == marked
        for at in range(view.shown.rows.count):
            row = view.shown.rows.row_at(at)
            if row is not None:
                index = view.shown.index(at, 0)
                assert view.selectionModel().isSelected(index) is (row in marked)


def painted(view: OrderView, row: int, column: Column) -> QImage:
    return view.viewport().grab(view.visualRect(view.shown.index(row, column))).toImage()


def colours(view: OrderView, row: int, column: Column) -> set[str]:
    """The colours of a cell as it is painted."""
    image = painted(view, row, column)
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def test_that_letters_are_tinted_in_the_heading_and_not_in_its_rows(view: OrderView) -> None:
    view.set_open(2, on=True)
    view._make_current(0)
    tinted = tint(view.palette()).name()
    assert tinted in colours(view, 2, Column.STOREFRONT)
    assert tinted not in colours(view, 3, Column.STOREFRONT)
    assert tinted not in colours(view, 0, Column.STOREFRONT), "two other values have no letters"


def test_that_why_a_group_differs_stands_below_its_heading(view: OrderView) -> None:
    view.columns.set_needless({Column.VERDICT, Column.ACCEPTED})
    for column, first in ((Column.KINDS, 8), (Column.OUTCOME, None)):
        image = painted(view, 1, column)
        ground = image.copy(0, 5, 1, 20)
        inked = [x for x in range(image.width()) if image.copy(x, 5, 1, 20) != ground]
        assert min(inked, default=None) in ((first, 9, 10) if first else (None,))


def test_that_rows_of_a_group_keep_their_verdict_at_the_left(view: OrderView) -> None:
    view.set_open(2, on=True)
    view._make_current(0)
    amber = look_color(Look.FORMATTING, view.palette()).name()
    assert amber in colours(view, 3, Column.MARK)
    assert amber not in colours(view, 3, Column.NUMBER)


def test_that_ids_lose_their_middle_and_other_texts_their_end(view: OrderView) -> None:
    """Ids are alike at their beginning: their ends tell them apart."""
    font = view.font()
    assert cut_text("5400100000012345", font, 80, Column.ID).endswith("45")
    assert "…" in cut_text("5400100000012345", font, 80, Column.ID)
    assert cut_text("Print Depot Europe", font, 80, Column.STORE).endswith("…")


def test_that_a_group_of_conflicts_says_that_both_sides_moved(
    view: OrderView, orders: ShownOrders
) -> None:
    moved = replace(make(1, "cancelled", "ready"), agreed=Status.text("paid"))
    orders.set([*some_orders(), moved])
    assert told(view)[0] == "Conflict 1"
    heard = view.shown.index(0, Column.NUMBER).data(Role.AccessibleTextRole)
    assert heard == (
        "Conflict, 1 order: cancelled in the storefront, ready in DesignO; "
        "other value · both moved; group closed"
    )
