"""Entries of the journal that wait at the same moment are written together.

Law: whoever hands in an entry goes on when it is on the disk, or is told why it is not. The
entries of a group share one transaction and one wait for the disk; what fails it fails all.
"""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Final

from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.storage.database import Database
from designo_sync_gui.storage.journal_chain import Chain

#: Adds the rows of one entry. The ``StorageFailed`` it raises before it added any is about this
#: entry alone.
Entry = Callable[[Chain], None]


#: Seconds that an entry without hurry waits for company: about as long as until another order of
#: the job is claimed, with eight at a time and 50 ms a request.
_COMPANY: Final = 0.025


class Groups:
    """One group is written at a time; the next holds whatever is handed in meanwhile.

    Nothing that hurries waits for a group to fill: an entry that comes alone is written at once,
    and the more come while the disk is busy, the more share the next wait for it.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._next: list[tuple[Entry, asyncio.Future[None]]] = []
        self._due = False
        self._on_the_way = 0
        self._writing: asyncio.Task[None] | None = None
        self._timer: asyncio.TimerHandle | None = None

    async def add(self, entry: Entry, *, hurried: bool = True) -> None:
        """Durable when it returns. Raises ``StorageFailed``.

        An entry whose caller stops waiting is written all the same. One that is not ``hurried``
        waits a moment for one that is, to share its wait for the disk.
        """
        loop = asyncio.get_running_loop()
        told: asyncio.Future[None] = loop.create_future()
        self._next.append((entry, told))
        if hurried:
            self._write_now()
        elif self._timer is None:
            self._timer = loop.call_later(_COMPANY, self._write_now)
        await told

    async def settled(self) -> None:
        """Return when all that was handed in so far is on the disk or was refused."""
        if self._next or self._on_the_way:
            with suppress(StorageFailed):  # told to those whose entries they are
                await self.add(_nothing)

    def _write_now(self) -> None:
        self._due = True
        if self._writing is None:
            self._writing = asyncio.ensure_future(self._write_all())

    async def _write_all(self) -> None:
        try:
            while self._due:
                self._due = False
                if self._timer is not None:
                    self._timer.cancel()
                    self._timer = None
                group, self._next = self._next, []
                self._on_the_way = len(group)
                await self._write(group)
                self._on_the_way = 0
                await asyncio.sleep(0)  # who goes on now may have another entry at once
        finally:
            self._on_the_way, self._writing = 0, None

    async def _write(self, group: list[tuple[Entry, asyncio.Future[None]]]) -> None:
        entries = [entry for entry, _ in group]
        writing = asyncio.ensure_future(self._database.run(partial(_written, entries)))
        await asyncio.wait((writing,))
        failure = writing.exception()
        refusals = [failure] * len(group) if failure else writing.result()
        for (_, told), refusal in zip(group, refusals, strict=True):
            if told.done():
                continue
            if refusal is None:
                told.set_result(None)
            else:
                told.set_exception(refusal)


def _nothing(chain: Chain) -> None:
    """An entry of no rows."""


def _written(entries: list[Entry], connection: sqlite3.Connection) -> list[BaseException | None]:
    """Add all entries in the transaction under way; why some of them were refused."""
    chain = Chain(connection)
    refusals: list[BaseException | None] = []
    for entry in entries:
        try:
            entry(chain)
        except StorageFailed as refusal:
            refusals.append(refusal)
        else:
            refusals.append(None)
    chain.write()
    return refusals
