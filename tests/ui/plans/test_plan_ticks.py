"""A box shows what is written; columns of the plan stand below their headings, and have room."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QStyleOptionViewItem
from refused_plan import refused_plan

from designo_sync_gui.domain.plan import RefusalReason
from designo_sync_gui.ui.kit.style_sheet import style_sheet
from designo_sync_gui.ui.kit.tokens import SPACE_2
from designo_sync_gui.ui.plans.flow_line import Mark
from designo_sync_gui.ui.plans.tick_box import BOX
from designo_sync_gui.ui.plans.write_model import What

CHECKED, PARTLY, EMPTY = (
    Qt.CheckState.Checked,
    Qt.CheckState.PartiallyChecked,
    Qt.CheckState.Unchecked,
)


def state(index):
    return Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole))


def turn(index):
    return index.model().setData(index, None, Qt.ItemDataRole.CheckStateRole)


@pytest.fixture
def waiting(plans):
    """One write, and two that wait for their word."""
    refunds = [replace(plans.write(number, "refunded"), confirm="refund") for number in (2, 3)]
    return plans.show([plans.write(1), *refunds])


def test_that_a_box_has_no_tick_while_its_word_is_missing(waiting, qtbot):
    sheet = waiting.sheet
    groups, rows = sheet.groups.group_model, sheet.writes.writes
    told = [groups.count_words(groups.group(row)) for row in range(3)]
    assert told == ["1 of 3", "0 of 2", "1"]
    assert [state(groups.index(row)) for row in range(3)] == [PARTLY, EMPTY, CHECKED]
    assert [state(rows.index(row, 0)) for row in range(3)] == [CHECKED, EMPTY, EMPTY]
    heard = rows.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heard == "#2, left out until its word is typed"
    qtbot.keyClicks(sheet.words.edits["refund"], "refund")
    assert [state(groups.index(row)) for row in range(3)] == [CHECKED] * 3
    assert [state(rows.index(row, 0)) for row in range(3)] == [CHECKED] * 3


def test_that_an_empty_box_leads_to_the_field_of_its_word(waiting, qtbot):
    """A click on it would else do nothing that can be seen."""
    sheet = waiting.sheet
    waiting.activateWindow()
    field = sheet.words.edits["refund"]
    for index in (sheet.groups.group_model.index(1), sheet.writes.writes.index(2, 0)):
        sheet.groups.setFocus()
        turn(index)
        assert waiting.focusWidget() is field
    assert sheet.ticks.left_out == set()
    sheet.writes.setFocus()
    sheet.writes.setCurrentIndex(sheet.writes.writes.index(1, 0))
    qtbot.keyClick(sheet.writes, Qt.Key.Key_Space)
    assert waiting.focusWidget() is field


def test_that_all_changes_can_be_left_out_and_taken_in_while_a_word_is_missing(waiting):
    ticks, groups = waiting.sheet.ticks, waiting.sheet.groups.group_model
    turn(groups.index(0))
    assert (ticks.left_out, state(groups.index(0))) == ({0, 1, 2}, EMPTY)
    turn(groups.index(0))
    assert (ticks.left_out, state(groups.index(0))) == (set(), PARTLY)


def test_that_brakes_sentence_button_and_boxes_tell_one_number(plans):
    dialog = plans.open(refused_plan())
    sheet, texts = dialog.sheet, dialog.sheet.lines.texts
    assert dialog.apply_button.text() == "Write 8 to DesignO"
    assert sheet.summary.text().startswith("8 orders of 1 store")
    assert sheet.groups.group_model.count_words(None) == "8 of 9"
    assert state(sheet.groups.group_model.index(0)) is PARTLY
    assert any(text.startswith("wc_eu: 8 of its 23 orders") for text in texts)
    assert not any("9 of its" in text for text in texts)


def test_that_a_consequence_has_no_picture_of_a_letter(plans):
    """Most write no e-mail: “no known e-mail” stood beside an envelope."""
    said = "takes from the stock; no known e-mail"
    dialog = plans.show([plans.write(1, consequence=said), plans.write(2)])
    rows = [row for row in dialog.sheet.lines.rows if row.line.mark is Mark.CAUSE]
    picture = rows[0].grab().toImage()
    middle = range(rows[0].height() // 2 - 2, rows[0].height() // 2 + 3)
    ground = picture.pixelColor(16, 0)
    shafts = [all(picture.pixelColor(x, y) != ground for x in range(4, 12)) for y in middle]
    assert any(shafts), "the shaft of an arrow lies in the middle of the line"


@pytest.mark.parametrize("width", [921, 1152, 1229, 1296])
def test_that_what_a_write_may_cause_is_in_sight(plans, width, qtbot):
    caused = "may e-mail the customer, depending on the store's notification settings"
    dialog = plans.show([plans.write(number, consequence=caused) for number in range(3)])
    dialog.resize(width, 600)
    qtbot.waitUntil(lambda: dialog.width() == width)
    table = dialog.sheet.writes
    header, columns = table.horizontalHeader(), table.writes.columns
    place = columns.index(What.NOTE)
    assert not table.isColumnHidden(place)
    assert header.length() <= table.viewport().width()
    assert table.columnWidth(place) >= header.sectionSizeHint(place)
    qtbot.waitUntil(lambda: not table.horizontalScrollBar().isVisible())


def test_that_values_and_words_begin_below_their_headings(plans):
    """The arrow stands in the gap before the value to come, not below its heading."""
    dialog = plans.show([plans.write(1)])
    table = dialog.sheet.writes
    picture = table.viewport().grab().toImage()
    for what in (What.NOW, What.WILL):
        rect = table.visualRect(table.writes.index(0, table.writes.columns.index(what)))
        ground = picture.pixelColor(rect.left() + 1, rect.top() + 4)
        middle = rect.center().y()
        first = next(
            x for x in range(rect.width()) if picture.pixelColor(rect.left() + x, middle) != ground
        )
        assert abs(first - SPACE_2) <= 3
    order = table.visualRect(table.writes.index(0, 0))
    assert table.itemDelegateForColumn(0).box(_option(table, order)).left() == SPACE_2


def _option(table, rect):
    option = QStyleOptionViewItem()
    option.initFrom(table)
    option.rect = rect
    return option


def test_that_why_nothing_is_written_is_told_whole_below(plans, qtbot):
    why = "The two sides were never seen equal, so it is not known which one changed."
    refused = [plans.refusal(n, RefusalReason.NEVER_AGREED, why) for n in range(3)]
    dialog = plans.show((), refused)
    dialog.resize(921, 560)
    page = dialog.sheet.not_written
    assert page.explanation.isVisible()
    assert page.explanation.text() == why
    assert page.table.selected_rows() == [], "nothing is chosen to be decided"
    qtbot.waitUntil(lambda: not page.table.horizontalScrollBar().isVisible())
    assert page.table.visualRect(page.table.model().index(0, 0)).topLeft() == QPoint(0, 0)


def test_that_short_values_leave_their_room_to_what_a_write_may_cause(plans, qtbot):
    """Else it is cut beside values with empty room around them."""
    caused = "e-mails already sent cannot be recalled"
    dialog = plans.show([plans.write(number, consequence=caused) for number in range(3)])
    dialog.resize(1024, 600)
    qtbot.waitUntil(lambda: dialog.width() == 1024)
    table = dialog.sheet.writes
    columns = table.writes.columns
    words = table.fontMetrics().horizontalAdvance(caused)
    assert table.columnWidth(columns.index(What.NOTE)) >= words + 8
    for what in (What.NOW, What.WILL):
        place = table.writes.index(0, columns.index(what))
        hint = table.itemDelegateForIndex(place).sizeHint(QStyleOptionViewItem(), place)
        assert table.columnWidth(columns.index(what)) >= hint.width()


def test_that_the_title_of_the_orders_begins_above_their_numbers(plans):
    dialog = plans.show([plans.write(number) for number in range(3)])
    dialog.setStyleSheet(style_sheet())
    table = dialog.sheet.writes
    header = table.horizontalHeader()
    order = table.writes.index(0, 0)
    cell = table.viewport().grab(table.visualRect(order)).toImage()
    title = header.grab().toImage()
    begins = [_first_ink(title, 5), _first_ink(cell, 8 + BOX + 2)]
    assert abs(begins[0] - begins[1]) <= 2, begins


def _first_ink(image, left):
    """Where letters begin, right of ``left``: columns with more than the ground of their place."""
    rows = range(6, image.height() - 6)
    ground = image.pixelColor(left, image.height() // 2)
    columns = range(left, image.width())
    return next(x for x in columns if any(image.pixelColor(x, y) != ground for y in rows))
