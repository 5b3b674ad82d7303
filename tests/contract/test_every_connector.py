"""What every connector promises, whatever the platform: over its demo shop and real sockets."""

import asyncio
from datetime import timedelta
from typing import Any

import contract_shops
import pytest
from connector_kit import FakeClock, MemorySecrets
from hostile_statuses import HOSTILE_STATUSES
from scripted_faults import Fault, faults_of

from designo_sync_gui.connectors.registry import PLATFORMS
from designo_sync_gui.connectors.sides import ConnectionRegistry
from designo_sync_gui.demo.http_server import DemoReply
from designo_sync_gui.domain.errors import (
    Busy,
    PermissionDenied,
    ServerFailure,
    SignInFailed,
    SomethingBefore,
    SyncError,
    WriteEffect,
)
from designo_sync_gui.domain.order import OrderRef, Presence
from designo_sync_gui.domain.status import Status

pytestmark = pytest.mark.parametrize("platform", list(contract_shops.ALL))


class Stage:
    """A started shop with one open side at a time; the clock is slept on, never waited for."""

    def __init__(self, platform: str) -> None:
        self.clock = FakeClock()
        self.levers = contract_shops.ALL[platform](self.clock.now)
        self.shop = self.levers.shop

    def ref(self, order_id: int) -> OrderRef:
        return OrderRef("s", str(order_id))

    def run(self, use, secrets=None):
        """Open the store with its (or the given) secrets and use it."""

        async def whole():
            registry = ConnectionRegistry(MemorySecrets(), self.clock)
            given = secrets or self.levers.secrets
            side = await registry.trial_storefront(self.levers.store, given)
            try:
                return await use(side)
            finally:
                await side.release()
                await registry.aclose()

        return asyncio.run(whole())

    def listed(self, since=None):
        """Order id to status, page by page."""

        async def use(side):
            found: list[Any] = []
            async for page in side.reader.pages(["s"], since):
                found.extend((r.ref.order_id, r.observation.status) for r in page.readings)
            return found

        return self.run(use)

    def read(self, *order_ids):
        async def use(side):
            found = await side.reader.read_orders([self.ref(order_id) for order_id in order_ids])
            return {ref.order_id: reading.observation for ref, reading in found.items()}

        return self.run(use)

    def write(self, order_id, text, action=""):
        async def use(side):
            return await side.writer.write(self.ref(order_id), Status.text(text), action)

        return self.run(use)

    def fails(self, use, secrets=None) -> SyncError:
        with pytest.raises(SyncError) as caught:
            self.run(use, secrets)
        return caught.value


def is_write(request) -> bool:
    """Whether a request changes an order; Shopify's readings are POSTs too."""
    graph = request.path.endswith("graphql.json")
    return request.method != "GET" and (not graph or b"mutation" in request.body)


def write_fault(stage: Stage, **what) -> Fault:
    """Something that goes wrong with the next write, and with no reading."""
    if stage.levers.store.platform == "shopify":
        return Fault(method="POST", body=b"mutation", **what)
    return Fault(method="POST" if stage.levers.store.platform == "magento" else "PUT", **what)


PAGE = b"<!DOCTYPE html><html><head><title>Blocked by Shield</title></head><body>no</body></html>"


def forbidden_page(status: int = 403) -> DemoReply:
    """What a firewall or a security plugin answers in place of the shop."""
    return DemoReply(status, PAGE, {"Content-Type": "text/html; charset=UTF-8"})


async def list_all(side):
    return [page async for page in side.reader.pages(["s"], None)]


@pytest.fixture
def stage(platform):
    made = Stage(platform)
    made.shop.start()
    yield made
    made.shop.close()


def test_that_all_orders_are_listed_once_over_several_pages(stage: Stage) -> None:
    for order_id in range(1, 271):
        stage.levers.put(order_id, stage.levers.values[order_id % 3])
    found = stage.listed()
    assert len(found) == len({order_id for order_id, _ in found}) == 270
    assert dict(found)["4"] == Status.text(stage.levers.values[1])


