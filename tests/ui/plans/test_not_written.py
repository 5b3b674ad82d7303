"""What a plan does not write, why, and what can be decided by hand."""

from dataclasses import replace
from typing import Any

import pytest

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.plan import Missing, RefusalReason
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.plans.plan_figures import figures_of
from designo_sync_gui.ui.statuses.rows_table import cell_text

STOREFRONT, DESIGNO = 3, 4


def test_that_every_refusal_is_listed_with_reason_and_sentence(plans):
    equal = plans.refusal(3, RefusalReason.EQUAL, "Nothing to write.")
    table = plans.show([plans.write(1)], [plans.refusal(2), equal]).sheet.refusals
    rows = [table.row(number) for number in range(table.row_count)]
    assert [tuple(map(cell_text, (row[2], *row[5:7]))) for row in rows] == [
        ("2", "not allowed there", "The target does not know it."),
        ("3", "equal", "Nothing to write."),
    ]


def test_that_equal_rows_come_after_those_that_need_a_look(plans):
    table = plans.show([], [plans.refusal(1, RefusalReason.EQUAL), plans.refusal(2)]).sheet.refusals
    assert [table.row(number)[2] for number in range(2)] == ["2", "1"]


@pytest.mark.parametrize(
    ("lacks", "words"),
    [
        ((Missing.NOT_READ, Missing.NOTHING), ("x", "not read")),
        ((Missing.ABSENT, Missing.NOTHING), ("x", "not in DesignO")),
        ((Missing.UNREADABLE, Missing.NOTHING), ("x", "unreadable")),
        ((Missing.NOTHING, Missing.NOT_READ), ("not read", "x")),
        ((Missing.NOTHING, Missing.ABSENT), ("not in storefront", "x")),
        ((Missing.ABSENT, Missing.UNREADABLE), ("unreadable", "not in DesignO")),
    ],
)
def test_that_each_missing_value_says_why_it_is_missing(plans, lacks, words):
    now, wanted = (None if why is not Missing.NOTHING else Status.text("x") for why in lacks)
    refused = replace(plans.refusal(1), expected=now, wanted=wanted, lacks=lacks)
    row = plans.show([], [refused]).sheet.refusals.row(0)
    assert tuple(map(cell_text, row[STOREFRONT : DESIGNO + 1])) == words


@pytest.mark.parametrize("target", list(Side))
def test_that_sides_stand_as_in_the_main_table_whichever_is_written(plans, target):
    refused = replace(
        plans.refusal(1), target=target, expected=Status.text("now"), wanted=Status.text("to come")
    )
    row = plans.show([], [refused]).sheet.refusals.row(0)
    sides = [row[STOREFRONT].status.literal, row[DESIGNO].status.literal]
    assert sides == (["to come", "now"] if target is Side.DESIGNO else ["now", "to come"])


def test_that_decisions_wait_for_a_row_that_can_be_decided(plans, press):
    conflict = plans.refusal(2, RefusalReason.CONFLICT, "Both sides changed.")
    dialog = plans.show([plans.write(1)], [plans.refusal(3), conflict], Direction.FOLLOW)
    sheet = dialog.sheet
    sheet.show_refusals()
    buttons = sheet.decisions.buttons
    assert not any(button.isEnabled() for button in buttons.values())
    assert [sheet.refusals.row(place)[2] for place in range(2)] == ["2", "3"]
    sheet.refusals.selectRow(1)
    assert not any(button.isEnabled() for button in buttons.values())
    sheet.refusals.selectAll()
    taken: list[Any] = []
    dialog.decided.connect(taken.append)
    press(buttons[Side.DESIGNO])
    press(buttons[None])
    ref = OrderRef("de", "2")
    assert taken == [{ref: Side.DESIGNO}, {ref: None}]
    assert list(buttons) == [Side.STOREFRONT, Side.DESIGNO, None]


@pytest.mark.parametrize("undecided", [True, False])
def test_that_keys_begin_where_a_decision_waits(plans, undecided):
    reason = RefusalReason.CONFLICT if undecided else RefusalReason.NOT_ALLOWED
    dialog = plans.show([], [plans.refusal(2, reason, "Why.")], Direction.FOLLOW)
    sheet = dialog.sheet
    assert dialog.focusWidget() is (sheet.refusals if undecided else sheet.cancel_button)


def test_that_a_plan_with_nothing_to_decide_shows_no_such_buttons(plans):
    dialog = plans.show([plans.write(1)], [plans.refusal(3)])
    dialog.sheet.show_refusals()
    assert not dialog.sheet.decisions.isVisible()


def test_that_a_decision_moves_neither_page_nor_place_and_keeps_what_was_left_out(plans):
    conflicts = [plans.refusal(n, RefusalReason.CONFLICT, "Both.") for n in range(100)]
    writes = [plans.write(n) for n in range(200, 203)]
    dialog = plans.show(writes, conflicts, Direction.FOLLOW)
    sheet = dialog.sheet
    assert dialog.reviewed().carried_to(dialog.plan) == frozenset()
    sheet.ticks.tick([1], on=False)
    sheet.careful_box.setChecked(False)
    sheet.show_refusals()
    sheet.refusals.verticalScrollBar().setValue(40)
    place = sheet.not_written.place()[1]
    decided = plans.plan([plans.write(0), *writes], conflicts[1:], Direction.FOLLOW)
    left_out = dialog.reviewed().carried_to(decided)
    dialog.show_plan(decided, figures_of(decided), left_out)
    after = dialog.sheet
    assert after is not sheet
    assert after.pages.currentWidget() is after.not_written
    assert after.refusals.verticalScrollBar().value() == place > 0
    assert after.ticks.left_out == {2}
    assert not after.careful_box.isChecked()
    assert dialog.focusWidget() is after.refusals


def test_that_the_last_decision_leads_back_to_the_changes(plans):
    conflict = plans.refusal(2, RefusalReason.CONFLICT, "Both sides changed.")
    dialog = plans.show([], [conflict], Direction.FOLLOW)
    decided = plans.plan([plans.write(2)], [], Direction.FOLLOW)
    dialog.show_plan(decided, figures_of(decided))
    assert dialog.sheet.pages.currentWidget() is dialog.sheet.writes
    assert dialog.apply_button.isEnabled()
