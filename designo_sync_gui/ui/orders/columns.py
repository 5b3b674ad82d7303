"""The columns of the order table: title, width, the words of a cell, and how it sorts.

Words are made here, safe for Qt; sorting compares its own keys and never changes a value.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import IntEnum
from functools import lru_cache

from designo_sync_gui.domain.compare import Comparison
from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.movement import Movement
from designo_sync_gui.domain.order import Observation, Order, Side
from designo_sync_gui.domain.order_rows import OrderRow as Row
from designo_sync_gui.domain.order_sorting import (
    UNSORTED,
    SortColumn,
    Sorting,
)
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.ui.kit.language import spoken
from designo_sync_gui.ui.kit.times import date_time
from designo_sync_gui.ui.statuses.text import paint_of, shown
from designo_sync_gui.ui.statuses.verdicts import look_of

_DASH = "—"


class Column(IntEnum):
    """The place of each column in the model."""

    VERDICT = 0
    STORE = 1
    NUMBER = 2
    ID = 3
    STOREFRONT = 4
    DESIGNO = 5
    KINDS = 6
    MOVEMENT = 7
    OUTCOME = 8
    READ_AT = 9
    STOREFRONT_CHANGED = 10
    DESIGNO_CHANGED = 11


@dataclass(frozen=True, slots=True)
class Heading:
    """Title and first width in pixels; ``hint`` explains the column in a sentence. Both are
    said in the operator's language where they are shown."""

    said_title: Sentence
    width: int
    said_hint: Sentence

    @property
    def title(self) -> str:
        return spoken(self.said_title)

    @property
    def hint(self) -> str:
        return spoken(self.said_hint)


HEADINGS: dict[Column, Heading] = {
    Column.VERDICT: Heading(say("Verdict"), 148, say("Result of comparing the two values")),
    Column.STORE: Heading(say("Store"), 128, say("The store as registered in DesignO")),
    Column.NUMBER: Heading(say("Order"), 84, say("The order number that people see")),
    Column.ID: Heading(
        say("Order id"),
        84,
        say("The platform's id; together with the store code it identifies the order"),
    ),
    Column.STOREFRONT: Heading(
        say("Storefront status"), 186, say("Exactly as the shop's API gave it")
    ),
    Column.DESIGNO: Heading(say("DesignO status"), 186, say("Exactly as DesignO gave it")),
    Column.KINDS: Heading(say("Differs in"), 138, say("Why the two values are not equal")),
    Column.MOVEMENT: Heading(
        say("Moved"), 138, say("Which side changed since both were last seen equal")
    ),
    Column.OUTCOME: Heading(
        say("Last outcome"), 168, say("How the last write to this order ended")
    ),
    Column.READ_AT: Heading(say("Read at"), 148, say("When the older of the two values was read")),
    Column.STOREFRONT_CHANGED: Heading(
        say("Storefront changed"),
        160,
        say("When the order changed, as the shop states it"),
    ),
    Column.DESIGNO_CHANGED: Heading(
        say("DesignO changed"),
        160,
        say("When the order changed, as DesignO states it"),
    ),
}

SIDE_OF = {Column.STOREFRONT: Side.STOREFRONT, Column.DESIGNO: Side.DESIGNO}


def read_at(order: Order) -> datetime | None:
    """When the older of the two observations was made: the row is no fresher than that."""
    times = [side.read_at for side in (order.storefront, order.designo) if side is not None]
    return min(times, default=None)


@lru_cache(maxsize=8192)
def _safe(text: str) -> str:
    return visible_line(text)


@lru_cache(maxsize=1024)
def kinds_words(comparison: Comparison) -> str:
    return " · ".join(spoken(kind.label) for kind in DifferenceKind if kind in comparison.kinds)


def outcome_words(kind: OutcomeKind | None) -> str:
    """The last outcome in the operator's language; empty where no write was made."""
    return spoken(kind.label) if kind else ""


def _changed(observation: Observation | None) -> str:
    return observation.changed_at if observation else ""


def _moved(moved: Movement) -> str:
    return _DASH if moved in (Movement.NOBODY, Movement.NOT_KNOWN) else spoken(moved.label)


Words = Callable[[Row, str, tzinfo | None], str]

_WORDS: dict[Column, Words] = {
    Column.VERDICT: lambda row, store, zone: spoken(look_of(row.comparison).label),
    Column.STORE: lambda row, store, zone: _safe(store),
    Column.NUMBER: lambda row, store, zone: _safe(row.order.number),
    Column.ID: lambda row, store, zone: _safe(row.order.ref.order_id),
    Column.STOREFRONT: lambda row, store, zone: shown(paint_of(row.order, Side.STOREFRONT)),
    Column.DESIGNO: lambda row, store, zone: shown(paint_of(row.order, Side.DESIGNO)),
    Column.KINDS: lambda row, store, zone: kinds_words(row.comparison),
    Column.STOREFRONT_CHANGED: lambda row, store, zone: (
        _safe(_changed(row.order.storefront)) or _DASH
    ),
    Column.DESIGNO_CHANGED: lambda row, store, zone: _safe(_changed(row.order.designo)) or _DASH,
    Column.READ_AT: lambda row, store, zone: date_time(read_at(row.order), zone),
    Column.MOVEMENT: lambda row, store, zone: _moved(row.movement),
    Column.OUTCOME: lambda row, store, zone: outcome_words(row.order.last_outcome) or _DASH,
}


def words(column: Column, row: Row, store: str, zone: tzinfo | None) -> str:
    """The text of a cell, safe to hand to Qt."""
    return _WORDS[column](row, store, zone)


def sorting_of(column: Column | None, *, descending: bool = False) -> Sorting:
    """How ``domain`` sorts by a column; kinds are sorted by the words that are shown."""
    if column is None:
        return UNSORTED
    words = tuple(spoken(kind.label) for kind in DifferenceKind)
    return Sorting(SortColumn[column.name], descending, words)
