"""One look of every table: the heights, padding and headings of the order table."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QImage, QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from designo_sync_gui.ui.kit.palette import row_grounds, soften_selection
from designo_sync_gui.ui.kit.table_look import dress_table
from designo_sync_gui.ui.kit.tokens import HEADER, ROW

RED = QColor("#b9202b")


@pytest.fixture
def table(qtbot: QtBot) -> Iterator[QTableView]:
    """Three rows of two cells; in the second row the second cell is red and at the right."""
    model = QStandardItemModel(3, 2)
    model.setHorizontalHeaderLabels(["Day", "Orders"])
    for row in range(3):
        for column in range(2):
            model.setItem(row, column, QStandardItem(f"cell {row}{column}"))
    told = model.item(1, 1)
    told.setForeground(RED)
    told.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    made = QTableView()
    model.setParent(made)
    made.setModel(model)
    dress_table(made)
    soften_selection(made)
    qtbot.addWidget(made)
    made.resize(400, 300)
    with qtbot.waitActive(made):
        made.show()
    yield made
    made.hide()


def cell(table: QTableView, row: int, column: int) -> QImage:
    index = table.model().index(row, column)
    return table.viewport().grab(table.visualRect(index)).toImage()


def inked(image: QImage) -> list[int]:
    """How far from the left edge something is painted."""
    ground = image.pixelColor(image.width() // 2, 3)
    inside = range(4, image.height() - 4)
    return [
        x for x in range(image.width()) if any(image.pixelColor(x, y) != ground for y in inside)
    ]


def test_that_rows_and_headings_have_the_heights_of_the_order_table(table: QTableView) -> None:
    least = table.fontMetrics().height() + 10
    assert table.rowHeight(0) == max(ROW, least)
    assert table.horizontalHeader().height() >= HEADER
    assert table.horizontalHeader().font().weight() >= QFont.Weight.DemiBold


def test_that_text_begins_eight_pixels_from_the_edge(table: QTableView) -> None:
    assert 8 <= inked(cell(table, 2, 0))[0] <= 10


def test_that_a_cell_keeps_its_colour_and_its_end(table: QTableView) -> None:
    image = cell(table, 1, 1)
    assert image.width() - 12 <= inked(image)[-1] <= image.width() - 8
    colours = {
        image.pixelColor(x, y).rgb() for x in range(image.width()) for y in range(image.height())
    }
    assert RED.rgb() in colours


def test_that_a_column_as_wide_as_its_cells_cuts_none(table: QTableView) -> None:
    table.resizeColumnsToContents()
    wanted = table.fontMetrics().horizontalAdvance("cell 00")
    assert table.columnWidth(0) >= wanted + 16


def test_that_the_current_row_is_marked_as_a_row(table: QTableView) -> None:
    table.setFocus()
    table.selectRow(1)
    accent = table.palette().color(QPalette.ColorRole.Accent)
    ground = row_grounds(table.palette())[0]
    first, last = cell(table, 1, 0), cell(table, 1, 1)
    assert first.pixelColor(1, 14) == accent, "a bar at the left"
    assert last.pixelColor(1, 14) == ground, "and nowhere else"
    assert [one.pixelColor(30, 0) for one in (first, last)] == [accent] * 2, "a line while keys act"
    table.clearFocus()
    assert cell(table, 1, 0).pixelColor(30, 0) == ground, "no line while they do not"
    assert cell(table, 0, 0).pixelColor(1, 14) != accent
