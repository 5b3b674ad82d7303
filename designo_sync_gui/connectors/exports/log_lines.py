"""The records of a log that other programs append to while it is read.

Law: only a line that has ended is read: what stands behind the last line end, and NULs that a
crash left there, was not written yet. A line that is no row is told by its number and ends nothing:
the next line is read. A log is UTF-8, or UTF-16 with a byte order mark. Blocking.
"""

import codecs
import csv
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import BinaryIO, Final

from designo_sync_gui.connectors.exports.cost import Cost
from designo_sync_gui.connectors.exports.table import NOTHING as NO_CELL
from designo_sync_gui.connectors.exports.table import Cell
from designo_sync_gui.connectors.reading.document import (
    AmbiguousObject,
    NotJsonError,
    PointerError,
    PointerSyntaxError,
    read_json,
    resolve,
)
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say
from designo_sync_gui.domain.status import Status, UnreadableValueError

_PIECE: Final = 1024 * 1024
#: A longer line is no row of a log; it is passed over without being held.
LONGEST_LINE: Final = 1024 * 1024
#: Lines of one record of CSV: a status of more was not written, a quote stands alone.
_MOST_JOINED: Final = 64
#: Rows of fewer columns look like a text with a delimiter in it.
_FEWEST_TO_TELL: Final = 3
#: The place behind a record that has not ended; its fields are how many lines it has so far.
NOT_ENDED: Final = -1
_OPEN: Final = say("a quote in it is not closed")
_NUL: Final = say("it contains NUL characters, as a crash leaves them")
_TOO_LONG: Final = say("it has more than {n:,} bytes", n=LONGEST_LINE)


@dataclass(frozen=True, slots=True)
class LogForm:
    """How the lines of a log are written.

    Attributes:
        encoding: as it is told.
        codec: what decodes a line, without a mark.
        columns: of CSV, in the header; empty for lines of JSON.
        delimiter: of CSV; empty for lines of JSON.
    """

    encoding: str
    codec: str
    columns: tuple[str, ...] = ()
    delimiter: str = ""

    @property
    def line_end(self) -> bytes:
        return "\n".encode(self.codec)


@dataclass(frozen=True, slots=True)
class Record:
    """One row, or why a line is none.

    Attributes:
        line: in which it begins; ``last`` in which it ends.
        end: the place behind it; ``NOT_ENDED`` for one whose end is not there yet.
        fields: of CSV.
        root: of a line of JSON.
    """

    line: int
    end: int
    problem: Sentence | None = None
    fields: tuple[str, ...] = ()
    root: object = None
    last: int = 0


#: Number, place behind it, text; no text where the line cannot be read, with the reason.
_Line = tuple[int, int, str, Sentence]


def decoding_of(head: bytes) -> tuple[str, str, int]:
    """The encoding, its codec and the bytes of its mark."""
    if head.startswith(codecs.BOM_UTF16_LE):
        return "utf-16", "utf-16-le", len(codecs.BOM_UTF16_LE)
    if head.startswith(codecs.BOM_UTF16_BE):
        return "utf-16", "utf-16-be", len(codecs.BOM_UTF16_BE)
    marked = head.startswith(codecs.BOM_UTF8)
    return "utf-8", "utf-8", len(codecs.BOM_UTF8) if marked else 0


def records(file: BinaryIO, form: LogForm, start: int, line: int, cost: Cost) -> Iterator[Record]:
    """Every whole record behind ``start``, where ``line`` lines came before."""
    lines = _lines(file, form, start, line, cost)
    return _of_csv(lines, form) if form.delimiter else _of_json(lines)


def _lines(file: BinaryIO, form: LogForm, start: int, line: int, cost: Cost) -> Iterator[_Line]:
    for raw, end in whole_lines(file, form.line_end, start, cost):
        line += 1
        if raw is None:
            yield line, end, "", _TOO_LONG
            continue
        try:
            text = raw.decode(form.codec)
        except UnicodeDecodeError:
            yield line, end, "", say("it is not {encoding}", encoding=form.encoding)
            continue
        yield line, end, text, _NUL if "\0" in text else NOTHING


def whole_lines(
    file: BinaryIO, line_end: bytes, start: int, cost: Cost
) -> Iterator[tuple[bytes | None, int]]:
    """The lines that have ended, without their ends, each with the place behind it; ``None`` for
    one that is too long to be held."""
    file.seek(start)
    held, dropped, end, width = b"", 0, start, len(line_end)
    while piece := file.read(_PIECE):
        cost.step()
        *ended, held = _split(held + piece, line_end)
        for raw in ended:
            end += dropped + len(raw) + width
            yield (None if dropped or len(raw) > LONGEST_LINE else raw), end
            dropped = 0
        if len(held) > LONGEST_LINE:
            kept = len(held) % width
            dropped += len(held) - kept
            held = held[len(held) - kept :]


def _split(data: bytes, line_end: bytes) -> list[bytes]:
    if len(line_end) == 1:
        return data.split(line_end)
    found, begin, place = [], 0, data.find(line_end)
    while place >= 0:
        if (place - begin) % len(line_end) == 0:
            found.append(data[begin:place])
            begin = place + len(line_end)
            place = data.find(line_end, begin)
        else:
            place = data.find(line_end, place + 1)
    return [*found, data[begin:]]


