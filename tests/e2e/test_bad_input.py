"""Bad input and bad luck through the whole program over real connections: each gets a message with
cause and advice, the rest goes on, nothing is lost, nothing is written that was not planned."""

import asyncio
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from scripted_faults import Fault, faults_of

from designo_sync_gui.bootstrap import OpenOptions, connect_demo, open_services
from designo_sync_gui.demo.http_server import DemoReply, json_reply
from designo_sync_gui.demo.woocommerce_auth import Permission, RestKey
from designo_sync_gui.demo.world import DemoWorld
from designo_sync_gui.domain.compare import Verdict, judge
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import BadReply, Busy, NotTheApi, SignInFailed
from designo_sync_gui.domain.order import Order, OrderRef, Presence
from designo_sync_gui.domain.outcome import JobResult, OutcomeKind
from designo_sync_gui.engine.services import Services
from designo_sync_gui.storage.memory_secrets import MemorySecretStore

LOGIN_PAGE = DemoReply(
    200, b"<!DOCTYPE html><html><title>Log In</title></html>", {"Content-Type": "text/html"}
)
SERVER_ERROR = json_reply(500, {"code": "internal_server_error", "message": "critical error"})


@dataclass
class QuickClock:
    """This computer's time; waiting only moves it."""

    ahead: timedelta = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.ahead

    def elapsed(self) -> float:
        return time.monotonic() + self.ahead.total_seconds()

    async def sleep(self, seconds: float) -> None:
        self.ahead += timedelta(seconds=seconds)


@dataclass
class Stage:
    world: DemoWorld
    home: Path

    def put(self, order_id: int, storefront: str, designo: str) -> None:
        """``designo`` is a JSON token."""
        self.world.shop.book.add(order_id, storefront)
        self.world.designo.add(self.world.store_code, str(order_id), designo)

    def run(self, scene: Callable[[Services], Awaitable[Any]]) -> Any:
        async def play() -> Any:
            options = OpenOptions(self.home, MemorySecretStore(), clock=QuickClock())
            services = await open_services(options)
            try:
                await connect_demo(services, self.world)
                return await scene(services)
            finally:
                await services.aclose()

        return asyncio.run(play())

    @property
    def shop_writes(self) -> int:
        return sum(request.method != "GET" for request in self.world.shop.server.requests)


@pytest.fixture
def stage() -> Iterator[Stage]:
    with DemoWorld(count=0) as world, tempfile.TemporaryDirectory() as home:
        world.shop.book.custom["ready-to-print"] = "Ready To Print"
        yield Stage(world, Path(home))


def ref(order_id: int) -> OrderRef:
    return OrderRef(DemoWorld.store_code, str(order_id))


def verdicts(orders: tuple[Order, ...]) -> dict[str, Verdict]:
    return {order.ref.order_id: judge(order).verdict for order in orders}


async def synced(
    services: Services, *ids: int, to: Direction = Direction.TO_STOREFRONT
) -> JobResult:
    await services.jobs.refresh()
    plan = await services.orders.plan(to, [ref(i) for i in ids])
    return await services.jobs.apply(plan, frozenset({plan.count_word}))


@pytest.mark.parametrize(
    "fault",
    [
        Fault("PUT", "orders", reply=SERVER_ERROR, handled=True),
        Fault("PUT", "orders", reply=LOGIN_PAGE, handled=True),
        Fault("PUT", "orders", handled=True, drop=True),
        Fault("PUT", "orders", handled=True, keep=10),
    ],
    ids=["500", "html", "dropped", "cut"],
)
def test_that_a_write_that_was_saved_behind_a_bad_answer_is_verified_by_reading(
    stage: Stage, fault: Fault
) -> None:
    stage.put(7, "processing", '"ready-to-print"')
    faults_of(stage.world.shop.server).append(fault)
    result = stage.run(lambda services: synced(services, 7))
    assert [o.kind for o in result.outcomes] == [OutcomeKind.VERIFIED]
    assert "although the answer was" in result.outcomes[0].message.english
    assert stage.world.shop.book.history == [(7, "processing", "ready-to-print")]
    assert stage.shop_writes == 1


def test_that_a_write_lost_on_the_way_is_settled_by_reading_and_then_planned_anew(
    stage: Stage,
) -> None:
    stage.put(7, "processing", '"ready-to-print"')
    stage.put(8, "processing", '"ready-to-print"')
    faults_of(stage.world.shop.server).append(Fault("PUT", "orders/7", drop=True))

    async def scene(services: Services) -> Any:
        first = await synced(services, 7, 8)
        await services.jobs.refresh()
        (row,) = await services.orders.known([ref(7)])
        return first, row.last_outcome, await synced(services, 7)

    first, settled, second = stage.run(scene)
    assert [o.kind for o in first.outcomes] == [OutcomeKind.UNKNOWN, OutcomeKind.VERIFIED]
    assert settled is OutcomeKind.REFUSED
    assert [o.kind for o in second.outcomes] == [OutcomeKind.VERIFIED]
    assert len([h for h in stage.world.shop.book.history if h[0] == 7]) == 1


def test_that_a_truncated_list_stops_that_side_only_and_proves_nothing(stage: Stage) -> None:
    for order_id in range(1, 6):
        stage.put(order_id, "processing", '"processing"')
    faults_of(stage.world.shop.server).append(Fault("GET", "wc/v3/orders", keep=60, times=9))

    async def scene(services: Services) -> Any:
        summary = await services.jobs.refresh()
        return summary.errors, await services.orders.known()

    ((code, error),), orders = stage.run(scene)
    assert code == DemoWorld.store_code
    assert error.advice
    assert len(orders) == 5
    assert set(verdicts(orders).values()) == {Verdict.NOT_READ}


