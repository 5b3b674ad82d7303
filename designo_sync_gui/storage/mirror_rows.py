"""Values made of the mirror's rows.

Law: what a row cannot be is raised, as any of Python's own errors; ``Database.read`` names it.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence, Side
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.ports import SideRead
from designo_sync_gui.domain.sentence_json import sentence_from_text
from designo_sync_gui.domain.status import JsonType, Status
from designo_sync_gui.domain.timeline import Seen

Others = tuple[tuple[str, Status], ...]

#: What the column of the last outcome can hold; empty before the first write.
_OUTCOMES: Mapping[str, OutcomeKind | None] = {
    "": None,
    **{kind.value: kind for kind in OutcomeKind},
}


@dataclass(slots=True)
class Met:
    """Values met while reading many rows: each is made once."""

    statuses: dict[tuple[str, str], Status]
    others: dict[str, Others]

    def status(self, json_type: str, literal: str) -> Status:
        status = self.statuses.get((json_type, literal))
        if status is None:
            status = self.statuses[json_type, literal] = Status(JsonType(json_type), literal)
        return status


def seen_of(at: str, side: str, presence: str, kind: str | None, literal: str) -> Seen:
    status = Status(JsonType(kind), literal) if kind else None
    return Seen(_time(at), Side(side), Presence(presence), status)


def side_read_of(
    code: str, side: str, read_at: str, mark: str | None, full: int, surplus: int
) -> SideRead:
    watermark = _time(mark) if mark else None
    return SideRead(code, Side(side), _time(read_at), watermark, bool(full), surplus)


def _others(text: str | None, known: dict[str, Others]) -> Others:
    """The further fields again; a text that was met before is not parsed anew."""
    if text is None:
        return ()
    if text not in known:
        rows = json.loads(text)
        known[text] = tuple((name, Status(JsonType(kind), value)) for name, kind, value in rows)
    return known[text]


def order_of(row: Sequence[Any], met: Met) -> Order:
    return Order(
        OrderRef(row[0], row[1]),
        row[2],
        _observation(row[4:14], met),
        _observation(row[14:24], met),
        _OUTCOMES[row[3]],
        None if row[24] is None else met.status(row[24], row[25]),
    )


def _observation(row: Sequence[Any], met: Met) -> Observation | None:
    presence, json_type, literal, problem, evidence, changed_at, read_at, source, *rest = row
    if presence is None:
        return None
    status = None
    if json_type is not None:
        status = met.status(json_type, literal)
    return Observation(
        Presence(presence),
        status,
        _time(read_at),
        source,
        sentence_from_text(problem),
        evidence.decode("utf-8", "surrogatepass") if evidence else "",
        changed_at,
        _others(rest[0], met.others),
        bool(rest[1]),
    )


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text)
