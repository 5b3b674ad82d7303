"""The one thread of a database file: transactions, failures and closing."""

import asyncio
import sqlite3
import threading
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.storage.database import Database, Work

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


def stored(path: Path) -> list[str]:
    """The words as another program finds them in the file."""
    connection = sqlite3.connect(path)
    try:
        return words(connection)
    finally:
        connection.close()


class Gate:
    """Work that holds the thread until it is let go, so that calls pile up behind it."""

    def __init__(self) -> None:
        self.reached = threading.Event()
        self.go = threading.Event()

    def __call__(self, connection: sqlite3.Connection) -> None:
        self.reached.set()
        assert self.go.wait(10)

    async def hold(self, database: Database) -> "asyncio.Task[None]":
        held = asyncio.create_task(database.run(self))
        await asyncio.to_thread(self.reached.wait, 10)
        return held


async def run_together(database: Database, *works: Work[Any]) -> list[Any]:
    """Results or errors of calls that all wait at the same time."""
    gate = Gate()
    held = await gate.hold(database)
    calls = [asyncio.create_task(database.run(work)) for work in works]
    await asyncio.sleep(0)
    gate.go.set()
    await held
    return await asyncio.gather(*calls, return_exceptions=True)


def test_that_what_was_run_is_in_the_file_when_run_returns(
    path: Path, with_database: Callable[[Steps], Any]
) -> None:
    async def steps(database: Database) -> list[str]:
        await database.run(adds("paid"))
        return stored(path)

    assert with_database(steps) == ["paid"]


def test_that_calls_arriving_together_share_one_commit(
    with_database: Callable[[Steps], Any],
) -> None:
    commits: list[str] = []

    def traced(connection: sqlite3.Connection) -> None:
        connection.set_trace_callback(commits.append)

    async def steps(database: Database) -> list[Any]:
        await database.run(traced)
        commits.clear()
        await run_together(database, *(adds(f"word {number}") for number in range(50)))
        return await database.run(words)

    assert len(with_database(steps)) == 50
    assert commits.count("COMMIT") == 3  # of the gate, of the fifty, and of the reading


def test_that_none_of_more_calls_than_fit_one_commit_is_lost(
    with_database: Callable[[Steps], Any],
) -> None:
    wanted = [f"word {number}" for number in range(1203)]

    async def steps(database: Database) -> list[str]:
        assert await run_together(database, *(adds(word) for word in wanted)) == [None] * 1203
        return await database.run(words)

    assert with_database(steps) == wanted


def test_that_a_call_sees_what_its_earlier_neighbours_wrote(
    with_database: Callable[[Steps], Any],
) -> None:
    async def steps(database: Database) -> list[Any]:
        return await run_together(database, adds("one"), words, adds("two"), words)

    assert with_database(steps) == [None, ["one"], None, ["one", "two"]]


def test_that_a_failing_call_undoes_only_itself(
    path: Path, with_database: Callable[[Steps], Any]
) -> None:
    def half_done(connection: sqlite3.Connection) -> None:
        adds("half")(connection)
        raise StorageFailed(verbatim("no more"))

    async def steps(database: Database) -> list[Any]:
        return await run_together(database, adds("one"), half_done, adds("two"))

    first, failure, last = with_database(steps)
    assert (first, last) == (None, None)
    assert isinstance(failure, StorageFailed)
    assert failure.message.english == "no more"
    assert stored(path) == ["one", "two"]


def test_that_a_constraint_failure_is_told_and_undoes_only_its_call(
    path: Path, with_database: Callable[[Steps], Any]
) -> None:
    def twice(connection: sqlite3.Connection) -> None:
        adds("two")(connection)
        adds("one")(connection)

    async def steps(database: Database) -> list[Any]:
        return await run_together(database, adds("one"), twice, adds("three"))

    results = with_database(steps)
    assert results[0] is None
    assert isinstance(results[1], StorageFailed)
    assert "UNIQUE" in results[1].message.english
    assert stored(path) == ["one", "three"]


def test_that_a_bug_in_a_call_reaches_its_caller_and_the_thread_goes_on(
    with_database: Callable[[Steps], Any],
) -> None:
    def bug(connection: sqlite3.Connection) -> None:
        raise ZeroDivisionError

    async def steps(database: Database) -> list[str]:
        with pytest.raises(ZeroDivisionError):
            await database.run(bug)
        await database.run(adds("after"))
        return await database.run(words)

    assert with_database(steps) == ["after"]


