"""F60 to F62: the disk is full, fails, or cannot be written.

What cannot be journalled is not sent; what was sent and could not be journalled is settled by
reading once there is room; what can be read is shown.
"""

import asyncio
import json
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from local_kit import LocalWorld, applied, differing, integrity, journal_of, planned, synced

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.outcome import JobState
from designo_sync_gui.engine.services import Services
from designo_sync_gui.storage.journal import SqliteJournal

ROOT = Path(__file__).parents[2]
#: A claim holds the former value: with one of this size it cannot fit the free rest of a page.
LONG = "x" * 30_000
PAIRS = {"1": ("processing", LONG), "2": ("completed", LONG)}
NO_ROOM, ROOM = "PRAGMA max_page_count=1", "PRAGMA max_page_count=1000000"


@pytest.fixture
def sides() -> Iterator[LocalWorld]:
    with LocalWorld(PAIRS) as sides:
        yield sides


@pytest.fixture
def home(sides: LocalWorld, tmp_path: Path) -> Path:
    return sides.prepared(tmp_path / "home")


async def tell_journal(services: Services, pragma: str) -> None:
    """A limit below the present size is the present size."""
    journal = services._context.journal
    assert isinstance(journal, SqliteJournal)
    await journal._database.run(lambda connection: connection.execute(pragma).fetchone())


def assert_the_next_run_ends_the_job(sides: LocalWorld, home: Path) -> None:
    async def again() -> list[Any]:
        async with sides.opened(home) as services:
            await synced(services, Direction.TO_DESIGNO)
            return await differing(services)

    assert asyncio.run(again()) == []
    assert sides.changes(Side.DESIGNO) == {"1": 1, "2": 1}
    assert sides.write_requests(Side.DESIGNO) == {"1": 1, "2": 1}
    journal = journal_of(home)
    assert (journal.wrong_row, journal.unsettled, journal.open_intents) == (None, (), ())
    assert integrity(home) == ["ok", "ok"]


def test_F60_a_disk_that_is_full_before_the_plan_is_journalled_stops_the_job_unsent(
    sides: LocalWorld, home: Path
) -> None:
    async def steps() -> None:
        async with sides.opened(home) as services:
            plan = await planned(services, Direction.TO_DESIGNO)
            await tell_journal(services, NO_ROOM)
            with pytest.raises(StorageFailed, match="full") as failure:
                await applied(services, plan)
            assert "disk space" in failure.value.advice.english

    asyncio.run(steps())
    assert not sides.write_requests(Side.DESIGNO)
    assert journal_of(home).claimed == frozenset()
    assert_the_next_run_ends_the_job(sides, home)


def filled_up(monkeypatch: pytest.MonkeyPatch, method: str) -> None:
    """The journal's disk is full right before one of its entries."""
    entry: Callable[..., Any] = getattr(SqliteJournal, method)

    async def full(self: SqliteJournal, *given: Any, **more: Any) -> Any:
        await self._database.run(lambda connection: connection.execute(NO_ROOM).fetchone())
        return await entry(self, *given, **more)

    monkeypatch.setattr(SqliteJournal, method, full)


