"""Which troubles were told, in one small file of the data folder.

Law: a file that is not understood is put aside and begun anew: at worst a trouble is told twice.
"""

import asyncio
import json
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.trouble import Told, ToldBefore, TroubleKey, TroubleKind
from designo_sync_gui.storage.files import cannot_store, put_aside, write_whole

FORMAT: Final = 1
_MOST_BYTES: Final = 1024 * 1024
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class TroubleFile:
    """Implements ``domain.trouble_ports.TroubleMemory``."""

    path: Path
    now: Callable[[], datetime]

    async def load(self) -> ToldBefore:
        return await asyncio.to_thread(self._load)

    async def save(self, told: ToldBefore) -> None:
        await asyncio.to_thread(write_whole, self.path, _text_of(told).encode("ascii"))

    def _load(self) -> ToldBefore:
        try:
            with self.path.open("rb") as file:
                content = file.read(_MOST_BYTES + 1)
        except FileNotFoundError:
            return {}
        except OSError as error:
            raise cannot_store(self.path, error) from error
        with suppress(ValueError, KeyError, TypeError, AttributeError, RecursionError):
            if len(content) <= _MOST_BYTES:
                return _told_of(content)
        kept = put_aside(self.path, self.now())
        _LOG.warning("%s was not understood and put aside as %s", self.path.name, kept.name)
        return {}


def _text_of(told: ToldBefore) -> str:
    rows = [
        {
            "kind": key.kind.value,
            "store": key.store_code,
            "side": None if key.side is None else key.side.value,
            "at": one.at.astimezone(UTC).isoformat(),
            "lasts": one.lasts,
        }
        for key, one in told.items()
    ]
    return json.dumps({"format": FORMAT, "told": rows}, indent=1) + "\n"


def _told_of(content: bytes) -> ToldBefore:
    """Raises what is wrong with a file that another program wrote or cut."""
    document = json.loads(content)
    if document["format"] != FORMAT:
        raise ValueError("another format")
    told: dict[TroubleKey, Told] = {}
    for row in document["told"]:
        side = None if row["side"] is None else Side(row["side"])
        at = datetime.fromisoformat(row["at"])
        if at.tzinfo is None or not isinstance(row["store"], str):
            raise ValueError("no time or no store")
        told[TroubleKey(TroubleKind(row["kind"]), row["store"], side)] = Told(
            at, row["lasts"] is True
        )
    return told
