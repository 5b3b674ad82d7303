"""The bundled icons in the colours of the scheme: muted, and white on a highlighted menu entry."""

from functools import cache
from pathlib import Path

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QGuiApplication, QIcon, QIconEngine, QPainter, QPixmap

from designo_sync_gui.resource_files import resource_path
from designo_sync_gui.ui.kit.tokens import Token, color_of

_INKS = {
    QIcon.Mode.Normal: Token.MUTED,
    QIcon.Mode.Disabled: Token.DISABLED,
    QIcon.Mode.Active: Token.ON_FILLED,
    QIcon.Mode.Selected: Token.ON_FILLED,
}


class LineIcon(QIconEngine):
    """Lines of a file in the ink of the moment.

    A menu asks for the *active* icon of its highlighted entry; so does a tool button under the
    mouse, unless it is not raised by it (``style_sheet``).
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path

    def clone(self) -> QIconEngine:
        return LineIcon(self._path)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        painter.drawPixmap(rect, self.pixmap(rect.size(), mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(_drawn(self._path).pixmap(size, 1.0))
        painter = QPainter(picture)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(picture.rect(), color_of(_INKS[mode], QGuiApplication.palette()))
        painter.end()
        return picture

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        return size


@cache
def _drawn(path: Path) -> QIcon:
    return QIcon(str(path))


def icon(name: str) -> QIcon:
    """One of the bundled icons, by the name of its file in ``resources/icons``."""
    path = resource_path("icons", f"{name}.svg")
    return QIcon(str(path)) if name == "app" else QIcon(LineIcon(path))
