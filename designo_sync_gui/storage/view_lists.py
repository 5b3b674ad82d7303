"""Lists of orders for the order table: which rows of ``order_view`` a view holds, in which order.

Law: the meaning is that of ``domain.order_rows.matches`` and ``domain.order_sorting.arranged``.
What many orders share is asked of their state, in Python and once for each; only search text and
times are looked at order by order, by SQLite. No step holds Python for longer than some
milliseconds, because the window's thread waits for it then.
"""

import json
import sqlite3
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import compress

from designo_sync_gui.domain.order_groups import RowGroup
from designo_sync_gui.domain.order_keys import folded
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_sorting import (
    SortColumn,
    Sorting,
    by_state,
)
from designo_sync_gui.domain.order_states import BITS, JudgedState, View
from designo_sync_gui.domain.table_ports import ViewCounts
from designo_sync_gui.storage import view_indexes
from designo_sync_gui.storage.activity_orders import AMONG
from designo_sync_gui.storage.hex_rows import SLICE, pairs_of
from designo_sync_gui.storage.judged_states import JudgedStates, States
from designo_sync_gui.storage.list_changes import ListChanges
from designo_sync_gui.storage.view_groups import groups_of, parts_of
from designo_sync_gui.storage.whole_list import NEWEST, WholeList

#: Fewer orders than this are found by their states and sorted; more are met in their order.
_FEW = 5000
_ORDER_KEYS = {
    SortColumn.ID: "id_key",
    SortColumn.NUMBER: "number_key",
    SortColumn.READ_AT: "read_key",
    SortColumn.CHANGED: "changed",
    SortColumn.STOREFRONT_CHANGED: "storefront_changed",
    SortColumn.DESIGNO_CHANGED: "designo_changed",
}
#: Where a text that many orders hold is found without looking at all of them.
_RECENT = (
    "(SELECT * FROM order_view INDEXED BY order_view_newest "  # noqa: S608 - own names
    f"ORDER BY {NEWEST} LIMIT 20000)"
)
#: Orders that are put in order as quickly as the first of them are found: some 20 ms.
_AT_ONCE = 50_000
#: New states of which the rules are asked before the first rows are shown: about 0.1 s.
_MANY_STATES = 3000
_NEWEST_FIRST = (
    "SELECT id, state FROM order_view INDEXED BY order_view_newest "  # noqa: S608 - own names
    f"ORDER BY {NEWEST} LIMIT {_MANY_STATES}"
)
_IN_STATES = "state IN (SELECT value FROM json_each(?))"


@dataclass(frozen=True, slots=True)
class Found:
    """Ids of ``order_view`` in the order of the table, with the counts of all views and, where the
    sorting is grouped, the groups."""

    ids: "array[int]"
    counts: ViewCounts
    groups: tuple[RowGroup, ...]


