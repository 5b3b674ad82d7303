"""One saved view: its title and its count."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from designo_sync_gui.ui.language import number
from designo_sync_gui.ui.theme import quiet, view_tab_colors

_GAP = 7
_SIDE = 12
_HEIGHT = 30


class ViewTab(QAbstractButton):
    """A rounded tab that is painted as plain text: no mnemonic, no markup."""

    def __init__(self, title: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.count = 0
        self.setCheckable(True)
        self.setToolTip(hint)
        self.setAccessibleDescription(hint)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_count(self, count: int) -> None:
        self.count = count
        self.setAccessibleName(f"{self.title}, {number(count)}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        bold = self.font()
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        width = metrics.horizontalAdvance(self.title) + metrics.horizontalAdvance(self._number())
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
        width = QFontMetrics(font).horizontalAdvance(self.title)
        full = width + _GAP + QFontMetrics(font).horizontalAdvance(self._number())
        left = box.left() + (box.width() - full) / 2
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        painter.drawText(QRectF(left, box.top(), box.width(), box.height()), flags, self.title)
        painter.setPen(ink if self.isChecked() else quiet(palette))
        left += width + _GAP
        painter.drawText(QRectF(left, box.top(), box.width(), box.height()), flags, self._number())
        painter.end()

    def _number(self) -> str:
        return number(self.count)
