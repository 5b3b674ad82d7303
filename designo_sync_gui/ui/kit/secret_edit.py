"""An input for a secret: dots, and an eye that shows what was typed.

Law: it is masked again as soon as it is hidden or its window is left; nothing of it is kept in
undo, completion or the input method.
"""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAction, QColor, QHideEvent, QIcon, QKeySequence, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QLineEdit

from designo_sync_gui.ui.kit.keys import native
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.kit.palette import quiet

#: Without leaving the input, so that a blind Tab leads from one secret to the next.
SHOW_KEY = "Alt+V"
_SIZE = 16


class SecretEdit(QLineEdit):
    """``eye`` shows and masks; it can be clicked, or reached by ``SHOW_KEY``."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData
        )
        self.eye = QAction(tr("Show: {what}", what=name), self)
        self.eye.setCheckable(True)
        self.eye.setShortcut(QKeySequence(SHOW_KEY))
        self.eye.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.eye.setToolTip(tr("Show what is typed ({key})", key=native(SHOW_KEY)))
        self.eye.toggled.connect(self._show)
        self.addAction(self.eye, QLineEdit.ActionPosition.TrailingPosition)
        self._show(shown=False)

    def _show(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self.setEchoMode(mode)
        self._draw()

    def _draw(self) -> None:
        self.eye.setIcon(_eye(quiet(self.palette()), struck=self.eye.isChecked()))

    def hideEvent(self, event: QHideEvent) -> None:
        self.eye.setChecked(False)
        super().hideEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()
        elif event.type() == QEvent.Type.ActivationChange and not self.isActiveWindow():
            self.eye.setChecked(False)


def _eye(ink: QColor, *, struck: bool) -> QIcon:
    """An eye, struck through where a press masks again; sharp on scaled screens too."""
    icon = QIcon()
    for scale in (1, 2, 3):
        picture = QPixmap(QSize(_SIZE, _SIZE) * scale)
        picture.setDevicePixelRatio(scale)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink, 1.4))
        painter.drawArc(QRectF(-1, 3.5, 18, 18), 30 * 16, 120 * 16)
        painter.drawArc(QRectF(-1, -5.5, 18, 18), 210 * 16, 120 * 16)
        painter.setBrush(ink)
        painter.drawEllipse(QPointF(8, 8), 2, 2)
        if struck:
            painter.drawLine(QPointF(3, 13.5), QPointF(13, 2.5))
        painter.end()
        icon.addPixmap(picture)
    return icon
