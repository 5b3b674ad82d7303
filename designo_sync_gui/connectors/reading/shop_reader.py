"""Shared code of readers whose API returns each order as one JSON object.

Law: an order is absent only where the shop's reply states that for this id, or where the id cannot
be one of this platform; an answer about another order is an error.
"""

from abc import ABC, abstractmethod
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import replace
from datetime import datetime
from typing import ClassVar

from designo_sync_gui.connectors.http.client import Channel
from designo_sync_gui.connectors.http.errors import http_date
from designo_sync_gui.connectors.http.gather import one_ahead
from designo_sync_gui.connectors.http.messages import Reply, Request
from designo_sync_gui.connectors.reading.document import Document
from designo_sync_gui.connectors.reading.observations import (
    Field,
    about,
    absent,
    nameless_as,
    observed,
    read_each,
)
from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.horizon import begins_at
from designo_sync_gui.domain.order import OrderRef, Reading, Side
from designo_sync_gui.domain.ports import OrderPage
from designo_sync_gui.domain.source_words import FIELD, made


class ShopReader(ABC):
    """Implements ``domain.ports.OrderReader`` for one store.

    Attributes:
        id_pointer, changed_pointer: where an order's id and time of change stand.
        others: the fields that are shown beside the status.
        of_one, of_ids: how a single order is read; why a text that is no id is not asked for.
    """

    side = Side.STOREFRONT
    reads_since = True
    reads_singly = True
    live = True

    id_pointer: ClassVar[str] = "/id"
    changed_pointer: ClassVar[str]
    others: ClassVar[Sequence[str]] = ()
    of_one: ClassVar[str]
    of_ids: ClassVar[str]

    def __init__(self, channel: Channel, store: Store) -> None:
        self._channel = channel
        self._code = store.code
        self._field = store.status_field
        self._orders_since = store.orders_since

    @property
    def horizon(self) -> datetime | None:
        return begins_at(self._orders_since, self._channel.clock.now())

    @abstractmethod
    def list_pages(self, since: datetime | None, after: str) -> AsyncGenerator[OrderPage, None]:
        """The list page by page, or what changed since then; ``after`` as in ``pages``. Raises
        ``SyncError``."""

    @abstractmethod
    def is_place(self, after: str) -> bool:
        """Whether a list can be gone on with behind it."""

    @abstractmethod
    async def total(self, horizon: datetime | None) -> int | None:
        """The total of the list that begins then; ``None`` where the shop does not tell. Raises
        ``SyncError``."""

    @abstractmethod
    def order_id_of(self, order: object) -> str | None:
        """The id of an order; ``None`` where there is none that can be read."""

    @abstractmethod
    def number_of(self, order: object, order_id: str) -> str:
        """What people call the order."""

    @abstractmethod
    def is_order_id(self, text: str) -> bool:
        """Whether an order of this platform can have this id."""

    @abstractmethod
    def request_of(self, order_id: str) -> Request:
        """The request for a single order."""

    @abstractmethod
    def is_missing(self, reply: Reply, order_id: str) -> bool:
        """Whether the shop says that it has no order of this id."""

    @abstractmethod
    def error_of(self, reply: Reply) -> SyncError | None:
        """The error that a reply stands for; ``None`` for 2xx."""

    async def ask(self, request: Request) -> Reply:
        """Raises what ``Channel.read`` raises."""
        return await self._channel.read(request)

    def single(self, reply: Reply) -> Reading | None:
        """The order in the reply to ``request_of``."""
        document = self._channel.document(reply)
        return self._reading(self._field_in(document, self.of_one), document.root, "")

    async def pages(
        self, store_codes: Sequence[str], since: datetime | None, after: str = ""
    ) -> AsyncGenerator[OrderPage, None]:
        if self._code not in store_codes:
            return
        behind = after if self.is_place(after) else ""
        async with aclosing(one_ahead(self.list_pages(since, behind))) as pages:
            async for page in pages:
                yield replace(page, anew=True) if after and not behind else page

    async def list_total(
        self, store_codes: Sequence[str], begins: datetime | None = None
    ) -> int | None:
        if self._code not in store_codes:
            return 0
        return await self.total(begins or self.horizon)

    async def read_orders(self, refs: Sequence[OrderRef]) -> Mapping[OrderRef, Reading]:
        return await read_each(refs, self._read_order, self._channel.ahead)

    async def _read_order(self, ref: OrderRef) -> Reading:
        if not self.is_order_id(ref.order_id):
            return absent(self._channel, ref, f"not asked: {self.of_ids}")
        reply = await self.ask(self.request_of(ref.order_id))
        if self.is_missing(reply, ref.order_id):
            return absent(self._channel, ref, self.of_one)
        error = self.error_of(reply)
        if error is not None:
            raise error
        return about(self._channel, reply, ref, self.single(reply))

    def _field_in(self, document: Document, source: str) -> Field:
        return Field(
            document=document,
            pointer=f"/{self._field}",
            changed_at=self.changed_pointer,
            source=made(FIELD, source=source, field=self._field),
            read_at=self._channel.clock.now(),
            others=tuple((name, f"/{name}") for name in self.others if name != self._field),
        )

    def _reading(self, field: Field, order: object, item: str) -> Reading | None:
        """The order to which ``item`` points; ``None`` where it has no id that can be read."""
        order_id = self.order_id_of(order)
        if order_id is None:
            return None
        observation = observed(field, order, item, self._channel.masker)
        number = self.number_of(order, order_id)
        return Reading(OrderRef(self._code, order_id), number, observation)

    def listed(
        self, reply: Reply, document: Document, place: str, source: str, total: int | None
    ) -> OrderPage:
        """The orders of the list that stands at ``place`` of an answer; none where none does."""
        there = document.resolve(place)
        rows = there if isinstance(there, list) else []
        field = self._field_in(document, source)
        found = [self._reading(field, row, f"{place}/{i}") for i, row in enumerate(rows)]
        named = tuple(reading for reading in found if reading is not None)
        return OrderPage(
            named,
            total,
            len(rows) - len(named),
            http_date(reply.headers.get("date")),
            nameless_as=nameless_as(rows, found, self.id_pointer),
        )
