"""Opening the side that a plan writes to, and checking what may be written there.

Law: a target is opened once per job; the rules are asked again, because they change and
because a plan may come from a file.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from designo_sync_gui.domain.connection import fingerprint, place
from designo_sync_gui.domain.errors import JobRefused, SettingsInvalid, SyncError
from designo_sync_gui.domain.locks import is_locked, lock_reason
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.plan import WriteRules
from designo_sync_gui.domain.ports import (
    ConnectedSide,
    Connections,
    OrderReader,
    Settings,
    StatusWriter,
)
from designo_sync_gui.domain.sentence import Sentence, say


@dataclass(frozen=True, slots=True)
class Target:
    """One open target: DesignO, or one store's storefront."""

    reader: OrderReader | None
    writer: StatusWriter
    rules: WriteRules

    @property
    def reads_singly(self) -> bool:
        return self.reader is not None and self.reader.reads_singly


async def connected_side(
    connections: Connections, settings: Settings, code: str, side: Side
) -> ConnectedSide:
    """The side of a store. Raises ``SettingsInvalid`` when it is not connected."""
    store = settings.store(code)
    if store is None:
        raise SettingsInvalid(
            say("The store “{code}” is not connected.", code=code), say("Connect it, then refresh.")
        )
    if side is Side.STOREFRONT:
        return await connections.storefront(store)
    if settings.designo is None:
        raise SettingsInvalid(say("DesignO is not connected."), say("Connect DesignO first."))
    return await connections.designo(settings.designo)


def connection_mark(settings: Settings, code: str, side: Side) -> str:
    """The fingerprint of what a store's side is reached through; empty where it is not set."""
    connection = settings.store(code) if side is Side.STOREFRONT else settings.designo
    return fingerprint(connection) if connection is not None else ""


def places_of(settings: Settings, codes: Iterable[str]) -> dict[tuple[str, Side], str]:
    """By store code and side: which shop or tenant it is; what is not set is left out."""
    found = {}
    for code in codes:
        for side in Side:
            connection = settings.store(code) if side is Side.STOREFRONT else settings.designo
            if connection is not None:
                found[code, side] = place(connection)
    return found


async def open_target(
    connections: Connections, settings: Settings, code: str, side: Side
) -> Target:
    """Raises the ``SyncError`` because of which nothing can be written there."""
    connected = await connected_side(connections, settings, code, side)
    if connected.writer is None:
        raise JobRefused(
            say("The {label} of “{code}” cannot be written.", label=side.label, code=code)
        )
    reader = connected.reader if connected.reader is not None and connected.reader.live else None
    rules = await _rules(connections, settings, connected, code, side)
    return Target(reader, connected.writer, rules)


async def rules_of(
    connections: Connections, settings: Settings, code: str, side: Side
) -> WriteRules:
    """The rules for planning; what cannot be asked is not writable, with the reason. A locked side
    is not asked at all."""
    lock = _lock_rules(settings, code, side)
    if lock is not None:
        return lock
    try:
        connected = await connected_side(connections, settings, code, side)
        return await _rules(connections, settings, connected, code, side)
    except SyncError as error:
        return WriteRules(writable=False, reason=error.sentence)


def lock_of(settings: Settings, code: str, side: Side) -> Sentence | None:
    """Why a side of a store is never written; ``None`` where no lock is closed."""
    store = settings.store(code)
    return lock_reason(store, side) if store is not None and is_locked(store, side) else None


def _lock_rules(settings: Settings, code: str, side: Side) -> WriteRules | None:
    reason = lock_of(settings, code, side)
    if reason is None or (side is Side.DESIGNO and settings.designo is None):
        return None
    reads = side is Side.STOREFRONT or (settings.designo is not None and settings.designo.reads)
    return WriteRules(locked=True, reason=reason, reads_back=reads)


async def _rules(
    connections: Connections, settings: Settings, connected: ConnectedSide, code: str, side: Side
) -> WriteRules:
    """What the side says, and before that what is known of values that the shop does not mean as
    statuses (decision 046)."""
    rules = await connected.rules.write_rules(code)
    store = settings.store(code)
    if side is Side.STOREFRONT or store is None:
        return rules
    return replace(rules, changes=(*connections.deletions(store), *rules.changes))
