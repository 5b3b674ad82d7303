"""The heading of the group at the top stays there while its orders scroll below it.

Law: it covers no row that is current (``GroupedTable.scrollTo``), and the next heading pushes it
away: nothing jumps.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from designo_sync_gui.ui.orders.columns import Column
from designo_sync_gui.ui.orders.row_painting import (
    HEADING_ROLE,
    CellOption,
    RowDelegate,
    ShownGroup,
)

if TYPE_CHECKING:
    from designo_sync_gui.ui.orders.grouped_table import GroupedTable


class StickyHeading(QWidget):
    """Lies on the table; ``clicked`` gets the group and the place of a click."""

    def __init__(
        self,
        table: "GroupedTable",
        delegate: RowDelegate,
        clicked: Callable[[int, QPoint], object],
    ) -> None:
        super().__init__(table.viewport())
        self._table = table
        self._delegate = delegate
        self._clicked = clicked
        self._group = -1
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def place(self) -> None:
        """Show the group that the first visible row is in, unless its own heading is there."""
        table, rows = self._table, self._table.shown.rows
        top = table.rowAt(0)
        group = rows.group_at(top) if top >= 0 else None
        if (
            group is None
            or not rows.is_open(group)
            or table.rowViewportPosition(rows.top(group)) >= 0
        ):
            self.hide()
            return
        height = table.heights[1]
        y = 0
        if group + 1 < len(rows.groups):
            y = min(0, table.rowViewportPosition(rows.top(group + 1)) - height)
        self._group = group
        self.setGeometry(QRect(0, y, table.viewport().width(), height))
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        table = self._table
        heading = table.shown.index(table.shown.rows.top(self._group), 0).data(HEADING_ROLE)
        if not isinstance(heading, ShownGroup):
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), table.palette().base())
        for column in (Column.MARK, *table.columns.shown):
            left = table.columns.sectionViewportPosition(column)
            place = QRect(left, 0, table.columns.sectionSize(column), self.height())
            painter.save()
            painter.setClipRect(place)
            option = CellOption(table.option(), place)
            self._delegate.paint_heading(painter, option, column, heading, current=False)
            painter.restore()
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if event.button() is Qt.MouseButton.LeftButton:
            self._clicked(self._group, event.position().toPoint())
