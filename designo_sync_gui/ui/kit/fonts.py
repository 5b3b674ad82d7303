"""Fonts made of another one.

Law: a font has its size in points or in pixels, and Qt says -1 for the other: whichever it has is
scaled (a font in pixels was seen with the platform plugin ``offscreen`` on Windows).
"""

from PySide6.QtGui import QFont, QFontDatabase


def scaled(font: QFont, factor: float) -> QFont:
    """The font, larger or smaller."""
    made = QFont(font)
    if font.pointSizeF() > 0:
        made.setPointSizeF(font.pointSizeF() * factor)
    else:
        made.setPixelSize(max(1, round(font.pixelSize() * factor)))
    return made


def monospace(like: QFont) -> QFont:
    """The system's fixed-width font, as large as another one."""
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setStyleHint(QFont.StyleHint.Monospace)
    if like.pointSizeF() > 0:
        font.setPointSizeF(like.pointSizeF())
    else:
        font.setPixelSize(max(1, like.pixelSize()))
    return font
