"""The changes of a plan by their pair of values, each with a box to leave all of it out.

Law: values are painted as in every table; a box shows whether all, some or none of its rows are
written, and turns them all.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem, QWidget

from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.ui.kit.language import number, spoken, tr
from designo_sync_gui.ui.kit.palette import line, quiet, soften_selection
from designo_sync_gui.ui.plans.change_pills import pills_of
from designo_sync_gui.ui.plans.plan_figures import Group
from designo_sync_gui.ui.plans.tick_box import BOX, CellAt, paint_box, turned_by
from designo_sync_gui.ui.plans.ticks import Ticks
from designo_sync_gui.ui.statuses.cells import StatusDelegate
from designo_sync_gui.ui.statuses.text import plain_tooltip, value_words
from designo_sync_gui.ui.statuses.text import spoken as value_spoken

AnyIndex = QModelIndex | QPersistentModelIndex
#: The item role under which the model gives its ``Group``; ``None`` for the first row.
GROUP_ROLE = int(Qt.ItemDataRole.UserRole) + 10
_NO_PARENT = QModelIndex()
_LEFT, _INDENT, _PILL, _TOP = 16, 44, 24, 10
#: Between what a row says and its count.
_BETWEEN = 12
_LONGEST = 200


class GroupModel(QAbstractListModel):
    """First *All changes*, then the groups."""

    def __init__(
        self, groups: Sequence[Group], ticks: Ticks, store_name: Callable[[str], str]
    ) -> None:
        super().__init__()
        self.groups = groups
        self._ticks = ticks
        self._name = store_name
        self._several = len({group.target for group in groups}) > 1
        ticks.changed.connect(self._told_anew)

    def _told_anew(self) -> None:
        self.dataChanged.emit(self.index(0), self.index(len(self.groups)))

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.groups) + 1

    def group(self, row: int) -> Group | None:
        return self.groups[row - 1] if row else None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        group = self.group(index.row())
        if role == Qt.ItemDataRole.CheckStateRole:
            return self._ticks.state(group).value
        if role == GROUP_ROLE:
            return group
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._words(group)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tooltip(self._words(group))
        return None

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A box was turned, by mouse, key or a screen reader; which way is its own state's."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self._ticks.turn(self.group(index.row()))
        return True

    def count_words(self, group: Group | None) -> str:
        """``4 of 5``, or only how many where all are written."""
        written = self._ticks.written_of(group)
        whole = len(group.rows) if group else sum(len(one.rows) for one in self.groups)
        if written == whole:
            return number(whole)
        return tr("{n:,} of {total:,}", n=written, total=whole)

    def origin(self, group: Group) -> str:
        """Whose change it is, and what differs."""
        names = ", ".join(visible_line(self._name(code)) for code in group.stores)
        if self._several:
            names = tr("{names} → {side}", names=names, side=group.target.label)
        kinds = ", ".join(spoken(kind.label) for kind in group.kinds)
        return f"{names} · {kinds}" if kinds else names

    def _words(self, group: Group | None) -> str:
        if group is None:
            return tr("All changes: {count}", count=self.count_words(None))
        return tr(
            "{before} → {after}: {count}, {origin}",
            before=value_spoken(pills_of(group.expected, group.wanted)[0]),
            after=value_words(group.wanted, _LONGEST),
            count=self.count_words(group),
            origin=self.origin(group),
        )


class GroupDelegate(StatusDelegate):
    """A box, the value now above the value to come, and whose change it is."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        model = index.model()
        if not isinstance(model, GroupModel):
            return
        group = model.group(index.row())
        painter.save()
        self._paint_ground(painter, option)
        self._paint_box(painter, option, index)
        count = model.count_words(group)
        taken = self._paint_count(painter, option, count)
        if group is None:
            painter.setFont(_bold(option.font))
            painter.drawText(
                option.rect.adjusted(_INDENT, 0, -taken, 0),
                int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine),
                tr("All changes"),
            )
        else:
            self._paint_change(painter, option, group, taken)
            self._paint_origin(painter, option, model.origin(group))
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        palette = option.palette
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, palette.color(QPalette.ColorRole.Highlight))
            bar = QRect(option.rect.left(), option.rect.top(), 3, option.rect.height())
            painter.fillRect(bar, palette.color(QPalette.ColorRole.Accent))
        painter.setPen(line(palette))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.setPen(palette.color(QPalette.ColorRole.Text))

    def _paint_box(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        paint_box(painter, option, self.box(option), index.data(Qt.ItemDataRole.CheckStateRole))

    def box(self, option: QStyleOptionViewItem) -> QRect:
        """Where the box is."""
        top = option.rect.top() + _TOP + (_PILL - BOX) // 2 - 2
        return QRect(option.rect.left() + _LEFT, top, BOX, BOX)

    def _paint_count(self, painter: QPainter, option: QStyleOptionViewItem, count: str) -> int:
        painter.setFont(_bold(option.font))
        width = QFontMetrics(_bold(option.font)).horizontalAdvance(count)
        place = QRect(
            option.rect.right() - width - _LEFT, option.rect.top() + _TOP - 2, width, _PILL
        )
        painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), count)
        return width + _LEFT + _BETWEEN

    def _paint_change(
        self, painter: QPainter, option: QStyleOptionViewItem, group: Group, taken: int
    ) -> None:
        above = QRect(
            option.rect.left() + _INDENT - self.margin,
            option.rect.top() + _TOP - 2,
            option.rect.width() - _INDENT - taken + 2 * self.margin,
            _PILL,
        )
        now, then = pills_of(group.expected, group.wanted)
        self.paint_status(painter, CellAt(option, above), now)
        below = above.translated(0, _PILL + 2)
        arrow = QRect(below.left() + self.margin, below.top(), 20, _PILL)
        painter.setPen(quiet(option.palette))
        painter.setFont(option.font)
        painter.drawText(arrow, int(Qt.AlignmentFlag.AlignVCenter), "→")
        beside = below.adjusted(20, 0, taken - _LEFT, 0)
        self.paint_status(painter, CellAt(option, beside), then)

    def _paint_origin(self, painter: QPainter, option: QStyleOptionViewItem, told: str) -> None:
        painter.setFont(option.font)
        painter.setPen(quiet(option.palette))
        metrics = QFontMetrics(option.font)
        top = option.rect.top() + _TOP + 2 * _PILL + 4
        place = QRect(
            option.rect.left() + _INDENT,
            top,
            option.rect.width() - _INDENT - _LEFT,
            metrics.height(),
        )
        cut = metrics.elidedText(told, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, int(Qt.TextFlag.TextSingleLine), cut)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        if index.row() == 0:
            return QSize(0, _PILL + 2 * _TOP - 4)
        return QSize(0, _TOP + 2 * _PILL + 6 + QFontMetrics(option.font).height() + _TOP)

    def editorEvent(
        self,
        event: QEvent,
        model: QAbstractItemModel,
        option: QStyleOptionViewItem,
        index: AnyIndex,
    ) -> bool:
        """A click on the box or the space bar turns it."""
        return turned_by(event, self.box(option)) and model.setData(
            index, None, Qt.ItemDataRole.CheckStateRole
        )


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


