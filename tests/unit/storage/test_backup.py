"""Backups are whole or not there, are looked through, and lose nothing when they are restored."""

import asyncio
import json
import sqlite3
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import JobRefused, StorageFailed
from designo_sync_gui.domain.locks import NeverWrite, with_locks
from designo_sync_gui.domain.ports import Settings
from designo_sync_gui.domain.watching import AutomaticSync, WatchSettings
from designo_sync_gui.storage import backup
from designo_sync_gui.storage.backup import (
    JOURNAL,
    MANIFEST,
    MIRROR,
    SETTINGS,
    back_up,
    look_through,
    restore,
)
from designo_sync_gui.storage.database import DatabaseDamaged
from designo_sync_gui.storage.journal import SqliteJournal, open_journal
from designo_sync_gui.storage.settings import settings_from_text, settings_to_text

PLAIN = '{"format": 1, "home_id": "h", "stores": [], "designo": null}'
NOW = datetime(2026, 11, 27, 16, 12, 5, tzinfo=UTC)
NAME = "designo-sync-backup-20261127-161205"
Steps = Callable[[SqliteJournal], Coroutine[Any, Any, Any]]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    made = tmp_path / "home"
    made.mkdir()
    (made / SETTINGS).write_text(PLAIN)
    return made


@pytest.fixture
def target(tmp_path: Path) -> Path:
    made = tmp_path / "backups"
    made.mkdir()
    return made


def with_open_journal(home: Path, steps: Steps) -> Any:
    async def run() -> Any:
        journal = await open_journal(home / JOURNAL, "DesignO Sync 1", "me")
        try:
            return await steps(journal)
        finally:
            await journal.aclose()

    return asyncio.run(run())


def jobs(*names: str, plan: Any, then: Callable[[], Any] = lambda: None) -> Steps:
    async def steps(journal: SqliteJournal) -> Any:
        for name in names:
            await journal.begin(name, plan("7", "8"), NOW)
        return then()

    return steps


def test_that_a_backup_of_an_open_journal_is_whole(home: Path, target: Path, plan: Any) -> None:
    made = with_open_journal(
        home, jobs("job-1", plan=plan, then=lambda: back_up(home, target, NOW, "P 1"))
    )
    assert made.folder == target / NAME
    assert (made.rows, made.wrong_row) == (3, None)
    assert look_through(made.folder) == made
    assert sorted(file.name for file in made.folder.iterdir()) == [MANIFEST, JOURNAL, SETTINGS]


def test_that_a_restored_journal_goes_on(
    home: Path, target: Path, tmp_path: Path, plan: Any
) -> None:
    with_open_journal(home, jobs("job-1", plan=plan))
    made = back_up(home, target, NOW, "P 1")
    other = tmp_path / "other"
    restore(made.folder, other, NOW, replace=False)
    with_open_journal(other, jobs("job-2", plan=plan))

    async def verified(journal: SqliteJournal) -> Any:
        return await journal.verify(), [job.job_id for job in await journal.jobs()]

    assert with_open_journal(other, verified) == (None, ["job-2", "job-1"])
    assert (other / SETTINGS).read_text() == PLAIN


def test_that_writes_the_backup_does_not_hold_are_kept_unless_replaced(
    home: Path, target: Path, plan: Any
) -> None:
    with_open_journal(home, jobs("job-1", plan=plan))
    made = back_up(home, target, NOW, "P 1")
    with_open_journal(home, jobs("job-2", plan=plan))
    with pytest.raises(JobRefused, match="does not contain"):
        restore(made.folder, home, NOW, replace=False)
    restore(made.folder, home, NOW, replace=True)
    aside = home / f"{JOURNAL}.before-restore-20261127-161205"
    with sqlite3.connect(aside) as former:
        assert former.execute("SELECT count(*) FROM event").fetchone() == (6,)
    former.close()


def test_that_a_folder_in_use_is_not_restored_into(home: Path, target: Path, plan: Any) -> None:
    with_open_journal(home, jobs("job-1", plan=plan))
    made = back_up(home, target, NOW, "P 1")

    def refused() -> None:
        with pytest.raises(JobRefused, match="uses this data folder"):
            restore(made.folder, home, NOW, replace=True)

    with_open_journal(home, jobs("job-2", plan=plan, then=refused))


@pytest.mark.parametrize("damage", [b"", b"no database at all, but longer than a page header"])
def test_that_a_damaged_journal_is_put_aside_once_that_is_allowed(
    home: Path, target: Path, plan: Any, damage: bytes
) -> None:
    """This is what backups are for."""
    with_open_journal(home, jobs("job-1", plan=plan))
    made = back_up(home, target, NOW, "P 1")
    (home / JOURNAL).write_bytes(damage)
    with pytest.raises(JobRefused, match="cannot be read"):
        restore(made.folder, home, NOW, replace=False)
    assert (home / JOURNAL).read_bytes() == damage
    restore(made.folder, home, NOW, replace=True)
    aside = home / f"{JOURNAL}.before-restore-20261127-161205"
    assert look_through(made.folder).rows == 3
    assert aside.read_bytes() == damage
    assert (home / JOURNAL).read_bytes() == (made.folder / JOURNAL).read_bytes()


