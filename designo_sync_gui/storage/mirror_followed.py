"""The part of the mirror that is brought up to date before anything is answered: by the rules of
the program's version, and by what operators accepted, which is kept elsewhere."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable, Sequence
from typing import TypeVar

from designo_sync_gui.domain.acceptance import AcceptanceChange, Accepted
from designo_sync_gui.domain.acceptance_ports import Acceptances
from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.storage import mirror_acceptances
from designo_sync_gui.storage.database import NO_VALUES, Database
from designo_sync_gui.storage.mirror_states import StateBook

_LOG = logging.getLogger(__name__)
T = TypeVar("T")


class FollowedBook:
    """``_prepare`` makes the orders anew where another version of the rules made them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._book = StateBook()
        self._preparing: asyncio.Task[None] | None = None

    def prepare(self) -> None:
        """Begin to make the orders anew where another version of the rules made them."""
        if self._preparing is None:
            self._preparing = asyncio.create_task(self._prepare())
            self._preparing.add_done_callback(_look_at_end)

    async def ready(self) -> None:
        """Wait until all orders were made by the rules of now. Raises ``StorageFailed``."""
        self.prepare()
        if self._preparing is not None:
            await asyncio.shield(self._preparing)

    def follow(self, acceptances: Acceptances) -> None:
        """Hold what is accepted there before anything is answered: a mirror that was read anew, or
        a program that was killed between the two files, is behind."""
        before = self._preparing

        async def follow() -> None:
            if before is not None:
                await before
            if not self._database.read_only:
                await self._catch_up(acceptances)

        self._preparing = asyncio.create_task(follow())
        self._preparing.add_done_callback(_look_at_end)

    async def change_accepted(self, made: AcceptanceChange) -> bool:
        await self.ready()
        return await self._carried(lambda c: mirror_acceptances.change(c, self._book, made))

    async def replace_accepted(self, mark: str, accepted: Sequence[Accepted]) -> None:
        await self.ready()
        await self._accept_anew(mark, accepted)

    async def _prepare(self) -> None:
        raise NotImplementedError

    async def _accept_anew(self, mark: str, accepted: Sequence[Accepted]) -> None:
        replace = mirror_acceptances.replace
        await self._carried(lambda c: replace(c, self._book, accepted, mark))

    async def _catch_up(self, acceptances: Acceptances) -> None:
        known = await self._database.run(mirror_acceptances.mark)
        try:
            if await acceptances.mark() == known:
                return
            mark, accepted = await acceptances.in_force()
        except StorageFailed as error:  # told with the journal; the orders can be looked at
            _LOG.warning("the accepted differences cannot be read: %s", error)
            return
        await self._accept_anew(mark, accepted)

    async def _carried(self, work: Callable[[sqlite3.Connection], T], lasting: bool = True) -> T:
        def write(connection: sqlite3.Connection) -> T:
            self._book.begin(connection, self._database.rollbacks)
            return work(connection)

        try:
            return await self._database.run(write, lasting=lasting)
        except UnicodeEncodeError:  # of what is to be written; what is read has no such
            raise
        except NO_VALUES as error:
            raise self._database.row_damaged() from error


def _look_at_end(task: "asyncio.Task[None]") -> None:
    """What stopped it is raised by ``ready`` at the next question."""
    if not task.cancelled():
        task.exception()
