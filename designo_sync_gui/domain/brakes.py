"""What makes a plan unusual enough to ask for the number of its writes, and what only seems so.

Law: a brake does not stop a plan; the operator must type how many orders are written.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.plan_facts import PlanFacts
from designo_sync_gui.domain.sentence import NOTHING, Sentence, joined, say, say_n
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.visible import brief

#: More orders than this, or a larger share of a store's orders, are written rarely at once.
MANY_ORDERS: Final = 25
LARGE_SHARE: Final = 0.20

_MOST_VALUES = 5

_NEVER_SEEN: Final = {
    Side.STOREFRONT: say("never seen in the shop before"),
    Side.DESIGNO: say("never seen in DesignO before"),
}
_ON_THE_LIST: Final = {
    Side.STOREFRONT: say("new to the shop, but on the shop's own list of statuses"),
    Side.DESIGNO: say("new to DesignO, but on its own list of statuses"),
}
#: Store code, written side and value to the number of such writes.
WriteCounts = Mapping[tuple[str, Side, Status], int]


@dataclass(frozen=True, slots=True)
class Remark:
    """One line about a plan: who it is about, what is so, and the values it speaks of.

    ``store`` is empty where it is about all of them. ``brakes`` asks for the number; a remark that
    does not only informs.
    """

    store: str
    what: Sentence
    values: tuple[Status, ...] = ()
    brakes: bool = True

    @property
    def told(self) -> Sentence:
        """The line as one sentence."""
        values = _listed(self.values)
        what = say("{what}: {values}", what=self.what, values=values) if values else self.what
        if not self.store:
            return say("All stores: {what}.", what=what)
        return say("{store}: {what}.", store=self.store, what=what)


def remarks_on(counts: WriteCounts, facts: PlanFacts) -> tuple[Remark, ...]:
    """What is unusual about so many writes of these values, brakes first."""
    total = sum(counts.values())
    found: list[Remark] = []
    if total > MANY_ORDERS:
        what = say(
            "{count:,} writes, more than {many_orders}", count=total, many_orders=MANY_ORDERS
        )
        codes = {code for code, _, _ in counts}
        found.append(Remark(facts.name(codes.pop()) if len(codes) == 1 else "", what))
    found.extend(_large_shares(counts, facts))
    new = list(_new_values(counts, facts))
    found.extend(one for one in new if one.brakes)
    found.extend(one for one in new if not one.brakes)
    return tuple(found)


def accepted_remark(number: int) -> tuple[Remark, ...]:
    """That so many of the writes are of accepted differences: they are written if asked for."""
    if not number:
        return ()
    what = say_n(
        "{n:,} write is of an accepted difference",
        "{n:,} writes are of accepted differences",
        number,
    )
    return (Remark("", what, brakes=False),)


def brakes_of(counts: WriteCounts, facts: PlanFacts) -> tuple[Sentence, ...]:
    """The reasons to ask for the count, as sentences; empty for an ordinary plan."""
    return tuple(remark.told for remark in remarks_on(counts, facts) if remark.brakes)


def _large_shares(counts: WriteCounts, facts: PlanFacts) -> Iterable[Remark]:
    per_store: Counter[str] = Counter()
    for (code, _, _), number in counts.items():
        per_store[code] += number
    for code, number in per_store.items():
        known = facts.orders.get(code, 0)
        if number > 1 and known and number / known > LARGE_SHARE:
            what = say(
                "{number:,} of its {known:,} orders ({share:.0%}), more than {large_share:.0%}",
                number=number,
                known=known,
                share=number / known,
                large_share=LARGE_SHARE,
            )
            yield Remark(facts.name(code), what)


def _new_values(counts: WriteCounts, facts: PlanFacts) -> Iterable[Remark]:
    """A value that the target never held is no brake only where the target lists it itself."""
    new: dict[tuple[str, Side, bool], list[Status]] = {}
    for code, side, wanted in counts:
        known = facts.seen.get((code, side))
        if known and wanted not in known:
            listed = wanted in facts.listed.get((code, side), frozenset())
            new.setdefault((code, side, listed), []).append(wanted)
    for (code, side, listed), values in new.items():
        what = (_ON_THE_LIST if listed else _NEVER_SEEN)[side]
        yield Remark(facts.name(code), what, tuple(values), brakes=not listed)


def _listed(values: Sequence[Status]) -> Sentence:
    if not values:
        return NOTHING
    shown = joined(", ", [say("“{value}”", value=brief(v)) for v in values[:_MOST_VALUES]])
    if len(values) > _MOST_VALUES:
        shown = say("{shown} and {n:,} more", shown=shown, n=len(values) - _MOST_VALUES)
    return shown
