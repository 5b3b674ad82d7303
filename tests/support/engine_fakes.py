"""The ports of the engine as fakes: two sides that answer as told, and a trace of every step."""

import asyncio
from collections import Counter, defaultdict
from collections.abc import (
    AsyncGenerator,
    AsyncIterator,
    Callable,
    Iterator,
    Mapping,
    Sequence,
)
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from fake_acceptances import FakeAcceptances

from designo_sync_gui.connectors.exports.connector import export_reader, table_sample
from designo_sync_gui.domain.acceptance import AcceptedKey, HeldValues
from designo_sync_gui.domain.accepted import Acceptance
from designo_sync_gui.domain.connection import (
    Check,
    DesignoConnection,
    Secret,
    Store,
)
from designo_sync_gui.domain.errors import (
    SecretStoreUnavailable,
    StorageFailed,
    SyncError,
)
from designo_sync_gui.domain.history import EarlierOutcome, JobRecord, WriteRecord
from designo_sync_gui.domain.journal_ports import UnsettledWrite
from designo_sync_gui.domain.learning.answers import ExampleAnswer
from designo_sync_gui.domain.learning.example import ExampleRequest
from designo_sync_gui.domain.learning.tables import TableSample
from designo_sync_gui.domain.order import Observation, OrderRef, Presence, Reading, Side
from designo_sync_gui.domain.outcome import Outcome, OutcomeKind, WriteReply
from designo_sync_gui.domain.plan import Change, Plan, PlannedWrite, WriteRules
from designo_sync_gui.domain.ports import (
    ConnectedSide,
    OrderPage,
    OrderReader,
    Settings,
)
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say, verbatim
from designo_sync_gui.domain.status import Status

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
STORE = Store("wc_eu", "Print Depot EU", "woocommerce", "https://shop.example.com/")
DESIGNO = DesignoConnection("https://designo.example.com/", read_profile="profile")
Script = Callable[["FakeRemote", OrderRef, Status], WriteReply]


class FakeClock:
    """``time`` is the wall clock, which a test may set; ``run_on`` lets time go by."""

    def __init__(self) -> None:
        self.time = START
        self.passed = 1000.0
        self.slept: list[float] = []

    def now(self) -> datetime:
        return self.time

    def elapsed(self) -> float:
        return self.passed

    def run_on(self, seconds: float) -> None:
        self.passed += seconds
        self.time += timedelta(seconds=seconds)

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.run_on(seconds)
        await asyncio.sleep(0)


