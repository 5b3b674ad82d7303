"""What a BigCommerce store accepts as a status.

Law: statuses cannot be made, only renamed; the store's own list says which label has which
number, and a text that is no label of that list is never written.
"""

from collections.abc import Mapping
from typing import Final

from designo_sync_gui.connectors.bigcommerce.errors import read_error
from designo_sync_gui.connectors.http.client import Channel
from designo_sync_gui.connectors.http.messages import Request
from designo_sync_gui.connectors.reading.document import PointerError, resolve
from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.errors import BadReply
from designo_sync_gui.domain.plan import Change, WriteRules
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import NumberLiteral

_MAILS: Final = say("may e-mail the customer, depending on the store's notification settings")

CHANGES: Final = (
    Change(
        None,
        "Refunded",
        say("marks the order as refunded and moves no money; {mails}", mails=_MAILS),
        confirm="refund",
    ),
    Change(
        None,
        "Partially Refunded",
        say("marks the order as partially refunded and moves no money; {mails}", mails=_MAILS),
        confirm="refund",
    ),
    Change(
        None,
        "Cancelled",
        say("{mails}; may put stock back, depending on the store's settings", mails=_MAILS),
    ),
    Change(None, "Shipped", say("sets the date of shipping; {mails}", mails=_MAILS)),
    Change(None, None, _MAILS),
)


class BigCommerceRules:
    """Reads the statuses of a store."""

    def __init__(self, channel: Channel, store: Store) -> None:
        self._channel = channel
        self._field = store.status_field

    async def write_rules(self, store_code: str) -> WriteRules:
        if self._field != "status":
            return WriteRules(
                writable=False,
                reason=say(
                    "The status is read from the field “{field}”, which cannot be written. "
                    "BigCommerce accepts only the labels of the field “status”.",
                    field=self._field,
                ),
            )
        numbers = await status_numbers(self._channel)
        return WriteRules(allowed=frozenset(numbers), changes=CHANGES)


async def status_numbers(channel: Channel) -> Mapping[str, str]:
    """The system label of each status and its number, as the store lists them.

    A label that stands there twice names no single status and is left out. Raises ``SyncError``.
    """
    reply = await channel.read(Request("GET", "v2/order_statuses"))
    error = read_error(channel, reply)
    if error is not None:
        raise error
    root = channel.document(reply).root if reply.status != 204 else []
    if not isinstance(root, list):
        raise BadReply(
            say("{host} did not send its list of statuses.", host=channel.host),
            say("Try again; see details."),
            details=channel.masker.raw(reply.body),
        )
    pairs = [pair for pair in map(_pair, root) if pair is not None]
    labels = [label for label, _ in pairs]
    return {label: number for label, number in pairs if labels.count(label) == 1}


def _pair(entry: object) -> tuple[str, str] | None:
    """``system_label`` where it is given, else ``name`` (older stores have no other)."""
    try:
        number = resolve(entry, "/id")
    except PointerError:
        return None
    for pointer in ("/system_label", "/name"):
        try:
            label = resolve(entry, pointer)
        except PointerError:
            continue
        if isinstance(number, NumberLiteral) and isinstance(label, str) and label:
            return label, str(number)
    return None
