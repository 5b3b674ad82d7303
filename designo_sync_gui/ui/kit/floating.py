"""An answer to the operator's own act lies over the foot of what is worked on: nothing moves.

A message that pushed the table down took the row away from under the mouse, and the next click
met another order. Below, it covers the last rows until it is dismissed; tabs, headings, the first
rows and the bar of the selection stay free.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtWidgets import QWidget

from designo_sync_gui.ui.kit.tokens import SPACE_3

#: Lines longer than this many pixels are hard to read.
_WIDEST = 760
_WATCHED = (
    QEvent.Type.Resize,
    QEvent.Type.Move,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
)


class Floating(QObject):
    """Keeps ``shown``, a child of the window that no layout holds, at the foot of ``over``; above
    ``foot`` while that is seen."""

    def __init__(self, shown: QWidget, over: QWidget, foot: QWidget | None = None) -> None:
        super().__init__(shown)
        self._shown, self._over, self._foot = shown, over, foot
        for watched in (shown, over, *((foot,) if foot is not None else ())):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _WATCHED:
            self.place()
        return False

    def place(self) -> None:
        """Where it belongs now."""
        shown, parent, layout = self._shown, self._shown.parentWidget(), self._shown.layout()
        if parent is None or layout is None or shown.isHidden():
            return
        room = QRect(self._over.mapTo(parent, QPoint()), self._over.size())
        if self._foot is not None and self._foot.isVisible():
            room.setBottom(self._foot.mapTo(parent, QPoint()).y() - 1)
        room.adjust(SPACE_3, SPACE_3, -SPACE_3, -SPACE_3)
        width = min(room.width(), _WIDEST)
        height = min(layout.totalHeightForWidth(width), parent.height())
        shown.setGeometry(room.left(), max(room.bottom() + 1 - height, 0), width, height)
        shown.raise_()
