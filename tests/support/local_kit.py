"""A data folder connected to the demo's WooCommerce shop and DesignO, for faults of this machine.

The servers run in the test's own process, so what they counted survives a program that is killed.
"""

import asyncio
import http.client
import json
import shutil
import sqlite3
import threading
import time
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from scripted_faults import faults_of

from designo_sync_gui.bootstrap import OpenOptions, connect_demo, open_services
from designo_sync_gui.demo.designo_tenant import UPDATE_PATH
from designo_sync_gui.demo.http_server import DemoRequest, DemoServer
from designo_sync_gui.demo.world import DemoWorld
from designo_sync_gui.domain.compare import MISMATCHES, judge
from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.history import WriteRecord
from designo_sync_gui.domain.journal_ports import UnsettledWrite
from designo_sync_gui.domain.order import Order, OrderRef, Side
from designo_sync_gui.domain.outcome import JobResult, OutcomeKind
from designo_sync_gui.domain.plan import Plan
from designo_sync_gui.domain.ports import SecretStore
from designo_sync_gui.domain.secret_origin import for_this_run
from designo_sync_gui.engine.services import Services
from designo_sync_gui.storage.journal import open_journal
from designo_sync_gui.storage.memory_secrets import MemorySecretStore

STORE = DemoWorld.store_code
Pairs = Mapping[str, tuple[str, str]]


class LeapingClock:
    """This computer's time; waiting takes none of it, the clock leaps instead."""

    def __init__(self) -> None:
        self.leapt = timedelta()

    def now(self) -> datetime:
        return datetime.now(UTC) + self.leapt

    def elapsed(self) -> float:
        return time.monotonic() + self.leapt.total_seconds()

    async def sleep(self, seconds: float) -> None:
        self.leapt += timedelta(seconds=seconds)
        await asyncio.sleep(0)


@dataclass
class LocalWorld:
    """The demo's two sides with orders of the test's own; ``pairs`` are (storefront, DesignO)."""

    code = STORE
    pairs: Pairs
    world: DemoWorld = field(default_factory=lambda: DemoWorld(0))

    def __enter__(self) -> "LocalWorld":
        self.reset()
        self.world.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.world.close()

    def reset(self) -> None:
        """Both sides as they were at the beginning; nothing counted."""
        shop, designo = self.world.shop, self.world.designo
        shop.book.orders.clear()
        designo.orders.clear()
        for order_id, (left, right) in self.pairs.items():
            shop.book.add(int(order_id), left)
            designo.add(STORE, order_id, json.dumps(right))
        for counted in (shop.book.history, designo.history):
            counted.clear()
        for server in (shop.server, designo.server):
            server.requests.clear()
            faults_of(server).clear()
            server.before_handle = server.after_handle = None

    @property
    def secrets(self) -> dict[str, dict[str, str]]:
        """By owner and name, as ``--session-secrets`` takes them."""
        shop = {
            "consumer_key": self.world.consumer_key,
            "consumer_secret": self.world.consumer_secret,
        }
        return {f"store:{STORE}": shop, "designo": {"demo_read_key": self.world.designo_read_key}}

    def address_of(self, owner: str) -> str:
        """The address that an owner's secrets belong to."""
        return self.world.designo_url if owner == "designo" else self.world.stores[0].url

    def statuses(self, side: Side) -> dict[str, str]:
        """What a side really holds, by order id."""
        if side is Side.STOREFRONT:
            return {str(key): order.status for key, order in self.world.shop.book.orders.items()}
        held = self.world.designo.orders.items()
        return {order_id: json.loads(order.status or "null") for (_, order_id), order in held}

    def changes(self, side: Side) -> Counter[str]:
        """How often a side really changed each order."""
        if side is Side.STOREFRONT:
            return Counter(str(order_id) for order_id, _, _ in self.world.shop.book.history)
        return Counter(order_id for _, order_id, _ in self.world.designo.history)

    def write_requests(self, side: Side) -> Counter[str]:
        """How many writes of each order arrived at a side, carried out or not."""
        server = self.server(side)
        return Counter(written_order(r) for r in tuple(server.requests) if is_write(r))

    def server(self, side: Side) -> DemoServer:
        return (self.world.shop if side is Side.STOREFRONT else self.world.designo).server

    def quiet(self) -> None:
        """Wait until what a dead program had sent is carried out.

        Connections are taken in their order, so once a later one was answered every earlier one
        has its thread; these end with their connections.
        """
        for side in Side:
            address = urlsplit(self.server(side).address)
            asking = http.client.HTTPConnection(address.netloc, timeout=10)
            asking.request("GET", "/", headers={"Connection": "close"})
            asking.getresponse().read()
            asking.close()
        for thread in threading.enumerate():
            if "process_request_thread" in thread.name:
                thread.join(10)
                assert not thread.is_alive()

    @asynccontextmanager
    async def opened(
        self, home: Path, secrets: SecretStore | None = None
    ) -> AsyncIterator[Services]:
        """The engine on ``home``, with the credentials in memory unless ``secrets`` keeps them,
        and a clock that leaps."""
        secrets = secrets or await memory_of(self.secrets)
        services = await open_services(OpenOptions(home, secrets, clock=LeapingClock()))
        try:
            yield services
        finally:
            await services.aclose()

    def prepared(self, home: Path) -> Path:
        """``home`` connected to both sides, and both read once."""

        async def steps() -> None:
            async with self.opened(home) as services:
                await connect_demo(services, self.world)
                assert not (await services.jobs.refresh()).errors

        asyncio.run(steps())
        return home