class Lists:
    """Makes lists on one connection; keeps the list of all orders."""

    def __init__(self, judged: JudgedStates, changes: ListChanges) -> None:
        self._judged = judged
        self._everything = WholeList(changes)

    def first(
        self, connection: sqlite3.Connection, wanted: OrderFilter, by: Sorting, most: int
    ) -> "array[int] | None":
        """The first ids of a list, sooner than the whole; ``None`` where they are not."""
        if self._many_new(connection):
            return self._met(connection, wanted, by, most)
        states = self._judged.states(connection)
        chosen = _in_view(states, states.let_in(wanted), wanted.view)
        looks = _looks_at_orders(wanted)
        if by.grouped and looks:
            return None
        if not by.grouped and not by_state(by.column):
            return _select(connection, states, chosen, wanted, by, most)[0]
        parts = parts_of(states.chosen(chosen), by)
        if looks:
            return _sought(connection, states, parts, wanted, most)
        found: array[int] = array("I")
        within = Sorting() if by_state(by.column) else by
        for part in parts:
            found += _select(connection, states, part, wanted, within, most - len(found))[0]
            if len(found) >= most:
                break
        return found

    def groups(
        self, connection: sqlite3.Connection, wanted: OrderFilter, by: Sorting
    ) -> tuple[RowGroup, ...]:
        """The groups of a list in which no order needs to be looked at."""
        if not by.grouped:
            return ()
        states = self._judged.states(connection)
        chosen = _in_view(states, states.let_in(wanted), wanted.view)
        return groups_of(states.chosen(chosen))

    def knows_all(self, connection: sqlite3.Connection, wanted: OrderFilter, by: Sorting) -> bool:
        """Whether the whole list is found as soon as its beginning."""
        walked = by.column is None or by_state(by.column)
        looks = _looks_at_orders(wanted)
        quick = walked and not looks and len(self._everything) <= _AT_ONCE
        return quick and self._everything.fresh(connection) and not self._many_new(connection)

    def whole(self, connection: sqlite3.Connection, wanted: OrderFilter, by: Sorting) -> Found:
        """Every order in view."""
        states = self._judged.states(connection)
        let_in = states.let_in(wanted)
        chosen = _in_view(states, let_in, wanted.view)
        looks = _looks_at_orders(wanted)
        walk = Sorting() if by_state(by.column) else by
        if not looks and walk.column is None:
            ids, met = self._everything.read(connection)
        else:
            ids, met = _select(connection, states, let_in if looks else chosen, wanted, walk, None)
        numbers = _counted(met) if looks else {at: states.counts[at] for at in let_in}
        ids, met = _only(ids, met, chosen)
        in_view = [(at, states.judged[at], numbers[at]) for at in chosen if numbers.get(at)]
        if by.grouped or by_state(by.column):
            ids = _bucketed(ids, met, [*parts_of(in_view, by)])
        groups = groups_of(in_view) if by.grouped else ()
        return Found(ids, _view_counts(states, numbers, len(ids)), groups)

    def counts(self, connection: sqlite3.Connection, wanted: OrderFilter) -> ViewCounts:
        """The counts of a list that is not made."""
        states = self._judged.states(connection)
        let_in = states.let_in(wanted)
        if _looks_at_orders(wanted):
            met = _select(connection, states, let_in, wanted, None, None)[1]
            numbers: Mapping[int, int] = _counted(met)
        else:
            numbers = {at: states.counts[at] for at in let_in}
        chosen = _in_view(states, let_in, wanted.view)
        return _view_counts(states, numbers, sum(numbers.get(at, 0) for at in chosen))

    def quick_counts(
        self, connection: sqlite3.Connection, wanted: OrderFilter
    ) -> ViewCounts | None:
        """``counts`` where no order needs to be looked at."""
        if _looks_at_orders(wanted) or self._many_new(connection):
            return None
        return self.counts(connection, wanted)

    def _many_new(self, connection: sqlite3.Connection) -> bool:
        """Whether the rules must be asked of so many states that the first rows do not wait."""
        return self._judged.new(connection) > _MANY_STATES

    def _met(
        self, connection: sqlite3.Connection, wanted: OrderFilter, by: Sorting, most: int
    ) -> "array[int] | None":
        """``first`` where nearly every order has a state of its own: the newest orders are looked
        at one by one."""
        if by.column is not None or by.grouped or _looks_at_orders(wanted):
            return None
        found = array("I")
        met = 0
        for at, state in connection.execute(_NEWEST_FIRST):
            one = self._judged.one(connection, state)
            if one.within(wanted.view) and wanted.accepts(one.traits):
                found.append(at)
            met += 1
            if len(found) == most:
                return found
        return None if met == _MANY_STATES else found


def _looks_at_orders(wanted: OrderFilter) -> bool:
    asked = wanted.criteria
    return bool(wanted.text) or asked.changed_since is not None or asked.entry is not None


def _in_view(states: States, let_in: Iterable[int], view: View) -> list[int]:
    return [at for at in let_in if states.judged[at].within(view)]


def _view_counts(states: States, numbers: Mapping[int, int], total: int) -> ViewCounts:
    by_bits: Counter[int] = Counter()
    for at, number in numbers.items():
        by_bits[states.judged[at].views] += number
    found = {
        view: sum(number for views, number in by_bits.items() if views & bit)
        for view, bit in BITS.items()
    }
    return ViewCounts(total, found)


def _sought(
    connection: sqlite3.Connection,
    states: States,
    groups: Iterable[Sequence[int]],
    wanted: OrderFilter,
    most: int,
) -> "array[int] | None":
    """The first orders by their states that text and time let in: all of small groups, and of the
    first large one the newest. ``None`` where these are too few to be sure."""
    found: array[int] = array("I")
    looked_at = 0
    for group in groups:
        number = states.number(group)
        looked_at += number
        if number > _FEW:
            more = _newest(connection, states, group, wanted, most - len(found))
            return None if more is None else found + more[0]
        if looked_at > _FEW:
            return None
        found += _select(connection, states, group, wanted, Sorting(), most - len(found))[0]
        if len(found) >= most:
            break
    return found


def _newest(
    connection: sqlite3.Connection,
    states: States,
    chosen: Sequence[int],
    wanted: OrderFilter,
    most: int,
) -> "tuple[array[int], array[int]] | None":
    """The first orders by id, where all of them are among the newest of the mirror."""
    found = _conditions(connection, states, chosen, wanted)
    if found is None:
        return array("I"), array("I")
    condition, bound = found
    recent = f"{_RECENT} WHERE {condition} ORDER BY {NEWEST} LIMIT ?"
    pairs = pairs_of(connection, recent, [*bound, most])
    return pairs if len(pairs[0]) == most else None


def _conditions(
    connection: sqlite3.Connection, states: States, chosen: Sequence[int], wanted: OrderFilter
) -> tuple[str, list[object]] | None:
    """What a row must hold to be in these states and let in by text and time; ``None`` where
    nothing can."""
    text = _text_condition(connection, states, chosen, wanted.needle)
    if text is None or not chosen:
        return None
    where, bound = text  # looked at in this order: what rejects most for the least comes first
    if wanted.criteria.entry is not None:
        where.insert(0, AMONG)
        bound.insert(0, wanted.criteria.entry.entry_id)
    if wanted.criteria.changed_since is not None:
        where.append("changed >= ?")
        bound.append(wanted.criteria.earliest)
    where.append(_IN_STATES)
    bound.append(json.dumps(list(chosen)))
    return " AND ".join(where), bound


