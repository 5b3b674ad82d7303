"""Credentials that the keyring did not delete when it was asked to: kept by name until it did.

Law: only names stand in the file, no value ever. A credential is owed no more before it is
saved anew. A file that is not understood is put aside. What cannot be noted here never hides the
keyring's error.
"""

import asyncio
import json
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.errors import SecretStoreUnavailable, StorageFailed
from designo_sync_gui.domain.ports import SecretStore
from designo_sync_gui.domain.sentence import Sentence
from designo_sync_gui.storage.file_lock import held
from designo_sync_gui.storage.files import cannot_store, read_notes, write_whole

FORMAT: Final = 1
_LOG = logging.getLogger(__name__)

#: Names by owner.
Owed = dict[str, tuple[str, ...]]


class LastingDeletions:
    """Implements ``domain.ports.SecretStore`` with another one, and ``OwedDeletions``."""

    def __init__(self, store: SecretStore, path: Path, now: Callable[[], datetime]) -> None:
        self._store, self._path, self._now = store, path, now

    @property
    def description(self) -> Sentence:
        return self._store.description

    async def probe(self) -> None:
        await self._store.probe()

    async def load(self, owner: str, names: Sequence[str]) -> Mapping[str, Secret]:
        return await self._store.load(owner, names)

    async def save(self, owner: str, secrets: Mapping[str, Secret]) -> None:
        """Raises ``StorageFailed`` too, before anything is saved: what stayed owed would be deleted
        at the next start."""
        owed = (await self.left()).get(owner, ())
        again = tuple(name for name in owed if name in secrets)
        if again:
            await asyncio.to_thread(self._settle, owner, again)
        try:
            await self._store.save(owner, secrets)
        except SecretStoreUnavailable:
            if again:
                await self._note(owner, again, owed=True)
            raise

    async def delete(self, owner: str, names: Sequence[str]) -> None:
        try:
            await self._store.delete(owner, names)
        except SecretStoreUnavailable:
            await self._note(owner, names, owed=True)
            raise
        await self._note(owner, names, owed=False)

    async def left(self) -> Owed:
        """What is owed. Raises ``StorageFailed``."""
        return await asyncio.to_thread(self._load)

    async def retry(self) -> None:
        """Raises ``SecretStoreUnavailable`` at the first that is refused again: each try may wait
        for a prompt of the system."""
        for owner, names in (await self.left()).items():
            await self.delete(owner, names)

    async def _note(self, owner: str, names: Iterable[str], *, owed: bool) -> None:
        try:
            await asyncio.to_thread(self._change, owner, tuple(names), owed=owed)
        except (StorageFailed, OSError) as error:
            _LOG.warning("%s cannot be kept: %s", self._path.name, error)

    def _settle(self, owner: str, names: Sequence[str]) -> None:
        try:
            self._change(owner, names, owed=False)
        except OSError as error:
            raise cannot_store(self._path, error) from error

    def _change(self, owner: str, names: Sequence[str], *, owed: bool) -> None:
        if not owed and not self._path.exists():
            return
        with held(self._path.with_name(f"{self._path.name}.lock")):
            before = self._load()
            kept = [name for name in before.get(owner, ()) if name not in names]
            after = before | {owner: (*kept, *(names if owed else ()))}
            after = {one: held_names for one, held_names in after.items() if held_names}
            if after != before:
                told = {"format": FORMAT, "owed": after}
                write_whole(self._path, json.dumps(told, indent=2).encode("ascii"))

    def _load(self) -> Owed:
        return read_notes(self._path, _understood, {}, self._now)


def _understood(content: bytes) -> Owed:
    """Raises ``ValueError``, ``KeyError``, ``TypeError`` or ``AttributeError``."""
    told = json.loads(content)
    if told["format"] != FORMAT:
        raise ValueError("another format")
    found = {str(owner): tuple(names) for owner, names in told["owed"].items()}
    if not all(isinstance(name, str) for names in found.values() for name in names):
        raise ValueError("not a name")
    return found
