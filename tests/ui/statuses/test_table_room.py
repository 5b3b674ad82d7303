"""Tables of rows in little room: values give way, words are not cut without need."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.statuses.cells import StatusPaint
from designo_sync_gui.ui.statuses.rows_table import Column, RowsTable

COLUMNS = (
    Column(say("Outcome"), 140),
    Column(say("Before"), 180, status=True),
    Column(say("Wanted"), 180, status=True),
    Column(say("Message"), 120),
)
VALUE = StatusPaint(Status.text("processing"))


@pytest.fixture
def table(qtbot: QtBot) -> Iterator[RowsTable]:
    made = RowsTable("Outcomes", COLUMNS, [("verified", VALUE, VALUE, "")])
    qtbot.addWidget(made)
    made.resize(640, 200)
    made.show()
    yield made
    made.hide()


def widths(table: RowsTable) -> list[int]:
    return [table.columnWidth(place) for place in range(len(COLUMNS))]


def test_that_values_give_way_before_the_table_is_wider_than_its_room(
    qtbot: QtBot, table: RowsTable
) -> None:
    assert widths(table)[1:3] == [180, 180]
    table.resize(520, 200)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)
    assert widths(table)[0] == 140
    table.resize(700, 200)
    assert widths(table)[1:3] == [180, 180]


def test_that_values_keep_a_least_width(table: RowsTable) -> None:
    table.resize(200, 200)
    assert widths(table)[1:3] == [112, 112]
    assert sum(widths(table)) > table.viewport().width()


def test_that_a_column_that_was_pulled_stays(table: RowsTable) -> None:
    table.horizontalHeader().resizeSection(1, 300)
    table.resize(520, 200)
    assert widths(table)[1] == 300


def test_that_a_column_of_words_is_as_wide_as_its_longest(table: RowsTable) -> None:
    table.fit_words(0)
    short = widths(table)[0]
    assert short < 140
    table.set_rows([("skipped: changed since the plan", VALUE, VALUE, "")])
    table.fit_words(0)
    wanted = table.fontMetrics().horizontalAdvance("skipped: changed since the plan")
    assert widths(table)[0] > max(wanted, short)
    table.set_rows([("very long words " * 20, VALUE, VALUE, "")])
    table.fit_words(0)
    assert widths(table)[0] == 330


SPARE = (
    Column(say("Store"), 100, spare=True),
    Column(say("Order"), 80),
    Column(say("Order id"), 90, spare=True),
    Column(say("Wanted"), 180, status=True),
    Column(say("Read back"), 180, status=True),
    Column(say("Message"), 100),
)


def test_that_spare_columns_are_left_out_where_values_have_no_more_to_give(qtbot: QtBot) -> None:
    made = RowsTable("Writes", SPARE, [("de", "1", "77", VALUE, VALUE, "")])
    qtbot.addWidget(made)
    made.show()

    def left_out(width: int) -> list[str]:
        made.resize(width, 200)
        qtbot.waitUntil(lambda: made.horizontalScrollBar().maximum() == 0)
        hidden = (place for place in range(len(SPARE)) if made.isColumnHidden(place))
        return [SPARE[place].title.english for place in hidden]

    assert left_out(760) == []
    assert left_out(620) == []
    assert left_out(540) == ["Order id"]
    assert left_out(430) == ["Store", "Order id"]
    assert left_out(760) == []
    assert [made.columnWidth(place) for place in (3, 4)] == [180, 180]


def test_that_values_share_what_is_left_over_where_the_last_column_is_one(qtbot: QtBot) -> None:
    """Else one value is cut beside another that has more than it needs."""
    made = RowsTable("Orders", COLUMNS[:3], [("verified", VALUE, VALUE)])
    qtbot.addWidget(made)
    made.resize(800, 200)
    made.show()
    assert abs(made.columnWidth(1) - made.columnWidth(2)) <= 1
    assert made.columnWidth(1) > 300
    made.resize(520, 200)
    assert abs(made.columnWidth(1) - made.columnWidth(2)) <= 1
    qtbot.waitUntil(lambda: made.horizontalScrollBar().maximum() == 0)
