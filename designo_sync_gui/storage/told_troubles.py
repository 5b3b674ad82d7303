"""Which troubles were told, in one small file of the data folder.

Law: a file that is not understood is put aside and begun anew: at worst a trouble is told twice.
One process at a time decides what is told: reading and writing are one step under a lock.
"""

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.sentence_json import sentence_from_json, sentence_to_json
from designo_sync_gui.domain.trouble import (
    FailedCommand,
    Remembered,
    Told,
    TroubleKey,
    TroubleKind,
)
from designo_sync_gui.storage.file_lock import held
from designo_sync_gui.storage.files import read_notes, write_whole

FORMAT: Final = 1


@dataclass(frozen=True, slots=True)
class TroubleFile:
    """Implements ``domain.trouble_ports.TroubleMemory``."""

    path: Path
    now: Callable[[], datetime]

    async def load(self) -> Remembered:
        return await asyncio.to_thread(self._load)

    async def change(self, decide: Callable[[Remembered], Remembered]) -> Remembered:
        return await asyncio.to_thread(self._change, decide)

    def _change(self, decide: Callable[[Remembered], Remembered]) -> Remembered:
        with held(self.path.with_name(f"{self.path.name}.lock")):
            before = self._load()
            after = decide(before)
            if after != before:
                write_whole(self.path, _text_of(after).encode("ascii"))
            return after

    def _load(self) -> Remembered:
        return read_notes(self.path, _remembered, Remembered(), self.now)


def _text_of(remembered: Remembered) -> str:
    rows = [
        {
            "kind": key.kind.value,
            "store": key.store_code,
            "side": None if key.side is None else key.side.value,
            "at": one.at.astimezone(UTC).isoformat(),
            "lasts": one.lasts,
            "arrived": one.arrived,
        }
        for key, one in remembered.told.items()
    ]
    document = {"format": FORMAT, "told": rows, "failed": _plain(remembered.failed)}
    return json.dumps(document, indent=1) + "\n"


def _plain(failed: FailedCommand | None) -> dict[str, object] | None:
    if failed is None:
        return None
    return {
        "at": failed.at.astimezone(UTC).isoformat(),
        "message": sentence_to_json(failed.message),
        "advice": sentence_to_json(failed.advice),
    }


def _failed(plain: Any) -> FailedCommand | None:
    """Raises what is wrong with it."""
    if plain is None:
        return None
    message, advice = (sentence_from_json(plain[name]) for name in ("message", "advice"))
    return FailedCommand(_moment(plain["at"]), message, advice)


def _moment(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError("no time zone")
    return at


def _remembered(content: bytes) -> Remembered:
    """Raises what is wrong with a file that another program wrote or cut."""
    document = json.loads(content)
    if document["format"] != FORMAT:
        raise ValueError("another format")
    told: dict[TroubleKey, Told] = {}
    for row in document["told"]:
        side = None if row["side"] is None else Side(row["side"])
        if not isinstance(row["store"], str):
            raise ValueError("no store")
        key = TroubleKey(TroubleKind(row["kind"]), row["store"], side)
        arrived = row.get("arrived", True) is True
        told[key] = Told(_moment(row["at"]), row["lasts"] is True, arrived)
    return Remembered(told, _failed(document.get("failed")))
