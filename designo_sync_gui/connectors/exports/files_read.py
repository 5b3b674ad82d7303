"""All that a connection's files say: one file, or those of a folder; exports, or logs.

Law: of several exports each order counts once, as within one; of several logs the last row counts,
the older files first. A file that cannot be read makes the whole reading fail: what it holds is
not known. Which file was read is told. Blocking: call it in a worker.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from designo_sync_gui.connectors.exports.cost import Cost
from designo_sync_gui.connectors.exports.export import ExportPlan
from designo_sync_gui.connectors.exports.folder import FilesFound, files_of
from designo_sync_gui.connectors.exports.log_file import LogRead, Logs
from designo_sync_gui.connectors.exports.log_orders import Entry, last_rows
from designo_sync_gui.connectors.exports.log_readings import LogReadings
from designo_sync_gui.connectors.exports.rows import ExportRead, merged, read_export
from designo_sync_gui.connectors.exports.table import unreadable_file
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.order import OrderRef, Reading
from designo_sync_gui.domain.sentence import Sentence, joined, say, say_n, verbatim
from designo_sync_gui.domain.source_words import COLUMN, made

_MINUTE: Final = 60
_HOUR: Final = 60 * _MINUTE
_DAY: Final = 24 * _HOUR
#: From so many of a unit on the next larger one is told.
_MANY: Final = 2


def read_files(
    plan: ExportPlan, code: str | None, now: datetime, cost: Cost, logs: Logs
) -> ExportRead:
    """Raises ``SettingsInvalid``, and ``BadReply`` for a file that changed while it was read."""
    found = files_of(plan, now, cost)
    if plan.is_log:
        with logs.lock:
            return _logs_read(plan, found, code, now, cost, logs)
    reads = [_export(replace(plan, path=path), code, now, cost, found) for path in found.paths]
    told = told_of(found, now)
    first = reads[0]
    if len(reads) == 1:
        return replace(first, notes=(*first.notes, *found.notes), told=told)
    notes = tuple(dict.fromkeys(note for read in reads for note in read.notes))
    return ExportRead(
        _each_once([read.readings for read in reads]),
        sum(read.nameless for read in reads),
        first.how,
        (*notes, *found.notes),
        max(read.guesses for read in reads),
        tuple(dict.fromkeys(detail for read in reads for detail in read.details)),
        told,
    )


def _export(
    plan: ExportPlan, code: str | None, now: datetime, cost: Cost, found: FilesFound
) -> ExportRead:
    try:
        return read_export(plan, code, now, cost)
    except SettingsInvalid as error:
        raise _of_file(plan.path, error, found) from error


def _of_file(path: Path, error: SettingsInvalid, found: FilesFound) -> SettingsInvalid:
    """The error with its file's name, where there were several to choose from."""
    if found.fitting == 1 and len(found.paths) == 1:
        return error
    told = say("In the file “{name}”: {problem}", name=path.name, problem=error.message)
    return SettingsInvalid(told, error.advice, title=error.title, details=error.details)


def _each_once(lists: Sequence[Sequence[Reading]]) -> list[Reading]:
    found: dict[OrderRef, Reading] = {}
    for reading in (reading for readings in lists for reading in readings):
        former = found.get(reading.ref)
        found[reading.ref] = reading if former is None else merged(former, reading)
    return list(found.values())


def _logs_read(
    plan: ExportPlan,
    found: FilesFound,
    code: str | None,
    now: datetime,
    cost: Cost,
    logs: Logs,
) -> ExportRead:
    logs.keep_only(found.paths)
    reads = [_log(replace(plan, path=path), code, cost, logs, found) for path in found.paths]
    if not any(read.orders.found for read in reads):
        _refuse_useless(reads)
    readings = _last_readings([(read.orders.found, _source(plan, read)) for read in reads], now)
    notes = [
        note
        for read in reads
        for note in (*read.notes, *_cut(read, now), *read.orders.refused.notes())
    ]
    nameless = sum(read.orders.refused.count for read in reads)
    rows = sum(read.orders.rows for read in reads)
    detail = say_n("It is a log of {n:,} row.", "It is a log of {n:,} rows.", rows)
    told = joined(", ", (_named(found), _last_row_words(reads, found, now)))
    return ExportRead(readings, nameless, reads[-1].how, (*notes, *found.notes), 0, (detail,), told)


