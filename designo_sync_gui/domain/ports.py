"""What the engine needs of the world, as protocols.

Adapters live in ``connectors``, ``storage`` and ``reports``; the engine knows only these.
Every call that waits is a coroutine; none may be called on the window's thread.
"""

from collections.abc import (
    AsyncGenerator,
    AsyncIterator,
    Awaitable,
    Callable,
    Iterable,
    Mapping,
    Sequence,
    Set,
)
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from designo_sync_gui.domain.acceptance_ports import AcceptanceMirror
from designo_sync_gui.domain.activity import ActivityBook
from designo_sync_gui.domain.broken_off import BrokenOff
from designo_sync_gui.domain.connection import Check, DesignoConnection, Secret, Store
from designo_sync_gui.domain.diagnostics import DiagnosticsPart
from designo_sync_gui.domain.history import JobRecord, WriteRecord
from designo_sync_gui.domain.moves import Recorded
from designo_sync_gui.domain.order import Order, OrderRef, Reading, Side
from designo_sync_gui.domain.order_states import OrderState
from designo_sync_gui.domain.outcome import Outcome, WriteReply
from designo_sync_gui.domain.plan import Change, WriteRules
from designo_sync_gui.domain.preferences import Preferences
from designo_sync_gui.domain.report import ReportAbout, ReportFormat, ReportRow
from designo_sync_gui.domain.sentence import NOTHING, Sentence
from designo_sync_gui.domain.sign_in_end import SignInEnd
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.table_ports import OrderTable
from designo_sync_gui.domain.timeline import Seen
from designo_sync_gui.domain.trends import DayCounts
from designo_sync_gui.domain.watching import WatchSettings

if TYPE_CHECKING:  # what learning needs is imported when something is learned
    from designo_sync_gui.domain.learning.answers import ExampleAnswer
    from designo_sync_gui.domain.learning.example import ExampleRequest
    from designo_sync_gui.domain.learning.tables import TableSample


class Clock(Protocol):
    """Time and waiting, injected so that tests need neither."""

    def now(self) -> datetime:
        """The present time in UTC, with a time zone. It can be set: no length of time is measured
        with it."""

    def elapsed(self) -> float:
        """Seconds since some moment before this process; never set, and they go on while the
        computer sleeps. For lengths of time."""

    async def sleep(self, seconds: float) -> None: ...


@dataclass(frozen=True, slots=True)
class OrderPage:
    """One page of a side's list.

    ``total`` is the number of orders the side announced; ``None`` if it did not.
    ``nameless`` counts entries that had no readable order id and so belong to no row, and
    ``nameless_as`` says what stood there in the first of them;
    ``as_of`` is the side's own clock (its Date header) in UTC, the next watermark.
    ``notes`` are sentences about the list that an operator must see to: what was guessed, what was
    refused and where. They stop nothing. ``lost`` counts orders that the side has and could not
    give. ``reached`` says where a list that is broken off behind this page can be gone on with;
    empty where that is not known. ``anew``: the list was begun at its beginning, although it was
    to go on behind an earlier place. ``told`` is which file was read and how old it is.
    """

    readings: tuple[Reading, ...]
    total: int | None = None
    nameless: int = 0
    as_of: datetime | None = None
    notes: tuple[Sentence, ...] = ()
    lost: int = 0
    nameless_as: Sentence = NOTHING
    reached: str = ""
    anew: bool = False
    told: Sentence = NOTHING


