"""A world of fakes for the engine."""

import asyncio
from collections.abc import (
    Callable,
    Coroutine,
    Iterator,
)
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from engine_fakes import (
    DESIGNO,
    STORE,
    FakeClock,
    FakeConnections,
    FakeJournal,
    FakeRemote,
    FakeSecrets,
    FakeSettings,
)
from fake_mirror import FakeMirror
from fake_start import FakeStart
from fake_telling import FakeCommand, FakeMemory
from fake_updates import NEWER
from report_fakes import FakeBundle, FakeReports

from designo_sync_gui.connectors.woocommerce.platform import PLATFORM
from designo_sync_gui.domain.backup import Backup
from designo_sync_gui.domain.connection import Check, Store
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import JobRefused, SettingsInvalid, StorageFailed
from designo_sync_gui.domain.events import JobProgress
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.platform import Platform, SecretField, SignIn
from designo_sync_gui.domain.ports import (
    Settings,
)
from designo_sync_gui.domain.sentence import NOTHING, verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.engine.connections.book import ConnectionBook
from designo_sync_gui.engine.connections.secrets import ChosenSecretStore
from designo_sync_gui.engine.connections.states import StoreStates
from designo_sync_gui.engine.context import EngineContext
from designo_sync_gui.engine.diagnostics import DiagnosticsSources
from designo_sync_gui.engine.doctor import Doctor
from designo_sync_gui.engine.events import EventHub
from designo_sync_gui.engine.folder import DataFolderView
from designo_sync_gui.engine.jobs.job import Jobs
from designo_sync_gui.engine.reports import ReportFiles
from designo_sync_gui.engine.services import Services
from designo_sync_gui.engine.telling import TellingParts
from designo_sync_gui.engine.updates import UpdateService
from designo_sync_gui.reports.activity import ActivityReport
from designo_sync_gui.reports.formats import write_file
from designo_sync_gui.storage.connections_file import ConnectionsFile
from designo_sync_gui.storage.example_files import read_example_file
from designo_sync_gui.storage.settings import settings_to_text


def secrets_of(store: Store, platform: Platform) -> tuple[SecretField, ...]:
    if store.platform != platform.name:
        raise SettingsInvalid(verbatim(f"This program knows no platform “{store.platform}”."))
    return platform.sign_in(store.sign_in).secrets


