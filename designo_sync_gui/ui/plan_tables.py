"""The tables of a plan: writes, refusals, distinct values.

Law: every row of the plan is in one of them, with the values as they are.
"""

from collections import Counter
from collections.abc import Mapping

from designo_sync_gui.domain.plan import Plan, Refusal, RefusalReason
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.visible import visible_text
from designo_sync_gui.ui.rows_table import Column, RowsTable
from designo_sync_gui.ui.status_delegate import StatusPaint

#: Rows that the operator can decide by hand.
UNDECIDED = (RefusalReason.CONFLICT, RefusalReason.NEVER_AGREED)


class PlanTables:
    """Makes the tables of one plan; ``refusal_rows`` are its refusals in the table's order."""

    def __init__(self, plan: Plan, store_names: Mapping[str, str]) -> None:
        self._plan = plan
        self._names = store_names
        self.refusal_rows: list[Refusal] = sorted(plan.refusals, key=_urgency)
        target = plan.direction.target
        self._follows = target is None
        self._by_actions = any(write.action for write in plan.writes)
        label = target.label if target is not None else "target"
        self._now = f"{label[0].upper()}{label[1:]} status now"

    def writes(self) -> RowsTable:
        columns = [
            Column("Store", 150),
            Column("Order", 100),
            Column("Order id", 100),
            *([Column("Writes to", 110)] if self._follows else []),
            Column(self._now, 210),
            Column("Will be written", 210),
            Column("May cause", 160),
            *([Column("By", 130)] if self._by_actions else []),
        ]
        rows = [
            (
                self._store(write.ref.store_code),
                write.number,
                write.ref.order_id,
                *([write.target.label] if self._follows else []),
                StatusPaint(write.expected, write.wanted),
                StatusPaint(write.wanted, write.expected),
                write.consequence or "—",
                *([write.action or "status"] if self._by_actions else []),
            )
            for write in self._plan.writes
        ]
        return RowsTable("Writes", columns, rows)

    def refusals(self) -> RowsTable:
        columns = (
            Column("Store", 130),
            Column("Order", 90),
            Column("Order id", 90),
            Column("DesignO status" if self._follows else self._now, 170),
            Column("Storefront status" if self._follows else "Would be written", 170),
            Column("Reason", 130),
            Column("Explanation", 150),
        )
        return RowsTable("Not written", columns, [self._refusal(r) for r in self.refusal_rows])

    def values(self) -> RowsTable:
        counts: Counter[Status] = Counter(write.wanted for write in self._plan.writes)
        rows = [(StatusPaint(value, None), f"{n:,}") for value, n in counts.most_common()]
        return RowsTable("Values", (Column("Value to write", 320), Column("Writes", 100)), rows)

    def _refusal(self, refusal: Refusal) -> tuple[object, ...]:
        now, wanted = refusal.expected, refusal.wanted
        if self._follows and refusal.target.label != "DesignO":
            now, wanted = wanted, now
        return (
            self._store(refusal.ref.store_code),
            refusal.number,
            refusal.ref.order_id,
            StatusPaint(now, wanted),
            StatusPaint(wanted, now, "no value"),
            refusal.reason.value,
            refusal.message,
        )

    def _store(self, code: str) -> str:
        return visible_text(self._names.get(code, code))


def _urgency(refusal: Refusal) -> int:
    """What an operator can decide, then what must be seen to, then the rows equal anyway."""
    if refusal.reason in UNDECIDED:
        return 0
    return 2 if refusal.reason is RefusalReason.EQUAL else 1