class OrderReader(Protocol):
    """One side being read. Closed by its owner, never by the reader's user."""

    @property
    def side(self) -> Side: ...

    @property
    def reads_since(self) -> bool:
        """Whether ``pages`` can be limited to what changed since a time."""

    @property
    def reads_singly(self) -> bool:
        """Whether ``read_orders`` asks for each order alone and so can prove absence."""

    @property
    def live(self) -> bool:
        """Whether a reading shows the side as it is now. An export does not: nothing is verified,
        settled or called absent by it."""

    @property
    def horizon(self) -> datetime | None:
        """The moment from which on orders stand in its list; ``None`` where all do. An older one
        can be read singly, and that the list lacks it says nothing."""

    def pages(
        self, store_codes: Sequence[str], since: datetime | None, after: str = ""
    ) -> AsyncGenerator[OrderPage, None]:
        """The side's list, page by page; raises ``SyncError`` at the first page that fails.

        A complete list begins with the newest orders where the side allows it. ``after`` is what
        a page of an earlier walk told as ``reached``: what was given before it need not be given
        again. To be closed by the taker (``aclosing``): later pages may be under way already.
        """

    async def list_total(
        self, store_codes: Sequence[str], begins: datetime | None = None
    ) -> int | None:
        """How many orders the complete list of these stores holds now, by one or two cheap
        requests; ``None`` where the side tells no such number. ``begins`` counts as if the
        horizon were then. Raises ``SyncError``."""

    async def read_orders(self, refs: Sequence[OrderRef]) -> Mapping[OrderRef, Reading]:
        """The given orders now; an order the side says it has not is a reading ``absent``.

        Raises ``SyncError`` when any of them could not be read.
        """


@runtime_checkable
class ShowsOtherwise(Protocol):
    """A reader whose side is declared to show another value than the one that was written."""

    def shown(self, wanted: Status) -> Status:
        """What is shown after ``wanted`` was written."""


def shown_by(reader: OrderReader, wanted: Status) -> Status:
    """What a side shows after a value was written: the same, unless declared."""
    return reader.shown(wanted) if isinstance(reader, ShowsOtherwise) else wanted


@runtime_checkable
class TellsSoFar(Protocol):
    """A reader of files: its first page comes when all is read, so it says how far it is."""

    @property
    def so_far(self) -> Sentence:
        """Nothing while nothing is read."""


class RulesReader(Protocol):
    """Reads from the target itself what it accepts; cannot write."""

    async def write_rules(self, store_code: str) -> WriteRules: ...


class StatusWriter(Protocol):
    """The only interface through which a status is written."""

    async def write(self, ref: OrderRef, status: Status, action: str = "") -> WriteReply:
        """Send the status once, never repeated. Raises ``SyncError`` with its ``write_effect``.

        ``action`` names the platform's own action that leads to the status, where the plan says
        so; the writer refuses it, before sending, where the order does not allow it now.
        """


async def _nothing_to_release() -> None:
    """A side that is kept open belongs to ``Connections``, which closes it."""


@dataclass(frozen=True, slots=True)
class ConnectedSide:
    """The reader and writer of one side, each ``None`` where it cannot be read or written.

    ``release`` is awaited by who asked for a trial side, when done with it. ``shows`` is what its
    profile declares that it shows after a text was written there, where that is another value.
    ``sign_in`` is how long its credentials hold, where they end by themselves.
    """

    reader: OrderReader | None
    rules: RulesReader
    writer: StatusWriter | None
    checks: Callable[[], AsyncIterator[Check]]
    release: Callable[[], Awaitable[None]] = _nothing_to_release
    shows: Mapping[str, Status] = field(default_factory=dict)
    sign_in: SignInEnd | None = None


class Connections(Protocol):
    """Opens sides with the credentials of the secret store; keeps one client per origin."""

    async def storefront(self, store: Store) -> ConnectedSide: ...

    async def designo(self, connection: DesignoConnection) -> ConnectedSide: ...

    async def trial_storefront(self, store: Store, secrets: Mapping[str, Secret]) -> ConnectedSide:
        """A side with secrets that are not stored yet, for "Test"."""

    async def trial_designo(
        self, connection: DesignoConnection, secrets: Mapping[str, Secret], store_code: str = ""
    ) -> ConnectedSide:
        """``store_code``: whose orders "Test" asks for where a list is per store; empty: no store
        is connected."""

    def deletions(self, store: Store) -> tuple[Change, ...]:
        """What it means at DesignO to be given a value that says an order was deleted in this shop;
        each needs a word typed. Without a request. Raises ``SettingsInvalid``."""

    async def ask_example(
        self, connection: DesignoConnection, request: "ExampleRequest"
    ) -> "ExampleAnswer":
        """Make an example's request once, at the connection's address. Raises ``SyncError``."""

    async def table_sample(self, settings: Mapping[str, str]) -> "TableSample":
        """The first rows of a file that is read as an export or a log, by its settings. Raises
        ``SettingsInvalid``."""

    def table_reader(self, settings: Mapping[str, str]) -> "OrderReader":
        """Reads DesignO's orders from a file, by its settings; nothing is kept open. Raises
        ``SettingsInvalid``."""

    async def forget(self, store_code: str | None) -> None:
        """Close what is open for a store (``None``: DesignO) after its settings changed."""

    async def aclose(self) -> None: ...


