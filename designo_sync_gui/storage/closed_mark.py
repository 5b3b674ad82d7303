"""Beside a database: how the file looked when it was closed in order, and when it was checked.

Law: it spares the next start a look through the whole file (0.4 s for 1,000,000 orders), never
more: whoever changed, cut or replaced the file meanwhile, or a program that was killed, leaves no
mark that fits.
"""

import json
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from designo_sync_gui.storage.files import make_private

#: A file is looked through again after so long: what a disk loses by itself leaves no trace.
LONGEST = timedelta(days=7)


def mark_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.closed")


def checked_at(path: Path, now: datetime) -> datetime | None:
    """When the file was last looked through; ``None`` where it must be now.

    The mark is taken away: it holds until the file is opened.
    """
    mark = mark_of(path)
    try:
        told = json.loads(mark.read_bytes())
        mark.unlink()
        checked = datetime.fromtimestamp(told["checked_at"], UTC)
        fits = told["looks"] == _looks(path) and not _has_log(path)
    except (OSError, ValueError, TypeError, LookupError, OverflowError, RecursionError):
        return None
    return checked if fits and timedelta(0) <= now - checked < LONGEST else None


def keep_mark(path: Path, checked: datetime) -> None:
    """After a file was closed in order. Where it cannot be kept, the next start checks."""
    mark = mark_of(path)
    with suppress(OSError):
        told = {"looks": _looks(path), "checked_at": checked.timestamp()}
        mark.touch()
        make_private(mark)
        mark.write_text(json.dumps(told), encoding="ascii")


def _looks(path: Path) -> list[int]:
    """A copy or a tool can set the time of the last change, but neither the file's own number nor,
    on POSIX, when the system last noted a change."""
    found = path.stat()
    return [found.st_size, found.st_mtime_ns, found.st_ino, found.st_ctime_ns]


def _has_log(path: Path) -> bool:
    """Whether a program that holds the file, or was killed, left changes beside it."""
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0
