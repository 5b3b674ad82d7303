"""Lists of orders as each of Shopify's two APIs gives them.

Law: only what an API itself wrote is taken from its own reply; the two spellings (``paid``,
``PAID``) are two values and neither is made from the other. Paging never leaves the shop's host.
"""

import re
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import aclosing
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from typing import Final, Protocol
from urllib.parse import parse_qs, urljoin, urlsplit

from designo_sync_gui.connectors.http.client import Channel
from designo_sync_gui.connectors.http.errors import http_date
from designo_sync_gui.connectors.http.foreign_words import no_list
from designo_sync_gui.connectors.http.messages import Reply
from designo_sync_gui.connectors.reading.document import Document
from designo_sync_gui.connectors.reading.observations import fewer_than_total, whole
from designo_sync_gui.connectors.reading.values import at, text
from designo_sync_gui.connectors.shopify.documents import (
    API_VERSION,
    COUNT_ORDERS,
    LIST_ORDERS,
    ORDERS_BY_ID,
    PER_PAGE,
    VARIABLES,
    Operation,
)
from designo_sync_gui.connectors.shopify.errors import failed_fields, http_error
from designo_sync_gui.connectors.shopify.order_list import OrderList
from designo_sync_gui.connectors.shopify.place import Asked, Falling
from designo_sync_gui.connectors.shopify.session import ShopifySession
from designo_sync_gui.connectors.shopify.stretches import Stretch, stretches
from designo_sync_gui.domain.errors import (
    BadReply,
    NotTheApi,
    PermissionDenied,
    ServerFailure,
    SyncError,
)
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import NumberLiteral

REST_FIELDS: Final = ("financial_status", "fulfillment_status")
GRAPH_FIELDS: Final = (
    "displayFinancialStatus",
    "displayFulfillmentStatus",
    "returnStatus",
    "closed",
)

_ORDERS: Final = "orders.json"
_TRIES: Final = 3
_LINK: Final = re.compile(r'<([^>]*)>\s*;\s*rel="?next"?')


def gid(order_id: str) -> str:
    """The GraphQL id of an order; its digits are those of REST (facts sheet 1.7)."""
    return f"gid://shopify/Order/{order_id}"


class OrderSource(Protocol):
    """One of the two APIs."""

    @property
    def fields(self) -> Sequence[str]:
        """The status fields that it gives."""

    def falling(self, after: str) -> Falling:
        """A walk from the newest order down, or on behind the place of an earlier walk."""

    def pages(self, asked: Asked) -> AsyncGenerator[OrderList, None]:
        """The orders that are asked for. Raises ``SyncError``."""

    async def by_ids(self, ids: Sequence[str]) -> OrderList:
        """Those of the given orders (at most ``PER_PAGE``) that it has. Raises ``SyncError``."""

    async def total(self, asked: Asked) -> int | None:
        """How many orders ``pages`` has; ``None`` where that is not told. Raises ``SyncError``."""


