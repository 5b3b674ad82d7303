"""The tables of a plan: writes, refusals, distinct values.

Law: every row of the plan is in one of them, with the values as they are.
"""

from collections.abc import Mapping

from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.plan import Plan, PlannedWrite, Refusal, RefusalReason
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.domain.visible import visible_text
from designo_sync_gui.ui.kit.language import number, tr
from designo_sync_gui.ui.plans.plan_figures import PlanFigures
from designo_sync_gui.ui.statuses.cells import StatusPaint
from designo_sync_gui.ui.statuses.rows_table import Column, MadeRows, RowsTable

_REASONS = {
    RefusalReason.EQUAL: say("equal"),
    RefusalReason.NOT_READ: say("not read"),
    RefusalReason.MISSING: say("missing"),
    RefusalReason.UNREADABLE: say("unreadable"),
    RefusalReason.NOT_WRITABLE: say("not writable"),
    RefusalReason.LOCKED: say("never write"),
    RefusalReason.NOT_ALLOWED: say("not allowed there"),
    RefusalReason.TOO_LONG: say("too long"),
    RefusalReason.UNSETTLED: say("earlier write unknown"),
    RefusalReason.CONFLICT: say("conflict"),
    RefusalReason.NEVER_AGREED: say("never agreed"),
    RefusalReason.LEFT: say("left as it is"),
    RefusalReason.MOVED: say("changed since"),
    RefusalReason.FLIPS: say("flips"),
}
#: What is said in the place of the value that a refusal lacks.
_WHY_MISSING = {
    RefusalReason.NOT_READ: say("not read"),
    RefusalReason.MISSING: say("no such order"),
    RefusalReason.UNREADABLE: say("unreadable"),
}


class PlanTables:
    """Makes the tables of one plan; ``refusal_rows`` are its refusals in the table's order.

    A row is made when it is looked at.
    """

    def __init__(self, plan: Plan, figures: PlanFigures, store_names: Mapping[str, str]) -> None:
        self._plan = plan
        self._names = store_names
        self._values = figures.values
        self.refusal_rows = figures.refusals
        target = plan.direction.target
        self._follows = target is None
        self._by_actions = figures.by_actions
        self._now = say("Target status now")
        if target is not None:
            self._now = say("{side} status now", side=target.heading)

    def writes(self) -> RowsTable:
        columns = [
            Column(say("Store"), 150),
            Column(say("Order"), 100),
            Column(say("Order id"), 100),
            *([Column(say("Writes to"), 110)] if self._follows else []),
            Column(self._now, 210),
            Column(say("Will be written"), 210),
            Column(say("May cause"), 160),
            *([Column(say("By"), 130)] if self._by_actions else []),
        ]
        return RowsTable(tr("Writes"), columns, MadeRows(self._plan.writes, self._write))

    def refusals(self) -> RowsTable:
        columns = (
            Column(say("Store"), 130),
            Column(say("Order"), 90),
            Column(say("Order id"), 90),
            Column(say("DesignO status") if self._follows else self._now, 170),
            Column(say("Storefront status") if self._follows else say("Would be written"), 170),
            Column(say("Reason"), 130),
            Column(say("Explanation"), 150),
        )
        return RowsTable(tr("Not written"), columns, MadeRows(self.refusal_rows, self._refusal))

    def values(self) -> RowsTable:
        return RowsTable(
            tr("Values"),
            (Column(say("Value to write"), 320), Column(say("Writes"), 100)),
            MadeRows(self._values, lambda one: (StatusPaint(one[0], None), number(one[1]))),
        )

    def _write(self, write: PlannedWrite) -> tuple[object, ...]:
        return (
            self._store(write.ref.store_code),
            write.number,
            write.ref.order_id,
            *([write.target.label] if self._follows else []),
            StatusPaint(write.expected, write.wanted, say("not known")),
            StatusPaint(write.wanted, write.expected),
            write.consequence or "—",
            *([write.action or say("status")] if self._by_actions else []),
        )

    def _refusal(self, refusal: Refusal) -> tuple[object, ...]:
        now, wanted = refusal.expected, refusal.wanted
        missing = _missing(refusal)
        if self._follows and refusal.target is not Side.DESIGNO:
            now, wanted = wanted, now
        return (
            self._store(refusal.ref.store_code),
            refusal.number,
            refusal.ref.order_id,
            StatusPaint(now, wanted, missing),
            StatusPaint(wanted, now, missing),
            _REASONS[refusal.reason],
            refusal.message,
        )

    def _store(self, code: str) -> str:
        return visible_text(self._names.get(code, code))


def _missing(refusal: Refusal) -> Sentence:
    """Why a refusal's only missing value is missing. Where both are, the reason says it of one of
    them, and nothing is claimed of the other."""
    if (refusal.expected is None) == (refusal.wanted is None):
        return say("no value")
    return _WHY_MISSING.get(refusal.reason, say("no value"))
