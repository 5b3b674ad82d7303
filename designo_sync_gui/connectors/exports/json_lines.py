"""An export of lines of JSON: one object a line, its columns named by pointers.

Law: numbers keep their literal; a line that is no object is an error with its place, for an export
is whole. A log is read by ``log_file.py``, which reads on behind such a line.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, Final

from designo_sync_gui.connectors.exports.cost import Cost
from designo_sync_gui.connectors.exports.log_lines import (
    LONGEST_LINE,
    NOT_ENDED,
    LogForm,
    Record,
    decoding_of,
    json_cell,
    records,
)
from designo_sync_gui.connectors.exports.table import (
    Row,
    Table,
    empty_file,
    unreadable_file,
)
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.learning.entries import MOST_ENTRIES, fields_of
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.source_words import JSON_LINES, filled
from designo_sync_gui.given_files import open_given

#: Rows whose keys are the columns.
_LOOKED_AT: Final = 1000
#: Bytes behind the last line end: blank lines and a line that is longer than any that is read.
_MOST_BEHIND: Final = 8 * LONGEST_LINE


def read_json_lines(path: Path, cost: Cost | None = None) -> Table:
    """Raises ``SettingsInvalid`` for a file that is empty or whose first line is no object."""
    cost = cost or Cost(path.name)
    roots = []
    for _, root in _roots(path, cost):
        roots.append(root)
        if len(roots) == _LOOKED_AT:
            break
    if not roots:
        raise empty_file(path)
    columns = columns_of(roots)

    def read(places: Sequence[int]) -> Iterator[Row]:
        pointers = [columns[place] for place in places]
        for line, root in _roots(path, cost):
            cost.row()
            yield line, [json_cell(root, pointer) for pointer in pointers]

    return Table(columns, read, filled(JSON_LINES, encoding="utf-8"))


def columns_of(roots: Sequence[object]) -> tuple[str, ...]:
    """The pointers to every value, in the order of their first appearance."""
    groups = (roots[start : start + MOST_ENTRIES] for start in range(0, len(roots), MOST_ENTRIES))
    return tuple(dict.fromkeys(field.pointer for group in groups for field in fields_of(group)))


def _root(path: Path, record: Record) -> object:
    if record.problem is None:
        return record.root
    raise SettingsInvalid(
        say(
            "“{name}”: row {line} cannot be read: {problem}.",
            name=path.name,
            line=record.line,
            problem=record.problem,
        ),
        say("Export it again. A file that programs append to is read as a log: choose so."),
        title=say("Not lines of JSON"),
    )


def all_records(file: BinaryIO, cost: Cost) -> Iterator[Record]:
    """Every line, the last one even without its line end; that one's end is ``NOT_ENDED``."""
    file.seek(0)
    encoding, codec, mark = decoding_of(file.read(4))
    form, end, last = LogForm(encoding, codec), mark, 0
    for record in records(file, form, mark, 0, cost):
        end, last = record.end, record.last
        yield record
    file.seek(end)
    rest = file.read(_MOST_BEHIND)
    if rest.strip():
        ended = BytesIO(rest + "\n".encode(codec))
        for record in records(ended, form, 0, last, cost):
            yield replace(record, end=NOT_ENDED)


def _roots(path: Path, cost: Cost) -> Iterator[tuple[int, object]]:
    try:
        with open_given(path) as file:
            for record in all_records(file, cost):
                yield record.line, _root(path, record)
    except OSError as error:
        raise unreadable_file(path, error) from error
