"""WooCommerce's REST API, version wc/v3: reading orders and writing one status.

As measured on WooCommerce 9.9.5. Statuses are slugs without ``wc-``, kept as received;
writes are single PUTs, because the batch call turns what it does not know into ``pending``.
"""

import re
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import aclosing
from dataclasses import replace
from datetime import datetime
from typing import Final

from designo_sync_gui.connectors.http.client import Channel
from designo_sync_gui.connectors.http.messages import Reply, Request, json_body
from designo_sync_gui.connectors.reading.observations import id_at, readable_text
from designo_sync_gui.connectors.reading.shop_reader import ShopReader
from designo_sync_gui.connectors.unsendable import refuse_no_text, refuse_other_order
from designo_sync_gui.connectors.woocommerce.errors import invalid_id, read_error, write_reply
from designo_sync_gui.connectors.woocommerce.listing import ORDERS, OrderList, Place
from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.errors import SettingsInvalid, SyncError
from designo_sync_gui.domain.order import OrderRef, Reading
from designo_sync_gui.domain.outcome import WriteReply
from designo_sync_gui.domain.ports import OrderPage
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.domain.status import Status

#: Trashed orders are in no other list; they are present, with the status "trash".
_SCANS: Final = ("any", "trash")
#: Nothing longer is asked for: 70,000 digits would not fit an address.
_ORDER_ID = re.compile(r"(?:0|[1-9][0-9]{0,39})\Z")
_FIELD_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")


class WooCommerceReader(ShopReader):
    """The orders of one shop. A single request alone shows an unregistered status (measured)."""

    changed_pointer = "/date_modified_gmt"
    of_one = "GET wc/v3/orders/ID"
    of_ids = "WooCommerce's order ids are whole numbers"

    def __init__(self, channel: Channel, store: Store) -> None:
        if not _FIELD_NAME.match(store.status_field):
            raise SettingsInvalid(
                say(
                    "“{status_field}” is not the name of an order field.",
                    status_field=store.status_field,
                ),
                say("Enter “status”, or another top-level field of the order in the REST API."),
            )
        super().__init__(channel, store)
        names = ["id", "number", self._field, "date_modified_gmt"]
        self._fields = ("_fields", ",".join(dict.fromkeys(names)))
        self._list = OrderList(channel, self._fields, self.listed)

    async def list_pages(
        self, since: datetime | None, after: str
    ) -> AsyncGenerator[OrderPage, None]:
        """All registered statuses, then the trash; each order once unless it changed meanwhile.

        Orders whose status is no longer registered are in neither list (measured).
        """
        shown: dict[str, Status | Sentence] = {}
        horizon = self.horizon
        place = Place.of(after)
        for scan in _SCANS if place is None else _SCANS[_SCANS.index(place.status) :]:
            behind = place if place is not None and place.status == scan else None
            async with aclosing(self._list.scan(scan, since, horizon, behind)) as pages:
                async for page in pages:
                    yield replace(page, readings=tuple(_news(page.readings, shown)))

    def is_place(self, after: str) -> bool:
        return Place.of(after) is not None

    async def total(self, horizon: datetime | None) -> int | None:
        """Both lists' X-WP-Total; ``None`` where something on the way removes that header."""
        totals = [await self._list.total(scan, horizon) for scan in _SCANS]
        known = [total for total in totals if total is not None]
        return sum(known) if len(known) == len(totals) else None

    def order_id_of(self, order: object) -> str | None:
        return id_at(order, self.id_pointer)

    def number_of(self, order: object, order_id: str) -> str:
        return readable_text(order, "/number")

    def is_order_id(self, text: str) -> bool:
        return _ORDER_ID.match(text) is not None

    def request_of(self, order_id: str) -> Request:
        return Request("GET", f"{ORDERS}/{order_id}", (self._fields,))

    def is_missing(self, reply: Reply, order_id: str) -> bool:
        return reply.status == 404 and invalid_id(reply)

    def error_of(self, reply: Reply) -> SyncError | None:
        return read_error(self._channel, reply)


class WooCommerceWriter:
    """Writes one status with one PUT, never repeated."""

    def __init__(self, channel: Channel, store: Store) -> None:
        self._channel = channel
        self._code = store.code

    async def write(self, ref: OrderRef, status: Status, action: str = "") -> WriteReply:
        ids = say("WooCommerce's order ids are whole numbers.")
        refuse_other_order(ref, self._code, ids, sound=_ORDER_ID.match(ref.order_id) is not None)
        refuse_no_text(status, "WooCommerce")
        request = Request(
            "PUT",
            f"{ORDERS}/{ref.order_id}",
            (("_fields", "id,status"),),
            body=json_body({"status": status.literal}),
        )
        reply = await self._channel.send(request)
        return write_reply(self._channel, reply, ref.order_id)


def _news(readings: Sequence[Reading], shown: dict[str, Status | Sentence]) -> Iterator[Reading]:
    """The readings that tell something else of an order than what was shown of it before. Of all
    that were shown only the status is kept, or why there is none: many orders share it, so that a
    million of them take no more than their ids."""
    for reading in readings:
        order_id, seen = reading.ref.order_id, reading.observation
        told = seen.problem if seen.status is None else seen.status
        if shown.get(order_id) != told:
            shown[order_id] = told
            yield reading
