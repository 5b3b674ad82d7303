"""What a widget looks like now, as a PNG.

Drawn by the program itself, whatever the screen is.
"""

from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtWidgets import QWidget


def png_of(widget: QWidget) -> bytes:
    """The picture of a widget and all that lies on it."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    widget.grab().save(buffer, "PNG")
    return bytes(buffer.data().data())
