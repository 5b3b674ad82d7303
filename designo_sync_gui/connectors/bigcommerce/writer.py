"""Writing one status to BigCommerce.

Law: one PUT of ``status_id`` and nothing else, because other members follow PUT semantics
(orders.v2.oas2: fees are replaced, changed products lose their discounts); never repeated.
"""

from collections.abc import Awaitable
from typing import TypeVar

from designo_sync_gui.connectors.bigcommerce.errors import is_missing, read_error, words_of
from designo_sync_gui.connectors.bigcommerce.reader import ORDERS, is_order_id, order_id_of
from designo_sync_gui.connectors.bigcommerce.rules import status_numbers
from designo_sync_gui.connectors.http.client import Channel
from designo_sync_gui.connectors.http.foreign_words import ended
from designo_sync_gui.connectors.http.messages import Reply, Request
from designo_sync_gui.connectors.reading.document import PointerError
from designo_sync_gui.connectors.unsendable import refuse_other_order
from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.errors import (
    OrderMissing,
    RefusedByReceiver,
    SettingsInvalid,
    SyncError,
    WriteEffect,
)
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.outcome import WriteReply
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say
from designo_sync_gui.domain.status import JsonType, Status, UnreadableValueError

T = TypeVar("T")


class BigCommerceWriter:
    """Writes one status; the labels' numbers are asked for once per opened store."""

    def __init__(self, channel: Channel, store: Store) -> None:
        self._channel = channel
        self._code = store.code
        self._numbers: dict[str, str] | None = None

    async def write(self, ref: OrderRef, status: Status, action: str = "") -> WriteReply:
        ids = say("BigCommerce's order ids are whole numbers.")
        refuse_other_order(ref, self._code, ids, sound=is_order_id(ref.order_id))
        number = await self._number_of(status)
        await self._refuse_archived(ref)
        request = Request(
            "PUT", f"{ORDERS}/{ref.order_id}", body=b'{"status_id":' + number.encode() + b"}"
        )
        return self._understood(await self._channel.send(request), ref)

    async def _number_of(self, status: Status) -> str:
        """Raises what asking for the list raises, marked as not sent, or ``SettingsInvalid``."""
        if self._numbers is None:
            self._numbers = dict(await _before_sending(status_numbers(self._channel)))
        number = self._numbers.get(status.literal) if status.json_type is JsonType.TEXT else None
        if number is None:
            raise SettingsInvalid(
                say("No status of this store has exactly this label: nothing was sent."),
                say("Refresh, then plan again."),
                title=say("Status not known there"),
            )
        return number

    async def _refuse_archived(self, ref: OrderRef) -> None:
        """An archived order is not brought back by a status (``is_deleted``)."""
        reply = await _before_sending(
            self._channel.read(Request("GET", f"{ORDERS}/{ref.order_id}"))
        )
        if reply.status != 200:
            return
        try:
            archived = self._channel.document(reply).resolve("/is_deleted")
        except (PointerError, SyncError):
            return
        if archived is True:
            error = RefusedByReceiver(
                say(
                    "The order {order_id} is archived in the store: nothing was sent.",
                    order_id=ref.order_id,
                ),
                say("Restore it in the control panel first."),
            )
            error.write_effect = WriteEffect.NOT_SENT
            raise error

    def _understood(self, reply: Reply, ref: OrderRef) -> WriteReply:
        raw = self._channel.masker.raw(reply.body)
        if is_missing(reply):
            raise OrderMissing(
                say(
                    "{host} says that it has no order {order_id}.",
                    host=self._channel.host,
                    order_id=ref.order_id,
                ),
                say("Refresh: it may have been deleted."),
                details=raw,
            )
        error = read_error(self._channel, reply)
        if isinstance(error, RefusedByReceiver):
            words = self._channel.masker.words(words_of(reply)) or f"HTTP {reply.status}"
            message = say("The store refused this status: {words}", words=ended(words))
            return WriteReply(False, None, message, raw)
        if error is not None:
            raise error
        try:
            document = self._channel.document(reply)
            if order_id_of(document.root) != ref.order_id:
                raise PointerError("/id", say("it is about another order"))
            echo = Status.from_value(document.resolve("/status"))
            # The answer is the whole order with its customer: the journal keeps what was asked for.
            kept = f'{{"id": {document.raw("/id")}, "status": {document.raw("/status")}}}'
        except (PointerError, UnreadableValueError, SyncError) as problem:
            message = self._channel.masker.sentence(
                say("The store's answer is not understood: {problem}.", problem=_told(problem))
            )
            return WriteReply(None, None, message, raw)
        return WriteReply(True, echo, NOTHING, self._channel.masker.raw(kept.encode()))


def _told(problem: PointerError | UnreadableValueError | SyncError) -> Sentence:
    if isinstance(problem, SyncError):
        return problem.sentence
    return problem.told


async def _before_sending(asking: Awaitable[T]) -> T:
    """What is asked before a write; an error of it means that nothing was sent."""
    try:
        return await asking
    except SyncError as error:
        error.write_effect = WriteEffect.NOT_SENT
        raise