def is_write(request: DemoRequest) -> bool:
    if request.method == "PUT":
        return not request.path.endswith("/orders/0")
    return request.method == "POST" and request.path == UPDATE_PATH


def written_order(request: DemoRequest) -> str:
    if request.method == "PUT":
        return request.path.rpartition("/")[2]
    (entry,) = json.loads(request.body)["order_array"]
    return str(entry["order_details"]["order_id"])


async def memory_of(secrets: Mapping[str, Mapping[str, str]]) -> MemorySecretStore:
    kept = MemorySecretStore()
    for owner, values in secrets.items():
        typed = {name: Secret(value) for name, value in values.items()}
        await kept.save(owner, for_this_run(typed))
    return kept


async def differing(services: Services) -> list[OrderRef]:
    orders = await services.orders.known()
    return [order.ref for order in orders if judge(order).verdict in MISMATCHES]


async def planned(services: Services, direction: Direction) -> Plan:
    """A plan for everything that differs."""
    return await services.orders.plan(direction, await differing(services))


async def applied(services: Services, plan: Plan) -> JobResult:
    """The plan carried out with every word typed that it asks for."""
    words = {plan.count_word, *(write.confirm for write in plan.writes)}
    return await services.jobs.apply(plan, frozenset(words))


async def synced(services: Services, direction: Direction) -> JobResult:
    """Read, plan and apply what differs."""
    assert not (await services.jobs.refresh()).errors
    return await applied(services, await planned(services, direction))


def copied(template: Path, home: Path) -> Path:
    return Path(shutil.copytree(template, home))


def integrity(home: Path) -> list[str]:
    """What SQLite itself says of both files, read as another program reads them."""
    return [_integrity(home / name) for name in ("mirror.sqlite3", "journal.sqlite3")]


def _integrity(path: Path) -> str:
    with closing(sqlite3.connect(path)) as connection:
        return str(connection.execute("PRAGMA integrity_check").fetchone()[0])


@dataclass(frozen=True)
class JournalView:
    """The journal as the next program finds it.

    ``open_intents`` have neither a claim nor an outcome: their job died before. ``claimed`` and
    ``ended`` are order ids.
    """

    wrong_row: int | None
    unsettled: tuple[UnsettledWrite, ...]
    open_intents: tuple[OrderRef, ...]
    claimed: frozenset[str]
    ended: Mapping[str, tuple[OutcomeKind, ...]]


def journal_of(home: Path) -> JournalView:
    async def look() -> JournalView:
        journal = await open_journal(home / "journal.sqlite3", "test", "test")
        try:
            jobs = await journal.jobs()
            rows = [row for job in jobs for row in await journal.writes_of_job(job.job_id)]
            return _view(rows, await journal.verify(), await journal.unsettled())
        finally:
            await journal.aclose()

    return asyncio.run(look())


def _view(
    rows: Sequence[WriteRecord], wrong: int | None, unsettled: tuple[UnsettledWrite, ...]
) -> JournalView:
    ended: defaultdict[str, tuple[OutcomeKind, ...]] = defaultdict(tuple)
    for row in rows:
        if row.outcome is not None:
            ended[row.ref.order_id] += (row.outcome,)
    left = tuple(r.ref for r in rows if r.outcome is None and r.claimed_at is None)
    claimed = frozenset(row.ref.order_id for row in rows if row.claimed_at is not None)
    return JournalView(wrong, unsettled, left, claimed, ended)


def literals(orders: Sequence[Order], side: Side) -> Iterator[tuple[str, str | None]]:
    """Order ids and the statuses the mirror shows of a side."""
    for order in orders:
        seen = order.storefront if side is Side.STOREFRONT else order.designo
        yield order.ref.order_id, seen.status.literal if seen and seen.status else None
