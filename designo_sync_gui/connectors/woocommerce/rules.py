"""What a WooCommerce shop accepts as a status.

Law: the list of statuses is read from the shop; what it would cut, refuse, delete or take as an
order to move money is in the plan before anything is sent. Measured on WooCommerce 9.9.5 and
10.7.0; where their mails differ, the plan names those of both, because reading a version costs too
much.
"""

from collections.abc import Iterable
from typing import Final

from designo_sync_gui.connectors.http.client import Channel
from designo_sync_gui.connectors.http.messages import Request
from designo_sync_gui.connectors.reading.document import PointerError, describe, resolve
from designo_sync_gui.connectors.woocommerce.errors import error_code, read_error
from designo_sync_gui.connectors.woocommerce.listing import ORDERS
from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.errors import BadReply, PermissionDenied
from designo_sync_gui.domain.plan import Change, WriteRules
from designo_sync_gui.domain.sentence import NOTHING, joined, say
from designo_sync_gui.domain.status import NumberLiteral

#: Longer slugs are cut to 17 characters without a word (20 with ``wc-``).
LONGEST_SLUG: Final = 17

#: Only these are listed again after they were written (measured on 10.7: WordPress registers a
#: slug in lower case and without other characters, and a "wc-" at the beginning is taken off).
KEPT: Final = r"(?!wc-)[a-z0-9_-]*"
_NOT_KEPT: Final = say(
    "WooCommerce lists only statuses of small letters a to z, digits, “_” "
    "and “-” that do not begin with “wc-”: with this one the order would "
    "disappear from every list of the shop, or get another status."
)

FORBIDDEN: Final = {
    "trash": say("“trash” is not a status but a deletion. This program deletes nothing."),
    "auto-draft": say(
        "“auto-draft” hides the order from every list. This program never writes it."
    ),
    # Measured on 9.9.5 (src/Blocks/Domain/Services/DraftOrders.php): a daily task of the shop
    # deletes these orders, past the trash.
    "checkout-draft": say(
        "“checkout-draft” is a checkout that was not finished: WooCommerce deletes such an order "
        "permanently after a day. This program deletes nothing."
    ),
    "any": say("“any” is a filter of WooCommerce, not a status."),
    "draft": say("“draft” is a status of WordPress posts; WooCommerce refuses it for orders."),
    "publish": say("“publish” is a status of WordPress posts; WooCommerce refuses it for orders."),
}

FROZEN: Final = {
    "trash": (
        say(
            "The order is in the shop's trash: writing any status would restore it silently. "
            "Restore it in the shop's admin first."
        )
    ),
}

_TAKES = say("deducts stock if it was not deducted")
_BACK = say("puts deducted stock back")
_NEW_ORDER = say(
    "e-mails the customer and the shop (new order); {takes}; sets the payment date", takes=_TAKES
)

_COMPLETED = say("{takes}; sets the completion date", takes=_TAKES)
_COMPLETED_NEW = say(
    "e-mails the customer and the shop (new order); {done}",
    done=_COMPLETED,
)
_CANCELLED_MAIL = say("from version 10 on e-mails the customer, if switched on in the shop")
#: includes/wc-order-functions.php, wc_cancel_unpaid_orders; measured on 9.9.5: a completed order
#: that was set to pending was cancelled after an hour.
_UNPAID = say(
    "the shop cancels an order of its own checkout that stays so for longer than its setting “Hold "
    "stock” (60 minutes unless changed)"
)

#: The status of an abandoned cart, and the word to make an order of one.
UNFINISHED: Final = "checkout-draft"
CONFIRM_UNFINISHED: Final = "unfinished"


def _of_an_unfinished_checkout() -> tuple[Change, ...]:
    """Every shop has such orders; nobody has ordered yet. Mails and stock measured on 9.9.5."""
    causes = {
        "processing": say("{takes}; sets the payment date", takes=_TAKES),
        "on-hold": _TAKES,
        "completed": say("e-mails the customer; {done}", done=_COMPLETED),
        "failed": say("e-mails the customer"),
        "pending": _UNPAID,
        None: NOTHING,
    }
    told = say("makes an order of a checkout that the customer has not finished")
    return tuple(
        Change(UNFINISHED, wanted, joined("; ", [told, cause]), confirm=CONFIRM_UNFINISHED)
        for wanted, cause in causes.items()
    )


