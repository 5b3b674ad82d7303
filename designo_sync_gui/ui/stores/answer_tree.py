"""The tree of an example's answer, in which the operator points at what each value is.

Law: pointing changes a choice and nothing else; what cannot be chosen at a value cannot be pressed.
"""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics, QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from designo_sync_gui.domain.learning.outline import LIST, Meanings, Node
from designo_sync_gui.domain.learning.scores import Role
from designo_sync_gui.domain.learning.told import ROLE_WORDS
from designo_sync_gui.ui.kit.fonts import monospace, scaled
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.kit.palette import filled, quiet, soften_selection
from designo_sync_gui.ui.kit.tokens import RADIUS, SPACE_1, SPACE_2
from designo_sync_gui.ui.stores.answer_model import LINE_ROLE, AnswerModel, Line

AnyIndex = QModelIndex | QPersistentModelIndex
#: What a value can be said to be, with the key that says so; no role is the list itself.
_KEYS: Final[tuple[tuple[Role | None, str], ...]] = (
    (None, "L"),
    (Role.ID, "I"),
    (Role.STATUS, "S"),
    (Role.NUMBER, "N"),
    (Role.CHANGED_AT, "C"),
    (Role.STORE, "O"),
)
_TAG: Final = 0.85
_ROW: Final = 24


class AnswerTree(QTreeView):
    """``named`` carries the node that the operator pointed at, and its role; ``None``: the list.

    ``can_be`` is told by its owner for each node: which of them it may be.
    """

    named = Signal(object, object)
    looked_at = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = AnswerModel()
        self._model.setParent(self)
        self.setModel(self._model)
        self.setAccessibleName(tr("The answer"))
        self.setHeaderHidden(True)
        self.setUniformRowHeights(True)
        self.setIndentation(14)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setItemDelegate(_LineDelegate(self))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        soften_selection(self)
        self.acts: dict[Role | None, QAction] = {role: self._act(role, key) for role, key in _KEYS}
        self.allow(frozenset())

    def _act(self, role: Role | None, key: str) -> QAction:
        words = spoken(LIST if role is None else ROLE_WORDS[role])
        act = QAction(tr("It is: {role}", role=words), self)
        act.setShortcut(QKeySequence(key))
        act.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        act.setShortcutVisibleInContextMenu(True)
        act.triggered.connect(lambda: self._name(role))
        self.addAction(act)
        return act

    def _name(self, role: Role | None) -> None:
        node = self.node
        if node is not None:
            self.named.emit(node, role)

    def menu(self, parent: QWidget) -> QMenu:
        """The same choices for a button beside the tree."""
        menu = QMenu(parent)
        menu.addActions([self.acts[role] for role, _ in _KEYS])
        return menu

    def allow(self, roles: frozenset[Role | None]) -> None:
        """What the current node may be."""
        for role, act in self.acts.items():
            act.setEnabled(role in roles)

    @property
    def node(self) -> Node | None:
        """The current one."""
        return self._model.node(self.currentIndex())

    def show_answer(self, root: object) -> None:
        self._model.show(root)
        self.expandToDepth(0)

    def mark(self, meanings: Meanings, why: Mapping[Role, str]) -> None:
        self._model.mark(meanings, why)
        self.viewport().update()

    def reveal(self, pointer: str) -> None:
        """Open what stands around a pointer and make it the current one."""
        place = self._model.index_of(pointer)
        above = place.parent()
        while above.isValid():
            self.expand(above)
            above = above.parent()
        self.setCurrentIndex(place)
        self.scrollTo(place, QAbstractItemView.ScrollHint.PositionAtCenter)

    def currentChanged(self, current: AnyIndex, previous: AnyIndex) -> None:
        super().currentChanged(current, previous)
        self.looked_at.emit(self._model.node(current))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            soften_selection(self)


class _LineDelegate(QStyledItemDelegate):
    """The key, quietly its value, and at the right what it is taken for."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        del index
        return QSize(80, max(_ROW, option.fontMetrics.height() + SPACE_2))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        line = index.data(LINE_ROLE)
        if not isinstance(line, Line):
            return
        option = QStyleOptionViewItem(option)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, option.palette.color(QPalette.ColorRole.Highlight))
        if option.state & QStyle.StateFlag.State_HasFocus:
            accent = option.palette.color(QPalette.ColorRole.Accent)
            painter.fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), accent)
        taken = _paint_tag(painter, option, line.tag) if line.tag else 0
        room = option.rect.adjusted(SPACE_1 + 2, 0, -taken - SPACE_1, 0)
        painter.setFont(monospace(option.font))
        metrics = QFontMetrics(painter.font())
        palette = option.palette
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        left = _paint_text(painter, metrics, room, line.key)
        painter.setPen(quiet(palette))
        _paint_text(painter, metrics, room.adjusted(left, 0, 0, 0), line.value)
        painter.restore()


def _paint_text(painter: QPainter, metrics: QFontMetrics, room: QRect, text: str) -> int:
    """One line of plain text, cut where it is long; how wide it is with the gap behind it."""
    cut = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(room.width(), 0))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(room, int(flags | Qt.TextFlag.TextSingleLine), cut)
    return metrics.horizontalAdvance(cut) + SPACE_2 if cut else 0


def _paint_tag(painter: QPainter, option: QStyleOptionViewItem, tag: str) -> int:
    ground, ink = filled(option.palette)
    font = scaled(option.font, _TAG)
    metrics = QFontMetrics(font)
    width = metrics.horizontalAdvance(tag) + 2 * SPACE_2 - 2
    height = metrics.height() + 2
    top = option.rect.top() + (option.rect.height() - height) // 2
    place = QRect(option.rect.right() - width - SPACE_1, top, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(place, RADIUS, RADIUS)
    painter.setPen(ink)
    painter.setFont(font)
    painter.drawText(place, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextSingleLine), tag)
    return width + SPACE_2
