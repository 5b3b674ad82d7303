"""The colours of messages: good, bad, careful, plain.

Law: a tone never stands alone; a word and a shape say the same. Each pair of colours has at
least the contrast of WCAG AA on the window's background.
"""

from enum import Enum

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QLabel


class Tone(Enum):
    """How a message is meant."""

    GOOD = "good"
    BAD = "bad"
    CAREFUL = "careful"
    INFO = "info"
    MUTED = "muted"


_LIGHT = {
    Tone.GOOD: "#1a7f37",
    Tone.BAD: "#c2242b",
    Tone.CAREFUL: "#8a5a00",
    Tone.INFO: "#0a5fc4",
    Tone.MUTED: "#59636e",
}
_DARK = {
    Tone.GOOD: "#4cc267",
    Tone.BAD: "#ff7b72",
    Tone.CAREFUL: "#e3b341",
    Tone.INFO: "#6cb0ff",
    Tone.MUTED: "#9aa4af",
}


def is_dark(palette: QPalette) -> bool:
    return palette.color(QPalette.ColorRole.Window).lightness() < 128


def tone_color(tone: Tone, palette: QPalette) -> QColor:
    """The colour for text and marks of this tone on the palette's window colour."""
    return QColor((_DARK if is_dark(palette) else _LIGHT)[tone])


def tone_background(tone: Tone, palette: QPalette) -> QColor:
    """The window's colour with a touch of the tone: the ground of a banner."""
    ground, ink = palette.color(QPalette.ColorRole.Window), tone_color(tone, palette)
    share = 0.16 if is_dark(palette) else 0.09
    return QColor.fromRgbF(
        ground.redF() + (ink.redF() - ground.redF()) * share,
        ground.greenF() + (ink.greenF() - ground.greenF()) * share,
        ground.blueF() + (ink.blueF() - ground.blueF()) * share,
    )


class ToneLabel(QLabel):
    """A label with plain text in a tone, right in light and dark even while that changes."""

    def __init__(self, text: str = "", tone: Tone = Tone.MUTED) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._tone = tone
        self.setText(text)
        self._dye()

    def set_tone(self, tone: Tone) -> None:
        self._tone = tone
        self._dye()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dye()

    def _dye(self) -> None:
        """Set the text's colour alone: a palette of its own would stop following the scheme."""
        color = tone_color(self._tone, QGuiApplication.palette())
        if self.palette().color(QPalette.ColorRole.WindowText) != color:
            palette = QPalette()
            palette.setColor(QPalette.ColorRole.WindowText, color)
            self.setPalette(palette)
