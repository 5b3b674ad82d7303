"""The rows of a plan as a table's model.

Law: a row is made when it is looked at; a hundred thousand cost nothing.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from enum import Enum, auto

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from designo_sync_gui.domain.moments import moment_of
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.plan import Plan, PlannedWrite
from designo_sync_gui.domain.sentence import NOTHING, Sentence, joined, say
from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.ui.kit.ages import age_words
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.plans.change_pills import pills_of
from designo_sync_gui.ui.plans.ticks import Ticks
from designo_sync_gui.ui.statuses.cells import STATUS_ROLE, StatusPaint, status_tooltip
from designo_sync_gui.ui.statuses.rows_table import cell_text
from designo_sync_gui.ui.statuses.text import plain_tooltip

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
#: The item role that says whether a row is not written.
FAINT_ROLE = int(Qt.ItemDataRole.UserRole) + 11
#: The item role that says whether a cell has the mark of production.
PRODUCTION_ROLE = int(Qt.ItemDataRole.UserRole) + 12
#: Rows that are kept once they were looked at: some screens.
_MOST_MADE = 1000
LEFT_OUT = say("left out by you")


class What(Enum):
    """The columns in their order."""

    ORDER = auto()
    STORE = auto()
    TARGET = auto()
    NOW = auto()
    WILL = auto()
    CHANGED = auto()
    NOTE = auto()


class WriteModel(QAbstractTableModel):
    """``shown`` are the places in the plan of the rows that are shown."""

    def __init__(
        self, plan: Plan, ticks: Ticks, store_name: Callable[[str], str], now: datetime
    ) -> None:
        super().__init__()
        self.plan = plan
        self.ticks = ticks
        self.shown: Sequence[int] = range(len(plan.writes))
        self.columns = _columns(plan)
        self._name = store_name
        self._at = now
        self._made: dict[int, PlannedWrite] = {}
        ticks.changed.connect(self._told_anew)

    def _write(self, place: int) -> PlannedWrite:
        """A row of the plan; those looked at lately are kept, because a large plan keeps its rows
        packed."""
        write = self._made.get(place)
        if write is None:
            if len(self._made) >= _MOST_MADE:
                self._made.clear()
            write = self._made[place] = self.plan.writes[place]
        return write

    def show_rows(self, rows: Sequence[int]) -> None:
        self.beginResetModel()
        self.shown = rows
        self.endResetModel()

    def _told_anew(self) -> None:
        if self.shown:
            last = self.index(len(self.shown) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.shown)

    def columnCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return spoken(_heading(self.columns[section], self.plan))
        return None

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        flags = super().flags(index)
        if self.columns[index.column()] is What.ORDER:
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        place = self.shown[index.row()]
        what = self.columns[index.column()]
        if role == FAINT_ROLE:
            return not self.ticks.is_written(place)
        if role == PRODUCTION_ROLE:
            return (
                what is What.STORE
                and self._write(place).ref.store_code in self.plan.facts.production
            )
        if role == Qt.ItemDataRole.CheckStateRole and what is What.ORDER:
            written = self.ticks.is_written(place)
            return (Qt.CheckState.Checked if written else Qt.CheckState.Unchecked).value
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(what, place)
        cell = self.cell(what, place)
        if role == Qt.ItemDataRole.AccessibleTextRole and what is What.ORDER:
            return self._order_words(place)
        if role == STATUS_ROLE and isinstance(cell, StatusPaint):
            return cell
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return cell_text(cell)
        return None

    def setData(self, index: AnyIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """A box was turned; which way is its own state's."""
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        place = self.shown[index.row()]
        self.ticks.turn_rows((place,), on=not self.ticks.is_written(place))
        return True

    def cell(self, what: What, place: int) -> object:
        """A text, a sentence or a status."""
        write = self._write(place)
        if what in (What.NOW, What.WILL):
            faint = not self.ticks.is_written(place)
            return pills_of(write.expected, write.wanted, faint=faint)[what is What.WILL]
        if what is What.STORE:
            return self._name(write.ref.store_code)
        if what is What.NOTE:
            return self._note(write, place)
        if what is What.CHANGED:
            return _changed(write, self._at)
        return write.target.label if what is What.TARGET else write.number or write.ref.order_id

    def _order_words(self, place: int) -> str:
        """The order and its box, for a screen reader."""
        order = cell_text(self.cell(What.ORDER, place))
        if self.ticks.is_written(place):
            return tr("{order}, ticked", order=order)
        if self.ticks.is_ticked(place):
            return tr("{order}, left out until its word is typed", order=order)
        return tr("{order}, left out by you", order=order)

    def _note(self, write: PlannedWrite, place: int) -> Sentence:
        """What the write may cause, and by what action it is carried out; or why it is not."""
        if not self.ticks.is_ticked(place):
            return LEFT_OUT
        by = say("by “{action}”", action=write.action) if write.action else NOTHING
        word = NOTHING
        if not self.ticks.is_written(place):
            word = say("left out unless you type “{word}”", word=write.confirm)
        return joined("; ", [part for part in (word, by, write.consequence) if part])

    def _tip(self, what: What, place: int) -> str:
        write = self._write(place)
        cell = self.cell(what, place)
        if isinstance(cell, StatusPaint):
            return status_tooltip(cell)
        if what is What.ORDER:
            return plain_tooltip(tr("Order id {id}", id=visible_line(write.ref.order_id)))
        if what is What.CHANGED and write.seen is not None:
            return plain_tooltip(visible_line(write.seen.changed_at))
        return plain_tooltip(cell_text(cell))


def _changed(write: PlannedWrite, now: datetime) -> str:
    moment = moment_of(write.seen.changed_at) if write.seen is not None else None
    return age_words(now - moment) if moment is not None else "—"


def _columns(plan: Plan) -> list[What]:
    """Those that say something of this plan."""
    hidden = set()
    if plan.direction.target is not None:
        hidden.add(What.TARGET)
    if not any(write.seen is not None and write.seen.changed_at for write in plan.writes[:1000]):
        hidden.add(What.CHANGED)
    return [what for what in What if what not in hidden]


def _heading(what: What, plan: Plan) -> Sentence:
    target = plan.direction.target
    now, changed = say("Now"), say("Changed")
    if target is not None:
        now = say("{side} now", side=target.heading)
        changed = say("Shop changed") if target is Side.DESIGNO else say("DesignO changed")
    return {
        What.ORDER: say("Order"),
        What.STORE: say("Store"),
        What.TARGET: say("Writes to"),
        What.NOW: now,
        What.WILL: say("Will be"),
        What.CHANGED: changed,
        What.NOTE: say("May cause"),
    }.get(what, NOTHING)
