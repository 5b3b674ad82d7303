"""The numbers in the plan dialog, counted once over all rows.

Law: nothing that looks at every row of a plan is done on the window's thread; ``figures_of`` is
called where the plan is made.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from designo_sync_gui.domain.plan import Plan, Refusal, RefusalReason
from designo_sync_gui.domain.sentence import Sentence
from designo_sync_gui.domain.status import Status

#: Rows that the operator can decide by hand.
UNDECIDED = (RefusalReason.CONFLICT, RefusalReason.NEVER_AGREED)


@dataclass(frozen=True, slots=True)
class PlanFigures:
    """``consequences`` are those of writes that need no word typed, ``confirmations`` the rows
    behind each word to be typed, ``told`` what these cause; the most frequent come first."""

    stores: int
    values: tuple[tuple[Status, int], ...]
    consequences: tuple[tuple[Sentence, int], ...]
    confirmations: Mapping[str, int]
    told: Mapping[str, frozenset[Sentence]]
    by_actions: bool
    refusals: tuple[Refusal, ...]
    equal: int
    undecided: int

    @property
    def refused(self) -> int:
        """Refusals that an operator must see to."""
        return len(self.refusals) - self.equal


def figures_of(plan: Plan) -> PlanFigures:
    """Any thread may count."""
    told: dict[str, set[Sentence]] = {}
    for write in plan.writes:
        if write.confirm:
            told.setdefault(write.confirm, set()).add(write.consequence)
    plain = Counter(w.consequence for w in plan.writes if w.consequence and not w.confirm)
    return PlanFigures(
        stores=len({write.ref.store_code for write in plan.writes}),
        values=tuple(Counter(write.wanted for write in plan.writes).most_common()),
        consequences=tuple(plain.most_common()),
        confirmations=plan.confirmations,
        told={word: frozenset(sentences) for word, sentences in told.items()},
        by_actions=any(write.action for write in plan.writes),
        refusals=tuple(sorted(plan.refusals, key=_urgency)),
        equal=sum(refusal.reason is RefusalReason.EQUAL for refusal in plan.refusals),
        undecided=sum(refusal.reason in UNDECIDED for refusal in plan.refusals),
    )


def _urgency(refusal: Refusal) -> int:
    """What an operator can decide, then what must be seen to, then the rows equal anyway."""
    if refusal.reason in UNDECIDED:
        return 0
    return 2 if refusal.reason is RefusalReason.EQUAL else 1
