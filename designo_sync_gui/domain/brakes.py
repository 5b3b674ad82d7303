"""What makes a plan unusual enough to ask for the number of its writes.

Law: a brake does not stop a plan; the operator must type how many orders are written.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.plan import PlannedWrite
from designo_sync_gui.domain.sentence import Sentence, joined, say
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.visible import brief

#: More orders than this, or a larger share of a store's orders, are written rarely at once.
MANY_ORDERS: Final = 25
LARGE_SHARE: Final = 0.20

_MOST_VALUES = 5

#: Store code and side to the values seen there so far; a side never read is left out.
SeenValues = Mapping[tuple[str, Side], frozenset[Status]]


def brakes_of(
    writes: Sequence[PlannedWrite], orders_of_store: Mapping[str, int], seen: SeenValues
) -> tuple[Sentence, ...]:
    """The reasons to ask for the count, as sentences; empty for an ordinary plan."""
    reasons: list[Sentence] = []
    if len(writes) > MANY_ORDERS:
        reasons.append(
            say(
                "The plan writes {count:,} orders, more than {many_orders}.",
                count=len(writes),
                many_orders=MANY_ORDERS,
            )
        )
    per_store = Counter(write.ref.store_code for write in writes)
    for code, number in per_store.items():
        known = orders_of_store.get(code, 0)
        if number > 1 and known and number / known > LARGE_SHARE:
            reasons.append(
                say(
                    "It writes {number:,} of the {known:,} known orders of “{code}”, more than "
                    "{large_share:.0%}.",
                    number=number,
                    known=known,
                    code=code,
                    large_share=LARGE_SHARE,
                )
            )
    reasons.extend(_new_values(writes, seen))
    return tuple(reasons)


def _new_values(writes: Sequence[PlannedWrite], seen: SeenValues) -> list[Sentence]:
    new: dict[tuple[str, Side], list[Status]] = {}
    for write in writes:
        place = (write.ref.store_code, write.target)
        known = seen.get(place)
        if known and write.wanted not in known and write.wanted not in new.get(place, []):
            new.setdefault(place, []).append(write.wanted)
    sentences: list[Sentence] = []
    for (code, side), values in new.items():
        shown = joined(", ", [say("“{value}”", value=brief(v)) for v in values[:_MOST_VALUES]])
        if len(values) > _MOST_VALUES:
            shown = say("{shown} and {n} more", shown=shown, n=len(values) - _MOST_VALUES)
        sentences.append(
            say(
                "Never seen in {named} of “{code}” before: {shown}.",
                named=side.named,
                code=code,
                shown=shown,
            )
        )
    return sentences
