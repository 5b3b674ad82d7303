"""The connection test of a BigCommerce store, line by line.

Law: a test only reads. Whether the account may write is not asked, since the API has no question
for it that surely changes nothing.
"""

from collections.abc import AsyncIterator

from designo_sync_gui.connectors.bigcommerce.errors import read_error
from designo_sync_gui.connectors.bigcommerce.reader import (
    ORDERS,
    BigCommerceReader,
    order_id_of,
    order_list,
)
from designo_sync_gui.connectors.bigcommerce.rules import status_numbers
from designo_sync_gui.connectors.checks import clock_line, failed
from designo_sync_gui.connectors.http.client import Channel
from designo_sync_gui.connectors.http.messages import Reply, Request
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

_REACHED = say("API reached")
_SIGNED_IN = say("Signed in")
_LIST = say("May list orders")
_ONE = say("May read one order")
_FIELD = say("Status field")
_STATUSES = say("Statuses known")
_WRITE = say("May write a status")


class BigCommerceChecks:
    """Runs the checks of one store."""

    def __init__(self, channel: Channel, store: Store) -> None:
        self._channel = channel
        self._store = store

    async def run(self) -> AsyncIterator[Check]:
        try:
            reply = await self._channel.read(
                Request("GET", ORDERS, (("limit", "1"), ("sort", "id:asc"))), tries=1
            )
            error = read_error(self._channel, reply)
            if error is not None:
                raise error
            order_id = self._first_id(reply)
        except SyncError as error:
            for check in _stopped_by(error):
                yield check
            return
        yield Check(_REACHED, True, say("{host} answers.", host=self._channel.host))
        yield Check(_SIGNED_IN, True, say("The access token is accepted."))
        yield Check(_LIST, True, say("The store lists its orders."))
        for check in await self._one(order_id):
            yield check
        yield await self._statuses()
        yield Check(
            _WRITE,
            None,
            say(
                "Not asked: BigCommerce has no question for it that changes nothing. The account "
                "needs the scope Orders: modify."
            ),
        )
        yield clock_line(self._channel, reply, "times of change are compared with it.")

    def _first_id(self, reply: Reply) -> str | None:
        if reply.status == 204:
            return None
        root = order_list(self._channel, reply).root
        return order_id_of(root[0]) if isinstance(root, list) and root else None

    async def _one(self, order_id: str | None) -> list[Check]:
        if order_id is None:
            message = say("The store lists no order that could be read.")
            return [Check(_ONE, None, message), Check(_FIELD, None, message)]
        ref = OrderRef(self._store.code, order_id)
        try:
            reading = (await BigCommerceReader(self._channel, self._store).read_orders([ref]))[ref]
        except SyncError as error:
            return [failed(_ONE, error)]
        checks = [Check(_ONE, True, say("Order {order_id} was read.", order_id=order_id))]
        name, status = self._store.status_field, reading.observation.status
        if status is None:
            why = reading.observation.problem or say("The store no longer has this order.")
            return [*checks, Check(_FIELD, False, f"“{name}”: {why}")]
        if status.json_type is JsonType.ABSENT:
            return [
                *checks,
                Check(
                    _FIELD,
                    False,
                    say("Order {order_id} has no field “{name}”.", order_id=order_id, name=name),
                ),
            ]
        shown = say(
            "“{name}” of order {order_id} is “{visible}”.",
            name=name,
            order_id=order_id,
            visible=brief(status),
        )
        return [*checks, Check(_FIELD, True, shown)]

    async def _statuses(self) -> Check:
        try:
            numbers = await status_numbers(self._channel)
        except SyncError as error:
            return failed(_STATUSES, error)
        return Check(_STATUSES, True, say("The store lists {count} statuses.", count=len(numbers)))


def _stopped_by(error: SyncError) -> list[Check]:
    """The lines up to the one that failed; those after it were not asked."""
    if isinstance(error, Unreachable | CertificateRejected):
        return [failed(_REACHED, error)]
    reached = Check(_REACHED, True, say("The API answers."))
    if isinstance(error, SignInFailed):
        return [reached, failed(_SIGNED_IN, error)]
    if isinstance(error, SomethingBefore):
        message = say("Not checked: the shop itself did not answer.")
        return [failed(_REACHED, error), Check(_SIGNED_IN, None, message)]
    if isinstance(error, PermissionDenied):
        signed_in = Check(_SIGNED_IN, True, say("The access token is accepted."))
        return [reached, signed_in, failed(_LIST, error)]
    return [failed(_REACHED, error)]
