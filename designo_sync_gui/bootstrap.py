"""The one place that joins adapters to the engine and hands out ``Services``.

Everything of one data folder is opened here, on the engine's loop, and closed by
``Services.aclose``; nothing here decides anything about orders.
"""

import asyncio
import logging
import platform
import secrets as random_source
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from designo_sync_gui import __version__
from designo_sync_gui.account import account
from designo_sync_gui.connectors.exports.platform import DESIGNO_OPTIONS
from designo_sync_gui.connectors.http.masking import Masker
from designo_sync_gui.connectors.registry import (
    PLATFORMS,
    option_choices,
    store_secret_fields,
    store_warnings,
)
from designo_sync_gui.connectors.sides import ConnectionRegistry, designo_secret_fields
from designo_sync_gui.domain.connection import Check, DesignoConnection, Secret, Store
from designo_sync_gui.domain.credentials import proxy_entries, refuse_credentials
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.events import HostWaiting, TablePreparing
from designo_sync_gui.domain.ports import Clock, SecretStore, Settings
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say, verbatim
from designo_sync_gui.domain.start_at_sign_in import NoStart
from designo_sync_gui.engine.connections.book import ConnectionBook
from designo_sync_gui.engine.connections.secrets import ChosenSecretStore
from designo_sync_gui.engine.connections.states import StoreStates
from designo_sync_gui.engine.connections.unused import left_in_keyring
from designo_sync_gui.engine.context import EngineContext
from designo_sync_gui.engine.diagnostics import DiagnosticsSources
from designo_sync_gui.engine.doctor import Doctor
from designo_sync_gui.engine.events import EventHub, log_event
from designo_sync_gui.engine.folder import DataFolderView
from designo_sync_gui.engine.jobs.job import Jobs
from designo_sync_gui.engine.reports import ReportFiles
from designo_sync_gui.engine.services import Services
from designo_sync_gui.engine.system_clock import SystemClock
from designo_sync_gui.engine.telling import TellingParts
from designo_sync_gui.engine.updates import UpdateService
from designo_sync_gui.reports.activity import ActivityReport
from designo_sync_gui.reports.census_file import CensusFile
from designo_sync_gui.reports.diagnostics import DiagnosticsZip
from designo_sync_gui.reports.evidence import EvidenceReport
from designo_sync_gui.reports.formats import PRIVATE_FILE, write_file
from designo_sync_gui.reports.mismatches import MismatchReport
from designo_sync_gui.storage.backup import back_up
from designo_sync_gui.storage.connections_file import ConnectionsFile
from designo_sync_gui.storage.files import private_folder
from designo_sync_gui.storage.journal import SqliteJournal, open_journal
from designo_sync_gui.storage.keyring_secrets import KeyringSecretStore
from designo_sync_gui.storage.log_files import Log, newest_lines, start_logging
from designo_sync_gui.storage.memory_secrets import MemorySecretStore
from designo_sync_gui.storage.mirror import SqliteMirror, open_mirror
from designo_sync_gui.storage.operator_command import LocalCommand
from designo_sync_gui.storage.owed_deletions import LastingDeletions
from designo_sync_gui.storage.schema_versions import schema_lines
from designo_sync_gui.storage.self_check import folder_check
from designo_sync_gui.storage.settings import SettingsFile, settings_to_text
from designo_sync_gui.storage.start_at_sign_in import SystemStart
from designo_sync_gui.storage.told_troubles import TroubleFile
from designo_sync_gui.storage.writer_lock import WriterLock

if TYPE_CHECKING:
    from designo_sync_gui.domain.learning.answers import Opened

_LOG = logging.getLogger(__name__)

#: How long a plan waits for a host that cannot be reached while the program stays open.
PATIENCE: Final = timedelta(hours=1)

#: Seconds from which on the keyring is tried: its libraries are imported after the window's rows.
_ROWS_FIRST: Final = 0.5


class DemoShop(Protocol):
    """One shop of the demo as it is connected."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def platform(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def secrets(self) -> Mapping[str, str]: ...
    @property
    def status_field(self) -> str: ...
    @property
    def sign_in(self) -> str: ...
    @property
    def options(self) -> tuple[tuple[str, str], ...]: ...


class DemoAddresses(Protocol):
    """Where the demo's servers are and what opens them."""

    designo_url: str
    designo_read_key: str
    read_profile_toml: str

    @property
    def stores(self) -> Sequence[DemoShop]:
        """The shops, in the order in which they are connected."""


