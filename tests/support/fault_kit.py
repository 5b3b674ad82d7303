"""A stage for the network's faults: the real engine between a demo shop and a demo DesignO, and
a ``FaultServer`` before the one that is written to.

``CASES`` are all storefronts, and DesignO. Every test on the stage ends with the recovery (the
fault is over: refresh, plan, apply) and with ``invariants.check``.
"""

import asyncio
import concurrent.futures
import logging
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import timedelta
from unittest.mock import patch
from urllib.parse import urlsplit

import contract_shops
import httpx2 as httpx
import invariants
from connector_kit import FakeClock
from fault_server import FaultServer
from fault_world import FIRST, FaultWorld

from designo_sync_gui.bootstrap import OpenOptions, open_services
from designo_sync_gui.connectors.http.client import HttpLimits
from designo_sync_gui.connectors.registry import store_secret_fields
from designo_sync_gui.connectors.sides import ConnectionRegistry, designo_secret_fields
from designo_sync_gui.demo.world import READ_PROFILE
from designo_sync_gui.domain.compare import MISMATCHES, judge
from designo_sync_gui.domain.connection import DesignoConnection, Secret
from designo_sync_gui.domain.events import Event, HostWaiting
from designo_sync_gui.domain.history import WriteRecord
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Side
from designo_sync_gui.domain.outcome import JobResult, OutcomeKind
from designo_sync_gui.domain.plan import Plan
from designo_sync_gui.domain.ports import ConnectedSide
from designo_sync_gui.engine import telling
from designo_sync_gui.engine.connections import noticing
from designo_sync_gui.engine.reading.refresh import RefreshSummary
from designo_sync_gui.engine.services import Services
from designo_sync_gui.storage.memory_secrets import MemorySecretStore

CASES = (*contract_shops.ALL, "designo")
#: A wait of so many seconds is one between two rounds of a watch.
_LONG = 600


#: Seconds that are never over.
NEVER = float("inf")


@dataclass
class Leaping(FakeClock):
    """Waiting takes no time; the clock leaps.

    ``alarm`` holds the long waits of a watch until it is set; ``on_sleep`` is called first.
    """

    alarm: asyncio.Event | None = None
    on_sleep: Callable[[], Awaitable[None]] | None = None

    async def sleep(self, seconds: float) -> None:
        if seconds == NEVER:
            await asyncio.Event().wait()
        if self.alarm is not None and seconds >= _LONG:
            await self.alarm.wait()
            self.alarm.clear()
            return
        if self.on_sleep is not None:
            await self.on_sleep()
        await super().sleep(seconds)
        await asyncio.sleep(0)


@dataclass
class Lag:
    """How long the engine's loop was busy at a stretch, in its thread's own CPU seconds, so that
    the noise of other processes is not measured."""

    most: float = 0.0

    @asynccontextmanager
    async def sampled(self) -> AsyncIterator[None]:
        task = asyncio.create_task(self._sample())
        try:
            yield
        finally:
            task.cancel()

    async def _sample(self) -> None:
        while True:
            began = time.thread_time()
            await asyncio.sleep(0.01)
            self.most = max(self.most, time.thread_time() - began)


