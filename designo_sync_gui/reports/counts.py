"""How many orders of a report have which verdict and kind, by store."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from designo_sync_gui.domain.compare import Verdict, judge
from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.report import ReportRow

T = TypeVar("T", Verdict, DifferenceKind)


class ReportCounts:
    """Counted while the rows go by. An order with two kinds counts for both."""

    def __init__(self) -> None:
        self.total = 0
        self.verdicts: Counter[tuple[str, Verdict]] = Counter()
        self.kinds: Counter[tuple[str, DifferenceKind]] = Counter()

    def add(self, rows: Sequence[ReportRow]) -> None:
        for row in rows:
            code, comparison = row.order.ref.store_code, judge(row.order)
            self.total += 1
            self.verdicts[code, comparison.verdict] += 1
            for kind in comparison.kinds:
                self.kinds[code, kind] += 1

    @property
    def store_codes(self) -> tuple[str, ...]:
        return tuple(sorted({code for code, _ in self.verdicts}))

    def by_verdict(self) -> Mapping[Verdict, int]:
        """Verdicts that occur, in the order of their definition."""
        return _summed(self.verdicts, Verdict)

    def by_kind(self) -> Mapping[DifferenceKind, int]:
        return _summed(self.kinds, DifferenceKind)


def _summed(counts: Counter[tuple[str, T]], order: Iterable[T]) -> dict[T, int]:
    totals: Counter[T] = Counter()
    for (_, key), number in counts.items():
        totals[key] += number
    return {key: totals[key] for key in order if totals[key]}
