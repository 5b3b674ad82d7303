"""WooCommerce's REST API, version wc/v3: reading orders and writing one status.

Law: as measured on WooCommerce 9.9.5. Statuses are slugs without ``wc-``, kept as received;
writes are single PUTs, because the batch call turns what it does not know into ``pending``.
"""

import re
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import replace
from datetime import datetime
from typing import Final

from designo_sync_gui.connectors.http.client import Channel
from designo_sync_gui.connectors.http.messages import Request, json_body
from designo_sync_gui.connectors.reading.document import Document
from designo_sync_gui.connectors.reading.observations import (
    Field,
    about,
    absent,
    id_at,
    observed,
    read_each,
    readable_text,
)
from designo_sync_gui.connectors.woocommerce.errors import invalid_id, read_error, write_reply
from designo_sync_gui.connectors.woocommerce.listing import ORDERS, OrderList
from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.order import Observation, OrderRef, Reading, Side
from designo_sync_gui.domain.outcome import WriteReply
from designo_sync_gui.domain.ports import OrderPage
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import JsonType, Status

_ONE: Final = "GET wc/v3/orders/ID"
#: Trashed orders are in no other list; they are present, with the status "trash".
_SCANS: Final = ("any", "trash")
#: Nothing longer is asked for: 70,000 digits would not fit an address.
_ORDER_ID = re.compile(r"(?:0|[1-9][0-9]{0,39})\Z")
_FIELD_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")


class WooCommerceReader:
    """The orders of one shop."""

    side = Side.STOREFRONT
    reads_since = True
    reads_singly = True
    live = True

    def __init__(self, channel: Channel, store: Store) -> None:
        if not _FIELD_NAME.match(store.status_field):
            raise SettingsInvalid(
                say(
                    "“{status_field}” is not the name of an order field.",
                    status_field=store.status_field,
                ),
                say("Enter “status”, or another top-level field of the order in the REST API."),
            )
        self._channel = channel
        self._code = store.code
        self._field = store.status_field
        names = ["id", "number", self._field, "date_modified_gmt"]
        self._fields = ("_fields", ",".join(dict.fromkeys(names)))
        self._list = OrderList(channel, self._fields, self._reading)

    async def pages(
        self, store_codes: Sequence[str], since: datetime | None
    ) -> AsyncGenerator[OrderPage, None]:
        """All registered statuses, then the trash; each order once unless it changed meanwhile.
        To be closed by the taker (``aclosing``).

        Orders whose status is no longer registered are in neither list (measured).
        """
        if self._code not in store_codes:
            return
        shown: dict[str, Observation] = {}
        for scan in _SCANS:
            async with aclosing(self._list.scan(scan, since)) as pages:
                async for page in pages:
                    news = [r for r in page.readings if _is_news(r, shown)]
                    shown.update({r.ref.order_id: r.observation for r in news})
                    yield replace(page, readings=tuple(news))

    def _reading(self, document: Document, pointer: str, source: str) -> Reading | None:
        order = document.resolve(pointer)
        order_id = id_at(order, "/id")
        if order_id is None:
            return None
        field = Field(
            document=document,
            item=pointer,
            pointer=f"/{self._field}",
            changed_at="/date_modified_gmt",
            source=f"{source}, field {self._field}",
            read_at=self._channel.clock.now(),
        )
        observation = observed(field, self._channel.masker)
        return Reading(OrderRef(self._code, order_id), readable_text(order, "/number"), observation)

    async def list_total(self, store_codes: Sequence[str]) -> int | None:
        """Both lists' X-WP-Total; ``None`` where something on the way removes that header."""
        if self._code not in store_codes:
            return 0
        totals = [await self._list.total(scan) for scan in _SCANS]
        known = [total for total in totals if total is not None]
        return sum(known) if len(known) == len(totals) else None

    async def read_orders(self, refs: Sequence[OrderRef]) -> Mapping[OrderRef, Reading]:
        """Each order alone: the only request that shows an unregistered status (measured)."""
        return await read_each(refs, self._read_order)

    async def _read_order(self, ref: OrderRef) -> Reading:
        if not _ORDER_ID.match(ref.order_id):
            return absent(
                self._channel, ref, "not asked: WooCommerce's order ids are whole numbers"
            )
        reply = await self._channel.read(
            Request("GET", f"{ORDERS}/{ref.order_id}", (self._fields,))
        )
        if reply.status == 404 and invalid_id(reply):
            return absent(self._channel, ref, _ONE)
        error = read_error(self._channel, reply)
        if error is not None:
            raise error
        reading = self._reading(self._channel.document(reply), "", _ONE)
        return about(self._channel, reply, ref, reading)


class WooCommerceWriter:
    """Writes one status with one PUT, never repeated."""

    def __init__(self, channel: Channel, store: Store) -> None:
        self._channel = channel
        self._code = store.code

    async def write(self, ref: OrderRef, status: Status, action: str = "") -> WriteReply:
        if ref.store_code != self._code or not _ORDER_ID.match(ref.order_id):
            raise SettingsInvalid(
                say(
                    "“{order_id}” is not an order id of this shop: nothing was sent.",
                    order_id=ref.order_id,
                ),
                say("WooCommerce's order ids are whole numbers."),
                title=say("Order id not usable"),
            )
        if status.json_type is not JsonType.TEXT:
            raise SettingsInvalid(
                say(
                    "WooCommerce takes texts, not a {json_type}: nothing was sent.",
                    json_type=status.json_type,
                ),
                title=say("Status not usable"),
            )
        request = Request(
            "PUT",
            f"{ORDERS}/{ref.order_id}",
            (("_fields", "id,status"),),
            body=json_body({"status": status.literal}),
        )
        reply = await self._channel.send(request)
        return write_reply(self._channel, reply, ref.order_id)


def _is_news(reading: Reading, shown: Mapping[str, Observation]) -> bool:
    former = shown.get(reading.ref.order_id)
    return former is None or (former.status, former.problem) != (
        reading.observation.status,
        reading.observation.problem,
    )
