"""The connection test of a Magento store, line by line.

Law: a test changes nothing. Which rights the integration has is asked with writes to order 0,
which no shop has: with the right the shop answers 400, without it 401 that names it (measured on
2.4.6).
"""

from collections.abc import AsyncIterator

from designo_sync_gui.connectors.checks import clock_line, failed, stopped_before
from designo_sync_gui.connectors.http.client import Channel
from designo_sync_gui.connectors.http.messages import Reply, Request, json_body
from designo_sync_gui.connectors.magento.errors import ask, missing_right, read_error, said
from designo_sync_gui.connectors.magento.reader import (
    MagentoReader,
    OrderRows,
    first_order_request,
    order_id_of,
    orders_path,
)
from designo_sync_gui.connectors.magento.rules import CANCEL, HOLD, UNHOLD
from designo_sync_gui.connectors.magento.sign_in import RIGHT_ADVICE
from designo_sync_gui.domain.connection import Check, Store
from designo_sync_gui.domain.errors import (
    CertificateRejected,
    PermissionDenied,
    SignInFailed,
    SomethingBefore,
    SyncError,
    Unreachable,
)
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import JsonType
from designo_sync_gui.domain.visible import brief

_REACHED = say("Shop reached")
_IS_API = say("Magento REST API")
_SIGNED_IN = say("Signed in")
_LIST = say("May list orders")
_ONE = say("May read one order")
_FIELD = say("Status field")
_WRITE = say("May write a status")


class MagentoChecks:
    """Runs the checks of one store."""

    def __init__(self, channel: Channel, store: Store) -> None:
        self._channel = channel
        self._store = store

    async def run(self) -> AsyncIterator[Check]:
        yield self._address()
        try:
            reply = await ask(self._channel, first_order_request(self._store), tries=1)
            error = read_error(self._channel, reply)
            if error is not None:
                raise error
            rows = OrderRows.of(self._channel, reply)
        except SyncError as error:
            for check in _stopped_by(error):
                yield check
            return
        yield Check(_REACHED, True, say("{host} answers.", host=self._channel.host))
        yield Check(_IS_API, True, say("The address is that of a Magento shop."))
        yield Check(_SIGNED_IN, True, say("The shop accepts the sign-in."))
        yield Check(_LIST, True, say("The shop lists {total} orders.", total=rows.total))
        for check in await self._one(rows):
            yield check
        yield await self._may_write()
        yield clock_line(
            self._channel, reply, "the shop refuses signatures of more than 10 minutes ahead."
        )

    def _address(self) -> Check:
        if self._channel.base.startswith("https://"):
            return Check(say("Address"), True, say("{base} (encrypted)", base=self._channel.base))
        return Check(
            say("Address"),
            True,
            say(
                "{base} is not encrypted: others on the network can read the orders. Use "
                "https:// if the shop supports it.",
                base=self._channel.base,
            ),
        )

    async def _one(self, rows: OrderRows) -> list[Check]:
        order_id = order_id_of(rows.document.resolve("/items/0")) if rows.count else None
        if order_id is None:
            message = say("The shop lists no order that could be read.")
            return [Check(_ONE, None, message), Check(_FIELD, None, message)]
        ref = OrderRef(self._store.code, order_id)
        try:
            reading = (await MagentoReader(self._channel, self._store).read_orders([ref]))[ref]
        except SyncError as error:
            return [failed(_ONE, error)]
        checks = [Check(_ONE, True, say("Order {order_id} was read.", order_id=order_id))]
        name = self._store.status_field
        status = reading.observation.status
        if status is None:
            why = reading.observation.problem or say("The shop no longer has this order.")
            return [*checks, Check(_FIELD, False, f"“{name}”: {why}")]
        if status.json_type in (JsonType.ABSENT, JsonType.NULL):
            empty = say(
                "Order {order_id} has no “{name}”: Magento leaves a value out that is NULL in its "
                "database. Other orders may have one.",
                order_id=order_id,
                name=name,
            )
            return [*checks, Check(_FIELD, None, empty)]
        shown = say(
            "“{name}” of order {order_id} is “{visible}”.",
            name=name,
            order_id=order_id,
            visible=brief(status),
        )
        return [*checks, Check(_FIELD, True, shown)]

    async def _may_write(self) -> Check:
        if self._store.status_field != "status":
            return Check(
                _WRITE,
                None,
                say(
                    "The field “{status_field}” is not written.",
                    status_field=self._store.status_field,
                ),
            )
        missing: list[str] = []
        for action in ("comments", HOLD, UNHOLD, CANCEL):
            try:
                reply = await self._channel.send(self._to_nobody(action))
            except SyncError as error:
                return failed(_WRITE, error)
            right = missing_right(reply)
            if right:
                missing.append(right)
            elif reply.status not in (400, 404):
                return self._not_told(reply)
        if missing:
            told = say("The integration lacks {rights}.", rights=", ".join(missing))
            return Check(_WRITE, False, f"{told} {RIGHT_ADVICE}")
        return Check(
            _WRITE,
            True,
            say(
                "The integration may comment, hold, end holds and cancel (asked with order 0, "
                "which does not exist; nothing changed)."
            ),
        )

    def _to_nobody(self, action: str) -> Request:
        path = f"{orders_path(self._store)}/0/{action}"
        if action != "comments":
            return Request("POST", path)
        history = {"comment": "", "is_customer_notified": 0, "is_visible_on_front": 0}
        return Request("POST", path, body=json_body({"statusHistory": {**history, "parent_id": 0}}))

    def _not_told(self, reply: Reply) -> Check:
        error = read_error(self._channel, reply)
        if isinstance(error, SignInFailed | PermissionDenied):
            return failed(_WRITE, error)
        told = say("The shop does not tell beforehand; the first write shows it.")
        return Check(_WRITE, None, told)


def _stopped_by(error: SyncError) -> list[Check]:
    """The lines up to the one that failed; what was not reached is not mentioned."""
    reached = Check(_REACHED, True, say("The address answers."))
    is_api = Check(_IS_API, True, say("The address is that of a Magento shop."))
    if isinstance(error, CertificateRejected | Unreachable):
        return [failed(_REACHED, error)]
    if isinstance(error, SignInFailed):
        if said(error.details.encode("utf-8", "replace")).template:
            return [reached, is_api, failed(_SIGNED_IN, error)]
        before = say("Something in front of the shop asks for a separate sign-in.")
        return [reached, Check(_IS_API, None, before), failed(_SIGNED_IN, error)]
    if isinstance(error, SomethingBefore):
        return stopped_before(error, _REACHED, _IS_API, _SIGNED_IN)
    if isinstance(error, PermissionDenied):
        return [reached, is_api, failed(_LIST, error)]
    return [reached, failed(_IS_API, error)]
