"""The answer of an example as a tree that is made where it is looked at.

Law: nodes stay Python objects; Qt gets a text that is safe to show. An answer of many megabytes
costs no more than the parts that were opened.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt

from designo_sync_gui.domain.learning.outline import (
    MOST_PARTS,
    Meanings,
    Node,
    key_words,
    parts_of,
    value_words,
)
from designo_sync_gui.domain.learning.scores import Role
from designo_sync_gui.domain.learning.told import ROLE_WORDS
from designo_sync_gui.domain.sentence import NOTHING, Sentence, joined, say_n, verbatim
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.statuses.text import plain_tooltip

AnyIndex = QModelIndex | QPersistentModelIndex
#: The item role under which the model gives its ``Line``.
LINE_ROLE: Final = int(Qt.ItemDataRole.UserRole) + 20
_NO_PARENT = QModelIndex()
_LONG: Final = 1_000
_NOTHING_TOLD: Final = Meanings("\0", {}, {})


@dataclass(frozen=True, slots=True)
class Line:
    """What one row of the tree shows; ``tag`` is what it is taken for."""

    key: str
    value: str
    tag: str


@dataclass(frozen=True, slots=True)
class _Place:
    """A node where it stands. Without a node it says how many more there are."""

    parent: int
    row: int
    node: Node | None


class AnswerModel(QAbstractItemModel):
    """One column; the answer itself is the only row at the top."""

    def __init__(self) -> None:
        super().__init__()
        self._places: list[_Place] = []
        #: The numbers of the parts of each place that was opened.
        self._opened: dict[int, list[int]] = {}
        self._meanings = _NOTHING_TOLD
        self._why: Mapping[Role, str] = {}

    def show(self, root: object) -> None:
        """Another answer; ``None`` for none yet."""
        self.beginResetModel()
        self._places = [] if root is None else [_Place(-1, 0, Node("", tr("Answer"), root))]
        self._opened, self._meanings, self._why = {}, _NOTHING_TOLD, {}
        self.endResetModel()

    def mark(self, meanings: Meanings, why: Mapping[Role, str]) -> None:
        """What its parts are taken for now, and the reason of each."""
        self._meanings, self._why = meanings, why
        if self._places:
            top = self.index(0, 0)
            self.dataChanged.emit(top, top)

    def node(self, index: AnyIndex) -> Node | None:
        return self._places[index.internalId()].node if index.isValid() else None

    def index_of(self, pointer: str) -> QModelIndex:
        """The row of a pointer, made on the way; the last one that is there where it is not."""
        at = self.index(0, 0)
        while at.isValid():
            below = self._towards(at, pointer)
            if below is None:
                break
            at = below
        return at

    def _towards(self, at: QModelIndex, pointer: str) -> QModelIndex | None:
        for row in range(self.rowCount(at)):
            part = self.index(row, 0, at)
            node = self.node(part)
            if node is not None and f"{pointer}/".startswith(f"{node.pointer}/"):
                return part
        return None

    def index(self, row: int, column: int, parent: AnyIndex = _NO_PARENT) -> QModelIndex:
        numbers = self._numbers(parent)
        inside = 0 <= row < len(numbers) and column == 0
        return self.createIndex(row, column, numbers[row]) if inside else QModelIndex()

    def parent(self, index: AnyIndex) -> QModelIndex:  # type: ignore[override]  # two of one name
        number = self._places[index.internalId()].parent if index.isValid() else -1
        return QModelIndex() if number < 0 else self._index(number)

    def _index(self, number: int) -> QModelIndex:
        return self.createIndex(self._places[number].row, 0, number)

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return len(self._numbers(parent))

    def columnCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        del parent
        return 1

    def hasChildren(self, parent: AnyIndex = _NO_PARENT) -> bool:
        """Without making them."""
        if not parent.isValid():
            return bool(self._places)
        node = self.node(parent)
        return node is not None and node.count > 0

    def _numbers(self, parent: AnyIndex) -> list[int]:
        if not parent.isValid():
            return [0] if self._places else []
        number = parent.internalId()
        if number not in self._opened:
            self._opened[number] = self._made(number, self._places[number].node)
        return self._opened[number]

    def _made(self, number: int, node: Node | None) -> list[int]:
        parts: list[Node | None] = [] if node is None else [*parts_of(node)]
        if node is not None and node.count > MOST_PARTS:
            parts.append(None)
        first = len(self._places)
        self._places += [_Place(number, row, part) for row, part in enumerate(parts)]
        return list(range(first, len(self._places)))

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._line(index)
        if role == LINE_ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{line.key} {line.value}".strip()
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (line.key, line.value, self._told(index))))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tooltip(index)
        return None

    def _line(self, index: AnyIndex) -> Line:
        place = self._places[index.internalId()]
        if place.node is None:
            whole = self._places[place.parent].node
            left = (0 if whole is None else whole.count) - MOST_PARTS
            more = say_n("and {n:,} more", "and {n:,} more", left)
            return Line("", spoken(more), "")
        held = self._meanings.of(place.node.pointer)
        words = ROLE_WORDS[held] if isinstance(held, Role) else held
        tag = "" if words is None else spoken(words)
        return Line(key_words(place.node), value_words(place.node), tag)

    def _told(self, index: AnyIndex) -> str:
        """What it is taken for, and why."""
        node = self.node(index)
        held = None if node is None else self._meanings.of(node.pointer)
        if isinstance(held, Role):
            return spoken(joined(": ", (ROLE_WORDS[held], verbatim(self._why.get(held, "")))))
        return spoken(held) if isinstance(held, Sentence) else spoken(NOTHING)

    def _tooltip(self, index: AnyIndex) -> str:
        node = self.node(index)
        if node is None:
            return ""
        lines = (f"{key_words(node)} {value_words(node, _LONG)}", self._told(index))
        return plain_tooltip("\n".join(filter(None, lines)))
