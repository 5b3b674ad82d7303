"""The orders of one Shopify shop, read in the spelling that the store's field names.

Law: a reading holds what that field's own API wrote; what the other API writes of the same
order stands beside it. An order is called absent only when the shop says null for its id and
the app may see orders of any age.
"""

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from designo_sync_gui.connectors.http.gather import one_ahead
from designo_sync_gui.connectors.reading.large_answers import off_loop
from designo_sync_gui.connectors.reading.observations import Field, observed, others_of
from designo_sync_gui.connectors.reading.values import at, moment, text
from designo_sync_gui.connectors.shopify.documents import PER_PAGE
from designo_sync_gui.connectors.shopify.order_list import OrderList, is_order_id
from designo_sync_gui.connectors.shopify.place import Asked
from designo_sync_gui.connectors.shopify.session import ShopifySession
from designo_sync_gui.connectors.shopify.sources import (
    REST_FIELDS,
    GraphOrders,
    OrderSource,
    RestOrders,
)
from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.errors import (
    BadReply,
    NotTheApi,
    PermissionDenied,
    RefusedByReceiver,
    SignInFailed,
    SyncError,
)
from designo_sync_gui.domain.horizon import begins_at
from designo_sync_gui.domain.order import Observation, OrderRef, Presence, Reading, Side
from designo_sync_gui.domain.ports import OrderPage
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say
from designo_sync_gui.domain.source_words import FIELD, made
from designo_sync_gui.domain.status import Status

#: Without this scope an app sees the orders of the last 60 days only (Shopify schema 2026-10).
ALL_ORDERS: Final = "read_all_orders"

_TOO_OLD: Final = say(
    "Shopify does not return this order. The app may not see orders older "
    "than 60 days (its scope {all_orders} is missing), so nothing is known "
    "about it.",
    all_orders=ALL_ORDERS,
)
_REST_ONLY: Final = say(
    "Shopify's REST API does not return this order, although GraphQL does: "
    "choose the status field displayFinancialStatus or "
    "displayFulfillmentStatus to read it."
)
_UNPROVEN: Final = say(
    "Shopify's REST API does not return this order, and GraphQL could not "
    "be asked whether it exists."
)

_REST_OF_AN_API: Final = timedelta(minutes=1)

_Others = tuple[tuple[str, Status], ...]


