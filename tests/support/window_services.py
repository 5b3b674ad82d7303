"""In-memory services for the window's tests: scripted answers, every call remembered.

Each call notes the thread it ran on, so that a test can show that it was the engine's."""

import asyncio
import threading
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fake_care import FakeDiagnostics, FakeDoctor, FakeFolder, FakeTrends, FakeVoiding
from fake_learning import FakeLearning, FakeRenewing, FakeTables
from fake_moving import FakeMoving
from fake_parts import InParts
from shown_orders import KeptRules
from window_history import FakeHistory, WithActivity
from window_preferences import FakePreferences

from designo_sync_gui.connectors.exports.platform import DESIGNO_OPTIONS
from designo_sync_gui.connectors.woocommerce.platform import PLATFORM
from designo_sync_gui.domain.broken_off import BrokenOff
from designo_sync_gui.domain.connection import Check, DesignoConnection, Secret, Store
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import ProfileInvalid, SettingsInvalid, SyncError
from designo_sync_gui.domain.events import (
    ConnectionsChanged,
    JobFinished,
    JobPaused,
    JobProgress,
    JobResumed,
    JobStarted,
    OutcomeRecorded,
    RowsChanged,
    StoreHeld,
    StoreState,
    StoreStateChanged,
)
from designo_sync_gui.domain.follow import build_follow_plan
from designo_sync_gui.domain.forecast import Forecast
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence, Side
from designo_sync_gui.domain.order_states import state_of
from designo_sync_gui.domain.outcome import JobResult, JobState, Outcome, OutcomeKind
from designo_sync_gui.domain.pair_groups import groups_of_states
from designo_sync_gui.domain.plan import Change, Plan, WriteRules, build_plan
from designo_sync_gui.domain.platform import (
    Capabilities,
    Option,
    OptionKind,
    Platform,
    SecretField,
    SignIn,
    StatusField,
    Writing,
)
from designo_sync_gui.domain.ports import Settings, SideRead
from designo_sync_gui.domain.preferences import Preferences
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say, verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.table_ports import Chosen, PairGroup, Picked
from designo_sync_gui.domain.watching import WatchSettings
from designo_sync_gui.engine.connections.trial import Tell, keep_quiet
from designo_sync_gui.engine.events import EventHub
from designo_sync_gui.engine.order_views import OrderViews
from designo_sync_gui.engine.overview import Overview
from designo_sync_gui.engine.reading.refresh import RefreshSummary
from designo_sync_gui.engine.reports import CSV_EXACT, ReportWanted

NOW = datetime(2026, 3, 4, 9, 41, 7, tzinfo=UTC)
WOO = PLATFORM
STORE = Store("de", "Print Depot EU", "woocommerce", "https://shop.example.com/")
DESIGNO = DesignoConnection("https://print.example.com/")


def observation(text: str | None, at: datetime = NOW) -> Observation:
    if text is None:
        return Observation(Presence.ABSENT, None, at)
    return Observation(
        Presence.PRESENT, Status.text(text), at, source="GET wc/v3/orders, field status"
    )


def order(number: int, storefront: str | None, designo: str | None, code: str = "de") -> Order:
    return Order(
        OrderRef(code, str(number)), f"#{number}", observation(storefront), observation(designo)
    )


def some_orders() -> list[Order]:
    return [
        order(1, "in-production", "In Production"),
        order(2, "processing", "processing"),
        order(3, "completed", "processing"),
        order(4, "on-hold", None),
    ]


