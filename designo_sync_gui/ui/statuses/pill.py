"""One status as a widget, drawn as in the table."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QStyleOptionViewItem, QWidget

from designo_sync_gui.domain.sentence import NOTHING
from designo_sync_gui.ui.statuses.cells import STATUS_ROW_HEIGHT, StatusDelegate
from designo_sync_gui.ui.statuses.text import StatusPaint, status_tooltip


class StatusPill(QWidget):
    """Painted as a cell of the table is, from the left edge on; the whole value on hover."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = StatusDelegate(self)
        self._paint = StatusPaint(None, missing=NOTHING)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_status(self, paint: StatusPaint, heard: str) -> None:
        """``heard`` is what a screen reader says."""
        self._paint = paint
        self.setToolTip(status_tooltip(paint))
        self.setAccessibleName(heard)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, max(STATUS_ROW_HEIGHT, self.fontMetrics().height() + 12))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        option = _Place(self, self._delegate.margin)
        self._delegate.paint_status(painter, option, self._paint)
        painter.end()


class _Place(QStyleOptionViewItem):
    """A whole widget as a cell whose margins lie outside of it."""

    def __init__(self, widget: QWidget, margin: int) -> None:
        super().__init__()
        self.initFrom(widget)
        self.font = widget.font()
        self.palette = widget.palette()
        self.rect = QRect(widget.rect()).adjusted(-margin, 0, margin, 0)
