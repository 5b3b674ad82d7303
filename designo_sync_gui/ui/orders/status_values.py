"""The statuses that can be filtered by, as rows of a list: box, value, number of orders.

Law: a row carries the status itself; what is searched and shown of it is never what is chosen.
"""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from designo_sync_gui.domain.bidi import isolated
from designo_sync_gui.domain.order_keys import folded
from designo_sync_gui.domain.status import JsonType, Status
from designo_sync_gui.domain.status_counts import StatusCount, status_count
from designo_sync_gui.ui.kit.language import number, tr, tr_n
from designo_sync_gui.ui.kit.palette import quiet
from designo_sync_gui.ui.kit.table_look import paint_ground
from designo_sync_gui.ui.orders.check_box import BOX, paint_box
from designo_sync_gui.ui.statuses.cells import (
    STATUS_ROLE,
    STATUS_ROW_HEIGHT,
    StatusDelegate,
    StatusPaint,
    status_tooltip,
)
from designo_sync_gui.ui.statuses.text import type_words, value_words

AnyIndex = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
#: The role under which a row gives its number of orders as it is written.
COUNT_ROLE = int(Role.UserRole) + 3
_NO_PARENT = QModelIndex()
#: Code points of a status in words; beyond, its middle is left out.
_LONGEST_VALUE = 120
_SIDE, _GAP = 8, 6


def status_words(status: Status) -> str:
    """A status as one line of a menu: made visible, and told apart from a text that looks so."""
    words = isolated(value_words(status, _LONGEST_VALUE))
    kind = status.json_type
    return words if kind is JsonType.TEXT else f"{words} ({type_words(kind)})"


class StatusValues(QAbstractListModel):
    """Rows of those that a typed text finds. ``turned``: a value was chosen or taken back."""

    turned = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: Sequence[StatusCount] = ()
        self._shown: Sequence[StatusCount] = ()
        self._needle = ""
        self.chosen: frozenset[Status] = frozenset()

    def offer(self, counts: Iterable[StatusCount], chosen: frozenset[Status]) -> None:
        """All there are, those chosen before first, also where no order has them any more."""
        there = {one.status: one for one in counts}
        first = [
            there.pop(one, status_count(one, 0, 0, 0))
            for one in sorted(chosen, key=lambda status: status.literal)
        ]
        self.chosen = chosen
        self._all = (*first, *there.values())
        self._look()

    def look_for(self, text: str) -> None:
        """Show those in which a text is found, by their letters, marks or code points."""
        self._needle = folded(text)
        self._look()

    @property
    def total(self) -> int:
        """How many can be chosen, shown or not."""
        return len(self._all)

    def turn(self, row: int) -> None:
        """Choose a value, or take it back."""
        status = self._shown[row].status
        self.chosen ^= {status}
        place = self.index(row)
        self.dataChanged.emit(place, place, [int(Role.CheckStateRole)])
        self.turned.emit()

    def clear(self) -> None:
        """Nothing is chosen."""
        if self.chosen:
            self.chosen = frozenset()
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))
            self.turned.emit()

    def _look(self) -> None:
        self.beginResetModel()
        needle = self._needle
        self._shown = [one for one in self._all if _found(one, needle)] if needle else self._all
        self.endResetModel()

    # Qt ---------------------------------------------------------------------------------------

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsUserCheckable
        )

    def data(self, index: AnyIndex, role: int = Role.DisplayRole) -> object:
        one = self._shown[index.row()]
        if role == STATUS_ROLE:
            return StatusPaint(one.status)
        if role == Role.CheckStateRole:
            on = one.status in self.chosen
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role == COUNT_ROLE:
            return number(one.orders)
        if role == Role.DisplayRole:
            return status_words(one.status)
        if role == Role.AccessibleTextRole:
            orders = tr_n("{n:,} order", "{n:,} orders", one.orders)
            return f"{status_words(one.status)}, {orders}"
        return _tip(one) if role == Role.ToolTipRole else None


def _found(one: StatusCount, needle: str) -> bool:
    if needle in one.findable:
        return True
    plain = one.status.json_type is JsonType.TEXT and one.status.literal
    return not plain and needle in folded(status_words(one.status))


def _tip(one: StatusCount) -> str:
    """The whole value, and which side has it how often."""
    sides = tr(
        "Storefront: {shop:,} · DesignO: {designo:,}", shop=one.storefront, designo=one.designo
    )
    return f"{status_tooltip(StatusPaint(one.status))}<br>{sides}"


class StatusValueDelegate(QStyledItemDelegate):
    """A box, the value as the table draws it, and at the right the number of its orders."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pill = StatusDelegate(self)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(200, max(STATUS_ROW_HEIGHT, option.fontMetrics.height() + 12))

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: AnyIndex,
    ) -> bool:
        """Who turns a row is the list, by a click anywhere in it or by Space."""
        return False

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        paint = index.data(STATUS_ROLE)
        if not isinstance(paint, StatusPaint):
            return
        painter.save()
        paint_ground(painter, option)
        place, count = option.rect, str(index.data(COUNT_ROLE))
        top = place.center().y() - BOX / 2 + 0.5
        state = Qt.CheckState(index.data(Role.CheckStateRole))
        box = QRectF(place.left() + _SIDE, top, BOX, BOX)
        paint_box(painter, box, state, option.palette)
        painter.setFont(option.font)
        painter.setPen(quiet(option.palette))
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(place.adjusted(0, 0, -_SIDE, 0), int(flags), count)
        width = option.fontMetrics.horizontalAdvance(count)
        inner = _Part(option, _SIDE + BOX + _GAP, _SIDE + width + _GAP)
        painter.setClipRect(inner.rect)
        self._pill.paint_status(painter, inner, paint)
        painter.restore()


class _Part(QStyleOptionViewItem):
    """A cell without so much at its left and right."""

    def __init__(self, whole: QStyleOptionViewItem, left: int, right: int) -> None:
        super().__init__(whole)
        self.rect = whole.rect.adjusted(left, 0, -right, 0)
