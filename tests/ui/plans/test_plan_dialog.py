"""The plan dialog lists every write and every refusal, and writes nothing by default."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.plan import Plan, PlannedWrite, Refusal, RefusalReason
from designo_sync_gui.domain.sentence import say, verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.plans.plan_dialog import PlanDialog, summary
from designo_sync_gui.ui.plans.plan_figures import figures_of
from designo_sync_gui.ui.statuses.rows_table import cell_text

NOW = datetime(2026, 3, 4, tzinfo=UTC)


def write(number, wanted="completed", expected="processing", consequence=""):
    before = None if expected is None else Status.text(expected)
    return PlannedWrite(
        OrderRef("de", str(number)),
        f"#{number}",
        before,
        Status.text(wanted),
        verbatim(consequence),
        target=Side.DESIGNO,
    )


def refusal(number, reason=RefusalReason.NOT_ALLOWED, message="The target does not know it."):
    status = Status.text("x")
    return Refusal(
        OrderRef("de", str(number)),
        f"#{number}",
        reason,
        say(message),
        status,
        status,
        target=Side.DESIGNO,
    )


@pytest.fixture
def shown(qtbot):
    def show(writes=(), refusals=(), direction=Direction.TO_DESIGNO, brakes=()):
        plan = Plan(direction, NOW, tuple(writes), tuple(refusals), tuple(map(say, brakes)))
        dialog = PlanDialog(plan, {"de": "Depot"})
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.open()
        return dialog

    return show


def test_that_every_write_is_listed_with_both_values(shown):
    dialog = shown([write(1), write(2, "in-production", None, "may e-mail the customer")])
    assert dialog.writes.row_count == 2
    first, second = dialog.writes.row(0), dialog.writes.row(1)
    assert first[:3] == ("Depot", "#1", "1")
    assert (first[3].status, first[4].status) == (
        Status.text("processing"),
        Status.text("completed"),
    )
    assert second[3].status is None
    assert cell_text(second[5]) == "may e-mail the customer"


def test_that_every_refusal_is_listed_with_reason_and_sentence(shown):
    dialog = shown([write(1)], [refusal(2), refusal(3, RefusalReason.EQUAL, "Nothing to write.")])
    rows = [dialog.refusals.row(number) for number in range(dialog.refusals.row_count)]
    assert [tuple(map(cell_text, (row[2], *row[5:7]))) for row in rows] == [
        ("2", "not allowed there", "The target does not know it."),
        ("3", "equal", "Nothing to write."),
    ]


def test_that_equal_rows_come_after_those_that_need_a_look(shown):
    dialog = shown([], [refusal(1, RefusalReason.EQUAL), refusal(2)])
    assert [dialog.refusals.row(number)[2] for number in range(2)] == ["2", "1"]


def test_that_the_button_says_how_many_writes(shown):
    assert shown([write(n) for n in range(12)]).apply_button.text() == "Apply 12 writes"
    assert shown([write(1)]).apply_button.text() == "Apply 1 write"


def test_that_a_plan_without_writes_cannot_be_applied(shown):
    dialog = shown([], [refusal(1)])
    assert not dialog.apply_button.isEnabled()
    assert dialog.tabs.currentIndex() == 1


def test_that_the_default_button_writes_nothing(shown, qtbot):
    dialog = shown([write(1)])
    assert dialog.cancel_button.isDefault()
    assert not dialog.apply_button.isDefault()
    answers = []
    dialog.accepted.connect(lambda: answers.append("accepted"))
    dialog.rejected.connect(lambda: answers.append("rejected"))
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert answers == ["rejected"]


def test_that_a_click_on_apply_accepts(shown, press):
    dialog = shown([write(1)])
    answers = []
    dialog.accepted.connect(lambda: answers.append("accepted"))
    press(dialog.apply_button)
    assert answers == ["accepted"]


def test_that_consequences_are_counted_above_the_list(shown):
    dialog = shown([write(n, consequence="may e-mail the customer") for n in range(3)])
    assert dialog.consequences.text() == "3 writes: may e-mail the customer"


def test_that_many_consequences_end_with_how_many_more_there_are(shown):
    rows = [write(n, consequence=f"cause {n}") for n in range(9)]
    lines = shown(rows).consequences.text().splitlines()
    assert len(lines) == 5
    assert lines[-1] == "and 5 more kinds in the column “May cause”"


def test_that_a_long_consequence_of_typed_words_is_cut_nowhere(shown, qtbot):
    told = "this order stays closed, its stock stays as it is, and nobody can cancel it again; " * 6
    rows = [replace(write(n, consequence=f"{told}{n}"), confirm=f"word {n}") for n in range(5)]
    dialog = shown(rows)
    dialog.show()
    qtbot.waitExposed(dialog)
    labels = dialog.words.findChildren(QLabel)
    assert len(labels) == 5
    for label in labels:
        assert label.height() >= label.heightForWidth(label.width())
        assert label.text().index("word") < label.text().index("this order")
    assert dialog.writes.height() > 80


def test_that_distinct_values_are_counted(shown):
    dialog = shown([write(1), write(2), write(3, "Completed")])
    rows = [dialog.values.row(number) for number in range(dialog.values.row_count)]
    assert [(row[0].status.literal, row[1]) for row in rows] == [
        ("completed", "2"),
        ("Completed", "1"),
    ]


def test_that_the_summary_counts_writes_refusals_and_equals():
    plan = Plan(
        Direction.TO_STOREFRONT,
        NOW,
        (write(1), write(2, "in-production")),
        (refusal(3), refusal(4, RefusalReason.EQUAL)),
    )
    assert summary(plan, figures_of(plan)) == (
        "2 orders of 1 store will be written with 2 distinct values · "
        "1 order cannot be written · 1 order already equal."
    )


@pytest.mark.parametrize(
    ("reason", "expected", "wanted", "words"),
    [
        (RefusalReason.NOT_READ, None, "x", ("not read", "x")),
        (RefusalReason.NOT_READ, "x", None, ("x", "not read")),
        (RefusalReason.MISSING, None, "x", ("no such order", "x")),
        (RefusalReason.UNREADABLE, "x", None, ("x", "unreadable")),
        (RefusalReason.NOT_WRITABLE, None, "x", ("no value", "x")),
        (RefusalReason.MISSING, None, None, ("no value", "no value")),
    ],
)
def test_that_not_read_is_said_only_of_what_was_not_read(shown, reason, expected, wanted, words):
    sides = [None if text is None else Status.text(text) for text in (expected, wanted)]
    refused = replace(refusal(1, reason), expected=sides[0], wanted=sides[1])
    dialog = shown([write(1, expected=None)], [refused])
    assert tuple(map(cell_text, dialog.refusals.row(0)[3:5])) == words
    assert cell_text(dialog.writes.row(0)[3]) == "not known"


def refund(number):
    return replace(write(number, "refunded", consequence="records a refund"), confirm="refund")


def test_that_rows_with_a_word_of_their_own_are_left_out_until_it_is_typed(shown, qtbot):
    dialog = shown([write(1), refund(2), refund(3)])
    assert dialog.apply_button.text() == "Apply 1 of 3 writes"
    assert dialog.confirmed == frozenset()
    edit = dialog.words.edits["refund"]
    assert edit.accessibleName() == "Type refund to carry out 2 writes"
    qtbot.keyClicks(edit, "Refund")
    assert dialog.confirmed == frozenset()
    edit.clear()
    qtbot.keyClicks(edit, "refund")
    assert dialog.confirmed == {"refund"}
    assert dialog.apply_button.text() == "Apply 3 writes"


def test_that_nothing_can_be_applied_while_every_row_waits_for_its_word(shown):
    dialog = shown([refund(1)])
    assert not dialog.apply_button.isEnabled()
    assert dialog.words.isVisible()


def test_that_a_plan_without_such_rows_asks_for_no_word(shown):
    assert not shown([write(1)]).words.isVisible()


def test_that_the_action_by_which_a_status_is_reached_is_named(shown):
    dialog = shown([replace(write(1, "holded"), action="hold", confirm="hold"), write(2)])
    assert [cell_text(dialog.writes.row(number)[-1]) for number in range(2)] == ["hold", "status"]


def test_that_conflicts_come_first_and_are_decided_by_buttons(shown, press):
    conflict = refusal(2, RefusalReason.CONFLICT, "Both sides changed.")
    dialog = shown([write(1)], [refusal(3), conflict], Direction.FOLLOW)
    dialog.tabs.setCurrentIndex(1)
    assert [dialog.refusals.row(place)[2] for place in range(2)] == ["2", "3"]
    taken: list[Any] = []
    dialog.decided.connect(taken.append)
    press(dialog.decisions.buttons[Side.DESIGNO])
    assert taken == []
    dialog.refusals.selectAll()
    press(dialog.decisions.buttons[Side.DESIGNO])
    press(dialog.decisions.buttons[None])
    ref = OrderRef("de", "2")
    assert taken == [{ref: Side.DESIGNO}, {ref: None}]


def test_that_a_plan_with_nothing_to_decide_shows_no_such_buttons(shown):
    dialog = shown([write(1)], [refusal(3)])
    dialog.tabs.setCurrentIndex(1)
    assert not dialog.decisions.isVisible()


def test_that_a_plan_that_follows_says_which_side_each_row_is_written_to(shown):
    other = replace(write(2), target=Side.STOREFRONT)
    dialog = shown([write(1), other], direction=Direction.FOLLOW)
    assert [cell_text(dialog.writes.row(place)[3]) for place in range(2)] == [
        "DesignO",
        "storefront",
    ]


def test_that_an_unusual_plan_is_applied_only_with_its_number_typed(shown, qtbot):
    dialog = shown([write(n) for n in range(3)], brakes=("Never seen before: “x”.",))
    assert not dialog.apply_button.isEnabled()
    assert dialog.count.isVisible()
    qtbot.keyClicks(dialog.count.edit, "3")
    assert dialog.apply_button.isEnabled()
    assert dialog.confirmed == {"3"}


def test_that_an_ordinary_plan_asks_for_no_number(shown):
    dialog = shown([write(1)])
    assert not dialog.count.isVisible()
    assert dialog.apply_button.isEnabled()
    assert dialog.confirmed == frozenset()


@pytest.mark.parametrize(("brakes", "careful"), [((), False), (("Many.",), True)])
def test_that_an_unusual_plan_goes_carefully_unless_the_operator_says_otherwise(
    shown, brakes, careful
):
    dialog = shown([write(1), write(2)], brakes=brakes)
    assert dialog.careful is careful
    dialog.careful_box.setChecked(not careful)
    assert dialog.careful is not careful


def test_that_one_write_needs_no_care(shown):
    assert shown([write(1)]).careful_box.isHidden()


def test_that_tables_and_sentences_about_what_writes_cause_have_room(shown):
    long = "the order stays complete, invoiced and shipped; staff may get a mail; " * 4
    words = ("cancel", "hold", "name only", "unhold")
    own = [replace(write(n, consequence=long), confirm=word) for n, word in enumerate(words)]
    others = [write(n, consequence=f"kind {n} of what it causes") for n in range(10, 16)]
    dialog = shown([*own, *others], brakes=("Unusual.",))
    told = dialog.words.findChildren(QLabel)
    assert len(told) == len(words)
    assert dialog.tabs.height() >= 160, "the tables keep a few rows"
    for label in told:
        assert label.height() >= label.heightForWidth(label.width())
