"""A line of words and values is measured once, whatever widths a layout asks about."""

import pytest

from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.plans.flow_line import FlowLine, Line, Mark
from designo_sync_gui.ui.statuses.layout import lay_out


@pytest.fixture
def measured(monkeypatch):
    """The values that were measured."""
    asked = []

    def counted(paint, *more):
        asked.append(paint.status)
        return lay_out(paint, *more)

    monkeypatch.setattr("designo_sync_gui.ui.plans.flow_line.lay_out", counted)
    return asked


def test_that_a_line_is_measured_once_for_every_width(qtbot, measured):
    shown = FlowLine()
    qtbot.addWidget(shown)
    values = (Status.text("in print"), Status.text("shipped"))
    shown.show_line(Line(Mark.FACT, "Values", "are as they were received", values))
    heights = [shown.heightForWidth(width) for width in (150, 300, 450, 900)]
    assert heights == sorted(heights, reverse=True)
    assert heights[0] > heights[-1]
    assert measured == list(values)


def test_that_another_line_and_another_font_are_measured_anew(qtbot, measured):
    shown = FlowLine()
    qtbot.addWidget(shown)
    shown.show_line(Line(Mark.FACT, "", "one", (Status.text("a"),)))
    low = shown.heightForWidth(600)
    shown.show_line(Line(Mark.FACT, "", "word " * 300, (Status.text("b"),)))
    assert shown.heightForWidth(600) > low
    assert measured == [Status.text("a"), Status.text("b")]
    font = shown.font()
    font.setPointSize(font.pointSize() * 2)
    former = shown.heightForWidth(600)
    shown.setFont(font)
    assert shown.heightForWidth(600) > former
    assert measured[-1] == Status.text("b")
    assert len(measured) > 2
