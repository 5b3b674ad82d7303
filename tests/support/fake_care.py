"""The doctor and the data folder of the fake services."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path

from designo_sync_gui.domain.connection import Check
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.engine.doctor import DESIGNO, Finding


@dataclass
class FakeDoctor:
    """Tells its findings one by one; ``error`` ends the run before the last."""

    findings: list[Finding] = field(
        default_factory=lambda: [
            Finding("", Check(say("Keyring"), True, say("A value was stored and read back."))),
            Finding("de", Check(say("Connection"), False, say("Nobody answers."), "GET / 503")),
            Finding(DESIGNO, Check(say("Connection"), None, say("DesignO is not connected."))),
        ]
    )
    error: SyncError | None = None
    runs: int = 0

    async def examine(self, *, offline: bool = False) -> AsyncIterator[Finding]:
        self.runs += 1
        for finding in self.findings[:-1]:
            yield finding
        if self.error is not None:
            raise self.error
        yield self.findings[-1]


@dataclass
class FakeFolder:
    """A data folder that is only named."""

    path: Path = Path("data")
    log: str = "2026-03-04 INFO opened\n2026-03-04 WARNING slow\n"

    async def read_log(self) -> str:
        return self.log
