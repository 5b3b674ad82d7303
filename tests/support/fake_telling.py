"""The operator's command and what was told, in memory."""

import asyncio
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from designo_sync_gui.domain.command_line import command_refused, command_words
from designo_sync_gui.domain.errors import StorageFailed, SyncError
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.trouble import Remembered, ToldBefore


@dataclass
class FakeCommand:
    """Notes what it is given; ``gate`` holds it back, ``error`` is how it ends."""

    runs: list[dict[str, Any]] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    missing: str = ""
    error: SyncError | None = None
    gate: asyncio.Event | None = None
    ended: int = 0

    def words(self, text: str) -> tuple[str, ...]:
        words = command_words(text)
        if self.missing and words[:1] == (self.missing,):
            raise command_refused(verbatim("The program was not found."))
        return words

    async def run(self, words: Sequence[str], text: str) -> None:
        self.texts.append(text)
        self.runs.append(json.loads(text))
        try:
            if self.gate is not None:
                await self.gate.wait()
        finally:
            self.ended += 1
        if self.error is not None:
            raise self.error

    @property
    def kinds(self) -> list[list[tuple[str, str | None, str | None]]]:
        """Kind, store and side of every trouble of each run."""
        return [
            [(one["kind"], one["store"], one["side"]) for one in run["troubles"]]
            for run in self.runs
        ]


@dataclass
class FakeMemory:
    """``full`` is a disk on which nothing can be stored."""

    kept: Remembered = field(default_factory=Remembered)
    full: bool = False

    @property
    def told(self) -> ToldBefore:
        return self.kept.told

    async def load(self) -> Remembered:
        return self.kept

    async def change(self, decide: Callable[[Remembered], Remembered]) -> Remembered:
        after = decide(self.kept)
        if self.full:
            raise StorageFailed(verbatim("The disk is full."))
        self.kept = after
        return after