@dataclass(frozen=True, slots=True)
class OpenOptions:
    """How the program is opened.

    Attributes:
        home: the folder for all data of the program.
        secrets: in place of the system's keyring; for the demo and for one-run secrets.
        demo_notice: what the window says while it shows the demo.
        clock: in place of this computer's clock; for tests.
        probe_secrets: try the keyring in the background and report if it cannot be used.
        watching: run automatic refresh and sync, and wait up to an hour for unreachable hosts;
            for a program that stays open.
        at_sign_in: offer to start this data folder at sign-in; not for one that goes away.
        log_level: of the log in the folder ``logs``; no level shows a secret.
    """

    home: Path
    secrets: SecretStore | None = None
    demo_notice: Sentence = NOTHING
    clock: Clock | None = None
    probe_secrets: bool = False
    watching: bool = False
    at_sign_in: bool = False
    log_level: int = logging.INFO


def _judge_settings(settings: Settings) -> None:
    kept = settings.preferences
    refuse_credentials(proxy_entries(kept.proxy, kept.on_trouble, kept.updates_url), {}, PLATFORMS)


async def open_services(options: OpenOptions) -> Services:
    """Open a data folder. Raises ``StorageFailed`` when it cannot be used."""
    clock = options.clock or SystemClock()
    home = private_folder(options.home)
    settings = SettingsFile(home / "settings.json", clock.now, judge=_judge_settings)
    home_id = (await settings.load()).home_id
    events = EventHub()
    events.subscribe(log_event)
    mirror, damaged = await open_mirror(
        home / "mirror.sqlite3",
        clock.now(),
        lambda done, total: events.publish(TablePreparing(done, total)),
    )
    program, operator = f"DesignO Sync {__version__}", account()
    try:
        journal = await open_journal(home / "journal.sqlite3", program, operator)
    except SyncError:
        await mirror.aclose()
        raise
    mirror.accepted.follow(journal.acceptances)
    owed = LastingDeletions(KeyringSecretStore(home_id), home / "owed-deletions.json", clock.now)
    masker = Masker()
    log = start_logging(home / "logs", masker.mask, options.log_level)
    _LOG.info("%s opened", program)
    secrets = _secrets(options, owed, masker)
    connections = ConnectionRegistry(
        secrets,
        clock,
        announce=_announce(events, clock),
        proxy=lambda: book.settings.preferences.proxy,
        known=masker,
    )
    lock = WriterLock(home / "writing.lock")
    ports = (connections, mirror, journal, lock, clock)
    context = EngineContext(*ports, events, StoreStates(events), operator=operator)
    book = _book(context, secrets, settings)
    await book.load()
    left = await _left(options, owed)
    problems = tuple(p for p in (settings.problem, damaged, left) if p is not None)
    services = Services(
        context=context,
        jobs=Jobs(events, _job_ids(clock), clock.elapsed),
        book=book,
        secrets=secrets,
        files=_files(program),
        close_storage=lambda: _close(mirror, journal, log),
        demo_notice=options.demo_notice,
        doctor=Doctor(context, book, secrets, lambda: _local_checks(home, program), problems),
        folder=_folder(home, clock, program),
        diagnostics=_diagnostics(home, masker, program),
        moving=ConnectionsFile(lambda path, text: write_file(path, [text], PRIVATE_FILE)),
        telling=_telling(home, clock, masker, program),
        updates=UpdateService(book, _fetch_release_file, __version__),
        start=SystemStart(home) if options.at_sign_in else NoStart(),
        read_example=_read_example,
        problems=problems,
        patience=PATIENCE if options.watching else timedelta(),
    )
    _run_beside(services, options, clock)
    return services


def _secrets(options: OpenOptions, owed: LastingDeletions, masker: Masker) -> ChosenSecretStore:
    if options.secrets is not None:
        return ChosenSecretStore(options.secrets, MemorySecretStore(), masker.learn)
    return ChosenSecretStore(owed, MemorySecretStore(), masker.learn, owed)


async def _left(options: OpenOptions, owed: LastingDeletions) -> SyncError | None:
    """What the keyring still has to delete, where nothing tries that at this start."""
    if options.secrets is not None or options.probe_secrets:
        return None
    return left_in_keyring(await owed.left())


