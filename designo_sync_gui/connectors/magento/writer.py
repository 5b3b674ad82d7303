"""Writing one status: a comment that sets it, or an action of Magento's own.

Law: one request, sent once. A comment always carries its status, because older shops set the
status to NULL where it is missing (magento2#34180), and asks for no mail. "Done" is a plain
``true``; ``false`` with HTTP 200 is not (M2 Sales/Model/Service/OrderService.php).
"""

from typing import Final

from designo_sync_gui.connectors.http.client import Channel
from designo_sync_gui.connectors.http.foreign_words import ended
from designo_sync_gui.connectors.http.messages import Reply, Request, json_body
from designo_sync_gui.connectors.magento.errors import (
    all_words,
    ask,
    is_missing,
    missing_right,
    read_error,
)
from designo_sync_gui.connectors.magento.reader import is_order_id, order_id_of, orders_path
from designo_sync_gui.connectors.magento.rules import CANCEL, HOLD, UNHOLD, leads_to
from designo_sync_gui.connectors.reading.document import (
    NotJsonError,
    PointerError,
    describe,
    read_json,
    resolve,
)
from designo_sync_gui.connectors.unsendable import refuse_no_text, refuse_other_order
from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.errors import (
    BadReply,
    OrderMissing,
    PermissionDenied,
    RefusedByReceiver,
    SettingsInvalid,
    SyncError,
    WriteEffect,
)
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.outcome import WriteReply
from designo_sync_gui.domain.sentence import NOTHING, joined, say
from designo_sync_gui.domain.status import NumberLiteral, Status
from designo_sync_gui.domain.visible import visible_text

_VERSIONS: Final = say(
    "Shops from 2.4.8 on accept only a status that is assigned to the "
    "order's present state (Stores, Settings, Order Status); 2.4.7 accepts "
    "no change of status at all."
)
#: Their own actions lead to these; as a name they only repair one.
_NAMES_OF_ACTIONS: Final = ("holded", "canceled")
_NOT_NOW: Final = {
    HOLD: say("Only an open order that is not on hold yet can be put on hold."),
    UNHOLD: say("A hold can be ended only for an order that is on hold."),
    CANCEL: say("An order that is on hold, invoiced or finished cannot be cancelled."),
}


class MagentoWriter:
    """Implements ``domain.ports.StatusWriter``."""

    def __init__(self, channel: Channel, store: Store) -> None:
        self._channel = channel
        self._code = store.code
        self._field = store.status_field
        self._path = orders_path(store)

    async def write(self, ref: OrderRef, status: Status, action: str = "") -> WriteReply:
        """Raises ``SettingsInvalid`` for what no plan of this store holds, and errors with
        their ``write_effect``."""
        self._check(ref, status, action)
        if action == UNHOLD or (not action and status.literal in _NAMES_OF_ACTIONS):
            try:
                await self._look_before(ref.order_id, status, action)
            except SyncError as error:
                error.write_effect = WriteEffect.NOT_SENT
                raise
        reply = await self._channel.send(self._request(ref.order_id, status, action))
        return write_reply(self._channel, reply, ref.order_id, action)

    def _check(self, ref: OrderRef, status: Status, action: str) -> None:
        ids = say(
            "Magento's order ids (entity_id) are whole numbers; the number that people see "
            "(increment_id) is another one."
        )
        refuse_other_order(ref, self._code, ids, sound=is_order_id(ref.order_id))
        refuse_no_text(status, "Magento")
        if self._field != "status" or not leads_to(action, status.literal):
            raise SettingsInvalid(
                say("This program does not write this status in this way: nothing was sent."),
                say("Refresh and plan again."),
                title=say("Status not writable"),
            )

    def _request(self, order_id: str, status: Status, action: str) -> Request:
        """Actions take no body (schema 2.4.9). A comment's text is required by the schema;
        that an empty one is taken by every version is UNSURE, and a refusal changes nothing."""
        if action:
            return Request("POST", f"{self._path}/{order_id}/{action}")
        history = {
            "comment": "",
            "status": status.literal,
            "is_customer_notified": 0,
            "is_visible_on_front": 0,
            "parent_id": int(order_id),
            "entity_name": "order",
        }
        body = json_body({"statusHistory": history})
        return Request("POST", f"{self._path}/{order_id}/comments", body=body)

    async def _look_before(self, order_id: str, wanted: Status, action: str) -> None:
        """Refuse where the order is not as the write needs it: the hold leads back to another
        status (``hold_before_status``), or only a name would be changed of what is no fact.

        A shop that does not tell what was before a hold (UNSURE which) is asked all the same: the
        operator was told that the hold leads back to whatever it was.
        """
        fields = ("fields", "entity_id,state,status,hold_before_status")
        reply = await ask(self._channel, Request("GET", f"{self._path}/{order_id}", (fields,)))
        if is_missing(reply, order_id):
            raise _no_such_order(self._channel, reply, order_id)
        error = read_error(self._channel, reply)
        if error is not None:
            raise error
        order = self._channel.document(reply).root
        if order_id_of(order) != order_id:
            raise BadReply(
                say("{host} answered about another order.", host=self._channel.host),
                say("Try again."),
            )
        if action == UNHOLD:
            _refuse_other_way_back(order, wanted)
        else:
            _refuse_other_state(order, wanted)


