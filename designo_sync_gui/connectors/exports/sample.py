"""The first rows of a table, for the proposal of its columns. Blocking: call it in a worker.

Law: a line that cannot be read is told and passed over: what is read later decides, not a sample.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from itertools import islice
from pathlib import Path

from designo_sync_gui.connectors.exports.cost import Cost
from designo_sync_gui.connectors.exports.export import ExportPlan, open_table
from designo_sync_gui.connectors.exports.file_kind import FileKind, kind_of
from designo_sync_gui.connectors.exports.files_read import told_of
from designo_sync_gui.connectors.exports.folder import FilesFound, files_of
from designo_sync_gui.connectors.exports.json_lines import all_records, columns_of
from designo_sync_gui.connectors.exports.log_lines import NOT_ENDED, decoding_of, json_cell
from designo_sync_gui.connectors.exports.platform import FILE, ID
from designo_sync_gui.connectors.exports.table import (
    Cell,
    Table,
    empty_file,
    refuse_unusable,
    unreadable_file,
)
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.learning.tables import MOST_ROWS, TableSample
from designo_sync_gui.domain.sentence import say, say_n
from designo_sync_gui.domain.source_words import JSON_LINES, filled
from designo_sync_gui.domain.status import JsonType, NumberLiteral
from designo_sync_gui.given_files import open_given


def read_sample(settings: Mapping[str, str], now: datetime, cost: Cost) -> TableSample:
    """Raises ``SettingsInvalid`` for what is no table."""
    if not settings.get(FILE):
        raise SettingsInvalid(say("No file is chosen."), say("Choose the export."))
    plan = ExportPlan.of({**settings, ID: "id"}, "status")
    found = files_of(plan, now, cost)
    path = found.paths[-1]
    refuse_unusable(path)
    if kind_of(path) is FileKind.JSON_LINES:
        return _of_json(path, found, now, cost)
    return _of_table(replace(plan, path=path), found, now, cost)


def _of_table(plan: ExportPlan, found: FilesFound, now: datetime, cost: Cost) -> TableSample:
    table = open_table(plan.path, plan.encoding, plan.delimiter, plan.sheet, cost)
    rows: list[tuple[object, ...]] = []
    notes = [*table.notes, *found.notes]
    try:
        for _, cells in islice(_rows(table), MOST_ROWS):
            rows.append(tuple(map(_value, cells)))
    except SettingsInvalid as error:
        if not rows:
            raise
        notes.append(error.message)  # a log goes on behind such a line
    finally:
        table.close()
    told = told_of(found, now)
    return TableSample(plan.path.name, table.columns, tuple(rows), table.how, told, tuple(notes))


def _rows(table: Table) -> Iterator[tuple[int, tuple[Cell, ...]]]:
    for line, cells in table.rows(range(len(table.columns))):
        yield line, tuple(cells)


def _of_json(path: Path, found: FilesFound, now: datetime, cost: Cost) -> TableSample:
    roots: list[object] = []
    broken = 0
    try:
        with open_given(path) as file:
            encoding = decoding_of(file.read(4))[0]
            for record in all_records(file, cost):
                broken += record.problem is not None and record.end != NOT_ENDED
                if record.problem is None:
                    roots.append(record.root)
                if len(roots) == MOST_ROWS:
                    break
    except OSError as error:
        raise unreadable_file(path, error) from error
    if not roots and not broken:
        raise empty_file(path)
    columns = columns_of(roots)
    rows = tuple(tuple(_value(json_cell(root, name)) for name in columns) for root in roots)
    notes = list(found.notes)
    if broken:
        notes.append(say_n("{n:,} line cannot be read.", "{n:,} lines cannot be read.", broken))
    how = filled(JSON_LINES, encoding=encoding)
    told = told_of(found, now)
    return TableSample(path.name, columns, rows, how, told, tuple(notes), lines_of_json=True)


def _value(cell: Cell) -> object:
    """A cell as an answer's values are; one that cannot be read holds nothing to judge by."""
    if cell.status is None or not cell.status.has_value:
        return ""
    kind, literal = cell.status.json_type, cell.status.literal
    if kind is JsonType.NUMBER:
        return NumberLiteral(literal)
    return literal == "true" if kind is JsonType.BOOLEAN else literal
