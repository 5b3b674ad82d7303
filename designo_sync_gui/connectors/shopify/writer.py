"""The actions that lead a Shopify order to a status.

Law: the order is looked at right before, and the action is refused, unsent, where Shopify says
that it cannot be carried out or where one request would not bring the wanted status. One write
is one mutation, sent once: none of these takes an idempotency key (facts sheet 1.5).
"""

from collections.abc import Iterator, Mapping
from typing import Final

from designo_sync_gui.connectors.http.foreign_words import ended
from designo_sync_gui.connectors.http.masking import Masker
from designo_sync_gui.connectors.http.messages import Reply
from designo_sync_gui.connectors.reading.document import NotJsonError, read_json
from designo_sync_gui.connectors.reading.values import at, rows, text, texts
from designo_sync_gui.connectors.shopify.documents import (
    CLOSABLE,
    CLOSE,
    FULFIL,
    FULFILLABLE,
    HOLD,
    MARK_AS_PAID,
    OPEN,
    PAYABLE,
    RELEASE_HOLD,
    Operation,
)
from designo_sync_gui.connectors.shopify.errors import graph_error
from designo_sync_gui.connectors.shopify.order_list import is_order_id
from designo_sync_gui.connectors.shopify.rules import RULES
from designo_sync_gui.connectors.shopify.session import ShopifySession
from designo_sync_gui.connectors.shopify.sources import gid
from designo_sync_gui.connectors.unsendable import refuse_other_order
from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.errors import (
    BadReply,
    OrderMissing,
    RefusedByReceiver,
    SettingsInvalid,
    SyncError,
    WriteEffect,
)
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.outcome import WriteReply
from designo_sync_gui.domain.sentence import NOTHING, Sentence, joined, say, verbatim
from designo_sync_gui.domain.status import Status

#: Fulfilment orders in these states need nothing more (Shopify schema 2026-10).
_OVER: Final = ("CLOSED", "CANCELLED")

_ACTIONS: Final[Mapping[str, Operation]] = {
    operation.root: operation
    for operation in (MARK_AS_PAID, FULFIL, HOLD, RELEASE_HOLD, CLOSE, OPEN)
}


#: What is asked of the order right before an action; every other one looks at its parcels.
_QUESTIONS: Final[Mapping[str, Operation]] = {
    MARK_AS_PAID.root: PAYABLE,
    CLOSE.root: CLOSABLE,
    OPEN.root: CLOSABLE,
}


class ShopifyWriter:
    """Implements ``domain.ports.StatusWriter``."""

    def __init__(self, session: ShopifySession, store: Store) -> None:
        self._session = session
        self._code = store.code
        self._field = store.status_field

    async def write(self, ref: OrderRef, status: Status, action: str = "") -> WriteReply:
        """Carry ``action`` out. Every error before the mutation has the effect "not sent"."""
        operation = self._action(ref, status, action)
        try:
            variables = await self._variables(ref.order_id, operation)
        except SyncError as error:
            error.write_effect = WriteEffect.NOT_SENT
            raise
        reply = await self._session.mutate(operation, variables)
        return self._answer(operation, reply)

    def _action(self, ref: OrderRef, status: Status, action: str) -> Operation:
        """Raises ``SettingsInvalid`` for what no plan of this store holds."""
        ids = say("Shopify's order ids are whole numbers.")
        refuse_other_order(ref, self._code, ids, sound=is_order_id(ref.order_id))
        rules = RULES.get(self._field)
        leads = (
            rules is not None
            and status.json_type in rules.types
            and any(c.action == action and c.wanted == status.literal for c in rules.changes)
        )
        if not leads:
            raise SettingsInvalid(
                say("No action of Shopify leads to this status: nothing was sent."),
                say("Refresh and plan again."),
                title=say("Status not writable"),
            )
        return _ACTIONS[action]

    async def _variables(self, order_id: str, operation: Operation) -> Mapping[str, object]:
        """Look at the order, and say what the mutation is about. Raises ``SyncError``."""
        question = _QUESTIONS.get(operation.root, FULFILLABLE)
        document, _ = await self._session.query(question, {"id": gid(order_id)})
        order = at(document.root, "/data/order")
        if order is None:
            raise OrderMissing(
                say(
                    "The shop says that it has no order {order_id}, or does not show it to this "
                    "app.",
                    order_id=order_id,
                ),
                say("Refresh: it may have been deleted."),
            )
        if text(order, "/id") != gid(order_id):
            raise BadReply(say("The shop answered about another order."), say("Try again."))
        if operation is MARK_AS_PAID:
            return _payment(order)
        if operation in (CLOSE, OPEN):
            return _archiving(order, closed=operation is OPEN)
        if operation is FULFIL:
            return _fulfilment(_parcels(order))
        wanted = "HOLD" if operation is HOLD else "RELEASE_HOLD"
        return _single(_parcels(order), wanted)

    def _answer(self, operation: Operation, reply: Reply) -> WriteReply:
        """What the shop answered in its 200. Raises ``SyncError`` with its ``write_effect``."""
        masker = self._session.channel.masker
        raw = masker.raw(reply.body)
        try:
            root = read_json(reply.body).root
        except NotJsonError as problem:
            return WriteReply(
                None,
                None,
                say("The shop's answer is not understood: {problem}.", problem=problem.told),
                raw,
            )
        error = graph_error(self._session.channel, root, reply)
        if error is not None:
            raise error
        payload = f"/data/{operation.root}"
        problems = at(root, f"{payload}/userErrors")
        if not isinstance(problems, list):
            message = say("The shop's answer does not say whether the action was carried out.")
            return WriteReply(None, None, message, raw)
        if problems:
            said = _user_errors(root, f"{payload}/userErrors", masker)
            message = say("The shop refused this: {words}", words=joined(" ", said))
            return WriteReply(False, None, message, raw)
        return WriteReply(True, None, NOTHING, raw)