def settings_file(folder: Path, url: str, since: str = "") -> None:
    store = Store("wc_eu", "EU", "woocommerce", url, orders_since=since)
    (folder / SETTINGS).write_text(settings_to_text(Settings("home", (store,))))


@pytest.mark.parametrize(
    ("url", "since", "kept"),
    [
        ("https://eu.example", "", True),
        ("https://us.example", "", False),
        ("https://eu.example", "2026-01-01", False),
    ],
)
def test_that_what_was_read_through_another_connection_is_not_shown_after_a_restore(
    home: Path, target: Path, plan: Any, url: str, since: str, kept: bool
) -> None:
    """Else the orders of one shop would stand, equal and up to date, under the name of another,
    and older orders than those of the horizon before would never be asked for."""
    with_open_journal(home, jobs("job-1", plan=plan))
    settings_file(home, "https://eu.example")
    made = back_up(home, target, NOW, "P 1")
    settings_file(home, url, since)
    for ending in ("", "-wal"):  # the log of a program that was killed
        (home / f"{MIRROR}{ending}").write_bytes(b"orders")
    restore(made.folder, home, NOW, replace=False)
    aside = home / f"{MIRROR}.before-restore-20261127-161205"
    for ending in ("", "-wal"):
        there = (home / f"{MIRROR}{ending}").exists()
        assert (there, aside.with_name(aside.name + ending).exists()) == (kept, not kept)


def test_that_an_altered_journal_is_copied_and_told(home: Path, target: Path, plan: Any) -> None:
    with_open_journal(home, jobs("job-1", plan=plan))
    with sqlite3.connect(home / JOURNAL) as journal:
        journal.execute("DROP TRIGGER event_never_changed")
        journal.execute("UPDATE event SET at = 'never' WHERE seq = 2")
    journal.close()
    made = back_up(home, target, NOW, "P 1")
    assert made.wrong_row == 2
    assert look_through(made.folder).wrong_row == 2


@pytest.mark.parametrize("name", [JOURNAL, SETTINGS, MANIFEST])
def test_that_a_backup_that_was_touched_is_refused(
    home: Path, target: Path, plan: Any, name: str, tmp_path: Path
) -> None:
    with_open_journal(home, jobs("job-1", plan=plan))
    folder = back_up(home, target, NOW, "P 1").folder
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / name).write_bytes(content)
    with pytest.raises(StorageFailed):
        restore(folder, tmp_path / "other", NOW, replace=True)
    assert not (tmp_path / "other" / JOURNAL).exists()


def test_that_a_folder_that_is_no_backup_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed, match=r"contains no “backup\.json”"):
        look_through(tmp_path)
    (tmp_path / MANIFEST).write_text(json.dumps({"format": "designo-sync backup 9"}))
    with pytest.raises(StorageFailed, match="another version"):
        look_through(tmp_path)


@pytest.mark.parametrize(
    "change",
    [
        lambda told: "[" * 100_000,
        lambda told: json.dumps(told | {"files": []}),
        lambda told: json.dumps(told | {"files": {}}),
        lambda told: json.dumps(told | {"files": {JOURNAL: told["files"][JOURNAL]}}),
        lambda told: json.dumps(told | {"files": told["files"] | {"more": "x"}}),
        lambda told: json.dumps(told | {"program": 5}),
        lambda told: json.dumps(told | {"made_at": None}),
        lambda told: json.dumps({key: told[key] for key in told if key != "rows"}),
    ],
)
def test_that_a_backup_whose_list_of_contents_is_damaged_is_refused(
    home: Path, target: Path, plan: Any, change: Callable[[Any], str], tmp_path: Path
) -> None:
    """A file that it does not name would be restored without being compared."""
    with_open_journal(home, jobs("job-1", plan=plan))
    folder = back_up(home, target, NOW, "P 1").folder
    told = json.loads((folder / MANIFEST).read_text())
    (folder / MANIFEST).write_text(change(told))
    with pytest.raises(StorageFailed, match="cannot be used"):
        restore(folder, tmp_path / "other", NOW, replace=True)
    assert not (tmp_path / "other" / JOURNAL).exists()


def test_that_a_failed_backup_leaves_nothing(home: Path, target: Path) -> None:
    with pytest.raises(StorageFailed):
        back_up(home, target, NOW, "P 1")
    assert list(target.iterdir()) == []
    with pytest.raises(StorageFailed):
        back_up(home, target / "gone", NOW, "P 1")