def _read_example(path: Path) -> "Opened":
    """Imported when a file is given: no start needs it."""
    from designo_sync_gui.storage.example_files import read_example_file

    return read_example_file(path)


def _run_beside(services: Services, options: OpenOptions, clock: Clock) -> None:
    if options.probe_secrets:
        services.in_background(_check_secrets(services, clock))
    if options.watching:
        for part in (services.automation, services.noticing, services.telling, services.reminder):
            services.in_background(part.run())


async def _fetch_release_file(address: str, proxy: str) -> bytes:
    from designo_sync_gui.connectors.release_file import fetch_release_file

    return await fetch_release_file(address, proxy)


def _folder(home: Path, clock: Clock, program: str) -> DataFolderView:
    return DataFolderView(
        home,
        lambda: asyncio.to_thread(newest_lines, home / "logs"),
        lambda target: asyncio.to_thread(back_up, home, target, clock.now(), program),
    )


def _diagnostics(home: Path, masker: Masker, program: str) -> DiagnosticsSources:
    return DiagnosticsSources(
        lambda: asyncio.to_thread(_about, home, program),
        settings_to_text,
        masker.mask,
        DiagnosticsZip(),
    )


def _telling(home: Path, clock: Clock, masker: Masker, program: str) -> TellingParts:
    told = TroubleFile(home / "troubles.json", clock.now)
    return TellingParts(LocalCommand(), told, program, masker.mask)


async def _check_secrets(services: Services, clock: Clock) -> None:
    await clock.sleep(_ROWS_FIRST)
    await services.secrets.check()


def _about(home: Path, program: str) -> Sequence[str]:
    """Versions of the program, of what it is made of, and of its data files."""
    from importlib import metadata

    libraries = sorted(
        f"{found.metadata['Name']} {found.version}" for found in metadata.distributions()
    )
    return (
        program,
        f"Python {platform.python_version()}, {platform.platform()}",
        *schema_lines(home),
        *libraries,
    )


async def _local_checks(home: Path, program: str) -> Sequence[Check]:
    """The doctor's lines about the program, the disk and TLS."""
    from designo_sync_gui.connectors.http.trust import trust_check

    about = f"{program}, Python {platform.python_version()}, {platform.platform(terse=True)}"
    folder = await asyncio.to_thread(folder_check, home)
    return Check(say("Program"), True, verbatim(about)), folder, await trust_check()


def _book(context: EngineContext, secrets: SecretStore, settings: SettingsFile) -> ConnectionBook:
    return ConnectionBook(
        context,
        secrets,
        settings,
        PLATFORMS,
        designo_secret_fields,
        store_secret_fields,
        option_choices,
        DESIGNO_OPTIONS,
        store_warnings,
    )


async def connect_demo(services: Services, world: DemoAddresses) -> None:
    """Connect the demo's shops and its DesignO; the credentials go to the services' own store."""
    for shop in world.stores:
        store = Store(
            shop.code,
            shop.name,
            shop.platform,
            shop.url,
            shop.status_field,
            shop.sign_in,
            shop.options,
        )
        keys = {name: Secret(value) for name, value in shop.secrets.items()}
        await services.connections.save_store(store, keys)
    connection = DesignoConnection(world.designo_url, read_profile=world.read_profile_toml)
    fields = services.connections.designo_secret_fields(world.read_profile_toml)
    read_key = Secret(world.designo_read_key)
    await services.connections.save_designo(connection, {field.name: read_key for field in fields})


def _announce(events: EventHub, clock: Clock) -> Callable[[str, float, Sentence], None]:
    """Waits for a host's limit become events; 0 seconds end them."""

    def announce(host: str, seconds: float, reason: Sentence) -> None:
        until = clock.now() + timedelta(seconds=seconds) if seconds > 0 else None
        events.publish(HostWaiting(host, until, reason))

    return announce


async def _close(mirror: SqliteMirror, journal: SqliteJournal, log: Log) -> None:
    try:
        await mirror.aclose()
    finally:
        try:
            await journal.aclose()
        finally:
            await asyncio.to_thread(log.stop)


def _job_ids(clock: Clock) -> Callable[[], str]:
    return lambda: f"{clock.now():%Y%m%d-%H%M%S}-{random_source.token_hex(3)}"


def _files(program: str) -> ReportFiles:
    """Who writes the files that leave the program."""
    return ReportFiles(MismatchReport(), EvidenceReport(), CensusFile(), ActivityReport(), program)
