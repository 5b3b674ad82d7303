"""*Trends*: the same numbers as columns and as a table."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QImage
from PySide6.QtWidgets import QLabel, QToolTip

from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.looks import Look
from designo_sync_gui.domain.trends import DayCounts
from designo_sync_gui.ui.kit.palette import palette_for
from designo_sync_gui.ui.trends.chart import Column, DayChart
from designo_sync_gui.ui.trends.trends_window import in_two_lines

LAST = date(2026, 11, 27)


def day(code: str, back: int, different: int, formatting: int) -> DayCounts:
    looks = {Look.DIFFERENT: different, Look.FORMATTING: formatting, Look.EQUAL: 100}
    kinds = {DifferenceKind.CASE: formatting, DifferenceKind.OTHER_VALUE: different}
    total = different + formatting
    return DayCounts(code, LAST - timedelta(days=back), 100 + total, total, looks, kinds)


@pytest.fixture
def services(support):
    made = support.FakeServices()
    made.trends.counts = (
        *(day("de", back, 10 + back, 5) for back in range(40)),
        *(day("us", back, 1, 0) for back in range(40)),
    )
    return made


async def opened(window, until):
    await until(window.actions_.trends.isEnabled)
    window.actions_.trends.trigger()
    shown = window.parts.trends.shown
    await until(lambda: shown.table.rowCount() > 0)
    return shown


def row(table, place):
    return [table.item(place, column).text() for column in range(table.columnCount())]


def test_that_the_newest_day_stands_first_with_all_stores_together(in_window, services, until):
    async def scenario(window):
        shown = await opened(window, until)
        assert shown.table.rowCount() == 30
        assert row(shown.table, 0)[1:] == ["16", "0", "11", "5", "0", "0"]
        shown.span.setCurrentIndex(1)
        assert shown.table.rowCount() == 40
        shown.close()

    in_window(services, scenario)


def test_that_one_store_and_kinds_can_be_chosen(in_window, services, until):
    async def scenario(window):
        shown = await opened(window, until)
        shown.stores.setCurrentIndex(shown.stores.findData("de"))
        assert row(shown.table, 0)[1:] == ["15", "0", "10", "5", "0", "0"]
        shown.by.setCurrentIndex(1)
        headings = [
            shown.table.horizontalHeaderItem(column).text().replace("\n", " ")
            for column in range(shown.table.columnCount())
        ]
        numbers = dict(zip(headings, row(shown.table, 0), strict=True))
        assert (numbers["case"], numbers["other value"], numbers["Mismatches"]) == ("5", "10", "15")
        shown.close()

    in_window(services, scenario)


def test_that_each_colour_of_a_column_is_named(in_window, services, until):
    async def scenario(window):
        shown = await opened(window, until)
        names = [name for name, _ in shown.legend.told]
        assert names == ["Conflict", "Different", "Formatting", "One side only", "Unreadable"]
        assert len({color for _, color in shown.legend.told}) == len(names)
        labels = [label.text() for label in shown.legend.findChildren(QLabel)]
        assert labels == names
        shown.by.setCurrentIndex(1)
        assert "case" in [name for name, _ in shown.legend.told]
        shown.close()

    in_window(services, scenario)


def test_that_column_and_row_are_chosen_together(in_window, services, until, qtbot):
    async def scenario(window):
        shown = await opened(window, until)
        qtbot.keyClick(shown.chart, Qt.Key.Key_Left)
        assert shown.table.currentRow() == 1
        shown.table.setCurrentCell(5, 0)
        assert shown.chart.current == 24
        shown.close()

    in_window(services, scenario)


def test_that_a_day_without_a_reading_is_a_gap_and_says_so(in_window, services, until):
    services.trends.counts = (day("de", 0, 1, 0), day("de", 2, 3, 0))

    async def scenario(window):
        shown = await opened(window, until)
        assert [row(shown.table, place)[1] for place in range(3)] == ["1", "not read", "3"]
        assert shown.table.rowCount() == 3
        shown.table.setCurrentCell(1, 0)
        assert "not read" in shown.chart.accessibleDescription()
        shown.close()

    in_window(services, scenario)


def test_that_another_theme_changes_the_colours_and_nothing_else(in_window, services, until):
    """The system turns dark in the evening, while the window is open."""

    async def scenario(window):
        shown = await opened(window, until)
        shown.table.setCurrentCell(5, 0)
        light = dict(shown.legend.told)
        before = shown.chart.grab().toImage()
        shown.setPalette(palette_for(True))
        dark = dict(shown.legend.told)
        assert light.keys() == dark.keys()
        assert light["Different"] != dark["Different"]
        assert shown.chart.grab().toImage() != before
        assert (shown.table.currentRow(), shown.chart.current) == (5, 24)
        shown.close()

    in_window(services, scenario)


def test_that_every_key_of_the_chart_chooses_a_day(in_window, services, until, qtbot):
    async def scenario(window):
        shown = await opened(window, until)
        rows = []
        for key in (Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_End, Qt.Key.Key_Right):
            qtbot.keyClick(shown.chart, key)
            rows.append(shown.table.currentRow())
        last = shown.table.rowCount() - 1
        assert rows == [last, last - 1, 0, 0]
        shown.close()

    in_window(services, scenario)


def test_that_nothing_kept_is_said(in_window, support, until):
    async def scenario(window):
        await until(window.actions_.trends.isEnabled)
        window.actions_.trends.trigger()
        shown = window.parts.trends.shown
        await until(lambda: "Nothing is kept yet" in shown.note.text())
        shown.close()

    in_window(support.FakeServices(), scenario)


@pytest.fixture
def chart(qtbot):
    made = DayChart()
    qtbot.addWidget(made)
    made.resize(400, 300)
    made.show()
    return made


def test_that_a_column_is_as_high_as_its_number(chart):
    red, blue = Qt.GlobalColor.red, Qt.GlobalColor.blue
    chart.show_days([Column("a", "a", (50, 50)), Column("b", "b", (25, 0))], [red, blue])
    image = chart.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)

    def painted(x, color):
        return sum(image.pixelColor(x, y) == color for y in range(image.height()))

    first, second = (round(chart._box(place).center().x()) for place in (0, 1))
    room = 300 - 40
    assert painted(first, red) == pytest.approx(room / 2, abs=2)
    assert painted(first, blue) == pytest.approx(room / 2, abs=2)
    assert painted(second, red) == pytest.approx(room / 4, abs=2)


def test_that_hovering_tells_the_day(chart):
    chart.show_days([Column("a", "Friday\ncase: 3", (3,))], [Qt.GlobalColor.red])
    at = QPoint(200, 100)
    chart.event(QHelpEvent(QEvent.Type.ToolTip, at, chart.mapToGlobal(at)))
    assert QToolTip.text() == "Friday\ncase: 3"
    assert chart.accessibleDescription() == "Friday; case: 3"


def test_that_an_empty_chart_is_painted(chart):
    chart.show_days([], [])
    assert not chart.grab().isNull()


def test_that_the_table_has_room_for_its_columns_beside_the_chart_or_below_it(
    in_window, services, until
):
    async def scenario(window):
        shown = await opened(window, until)
        beside = []
        for width in (1240, 820, 1240):
            shown.resize(width, 640)
            await until(lambda: shown.table.horizontalScrollBar().maximum() == 0)
            chart, table = (one.mapTo(shown, QPoint()) for one in (shown.chart, shown.table))
            beside.append(table.x() > chart.x())
            assert shown.chart.width() >= 300
            if not beside[-1]:
                whole = shown.table.viewport().width()
                assert shown.table.horizontalHeader().length() == whole
        assert beside == [True, False, True]
        shown.close()

    in_window(services, scenario)


def test_that_a_heading_of_several_words_stands_in_two_lines():
    assert in_two_lines("Day") == "Day"
    assert in_two_lines("One side only") == "One side\nonly"
    assert in_two_lines("Nur auf einer Seite") == "Nur auf\neiner Seite"
