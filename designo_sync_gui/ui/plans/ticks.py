"""Which rows of a plan are ticked.

Law: a box shows what is written: a row whose word is missing has no tick. Unticked rows are kept as
exceptions. A change counts what it changed, never the whole plan.
"""

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from designo_sync_gui.domain.brakes import WriteCounts
from designo_sync_gui.domain.sentence import Sentence
from designo_sync_gui.ui.plans.plan_figures import NO_CAUSE, Cell, Group, PlanFigures

K = TypeVar("K")


class Ticks(QObject):
    """All rows are ticked at first. ``left_out`` are the places of the others; ``typed`` are the
    words that were typed, without which their rows are not written. ``word_wanted`` carries the
    word without which a box that was turned stays empty."""

    changed = Signal()
    word_wanted = Signal(str)

    def __init__(self, figures: PlanFigures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._figures = figures
        self._ticked = list(figures.sizes)
        self.left_out: set[int] = set()
        self.typed: Set[str] = frozenset()

    def tick(self, rows: Iterable[int], *, on: bool) -> None:
        """Tick these rows, or leave them out."""
        changed = self.left_out.intersection(rows) if on else set(rows) - self.left_out
        if not changed:
            return
        if on:
            self.left_out -= changed
        else:
            self.left_out |= changed
        counted = Counter(map(self._figures.cell_of.__getitem__, changed))
        for cell, number in counted.items():
            self._ticked[cell] += number if on else -number
        self.changed.emit()

    def type_words(self, words: Set[str]) -> None:
        """These words are typed now, and no other."""
        self.typed = words
        self.changed.emit()

    def is_ticked(self, row: int) -> bool:
        return row not in self.left_out

    def ticked(self, group: Group | None) -> int:
        """How many rows of a group (``None``: of the plan) are ticked."""
        if group is None:
            return sum(self._ticked)
        return sum(self._ticked[cell] for cell in group.cells)

    def state(self, group: Group | None) -> Qt.CheckState:
        """As a box shows it: whether all, some or none of the rows are written."""
        written = self.written_of(group)
        if not written:
            return Qt.CheckState.Unchecked
        whole = written == len(self._rows_of(group))
        return Qt.CheckState.Checked if whole else Qt.CheckState.PartiallyChecked

    def turn(self, group: Group | None) -> None:
        """Tick a whole group, or leave it out where all of it that can be is ticked."""
        rows = self._rows_of(group)
        leave_out = self.ticked(group) == len(rows) and self.written_of(group) > 0
        self.turn_rows(rows, on=not leave_out)

    def turn_rows(self, rows: Sequence[int], *, on: bool) -> None:
        """Tick these rows, or leave them out; where that ticks none of them, a word is wanted."""
        self.tick(rows, on=on)
        if not on or any(map(self.is_written, rows)):
            return
        for row in rows[:1]:
            self.word_wanted.emit(self._figures.cells[self._figures.cell_of[row]].confirm)

    def _rows_of(self, group: Group | None) -> Sequence[int]:
        return range(len(self._figures.cell_of)) if group is None else group.rows

    def written_cells(self) -> Iterable[tuple[Cell, int]]:
        """What is written as things stand: ticked, and its word typed where it has one."""
        for cell, number in zip(self._figures.cells, self._ticked, strict=True):
            if number and self._is_said(cell):
                yield cell, number

    def is_written(self, row: int) -> bool:
        """Whether a row is written as things stand."""
        cell = self._figures.cells[self._figures.cell_of[row]]
        return row not in self.left_out and self._is_said(cell)

    def written_of(self, group: Group | None) -> int:
        """How many rows of a group (``None``: of the plan) are written as things stand."""
        if group is None:
            return self.written
        cells = ((self._figures.cells[place], self._ticked[place]) for place in group.cells)
        return sum(number for cell, number in cells if self._is_said(cell))

    def _is_said(self, cell: Cell) -> bool:
        return not cell.confirm or cell.confirm in self.typed

    @property
    def written(self) -> int:
        """How many rows are written as things stand."""
        return sum(number for _, number in self.written_cells())

    @property
    def whole(self) -> bool:
        """Whether the plan is carried out as it was made."""
        return self.written == len(self._figures.cell_of)

    def write_counts(self) -> WriteCounts:
        """What the brakes are judged by."""
        figures = self._figures
        return self._summed(figures.values, figures.value_of)

    def words(self) -> dict[str, int]:
        """The words that ticked rows ask for, and how many rows each covers."""
        found: Counter[str] = Counter()
        for cell, number in zip(self._figures.cells, self._ticked, strict=True):
            if cell.confirm:
                found[cell.confirm] += number
        return dict(found)

    def consequences(self) -> dict[tuple[str, Sentence], int]:
        """By store and consequence: how many writes may cause it."""
        figures = self._figures
        return self._summed(figures.causes, figures.cause_of)

    def _summed(self, keys: Sequence[K], key_of: Sequence[int]) -> dict[K, int]:
        """What is written, by what its cells are summed up by; those of which nothing is written
        are left out."""
        sums = [0] * len(keys)
        for cell, number, key in zip(self._figures.cells, self._ticked, key_of, strict=True):
            if number and key != NO_CAUSE and self._is_said(cell):
                sums[key] += number
        return {key: number for key, number in zip(keys, sums, strict=True) if number}
