"""Lists of orders as each of Shopify's two APIs gives them.

Law: only what an API itself wrote is taken from its own reply; the two spellings (``paid``,
``PAID``) are two values and neither is made from the other. Paging never leaves the shop's host.
"""

import re
from collections.abc import AsyncGenerator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final, Protocol
from urllib.parse import parse_qs, urljoin, urlsplit

from designo_sync_gui.connectors.foreign_words import no_list
from designo_sync_gui.connectors.http import Channel
from designo_sync_gui.connectors.http_errors import http_date
from designo_sync_gui.connectors.json_reader import Document
from designo_sync_gui.connectors.order_reading import whole
from designo_sync_gui.connectors.requests import Reply
from designo_sync_gui.connectors.shopify.documents import (
    API_VERSION,
    COUNT_ORDERS,
    LIST_ORDERS,
    LIST_ORDERS_SLIM,
    ORDERS_BY_ID,
    ORDERS_BY_ID_SLIM,
    PER_PAGE,
    Operation,
)
from designo_sync_gui.connectors.shopify.errors import failed_fields, http_error
from designo_sync_gui.connectors.shopify.json_values import at, text
from designo_sync_gui.connectors.shopify.session import ShopifySession
from designo_sync_gui.domain.errors import BadReply, NotTheApi, PermissionDenied, SyncError
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import NumberLiteral

#: Fields that the slim documents leave out.
_OWN_SCOPES: Final = frozenset({"returnStatus", "closed"})
REST_FIELDS: Final = ("financial_status", "fulfillment_status")
GRAPH_FIELDS: Final = (
    "displayFinancialStatus",
    "displayFulfillmentStatus",
    "returnStatus",
    "closed",
)

_ORDERS: Final = "orders.json"
_MAX_PAGES: Final = 100_000
#: An id is an unsigned 64-bit number (Shopify schema 2026-10: UnsignedInt64).
_ORDER_ID: Final = re.compile(r"[1-9][0-9]{0,19}\Z")
_LINK: Final = re.compile(r'<([^>]*)>\s*;\s*rel="?next"?')


def is_order_id(value: str) -> bool:
    return _ORDER_ID.match(value) is not None


def gid(order_id: str) -> str:
    """The GraphQL id of an order; its digits are those of REST (facts sheet 1.7)."""
    return f"gid://shopify/Order/{order_id}"


@dataclass(frozen=True, slots=True)
class OrderList:
    """Some orders in one reply: ``where`` points to their list, the others on from an order.

    ``denied`` are fields that the reply does not tell: what stands there is no value.
    """

    document: Document
    where: str
    id_pointer: str
    changed_pointer: str
    source: str
    as_of: datetime | None
    denied: frozenset[str] = frozenset()

    def items(self) -> Iterator[tuple[str | None, str]]:
        """Each entry's order id (``None`` for one without) and the pointer to it."""
        entries = self.document.resolve(self.where)
        for index in range(len(entries) if isinstance(entries, list) else 0):
            item = f"{self.where}/{index}"
            found = at(self.document.root, item + self.id_pointer)
            known = isinstance(found, str | NumberLiteral) and is_order_id(found)
            yield (str(found) if known else None), item

    def by_id(self) -> dict[str, str]:
        """The pointer to each order that has an id."""
        return {order_id: item for order_id, item in self.items() if order_id is not None}


class OrderSource(Protocol):
    """One of the two APIs."""

    @property
    def fields(self) -> Sequence[str]:
        """The status fields that it gives."""

    def pages(self, since: datetime | None) -> AsyncGenerator[OrderList, None]:
        """Every order, or those changed since then. Raises ``SyncError``."""

    async def by_ids(self, ids: Sequence[str]) -> OrderList:
        """Those of the given orders (at most ``PER_PAGE``) that it has. Raises ``SyncError``."""

    async def total(self) -> int | None:
        """How many orders ``pages`` has; ``None`` where that is not told. Raises ``SyncError``."""