def test_F60_a_disk_that_is_full_before_the_claim_stops_the_job_unsent(
    sides: LocalWorld, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps() -> None:
        async with sides.opened(home) as services:
            result = await applied(services, await planned(services, Direction.TO_DESIGNO))
            assert result.state is JobState.FAILED
            assert not any(outcome.sent for outcome in result.outcomes)
            assert any("full" in error.message.english for error in result.errors)

    with monkeypatch.context() as patch:
        filled_up(patch, "claim")
        asyncio.run(steps())
    assert not sides.write_requests(Side.DESIGNO)
    assert_the_next_run_ends_the_job(sides, home)


def test_F60_a_write_whose_outcome_finds_no_room_is_unknown_and_settled_by_reading(
    sides: LocalWorld, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def steps() -> None:
        async with sides.opened(home) as services:
            result = await applied(services, await planned(services, Direction.TO_DESIGNO))
            assert result.state is JobState.FAILED

    with monkeypatch.context() as patch:
        filled_up(patch, "finish")
        asyncio.run(steps())
    sent = set(sides.write_requests(Side.DESIGNO))
    assert sent
    # The other one may have been claimed, and stopped by the full disk before it was sent.
    assert sent <= {write.ref.order_id for write in journal_of(home).unsettled}
    assert_the_next_run_ends_the_job(sides, home)


@pytest.mark.skipif(sys.platform == "win32", reason="file size limits are POSIX")
def test_F61_a_disk_that_fails_while_the_plan_is_journalled_stops_the_job_unsent(
    sides: LocalWorld, home: Path
) -> None:
    from crash_child import Nursery

    nursery = Nursery()
    try:
        ended, steps = nursery.run(
            home=str(home),
            direction="designo",
            step="",
            secrets=sides.secrets,
            longest_file=8_192,
        )
    finally:
        nursery.close()
    assert (ended, steps) == (0, ["begin before", "begin inside"])
    assert "Data could not be stored" in nursery.told
    assert "disk" in nursery.told
    assert not sides.write_requests(Side.DESIGNO)
    assert_the_next_run_ends_the_job(sides, home)


def test_F62_a_file_in_the_place_of_the_data_folder_is_told(tmp_path: Path) -> None:
    place = tmp_path / "home"
    place.write_text("not a folder", encoding="utf-8")
    ended = program(place, "list")
    assert ended.returncode == 1
    assert str(place) in ended.stderr
    assert "permissions" in ended.stderr
    assert place.read_text(encoding="utf-8") == "not a folder"


def program(home: Path, *argv: str, before: tuple[str, ...] = (), given: str = "") -> Any:
    """One command in a process of its own."""
    words = [*before, sys.executable, "-m", "designo_sync_gui", "--home", str(home), *argv]
    return subprocess.run(
        words, cwd=ROOT, input=given, capture_output=True, text=True, timeout=25, check=False
    )


#: A command on a data folder that its system lets nobody write: a bind mount in its own namespace.
READ_ONLY = (
    *("unshare", "-m", "sh", "-c"),
    'mount --bind "$1" "$1" && mount -o remount,ro,bind "$1" && shift && exec "$@"',
    "sh",
)


@pytest.fixture
def read_only(home: Path) -> tuple[str, ...]:
    """What to put before a command; skipped where nobody may mount (not root, no Linux)."""
    before = (*READ_ONLY, str(home))
    if shutil.which("unshare") is None:
        pytest.skip("unshare is not installed")
    if subprocess.run([*before, "true"], capture_output=True, check=False).returncode:
        pytest.skip("this system lets the tests mount nothing")
    return before


def contents(home: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in home.rglob("*") if path.is_file()}


def test_F62_a_data_folder_that_cannot_be_written_is_shown_and_nothing_is_sent(
    sides: LocalWorld, home: Path, read_only: tuple[str, ...], tmp_path: Path
) -> None:
    once = "--session-secrets"
    secrets = json.dumps(sides.secrets)
    plan = tmp_path / "plan.json"
    made = program(home, "plan", "--to", "designo", "--out", str(plan), once, given=secrets)
    assert made.returncode == 0, made.stderr
    files = contents(home)

    shown = program(home, "list", "--json", before=read_only)
    assert shown.returncode == 0, shown.stderr
    assert {row["order_id"] for row in json.loads(shown.stdout)} == {"1", "2"}
    assert "cannot be written" in shown.stderr
    told = program(home, "apply", str(plan), "--yes", once, before=read_only, given=secrets)
    assert told.returncode == 1
    assert "permissions" in told.stderr
    assert "bug" not in told.stderr
    assert not sides.write_requests(Side.DESIGNO)
    assert contents(home) == files
    assert_the_next_run_ends_the_job(sides, home)


def test_F62_data_files_that_may_only_be_read_are_shown_and_nothing_is_read_anew_or_sent(
    sides: LocalWorld, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """SQLite itself refuses each write: the files are opened with ``mode=ro``."""
    connect = sqlite3.connect

    def readable(place: Path | str, **more: Any) -> sqlite3.Connection:
        where = place if more.get("uri") else f"{Path(place).absolute().as_uri()}?mode=ro"
        return connect(where, **{**more, "uri": True})

    async def made() -> Any:
        async with sides.opened(home) as services:
            return await planned(services, Direction.TO_DESIGNO)

    async def steps(plan: Any) -> None:
        async with sides.opened(home) as services:
            (problem,) = (await services.overview()).problems
            assert problem.title.english == "Data folder cannot be written"
            assert {order.ref.order_id for order in await services.orders.known()} == set(PAIRS)
            errors = [error for _, error in (await services.jobs.refresh()).errors]
            assert [type(error) for error in errors] == [StorageFailed] * 2
            assert all("readonly" in error.message.english for error in errors)
            with pytest.raises(StorageFailed, match="readonly"):
                await applied(services, plan)

    plan = asyncio.run(made())
    files = contents(home)
    with monkeypatch.context() as patch:
        patch.setattr(sqlite3, "connect", readable)
        asyncio.run(steps(plan))
    for name in ("mirror.sqlite3", "journal.sqlite3"):
        assert (home / name).read_bytes() == files[home / name]
    assert not sides.write_requests(Side.DESIGNO)
    assert_the_next_run_ends_the_job(sides, home)
