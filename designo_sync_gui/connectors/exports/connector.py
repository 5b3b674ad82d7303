"""Opening an export file as a store."""

from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from designo_sync_gui.connectors.checks import failed
from designo_sync_gui.connectors.connector import Connector, Opening
from designo_sync_gui.connectors.exports.cost import Cost, in_worker
from designo_sync_gui.connectors.exports.export import ExportPlan
from designo_sync_gui.connectors.exports.platform import (
    DESIGNO_OPTIONS,
    FILE,
    PLATFORM,
)
from designo_sync_gui.connectors.exports.reader import ExportReader
from designo_sync_gui.domain.connection import Check, Store
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.plan import WriteRules
from designo_sync_gui.domain.platform import (
    OptionKind,
)
from designo_sync_gui.domain.ports import Clock, ConnectedSide
from designo_sync_gui.domain.sentence import joined, say, say_n
from designo_sync_gui.domain.visible import visible_text

if TYPE_CHECKING:  # what learning needs is imported when something is learned
    from designo_sync_gui.domain.learning.tables import TableSample


class ExportRules:
    """Nothing is ever written to a file."""

    async def write_rules(self, store_code: str) -> WriteRules:
        return WriteRules(
            writable=False,
            reason=say("This side is read from an export file, so nothing can be written to it."),
            reads_back=False,
        )


def export_reader(
    side: Side, options: Mapping[str, str], status_column: str, clock: Clock
) -> ExportReader:
    """Raises ``SettingsInvalid`` where the file or a needed column is not named."""
    return ExportReader(side, ExportPlan.of(options, status_column), clock)


async def column_choices(options: Mapping[str, str]) -> tuple[str, ...]:
    """The columns of the chosen file, for the column picker. Raises ``SettingsInvalid``."""

    return (await table_sample(options, datetime.now(UTC))).columns


async def table_sample(settings: Mapping[str, str], now: datetime) -> "TableSample":
    """The first rows of a file, or of a folder's newest. Raises ``SettingsInvalid``."""
    from designo_sync_gui.connectors.exports.sample import read_sample

    def work(cost: Cost) -> "TableSample":
        return read_sample(settings, now, cost)

    return await in_worker(PurePath(settings.get(FILE, "")).name, work)


def open_store(opening: Opening) -> ConnectedSide:
    store = opening.store
    reader = export_reader(Side.STOREFRONT, dict(store.options), store.status_field, opening.clock)

    async def checks() -> AsyncIterator[Check]:
        async for check in export_checks(reader, store.code):
            yield check

    return ConnectedSide(reader=reader, rules=ExportRules(), writer=None, checks=checks)


async def export_checks(reader: ExportReader, code: str) -> AsyncIterator[Check]:
    """Whether the file can be read, and what it holds."""
    try:
        read = await reader.read([code])
    except SyncError as error:
        yield failed(say("Export read"), error)
        return
    total = say_n("It contains {n:,} order.", "It contains {n:,} orders.", len(read.readings))
    how = say("Read as {how}: {told}.", how=read.how, told=read.told)
    yield Check(say("Export read"), True, joined(" ", [total, how, *read.details]))
    guesses, names = read.notes[: read.guesses], read.notes[read.guesses :]
    for guess in guesses:
        yield Check(say("Encoding"), None, guess)
    if names:
        yield Check(say("Order ids"), None, joined(" ", names))
    unreadable = [r for r in read.readings if r.observation.status is None]
    if unreadable:
        first = unreadable[0]
        yield Check(
            say("Statuses"),
            None,
            say_n(
                "{n:,} order has no status that can be read: order {id}: {problem}",
                "{n:,} orders have no status that can be read; the first is order {id}: {problem}",
                len(unreadable),
                id=visible_text(first.ref.order_id),
                problem=first.observation.problem,
            ),
        )


async def store_choices(store: Store) -> Mapping[str, tuple[str, ...]]:
    """The file's columns for every option that is a column, and for the status field."""
    columns = await column_choices(dict(store.options))
    names = [o.name for o in DESIGNO_OPTIONS if o.kind is OptionKind.COLUMN]
    return dict.fromkeys(["status_field", *names], columns)


CONNECTOR: Final = Connector(PLATFORM, open_store, choices=store_choices)