class SecretStore(Protocol):
    """Where credentials live: the OS keyring, or memory for one run. Never a file.

    Owners are ``store:CODE`` and ``designo``. Raises ``SecretStoreUnavailable``.
    """

    @property
    def description(self) -> Sentence:
        """For the status bar, for example ``Secret Service (GNOME Keyring)``."""

    async def probe(self) -> None:
        """A real set, get and delete round trip."""

    async def load(self, owner: str, names: Sequence[str]) -> Mapping[str, Secret]:
        """The secrets that are there; a missing one is left out."""

    async def save(self, owner: str, secrets: Mapping[str, Secret]) -> None:
        """Store all and read them back, or store none."""

    async def delete(self, owner: str, names: Sequence[str]) -> None: ...


class OwedDeletions(Protocol):
    """Credentials that the keyring refused to delete, by name."""

    async def left(self) -> Mapping[str, Sequence[str]]:
        """The names by owner. Raises ``StorageFailed``."""

    async def retry(self) -> None:
        """Raises ``SecretStoreUnavailable``."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything the operator configured; no secret among it.

    ``home_id`` is random per data folder and keeps two folders' keyring entries apart. ``screen``
    is how the operator arranged the window (columns, own views), a JSON text that only the window
    reads; one that makes no sense to it changes nothing.
    """

    home_id: str
    stores: tuple[Store, ...] = ()
    designo: DesignoConnection | None = None
    preferences: Preferences = field(default_factory=Preferences)
    screen: str = ""
    watch: WatchSettings = field(default_factory=WatchSettings)

    def store(self, code: str) -> Store | None:
        return next((store for store in self.stores if store.code == code), None)


class SettingsStore(Protocol):
    async def load(self) -> Settings: ...

    async def stamp(self) -> object:
        """Another value whenever anybody saved settings; cheap, and of no other meaning."""

    async def save(self, settings: Settings) -> None: ...


@dataclass(frozen=True, slots=True)
class SideRead:
    """When a side of a store was last read; ``watermark`` is that side's own time.

    ``surplus`` is by how much the total that the side names exceeded the orders that its list had
    shown: while it stays the same, no order left the list. ``horizon`` is from when on the list
    and its total held orders.
    """

    store_code: str
    side: Side
    read_at: datetime
    watermark: datetime | None
    full: bool
    surplus: int = 0
    horizon: datetime | None = None


@dataclass(frozen=True, slots=True)
class NotShown:
    """An order that a list did not show. ``listed``: an earlier list did, and the order is present
    since; ``was_read``: something was read of it on that side."""

    ref: OrderRef
    listed: bool
    was_read: bool


