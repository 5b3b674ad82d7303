"""Learning how a file is read: its columns are proposed and its first orders shown.

Law: nothing is saved here and nothing is sent: a file of this computer is read.
"""

import asyncio
from collections.abc import Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from typing import Final

from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.learning.known import KnownOrders
from designo_sync_gui.domain.learning.scores import Role
from designo_sync_gui.domain.learning.tables import (
    TableChoice,
    TableProposal,
    TableSample,
    propose_table,
    table_ids,
    with_choice,
)
from designo_sync_gui.domain.order import Reading, Side
from designo_sync_gui.domain.ports import OrderPage
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.engine.connections.book import ConnectionBook
from designo_sync_gui.engine.context import EngineContext
from designo_sync_gui.engine.learning import PREVIEWED, Preview, known_orders, preview_row

#: The setting of the file or folder, and the code of rows that name no store where none is chosen.
FILE: Final = "file"
_NO_STORE: Final = "preview"


@dataclass(frozen=True, slots=True)
class TableStudy:
    """What is proposed of a file. ``given`` are the settings it was read with."""

    given: tuple[tuple[str, str], ...]
    sample: TableSample
    proposed: TableProposal
    known: KnownOrders

    @property
    def settings(self) -> tuple[tuple[str, str], ...]:
        """How the file would be read by what is proposed."""
        return with_choice(self.proposed).settings(self.given)


@dataclass(frozen=True, slots=True)
class TablePreview:
    """The first orders that the settings read, with what the reading said of the whole file.

    ``elsewhere`` rows belong to stores that are not connected; ``unreadable`` orders have no
    status.
    """

    orders: Preview
    told: Sentence
    notes: tuple[Sentence, ...] = ()
    unreadable: int = 0
    elsewhere: int = 0


@dataclass(frozen=True, slots=True)
class TableLearning:
    """A part of ``Services``."""

    context: EngineContext
    book: ConnectionBook

    async def study(self, given: Sequence[tuple[str, str]]) -> TableStudy:
        """What is proposed of a file or folder. Raises ``SettingsInvalid`` for what is no table."""
        settings = tuple((name, value) for name, value in given if value)
        sample = await self.context.connections.table_sample(dict(settings))
        known = await known_orders(self.context, self.book, table_ids(sample))
        proposed = await asyncio.to_thread(propose_table, sample, known)
        return TableStudy(settings, sample, proposed, known)

    async def preview(
        self, study: TableStudy, choice: TableChoice, store_code: str, side: Side = Side.DESIGNO
    ) -> TablePreview:
        """Read the whole file by the choice, and set its first orders beside what the mirror has of
        the other side. Raises ``SyncError``; nothing is kept."""
        for role in (Role.ID, Role.STATUS):
            if not choice.columns.get(role):
                raise SettingsInvalid(
                    say("The columns of order id and status are not chosen."), say("Choose them.")
                )
        codes = await self._codes(study, choice, store_code)
        page, read = await self._read(study, choice, codes)
        refs = [reading.ref for reading in page.readings]
        known = {order.ref: order for order in await self.context.mirror.orders(refs)}
        rows = [preview_row(known.get(r.ref), r, side) for r in page.readings[:PREVIEWED]]
        unreadable = sum(r.observation.status is None for r in page.readings)
        stores = {store.code for store in (await self.book.load()).stores}
        elsewhere = sum(ref.store_code not in stores for ref in refs) if stores else 0
        orders = Preview(tuple(rows), read, len(known), page.nameless, page.total, None)
        return TablePreview(orders, page.told, page.notes, unreadable, elsewhere)

    async def _codes(
        self, study: TableStudy, choice: TableChoice, store_code: str
    ) -> tuple[str, ...]:
        """The stores of the rows: those that the file names, or the one that all belong to."""
        column = choice.columns.get(Role.STORE)
        if not column:
            return (store_code or _NO_STORE,)
        place = study.sample.columns.index(column)
        named = dict.fromkeys(str(row[place]) for row in study.sample.rows if row[place])
        stores = dict.fromkeys(store.code for store in (await self.book.load()).stores)
        return tuple(stores | named) or (_NO_STORE,)

    async def _read(
        self, study: TableStudy, choice: TableChoice, codes: tuple[str, ...]
    ) -> tuple[OrderPage, int]:
        """All orders as one page, and how many they are."""
        reader = self.context.connections.table_reader(dict(choice.settings(study.given)))
        readings: list[Reading] = []
        first = OrderPage(())
        async with aclosing(reader.pages(codes, None)) as pages:
            async for page in pages:
                first = page if not readings else first
                readings += page.readings
        whole = replace(first, readings=tuple(readings))
        return whole, len(readings)
