"""A soft tint over rows whose values changed just now, fading.

Law: drawn over the row and never in its place: values stay readable, and nothing moves. A system
whose animations are turned off sees none.
"""

from collections.abc import Collection

from PySide6.QtCore import QObject, QRect, QVariantAnimation
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QTableView

from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.ui.orders.model import OrderModel
from designo_sync_gui.ui.orders.shown_rows import ShownRows

#: Milliseconds from full tint to none.
FADE = 1400
#: Opacity of the tint at its start: text over it keeps its contrast.
STRONGEST = 0.18


class RowFlash(QObject):
    """Remembers which rows in sight changed, by reference, until their tint has faded."""

    def __init__(self, table: QTableView, orders: OrderModel, shown: ShownRows) -> None:
        super().__init__(table)
        self._table = table
        self._orders = orders
        self._shown = shown
        self.fade = QVariantAnimation(self)
        self.fade.setStartValue(STRONGEST)
        self.fade.setEndValue(0.0)
        self.fade.setDuration(FADE)
        self.fade.valueChanged.connect(lambda _: table.viewport().update())
        self.fade.finished.connect(self._end)
        self.refs: frozenset[OrderRef] = frozenset()
        orders.values_changed.connect(self.show_changed)

    @property
    def wanted(self) -> bool:
        """Whether the system wants things to move at all."""
        hint = QStyle.StyleHint.SH_Widget_Animation_Duration
        return self._table.style().styleHint(hint, None, self._table) > 0

    def show_changed(self, rows: Collection[int]) -> None:
        """Tint those of these rows of the view that are in sight; a fade under way begins anew."""
        if not self.wanted:
            return
        first, last = self._in_sight()
        places = ((self._shown.rows.shown(row), row) for row in rows)
        found = (
            self._orders.order_at(row)
            for place, row in places
            if place is not None and first <= place <= last
        )
        seen = {order.ref for order in found if order is not None}
        if seen:
            self.refs |= seen
            self.fade.stop()
            self.fade.start()

    def paint(self, painter: QPainter) -> None:
        """Lay the tint over the rows; called after the table has drawn itself."""
        if not self.refs:
            return
        tint = self._table.palette().color(QPalette.ColorRole.Accent)
        tint.setAlphaF(float(self.fade.currentValue()))
        first, last = self._in_sight()
        width = self._table.viewport().width()
        for place in range(first, last + 1):
            row = self._shown.rows.row_at(place)
            order = None if row is None else self._orders.order_at(row)
            if order is not None and order.ref in self.refs:
                top, height = self._table.rowViewportPosition(place), self._table.rowHeight(place)
                painter.fillRect(QRect(0, top, width, height), tint)

    def _in_sight(self) -> tuple[int, int]:
        first = self._table.rowAt(0)
        last = self._table.rowAt(self._table.viewport().height() - 1)
        rows = self._shown.rows.count
        return (first if first >= 0 else rows), (last if last >= 0 else rows - 1)

    def _end(self) -> None:
        self.refs = frozenset()
        self._table.viewport().update()
