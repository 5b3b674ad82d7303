"""The formats of report files.

Law: CSV "exact" alters no field (RFC 4180, UTF-8 without a byte order mark, every field quoted,
CRLF ends a record), and a file is there complete or not at all.
"""

import os
import secrets
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.sentence import say

#: Names in the data folder, with what SQLite puts beside them: no export may take their place.
_OWN_FILES = ("journal.sqlite3", "mirror.sqlite3", "settings.json", "writing.lock")

#: Permission bits before the process's umask: a report is shared like any other file.
SHARED_FILE = 0o666
#: A plan is an order to write; nobody else may read or change it.
PRIVATE_FILE = 0o600


def csv_record(fields: Iterable[str]) -> str:
    """One record. Quotes are doubled; CR, LF and NUL stay as they are inside the quotes."""
    return ",".join('"' + field.replace('"', '""') + '"' for field in fields) + "\r\n"


def write_file(path: Path, parts: Iterable[str], mode: int = SHARED_FILE) -> None:
    """Write ``parts`` as UTF-8 to a file beside ``path``, then put it in the place of ``path``.

    A former file stays whole until then. A lone surrogate (possible in a server's message,
    never in a status) is written as its escape ``\\udcXX``.

    Raises ``StorageFailed``; then no part of the new file is left.
    """
    try:
        target = path.resolve()
        if target.name.startswith(_OWN_FILES):
            raise _failed(path, "that is the name of a file of this program's own data")
        if target.exists() and not target.is_file():
            raise _failed(path, "it is not a regular file")
        part = target.with_name(f".{target.name[:100]}.{secrets.token_hex(6)}.part")
        try:
            _write_part(part, parts, mode)
            part.replace(target)
        finally:
            with suppress(FileNotFoundError):
                part.unlink()
        _make_name_durable(target.parent)
    except (OSError, ValueError) as error:
        raise _failed(path, getattr(error, "strerror", None) or type(error).__name__) from error


def _write_part(part: Path, parts: Iterable[str], mode: int) -> None:
    def create(name: str, flags: int) -> int:
        return os.open(name, flags, mode)

    with open(part, "xb", opener=create) as file:
        _write_all(file, parts)
        file.flush()
        os.fsync(file.fileno())


def _write_all(file: BinaryIO, parts: Iterable[str]) -> None:
    for text in parts:
        file.write(text.encode("utf-8", "backslashreplace"))


def _make_name_durable(folder: Path) -> None:
    """The new name survives a power cut where the system lets a folder be synced."""
    if os.name != "posix":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _failed(path: Path, reason: str) -> StorageFailed:
    return StorageFailed(
        say("“{path}” could not be written: {reason}.", path=path, reason=reason),
        say("Choose a folder that exists, that you may write to and that has free space."),
    )
