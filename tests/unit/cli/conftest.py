"""A command line run against services that remember what they were asked."""

import asyncio
import io
import json
from collections.abc import Callable, Coroutine, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

import pytest
from engine_fakes import FakeClock
from fake_parts import InParts
from fake_start import WithStart
from fake_updates import WithUpdates
from report_kit import write_report
from table_by_rules import RulesTable

from designo_sync_gui.cli.console import Console
from designo_sync_gui.cli.main import main
from designo_sync_gui.connectors.exports.platform import DESIGNO_OPTIONS
from designo_sync_gui.connectors.woocommerce.platform import PLATFORM
from designo_sync_gui.domain.broken_off import BrokenOff
from designo_sync_gui.domain.connection import Check, DesignoConnection, Secret, Store
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.events import (
    Event,
    JobFinished,
    JobProgress,
    JobStarted,
    OrdersLeft,
    SignInEnding,
    StoreHeld,
    StoreState,
)
from designo_sync_gui.domain.follow import build_follow_plan
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence, Side
from designo_sync_gui.domain.outcome import JobResult, JobState, Outcome, OutcomeKind
from designo_sync_gui.domain.plan import Plan, WriteRules, build_plan
from designo_sync_gui.domain.plan_facts import NO_FACTS, PlanFacts
from designo_sync_gui.domain.platform import Option, Platform, SecretField
from designo_sync_gui.domain.ports import OrderPage, Settings, SideRead
from designo_sync_gui.domain.preferences import Preferences
from designo_sync_gui.domain.sentence import NOTHING, Sentence, verbatim
from designo_sync_gui.domain.sign_in_end import SignInEnd
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.table_ports import Chosen, Picked
from designo_sync_gui.domain.watching import WatchSettings
from designo_sync_gui.engine.events import EventHub
from designo_sync_gui.engine.order_views import OrderViews
from designo_sync_gui.engine.overview import Overview
from designo_sync_gui.engine.reading.refresh import RefreshSummary
from designo_sync_gui.engine.reports import CSV_EXACT, ReportWanted
from designo_sync_gui.reports.evidence import EvidenceReport

NOW = datetime(2025, 3, 1, 9, 30, tzinfo=UTC)
WOOCOMMERCE = PLATFORM

T = TypeVar("T")


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@dataclass
class FakeVoiding:
    """So many rows would be void, whatever is saved."""

    rows: int = 0

    async def by_designo(self, connection: DesignoConnection, secrets: object) -> int:
        return self.rows


