"""The last row below the list of changes: it leads to what is not written."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy

from designo_sync_gui.ui.kit.forms import PushButton
from designo_sync_gui.ui.kit.language import number, tr
from designo_sync_gui.ui.kit.palette import quiet
from designo_sync_gui.ui.kit.tokens import Token, color_of

_HEIGHT, _LEFT, _INDENT = 40, 16, 44


class FootRow(PushButton):
    """Drawn as a row of the list; checked while its page is shown."""

    def __init__(self, count: int) -> None:
        super().__init__(tr("Not written: {n:,}", n=count))
        self._count = count
        self.setAccessibleName(self.text())
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self.font())
        width = metrics.horizontalAdvance(self.text()) + _INDENT + 2 * _LEFT
        return QSize(width, max(_HEIGHT, metrics.height() + 16))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        ground = Token.SELECTED if self.isChecked() else Token.BASE
        painter.fillRect(self.rect(), color_of(ground, palette))
        if self.isChecked():
            bar = QRect(0, 0, 3, self.height())
            painter.fillRect(bar, palette.color(QPalette.ColorRole.Accent))
        middle = self.height() / 2
        painter.setPen(QPen(quiet(palette), 1.4))
        painter.drawEllipse(_LEFT, int(middle) - 6, 12, 12)
        painter.drawLine(_LEFT + 2, int(middle) + 4, _LEFT + 10, int(middle) - 4)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        row = int(Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(self.rect().adjusted(_INDENT, 0, 0, 0), row, tr("Not written"))
        painter.setPen(quiet(palette))
        right = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
        painter.drawText(
            self.rect().adjusted(0, 0, -_LEFT, 0), right, f"{number(self._count)}  \u203a"
        )
        if self.hasFocus():
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Link), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()
