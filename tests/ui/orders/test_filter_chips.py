"""The filters: a menu of what can be filtered by, and a chip for each that narrows, by mouse and
key."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from designo_sync_gui.domain.activity import ActivityKind, EntryOrders
from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.kit.times import day_or_time
from designo_sync_gui.ui.orders.criteria import Criteria
from designo_sync_gui.ui.orders.filter_chips import FilterChips
from designo_sync_gui.ui.orders.status_values import status_words
from designo_sync_gui.ui.statuses.verdicts import Look

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
FORMATTING = Criteria(looks=frozenset({Look.FORMATTING}))
PAID = Status.text("paid ")


@pytest.fixture
def chips(qtbot):
    made = FilterChips(lambda codes, then, failed: then(()), now=lambda: NOW)
    made.set_stores({"de": "Depot & Co", "us": "Shop"})
    qtbot.addWidget(made)
    made.resize(900, 60)
    with qtbot.waitActive(made):
        made.show()
    yield made
    made.hide()


def entries(chip):
    chip.menu_.aboutToShow.emit()
    return {action.text(): action for action in chip.menu_.actions() if action.text()}


def shown(chips):
    return [chip.text() for chip in chips.chips if chip.isVisible()]


def test_that_there_is_no_chip_while_nothing_narrows(chips):
    assert not chips.criteria()
    assert shown(chips) == []
    assert not chips.clear_action.isEnabled()


def test_that_a_choice_becomes_a_chip_and_can_be_taken_back(chips, qtbot):
    with qtbot.waitSignal(chips.criteria_changed):
        entries(chips.looks)["Formatting"].trigger()
    assert chips.criteria() == FORMATTING
    assert shown(chips) == ["Verdict: Formatting"]
    assert chips.looks.body.accessibleDescription() == "Delete removes this filter"
    entries(chips.looks)["Any"].trigger()
    assert not chips.criteria()
    assert shown(chips) == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_that_a_chip_goes_by_key_and_the_next_one_has_the_focus(chips, qtbot, key):
    chips.show_criteria(
        Criteria(
            stores=frozenset({"de"}),
            looks=frozenset({Look.EQUAL}),
            statuses=frozenset({PAID}),
        ),
        None,
    )
    assert shown(chips) == ["Store: Depot & Co", "Verdict: Equal", "Status: paid·"]
    chips.looks.setFocus()
    for left in (["Store: Depot & Co", "Status: paid·"], ["Store: Depot & Co"], []):
        with qtbot.waitSignal(chips.criteria_changed):
            qtbot.keyClick(QApplication.focusWidget(), key)
        assert shown(chips) == left
        if left:
            focus = QApplication.focusWidget()
            assert focus is not None
            assert focus.accessibleName() == left[-1]
    assert not chips.criteria()


def test_that_a_chip_goes_by_its_cross(chips, qtbot):
    chips.show_criteria(FORMATTING, timedelta(days=7))
    assert chips.looks.cross.accessibleName() == "Remove filter: Verdict: Formatting"
    with qtbot.waitSignal(chips.criteria_changed):
        qtbot.mouseClick(chips.looks.cross, Qt.MouseButton.LeftButton)
    assert shown(chips) == ["Changed: 7 days"]


def test_that_several_choices_of_one_chip_go_together(chips):
    for word in ("case", "separator", "whitespace", "unicode form"):
        entries(chips.kinds)[word].trigger()
    assert DifferenceKind.CASE in chips.criteria().kinds
    assert len(chips.criteria().kinds) == 4
    assert chips.kinds.text() == "Differs in: 4 chosen"
    assert "separator" in chips.kinds.body.toolTip()


def test_that_a_hostile_status_in_a_chip_is_seen_and_not_obeyed(chips):
    hostile = Status.text("\ufeff<b>a && b</b>\n\u202e")
    chips.show_criteria(Criteria(statuses=frozenset({hostile})), None)
    assert chips.statuses.text() == "Status: \u2068⟨BOM⟩<b>a && b</b>⏎⟨U+202E⟩\u2069".replace(
        "\u2068", ""
    ).replace("\u2069", "")
    assert chips.statuses.body.text().count("&&&&") == 1
    assert "&lt;b&gt;" in chips.statuses.body.toolTip()


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
    assert shown(chips) == []


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_that_the_menu_stays_open_while_marks_are_set(chips, qtbot):
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


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_that_enter_on_a_chip_opens_its_choices(chips, qtbot):
    chips.show_criteria(FORMATTING, None)
    chips.looks.setFocus()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(chips.looks.menu_.isVisible)
    chips.looks.menu_.hide()


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


@pytest.mark.parametrize(
    ("kind", "at", "words"),
    [
        (ActivityKind.REFRESH, NOW - timedelta(minutes=5), "Orders of the refresh of "),
        (ActivityKind.AUTOMATIC, NOW - timedelta(days=9), "Orders of the job of "),
    ],
)
def test_that_the_orders_of_an_entry_are_a_chip_that_is_only_taken_away(
    chips, qtbot, kind, at, words
):
    criteria = Criteria(entry=EntryOrders(3, kind, at))
    chips.show_criteria(criteria, None)
    assert chips.criteria() == criteria
    assert shown(chips) == [words + day_or_time(at, NOW)]
    with qtbot.waitSignal(chips.activity_wanted):
        qtbot.mouseClick(chips.entry.body, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(chips.criteria_changed):
        qtbot.mouseClick(chips.entry.cross, Qt.MouseButton.LeftButton)
    assert not chips.criteria()
    assert shown(chips) == []
    assert chips.entry.words_of("something else") == ""
