"""Where complete lists that were broken off are gone on with."""

import json
import sqlite3
from collections.abc import Sequence
from datetime import datetime

from designo_sync_gui.domain.broken_off import BrokenOff
from designo_sync_gui.domain.order import OrderRef, Presence, Side
from designo_sync_gui.storage.mirror_schema import instant

_ALL = (
    "SELECT side, store_codes, asked, position, began, as_of, horizon, read, nameless, lost, total "
    "FROM broken_off ORDER BY side, store_codes"
)
_KEEP = "INSERT OR REPLACE INTO broken_off VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
_END = "DELETE FROM broken_off WHERE side = ? AND store_codes = ?"
_FORGET = (
    "DELETE FROM broken_off WHERE EXISTS "
    "(SELECT 1 FROM json_each(broken_off.store_codes) WHERE value = ?)"
)
_SINCE = {
    side: "SELECT v.store_code, v.order_id FROM order_view v "  # noqa: S608 - our own column names
    "JOIN order_state s ON s.id = v.state "
    "WHERE v.store_code IN (SELECT value FROM json_each(?)) "
    f"AND s.{side.value}_presence = ? AND s.{side.value}_listed = 1 AND v.{side.value}_read >= ?"
    for side in Side
}


def places(connection: sqlite3.Connection) -> tuple[BrokenOff, ...]:
    """See ``domain.ports.Mirror.broken_off``."""
    return tuple(
        BrokenOff(
            Side(side),
            tuple(json.loads(codes)),
            asked,
            position,
            datetime.fromisoformat(began),
            _moment(as_of),
            _moment(horizon),
            *counts,
        )
        for side, codes, asked, position, began, as_of, horizon, *counts in connection.execute(_ALL)
    )


def keep(connection: sqlite3.Connection, place: BrokenOff) -> None:
    """See ``domain.ports.Mirror.record_broken_off``."""
    times = (place.as_of, place.horizon)
    values = (
        place.side.value,
        _codes(place.store_codes),
        place.asked,
        place.position,
        place.began.isoformat(),
        *(moment.isoformat() if moment else None for moment in times),
        place.read,
        place.nameless,
        place.lost,
        place.total,
    )
    connection.execute(_KEEP, values)


def end(connection: sqlite3.Connection, side: Side, store_codes: Sequence[str]) -> None:
    connection.execute(_END, (side.value, _codes(store_codes)))


def forget_store(connection: sqlite3.Connection, store_code: str) -> None:
    """No list that holds this store is gone on with."""
    connection.execute(_FORGET, (store_code,))


def read_since(
    connection: sqlite3.Connection, side: Side, store_codes: Sequence[str], at: datetime
) -> frozenset[OrderRef]:
    """See ``domain.ports.Mirror.read_since``."""
    values = (json.dumps(list(store_codes)), Presence.PRESENT.value, instant(at))
    return frozenset(OrderRef(*row) for row in connection.execute(_SINCE[side], values))


def _codes(store_codes: Sequence[str]) -> str:
    return json.dumps(sorted(store_codes))


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
