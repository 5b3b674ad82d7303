"""The chart of days finds its scale when it is given the days, not for each part it paints."""

from PySide6.QtGui import QColor

from designo_sync_gui.ui.trends.chart import Column, DayChart

COLORS = [QColor("#112233"), QColor("#445566"), QColor("#778899")]


class Asked(Column):
    """A day that counts how often its total was asked for."""

    times = 0

    @property
    def total(self) -> int:
        Asked.times += 1
        return sum(self.parts)


def test_that_a_painted_chart_adds_up_no_day_again(qtbot):
    chart = DayChart()
    qtbot.addWidget(chart)
    chart.show_days([Asked("1", "one", (n, 2, 3)) for n in range(30)], COLORS)
    Asked.times = 0
    assert not chart.grab().isNull()
    assert Asked.times == 0


def test_that_the_topmost_line_is_at_or_above_the_highest_day(qtbot):
    chart = DayChart()
    qtbot.addWidget(chart)
    for most, (step, top) in {
        0: (1, 1),
        5: (1, 5),
        6: (2, 6),
        11: (5, 15),
        26: (10, 30),
        1001: (500, 1500),
    }.items():
        chart.show_days([Column("1", "one", (most,)), Column("2", "two", ())], COLORS)
        assert (chart._step, chart._top_value) == (step, top)
