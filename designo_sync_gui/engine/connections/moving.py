"""Connections are exported to a file and imported from one.

Law: a look changes nothing. What is imported is what was looked at: where the settings changed in
between, it is refused. Each part is judged by the rules of its form.
"""

import asyncio
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, Protocol
from urllib.parse import urlsplit

from designo_sync_gui.domain.connection import DesignoConnection, Secret, Store
from designo_sync_gui.domain.credentials import (
    designo_entries,
    proxy_entries,
    refuse_credentials,
    store_entries,
)
from designo_sync_gui.domain.errors import SettingsInvalid, SyncError
from designo_sync_gui.domain.headers import check_extra_header, read_header
from designo_sync_gui.domain.moving import (
    Change,
    Move,
    MovedView,
    Moving,
    Part,
    change_of,
    merged_store,
    merged_views,
    moved_preferences,
    remarks_on,
    remarks_on_address,
)
from designo_sync_gui.domain.platform import SecretField
from designo_sync_gui.domain.ports import Settings
from designo_sync_gui.domain.sentence import Sentence, say, say_n
from designo_sync_gui.engine.acceptances import AcceptanceService
from designo_sync_gui.engine.connections.book import DESIGNO_OWNER, store_owner
from designo_sync_gui.engine.connections.ca_file import found_ca_file
from designo_sync_gui.engine.connections.moving_acceptances import MovingAcceptances
from designo_sync_gui.engine.connections.service import ConnectionService
from designo_sync_gui.engine.preferences import PreferenceService

Secrets = Mapping[str, Mapping[str, Secret]]
Key = tuple[Part, str]
#: A look knows none either: they are asked for when something is imported.
_NO_SECRETS: Final[Mapping[str, Secret]] = {}


class MovingFiles(Protocol):
    """Files of connections, and the operator's own views in the kept layout. Blocking."""

    def write(self, path: Path, moving: Moving) -> None: ...

    def read(self, path: Path) -> Moving: ...

    def parse(self, content: bytes) -> Moving: ...

    def views(self, screen: str) -> tuple[MovedView, ...]: ...

    def with_views(self, screen: str, views: tuple[MovedView, ...]) -> str: ...


@dataclass(frozen=True, slots=True)
class Looked:
    """A file beside what is here; ``moves`` in the order in which they are imported."""

    moving: Moving
    moves: tuple[Move, ...]


def owner_of(move: Move) -> str:
    """Whose secrets a part needs, as ``--session-secrets`` names it."""
    return DESIGNO_OWNER if move.part is Part.DESIGNO else store_owner(move.code)


