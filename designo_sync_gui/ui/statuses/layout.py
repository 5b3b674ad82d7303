"""A status laid out for drawing: one line, marks and tints at exactly their characters.

Law: Qt is given glyphs made for eyes, never the value; the line runs left to right whatever
letters it holds, so that a status never turns its surroundings around.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPalette,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from designo_sync_gui.domain.status import JsonType
from designo_sync_gui.domain.visible import Glyph
from designo_sync_gui.ui.kit.palette import quiet, tint
from designo_sync_gui.ui.statuses.text import ELLIPSIS, Excerpt, StatusPaint, excerpt, type_words

MOST_GLYPHS = 160
_DOTTED_CIRCLE = "◌"


def is_value(paint: StatusPaint) -> bool:
    """Whether there are characters to show, rather than words for null, absent or empty."""
    return paint.status is not None and bool(paint.status.literal)


def badge_of(paint: StatusPaint) -> str:
    """The JSON type, named where the value does not say it: of what is not text, and of both sides
    where their types differ."""
    if paint.status is None:
        return ""
    told = paint.status.json_type in (JsonType.NUMBER, JsonType.BOOLEAN)
    return type_words(paint.status.json_type) if told or paint.typed else ""


@dataclass(frozen=True, slots=True)
class _Run:
    text: str
    marked: bool
    differs: bool


@dataclass(frozen=True, slots=True)
class StatusLine:
    """A laid out status: its size in pixels, and the glyphs that are drawn."""

    layout: QTextLayout
    width: float
    height: float
    text: str

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        self.layout.draw(painter, QPointF(x, y))


def lay_out(paint: StatusPaint, font: QFont, palette: QPalette, room: float) -> StatusLine:
    """Lay a status out in at most ``room`` pixels; a long one loses its middle."""
    if paint.status is not None and not paint.status.literal:
        return _named(paint, font, palette, room)
    metrics = QFontMetricsF(font)
    longest = MOST_GLYPHS
    while True:
        runs = _runs(excerpt(paint, longest))
        text = "".join(run.text for run in runs)
        width = metrics.horizontalAdvance(text)
        if width <= room or longest <= 3:
            break
        length = min(longest, len(paint.status.literal) if paint.status else longest)
        longest = max(3, min(length - 1, int(length * room / width)))
    return _line(runs, text, font, palette, quiet_text=paint.faint or not is_value(paint))


def _named(paint: StatusPaint, font: QFont, palette: QPalette, room: float) -> StatusLine:
    """The words for null, absent or empty: no value, which would lose its middle."""
    [run] = _runs(excerpt(paint, MOST_GLYPHS))
    cut = QFontMetricsF(font).elidedText(run.text, Qt.TextElideMode.ElideRight, room)
    return _line([replace(run, text=cut)], cut, font, palette, quiet_text=True)


def lay_out_words(text: str, font: QFont, palette: QPalette, room: float) -> StatusLine:
    """Words that stand where a value is missing, in at most ``room`` pixels; long ones lose their
    end."""
    metrics = QFontMetricsF(font)
    cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
    return _line([_Run(cut, False, False)], cut, font, palette, quiet_text=True)


def _line(
    runs: list[_Run], text: str, font: QFont, palette: QPalette, *, quiet_text: bool
) -> StatusLine:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.setFormats(_formats(runs, palette, quiet_text=quiet_text))
    layout.beginLayout()
    line = layout.createLine()
    line.setPosition(QPointF(0, 0))
    layout.endLayout()
    return StatusLine(layout, line.naturalTextWidth(), line.height(), text)


def _formats(
    runs: Iterable[_Run], palette: QPalette, *, quiet_text: bool
) -> list[QTextLayout.FormatRange]:
    plain = palette.color(QPalette.ColorRole.Text)
    faint = quiet(palette)
    formats = []
    start = 0
    for run in runs:
        units = _utf16_length(run.text)
        color = faint if (quiet_text or run.marked) and not run.differs else plain
        formats.append(_format(start, units, color, tint(palette) if run.differs else None))
        start += units
    return formats


def _format(
    start: int, length: int, color: QColor, ground: QColor | None
) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    look = QTextCharFormat()
    look.setForeground(color)
    if ground is not None:
        look.setBackground(ground)
    made.start = start
    made.length = length
    made.format = look
    return made


def _utf16_length(text: str) -> int:
    return len(text) + sum(1 for char in text if char > "\uffff")


def _runs(part: Excerpt) -> list[_Run]:
    """Neighbours of one kind drawn together, so that letters still join and combine."""
    runs: list[_Run] = []
    _add(runs, part.head)
    if part.hidden:
        runs.append(_Run(ELLIPSIS, True, part.hidden_differs))
        _add(runs, part.tail)
    return runs


def _add(runs: list[_Run], glyphs: Iterable[Glyph]) -> None:
    for glyph in glyphs:
        text = glyph.shown
        last = runs[-1] if runs else None
        if last and (last.marked, last.differs) == (glyph.marked, glyph.differs):
            runs[-1] = _Run(last.text + text, glyph.marked, glyph.differs)
            continue
        if unicodedata.category(text[0]) == "Mn":
            text = _DOTTED_CIRCLE + text
        runs.append(_Run(text, glyph.marked, glyph.differs))
