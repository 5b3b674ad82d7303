"""The answer of an example beside its meaning: its tree, and how to say what a value is."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from designo_sync_gui.domain.learning.lists import ListFound
from designo_sync_gui.domain.learning.outline import (
    Node,
    entry_pointer,
    field_at,
    list_around,
    meanings,
)
from designo_sync_gui.domain.learning.scores import Role
from designo_sync_gui.engine.learning import Study
from designo_sync_gui.ui.kit.forms import button, plain_label
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.kit.tokens import SPACE_2
from designo_sync_gui.ui.stores.answer_tree import AnswerTree


class AnswerPane(QWidget):
    """``listed`` carries the place of a list that was pointed at; ``pointed`` that of the list
    around a value, its role and its pointer from an entry on."""

    listed = Signal(int)
    pointed = Signal(int, object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lists: tuple[ListFound, ...] = ()
        self._which = -1
        self._study: Study | None = None
        self.tree = AnswerTree()
        self.tree.named.connect(self._name)
        self.tree.looked_at.connect(self._look_at)
        self.what = button(tr("It is…"), tr("Say what the chosen value is"))
        self.what.setMenu(self.tree.menu(self.what))
        self.what.setEnabled(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, SPACE_2, 0)
        column.addWidget(self.tree, 1)
        row = QHBoxLayout()
        row.addWidget(
            plain_label(tr("Values as received. Choose one and say what it is."), muted=True), 1
        )
        row.addWidget(self.what)
        column.addLayout(row)

    def show_study(self, study: Study | None) -> None:
        """Another answer; ``None`` for none yet."""
        self._study, self._which = study, -1
        self._lists = () if study is None else tuple(held.found for held in study.proposals)
        self.tree.show_answer(None if study is None else study.example.answer.root)

    def mark(self, which: int, pointers: Mapping[Role, str], why: Mapping[Role, str]) -> None:
        """The chosen list and fields; a list that was not shown before is opened."""
        study = self._study
        if study is None or not 0 <= which < len(self._lists):
            return
        items = self._lists[which].pointer
        self.tree.mark(meanings(items, pointers, study.pagings[which]), why)
        if which != self._which:
            self._which = which
            first = self._lists[which].skipped
            status = pointers.get(Role.STATUS, pointers.get(Role.ID, ""))
            self.tree.reveal(f"{items}/{first}{status}")
        self._look_at(self.tree.node)

    def _around(self, pointer: str) -> int | None:
        """The list that a value belongs to: the chosen one before those around or inside it."""
        if 0 <= self._which < len(self._lists):
            chosen = self._lists[self._which].pointer
            if entry_pointer(pointer, chosen) is not None:
                return self._which
        return list_around(pointer, self._lists)

    def _place(self, node: Node) -> int | None:
        pointers = [found.pointer for found in self._lists]
        return pointers.index(node.pointer) if node.pointer in pointers else None

    def _look_at(self, node: Node | None) -> None:
        allowed: set[Role | None] = set()
        if node is not None and self._place(node) is not None:
            allowed.add(None)
        if node is not None and node.is_value and self._field(node) is not None:
            allowed |= set(Role)
        self.tree.allow(frozenset(allowed))
        self.what.setEnabled(bool(allowed))

    def _field(self, node: Node) -> tuple[int, str] | None:
        """The list around a value, and its pointer from an entry on."""
        which = self._around(node.pointer)
        if which is None:
            return None
        pointer = entry_pointer(node.pointer, self._lists[which].pointer)
        if pointer is None or field_at(self._lists[which], pointer) is None:
            return None
        return which, pointer

    def _name(self, node: Node, role: Role | None) -> None:
        if role is None:
            place = self._place(node)
            if place is not None:
                self.listed.emit(place)
            return
        found = self._field(node)
        if found is not None:
            self.pointed.emit(found[0], role, found[1])
