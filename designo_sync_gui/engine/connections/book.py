"""The operator's connections: added, edited, tested and removed.

Law: secrets go to the secret store before the settings name what needs them, and never go to
another address than the one they were entered for. A changed connection voids what was read
through the old one.
"""

import asyncio
from collections.abc import (
    AsyncIterator,
    Awaitable,
    Callable,
    Iterable,
    Mapping,
    Sequence,
)
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace

from designo_sync_gui.domain.addresses import base_address, origin
from designo_sync_gui.domain.connection import (
    Check,
    DesignoConnection,
    Secret,
    Store,
    fingerprint,
)
from designo_sync_gui.domain.credentials import proxy_entries, refuse_credentials
from designo_sync_gui.domain.errors import SettingsInvalid, StorageFailed, SyncError
from designo_sync_gui.domain.events import ConnectionsChanged, ReadingsVoided
from designo_sync_gui.domain.form_fields import CREDENTIALS
from designo_sync_gui.domain.horizon import reaches_further
from designo_sync_gui.domain.locks import lock_reason, locked_target, marked_like
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.platform import Option, Platform, SecretField
from designo_sync_gui.domain.ports import (
    ConnectedSide,
    OrderPage,
    SecretStore,
    Settings,
    SettingsStore,
)
from designo_sync_gui.domain.preferences import Preferences
from designo_sync_gui.domain.screen_merging import merged_screen
from designo_sync_gui.domain.secret_origin import entries, released, with_origin
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.domain.watching import AUTOMATIC_DIRECTIONS, WatchSettings
from designo_sync_gui.engine.acceptance_force import end_of_store
from designo_sync_gui.engine.connections.states import DESIGNO
from designo_sync_gui.engine.connections.trial import Tell, collect, first_page, keep_quiet
from designo_sync_gui.engine.connections.unused import delete_all, forget_unused
from designo_sync_gui.engine.context import EngineContext


def placed(settings: Settings, store: Store, replaces: str | None) -> Settings:
    """The settings with a store in the place of another, or behind all."""
    codes = [known.code for known in settings.stores]
    place = codes.index(replaces) if replaces in codes else len(codes)
    others = [s for s in settings.stores if s.code not in (store.code, replaces)]
    return replace(settings, stores=(*others[:place], store, *others[place:]))


def differs(former: Store, now: Store | None) -> bool:
    """Whether a store is removed or reached in another way."""
    return now is None or fingerprint(former) != fingerprint(now)


def reads_differ(former: DesignoConnection | None, now: DesignoConnection | None) -> bool:
    """Whether DesignO is read elsewhere or in another way; how it is written is left out."""
    if former is None or now is None:
        return former is not now
    before = (former.url, former.read_profile, former.read_table, former.extra_headers)
    return before != (now.url, now.read_profile, now.read_table, now.extra_headers)


def complete(names: Sequence[str], secrets: Mapping[str, Secret]) -> None:
    """Raises ``SettingsInvalid`` that names the secrets that are missing."""
    missing = [name for name in names if name not in secrets or not secrets[name].reveal()]
    if missing:
        raise _missing(missing)


def _missing(names: Sequence[str]) -> SettingsInvalid:
    return SettingsInvalid(
        say("Missing credentials: {missing}.", missing=", ".join(names)),
        say("Enter them."),
        field=CREDENTIALS,
    )


DESIGNO_OWNER = "designo"

#: A week between refreshes is as good as never.
LONGEST_MINUTES = 7 * 24 * 60

#: The secrets that a DesignO connection needs, told by its read profile.
DesignoSecretFields = Callable[[str], tuple[SecretField, ...]]

#: The secrets that a store needs; raises ``SettingsInvalid`` for settings not known there.
StoreSecretFields = Callable[[Store], tuple[SecretField, ...]]

#: What of a store's settings is allowed and seldom meant; raises what ``StoreSecretFields`` does.
StoreWarnings = Callable[[Store], tuple[Sentence, ...]]

