"""Selecting everything costs no more than selecting one row, also while a screen reader listens."""

import pytest
from PySide6.QtGui import QAccessible

from designo_sync_gui.domain.sentence import say
from designo_sync_gui.ui.kit.many_selected import MOST_TOLD
from designo_sync_gui.ui.statuses.rows_table import Column, MadeRows, RowsTable


class Counting(RowsTable):
    """Counts what Qt is asked to tell."""

    told_by_qt = 0

    def visualRegionForSelection(self, selection):
        type(self).told_by_qt += 1
        return super().visualRegionForSelection(selection)


@pytest.fixture
def heard():
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


@pytest.mark.parametrize(("rows", "by_qt"), [(MOST_TOLD, True), (100_000, False)])
def test_that_very_many_rows_are_told_as_many(qtbot, heard, rows, by_qt):
    table = Counting("x", (Column(say("A"), 90),), MadeRows(range(rows), lambda n: (str(n),)))
    qtbot.addWidget(table)
    with qtbot.waitExposed(table):
        table.show()
    Counting.told_by_qt = 0
    table.selectAll()
    assert bool(Counting.told_by_qt) is by_qt
    assert len(table.selected_rows()) == rows
    table.clearSelection()
    assert table.selected_rows() == []