def _user_errors(root: object, pointer: str, masker: Masker) -> Iterator[Sentence]:
    """What the shop says of each user error, and the field it is about."""
    for problem in rows(root, pointer):
        place = masker.words(".".join(texts(problem, "/field")))
        said = ended(masker.words(text(problem, "/message")))
        reason = verbatim(said) or say("No reason is given.")
        yield say("{field}: {reason}", reason=reason, field=place) if place else reason


def _refused(message: Sentence, advice: Sentence) -> RefusedByReceiver:
    error = RefusedByReceiver(message, advice, title=say("Not possible for this order"))
    error.write_effect = WriteEffect.NOT_SENT
    return error


def _payment(order: object) -> Mapping[str, object]:
    """``canMarkAsPaid`` is Shopify's own word (schema 2026-10): false when paid or cancelled."""
    if at(order, "/canMarkAsPaid") is not True:
        raise _refused(
            say("Shopify does not let this order be marked as paid now."),
            say("It may be paid, cancelled, or have a payment under way: look at it in the admin."),
        )
    return {"id": text(order, "/id")}


def _archiving(order: object, *, closed: bool) -> Mapping[str, object]:
    """An order that is archived already is not archived again, nor reopened when open."""
    if at(order, "/closed") is not closed:
        raise _refused(
            say("The order is already in this state, or Shopify does not say."), say("Refresh.")
        )
    return {"id": text(order, "/id")}


def _parcels(order: object) -> list[object]:
    """The fulfilment orders that are not over yet."""
    if at(order, "/fulfillmentOrders/pageInfo/hasNextPage") is not False:
        raise _refused(
            say("This order has more than 50 fulfilment orders, or does not say how many."),
            say("Carry it out in the shop's admin."),
        )
    listed = rows(order, "/fulfillmentOrders/nodes")
    return [parcel for parcel in listed if text(parcel, "/status") not in _OVER]


def _can(parcel: object, action: str) -> bool:
    return action in texts(parcel, "/supportedActions", "/action")


def _fulfilment(parcels: list[object]) -> Mapping[str, object]:
    """Everything still open, if one request can fulfil it: all ready, all at one location."""
    if not parcels:
        raise _refused(say("Nothing of this order is left to fulfil."), say("Refresh."))
    if not all(_can(parcel, "CREATE_FULFILLMENT") for parcel in parcels):
        raise _refused(
            say(
                "A part of this order cannot be fulfilled now: it is on hold, scheduled, or with a "
                "fulfilment service."
            ),
            say("Carry it out in the shop's admin."),
        )
    places = {_place(parcel) for parcel in parcels}
    if len(places) > 1:
        raise _refused(
            say(
                "This order ships from {count} locations, and each needs a request of "
                "its own; this program sends one request per write.",
                count=len(places),
            ),
            say("Fulfil it in the shop's admin."),
        )
    return {"items": [{"fulfillmentOrderId": text(parcel, "/id")} for parcel in parcels]}


def _place(parcel: object) -> str:
    """Where it ships from, by name. Two locations of one name are refused by Shopify itself."""
    return text(parcel, "/assignedLocation/name")


def _single(parcels: list[object], action: str) -> Mapping[str, object]:
    """Holds are set and ended parcel by parcel: only an order with one can be done at once."""
    if not parcels:
        raise _refused(say("Nothing of this order is left to fulfil."), say("Refresh."))
    if len(parcels) != 1:
        raise _refused(
            say(
                "This order has {count} open fulfilment orders, and each needs a "
                "request of its own; this program sends one request per write.",
                count=len(parcels),
            ),
            say("Carry it out in the shop's admin."),
        )
    if not _can(parcels[0], action):
        raise _refused(
            say("Shopify does not offer this for the order now."),
            say("Look at it in the shop's admin."),
        )
    return {"id": text(parcels[0], "/id")}
