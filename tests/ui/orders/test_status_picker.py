"""Choosing statuses to filter by: every value of both sides, found and chosen by mouse and key."""

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QPushButton

from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.status_counts import status_count
from designo_sync_gui.ui.kit import screen_fit
from designo_sync_gui.ui.orders.status_picker import StatusPicker
from designo_sync_gui.ui.orders.status_values import StatusValues

Key = Qt.Key
PAID, SPACED, NUMBER = Status.text("paid"), Status.text("paid "), Status.number("2")
BOM = Status.text("\ufeff<b>In&Production</b>")


def count(status, orders, storefront=0):
    return status_count(status, orders, storefront, orders - storefront)


VALUES = (count(PAID, 12_345, 12_000), count(SPACED, 2), count(NUMBER, 2), count(BOM, 1))
pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)


@pytest.fixture
def left():
    return []


@pytest.fixture
def picker(qtbot, left):
    anchor = QPushButton("Filter")
    qtbot.addWidget(anchor)
    with qtbot.waitActive(anchor):
        anchor.show()
    made = StatusPicker(anchor, left.append)
    made.open_below(anchor)
    made.offer(VALUES, frozenset(), "Depot & Co")
    qtbot.waitUntil(made.edit.hasFocus)
    yield made
    anchor.hide()


def rows(picker):
    model = picker.values
    return [model.index(row).data() for row in range(model.rowCount())]


def test_that_every_value_of_both_sides_is_listed_with_its_orders(picker):
    assert rows(picker) == ["paid", "paid·", "2 (number)", "⟨BOM⟩<b>In&Production</b>"]
    first = picker.values.index(0)
    heard = first.data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "paid, 12,345 orders"
    assert "Storefront: 12,000 · DesignO: 345" in first.data(Qt.ItemDataRole.ToolTipRole)
    assert picker.count.text() == "4 values in Depot & Co"


def test_that_a_hostile_value_is_shown_and_not_obeyed(picker):
    tip = picker.values.index(3).data(Qt.ItemDataRole.ToolTipRole)
    assert "&lt;b&gt;" in tip
    assert "<b>" not in tip


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("PAID", ["paid", "paid·"]),
        ("paid ", ["paid·"]),
        ("·", ["paid·"]),
        ("u+feff", ["⟨BOM⟩<b>In&Production</b>"]),
        ("number", ["2 (number)"]),
        ("nothing like it", []),
    ],
)
def test_that_typing_filters_the_list(picker, qtbot, typed, found):
    qtbot.keyClicks(picker.edit, typed)
    assert rows(picker) == found
    assert picker.none.isVisible() is not bool(found)
    assert picker.count.text() == f"{len(found)} of 4 values in Depot & Co"


def test_that_several_are_chosen_by_keys_alone_and_the_list_stays(picker, qtbot, left):
    told: list[frozenset[Status]] = []
    picker.chosen.connect(told.append)
    qtbot.keyClicks(picker.edit, "paid")
    qtbot.keyClick(picker.edit, Key.Key_Down)
    assert QApplication.focusWidget() is picker.list
    qtbot.keyClick(picker.list, Key.Key_Space)
    qtbot.keyClick(picker.list, Key.Key_Down)
    qtbot.keyClick(picker.list, Key.Key_Space)
    assert told == [{PAID}, {PAID, SPACED}]
    assert picker.isVisible()
    assert picker.count.text() == "2 of 4 values in Depot & Co · 2 chosen"
    qtbot.keyClick(picker.list, Key.Key_Space)
    assert told[-1] == {PAID}
    qtbot.keyClick(picker.list, Key.Key_Escape)
    qtbot.waitUntil(lambda: left == [True])


def test_that_letters_typed_in_the_list_go_on_in_the_line_above(picker, qtbot):
    qtbot.keyClick(picker.edit, Key.Key_Down)
    qtbot.keyClicks(picker.list, "b")
    assert picker.edit.text() == "b"
    assert QApplication.focusWidget() is picker.edit
    qtbot.keyClick(picker.edit, Key.Key_Down)
    qtbot.keyClick(picker.list, Key.Key_Up)
    assert QApplication.focusWidget() is picker.edit


def test_that_enter_chooses_what_was_found_and_closes(picker, qtbot, left):
    told: list[frozenset[Status]] = []
    picker.chosen.connect(told.append)
    qtbot.keyClicks(picker.edit, "bom")
    qtbot.keyClick(picker.edit, Key.Key_Return)
    assert told == [{BOM}]
    qtbot.waitUntil(lambda: left == [True])


def test_that_a_click_anywhere_in_a_row_chooses_it(picker, qtbot):
    place = picker.list.visualRect(picker.values.index(1)).center()
    qtbot.mouseClick(picker.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert picker.values.chosen == {SPACED}
    qtbot.mouseClick(picker.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert picker.values.chosen == frozenset()
    assert picker.isVisible()


def test_that_esc_leaves_without_a_choice(picker, qtbot, left):
    qtbot.keyClick(picker.edit, Key.Key_Escape)
    qtbot.waitUntil(lambda: left == [False])


def test_that_what_was_chosen_before_stands_first_and_can_be_taken_away(picker, qtbot):
    """Also a value that no order has any more."""
    gone = Status.text("gone")
    picker.offer(VALUES, frozenset({gone, SPACED}), "")
    assert rows(picker)[:2] == ["gone", "paid·"]
    assert picker.values.index(0).data(Qt.ItemDataRole.AccessibleTextRole) == "gone, 0 orders"
    qtbot.mouseClick(picker.clear_button, Qt.MouseButton.LeftButton)
    assert picker.values.chosen == frozenset()


def test_that_an_error_is_no_empty_list(picker):
    picker.say_failed("The statuses could not be counted.")
    assert picker.none.isVisible()
    assert picker.count.text() == ""


def test_that_many_thousands_are_rows_of_one_list_and_not_widgets(picker, qtbot):
    many = tuple(count(Status.text(f"value {n}"), 1) for n in range(20_000))
    picker.offer(many, frozenset(), "")
    qtbot.keyClicks(picker.edit, "19999")
    assert rows(picker) == ["value 19999"]
    assert len(picker.findChildren(QObject)) < 100


def test_that_the_model_is_one_that_qt_can_show(qtmodeltester):
    model = StatusValues()
    model.offer(VALUES, frozenset({PAID}))
    qtmodeltester.check(model)


@pytest.mark.parametrize("corner", ["topLeft", "bottomRight"])
def test_that_the_list_is_within_the_screen_wherever_its_button_is(picker, qtbot, corner):
    screen = screen_fit.room_of(picker)
    anchor = picker.parentWidget()
    anchor.move(getattr(screen, corner)())
    picker.open_below(anchor)
    assert screen.contains(picker.geometry())
