"""Backups of a data folder: made while the program runs, looked through, and restored.

Law: a backup is whole or not there, holds no secret (journal and settings hold none), and nothing
takes the place of a file that was not put aside first. What the mirror holds is read again and is
not backed up; a mirror that was read through other connections than those restored is put aside. A
lock that is closed now stays closed, a mark stays, and automatic sync that is off now stays off.
"""

import hashlib
import json
import os
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import replace as with_changes
from datetime import datetime
from pathlib import Path
from typing import Any

from designo_sync_gui.domain.backup import Backup
from designo_sync_gui.domain.connection import Store, fingerprint
from designo_sync_gui.domain.errors import JobRefused, StorageFailed, SyncError
from designo_sync_gui.domain.ports import Settings
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say, verbatim
from designo_sync_gui.domain.watching import WatchSettings
from designo_sync_gui.file_replacing import replace_file
from designo_sync_gui.given_files import open_given, read_given
from designo_sync_gui.storage.database import DatabaseDamaged, translated
from designo_sync_gui.storage.database_address import address_of
from designo_sync_gui.storage.files import cannot_store, make_private, private_folder
from designo_sync_gui.storage.journal_chain import first_wrong_row
from designo_sync_gui.storage.settings import settings_from_text, settings_to_text

JOURNAL, SETTINGS, MANIFEST = "journal.sqlite3", "settings.json", "backup.json"
MIRROR = "mirror.sqlite3"
_FORMAT = "designo-sync backup 1"
_PIECE = 1 << 20
_LARGEST_MANIFEST = 64 * 1024
#: In the name of what was put aside.
_BEFORE = ".before-restore-"
#: Beside a database that is open, and of no use without it.
_BESIDE = ("-wal", "-shm")
#: What was accepted or withdrawn here and not in the backup. Their numbers alone say nothing: both
#: may have gone on from an earlier one.
_ACCEPTED = """
    SELECT 1 FROM main.accepted c JOIN main.acceptance a ON a.number = c.acceptance
    WHERE NOT EXISTS (
        SELECT 1 FROM backup.accepted b JOIN backup.acceptance d ON d.number = b.acceptance
        WHERE b.id = c.id AND (b.store_code, b.order_id, b.held)
        = (c.store_code, c.order_id, c.held)
        AND (d.at, d.operator, d.reason) = (a.at, a.operator, a.reason)
        AND (c.withdrawn_at IS NULL OR c.withdrawn_at IS b.withdrawn_at)
    )
"""


def back_up(home: Path, target: Path, now: datetime, program: str) -> Backup:
    """Copy journal and settings of ``home`` into a new folder below ``target``, and look the copy
    through. Blocking. Raises ``StorageFailed``; then no new folder is left."""
    name = f"designo-sync-backup-{now:%Y%m%d-%H%M%S}"
    part, folder = target / f".{name}.part", target / name
    with _told_of_making(home / JOURNAL, target):
        if not target.is_dir():
            raise _failed(target, say("it is not a folder"))
        if folder.exists():
            raise _failed(folder, say("a backup of the same second is there"))
        private_folder(part)
        try:
            _copy_journal(home / JOURNAL, part / JOURNAL)
            shutil.copyfile(home / SETTINGS, part / SETTINGS)
            made = _looked_through(part, now, program)
            _write_manifest(part, made)
            for file in part.iterdir():
                make_private(file)
                _make_durable(file)
            part.rename(folder)
        finally:
            shutil.rmtree(part, ignore_errors=True)
    return with_changes(made, folder=folder)


def look_through(folder: Path) -> Backup:
    """Read a backup and check it. Blocking. Raises ``StorageFailed`` for one that is not whole, not
    as it was written, or of a newer program."""
    with _told(folder):
        manifest = _manifest(folder)
        for name, wanted in manifest["files"].items():
            if _digest(folder / name) != wanted:
                raise _damaged(folder, say("“{name}” is not as it was written", name=name))
        found = _looked_through(
            folder, datetime.fromisoformat(manifest["made_at"]), manifest["program"]
        )
        if (found.rows, found.wrong_row) != (manifest["rows"], manifest["wrong_row"]):
            raise _damaged(folder, say("its journal is not as it was copied"))
    return found


def restore(folder: Path, home: Path, now: datetime, *, replace: bool) -> Backup:
    """Put a backup's journal and settings into ``home``; what is there is put aside beside them.

    Blocking. Raises ``StorageFailed``; ``JobRefused`` while another process uses the data folder,
    or where its journal holds writes that the backup does not, unless they may be put aside
    (``replace``); so it is of a backup whose settings cannot be read.
    """
    found = look_through(folder)
    if found.settings_problem and not replace:
        raise _refused_settings(found.settings_problem)
    with _told(home):
        private_folder(home)
        before = set(_names(home))
        if (home / JOURNAL).exists():
            _refuse_in_use(home / JOURNAL)
            if not replace:
                _refuse_to_lose(home / JOURNAL, folder / JOURNAL)
        if not _read_alike(home / SETTINGS, folder / SETTINGS):
            _put_aside(home / MIRROR, now)
        journal, settings = (home / f".{name}.restored" for name in (JOURNAL, SETTINGS))
        shutil.copyfile(folder / JOURNAL, journal)
        settings.write_bytes(_with_present_locks(folder / SETTINGS, home / SETTINGS))
        for fresh in (journal, settings):
            make_private(fresh)
            _make_durable(fresh)
        _put_in_place(journal, home / JOURNAL, now)
        _put_in_place(settings, home / SETTINGS, now)
        kept = sorted(name for name in set(_names(home)) - before if _BEFORE in name)
    return with_changes(found, put_aside=tuple(kept))


