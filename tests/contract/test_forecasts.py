"""How long reading takes is told for a shop of every platform, before it is read."""

import asyncio
from dataclasses import replace
from pathlib import Path

from designo_sync_gui.bootstrap import OpenOptions, connect_demo, open_services
from designo_sync_gui.connectors.registry import PLATFORMS
from designo_sync_gui.demo.world import DemoWorld
from designo_sync_gui.domain.forecast import Forecast
from designo_sync_gui.domain.horizon import USUAL
from designo_sync_gui.storage.memory_secrets import MemorySecretStore


def test_that_every_platform_tells_what_a_forecast_needs(tmp_path: Path) -> None:
    async def forecasts() -> dict[str, tuple[Forecast | None, Forecast | None, int]]:
        with DemoWorld(others=True) as world:
            services = await open_services(OpenOptions(tmp_path, MemorySecretStore()))
            try:
                await connect_demo(services, world)
                stores = (await services.overview()).settings.stores
                found = {s.platform: await services.connections.forecast(s, {}) for s in stores}
                years = [replace(store, orders_since=USUAL) for store in stores]
                recent = {s.platform: await services.connections.forecast(s, {}) for s in years}
                assert await services.orders.known() == (), "nothing is kept of it"
                await services.jobs.refresh()
                orders = await services.orders.known()
            finally:
                await services.aclose()
        codes = {store.platform: store.code for store in stores}
        listed = {
            name: sum(
                order.ref.store_code == codes[name]
                and order.storefront is not None
                and order.storefront.listed
                and order.storefront.status is not None
                for order in orders
            )
            for name in found
        }
        return {name: (found[name], recent[name], listed[name]) for name in found}

    told = asyncio.run(forecasts())
    assert set(told) == {p.name for p in PLATFORMS} - {"other", "export"}
    for name, (expected, recent, listed) in told.items():
        assert expected is not None, name
        assert expected.orders >= listed > 0, name
        assert expected.seconds > 0, name
        assert not expected.at_most, name
        assert recent is not None, name
        assert recent.orders <= expected.orders, name
        assert not recent.at_most, name