class GroupList(QListView):
    """``chosen`` carries the group whose rows are to be shown, ``None`` for all."""

    chosen = Signal(object)

    def __init__(
        self,
        groups: Sequence[Group],
        ticks: Ticks,
        store_name: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Changes"))
        self._groups = GroupModel(groups, ticks, store_name)
        self._groups.setParent(self)
        self.setModel(self._groups)
        self.setItemDelegate(GroupDelegate(self))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setFrameShape(QListView.Shape.NoFrame)
        soften_selection(self)
        self.setCurrentIndex(self._groups.index(0))
        self.selectionModel().currentChanged.connect(
            lambda now, _former: self.chosen.emit(self._groups.group(now.row()))
        )

    def least_width(self) -> int:
        """So wide that *All changes* and its count stand beside each other."""
        whole = sum(len(group.rows) for group in self._groups.groups)
        count = tr("{n:,} of {total:,}", n=whole, total=whole)
        bold = QFontMetrics(_bold(self.font()))
        words = bold.horizontalAdvance(tr("All changes")) + bold.horizontalAdvance(count)
        return words + _INDENT + _LEFT + _BETWEEN + self.verticalScrollBar().sizeHint().width()

    def mark_current(self) -> None:
        """The rows of the current group are looked at, and not another page."""
        flags = QItemSelectionModel.SelectionFlag
        self.selectionModel().select(self.currentIndex(), flags.ClearAndSelect)

    @property
    def group_model(self) -> GroupModel:
        return self._groups
