"""Learning without a server: what is asked for is remembered, and answers come from the test."""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from order_answers import decoded

from designo_sync_gui.connectors.exports.connector import table_sample
from designo_sync_gui.connectors.registry import store_secret_fields
from designo_sync_gui.domain.compare import judge
from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.learning.absent import AbsentProof
from designo_sync_gui.domain.learning.answers import Example, ExampleAnswer
from designo_sync_gui.domain.learning.draft import Choice, Draft
from designo_sync_gui.domain.learning.example import ExampleRequest
from designo_sync_gui.domain.learning.known import KnownOrders
from designo_sync_gui.domain.learning.proof import Proof
from designo_sync_gui.domain.learning.scores import Role
from designo_sync_gui.domain.learning.single import Single
from designo_sync_gui.domain.learning.tables import TableChoice, propose_table
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence, Reading, Side
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import Status
from designo_sync_gui.engine.learning import Learning, Preview, PreviewRow, Study, preview_row
from designo_sync_gui.engine.learning_tables import TablePreview, TableStudy
from designo_sync_gui.engine.renewing import RenewalDone
from designo_sync_gui.storage.example_files import read_example_file

_ORDERS = [
    {"order_id": str(2100 + n), "order_status": ("new", "Printing")[n % 2], "paper": "A4"}
    for n in range(4)
]
ANSWER = json.dumps({"data": {"total": 4, "orders": _ORDERS}, "log": [{"a": 1, "b": "x"}]})


class FakeTables:
    """Files are read. ``orders`` are what the mirror would know; a preview is noted."""

    def __init__(self, note: Callable[..., Any], orders: Callable[[], list[Order]]) -> None:
        self.note, self.orders = note, orders

    async def study(self, given: Sequence[tuple[str, str]]) -> TableStudy:
        sample = await table_sample(dict(given), datetime(2026, 11, 23, tzinfo=UTC))
        return TableStudy(tuple(given), sample, propose_table(sample), KnownOrders())

    async def preview(
        self, study: TableStudy, choice: TableChoice, store_code: str, side: Side = Side.DESIGNO
    ) -> TablePreview:
        """The rows that were looked at, by the choice."""
        self.note("preview_table", (choice, store_code, side))
        known = {order.ref.order_id: order for order in self.orders()}
        at, said = (
            study.sample.columns.index(choice.columns[role]) for role in (Role.ID, Role.STATUS)
        )
        seen = datetime(2026, 11, 23, tzinfo=UTC)
        rows = []
        for row in study.sample.rows:
            held = known.get(str(row[at]))
            ref = OrderRef(store_code, str(row[at])) if held is None else held.ref
            status = Status.text(str(row[said]))
            reading = Reading(ref, "", Observation(Presence.PRESENT, status, seen))
            rows.append(preview_row(held, reading, side))
        orders = Preview(tuple(rows), len(rows), len(known), 0, None, None)
        return TablePreview(orders, study.sample.told, study.sample.notes, 1, 1)


class FakeLearning(Learning):
    """``orders`` are what the mirror would know, and what a preview shows."""

    def __init__(self, note: Callable[..., Any], orders: Callable[[], list[Order]]) -> None:
        nothing: Any = None
        super().__init__(nothing, nothing, read_example_file)
        self.note, self.orders = note, orders
        self.proof = Proof()

    async def ask(self, request: ExampleRequest) -> Example:
        self.note("ask_example", request)
        single = [order for order in _ORDERS if request.url.endswith(f"/{order['order_id']}")]
        answer = json.dumps({"order": single[0]}) if single else ANSWER
        return Example(ExampleAnswer(decoded(answer)), request)

    async def known(self, ids: frozenset[str]) -> KnownOrders:
        del ids
        known = {
            order.ref.order_id: order.storefront.status.literal
            for order in self.orders()
            if order.storefront is not None and order.storefront.status is not None
        }
        return KnownOrders("Print Depot", known)

    async def prove(self, study: Study, which: int, choice: Choice) -> Proof:
        self.note("prove", (study, which, choice))
        return self.proof

    async def prove_one(self, choice: Choice) -> Single | None:
        one = choice.one
        return None if one is None else replace(one, absent=AbsentProof.NOT_FOUND)

    def check_profile(self, profile: str) -> None:
        store = Store("example", "example", "other", "", options=(("profile", profile),))
        store_secret_fields(store)

    async def preview(self, draft: Draft, store_code: str, side: Side = Side.DESIGNO) -> Preview:
        self.note("preview", (draft, store_code, side))
        rows = tuple(PreviewRow(order, judge(order)) for order in self.orders())
        return Preview(rows, len(rows), len(rows) - 1, 1, None, 2)


class FakeRenewing:
    """Remembers what was pasted; ``error`` is what the server would say."""

    def __init__(self, note: Callable[..., Any], error: SyncError | None) -> None:
        self.note, self.error = note, error

    async def renew(self, code: str | None, text: str) -> RenewalDone:
        self.note("renew", (code, text))
        if self.error is not None:
            raise self.error
        return RenewalDone(50, 49, None, say("They end at noon."))