class EngineWorld:
    """Everything a test turns and looks at. ``run`` gives a coroutine the engine's loop."""

    def __init__(self) -> None:
        self.trace: list[tuple[Any, ...]] = []
        self.clock = FakeClock()
        self.storefront = FakeRemote(Side.STOREFRONT, self.clock, self.trace)
        self.designo = FakeRemote(Side.DESIGNO, self.clock, self.trace)
        self.connections = FakeConnections(self.storefront, self.designo)
        self.mirror = FakeMirror()
        self.journal = FakeJournal(self.trace)
        self.keyring, self.memory = FakeSecrets(), FakeSecrets()
        self.settings = FakeSettings(Settings("home", (STORE,), DESIGNO))
        self.reports = FakeReports()
        self.bundle = FakeBundle()
        self.log = ""
        self.start = FakeStart()
        self.fetched: list[tuple[str, str]] = []
        self.release_file = NEWER
        self.command = FakeCommand()
        self.told = FakeMemory()
        self.telling = TellingParts(
            self.command, self.told, "DesignO Sync test", lambda text: text.replace("secret", "***")
        )
        self.locked = False
        self.patience = timedelta()
        self.events: list[Any] = []

    def fill(self, **pairs: tuple[str | None, str | None]) -> None:
        """``o7=("paid", "Paid")``: both statuses of order 7; ``None`` for a missing order."""
        for key, (left, right) in pairs.items():
            for remote, text in ((self.storefront, left), (self.designo, right)):
                if text is not None:
                    remote.orders[self.ref(key[1:])] = Status.text(text)

    @staticmethod
    def ref(order_id: str) -> OrderRef:
        return OrderRef("wc_eu", order_id)

    async def open(self) -> Services:
        hub = EventHub()
        hub.subscribe(self.events.append)
        parts = (self.connections, self.mirror, self.journal, self, self.clock)
        context = EngineContext(*parts, hub, StoreStates(hub))
        secrets = ChosenSecretStore(self.keyring, self.memory)
        numbers = iter(range(1, 1000))
        field_ = SecretField(
            "consumer_key", verbatim("Consumer key"), verbatim("WooCommerce settings")
        )
        platform = replace(PLATFORM, sign_ins=(SignIn("keys", verbatim("Keys"), (field_,)),))
        book = ConnectionBook(
            context,
            secrets,
            self.settings,
            (platform,),
            lambda profile: (
                (SecretField("read_key", verbatim("Read key"), NOTHING),)
                if "key" in profile
                else ()
            ),
            lambda store: secrets_of(store, platform),
        )
        await book.load()
        jobs = Jobs(hub, lambda: f"job-{next(numbers)}", context.clock.elapsed)

        async def closed() -> None:
            self.storage_closed = True

        files = ReportFiles(
            self.reports, self.reports, self.reports, ActivityReport(), "DesignO Sync test"
        )

        async def nothing() -> tuple[Check, ...]:
            return ()

        async def newest_lines() -> str:
            return self.log

        async def no_backup(target: Path) -> Backup:
            raise StorageFailed(verbatim(f"{target} is full."))

        async def versions() -> tuple[str, ...]:
            return ("DesignO Sync test", "mirror.sqlite3: schema 10")

        doctor = Doctor(context, book, secrets, nothing, ())
        diagnostics = DiagnosticsSources(
            versions, settings_to_text, lambda text: text.replace("secret", "***"), self.bundle
        )
        folder = DataFolderView(Path("/data/of/huber"), newest_lines, no_backup)
        return Services(
            *(context, jobs, book, secrets, files, closed, doctor, folder, diagnostics),
            telling=self.telling,
            start=self.start,
            updates=UpdateService(book, self.fetch, "0.1.0"),
            moving=ConnectionsFile(lambda path, text: write_file(path, [text])),
            read_example=read_example_file,
            patience=self.patience,
        )

    async def fetch(self, address: str, proxy: str) -> bytes:
        """What is published, by the way that was asked for."""
        self.fetched.append((address, proxy))
        return self.release_file

    def run(self, test: Callable[[Services], Coroutine[Any, Any, Any]]) -> Any:
        async def body() -> Any:
            services = await self.open()
            try:
                return await test(services)
            finally:
                await services.aclose()

        return asyncio.run(body())

    async def synced_after_refresh(self, services: Services) -> Any:
        """Refresh, then write everything that differs to DesignO."""
        await services.jobs.refresh()
        return await self.synced(services, Direction.TO_DESIGNO)

    async def synced(self, services: Services, direction: Direction, *ids: str) -> Any:
        """Plan the orders (default: all) and apply the plan."""
        refs = [self.ref(i) for i in ids] or list(self.mirror.rows)
        return await services.jobs.apply(await services.orders.plan(direction, refs))

    @staticmethod
    async def until(reached: Callable[[], Any]) -> None:
        """Let the loop turn until something is so; fails instead of hanging."""
        for _ in range(2000):
            if reached():
                return
            await asyncio.sleep(0)
        raise AssertionError("never reached")

    @contextmanager
    def hold(self) -> Iterator[None]:
        """The writer's lock; ``locked`` is another process that holds it."""
        if self.locked:
            raise JobRefused(verbatim("Another one is writing."))
        yield

    def notes(self, word: str) -> list[str]:
        told = [event.note.english for event in self.events if isinstance(event, JobProgress)]
        return [note for note in told if word in note]

    def steps(self, *kinds: str) -> list[tuple[Any, ...]]:
        return [step for step in self.trace if step[0] in kinds]


@pytest.fixture
def world() -> EngineWorld:
    return EngineWorld()
