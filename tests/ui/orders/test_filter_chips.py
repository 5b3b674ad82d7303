"""The chips: what narrows, said in words, chosen by mouse and key."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt

from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.orders.criteria import Criteria
from designo_sync_gui.ui.orders.filter_chips import FilterChips, status_words
from designo_sync_gui.ui.statuses.verdicts import Look

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
VALUES = [(Status.text("paid "), 3), (Status.text("a && b\ttab"), 2), (Status.number("2"), 1)]


@pytest.fixture
def chips(qtbot):
    made = FilterChips(lambda: VALUES, now=lambda: NOW)
    made.set_stores({"de": "Depot & Co", "us": "Shop"})
    qtbot.addWidget(made)
    made.resize(900, 60)
    return made


def entries(chip):
    chip.menu_.aboutToShow.emit()
    return {action.text(): action for action in chip.menu_.actions() if action.text()}


def test_that_nothing_is_asked_at_first(chips):
    assert not chips.criteria()
    assert chips.stores.text() == "Store: any"
    assert chips.clear_button.isHidden()


def test_that_a_choice_narrows_is_told_and_can_be_taken_back(chips, qtbot):
    with qtbot.waitSignal(chips.criteria_changed):
        entries(chips.looks)["Formatting"].trigger()
    assert chips.criteria() == Criteria(looks=frozenset({Look.FORMATTING}))
    assert chips.looks.text() == "Verdict: Formatting"
    assert chips.looks.accessibleName() == "Verdict: Formatting"
    assert not chips.clear_button.isHidden()
    entries(chips.looks)["Any"].trigger()
    assert not chips.criteria()


def test_that_several_choices_of_one_chip_go_together(chips):
    for word in ("case", "separator", "whitespace", "unicode form"):
        entries(chips.kinds)[word].trigger()
    assert DifferenceKind.CASE in chips.criteria().kinds
    assert len(chips.criteria().kinds) == 4
    assert chips.kinds.text() == "Differs in: 4 chosen"


def test_that_statuses_are_offered_visibly_with_their_counts_and_chosen_exactly(chips):
    words = entries(chips.statuses)
    assert list(words) == ["Any", "paid·\t3", "a &&&& b⇥tab\t2", "2 (number)\t1"]
    words["paid·\t3"].trigger()
    words["2 (number)\t1"].trigger()
    assert chips.criteria().statuses == {Status.text("paid "), Status.number("2")}


def test_that_a_chosen_value_that_no_order_has_any_more_can_still_be_taken_away(chips):
    gone = Status.text("gone")
    chips.show_criteria(Criteria(statuses=frozenset({gone})), None)
    assert chips.statuses.text() == "Status: gone"
    entries(chips.statuses)["gone\t0"].trigger()
    assert not chips.criteria()


def test_that_a_time_is_one_choice_counted_from_now(chips):
    entries(chips.changed)["24 hours"].trigger()
    entries(chips.changed)["7 days"].trigger()
    assert chips.within == timedelta(days=7)
    assert chips.criteria().changed_since == NOW - timedelta(days=7)
    assert chips.changed.text() == "Changed: 7 days"


def test_that_clearing_asks_nothing_more(chips, qtbot):
    entries(chips.stores)["Depot && Co"].trigger()
    with qtbot.waitSignal(chips.criteria_changed):
        qtbot.mouseClick(chips.clear_button, Qt.MouseButton.LeftButton)
    assert not chips.criteria()
    assert chips.clear_button.isHidden()


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_that_the_menu_stays_open_while_marks_are_set(chips, qtbot):
    chips.show()
    menu = chips.kinds.menu_
    menu.popup(QPoint(0, 0))
    qtbot.waitUntil(menu.isVisible)
    case = next(a for a in menu.actions() if a.text() == "case")
    menu.setActiveAction(case)
    qtbot.keyClick(menu, Qt.Key.Key_Space)
    assert menu.isVisible()
    assert chips.criteria().kinds == {DifferenceKind.CASE}
    place = menu.actionGeometry(next(a for a in menu.actions() if a.text() == "prefix")).center()
    qtbot.mouseMove(menu, place)
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place)
    assert menu.isVisible()
    assert chips.criteria().kinds == {DifferenceKind.CASE, DifferenceKind.PREFIX}
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()
    chips.hide()


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (Status.text(""), "empty text"),
        (Status.text("null"), "null"),
        (Status.null(), "null (null)"),
        (Status.text("\ufeffx"), "⟨BOM⟩x"),
    ],
)
def test_that_a_status_in_a_menu_is_not_taken_for_another(status, words):
    assert status_words(status) == words
