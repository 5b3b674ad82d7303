"""The plan is reviewed row by row; what is carried out is what is ticked, and nothing unasked."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel, QPushButton

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.plan import RefusalReason
from designo_sync_gui.domain.plan_facts import PlanFacts, Seen
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.plans.plan_figures import figures_of
from designo_sync_gui.ui.plans.write_model import What

FACTS = PlanFacts(
    {"de": 100, "us": 100},
    {("de", Side.DESIGNO): frozenset({Status.text("completed")})},
    {("de", Side.DESIGNO): frozenset({Status.text("in_production")})},
    {"de": "Depot", "us": "Outlet"},
    frozenset({"us"}),
)


def cells(dialog, *what):
    model = dialog.sheet.writes.writes
    return [tuple(told(model.cell(one, row)) for one in what) for row in model.shown]


def told(cell):
    status = getattr(cell, "status", None)
    if status is not None:
        return status.literal
    return getattr(cell, "english", cell)


def lines(dialog):
    return dialog.sheet.lines.texts


def test_that_every_write_is_listed_with_both_values(plans):
    second = plans.write(2, "in-production", None, "may e-mail the customer")
    dialog = plans.show([plans.write(1), second])
    assert cells(dialog, What.STORE, What.ORDER, What.NOW, What.WILL, What.NOTE)[0] == (
        "Depot",
        "#1",
        "processing",
        "completed",
        "",
    )
    assert cells(dialog, What.WILL, What.NOTE)[1] == ("in-production", "may e-mail the customer")
    assert dialog.sheet.writes.writes.cell(What.NOW, 1).missing.english == "not known"


def test_that_the_button_says_what_it_does(plans):
    to_shop = [replace(plans.write(n), target=Side.STOREFRONT) for n in range(3)]
    other = replace(plans.write(9, store="us"), target=Side.STOREFRONT)
    assert plans.show([plans.write(n) for n in range(12)]).apply_button.text() == (
        "Write 12 to DesignO"
    )
    shop = Direction.TO_STOREFRONT
    assert plans.show(to_shop, direction=shop).apply_button.text() == "Write 3 to the shop"
    both = plans.show([*to_shop, other], direction=shop)
    assert both.apply_button.text() == "Write 4 to the shops"
    follow = plans.show([plans.write(20), *to_shop], direction=Direction.FOLLOW)
    assert follow.apply_button.text() == "Write 1 to DesignO, 3 to the shops"
    undo = plans.show([plans.write(1)], direction=Direction.UNDO)
    assert undo.apply_button.text() == "Take back 1 write"


def test_that_only_one_button_is_filled_and_none_is_pressed_from_afar(plans):
    dialog = plans.show([plans.write(1)])
    buttons = dialog.findChildren(QPushButton)
    assert [one.text() for one in buttons if one.isDefault() or one.autoDefault()] == []


@pytest.mark.parametrize("brakes", [(), ("Many.",)])
def test_that_enter_anywhere_but_on_the_button_closes_nothing(plans, qtbot, brakes):
    dialog = plans.show([plans.write(n) for n in range(3)], brakes=brakes)
    ended: list[object] = []
    dialog.finished.connect(ended.append)
    for widget in (dialog.count.edit, dialog.sheet.groups, dialog.sheet.writes, dialog):
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_Return)
    assert ended == []


def test_that_escape_closes_without_writing(plans, qtbot):
    dialog = plans.show([plans.write(1)])
    ended: list[object] = []
    dialog.rejected.connect(lambda: ended.append("rejected"))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert ended == ["rejected"]


def test_that_the_number_field_has_the_focus_where_a_brake_asks(plans, qtbot):
    dialog = plans.show([plans.write(n) for n in range(30)], facts=FACTS)
    dialog.activateWindow()
    assert dialog.focusWidget() is dialog.count.edit
    assert dialog.count.edit.placeholderText() == ""
    assert not dialog.apply_button.isEnabled()
    qtbot.keyClicks(dialog.count.edit, "3")
    qtbot.keyClick(dialog.count.edit, Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.count.edit
    qtbot.keyClicks(dialog.count.edit, "1")
    assert not dialog.apply_button.isEnabled()
    qtbot.keyClick(dialog.count.edit, Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.count.edit
    qtbot.keyClick(dialog.count.edit, Qt.Key.Key_Backspace)
    qtbot.keyClicks(dialog.count.edit, "0")
    assert dialog.apply_button.isEnabled()
    ended: list[object] = []
    dialog.accepted.connect(lambda: ended.append("accepted"))
    qtbot.keyClick(dialog.count.edit, Qt.Key.Key_Return)
    assert (dialog.focusWidget(), ended) == (dialog.apply_button, [])
    qtbot.keyClick(dialog.apply_button, Qt.Key.Key_Return)
    assert ended == ["accepted"]


def test_that_an_ordinary_plan_asks_for_no_number_and_writes_by_no_slip(plans):
    dialog = plans.show([plans.write(1)])
    assert not dialog.count.isVisible()
    assert dialog.apply_button.isEnabled()
    assert dialog.focusWidget() is dialog.sheet.groups
    assert dialog.reviewed().confirmed == frozenset()


def test_that_brakes_and_what_is_fine_are_lines_that_name_the_store(plans):
    writes = [plans.write(n) for n in range(28)]
    writes += [plans.write(30, "in_production"), plans.write(31, "Completed ")]
    dialog = plans.show(writes, facts=FACTS)
    assert lines(dialog) == [
        "Depot: 30 writes, more than 25",
        "Depot: 30 of its 100 orders (30%), more than 20%",
        "Depot: never seen in DesignO before Completed·",
        "Depot: new to DesignO, but on its own list of statuses in_production",
    ]


def test_that_consequences_are_lines_that_name_the_store(plans):
    writes = [plans.write(n, consequence="may e-mail the customer") for n in range(3)]
    other = plans.write(9, consequence="moves money", store="us")
    dialog = plans.show([*writes, other], facts=FACTS)
    assert lines(dialog) == [
        "Depot: 3 writes: may e-mail the customer",
        "Outlet: 1 write: moves money",
    ]


def test_that_lines_are_heard_as_the_texts_that_they_are(plans):
    dialog = plans.show([plans.write(1, consequence="moves money")], facts=FACTS)
    (row,) = [one for one in dialog.sheet.lines.rows if not one.isHidden()]
    heard = QAccessible.queryAccessibleInterface(row)
    assert heard.role() == QAccessible.Role.StaticText
    assert heard.text(QAccessible.Text.Name) == "Depot: 1 write: moves money"


def test_that_a_row_is_heard_with_its_box(plans):
    dialog = plans.show([plans.write(1)])
    model = dialog.sheet.writes.writes
    told = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "#1, ticked"
    turn(model.index(0, 0))
    told = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "#1, left out by you"


def test_that_many_consequences_end_with_how_many_more_there_are(plans):
    rows = [plans.write(n, consequence=f"cause {n}") for n in range(12)]
    shown = lines(plans.show(rows))
    assert len(shown) == 9
    assert shown[-1] == "and 4 more kinds in the column “May cause”"


def test_that_changes_are_groups_the_largest_first_each_with_stores_and_kinds(plans):
    writes = [plans.write(1, "Completed", "completed"), plans.write(2), plans.write(3, store="us")]
    dialog = plans.show(writes, facts=FACTS)
    model = dialog.sheet.groups.group_model
    words = [model.data(model.index(row)) for row in range(model.rowCount())]
    assert words == [
        "All changes: 3",
        "processing → completed: 2, Depot, Outlet · other value",
        "completed → Completed: 1, Depot · case",
    ]


def test_that_a_change_shows_its_own_rows_and_all_changes_show_all(plans):
    writes = [plans.write(1, "new"), plans.write(2), plans.write(3)]
    dialog = plans.show(writes)
    groups = dialog.sheet.groups
    groups.setCurrentIndex(groups.group_model.index(1))
    assert cells(dialog, What.ORDER) == [("#2",), ("#3",)]
    groups.setCurrentIndex(groups.group_model.index(0))
    assert len(cells(dialog, What.ORDER)) == 3


def turn(index):
    model = index.model()
    model.setData(index, None, Qt.ItemDataRole.CheckStateRole)


def state(index):
    return Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))


def test_that_leaving_a_row_out_changes_every_number_at_once(plans, qtbot):
    writes = [plans.write(n, consequence="may e-mail") for n in range(30)]
    dialog = plans.show(writes, facts=FACTS)
    qtbot.keyClicks(dialog.count.edit, "30")
    assert dialog.apply_button.isEnabled()
    table, groups = dialog.sheet.writes.writes, dialog.sheet.groups.group_model
    turn(table.index(0, 0))
    assert state(groups.index(0)) is Qt.CheckState.PartiallyChecked
    assert state(groups.index(1)) is Qt.CheckState.PartiallyChecked
    assert groups.data(groups.index(0)) == "All changes: 29 of 30"
    assert dialog.apply_button.text() == "Write 29 to DesignO"
    assert not dialog.apply_button.isEnabled()
    assert lines(dialog)[0] == "Depot: 29 writes, more than 25"
    assert lines(dialog)[-1] == "Depot: 29 writes: may e-mail"
    assert dialog.sheet.summary.text().startswith("29 orders of 1 store")
    assert dialog.sheet.digest.text().startswith("part of ")
    assert cells(dialog, What.NOTE)[0] == ("left out by you",)
    faint = table.cell(What.WILL, 0)
    assert (faint.faint, faint.against) == (True, None)
    turn(table.index(0, 0))
    assert dialog.apply_button.isEnabled()


def test_that_a_brake_goes_with_the_rows_that_made_it(plans):
    writes = [plans.write(n) for n in range(10)] + [plans.write(11, "odd")]
    dialog = plans.show(writes, facts=FACTS)
    assert dialog.count.isVisible()
    groups = dialog.sheet.groups.group_model
    turn(groups.index(2))
    assert state(groups.index(2)) is Qt.CheckState.Unchecked
    assert not dialog.count.isVisible()
    assert dialog.apply_button.isEnabled()
    assert dialog.reviewed().part().brakes == ()


def test_that_a_partly_ticked_change_is_ticked_first_and_then_left_out(plans):
    dialog = plans.show([plans.write(n) for n in range(4)])
    groups, table = dialog.sheet.groups.group_model, dialog.sheet.writes.writes
    turn(table.index(0, 0))
    turn(groups.index(1))
    assert state(groups.index(1)) is Qt.CheckState.Checked
    turn(groups.index(0))
    assert state(groups.index(1)) is Qt.CheckState.Unchecked
    assert dialog.apply_button.text() == "Write"
    assert not dialog.apply_button.isEnabled()
    assert dialog.sheet.summary.text() == "Nothing is written."


def test_that_only_ticked_rows_are_handed_over(plans):
    dialog = plans.show([plans.write(n) for n in range(4)])
    turn(dialog.sheet.writes.writes.index(2, 0))
    reviewed = dialog.reviewed()
    part = reviewed.part()
    assert [write.ref.order_id for write in part.writes] == ["0", "1", "3"]
    assert part.digest != dialog.plan.digest
    assert reviewed.plan is dialog.plan


def test_that_a_reason_goes_with_what_is_handed_over(plans, qtbot):
    dialog = plans.show([plans.write(1), plans.write(2)])
    assert dialog.reviewed().part() is dialog.plan
    qtbot.keyClicks(dialog.sheet.reason, " OPS-412 ")
    qtbot.keyClick(dialog.sheet.reason, Qt.Key.Key_Return)
    assert dialog.isVisible()
    part = dialog.reviewed().part()
    assert part.reason == "OPS-412"
    assert part.digest == dialog.plan.digest


def test_that_the_space_bar_turns_all_selected_rows(plans, qtbot):
    dialog = plans.show([plans.write(n) for n in range(5)])
    table = dialog.sheet.writes
    table.setFocus()
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert dialog.sheet.ticks.left_out == set()
    table.setCurrentIndex(table.writes.index(1, 1))
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert dialog.sheet.ticks.left_out == set(range(5))
    table.selectRow(3)
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert dialog.sheet.ticks.left_out == {0, 1, 2, 4}


def test_that_the_space_bar_and_a_click_turn_a_change(plans, qtbot):
    dialog = plans.show([plans.write(1), plans.write(2, "odd")])
    groups = dialog.sheet.groups
    groups.setCurrentIndex(groups.group_model.index(1))
    groups.setFocus()
    qtbot.keyClick(groups, Qt.Key.Key_Space)
    assert dialog.sheet.ticks.left_out == {0}
    box = groups.visualRect(groups.group_model.index(2)).topLeft() + QPoint(24, 20)
    qtbot.mouseClick(groups.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert dialog.sheet.ticks.left_out == {0, 1}


def test_that_a_click_turns_the_box_of_a_row_and_nothing_else_does(plans, qtbot):
    dialog = plans.show([plans.write(1), plans.write(2)])
    table = dialog.sheet.writes
    for right, left_out in ((20, {1}), (70, {1}), (300, {1})):
        rect = table.visualRect(table.writes.index(1, 0))
        place = QPoint(rect.left() + right, rect.center().y())
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert dialog.sheet.ticks.left_out == left_out


def refund(plans, number):
    write = plans.write(number, "refunded", consequence="records a refund")
    return replace(write, confirm="refund")


def test_that_rows_with_a_word_of_their_own_are_left_out_until_it_is_typed(plans, qtbot):
    dialog = plans.show([plans.write(1), refund(plans, 2), refund(plans, 3)])
    sheet = dialog.sheet
    assert dialog.apply_button.text() == "Write 1 to DesignO"
    assert cells(dialog, What.NOTE)[1] == ("left out unless you type “refund”; records a refund",)
    assert [w.ref.order_id for w in dialog.reviewed().part().writes] == ["1"]
    edit = sheet.words.edits["refund"]
    assert edit.accessibleName() == "Type refund to carry out 2 writes"
    assert edit.placeholderText() == ""
    qtbot.keyClicks(edit, "Refund")
    assert dialog.reviewed().confirmed == frozenset()
    edit.clear()
    qtbot.keyClicks(edit, "refund")
    assert dialog.reviewed().confirmed == {"refund"}
    assert dialog.apply_button.text() == "Write 3 to DesignO"
    assert dialog.reviewed().part() is dialog.plan


def test_that_a_word_of_rows_that_were_left_out_is_not_asked_for(plans):
    dialog = plans.show([plans.write(1), refund(plans, 2)])
    turn(dialog.sheet.groups.group_model.index(0))
    assert not dialog.sheet.words.edits["refund"].isEnabled()


def test_that_nothing_can_be_applied_while_every_row_waits_for_its_word(plans):
    dialog = plans.show([refund(plans, 1)])
    assert not dialog.apply_button.isEnabled()
    assert dialog.sheet.words.isVisible()


def test_that_a_plan_without_such_rows_asks_for_no_word(plans):
    assert not plans.show([plans.write(1)]).sheet.words.isVisible()


def test_that_a_plan_whose_brakes_cannot_be_judged_anew_keeps_them(plans, qtbot):
    dialog = plans.show([plans.write(n) for n in range(3)], brakes=("Never seen before: “x”.",))
    assert lines(dialog) == ["Never seen before: “x”."]
    turn(dialog.sheet.writes.writes.index(0, 0))
    assert lines(dialog) == ["Never seen before: “x”."]
    assert not dialog.apply_button.isEnabled()
    qtbot.keyClicks(dialog.count.edit, "2")
    assert dialog.reviewed().confirmed == {"2"}
    assert dialog.reviewed().part().count_word == "2"


def test_that_every_plan_above_one_write_goes_carefully_unless_the_operator_says_otherwise(plans):
    for direction in (Direction.TO_DESIGNO, Direction.TO_STOREFRONT):
        dialog = plans.show([plans.write(1), plans.write(2)], direction=direction)
        assert dialog.reviewed().careful
        dialog.careful_box.setChecked(False)
        assert not dialog.reviewed().careful


def test_that_one_write_needs_no_care(plans):
    dialog = plans.show([plans.write(1)])
    assert not dialog.careful_box.isVisible()
    assert not dialog.reviewed().careful


def test_that_production_is_marked_on_row_foot_and_button(plans):
    dialog = plans.show([plans.write(1), plans.write(2, "odd", store="us")], facts=FACTS)
    sheet = dialog.sheet
    assert sheet.production.text() == "■ 1 production store"
    wide = dialog.apply_button.sizeHint().width()
    turn(sheet.groups.group_model.index(2))
    assert not sheet.production.isVisible()
    assert dialog.apply_button.sizeHint().width() < wide


def test_that_the_head_says_when_it_was_made_and_how_old_its_values_were(plans):
    write = replace(plans.write(1), seen=Seen(plans.now, "2026-03-01T00:00:00"))
    dialog = plans.show([write])
    texts = [label.text() for label in dialog.findChildren(QLabel)]
    assert any("oldest value read just now" in text for text in texts)
    assert dialog.sheet.digest.toolTip() == dialog.plan.digest
    assert dialog.plan.digest.startswith(dialog.sheet.digest.text().replace(" ", ""))
    assert cells(dialog, What.CHANGED) != [("—",)]


def test_that_a_plan_that_follows_says_which_side_each_row_is_written_to(plans):
    other = replace(plans.write(2), target=Side.STOREFRONT)
    dialog = plans.show([plans.write(1), other], direction=Direction.FOLLOW)
    assert cells(dialog, What.TARGET) == [("DesignO",), ("storefront",)]
    model = dialog.sheet.groups.group_model
    assert "→ DesignO" in model.data(model.index(1))


def test_that_the_action_by_which_a_status_is_reached_is_named(plans):
    dialog = plans.show([replace(plans.write(1, "holded"), action="hold"), plans.write(2)])
    assert cells(dialog, What.NOTE) == [("by “hold”",), ("",)]


def test_that_a_long_consequence_of_typed_words_is_cut_nowhere(plans, qtbot):
    told = "this order stays closed, its stock stays as it is, and nobody can cancel it again; " * 6
    rows = [
        replace(plans.write(n, consequence=f"{told}{n}"), confirm=f"word {n}") for n in range(5)
    ]
    dialog = plans.show(rows)
    dialog.show()
    qtbot.waitExposed(dialog)
    labels = dialog.sheet.words.findChildren(QLabel)
    assert len(labels) == 5
    for label in labels:
        assert label.height() >= label.heightForWidth(label.width())
        assert label.text().index("word") < label.text().index("this order")
    assert dialog.sheet.writes.height() > 80


def test_that_more_stores_than_fit_are_counted(plans):
    names = {f"s{n}": f"Store {n}" for n in range(60)}
    facts = PlanFacts({code: 2 for code in names}, names=names)
    writes = [plans.write(f"{code}-{n}", store=code) for code in names for n in range(2)]
    shown = lines(plans.show(writes, facts=facts))
    assert len(shown) == 41
    assert shown[-1] == "and 21 more"


def test_that_the_digest_of_a_large_plan_is_told_as_soon_as_it_is_known(plans):
    writes = [plans.write(n) for n in range(5001)]
    dialog = plans.show(writes, facts=FACTS)
    assert dialog.sheet.digest.text() == "…"
    dialog.show_digest(plans.plan([plans.write(1)]), "another plan's")
    assert dialog.sheet.digest.text() == "…"
    dialog.show_digest(dialog.plan, dialog.plan.digest)
    assert dialog.sheet.digest.toolTip() == dialog.plan.digest
    assert dialog.plan.digest.startswith(dialog.sheet.digest.text().replace(" ", ""))


def test_that_a_hundred_thousand_rows_are_ticked_without_looking_at_each(plans):
    write = plans.write(1)
    writes = [replace(write, ref=write.ref._replace(order_id=str(n))) for n in range(100_000)]
    plan = plans.plan(writes, facts=FACTS)
    figures = figures_of(plan)
    assert len(figures.cells) == 1
    dialog = plans.open(plan)
    groups = dialog.sheet.groups.group_model
    turn(groups.index(1))
    assert len(dialog.sheet.ticks.left_out) == 100_000
    turn(groups.index(1))
    turn(dialog.sheet.writes.writes.index(7, 0))
    assert dialog.sheet.ticks.left_out == {7}
    assert dialog.apply_button.text() == "Write 99,999 to DesignO"


def test_that_a_status_is_shown_and_never_obeyed(plans):
    hostile = plans.write(1, "<b>x</b>&y\n", "\u202edexif")
    dialog = plans.show([hostile], facts=PlanFacts({}, FACTS.seen))
    assert any("<b>x</b>&y" in line for line in lines(dialog))
    dialog.grab()


def test_that_refusals_have_their_own_page(plans, press):
    dialog = plans.show([plans.write(1)], [plans.refusal(2)])
    sheet = dialog.sheet
    assert sheet.pages.currentWidget() is sheet.writes
    press(sheet.not_written_button)
    assert sheet.pages.currentWidget() is sheet.not_written
    press(sheet.not_written_button)
    assert sheet.pages.currentWidget() is sheet.writes
    sheet.show_refusals()
    sheet.groups.setCurrentIndex(sheet.groups.group_model.index(1))
    assert sheet.pages.currentWidget() is sheet.writes
    assert not sheet.not_written_button.isChecked()


def test_that_a_plan_without_writes_shows_why_and_cannot_be_applied(plans):
    dialog = plans.show([], [plans.refusal(1)])
    assert not dialog.apply_button.isEnabled()
    assert dialog.sheet.pages.currentWidget() is dialog.sheet.not_written
    assert dialog.cancel_button.text() == "Close"
    assert dialog.focusWidget() is dialog.cancel_button


@pytest.mark.parametrize("reason", list(RefusalReason))
def test_that_every_reason_has_its_words(plans, reason):
    dialog = plans.show([], [plans.refusal(1, reason)])
    assert dialog.sheet.refusals.row(0)[5].english
