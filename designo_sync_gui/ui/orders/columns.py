"""The columns of the order table: title, width, the words of a cell, and how it sorts.

Words are made here, safe for Qt; sorting compares its own keys and never changes a value.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from enum import IntEnum
from functools import lru_cache

from designo_sync_gui.domain.compare import Comparison
from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.looks import look_of_order
from designo_sync_gui.domain.movement import Movement
from designo_sync_gui.domain.order import Observation, Order, Side
from designo_sync_gui.domain.order_keys import NEVER_CHANGED
from designo_sync_gui.domain.order_rows import OrderRow as Row
from designo_sync_gui.domain.order_sorting import SortColumn, Sorting
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.ui.kit.ages import age_words
from designo_sync_gui.ui.kit.language import spoken
from designo_sync_gui.ui.kit.times import date_time
from designo_sync_gui.ui.statuses.store_marks import NO_MARKS, StoreMarks
from designo_sync_gui.ui.statuses.text import paint_of, shown

_DASH = "—"


class Column(IntEnum):
    """The place of each column in the model, and at first from left to right."""

    MARK = 0
    VERDICT = 1
    NUMBER = 2
    STORE = 3
    STOREFRONT = 4
    DESIGNO = 5
    KINDS = 6
    CHANGED = 7
    OUTCOME = 8
    ID = 9
    MOVEMENT = 10
    READ_AT = 11
    STOREFRONT_CHANGED = 12
    DESIGNO_CHANGED = 13
    ACCEPTED = 14


@dataclass(frozen=True, slots=True)
class Heading:
    """Title, wished and least width in pixels, its share of what is left over, and whether it is
    shown at first; ``hint`` explains the column in a sentence. Texts are said in the operator's
    language where they are shown."""

    said_title: Sentence
    width: int
    least: int
    share: int
    said_hint: Sentence
    at_first: bool = True

    @property
    def title(self) -> str:
        return spoken(self.said_title)

    @property
    def hint(self) -> str:
        return spoken(self.said_hint)


HEADINGS: dict[Column, Heading] = {
    Column.MARK: Heading(say("Selected"), 36, 36, 0, say("Selects the order, or all in view")),
    Column.VERDICT: Heading(say("Verdict"), 124, 104, 0, say("Result of comparing the two values")),
    Column.NUMBER: Heading(say("Order"), 96, 66, 0, say("The order number that people see")),
    Column.STORE: Heading(say("Store"), 124, 104, 1, say("The store as registered in DesignO")),
    Column.STOREFRONT: Heading(
        say("Storefront"), 176, 92, 3, say("The status, exactly as the shop's API gave it")
    ),
    Column.DESIGNO: Heading(
        say("DesignO"), 176, 92, 3, say("The status, exactly as DesignO gave it")
    ),
    Column.KINDS: Heading(say("Differs in"), 120, 84, 1, say("Why the two values are not equal")),
    Column.CHANGED: Heading(
        say("Changed"),
        84,
        80,
        0,
        say("When either side last changed the order, as it states it"),
    ),
    Column.OUTCOME: Heading(
        say("Last outcome"), 104, 72, 1, say("How the last write to this order ended")
    ),
    Column.ID: Heading(
        say("Order id"),
        88,
        64,
        0,
        say("The platform's id; together with the store code it identifies the order"),
        at_first=False,
    ),
    Column.MOVEMENT: Heading(
        say("Moved"),
        128,
        80,
        0,
        say("Which side changed since both were last seen equal"),
        at_first=False,
    ),
    Column.READ_AT: Heading(
        say("Read at"),
        148,
        80,
        0,
        say("When the older of the two values was read"),
        at_first=False,
    ),
    Column.STOREFRONT_CHANGED: Heading(
        say("Storefront changed"),
        160,
        80,
        0,
        say("When the order changed, as the shop states it"),
        at_first=False,
    ),
    Column.DESIGNO_CHANGED: Heading(
        say("DesignO changed"),
        160,
        80,
        0,
        say("When the order changed, as DesignO states it"),
        at_first=False,
    ),
    Column.ACCEPTED: Heading(
        say("Accepted because"),
        220,
        120,
        2,
        say("Why the difference was accepted, by whom and when"),
    ),
}
#: What a screen reader says of a column where its heading is short.
_SAID = {Column.STOREFRONT: say("Storefront status"), Column.DESIGNO: say("DesignO status")}

SIDE_OF = {Column.STOREFRONT: Side.STOREFRONT, Column.DESIGNO: Side.DESIGNO}


def read_at(order: Order) -> datetime | None:
    """When the older of the two observations was made: the row is no fresher than that."""
    times = [side.read_at for side in (order.storefront, order.designo) if side is not None]
    return min(times, default=None)


@lru_cache(maxsize=8192)
def _safe(text: str) -> str:
    return visible_line(text)


def kinds_words(comparison: Comparison) -> str:
    return kinds_text(comparison.kinds)


def kinds_text(kinds: frozenset[DifferenceKind]) -> str:
    """In the order of the kinds, whatever their set's is."""
    return " · ".join(spoken(kind.label) for kind in DifferenceKind if kind in kinds)


