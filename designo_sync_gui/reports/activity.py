"""What happened, as CSV: one row for each order of an entry, or for an entry without orders.

Law: a status goes into its field untouched, with its JSON type beside it; times are UTC.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

from designo_sync_gui.domain.activity_report import ActivityLine, OpenActivityReport
from designo_sync_gui.domain.history import WriteRecord
from designo_sync_gui.domain.moves import Move
from designo_sync_gui.domain.report import ReportAbout, ReportFormat
from designo_sync_gui.domain.sentence import joined
from designo_sync_gui.domain.status import Status
from designo_sync_gui.reports.csv_reports import ALTERED
from designo_sync_gui.reports.formats import PartFile, csv_record
from designo_sync_gui.reports.rows import utc_text
from designo_sync_gui.reports.spreadsheet import guarded

COLUMNS: tuple[str, ...] = (
    "at",
    "began",
    "kind",
    "store codes",
    "what happened",
    "details",
    "times",
    "result",
    "operator",
    "job",
    "orders",
    "store code",
    "order number",
    "order id",
    "order",
    "before",
    "before JSON type",
    "wanted",
    "wanted JSON type",
    "now",
    "now JSON type",
    "outcome",
)
_BYTE_ORDER_MARK = "\ufeff"


class ActivityReport:
    """Implements ``domain.activity_report.ActivityReportWriter``."""

    def open(self, path: Path, form: ReportFormat, about: ReportAbout) -> OpenActivityReport:
        """Raises ``StorageFailed``."""
        if form is ReportFormat.HTML:
            from designo_sync_gui.reports.activity_page import ActivityPage

            return ActivityPage(PartFile(path), about)
        if form is ReportFormat.CSV:
            return ActivityCsv(PartFile(path), csv_record(COLUMNS), csv_record)
        part, separator = PartFile(path), about.separator
        head = _BYTE_ORDER_MARK + csv_record((*COLUMNS, ALTERED), separator)
        return ActivityCsv(part, head, lambda fields: _guarded_record(fields, separator))


class ActivityCsv:
    """CSV "exact", or CSV for spreadsheets, which names every cell that it had to alter."""

    def __init__(self, part: PartFile, head: str, record: Callable[[Sequence[str]], str]) -> None:
        self._part = part
        self._record = record
        self._part.write(head)

    def add(self, lines: Sequence[ActivityLine]) -> None:
        self._part.write("".join(self._record(fields_of(line)) for line in lines))

    def finish(self) -> None:
        self._part.place()

    def give_up(self) -> None:
        self._part.give_up()


def _guarded_record(fields: Sequence[str], separator: str) -> str:
    cells = tuple(guarded(field) for field in fields)
    altered = (
        name for name, field, cell in zip(COLUMNS, fields, cells, strict=True) if field != cell
    )
    return csv_record((*cells, "; ".join(altered)), separator)


def fields_of(line: ActivityLine) -> tuple[str, ...]:
    """One text for each of ``COLUMNS``."""
    entry = line.entry
    return (
        utc_text(entry.at),
        utc_text(entry.began),
        entry.kind.value,
        "; ".join(entry.stores),
        entry.what.english,
        joined(" ", entry.details).english if entry.details else "",
        str(entry.times),
        entry.outcome.english,
        entry.operator,
        entry.job_id,
        str(entry.orders),
        *_order_fields(line.order),
    )


def _order_fields(order: Move | WriteRecord | None) -> tuple[str, ...]:
    if order is None:
        return ("",) * 11
    head = (order.ref.store_code, order.number, order.ref.order_id)
    if isinstance(order, Move):
        said = (*_value(order.before), "", "", *_value(order.now))
        return (*head, order.moved.label.english, *said, "")
    said = (*_value(order.before), *_value(order.wanted), *_value(order.after))
    wrote = f"write to {order.target.named.english}"
    return (*head, wrote, *said, order.outcome.value if order.outcome else "")


def _value(status: Status | None) -> tuple[str, str]:
    return ("", "") if status is None else (status.literal, status.json_type.value)
