"""What the readers of every shop do alike.

Law: an order is asked for once, the answer must be about it, and only the shop's own word makes
it absent.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Final

from designo_sync_gui.connectors.gathering import all_or_first_error
from designo_sync_gui.connectors.http import Channel
from designo_sync_gui.connectors.json_reader import PointerError, resolve
from designo_sync_gui.connectors.requests import Reply
from designo_sync_gui.domain.errors import BadReply
from designo_sync_gui.domain.order import Observation, OrderRef, Presence, Reading
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import NumberLiteral

#: Digits of a number that a counter can hold; more are nonsense.
_MOST_DIGITS: Final = 18


async def read_each(
    refs: Sequence[OrderRef], read: Callable[[OrderRef], Awaitable[Reading]], at_once: int
) -> Mapping[OrderRef, Reading]:
    """Each order by its own request, ``at_once`` of them at a time; raises the first error."""
    gate = asyncio.Semaphore(at_once)

    async def one(ref: OrderRef) -> Reading:
        async with gate:
            return await read(ref)

    readings = await all_or_first_error([one(ref) for ref in dict.fromkeys(refs)])
    return {reading.ref: reading for reading in readings}


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
            "{host} answered with something else than order {order_id}.",
            host=channel.host,
            order_id=ref.order_id,
        ),
        say("A plugin or proxy may alter the answer: see details."),
        details=channel.masker.raw(reply.body),
    )


def readable_text(order: object, pointer: str) -> str:
    """A text for display and search; whatever has no UTF-8 form is left out."""
    try:
        value = resolve(order, pointer)
    except PointerError:
        return ""
    if not isinstance(value, str):
        return ""
    return "".join(char for char in value if not "\ud800" <= char <= "\udfff")


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