def test_that_a_call_that_loses_the_transaction_fails_all_that_shared_it(
    path: Path, with_database: Callable[[Steps], Any]
) -> None:
    def lose(connection: sqlite3.Connection) -> None:
        connection.execute("ROLLBACK")
        raise ZeroDivisionError

    async def steps(database: Database) -> list[Any]:
        results = await run_together(database, adds("one"), lose, adds("two"))
        await database.run(adds("after"))
        return results

    assert all(isinstance(result, Exception) for result in with_database(steps))
    assert stored(path) == ["after"]


def test_that_a_caller_who_stops_waiting_does_not_undo_what_was_asked(
    path: Path, with_database: Callable[[Steps], Any]
) -> None:
    async def steps(database: Database) -> None:
        gate = Gate()
        held = await gate.hold(database)
        call = asyncio.create_task(database.run(adds("kept")))
        await asyncio.sleep(0)
        call.cancel()
        with pytest.raises(asyncio.CancelledError):
            await call
        gate.go.set()
        await held
        await database.run(adds("after"))

    with_database(steps)
    assert stored(path) == ["kept", "after"]


def test_that_a_full_disk_is_told_and_nothing_of_it_is_kept(
    path: Path, with_database: Callable[[Steps], Any]
) -> None:
    def fill(connection: sqlite3.Connection) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages + 1}")
        adds("x" * 100_000)(connection)

    def room_again(connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA max_page_count=1000000")

    async def steps(database: Database) -> list[Any]:
        results = await run_together(database, adds("one"), fill)
        await database.run(room_again)
        await database.run(adds("after"))
        return results

    failure = with_database(steps)[1]
    assert isinstance(failure, StorageFailed)
    assert "full" in failure.message.english
    assert "disk space" in failure.advice.english
    assert stored(path)[-1] == "after"
    assert all(len(word) < 100 for word in stored(path))


def test_that_a_commit_that_fails_is_told_to_every_call_it_held(
    path: Path, with_database: Callable[[Steps], Any]
) -> None:
    def check_keys_at_commit(connection: sqlite3.Connection) -> None:
        connection.execute("COMMIT")  # inside a transaction the next line would do nothing
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("CREATE TABLE part (word REFERENCES word DEFERRABLE INITIALLY DEFERRED)")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("SAVEPOINT call")

    def points_nowhere(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO part VALUES (99)")

    async def steps(database: Database) -> list[Any]:
        await database.run(check_keys_at_commit)
        return await run_together(database, adds("one"), points_nowhere)

    results = with_database(steps)
    assert [type(result) for result in results] == [StorageFailed, StorageFailed]
    assert stored(path) == []


def test_that_a_file_held_by_another_program_is_told_with_its_advice(
    path: Path, with_database: Callable[[Steps], Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("designo_sync_gui.storage.database._BUSY_SECONDS", 0.0)
    other = sqlite3.connect(path, isolation_level=None)

    async def steps(database: Database) -> list[str]:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageFailed, match="locked") as failure:
            await database.run(adds("one"))
        assert "Another program" in failure.value.advice.english
        other.execute("ROLLBACK")
        await database.run(adds("two"))
        return await database.run(words)

    try:
        assert with_database(steps) == ["two"]
    finally:
        other.close()


def test_that_what_was_asked_before_closing_is_finished(
    path: Path, with_database: Callable[[Steps], Any]
) -> None:
    async def steps(database: Database) -> None:
        gate = Gate()
        held = await gate.hold(database)
        calls = [asyncio.create_task(database.run(adds(f"word {n}"))) for n in range(700)]
        await asyncio.sleep(0)
        closing = asyncio.create_task(database.aclose())
        await asyncio.sleep(0)
        gate.go.set()
        await asyncio.gather(held, closing, *calls)

    with_database(steps)
    assert len(stored(path)) == 700


def test_that_closing_ends_the_thread_and_twice_is_as_once(
    with_database: Callable[[Steps], Any],
) -> None:
    def storage_threads() -> list[str]:
        return [t.name for t in threading.enumerate() if t.name == "storage data.sqlite3"]

    async def steps(database: Database) -> None:
        assert len(storage_threads()) == 1
        await database.aclose()
        await database.aclose()

    with_database(steps)
    assert storage_threads() == []


def test_that_a_closed_file_takes_no_calls(with_database: Callable[[Steps], Any]) -> None:
    async def steps(database: Database) -> None:
        await database.aclose()
        with pytest.raises(StorageFailed, match="closed"):
            await database.run(words)

    with_database(steps)


def test_that_closing_leaves_one_file_behind(
    path: Path, with_database: Callable[[Steps], Any]
) -> None:
    async def steps(database: Database) -> None:
        await database.run(adds("one"))

    with_database(steps)
    assert [entry.name for entry in path.parent.iterdir()] == ["data.sqlite3"]