@dataclass
class FakeServices(InParts, FakePreferences, WithActivity):
    """Answers from memory; ``calls`` is what the window asked for, in order."""

    stores: list[Store] = field(default_factory=lambda: [STORE])
    connection: DesignoConnection | None = DESIGNO
    rows: dict[OrderRef, Order] = field(default_factory=dict)
    after_refresh: list[Order] = field(default_factory=some_orders)
    checks: tuple[Check, ...] = (Check(say("reachable"), True, say("The shop answers.")),)
    outcome: OutcomeKind = OutcomeKind.VERIFIED
    errors: dict[str, SyncError] = field(default_factory=dict)
    refresh_errors: tuple[tuple[str, SyncError], ...] = ()
    secret_problem: SyncError | None = None
    demo_notice: str = ""
    doctor: FakeDoctor = field(default_factory=FakeDoctor)
    folder: FakeFolder = field(default_factory=FakeFolder)
    diagnostics: FakeDiagnostics = field(default_factory=FakeDiagnostics)
    moving: FakeMoving = field(default_factory=FakeMoving)
    trends: FakeTrends = field(default_factory=FakeTrends)
    problems: tuple[SyncError, ...] = ()
    expected: Forecast | None = None

    def __post_init__(self) -> None:
        self.voiding, self.events = FakeVoiding(), EventHub()
        self.table = KeptRules(lambda: tuple(self.rows.values()), about=self.book.about)
        self.views = OrderViews(self.table)
        self.platforms = (WOO,)
        self.watch = WatchSettings()
        self.kept_preferences = Preferences()
        self.screen = ""
        self.holds: dict[str, Sentence] = {}
        self.broken_off: tuple[BrokenOff, ...] = ()
        self.careful: list[bool] = []
        self.history = FakeHistory(self._note)
        self.calls: list[tuple[str, object]] = []
        self.threads: set[str] = set()
        self.gate: asyncio.Event | None = None
        #: Lets no plan be made while it is set to an event that is not.
        self.plan_gate: asyncio.Event | None = None
        self.waiting = False
        self.closed = False
        self.secret_store = "Secret Service (GNOME Keyring)"
        self.kept_secrets: dict[str, Mapping[str, Secret]] = {}
        self._cancelled: set[str] = set()
        self._jobs = 0
        self._loop: asyncio.AbstractEventLoop | None = None

    def called(self, name: str) -> list[object]:
        return [what for called, what in self.calls if called == name]

    def hold(self) -> None:
        """Make the next job wait before its second step until ``let_go``."""
        self.gate = asyncio.Event()

    def let_go(self) -> None:
        if self.gate is not None and self._loop is not None:
            self._loop.call_soon_threadsafe(self.gate.set)

    def _note(self, name: str, what: object = None) -> None:
        self._loop = asyncio.get_running_loop()
        self.threads.add(threading.current_thread().name)
        self.calls.append((name, what))
        if name in self.errors:
            raise self.errors.pop(name)

    async def _pass_gate(self) -> None:
        if self.gate is not None:
            self.waiting = True
            await self.gate.wait()
            self.waiting = False

    def renewing(self) -> FakeRenewing:
        return FakeRenewing(self._note, self.errors.get("renew"))

    def learning(self) -> FakeLearning:
        return FakeLearning(self._note, lambda: list(self.rows.values()))

    def learning_tables(self) -> FakeTables:
        return FakeTables(self._note, lambda: list(self.rows.values()))

    async def overview(self) -> Overview:
        self._note("overview")
        codes = [store.code for store in self.stores]
        reads = tuple(
            SideRead(code, side, NOW, None, True)
            for code in codes
            for side in Side
            if any(ref.store_code == code for ref in self.rows)
        )
        return Overview(
            Settings(
                "home",
                tuple(self.stores),
                self.connection,
                self.kept_preferences,
                self.screen,
                self.watch,
            ),
            reads,
            dict.fromkeys(codes, StoreState.READY if reads else StoreState.NEVER_READ),
            verbatim(self.secret_store),
            self.secret_problem,
            verbatim(self.demo_notice),
            self.problems,
            self.platforms,
            dict(self.holds),
            self.broken_off,
            self.telling.not_told,
        )

    async def known_orders(self, refs: Iterable[OrderRef] | None = None) -> tuple[Order, ...]:
        self._note("orders")
        wanted = self.rows if refs is None else refs
        return tuple(self.rows[ref] for ref in wanted if ref in self.rows)

    async def pairs(self, store_code: str, values: Set[Status]) -> tuple[PairGroup, ...]:
        self._note("pairs", values)
        states = ((state_of(row), 1) for row in self.rows.values())
        return groups_of_states(store_code, values, states)

    def _start(self, title: str) -> str:
        self._jobs += 1
        job_id = f"job-{self._jobs}"
        self.events.publish(JobStarted(job_id, verbatim(title), tuple(s.code for s in self.stores)))
        return job_id

    async def refresh(
        self, store_codes: Sequence[str] | None = None, *, full: bool = False
    ) -> RefreshSummary:
        self._note("refresh", (store_codes, full))
        job_id = self._start("Refresh · all stores")
        for store in self.stores:
            self.events.publish(StoreStateChanged(store.code, StoreState.READING))
        self.events.publish(JobProgress(job_id, 0, None, say("reading")))
        await self._pass_gate()
        state = JobState.CANCELLED if job_id in self._cancelled else JobState.DONE
        if state is JobState.DONE:
            self.rows |= {row.ref: row for row in self.after_refresh}
            self.events.publish(RowsChanged(frozenset(row.ref for row in self.after_refresh)))
        for store in self.stores:
            self.events.publish(StoreStateChanged(store.code, StoreState.READY))
        for code, error in self.refresh_errors:
            self.events.publish(StoreStateChanged(code, StoreState.SIGN_IN_NEEDED, error))
        errors = tuple(error for _, error in self.refresh_errors)
        summary = f"{len(self.after_refresh)} entries read"
        self.events.publish(JobFinished(job_id, state, verbatim(summary), errors))
        return RefreshSummary(job_id, len(self.after_refresh), self.refresh_errors, 0, state)

    async def read_again(self, refs: Sequence[OrderRef]) -> RefreshSummary:
        self._note("read_again", tuple(refs))
        return RefreshSummary("job", len(refs), (), 0)

    async def plan(
        self,
        direction: Direction,
        chosen: Chosen,
        decisions: Mapping[OrderRef, Side | None] | None = None,
        progress: Callable[[int], object] = lambda done: None,
    ) -> Plan:
        refs = self._named(chosen)
        self._note("plan", (direction, refs))
        progress(len(refs) // 2)
        if self.plan_gate is not None:
            await self.plan_gate.wait()
        rules = {
            store.code: WriteRules(
                changes=(Change(None, "completed", say("may e-mail the customer")),)
            )
            for store in self.stores
        }
        orders = await self.known_orders(refs)
        if direction.target is None:
            both = dict.fromkeys(Side, rules)
            return build_follow_plan(
                orders, both, NOW, dict.fromkeys(Side, frozenset()), decisions or {}
            )
        return build_plan(direction.target, orders, rules, NOW)

    async def apply(
        self,
        plan: Plan,
        confirmed: frozenset[str] = frozenset(),
        *,
        canary: bool = False,
        patience: timedelta | None = None,
    ) -> JobResult:
        self._note("apply", plan)
        self.careful.append(canary)
        job_id = self._start(f"{plan.direction.label.english} · {len(plan.writes)} orders")
        outcomes = []
        for place, write in enumerate(plan.writes):
            if place == 1:
                await self._pass_gate()
            kind = OutcomeKind.CANCELLED if job_id in self._cancelled else self.outcome
            after = write.wanted if kind is OutcomeKind.VERIFIED else write.expected
            outcome = Outcome(
                write.ref,
                write.number,
                write.target,
                kind,
                write.expected,
                write.wanted,
                after,
                say("As recorded."),
                NOW,
            )
            outcomes.append(outcome)
            self._keep(outcome)
            self.events.publish(OutcomeRecorded(job_id, outcome))
            self.events.publish(RowsChanged(frozenset({write.ref})))
            self.events.publish(JobProgress(job_id, place + 1, len(plan.writes)))
        state = JobState.CANCELLED if job_id in self._cancelled else JobState.DONE
        self.events.publish(JobFinished(job_id, state, verbatim(f"{len(outcomes)} orders")))
        return JobResult(job_id, state, tuple(outcomes))

    def _keep(self, outcome: Outcome) -> None:
        row = replace(self.rows[outcome.ref], last_outcome=outcome.kind)
        if outcome.kind is OutcomeKind.VERIFIED:
            seen = Observation(Presence.PRESENT, outcome.after, NOW)
            if outcome.target is Side.DESIGNO:
                row = replace(row, designo=seen)
            else:
                row = replace(row, storefront=seen)
        self.rows[outcome.ref] = row

    def pause(self, job_id: str) -> None:
        self.calls.append(("pause", job_id))
        self.events.publish(JobPaused(job_id, say("Paused by the operator."), asks=True))

    def resume(self, job_id: str) -> None:
        self.calls.append(("resume", job_id))
        self.events.publish(JobResumed(job_id))

    async def accept_change(self, store_code: str) -> None:
        self._note("accept_change", store_code)

    def release(self, store_code: str) -> None:
        self._note("release", store_code)
        self.holds.pop(store_code, None)
        self.events.publish(StoreHeld(store_code, NOTHING))

    async def settle_by_word(self, ref: OrderRef, side: Side, *, applied: bool) -> None:
        self._note("settle_by_word", (ref, side, applied))
        self.history.settle(ref, applied=applied)

    async def export_evidence(
        self, path: Path, *, job_id: str = "", ref: OrderRef | None = None
    ) -> int:
        self._note("export_evidence", (path, job_id, ref))
        return 1

    def cancel(self, job_id: str) -> None:
        self.calls.append(("cancel", job_id))
        self._cancelled.add(job_id)
        self.let_go()

    async def save_store(
        self, store: Store, secrets: Mapping[str, Secret], replaces: str | None = None
    ) -> None:
        self._note("save_store", (store, dict(secrets), replaces))
        if any(s.code == store.code and s.code != replaces for s in self.stores):
            raise SettingsInvalid(
                say("The store code “{code}” is already used.", code=store.code),
                say("Use another."),
            )
        self.stores = [s for s in self.stores if s.code != replaces] + [store]
        if secrets:
            self.kept_secrets[store.code] = secrets
        self.events.publish(ConnectionsChanged())

    async def remove_store(self, code: str) -> None:
        self._note("remove_store", code)
        self.stores = [store for store in self.stores if store.code != code]
        self.rows = {ref: row for ref, row in self.rows.items() if ref.store_code != code}
        self.events.publish(ConnectionsChanged())

    async def test_store(
        self, store: Store, secrets: Mapping[str, Secret], tell: Tell = keep_quiet
    ) -> tuple[Check, ...]:
        self._note("test_store", (store, dict(secrets)))
        return self._told(tell)

    def _told(self, tell: Tell) -> tuple[Check, ...]:
        for check in self.checks:
            tell(check)
        return self.checks

    async def forecast(self, store: Store, secrets: Mapping[str, Secret]) -> Forecast | None:
        self._note("forecast", (store, dict(secrets)))
        return self.expected

    async def save_designo(
        self, connection: DesignoConnection | None, secrets: Mapping[str, Secret]
    ) -> None:
        self._note("save_designo", (connection, dict(secrets)))
        self.connection = connection
        self.events.publish(ConnectionsChanged())

    async def test_designo(
        self,
        connection: DesignoConnection,
        secrets: Mapping[str, Secret],
        tell: Tell = keep_quiet,
    ) -> tuple[Check, ...]:
        self._note("test_designo", (connection, dict(secrets)))
        return self._told(tell)

    def store_secret_fields(self, store: Store) -> tuple[SecretField, ...]:
        self._note("store_secret_fields", store)
        platform = next(p for p in self.platforms if p.name == store.platform)
        return platform.sign_in(store.sign_in).secrets

    @property
    def designo_table_options(self) -> tuple[Option, ...]:
        return DESIGNO_OPTIONS

    async def option_choices(self, store: Store) -> Mapping[str, tuple[str, ...]]:
        self._note("option_choices", store)
        columns = ("Order ID", "State")
        return {"id_column": columns, "status_column": columns, "status_field": columns}

    def designo_secret_fields(self, read_profile: str) -> tuple[SecretField, ...]:
        self._note("designo_secret_fields", read_profile)
        if "broken" in read_profile:
            raise ProfileInvalid(say("Line 1 is not TOML."), say("Mend it."))
        if "{secret:api_key}" in read_profile:
            return (SecretField("api_key", say("api_key"), say("Named by the read profile.")),)
        return ()

    async def use_memory(self) -> None:
        self._note("use_session_secrets")
        self.secret_problem = None
        self.secret_store = "this session only, in memory"
        self.events.publish(ConnectionsChanged())

    def _named(self, chosen: Chosen) -> tuple[OrderRef, ...]:
        return tuple(self.table.named(chosen) if isinstance(chosen, Picked) else chosen)

    async def export_mismatches(
        self,
        path: Path,
        chosen: Chosen,
        *,
        wanted: ReportWanted = CSV_EXACT,
        note: Callable[[int], object] = lambda done: None,
    ) -> int:
        refs = self._named(chosen)
        self._note("export_mismatches", (path, refs, wanted))
        note(len(refs) // 2)
        return len(refs)

    async def aclose(self) -> None:
        self._note("aclose")
        self.closed = True


#: A platform that declares one of everything; no connector is behind it.
MANY = Platform(
    name="many",
    title=say("Many Things"),
    url_label=say("Store address"),
    url_where=say("Settings, API."),
    sign_ins=(
        SignIn(
            "token",
            say("Access token"),
            (SecretField("token", say("Token"), say("Apps, Develop.")),),
        ),
        SignIn(
            "app",
            say("Client id and secret"),
            (
                SecretField("client_id", say("Client id"), say("Dashboard.")),
                SecretField("client_secret", say("Client secret"), say("Dashboard, once.")),
            ),
        ),
    ),
    fields=(
        StatusField(
            "paid",
            say("Payment"),
            Writing.ACTIONS,
            say("moves money"),
            say("Choose the field “raw”."),
        ),
        StatusField("raw", say("Raw"), Writing.NEVER),
    ),
    capabilities=Capabilities(250, False, False, True, say("2 requests a second")),
    options=(
        Option("view", say("Store view"), say("Stores, Views."), default="all"),
        Option(
            "shape",
            say("Shape"),
            say("Ask the vendor."),
            OptionKind.CHOICE,
            "flat",
            (("flat", say("Flat")), ("deep", say("Deep"))),
        ),
        Option("profile", say("Profile"), say("A TOML file."), OptionKind.LONG_TEXT, required=True),
        Option("export", say("Export file"), say("The shop's export."), OptionKind.FILE),
    ),
)