@dataclass
class FakeServices(InParts, WithStart, WithUpdates):
    """The interface of ``engine.services.Services`` over lists."""

    settings: Settings = field(default_factory=lambda: Settings("home"))
    rows: list[Order] = field(default_factory=list)
    saved: dict[str, Mapping[str, Secret]] = field(default_factory=dict)
    checks: tuple[Check, ...] = ()
    warnings: tuple[Sentence, ...] = ()
    refresh_errors: tuple[tuple[str, SyncError], ...] = ()
    refresh_notes: tuple[tuple[str, Sentence], ...] = ()
    unread: int = 0
    state: JobState = JobState.DONE
    kinds: dict[str, OutcomeKind] = field(default_factory=dict)
    job_errors: tuple[SyncError, ...] = ()
    failure: BaseException | None = None
    problems: tuple[SyncError, ...] = ()
    profile_fields: tuple[SecretField, ...] = ()
    applied: list[Plan] = field(default_factory=list)
    decisions: Mapping[OrderRef, Side | None] | None = None
    brakes: tuple[str, ...] = ()
    confirmed: list[frozenset[str]] = field(default_factory=list)
    rules: WriteRules = WriteRules(longest=17)  # noqa: RUF009 - frozen
    page: OrderPage = OrderPage(())  # noqa: RUF009 - frozen
    careful: list[bool] = field(default_factory=list)
    facts: PlanFacts = NO_FACTS
    patience: timedelta | None = None
    accepted: list[str] = field(default_factory=list)
    broken_off: tuple[BrokenOff, ...] = ()
    sign_ins: dict[str, SignInEnd] = field(default_factory=dict)
    side_reads: tuple[SideRead, ...] = (SideRead("wc_eu", Side.STOREFRONT, NOW, None, True),)
    history: Any = None
    cancelled: list[str] = field(default_factory=list)
    asked: list[object] = field(default_factory=list)
    closed: int = 0
    during_apply: object = None
    during_save: Event | None = None
    during_save_preferences: Event | None = None
    during_refresh: Event | None = None
    events: EventHub = field(default_factory=EventHub)
    voiding: FakeVoiding = field(default_factory=FakeVoiding)
    platforms: tuple[Platform, ...] = (WOOCOMMERCE,)
    designo_table_options: tuple[Option, ...] = DESIGNO_OPTIONS

    def __post_init__(self) -> None:
        self.table = RulesTable(lambda: self.rows)
        self.views = OrderViews(self.table)
        self.clock = FakeClock()

    async def overview(self) -> Overview:
        return Overview(
            self.settings,
            self.side_reads,
            {"wc_eu": StoreState.READY},
            verbatim("fake"),
            None,
            NOTHING,
            self.problems,
            broken_off=self.broken_off,
            sign_ins=self.sign_ins,
        )

    async def known_orders(self, refs: Sequence[OrderRef] | None = None) -> tuple[Order, ...]:
        return tuple(row for row in self.rows if refs is None or row.ref in refs)

    async def refresh(self, codes: Sequence[str] | None = None, *, full: bool = False):
        self.asked.append((codes, full))
        if self.failure is not None:
            raise self.failure
        self.events.publish(JobStarted("job", verbatim("Refresh"), ()))
        self.events.publish(JobProgress("job", 1, 2, verbatim("wait \x1b[31m")))
        if self.during_refresh is not None:
            self.events.publish(self.during_refresh)
        return RefreshSummary(
            "job",
            2,
            self.refresh_errors,
            0,
            self.state,
            notes=self.refresh_notes,
            unread=self.unread,
            broken_off=self.broken_off,
        )

    async def plan(
        self,
        direction: Direction,
        chosen: Chosen,
        decisions: Mapping[OrderRef, Side | None] | None = None,
    ) -> Plan:
        self.decisions = decisions
        orders = await self.known_orders(self._named(chosen))
        rules = {store.code: self.rules for store in self.settings.stores}
        if direction.target is None:
            none: dict[Side, frozenset[OrderRef]] = dict.fromkeys(Side, frozenset())
            both = dict.fromkeys(Side, rules)
            return build_follow_plan(orders, both, NOW, none, decisions or {})
        plan = build_plan(direction.target, orders, rules, NOW)
        return replace(plan, brakes=tuple(map(verbatim, self.brakes)), facts=self.facts)

    async def apply(
        self,
        plan: Plan,
        confirmed: frozenset[str] = frozenset(),
        *,
        canary: bool = False,
        patience: timedelta | None = None,
    ) -> JobResult:
        self.applied.append(plan)
        self.careful.append(canary)
        self.patience = patience
        self.confirmed.append(confirmed)
        self.events.publish(JobStarted("job", verbatim("Apply"), ()))
        if callable(self.during_apply):
            self.during_apply()
        outcomes = tuple(
            Outcome(
                write.ref,
                write.number,
                write.target,
                self.kinds.get(write.ref.order_id, OutcomeKind.VERIFIED),
                write.expected,
                write.wanted,
                write.wanted,
                verbatim("done \x1b[31m"),
                NOW,
                sent=self.kinds.get(write.ref.order_id) is not OutcomeKind.CANCELLED,
            )
            for write in plan.writes
        )
        return JobResult("job", self.state, outcomes, self.job_errors)

    def accept_once(self, store_code: str) -> None:
        self.accepted.append(store_code)

    @property
    def watch(self) -> WatchSettings:
        return self.settings.watch

    async def save_watch(self, watch: WatchSettings) -> None:
        self.settings = replace(self.settings, watch=watch)

    @property
    def kept_preferences(self) -> Preferences:
        return self.settings.preferences

    async def save_preferences(self, preferences: Preferences) -> None:
        if self.during_save_preferences is not None:
            self.events.publish(self.during_save_preferences)
        self.settings = replace(self.settings, preferences=preferences)

    def in_background(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        return asyncio.ensure_future(work)

    async def run(self) -> None:
        self.asked.append("watch")
        if callable(self.during_apply):
            self.during_apply()
        self.events.publish(StoreHeld("wc_eu", verbatim("30 of 40 orders changed.")))
        refs = frozenset({OrderRef("wc_eu", "7")})
        self.events.publish(OrdersLeft("wc_eu", refs, verbatim("It flips.")))
        ending = SignInEnding("", verbatim("sign-in ends about 14:30"))
        self.events.publish(ending)
        self.events.publish(JobFinished("job", JobState.DONE, verbatim("2 orders read")))

    async def settle_by_word(self, ref: OrderRef, side: Side, *, applied: bool) -> Outcome:
        self.asked.append((ref, side, applied))
        kind = OutcomeKind.ACCEPTED if applied else OutcomeKind.REFUSED
        status = Status.text("x")
        return Outcome(
            ref, "", side, kind, None, status, None, verbatim("The operator looked."), NOW
        )

    async def export_evidence(
        self, path: Path, *, job_id: str = "", ref: OrderRef | None = None
    ) -> int:
        writes = await (
            self.history.writes_of_order(ref) if ref else self.history.writes_of_job(job_id)
        )
        EvidenceReport().write_evidence("Evidence", await self.history.jobs(), writes, path)
        return len(writes)

    def cancel(self, job_id: str) -> None:
        self.cancelled.append(job_id)

    async def save_store(
        self, store: Store, secrets: Mapping[str, Secret], replaces: str | None = None
    ) -> None:
        if self.failure is not None:
            raise self.failure
        self.saved[f"store:{store.code}"] = secrets
        others = tuple(kept for kept in self.settings.stores if kept.code != replaces)
        self.settings = Settings("home", (*others, store), self.settings.designo)

    async def remove_store(self, code: str) -> None:
        stores = tuple(store for store in self.settings.stores if store.code != code)
        self.settings = Settings("home", stores, self.settings.designo)

    async def test_store(self, store: Store, secrets: Mapping[str, Secret]) -> tuple[Check, ...]:
        self.asked.append((store, secrets))
        return self.checks

    async def save_designo(
        self, connection: DesignoConnection, secrets: Mapping[str, Secret]
    ) -> None:
        if self.during_save is not None:
            self.events.publish(self.during_save)
        self.saved["designo"] = secrets
        self.settings = Settings("home", self.settings.stores, connection)

    async def test_designo(
        self, connection: DesignoConnection, secrets: Mapping[str, Secret]
    ) -> tuple[Check, ...]:
        self.asked.append((connection, secrets))
        return self.checks

    def store_secret_fields(self, store: Store) -> tuple[SecretField, ...]:
        return WOOCOMMERCE.sign_in(store.sign_in).secrets

    def store_warnings(self, store: Store) -> tuple[Sentence, ...]:
        return self.warnings

    async def first_page(self, store: Store, secrets: Mapping[str, Secret]) -> OrderPage:
        self.asked.append((store, secrets))
        if self.failure is not None:
            raise self.failure
        return self.page

    async def first_designo_page(
        self, connection: DesignoConnection, secrets: Mapping[str, Secret], code: str
    ) -> OrderPage:
        self.asked.append((connection, secrets, code))
        return self.page

    def designo_secret_fields(self, read_profile: str) -> tuple[SecretField, ...]:
        return self.profile_fields if read_profile else ()

    def _named(self, chosen: Chosen) -> Sequence[OrderRef]:
        return self.table.named(chosen) if isinstance(chosen, Picked) else chosen

    async def export_mismatches(
        self,
        path: Path,
        chosen: Chosen,
        *,
        wanted: ReportWanted = CSV_EXACT,
        note: Callable[[int], object] = lambda done: None,
    ) -> int:
        orders = await self.known_orders(self._named(chosen))
        note(len(orders))
        return write_report(
            path, orders, self.settings.stores, wanted.form, wanted.separator, wanted.scope
        )

    async def aclose(self) -> None:
        self.closed += 1


class CommandLine:
    """Runs ``main`` and keeps what it wrote."""

    def __init__(self, services: FakeServices) -> None:
        self.services = services
        self.out = ""
        self.err = ""
        self.opened: list[tuple[Path | None, object]] = []
        self.hidden: list[str] = []
        self.questions: list[str] = []

    def __call__(self, *argv: str, stdin: str | None = "", terminal: bool = False) -> int:
        stream = None if stdin is None else Terminal(stdin) if terminal else io.StringIO(stdin)
        out, err = io.StringIO(), Terminal() if terminal else io.StringIO()
        console = Console(stream, out, err, self._ask_hidden)

        async def opener(home, given):
            self.opened.append((home, given))
            return self.services

        try:
            return main(argv, console=console, opener=opener)
        finally:
            self.out, self.err = out.getvalue(), err.getvalue()

    def _ask_hidden(self, question: str) -> str:
        self.questions.append(question)
        if not self.hidden:
            raise EOFError
        return self.hidden.pop(0)

    def json(self) -> object:
        return json.loads(self.out)


@pytest.fixture
def services() -> FakeServices:
    stores = (
        Store("wc_eu", "Shop EU", "woocommerce", "https://eu.example/"),
        Store("wc_us", "Shop US", "woocommerce", "https://us.example/"),
    )
    return FakeServices(Settings("home", stores))


@pytest.fixture
def cli(services: FakeServices) -> CommandLine:
    return CommandLine(services)


@pytest.fixture
def put(services: FakeServices):
    """Add an order; texts stand for text statuses, ``None`` for a side that was not read."""

    def seen(value: object) -> Observation | None:
        if value is None or isinstance(value, Observation):
            return value
        status = value if isinstance(value, Status) else Status.text(str(value))
        return Observation(Presence.PRESENT, status, NOW, "GET list")

    def add(order_id: str, left: object, right: object, code: str = "wc_eu", number: str = ""):
        order = Order(OrderRef(code, order_id), number or order_id, seen(left), seen(right))
        services.rows.append(order)
        return order

    return add
