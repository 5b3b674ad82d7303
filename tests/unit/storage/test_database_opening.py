"""Opening a database file: its schema, its damage and who may read it."""

import asyncio
import os
import sqlite3
import stat
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.storage.database import Database, DatabaseDamaged, Work

Steps = Callable[[Database], Coroutine[Any, Any, Any]]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data.sqlite3"


def adds(word: str) -> Work[None]:
    def work(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO word (text) VALUES (?)", (word,))

    return work


def words(connection: sqlite3.Connection) -> list[str]:
    return [row[0] for row in connection.execute("SELECT text FROM word ORDER BY id")]


def open_fails(path: Path, migrations: tuple[str, ...]) -> StorageFailed:
    async def between() -> StorageFailed:
        database = Database(path, migrations)
        with pytest.raises(StorageFailed) as failure:
            await asyncio.wait_for(database.open(), 10)
        with pytest.raises(StorageFailed, match="closed"):
            await database.run(words)
        await database.aclose()
        return failure.value

    return asyncio.run(between())


def test_that_a_file_of_a_newer_program_is_refused_and_not_touched(
    path: Path, word_table: str
) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("CREATE TABLE later (id INTEGER)")
    connection.execute("PRAGMA user_version=2")
    connection.commit()
    connection.close()
    content = path.read_bytes()
    failure = open_fails(path, (word_table,))
    assert failure.title.english == "Data of a newer version"
    assert not isinstance(failure, DatabaseDamaged)
    assert path.read_bytes() == content


def test_that_an_older_file_gets_the_steps_it_lacks_and_keeps_its_rows(
    path: Path, with_database: Callable[[Steps], Any], word_table: str
) -> None:
    with_database(lambda database: database.run(adds("one")))
    two = "ALTER TABLE word ADD COLUMN note TEXT;;UPDATE word SET note = 'kept'"

    async def reopened() -> tuple[Any, Any]:
        database = Database(path, (word_table, two))
        await database.open()
        rows = await database.run(lambda c: c.execute("SELECT text, note FROM word").fetchall())
        version = await database.run(lambda c: c.execute("PRAGMA user_version").fetchone())
        await database.aclose()
        return rows, version

    assert asyncio.run(reopened()) == ([("one", "kept")], (2,))


def test_that_a_step_that_fails_leaves_the_schema_as_it_was(path: Path, word_table: str) -> None:
    with_failing = (word_table, "CREATE TABLE half (id INTEGER);;CREATE TABLE word (id INTEGER)")
    open_fails(path, with_failing)
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT name FROM sqlite_master").fetchall() == []
    assert connection.execute("PRAGMA user_version").fetchone() == (0,)
    connection.close()


def test_that_a_file_that_is_no_database_is_told_as_damaged(path: Path, word_table: str) -> None:
    path.write_bytes(b"this is no database, and it is long enough to be read as one" * 100)
    failure = open_fails(path, (word_table,))
    assert isinstance(failure, DatabaseDamaged)
    assert str(path) in failure.message.english


def test_that_damage_found_later_is_told_as_damage(
    path: Path, with_database: Callable[[Steps], Any]
) -> None:
    with_database(lambda database: database.run(adds("x" * 50_000)))
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)

    async def steps(database: Database) -> None:
        with pytest.raises(DatabaseDamaged):
            await database.run(words)

    with_database(steps)


@pytest.mark.parametrize("name", ["no folder/data", "n" * 300])
def test_that_a_path_that_cannot_be_used_is_told(
    tmp_path: Path, word_table: str, name: str
) -> None:
    open_fails(tmp_path / name, (word_table,))


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX")
def test_that_only_the_owner_may_read_the_file_and_its_log(
    path: Path, with_database: Callable[[Steps], Any]
) -> None:
    def modes() -> list[str]:
        return [oct(stat.S_IMODE(entry.stat().st_mode)) for entry in path.parent.iterdir()]

    async def steps(database: Database) -> list[str]:
        await database.run(adds("one"))
        return modes()

    former = os.umask(0)
    try:
        assert with_database(steps) == ["0o600"] * 3
    finally:
        os.umask(former)
    assert modes() == ["0o600"]


def test_that_every_commit_waits_for_the_disk(with_database: Callable[[Steps], Any]) -> None:
    async def steps(database: Database) -> tuple[Any, Any]:
        mode = await database.run(lambda c: c.execute("PRAGMA journal_mode").fetchone()[0])
        return mode, await database.run(lambda c: c.execute("PRAGMA synchronous").fetchone()[0])

    assert with_database(steps) == ("wal", 2)


def test_that_calls_that_need_not_last_wait_for_the_disk_only_beside_one_that_must(
    with_database: Callable[[Steps], Any],
) -> None:
    def level(connection: sqlite3.Connection) -> int:
        found: int = connection.execute("PRAGMA synchronous").fetchone()[0]
        return found

    async def steps(database: Database) -> tuple[Any, ...]:
        alone = await database.run(level, lasting=False)
        together = await asyncio.gather(
            database.run(level, lasting=False),
            database.run(level),
        )
        return alone, together[1], await database.run(level)

    assert with_database(steps) == (1, 2, 2)
