"""One run of a command: the engine opened, used and closed.

Law: Ctrl+C asks the running job to stop and waits for it; a write on its way is never broken off.
SIGTERM does the same, but the system does not wait for long: what is not answered by then stays
in the journal as unknown.
"""

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from designo_sync_gui.cli.console import Console
from designo_sync_gui.cli.exit_codes import UsageProblem
from designo_sync_gui.cli.foreign import foreign
from designo_sync_gui.cli.interrupts import LastSeconds
from designo_sync_gui.cli.secret_input import SessionSecrets, read_session_secrets
from designo_sync_gui.data_folder import NoHomeError, default_home, named_home
from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.credentials import check_secrets
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.events import (
    Event,
    HostWaiting,
    JobProgress,
    JobStarted,
    ReadingsVoided,
    StartAtSignInEnded,
    TablePreparing,
    TroubleNotTold,
)
from designo_sync_gui.domain.progress import progress_words
from designo_sync_gui.domain.secret_origin import for_this_run
from designo_sync_gui.ending_signals import told_to_end

if TYPE_CHECKING:
    from designo_sync_gui.engine.services import Services

_LOG = logging.getLogger(__name__)

_NOT_ANSWERED = (
    "What was on its way has not been answered. It is in the journal as unknown; a refresh "
    "settles it by reading."
)

#: Opens the engine on a data folder; ``None`` secrets: the keyring of the system.
Opener = Callable[[Path | None, SessionSecrets | None], Awaitable["Services"]]


@dataclass(slots=True)
class Session:
    """What a command works with. ``given`` are the secrets of ``--session-secrets``."""

    console: Console
    services: "Services"
    given: SessionSecrets | None


def folder_of(named: Path | None) -> Path:
    """The data folder that ``--home`` names, else the usual one. Raises ``UsageProblem``."""
    try:
        return default_home() if named is None else named_home(named)
    except NoHomeError as error:
        raise UsageProblem(str(error)) from None


async def open_with_bootstrap(home: Path | None, given: SessionSecrets | None) -> "Services":
    """The engine as ``bootstrap`` joins it; imported here so that ``--help`` stays quick."""
    from designo_sync_gui.bootstrap import OpenOptions, open_services

    secrets = None
    if given is not None:
        from designo_sync_gui.storage.memory_secrets import MemorySecretStore

        secrets = MemorySecretStore()
        for owner, values in given.items():
            await secrets.save(owner, for_this_run(values))
    folder = home or folder_of(None)
    return await open_services(OpenOptions(home=folder, secrets=secrets, at_sign_in=True))


@asynccontextmanager
async def opened(
    console: Console,
    opener: Opener,
    home: Path | None,
    *,
    session_secrets: bool,
    changes_connections: bool = False,
) -> AsyncIterator[Session]:
    """The engine for one command; closed in every case. Tells what was wrong with the data.

    A command that ``changes_connections`` voids readings as it should: with ``--quiet`` that is
    not said. Where another process does so during a job, it is.
    """
    given = read_session_secrets(console) if session_secrets else None
    services = await opener(home, given)
    say_so = console.remark if changes_connections else console.note
    table = _TableWords(console)

    def tell(event: Event) -> None:
        _tell_voided(say_so, event)
        if isinstance(event, StartAtSignInEnded):
            console.note("Start at sign-in was switched off, with the tray.")
        table.handle(event)

    unsubscribe = services.events.subscribe(tell)
    try:
        overview = await services.overview()
        for problem in overview.problems:
            console.error(problem)
        for code, problem in _badly_given(services, overview.settings.stores, given or {}):
            console.error(problem, code)
        yield Session(console, services, given)
    except Exception as error:
        if not isinstance(error, SyncError | BrokenPipeError):
            _LOG.error("unexpected error", exc_info=error)
        raise
    finally:
        unsubscribe()
        await services.aclose()


