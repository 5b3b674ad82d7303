"""One order in a reply, as an observation.

Law: a value that cannot be a status makes its own order unreadable, with the order's raw JSON
kept as evidence, and nothing else.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Final

from designo_sync_gui.connectors.http.client import Channel
from designo_sync_gui.connectors.http.gather import all_or_first_error
from designo_sync_gui.connectors.http.masking import Masker
from designo_sync_gui.connectors.http.messages import Reply
from designo_sync_gui.connectors.reading.document import (
    AmbiguousObject,
    Document,
    PointerError,
    describe,
    resolve,
)
from designo_sync_gui.domain.errors import BadReply, SyncError
from designo_sync_gui.domain.order import Observation, OrderRef, Presence, Reading
from designo_sync_gui.domain.ports import OrderPage
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say
from designo_sync_gui.domain.status import (
    NumberLiteral,
    Status,
    UnreadableValueError,
    without_surrogates,
)


@dataclass(frozen=True, slots=True)
class Field:
    """The place of the status in each order of a reply; made once for all of them.

    ``pointer`` and ``changed_at`` (empty: the side has no such field) point from the order on.
    ``others`` are further fields worth showing beside the status, by name and pointer.
    """

    document: Document
    pointer: str
    changed_at: str
    source: str
    read_at: datetime
    others: tuple[tuple[str, str], ...] = ()


def observed(field: Field, order: object, item: str, masker: Masker) -> Observation:
    """The status of ``order``, to which ``item`` points in the document, exactly as received:
    absent, unreadable with evidence, or its value."""
    problem, evidence = NOTHING, ""
    status: Status | None = None
    try:
        status = _status(order, field.pointer)
    except UnreadableValueError as error:
        problem = say("Its status cannot be read: {error}.", error=error.told)
        evidence = evidence_of(field.document, item, masker)
    return Observation(
        Presence.PRESENT,
        status,
        field.read_at,
        field.source,
        problem,
        evidence,
        changed_at_of(order, field.changed_at),
        others_of(order, field.others) if field.others else (),
    )


def evidence_of(document: Document, item: str, masker: Masker) -> str:
    """The order as it was received; empty where it cannot be cut out."""
    try:
        return masker.mask(document.raw(item))
    except PointerError:
        return ""


def others_of(
    order: object, pointers: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, Status], ...]:
    """Further fields of an order as received, by name and pointer; one that is no single value is
    left out."""
    found = []
    for name, pointer in pointers:
        try:
            found.append((name, _status(order, pointer)))
        except UnreadableValueError:
            continue
    return tuple(found)


def _status(order: object, pointer: str) -> Status:
    if isinstance(order, AmbiguousObject):
        names = ", ".join(sorted(order.repeated))
        raise UnreadableValueError(
            say("the order names these keys more than once: {names}", names=names)
        )
    try:
        value = resolve(order, pointer)
    except PointerError as error:
        if error.repeated:
            raise UnreadableValueError(error.found) from None
        return _ABSENT
    if type(value) is str and len(value) <= _LONGEST_KEPT:
        return _text(value)
    if type(value) is NumberLiteral and len(value) <= _LONGEST_KEPT:
        return _number(value)
    if isinstance(value, dict | list):
        raise UnreadableValueError(
            say("there was {describe}, which is not a status", describe=describe(value))
        )
    return Status.from_value(value)


#: A shop has few statuses, and each is made once. Longer ones are made each time they are met: a
#: status of 1 MB is not kept.
_LONGEST_KEPT: Final = 100
_MOST_KEPT: Final = 2000
_ABSENT: Final = Status.absent()


@lru_cache(_MOST_KEPT)
def _text(value: str) -> Status:
    return Status.text(value)


@lru_cache(_MOST_KEPT)
def _number(literal: NumberLiteral) -> Status:
    return Status.number(str(literal))


def changed_at_of(order: object, pointer: str) -> str:
    """When an order says that it changed; empty where it does not."""
    if not pointer:
        return ""
    try:
        value = resolve(order, pointer)
    except PointerError:
        return ""
    return without_surrogates(value) if isinstance(value, str) else ""


#: Digits of a number that a counter can hold; more are nonsense.
_MOST_DIGITS: Final = 18
#: A database's id has at most 20 digits (64 bits); a text of 70,000 would not fit an address.
_ORDER_ID: Final = re.compile(r"(?:0|[1-9][0-9]{0,39})\Z")


async def read_each(
    refs: Sequence[OrderRef],
    read: Callable[[OrderRef], Awaitable[Reading]],
    ahead: Callable[[], int],
) -> Mapping[OrderRef, Reading]:
    """Each order by its own request, ``ahead`` handed in at a time; the host's pacer decides how
    many at once. Raises the first error."""
    gate = asyncio.Semaphore(ahead())

    async def one(ref: OrderRef) -> Reading:
        async with gate:
            return await read(ref)

    wanted = list(dict.fromkeys(refs))
    readings = await all_or_first_error([one(ref) for ref in wanted])
    return dict(zip(wanted, readings, strict=True))


def absent(channel: Channel, ref: OrderRef, source: str) -> Reading:
    """An order of which the shop says that it has none."""
    now = channel.clock.now()
    return Reading(ref, "", Observation(Presence.ABSENT, None, read_at=now, source=source))


def about(channel: Channel, reply: Reply, ref: OrderRef, reading: Reading | None) -> Reading:
    """The reading, when it is about the order that was asked for. Raises ``BadReply``."""
    if reading is not None and reading.ref == ref:
        return reading
    raise BadReply(
        say(
            "{host} did not answer with order {order_id}.",
            host=channel.host,
            order_id=ref.order_id,
        ),
        say("A plugin or proxy may alter the answer: see details."),
        details=channel.masker.raw(reply.body),
    )


def merged_page(parts: Sequence[OrderPage], lost: Sequence[tuple[int, SyncError]]) -> OrderPage:
    """One page made of the parts that a side could give, with a note for each order it could not.

    ``lost`` are positions in the list, counted from 0.
    """
    totals = [part.total for part in parts if part.total is not None]
    times = [part.as_of for part in parts if part.as_of is not None]
    return OrderPage(
        tuple(reading for part in parts for reading in part.readings),
        totals[-1] if totals else None,
        sum(part.nameless for part in parts),
        min(times, default=None),
        (*(note for part in parts for note in part.notes), *(_lost(*one) for one in lost)),
        len(lost),
        next((part.nameless_as for part in parts if part.nameless_as), NOTHING),
    )


def _lost(position: int, error: SyncError) -> Sentence:
    return say(
        "The order at position {position:,} of the list cannot be read: {reason}",
        position=position + 1,
        reason=error.sentence,
    )


def fewer_than_total(host: str, count: int, total: int) -> BadReply:
    """A list that ends before the total that it names."""
    return BadReply(
        say(
            "{host} says that its list has {total:,} orders, but sent {count:,}. "
            "No order is reported as missing because of this.",
            host=host,
            total=total,
            count=count,
        ),
        say(
            "Refresh again. If this persists, a plugin or a missing right hides orders from this "
            "account."
        ),
    )


def none_usable(host: str, rows: int, found: Sentence) -> BadReply:
    """A list of which not one entry names an order; ``found`` says what stood there instead."""
    return BadReply(
        say(
            "None of the {rows:,} entries that {host} sent has a usable order id: {found}.",
            rows=rows,
            host=host,
            found=found,
        ),
        say("A plugin may alter the answer: check the shop's API."),
    )


def readable_text(order: object, pointer: str) -> str:
    """A text for display and search; whatever has no UTF-8 form is left out."""
    try:
        value = resolve(order, pointer)
    except PointerError:
        return ""
    return without_surrogates(value) if isinstance(value, str) else ""


def id_at(order: object, pointer: str) -> str | None:
    """The digits of an order id, which some hosts give as a JSON text; ``None`` for anything else
    and for more digits than an id can have."""
    try:
        value = resolve(order, pointer)
    except PointerError:
        return None
    digits = str(value) if isinstance(value, NumberLiteral | str) else ""
    return digits if _ORDER_ID.match(digits) else None


def id_found(order: object, pointer: str) -> Sentence:
    """What stands where the id should be, for an error message."""
    try:
        value = resolve(order, pointer)
    except PointerError as error:
        return error.found
    return say("there was {describe}", describe=describe(value))


def nameless_as(rows: Sequence[object], named: Sequence[Reading | None], pointer: str) -> Sentence:
    """What stands where the first of the rows that name no order should have its id."""
    odd = (row for row, reading in zip(rows, named, strict=True) if reading is None)
    return next((id_found(row, pointer) for row in odd), NOTHING)


def number_at(order: object, pointer: str) -> str | None:
    """The digits of a JSON number; ``None`` for anything else."""
    try:
        value = resolve(order, pointer)
    except PointerError:
        return None
    return str(value) if isinstance(value, NumberLiteral) else None


def whole(text: str | None) -> int | None:
    """A whole number of 0 or more; ``None`` for nothing, nonsense, or more than can be."""
    digits = text or ""
    sound = digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS
    return int(digits) if sound else None
