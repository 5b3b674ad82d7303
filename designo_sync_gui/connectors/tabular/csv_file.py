"""CSV exports: encoding and delimiter found out, fields kept as they are.

Law: a file is decoded strictly and whole; a byte that does not belong to the encoding is an
error with its place, never a replacement character.
"""

import codecs
import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from designo_sync_gui.connectors.tabular.table import Cell, Row, Table, unreadable_file
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import Status, UnreadableValueError

AUTO: Final = "auto"
ENCODINGS: Final = (AUTO, "utf-8", "utf-16", "cp1252", "iso-8859-1", "iso-8859-15", "cp1250")
DELIMITERS: Final = {",": ",", ";": ";", "tab": "\t", "|": "|"}
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LARGEST_FIELD: Final = 16 * 1024 * 1024


def read_csv(path: Path, encoding: str, delimiter: str) -> Table:
    """Raises ``SettingsInvalid`` for a file, encoding or delimiter that cannot be."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise unreadable_file(path, error) from error
    text, used = _decoded(data, encoding or AUTO)
    mark = DELIMITERS.get(delimiter) if delimiter and delimiter != AUTO else _delimiter(text)
    if mark is None:
        raise SettingsInvalid(
            say("“{delimiter}” is no delimiter.", delimiter=delimiter),
            say("One of: {delimiters}.", delimiters=", ".join(DELIMITERS)),
        )
    csv.field_size_limit(_LARGEST_FIELD)
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True)
    header = next(_parsed(lines, path), None)
    if header is None:
        raise SettingsInvalid(
            say("“{name}” is empty.", name=path.name),
            say("Export it again, with a header line."),
            title=say("Empty file"),
        )
    shown = "tab" if mark == "\t" else mark
    return Table(tuple(header[1]), _rows(lines, path), f"{used}, delimiter {shown}")


def _decoded(data: bytes, encoding: str) -> tuple[str, str]:
    if encoding == AUTO:
        return _found_out(data)
    if encoding not in ENCODINGS:
        raise SettingsInvalid(
            say("“{encoding}” is no encoding.", encoding=encoding),
            say("One of: {encodings}.", encodings=", ".join(ENCODINGS)),
        )
    name = "utf-8-sig" if encoding == "utf-8" else encoding
    try:
        return data.decode(name), encoding
    except UnicodeError as error:
        place = f" at byte {error.start}" if isinstance(error, UnicodeDecodeError) else ""
        raise SettingsInvalid(
            say(
                "The file is not written in {encoding}: it breaks off{place}.",
                encoding=encoding,
                place=place,
            ),
            say("Choose another encoding, or “auto”."),
            title=say("Encoding does not fit"),
        ) from error


def _found_out(data: bytes) -> tuple[str, str]:
    """By its mark, else UTF-8 where every byte fits, else Windows-1252, which is then told."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _decoded(data, name.removesuffix("-sig"))
    for name in ("utf-8", "cp1252"):
        try:
            return data.decode(name), name
        except UnicodeDecodeError:
            continue
    raise SettingsInvalid(
        say("The encoding of the file cannot be found out."),
        say("Choose its encoding, or export it as UTF-8."),
        title=say("Encoding not known"),
    )


def _delimiter(text: str) -> str:
    """The candidate that stands most often in the header, outside quotes."""
    counts = dict.fromkeys(DELIMITERS.values(), 0)
    quoted = False
    for char in text:
        if char == '"':
            quoted = not quoted
        elif not quoted and char in "\r\n":
            break
        elif not quoted and char in counts:
            counts[char] += 1
    return max(counts, key=lambda mark: counts[mark])


def _rows(lines: "Iterator[list[str]]", path: Path) -> Iterator[Row]:
    for line, fields in _parsed(lines, path):
        if fields:
            yield line, [_cell(field) for field in fields]


def _parsed(lines: "Iterator[list[str]]", path: Path) -> Iterator[tuple[int, list[str]]]:
    while True:
        try:
            fields = next(lines)
        except StopIteration:
            return
        except csv.Error as error:
            line = getattr(lines, "line_num", 0)
            raise SettingsInvalid(
                say(
                    "“{name}” is not valid CSV at line {line}: {error}.",
                    name=path.name,
                    line=line,
                    error=error,
                ),
                say("Export it again; do not edit it in a spreadsheet program."),
                title=say("Not valid CSV"),
            ) from error
        yield getattr(lines, "line_num", 0), fields


def _cell(field: str) -> Cell:
    try:
        return Cell(Status.text(field))
    except UnreadableValueError as error:
        return Cell(None, f"it cannot be read: {error}")
