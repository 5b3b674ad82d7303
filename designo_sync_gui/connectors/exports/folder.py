"""Which files of a folder are read, and in which order.

Law: what is passed over is what another program keeps there for itself: hidden and temporary
files, folders, links. A copy that a synchronising program made of a conflict is not read either,
but told: it holds rows that the file lacks. No file at all is an error, never an empty list. By
name, numbers count as numbers: 9 comes before 10.
Blocking: call it in a worker.
"""

import os
import re
import stat
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Final

from designo_sync_gui.connectors.exports.cost import Cost
from designo_sync_gui.connectors.exports.export import ExportPlan
from designo_sync_gui.connectors.exports.platform import Files, FilesBy
from designo_sync_gui.connectors.exports.table import unreadable_file
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.order_keys import natural_key
from designo_sync_gui.domain.sentence import Sentence, joined, say, say_n

#: Names of tables, where no pattern is given.
_TABLES: Final = (".csv", ".tsv", ".txt", ".log", ".xlsx", ".xlsm", ".jsonl", ".ndjson")
#: What programs put beside a file while it is open, written or loaded from elsewhere: Excel and
#: LibreOffice, browsers, rsync and editors.
_TEMPORARY: Final = ("~$*", ".~lock.*", "*.part", "*.crdownload", "*.download", "*.tmp", "*~")
#: What Dropbox (in English and German), Syncthing, Nextcloud and Google Drive call such a copy.
_CONFLICTED: Final = (
    "*conflicted copy*",
    "*in konflikt stehende kopie*",
    "*.sync-conflict-*",
    "*(conflict)*",
    "*[[]conflict]*",
)
#: Files of one reading. More were not meant; a log of a day each fills the number in five years.
MOST_FILES: Final = 2_000
_MOST_LISTED: Final = 100_000
_AHEAD: Final = timedelta(minutes=5)
#: A date as 28.11.2026 or 11-28-2026: by name such files are in no order of time.
_YEAR_LAST: Final = re.compile(r"(?<!\d)\d{1,2}([._-])\d{1,2}\1(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class FilesFound:
    """The files to read, the older ones first; ``fitting`` is how many there were to choose
    from."""

    paths: tuple[Path, ...]
    fitting: int = 1
    notes: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class _Held:
    path: Path
    changed: int

    def order(self, by: FilesBy) -> tuple[object, ...]:
        name = self.path.name
        if by is FilesBy.TIME:
            return self.changed, name
        return natural_key(self.path.stem), natural_key(self.path.suffix), name


def files_of(plan: ExportPlan, now: datetime, cost: Cost) -> FilesFound:
    """The plan's file, or those of its folder. Raises ``SettingsInvalid``."""
    if not plan.path.is_dir():
        return FilesFound((plan.path,))
    conflicted: list[str] = []
    held: list[_Held] = []
    for entry in _entries(plan.path, cost):
        name = entry.name.lower()
        if not _fits(name, plan.pattern.lower()):
            continue
        if any(fnmatchcase(name, pattern) for pattern in _CONFLICTED):
            conflicted.append(entry.name)
            continue
        changed = _changed(entry)
        if changed is not None:
            held.append(_Held(Path(entry.path), changed))
    if not held:
        raise _none(plan, len(conflicted))
    held.sort(key=lambda one: one.order(plan.files_by))
    chosen = held[-1:] if plan.files is Files.NEWEST else held
    if len(chosen) > MOST_FILES:
        raise SettingsInvalid(
            say("The folder “{name}” contains {n:,} files.", name=plan.path.name, n=len(chosen)),
            say("Choose the newest alone, or name fewer; at most {n:,}.", n=MOST_FILES),
            title=say("Too many files"),
        )
    notes = (*_told_of_copies(conflicted), *_told_of_time(chosen, plan, now))
    return FilesFound(tuple(one.path for one in chosen), len(held), notes)


def _entries(folder: Path, cost: Cost) -> list[os.DirEntry[str]]:
    found = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                cost.step()
                found.append(entry)
                if len(found) > _MOST_LISTED:
                    raise SettingsInvalid(
                        say(
                            "The folder “{name}” contains more than {n:,} files.",
                            name=folder.name,
                            n=_MOST_LISTED,
                        ),
                        say("Choose a folder for the exports alone."),
                        title=say("Too many files"),
                    )
    except OSError as error:
        raise unreadable_file(folder, error) from error
    return found


def _fits(name: str, pattern: str) -> bool:
    if name.startswith(".") or any(fnmatchcase(name, one) for one in _TEMPORARY):
        return False
    return fnmatchcase(name, pattern) if pattern else name.endswith(_TABLES)


def _changed(entry: os.DirEntry[str]) -> int | None:
    """When an ordinary file was changed; ``None`` for what is not read, and for one that is gone
    already."""
    try:
        known = entry.stat(follow_symlinks=False)
    except OSError:
        return None
    hidden = getattr(known, "st_file_attributes", 0) & stat.FILE_ATTRIBUTE_HIDDEN
    return known.st_mtime_ns if stat.S_ISREG(known.st_mode) and not hidden else None


def _none(plan: ExportPlan, conflicted: int) -> SettingsInvalid:
    wanted = plan.pattern or " ".join(f"*{suffix}" for suffix in _TABLES)
    told = [say("No file in “{name}” fits: {wanted}.", name=plan.path.name, wanted=wanted)]
    if conflicted:
        told.append(_copies(conflicted))
    return SettingsInvalid(
        joined(" ", told),
        say("Check the folder, and the names in the connection."),
        title=say("No file to read"),
    )


def _copies(count: int) -> Sentence:
    return say_n(
        "{n:,} conflicted copy is not read.", "{n:,} conflicted copies are not read.", count
    )


def _told_of_copies(names: list[str]) -> tuple[Sentence, ...]:
    if not names:
        return ()
    first = say("The first is “{name}”.", name=min(names))
    return (joined(" ", (_copies(len(names)), first)),)


def _told_of_time(chosen: list[_Held], plan: ExportPlan, now: datetime) -> tuple[Sentence, ...]:
    """A file of tomorrow would be the newest for good."""
    newest = chosen[-1]
    if plan.files_by is FilesBy.NAME:
        return _told_of_name(newest.path.name)
    changed = datetime.fromtimestamp(newest.changed / 1e9, UTC)
    if changed <= now + _AHEAD:
        return ()
    told = say(
        "“{name}” was changed in the future ({time:%Y-%m-%d %H:%M} UTC), so it counts as the "
        "newest file.",
        name=newest.path.name,
        time=changed,
    )
    return (told,)


def _told_of_name(name: str) -> tuple[Sentence, ...]:
    """A date with its year at the end does not put names in the order of time."""
    if _YEAR_LAST.search(name) is None:
        return ()
    return (
        say(
            "The date in “{name}” does not begin with the year, so the last name may not be the "
            "newest file: choose “by the time of change”.",
            name=name,
        ),
    )
