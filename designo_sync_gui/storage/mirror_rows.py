"""Values made of the mirror's rows.

What a row cannot be is raised, as any of Python's own errors; ``Database.read`` names it.
"""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence, Side
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.ports import SideRead
from designo_sync_gui.domain.sentence_json import sentence_from_text
from designo_sync_gui.domain.status import JsonType, Status
from designo_sync_gui.domain.timeline import Seen
from designo_sync_gui.storage.accepted_rows import said_of
from designo_sync_gui.storage.mirror_schema import (
    OF_ONE,
    OrderRecord,
    SideColumns,
    lookup,
    moment_of,
)

_ID = f"SELECT v.id FROM order_view v WHERE {OF_ONE}"  # noqa: S608 - own column names
Others = tuple[tuple[str, Status], ...]

#: What the column of the last outcome can hold; empty before the first write.
OUTCOMES: Mapping[str, OutcomeKind | None] = {
    "": None,
    **{kind.value: kind for kind in OutcomeKind},
}


@dataclass(slots=True)
class Met:
    """Values met while reading many rows: each is made once."""

    statuses: dict[tuple[str, str], Status]
    others: dict[str, Others]
    moments: dict[int | None, datetime] = field(default_factory=dict)

    def moment(self, kept: int | None) -> datetime:
        found = self.moments.get(kept)
        if found is None:
            found = self.moments[kept] = moment_of(cast("int", kept))
        return found

    def status(self, json_type: str, literal: str) -> Status:
        status = self.statuses.get((json_type, literal))
        if status is None:
            status = self.statuses[json_type, literal] = Status(JsonType(json_type), literal)
        return status


def ids_of(refs: Sequence[OrderRef], connection: sqlite3.Connection) -> tuple[int | None, ...]:
    """The number of each order's row in the table; ``None`` of one that is not there."""
    found = (connection.execute(_ID, lookup(ref)).fetchone() for ref in refs)
    return tuple(None if row is None else row[0] for row in found)


def seen_of(at: str | int, side: str, presence: str, kind: str | None, literal: str) -> Seen:
    status = Status(JsonType(kind), literal) if kind else None
    moment = moment_of(at) if isinstance(at, int) else _time(at)
    return Seen(moment, Side(side), Presence(presence), status)


def side_read_of(
    code: str,
    side: str,
    read_at: str,
    mark: str | None,
    full: int,
    surplus: int,
    horizon: str | None,
) -> SideRead:
    watermark, begins = (_time(text) if text else None for text in (mark, horizon))
    return SideRead(code, Side(side), _time(read_at), watermark, bool(full), surplus, begins)


def _others(text: str | None, known: dict[str, Others]) -> Others:
    """The further fields again; a text that was met before is not parsed anew."""
    if text is None:
        return ()
    if text not in known:
        rows = json.loads(text)
        known[text] = tuple((name, Status(JsonType(kind), value)) for name, kind, value in rows)
    return known[text]


def order_of(row: OrderRecord, met: Met) -> Order:
    head = row.head
    agreed = None
    if head.agreed_json_type is not None:
        agreed = met.status(head.agreed_json_type, head.agreed_literal or "")
    agreed_designo = None
    if head.agreed_designo_json_type is not None:
        kind, literal = head.agreed_designo_json_type, head.agreed_designo_literal
        agreed_designo = met.status(kind, literal or "")
    return Order(
        OrderRef(head.store_code, head.order_id),
        head.number,
        _observation(row.storefront, met),
        _observation(row.designo, met),
        OUTCOMES[head.last_outcome],
        agreed,
        said_of(head.accepted or ""),
        agreed_designo,
    )


def _observation(row: SideColumns, met: Met) -> Observation | None:
    if row.presence is None:
        return None
    status = None
    if row.json_type is not None:
        status = met.status(row.json_type, row.literal or "")
    return Observation(
        Presence(row.presence),
        status,
        met.moment(row.read_at),
        row.source or "",
        sentence_from_text(row.problem or ""),
        row.evidence.decode("utf-8", "surrogatepass") if row.evidence else "",
        row.changed_at or "",
        _others(row.others, met.others),
        bool(row.listed),
    )


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)
