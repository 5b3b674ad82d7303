"""Every status that orders have now, counted: what can be filtered by.

Law: none is left out for being rare; the rare ones are the reason to look.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from heapq import merge

from designo_sync_gui.domain.order_keys import folded
from designo_sync_gui.domain.order_states import JudgedState, View
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.visible import cut

#: Code points of a long status by whose marks it is found, besides its text.
_LONGEST_SHOWN = 400
#: Sorted at once: one sort of a hundred thousand would hold up every other thread.
_PIECE = 4096


@dataclass(frozen=True, slots=True)
class StatusCount:
    """How many orders have a status on either side, and on each; ``findable`` is what a typed text
    is looked for in."""

    status: Status
    orders: int
    storefront: int
    designo: int
    findable: str = field(compare=False, repr=False)


def status_count(status: Status, orders: int, storefront: int, designo: int) -> StatusCount:
    """A status with its numbers of orders, ready to be looked for."""
    return StatusCount(status, orders, storefront, designo, findable(status))


def count_statuses(
    states: Iterable[tuple[JudgedState, int]], codes: Collection[str] = ()
) -> tuple[StatusCount, ...]:
    """Those of these stores (none: of all), the most frequent first. Each state comes with the
    number of its orders."""
    orders: Counter[Status] = Counter()
    sides: tuple[Counter[Status], Counter[Status]] = (Counter(), Counter())
    for state, number in states:
        traits = state.traits
        if not state.within(View.ALL) or (codes and traits.store_code not in codes):
            continue
        both = (traits.storefront, traits.designo)
        for held in {status for status in both if status is not None}:
            orders[held] += number
        for counter, status in zip(sides, both, strict=True):
            if status is not None:
                counter[status] += number
    shop, designo = sides
    found = [status_count(one, n, shop[one], designo[one]) for one, n in orders.items()]
    pieces = [sorted(found[at : at + _PIECE], key=_rank) for at in range(0, len(found), _PIECE)]
    return tuple(merge(*pieces, key=_rank))


def _rank(one: StatusCount) -> tuple[int, str, str]:
    return -one.orders, one.status.literal, one.status.json_type


def findable(status: Status) -> str:
    """What a typed text is looked for in: the status as it is and as its marks show it, and the
    code points of what is not plain letters. For finding only."""
    literal = status.literal
    if literal.isascii() and literal.isprintable() and literal.strip() == literal:
        return folded(literal)
    odd = sorted({char for char in literal[:_LONGEST_SHOWN] if not char.isalnum()})
    points = " ".join(f"u+{ord(char):04x}" for char in odd)
    return "\n".join((folded(literal), folded(cut(status, _LONGEST_SHOWN)), points))
