"""What an operator changed of connections and of what runs by itself, in words: for *Activity*.

Law: which part was changed is told, and of a lock, a mark and a horizon how it stands now. No
address, credential or option is quoted.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from designo_sync_gui.domain.connection import DesignoConnection, Store
from designo_sync_gui.domain.horizon import horizon_words
from designo_sync_gui.domain.ports import Settings
from designo_sync_gui.domain.sentence import Sentence, joined, say, say_n
from designo_sync_gui.domain.watching import WatchSettings


@dataclass(frozen=True, slots=True)
class ConnectionChange:
    """One change; ``store_code`` is empty for DesignO."""

    store_code: str
    said: Sentence


def changes_between(
    former: Settings, now: Settings, *, replaced: str = "", credentials: str | None = None
) -> Iterator[ConnectionChange]:
    """What differs. ``replaced`` is the code that a store had before, where it got another;
    ``credentials`` the code (empty: DesignO) of the connection whose credentials were entered."""
    before = {store.code: store for store in former.stores}
    for store in now.stores:
        was = before.pop(store.code, None)
        if was is None and replaced in before:
            was = before.pop(replaced)
        if was is None:
            yield ConnectionChange(store.code, say("Store “{name}” added", name=store.name))
            continue
        parts = list(_store_parts(was, store, credentials == store.code))
        if parts:
            what = joined(", ", parts)
            said = say("Store “{name}” changed: {what}", name=store.name, what=what)
            yield ConnectionChange(store.code, said)
    for store in before.values():
        yield ConnectionChange(store.code, say("Store “{name}” removed", name=store.name))
    yield from _designo(former.designo, now.designo, credentials == "")


def watch_changes(
    former: WatchSettings, now: WatchSettings, stores: Iterable[Store]
) -> Iterator[ConnectionChange]:
    """What differs of what runs by itself: the refresh, and the sync of each store."""
    if former.refresh_minutes != now.refresh_minutes:
        said = (
            say_n(
                "Automatic refresh: every minute",
                "Automatic refresh: every {n:,} minutes",
                now.refresh_minutes,
            )
            if now.refresh_minutes
            else say("Automatic refresh: off")
        )
        yield ConnectionChange("", said)
    for store in stores:
        direction = now.direction(store.code)
        if direction is not former.direction(store.code):
            how = say("off") if direction is None else direction.label
            said = say("Automatic sync of “{name}”: {how}", name=store.name, how=how)
            yield ConnectionChange(store.code, said)


def _store_parts(was: Store, now: Store, credentials: bool) -> Iterator[Sentence]:
    if was.code != now.code:
        yield say("store code")
    if was.name != now.name:
        yield say("name")
    if (was.platform, was.url) != (now.platform, now.url):
        yield say("address")
    if was.status_field != now.status_field:
        yield say("status field")
    if was.sign_in != now.sign_in:
        yield say("way to sign in")
    if (was.options, was.ca_file) != (now.options, now.ca_file):
        yield say("options")
    if credentials:
        yield say("credentials")
    if was.orders_since != now.orders_since:
        yield say("orders to read: {since}", since=horizon_words(now.orders_since))
    yield from _marks(was, now)


def _marks(was: Store, now: Store) -> Iterator[Sentence]:
    if was.shop_locked != now.shop_locked:
        yield (
            say("the shop is never written to")
            if now.shop_locked
            else say("the shop may be written to")
        )
    if was.designo_locked != now.designo_locked:
        yield (
            say("DesignO is never written to for it")
            if now.designo_locked
            else say("DesignO may be written to for it")
        )
    if was.production != now.production:
        yield say("production") if now.production else say("no longer production")


def _designo(
    was: DesignoConnection | None, now: DesignoConnection | None, credentials: bool
) -> Iterator[ConnectionChange]:
    if now is None:
        if was is not None:
            yield ConnectionChange("", say("DesignO disconnected"))
    elif was is None:
        yield ConnectionChange("", say("DesignO connected"))
    elif was != now or credentials:
        yield ConnectionChange("", say("DesignO connection changed"))
