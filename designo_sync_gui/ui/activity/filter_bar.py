"""What narrows the list: since when, which stores and kinds, how it ended, and a search text."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from enum import Enum

from PySide6.QtCore import QDateTime, QMargins, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QVBoxLayout, QWidget

from designo_sync_gui.domain.activity import ActivityFilter, ActivityKind, Ending
from designo_sync_gui.domain.outcome_kind import OutcomeKind
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.domain.visible import visible_text
from designo_sync_gui.domain.wall_clock import FRIDAY, days_ago, last_at
from designo_sync_gui.ui.activity.many_choice import ManyChoice
from designo_sync_gui.ui.kit.flow_layout import FlowLayout
from designo_sync_gui.ui.kit.forms import line_edit, plain_label
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.kit.spin_boxes import MomentBox

#: Milliseconds after the last key before what happened is searched.
SEARCH_DELAY = 250


class Since(Enum):
    """What the list may begin at."""

    EVER = say("Any time")
    TODAY = say("Today")
    YESTERDAY = say("Since yesterday")
    FRIDAY = say("Since Friday, 17:00")
    WEEK = say("Last 7 days")
    MONTH = say("Last 30 days")
    CHOSEN = say("From … to …")

    def begin(self, now: datetime) -> datetime | None:
        """The moment; ``None`` for any, and where it is chosen."""
        if self is Since.FRIDAY:
            return last_at(FRIDAY, 17, 0, now)
        back = {Since.TODAY: 0, Since.YESTERDAY: 1}.get(self)
        if back is not None:
            return days_ago(back, 0, 0, now)
        span = {Since.WEEK: 7, Since.MONTH: 30}.get(self)
        return None if span is None else now - timedelta(days=span)


class FilterBar(QWidget):
    """``changed``: another filter is wanted; of a search text, a moment after the last key."""

    changed = Signal()

    def __init__(self, names: Mapping[str, str], now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self.setAccessibleName(tr("Filters"))
        self.since = _choice(tr("Since"))
        for since in Since:
            self.since.addItem(spoken(since.value), since)
        stores = [(code, visible_text(name)) for code, name in names.items()]
        self.stores = ManyChoice(tr("Store"), tr("All stores"), stores)
        kinds = [(kind, spoken(kind.label)) for kind in ActivityKind]
        self.kinds = ManyChoice(tr("Kind"), tr("All kinds"), kinds)
        outcomes: list[Ending | OutcomeKind] = [*Ending]
        outcomes += [kind for kind in OutcomeKind if kind is not OutcomeKind.CANCELLED]
        self.outcomes = ManyChoice(
            tr("Outcome"), tr("All outcomes"), [(one, spoken(one.label)) for one in outcomes]
        )
        self.search = line_edit(
            tr("Search what happened"),
            placeholder=tr("Order, job, operator or reason"),
        )
        self.search.setClearButtonEnabled(True)
        self.begin, self.end = self._moment(tr("From")), self._moment(tr("To"))
        self.begin.setDateTime(_qt(days_ago(1, 0, 0, now())))
        self.end.setDateTime(_qt(now()))
        self.span = QWidget()
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SEARCH_DELAY)
        self._timer.timeout.connect(self.changed)
        self._listen()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        first = QWidget()
        row = FlowLayout(first, margins=QMargins(0, 0, 0, 0), spacing=8)
        for field in (self.since, self.stores, self.kinds, self.outcomes, self.search):
            row.addWidget(field)
        chosen = FlowLayout(self.span, margins=QMargins(0, 0, 0, 0), spacing=8)
        for words, moment in ((say("From"), self.begin), (say("To"), self.end)):
            chosen.addWidget(_label(words, moment))
            chosen.addWidget(moment)
        self.span.hide()
        column.addWidget(first)
        column.addWidget(self.span)

    def _listen(self) -> None:
        for choice in (self.stores, self.kinds, self.outcomes):
            choice.chosen.connect(self.ask_soon)
        self.since.currentIndexChanged.connect(lambda _: self._since_chosen())
        for moment in (self.begin, self.end):
            moment.dateTimeChanged.connect(lambda _: self.ask_soon())
        self.search.textChanged.connect(lambda _: self.ask_soon())

    @staticmethod
    def _moment(name: str) -> MomentBox:
        made = MomentBox()
        made.setCalendarPopup(True)
        made.setAccessibleName(name)
        return made

    def ask_soon(self) -> None:
        """There may be something else to find; several times soon after each other are one."""
        self._timer.start()

    @property
    def waiting(self) -> bool:
        """Whether something was typed that is not asked for yet."""
        return self._timer.isActive()

    @property
    def hides_earlier(self) -> bool:
        """Whether earlier entries may be hidden by *Since*."""
        return self.since.currentData() is not Since.EVER

    def show_all(self) -> None:
        """Begin at any time."""
        self.since.setCurrentIndex(0)

    def wanted(self) -> ActivityFilter:
        """What is chosen now."""
        since: Since = self.since.currentData()
        begin, end = since.begin(self._now()), None
        if since is Since.CHOSEN:
            begin, end = _utc(self.begin), _utc(self.end)
        return ActivityFilter(
            stores=frozenset(one for one in self.stores.values if isinstance(one, str)),
            kinds=frozenset(one for one in self.kinds.values if isinstance(one, ActivityKind)),
            outcomes=frozenset(
                one for one in self.outcomes.values if isinstance(one, Ending | OutcomeKind)
            ),
            since=begin,
            until=end,
            text=self.search.text(),
        )

    def _since_chosen(self) -> None:
        self.span.setVisible(self.since.currentData() is Since.CHOSEN)
        self.changed.emit()


def _choice(name: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setAccessibleDescription(name)  # on Linux Qt names a box without a label by its value
    made.setToolTip(name)
    return made


def _label(words: Sentence, field: QWidget) -> QLabel:
    label = plain_label(spoken(words))
    label.setWordWrap(False)
    label.setBuddy(field)
    return label


def _utc(field: MomentBox) -> datetime:
    return datetime.fromtimestamp(field.dateTime().toSecsSinceEpoch(), UTC)


def _qt(moment: datetime) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
