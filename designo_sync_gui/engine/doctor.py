"""The doctor: checks of keyring, data folder, clock, TLS and every connection.

Law: nothing is written to a shop or to DesignO, and nothing is repaired; each finding says what to
do. One that fails keeps no other from being looked at.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, timedelta

from designo_sync_gui.domain.connection import Check
from designo_sync_gui.domain.credentials import (
    designo_entries,
    refuse_credentials,
    store_entries,
)
from designo_sync_gui.domain.errors import SettingsInvalid, StorageFailed, SyncError
from designo_sync_gui.domain.headers import check_extra_header
from designo_sync_gui.domain.locks import is_locked, lock_reason
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.ports import SecretStore
from designo_sync_gui.domain.sentence import Sentence, say, say_n
from designo_sync_gui.engine.connections.book import ConnectionBook
from designo_sync_gui.engine.context import EngineContext

#: The program is younger than this; a clock that says less was never set.
YOUNGEST = 2026
#: How far a job of the journal may lie in the future before the clock is called wrong.
_AHEAD = timedelta(hours=1)
DESIGNO = "designo"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line; ``about`` is empty for this computer, a store code, or ``designo``."""

    about: str
    check: Check


class Doctor:
    """Looks at this computer, the data folder and every connection.

    ``local`` are checks that need disk and network; ``problems`` were found when the data folder
    was opened.
    """

    def __init__(
        self,
        context: EngineContext,
        book: ConnectionBook,
        secrets: SecretStore,
        local: Callable[[], Awaitable[Sequence[Check]]],
        problems: Sequence[SyncError],
    ) -> None:
        self._context = context
        self._book = book
        self._secrets = secrets
        self._local = local
        self._problems = problems

    async def examine(self, *, offline: bool = False) -> AsyncIterator[Finding]:
        """Every finding as soon as it is known; ``offline`` asks no shop and no DesignO."""
        for check in await self._local():
            yield Finding("", check)
        for problem in self._problems:
            yield Finding("", _failed(say("Data folder"), problem))
        yield Finding("", await _tried(say("Orders"), self._count_orders))
        yield Finding("", await _tried(say("Journal"), self._verify_journal))
        yield Finding("", await _tried(say("Clock"), self._check_clock))
        yield Finding("", await _tried(say("Keyring"), self._try_secrets))
        yield Finding("", self._proxy())
        for finding in self._settings():
            yield finding
        for finding in self._locks():
            yield finding
        if not offline:
            async for finding in self._connections():
                yield finding

    async def _connections(self) -> AsyncIterator[Finding]:
        settings = self._book.settings
        for store in settings.stores:
            try:
                checks = await self._book.test_store(store, {})
            except SyncError as error:
                checks = (_failed(say("Connection"), error),)
            for check in checks:
                yield Finding(store.code, check)
        if settings.designo is None:
            yield Finding(DESIGNO, Check(say("Connection"), None, say("DesignO is not connected.")))
            return
        try:
            checks = await self._book.test_designo(settings.designo, {})
        except SyncError as error:
            checks = (_failed(say("Connection"), error),)
        for check in checks:
            yield Finding(DESIGNO, check)

    async def _count_orders(self) -> Sentence:
        counts = await self._context.mirror.counts()
        total, stores = sum(counts.values()), len(counts)
        return say(
            "Known: {orders} of {stores}.",
            orders=say_n("{n:,} order", "{n:,} orders", total),
            stores=say_n("{n:,} store", "{n:,} stores", stores),
        )

    async def _verify_journal(self) -> Sentence:
        wrong = await self._context.journal.verify()
        if wrong is not None:
            raise StorageFailed(
                say("Row {row} of the journal was altered or is missing.", row=wrong),
                say("Keep the file journal.sqlite3, and compare it with a backup."),
            )
        jobs = await self._context.journal.jobs()
        return say_n(
            "No row was altered or removed; {n:,} job.",
            "No row was altered or removed; {n:,} jobs.",
            len(jobs),
        )

    async def _check_clock(self) -> Sentence:
        now = self._context.clock.now()
        jobs = await self._context.journal.jobs()
        newest = max((job.at for job in jobs), default=now)
        if now.year < YOUNGEST or newest > now + _AHEAD:
            raise StorageFailed(
                say(
                    "This computer's clock says {now:%Y-%m-%d %H:%M} UTC.", now=now.astimezone(UTC)
                ),
                say(
                    "Set the clock: requests are signed with the time, and the journal "
                    "records it. The test of each connection compares it with the server's "
                    "clock."
                ),
                title=say("Clock is wrong"),
            )
        return say(
            "{now:%Y-%m-%d %H:%M} UTC. The test of each connection compares it with the server's "
            "clock.",
            now=now.astimezone(UTC),
        )

    async def _try_secrets(self) -> Sentence:
        await self._secrets.probe()
        name = self._secrets.description
        return say("A test value was stored and read back: {name}.", name=name)

    def _proxy(self) -> Check:
        proxy = self._book.settings.preferences.proxy
        told = say("{proxy}, from the preferences.", proxy=proxy) if proxy else say("None is used.")
        return Check(say("Proxy"), True, told)

    def _settings(self) -> Sequence[Finding]:
        """Told only where there is one: a key that an earlier version took where it does not
        belong is still in the settings, in clear."""
        settings = self._book.settings
        kept = [(s.code, store_entries(s, self._book.platforms)) for s in settings.stores]
        if settings.designo is not None:
            kept.append((DESIGNO, designo_entries(settings.designo)))
        headers = settings.designo.extra_headers if settings.designo is not None else ()
        found = []
        for about, entries in kept:
            try:
                refuse_credentials(entries, {}, self._book.platforms)
                for name, _ in headers if about == DESIGNO else ():
                    check_extra_header(name)
            except SettingsInvalid as error:
                found.append(Finding(about, _failed(say("Settings"), error)))
        return found

    def _locks(self) -> Sequence[Finding]:
        """What is never written, of each store with a lock: a plan that writes nothing is asked
        about here."""
        return [
            Finding(store.code, Check(say("Never write"), True, lock_reason(store, side)))
            for store in self._book.settings.stores
            for side in Side
            if is_locked(store, side)
        ]


async def _tried(name: Sentence, find: Callable[[], Awaitable[Sentence]]) -> Check:
    try:
        return Check(name, True, await find())
    except SyncError as error:
        return _failed(name, error)


def _failed(name: Sentence, error: SyncError) -> Check:
    return Check(name, False, error.sentence, error.details, error)
