"""In which order the table shows its rows.

Law: sorting compares its own keys and never changes a value. Equal keys have the newest id first,
whichever way a column is sorted, then store code and id: two rows never change places by chance.
An order whose sides state no time counts as changed before all others.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from designo_sync_gui.domain.accepted import Acceptance
from designo_sync_gui.domain.compare import Comparison
from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.looks import Look, look_of_order
from designo_sync_gui.domain.movement import Movement
from designo_sync_gui.domain.order import Observation
from designo_sync_gui.domain.order_groups import group_of, group_place
from designo_sync_gui.domain.order_keys import NOTHING, folded
from designo_sync_gui.domain.order_rows import OrderRow, id_key
from designo_sync_gui.domain.order_states import JudgedState
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.status import Status

SortKey = int | float | str


class SortColumn(StrEnum):
    """What rows can be sorted by."""

    VERDICT = "verdict"
    STORE = "store"
    NUMBER = "number"
    ID = "id"
    STOREFRONT = "storefront status"
    DESIGNO = "DesignO status"
    KINDS = "kinds"
    MOVEMENT = "movement"
    OUTCOME = "last outcome"
    READ_AT = "read at"
    CHANGED = "changed"
    STOREFRONT_CHANGED = "storefront changed"
    DESIGNO_CHANGED = "DesignO changed"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class Sorting:
    """``column`` is ``None`` for newest id first alone.

    ``grouped``: orders of one pair of values stand together (``order_groups``), and only within
    a group by the column.

    ``kind_words`` are the words of all kinds in the order of ``DifferenceKind``, as the operator
    reads them: kinds are sorted by what is seen. Empty: by their English names.
    """

    column: SortColumn | None = None
    descending: bool = False
    kind_words: tuple[str, ...] = ()
    grouped: bool = False


#: Newest id first.
UNSORTED = Sorting()

_WORST_FIRST = {
    look: place
    for place, look in enumerate(
        (
            Look.UNREADABLE,
            Look.CONFLICT,
            Look.DIFFERENT,
            Look.ONLY_STOREFRONT,
            Look.ONLY_DESIGNO,
            Look.FORMATTING,
            Look.NOT_READ,
            Look.EQUAL,
        )
    )
}
_MOST_MOVED = {
    moved: place
    for place, moved in enumerate(
        (
            Movement.BOTH,
            Movement.STOREFRONT,
            Movement.DESIGNO,
            Movement.NEVER,
            Movement.NOT_KNOWN,
            Movement.NOBODY,
        )
    )
}


def _status_key(status: Status | None) -> str:
    return NOTHING if status is None else f"{folded(status.literal)}\x00{status.literal}"


def _outcome_key(kind: OutcomeKind | None) -> str:
    return kind.value if kind else NOTHING


def _accepted_key(made: Acceptance | None) -> str:
    return NOTHING if made is None else made.at.isoformat()


def _kinds_key(comparison: Comparison, words: tuple[str, ...]) -> str:
    named = zip(DifferenceKind, words or tuple(DifferenceKind), strict=True)
    return " · ".join(word for kind, word in named if kind in comparison.kinds) or NOTHING


_STATE_KEYS: dict[SortColumn, Callable[[JudgedState, Sorting], SortKey]] = {
    SortColumn.VERDICT: lambda one, _: _WORST_FIRST[
        look_of_order(one.comparison, one.state.movement)
    ],
    SortColumn.STORE: lambda one, _: one.state.store_code,
    SortColumn.STOREFRONT: lambda one, _: _status_key(one.traits.storefront),
    SortColumn.DESIGNO: lambda one, _: _status_key(one.traits.designo),
    SortColumn.KINDS: lambda one, by: _kinds_key(one.comparison, by.kind_words),
    SortColumn.MOVEMENT: lambda one, _: _MOST_MOVED[one.state.movement],
    SortColumn.OUTCOME: lambda one, _: _outcome_key(one.state.last_outcome),
    SortColumn.ACCEPTED: lambda one, _: _accepted_key(one.state.accepted),
}
_ROW_KEYS: dict[SortColumn, Callable[[OrderRow, Sorting], SortKey]] = {
    SortColumn.VERDICT: lambda row, _: _WORST_FIRST[look_of_order(row.comparison, row.movement)],
    SortColumn.STORE: lambda row, _: row.order.ref.store_code,
    SortColumn.NUMBER: lambda row, _: row.number_key,
    SortColumn.ID: lambda row, _: row.id_key,
    SortColumn.STOREFRONT: lambda row, _: _status_key(row.traits.storefront),
    SortColumn.DESIGNO: lambda row, _: _status_key(row.traits.designo),
    SortColumn.KINDS: lambda row, by: _kinds_key(row.comparison, by.kind_words),
    SortColumn.MOVEMENT: lambda row, _: _MOST_MOVED[row.movement],
    SortColumn.OUTCOME: lambda row, _: _outcome_key(row.order.last_outcome),
    SortColumn.READ_AT: lambda row, _: row.read_key,
    SortColumn.CHANGED: lambda row, _: row.changed,
    SortColumn.STOREFRONT_CHANGED: lambda row, _: changed_text_key(_changed(row.order.storefront)),
    SortColumn.DESIGNO_CHANGED: lambda row, _: changed_text_key(_changed(row.order.designo)),
    SortColumn.ACCEPTED: lambda row, _: _accepted_key(row.order.accepted),
}


def by_state(column: SortColumn | None) -> bool:
    """Whether all orders of one state have the same key."""
    return column in _STATE_KEYS


def state_key(one: JudgedState, sorting: Sorting) -> SortKey:
    """What a column ``by_state`` compares."""
    if sorting.column is None:
        raise ValueError("newest id first has no column")
    return _STATE_KEYS[sorting.column](one, sorting)


def sort_key(row: OrderRow, sorting: Sorting) -> SortKey:
    """What any column compares; keys of one column are all of one type."""
    if sorting.column is None:
        raise ValueError("newest id first has no column")
    return _ROW_KEYS[sorting.column](row, sorting)


def changed_text_key(changed_at: str) -> str:
    """A side's own text for when an order changed; those without one come last. No two texts have
    one key."""
    return NOTHING + changed_at if changed_at[:1] in ("", NOTHING) else changed_at


def arranged(rows: Iterable[OrderRow], sorting: Sorting) -> list[OrderRow]:
    """The rows in the order of the table."""
    found = sorted(rows, key=lambda row: row.order.ref)
    found.sort(key=id_key, reverse=True)
    if sorting.column is not None:
        found.sort(key=lambda row: sort_key(row, sorting), reverse=sorting.descending)
    if sorting.grouped:
        counts = Counter(group_of(row.traits, row.movement) for row in found)
        places = {key: group_place(key, count) for key, count in counts.items()}
        found.sort(key=lambda row: places[group_of(row.traits, row.movement)])
    return found


def _changed(observation: Observation | None) -> str:
    return observation.changed_at if observation else ""