class RestOrders:
    """``orders.json``: legacy since October 2024, and the only API that spells as DesignO does."""

    fields = REST_FIELDS

    def __init__(self, session: ShopifySession) -> None:
        self._session = session
        self._channel = session.rest_channel
        names = ("id", "name", *REST_FIELDS, "updated_at")
        self._slim = (("limit", str(PER_PAGE)), ("fields", ",".join(names)))

    async def pages(self, since: datetime | None) -> AsyncGenerator[OrderList, None]:
        """``status=any``, because the default lists open orders only (facts sheet 1.2).

        Later pages take only ``limit``, ``fields`` and the ``page_info`` of the Link header.
        """
        query = [*self._slim, ("status", "any")]
        if since is not None:
            query.append(("updated_at_min", _utc(since)))
        seen: set[str] = set()
        for _ in range(_MAX_PAGES):
            reply, orders = await self._list(tuple(query))
            yield orders
            page_info = self._next(reply)
            if not page_info:
                return
            _refuse_repeated(page_info, seen, self._channel.host)
            query = [*self._slim, ("page_info", page_info)]
        raise _endless(self._channel.host)

    async def by_ids(self, ids: Sequence[str]) -> OrderList:
        query = (*self._slim, ("status", "any"), ("ids", ",".join(ids)))
        return (await self._list(query))[1]

    async def total(self) -> int | None:
        reply = await self._session.get("orders/count.json", (("status", "any"),))
        error = http_error(self._channel, reply)
        if error is not None:
            raise _rest_refusal(error, reply)
        count = at(self._channel.document(reply).root, "/count")
        return whole(str(count)) if isinstance(count, NumberLiteral) else None

    async def _list(self, query: tuple[tuple[str, str], ...]) -> tuple[Reply, OrderList]:
        reply = await self._session.get(_ORDERS, query)
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
                    "The next page of {host} lies elsewhere or has no name: it was not asked for.",
                    host=self._channel.host,
                ),
                say("Check that the address is the shop's own one, which ends in .myshopify.com."),
                details=self._channel.masker.mask(header)[:400],
            )
        return page_info


class GraphOrders:
    """The GraphQL queries ``orders`` (a search, which may lag behind) and ``nodes``.

    ``field`` is the status field that must be told; any other costs only itself when it is denied.
    """

    fields = GRAPH_FIELDS

    def __init__(self, session: ShopifySession, field: str = "") -> None:
        self._session = session
        self._channel = session.channel
        self._spare = frozenset(GRAPH_FIELDS) - {field}
        self._slim = False

    async def _ask(
        self, operations: tuple[Operation, Operation], variables: Mapping[str, object], where: str
    ) -> tuple[Document, Reply]:
        """The answer to the first operation, or to the slim second one where a field that was
        denied took the list with it."""
        if not self._slim:
            document, reply = await self._session.query(operations[0], variables, spare=self._spare)
            lost = failed_fields(document.root)
            if not (lost & _OWN_SCOPES) or isinstance(at(document.root, where), list):
                return document, reply
            self._slim = True
        return await self._session.query(operations[1], variables, spare=self._spare)

    async def total(self) -> int | None:
        document, _ = await self._session.query(COUNT_ORDERS, {})
        count = at(document.root, "/data/ordersCount/count")
        exact = text(document.root, "/data/ordersCount/precision") == "EXACT"
        return whole(str(count)) if exact and isinstance(count, NumberLiteral) else None

    async def pages(self, since: datetime | None) -> AsyncGenerator[OrderList, None]:
        """Sorted by id, so that an order changed meanwhile does not move to another page."""
        cursor: str | None = None
        wanted = f"updated_at:>='{_utc(since)}'" if since is not None else None
        seen: set[str] = set()
        for _ in range(_MAX_PAGES):
            variables = {"first": PER_PAGE, "after": cursor, "query": wanted}
            where = "/data/orders/nodes"
            document, reply = await self._ask((LIST_ORDERS, LIST_ORDERS_SLIM), variables, where)
            yield self._orders(document, reply, where, "orders")
            info = at(document.root, "/data/orders/pageInfo")
            more, cursor = at(info, "/hasNextPage"), text(info, "/endCursor")
            if more is False:
                return
            if more is not True or not cursor:
                raise BadReply(
                    say(
                        "The answer of {host} does not say whether more orders follow.",
                        host=self._channel.host,
                    ),
                    say("Try again."),
                    details=self._channel.masker.raw(reply.body),
                )
            _refuse_repeated(cursor, seen, self._channel.host)
        raise _endless(self._channel.host)

    async def by_ids(self, ids: Sequence[str]) -> OrderList:
        """An order that the shop has not is null in its place (facts sheet 1.6)."""
        variables = {"ids": [gid(order_id) for order_id in ids]}
        where = "/data/nodes"
        document, reply = await self._ask((ORDERS_BY_ID, ORDERS_BY_ID_SLIM), variables, where)
        orders = self._orders(document, reply, where, "nodes")
        if len(list(orders.items())) != len(ids):
            raise BadReply(
                say(
                    "{host} was asked for {count} orders and answered otherwise.",
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
        denied = failed_fields(document.root) | (_OWN_SCOPES if self._slim else frozenset())
        return replace(orders, denied=denied)


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


def _refuse_repeated(cursor: str, seen: set[str], host: str) -> None:
    if cursor in seen:
        raise BadReply(
            say("The list of {host} comes back to a former page.", host=host), say("Try again.")
        )
    seen.add(cursor)


def _endless(host: str) -> BadReply:
    return BadReply(
        say("The list of {host} does not end.", host=host), say("Look at the shop's API.")
    )


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
