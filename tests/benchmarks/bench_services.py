"""The program's own services on a data folder, connected to the shop of a benchmark.

Made by ``bootstrap`` as the program makes them; nothing is left out but the keyring and the
watching. The mirror and the journal are files on the disk.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from designo_sync_gui.bootstrap import OpenOptions, open_services
from designo_sync_gui.domain.connection import DesignoConnection, Secret, Store
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.plan import Plan
from designo_sync_gui.domain.secret_origin import for_this_run
from designo_sync_gui.engine.connections.book import store_owner
from designo_sync_gui.engine.services import Services
from designo_sync_gui.storage.memory_secrets import MemorySecretStore

CODE: Final = "bench"
#: The orders of the shop that is connected: those of ``bench_shop.lua``, from this id on.
FIRST_ID: Final = 48_001
CONNECTED: Final = 100_000
#: Who has the further orders of a large mirror; nothing of it is read.
OTHER_CODE: Final = "shop"
OTHER_FIRST_ID: Final = 1_000_000
PROFILE: Final = """\
title = "The benchmark's list"
[auth]
kind = "none"
[list]
method = "GET"
path = "designo"
[list.paging]
kind = "page"
parameter = "page"
first = 1
size_parameter = "size"
size = 500
last_page = "/last_page"
[list.since]
parameter = "since"
format = "iso-utc"
[list.pointers]
items = "/data"
id = "/order_id"
status = "/order_status"
store = "/store_code"
[id]
type = "text"
"""
KEYS: Final = {
    "consumer_key": Secret("ck_benchmark"),
    "consumer_secret": Secret("cs_benchmark"),
}


async def open_connected(home: Path, url: str, *, designo: bool, designo_url: str = "") -> Services:
    """Open a data folder and connect the shop at ``url``, with ``designo`` its list too, which
    may have an address of its own."""
    services = await open_services(OpenOptions(home, MemorySecretStore()))
    await services.connections.save_store(Store(CODE, "Benchmark", "woocommerce", url), KEYS)
    if designo:
        connection = DesignoConnection(designo_url or url, read_profile=PROFILE)
        await services.connections.save_designo(connection, {})
    return services


async def reopened(home: Path) -> Services:
    """Open a data folder that is connected already, with its keys for this run."""
    secrets = MemorySecretStore()
    await secrets.save(store_owner(CODE), for_this_run(KEYS))
    return await open_services(OpenOptions(home, secrets))


@asynccontextmanager
async def connected(
    home: Path, url: str, *, designo: bool, designo_url: str = ""
) -> AsyncIterator[Services]:
    """The same for a block."""
    services = await open_connected(home, url, designo=designo, designo_url=designo_url)
    try:
        yield services
    finally:
        await services.aclose()


async def plan_to_shop(services: Services, most: int) -> Plan:
    """A plan that writes DesignO's value to the first orders of the shop."""
    orders = await services.orders.known()
    plan = await services.orders.plan(
        Direction.TO_STOREFRONT, [order.ref for order in orders[:most]]
    )
    if len(plan.writes) != most:
        raise ValueError(f"{len(plan.writes)} of {most} writes planned: {plan.refusals[:1]}")
    return plan


def typed(plan: Plan) -> frozenset[str]:
    """What the operator types to have it carried out."""
    words = {plan.count_word} | {write.confirm for write in plan.writes}
    return frozenset(words - {""})