@asynccontextmanager
async def told_elsewhere(session: Session, command: str) -> AsyncIterator[None]:
    """Run the operator's command, of this run or of the preferences, for the trouble of a job.

    What the command does wrong is said on standard error; the exit status stays the job's. Raises
    ``SettingsInvalid`` before the job for a command that cannot be run.
    """
    telling = session.services.telling
    await telling.use(command)

    def tell(event: Event) -> None:
        if isinstance(event, TroubleNotTold) and event.error is not None:
            session.console.error(event.error)

    unsubscribe = session.services.events.subscribe(tell)
    try:
        try:
            yield
        finally:
            await telling.look()
    finally:
        unsubscribe()


def _badly_given(
    services: "Services", stores: Sequence[Store], given: SessionSecrets
) -> Iterator[tuple[str, SyncError]]:
    """The stores whose secrets of this run cannot be right; only they will fail to sign in."""
    for store in stores:
        secrets = given.get(f"store:{store.code}")
        if not secrets:
            continue
        try:
            check_secrets(services.connections.store_secret_fields(store), secrets)
        except SyncError as error:
            yield store.code, error


@dataclass(slots=True)
class _TableWords:
    """Says on standard error that the table is made anew after an update of the program: commands
    wait for it."""

    console: Console
    _said: bool = False

    def handle(self, event: Event) -> None:
        if not isinstance(event, TablePreparing):
            return
        if event.done >= event.total:
            self.console.end_progress()
            return
        if not self._said:
            self._said = True
            self.console.remark("Preparing the table, once after an update of the program.")
        self.console.progress(f"preparing the table: {event.done:,} of {event.total:,}")


def _tell_voided(say_so: Callable[[str], None], event: Event) -> None:
    if isinstance(event, ReadingsVoided):
        codes = ", ".join(foreign(code) for code in event.store_codes)
        say_so(
            f"What was read of {codes} through the former connection is void, and with it who "
            "moved since both sides were seen equal. Refresh to read them anew."
        )


@dataclass(slots=True)
class Watched:
    """A job of a command. ``asked_to_end``: a command with more to do does not go on to that."""

    session: Session
    last: LastSeconds
    asked_to_end: bool = False
    _running: list[str] = field(default_factory=list)

    def notice(self, event: Event) -> None:
        """Show how far it is. One that begins only after the signal is stopped too."""
        console = self.session.console
        if isinstance(event, JobStarted):
            self._running.append(event.job_id)
            if self.asked_to_end:
                self.session.services.jobs.cancel(event.job_id)
        elif isinstance(event, JobProgress):
            console.progress(progress_text(event))
        elif isinstance(event, HostWaiting) and event.until is not None:
            until = event.until.astimezone().strftime("%H:%M:%S")
            console.progress(f"{foreign(event.host)}: goes on at {until}. {foreign(event.reason)}.")

    def stop(self, number: int) -> None:
        """A signal came."""
        self.asked_to_end = True
        for job_id in self._running:
            self.session.services.jobs.cancel(job_id)
        self.last.begin(number)


@contextmanager
def watched_job(session: Session) -> Iterator[Watched]:
    """Show a job's progress, and make Ctrl+C and SIGTERM ask it to stop."""
    watched = Watched(session, LastSeconds(session.console, _NOT_ANSWERED))
    unsubscribe = session.services.events.subscribe(watched.notice)
    try:
        with told_to_end(watched.stop):
            yield watched
    finally:
        watched.last.cancel()
        unsubscribe()
        session.console.end_progress()


def progress_text(progress: JobProgress) -> str:
    """``Storefront 9,700 of 9,994 · DesignO 5,702 · 1,900/s · 2 s left``, as the window says it."""
    return foreign(progress_words(progress))


async def chosen_stores(session: Session, codes: list[str] | None) -> tuple[Store, ...]:
    """The stores of ``--store``, or all. Raises ``UsageProblem`` for an unknown code."""
    stores = (await session.services.overview()).settings.stores
    if not codes:
        return stores
    for code in codes:
        if all(store.code != code for store in stores):
            known = ", ".join(store.code for store in stores) or "none"
            raise UsageProblem(f"There is no store “{code}”.", f"Connected stores: {known}.")
    return tuple(store for store in stores if store.code in codes)
