"""The two switches *never write* of every store: its shop, and DesignO for it.

Law: what is locked is in no plan and is never sent, whoever asks: window, command line, automatic
sync, a plan made before. The refusal says which lock it is and where it is opened.
"""

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.sentence import Sentence, say


class NeverWrite(StrEnum):
    """What of a store is never written, as the command line names it."""

    NONE = "none"
    SHOP = "shop"
    DESIGNO = "designo"
    BOTH = "both"

    @property
    def label(self) -> Sentence:
        """The words for screens."""
        return _LABELS[self]


_LABELS = {
    NeverWrite.NONE: say("nothing"),
    NeverWrite.SHOP: say("the shop"),
    NeverWrite.DESIGNO: say("DesignO"),
    NeverWrite.BOTH: say("the shop and DesignO"),
}
#: Until the operator opens it: reading is safe, and a write into a shop may mail its customers.
OF_A_NEW_STORE = NeverWrite.SHOP


def never_written(store: Store) -> NeverWrite:
    """Both switches of a store as one word."""
    if store.shop_locked:
        return NeverWrite.BOTH if store.designo_locked else NeverWrite.SHOP
    return NeverWrite.DESIGNO if store.designo_locked else NeverWrite.NONE


def with_locks(store: Store, what: NeverWrite) -> Store:
    """The store with its switches set."""
    return replace(
        store,
        shop_locked=what in (NeverWrite.SHOP, NeverWrite.BOTH),
        designo_locked=what in (NeverWrite.DESIGNO, NeverWrite.BOTH),
    )


def marked_like(like: Store, stores: Iterable[Store]) -> tuple[Store, ...]:
    """The stores, where that of the same code has the switches and the mark of ``like``."""
    return tuple(_marked(store, like) if store.code == like.code else store for store in stores)


def differs_in_marks_alone(was: Store, now: Store) -> bool:
    """Whether only switches or the mark of a store are to be other ones."""
    return was != now and _marked(was, now) == now


def _marked(store: Store, like: Store) -> Store:
    return replace(
        store,
        shop_locked=like.shop_locked,
        designo_locked=like.designo_locked,
        production=like.production,
    )


def is_locked(store: Store | None, side: Side) -> bool:
    """Whether a side of this store is never written; what is not connected has no lock."""
    if store is None:
        return False
    return store.shop_locked if side is Side.STOREFRONT else store.designo_locked


def lock_reason(store: Store, side: Side) -> Sentence:
    """Which lock it is, and where it is opened."""
    if side is Side.STOREFRONT:
        return say(
            "The shop of “{name}” is locked: never write to it. To open the lock: Stores, Edit "
            "store, “Never write to this shop”; or: stores edit {code} --never-write none.",
            name=store.name,
            code=store.code,
        )
    return say(
        "DesignO is locked for “{name}”: never write to it. To open the lock: Stores, Edit store, "
        "“Never write to DesignO for this store”; or: stores edit {code} --never-write none.",
        name=store.name,
        code=store.code,
    )


def locked_target(store: Store | None, direction: Direction) -> Side | None:
    """The locked side because of which a direction can write nothing of a store."""
    targets = [side for side in Side if direction.target in (None, side)]
    locked = [side for side in targets if is_locked(store, side)]
    return locked[0] if len(locked) == len(targets) else None
