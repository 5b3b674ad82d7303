"""Small pieces that the order screens share.

Law: labels show plain text; every control has an accessible name; icons are bundled files.
"""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QIcon, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.resource_files import resource_path
from designo_sync_gui.ui.language import spoken
from designo_sync_gui.ui.looks import Look
from designo_sync_gui.ui.tones import ToneLabel
from designo_sync_gui.ui.verdict_look import look_color, paint_shape

_SHAPE = 14


def icon(name: str) -> QIcon:
    """One of the bundled icons, by the name of its file in ``resources/icons``."""
    return QIcon(str(resource_path("icons", f"{name}.svg")))


def text_label(text: str = "", *, strong: bool = False, muted: bool = False) -> QLabel:
    """A label for foreign text: drawn as it is, with its invisible characters as marks."""
    label = ToneLabel() if muted else QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(visible_line(spoken(text)))
    if strong:
        font = QFont(label.font())
        font.setBold(True)
        label.setFont(font)
    return label


def small_button(text: str, name: str, tip: str) -> QPushButton:
    """A flat button beside what it acts on; ``name`` says to a screen reader what that is."""
    button = QPushButton(spoken(text).replace("&", "&&"))
    button.setAccessibleName(spoken(name))
    button.setToolTip(spoken(tip))
    button.setAutoDefault(False)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return button


class LookMark(QWidget):
    """Shape and word of a verdict as a widget."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look.NOT_READ
        font = QFont(self.font())
        font.setBold(True)
        self.setFont(font)
        self.show_look(self._look)

    def show_look(self, look: Look) -> None:
        self._look = look
        self.setAccessibleName(spoken(look.label))
        width = self.fontMetrics().horizontalAdvance(spoken(look.label))
        self.setFixedSize(QSize(_SHAPE + 8 + width + 2, self.fontMetrics().height() + 4))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        color = look_color(self._look, self.palette())
        top = (self.height() - _SHAPE) / 2
        paint_shape(painter, self._look, QRectF(0, top, _SHAPE, _SHAPE), color)
        painter.setPen(color)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        place = self.rect().adjusted(_SHAPE + 8, 0, 0, 0)
        painter.drawText(place, flags, spoken(self._look.label))
        painter.end()
