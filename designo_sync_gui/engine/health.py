"""What is known of every store now, without asking one."""

from datetime import datetime, timedelta

from designo_sync_gui.domain.broken_off import of_side
from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.health import StoreHealth, troubles_of
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.ports import Settings, SideRead
from designo_sync_gui.domain.sentence import joined
from designo_sync_gui.domain.table_ports import OrderTable
from designo_sync_gui.engine.overview import Overview


async def health_of_stores(
    overview: Overview, table: OrderTable, now: datetime, max_age: timedelta | None = None
) -> tuple[StoreHealth, ...]:
    """Each connected store; a side counts as unread when it is older than ``max_age``. Raises
    ``StorageFailed``."""
    return tuple(
        [
            troubles_of(await _health(store, overview, table), now, max_age)
            for store in overview.settings.stores
        ]
    )


async def _health(store: Store, overview: Overview, table: OrderTable) -> StoreHealth:
    counts = await table.counts(OrderFilter(store_code=store.code))
    left = [of_side(overview.broken_off, side, store.code) for side in Side]
    return StoreHealth(
        store.code,
        store.name,
        {
            side: _read_at(overview.side_reads, store.code, side)
            for side in sides_read(overview.settings)
        },
        counts.total,
        counts.by_view.get(View.MISMATCHES, 0),
        counts.by_view.get(View.CONFLICTS, 0),
        counts.by_view.get(View.UNKNOWN, 0),
        joined("; ", [place.words for place in left if place is not None]),
    )


def sides_read(settings: Settings) -> tuple[Side, ...]:
    """The sides that can be read at all."""
    reads_designo = settings.designo is not None and settings.designo.reads
    return (Side.STOREFRONT, Side.DESIGNO) if reads_designo else (Side.STOREFRONT,)


def _read_at(reads: tuple[SideRead, ...], code: str, side: Side) -> datetime | None:
    return next((r.read_at for r in reads if (r.store_code, r.side) == (code, side)), None)
