"""A picture of the last weeks: how many orders had which verdict and kind, store by store and day
by day.

Law: a day is counted from what was read; a day on which a store was not read has no count, which
is not the same as none.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.looks import Look
from designo_sync_gui.domain.order_states import JudgedState, View

#: Days that are kept.
KEPT = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class DayCounts:
    """The orders of one store as they were last read on one day.

    An order with two kinds counts for both; ``mismatches`` are those of the view of that name. An
    accepted difference is none of them, so it has neither look nor kind here.
    """

    store_code: str
    day: date
    orders: int
    mismatches: int
    looks: Mapping[Look, int]
    kinds: Mapping[DifferenceKind, int]


def count_day(
    day: date, states: Iterable[tuple[JudgedState, int]], codes: Iterable[str]
) -> tuple[DayCounts, ...]:
    """The counts of these stores now, from what orders share, each state with the number of its
    orders. An order that neither side has counts nowhere."""
    wanted = dict.fromkeys(codes)
    orders: Counter[str] = Counter()
    mismatches: Counter[str] = Counter()
    looks: defaultdict[str, Counter[Look]] = defaultdict(Counter)
    kinds: defaultdict[str, Counter[DifferenceKind]] = defaultdict(Counter)
    for state, number in states:
        code = state.traits.store_code
        if code not in wanted or not state.within(View.ALL):
            continue
        orders[code] += number
        if state.within(View.ACCEPTED):
            continue
        conflict = state.within(View.CONFLICTS) and state.within(View.MISMATCHES)
        looks[code][Look.CONFLICT if conflict else state.traits.look] += number
        mismatches[code] += number * state.within(View.MISMATCHES)
        for kind in state.traits.kinds:
            kinds[code][kind] += number
    return tuple(
        DayCounts(code, day, orders[code], mismatches[code], looks[code], kinds[code])
        for code in wanted
    )


def days_of(counts: Iterable[DayCounts], code: str = "") -> Mapping[date, DayCounts]:
    """By day: those of one store, or of all together (empty code).

    A store that was not read on a day counts there as on its last day before: its orders are still
    there. Days before its first count are without it.
    """
    by_day: defaultdict[date, list[DayCounts]] = defaultdict(list)
    for one in counts:
        if code in ("", one.store_code):
            by_day[one.day].append(one)
    latest: dict[str, DayCounts] = {}
    running = _Running(code)
    found: dict[date, DayCounts] = {}
    for day in sorted(by_day):
        for one in by_day[day]:
            running.change(latest.get(one.store_code), one)
            latest[one.store_code] = one
        found[day] = running.on(day)
    return found


class _Running:
    """The sums over all stores; a day costs what changed on it."""

    def __init__(self, code: str) -> None:
        self._code = code
        self._orders = self._mismatches = 0
        self._looks: Counter[Look] = Counter()
        self._kinds: Counter[DifferenceKind] = Counter()

    def change(self, before: DayCounts | None, now: DayCounts) -> None:
        if before is not None:
            self._add(before, -1)
        self._add(now, 1)

    def _add(self, counts: DayCounts, sign: int) -> None:
        self._orders += sign * counts.orders
        self._mismatches += sign * counts.mismatches
        for look, number in counts.looks.items():
            self._looks[look] += sign * number
        for kind, number in counts.kinds.items():
            self._kinds[kind] += sign * number

    def on(self, day: date) -> DayCounts:
        looks, kinds = dict(self._looks), dict(self._kinds)
        return DayCounts(self._code, day, self._orders, self._mismatches, looks, kinds)


#: The looks that are shown as one column of the picture, from the ground up; equal orders are not.
COLUMNS: tuple[tuple[Look, ...], ...] = (
    (Look.CONFLICT,),
    (Look.DIFFERENT,),
    (Look.FORMATTING,),
    (Look.ONLY_STOREFRONT, Look.ONLY_DESIGNO),
    (Look.UNREADABLE,),
)


def column_numbers(counts: DayCounts) -> tuple[int, ...]:
    """How many orders a day has in each of ``COLUMNS``."""
    return tuple(sum(counts.looks.get(look, 0) for look in looks) for looks in COLUMNS)


def kind_numbers(counts: DayCounts) -> tuple[int, ...]:
    """How many orders of a day differ in each kind, in the order of their definition."""
    return tuple(counts.kinds.get(kind, 0) for kind in DifferenceKind)


def span_of(
    days: Mapping[date, DayCounts], last: date, most: int
) -> tuple[tuple[date, DayCounts | None], ...]:
    """Every day from the first that is known, ``most`` at most, up to ``last``; ``None`` for a day
    without a count. Empty where none of them is known."""
    since = last - timedelta(days=most - 1)
    known = [day for day in days if since <= day <= last]
    if not known:
        return ()
    first = min(known)
    every = (first + timedelta(days=place) for place in range((last - first).days + 1))
    return tuple((day, days.get(day)) for day in every)
