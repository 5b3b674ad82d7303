"""The foot of the plan: its height, its note where there is room, and Enter by real keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QToolButton

from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.plan import RefusalReason
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.ui.kit.tokens import DIALOG_FOOT


@pytest.fixture
def plan(plans):
    """A plan that asks for its number and for words, and leaves some orders out."""
    writes = [plans.write(number) for number in range(30)]
    typed = [
        replace(write, target=Side.STOREFRONT, confirm="cancel", consequence=say("Cancels."))
        for write in writes[:3]
    ]
    refused = [plans.refusal(number, RefusalReason.CONFLICT) for number in range(40, 43)]
    return plans.show([*typed, *writes[3:]], refused, brakes=("Many.",))


def test_that_the_foot_is_56_pixels_high(plan):
    for width in (1400, 1000, 720):
        plan.resize(width, 600)
        foot = plan.apply_button.parentWidget()
        assert foot.height() == DIALOG_FOOT == 56
        assert foot.geometry().bottom() == plan.sheet.rect().bottom()


@pytest.mark.parametrize(("width", "shown"), [(1400, True), (1150, True), (720, False)])
def test_that_the_note_is_shown_where_it_is_not_squeezed(plan, qtbot, width, shown):
    plan.resize(width, 600)
    qtbot.waitUntil(lambda: plan.width() == width)
    note = plan.sheet.note
    assert note.isVisible() is shown
    assert plan.apply_button.toolTip() == note.text()
    if shown:
        assert note.height() >= note.heightForWidth(note.width())
        assert note.heightForWidth(note.width()) <= 2 * note.fontMetrics().lineSpacing() + 2


def test_that_enter_on_the_way_by_tab_presses_what_has_the_focus_or_nothing(plan, qtbot):
    plan.activateWindow()
    ended: list[object] = []
    plan.finished.connect(ended.append)
    pressed: list[object] = []
    for one in plan.findChildren(QPushButton):
        one.clicked.disconnect()
        one.clicked.connect(lambda *_, one=one: pressed.append(one))
    seen = []
    while (widget := QApplication.focusWidget()) not in seen:
        seen.append(widget)
        qtbot.keyClick(widget, Qt.Key.Key_Return)
        wanted = [widget] if isinstance(widget, QPushButton) else []
        if not isinstance(widget, QToolButton):
            assert pressed == wanted, widget
        pressed.clear()
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert ended == []
    assert plan.isVisible()
    buttons = (plan.cancel_button, plan.count.edit, plan.sheet.reason, plan.careful_box)
    assert all(one in seen for one in buttons)
    assert all(edit in seen for edit in plan.sheet.words.edits.values())


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_that_ctrl_enter_leads_to_the_button_that_writes_and_never_presses_it(plans, qtbot, key):
    plan = plans.show([plans.write(1), plans.write(2)])
    plan.activateWindow()
    qtbot.waitUntil(plan.isActiveWindow)
    ended: list[object] = []
    plan.finished.connect(ended.append)
    for start in (plan.sheet.groups, plan.sheet.reason, plan.cancel_button):
        start.setFocus()
        qtbot.keyClick(start, key, Qt.KeyboardModifier.ControlModifier)
        assert QApplication.focusWidget() is plan.apply_button
    assert ended == []
    qtbot.keyClick(plan.apply_button, Qt.Key.Key_Return)
    assert len(ended) == 1


def test_that_ctrl_enter_leads_to_the_number_while_a_brake_waits_for_it(plan, qtbot):
    plan.activateWindow()
    plan.sheet.reason.setFocus()
    qtbot.keyClick(plan.sheet.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is plan.count.edit


def test_that_enter_in_a_field_with_a_wrong_number_keeps_everything(plan, qtbot):
    plan.activateWindow()
    ended: list[object] = []
    plan.finished.connect(ended.append)
    for edit in (plan.count.edit, plan.sheet.reason, *plan.sheet.words.edits.values()):
        edit.setFocus()
        qtbot.keyClicks(edit, "7")
        qtbot.keyClick(edit, Qt.Key.Key_Enter)
        assert (edit.text(), QApplication.focusWidget(), ended) == ("7", edit, [])


def test_that_the_question_of_a_decision_is_one_line_on_a_small_screen(plan, qtbot):
    plan.sheet.show_refusals()
    plan.resize(864, 500)
    qtbot.waitUntil(lambda: plan.width() == 864)
    told = plan.sheet.decisions.findChildren(QLabel)
    assert [label.height() < 2 * label.fontMetrics().lineSpacing() for label in told] == [True]
