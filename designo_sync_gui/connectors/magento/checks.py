"""The checks of a Magento store's connection test.

Law: a test changes nothing. Which rights the integration has is asked with writes to order 0,
which no shop has: with the right the shop answers 400, without it 401 that names it (measured on
2.4.6).
"""

from collections.abc import Sequence

from designo_sync_gui.connectors.checks import (
    FIELD,
    LIST,
    WRITE,
    FirstReply,
    Listing,
    ShopChecks,
    Step,
    Words,
    encryption_line,
    failed,
    may_write_by,
)
from designo_sync_gui.connectors.http.messages import Request, json_body
from designo_sync_gui.connectors.magento.errors import ask, missing_right, read_error, said
from designo_sync_gui.connectors.magento.reader import (
    OrderRows,
    first_order_request,
    order_id_of,
    orders_path,
)
from designo_sync_gui.connectors.magento.rules import CANCEL, HOLD, UNHOLD
from designo_sync_gui.connectors.magento.sign_in import RIGHT_ADVICE
from designo_sync_gui.domain.connection import Check
from designo_sync_gui.domain.errors import PermissionDenied, SignInFailed, SyncError
from designo_sync_gui.domain.sentence import joined, say, say_n
from designo_sync_gui.domain.status import JsonType, Status

_IS_API = say("Magento REST API")


class MagentoChecks(ShopChecks):
    """The hooks of one store's checks."""

    words = Words(
        api=(_IS_API, say("The address is that of a Magento shop.")),
        signed_in=say("The shop accepts the sign-in."),
        clock=say(
            "Set the clock that is wrong; the shop refuses signatures of more than 10 minutes "
            "ahead."
        ),
    )

    def address(self) -> Check:
        base = self.channel.base
        unencrypted = say(
            "{base} is not encrypted: others on the network can read the orders. Use https:// if "
            "the shop supports it.",
            base=base,
        )
        return encryption_line(base, unencrypted)

    async def first(self) -> FirstReply:
        reply = await ask(self.channel, first_order_request(self.store), tries=1)
        error = read_error(self.channel, reply)
        if error is not None:
            raise error
        rows = OrderRows.of(self.channel, reply)
        order_id = order_id_of(rows.document.resolve("/items/0")) if rows.count else None
        listed = say_n("The shop lists {n:,} order.", "The shop lists {n:,} orders.", rows.total)
        return FirstReply(reply, Listing(listed, order_id))

    def doubtful_api(self, error: SignInFailed) -> Check | None:
        if said(error.details.encode("utf-8", "replace")).template:
            return None
        before = say("Something in front of the shop asks for a separate sign-in.")
        return Check(_IS_API, None, before)

    def denied(self, error: PermissionDenied) -> Sequence[Check]:
        """An integration that is not active is answered like one without the right (measured), so
        nothing is said of the sign-in."""
        return [failed(LIST, error)]

    def no_value(self, status: Status, order_id: str) -> Check | None:
        if status.json_type not in (JsonType.ABSENT, JsonType.NULL):
            return None
        empty = say(
            "Order {order_id} has no “{name}”: Magento leaves a value out that is NULL in its "
            "database. Other orders may have one.",
            order_id=order_id,
            name=self.store.status_field,
        )
        return Check(FIELD, None, empty)

    def write_steps(self) -> Sequence[Step]:
        return (self._may_write,)

    async def _may_write(self) -> Check:
        name = self.store.status_field
        if name != "status":
            told = say("The field “{status_field}” is not written.", status_field=name)
            return Check(WRITE, None, told)
        missing: list[str] = []
        for action in ("comments", HOLD, UNHOLD, CANCEL):
            try:
                reply = await self.channel.send(self._to_nobody(action))
            except SyncError as error:
                return failed(WRITE, error)
            right = missing_right(reply)
            if right:
                missing.append(right)
            elif reply.status not in (400, 404):
                return may_write_by(WRITE, read_error(self.channel, reply))
        if missing:
            told = say("The integration lacks {rights}.", rights=", ".join(missing))
            return Check(WRITE, False, joined(" ", [told, RIGHT_ADVICE]))
        return Check(
            WRITE,
            True,
            say(
                "The integration may comment, hold, end holds and cancel (tested with "
                "order 0, which does not exist; nothing was changed)."
            ),
        )

    def _to_nobody(self, action: str) -> Request:
        path = f"{orders_path(self.store)}/0/{action}"
        if action != "comments":
            return Request("POST", path)
        history = {"comment": "", "is_customer_notified": 0, "is_visible_on_front": 0}
        return Request("POST", path, body=json_body({"statusHistory": {**history, "parent_id": 0}}))
