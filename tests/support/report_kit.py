"""Reports written in one step, for tests."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.order import Order
from designo_sync_gui.domain.report import ReportAbout, ReportFormat, ReportRow
from designo_sync_gui.reports.mismatches import MismatchReport

MADE_AT = datetime(2026, 11, 27, 16, 12, tzinfo=UTC)


SCOPE = "Mismatches of all stores"


def about(stores: Sequence[Store], separator: str = ",", scope: str = SCOPE) -> ReportAbout:
    return ReportAbout(MADE_AT, scope, "DesignO Sync 1.0", stores, separator)


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