def test_that_a_full_disk_is_told_as_such_and_not_as_a_backup_that_is_damaged(
    home: Path, target: Path, plan: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_open_journal(home, jobs("job-1", plan=plan))

    def small(path: Path) -> sqlite3.Connection:
        connection = sqlite3.connect(path)
        connection.execute("PRAGMA max_page_count = 2")
        return connection

    monkeypatch.setattr(backup, "opened_copy", small)
    with pytest.raises(StorageFailed, match=r"could not be made: .*full") as failed:
        back_up(home, target, NOW, "P 1")
    assert "free space" in failed.value.advice.english
    assert list(target.iterdir()) == []


@pytest.mark.parametrize("content", [b"no database " * 99, None])
def test_that_a_damaged_journal_is_named_and_not_the_backup(
    content: bytes | None, home: Path, target: Path, plan: Any
) -> None:
    with_open_journal(home, jobs("job-1", plan=plan))
    journal = home / JOURNAL
    journal.write_bytes(journal.read_bytes()[:20_000] if content is None else content)
    with pytest.raises(DatabaseDamaged, match=JOURNAL):
        back_up(home, target, NOW, "P 1")
    assert list(target.iterdir()) == []


def test_that_two_backups_of_a_second_do_not_mix(home: Path, target: Path, plan: Any) -> None:
    with_open_journal(home, jobs("job-1", plan=plan))
    back_up(home, target, NOW, "P 1")
    with pytest.raises(StorageFailed, match="same second"):
        back_up(home, target, NOW, "P 1")


def test_that_a_journal_of_many_rows_is_backed_up_and_restored(
    home: Path, target: Path, tmp_path: Path, plan: Any
) -> None:
    numbers = [str(number) for number in range(10_000)]

    async def steps(journal: SqliteJournal) -> None:
        for name in ("job-1", "job-2"):
            await journal.begin(name, plan(*numbers), NOW)

    with_open_journal(home, steps)
    made = back_up(home, target, NOW, "P 1")
    assert made.rows == 20_002
    restore(made.folder, tmp_path / "other", NOW, replace=False)
    with sqlite3.connect(tmp_path / "other" / JOURNAL) as restored:
        assert restored.execute("SELECT count(*) FROM event").fetchone() == (20_002,)
    restored.close()


def locked_settings(folder: Path, what: NeverWrite) -> None:
    store = with_locks(Store("eu", "EU", "woocommerce", "https://eu.example/"), what)
    (folder / SETTINGS).write_text(settings_to_text(Settings("home", (store,))))


def test_that_a_lock_closed_since_the_backup_stays_closed(
    home: Path, target: Path, tmp_path: Path, plan: Any
) -> None:
    with_open_journal(home, jobs("job-1", plan=plan))
    locked_settings(home, NeverWrite.DESIGNO)
    made = back_up(home, target, NOW, "P 1")
    locked_settings(home, NeverWrite.SHOP)
    restore(made.folder, home, NOW, replace=False)
    (store,) = settings_from_text((home / SETTINGS).read_text()).stores
    assert (store.shop_locked, store.designo_locked) == (True, True)
    restore(made.folder, tmp_path / "other", NOW, replace=False)
    assert (tmp_path / "other" / SETTINGS).read_bytes() == (made.folder / SETTINGS).read_bytes()


def test_that_a_restore_begins_no_automatic_sync_and_takes_no_mark_away(
    home: Path, target: Path, tmp_path: Path, plan: Any
) -> None:
    def keep(direction: Direction | None, *, production: bool) -> None:
        store = Store("eu", "EU", "woocommerce", "https://eu.example/", production=production)
        syncs = () if direction is None else (AutomaticSync("eu", direction),)
        settings = Settings("home", (store,), watch=WatchSettings(5, syncs))
        (home / SETTINGS).write_text(settings_to_text(settings))

    with_open_journal(home, jobs("job-1", plan=plan))
    keep(Direction.FOLLOW, production=False)
    made = back_up(home, target, NOW, "P 1")
    for direction in (None, Direction.TO_DESIGNO):
        keep(direction, production=True)
        restore(made.folder, home, NOW, replace=False)
        found = settings_from_text((home / SETTINGS).read_text())
        assert found.watch == WatchSettings(5)
        assert found.stores[0].production
    restore(made.folder, tmp_path / "other", NOW, replace=False)
    assert (tmp_path / "other" / SETTINGS).read_bytes() == (made.folder / SETTINGS).read_bytes()


@pytest.mark.parametrize("steps_done", range(2))
def test_that_a_crash_in_a_restore_leaves_no_folder_without_a_journal(
    home: Path, target: Path, plan: Any, steps_done: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_open_journal(home, jobs("job-1", plan=plan))
    made = back_up(home, target, NOW, "P 1")
    real = Path.replace
    done: list[Path] = []

    def crash(path: Path, to: Path) -> Path:
        if len(done) == steps_done:
            raise KeyboardInterrupt
        done.append(to)
        return real(path, to)

    monkeypatch.setattr(Path, "replace", crash)
    with pytest.raises(KeyboardInterrupt):
        restore(made.folder, home, NOW, replace=False)

    async def verified(journal: SqliteJournal) -> Any:
        return await journal.verify(), len(await journal.jobs())

    assert with_open_journal(home, verified) == (None, 1)
    assert (home / SETTINGS).exists()
