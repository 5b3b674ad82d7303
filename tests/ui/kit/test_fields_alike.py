"""Inputs of every kind are of one height, and what they hold begins at one place."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QLineEdit, QPushButton, QTabWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from designo_sync_gui.ui.kit.dialog_foot import with_foot
from designo_sync_gui.ui.kit.forms import (
    FieldLabel,
    add_field,
    form,
    let_type,
    line_edit,
    link_button,
    plain_label,
)
from designo_sync_gui.ui.kit.spin_boxes import MomentBox, NumberBox
from designo_sync_gui.ui.kit.style_sheet import style_sheet
from designo_sync_gui.ui.kit.tokens import CONTROL


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    """Dressed as the program is."""
    made = QWidget()
    made.setStyleSheet(style_sheet())
    qtbot.addWidget(made)
    return made


def inputs() -> list[QWidget]:
    choice, typed, number = QComboBox(), QComboBox(), NumberBox()
    choice.addItem("H")
    typed.addItem("H")
    let_type(typed)
    number.setRange(0, 9)
    number.setSpecialValueText("H")
    return [line_edit("Text", text="H"), choice, typed, number]


def first_ink(widget: QWidget) -> int:
    """Where the first letter begins, in pixels from the left."""
    image: QImage = widget.grab().toImage()
    middle = image.height() // 2
    ground = image.pixelColor(5, middle)
    inked = (x for x in range(5, image.width()) if image.pixelColor(x, middle) != ground)
    return next(inked)


def test_that_all_inputs_have_one_height(holder: QWidget) -> None:
    column = QVBoxLayout(holder)
    made = [*inputs(), MomentBox()]
    for one in made:
        column.addWidget(one)
    holder.show()
    heights = [one.height() for one in made]
    assert set(heights) == {CONTROL}, heights


def test_that_what_they_hold_begins_at_one_place(holder: QWidget) -> None:
    column = QVBoxLayout(holder)
    made = inputs()
    for one in made:
        one.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(one)
    holder.resize(300, 200)
    holder.show()
    places = [first_ink(one) for one in made]
    assert max(places) - min(places) <= 1, places


def test_that_the_name_of_an_input_is_in_line_with_what_it_holds(holder: QWidget) -> None:
    rows = form()
    holder.setLayout(rows)
    edit = QLineEdit("H")
    add_field(rows, "Name", edit)
    holder.show()
    (label,) = holder.findChildren(FieldLabel)
    text = label.contentsRect()
    letters = label.fontMetrics().height()
    middle = label.mapTo(holder, QPoint(0, text.top() + letters // 2)).y()
    assert abs(middle - edit.mapTo(holder, edit.rect().center()).y()) <= 1


def test_that_help_at_the_left_of_a_foot_begins_where_the_window_s_words_do(
    holder: QWidget,
) -> None:
    column, row = with_foot(holder)
    words = plain_label("What it is about")
    column.addWidget(words)
    row.addWidget(link_button("Help"))
    row.addStretch(1)
    holder.resize(300, 200)
    holder.show()
    (link,) = holder.findChildren(QPushButton)
    row.activate()
    edge = link.mapTo(holder, QPoint(5, 0)).x()
    assert edge == words.mapTo(holder, QPoint(0, 0)).x()


def test_that_tabs_have_the_height_of_inputs(holder: QWidget) -> None:
    """Lower ones cut the feet of their letters."""
    tabs = QTabWidget()
    tabs.addTab(QWidget(), "Log")
    tabs.addTab(QWidget(), "Log")
    QVBoxLayout(holder).addWidget(tabs)
    holder.show()
    assert [tabs.tabBar().tabRect(place).height() for place in (0, 1)] == [CONTROL, CONTROL]
