"""The connection test of a Shopify store, line by line.

Law: a test changes nothing. What the app may do is learned from its scopes, and what this
program depends on and Shopify may withdraw (REST, the pinned version) is a line of its own.
"""

from collections.abc import AsyncIterator
from contextlib import aclosing
from typing import Final

from designo_sync_gui.connectors.checks import stopped_before
from designo_sync_gui.connectors.http.errors import http_date
from designo_sync_gui.connectors.http.messages import Reply
from designo_sync_gui.connectors.reading.document import Document
from designo_sync_gui.connectors.reading.values import text
from designo_sync_gui.connectors.shopify.documents import API_VERSION, SCOPES
from designo_sync_gui.connectors.shopify.reader import ALL_ORDERS, ShopifyReader
from designo_sync_gui.connectors.shopify.rules import RULES, missing_scope
from designo_sync_gui.connectors.shopify.session import ShopifySession, scope_handles
from designo_sync_gui.connectors.shopify.sources import GRAPH_FIELDS, REST_FIELDS, RestOrders
from designo_sync_gui.domain.connection import Check, Store
from designo_sync_gui.domain.errors import (
    CertificateRejected,
    PermissionDenied,
    SignInFailed,
    SomethingBefore,
    SyncError,
    Unreachable,
)
from designo_sync_gui.domain.order import Reading
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import JsonType
from designo_sync_gui.domain.visible import brief, visible_text

_REACHED: Final = say("Shop reached")
_IS_API: Final = say("Shopify Admin API")
_SIGNED_IN: Final = say("Signed in")
_VERSION: Final = say("API version")
_LIST: Final = say("May list orders")
_AGE: Final = say("Orders of any age")
_REST: Final = say("REST orders")
_ONE: Final = say("May read one order")
_FIELD: Final = say("Status field")
_WRITE: Final = say("May change a status")
_CLOCK: Final = say("Clocks agree")

#: Fetched tokens end by time, and the list of changes begins at the shop's own.
_MAX_SKEW: Final = 300.0


