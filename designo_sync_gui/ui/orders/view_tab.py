"""One tab of the row of views: its title and how many orders it holds now."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from designo_sync_gui.ui.kit.language import number
from designo_sync_gui.ui.kit.palette import quiet, view_tab_colors
from designo_sync_gui.ui.statuses.text import plain_tooltip

_GAP = 7
_SIDE = 12
_HEIGHT = 30
#: Pixels of a title; a view of the operator's own may be called longer.
MOST_WIDTH: Final = 200
#: To the first and the last tab is farther than there are tabs.
FAR: Final = 1000
_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Home: -FAR,
    Qt.Key.Key_End: FAR,
}


class ViewTab(QAbstractButton):
    """A rounded tab that is painted as plain text: no mnemonic, no markup; a long title is cut, and
    whole on hover and for screen readers.

    ``entered``: it was pressed, by mouse or Enter; ``stepped`` carries how far an arrow key goes
    from here, which chooses a tab and stays among them.
    """

    entered = Signal()
    stepped = Signal(int)

    def __init__(self, title: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.count: int | None = None
        self.setCheckable(True)
        self.setAccessibleDescription(hint)
        self._hint = hint
        self._tell_whole()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_count(self, count: int | None) -> None:
        """``None`` while nobody has counted: no number is shown then."""
        self.count = count
        told = self.told_count
        self.setAccessibleName(f"{self.title}, {told}" if told else self.title)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        bold = self.font()
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        width = metrics.horizontalAdvance(self.cut_title)
        width += metrics.horizontalAdvance(self.told_count)
        return QSize(width + _GAP + 2 * _SIDE, max(_HEIGHT, metrics.height() + 10))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        ground, ink = view_tab_colors(palette, chosen=self.isChecked())
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        if self.hasFocus():
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Link), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        font = self.font()
        font.setBold(self.isChecked())
        painter.setFont(font)
        painter.setPen(ink)
        title = self.cut_title
        width = QFontMetrics(font).horizontalAdvance(title)
        full = width + _GAP + QFontMetrics(font).horizontalAdvance(self.told_count)
        left = box.left() + (box.width() - full) / 2
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        painter.drawText(QRectF(left, box.top(), box.width(), box.height()), flags, title)
        painter.setPen(ink if self.isChecked() else quiet(palette))
        left += width + _GAP
        painter.drawText(QRectF(left, box.top(), box.width(), box.height()), flags, self.told_count)
        painter.end()

    @property
    def cut_title(self) -> str:
        """As much of the title as a tab has room for, in the width of its bold letters."""
        bold = self.font()
        bold.setBold(True)
        return QFontMetrics(bold).elidedText(self.title, Qt.TextElideMode.ElideRight, MOST_WIDTH)

    def _tell_whole(self) -> None:
        """A title that is cut stands whole above the hint."""
        cut = self.cut_title != self.title
        self.setToolTip(plain_tooltip(f"{self.title}\n{self._hint}") if cut else self._hint)

    @property
    def told_count(self) -> str:
        return "" if self.count is None else number(self.count)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed = self.isDown()
        super().mouseReleaseEvent(event)
        if pressed:
            self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            self.entered.emit()
        elif event.key() in _STEPS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.stepped.emit(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
