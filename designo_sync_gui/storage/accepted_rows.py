"""Accepted differences as texts of a database: JSON in ASCII, the same text for the same value.

What a text cannot be is raised, as any of Python's own errors; ``Database.read`` names it.
"""

import json
from datetime import datetime
from functools import lru_cache

from designo_sync_gui.domain.acceptance import Accepted, Held, HeldValues
from designo_sync_gui.domain.accepted import Acceptance
from designo_sync_gui.domain.order import Presence
from designo_sync_gui.domain.status import JsonType, Status

#: Presence, JSON type and literal of one side.
HeldColumns = tuple[str | None, str | None, str | None]


def held_text(held: HeldValues) -> str:
    """The values of both sides as they are looked up."""
    return held_key(*map(held_columns, held))


def held_key(storefront: HeldColumns, designo: HeldColumns) -> str:
    """``held_text`` of columns."""
    return json.dumps([storefront, designo])


def held_of(text: str) -> HeldValues:
    left, right = json.loads(text)
    return HeldValues(_held(*left), _held(*right))


def said_text(acceptance: Acceptance) -> str:
    """What stands beside the orders of an acceptance."""
    at = acceptance.at.isoformat()
    one = acceptance
    return json.dumps([one.number, one.reason, one.by, at, one.pair])


@lru_cache(maxsize=4096)
def said_of(text: str) -> Acceptance | None:
    """``said_text`` again; ``None`` of an empty text."""
    if not text:
        return None
    number, reason, by, at, pair = json.loads(text)
    return Acceptance(number, reason, by, datetime.fromisoformat(at), pair)


def is_of_pair(text: str) -> bool:
    found = said_of(text)
    return found is not None and found.pair


def is_declared(text: str) -> bool:
    """Whether a profile declares the two values as the same."""
    found = said_of(text)
    return found is not None and found.declared


def accepted_of(store_code: str, order_id: str, held: str, said: str) -> Accepted:
    """A row of the mirror."""
    acceptance = said_of(said)
    if acceptance is None:
        raise ValueError("an acceptance without words")
    return Accepted(acceptance, store_code, order_id, held_of(held))


def held_columns(held: Held) -> HeldColumns:
    """What one side holds as columns."""
    status = held.status
    kind, literal = (None, None) if status is None else (status.json_type.value, status.literal)
    return held.presence.value, kind, literal


def _held(presence: str, kind: str | None, literal: str | None) -> Held:
    status = None if kind is None else Status(JsonType(kind), literal or "")
    return Held(Presence(presence), status)
