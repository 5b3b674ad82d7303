"""The filter chips below the views: each filters by one property.

Law: within one chip any choice will do, between chips all must hold. A chip that narrows says by
what; statuses are offered as they are and compared exactly.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QPushButton, QSizePolicy, QWidget

from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.looks import COMPARED
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.domain.status import JsonType, Status
from designo_sync_gui.domain.visible import visible_text
from designo_sync_gui.ui.kit.flow_layout import FlowLayout
from designo_sync_gui.ui.kit.forms import link_button
from designo_sync_gui.ui.kit.language import number, spoken, tr, tr_n
from designo_sync_gui.ui.orders.criteria import Criteria
from designo_sync_gui.ui.statuses.text import type_words, value_words
from designo_sync_gui.ui.statuses.verdicts import Look

#: Of the most frequent statuses; the census shows all.
MOST_STATUSES = 40
_LONGEST_WORDS = 34
#: Code points of a status in a menu; beyond, its middle is left out.
_LONGEST_VALUE = 120
_PERIODS: tuple[tuple[Sentence, timedelta], ...] = (
    (say("1 hour"), timedelta(hours=1)),
    (say("24 hours"), timedelta(hours=24)),
    (say("7 days"), timedelta(days=7)),
    (say("30 days"), timedelta(days=30)),
)
#: A value that can be chosen, its words, and how many orders have it (``None``: not told).
Choice = tuple[object, str, int | None]
Now = Callable[[], datetime]


class StayingMenu(QMenu):
    """A menu of check marks that stays open while they are set, by mouse or by Space."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.activeAction()
        if action is not None and action.isCheckable() and action.isEnabled():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None and action.isCheckable():
            action.trigger()
        else:
            super().keyPressEvent(event)


class Chip(QPushButton):
    """One kind of thing to narrow by. ``choices`` are asked for when the menu opens."""

    chosen = Signal()

    def __init__(
        self, title: str, choices: Callable[[], Sequence[Choice]], *, single: bool = False
    ) -> None:
        super().__init__()
        self.title = title
        self.values: frozenset[object] = frozenset()
        self._choices = choices
        self._single = single
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.menu_ = StayingMenu(self)
        self.menu_.setToolTipsVisible(True)
        self.menu_.aboutToShow.connect(self._fill)
        self.setMenu(self.menu_)
        self._tell()

    def choose(self, values: Iterable[object]) -> None:
        """Narrow by exactly these; emits nothing."""
        self.values = frozenset(values)
        self._tell()

    def _fill(self) -> None:
        self.menu_.clear()
        anything = self.menu_.addAction(tr("Any"))
        anything.setEnabled(bool(self.values))
        anything.triggered.connect(lambda: self._take(frozenset()))
        self.menu_.addSeparator()
        for value, words, count in self._choices():
            self._add(value, words, count)

    def _add(self, value: object, words: str, count: int | None) -> None:
        shown = words if len(words) <= _LONGEST_WORDS * 2 else f"{words[: _LONGEST_WORDS * 2]}…"
        counted = "" if count is None else f"\t{number(count)}"
        action = QAction(shown.replace("&", "&&") + counted, self.menu_)
        action.setCheckable(True)
        action.setChecked(value in self.values)
        action.triggered.connect(lambda on: self._toggle(value, on))
        self.menu_.addAction(action)

    def _toggle(self, value: object, on: bool) -> None:
        if self._single:
            self._take(frozenset({value}) if on else frozenset())
            self.menu_.hide()
        else:
            self._take(self.values | {value} if on else self.values - {value})

    def _take(self, values: frozenset[object]) -> None:
        if values != self.values:
            self.values = values
            self._tell()
            self.chosen.emit()

    def _tell(self) -> None:
        words = tr("any")
        if self.values:
            known = {value: text for value, text, _ in self._choices() if value in self.values}
            told = [known.get(value, "…") for value in self.values]
            words = ", ".join(sorted(told))
            if len(words) > _LONGEST_WORDS:
                words = tr_n("{n:,} chosen", "{n:,} chosen", len(self.values))
        text = tr("{what}: {choice}", what=self.title, choice=words)
        self.setText(text.replace("&", "&&"))
        self.setAccessibleName(text)
        font = self.font()
        font.setBold(bool(self.values))
        self.setFont(font)


