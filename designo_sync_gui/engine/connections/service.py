"""The operator's connections as screens and commands change them.

Law: what was entered is judged before it is saved or sent, and no connection is changed while a
job uses it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from designo_sync_gui.domain.addresses import base_address
from designo_sync_gui.domain.connection import Check, DesignoConnection, Secret, Store
from designo_sync_gui.domain.connection_changes import changes_between
from designo_sync_gui.domain.credentials import (
    check_secrets,
    designo_entries,
    refuse_credentials,
    store_entries,
)
from designo_sync_gui.domain.errors import JobRefused, SettingsInvalid
from designo_sync_gui.domain.events import ConnectionsChanged
from designo_sync_gui.domain.forecast import Forecast
from designo_sync_gui.domain.headers import check_extra_header
from designo_sync_gui.domain.horizon import begins_at
from designo_sync_gui.domain.locks import differs_in_marks_alone
from designo_sync_gui.domain.platform import Option, Platform, SecretField
from designo_sync_gui.domain.ports import OrderPage, Settings
from designo_sync_gui.domain.secret_origin import entries
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.engine.activity_log import ActivityLog
from designo_sync_gui.engine.connections.book import DESIGNO_OWNER, ConnectionBook
from designo_sync_gui.engine.connections.forecasting import Forecasting
from designo_sync_gui.engine.connections.trial import Tell, keep_quiet
from designo_sync_gui.engine.connections.unused import refuse_used
from designo_sync_gui.engine.connections.voiding import Voiding
from designo_sync_gui.engine.jobs.job import Jobs


@dataclass(frozen=True, slots=True)
class ConnectionService:
    """Stores and DesignO: added, changed, tested, removed.

    Whatever takes a draft raises ``SettingsInvalid`` for a credential among the settings or one
    copied badly; whatever saves raises ``JobRefused`` while a job uses the connection.
    """

    book: ConnectionBook
    jobs: Jobs

    @property
    def platforms(self) -> tuple[Platform, ...]:
        """What a store can be connected to."""
        return tuple(self.book.platforms)

    @property
    def voiding(self) -> Voiding:
        """How many rows saving a draft would void."""
        return Voiding(self.book)

    async def save_store(
        self, store: Store, secrets: Mapping[str, Secret], replaces: str | None = None
    ) -> None:
        """Add a store, or put it in the place of ``replaces``. No secrets: those stored stay. What
        is never written, and the mark, can be changed while a job runs: it obeys them."""
        self._judge_store(store, secrets)
        former = await self.book.load()
        known = former.store(replaces or "")
        if known and not secrets and differs_in_marks_alone(known, self.book.normal(store)):
            await self.book.save_marks(store)
        else:
            refuse_while_busy(self.jobs, replaces or store.code)
            await self.book.save_store(store, secrets, replaces)
        entered = store.code if secrets else None
        await self._keep(former, replaced=replaces or "", credentials=entered)
        self._publish()

    async def remove_store(self, code: str) -> None:
        """Forget a store's settings, secrets and rows; the journal stays."""
        refuse_while_busy(self.jobs, code)
        former = await self.book.load()
        await self.book.remove_store(code)
        await self._keep(former)
        self._publish()

    async def test_store(
        self, store: Store, secrets: Mapping[str, Secret], tell: Tell = keep_quiet
    ) -> tuple[Check, ...]:
        """Check the connection line by line; writes nothing. No secrets: those stored. ``tell``
        hears each line as soon as it is known, on the engine's thread."""
        self._judge_store(store, secrets)
        return await self.book.test_store(store, secrets, tell)

    async def forecast(self, store: Store, secrets: Mapping[str, Secret]) -> Forecast | None:
        """How long reading the store's whole list takes; ``None`` where nobody can tell. Two
        requests; nothing is kept. No secrets: those stored."""
        self._judge_store(store, secrets)
        return await Forecasting(self.book).of_store(store, secrets)

    async def first_page(self, store: Store, secrets: Mapping[str, Secret]) -> OrderPage:
        """What settings that are not saved yet would read first; nothing is kept."""
        self._judge_store(store, secrets)
        return await self.book.first_page(store, secrets)

    def store_secret_fields(self, store: Store) -> tuple[SecretField, ...]:
        """The secrets a store needs. Raises ``SettingsInvalid`` or ``ProfileInvalid``."""
        return self.book.store_secret_fields(store)

    def store_warnings(self, store: Store) -> tuple[Sentence, ...]:
        """What of its settings is allowed and seldom meant. Raises what ``store_secret_fields``
        raises."""
        return self.book.store_warnings(store)

    async def option_choices(self, store: Store) -> Mapping[str, tuple[str, ...]]:
        """What some options may be, by name (the columns of a file). Raises ``SyncError``."""
        return await self.book.option_choices(store)

    async def save_designo(
        self, connection: DesignoConnection | None, secrets: Mapping[str, Secret]
    ) -> None:
        """Set the DesignO connection, or remove it with ``None``."""
        refuse_while_busy(self.jobs, None)
        if connection is not None:
            self._judge_designo(connection, secrets)
        former = await self.book.load()
        await self.book.save_designo(connection, secrets)
        await self._keep(former, credentials="" if secrets else None)
        self._publish()

    async def test_designo(
        self,
        connection: DesignoConnection,
        secrets: Mapping[str, Secret],
        tell: Tell = keep_quiet,
    ) -> tuple[Check, ...]:
        """As ``test_store``."""
        self._judge_designo(connection, secrets)
        return await self.book.test_designo(connection, secrets, tell)

    async def first_designo_page(
        self, connection: DesignoConnection, secrets: Mapping[str, Secret], code: str
    ) -> OrderPage:
        """What DesignO settings that are not saved yet would read first for one store code."""
        self._judge_designo(connection, secrets)
        return await self.book.first_designo_page(connection, secrets, code)

    def designo_secret_fields(self, read_profile: str) -> tuple[SecretField, ...]:
        """The secrets a read profile names. Raises ``ProfileInvalid``."""
        return self.book.designo_secret_fields(read_profile) if read_profile else ()

    async def forget_secrets(self, code: str | None) -> None:
        """Remove the credentials of a store from the keyring; ``None``: of all stores and of
        DesignO. The connections stay. Raises ``JobRefused`` while a job runs with one."""
        refuse_while_busy(self.jobs, code)
        await self.book.forget_secrets(code)
        self._publish()

    async def forget_entries(self, names: Sequence[str]) -> None:
        """Remove entries that a former profile of DesignO left in the keyring. Raises
        ``SettingsInvalid`` for one that is in use, ``SecretStoreUnavailable``."""
        designo = (await self.book.load()).designo
        fields = () if designo is None else self.designo_secret_fields(designo.read_profile)
        used = [field.name for field in fields]
        refuse_used(names, used)
        await self.book.secrets.delete(DESIGNO_OWNER, names if used else entries(names))

    @property
    def designo_table_options(self) -> tuple[Option, ...]:
        """What is asked where DesignO is read from an export."""
        return self.book.table_options

    def check_store(self, store: Store) -> None:
        """Judge a store's settings as they would be saved, before its secrets are known. Raises
        ``SettingsInvalid`` or ``ProfileInvalid``."""
        self._judge_store(store, {})
        self.book.store_secret_fields(store)

    def check_designo(self, connection: DesignoConnection) -> DesignoConnection:
        """The same for DesignO; the connection with its address in the one form that is kept."""
        self._judge_designo(connection, {})
        self.designo_secret_fields(connection.read_profile)
        return replace(connection, url=base_address(connection.url))

    def _judge_store(self, store: Store, secrets: Mapping[str, Secret]) -> None:
        now = self.book.context.clock.now()
        begins = begins_at(store.orders_since, now)
        if begins is not None and begins > now:
            raise SettingsInvalid(
                say("“Orders since” is a day to come: no order would be read."),
                say("Choose a day in the past."),
                field=say("Orders to read"),
            )
        platforms = self.book.platforms
        refuse_credentials(store_entries(store, platforms), secrets, platforms)
        if secrets:
            check_secrets(self.book.store_secret_fields(store), secrets)

    def _judge_designo(self, connection: DesignoConnection, secrets: Mapping[str, Secret]) -> None:
        for name, _ in connection.extra_headers:
            check_extra_header(name)
        refuse_credentials(designo_entries(connection), secrets, self.book.platforms)
        if secrets and connection.read_profile:
            check_secrets(self.book.designo_secret_fields(connection.read_profile), secrets)

    async def _keep(
        self, former: Settings, *, replaced: str = "", credentials: str | None = None
    ) -> None:
        """Tell *Activity* what was changed."""
        changes = changes_between(
            former, self.book.settings, replaced=replaced, credentials=credentials
        )
        await ActivityLog(self.book.context).connections_changed(changes)

    def _publish(self) -> None:
        self.book.context.events.publish(ConnectionsChanged())


def refuse_while_busy(jobs: Jobs, code: str | None) -> None:
    """Raises ``JobRefused`` while a job of this store (``None``: any) is running or waiting."""
    if jobs.busy(code):
        raise JobRefused(
            say("A job is running with this connection, so it is not changed now."),
            say("Wait until the job has ended or cancel it."),
            title=say("Connection in use"),
        )