def _of_json(lines: Iterator[_Line]) -> Iterator[Record]:
    for number, end, text, problem in lines:
        if problem:
            yield Record(number, end, problem, last=number)
        elif text.strip():
            try:
                root = read_json(text.encode("utf-8")).root
            except NotJsonError as error:
                yield Record(number, end, _not_json(error), last=number)
                continue
            yield Record(number, end, _no_row(root), root=root, last=number)


def _not_json(error: NotJsonError) -> Sentence:
    return say("it is not JSON: {error}", error=error.told)


def _no_row(root: object) -> Sentence | None:
    if isinstance(root, AmbiguousObject):
        names = ", ".join(sorted(root.repeated))
        return say("it names these keys more than once: {names}", names=names)
    return None if isinstance(root, dict) else say("it is no object of JSON")


def _of_csv(lines: Iterator[_Line], form: LogForm) -> Iterator[Record]:
    waiting: deque[_Line] = deque()
    while (first := _following(waiting, lines)) is not None:
        number, end, text, problem = first
        if problem:
            yield Record(number, end, problem, last=number)
        elif '"' not in text:
            if text.strip("\r"):
                yield _row(number, end, text.removesuffix("\r").split(form.delimiter), form)
        else:
            taken, ended = _taken(first, waiting, lines, form.delimiter)
            if not ended:
                yield Record(number, NOT_ENDED, last=taken[-1][0])
                return
            record = _joined(taken, form)
            if record.problem and len(taken) > 1:
                waiting.extendleft(reversed(taken[1:]))
                record = Record(number, end, _OPEN, last=number)
            yield record


def _following(waiting: deque[_Line], lines: Iterator[_Line]) -> _Line | None:
    return waiting.popleft() if waiting else next(lines, None)


def _taken(
    first: _Line, waiting: deque[_Line], lines: Iterator[_Line], delimiter: str
) -> tuple[list[_Line], bool]:
    """The lines of the record that begins here, and whether it ended: its last quote may still be
    about to be written. More lines than a record can have are given as they are."""
    taken = [first]
    while _is_open(taken, delimiter) and len(taken) < _MOST_JOINED:
        more = _following(waiting, lines)
        if more is None:
            return taken, False
        taken.append(more)
    return taken, True


def _is_open(taken: Sequence[_Line], delimiter: str) -> bool:
    """Whether a quote is open at the end of these lines; a broken line closes nothing. Only at the
    beginning of a field does a quote open anything."""
    text, place = "\n".join(line[2] for line in taken), 0
    while not taken[-1][3] and place >= 0:
        if text.startswith('"', place):
            place = _behind_quotes(text, place + 1)
            if place < 0:
                return True
        place = text.find(delimiter, place)
        place = place + 1 if place >= 0 else -1
    return False


def _behind_quotes(text: str, place: int) -> int:
    """The place behind the quote that closes a field; -1 where none does."""
    while (quote := text.find('"', place)) >= 0:
        if not text.startswith('"', quote + 1):
            return quote + 1
        place = quote + 2
    return -1


def _joined(taken: Sequence[_Line], form: LogForm) -> Record:
    number, end, last = taken[0][0], taken[-1][1], taken[-1][0]
    texts = [f"{line[2]}\n" for line in taken]
    texts[-1] = taken[-1][2].removesuffix("\r")
    rows_within = any(_is_row(line[2], form) for line in taken[1:-1])
    try:
        (fields,) = csv.reader(texts, delimiter=form.delimiter, strict=True)
    except (csv.Error, ValueError):
        return Record(number, end, say("its quotes do not fit"), last=last)
    if rows_within or taken[-1][3]:
        return Record(number, end, _OPEN, last=last)
    return _row(number, end, fields, form, last)


def _is_row(text: str, form: LogForm) -> bool:
    """Whether a line within quotes is a row by itself: then the quote before it stands alone."""
    wide_enough = len(form.columns) >= _FEWEST_TO_TELL
    return wide_enough and text.count(form.delimiter) == len(form.columns) - 1


def _row(number: int, end: int, fields: list[str], form: LogForm, last: int = 0) -> Record:
    last = last or number
    if len(fields) != len(form.columns):
        problem = fields_problem(len(fields), len(form.columns))
        return Record(number, end, problem, last=last)
    return Record(number, end, fields=tuple(fields), last=last)


def fields_problem(number: int, columns: int) -> Sentence:
    """Why a line of another number of fields is no row."""
    return say("it has {n:,} fields, not {all:,}", n=number, all=columns)


def json_cell(root: object, pointer: str) -> Cell:
    """The value that a pointer names in a line of JSON; nothing where it names none."""
    try:
        return Cell(Status.from_value(resolve(root, pointer)))
    except PointerError as error:
        return Cell(None, error.found) if error.repeated else NO_CELL
    except (PointerSyntaxError, UnreadableValueError) as error:
        return Cell(None, error.told)
