"""Connect the program to a server that nobody here wrote, and to the demo's DesignO beside it."""

import asyncio
import json
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from drop_proxy import DropProxy, Loss

from designo_sync_gui.bootstrap import OpenOptions, open_services
from designo_sync_gui.demo.designo_tenant import DesignoTenant
from designo_sync_gui.demo.world import READ_PROFILE
from designo_sync_gui.domain.connection import Check, DesignoConnection, Secret, Store
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.plan import Plan
from designo_sync_gui.engine.system_clock import SystemClock
from designo_sync_gui.resource_files import resource_path
from designo_sync_gui.storage.memory_secrets import MemorySecretStore


class QuickClock(SystemClock):
    """The real time, in which waiting costs none: it is added instead."""

    def __init__(self) -> None:
        self.ahead = timedelta(0)

    def now(self) -> datetime:
        return super().now() + self.ahead

    def elapsed(self) -> float:
        return super().elapsed() + self.ahead.total_seconds()

    async def sleep(self, seconds: float) -> None:
        self.ahead += timedelta(seconds=seconds)
        await asyncio.sleep(0)


@dataclass(frozen=True)
class Connected:
    """What a scenario works with: the program, DesignO, and the way to the shop between them."""

    services: Any
    tenant: DesignoTenant
    proxy: DropProxy
    store_id: str

    def ref(self, order_id: str) -> OrderRef:
        return OrderRef(self.store_id, order_id)

    async def pushed(
        self, order_id: str, direction: Direction = Direction.TO_STOREFRONT
    ) -> tuple[Plan, Any]:
        """Read everything, plan one order and apply the plan."""
        await self.services.jobs.refresh(full=True)
        plan = await self.services.orders.plan(direction, [self.ref(order_id)])
        return plan, await self.services.jobs.apply(plan, frozenset({plan.count_word}))

    async def written(self, order_id: str, status: str) -> Any:
        """DesignO holds a status and the shop is given it; the job's result."""
        self.tenant.add(self.store_id, order_id, json.dumps(status))
        return (await self.pushed(order_id))[1]

    async def written_late(
        self, order_id: str, status: str, meanwhile: Callable[[], object]
    ) -> Any:
        """The same, and something happens between plan and write."""
        self.tenant.add(self.store_id, order_id, json.dumps(status))
        await self.services.jobs.refresh()
        plan = await self.services.orders.plan(Direction.TO_STOREFRONT, [self.ref(order_id)])
        meanwhile()
        return await self.services.jobs.apply(plan, frozenset({plan.count_word}))

    async def told(self, order_id: str, former: str) -> tuple[Any, object]:
        """DesignO gets the shop's status in place of ``former``: the result, and what it has."""
        self.tenant.add(self.store_id, order_id, json.dumps(former))
        _, result = await self.pushed(order_id, Direction.TO_DESIGNO)
        held = self.tenant.orders[self.store_id, order_id].status
        assert held is not None
        return result, json.loads(held)

    async def states(self) -> dict[str, str]:
        """The shop's value of every order of its list, as it was received."""
        await self.services.jobs.refresh()
        known = await self.services.orders.known()
        return {
            order.ref.order_id: order.storefront.status.literal
            for order in known
            if order.storefront.status is not None
        }

    async def checks(self, secrets: dict[str, Secret] | None = None) -> Sequence[Check]:
        """What *Test* says of the store, perhaps with other credentials."""
        store = (await self.services.overview()).settings.stores[0]
        found: Sequence[Check] = await self.services.connections.test_store(store, secrets or {})
        return found


Use = Callable[[Connected], Awaitable[Any]]


def shipped_profile(name: str) -> str:
    """The text of a profile that comes with the program."""
    return resource_path("profiles", f"{name}.toml").read_text(encoding="utf-8")


def with_real_shop(
    profile: str,
    port: int,
    secrets: dict[str, str],
    use: Use,
    *,
    path: str = "",
    store_id: str = "rs",
    lost: tuple[Loss, bytes] | None = None,
) -> Any:
    """Connect a shop by a profile's text, through a proxy that may lose one request, and DesignO.

    ``lost`` names what becomes of the next request that holds the given bytes.
    """

    async def whole(home: str) -> Any:
        tenant = DesignoTenant()
        tenant.start()
        options = OpenOptions(Path(home), MemorySecretStore(), clock=QuickClock())
        services = await open_services(options)
        try:
            async with DropProxy(port) as proxy:
                url = f"http://127.0.0.1:{proxy.port}/{path}"
                store = Store(store_id, "Real shop", "other", url, options=(("profile", profile),))
                keys = {name: Secret(text) for name, text in secrets.items()}
                await services.connections.save_store(store, keys)
                designo = DesignoConnection(tenant.url, read_profile=READ_PROFILE)
                read_key = {"demo_read_key": Secret(tenant.read_key)}
                await services.connections.save_designo(designo, read_key)
                if lost is not None:
                    proxy.arm(*lost)
                return await use(Connected(services, tenant, proxy, store_id))
        finally:
            await services.aclose()
            tenant.close()

    with tempfile.TemporaryDirectory() as home:
        return asyncio.run(whole(home))


def kinds(result: Any) -> list[OutcomeKind]:
    """How each write of a job ended."""
    return [outcome.kind for outcome in result.outcomes]
