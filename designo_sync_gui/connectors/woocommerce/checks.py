"""The connection test of a WooCommerce store, line by line.

Law: a test changes nothing. Whether the key may write is asked with an empty update of order 0,
which no shop has: a key that may only read is refused before the order is looked up (measured
on WooCommerce 9.9.5: 401 for a read key; 400 "Invalid ID." for an order that does not exist).
"""

from collections.abc import AsyncIterator

from designo_sync_gui.connectors.checks import clock_line, failed, stopped_before
from designo_sync_gui.connectors.http.client import Channel
from designo_sync_gui.connectors.http.messages import Reply, Request, json_body
from designo_sync_gui.connectors.reading.document import (
    NotJsonError,
    PointerError,
    read_json,
    resolve,
)
from designo_sync_gui.connectors.woocommerce.errors import invalid_id, read_error, wrong_signature
from designo_sync_gui.connectors.woocommerce.listing import ORDERS
from designo_sync_gui.connectors.woocommerce.reader import WooCommerceReader
from designo_sync_gui.connectors.woocommerce.rules import WooCommerceRules
from designo_sync_gui.domain.connection import Check, Store
from designo_sync_gui.domain.errors import (
    CertificateRejected,
    NotTheApi,
    PermissionDenied,
    SignInFailed,
    SomethingBefore,
    SyncError,
    Unreachable,
)
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import JsonType, NumberLiteral
from designo_sync_gui.domain.visible import brief, visible_text

_SAME = say("Shop's own address")
_REACHED = say("Shop reached")
_IS_API = say("WooCommerce REST API")
_SIGNED_IN = say("Signed in")
_LIST = say("May list orders")
_ONE = say("May read one order")
_WRITE = say("May write a status")
_FIELD = say("Status field")
_STATUSES = say("Statuses known")


