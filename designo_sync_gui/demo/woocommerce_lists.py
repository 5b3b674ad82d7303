"""The demo shop's order lists: filters, paging, headers.

Law: parameters are checked and applied as measured on WooCommerce 9.9.5; what the real shop
leaves out of its lists is left out here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

from designo_sync_gui.demo.http_server import DemoReply, DemoRequest, json_reply
from designo_sync_gui.demo.woocommerce_orders import (
    SHOP_ZONE,
    OrderBook,
    ShopOrder,
    as_json,
)
from designo_sync_gui.demo.woocommerce_replies import invalid_param, not_in_enum

_ORDERINGS = ("date", "id", "include", "title", "slug", "modified")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?\Z")


@dataclass(frozen=True, slots=True)
class _Paging:
    page: int
    per_page: int


def list_reply(book: OrderBook, request: DemoRequest, base: str) -> DemoReply:
    """``GET /orders``. Raises ``ShopError`` for a parameter the shop refuses."""
    paging = _Paging(_whole(request, "page", 1, None), _whole(request, "per_page", 10, 100))
    statuses = _statuses(book, request)
    ordering = request.value("orderby") or "date"
    if ordering not in _ORDERINGS:
        raise not_in_enum("orderby", "orderby", _ORDERINGS)
    found = [order for order in book.orders.values() if _fits(book, order, statuses)]
    found = [order for order in found if _is_included(order, request)]
    found = [order for order in found if _in_time(order, request)]
    backwards = (request.value("order") or "desc") == "desc"
    found.sort(key=lambda order: _key(order, ordering), reverse=backwards)
    first = (paging.page - 1) * paging.per_page
    shown = found[first : first + paging.per_page]
    total = len(found) if shown or not first else 0
    pages = -(-total // paging.per_page)
    headers = {"X-WP-Total": str(total), "X-WP-TotalPages": str(pages), "Allow": "GET, POST"}
    if paging.page < pages:
        headers["Link"] = f'<{_page_url(base, request, paging.page + 1)}>; rel="next"'
    items = [fields_of(as_json(order, base), request, keep_links=False) for order in shown]
    return json_reply(200, items, headers)


def fields_of(
    order: dict[str, object], request: DemoRequest, *, keep_links: bool = True
) -> dict[str, object]:
    """``_fields``: unknown names are ignored; single replies keep ``_links`` (measured)."""
    wanted = request.value("_fields")
    if not wanted:
        return order
    names = {name.strip().partition(".")[0] for name in wanted.split(",")}
    if keep_links:
        names.add("_links")
    return {name: value for name, value in order.items() if name in names}


def _whole(request: DemoRequest, name: str, default: int, most: int | None) -> int:
    text = request.value(name)
    if text is None:
        return default
    if not re.fullmatch(r"-?\d+", text):
        message = f"{name} is not of type integer."
        raise invalid_param(name, "rest_invalid_type", message, {"param": name})
    value = int(text)
    if most is None and value < 1:
        message = f"{name} must be greater than or equal to 1"
        raise invalid_param(name, "rest_out_of_bounds", message)
    if most is not None and not 1 <= value <= most:
        message = f"{name} must be between 1 (inclusive) and {most} (inclusive)"
        raise invalid_param(name, "rest_out_of_bounds", message)
    return value


def _statuses(book: OrderBook, request: DemoRequest) -> Sequence[str]:
    indexed = [v for n, v in request.query if n.startswith("status[")]
    plain = request.value("status")
    wanted = indexed or re.split(r"[\s,]+", plain if plain is not None else "any")
    for index, status in enumerate(wanted):
        if status not in ("any", "trash", *book.writable):
            raise not_in_enum("status", f"status[{index}]", ["any", "trash", *book.writable])
    return wanted


def _fits(book: OrderBook, order: ShopOrder, statuses: Sequence[str]) -> bool:
    if "any" in statuses:
        return book.shown_in_lists(order)
    return order.status in statuses


def _is_included(order: ShopOrder, request: DemoRequest) -> bool:
    include = request.value("include")
    return not include or str(order.id) in include.split(",")


def _in_time(order: ShopOrder, request: DemoRequest) -> bool:
    for name, moment in (("modified_after", order.modified), ("after", order.created)):
        text = request.value(name)
        if text is None:
            continue
        if not _DATE.match(text):
            raise invalid_param(name, "rest_invalid_date", "Invalid date.")
        if moment <= _moment(text, gmt=request.value("dates_are_gmt") == "true"):
            return False
    return True


def _moment(text: str, *, gmt: bool) -> datetime:
    moment = datetime.fromisoformat(text.replace(" ", "T"))
    if moment.tzinfo is not None:
        shift = timedelta(hours=1) if gmt else timedelta(0)
        return moment.astimezone(UTC) + shift
    return moment.replace(tzinfo=UTC if gmt else SHOP_ZONE)


def _key(order: ShopOrder, ordering: str) -> tuple[datetime, int] | int:
    if ordering == "date":
        return order.created, order.id
    if ordering == "modified":
        return order.modified, order.id
    return order.id


def _page_url(base: str, request: DemoRequest, page: int) -> str:
    """The real shop repeats the query in its links, signature and all: never to be followed."""
    pairs = [(name, value) for name, value in request.query if name != "page"]
    query = "&".join(f"{name}={quote(value)}" for name, value in [*pairs, ("page", str(page))])
    return f"{base}wp-json/wc/v3/orders?{query}"
