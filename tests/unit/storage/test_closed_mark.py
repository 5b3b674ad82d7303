"""A mirror that was closed in order is not looked through at the next start; any other is."""

import asyncio
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from designo_sync_gui.domain.order import Side
from designo_sync_gui.storage import mirror as mirrors
from designo_sync_gui.storage.closed_mark import LONGEST, mark_of
from designo_sync_gui.storage.database import DatabaseDamaged, check_content
from designo_sync_gui.storage.mirror import SqliteMirror, open_mirror

Look = Callable[..., int]


@pytest.fixture
def path(tmp_path: Path, reading: Any, now: datetime) -> Path:
    """A mirror with orders, closed in order."""
    made = tmp_path / "mirror.sqlite3"

    async def fill() -> None:
        mirror, _ = await open_mirror(made, now)
        await mirror.record(Side.STOREFRONT, [reading(str(at)) for at in range(500)])
        await mirror.aclose()

    asyncio.run(fill())
    return made


@pytest.fixture
def looked(path: Path, now: datetime, monkeypatch: pytest.MonkeyPatch) -> Look:
    """Opens and closes the mirror; returns how often the whole file was looked through."""
    times = 0

    def counted(connection: sqlite3.Connection, where: Path) -> None:
        nonlocal times
        times += 1
        check_content(connection, where)

    monkeypatch.setattr(mirrors, "check_content", counted)

    def opened(later: timedelta = timedelta(0)) -> int:
        nonlocal times
        times = 0

        async def steps() -> None:
            mirror, _ = await open_mirror(path, now + later)
            await mirror.orders()
            await mirror.aclose()

        asyncio.run(steps())
        return times

    return opened


def test_that_a_file_closed_in_order_is_not_looked_through_again(looked: Look) -> None:
    assert [looked() for _ in range(3)] == [0, 0, 0]


def test_that_it_is_looked_through_after_a_week_and_where_the_clock_went_back(
    looked: Look,
) -> None:
    assert looked(LONGEST - timedelta(seconds=1)) == 0
    assert looked(LONGEST) == 1
    assert looked(timedelta(0)) == 1


def touched(path: Path) -> None:
    """By the least that NTFS keeps, a hundred nanoseconds."""
    later = path.stat().st_mtime_ns + 100
    os.utime(path, ns=(later, later))


def grown(path: Path) -> None:
    before = path.stat().st_mtime_ns
    with path.open("ab") as file:
        file.write(b"\0" * 4096)
    os.utime(path, ns=(before, before))


def replaced(path: Path) -> None:
    """By a copy of the same size that has the time of the file: a backup tool put it back."""
    found = path.stat()
    copy = path.with_name("copy")
    copy.write_bytes(path.read_bytes())
    os.utime(copy, ns=(found.st_atime_ns, found.st_mtime_ns))
    copy.replace(path)


def log_left(path: Path) -> None:
    """Of a program that was killed, or that holds the file."""
    path.with_name(f"{path.name}-wal").write_bytes(b"\0" * 32)


def mark_torn(path: Path) -> None:
    mark = mark_of(path)
    mark.write_bytes(mark.read_bytes()[:-3])


def mark_of_other_shape(path: Path) -> None:
    mark_of(path).write_text('[{"looks": 1}]')


def mark_without_time(path: Path) -> None:
    mark_of(path).write_text('{"looks": [1, 1, 1, 1], "checked_at": 1e400}')


def mark_nested_deeply(path: Path) -> None:
    mark_of(path).write_text("[" * 100_000)


@pytest.mark.parametrize(
    "change",
    [
        *(touched, grown, replaced, log_left, mark_torn),
        *(mark_of_other_shape, mark_without_time, mark_nested_deeply),
    ],
    ids=lambda change: change.__name__,
)
def test_that_any_other_file_is_looked_through(
    path: Path, looked: Look, change: Callable[[Path], None]
) -> None:
    change(path)
    assert looked() == 1
    assert looked() == 0


def test_that_a_file_that_was_not_closed_is_looked_through(
    path: Path, looked: Look, now: datetime
) -> None:
    async def killed() -> None:
        await open_mirror(path, now)

    asyncio.run(killed())
    assert looked() == 1


def damage_a_row(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE order_state SET storefront_json_type = 'txt'")
        connection.commit()


async def ask_orders(mirror: SqliteMirror) -> None:
    await mirror.orders()


async def ask_facets(mirror: SqliteMirror) -> None:
    await mirror.table.facets()


@pytest.mark.parametrize("ask", [ask_orders, ask_facets], ids=lambda ask: ask.__name__)
def test_that_a_file_whose_damage_was_met_in_use_is_looked_through(
    path: Path, now: datetime, ask: Callable[[SqliteMirror], Any]
) -> None:
    damage_a_row(path)

    async def steps() -> None:
        mirror, _ = await open_mirror(path, now)
        try:
            with pytest.raises(DatabaseDamaged):
                await ask(mirror)
        finally:
            await mirror.aclose()

    asyncio.run(steps())
    assert not mark_of(path).exists()


@pytest.mark.skipif(os.name != "posix", reason="modes of files are POSIX")
def test_that_only_the_owner_may_read_the_mark(path: Path) -> None:
    assert mark_of(path).stat().st_mode & 0o777 == 0o600
