"""The checks of a Shopify store's connection test.

Law: a test changes nothing. What the app may do is learned from its scopes, and what this
program depends on and Shopify may withdraw (REST, the pinned version) is a line of its own.
"""

from collections.abc import Sequence
from contextlib import aclosing
from typing import Final

from designo_sync_gui.connectors.checks import (
    SIGNED_IN,
    FirstReply,
    Listing,
    ShopChecks,
    Step,
    Words,
    encryption_line,
    failed,
)
from designo_sync_gui.connectors.reading.values import text
from designo_sync_gui.connectors.shopify.documents import API_VERSION, SCOPES
from designo_sync_gui.connectors.shopify.reader import ALL_ORDERS, ShopifyReader
from designo_sync_gui.connectors.shopify.rules import RULES, missing_scope
from designo_sync_gui.connectors.shopify.session import ShopifySession, scope_handles
from designo_sync_gui.connectors.shopify.sources import GRAPH_FIELDS, REST_FIELDS, RestOrders
from designo_sync_gui.domain.connection import Check, Store
from designo_sync_gui.domain.errors import PermissionDenied, SyncError
from designo_sync_gui.domain.sentence import say, say_n
from designo_sync_gui.domain.visible import visible_text

_VERSION: Final = say("API version")
_AGE: Final = say("Orders of any age")
_REST: Final = say("REST orders")
_WRITE: Final = say("May change a status")


class ShopifyChecks(ShopChecks):
    """The hooks of one store's checks."""

    words = Words(
        api=(say("Shopify Admin API"), say("The address is that of a Shopify shop.")),
        signed_in=say("The shop accepts the access token."),
        field_advice=say(
            "Choose another status field, for example {graph_fields}.",
            graph_fields=GRAPH_FIELDS[0],
        ),
        # Fetched tokens end by time, and the list of changes begins at the shop's own.
        clock=say("Set this computer's clock."),
    )

    def __init__(self, session: ShopifySession, store: Store, reader: ShopifyReader) -> None:
        super().__init__(session.channel, store, reader)
        self._session = session
        self._scopes: frozenset[str] = frozenset()

    def address(self) -> Check:
        return encryption_line(self.channel.base)

    async def first(self) -> FirstReply:
        document, reply = await self._session.query(SCOPES, {}, tries=1)
        self._scopes = scope_handles(document)
        name = visible_text(text(document.root, "/data/shop/name"))
        told = say("The address is that of the shop “{name}”.", name=name)
        return FirstReply(reply, is_api=told)

    def denied(self, error: PermissionDenied) -> Sequence[Check]:
        """The scopes may be asked for by any token that is accepted."""
        return [failed(SIGNED_IN, error)]

    def api_steps(self) -> Sequence[Step]:
        return (self._version, self._age, self._rest)

    async def _version(self) -> Check:
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

    async def _age(self) -> Check:
        """Older orders are left out without a word (Shopify schema 2026-10, Order)."""
        if ALL_ORDERS in self._scopes:
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

    async def _rest(self) -> Check:
        """REST is legacy; the default field depends on it."""
        needed = self.store.status_field in REST_FIELDS
        try:
            await RestOrders(self._session).by_ids(["1"])
        except SyncError as error:
            if needed:
                return failed(_REST, error)
            return Check(
                _REST,
                None,
                say(
                    "They do not answer, so the REST spelling is not shown; the field "
                    "{status_field} does not need them. {message}",
                    status_field=self.store.status_field,
                    message=error.message,
                ),
                error.details,
            )
        return Check(
            _REST, True, say("REST still answers: statuses are shown in DesignO's spelling.")
        )

    async def listing(self, first: FirstReply) -> Listing:
        async with aclosing(self.reader.pages((self.store.code,), None)) as pages:
            page = await anext(pages)
        told = say_n(
            "The first page contains {n:,} order.",
            "The first page contains {n:,} orders.",
            len(page.readings),
        )
        return Listing(told, page.readings[0].ref.order_id if page.readings else None)

    def write_steps(self) -> Sequence[Step]:
        return (self._may_write,)

    async def _may_write(self) -> Check:
        rules = RULES.get(self.store.status_field)
        if rules is None:
            return Check(
                _WRITE,
                None,
                say("“{status_field}” is compared only.", status_field=self.store.status_field),
            )
        missing = missing_scope(rules, self._scopes)
        if missing:
            return Check(_WRITE, False, missing)
        return Check(
            _WRITE,
            True,
            say(
                "The app has the scope {scopes}; statuses change by Shopify's actions only.",
                scopes=", ".join(scope for scope in rules.scopes if scope in self._scopes),
            ),
        )