def test_that_a_list_since_a_time_holds_what_changed_since(stage: Stage) -> None:
    stage.levers.put(1, stage.levers.start)
    stage.clock.time += timedelta(hours=2)
    since = stage.clock.now()
    stage.clock.time += timedelta(minutes=5)
    stage.levers.put(2, stage.levers.start)
    assert [order_id for order_id, _ in stage.listed(since - timedelta(minutes=2))] == ["2"]


def test_that_an_empty_shop_is_an_empty_list_and_no_error(stage: Stage) -> None:
    assert stage.listed() == []


def test_that_orders_are_read_by_their_ids(stage: Stage) -> None:
    for order_id, text in enumerate(stage.levers.values, start=1):
        stage.levers.put(order_id, text)
    seen = stage.read(1, 2, 3)
    assert [seen[str(n)].status for n in (1, 2, 3)] == [
        Status.text(text) for text in stage.levers.values
    ]
    assert all(o.presence is Presence.PRESENT and o.source for o in seen.values())


def test_that_an_order_the_shop_has_not_is_absent(stage: Stage) -> None:
    stage.levers.put(1, stage.levers.start)
    seen = stage.read(1, 999)
    assert seen["1"].presence is Presence.PRESENT
    assert (seen["999"].presence, seen["999"].status) == (Presence.ABSENT, None)


def test_that_the_further_status_fields_are_read_beside_the_compared_one(
    stage: Stage, platform: str
) -> None:
    stage.levers.put(1, stage.levers.start)
    others = dict(stage.read(1)["1"].others)
    declared = {f.name for p in PLATFORMS if p.name == platform for f in p.fields}
    expected = declared - {stage.levers.store.status_field}
    assert set(others) == expected


def test_that_a_write_reaches_the_shop_once_and_is_read_back(stage: Stage) -> None:
    stage.levers.put(1, stage.levers.start)
    reply = stage.write(1, stage.levers.write, stage.levers.action)
    assert reply.accepted is True
    assert stage.read(1)["1"].status == Status.text(stage.levers.write)


def test_that_a_status_the_shop_refuses_is_told_as_not_applied(stage: Stage) -> None:
    stage.levers.put(1, stage.levers.start)

    async def use(side):
        try:
            reply = await side.writer.write(stage.ref(1), Status.text(stage.levers.refused), "")
        except SyncError as error:
            return error.write_effect, error.message.english
        return reply.accepted, reply.message.english

    effect, message = stage.run(use)
    assert effect in (False, WriteEffect.NOT_SENT, WriteEffect.NOT_APPLIED)
    assert message
    assert stage.read(1)["1"].status == Status.text(stage.levers.start)


def test_that_a_value_altered_by_the_shop_is_what_is_read_back(stage: Stage) -> None:
    stage.levers.put(1, stage.levers.start)

    def alter(request):
        if is_write(request):
            stage.levers.put(1, stage.levers.values[2])

    stage.shop.server.after_handle = alter
    assert stage.write(1, stage.levers.write, stage.levers.action).accepted is True
    assert stage.read(1)["1"].status == Status.text(stage.levers.values[2])


def test_that_wrong_secrets_fail_as_sign_in_without_showing_them(stage: Stage) -> None:
    wrong = stage.levers.wrong_secrets()
    error = stage.fails(list_all, wrong)
    assert isinstance(error, SignInFailed)
    shown = f"{error} {error.details}"
    assert error.advice.english
    assert not any(secret.reveal() in shown for secret in wrong.values())


def test_that_missing_rights_are_told_with_what_to_give(stage: Stage) -> None:
    stage.levers.put(1, stage.levers.start)
    stage.levers.forbid()
    error = stage.fails(list_all)
    assert isinstance(error, PermissionDenied | SignInFailed)
    assert error.advice.english


def test_that_a_throttled_reading_is_asked_again_after_the_time_it_names(stage: Stage) -> None:
    stage.levers.put(1, stage.levers.start)
    busy = DemoReply(429, b"[]", {"Retry-After": "7", "Content-Type": "application/json"})
    faults_of(stage.shop.server).append(Fault(reply=busy))
    assert [order_id for order_id, _ in stage.listed()] == ["1"]
    assert sum(stage.clock.slept) >= 7