def _names(folder: Path) -> Iterator[str]:
    return (file.name for file in folder.iterdir())


def _refused_settings(why: Sentence) -> JobRefused:
    return JobRefused(
        say("The settings in the backup cannot be read: {why}.", why=why),
        say(
            "Take another backup. To put what is here aside and restore all the same, add: "
            "--replace"
        ),
        title=say("Not restored"),
    )


def _copy_journal(source: Path, target: Path) -> None:
    """SQLite's own copy of an open database, in one piece whatever is written meanwhile."""
    if not source.exists():
        raise _failed(source, say("it is not there"))
    with (
        closing(_opened(source)) as journal,
        closing(opened_copy(target)) as copy,
    ):
        journal.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")


def opened_copy(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(path)


def _looked_through(folder: Path, made_at: datetime, program: str) -> Backup:
    with closing(_opened(folder / JOURNAL)) as journal:
        (answer,) = journal.execute("PRAGMA quick_check(1)").fetchone()
        if answer != "ok":
            raise _damaged(folder, say("its journal is damaged"))
        (rows,) = journal.execute("SELECT count(*) FROM event").fetchone()
        wrong = first_wrong_row(journal)
    return Backup(folder, made_at, program, rows, wrong, _settings_problem(folder / SETTINGS))


def _settings_problem(path: Path) -> Sentence:
    """Why settings cannot be read; nothing where they can."""
    try:
        settings_from_text(path.read_bytes().decode("utf-8"))
    except UnicodeDecodeError:
        return say("it is not text")
    except SyncError as error:
        return error.message
    return NOTHING


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(address_of(path.absolute(), "mode=ro"), uri=True)


def _write_manifest(folder: Path, made: Backup) -> None:
    told = {
        "format": _FORMAT,
        "made_at": made.made_at.isoformat(),
        "program": made.program,
        "rows": made.rows,
        "wrong_row": made.wrong_row,
        "files": {name: _digest(folder / name) for name in (JOURNAL, SETTINGS)},
    }
    (folder / MANIFEST).write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        told = json.loads(read_given(folder / MANIFEST, _LARGEST_MANIFEST))
    except FileNotFoundError:
        raise _damaged(folder, say("it contains no “{name}”", name=MANIFEST)) from None
    except (ValueError, RecursionError):
        raise _not_as_written(folder) from None
    if not isinstance(told, dict) or told.get("format") != _FORMAT:
        raise _damaged(folder, say("it is of another version of this program"))
    files = told.get("files")
    if not isinstance(files, dict) or set(files) != {JOURNAL, SETTINGS}:
        raise _not_as_written(folder)
    if not isinstance(told.get("program"), str):
        raise _not_as_written(folder)
    return told


def _not_as_written(folder: Path) -> StorageFailed:
    return _damaged(folder, say("“{name}” is not as it was written", name=MANIFEST))


def _digest(path: Path) -> str:
    found = hashlib.sha256()
    with open_given(path) as file:
        while piece := file.read(_PIECE):
            found.update(piece)
    return found.hexdigest()


def _refuse_in_use(journal: Path) -> None:
    """SQLite leaves its write-ahead log only where nobody else has the file open."""
    try:
        with closing(sqlite3.connect(journal, timeout=0)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorname", "").startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
            return  # a damaged file is put aside like any other
        raise JobRefused(
            say("Another DesignO Sync uses this data folder."),
            say("Close its window and end its commands, then restore again."),
            title=say("Not restored"),
        ) from error


def _refuse_to_lose(present: Path, backup: Path) -> None:
    """Raises ``JobRefused`` for a journal that holds writes or decisions that the backup does
    not, or may."""
    try:
        if not _begins_with(backup, present):
            why = say(
                "This data folder's journal contains writes that the backup does not contain."
            )
        elif not _holds_decisions(backup, present):
            why = say(
                "Differences were accepted here, or that was withdrawn, since the backup was made."
            )
        else:
            return
    except sqlite3.Error:
        why = say(
            "This data folder's journal cannot be read: it may contain writes that the backup does "
            "not contain."
        )
    raise JobRefused(
        why,
        say("To put it aside and restore all the same, add: --replace"),
        title=say("Not restored"),
    )


def _read_alike(present: Path, restored: Path) -> bool:
    """Whether orders are read from the same places, as far back, with both settings."""
    try:
        before, after = (
            settings_from_text(path.read_text(encoding="utf-8")) for path in (present, restored)
        )
    except (OSError, ValueError, SyncError):
        return False
    return _places(before) == _places(after)


def _places(settings: Settings) -> frozenset[tuple[str, str, str]]:
    stores = {(s.code, fingerprint(s), s.orders_since) for s in settings.stores}
    designo = settings.designo
    return frozenset(stores | ({("", fingerprint(designo), "")} if designo else set()))


def _begins_with(longer: Path, shorter: Path) -> bool:
    """Whether one journal holds the other's rows at its beginning."""
    with closing(_opened(shorter)) as present:
        seq, last = present.execute("SELECT seq, hash FROM head").fetchone() or (0, "")
    if not seq:
        return True
    with closing(_opened(longer)) as backup:
        row = backup.execute("SELECT hash FROM event WHERE seq = ?", (seq,)).fetchone()
    return row is not None and row[0] == last


def _holds_decisions(backup: Path, present: Path) -> bool:
    """Whether a backup knows all that was ever accepted here, and all that was withdrawn of it. A
    file of an earlier version knows none."""
    with closing(_opened(present)) as journal:
        if not _has_decisions(journal, "main"):
            return True
        journal.execute("ATTACH ? AS backup", (address_of(backup.absolute(), "mode=ro"),))
        rows = _ACCEPTED if _has_decisions(journal, "backup") else "SELECT 1 FROM main.accepted"
        return journal.execute(f"{rows} LIMIT 1").fetchone() is None


def _has_decisions(journal: sqlite3.Connection, name: str) -> bool:
    found = journal.execute("SELECT 1 FROM pragma_table_info('accepted', ?)", (name,))
    return found.fetchone() is not None


def _with_present_locks(backup: Path, present: Path) -> bytes:
    """The settings of a backup; what keeps writes back now keeps them back then."""
    content = backup.read_bytes()
    try:
        restored = settings_from_text(content.decode("utf-8"))
        now = settings_from_text(present.read_text(encoding="utf-8"))
    except (OSError, ValueError, SyncError):
        return content  # what is there has no locks that could be understood
    stores = tuple(_as_locked(store, now.store(store.code)) for store in restored.stores)
    careful = with_changes(restored, stores=stores, watch=_as_watched(restored.watch, now))
    if careful == restored:
        return content
    return settings_to_text(careful).encode("utf-8")


def _as_locked(store: Store, now: Store | None) -> Store:
    if now is None:
        return store
    return with_changes(
        store,
        shop_locked=store.shop_locked or now.shop_locked,
        designo_locked=store.designo_locked or now.designo_locked,
        production=store.production or now.production,
    )


def _as_watched(watch: WatchSettings, now: Settings) -> WatchSettings:
    """Without automatic sync of stores that are connected now and are not synced so by now."""
    automatic = tuple(
        one
        for one in watch.automatic
        if now.store(one.store_code) is None or now.watch.direction(one.store_code) is one.direction
    )
    return with_changes(watch, automatic=automatic)


def _aside(path: Path, now: datetime) -> Path:
    return path.with_name(f"{path.name}{_BEFORE}{now:%Y%m%d-%H%M%S}")


def _put_aside(path: Path, now: datetime, endings: Sequence[str] = ("", *_BESIDE)) -> None:
    """With its log of writes: of a program that was killed, that may hold the last of them."""
    for ending in endings:
        with suppress(FileNotFoundError):
            path.with_name(path.name + ending).rename(
                path.with_name(_aside(path, now).name + ending)
            )


def _put_in_place(fresh: Path, path: Path, now: datetime) -> None:
    """Keep what is there under another name, and replace it in one step: a crash in between leaves
    the former file, never a folder without one."""
    _put_aside(path, now, _BESIDE)
    if path.exists():
        shutil.copyfile(path, _aside(path, now))
        make_private(_aside(path, now))
        _make_durable(_aside(path, now))
    replace_file(fresh, path)


def _make_durable(file: Path) -> None:
    with file.open("rb+") as opened:
        os.fsync(opened.fileno())


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """What the system or SQLite refuses, as an expected error."""
    try:
        yield
    except SyncError:
        raise
    except OSError as error:
        raise cannot_store(path, error) from error
    except (sqlite3.Error, LookupError, TypeError, ValueError) as error:
        raise _damaged(path, say("it cannot be understood"), str(error)) from error


@contextmanager
def _told_of_making(journal: Path, target: Path) -> Iterator[None]:
    """While a backup is made: a full disk or a damaged journal is no fault of a backup."""
    try:
        yield
    except OSError as error:
        raise cannot_store(target, error) from error
    except sqlite3.Error as error:
        told = translated(error, journal)
        if isinstance(told, DatabaseDamaged):
            raise told from error
        raise _failed(target, verbatim(str(error))) from error


def _failed(path: Path, why: Sentence) -> StorageFailed:
    return StorageFailed(
        say("The backup could not be made: {path}: {why}.", path=path, why=why),
        say("Choose a folder that exists, that you may write to and that has free space."),
    )


def _damaged(path: Path, why: Sentence, details: str = "") -> StorageFailed:
    return StorageFailed(
        say("The backup in {path} cannot be used: {why}.", path=path, why=why),
        say("Take another backup. Nothing was changed."),
        title=say("Backup cannot be used"),
        details=details,
    )