class ShopifyChecks:
    """Runs the checks of one store."""

    def __init__(self, session: ShopifySession, store: Store) -> None:
        self._session = session
        self._store = store
        self._host = session.channel.host

    async def run(self) -> AsyncIterator[Check]:
        yield Check(say("Address"), True, self._session.channel.base)
        try:
            document, reply = await self._session.query(SCOPES, {}, tries=1)
        except SyncError as error:
            for check in _stopped_by(error):
                yield check
            return
        scopes = scope_handles(document)
        for check in self._reached(document):
            yield check
        yield self._version()
        yield _age(scopes)
        yield await self._rest()
        async for check in self._orders():
            yield check
        yield self._may_write(scopes)
        yield self._clock(reply)

    def _reached(self, document: Document) -> list[Check]:
        name = visible_text(text(document.root, "/data/shop/name"))
        return [
            Check(_REACHED, True, say("{host} answers.", host=self._host)),
            Check(_IS_API, True, say("The address is that of the shop “{name}”.", name=name)),
            Check(_SIGNED_IN, True, say("The shop accepts the access token.")),
        ]

    def _version(self) -> Check:
        """Shopify answers with another version once a version has ended (facts sheet 1.1)."""
        told = visible_text(self._session.version)
        if not told:
            return Check(
                _VERSION,
                None,
                say(
                    "Asked for {api_version}; the shop does not tell its own.",
                    api_version=API_VERSION,
                ),
            )
        if told == API_VERSION:
            return Check(
                _VERSION,
                True,
                say("The shop answers in version {api_version}.", api_version=API_VERSION),
            )
        return Check(
            _VERSION,
            False,
            say(
                "The shop was asked for API version {api_version} but answered in {told}, which "
                "may spell statuses differently. Look for a newer version of this program.",
                api_version=API_VERSION,
                told=told,
            ),
        )

    async def _rest(self) -> Check:
        """REST is legacy; the default field depends on it."""
        needed = self._store.status_field in REST_FIELDS
        try:
            await RestOrders(self._session).by_ids(["1"])
        except SyncError as error:
            if needed:
                return _failed(_REST, error)
            return Check(
                _REST,
                None,
                say(
                    "They do not answer, so the REST spelling is not shown; the field "
                    "{status_field} does not need them. {message}",
                    status_field=self._store.status_field,
                    message=error.message,
                ),
                error.details,
            )
        return Check(
            _REST, True, say("REST still answers: statuses are shown in DesignO's spelling.")
        )

    async def _orders(self) -> AsyncIterator[Check]:
        reader = ShopifyReader(self._session, self._store)
        try:
            async with aclosing(reader.pages((self._store.code,), None)) as pages:
                page = await anext(pages)
        except SyncError as error:
            yield _failed(_LIST, error)
            return
        listed = say("The shop's first page holds {count} orders.", count=len(page.readings))
        yield Check(_LIST, True, listed)
        if not page.readings:
            message = say("The shop lists no order that could be read.")
            yield Check(_ONE, None, message)
            yield Check(_FIELD, None, message)
            return
        ref = page.readings[0].ref
        try:
            reading = (await reader.read_orders([ref]))[ref]
        except SyncError as error:
            yield _failed(_ONE, error)
            return
        yield Check(_ONE, True, say("Order {order_id} was read.", order_id=ref.order_id))
        yield self._field(reading)

    def _field(self, reading: Reading) -> Check:
        name, order_id = self._store.status_field, reading.ref.order_id
        status = reading.observation.status
        if status is None or status.json_type is JsonType.ABSENT:
            why = reading.observation.problem or say("The order has no such field.")
            advice = say(
                "Choose another status field, for example {graph_fields}.",
                graph_fields=GRAPH_FIELDS[0],
            )
            return Check(_FIELD, False, f"“{name}”: {why} {advice}")
        shown = f"“{brief(status)}”" if status.has_value else str(status.json_type)
        return Check(
            _FIELD,
            True,
            say(
                "“{name}” of order {order_id} is {shown}.",
                name=name,
                order_id=order_id,
                shown=shown,
            ),
        )

    def _may_write(self, scopes: frozenset[str]) -> Check:
        rules = RULES.get(self._store.status_field)
        if rules is None:
            return Check(
                _WRITE,
                None,
                say("“{status_field}” is compared only.", status_field=self._store.status_field),
            )
        missing = missing_scope(rules, scopes)
        if missing:
            return Check(_WRITE, False, missing)
        return Check(
            _WRITE,
            True,
            say(
                "The app has the scope {scopes}; statuses change by Shopify's actions only.",
                scopes=", ".join(scope for scope in rules.scopes if scope in scopes),
            ),
        )

    def _clock(self, reply: Reply) -> Check:
        theirs = http_date(reply.headers.get("date"))
        if theirs is None:
            return Check(_CLOCK, None, say("The shop does not tell its time."))
        skew = (theirs - self._session.channel.clock.now()).total_seconds()
        if abs(skew) <= _MAX_SKEW:
            return Check(
                _CLOCK, True, say("The shop's clock differs by {skew:.0f} seconds.", skew=abs(skew))
            )
        way = "ahead of" if skew > 0 else "behind"
        return Check(
            _CLOCK,
            False,
            say(
                "The shop's clock is {skew:.0f} minutes {way} this computer's. Set this "
                "computer's clock.",
                skew=abs(skew) / 60,
                way=way,
            ),
        )


def _age(scopes: frozenset[str]) -> Check:
    """Older orders are left out without a word (Shopify schema 2026-10, Order)."""
    if ALL_ORDERS in scopes:
        return Check(_AGE, True, say("The app may read orders of any age."))
    return Check(
        _AGE,
        False,
        say(
            "Shopify gives this app the orders of the last 60 days only and does not say so; "
            "older ones count as not read. Ask for the scope {all_orders} (Dev Dashboard, the "
            "app, API access requests).",
            all_orders=ALL_ORDERS,
        ),
    )


def _stopped_by(error: SyncError) -> list[Check]:
    """The lines up to the one that failed; what was not reached is not mentioned."""
    reached = Check(_REACHED, True, say("The address answers."))
    is_api = Check(_IS_API, True, say("The address is that of a Shopify shop."))
    if isinstance(error, CertificateRejected | Unreachable):
        return [_failed(_REACHED, error)]
    if isinstance(error, SomethingBefore):
        return stopped_before(error, _REACHED, _IS_API, _SIGNED_IN)
    if isinstance(error, SignInFailed | PermissionDenied):
        return [reached, is_api, _failed(_SIGNED_IN, error)]
    return [reached, _failed(_IS_API, error)]


def _failed(name: str, error: SyncError) -> Check:
    message = f"{error.message} {error.advice}".strip()
    return Check(name, False, message, error.details, error)