@dataclass
class FaultStage(FaultWorld):
    """One test's world.

    ``residual`` marks a test in which the network repeats or delays a write on its own, which
    no sender can prevent: then only effective changes are counted.
    """

    clock: Leaping = field(default_factory=Leaping)
    lag: Lag = field(default_factory=Lag)
    events: list[Event] = field(default_factory=list)
    errors: list[BaseException] = field(default_factory=list)
    claims: list[WriteRecord] = field(default_factory=list)
    results: list[JobResult] = field(default_factory=list)
    residual: bool = False
    most_requests: int = 150
    recovery_rounds: int = 2
    services: Services = field(init=False)
    server: FaultServer = field(init=False)
    elsewhere: FaultServer = field(init=False)

    def __post_init__(self) -> None:
        super().__post_init__()
        subject = self.tenant.url if self.case == "designo" else self.levers.shop.url
        self.server = FaultServer(urlsplit(subject).port or 0, watch=self.watch)
        self.elsewhere = FaultServer()

    @property
    def subject_url(self) -> str:
        """The address of the faulted side as it is connected."""
        of_shop = self.levers.store.url if self.case != "designo" else self.tenant.url
        return self._before(of_shop)

    def limits(self, connect: float = 5.0, deadline: float = 10.0, tries: int = 3) -> None:
        """Limits of the requests from now on."""
        registry = self._registry()
        registry.limits = HttpLimits(connect, deadline, tries)
        for shared in registry._clients.values():
            shared.client.limits = registry.limits
            for client in (shared.client._keeping, shared.client._alone):
                client.timeout = httpx.Timeout(deadline, connect=connect)

    def _registry(self) -> ConnectionRegistry:
        found = self.services._context.connections
        assert isinstance(found, ConnectionRegistry)
        return found

    async def side_at(self, url: str, ca_file: str = "") -> ConnectedSide:
        """The faulted side at another address, with the credentials entered for it."""
        registry = self._registry()
        settings = (await self.services.overview()).settings
        if self.target is Side.DESIGNO:
            assert settings.designo is not None
            fields = designo_secret_fields(settings.designo.read_profile)
            keys = await registry.secret_store.load("designo", [field.name for field in fields])
            moved = replace(settings.designo, url=url, ca_file=ca_file)
            return await registry.trial_designo(moved, keys)
        (store,) = settings.stores
        names = [field.name for field in store_secret_fields(store)]
        keys = await registry.secret_store.load(f"store:{store.code}", names)
        return await registry.trial_storefront(replace(store, url=url, ca_file=ca_file), keys)

    async def refresh(self, *, full: bool = False) -> RefreshSummary:
        summary = await self.services.jobs.refresh(full=full)
        self.errors.extend(error for _, error in summary.errors)
        return summary

    async def fault_of_refresh(self, *, full: bool = True) -> BaseException:
        """The one error of a refresh; it is of the faulted side."""
        summary = await self.refresh(full=full)
        ((code, error),) = summary.errors
        assert code == self.faulted_code
        return error

    async def planned(self) -> Plan:
        found = [
            o.ref for o in await self.services.orders.known() if judge(o).verdict in MISMATCHES
        ]
        return await self.services.orders.plan(self.direction, found)

    def on_target(self, order: Order) -> Observation:
        """What was read of an order on the faulted side."""
        found = order.side(self.target)
        assert found is not None
        return found

    async def literal(self, order_id: str = FIRST) -> str:
        """The status that was read of an order on the faulted side."""
        status = self.on_target(await self.seen(order_id)).status
        assert status is not None
        return status.literal

    async def applied(self, plan: Plan | None = None) -> dict[str, OutcomeKind]:
        """Carry out a plan (default: for all that differs); the outcomes by order id."""
        plan = plan or await self.planned()
        words = {plan.count_word, *(write.confirm for write in plan.writes)}
        result = await self.services.jobs.apply(plan, frozenset(words))
        self.results.append(result)
        self.errors.extend(result.errors)
        return {o.ref.order_id: o.kind for o in result.outcomes}

    async def seen(self, order_id: str = FIRST) -> Order:
        (order,) = await self.services.orders.known([OrderRef("s", order_id)])
        return order

    def waits(self) -> list[HostWaiting]:
        return [e for e in self.events if isinstance(e, HostWaiting)]

    # -- running -------------------------------------------------------------------------------

    def run(self, use: Callable[[], Awaitable[object]], *, watching: bool = False) -> None:
        """Connect, refresh, plan nothing yet; then ``use``; then recover and check."""
        # Looks that go on for ever: the clock would run away by them.
        looks = patch.object(noticing, "EVERY", NEVER), patch.object(telling, "LOOK", NEVER)
        with self._shops(), looks[0], looks[1]:
            asyncio.run(self._run(use, watching))
        invariants.check(self)

    @contextmanager
    def _shops(self) -> Iterator[None]:
        self.levers.shop.start()
        self.tenant.start()
        try:
            yield
        finally:
            with concurrent.futures.ThreadPoolExecutor() as pool:
                list(pool.map(lambda s: s.close(), (self.levers.shop, self.tenant)))

    async def _run(self, use: Callable[[], Awaitable[object]], watching: bool) -> None:
        async with self.elsewhere.running(), self.server.running():
            self.services = await open_services(
                OpenOptions(
                    self.home,
                    MemorySecretStore(),
                    clock=self.clock,
                    watching=watching,
                    log_level=logging.DEBUG,
                )
            )
            self.services.events.subscribe(self.events.append)
            try:
                await self._connect()
                async with self.lag.sampled():
                    await use()
                await self._recover()
                await self._collect()
            finally:
                await self.services.aclose()

    async def _connect(self) -> None:
        store, designo_url = self.levers.store, self.tenant.url
        if self.target is Side.DESIGNO:
            designo_url = self.subject_url
        else:
            store = replace(store, url=self.subject_url)
            self._teach_address(store.url)
        self.limits()
        await self.services.connections.save_store(store, self.levers.secrets)
        key = {"demo_read_key": Secret(self.tenant.read_key)}
        await self.services.connections.save_designo(
            DesignoConnection(designo_url, read_profile=READ_PROFILE), key
        )
        assert (await self.services.jobs.refresh()).errors == ()
        self.server.seen.clear()

    def _before(self, url: str) -> str:
        """The address with the fault server's port."""
        return url.replace(f":{urlsplit(url).port}/", f":{self.server.port}/")

    def _teach_address(self, url: str) -> None:
        """A signature is made for the address the client uses."""
        shop = self.levers.shop
        auth = getattr(shop, "auth", None) or getattr(shop, "_auth", None)
        if auth is not None and hasattr(auth, "base"):
            auth.base = url
        shop.url = url

    async def _recover(self) -> None:
        """I4: the fault is over."""
        self.server.clear()
        if self.server._server is None:
            await self.server.open()
        self.limits()
        self.requests_under_fault = len(self.server.seen)
        self.clock.time += timedelta(hours=1)
        for _ in range(self.recovery_rounds):
            summary = await self.refresh(full=True)
            assert summary.errors == (), f"I4: {summary.errors}"
            assert summary.unknown == (), "I3: an unknown write was not settled by reading"
            plan = await self.planned()
            if plan.writes:
                await self.applied(plan)
            elif self.held(Side.STOREFRONT) == self.held(Side.DESIGNO):
                break  # another round would read the same
        assert self.held(Side.STOREFRONT) == self.held(Side.DESIGNO), "I4"

    async def _collect(self) -> None:
        for job in await self.services.history.jobs():
            self.claims += await self.services.history.writes_of_job(job.job_id)

    def others_written(self, kinds: dict[str, OutcomeKind]) -> bool:
        """I9: every order but the first is verified."""
        rest = [kind for order_id, kind in kinds.items() if order_id != FIRST]
        return len(rest) == 2 and set(rest) == {OutcomeKind.VERIFIED}
