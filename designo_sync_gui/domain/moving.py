"""Connections that move to another data folder, and what they would change there.

Law: nothing is overwritten silently, no secret is among it, and no lock that is closed here is
opened: a store that is new here starts with its shop locked, whatever the file says. What makes a
program run or write by itself (automatic sync, the command on trouble) does not move.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from designo_sync_gui.domain.connection import DesignoConnection, Store
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.locks import OF_A_NEW_STORE, with_locks
from designo_sync_gui.domain.moved_acceptances import MovedAcceptance
from designo_sync_gui.domain.platform import SecretField
from designo_sync_gui.domain.preferences import Appearance, Density, Preferences
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.domain.status import Status

MOST_VIEWS: Final = 12
MOST_STORES: Final = 500
#: Of a file.
MOST_BYTES: Final = 32 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class MovedView:
    """A view of the operator's own; its words are those of the window, which reads them."""

    title: str
    view: str
    text: str
    stores: tuple[str, ...]
    looks: tuple[str, ...]
    kinds: tuple[str, ...]
    statuses: tuple[Status, ...]
    within_seconds: int | None


@dataclass(frozen=True, slots=True)
class MovedPreferences:
    """The preferences without those that belong to one computer."""

    proxy: str
    language: str
    notify: bool
    keep_in_tray: bool
    density: Density
    appearance: Appearance
    unread_hours: int

    def put_into(self, preferences: Preferences) -> Preferences:
        return replace(
            preferences, **{part.name: getattr(self, part.name) for part in fields(self)}
        )


def moved_preferences(preferences: Preferences) -> MovedPreferences:
    return MovedPreferences(
        **{part.name: getattr(preferences, part.name) for part in fields(MovedPreferences)}
    )


@dataclass(frozen=True, slots=True)
class Moving:
    """What a file of connections holds."""

    program: str
    made_at: datetime
    stores: tuple[Store, ...] = ()
    designo: DesignoConnection | None = None
    preferences: MovedPreferences | None = None
    views: tuple[MovedView, ...] = ()
    accepted: tuple[MovedAcceptance, ...] = ()

    def accepted_of(self, code: str) -> tuple[MovedAcceptance, ...]:
        """The accepted differences of a store."""
        return tuple(one for one in self.accepted if one.store == code)


Movable = Store | DesignoConnection | MovedPreferences | MovedView


class Change(StrEnum):
    """What one part of the file is here; the values stand in ``--json``."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"
    REFUSED = "refused"

    @property
    def label(self) -> Sentence:
        return _LABELS[self]


_LABELS = {
    Change.NEW: say("new"),
    Change.CHANGED: say("changed"),
    Change.SAME: say("same"),
    Change.REFUSED: say("refused"),
}


class Part(StrEnum):
    """The kinds of parts, in the order in which they are imported."""

    PREFERENCES = "preferences"
    DESIGNO = "designo"
    STORE = "store"
    VIEW = "view"
    ACCEPTED = "accepted"


@dataclass(frozen=True, slots=True)
class Move:
    """One part of the file beside what is here.

    Attributes:
        code: the store's code (of a store, of accepted differences) or the view's title; empty for
            the parts of which there is one.
        differences: names of the settings that differ, as the file names them.
        remarks: what else the operator should know before it is imported.
        refused: why it cannot be imported.
        wants: the secrets that it needs and that are not kept here.
    """

    part: Part
    code: str
    name: str
    change: Change
    differences: tuple[str, ...] = ()
    remarks: tuple[Sentence, ...] = ()
    refused: SyncError | None = field(default=None, compare=False)
    wants: tuple[SecretField, ...] = ()

    @property
    def key(self) -> tuple[Part, str]:
        return self.part, self.code

    @property
    def possible(self) -> bool:
        """Whether there is something to import."""
        return self.change in (Change.NEW, Change.CHANGED)


def merged_store(former: Store | None, given: Store) -> Store:
    """The store as it is imported: a lock that is closed, here or in the file, stays closed."""
    if former is None:
        closed = with_locks(given, OF_A_NEW_STORE)
        return replace(closed, designo_locked=given.designo_locked)
    return replace(
        given,
        shop_locked=former.shop_locked or given.shop_locked,
        designo_locked=former.designo_locked or given.designo_locked,
        production=former.production or given.production,
    )


def differences(former: Movable, now: Movable) -> tuple[str, ...]:
    """The names of the attributes that differ between two values of one dataclass."""
    names = [part.name for part in fields(now)]
    return tuple(name for name in names if getattr(former, name) != getattr(now, name))


def change_of(former: Movable | None, now: Movable) -> tuple[Change, tuple[str, ...]]:
    """What importing ``now`` changes."""
    if former is None:
        return Change.NEW, ()
    found = differences(former, now)
    return (Change.CHANGED if found else Change.SAME), found


def remarks_on(former: Store | None, given: Store, imported: Store) -> tuple[Sentence, ...]:
    """What of a store is not taken from the file, and what is unusual about it."""
    found = []
    if (imported.shop_locked, imported.designo_locked) != (
        given.shop_locked,
        given.designo_locked,
    ):
        found.append(
            say("An import opens no lock: this one stays closed. To open it: Stores, Edit store.")
        )
    return (*found, *remarks_on_address(former, imported))


def remarks_on_address(
    former: Store | DesignoConnection | None, imported: Store | DesignoConnection
) -> tuple[Sentence, ...]:
    """Where a connection leads, as far as nobody would expect it, and whom it trusts."""
    found = []
    if imported.url.startswith("http://"):
        found.append(say("Its address is not encrypted (http)."))
    if imported.ca_file:
        found.append(say("It trusts the certificates in {file}.", file=imported.ca_file))
    if former is not None and former.url != imported.url:
        found.append(say("It leads to another address: {url}", url=imported.url))
    return tuple(found)


def merged_views(
    kept: Sequence[MovedView], given: Iterable[MovedView], chosen: Collection[str]
) -> tuple[MovedView, ...]:
    """The views here with the chosen ones of the file, which go in the place of the same title."""
    fresh: Mapping[str, MovedView] = {v.title: v for v in given if v.title in chosen}
    titles = {view.title for view in kept}
    replaced = [fresh.get(view.title, view) for view in kept]
    return (*replaced, *(view for title, view in fresh.items() if title not in titles))