def outcome_words(kind: OutcomeKind | None) -> str:
    """The last outcome in the operator's language; empty where no write was made."""
    return spoken(kind.label) if kind else ""


def _changed(observation: Observation | None) -> str:
    return observation.changed_at if observation else ""


def _moved(moved: Movement) -> str:
    return _DASH if moved in (Movement.NOBODY, Movement.NOT_KNOWN) else spoken(moved.label)


def _accepted(order: Order, zone: tzinfo | None) -> str:
    made = order.accepted
    if made is None:
        return _DASH
    return _safe(f"{made.reason} · {made.by} · {date_time(made.at, zone)}")


@dataclass(frozen=True, slots=True)
class Around:
    """What the words of a cell take besides the order: the store's name, the operator's time zone
    (``None``: the machine's), the moment, and the store's marks."""

    store: str
    zone: tzinfo | None
    now: datetime
    marks: StoreMarks = NO_MARKS


Words = Callable[[Row, Around], str]

_WORDS: dict[Column, Words] = {
    Column.MARK: lambda row, here: "",
    Column.VERDICT: lambda row, here: spoken(look_of_order(row.comparison, row.movement).label),
    Column.STORE: lambda row, here: _safe(here.store),
    Column.NUMBER: lambda row, here: _safe(row.order.number),
    Column.ID: lambda row, here: _safe(row.order.ref.order_id),
    Column.STOREFRONT: lambda row, here: shown(paint_of(row.order, Side.STOREFRONT)),
    Column.DESIGNO: lambda row, here: shown(paint_of(row.order, Side.DESIGNO)),
    Column.KINDS: lambda row, here: kinds_words(row.comparison),
    Column.CHANGED: lambda row, here: _changed_ago(row, here.now),
    Column.STOREFRONT_CHANGED: lambda row, here: _safe(_changed(row.order.storefront)) or _DASH,
    Column.DESIGNO_CHANGED: lambda row, here: _safe(_changed(row.order.designo)) or _DASH,
    Column.READ_AT: lambda row, here: date_time(read_at(row.order), here.zone),
    Column.MOVEMENT: lambda row, here: _moved(row.movement),
    Column.OUTCOME: lambda row, here: outcome_words(row.order.last_outcome) or _DASH,
    Column.ACCEPTED: lambda row, here: _accepted(row.order, here.zone),
}


def words(column: Column, row: Row, here: Around) -> str:
    """The text of a cell, safe to hand to Qt."""
    return _WORDS[column](row, here)


def said_title(column: Column) -> str:
    """What a screen reader calls a column."""
    return spoken(_SAID.get(column, HEADINGS[column].said_title))


def changed_at(row: Row) -> datetime | None:
    """When either side last changed the order by its own word; ``None`` where none says so."""
    if row.changed == NEVER_CHANGED:
        return None
    try:
        return datetime.fromtimestamp(row.changed, UTC)
    except (OverflowError, ValueError, OSError):  # a year that this machine has no time for
        return None


def _changed_ago(row: Row, now: datetime) -> str:
    moment = changed_at(row)
    return _DASH if moment is None else age_words(now - moment)


def sorting_of(
    column: Column | None, *, descending: bool = False, grouped: bool = False
) -> Sorting:
    """How ``domain`` sorts by a column; kinds are sorted by the words that are shown."""
    if column is None:
        return Sorting(grouped=grouped)
    words = tuple(spoken(kind.label) for kind in DifferenceKind)
    return Sorting(SortColumn[column.name], descending, words, grouped)
