"""A line of words and values that wraps like a text: a mark, a name in bold, words, pills.

Law: values are painted as in every table; all of the line is its accessible name.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QStyleOptionViewItem, QWidget

from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.kit.fonts import monospace
from designo_sync_gui.ui.kit.palette import Tone, tone_color
from designo_sync_gui.ui.statuses.cells import StatusDelegate, StatusPaint
from designo_sync_gui.ui.statuses.layout import lay_out
from designo_sync_gui.ui.statuses.text import value_words

_MARK, _INDENT, _PILL_PADDING, _PILL_GAP = 12, 22, 9, 4
_LONGEST_PILL = 320
_LONGEST_SPOKEN = 200


class Mark(Enum):
    """What a line is: a brake, what is in order, what may be caused, a fact."""

    BRAKE = "brake"
    FINE = "fine"
    CAUSE = "cause"
    FACT = "fact"


_TONES = {
    Mark.BRAKE: Tone.CAREFUL,
    Mark.FINE: Tone.GOOD,
    Mark.CAUSE: Tone.MUTED,
    Mark.FACT: Tone.MUTED,
}


@dataclass(frozen=True, slots=True)
class Line:
    """``name`` is in bold and may be empty; ``values`` follow the words as pills."""

    mark: Mark
    name: str
    words: str
    values: tuple[Status, ...] = ()
    more: str = ""

    @property
    def spoken(self) -> str:
        """The line for a screen reader."""
        values = ", ".join(value_words(value, _LONGEST_SPOKEN) for value in self.values)
        name = f"{self.name}:" if self.name else ""
        return " ".join(part for part in (name, self.words, values, self.more) if part)


_Part = tuple[str, bool, StatusPaint | None, int]
_Piece = tuple[QRect, str, bool, StatusPaint | None]


class FlowLine(QLabel):
    """Shows one ``Line`` at a time, as tall as its width makes it. A label, because screen readers
    take one for text; its accessible name is all of the line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = StatusDelegate(self)
        self.line: Line | None = None
        self._heights: dict[int, int] = {}
        self._measured: Sequence[_Part] | None = None
        self.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_line(self, line: Line) -> None:
        if line == self.line:
            return
        self.line = line
        self._forget()
        self.setAccessibleName(line.spoken)
        self.updateGeometry()
        self._fit()
        self.update()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        height = self._heights.get(width)
        if height is None:
            bottoms = (rect.bottom() + 1 for rect, *_ in self._pieces(width))
            height = self._heights[width] = max(bottoms, default=self._row) + 2
        return height

    def sizeHint(self) -> QSize:
        return QSize(360, self.heightForWidth(max(self.width(), 360)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self._row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._forget()

    def _forget(self) -> None:
        self._measured = None
        self._heights.clear()

    def _fit(self) -> None:
        self.setFixedHeight(self.heightForWidth(max(self.width(), 120)))

    @property
    def _row(self) -> int:
        return max(QFontMetrics(self.font()).height() + 2, 22)

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font

    def _parts(self, line: Line) -> Iterator[_Part]:
        """Words and pills with their widths."""
        plain, bold = QFontMetrics(self.font()), QFontMetrics(self._bold())
        for word in f"{line.name}:".split(" ") if line.name else ():
            yield word, True, None, bold.horizontalAdvance(word)
        for word in line.words.split(" "):
            yield word, False, None, plain.horizontalAdvance(word)
        for value in line.values:
            paint = StatusPaint(value)
            font = monospace(self.font())
            width = lay_out(paint, font, self.palette(), _LONGEST_PILL).width
            yield "", False, paint, int(width) + 2 * _PILL_PADDING
        for word in line.more.split(" ") if line.more else ():
            yield word, False, None, plain.horizontalAdvance(word)

    def _pieces(self, width: int) -> Iterator[_Piece]:
        """Every part at its place; what is wider than the line is cut at its end."""
        if self.line is None:
            return
        space = QFontMetrics(self.font()).horizontalAdvance(" ")
        x, y, row = _INDENT, 0, self._row
        if self._measured is None:  # once, and not for each width that a layout asks about
            self._measured = tuple(self._parts(self.line))
        for text, bold, paint, wide in self._measured:
            if x > _INDENT and x + wide > width:
                x, y = _INDENT, y + row
            room = max(1, min(wide, width - x))
            yield QRect(x, y, room, row), text, bold, paint
            x += wide + (_PILL_GAP if paint is not None else space)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.line is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_mark(painter, self.line.mark)
        text, margin = self.palette().color(QPalette.ColorRole.WindowText), self._delegate.margin
        for rect, word, bold, paint in self._pieces(self.width()):
            if paint is not None:
                self._delegate.paint_status(painter, _PillAt(self, rect, margin), paint)
                continue
            painter.setFont(self._bold() if bold else self.font())
            painter.setPen(text)
            painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter), word)
        painter.end()

    def _paint_mark(self, painter: QPainter, mark: Mark) -> None:
        color = tone_color(_TONES[mark], self.palette())
        painter.setPen(QPen(color, 1.6))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        middle = self._row / 2
        box = QRectF(2, middle - _MARK / 2, _MARK, _MARK)
        if mark is Mark.BRAKE:
            painter.setBrush(color)
            painter.drawPolygon(_corners((box.center().x(), box.top() + 1), *_base(box)))
        elif mark is Mark.FINE:
            painter.drawPolyline(
                _corners(
                    (box.left() + 1, middle),
                    (box.left() + 4.5, middle + 3.5),
                    (box.right() - 1, middle - 4),
                )
            )
        elif mark is Mark.CAUSE:
            tip = box.right() - 1
            painter.drawPolyline(_corners((box.left() + 1, middle), (tip, middle)))
            painter.drawPolyline(
                _corners((tip - 4, middle - 4), (tip, middle), (tip - 4, middle + 4))
            )
        else:
            painter.setBrush(color)
            painter.drawEllipse(QPointF(box.center()), 2.0, 2.0)


class _PillAt(QStyleOptionViewItem):
    """A cell whose margins lie outside of the place for the pill."""

    def __init__(self, widget: QWidget, rect: QRect, margin: int) -> None:
        super().__init__()
        self.initFrom(widget)
        self.font = widget.font()
        self.palette = widget.palette()
        self.rect = rect.adjusted(-margin, -1, margin, 1)


def _base(box: QRectF) -> Sequence[tuple[float, float]]:
    return ((box.right(), box.bottom() - 1), (box.left(), box.bottom() - 1))


def _corners(*points: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])