class RestOrders:
    """``orders.json``: legacy since October 2024, and the only API that spells as DesignO does."""

    fields = REST_FIELDS

    def __init__(self, session: ShopifySession) -> None:
        self._session = session
        self._channel = session.rest_channel

    def falling(self, after: str) -> Falling:
        """By the time of creation: no other filter has an upper end. Without an order asked for,
        the most recent ones come first (as reported: shopify_python_api#367)."""
        return Falling.behind(after, "created", "/created_at")

    async def pages(self, asked: Asked) -> AsyncGenerator[OrderList, None]:
        """``status=any``, because the default lists open orders only (facts sheet 1.2).

        Later pages take only ``limit``, ``fields`` and the ``page_info`` of the Link header
        (Shopify docs: pagination-rest). UNSURE whether a ``page_info`` takes another limit than
        its link names, which only a page that fails needs: where it does not, that is an error.
        """
        first = _rest_filters(asked)

        async def ask(stretch: Stretch) -> tuple[OrderList, Callable[[], str]]:
            where = [("page_info", stretch.cursor)] if stretch.cursor else first
            query = (*_rest_fields(stretch.size, bare=stretch.bare, placed=True), *where)
            reply, orders = await self._list(query, stretch.tries)
            return orders, partial(self._next, reply)

        rows = count = 0
        async with aclosing(stretches(self._channel.host, ask)) as lists:
            async for orders in lists:
                rows = len(list(orders.items()))
                count += rows
                yield orders
        if rows >= PER_PAGE:
            await self._check_complete(count, asked)

    async def by_ids(self, ids: Sequence[str]) -> OrderList:
        query = (*_rest_fields(PER_PAGE), ("status", "any"), ("ids", ",".join(ids)))
        return (await self._list(query))[1]

    async def _check_complete(self, count: int, asked: Asked) -> None:
        """A full page that names no next one is the last, or its Link header was lost on the way.
        Raises ``BadReply`` where the shop counts more orders; a count that cannot be had proves
        nothing."""
        try:
            total = await self.total(asked)
        except (BadReply, NotTheApi, ServerFailure):
            return
        if total is not None and total > count:
            raise fewer_than_total(self._channel.host, count, total)

    async def total(self, asked: Asked) -> int | None:
        reply = await self._session.get("orders/count.json", tuple(_rest_filters(asked)))
        error = http_error(self._channel, reply)
        if error is not None:
            raise _rest_refusal(error, reply)
        count = at(self._channel.document(reply).root, "/count")
        return whole(str(count)) if isinstance(count, NumberLiteral) else None

    async def _list(
        self, query: tuple[tuple[str, str], ...], tries: int = 0
    ) -> tuple[Reply, OrderList]:
        reply = await self._session.get(_ORDERS, query, tries)
        error = http_error(self._channel, reply)
        if error is not None:
            raise _rest_refusal(error, reply)
        source = f"GET {API_VERSION}/{_ORDERS}"
        return reply, _order_list(self._channel, reply, ("/orders", "/id", "/updated_at"), source)

    def _next(self, reply: Reply) -> str:
        """The ``page_info`` of the next page; empty at the end. Raises ``BadReply``."""
        header = reply.headers.get("link", "")
        link = _LINK.search(header)
        if link is None:
            return ""
        here = urlsplit(self._channel.base)
        try:
            there = urlsplit(urljoin(self._channel.base, link[1]))
            same = (there.scheme, there.netloc) == (here.scheme, here.netloc)
        except ValueError:
            same = False
        page_info = parse_qs(there.query).get("page_info", [""])[0] if same else ""
        if not page_info:
            raise BadReply(
                say(
                    "The next page of {host} is at another address or has none: it was not "
                    "requested.",
                    host=self._channel.host,
                ),
                say("Check that the address is the shop's own one, which ends in .myshopify.com."),
                details=self._channel.masker.mask(header)[:400],
            )
        return page_info


def _rest_filters(asked: Asked) -> list[tuple[str, str]]:
    found = [("status", "any")]
    for name, moment in (("updated_at_min", asked.since), ("created_at_min", asked.horizon)):
        if moment is not None:
            found.append((name, _utc(moment)))
    if asked.upto:
        found.append(("created_at_max", asked.upto))
    return found


def _search(asked: Asked) -> str | None:
    """The same in Shopify's search syntax; ``None`` for every order."""
    times = (("updated_at", asked.since), ("created_at", asked.horizon))
    filters = [f"{name}:>='{_utc(moment)}'" for name, moment in times if moment is not None]
    if asked.upto:
        filters.append(f"id:<={asked.upto}")
    return " ".join(filters) or None


def _rest_fields(
    size: int, *, bare: bool = False, placed: bool = False
) -> tuple[tuple[str, str], ...]:
    names = ["id", "name"] if bare else ["id", "name", *REST_FIELDS, "updated_at"]
    if placed and not bare:
        names.append("created_at")
    return ("limit", str(size)), ("fields", ",".join(names))


