"""The marks of a store: a red square for production, a lock where something is never written.

Each is said in words too: in the tool tip, and to a screen reader.
"""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPalette, QPen

from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.kit.palette import Tone, quiet, tone_color

#: From the beginning of one mark to that of what comes next.
MARK_WIDTH = 15


@dataclass(frozen=True, slots=True)
class StoreMarks:
    """Which marks a store has."""

    production: bool = False
    locked: bool = False

    @property
    def width(self) -> int:
        return MARK_WIDTH * (self.production + self.locked)

    @property
    def words(self) -> tuple[str, ...]:
        """What the marks say."""
        told = (self.production and tr("production"), self.locked and tr("never write"))
        return tuple(word for word in told if word)


#: A store without any.
NO_MARKS = StoreMarks()


def paint_marks(
    painter: QPainter, left: float, middle: float, marks: StoreMarks, palette: QPalette
) -> None:
    """One beside the other, from ``left`` on."""
    if marks.production:
        painter.fillRect(QRectF(left, middle - 3.5, 7, 7), tone_color(Tone.BAD, palette))
        left += MARK_WIDTH
    if marks.locked:
        ink = quiet(palette)
        painter.setPen(QPen(ink, 1.3))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawArc(QRectF(left + 1.5, middle - 5.5, 5, 7), 0, 180 * 16)
        painter.fillRect(QRectF(left, middle - 1.5, 8, 6), ink)