@dataclass
class FakeRemote:
    """One side: its orders by reference, and how it answers."""

    side: Side
    clock: FakeClock
    trace: list[tuple[Any, ...]]
    orders: dict[OrderRef, Status | None] = field(default_factory=dict)
    unlisted: set[OrderRef] = field(default_factory=set)
    scripts: dict[OrderRef, Script] = field(default_factory=dict)
    rules: WriteRules = field(default_factory=WriteRules)
    notes: tuple[Sentence, ...] = ()
    list_error: SyncError | None = None
    read_errors: dict[OrderRef, SyncError] = field(default_factory=dict)
    before_read: Callable[[OrderRef], None] = lambda ref: None
    reads_since: bool = True
    reads_singly: bool = True
    live: bool = True
    horizon: datetime | None = None
    rules_read_back: bool = True
    readable: bool = True
    writable: bool = True
    sinces: list[datetime | None] = field(default_factory=list)
    afters: list[str] = field(default_factory=list)
    goes_on: bool = False
    total_from: Callable[[datetime | None], int | None] | None = None
    changed: set[OrderRef] | None = None
    gate: asyncio.Event | None = None
    total_of: Callable[[Sequence[OrderRef]], int] | None = len
    page_size: int = 50
    nameless: int = 0
    lost: int = 0
    told: Sentence = NOTHING
    actions: list[str] = field(default_factory=list)
    others: dict[OrderRef, tuple[tuple[str, Status], ...]] = field(default_factory=dict)

    def connected(self) -> ConnectedSide:
        return ConnectedSide(
            self if self.readable else None,
            self,
            self if self.writable else None,
            self.checks,
            shows=self.rules.shows,
        )

    async def checks(self) -> AsyncIterator[Check]:
        yield Check(verbatim("reachable"), True, verbatim("yes"))

    async def write_rules(self, store_code: str) -> WriteRules:
        return replace(self.rules, reads_back=self.readable and self.rules_read_back)

    def shown(self, wanted: Status) -> Status:
        return self.rules.shown(wanted)

    def _reading(self, ref: OrderRef) -> Reading:
        now = self.clock.now()
        if ref not in self.orders:
            return Reading(ref, "", Observation(Presence.ABSENT, None, now, "asked"))
        status = self.orders[ref]
        problem = NOTHING if status else verbatim("lone surrogate")
        seen = Observation(
            Presence.PRESENT, status, now, "list", problem, others=self.others.get(ref, ())
        )
        return Reading(ref, f"#{ref.order_id}", seen)

    async def pages(
        self, store_codes: Sequence[str], since: datetime | None, after: str = ""
    ) -> AsyncGenerator[OrderPage, None]:
        self.sinces.append(since)
        self.afters.append(after)
        self.trace.append(("list", self.side))
        if self.gate is not None:
            await self.gate.wait()
        refs = [ref for ref in sorted(self.orders) if ref not in self.unlisted]
        if since is not None and self.changed is not None:
            refs = [ref for ref in refs if ref in self.changed]
        total = len(refs)
        if after:
            refs = [ref for ref in refs if (ref.store_code, ref.order_id) > tuple(after.split())]
        for start in range(0, max(1, len(refs)), self.page_size):
            page = refs[start : start + self.page_size]
            yield OrderPage(
                tuple(self._reading(ref) for ref in page),
                total,
                self.nameless if start == 0 else 0,
                self.clock.now(),
                self.notes if start == 0 else (),
                self.lost if start == 0 else 0,
                reached=" ".join(page[-1]) if page and self.goes_on else "",
                told=self.told if start == 0 else NOTHING,
            )
            if self.list_error is not None:
                raise self.list_error

    async def list_total(
        self, store_codes: Sequence[str], begins: datetime | None = None
    ) -> int | None:
        if self.total_from is not None:
            return self.total_from(begins or self.horizon)
        if self.total_of is None:
            return None
        return self.total_of([ref for ref in self.orders if ref not in self.unlisted])

    async def read_orders(self, refs: Sequence[OrderRef]) -> Mapping[OrderRef, Reading]:
        found = {}
        for ref in refs:
            self.before_read(ref)
            self.trace.append(("read", self.side, ref.order_id))
            if ref in self.read_errors:
                raise self.read_errors[ref]
            found[ref] = self._reading(ref)
        return found

    async def write(self, ref: OrderRef, status: Status, action: str = "") -> WriteReply:
        self.actions.append(action)
        self.trace.append(("write", self.side, ref.order_id, status.literal))
        await asyncio.sleep(0)
        if ref in self.scripts:
            return self.scripts[ref](self, ref, status)
        self.orders[ref] = status
        return WriteReply(True, status, verbatim("ok"), "raw reply")


class FakeConnections:
    def __init__(self, storefront: FakeRemote, designo: FakeRemote) -> None:
        self.sides = {Side.STOREFRONT: storefront, Side.DESIGNO: designo}
        self.open_error: SyncError | None = None
        self.trial_secrets: Mapping[str, Secret] = {}
        self.forgotten: list[str | None] = []
        self.asked: list[tuple[str, ExampleRequest]] = []
        self.example_answers: list[ExampleAnswer] = []
        self.closed = False
        self.deleted: tuple[Change, ...] = ()

    def deletions(self, store: Store) -> tuple[Change, ...]:
        return self.deleted

    async def storefront(self, store: Store) -> ConnectedSide:
        if self.open_error is not None:
            raise self.open_error
        return self.sides[Side.STOREFRONT].connected()

    async def designo(self, connection: DesignoConnection) -> ConnectedSide:
        return self.sides[Side.DESIGNO].connected()

    async def trial_storefront(self, store: Store, secrets: Mapping[str, Secret]) -> ConnectedSide:
        self.trial_secrets = secrets
        return self.sides[Side.STOREFRONT].connected()

    async def trial_designo(
        self, connection: DesignoConnection, secrets: Mapping[str, Secret], store_code: str = ""
    ) -> ConnectedSide:
        self.trial_secrets = secrets
        self.trial_code = store_code
        return self.sides[Side.DESIGNO].connected()

    async def ask_example(
        self, connection: DesignoConnection, request: ExampleRequest
    ) -> ExampleAnswer:
        self.asked.append((connection.url, request))
        return self.example_answers.pop(0)

    async def table_sample(self, settings: Mapping[str, str]) -> TableSample:
        return await table_sample(settings, self.sides[Side.DESIGNO].clock.now())

    def table_reader(self, settings: Mapping[str, str]) -> OrderReader:
        return export_reader(Side.DESIGNO, settings, "", self.sides[Side.DESIGNO].clock)

    async def forget(self, store_code: str | None) -> None:
        self.forgotten.append(store_code)

    async def aclose(self) -> None:
        self.closed = True


