"""One line of text that gives way: what has no room is left out and told in its tip."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QLabel

from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.ui.kit.palette import Tone, tone_color
from designo_sync_gui.ui.statuses.text import plain_tooltip

_LEAST = 24


class ElidedLabel(QLabel):
    """``text()`` is always the whole text; without a tone it has the colour of usual text."""

    def __init__(self, tone: Tone | None = None, *, strong: bool = False) -> None:
        super().__init__()
        self._tone = tone
        self._more: tuple[str, ...] = ()
        self._brief = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        font = self.font()
        font.setBold(strong)
        self.setFont(font)

    def show_text(
        self, text: str, tone: Tone | None = None, more: Sequence[str] = (), brief: str = ""
    ) -> None:
        """``more`` is what the tip says besides; ``brief`` stands for a text without room and is
        never cut, such as its number. A line break would need a second line."""
        self._tone, self._more, self._brief = tone, tuple(more), visible_line(brief)
        self.setText(visible_line(text))
        self.updateGeometry()
        self._tell_rest()

    @property
    def shown_text(self) -> str:
        """What there is room for."""
        room = self.contentsRect().width()
        whole = self.fontMetrics().horizontalAdvance(self.text()) <= room
        if self._brief and not whole:
            return self._brief
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room)

    def minimumSizeHint(self) -> QSize:
        brief = self.fontMetrics().horizontalAdvance(self._brief)
        least = max(min(_LEAST, self.sizeHint().width()), brief)
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_rest()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        palette = self.palette()
        usual = palette.color(QPalette.ColorRole.WindowText)
        painter.setPen(usual if self._tone is None else tone_color(self._tone, palette))
        room = self.contentsRect()
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), self.shown_text)
        painter.end()

    def _tell_rest(self) -> None:
        wanted = self.fontMetrics().horizontalAdvance(self.text())
        whole = [self.text()] if wanted > self.contentsRect().width() else []
        tip = " — ".join([*whole, *self._more])
        self.setToolTip(plain_tooltip(tip) if tip else "")
