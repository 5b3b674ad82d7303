"""A thread with a connection that only reads: what it answers waits for no writer.

Law: a piece of work sees one state of the file from its beginning to its end (WAL), and ends: a
transaction left open would keep the log from being folded back.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from typing import TypeVar

from designo_sync_gui.storage.database import NO_VALUES, Database

T = TypeVar("T")


class ReadThread:
    """Reads ``database``, which is open, one piece of work after the other."""

    def __init__(self, database: Database, name: str) -> None:
        self._database = database
        self._connection: sqlite3.Connection | None = None
        self._pool = ThreadPoolExecutor(1, name)

    async def run(self, look: Callable[[sqlite3.Connection], T]) -> T:
        """Raises ``StorageFailed``."""
        return await asyncio.wrap_future(self.begin(look))

    def begin(self, look: Callable[[sqlite3.Connection], T]) -> "Future[T]":
        """The same for a caller that has something to do meanwhile."""
        return self._pool.submit(self._look, look)

    async def aclose(self) -> None:
        """End what is being read, then close the connection."""
        await asyncio.wrap_future(self._pool.submit(self._close))
        await asyncio.to_thread(self._pool.shutdown)

    def _look(self, look: Callable[[sqlite3.Connection], T]) -> T:
        try:
            if self._connection is None:
                self._connection = self._database.reading_connection()
            self._connection.execute("BEGIN")
            try:
                return look(self._connection)
            finally:
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
        except sqlite3.Error as error:
            raise self._database.told(error) from error
        except NO_VALUES as error:
            raise self._database.row_damaged() from error

    def _close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None