class Mirror(Protocol):
    """The local copy of what was observed."""

    @property
    def table(self) -> OrderTable:
        """The orders as a screen asks for them."""

    @property
    def activity(self) -> ActivityBook: ...

    @property
    def accepted(self) -> AcceptanceMirror: ...

    async def record_moves(
        self, side: Side, readings: Iterable[Reading], *, lasting: bool = True
    ) -> Recorded:
        """As ``record``, and tells which orders moved."""

    async def record(
        self, side: Side, readings: Iterable[Reading], *, lasting: bool = True
    ) -> frozenset[OrderRef]:
        """Keep new observations; returns the orders whose row changed visibly.

        Without ``lasting`` a power cut may lose them until something lasting is recorded: for the
        pages of a list, which is read again as long as ``record_side_read`` did not end it.
        """

    async def orders(self, refs: Iterable[OrderRef] | None = None) -> tuple[Order, ...]:
        """All orders, or the given ones that exist, ordered by store code and id."""

    async def counts(self) -> Mapping[str, int]:
        """How many orders are known of each store code."""

    async def listed_counts(self, side: Side, store_codes: Sequence[str]) -> Mapping[str, int]:
        """How many orders of each of these stores the list of a side showed and still should
        hold."""

    async def not_shown(
        self, side: Side, store_codes: Sequence[str], seen: Set[OrderRef], *, full: bool
    ) -> tuple[NotShown, ...]:
        """The orders of these stores whose presence a list that showed ``seen`` leaves in doubt,
        by store code and id: after a complete list (``full``) all others, after one of changes
        those of them that were never read, could not be read, or are in no list."""

    async def values_seen(self, store_code: str, side: Side) -> frozenset[Status]:
        """Every value that this side of a store ever showed through its present connection."""

    async def order_count(self, store_code: str) -> int:
        """How many orders of a store are known."""

    async def states(self) -> Sequence[tuple[OrderState, int]]:
        """Every state that orders are in, each with how many are: what many orders share is
        counted by it, without looking at each. Two may be equal."""

    async def record_outcome(self, outcome: Outcome) -> None:
        """Show ``outcome`` as the row's last outcome."""

    async def seen(self, ref: OrderRef) -> tuple[Seen, ...]:
        """Every change that was seen of an order through the present connections, oldest first."""

    async def side_reads(self) -> tuple[SideRead, ...]: ...

    async def record_side_read(self, read: SideRead) -> None: ...

    async def broken_off(self) -> tuple[BrokenOff, ...]:
        """The complete lists that did not come to their end."""

    async def record_broken_off(self, place: BrokenOff) -> None:
        """Keep how far a list was read; of one side and the same stores the last one counts.
        Not lasting, like the pages before it: a power cut loses it with them."""

    async def end_broken_off(self, side: Side, store_codes: Sequence[str]) -> None:
        """There is nothing to go on with."""

    async def read_since(
        self, side: Side, store_codes: Sequence[str], at: datetime
    ) -> frozenset[OrderRef]:
        """The orders of these stores that a list of the side showed then or later."""

    async def keep_days(self, counts: Sequence[DayCounts]) -> None:
        """Keep these days in the place of what was kept of them, for a year."""

    async def days(self, since: date) -> tuple[DayCounts, ...]:
        """Every day from ``since`` on that a store was counted, by store and day."""

    async def forget_store(self, store_code: str) -> None: ...


class WriterLock(Protocol):
    """One writer per data folder, over all processes."""

    def hold(self) -> AbstractContextManager[None]:
        """Held while a plan is applied or unknown writes are settled.

        Raises ``JobRefused`` when another process holds it.
        """


class EvidenceWriter(Protocol):
    def write_evidence(
        self, title: str, jobs: Sequence[JobRecord], writes: Sequence[WriteRecord], path: Path
    ) -> None:
        """JSON, or a page for a name that ends in ``.html``. Blocking: own thread.

        Raises ``StorageFailed`` when the file cannot be written.
        """


class OpenReport(Protocol):
    """A report being written, piece by piece. Blocking: call it in a worker.

    Every method but ``give_up`` raises ``StorageFailed``; then nothing of it is left, and a former
    file is still whole.
    """

    def add(self, rows: Sequence[ReportRow]) -> None:
        """Add these rows below the others."""

    def finish(self) -> None:
        """End it and put it in its place."""

    def give_up(self) -> None:
        """Leave nothing of it behind; may be called at any time before ``finish``."""


class ReportWriter(Protocol):
    def open(self, path: Path, form: ReportFormat, about: ReportAbout) -> OpenReport:
        """Begin a mismatch report. Blocking: call it in a worker. Raises ``StorageFailed``."""


class DiagnosticsWriter(Protocol):
    def write(self, path: Path, parts: Sequence[DiagnosticsPart]) -> None:
        """Write texts into one file. Blocking: call it in a worker. Raises ``StorageFailed``."""
