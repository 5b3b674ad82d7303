"""Reports written in one step, for tests."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.looks import Look
from designo_sync_gui.domain.order import Order
from designo_sync_gui.domain.report import ENGLISH, ReportAbout, ReportFormat, ReportRow, Voice
from designo_sync_gui.domain.trends import DayCounts
from designo_sync_gui.reports.mismatches import MismatchReport

MADE_AT = datetime(2026, 11, 27, 16, 12, tzinfo=UTC)


SCOPE = "Mismatches of all stores"


TODAY = date(2026, 11, 27)


def about(
    stores: Sequence[Store],
    separator: str = ",",
    scope: str = SCOPE,
    days: Sequence[DayCounts] = (),
    pictured: Sequence[str] = (),
    voice: Voice = ENGLISH,
) -> ReportAbout:
    program = "DesignO Sync 1.0"
    return ReportAbout(MADE_AT, scope, program, stores, separator, voice, TODAY, days, pictured)


def day(code: str, back: int, mismatches: int = 0, orders: int = 100, **looks: int) -> DayCounts:
    """The counts of a store so many days before ``TODAY``; a look by the name of its member."""
    counted = {Look[name.upper()]: number for name, number in looks.items()}
    kinds = {DifferenceKind.CASE: counted.get(Look.FORMATTING, 0)}
    return DayCounts(code, TODAY - timedelta(days=back), orders, mismatches, counted, kinds)


def write_report(
    path: Path,
    orders: Sequence[Order],
    stores: Sequence[Store],
    form: ReportFormat = ReportFormat.CSV,
    separator: str = ",",
    scope: str = SCOPE,
) -> int:
    """A report of these orders, added one by one; returns their number."""
    report = MismatchReport().open(path, form, about(stores, separator, scope))
    for order in orders:
        report.add([ReportRow(order, "job-1", "7f3a91c2")])
    report.finish()
    return len(orders)
