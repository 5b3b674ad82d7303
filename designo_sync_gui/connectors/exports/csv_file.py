"""CSV exports: the delimiter is detected, fields are kept unchanged.

Law: a file is decoded strictly (``encoding.py``) and read record by record; a field is what stands
between its delimiters, unaltered. What is no row is left out: the line ``sep=;`` before the header,
blank lines, and the end-of-file mark Ctrl+Z of old exports.
"""

import csv
import os
import re
from collections.abc import Generator, Iterator, Sequence
from pathlib import Path
from typing import Final, TextIO

from designo_sync_gui.connectors.exports.cost import LONGEST_RECORD, MOST_COLUMNS, Cost, too_much
from designo_sync_gui.connectors.exports.encoding import STRAY, Encoding, encoding_of
from designo_sync_gui.connectors.exports.file_kind import FileKind, damaged, kind_of
from designo_sync_gui.connectors.exports.platform import AUTO, DELIMITERS
from designo_sync_gui.connectors.exports.table import (
    NOTHING,
    Cell,
    Row,
    Table,
    changed_meanwhile,
    empty_file,
    text_cell,
    unreadable_file,
)
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.sentence import say, verbatim
from designo_sync_gui.domain.source_words import DELIMITED, GUESSED, TAB, filled
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.visible import brief

_HEAD: Final = 64 * 1024
#: Rows between two notes of how far it is.
_TOLD_EVERY: Final = 1024
_BUFFER: Final = 256 * 1024
#: What spreadsheet programs write before the header to name the delimiter.
_NAMED: Final = re.compile(r'\A\ufeff?"?sep=([\t !#-~])"?(?:\r\n|\r|\n)', re.I)
_MARK: Final = "\x1a"
#: A line behind the last row: the mark, and what some systems fill the last block with.
_BEHIND: Final = re.compile(r"\x1a[\x1a\x00]*[\r\n]*\Z")
_ENDING: Final = re.compile(r"\x1a[\x1a\x00]*\Z")
_MOST_BEHIND: Final = 4096


def read_csv(path: Path, encoding: str, delimiter: str, cost: Cost | None = None) -> Table:
    """Raises ``SettingsInvalid`` for a file, encoding or delimiter that cannot be."""
    cost = cost or Cost(path.name)
    if kind_of(path) is not FileKind.TEXT:
        raise damaged(path)
    used = encoding_of(path, encoding, cost)
    head = _head(path, used)
    named = _NAMED.match(head)
    mark = delimiter_of(delimiter, head[named.end() :] if named else head, named)
    lines = _Lines(path, used, cost, 1 if named else 0)
    records = lines.records(mark)
    try:
        header = next(records, None)
        if header is None:
            raise empty_file(path)
        if len(header[1]) > MOST_COLUMNS:
            raise too_much(path.name, say("it has more than {n:,} columns", n=MOST_COLUMNS))
        if any("\0" in name for name in header[1]):
            raise SettingsInvalid(
                say(
                    "The header contains NUL characters: the file is not text in {encoding}.",
                    encoding=used.name,
                ),
                say("Choose its encoding, for example utf-16-le, or export it as UTF-8."),
                title=say("Encoding does not fit"),
            )
        columns = tuple(_name(field) for field in header[1])
    except BaseException:
        records.close()
        raise

    def read(places: Sequence[int]) -> Iterator[Row]:
        try:
            for line, fields in records:
                there = len(fields)
                yield line, [_cell(fields[p], used) if p < there else NOTHING for p in places]
        finally:
            records.close()

    shown = TAB if mark == "\t" else verbatim(mark)
    how = filled(GUESSED if used.guessed else DELIMITED, encoding=used.name, mark=shown)
    return Table(columns, read, how, (used.note,) if used.note else (), close=records.close)


def _name(field: str) -> str:
    """The name of a column; a byte that does not fit is spelled out, for a name is kept in the
    settings."""
    return STRAY.sub(lambda byte: f"\\x{ord(byte[0]) - 0xDC00:02x}", field).removeprefix("\ufeff")


def _cell(field: str, used: Encoding) -> Cell:
    """A value that rests on a guess is shown, not taken."""
    if field.isascii():
        return text_cell(field)
    if used.guessed:
        shown = brief(Status.text(field))
        return Cell(
            None,
            say(
                "its encoding is a guess; as {encoding} it would be “{shown}”",
                encoding=used.name,
                shown=shown,
            ),
        )
    stray = STRAY.search(field)
    if stray:
        byte = f"{ord(stray[0]) - 0xDC00:02X}"
        return Cell(None, say("it contains the byte {byte} (hex), which is not UTF-8", byte=byte))
    return text_cell(field)