class GraphOrders:
    """The GraphQL queries ``orders`` (a search, which may lag behind) and ``nodes``.

    ``field`` is the status field that must be told; any other costs only itself when it is denied.
    """

    fields = GRAPH_FIELDS

    def __init__(self, session: ShopifySession, field: str = "") -> None:
        self._session = session
        self._channel = session.channel
        self._spare = frozenset(GRAPH_FIELDS) - {field}
        self._left_out: frozenset[str] = frozenset()

    async def _ask(
        self, operation: Operation, variables: Mapping[str, object], where: str, tries: int = _TRIES
    ) -> tuple[Document, Reply]:
        """The answer to a query; fields that were denied and took an order or the list with them
        are left out, and it is asked again. Raises ``SyncError``."""
        while True:
            shown = {VARIABLES[name]: False for name in self._left_out}
            spare = self._spare - self._left_out
            document, reply = await self._session.query(
                operation, {**variables, **shown}, tries=tries, spare=spare
            )
            failed = failed_fields(document.root)
            if not failed or _is_whole(document, where):
                return document, reply
            self._left_out |= failed

    def falling(self, after: str) -> Falling:
        return Falling.behind(after, "id", "/legacyResourceId")

    async def total(self, asked: Asked) -> int | None:
        variables = {"query": _search(asked)}
        document, _ = await self._session.query(COUNT_ORDERS, variables)
        count = at(document.root, "/data/ordersCount/count")
        exact = text(document.root, "/data/ordersCount/precision") == "EXACT"
        return whole(str(count)) if exact and isinstance(count, NumberLiteral) else None

    async def pages(self, asked: Asked) -> AsyncGenerator[OrderList, None]:
        """Sorted by id, so that an order changed meanwhile does not move to another page; the
        newest first."""
        self._left_out = frozenset()
        wanted = _search(asked)
        where = "/data/orders/nodes"

        async def ask(stretch: Stretch) -> tuple[OrderList, Callable[[], str]]:
            variables: dict[str, object] = {
                "first": stretch.size,
                "after": stretch.cursor or None,
                "query": wanted,
            }
            if stretch.bare:
                variables |= dict.fromkeys(VARIABLES.values(), False)
                document, reply = await self._session.query(LIST_ORDERS, variables, tries=1)
            else:
                document, reply = await self._ask(
                    LIST_ORDERS, variables, where, stretch.tries or _TRIES
                )
            orders = self._orders(document, reply, where, "orders")
            return orders, partial(self._next, document, reply)

        async with aclosing(stretches(self._channel.host, ask)) as lists:
            async for orders in lists:
                yield orders

    def _next(self, document: Document, reply: Reply) -> str:
        """The cursor of the next page; empty at the end. Raises ``BadReply``."""
        info = at(document.root, "/data/orders/pageInfo")
        more, cursor = at(info, "/hasNextPage"), text(info, "/endCursor")
        if more is False:
            return ""
        if more is not True or not cursor:
            raise BadReply(
                say(
                    "The answer of {host} does not say whether more orders follow.",
                    host=self._channel.host,
                ),
                say("Try again."),
                details=self._channel.masker.raw(reply.body),
            )
        return cursor

    async def by_ids(self, ids: Sequence[str]) -> OrderList:
        """An order that the shop has not is null in its place (facts sheet 1.6)."""
        variables = {"ids": [gid(order_id) for order_id in ids]}
        where = "/data/nodes"
        document, reply = await self._ask(ORDERS_BY_ID, variables, where)
        orders = self._orders(document, reply, where, "nodes")
        if len(list(orders.items())) != len(ids):
            raise BadReply(
                say(
                    "{host} was asked for {count} orders, but its answer does not match.",
                    host=self._channel.host,
                    count=len(ids),
                ),
                say("Try again."),
                details=self._channel.masker.raw(reply.body),
            )
        return orders

    def _orders(self, document: Document, reply: Reply, where: str, query: str) -> OrderList:
        source = f"GraphQL {API_VERSION} {query}"
        pointers = (where, "/legacyResourceId", "/updatedAt")
        orders = _order_list(self._channel, reply, pointers, source, document)
        return replace(orders, denied=failed_fields(document.root) | self._left_out)


def _is_whole(document: Document, where: str) -> bool:
    """Whether no entry was taken out by an error below it: such a null is no order that is not
    there."""
    found = at(document.root, where)
    return isinstance(found, list) and all(entry is not None for entry in found)


def _order_list(
    channel: Channel,
    reply: Reply,
    pointers: tuple[str, str, str],
    source: str,
    document: Document | None = None,
) -> OrderList:
    """Raises ``BadReply`` when there is no list where one must be: an error is not empty."""
    document = document or channel.document(reply)
    where, id_pointer, changed_pointer = pointers
    found = at(document.root, where)
    if not isinstance(found, list):
        advice = say("Check the address; a proxy may alter the answer.")
        told = found if found is not None else document.root
        raise no_list(reply, channel.host, channel.masker, told, advice)
    as_of = http_date(reply.headers.get("date"))
    return OrderList(document, where, id_pointer, changed_pointer, source, as_of)


def _rest_refusal(error: SyncError, reply: Reply) -> SyncError:
    """Shopify calls REST legacy: when it is gone, its fields can no longer be read."""
    if reply.status in (403, 404, 410) and isinstance(error, NotTheApi | PermissionDenied):
        error.advice = say(
            "{advice} If Shopify has switched its REST API off for this app or shop, choose the "
            "status field {graph_fields}, which is read through GraphQL.",
            advice=error.advice,
            graph_fields=GRAPH_FIELDS[0],
        )
    return error


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
