"""Opening the sides: platform to connector, credentials from the secret store.

Law: one client per origin; a side is opened once and kept until its settings change, so that
DesignO's token and the connections are reused. Nothing here reads or writes an order. HTTP and
what opens a side are imported when the first side is opened, not when the program starts.
"""

import asyncio
import secrets as random_source
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

from designo_sync_gui.connectors.http.masking import Masker
from designo_sync_gui.connectors.pacing.pacer import Pacers, silent_book
from designo_sync_gui.connectors.registry import connector_of, deletions_of, store_secret_fields
from designo_sync_gui.domain.addresses import origin
from designo_sync_gui.domain.connection import DesignoConnection, Secret, Store
from designo_sync_gui.domain.errors import SignInFailed
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.plan import Change
from designo_sync_gui.domain.platform import SecretField
from designo_sync_gui.domain.ports import Clock, ConnectedSide, OrderReader, SecretStore
from designo_sync_gui.domain.secret_origin import entries, released
from designo_sync_gui.domain.sentence import Sentence, say

if TYPE_CHECKING:
    import httpx2 as httpx

    from designo_sync_gui.connectors.http.client import HttpClient, HttpLimits
    from designo_sync_gui.connectors.side_maker import SideMaker
    from designo_sync_gui.domain.learning.answers import ExampleAnswer
    from designo_sync_gui.domain.learning.example import ExampleRequest
    from designo_sync_gui.domain.learning.tables import TableSample

_DESIGNO: Final = "designo"

#: Scheme, host, port and private certificate authority: a store's own authority is trusted for
#: no other store, even of the same origin.
_Place = tuple[str, str, int, str]
_NOWHERE: Final[_Place] = ("", "", 0, "")


def designo_secret_fields(profile_text: str) -> tuple[SecretField, ...]:
    """The secrets that a read profile needs; none for an empty one. Raises ``ProfileInvalid``."""
    if not profile_text.strip():
        return ()
    from designo_sync_gui.connectors.profile.parsing import read_profile
    from designo_sync_gui.connectors.profile.rules import secret_fields

    return secret_fields(read_profile(profile_text))


@dataclass(slots=True)
class _Open:
    """A side that is open, and what it was opened with."""

    settings: Store | DesignoConnection
    side: ConnectedSide
    origin: _Place


@dataclass(slots=True)
class _Shared:
    """The client of one origin and how many sides use it."""

    client: "HttpClient"
    users: int = 0


