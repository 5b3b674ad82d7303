"""The demo Shopify shop's GraphQL, really executed.

Law: every document is parsed, validated and executed by graphql-core against the demo's own
schema, so a document that Shopify would not take is not taken here either. graphql-core is
loaded only when a shop is made.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from designo_sync_gui.demo.shopify_auth import ShopifyAuth
from designo_sync_gui.demo.shopify_limits import MOST_PER_QUERY, Bucket
from designo_sync_gui.demo.shopify_orders import (
    ActionRefusedError,
    Parcel,
    ShopifyBook,
    ShopifyOrder,
)
from designo_sync_gui.demo.shopify_schema import SDL

if TYPE_CHECKING:
    from graphql import DocumentNode, GraphQLError

_GID: Final = re.compile(r"gid://shopify/(Order|FulfillmentOrder)/([0-9]+)\Z")
_FILTERS: Final = re.compile(
    r"(?:updated_at:>='(?P<updated>[^']+)')? ?(?:created_at:>='(?P<created>[^']+)')? ?"
    r"(?:id:<=(?P<upto>[0-9]+))?\Z"
)
_SIXTY_DAYS: Final = timedelta(days=60)
_PARCEL_SCOPES: Final = (
    "read_merchant_managed_fulfillment_orders",
    "write_merchant_managed_fulfillment_orders",
)

_Value = dict[str, Any]


class ShopifyGraph:
    """Executes documents over one shop's orders."""

    def __init__(self, book: ShopifyBook, auth: ShopifyAuth, points: Bucket, name: str) -> None:
        import graphql

        self._library = graphql
        self._schema = graphql.build_schema(SDL)
        self._book = book
        self._auth = auth
        self._points = points
        self._root = {
            "shop": {"name": name, "myshopifyDomain": "print-depot.myshopify.com"},
            "currentAppInstallation": self._installation,
            "order": self._order,
            "nodes": self._nodes,
            "orders": self._orders,
            "ordersCount": self._count,
            "orderMarkAsPaid": self._mark_as_paid,
            "orderClose": partial(self._archive, "orderClose", True),
            "orderOpen": partial(self._archive, "orderOpen", False),
            "fulfillmentCreate": self._fulfil,
            "fulfillmentOrderHold": self._hold,
            "fulfillmentOrderReleaseHold": self._release,
        }

    def answer(self, text: object, variables: object) -> _Value:
        """The whole body of a reply; its HTTP status is always 200."""
        given = variables if isinstance(variables, dict) else {}
        try:
            document = self._library.parse(str(text))
        except self._library.GraphQLSyntaxError as error:
            return {"errors": [error.formatted]}
        problems = self._library.validate(self._schema, document)
        if problems:
            return {"errors": [problem.formatted for problem in problems]}
        cost = _cost(document, given)
        if cost > MOST_PER_QUERY:
            words = f"Query cost is {cost:.0f}, which exceeds the single query max cost limit."
            return {"errors": [{"message": words, "extensions": {"code": "MAX_COST_EXCEEDED"}}]}
        if not self._points.take(cost):
            throttled = {"message": "Throttled", "extensions": {"code": "THROTTLED"}}
            return {"errors": [throttled], "extensions": {"cost": self._told(cost, None)}}
        result = self._library.execute_sync(
            self._schema, document, root_value=self._root, variable_values=given
        )
        return {**result.formatted, "extensions": {"cost": self._told(cost, cost)}}

    def _told(self, requested: float, actual: float | None) -> _Value:
        return {
            "requestedQueryCost": requested,
            "actualQueryCost": actual,
            "throttleStatus": {
                "maximumAvailable": self._points.capacity,
                "currentlyAvailable": int(self._points.available),
                "restoreRate": self._points.rate,
            },
        }

    def _denied(self, field: str, scope: str) -> "GraphQLError":
        words = f"Access denied for {field} field. Required access: `{scope}` access scope."
        return self._library.GraphQLError(words, extensions={"code": "ACCESS_DENIED"})

    def _need(self, field: str, *scopes: str) -> None:
        """Raises ``GraphQLError`` unless the app has one of the scopes."""
        if not self._auth.scopes.intersection(scopes):
            raise self._denied(field, scopes[0])

    def _installation(self, info: object) -> _Value:
        return {"accessScopes": [{"handle": scope} for scope in sorted(self._auth.scopes)]}

    def shown(self, order: ShopifyOrder) -> bool:
        """Older orders are left out without a word where the scope for them is missing."""
        recent = order.created > self._book.now() - _SIXTY_DAYS
        return recent or "read_all_orders" in self._auth.scopes

    def _order(self, info: object, id: str) -> _Value | None:
        self._need("order", "read_orders")
        kind, number = _numbered(id)
        order = self._book.orders.get(number) if kind == "Order" else None
        return self._as_value(order) if order is not None and self.shown(order) else None

    def _nodes(self, info: object, ids: Sequence[str]) -> list[_Value | None]:
        return [self._order(info, id) for id in ids]

    def _orders(
        self,
        info: object,
        first: int = 50,
        after: str | None = None,
        query: str | None = None,
        sortKey: str = "PROCESSED_AT",
        reverse: bool = False,
    ) -> _Value:
        """A filter that is not understood is ignored (facts sheet 1.2)."""
        self._need("orders", "read_orders")
        fits = _filter(query)
        orders = sorted(self._book.orders.values(), key=lambda one: one.id, reverse=reverse)
        found = [
            order
            for order in orders
            if (not after or (order.id < int(after) if reverse else order.id > int(after)))
            and self.shown(order)
            and fits(order)
        ]
        page = found[:first]
        info_of_page = {
            "hasNextPage": len(found) > len(page),
            "endCursor": str(page[-1].id) if page else None,
        }
        return {"nodes": [self._as_value(order) for order in page], "pageInfo": info_of_page}

    def _count(self, info: object, limit: int | None = 10000, query: str | None = None) -> _Value:
        self._need("ordersCount", "read_orders")
        fits = _filter(query)
        count = sum(self.shown(order) and fits(order) for order in self._book.orders.values())
        if limit is not None and count > limit:
            return {"count": limit, "precision": "AT_LEAST"}
        return {"count": count, "precision": "EXACT"}

    def _parcel_value(self, parcel: Parcel) -> _Value:
        def location(info: object) -> _Value:
            self._need("location", "read_locations")
            return {"id": f"gid://shopify/Location/{len(parcel.location)}"}

        return {
            "__typename": "FulfillmentOrder",
            "id": f"gid://shopify/FulfillmentOrder/{parcel.id}",
            "status": parcel.status,
            "supportedActions": [{"action": action} for action in parcel.actions],
            "assignedLocation": {"name": parcel.location, "location": location},
        }

    def _as_value(self, order: ShopifyOrder) -> _Value:
        def parcels(info: object, first: int = 50) -> _Value:
            self._need("fulfillmentOrders", *_PARCEL_SCOPES)
            shown = [self._parcel_value(parcel) for parcel in order.parcels[:first]]
            more = {"hasNextPage": len(order.parcels) > first, "endCursor": None}
            return {"nodes": shown, "pageInfo": more}

        return {
            "__typename": "Order",
            "id": f"gid://shopify/Order/{order.id}",
            "legacyResourceId": str(order.id),
            "name": order.name,
            "displayFinancialStatus": order.financial,
            "displayFulfillmentStatus": order.fulfilment,
            "returnStatus": order.return_status,
            "closed": order.closed,
            "updatedAt": order.updated.isoformat().replace("+00:00", "Z"),
            "canMarkAsPaid": order.payable,
            "fulfillmentOrders": parcels,
        }

    def _mark_as_paid(self, info: object, input: _Value) -> _Value:
        self._need("orderMarkAsPaid", "write_orders")
        number = _numbered(input["id"])[1]
        return _done(
            "order",
            lambda: self._book.mark_as_paid(number),
            lambda: self._as_value(self._book.orders[number]),
        )

    def _archive(self, name: str, closed: bool, info: object, input: _Value) -> _Value:
        self._need(name, "write_orders")
        number = _numbered(input["id"])[1]
        return _done(
            "order",
            lambda: self._book.set_closed(number, closed),
            lambda: self._as_value(self._book.orders[number]),
        )

    def _fulfil(self, info: object, fulfillment: _Value) -> _Value:
        self._need("fulfillmentCreate", _PARCEL_SCOPES[1])
        items = fulfillment["lineItemsByFulfillmentOrder"]
        ids = [_numbered(item["fulfillmentOrderId"])[1] for item in items]
        made = {"id": f"gid://shopify/Fulfillment/{ids[0] if ids else 0}"}
        return _done("fulfillment", lambda: self._book.fulfil(ids), lambda: made)

    def _hold(self, info: object, id: str, fulfillmentHold: _Value) -> _Value:
        self._need("fulfillmentOrderHold", _PARCEL_SCOPES[1])
        act = partial(self._book.hold, _numbered(id)[1])
        return _done("fulfillmentOrder", act, lambda: {"id": id})

    def _release(self, info: object, id: str) -> _Value:
        self._need("fulfillmentOrderReleaseHold", _PARCEL_SCOPES[1])
        act = partial(self._book.release, _numbered(id)[1])
        return _done("fulfillmentOrder", act, lambda: {"id": id})