def _select(
    connection: sqlite3.Connection,
    states: States,
    chosen: Sequence[int],
    wanted: OrderFilter,
    by: Sorting | None,
    most: int | None,
) -> "tuple[array[int], array[int]]":
    """Ids and states of the orders in these states that text and time let in."""
    conditions = _conditions(connection, states, chosen, wanted)
    if conditions is None:
        return array("I"), array("I")
    condition, bound = conditions
    few = states.number(chosen) <= _FEW
    looks, newest = _looks_at_orders(wanted), by is not None and by.column is None
    index = "NOT INDEXED"
    if few:
        index = "INDEXED BY order_view_of_state"
    elif not looks and by is not None and by.column in (None, SortColumn.ID):
        index = "INDEXED BY order_view_newest"
    elif most is not None and looks and newest:
        found = _newest(connection, states, chosen, wanted, most)
        if found is not None:
            return found
    elif most is not None and not looks and by is not None:
        walked = _walked(connection, by, condition, bound, most)
        if walked is not None:
            return walked
    source = f"order_view {index} WHERE {condition}"
    if by is not None:
        source += f" ORDER BY {_order_by(by)}"
    if most is not None:
        source += " LIMIT ?"
        bound.append(most)
    return pairs_of(connection, source, bound)


def _walked(
    connection: sqlite3.Connection,
    by: Sorting,
    condition: str,
    bound: Sequence[object],
    most: int,
) -> "tuple[array[int], array[int]] | None":
    """The first orders by a key of their own, where the mirror is large enough for an index."""
    if by.column is None:
        return None
    ids: array[int] = array("I")
    states: array[int] = array("I")

    def find(source: str, values: Sequence[object]) -> int:
        ordered = f"{source}{condition} ORDER BY {_order_by(by)} LIMIT ?"
        more = pairs_of(connection, ordered, [*values, *bound, most - len(ids)])
        ids.extend(more[0])
        states.extend(more[1])
        return len(ids)

    key = _ORDER_KEYS[by.column]
    whole = view_indexes.walk(connection, key, descending=by.descending, most=most, find=find)
    return (ids, states) if whole else None


def _order_by(by: Sorting) -> str:
    if by.column is None:
        return NEWEST
    way = "DESC" if by.descending else "ASC"
    key = _ORDER_KEYS[by.column]
    ties = NEWEST if key != "id_key" else "store_code, order_id"
    return f"{key} {way}, {ties}"


def _text_condition(
    connection: sqlite3.Connection, states: States, chosen: Sequence[int], needle: str
) -> tuple[list[str], list[object]] | None:
    """What of a row must hold the text; ``None`` where nothing can.

    Number and id stand in the row, both literals in its state. A line break may reach from one
    into the other, which is looked at in Python.
    """
    if not needle:
        return [], []
    if any("\ud800" <= char <= "\udfff" for char in needle):
        return None
    tails = {at: _literals(states.judged[at]) for at in chosen}
    if "\n" in needle:

        def holds(search: str, state: int) -> bool:
            return state in tails and needle in f"{search}\n{tails[state]}"

        connection.create_function("holds", 2, holds)
        return ["holds(search, state)"], []
    hits = [at for at, tail in tails.items() if needle in tail]
    if len(hits) == len(tails):
        return [], []
    if not hits:
        return ["instr(search, ?) > 0"], [needle]
    return [f"(instr(search, ?) > 0 OR {_IN_STATES})"], [needle, json.dumps(hits)]


def _literals(one: JudgedState) -> str:
    left, right = (
        "" if status is None else status.literal
        for status in (one.traits.storefront, one.traits.designo)
    )
    return folded(f"{left}\n{right}")


def _slices(length: int) -> Iterator[slice]:
    for start in range(0, length, SLICE):
        yield slice(start, start + SLICE)


def _counted(states: "array[int]") -> Counter[int]:
    found: Counter[int] = Counter()
    for part in _slices(len(states)):
        found.update(states[part])
    return found


def _only(
    ids: "array[int]", states: "array[int]", chosen: Sequence[int]
) -> "tuple[array[int], array[int]]":
    """Those in the chosen states."""
    wanted = dict.fromkeys(chosen, True).get
    kept_ids: array[int] = array("I")
    kept_states: array[int] = array("I")
    for part in _slices(len(ids)):
        met = states[part]
        flags = [*map(wanted, met)]
        kept_ids.extend(compress(ids[part], flags))
        kept_states.extend(compress(met, flags))
    return kept_ids, kept_states


def _bucketed(
    ids: "array[int]", states: "array[int]", groups: Sequence[Sequence[int]]
) -> "array[int]":
    """The ids group by group; within a group they stay in their order."""
    buckets: list[array[int]] = [array("I") for _ in groups]
    put: dict[int, Callable[[int], None]] = {
        at: bucket.append for bucket, group in zip(buckets, groups, strict=True) for at in group
    }
    for at, state in zip(ids, states, strict=True):
        put[state](at)
    found: array[int] = array("I")
    for bucket in buckets:
        found += bucket
    return found