class WooCommerceChecks:
    """Runs the checks of one store."""

    def __init__(self, channel: Channel, store: Store) -> None:
        self._channel = channel
        self._store = store

    async def run(self) -> AsyncIterator[Check]:
        yield self._address()
        request = Request("GET", ORDERS, (("per_page", "1"), ("_fields", "id"), ("status", "any")))
        try:
            reply = await self._channel.read(request, tries=1)
            error = read_error(self._channel, reply)
            if error is not None:
                raise error
            first_id = self._first_id(reply)
        except SyncError as error:
            for check in _stopped_by(error):
                yield check
            if isinstance(error, SignInFailed) and wrong_signature(error.message):
                yield await self._same_address()
            return
        total = reply.headers.get("x-wp-total", "")
        yield Check(_REACHED, True, say("{host} answers.", host=self._channel.host))
        yield Check(_IS_API, True, say("The address is that of a WooCommerce shop."))
        yield Check(_SIGNED_IN, True, say("The shop accepts the key."))
        listed = (
            say("The shop lists {total} orders.", total=total)
            if total
            else say("Orders are listed.")
        )
        yield Check(_LIST, True, listed)
        for check in await self._one(first_id):
            yield check
        yield await self._may_write()
        yield await self._statuses()
        yield clock_line(
            self._channel, reply, "over plain http the shop refuses more than 15 minutes."
        )

    def _address(self) -> Check:
        if self._channel.base.startswith("https://"):
            return Check(say("Address"), True, say("{base} (encrypted)", base=self._channel.base))
        return Check(
            say("Address"),
            True,
            say(
                "{base} is not encrypted: requests are signed with OAuth 1.0a and the secret is "
                "not sent, but others on the network can read the orders. Use https:// if the "
                "shop supports it.",
                base=self._channel.base,
            ),
        )

    async def _same_address(self) -> Check:
        """Whether the shop calls itself as it is called here: it signs with its own address."""
        try:
            reply = await self._channel.read(Request("GET", "wp-json/", (("_fields", "home"),)))
            home = _text_at(self._channel.document(reply).root, "/home")
        except SyncError as error:
            return Check(_SAME, None, say("The shop does not tell it."), error.details)
        if not home:
            return Check(_SAME, None, say("The shop does not tell it."))
        if home.rstrip("/") == self._channel.base.rstrip("/"):
            return Check(_SAME, True, say("The shop calls itself so too."))
        return Check(
            _SAME,
            False,
            say(
                "The shop calls itself {home}, not {base}: enter its own address.",
                home=visible_text(home),
                base=self._channel.base,
            ),
        )

    def _first_id(self, reply: Reply) -> str | None:
        """Raises ``NotTheApi`` when the answer is no list: it is not the orders API."""
        orders = self._channel.document(reply).root
        if not isinstance(orders, list):
            raise NotTheApi(
                say(
                    "{host} answered with something else than a list of orders.",
                    host=self._channel.host,
                ),
                say("Check that the address is that of the shop's start page."),
                details=self._channel.masker.raw(reply.body),
            )
        first = orders[0].get("id") if orders and isinstance(orders[0], dict) else None
        return str(first) if isinstance(first, NumberLiteral) else None

    async def _one(self, order_id: str | None) -> list[Check]:
        if order_id is None:
            message = say("The shop lists no order that could be read.")
            return [Check(_ONE, None, message), Check(_FIELD, None, message)]
        ref = OrderRef(self._store.code, order_id)
        try:
            reading = (await WooCommerceReader(self._channel, self._store).read_orders([ref]))[ref]
        except SyncError as error:
            return [failed(_ONE, error)]
        checks = [Check(_ONE, True, say("Order {order_id} was read.", order_id=order_id))]
        status = reading.observation.status
        if status is None or status.json_type is JsonType.ABSENT:
            why = reading.observation.problem or say("The order has no such field.")
            advice = say("Name a top-level field of the order; usually “status”.")
            return [*checks, Check(_FIELD, False, f"“{self._store.status_field}”: {why} {advice}")]
        shown = say(
            "“{status_field}” of order {order_id} is “{visible}”.",
            status_field=self._store.status_field,
            order_id=order_id,
            visible=brief(status),
        )
        return [*checks, Check(_FIELD, True, shown)]

    async def _may_write(self) -> Check:
        request = Request("PUT", f"{ORDERS}/0", (("_fields", "id,status"),), body=json_body({}))
        try:
            reply = await self._channel.send(request)
        except SyncError as error:
            return failed(_WRITE, error)
        if invalid_id(reply):
            return Check(
                _WRITE,
                True,
                say(
                    "The key may write (asked with order 0, which does not exist; nothing changed)."
                ),
            )
        refusal = read_error(self._channel, reply)
        if isinstance(refusal, SignInFailed | PermissionDenied):
            return failed(_WRITE, refusal)
        return Check(
            _WRITE, None, say("The shop does not tell beforehand; the first write shows it.")
        )

    async def _statuses(self) -> Check:
        try:
            rules = await WooCommerceRules(self._channel, self._store).write_rules(self._store.code)
        except SyncError as error:
            return failed(_STATUSES, error)
        if not rules.writable:
            return Check(_STATUSES, None, rules.reason)
        if rules.allowed is None:
            return Check(_STATUSES, None, say("The shop does not tell which statuses it knows."))
        return Check(
            _STATUSES, True, say("The shop knows {count} statuses.", count=len(rules.allowed))
        )


def _stopped_by(error: SyncError) -> list[Check]:
    """The lines up to the one that failed; what was not reached is not mentioned."""
    reached = Check(_REACHED, True, say("The address answers."))
    is_api = Check(_IS_API, True, say("The address is that of a WooCommerce shop."))
    signed_in = Check(_SIGNED_IN, True, say("The shop accepts the key."))
    if isinstance(error, CertificateRejected | Unreachable):
        return [failed(_REACHED, error)]
    if isinstance(error, SignInFailed):
        return [reached, _api_said(error) or is_api, failed(_SIGNED_IN, error)]
    if isinstance(error, SomethingBefore):
        return stopped_before(error, _REACHED, _IS_API, _SIGNED_IN)
    if isinstance(error, PermissionDenied):
        return [reached, is_api, signed_in, failed(_LIST, error)]
    return [reached, failed(_IS_API, error)]


def _api_said(error: SyncError) -> Check | None:
    """A 401 that is not WooCommerce's own (a password before the whole site) proves nothing."""
    try:
        answer = read_json(error.details.encode())
    except NotJsonError:
        return Check(
            _IS_API, None, say("Something in front of the shop asks for a separate sign-in.")
        )
    if isinstance(answer.root, dict) and "code" in answer.root:
        return None
    return Check(_IS_API, None, say("The answer is not in WooCommerce's form."))


def _text_at(value: object, pointer: str) -> str:
    try:
        found = resolve(value, pointer)
    except PointerError:
        return ""
    return found if isinstance(found, str) and not isinstance(found, NumberLiteral) else ""
