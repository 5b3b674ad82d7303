"""One order in a reply, as an observation.

Law: a value that cannot be a status makes its own order unreadable, with the order's raw JSON
kept as evidence, and nothing else.
"""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from designo_sync_gui.connectors.json_reader import (
    AmbiguousObject,
    Document,
    PointerError,
    describe,
    resolve,
)
from designo_sync_gui.connectors.masking import Masker
from designo_sync_gui.domain.order import Observation, Presence
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import Status, UnreadableValueError


@dataclass(frozen=True, slots=True)
class Field:
    """Where the status of one order stands in a reply.

    ``item`` points from the document to the order; ``pointer`` and ``changed_at`` (empty: the
    side has no such field) point from the order on. ``others`` are further fields worth showing
    beside the status, by name and pointer.
    """

    document: Document
    item: str
    pointer: str
    changed_at: str
    source: str
    read_at: datetime
    others: tuple[tuple[str, str], ...] = ()


def observed(field: Field, masker: Masker) -> Observation:
    """The order's status exactly as received: absent, unreadable with evidence, or its value."""
    order = field.document.resolve(field.item)
    problem = ""
    status: Status | None = None
    try:
        status = _status(order, field.pointer)
    except UnreadableValueError as error:
        problem = say("Its status cannot be read: {error}.", error=error)
    return Observation(
        presence=Presence.PRESENT,
        status=status,
        read_at=field.read_at,
        source=field.source,
        problem=problem,
        evidence=_evidence(field, masker) if problem else "",
        changed_at=_changed_at(order, field.changed_at),
        others=tuple(_others(order, field.others)),
    )


def _evidence(field: Field, masker: Masker) -> str:
    """The order as it was received; empty where it cannot be cut out."""
    try:
        return masker.mask(field.document.raw(field.item))
    except PointerError:
        return ""


def _others(order: object, pointers: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, Status]]:
    """The further fields as received; one that is no single value is left out."""
    for name, pointer in pointers:
        with suppress(UnreadableValueError):
            yield name, _status(order, pointer)


def _status(order: object, pointer: str) -> Status:
    if isinstance(order, AmbiguousObject):
        names = ", ".join(sorted(order.repeated))
        raise UnreadableValueError(f"the order names these keys more than once: {names}")
    try:
        value = resolve(order, pointer)
    except PointerError as error:
        if "more than once" in error.found:
            raise UnreadableValueError(error.found) from None
        return Status.absent()
    if isinstance(value, dict | list):
        raise UnreadableValueError(f"there was {describe(value)}, which is not a status")
    return Status.from_value(value)


def _changed_at(order: object, pointer: str) -> str:
    if not pointer:
        return ""
    try:
        value = resolve(order, pointer)
    except PointerError:
        return ""
    return value.encode("utf-8", "ignore").decode("utf-8") if isinstance(value, str) else ""
