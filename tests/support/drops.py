"""Files dragged over a window and dropped there."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget


def drop(window: QWidget, *urls: QUrl, text: str = "") -> bool:
    """Whether the window takes what is dragged over it; then it is dropped."""
    data = QMimeData()
    if urls:
        data.setUrls(list(urls))
    if text:
        data.setText(text)
    place, action = QPointF(9, 9), Qt.DropAction.CopyAction
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entering = QDragEnterEvent(place.toPoint(), action, data, left, none)
    entering.ignore()
    window.dragEnterEvent(entering)
    if entering.isAccepted():
        window.dropEvent(QDropEvent(place, action, data, left, none))
    return entering.isAccepted()


def url_of(path: Path) -> QUrl:
    """As a file manager names it."""
    return QUrl.fromLocalFile(str(path))
