"""The heading row of the order table: columns are hidden, moved, resized and sorted here.

Law: how the columns stand is a plain value that can be kept; a kept value that makes no sense
changes nothing.
"""

from collections.abc import Mapping

from PySide6.QtCore import QPoint, QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.kit.palette import line, quiet
from designo_sync_gui.ui.orders.columns import HEADINGS, Column

_NARROWEST, _WIDEST = 40, 2000


class ColumnHeader(QHeaderView):
    """A click sorts ascending, the next descending, the third newest id first again."""

    arranged = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setAccessibleName(tr("Columns of the order table"))
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setSortIndicatorClearable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(_NARROWEST)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setStretchLastSection(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        for change in (self.sectionMoved, self.sectionResized, self.sortIndicatorChanged):
            change.connect(lambda *_: self.arranged.emit())

    def menu(self) -> QMenu:
        """The menu of columns; the caller shows it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown = [column for column in Column if not self.isSectionHidden(column)]
        for column, heading in HEADINGS.items():
            action = menu.addAction(heading.title)
            action.setCheckable(True)
            action.setChecked(column in shown)
            action.setEnabled(shown != [column])
            action.toggled.connect(lambda on, column=column: self.show_column(column, on))
        menu.addSeparator()
        menu.addAction(tr("Reset columns")).triggered.connect(self.reset_columns)
        return menu

    def show_column(self, column: Column, shown: bool) -> None:
        self.setSectionHidden(column, not shown)
        self.arranged.emit()

    def reset_columns(self) -> None:
        """Every column, in the first order and width; newest id first."""
        for column in HEADINGS:
            self.setSectionHidden(column, False)
            self.moveSection(self.visualIndex(column), int(column))
        self.reset_widths()
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.arranged.emit()

    def reset_widths(self) -> None:
        """The first width of every column: the heading fits in every language."""
        for column, heading in HEADINGS.items():
            self.resizeSection(column, max(heading.width, self.sectionSizeHint(column)))

    def arrangement(self) -> dict[str, object]:
        """Names of columns from left to right, the hidden ones, widths, and the sorting."""
        by_place = [Column(self.logicalIndex(place)) for place in range(self.count())]
        sorted_by = self.sortIndicatorSection()
        return {
            "order": [column.name for column in by_place],
            "hidden": [column.name for column in by_place if self.isSectionHidden(column)],
            "widths": {
                column.name: self.sectionSize(column)
                for column in by_place
                if not self.isSectionHidden(column)
            },
            "sorted_by": Column(sorted_by).name if 0 <= sorted_by < self.count() else "",
            "descending": self.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder,
        }

    def arrange(self, kept: object) -> None:
        """Take a kept arrangement; unknown names and wrong types are passed over."""
        if not isinstance(kept, Mapping):
            return
        for place, column in enumerate(_columns(kept.get("order"))):
            self.moveSection(self.visualIndex(column), place)
        widths = kept.get("widths")
        for name, width in widths.items() if isinstance(widths, Mapping) else ():
            if name in Column.__members__ and type(width) is int:
                self.resizeSection(Column[name], max(_NARROWEST, min(width, _WIDEST)))
        hidden = _columns(kept.get("hidden"))
        if len(hidden) < len(Column):
            for column in Column:
                self.setSectionHidden(column, column in hidden)
        down = Qt.SortOrder.DescendingOrder if kept.get("descending") is True else None
        sorted_by = Column.__members__.get(str(kept.get("sorted_by")))
        place = -1 if sorted_by is None else int(sorted_by)
        self.setSortIndicator(place, down or Qt.SortOrder.AscendingOrder)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.fontMetrics().height() + 14)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """A quiet heading: its text stands exactly above the texts of the cells."""
        painter.save()
        palette = self.palette()
        painter.fillRect(rect, palette.color(QPalette.ColorRole.Window))
        painter.setPen(QPen(line(palette), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(
            QPointF(rect.right(), rect.top() + 7), QPointF(rect.right(), rect.bottom() - 7)
        )
        place = rect.adjusted(8, 0, -6, 0)
        if self.sortIndicatorSection() == logicalIndex:
            place.setRight(place.right() - 14)
            self._paint_arrow(painter, QPointF(rect.right() - 12, rect.center().y() + 0.5))
        title = HEADINGS[Column(logicalIndex)].title
        cut = self.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, place.width())
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        font = self.font()
        font.setWeight(font.Weight.DemiBold)
        painter.setFont(font)
        painter.drawText(place, flags, cut)
        painter.restore()

    def _paint_arrow(self, painter: QPainter, middle: QPointF) -> None:
        up = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        tip = -3.0 if up else 3.0
        shape = [QPointF(-4, -tip / 1.5), QPointF(4, -tip / 1.5), QPointF(0, tip)]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(quiet(self.palette()))
        painter.drawPolygon(QPolygonF([middle + point for point in shape]))
        painter.restore()

    def _open_menu(self, place: QPoint) -> None:
        self.menu().popup(self.mapToGlobal(place))


def _columns(names: object) -> list[Column]:
    if not isinstance(names, list):
        return []
    known = [name for name in names if isinstance(name, str) and name in Column.__members__]
    return [Column[name] for name in dict.fromkeys(known)]