class ShopifyReader:
    """Implements ``domain.ports.OrderReader``."""

    side = Side.STOREFRONT
    reads_since = True
    reads_singly = True
    live = True

    def __init__(self, session: ShopifySession, store: Store) -> None:
        self._session = session
        self._code = store.code
        self._field = store.status_field
        self._orders_since = store.orders_since
        rest, graph = RestOrders(session), GraphOrders(session, store.status_field)
        self._by_rest = store.status_field in REST_FIELDS
        self._source: OrderSource = rest if self._by_rest else graph
        self._other: OrderSource = graph if self._by_rest else rest
        self._other_is_gone = False
        self._other_rests_until: datetime | None = None

    @property
    def horizon(self) -> datetime | None:
        return begins_at(self._orders_since, self._session.channel.clock.now())

    async def pages(
        self, store_codes: Sequence[str], since: datetime | None, after: str = ""
    ) -> AsyncGenerator[OrderPage, None]:
        """The whole list, or what changed since then.

        Shopify ignores a filter that it does not understand and gives every order (facts sheet
        1.2), so orders that changed before ``since`` are left out here.
        """
        if self._code not in store_codes:
            return
        async with aclosing(one_ahead(self._pages(since, after))) as pages:
            async for page in pages:
                yield page

    async def _pages(self, since: datetime | None, after: str) -> AsyncGenerator[OrderPage, None]:
        falling = self._source.falling(after if since is None else "")
        asked = Asked(since, self.horizon, falling.upto)
        async with aclosing(one_ahead(self._source.pages(asked))) as lists:
            async for orders in lists:
                reached = falling.take(orders)
                anew = bool(after) and (falling.ignored or not falling.upto)
                yield replace(await self._page(orders, since), reached=reached, anew=anew)

    async def _page(self, orders: OrderList, since: datetime | None) -> OrderPage:
        items = list(orders.items())
        news = {i: item for i, item in items if i is not None and _is_new(orders, item, since)}
        nameless = sum(order_id is None for order_id, _ in items)
        if orders.problem is not None:
            return self._not_readable(orders, list(news), nameless, orders.problem)
        beside = await self._beside(list(news))
        field = self._field_in(orders)
        readings = await off_loop(
            len(orders.document.text),
            lambda: [self._reading(field, i, item, beside) for i, item in news.items()],
        )
        return OrderPage(tuple(readings), None, nameless, orders.as_of)

    def _not_readable(
        self, orders: OrderList, ids: Sequence[str], nameless: int, error: SyncError
    ) -> OrderPage:
        """Rows for what the shop has and cannot give. Such a row is asked for singly later."""
        refs = [OrderRef(self._code, order_id) for order_id in ids]
        readings = [
            self._without(ref, Presence.NOT_READ, error.sentence, orders.source) for ref in refs
        ]
        notes = tuple(
            say("Order {order_id}: {reason}", order_id=order_id, reason=error.sentence)
            for order_id in ids
        )
        return OrderPage(tuple(readings), None, nameless, orders.as_of, notes)

    async def list_total(
        self, store_codes: Sequence[str], begins: datetime | None = None
    ) -> int | None:
        """``None`` also without ``read_all_orders``: each order leaves the list when it is 60 days
        old, which says nothing about it."""
        if self._code not in store_codes:
            return 0
        if not await self._sees_all_orders():
            return None
        return await self._source.total(Asked(horizon=begins or self.horizon))

    async def _sees_all_orders(self) -> bool:
        """GraphQL alone tells the scopes; where it fails beside a good REST answer, nothing is
        known."""
        try:
            scopes = await self._session.scopes()
        except SignInFailed:
            raise
        except SyncError:
            if not self._by_rest:
                raise
            return False
        return scopes is not None and ALL_ORDERS in scopes

    async def read_orders(self, refs: Sequence[OrderRef]) -> Mapping[OrderRef, Reading]:
        """By ids, never by the search, whose results may be stale (facts sheet 1.5)."""
        asked = list(dict.fromkeys(refs))
        usable = [ref for ref in asked if is_order_id(ref.order_id)]
        found = {
            ref: self._without(
                ref, Presence.ABSENT, NOTHING, "not asked: Shopify's order ids are whole numbers"
            )
            for ref in asked
            if not is_order_id(ref.order_id)
        }
        for start in range(0, len(usable), PER_PAGE):
            chunk = usable[start : start + PER_PAGE]
            found.update({reading.ref: reading for reading in await self._read_chunk(chunk)})
        return found

    async def _read_chunk(self, refs: Sequence[OrderRef]) -> list[Reading]:
        ids = [ref.order_id for ref in refs]
        orders = await self._source.by_ids(ids)
        items = orders.by_id()
        unrequested = items.keys() - set(ids)
        if unrequested:
            raise BadReply(
                say(
                    "{host} answered with orders that were not asked for.",
                    host=self._session.channel.host,
                ),
                say("Try again. If this persists, a proxy may alter the request."),
            )
        beside, field = await self._beside(ids), self._field_in(orders)
        return [
            self._reading(field, ref.order_id, items[ref.order_id], beside)
            if ref.order_id in items
            else await self._not_given(ref, beside, orders.source)
            for ref in refs
        ]

    async def _beside(self, ids: Sequence[str]) -> Mapping[str, _Others] | None:
        """The same orders in the other API's words; ``None`` when that API does not give any.

        What cannot be shown beside a status is no reason not to show the status. An API that
        fails is left alone for a minute, so that it does not slow down each page. A refused
        sign-in is raised all the same: both have the same credentials.
        """
        now = self._session.channel.clock.now()
        rests = self._other_rests_until is not None and now < self._other_rests_until
        if not ids or self._other_is_gone or rests:
            return None
        try:
            orders = await self._other.by_ids(ids)
        except NotTheApi:
            self._other_is_gone = True
            return None
        except (PermissionDenied, RefusedByReceiver):
            return None
        except SignInFailed:
            raise
        except SyncError:
            self._other_rests_until = self._session.channel.clock.now() + _REST_OF_AN_API
            return None
        names = tuple(name for name in self._other.fields if name not in orders.denied)
        if not names:
            return {order_id: () for order_id in orders.by_id()}
        pointers = tuple((name, f"/{name}") for name in names)
        return {
            order_id: others_of(orders.document.resolve(item), pointers)
            for order_id, item in orders.by_id().items()
        }

    def _reading(
        self, field: Field, order_id: str, item: str, beside: Mapping[str, _Others] | None
    ) -> Reading:
        order = field.document.resolve(item)
        observation = observed(field, order, item, self._session.channel.masker)
        more = beside.get(order_id, ()) if beside else ()
        if more:
            observation = replace(observation, others=observation.others + more)
        return Reading(OrderRef(self._code, order_id), text(order, "/name"), observation)

    def _field_in(self, orders: OrderList) -> Field:
        hidden = orders.denied | {self._field}
        return Field(
            document=orders.document,
            pointer=f"/{self._field}",
            changed_at=orders.changed_pointer,
            source=made(FIELD, source=orders.source, field=self._field),
            read_at=self._session.channel.clock.now(),
            others=tuple((name, f"/{name}") for name in self._source.fields if name not in hidden),
        )

    async def _not_given(
        self, ref: OrderRef, beside: Mapping[str, _Others] | None, source: str
    ) -> Reading:
        """An order that was asked for by its id and not given."""
        if self._by_rest and beside is None:
            return self._without(ref, Presence.NOT_READ, _UNPROVEN, source)
        if self._by_rest and beside is not None and ref.order_id in beside:
            return self._without(ref, Presence.NOT_READ, _REST_ONLY, source)
        scopes = await self._session.scopes()
        if scopes is None or ALL_ORDERS not in scopes:
            return self._without(ref, Presence.NOT_READ, _TOO_OLD, source)
        return self._without(ref, Presence.ABSENT, NOTHING, source)

    def _without(
        self, ref: OrderRef, presence: Presence, problem: Sentence, source: str
    ) -> Reading:
        now = self._session.channel.clock.now()
        return Reading(ref, "", Observation(presence, None, now, source, problem))


def _is_new(orders: OrderList, item: str, since: datetime | None) -> bool:
    if since is None:
        return True
    changed = moment(text(at(orders.document.root, item), orders.changed_pointer))
    return changed is None or changed >= since.replace(microsecond=0)
