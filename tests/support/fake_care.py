"""The doctor and the data folder of the fake services."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from designo_sync_gui.domain.backup import Backup
from designo_sync_gui.domain.connection import Check
from designo_sync_gui.domain.diagnostics import DiagnosticsPart
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say
from designo_sync_gui.domain.trends import DayCounts
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
    backed_up: list[Path] = field(default_factory=list)
    made_at: datetime = datetime(2026, 3, 4, tzinfo=UTC)
    wrong_row: int | None = None
    settings_problem: Sentence = NOTHING

    async def read_log(self) -> str:
        return self.log

    async def back_up(self, target: Path) -> Backup:
        self.backed_up.append(target)
        return Backup(
            target / "made",
            self.made_at,
            "DesignO Sync 1",
            1234,
            self.wrong_row,
            self.settings_problem,
        )


@dataclass
class FakeTrends:
    """Days that were kept."""

    counts: tuple[DayCounts, ...] = ()

    async def days(self, back: timedelta) -> tuple[DayCounts, ...]:
        return self.counts


@dataclass
class FakeDiagnostics:
    """Two parts; what was asked and saved is kept."""

    saved: list[tuple[Path, tuple[DiagnosticsPart, ...]]] = field(default_factory=list)
    log: str = "opened"

    async def collect(self, *, mask_names: bool) -> tuple[DiagnosticsPart, ...]:
        about = "host-1.invalid" if mask_names else "shop.example.com"
        return DiagnosticsPart("about.txt", about), DiagnosticsPart("log.txt", self.log)

    async def save(self, path: Path, parts: Sequence[DiagnosticsPart]) -> None:
        self.saved.append((path, tuple(parts)))


class FakeVoiding:
    """How many rows a save would void; ``rows`` is set by a test."""

    rows = 0

    async def by_store(self, *_draft: object) -> int:
        return self.rows

    async def by_designo(self, *_draft: object) -> int:
        return self.rows
