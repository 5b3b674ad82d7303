"""The checks of a WooCommerce store's connection test.

Law: a test changes nothing. Whether the key may write is asked with an empty update of order 0,
which no shop has: a key that may only read is refused before the order is looked up (measured
on WooCommerce 9.9.5: 401 for a read key; 400 "Invalid ID." for an order that does not exist).
"""

from collections.abc import Sequence

from designo_sync_gui.connectors.checks import (
    STATUSES,
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
from designo_sync_gui.connectors.http.messages import Reply, Request, json_body
from designo_sync_gui.connectors.reading.document import NotJsonError, read_json
from designo_sync_gui.connectors.reading.values import text
from designo_sync_gui.connectors.woocommerce.errors import invalid_id, read_error, wrong_signature
from designo_sync_gui.connectors.woocommerce.listing import ORDERS
from designo_sync_gui.connectors.woocommerce.rules import WooCommerceRules
from designo_sync_gui.domain.connection import Check
from designo_sync_gui.domain.errors import NotTheApi, SignInFailed, SyncError
from designo_sync_gui.domain.sentence import say, say_n
from designo_sync_gui.domain.status import NumberLiteral
from designo_sync_gui.domain.visible import visible_text

_SAME = say("Shop's own address")
_IS_API = say("WooCommerce REST API")


class WooCommerceChecks(ShopChecks):
    """The hooks of one store's checks."""

    words = Words(
        api=(_IS_API, say("The address is that of a WooCommerce shop.")),
        signed_in=say("The shop accepts the key."),
        field_advice=say("Name a top-level field of the order; usually “status”."),
        clock=say(
            "Set the clock that is wrong; over plain http the shop refuses more than 15 minutes."
        ),
    )

    def address(self) -> Check:
        base = self.channel.base
        unencrypted = say(
            "{base} is not encrypted: requests are signed with OAuth 1.0a and the secret is "
            "not sent, but others on the network can read the orders. Use https:// if the "
            "shop supports it.",
            base=base,
        )
        return encryption_line(base, unencrypted)

    async def first(self) -> FirstReply:
        request = Request("GET", ORDERS, (("per_page", "1"), ("_fields", "id"), ("status", "any")))
        reply = await self.channel.read(request, tries=1)
        error = read_error(self.channel, reply)
        if error is not None:
            raise error
        total = reply.headers.get("x-wp-total", "")
        order_id = self._first_id(reply)
        told = say("Orders are listed.")
        if total.isascii() and total.isdecimal():
            told = say_n("The shop lists {n:,} order.", "The shop lists {n:,} orders.", int(total))
        return FirstReply(reply, Listing(told, order_id))

    def _first_id(self, reply: Reply) -> str | None:
        """Raises ``NotTheApi`` when the answer is no list: it is not the orders API."""
        orders = self.channel.document(reply).root
        if not isinstance(orders, list):
            raise NotTheApi(
                say(
                    "{host} did not answer with a list of orders.",
                    host=self.channel.host,
                ),
                say("Check that the address is that of the shop's start page."),
                details=self.channel.masker.raw(reply.body),
            )
        first = orders[0].get("id") if orders and isinstance(orders[0], dict) else None
        return str(first) if isinstance(first, NumberLiteral) else None

    def doubtful_api(self, error: SignInFailed) -> Check | None:
        """A 401 that is not WooCommerce's own (a password before the whole site) proves nothing."""
        try:
            answer = read_json(error.details.encode())
        except NotJsonError:
            before = say("Something in front of the shop asks for a separate sign-in.")
            return Check(_IS_API, None, before)
        if isinstance(answer.root, dict) and "code" in answer.root:
            return None
        return Check(_IS_API, None, say("The answer is not in WooCommerce's form."))

    def after_stop(self, error: SyncError) -> Sequence[Step]:
        signed = isinstance(error, SignInFailed) and wrong_signature(error.message.english)
        return (self._same_address,) if signed else ()

    async def _same_address(self) -> Check:
        """Whether the shop calls itself as it is called here: it signs with its own address."""
        try:
            reply = await self.channel.read(Request("GET", "wp-json/", (("_fields", "home"),)))
            home = text(self.channel.document(reply).root, "/home")
        except SyncError as error:
            return Check(_SAME, None, say("The shop does not state it."), error.details)
        if not home:
            return Check(_SAME, None, say("The shop does not state it."))
        if home.rstrip("/") == self.channel.base.rstrip("/"):
            return Check(_SAME, True, say("The shop uses the same address."))
        return Check(
            _SAME,
            False,
            say(
                "The shop's own address is {home}, not {base}: enter that one.",
                home=visible_text(home),
                base=self.channel.base,
            ),
        )

    def write_steps(self) -> Sequence[Step]:
        return (self._may_write, self._statuses)

    async def _may_write(self) -> Check:
        request = Request("PUT", f"{ORDERS}/0", (("_fields", "id,status"),), body=json_body({}))
        try:
            reply = await self.channel.send(request)
        except SyncError as error:
            return failed(WRITE, error)
        if not invalid_id(reply):
            return may_write_by(WRITE, read_error(self.channel, reply))
        told = say(
            "The key may write (tested with order 0, which does not exist; nothing was changed)."
        )
        return Check(WRITE, True, told)

    async def _statuses(self) -> Check:
        try:
            rules = await WooCommerceRules(self.channel, self.store).write_rules(self.store.code)
        except SyncError as error:
            return failed(STATUSES, error)
        if not rules.writable:
            return Check(STATUSES, None, rules.reason)
        if rules.allowed is None:
            return Check(STATUSES, None, say("The shop does not say which statuses it knows."))
        told = say("The shop knows {count} statuses.", count=len(rules.allowed))
        return Check(STATUSES, True, told)
