"""A backup holds what operators accepted, and no restore loses any of it unless that is allowed."""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from designo_sync_gui.domain.acceptance import AcceptedKey, Held, HeldValues
from designo_sync_gui.domain.errors import JobRefused
from designo_sync_gui.domain.order import Presence
from designo_sync_gui.domain.status import Status
from designo_sync_gui.storage.backup import JOURNAL, SETTINGS, back_up, restore
from designo_sync_gui.storage.journal import SqliteJournal, open_journal

NOW = datetime(2026, 11, 27, 16, 12, 5, tzinfo=UTC)
HELD = HeldValues(*(Held(Presence.PRESENT, Status.text(text)) for text in "ab"))
OTHER = HeldValues(HELD.designo, HELD.storefront)
Steps = Callable[[SqliteJournal], Any]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    made = tmp_path / "home"
    made.mkdir()
    (made / SETTINGS).write_text('{"format": 1, "home_id": "h", "stores": [], "designo": null}')
    return made


def with_journal(home: Path, steps: Steps) -> Any:
    async def run() -> Any:
        journal = await open_journal(home / JOURNAL, "DesignO Sync 1", "me")
        try:
            return await steps(journal)
        finally:
            await journal.aclose()

    return asyncio.run(run())


async def accept(journal: SqliteJournal) -> None:
    await journal.acceptances.accept_pair("de", HELD, "known", "Ada", NOW)


async def accept_more(journal: SqliteJournal) -> None:
    await journal.acceptances.accept_pair("de", OTHER, "known", "Bob", NOW)


async def withdraw(journal: SqliteJournal) -> None:
    await journal.acceptances.withdraw([AcceptedKey("de", "", HELD)], "Bob", NOW)


def in_force(home: Path) -> list[HeldValues]:
    async def look(journal: SqliteJournal) -> list[HeldValues]:
        _, accepted = await journal.acceptances.in_force()
        return [one.held for one in accepted]

    found: list[HeldValues] = with_journal(home, look)
    return found


@pytest.mark.parametrize("since", [accept_more, withdraw])
def test_that_decisions_since_the_backup_are_kept_unless_replaced(
    home: Path, tmp_path: Path, since: Steps
) -> None:
    with_journal(home, accept)
    made = back_up(home, tmp_path, NOW, "P")
    with_journal(home, since)
    now = in_force(home)
    with pytest.raises(JobRefused, match="since the backup"):
        restore(made.folder, home, NOW, replace=False)
    assert in_force(home) == now
    restore(made.folder, home, NOW, replace=True)
    assert in_force(home) == [HELD]


def test_that_other_decisions_are_not_taken_for_those_of_the_backup_because_they_are_fewer(
    home: Path, tmp_path: Path
) -> None:
    """The journal went on from an earlier backup than the one that is restored now."""
    with_journal(home, accept)
    with_journal(home, withdraw)
    later = back_up(home, tmp_path, NOW, "P")
    (home / JOURNAL).unlink()
    with_journal(home, accept_more)
    with pytest.raises(JobRefused, match="since the backup"):
        restore(later.folder, home, NOW, replace=False)
    assert in_force(home) == [OTHER]


def test_that_a_backup_that_knows_no_acceptances_yet_takes_none_away(
    home: Path, tmp_path: Path
) -> None:
    with_journal(home, accept)
    with closing(sqlite3.connect(home / JOURNAL)) as journal, journal:
        for table in ("accepted", "acceptance", "acceptance_mark"):
            journal.execute(f"DROP TABLE {table}")
    made = back_up(home, tmp_path, NOW, "P")
    (home / JOURNAL).unlink()
    with_journal(home, accept)
    with pytest.raises(JobRefused, match="since the backup"):
        restore(made.folder, home, NOW, replace=False)


def test_that_a_backup_with_all_decisions_is_restored_without_more(
    home: Path, tmp_path: Path
) -> None:
    with_journal(home, accept)
    made = back_up(home, tmp_path, NOW, "P")
    restore(made.folder, home, NOW, replace=False)
    restore(made.folder, tmp_path / "other", NOW, replace=False)
    assert in_force(home) == in_force(tmp_path / "other") == [HELD]


def test_that_a_journal_that_knows_no_acceptances_yet_is_restored_into(
    home: Path, tmp_path: Path
) -> None:
    with_journal(home, accept)
    made = back_up(home, tmp_path, NOW, "P")
    with closing(sqlite3.connect(home / JOURNAL)) as journal, journal:
        for table in ("accepted", "acceptance", "acceptance_mark"):
            journal.execute(f"DROP TABLE {table}")
    restore(made.folder, home, NOW, replace=False)
    assert in_force(home) == [HELD]
