"""A file of connections with one part of every kind, and what became of it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from designo_sync_gui.domain.connection import Secret, Store
from designo_sync_gui.domain.errors import SettingsInvalid, SyncError
from designo_sync_gui.domain.moving import Change, Move, Moving, Part
from designo_sync_gui.domain.platform import SecretField
from designo_sync_gui.domain.sentence import say, say_n
from designo_sync_gui.engine.connections.moving import Key, Looked

KEY = SecretField(
    "consumer_key",
    say("Consumer key"),
    say(
        "WordPress admin: WooCommerce, Settings, Advanced, REST API, Add key, with "
        "the permission “Read/Write”. It begins with ck_."
    ),
    "ck_",
)
MOVING = Moving(
    "DesignO Sync 1",
    datetime(2026, 3, 4, tzinfo=UTC),
    (Store("de", "Print & Depot", "woocommerce", "https://a.example/"),),
)
MOVES = (
    Move(Part.PREFERENCES, "", "", Change.CHANGED, ("proxy", "language")),
    Move(Part.DESIGNO, "", "DesignO", Change.SAME),
    Move(
        Part.STORE,
        "de",
        "Print & Depot",
        Change.NEW,
        remarks=(
            say("An import opens no lock: this one stays closed. To open it: Stores, Edit store."),
        ),
        wants=(KEY,),
    ),
    Move(
        Part.STORE,
        "us",
        "Poster Corner",
        Change.REFUSED,
        refused=SettingsInvalid(say("The address must not contain a user or password.")),
    ),
    Move(Part.VIEW, "Mine", "Mine", Change.NEW),
    Move(
        Part.ACCEPTED,
        "de",
        "Print Depot EU",
        Change.SAME,
        remarks=(say_n("{n:,} pair of values", "{n:,} pairs of values", 2),),
    ),
)


@dataclass
class FakeMoving:
    """``error`` is raised by every question."""

    error: SyncError | None = None
    exported: list[Path] = field(default_factory=list)
    taken: list[tuple[tuple[Key, ...], Mapping[str, Mapping[str, Secret]]]] = field(
        default_factory=list
    )

    async def export(self, path: Path) -> Moving:
        self._check()
        self.exported.append(path)
        return MOVING

    async def look(self, path: Path) -> Looked:
        self._check()
        return Looked(MOVING, MOVES)

    async def take(
        self,
        looked: Looked,
        chosen: Collection[Key],
        secrets: Mapping[str, Mapping[str, Secret]],
    ) -> None:
        self._check()
        self.taken.append((tuple(chosen), secrets))

    def _check(self) -> None:
        if self.error is not None:
            raise self.error