@dataclass(slots=True)
class ConnectionRegistry:
    """Implements ``domain.ports.Connections``.

    ``nonce`` and ``jitter`` are the sources of randomness; ``transport`` replaces the network in
    tests; ``announce`` gets host, seconds and reason of every wait for a limit; ``proxy``
    returns the address of the current proxy, empty for none; ``known`` receives every secret of
    the run, for masking.
    """

    secret_store: SecretStore
    clock: Clock
    nonce: Callable[[], str] = lambda: random_source.token_hex(16)
    jitter: Callable[[], float] = random_source.SystemRandom().random
    limits: "HttpLimits | None" = None
    transport: "httpx.AsyncBaseTransport | None" = None
    announce: Callable[[str, float, Sentence], None] = silent_book
    proxy: Callable[[], str] = str
    known: Masker = field(default_factory=Masker)
    _open: dict[str, _Open] = field(default_factory=dict)
    _clients: dict[_Place, _Shared] = field(default_factory=dict)
    _contexts: dict[str, ssl.SSLContext] = field(default_factory=dict)
    _lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    _pacers: Pacers = field(init=False)

    def __post_init__(self) -> None:
        self._pacers = Pacers(self.clock, self.announce)

    async def storefront(self, store: Store) -> ConnectedSide:
        """Raises ``SettingsInvalid``, ``SignInFailed`` for missing credentials, or
        ``SecretStoreUnavailable``."""
        key = _store_key(store.code)
        async with self._lock:
            known = await self._known(key, store)
            if known is not None:
                return known
            names = [secret.name for secret in store_secret_fields(store)]
            secrets = await self._secrets(key, names, f"“{store.name}”", store.url)
            side = await self._storefront(store, secrets)
            self._keep(key, store, side)
            return side

    async def designo(self, connection: DesignoConnection) -> ConnectedSide:
        """Raises ``ProfileInvalid`` and what ``storefront`` raises."""
        async with self._lock:
            known = await self._known(_DESIGNO, connection)
            if known is not None:
                return known
            names = [f.name for f in designo_secret_fields(connection.read_profile)]
            url = connection.url
            secrets = await self._secrets(_DESIGNO, names, "DesignO", url) if names else {}
            client = await self._client(connection)
            side = self._maker().designo(connection, secrets, client)
            self._keep(_DESIGNO, connection, side)
            return side

    def deletions(self, store: Store) -> tuple[Change, ...]:
        return deletions_of(store)

    async def trial_storefront(self, store: Store, secrets: Mapping[str, Secret]) -> ConnectedSide:
        """A side for "Test"; its connections are released by who asked for it."""
        names = [secret.name for secret in store_secret_fields(store)]
        _complete(names, secrets, f"“{store.name}”")
        async with self._lock:
            return self._trial(await self._storefront(store, secrets), store)

    async def trial_designo(
        self, connection: DesignoConnection, secrets: Mapping[str, Secret], store_code: str = ""
    ) -> ConnectedSide:
        names = [f.name for f in designo_secret_fields(connection.read_profile)]
        _complete(names, secrets, "DesignO")
        async with self._lock:
            client = await self._client(connection)
            side = self._maker().designo(connection, secrets, client, store_code)
            return self._trial(side, connection)

    async def ask_example(
        self, connection: DesignoConnection, request: "ExampleRequest"
    ) -> "ExampleAnswer":
        """Implements ``domain.ports.Connections``: nothing is kept of it."""
        async with self._lock:
            client = await self._client(connection)
            shared = self._clients[_place(connection)]
            shared.users += 1
        try:
            return await self._maker().example(connection, request, client)
        finally:
            async with self._lock:
                if self._clients.get(_place(connection)) is shared:
                    await self._release(_place(connection))

    async def table_sample(self, settings: Mapping[str, str]) -> "TableSample":
        """Implements ``domain.ports.Connections``."""
        from designo_sync_gui.connectors.exports.connector import table_sample

        return await table_sample(settings, self.clock.now())

    def table_reader(self, settings: Mapping[str, str]) -> "OrderReader":
        """Implements ``domain.ports.Connections``."""
        from designo_sync_gui.connectors.exports.connector import export_reader

        return export_reader(Side.DESIGNO, settings, "", self.clock)

    async def forget(self, store_code: str | None) -> None:
        async with self._lock:
            await self._forget(_DESIGNO if store_code is None else _store_key(store_code))

    async def aclose(self) -> None:
        async with self._lock:
            self._open.clear()
            clients = list(self._clients.values())
            self._clients.clear()
            for shared in clients:
                await shared.client.aclose()

    async def _known(self, key: str, settings: Store | DesignoConnection) -> ConnectedSide | None:
        known = self._open.get(key)
        if known is not None and known.settings == settings:
            return known.side
        await self._forget(key)
        return None

    def _keep(self, key: str, settings: Store | DesignoConnection, side: ConnectedSide) -> None:
        """Remember an open side; one without an address uses no client."""
        place = _place(settings) if settings.url else _NOWHERE
        if place in self._clients:
            self._clients[place].users += 1
        self._open[key] = _Open(settings, side, place)

    async def _forget(self, key: str) -> None:
        known = self._open.pop(key, None)
        if known is not None:
            await self._release(known.origin)

    async def _release(self, place: _Place) -> None:
        shared = self._clients.get(place)
        if shared is None:
            return
        shared.users -= 1
        if shared.users <= 0:
            del self._clients[place]
            self._contexts.pop(_trusted(place), None)  # the file may be renewed; it is read anew
            await shared.client.aclose()

    def _trial(self, side: ConnectedSide, settings: Store | DesignoConnection) -> ConnectedSide:
        if not settings.url:
            return side
        place = _place(settings)
        shared = self._clients[place]
        shared.users += 1

        async def release() -> None:
            async with self._lock:
                if self._clients.get(place) is shared:
                    await self._release(place)

        return replace(side, release=release)

    async def _client(self, settings: Store | DesignoConnection) -> "HttpClient":
        """The client of an address and its trust. The lock is held."""
        place = _place(settings)
        shared = self._clients.get(place)
        if shared is None:
            from designo_sync_gui.connectors.http.client import HttpClient, HttpLimits, is_loopback
            from designo_sync_gui.connectors.http.trust import tls_context

            trusted = settings.ca_file
            if trusted not in self._contexts:
                self._contexts[trusted] = await tls_context(trusted)
            proxy = "" if is_loopback(settings.url) else self.proxy()
            client = HttpClient(
                self._contexts[trusted], self.limits or HttpLimits(), self.transport, proxy
            )
            shared = self._clients[place] = _Shared(client)
        return shared.client

    async def _secrets(
        self, owner: str, names: list[str], whose: str, url: str
    ) -> Mapping[str, Secret]:
        """What is stored for this address. Raises ``SignInFailed``."""
        stored = await self.secret_store.load(owner, entries(names))
        _complete(names, stored, whose)
        return released(stored, url, whose)

    async def _storefront(self, store: Store, secrets: Mapping[str, Secret]) -> ConnectedSide:
        """A store opened by its connector; one without an address gets no client."""
        connector = connector_of(store)
        client = await self._client(store) if connector.platform.url_label else None
        return self._maker().storefront(connector, store, secrets, client)

    def _maker(self) -> "SideMaker":
        from designo_sync_gui.connectors.side_maker import SideMaker

        return SideMaker(self.clock, self.nonce, self.jitter, self._pacers, self.known)


def _trusted(place: _Place) -> str:
    return place[-1]


def _place(settings: Store | DesignoConnection) -> _Place:
    return (*origin(settings.url), settings.ca_file)


def _store_key(code: str) -> str:
    return f"store:{code}"


def _complete(names: list[str], secrets: Mapping[str, Secret], whose: str) -> None:
    missing = [name for name in names if name not in secrets or not secrets[name].reveal()]
    if missing:
        raise SignInFailed(
            say(
                "Credentials of {whose} are not stored: {missing}.",
                whose=whose,
                missing=", ".join(missing),
            ),
            say("Enter them again in the connection's settings."),
            title=say("Credentials missing"),
        )