#: What some of a store's options may be, by option name; raises ``SyncError``.
OptionChoices = Callable[[Store], Awaitable[Mapping[str, tuple[str, ...]]]]


async def no_choices(store: Store) -> Mapping[str, tuple[str, ...]]:
    """For platforms that find nothing out."""
    return {}


def store_owner(code: str) -> str:
    """The owner of a store's secrets in the secret store."""
    return f"store:{code}"


@dataclass(slots=True)
class ConnectionBook:
    """Settings and secrets together, kept in step."""

    context: EngineContext
    secrets: SecretStore
    settings_store: SettingsStore
    platforms: Sequence[Platform]
    designo_secret_fields: DesignoSecretFields
    store_secret_fields: StoreSecretFields
    option_choices: OptionChoices = no_choices
    table_options: tuple[Option, ...] = ()
    store_warnings: StoreWarnings = lambda store: ()
    settings: Settings = field(default_factory=lambda: Settings(home_id=""))
    _saving: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def load(self) -> Settings:
        """The settings of this moment: another window or command may have changed them.

        Raises ``StorageFailed``.
        """
        async with self._saving:
            former, self.settings = self.settings, await self.settings_store.load()
        if former.home_id and former != self.settings:
            self.context.events.publish(ConnectionsChanged())
        return self.settings

    async def void_if_changed(
        self, stores: Iterable[Store], designo: DesignoConnection | None
    ) -> None:
        """What a job read through connections that another process changed meanwhile is void.

        A disk that fails here takes nothing from what the job came to.
        """
        with suppress(StorageFailed):
            now = await self.load()
            other = reads_differ(designo, now.designo)
            await self._void_readings(
                [s.code for s in stores if other or differs(s, now.store(s.code))]
            )

    async def save_store(
        self, store: Store, secrets: Mapping[str, Secret], replaces: str | None
    ) -> None:
        """Raises ``SettingsInvalid``, ``SecretStoreUnavailable`` or ``StorageFailed``."""
        await self.load()
        store = self.normal(store)
        former = self._former(store, replaces)
        secrets = await self._store_secrets(store, secrets, former)
        other = former is None or differs(former, store)
        other = other or await self.other_account(store_owner(replaces or ""), secrets)
        async with self._stored(store_owner(store.code), with_origin(secrets, store.url)):
            if other:
                await self._void_readings({store.code, replaces or store.code})
                self.context.states.forget(replaces or store.code)
            elif former is not None:
                await self._ask_for_older(former, store)
            await self._save(lambda now: placed(now, store, replaces))
        if former is not None:
            await self._forget_former(former, store)
        await self.context.connections.forget(store.code)

    async def save_marks(self, store: Store) -> None:
        """The switches and the mark of a store alone: no job need end for them. A store that was
        removed meanwhile stays so."""
        await self._save(lambda now: replace(now, stores=marked_like(store, now.stores)))

    async def _ask_for_older(self, former: Store, store: Store) -> None:
        """A horizon further back takes in orders that no list of changes shows: the next refresh
        reads the shop's complete list."""
        now = self.context.clock.now()
        if former.orders_since != store.orders_since:
            await self.context.mirror.end_broken_off(Side.STOREFRONT, [store.code])
        if not reaches_further(former.orders_since, store.orders_since, now):
            return
        for read in await self.context.mirror.side_reads():
            if read.store_code == store.code and read.side is Side.STOREFRONT:
                await self.context.mirror.record_side_read(replace(read, watermark=None))

    async def remove_store(self, code: str) -> None:
        await self.load()
        names = entries(self._former_names(self._known(code)))
        await end_of_store(self.context, code, pairs=True)
        await self.context.mirror.forget_store(code)
        await self._save(
            lambda now: replace(now, stores=tuple(s for s in now.stores if s.code != code))
        )
        await self.context.connections.forget(code)
        self.context.states.forget(code)
        await self.secrets.delete(store_owner(code), names)

    async def forget_secrets(self, code: str | None) -> None:
        """Remove what the keyring holds of a store; ``None``: of all stores and of DesignO."""
        settings, owned = await self.load(), {}
        for store in settings.stores if code is None else (self._known(code),):
            await self.context.connections.forget(store.code)
            owned[store_owner(store.code)] = entries(self._former_names(store))
        if code is None and settings.designo is not None:
            await self.context.connections.forget(None)
            owned[DESIGNO_OWNER] = entries(self._designo_names(settings.designo))
        await delete_all(self.secrets, owned)

    async def test_store(
        self, store: Store, secrets: Mapping[str, Secret], tell: Tell = keep_quiet
    ) -> tuple[Check, ...]:
        return await collect(await self.trial(store, secrets), tell)

    async def trial(self, store: Store, secrets: Mapping[str, Secret]) -> ConnectedSide:
        """A side of a store as entered; no secrets: those stored. To be released by the caller."""
        store = self.normal(store)
        self._secret_names(store)
        if not secrets:
            secrets = await self._stored_for(store)
        return await self.context.connections.trial_storefront(store, secrets)

    async def first_page(self, store: Store, secrets: Mapping[str, Secret]) -> OrderPage:
        """The first page a store's settings would read; nothing is kept of it."""
        store = self.normal(store)
        side = await self.context.connections.trial_storefront(store, secrets)
        return await first_page(side, store.code)

    async def first_designo_page(
        self, connection: DesignoConnection, secrets: Mapping[str, Secret], code: str
    ) -> OrderPage:
        """The first page a DesignO connection would read for one store; nothing is kept of it."""
        connection = replace(connection, url=base_address(connection.url))
        secrets = await self._designo_secrets(connection, secrets)
        side = await self.context.connections.trial_designo(connection, secrets)
        return await first_page(side, code)

    async def save_designo(
        self, connection: DesignoConnection | None, secrets: Mapping[str, Secret]
    ) -> None:
        former = (await self.load()).designo
        if connection is None:
            await self._void_designo()
            await self._save(lambda now: replace(now, designo=None))
            if former is not None:
                await self.secrets.delete(DESIGNO_OWNER, entries(self._designo_names(former)))
            return
        connection = replace(connection, url=base_address(connection.url))
        secrets = await self._designo_secrets(connection, secrets)
        other = await self.other_account(DESIGNO_OWNER, secrets)
        async with self._stored(DESIGNO_OWNER, with_origin(secrets, connection.url)):
            if other or reads_differ(former, connection):
                await self._void_designo(told=former is not None)
            await self._save(lambda now: replace(now, designo=connection))
        await self.context.connections.forget(None)
        names_of = self._designo_names
        await forget_unused(self.secrets, DESIGNO_OWNER, names_of, former, connection)

    async def test_designo(
        self,
        connection: DesignoConnection,
        secrets: Mapping[str, Secret],
        tell: Tell = keep_quiet,
    ) -> tuple[Check, ...]:
        connection = replace(connection, url=base_address(connection.url))
        secrets = await self._designo_secrets(connection, secrets)
        code = next((store.code for store in self.settings.stores), "")
        trial = await self.context.connections.trial_designo(connection, secrets, code)
        return await collect(trial, tell)

    async def save_preferences(self, preferences: Preferences) -> None:
        """Open connections are closed where the way to them changes, so that the next request
        goes by the new preferences.

        Raises ``SettingsInvalid`` for a credential, ``StorageFailed``.
        """
        kept = preferences
        typed = proxy_entries(kept.proxy, kept.on_trouble, kept.updates_url)
        refuse_credentials(typed, {}, self.platforms)
        former = self.settings.preferences
        await self._save(lambda now: replace(now, preferences=preferences))
        if former.proxy == preferences.proxy:
            return
        await self.context.connections.forget(None)
        for store in self.settings.stores:
            await self.context.connections.forget(store.code)

    async def save_screen(self, screen: str, known: str) -> str:
        """How the window is arranged; own views that another process kept since ``known`` was kept
        are kept too. Returns what is kept now. Raises ``StorageFailed``."""
        await self._save(lambda now: replace(now, screen=merged_screen(known, screen, now.screen)))
        return self.settings.screen

    async def save_watch(self, watch: WatchSettings) -> None:
        """Raises ``SettingsInvalid`` or ``StorageFailed``."""
        if not 0 <= watch.refresh_minutes <= LONGEST_MINUTES:
            raise SettingsInvalid(
                say(
                    "{refresh_minutes} minutes between refreshes are not possible.",
                    refresh_minutes=watch.refresh_minutes,
                ),
                say(
                    "Enter 0 for never, or up to {longest_minutes}.",
                    longest_minutes=LONGEST_MINUTES,
                ),
            )
        await self.load()
        for automatic in watch.automatic:
            store = self._known(automatic.store_code)
            locked = locked_target(store, automatic.direction)
            if locked is not None and automatic not in self.settings.watch.automatic:
                raise SettingsInvalid(lock_reason(store, locked))
            if watch.direction(automatic.store_code) is not automatic.direction:
                message = say("“{code}” has two directions.", code=automatic.store_code)
                raise SettingsInvalid(message, say("Choose one."))
            if automatic.direction not in AUTOMATIC_DIRECTIONS:
                raise SettingsInvalid(
                    say("{label} cannot be automatic.", label=automatic.direction.label)
                )
        await self._save(lambda now: replace(now, watch=watch))

    async def _save(self, change: Callable[[Settings], Settings]) -> None:
        """One after the other, and on what the file holds now: two changes at once, or one of
        another process, would each be undone by the other."""
        async with self._saving:
            settings = change(await self.settings_store.load())
            codes = {store.code for store in settings.stores}
            kept = tuple(a for a in settings.watch.automatic if a.store_code in codes)
            settings = replace(settings, watch=replace(settings.watch, automatic=kept))
            await self.settings_store.save(settings)
            self.settings = settings

    def _known(self, code: str) -> Store:
        store = self.settings.store(code)
        if store is None:
            raise SettingsInvalid(
                say("There is no store “{code}”.", code=code), say("List the stores.")
            )
        return store

    def normal(self, store: Store) -> Store:
        """The store with its address in the one form that is kept; a file has none."""
        addressed = any(p.name == store.platform and p.url_label for p in self.platforms)
        return replace(store, url=base_address(store.url) if addressed or store.url else "")

    def _secret_names(self, store: Store) -> list[str]:
        return [secret.name for secret in self.store_secret_fields(store)]

    def _former_names(self, store: Store) -> list[str]:
        """The secrets of a store in the settings; none where this program does not know them."""
        try:
            return self._secret_names(store)
        except SyncError:
            return []

    def _former(self, store: Store, replaces: str | None) -> Store | None:
        taken = self.settings.store(store.code)
        if taken is not None and taken.code != replaces:
            raise SettingsInvalid(
                say(
                    "The store code “{code}” is already used by “{name}”.",
                    code=store.code,
                    name=taken.name,
                ),
                say("Every store has its own code in DesignO."),
            )
        return None if replaces is None else self._known(replaces)

    async def _store_secrets(
        self, store: Store, secrets: Mapping[str, Secret], former: Store | None
    ) -> Mapping[str, Secret]:
        """The secrets to be saved; empty when those stored stay as they are."""
        if not secrets and former is not None:
            stored = await self._stored_for(store, former)
            return {} if former.code == store.code else stored
        complete(self._secret_names(store), secrets)
        return secrets

    async def _stored_for(self, store: Store, former: Store | None = None) -> Mapping[str, Secret]:
        former = former or self.settings.store(store.code)
        names = self._secret_names(store)
        if not names:
            return {}
        if former is None or former.platform != store.platform:
            raise _missing(names)
        if (former.url and origin(former.url)) != (store.url and origin(store.url)):
            raise SettingsInvalid(
                say("The shop's address changed, so its stored credentials are not sent there."),
                say("Enter the credentials for the new address."),
                field=CREDENTIALS,
            )
        stored = await self.secrets.load(store_owner(former.code), entries(names))
        complete(names, stored)
        return released(stored, store.url, f"“{store.name}”")

    async def store_wants(self, store: Store) -> Sequence[str]:
        """The secrets that saving a store asks for: all or none. Raises ``SettingsInvalid`` for
        settings not known here, ``SecretStoreUnavailable``."""
        names = self._secret_names(store)
        try:
            await self._stored_for(store)
        except SettingsInvalid:
            return names
        return ()

    async def designo_wants(self, connection: DesignoConnection) -> Sequence[str]:
        """The same of a DesignO connection."""
        try:
            await self._designo_secrets(connection, {})
        except SettingsInvalid:
            return self._designo_names(connection)
        return ()

    async def other_account(self, owner: str, given: Mapping[str, Secret]) -> bool:
        """Whether these credentials differ from those stored; where none are, nobody can tell."""
        stored = await self.secrets.load(owner, list(given)) if given else {}
        return any(stored.get(name, secret) != secret for name, secret in given.items())

    @asynccontextmanager
    async def _stored(self, owner: str, secrets: Mapping[str, Secret]) -> AsyncIterator[None]:
        """Secrets are stored first; where the settings that need them cannot be saved, those
        stored before come back: new ones never meet a former address."""
        names = list(secrets)
        former = await self.secrets.load(owner, names) if names else {}
        if secrets:
            await self.secrets.save(owner, secrets)
        try:
            yield
        except SyncError:
            with suppress(SyncError):
                if names:
                    await self.secrets.delete(owner, [n for n in names if n not in former])
                if former:
                    await self.secrets.save(owner, former)
            raise

    async def _forget_former(self, former: Store, store: Store) -> None:
        names = entries(self._former_names(former))
        if former.code != store.code:
            await self.context.connections.forget(former.code)
        else:
            kept = entries(self._secret_names(store))
            names = [name for name in names if name not in kept]
        if names:
            await self.secrets.delete(store_owner(former.code), names)

    def _designo_names(self, connection: DesignoConnection) -> list[str]:
        if not connection.read_profile:
            return []
        return [secret.name for secret in self.designo_secret_fields(connection.read_profile)]

    async def _designo_secrets(
        self, connection: DesignoConnection, secrets: Mapping[str, Secret]
    ) -> Mapping[str, Secret]:
        names = self._designo_names(connection)
        former = self.settings.designo
        if not secrets and names and former is not None:
            if origin(former.url) != origin(connection.url):
                raise SettingsInvalid(
                    say("DesignO's address changed, so its stored credentials are not sent there."),
                    say("Enter the credentials for the new address."),
                    field=CREDENTIALS,
                )
            secrets = await self.secrets.load(DESIGNO_OWNER, entries(names))
            complete(names, secrets)
            secrets = released(secrets, connection.url, "DesignO")
        complete(names, secrets)
        return {name: secrets[name] for name in names}

    async def _void_designo(self, *, told: bool = True) -> None:
        """What was read through another connection says nothing of this one. Where DesignO is
        connected for the first time nothing is lost that should be ``told``: no order was ever
        compared, and the first refresh reads the shops again."""
        await self.context.connections.forget(None)
        self.context.states.forget(DESIGNO)
        await self._void_readings([store.code for store in self.settings.stores], told=told)

    async def _void_readings(self, codes: Iterable[str], *, told: bool = True) -> None:
        """Drop what was read, and say so where there was anything to drop."""
        mirror = self.context.mirror
        codes = sorted(codes)
        read = tuple([code for code in codes if await mirror.order_count(code)])
        for code in codes:
            await end_of_store(self.context, code, pairs=False)
            await mirror.forget_store(code)
        if read and told:
            self.context.events.publish(ReadingsVoided(read))
