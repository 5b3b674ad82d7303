"""Detecting the type of a file by its first bytes, not by its name.

Law: a cause that stands in the data is named: a password, an old .xls, a web page saved as a table.
The symptom of the parser that would have stumbled over it is not.
"""

import codecs
import zipfile
from enum import Enum
from pathlib import Path
from typing import Final

from designo_sync_gui.connectors.exports.table import unreadable_file
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say
from designo_sync_gui.given_files import open_given

#: Microsoft's compound file: .xls, and also what a password makes of an .xlsx.
_COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_OTHERS: Final = (
    (b"\x1f\x8b", say("a file compressed with gzip")),
    (b"%PDF", say("a PDF document")),
    (b"7z\xbc\xaf\x27\x1c", say("a 7-Zip archive")),
    (b"Rar!", say("a RAR archive")),
    (b"\x89PNG", say("a picture")),
    (b"SQLite format 3", say("a database")),
    (b"PAR1", say("a Parquet file")),
)
#: Beginnings of a text that is no table, in lower case.
_MARKUP: Final = (
    (b"<!doctype html", say("a web page")),
    (b"<html", say("a web page")),
    (b"<table", say("a web page")),
    (b"<?xml", say("an XML document")),
)
_LOOKED_AT: Final = 4 * 1024 * 1024
_WIDE: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class FileKind(Enum):
    """How a file is read."""

    TEXT = "text"
    JSON_LINES = "json lines"
    XLSX = "xlsx"


def kind_of(path: Path) -> FileKind:
    """Raises ``SettingsInvalid`` for what is no table that can be read."""
    try:
        with open_given(path) as file:
            head = file.read(512)
            if head.startswith(_COMPOUND):
                raise _compound(path, head + file.read(_LOOKED_AT))
    except OSError as error:
        raise unreadable_file(path, error) from error
    if head.startswith(_ZIP):
        return FileKind.XLSX
    for magic, what in _OTHERS:
        if head.startswith(magic):
            raise _no_table(path, what)
    text = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for beginning, what in _MARKUP:
        if text.startswith(beginning):
            raise _no_table(path, what)
    if path.suffix.lower() in (".xlsx", ".xlsm"):
        raise damaged(path)
    return FileKind.JSON_LINES if _begins_with_json(head) else FileKind.TEXT


def _begins_with_json(head: bytes) -> bool:
    """Whether the first thing in a text is an object: no header of CSV begins so."""
    text = head.replace(b"\0", b"") if head.startswith(_WIDE) else head
    for mark in (codecs.BOM_UTF8, *_WIDE):
        text = text.removeprefix(mark)
    return text.lstrip().startswith(b"{")


def _compound(path: Path, data: bytes) -> SettingsInvalid:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return SettingsInvalid(
            say("“{name}” is protected by a password.", name=path.name),
            say("Save it without a password, or export it again."),
            title=say("Password needed"),
        )
    return SettingsInvalid(
        say("“{name}” is an old Excel file (.xls), whatever its name says.", name=path.name),
        say("Open it and save it as .xlsx, or better: export it again as CSV or .xlsx."),
        title=say("Old .xls file"),
    )


def _no_table(path: Path, what: Sentence) -> SettingsInvalid:
    return SettingsInvalid(
        say("“{name}” is {what}, not a CSV or XLSX table.", name=path.name, what=what),
        say("Export the orders as CSV or XLSX."),
        title=say("Not a table"),
    )


def damaged(path: Path, reason: Sentence = NOTHING) -> SettingsInvalid:
    """An XLSX file that cannot be read; ``reason`` says what stands wrong in it."""
    told = say(" ({reason})", reason=reason) if reason else NOTHING
    return SettingsInvalid(
        say("“{name}” is not an XLSX file, or it is damaged{told}.", name=path.name, told=told),
        say("Export it again; older .xls files must be saved as .xlsx or CSV."),
        title=say("Not an XLSX file"),
    )


def other_package(path: Path, package: zipfile.ZipFile) -> SettingsInvalid:
    """What a packed file is that holds no workbook."""
    names = set(package.namelist())
    if "xl/workbook.bin" in names:
        return _no_table(path, say("a binary workbook (.xlsb)"))
    if "mimetype" in names and "content.xml" in names:
        return _no_table(path, say("an OpenDocument file (.ods)"))
    if any(name.endswith(".iwa") for name in names):
        return _no_table(path, say("a Numbers document"))
    if "word/document.xml" in names:
        return _no_table(path, say("a Word document"))
    if "[Content_Types].xml" in names:
        return damaged(path, say("there is no workbook in it"))
    return _no_table(path, say("a ZIP archive"))
