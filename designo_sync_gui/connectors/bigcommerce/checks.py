"""The checks of a BigCommerce store's connection test.

Law: a test only reads. Whether the account may write is not asked, since the API has no question
for it that surely changes nothing.
"""

from collections.abc import Sequence

from designo_sync_gui.connectors.bigcommerce.errors import read_error
from designo_sync_gui.connectors.bigcommerce.reader import ORDERS, order_id_of, order_list
from designo_sync_gui.connectors.bigcommerce.rules import status_numbers
from designo_sync_gui.connectors.checks import (
    FIELD,
    STATUSES,
    WRITE,
    FirstReply,
    Listing,
    ShopChecks,
    Step,
    Words,
    failed,
)
from designo_sync_gui.connectors.http.messages import Reply, Request
from designo_sync_gui.domain.connection import Check
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import JsonType, Status


class BigCommerceChecks(ShopChecks):
    """The hooks of one store's checks."""

    words = Words(
        reached=say("API reached"),
        answers=say("The API answers."),
        signed_in=say("The access token is accepted."),
        none_listed=say("The store lists no order that could be read."),
        gone=say("The store no longer has this order."),
        clock=say("Set the clock that is wrong; times of change are compared with it."),
    )

    async def first(self) -> FirstReply:
        reply = await self.channel.read(
            Request("GET", ORDERS, (("limit", "1"), ("sort", "id:asc"))), tries=1
        )
        error = read_error(self.channel, reply)
        if error is not None:
            raise error
        listed = say("The store lists its orders.")
        return FirstReply(reply, Listing(listed, self._first_id(reply)))

    def _first_id(self, reply: Reply) -> str | None:
        if reply.status == 204:
            return None
        root = order_list(self.channel, reply).root
        return order_id_of(root[0]) if isinstance(root, list) and root else None

    def no_value(self, status: Status, order_id: str) -> Check | None:
        if status.json_type is not JsonType.ABSENT:
            return None
        told = say(
            "Order {order_id} has no field “{name}”.",
            order_id=order_id,
            name=self.store.status_field,
        )
        return Check(FIELD, False, told)

    def write_steps(self) -> Sequence[Step]:
        return (self._statuses, self._may_write)

    async def _statuses(self) -> Check:
        try:
            numbers = await status_numbers(self.channel)
        except SyncError as error:
            return failed(STATUSES, error)
        return Check(STATUSES, True, say("The store lists {count} statuses.", count=len(numbers)))

    async def _may_write(self) -> Check:
        return Check(
            WRITE,
            None,
            say(
                "Not checked: BigCommerce offers no check that changes nothing. The "
                "account needs the scope Orders: modify."
            ),
        )