def test_that_a_throttled_write_is_not_applied_and_not_repeated(stage: Stage) -> None:
    stage.levers.put(1, stage.levers.start)
    busy = DemoReply(429, b"[]", {"Content-Type": "application/json"})
    faults_of(stage.shop.server).append(write_fault(stage, reply=busy, times=99))

    async def use(side):
        ref, status = stage.ref(1), Status.text(stage.levers.write)
        return await side.writer.write(ref, status, stage.levers.action)

    error = stage.fails(use)
    assert isinstance(error, Busy)
    assert error.write_effect is WriteEffect.NOT_APPLIED
    assert sum(map(is_write, stage.shop.server.requests)) == 1
    assert stage.read(1)["1"].status == Status.text(stage.levers.start)


def test_that_maintenance_is_an_error_and_no_empty_list(stage: Stage) -> None:
    stage.levers.put(1, stage.levers.start)
    stage.levers.maintain()
    error = stage.fails(list_all)
    assert isinstance(error, ServerFailure | Busy)
    assert error.advice.english


def test_that_orders_that_come_and_go_during_the_list_lose_no_other(stage: Stage) -> None:
    for order_id in range(1, 521):
        stage.levers.put(order_id, stage.levers.start)
    pages = 0

    def drift(request):
        nonlocal pages
        pages += 1
        if pages == 2:
            stage.levers.put(900, stage.levers.start)
            stage.levers.put(5, stage.levers.values[1])

    stage.shop.server.before_handle = drift
    found = [order_id for order_id, _ in stage.listed()]
    missing = {str(n) for n in range(1, 521)} - set(found)
    assert missing <= {"5"}


def test_that_every_hostile_status_is_read_exactly(stage: Stage) -> None:
    if not stage.levers.free_texts:
        stage.levers.put(1, stage.levers.start)
        assert stage.read(1)["1"].status == Status.text(stage.levers.start)
        return
    for order_id, text in enumerate(HOSTILE_STATUSES, start=1):
        stage.levers.put(order_id, text)
    seen = stage.read(*range(1, len(HOSTILE_STATUSES) + 1))
    for order_id, text in enumerate(HOSTILE_STATUSES, start=1):
        assert seen[str(order_id)].status == Status.text(text), text


def test_that_a_broken_connection_after_a_write_leaves_it_unknown(stage: Stage) -> None:
    stage.levers.put(1, stage.levers.start)
    faults_of(stage.shop.server).append(write_fault(stage, handled=True, drop=True))

    async def use(side):
        ref, status = stage.ref(1), Status.text(stage.levers.write)
        return await side.writer.write(ref, status, stage.levers.action)

    error = stage.fails(use)
    assert error.write_effect is WriteEffect.UNKNOWN
    assert sum(map(is_write, stage.shop.server.requests)) == 1
    assert stage.read(1)["1"].status == Status.text(stage.levers.write)


def test_that_a_web_page_that_forbids_proves_nothing_of_the_sign_in(stage: Stage) -> None:
    stage.levers.put(1, stage.levers.start)
    faults_of(stage.shop.server).append(Fault(reply=forbidden_page(), times=99))
    error = stage.fails(list_all)
    assert isinstance(error, SomethingBefore)
    assert "“Blocked by Shield”" in error.message.english

    async def use(side):
        return {check.name.english: check async for check in side.checks()}

    checks = stage.run(use)
    assert "Signed in" not in checks or checks["Signed in"].passed is None
    assert any("“Blocked by Shield”" in check.message.english for check in checks.values())


@pytest.mark.parametrize("status", [401, 403, 419])
def test_that_a_write_that_was_saved_and_answered_with_such_a_page_is_unknown(
    stage: Stage, status: int
) -> None:
    stage.levers.put(1, stage.levers.start)
    faults_of(stage.shop.server).append(
        write_fault(stage, reply=forbidden_page(status), handled=True, times=9)
    )

    async def use(side):
        ref, wanted = stage.ref(1), Status.text(stage.levers.write)
        return await side.writer.write(ref, wanted, stage.levers.action)

    assert stage.fails(use).write_effect is WriteEffect.UNKNOWN
    assert sum(map(is_write, stage.shop.server.requests)) == 1
    assert stage.read(1)["1"].status == Status.text(stage.levers.write)