@dataclass(frozen=True, slots=True)
class MovingService:
    """Export and import of stores, DesignO connection, preferences and own views."""

    connections: ConnectionService
    preferences: PreferenceService
    acceptances: AcceptanceService
    files: MovingFiles
    program: str

    async def export(self, path: Path) -> Moving:
        """Raises ``StorageFailed``, and ``SettingsInvalid`` where a credential stands in the
        settings, which an earlier version or another hand put there: the file would tell it."""
        settings = await self.connections.book.load()
        self._refuse_credentials(settings)
        moving = Moving(
            self.program,
            self.connections.book.context.clock.now(),
            settings.stores,
            settings.designo,
            moved_preferences(settings.preferences),
            self.files.views(settings.screen),
            await self._accepted.exported(settings),
        )
        await asyncio.to_thread(self.files.write, path, moving)
        return moving

    def _refuse_credentials(self, settings: Settings) -> None:
        platforms = self.connections.book.platforms
        for store in settings.stores:
            refuse_credentials(store_entries(store, platforms), {}, platforms)
        if settings.designo is not None:
            refuse_credentials(designo_entries(settings.designo), {}, platforms)
            for name, _ in settings.designo.extra_headers:
                check_extra_header(name)

    @property
    def _accepted(self) -> MovingAcceptances:
        return MovingAcceptances(self.acceptances, self._normal)

    async def look(self, path: Path) -> Looked:
        """What a file holds, and what of it is new here. Raises ``SettingsInvalid`` for a file
        that is none, ``SecretStoreUnavailable`` and ``StorageFailed``."""
        moving = await asyncio.to_thread(self.files.read, path)
        return Looked(moving, await self._moves(moving))

    async def look_at(self, content: bytes) -> Looked:
        """``look`` at what was read already: what a file holds, or its first bytes where it is too
        large."""
        moving = await asyncio.to_thread(self.files.parse, content)
        return Looked(moving, await self._moves(moving))

    async def take(self, looked: Looked, chosen: Collection[Key], secrets: Secrets) -> None:
        """Import the chosen parts; ``secrets`` by owner.

        Raises ``SettingsInvalid`` where something changed since the look or a secret is missing,
        before anything is changed; and what saving each part raises.
        """
        taken = [move for move in looked.moves if move.key in chosen and move.possible]
        if await self._moves(looked.moving) != looked.moves:
            raise SettingsInvalid(
                say("The settings changed since the file was looked at."),
                say("Nothing was imported. Open the file again."),
            )
        for move in taken:
            _complete(move, secrets.get(owner_of(move), _NO_SECRETS))
        self._accepted.refuse_without_store(taken, self.connections.book.settings)
        for move in taken:
            await self._take(looked.moving, move, secrets.get(owner_of(move), _NO_SECRETS))
        titles = {move.code for move in taken if move.part is Part.VIEW}
        if titles:
            await self._take_views(looked.moving, titles)
        for move in taken:
            if move.part is Part.ACCEPTED:
                settings = self.connections.book.settings
                await self._accepted.take(looked.moving, move.code, settings)

    async def _take(self, moving: Moving, move: Move, secrets: Mapping[str, Secret]) -> None:
        settings = self.connections.book.settings
        if move.part is Part.STORE:
            given = next(store for store in moving.stores if store.code == move.code)
            former = settings.store(given.code)
            store = merged_store(former, await self._normal(given))
            await self.connections.save_store(store, secrets, former.code if former else None)
        elif move.part is Part.DESIGNO and moving.designo is not None:
            await self.connections.save_designo(moving.designo, secrets)
        elif move.part is Part.PREFERENCES and moving.preferences is not None:
            await self.preferences.save(moving.preferences.put_into(settings.preferences))

    async def _take_views(self, moving: Moving, titles: set[str]) -> None:
        screen = (await self.connections.book.load()).screen
        views = merged_views(self.files.views(screen), moving.views, titles)
        await self.preferences.save_screen(self.files.with_views(screen, views), screen)

    async def _moves(self, moving: Moving) -> tuple[Move, ...]:
        settings = await self.connections.book.load()
        moves = [self._preferences(moving, settings), await self._designo(moving, settings)]
        moves += [await self._store(store, settings) for store in moving.stores]
        views = {view.title: view for view in self.files.views(settings.screen)}
        for view in moving.views:
            change, found = change_of(views.get(view.title), view)
            moves.append(Move(Part.VIEW, view.title, view.title, change, found))
        moves += await self._accepted.moves(moving, settings)
        return tuple(move for move in moves if move is not None)

    def _preferences(self, moving: Moving, settings: Settings) -> Move | None:
        if moving.preferences is None:
            return None
        change, found = change_of(moved_preferences(settings.preferences), moving.preferences)
        remarks: tuple[Sentence, ...] = ()
        if "proxy" in found and moving.preferences.proxy:
            remarks = (
                say("Every connection goes through {proxy}.", proxy=moving.preferences.proxy),
            )
        try:
            moving.preferences.put_into(settings.preferences)
            proxy = proxy_entries(moving.preferences.proxy)
            refuse_credentials(proxy, {}, self.connections.platforms)
        except SyncError as error:
            return Move(Part.PREFERENCES, "", "", Change.REFUSED, refused=error)
        return Move(Part.PREFERENCES, "", "", change, found, remarks)

    async def _designo(self, moving: Moving, settings: Settings) -> Move | None:
        if moving.designo is None:
            return None
        try:
            given = await self._normal_designo(moving.designo)
        except SyncError as error:
            return Move(Part.DESIGNO, "", "DesignO", Change.REFUSED, refused=error)
        change, found = change_of(settings.designo, given)
        remarks = remarks_on_address(settings.designo, given)
        if change is Change.CHANGED:
            remarks += _voids(await self.connections.voiding.by_designo(given, _NO_SECRETS))
        fields = self.connections.designo_secret_fields(given.read_profile)
        wants = await self.connections.book.designo_wants(given) if fields else ()
        wanted = tuple(field for field in fields if field.name in wants)
        return Move(Part.DESIGNO, "", "DesignO", change, found, remarks, wants=wanted)

    async def _store(self, given: Store, settings: Settings) -> Move:
        former = settings.store(given.code)
        try:
            normal = await self._normal(given)
            imported = merged_store(former, normal)
            wants = await self._wants(imported)
        except SyncError as error:
            return Move(Part.STORE, given.code, given.name, Change.REFUSED, refused=error)
        change, found = change_of(former, imported)
        remarks = remarks_on(former, normal, imported)
        if former is not None and change is Change.CHANGED:
            rows = await self.connections.voiding.by_store(imported, _NO_SECRETS, former.code)
            remarks += _voids(rows)
        return Move(Part.STORE, given.code, given.name, change, found, remarks, wants=wants)

    async def _wants(self, store: Store) -> tuple[SecretField, ...]:
        names = await self.connections.book.store_wants(store)
        fields = self.connections.store_secret_fields(store)
        return tuple(field for field in fields if field.name in names)

    async def _normal(self, store: Store) -> Store:
        """As the form keeps it. Raises what is wrong with it."""
        ca_file = await asyncio.to_thread(found_ca_file, store.ca_file)
        normal = self.connections.book.normal(replace(store, ca_file=ca_file))
        self.connections.check_store(normal)
        return normal

    async def _normal_designo(self, designo: DesignoConnection) -> DesignoConnection:
        ca_file = await asyncio.to_thread(found_ca_file, designo.ca_file)
        for path in (designo.token_path, designo.update_path):
            _check_path(path)
        for name, value in designo.extra_headers:
            read_header(f"{name}: {value}")
        known = {option.name for option in self.connections.designo_table_options}
        for name, _ in designo.read_table:
            if name not in known:
                raise SettingsInvalid(say("“{name}” is no setting of an export.", name=name))
        return self.connections.check_designo(replace(designo, ca_file=ca_file))


def _voids(rows: int) -> tuple[Sentence, ...]:
    if not rows:
        return ()
    told = say_n(
        "{n:,} order was read through the former connection and must be read again.",
        "{n:,} orders were read through the former connection and must be read again.",
        rows,
    )
    return (told,)


def _complete(move: Move, given: Mapping[str, Secret]) -> None:
    missing = [field.label.english for field in move.wants if field.name not in given]
    if missing:
        raise SettingsInvalid(
            say(
                "Missing credentials of “{name}”: {missing}.",
                name=move.name,
                missing=", ".join(missing),
            ),
            say("Nothing was imported. Enter them, or leave this connection out."),
        )


def _check_path(path: str) -> None:
    """A path of the tenant's address, and of no other host. Raises ``SettingsInvalid``."""
    parts = urlsplit(path)
    if (
        parts.scheme
        or parts.netloc
        or path.startswith(("/", "\\"))
        or ".." in path.split("/")
        or not path.isascii()
    ):
        raise SettingsInvalid(say("A path of DesignO leads to another address."))
