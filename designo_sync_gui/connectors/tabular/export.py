"""An export as orders: which column is what, and what the rows say of each order.

Law: two rows of one order that say the same are one; two that differ make that order unreadable,
with both values named. Blocking: call it in a worker.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from designo_sync_gui.connectors.tabular.csv_file import AUTO, read_csv
from designo_sync_gui.connectors.tabular.table import Cell, Table, refuse_unusable, unreadable_file
from designo_sync_gui.connectors.tabular.xlsx_file import read_xlsx
from designo_sync_gui.domain.errors import BadReply, SettingsInvalid
from designo_sync_gui.domain.order import Observation, OrderRef, Presence, Reading
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.visible import brief

FILE: Final = "file"
ID: Final = "id_column"
NUMBER: Final = "number_column"
STATUS: Final = "status_column"
CHANGED: Final = "changed_column"
STORE: Final = "store_column"
ENCODING: Final = "encoding"
DELIMITER: Final = "delimiter"
SHEET: Final = "sheet"


@dataclass(frozen=True, slots=True)
class ExportPlan:
    """Which file, read how, and which columns; an empty column is not there."""

    path: Path
    id_column: str
    status_column: str
    number_column: str = ""
    changed_column: str = ""
    store_column: str = ""
    encoding: str = AUTO
    delimiter: str = AUTO
    sheet: str = ""

    @classmethod
    def of(cls, options: Mapping[str, str], status_column: str = "") -> "ExportPlan":
        """Raises ``SettingsInvalid`` where the file or a needed column is not named."""
        status = status_column or options.get(STATUS, "")
        for value, what in (
            (options.get(FILE, ""), "the export file"),
            (options.get(ID, ""), "the column of the order ids"),
            (status, "the column of the statuses"),
        ):
            if not value:
                raise SettingsInvalid(say("Not named: {what}.", what=what), say("Choose it."))
        return cls(
            Path(options[FILE]).expanduser(),
            options[ID],
            status,
            options.get(NUMBER, ""),
            options.get(CHANGED, ""),
            options.get(STORE, ""),
            options.get(ENCODING, "") or AUTO,
            options.get(DELIMITER, "") or AUTO,
            options.get(SHEET, ""),
        )


def open_table(path: Path, encoding: str, delimiter: str, sheet: str) -> Table:
    """The table of a file by its ending. Raises ``SettingsInvalid``."""
    refuse_unusable(path)
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        return read_xlsx(path, sheet)
    return read_csv(path, encoding, delimiter)


@dataclass(frozen=True, slots=True)
class _Places:
    """Where each column stands; ``None`` for one that is not asked for."""

    id: int
    status: int
    number: int | None
    changed: int | None
    store: int | None

    @classmethod
    def of(cls, plan: ExportPlan, table: Table) -> "_Places":
        def maybe(column: str) -> int | None:
            return table.place(column) if column else None

        return cls(
            table.place(plan.id_column),
            table.place(plan.status_column),
            maybe(plan.number_column),
            maybe(plan.changed_column),
            maybe(plan.store_column),
        )


def read_export(
    plan: ExportPlan, store_code: str | None, read_at: datetime
) -> tuple[list[Reading], int]:
    """All orders of the file, and how many rows name none.

    ``store_code`` is that of every row where no column names it. Raises ``SettingsInvalid``, and
    ``BadReply`` for a file that changed while it was read.
    """
    before = _stamp(plan.path)
    table = open_table(plan.path, plan.encoding, plan.delimiter, plan.sheet)
    places = _Places.of(plan, table)
    source = f"{plan.path.name} ({table.how}), column {plan.status_column}"
    found: dict[OrderRef, Reading] = {}
    nameless = 0
    for line, cells in table.rows:
        ref = _ref(cells, places, store_code)
        if ref is None:
            nameless += 1
            continue
        reading = _reading(ref, line, cells, places, source, read_at)
        former = found.get(ref)
        found[ref] = reading if former is None else _merged(former, reading)
    if _stamp(plan.path) != before:
        raise BadReply(
            say("“{name}” changed while it was read.", name=plan.path.name),
            say("Refresh again when it is complete."),
        )
    return list(found.values()), nameless


def _stamp(path: Path) -> tuple[int, int]:
    try:
        known = path.stat()
    except OSError as error:
        raise unreadable_file(path, error) from error
    return known.st_mtime_ns, known.st_size


def _ref(row: Sequence[Cell], places: _Places, code: str | None) -> OrderRef | None:
    order_id = _text(row, places.id)
    store = _text(row, places.store) if places.store is not None else code
    return OrderRef(store, order_id) if order_id and store else None


def _text(row: Sequence[Cell], place: int | None) -> str:
    return row[place].text if place is not None and place < len(row) else ""


def _reading(
    ref: OrderRef, line: int, row: Sequence[Cell], places: _Places, source: str, read_at: datetime
) -> Reading:
    cell = row[places.status] if places.status < len(row) else Cell(Status.absent())
    problem = (
        say("Its status cannot be read: {problem}.", problem=cell.problem)
        if cell.status is None
        else ""
    )
    observation = Observation(
        Presence.PRESENT,
        cell.status,
        read_at,
        f"{source}, row {line}",
        problem,
        changed_at=_text(row, places.changed),
    )
    return Reading(ref, _text(row, places.number), observation)


def _merged(former: Reading, later: Reading) -> Reading:
    """Rows of one order: the same status is said once, two statuses are none."""
    a, b = former.observation, later.observation
    if a.status is None or a.status == b.status:
        return former
    other = f"“{brief(b.status)}”" if b.status is not None else "one that cannot be read"
    problem = say(
        "The export names this order more than once, with “{visible}” and {other}.",
        visible=brief(a.status),
        other=other,
    )
    merged = Observation(
        Presence.PRESENT, None, a.read_at, f"{a.source} and others", problem, a.evidence
    )
    return Reading(former.ref, former.number, merged)


def orders_in_chunks(readings: list[Reading], size: int) -> Iterator[tuple[Reading, ...]]:
    for start in range(0, len(readings), size):
        yield tuple(readings[start : start + size])