class FakeJournal:
    def __init__(self, trace: list[tuple[Any, ...]]) -> None:
        self.trace = trace
        self.plans: dict[str, Plan] = {}
        self.claims: dict[tuple[str, int], tuple[Status | None, datetime]] = {}
        self.outcomes: dict[tuple[str, int], Outcome] = {}
        self.earlier: defaultdict[tuple[str, int], list[Outcome]] = defaultdict(list)
        self.fail_on: str = ""
        self.acceptances = FakeAcceptances()

    def _may_fail(self, step: str) -> None:
        if self.fail_on == step:
            raise StorageFailed(verbatim("The disk is full."), verbatim("Free some space."))

    async def begin(self, job_id: str, plan: Plan, at: datetime, places: Any = None) -> bool:
        self._may_fail("begin")
        before = plan.digest in {known.digest for known in self.plans.values()}
        self.trace.append(("begin", len(plan.writes)))
        self.plans[job_id] = plan
        return before

    async def claim(
        self,
        job_id: str,
        index: int,
        before: Status | None,
        at: datetime,
        unless_accepted: HeldValues | None = None,
    ) -> Acceptance | None:
        self._may_fail("claim")
        ref = self.plans[job_id].writes[index].ref
        for order_id in (ref.order_id, ""):
            held = unless_accepted
            key = None if held is None else AcceptedKey(ref.store_code, order_id, held)
            if key is not None and key in self.acceptances.kept:
                return self.acceptances.kept[key].acceptance
        self.trace.append(("claim", ref.order_id))
        self.claims[job_id, index] = (before, at)
        return None

    async def finish(
        self,
        job_id: str,
        index: int,
        outcome: Outcome,
        reply: str,
        at: datetime,
        *,
        hurried: bool = True,
    ) -> None:
        self._may_fail("finish")
        self.trace.append(("finish", outcome.ref.order_id, outcome.kind))
        if (job_id, index) in self.outcomes:
            self.earlier[job_id, index].append(self.outcomes[job_id, index])
        self.outcomes[job_id, index] = outcome

    async def unsettled(self, store_code: str | None = None) -> tuple[UnsettledWrite, ...]:
        return tuple(
            write
            for write in self._claimed()
            if write.outcome in (None, OutcomeKind.UNKNOWN)
            and store_code in (None, write.ref.store_code)
        )

    def _claimed(self) -> Iterator[UnsettledWrite]:
        for (job_id, index), (before, at) in self.claims.items():
            outcome = self.outcomes.get((job_id, index))
            write = self.plans[job_id].writes[index]
            yield UnsettledWrite(
                job_id,
                index,
                write.ref,
                write.number,
                write.target,
                before,
                write.wanted,
                at,
                outcome.at if outcome else None,
                outcome=outcome.kind if outcome else None,
                after=outcome.after if outcome else None,
            )

    async def to_read_again(self, store_code: str, since: datetime) -> tuple[UnsettledWrite, ...]:
        last = {(write.ref, write.target): write for write in self._claimed()}
        return tuple(
            write
            for write in last.values()
            if write.ref.store_code == store_code
            and write.claimed_at >= since
            and write.outcome not in (None, OutcomeKind.UNKNOWN)
            and self.outcomes[write.job_id, write.index].read_again
        )

    async def unbegun(self) -> tuple[WriteRecord, ...]:
        rows = [row for job_id in self.plans for row in await self.writes_of_job(job_id)]
        return tuple(row for row in rows if row.claimed_at is None and row.outcome is None)

    async def jobs(self) -> tuple[JobRecord, ...]:
        return tuple(self._job(job_id, plan) for job_id, plan in reversed(self.plans.items()))

    def _job(self, job_id: str, plan: Plan) -> JobRecord:
        counts = Counter(o.kind for (job, _), o in self.outcomes.items() if job == job_id)
        facts = (plan.direction, plan.digest, plan.created_at, "test", "me", len(plan.writes))
        stores = tuple(sorted({write.ref.store_code for write in plan.writes}))
        return JobRecord(job_id, START, *facts, counts, plan.reason, stores)

    async def jobs_after(self, seq: int) -> tuple[int, tuple[JobRecord, ...]]:
        end = len(self.plans) + len(self.claims) + len(self.outcomes)
        return end, () if seq == end else await self.jobs()

    async def jobs_of_orders(self, text: str) -> frozenset[str]:
        return frozenset(
            job_id
            for job_id, plan in self.plans.items()
            if any(text in w.ref.order_id or text in w.number for w in plan.writes)
        )

    async def orders_of_job(
        self, job_id: str, after: int, count: int
    ) -> tuple[tuple[int, OrderRef], ...]:
        plan = self.plans.get(job_id)
        writes = plan.writes if plan else ()
        return tuple((row, w.ref) for row, w in enumerate(writes) if row > after)[:count]

    async def last_writes(self, refs: Sequence[OrderRef]) -> Mapping[OrderRef, tuple[str, str]]:
        found = {
            self.plans[job].writes[row].ref: (job, self.plans[job].digest)
            for job, row in self.outcomes
        }
        return {ref: found[ref] for ref in refs if ref in found}

    async def writes_of_job(self, job_id: str) -> tuple[WriteRecord, ...]:
        plan = self.plans.get(job_id)
        if plan is None:
            return ()
        return tuple(self._record(job_id, index, w) for index, w in enumerate(plan.writes))

    def _record(self, job_id: str, index: int, write: PlannedWrite) -> WriteRecord:
        outcome = self.outcomes.get((job_id, index))
        before, at = self.claims.get((job_id, index), (None, None))
        return WriteRecord(
            job_id,
            index,
            write.ref,
            write.number,
            write.target,
            write.expected,
            write.wanted,
            write.action,
            START,
            at,
            before,
            outcome.kind if outcome else None,
            outcome.at if outcome else None,
            outcome.after if outcome else None,
            sent=bool(outcome and outcome.sent),
            earlier=tuple(
                EarlierOutcome(former.kind, former.at, former.after, former.message)
                for former in self.earlier[job_id, index]
            ),
        )

    async def writes_of_order(self, ref: OrderRef) -> tuple[WriteRecord, ...]:
        rows = [row for job_id in self.plans for row in await self.writes_of_job(job_id)]
        return tuple(row for row in rows if row.ref == ref)

    async def verify(self) -> int | None:
        return None


class FakeSecrets:
    description = say("fake keyring")

    def __init__(self) -> None:
        self.kept: dict[str, dict[str, Secret]] = {}
        self.broken = False

    def _check(self) -> None:
        if self.broken:
            raise SecretStoreUnavailable(
                verbatim("No keyring."), verbatim("Use this session only.")
            )

    async def probe(self) -> None:
        self._check()

    async def load(self, owner: str, names: Sequence[str]) -> Mapping[str, Secret]:
        self._check()
        return {n: s for n, s in self.kept.get(owner, {}).items() if n in names}

    async def save(self, owner: str, secrets: Mapping[str, Secret]) -> None:
        self._check()
        self.kept.setdefault(owner, {}).update(secrets)

    async def delete(self, owner: str, names: Sequence[str]) -> None:
        self._check()
        self.kept.pop(owner, None)


class FakeSettings:
    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.broken = False

    async def load(self) -> Settings:
        return self.settings

    async def stamp(self) -> object:
        return id(self.settings)

    async def save(self, settings: Settings) -> None:
        if self.broken:
            raise StorageFailed(verbatim("The disk is full."))
        self.settings = settings
