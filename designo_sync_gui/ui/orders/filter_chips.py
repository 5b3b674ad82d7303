"""The filters of the table: a menu of what can be filtered by, and a chip for each that narrows.

Law: within one chip any choice will do, between chips all must hold; statuses are offered as they
are and compared exactly.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QMargins, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.looks import COMPARED
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.status_counts import StatusCount
from designo_sync_gui.domain.visible import visible_text
from designo_sync_gui.ui.kit.flow_layout import FlowLayout
from designo_sync_gui.ui.kit.forms import link_button
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.orders.chip import Chip, Choice, MenuChip
from designo_sync_gui.ui.orders.criteria import Criteria
from designo_sync_gui.ui.orders.entry_chip import EntryChip
from designo_sync_gui.ui.orders.status_picker import StatusPicker
from designo_sync_gui.ui.orders.status_values import status_words
from designo_sync_gui.ui.statuses.verdicts import Look

_PERIODS: tuple[tuple[Sentence, timedelta], ...] = (
    (say("1 hour"), timedelta(hours=1)),
    (say("24 hours"), timedelta(hours=24)),
    (say("7 days"), timedelta(days=7)),
    (say("30 days"), timedelta(days=30)),
)
Now = Callable[[], datetime]
#: Asks for the statuses of these stores (none: of all); the last is called where that failed, and
#: somebody else says why.
AskStatuses = Callable[
    [Sequence[str], Callable[[Sequence[StatusCount]], object], Callable[[], object]], object
]


class StatusChip(Chip):
    """Its choices are all statuses that there are, asked for when they are wanted. ``left``: some
    were chosen, and the list of them is closed."""

    left = Signal()

    def __init__(self, title: str, ask: Callable[[StatusPicker], object]) -> None:
        super().__init__(title)
        self._ask = ask
        self.picker: StatusPicker | None = None

    @property
    def statuses(self) -> frozenset[Status]:
        return frozenset(value for value in self.values if isinstance(value, Status))

    def words_of(self, value: object) -> str:
        return status_words(value) if isinstance(value, Status) else ""

    def open_below(self, anchor: QWidget) -> None:
        if self.picker is None:
            self.picker = StatusPicker(self.window(), self._end)
            self.picker.chosen.connect(self.take)
            self.picker.open_below(anchor)
            self._ask(self.picker)

    def _end(self, changed: bool) -> None:
        self.picker = None
        if changed:
            self.left.emit()


class FilterChips(QWidget):
    """The chips in a row, shown while any of them narrows.

    ``criteria_changed`` comes when any was changed by hand, ``left`` when a choice was made in a
    window of its own that is closed now.
    """

    criteria_changed = Signal()
    left = Signal()
    #: The chip of an entry of *Activity* was pressed.
    activity_wanted = Signal()
    #: How many chips narrow the view now.
    narrowed = Signal(int)

    def __init__(
        self,
        ask_statuses: AskStatuses,
        parent: QWidget | None = None,
        *,
        now: Now = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._ask_statuses = ask_statuses
        self._anchor: QWidget = self
        self._store_names: Mapping[str, str] = {}
        self._store_code = ""
        self.setAccessibleName(tr("Filters"))
        self.stores = MenuChip(tr("Store"), self._store_choices)
        self.looks = MenuChip(tr("Verdict"), _look_choices)
        self.kinds = MenuChip(tr("Differs in"), _kind_choices)
        self.statuses = StatusChip(tr("Status"), self._offer_statuses)
        self.statuses.left.connect(self.left)
        self.changed = MenuChip(tr("Changed"), _period_choices, single=True)
        self.entry = EntryChip(now)
        self.entry.opened.connect(self.activity_wanted)
        self.clear_button = link_button(tr("Clear all"), tr("Remove all filters"))
        self.clear_button.clicked.connect(self.clear)
        row = FlowLayout(self, margins=QMargins(8, 0, 8, 6), spacing=6)
        for chip in self.chips:
            row.addWidget(chip)
            chip.chosen.connect(self._changed)
            chip.removed.connect(lambda by_key, chip=chip: self._remove(chip, by_key=by_key))
        row.addWidget(self.clear_button)
        self.menu = self._make_menu()
        self._tell()

    def _make_menu(self) -> QMenu:
        """What can be filtered by."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        self.status_action = menu.addAction(tr("Status…"))
        self.status_action.triggered.connect(lambda: self.open_statuses(self._anchor))
        for chip in (self.looks, self.kinds, self.stores, self.changed):
            menu.addMenu(chip.menu_)
        tip = tr("By the time of change that the shop or DesignO states")
        self.changed.menu_.menuAction().setToolTip(tip)
        menu.addSeparator()
        self.clear_action = menu.addAction(tr("Clear all"))
        self.clear_action.triggered.connect(self.clear)
        return menu

    @property
    def chips(self) -> tuple[Chip, ...]:
        return self.entry, self.stores, self.looks, self.kinds, self.statuses, self.changed

    @property
    def choosing(self) -> bool:
        """Whether statuses are being chosen in a window of their own."""
        return self.statuses.picker is not None

    @property
    def narrow(self) -> bool:
        """Whether any of them narrows the view."""
        return any(chip.values for chip in self.chips)

    @property
    def within(self) -> timedelta | None:
        """How long ago the last change may be."""
        chosen = [value for value in self.changed.values if isinstance(value, timedelta)]
        return chosen[0] if chosen else None

    def criteria(self) -> Criteria:
        """What the chips ask for now."""
        within = self.within
        return Criteria(
            stores=frozenset(v for v in self.stores.values if isinstance(v, str)),
            looks=frozenset(v for v in self.looks.values if isinstance(v, Look)),
            kinds=frozenset(v for v in self.kinds.values if isinstance(v, DifferenceKind)),
            statuses=self.statuses.statuses,
            changed_since=None if within is None else self._now() - within,
            entry=self.entry.entry,
        )

    def show_criteria(self, criteria: Criteria, within: timedelta | None) -> None:
        """Set the chips without a word to anybody."""
        self.stores.choose(criteria.stores)
        self.looks.choose(criteria.looks)
        self.kinds.choose(criteria.kinds)
        self.statuses.choose(criteria.statuses)
        self.changed.choose(() if within is None else (within,))
        self.entry.choose(() if criteria.entry is None else (criteria.entry,))
        self._tell()

    def set_stores(self, names: Mapping[str, str]) -> None:
        self._store_names = names
        self.stores.choose(self.stores.values)

    def show_store(self, code: str) -> None:
        """Which store is chosen at the left, beside the chips; empty for all."""
        self._store_code = code

    def open_menu(self, anchor: QWidget) -> None:
        """What can be filtered by, below the button that was pressed."""
        self._anchor = anchor
        self.menu.popup(anchor.mapToGlobal(QPoint(0, anchor.height() + 2)))

    def open_statuses(self, anchor: QWidget) -> None:
        """All statuses, below the chip of them or, where there is none, a button."""
        chip = self.statuses
        chip.open_below(chip.body if chip.isVisible() else anchor)

    def clear(self) -> None:
        """Ask nothing any more."""
        self.show_criteria(Criteria(), None)
        self._changed()

    def _offer_statuses(self, picker: StatusPicker) -> None:
        codes = sorted(v for v in self.stores.values if isinstance(v, str))
        if self._store_code:
            codes = [self._store_code]
        names = [visible_text(self._store_names.get(code, code)) for code in codes]
        scope = ", ".join(names) if names else tr("all stores")

        def offer(found: Sequence[StatusCount]) -> None:
            if self.statuses.picker is picker:
                picker.offer(found, self.statuses.statuses, scope)

        def failed() -> None:
            if self.statuses.picker is picker:
                picker.say_failed(tr("The statuses could not be counted."))

        self._ask_statuses(codes, offer, failed)

    def _remove(self, chip: Chip, *, by_key: bool) -> None:
        """Who removes by key goes on to the next chip; the last one leaves to the table."""
        shown = [one for one in self.chips if one.values]
        place = shown.index(chip)
        chip.take(frozenset())
        rest = shown[:place] + shown[place + 1 :]
        if by_key and rest:
            rest[min(place, len(rest) - 1)].setFocus()

    def _changed(self) -> None:
        self._tell()
        self.criteria_changed.emit()

    def _tell(self) -> None:
        narrowing = sum(1 for chip in self.chips if chip.values)
        self.clear_action.setEnabled(narrowing > 0)
        self.narrowed.emit(narrowing)

    def _store_choices(self) -> Sequence[Choice]:
        return [(code, visible_text(name), None) for code, name in self._store_names.items()]


def _look_choices() -> Sequence[Choice]:
    return [(look, spoken(look.label), None) for look in COMPARED]


def _kind_choices() -> Sequence[Choice]:
    return [(kind, spoken(kind.label), None) for kind in DifferenceKind]


def _period_choices() -> Sequence[Choice]:
    return [(period, spoken(words), None) for words, period in _PERIODS]