def _done(name: str, act: Callable[[], object], made: Callable[[], _Value]) -> _Value:
    """A mutation's answer: what came of it, or why not."""
    try:
        act()
    except ActionRefusedError as refused:
        return {name: None, "userErrors": [{"field": ["id"], "message": str(refused)}]}
    return {name: made(), "userErrors": []}


def _numbered(gid: str) -> tuple[str, int]:
    found = _GID.match(gid)
    return (found[1], int(found[2])) if found else ("", 0)


def _cost(document: "DocumentNode", variables: Mapping[str, Any]) -> float:
    """Two and one for each object a list may hold, ten for a mutation; Shopify's are like it."""
    kinds = {getattr(part, "operation", None) for part in document.definitions}
    if any(getattr(kind, "value", "") == "mutation" for kind in kinds):
        return 10.0
    ids = variables.get("ids")
    most = variables.get("first")
    if isinstance(ids, list):
        return float(max(1, len(ids)))
    return float(most + 2) if isinstance(most, int) else 3.0


def _filter(query: str | None) -> Callable[[ShopifyOrder], bool]:
    """Whether an order changed, and was placed, late enough, and has a low enough id."""
    wanted = _FILTERS.match(query or "")
    told = wanted.groupdict() if wanted else {}
    since, placed = _moment(told.get("updated")), _moment(told.get("created"))
    upto = told.get("upto")

    def fits(order: ShopifyOrder) -> bool:
        late = since is None or order.updated >= since
        placed_late = placed is None or order.created >= placed
        return late and placed_late and (upto is None or order.id <= int(upto))

    return fits


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