def _refuse_other_way_back(order: object, wanted: Status) -> None:
    before = _text_at(order, "/hold_before_status")
    if before is not None and before != wanted.literal:
        raise RefusedByReceiver(
            say(
                "Ending the hold leads back to “{before}”, not to the wanted status: nothing "
                "was sent.",
                before=visible_text(before),
            ),
            say("End the hold in the shop's admin, refresh, and plan again."),
            title=say("Not possible for this order"),
        )


def _refuse_other_state(order: object, wanted: Status) -> None:
    """“holded” and “canceled” are written as a name only where the order is so already."""
    state = _text_at(order, "/state")
    if state != wanted.literal:
        raise RefusedByReceiver(
            say(
                "The order is in state “{state}”; only the status shown would become "
                "“{wanted}”: nothing was sent.",
                state=visible_text(state or ""),
                wanted=visible_text(wanted.literal),
            ),
            say("Refresh and plan again."),
            title=say("Not possible for this order"),
        )


def write_reply(channel: Channel, reply: Reply, order_id: str, action: str) -> WriteReply:
    """What the shop answered to a write. Raises ``SyncError`` with its ``write_effect``."""
    raw = channel.masker.raw(reply.body)
    if is_missing(reply, order_id):
        raise _no_such_order(channel, reply, order_id)
    error = read_error(channel, reply)
    if isinstance(error, RefusedByReceiver):
        spoken = channel.masker.words(all_words(reply.body))
        if spoken:
            advice = _NOT_NOW.get(action, _VERSIONS)
            refused = say("The shop refused this: {words}", words=ended(spoken))
            return WriteReply(False, None, joined(" ", (refused, advice)), raw)
    if isinstance(error, PermissionDenied) and missing_right(reply):
        return WriteReply(False, None, joined(" ", (error.message, error.advice)), raw)
    if error is not None:
        raise error
    try:
        answer = read_json(reply.body).root
    except NotJsonError as problem:
        return WriteReply(
            None,
            None,
            say("The shop's answer is not understood: {problem}.", problem=problem.told),
            raw,
        )
    if answer is True:
        return WriteReply(True, None, NOTHING, raw)
    if answer is False and action == CANCEL:
        message = joined(" ", (say("The shop did not cancel the order."), _NOT_NOW[CANCEL]))
        return WriteReply(False, None, message, raw)
    message = say(
        "The shop answered with {describe} where true was expected.", describe=describe(answer)
    )
    return WriteReply(None, None, message, raw)


def _no_such_order(channel: Channel, reply: Reply, order_id: str) -> OrderMissing:
    return OrderMissing(
        say("{host} says that it has no order {order_id}.", host=channel.host, order_id=order_id),
        say("Refresh: it may have been deleted."),
        details=channel.masker.raw(reply.body),
    )


def _text_at(order: object, pointer: str) -> str | None:
    try:
        value = resolve(order, pointer)
    except PointerError:
        return None
    return value if isinstance(value, str) and not isinstance(value, NumberLiteral) else None
