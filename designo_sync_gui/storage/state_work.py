"""Work on the mirror that finds or makes states of orders."""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from designo_sync_gui.storage.database import NO_VALUES, Database
from designo_sync_gui.storage.mirror_states import StateBook

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class StateWork:
    """Carried out by the thread that writes, with what it remembers of states."""

    database: Database
    book: StateBook = field(default_factory=StateBook)

    async def run(self, work: Callable[[sqlite3.Connection], T], *, lasting: bool = True) -> T:
        """See ``Database.run``. Raises ``DatabaseDamaged`` for rows that cannot be understood."""

        def write(connection: sqlite3.Connection) -> T:
            self.book.begin(connection, self.database.rollbacks)
            return work(connection)

        try:
            return await self.database.run(write, lasting=lasting)
        except UnicodeEncodeError:  # of what is to be written; what is read has no such
            raise
        except NO_VALUES as error:
            raise self.database.row_damaged() from error
