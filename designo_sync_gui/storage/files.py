"""Files that only their owner may read, written whole or not at all.

Law: a reader finds the former content or the new one, never a part; nobody else may read either.
"""

import errno
import logging
import os
import tempfile
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path, PureWindowsPath
from typing import Final, TypeVar

from designo_sync_gui.domain.errors import StorageFailed, system_reason
from designo_sync_gui.domain.file_names import windows_folder_problem
from designo_sync_gui.domain.sentence import NOTHING, say
from designo_sync_gui.file_replacing import OpenElsewhere, replace_file

#: A file of the program's own notes that is longer was not written by it.
_MOST_BYTES: Final = 1024 * 1024
_LOG = logging.getLogger(__name__)
Content = TypeVar("Content")


def private_folder(path: Path, *, on_windows: bool = os.name == "nt") -> Path:
    """The folder, made if missing, for its owner only. Raises ``StorageFailed``.

    One on a medium that cannot be written stays as it is: it can still be looked at. Windows would
    say of an odd name that a handle is invalid, or make a folder of another name.
    """
    problem = windows_folder_problem(PureWindowsPath(path)) if on_windows else NOTHING
    if problem != NOTHING:
        raise StorageFailed(problem, say("Name another data folder (--home)."))
    try:
        path.mkdir(parents=True, exist_ok=True, mode=0o700)
        if os.name == "posix":
            path.chmod(0o700)
    except OSError as error:
        if error.errno != errno.EROFS or not path.is_dir():
            raise cannot_store(path, error) from error
    return path


def make_private(path: Path) -> None:
    """Let only the owner read the file, where the system has such modes (POSIX)."""
    if os.name == "posix":
        path.chmod(0o600)


def write_whole(path: Path, content: bytes) -> None:
    """Replace the file's content in one step, durable when it returns. Raises ``StorageFailed``."""
    temporary = ""
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        replace_file(Path(temporary), path)
    except OSError as error:
        if temporary:
            with suppress(OSError):
                Path(temporary).unlink()
        raise cannot_store(path, error) from error


def put_aside(path: Path, at: datetime) -> Path:
    """Rename a damaged file, with the time in its name; returns where it is kept."""
    kept = path.with_name(f"{path.name}.damaged-{at:%Y%m%d-%H%M%S}")
    try:
        replace_file(path, kept)
    except OSError as error:
        raise cannot_store(path, error) from error
    return kept


def read_notes(
    path: Path, understood: Callable[[bytes], Content], none: Content, now: Callable[[], datetime]
) -> Content:
    """What a small file of the program says; ``none`` where there is no file.

    ``understood`` raises what it finds wrong (``ValueError``, ``KeyError``, ``TypeError``,
    ``AttributeError``): another program wrote the file or cut it. It is put aside then, told in
    the log, and begun anew. Raises ``StorageFailed``.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
    except FileNotFoundError:
        return none
    except OSError as error:
        raise cannot_store(path, error) from error
    with suppress(ValueError, KeyError, TypeError, AttributeError, RecursionError):
        if len(content) <= _MOST_BYTES:
            return understood(content)
    kept = put_aside(path, now())
    _LOG.warning("%s was not understood and put aside as %s", path.name, kept.name)
    return none


def cannot_store(path: Path, error: OSError) -> StorageFailed:
    """The expected error for a file that cannot be read or written."""
    if isinstance(error, OpenElsewhere):
        return StorageFailed(
            say("{path} is open in another program.", path=path),
            say("Close it there, or pause what scans or syncs the data folder, and try again."),
        )
    return StorageFailed(
        say(
            "{path} cannot be used: {value}.",
            path=path,
            value=system_reason(error) if error.strerror else error,
        ),
        say("Check the disk space and the permissions of the data folder."),
    )
