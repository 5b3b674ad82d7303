"""The formats of report files.

Law: CSV "exact" alters no field (RFC 4180, UTF-8 without a byte order mark, every field quoted,
CRLF ends a record), and a file is there complete or not at all.
"""

import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from designo_sync_gui.domain.errors import StorageFailed, system_reason
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.file_replacing import OpenElsewhere, replace_file

#: Names in the data folder, with what SQLite puts beside them: no export may take their place.
_OWN_FILES = ("journal.sqlite3", "mirror.sqlite3", "settings.json", "writing.lock")

#: Permission bits before the process's umask: a report is shared like any other file.
SHARED_FILE = 0o666
#: Made anew, never one that is there already; bytes as they are also on Windows.
_NEW_FILE = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
#: A plan is an order to write; nobody else may read or change it.
PRIVATE_FILE = 0o600


def csv_record(fields: Iterable[str], separator: str = ",") -> str:
    """One record. Quotes are doubled; CR, LF and NUL stay as they are inside the quotes."""
    return separator.join('"' + field.replace('"', '""') + '"' for field in fields) + "\r\n"


class PartFile:
    """A file written beside its place and put there when it is whole.

    A former file at ``path`` stays as it is until then. Every method raises ``StorageFailed``;
    then no part of the new file is left.
    """

    def __init__(self, path: Path, mode: int = SHARED_FILE) -> None:
        self.path = path
        self._part: Path | None = None
        with self.guarded():
            self._target = path.resolve()
            if self._target.name.startswith(_OWN_FILES):
                raise _failed(path, say("that is the name of a file of this program's own data"))
            if self._target.exists() and not self._target.is_file():
                raise _failed(path, say("it is not a regular file"))
            part = self._target.with_name(f".{self._target.name[:100]}.{secrets.token_hex(6)}.part")
            #: For a library that writes by itself; use it inside ``guarded``.
            self.file = os.fdopen(os.open(part, _NEW_FILE, mode), "w+b")
            self._part = part

    def write(self, text: str) -> None:
        """Add text as UTF-8. A lone surrogate (possible in a server's message, never in a status)
        is written as its escape ``\\udcXX``."""
        with self.guarded():
            self.file.write(text.encode("utf-8", "backslashreplace"))

    def place(self) -> None:
        """Make it durable and put it in its place."""
        with self.guarded():
            self.file.flush()
            os.fsync(self.file.fileno())
            self.file.close()
            if self._part is not None:
                replace_file(self._part, self._target)

    def give_up(self) -> None:
        """Leave nothing behind; nothing happens after ``place``."""
        if self._part is not None:
            with suppress(OSError):
                self.file.close()
            with suppress(OSError):
                self._part.unlink()

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Whatever happens inside, no part is left; what the system refuses is told."""
        try:
            yield
        except (OSError, ValueError) as error:
            self.give_up()
            if isinstance(error, OpenElsewhere):
                raise _open_elsewhere(self.path) from error
            raise _failed(self.path, system_reason(error)) from error
        except BaseException:
            self.give_up()
            raise


def write_file(path: Path, parts: Iterable[str], mode: int = SHARED_FILE) -> None:
    """Write ``parts`` into the place of ``path``; see ``PartFile``. Raises ``StorageFailed``."""
    part = PartFile(path, mode)
    with part.guarded():
        for text in parts:
            part.write(text)
    part.place()


def _failed(path: Path, reason: Sentence) -> StorageFailed:
    return StorageFailed(
        say("“{path}” could not be written: {reason}.", path=path, reason=reason),
        say("Choose a folder that exists, that you may write to and that has free space."),
    )


def _open_elsewhere(path: Path) -> StorageFailed:
    return StorageFailed(
        say("“{path}” is open in another program.", path=path),
        say("Close it there, or choose another name."),
    )
