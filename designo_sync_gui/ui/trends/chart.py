"""A column for each day, made of one part for each verdict or kind.

QtCharts is not among the Qt modules that this program ships with. The same numbers stand in a
table beside it, for screen readers and for who wants them exactly.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from PySide6.QtCore import QEvent, QRectF, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy, QToolTip, QWidget

from designo_sync_gui.ui.kit.language import number
from designo_sync_gui.ui.kit.palette import line

_LEFT, _TOP, _BOTTOM, _RIGHT = 48, 12, 28, 12
_WIDEST = 22
_STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Column:
    """One day: what stands below it, what is told of it, and its parts from the ground up; none
    where nothing is known of it."""

    label: str
    told: str
    parts: tuple[int, ...]

    @property
    def total(self) -> int:
        return sum(self.parts)


def _scale(columns: Sequence[Column]) -> tuple[int, int]:
    """The step between the lines and the value of the topmost: about five lines, at round
    numbers. Found once for these days, because each part that is painted is measured by it."""
    most = max((column.total for column in columns), default=0)
    sizes = (step * 10**power for power in count() for step in _STEPS)
    step = next(size for size in sizes if size * 5 >= most)
    return step, max(1, -(-most // step)) * step


class DayChart(QAbstractSlider):
    """``day_chosen`` carries the place of a day, chosen by mouse, keys or a screen reader, which
    hears a slider over the days; a mere widget would have no role."""

    day_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: Sequence[Column] = ()
        self._colors: Sequence[QColor] = ()
        self._step, self._top_value = _scale(())
        self.setRange(0, 0)
        self.valueChanged.connect(self._moved)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(260, 160)

    @property
    def current(self) -> int:
        return self.value() if self._columns else -1

    def show_days(self, columns: Sequence[Column], colors: Sequence[QColor]) -> None:
        """``colors`` has one for each part."""
        self._columns, self._colors = columns, colors
        self._step, self._top_value = _scale(columns)
        with QSignalBlocker(self):
            self.setRange(0, max(len(columns) - 1, 0))
            self.setValue(self.maximum())
        self._tell()

    def show_colors(self, colors: Sequence[QColor]) -> None:
        """The same days in other colours: the theme is another."""
        self._colors = colors
        self.update()

    def choose(self, place: int) -> None:
        """Mark a day; the caller knows it."""
        if 0 <= place < len(self._columns) and place != self.value():
            with QSignalBlocker(self):
                self.setValue(place)
            self._tell()

    def sizeHint(self) -> QSize:
        return QSize(560, 320)

    def _tell(self) -> None:
        told = self._columns[self.current].told if self._columns else ""
        self.setAccessibleDescription(told.replace("\n", "; "))
        self.update()

    # Painting ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._paint_scale(painter)
        for place in range(len(self._columns)):
            self._paint_column(painter, place)
        painter.end()

    def _paint_scale(self, painter: QPainter) -> None:
        ink = self.palette().color(QPalette.ColorRole.PlaceholderText)
        for value in range(0, self._top_value + 1, self._step):
            y = self._y(value)
            painter.setPen(line(self.palette()))
            painter.drawLine(_LEFT, round(y), self.width() - _RIGHT, round(y))
            painter.setPen(ink)
            box = QRectF(0, y - 10, _LEFT - 8, 20)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, right, number(value))

    def _paint_column(self, painter: QPainter, place: int) -> None:
        column, box = self._columns[place], self._box(place)
        if place == self.current:
            ground = self.palette().color(QPalette.ColorRole.Highlight)
            ground.setAlphaF(0.35)
            slot = self._slot(place)
            beside = max((slot.width() - 2 * _WIDEST) / 2, 0)  # a single day is no wall of colour
            painter.fillRect(slot.adjusted(beside, 0, -beside, 0), ground)
        below = 0
        for part, color in zip(column.parts, self._colors, strict=False):
            top, ground_y = self._y(below + part), self._y(below)
            if part:
                painter.fillRect(QRectF(box.left(), top, box.width(), ground_y - top), color)
            below += part
        if self._is_labelled(place):
            painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
            left = min(box.center().x() - 40, self.width() - _RIGHT - 80)
            text = QRectF(left, self.height() - _BOTTOM + 4, 80, 20)
            side = Qt.AlignmentFlag.AlignHCenter
            if left < box.center().x() - 40:
                side = Qt.AlignmentFlag.AlignRight
            painter.drawText(text, side, column.label)

    def _is_labelled(self, place: int) -> bool:
        """As many as there is room for, counted from the last day."""
        every = max(1, round(86 / max(self._width, 0.1)))
        return (len(self._columns) - 1 - place) % every == 0

    # Places -----------------------------------------------------------------------------------

    @property
    def _width(self) -> float:
        return (self.width() - _LEFT - _RIGHT) / max(len(self._columns), 1)

    def _y(self, value: int) -> float:
        room = self.height() - _TOP - _BOTTOM
        return _TOP + room * (1 - value / self._top_value)

    def _slot(self, place: int) -> QRectF:
        width = self._width
        return QRectF(_LEFT + place * width, _TOP, width, self.height() - _TOP - _BOTTOM)

    def _box(self, place: int) -> QRectF:
        slot = self._slot(place)
        width = min(_WIDEST, max(1.0, slot.width() * 0.64))
        return QRectF(slot.center().x() - width / 2, slot.top(), width, slot.height())

    def _place_at(self, x: float) -> int:
        place = int((x - _LEFT) // self._width) if x >= _LEFT else -1
        return place if place < len(self._columns) else -1

    # The operator -----------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            place = self._place_at(event.pos().x())
            if place >= 0:
                QToolTip.showText(event.globalPos(), self._columns[place].told, self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._take(self._place_at(event.position().x()))
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        last = len(self._columns) - 1
        places = {
            Qt.Key.Key_Left: max(self.current - 1, 0),
            Qt.Key.Key_Right: min(self.current + 1, last),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        if event.key() in places:
            self._take(places[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling past a chart chooses no day."""
        event.ignore()

    def _moved(self, place: int) -> None:
        self._tell()
        self.day_chosen.emit(place)

    def _take(self, place: int) -> None:
        if 0 <= place < len(self._columns):
            self.choose(place)
            self.day_chosen.emit(place)
