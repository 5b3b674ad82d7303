"""A shop by profile on a real server, from the first refresh to a plan with nothing left to do:
a table of transitions, orders named by a key, If-Match, a token's own word, an end by total."""

import asyncio
import json
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from local_kit import LeapingClock

from designo_sync_gui.bootstrap import OpenOptions, open_services
from designo_sync_gui.demo.http_server import DemoReply, DemoRequest, DemoServer, json_reply
from designo_sync_gui.demo.world import DemoWorld
from designo_sync_gui.domain.connection import DesignoConnection, Secret, Store
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.plan import RefusalReason
from designo_sync_gui.storage.memory_secrets import MemorySecretStore

PROFILE = """\
title = "Tickets"
[auth]
kind = "bearer"
prefix = "Token"
[pace]
per_second = 100
at_once = 2
[list]
path = "orders/"
[list.paging]
kind = "page"
parameter = "page"
size = 2
total = "/count"
end_by_total = true
[list.pointers]
items = "/results"
id = "/id"
key = "/code"
status = "/state"
[id]
type = "number"
[one]
path = "orders/{order_key}/"
[one.pointers]
item = ""
[one.absent]
http_status = 404
[write]
method = "POST"
headers = { If-Match = "{header:ETag}" }
[write.success]
http_status = 204
[write.statuses."paid"]
path = "orders/{order_key}/mark_paid/"
body = '{"from": "{expected}", "version": {order:/version}}'
shows = "p"
causes = "the customer gets an e-mail"
[write.statuses."c"]
method = "DELETE"
path = "orders/{order_key}/"
confirm = "cancel"
"""


@dataclass
class Tickets:
    """The shop: orders by code, each with its id, state and version."""

    orders: dict[str, dict[str, Any]] = field(default_factory=dict)
    written: list[str] = field(default_factory=list)

    def handle(self, request: DemoRequest) -> DemoReply:
        if request.headers.get("authorization") != "Token t0k":
            return json_reply(401, {"detail": "Invalid token."})
        code = request.path.removeprefix("/api/orders/").partition("/")[0]
        if not code:
            return self._page(int(request.value("page") or 1))
        order = self.orders.get(code)
        if order is None:
            return json_reply(404, {"detail": "Not found."})
        tag = f'"{order["version"]}"'
        if request.method == "GET":
            return json_reply(200, order, {"ETag": tag})
        if request.headers.get("if-match") != tag:
            return json_reply(412, {"detail": "The order has changed."})
        self.written.append(f"{request.method} {request.path} {request.body.decode()}")
        state = "c" if request.method == "DELETE" else "p"
        self.orders[code] = {**order, "state": state, "version": order["version"] + 1}
        return DemoReply(204, b"")

    def _page(self, number: int) -> DemoReply:
        held = list(self.orders.values())
        page = held[(number - 1) * 2 : number * 2]
        if not page and number > 1:
            return json_reply(404, {"detail": "Invalid page."})
        return json_reply(200, {"count": len(held), "results": page})


@pytest.fixture
def shop() -> Iterator[tuple[Tickets, DemoServer, DemoWorld]]:
    tickets = Tickets()
    for number, state in enumerate(["n", "n", "p", "n", "n"], start=1):
        order = {"id": number, "code": f"A{number}/X", "state": state, "version": number}
        tickets.orders[f"A{number}%2FX"] = order
    with ExitStack() as stack:
        server = stack.enter_context(DemoServer(tickets.handle))
        world = stack.enter_context(DemoWorld(0))
        for number, state in enumerate(["paid", "n", "paid", "c", "held"], start=1):
            world.designo.add("tix", str(number), json.dumps(state))
        yield tickets, server, world


def _with_engine(home: Path, server: DemoServer, world: DemoWorld, use: Any) -> Any:
    async def steps() -> Any:
        options = OpenOptions(home, MemorySecretStore(), clock=LeapingClock())
        services = await open_services(options)
        try:
            of_shop = (("profile", PROFILE),)
            store = Store("tix", "Tickets", "other", f"{server.address}api/", options=of_shop)
            await services.connections.save_store(store, {"token": Secret("t0k")})
            connection = DesignoConnection(world.designo_url, read_profile=world.read_profile_toml)
            fields = services.connections.designo_secret_fields(world.read_profile_toml)
            keys = {field.name: Secret(world.designo_read_key) for field in fields}
            await services.connections.save_designo(connection, keys)
            assert (await services.jobs.refresh()).errors == ()
            return await use(services)
        finally:
            await services.aclose()

    return asyncio.run(steps())


def _refs() -> list[OrderRef]:
    return [OrderRef("tix", str(number)) for number in range(1, 6)]


def test_that_a_table_of_transitions_is_planned_written_and_read_back(
    shop: tuple[Tickets, DemoServer, DemoWorld], tmp_path: Path
) -> None:
    tickets, server, world = shop

    async def use(services: Any) -> Any:
        plan = await services.orders.plan(Direction.TO_STOREFRONT, _refs())
        typed = frozenset({*plan.confirmations, plan.count_word})
        result = await services.jobs.apply(plan, typed)
        again = await services.orders.plan(Direction.TO_STOREFRONT, _refs())
        return plan, result, again

    plan, result, again = _with_engine(tmp_path, server, world, use)
    told = {write.ref.order_id: write.consequence.english for write in plan.writes}
    assert set(told) == {"1", "4"}
    assert "the customer gets an e-mail; “p” is shown there afterwards" in told["1"]
    assert dict(plan.confirmations) == {"cancel": 1}
    reasons = {refusal.ref.order_id: refusal.reason for refusal in plan.refusals}
    assert reasons == {
        "2": RefusalReason.EQUAL,
        "3": RefusalReason.EQUAL,
        "5": RefusalReason.NOT_ALLOWED,
    }
    assert [outcome.kind for outcome in result.outcomes] == [OutcomeKind.VERIFIED] * 2
    assert sorted(tickets.written) == [
        "DELETE /api/orders/A4%2FX/ ",
        'POST /api/orders/A1%2FX/mark_paid/ {"from": "n", "version": 1}',
    ]
    assert again.writes == ()


def test_that_a_change_between_reading_and_write_is_refused_by_the_shop_itself(
    shop: tuple[Tickets, DemoServer, DemoWorld], tmp_path: Path
) -> None:
    tickets, server, world = shop

    def change(request: DemoRequest) -> None:
        if request.method == "POST":
            tickets.orders["A1%2FX"] = {**tickets.orders["A1%2FX"], "version": 99}

    async def use(services: Any) -> Any:
        plan = await services.orders.plan(Direction.TO_STOREFRONT, _refs()[:1])
        server.before_handle = change
        return await services.jobs.apply(plan, frozenset({plan.count_word}))

    result = _with_engine(tmp_path, server, world, use)
    (outcome,) = result.outcomes
    assert outcome.kind is OutcomeKind.REFUSED
    assert "The order has changed." in outcome.message.english
    assert tickets.written == []
