"""The list of what happened: a window on the entries, of which some pages are held.

Law: the window's thread never waits: a page that is not there is asked for, and its rows say
nothing until it comes.
"""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication

from designo_sync_gui.domain.activity import ActivityEntry
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.engine.activity import PIECE, OpenedActivity
from designo_sync_gui.ui.activity.day_rows import DayRows, Place
from designo_sync_gui.ui.activity.entry_words import MARKS, entry_cells, heading_words
from designo_sync_gui.ui.kit.language import spoken
from designo_sync_gui.ui.kit.tokens import Token, color_of
from designo_sync_gui.ui.statuses.text import plain_tooltip

AnyIndex = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
COLUMNS = (
    (say("Time"), 70),
    (say("Kind"), 140),
    (say("What happened"), 260),
    (say("Store"), 120),
    (say("Outcome"), 170),
    (say("By"), 90),
)
_OUTCOME = 4
#: Time, store and operator are looked up, not read first.
_QUIET = (0, 3, 5)
#: Pages that are held: some screens around where the operator looks.
_MOST_PAGES = 12
_TEXT = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class ActivityModel(QAbstractTableModel):
    """``ask`` is told the number of a page that is wanted; ``take_page`` brings it."""

    def __init__(self, ask: Callable[[int], object], today: Callable[[], date]) -> None:
        super().__init__()
        self._ask = ask
        self._today = today
        self._names: Mapping[str, str] = {}
        self._pages: dict[int, tuple[ActivityEntry, ...]] = {}
        self._asked: set[int] = set()
        self.rows = DayRows()

    def show(self, opened: OpenedActivity, names: Mapping[str, str]) -> None:
        """Show what was opened in the place of what was shown."""
        self.beginResetModel()
        self._names = names
        self.rows = DayRows(opened.days)
        self._pages = {0: opened.first}
        self._asked = {0}
        self.endResetModel()

    def take_page(self, page: int, entries: tuple[ActivityEntry, ...]) -> None:
        while len(self._pages) >= _MOST_PAGES:
            far = max(self._pages, key=lambda held: abs(held - page))
            del self._pages[far]
            self._asked.discard(far)
        self._pages[page] = entries
        if entries:
            first = self.rows.row_of(page * PIECE)
            last = self.rows.row_of(min(page * PIECE + len(entries), self.rows.entries) - 1)
            corner = self.index(last, len(COLUMNS) - 1)
            self.dataChanged.emit(self.index(first, 0), corner)

    def page_failed(self, page: int) -> None:
        """It may be asked for again."""
        self._asked.discard(page)

    def entry(self, row: int) -> ActivityEntry | None:
        """The entry of a row; ``None`` for a day, and while its page is on the way."""
        if not 0 <= row < self.rows.count:
            return None
        number = self.rows.place(row).entry
        return None if number is None else self._held(number)

    def row_of(self, entry_id: int) -> int | None:
        """The row of an entry, where its page is held."""
        for page, entries in self._pages.items():
            for place, entry in enumerate(entries):
                if entry.entry_id == entry_id:
                    return self.rows.row_of(page * PIECE + place)
        return None

    def _held(self, number: int) -> ActivityEntry | None:
        page, place = divmod(number, PIECE)
        entries = self._pages.get(page)
        if entries is None:
            if page not in self._asked:
                self._asked.add(page)
                self._ask(page)
            return None
        return entries[place] if place < len(entries) else None

    def rowCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else self.rows.count

    def columnCount(self, parent: AnyIndex = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return spoken(COLUMNS[section][0])
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        place = self.rows.place(index.row())
        if place.entry is None:
            return self._of_day(place, index.column(), role)
        entry = self._held(place.entry)
        if entry is None:
            return "…" if role == Qt.ItemDataRole.DisplayRole else None
        if role in _TEXT or role == Qt.ItemDataRole.ToolTipRole:
            text = entry_cells(entry, self._names)[index.column()]
            if role == Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(text)
            shape = role == Qt.ItemDataRole.DisplayRole and index.column() == _OUTCOME
            return f"{MARKS[entry.ending][0]} {text}" if shape else text
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == _OUTCOME:
            return _color(MARKS[entry.ending][1])
        if role == Qt.ItemDataRole.ForegroundRole and index.column() in _QUIET:
            return _color(Token.MUTED)
        return None

    def _of_day(self, place: Place, column: int, role: int) -> object:
        if role in _TEXT:
            return heading_words(place.day, self._today()) if column == 0 else ""
        if role == Qt.ItemDataRole.FontRole:
            font = QFont(QGuiApplication.font())
            font.setBold(True)
            return font
        return _color(Token.GROUP) if role == Qt.ItemDataRole.BackgroundRole else None


def _color(token: Token) -> QColor:
    return color_of(token, QGuiApplication.palette())