def _head(path: Path, used: Encoding) -> str:
    try:
        with _opened(path, used) as file:
            return file.read(_HEAD)
    except UnicodeError as error:
        raise changed_meanwhile(path) from error


def _opened(path: Path, used: Encoding) -> TextIO:
    try:
        return path.open(encoding=used.codec, errors=used.errors, newline="", buffering=_BUFFER)
    except OSError as error:
        raise unreadable_file(path, error) from error


def delimiter_of(chosen: str, head: str, named: re.Match[str] | None = None) -> str:
    """The mark between fields: chosen, named by the file, or the most frequent in its header.
    Raises ``SettingsInvalid``."""
    if not chosen or chosen == AUTO:
        return named[1] if named else _most_frequent(head)
    if chosen not in DELIMITERS:
        raise SettingsInvalid(
            say("“{delimiter}” is not a delimiter.", delimiter=chosen),
            say("One of: {delimiters}.", delimiters=", ".join(DELIMITERS)),
        )
    return DELIMITERS[chosen]


def _most_frequent(text: str) -> str:
    """The candidate that stands most often in the header, outside quotes."""
    counts = dict.fromkeys(DELIMITERS.values(), 0)
    quoted = False
    for char in text.lstrip("\r\n"):
        if char == '"':
            quoted = not quoted
        elif not quoted and char in "\r\n":
            break
        elif not quoted and char in counts:
            counts[char] += 1
    return max(counts, key=lambda mark: counts[mark])


_Record = tuple[int, list[str]]


class _Lines:
    """The lines of a file for the CSV reader, none longer than may be, without what lies behind
    the last row; ``skipped`` lines come before the header."""

    def __init__(self, path: Path, used: Encoding, cost: Cost, skipped: int) -> None:
        self._path = path
        self._used = used
        self._cost = cost
        self._skipped = skipped
        self._begun = 0
        self._taken = 0

    def records(self, delimiter: str) -> Generator[_Record, None, None]:
        """Every record that is not blank, with the line it ends in. Raises ``SettingsInvalid``,
        and ``BadReply`` for a file that changed since its encoding was found out."""
        # The limit is the whole process's, so it is only ever raised; what is too long here is
        # refused line by line.
        csv.field_size_limit(max(csv.field_size_limit(), LONGEST_RECORD + 1))
        with _opened(self._path, self._used) as file:
            self._cost.begin(self._path.name, os.fstat(file.fileno()).st_size)
            for _ in range(self._skipped):
                file.readline(LONGEST_RECORD)
            reader = csv.reader(
                _without_mark(self._limited(file)), delimiter=delimiter, strict=True
            )
            while True:
                try:
                    fields = next(reader)
                except StopIteration:
                    return
                except csv.Error as error:
                    raise self._invalid(reader.line_num, error) from error
                except UnicodeError as error:
                    raise changed_meanwhile(self._path) from error
                except OSError as error:
                    raise unreadable_file(self._path, error) from error
                self._begun, self._taken = reader.line_num, 0
                self._cost.row()
                if self._cost.rows % _TOLD_EVERY == 0:
                    self._cost.passed = file.buffer.tell()
                if fields:
                    yield reader.line_num + self._skipped, fields

    def _limited(self, file: TextIO) -> Iterator[str]:
        while True:
            self._cost.step()
            line = file.readline(LONGEST_RECORD + 1)
            if not line:
                return
            self._taken += len(line)
            if self._taken > LONGEST_RECORD:
                raise too_much(
                    self._path.name,
                    say(
                        "the row that begins in line {line} has more than {n:,} characters; a "
                        "quote may not be closed",
                        line=self._begun + self._skipped + 1,
                        n=LONGEST_RECORD,
                    ),
                )
            yield line

    def _invalid(self, line: int, error: csv.Error) -> SettingsInvalid:
        return SettingsInvalid(
            say(
                "“{name}” is not valid CSV at line {line}: {error}.",
                name=self._path.name,
                line=line + self._skipped,
                error=error,
            ),
            say("Export it again; do not edit it in a spreadsheet program."),
            title=say("Not valid CSV"),
        )


def _without_mark(lines: Iterator[str]) -> Iterator[str]:
    """The lines without Ctrl+Z behind the last of them; inside the file it stays."""
    held: list[str] = []
    for line in lines:
        behind = bool(_BEHIND.match(line)) or (bool(held) and not line.strip("\r\n"))
        if behind and len(held) < _MOST_BEHIND:
            held.append(line)
            continue
        yield from held
        held.clear()
        last = not line.endswith(("\r", "\n"))
        yield _ENDING.sub("", line) if last and _MARK in line else line