def test_that_a_login_page_with_200_is_no_empty_shop(stage: Stage) -> None:
    for order_id in range(1, 4):
        stage.put(order_id, "processing", '"processing"')

    async def scene(services: Services) -> Any:
        await services.jobs.refresh()
        faults_of(stage.world.shop.server).append(Fault("GET", "", reply=LOGIN_PAGE, times=99))
        summary = await services.jobs.refresh(full=True)
        return summary.errors, await services.orders.known()

    ((_, error),), orders = stage.run(scene)
    assert isinstance(error, NotTheApi)
    assert error.advice
    assert set(verdicts(orders).values()) == {Verdict.EQUAL}


def test_that_maintenance_says_how_long_and_leaves_everything_as_it_was(stage: Stage) -> None:
    stage.put(1, "processing", '"completed"')
    stage.world.shop.maintenance = True

    async def scene(services: Services) -> Any:
        return (await services.jobs.refresh()).errors

    ((_, error),) = stage.run(scene)
    assert isinstance(error, Busy)
    assert error.wait_seconds == 600


def test_that_a_read_only_key_stops_the_rest_with_advice_and_writes_nothing(stage: Stage) -> None:
    for order_id in range(1, 12):
        stage.put(order_id, "processing", '"completed"')
    key = RestKey(stage.world.consumer_key, stage.world.consumer_secret, Permission.READ)
    stage.world.shop._auth.keys = (key,)
    result = stage.run(lambda services: synced(services, *range(1, 12)))
    kinds = {o.kind for o in result.outcomes}
    assert OutcomeKind.REFUSED in kinds
    assert kinds <= {OutcomeKind.REFUSED, OutcomeKind.CANCELLED}
    assert "write permission" in result.outcomes[0].message.english
    assert result.outcomes[0].advice
    assert stage.world.shop.book.history == []


def test_that_a_wrong_key_is_told_and_designo_is_still_read(stage: Stage) -> None:
    stage.put(1, "processing", '"completed"')
    stage.world.shop._auth.keys = ()

    async def scene(services: Services) -> Any:
        return (await services.jobs.refresh()).errors, await services.orders.known()

    ((_, error),), orders = stage.run(scene)
    assert isinstance(error, SignInFailed)
    assert error.advice
    assert orders[0].designo is not None
    assert stage.world.consumer_key not in f"{error} {error.details}"


@pytest.mark.parametrize(
    ("token", "verdict"),
    [
        ("7", Verdict.DIFFERENT),
        ("null", Verdict.DIFFERENT),
        ('"bad-\\ud800"', Verdict.UNREADABLE),
        ("{}", Verdict.UNREADABLE),
        (None, Verdict.UNREADABLE),
    ],
)
def test_that_one_odd_status_is_a_row_and_the_rest_goes_on(
    stage: Stage, token: str, verdict: Verdict
) -> None:
    stage.put(1, "processing", token)
    stage.put(2, "processing", '"processing"')

    async def scene(services: Services) -> Any:
        summary = await services.jobs.refresh()
        assert summary.errors == ()
        return await services.orders.known()

    orders = stage.run(scene)
    assert verdicts(orders) == {"1": verdict, "2": Verdict.EQUAL}
    if verdict is Verdict.UNREADABLE and token:
        assert orders[0].designo.evidence


def test_that_a_wrong_pointer_is_named_and_never_an_empty_list(stage: Stage) -> None:
    stage.put(1, "processing", '"processing"')
    wrong = stage.world.read_profile_toml.replace('items = "/data"', 'items = "/orders"')
    stage.world.read_profile_toml = wrong

    async def scene(services: Services) -> Any:
        return (await services.jobs.refresh()).errors, await services.orders.known()

    ((code, error),), orders = stage.run(scene)
    assert code == ""
    assert isinstance(error, BadReply)
    assert "/orders" in error.message.english
    assert orders[0].storefront is not None
    assert orders[0].designo is None or orders[0].designo.presence is not Presence.ABSENT


def test_that_an_order_changed_between_reading_and_writing_is_left_alone(stage: Stage) -> None:
    stage.put(7, "processing", '"ready-to-print"')

    async def scene(services: Services) -> Any:
        await services.jobs.refresh()
        plan = await services.orders.plan(Direction.TO_STOREFRONT, [ref(7)])
        order = stage.world.shop.book.orders[7]
        stage.world.shop.book.orders[7] = replace(order, status="completed")
        return await services.jobs.apply(plan, frozenset({plan.count_word}))

    result = stage.run(scene)
    assert [o.kind for o in result.outcomes] == [OutcomeKind.SKIPPED]
    assert stage.shop_writes == 0


def test_that_a_refund_is_written_only_when_its_word_was_typed(stage: Stage) -> None:
    stage.put(7, "processing", '"refunded"')

    async def scene(services: Services) -> Any:
        await services.jobs.refresh()
        plan = await services.orders.plan(Direction.TO_STOREFRONT, [ref(7)])
        assert dict(plan.confirmations) == {"refund": 1}
        assert "refund" in plan.writes[0].consequence.english
        silent = await services.jobs.apply(plan, frozenset({plan.count_word}))
        sent_before = stage.shop_writes
        return (
            silent,
            sent_before,
            await services.jobs.apply(plan, frozenset({"refund", plan.count_word})),
        )

    silent, sent_before, confirmed = stage.run(scene)
    assert [o.kind for o in silent.outcomes] == [OutcomeKind.REFUSED]
    assert not silent.outcomes[0].sent
    assert sent_before == 0
    assert [o.kind for o in confirmed.outcomes] == [OutcomeKind.VERIFIED]
    assert stage.shop_writes == 1