class FilterChips(QWidget):
    """The chips in a row. ``criteria_changed`` comes when any of them was changed by hand."""

    criteria_changed = Signal()
    #: How many chips narrow the view now.
    narrowed = Signal(int)

    def __init__(
        self,
        statuses: Callable[[], Sequence[tuple[Status, int]]],
        parent: QWidget | None = None,
        *,
        now: Now = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._statuses = statuses
        self._store_names: Mapping[str, str] = {}
        self.setAccessibleName(tr("Filters"))
        self.stores = Chip(tr("Store"), self._store_choices)
        self.looks = Chip(tr("Verdict"), _look_choices)
        self.kinds = Chip(tr("Differs in"), _kind_choices)
        self.statuses = Chip(tr("Status"), self._status_choices)
        self.changed = Chip(tr("Changed"), _period_choices, single=True)
        self.changed.setToolTip(tr("By the time of change that the shop or DesignO states"))
        self.clear_button = link_button(tr("Clear filters"))
        self.clear_button.clicked.connect(self.clear)
        row = FlowLayout(self, margins=QMargins(8, 0, 8, 6), spacing=6)
        for chip in self.chips:
            row.addWidget(chip)
            chip.chosen.connect(self._changed)
        row.addWidget(self.clear_button)
        self.clear_button.hide()

    @property
    def chips(self) -> tuple[Chip, ...]:
        return self.stores, self.looks, self.kinds, self.statuses, self.changed

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
            statuses=frozenset(v for v in self.statuses.values if isinstance(v, Status)),
            changed_since=None if within is None else self._now() - within,
        )

    def show_criteria(self, criteria: Criteria, within: timedelta | None) -> None:
        """Set the chips without a word to anybody."""
        self.stores.choose(criteria.stores)
        self.looks.choose(criteria.looks)
        self.kinds.choose(criteria.kinds)
        self.statuses.choose(criteria.statuses)
        self.changed.choose(() if within is None else (within,))
        self._tell()

    def set_stores(self, names: Mapping[str, str]) -> None:
        self._store_names = names
        self.stores.choose(self.stores.values)

    def clear(self) -> None:
        """Ask nothing any more."""
        self.show_criteria(Criteria(), None)
        self._changed()

    def _changed(self) -> None:
        self._tell()
        self.criteria_changed.emit()

    def _tell(self) -> None:
        narrowing = sum(1 for chip in self.chips if chip.values)
        self.clear_button.setVisible(narrowing > 0)
        self.narrowed.emit(narrowing)

    def _store_choices(self) -> Sequence[Choice]:
        return [(code, visible_text(name), None) for code, name in self._store_names.items()]

    def _status_choices(self) -> Sequence[Choice]:
        found = dict(self._statuses())
        for value in self.statuses.values if hasattr(self, "statuses") else ():
            if isinstance(value, Status):
                found.setdefault(value, 0)
        return [(status, status_words(status), count) for status, count in found.items()]


def status_words(status: Status) -> str:
    """A status as one line of a menu: made visible, and told apart from a text that looks so."""
    words = value_words(status, _LONGEST_VALUE)
    kind = status.json_type
    return words if kind is JsonType.TEXT else f"{words} ({type_words(kind)})"


def _look_choices() -> Sequence[Choice]:
    return [(look, spoken(look.label), None) for look in COMPARED]


def _kind_choices() -> Sequence[Choice]:
    return [(kind, spoken(kind.label), None) for kind in DifferenceKind]


def _period_choices() -> Sequence[Choice]:
    return [(period, spoken(words), None) for words, period in _PERIODS]