#: Mails by transition and stock, measured on WooCommerce 9.9.5 and 10.7.0 with default mail
#: settings.
CHANGES: Final = (
    Change(
        None,
        "refunded",
        say(
            "records a refund of the full total, which stays when the status is "
            "set back, and e-mails the customer; no money is moved"
        ),
        confirm="refund",
    ),
    *_of_an_unfinished_checkout(),
    Change("pending", "processing", _NEW_ORDER),
    Change("cancelled", "processing", _NEW_ORDER),
    Change("failed", "processing", _NEW_ORDER),
    Change(
        "on-hold",
        "processing",
        say("e-mails the customer; {takes}; sets the payment date", takes=_TAKES),
    ),
    Change(
        None, "processing", say("{takes}; sets the payment date; no known e-mail", takes=_TAKES)
    ),
    Change("pending", "on-hold", say("e-mails the customer and the shop; {takes}", takes=_TAKES)),
    Change("failed", "on-hold", say("e-mails the customer and the shop; {takes}", takes=_TAKES)),
    Change("cancelled", "on-hold", say("e-mails the customer and the shop; {takes}", takes=_TAKES)),
    Change(None, "on-hold", say("{takes}; no known e-mail", takes=_TAKES)),
    Change("pending", "completed", _COMPLETED_NEW),
    Change("failed", "completed", _COMPLETED_NEW),
    Change("cancelled", "completed", _COMPLETED_NEW),
    Change(None, "completed", say("e-mails the customer; {done}", done=_COMPLETED)),
    Change(
        "on-hold",
        "cancelled",
        say("e-mails the shop; {mail}; {back}", mail=_CANCELLED_MAIL, back=_BACK),
    ),
    Change(
        "processing",
        "cancelled",
        say("e-mails the shop; {mail}; {back}", mail=_CANCELLED_MAIL, back=_BACK),
    ),
    Change(None, "cancelled", say("{mail}; {back}", mail=_CANCELLED_MAIL, back=_BACK)),
    Change("pending", "failed", say("e-mails the customer and the shop")),
    Change("on-hold", "failed", say("e-mails the customer and the shop")),
    Change(None, "failed", say("e-mails the customer")),
    Change(None, "pending", say("{back}; {unpaid}", back=_BACK, unpaid=_UNPAID)),
)


class WooCommerceRules:
    """Reads the statuses that a shop has registered."""

    def __init__(self, channel: Channel, store: Store) -> None:
        self._channel = channel
        self._field = store.status_field

    async def write_rules(self, store_code: str) -> WriteRules:
        if self._field != "status":
            return WriteRules(
                writable=False,
                reason=say(
                    "The status is read from the field “{field}”; this program writes "
                    "WooCommerce's field “status” only.",
                    field=self._field,
                ),
            )
        return WriteRules(
            longest=LONGEST_SLUG,
            allowed=await self.known_statuses(),
            forbidden=FORBIDDEN,
            frozen=FROZEN,
            reads_back=True,
            changes=CHANGES,
            kept=KEPT,
            kept_reason=_NOT_KEPT,
        )

    async def known_statuses(self) -> frozenset[str] | None:
        """The slugs the shop lists, by the first of three requests that the shop answers.

        ``orders/statuses`` exists since about 9.5; the report of totals needs more rights; the
        schema is there in every version. ``None`` when the shop does not tell.
        """
        slugs = await self._slugs("orders/statuses")
        if slugs is None:
            slugs = await self._slugs("reports/orders/totals")
        return slugs if slugs is not None else await self._schema()

    async def _slugs(self, route: str) -> frozenset[str] | None:
        reply = await self._channel.read(Request("GET", f"wp-json/wc/v3/{route}"))
        error = read_error(self._channel, reply)
        if error is not None:
            absent = reply.status == 404 and error_code(reply) == "rest_no_route"
            if absent or isinstance(error, PermissionDenied):
                return None
            raise error
        rows = self._channel.document(reply).root
        if not isinstance(rows, list):
            raise self._not_a_list(route, rows)
        slugs = [_at(row, "/slug") for row in rows]
        if not all(slugs) or not slugs:
            raise self._not_a_list(route, rows)
        return _texts(slugs)

    def _not_a_list(self, route: str, found: object) -> BadReply:
        return BadReply(
            say(
                "{host} answered {route} with {describe}, which contains no list of statuses.",
                host=self._channel.host,
                route=route,
                describe=describe(found),
            ),
            say("A plugin may alter the answer: see whether the shop's REST API works."),
        )

    async def _schema(self) -> frozenset[str] | None:
        reply = await self._channel.read(Request("OPTIONS", ORDERS))
        error = read_error(self._channel, reply)
        if error is not None:
            raise error
        endpoints = _at(self._channel.document(reply).root, "/endpoints")
        for endpoint in endpoints if isinstance(endpoints, list) else []:
            methods = _at(endpoint, "/methods")
            known = _at(endpoint, "/args/status/enum")
            if isinstance(methods, list) and "POST" in methods and isinstance(known, list):
                return _texts(known)
        return None


def _texts(values: Iterable[object]) -> frozenset[str]:
    return frozenset(
        value for value in values if isinstance(value, str) and not isinstance(value, NumberLiteral)
    )


def _at(value: object, pointer: str) -> object:
    try:
        return resolve(value, pointer)
    except PointerError:
        return None