def _last_readings(held: Sequence[tuple[dict[OrderRef, Entry], str]], now: datetime) -> LogReadings:
    if len(held) == 1:
        ((found, source),) = held
        return LogReadings(found, found.values(), lambda _: source, now)
    last = last_rows(held)
    entries = (entry for entry, _ in last.values())
    return LogReadings(last, entries, lambda ref: last[ref][1], now)


def _log(plan: ExportPlan, code: str | None, cost: Cost, logs: Logs, found: FilesFound) -> LogRead:
    try:
        return logs.read(plan, code, cost)
    except SettingsInvalid as error:
        raise _of_file(plan.path, error, found) from error


def _cut(read: LogRead, now: datetime) -> tuple[Sentence, ...]:
    """A line whose end nobody wrote for a minute is not being written: its writer puts line ends
    before the lines, and without a word its status would be missed until the next one."""
    if read.cut_since is None or now.timestamp() - read.cut_since < _MINUTE:
        return ()
    told = say(
        "“{name}”: the last line does not end with a line break, so it is not read yet.",
        name=read.path.name,
    )
    return (told,)


def _refuse_useless(reads: Sequence[LogRead]) -> None:
    """Rows of which none names an order are no empty log. Raises ``SettingsInvalid``."""
    for read in reads:
        if read.orders.rows:
            raise read.orders.refused.none_usable(read.orders.rows)


def _source(plan: ExportPlan, read: LogRead) -> str:
    column, how = plan.status_column, read.how.english
    return made(COLUMN, file=read.path.name, how=how, column=column)


def told_of(found: FilesFound, now: datetime) -> Sentence:
    """Which file is read, and how old it is. Raises ``SettingsInvalid`` for one that is gone."""
    age = int(now.timestamp() - _changed(found.paths[-1]))
    return joined(", ", (_named(found), _changed_words(age)))


def _named(found: FilesFound) -> Sentence:
    name = found.paths[-1].name
    if len(found.paths) > 1:
        return say("{n:,} files up to “{name}”", n=len(found.paths), name=name)
    if found.fitting > 1:
        return say("“{name}” of {n:,} files", n=found.fitting, name=name)
    return say("“{name}”", name=name)


def _last_row_words(reads: Sequence[LogRead], found: FilesFound, now: datetime) -> Sentence:
    """How old the last row is, by its time; of times without a zone, by the file's."""
    times = [read.orders.latest for read in reads if read.orders.latest is not None]
    latest = max(times, default=None)
    if latest is None:
        return _changed_words(int(now.timestamp() - _changed(found.paths[-1])))
    age = int(now.timestamp() - latest)
    if age < -_MINUTE:
        return say("last row dated {time}, in the future", time=_moment(latest))
    if age < _MANY * _MINUTE:
        return say("last row just now")
    if age < _MANY * _HOUR:
        return say("last row {n:,} minutes old", n=age // _MINUTE)
    if age < _MANY * _DAY:
        return say("last row {n:,} hours old", n=age // _HOUR)
    return say("last row {n:,} days old", n=age // _DAY)


def _changed_words(age: int) -> Sentence:
    if age < _MANY * _MINUTE:
        return say("changed just now")
    if age < _MANY * _HOUR:
        return say("changed {n:,} minutes ago", n=age // _MINUTE)
    if age < _MANY * _DAY:
        return say("changed {n:,} hours ago", n=age // _HOUR)
    return say("changed {n:,} days ago", n=age // _DAY)


def _moment(seconds: float) -> Sentence:
    try:
        time = datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError):
        return verbatim(str(seconds))
    return say("{time:%Y-%m-%d %H:%M} UTC", time=time)


def _changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError as error:
        raise unreadable_file(path, error) from error
