"""One SQLite file with one thread that owns its connection.

Law: what is reported as stored is on the disk (WAL, synchronous=FULL). Calls that arrive together
share one commit, but none returns before it. A file of a newer program is not touched.
"""

import asyncio
import os
import queue
import sqlite3
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.storage.files import cannot_store

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], T]

_TOGETHER = 500
_BUSY_SECONDS = 10.0


class DatabaseDamaged(StorageFailed):
    """The file is no database or its content is damaged."""

    title = "Data file damaged"


@dataclass(slots=True)
class _Call:
    work: Callable[[sqlite3.Connection], Any]
    answer: "Future[Any]"


class Database:
    """Runs pieces of work on the thread of one database file."""

    def __init__(self, path: Path, migrations: Sequence[str]) -> None:
        self._path = path
        self._migrations = migrations
        self._calls: queue.SimpleQueue[_Call | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None

    async def open(self) -> None:
        """Open or make the file and bring its schema up to date.

        Raises ``DatabaseDamaged``, or ``StorageFailed`` for a newer schema, a full disk or a
        folder that cannot be used.
        """
        ready: Future[None] = Future()
        self._thread = threading.Thread(
            target=self._live, args=(ready,), name=f"storage {self._path.name}", daemon=True
        )
        self._thread.start()
        try:
            await asyncio.wrap_future(ready)
        except StorageFailed:
            self._thread = None
            raise

    async def run(self, work: Work[T]) -> T:
        """Run ``work`` inside a transaction; durable when it returns. Raises ``StorageFailed``."""
        if self._thread is None:
            raise StorageFailed("The data file is closed.", "Start the program again.")
        answer: Future[T] = Future()
        self._calls.put(_Call(work, answer))
        return await asyncio.shield(asyncio.wrap_future(answer))

    async def aclose(self) -> None:
        """Finish what was asked for, then close the file and end the thread."""
        thread, self._thread = self._thread, None
        if thread is not None:
            self._calls.put(None)
            await asyncio.to_thread(thread.join)

    def _live(self, ready: "Future[None]") -> None:
        try:
            connection = self._connect()
        except Exception as error:
            ready.set_exception(self._told(error))
            return
        ready.set_result(None)
        try:
            while self._serve(connection):
                pass
        finally:
            with suppress(sqlite3.Error):
                connection.close()

    def _connect(self) -> sqlite3.Connection:
        existed = self._path.exists()
        connection = sqlite3.connect(self._path, timeout=_BUSY_SECONDS, isolation_level=None)
        try:
            if not existed and os.name == "posix":
                self._path.chmod(0o600)
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            self._migrate(connection)
        except BaseException:
            connection.close()
            raise
        return connection

    def _migrate(self, connection: sqlite3.Connection) -> None:
        connection.execute("BEGIN IMMEDIATE")
        version: int = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > len(self._migrations):
            connection.execute("ROLLBACK")
            raise StorageFailed(
                f"{self._path} was written by a newer version of this program.",
                "Use that version, or another data folder (--home).",
                title="Data of a newer version",
            )
        for script in self._migrations[version:]:
            for statement in script.split(";;"):
                connection.execute(statement)
        connection.execute(f"PRAGMA user_version={len(self._migrations)}")
        connection.execute("COMMIT")

    def _serve(self, connection: sqlite3.Connection) -> bool:
        """Carry out the calls that wait, in one transaction; ``False`` when asked to end."""
        calls: list[_Call] = []
        call = self._calls.get()
        more = call is not None
        while call is not None:
            calls.append(call)
            if len(calls) == _TOGETHER:
                break
            try:
                call = self._calls.get_nowait()
            except queue.Empty:
                break
            more = call is not None
        if calls:
            self._commit(connection, calls)
        return more

    def _commit(self, connection: sqlite3.Connection, calls: Sequence[_Call]) -> None:
        try:
            connection.execute("BEGIN IMMEDIATE")
            results = [(call, *_attempt(connection, call.work)) for call in calls]
            connection.execute("COMMIT")
        except Exception as error:
            with suppress(sqlite3.Error):
                connection.execute("ROLLBACK")
            for call in calls:
                call.answer.set_exception(self._told(error))
            return
        for call, result, failure in results:
            if failure is None:
                call.answer.set_result(result)
            else:
                call.answer.set_exception(self._told(failure))

    def _told(self, error: Exception) -> Exception:
        """The expected error for a failure of SQLite or of the disk; a bug stays what it is."""
        if isinstance(error, sqlite3.Error):
            return translated(error, self._path)
        if isinstance(error, OSError):
            return cannot_store(self._path, error)
        return error


def _attempt(
    connection: sqlite3.Connection, work: Callable[[sqlite3.Connection], Any]
) -> tuple[Any, Exception | None]:
    """One call in its own savepoint: its failure undoes nothing of its neighbours."""
    connection.execute("SAVEPOINT call")
    try:
        result = work(connection)
    except Exception as failure:
        if not connection.in_transaction:
            raise
        connection.execute("ROLLBACK TO call")
        connection.execute("RELEASE call")
        return None, failure
    connection.execute("RELEASE call")
    return result, None


def translated(error: sqlite3.Error, path: Path) -> StorageFailed:
    """The expected error for what SQLite reports."""
    name = getattr(error, "sqlite_errorname", "")
    if name in ("SQLITE_CORRUPT", "SQLITE_NOTADB"):
        return DatabaseDamaged(
            f"{path} is damaged: {error}.", "See the help page on troubleshooting."
        )
    advice = "Check the disk space and the permissions of the data folder."
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        advice = "Another program holds the file. Close the other window or command."
    return StorageFailed(f"{path} cannot be used: {error}.", advice)
