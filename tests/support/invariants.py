"""What holds after every fault of the network: I1 to I8 of ``faults.md`` (I4 and I9 are asserted
by the stage's recovery and by the tests)."""

import asyncio
import traceback
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from under_wine import patience

from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.storage.journal import open_journal

if TYPE_CHECKING:
    from fault_kit import FaultStage

#: CPU seconds that the engine's loop may be busy at a stretch.
MOST_LAG = patience(0.25)
#: OAuth 1.0a names its consumer key in the query by design; the secrets of it are not there.
_IN_QUERY = "consumer_key"


def check(stage: "FaultStage") -> None:
    _writes_accounted_for(stage)
    _journal_sound(stage)
    _no_secret(stage)
    assert stage.lag.most < MOST_LAG, f"I5: the loop was busy for {stage.lag.most:.3f} s"
    assert stage.elsewhere.seen == [], "I7: another server was asked"
    assert stage.requests_under_fault <= stage.most_requests, "I8: too many requests"


def _writes_accounted_for(stage: "FaultStage") -> None:
    claims = [row for row in stage.claims if row.claimed_at is not None]
    astray = [row.ref.order_id for row in claims if row.before != row.expected]
    assert not astray, f"I1: claimed although they had moved since the plan: {astray}"
    known = Counter((row.ref.order_id, row.before.literal if row.before else "") for row in claims)
    if not stage.residual:
        extra = Counter((a.order_id, a.before) for a in stage.arrivals) - known
        assert not extra, f"I1: writes that no claim accounts for: {extra}"
    effective = Counter(a.order_id for a in stage.arrivals if a.before != a.after)
    claimed = Counter(row.ref.order_id for row in claims)
    assert not effective - claimed, f"I2: more changes than intents: {effective - claimed}"


def _journal_sound(stage: "FaultStage") -> None:
    async def look() -> tuple[int | None, object]:
        journal = await open_journal(stage.home / "journal.sqlite3", "test", "test")
        try:
            return await journal.verify(), await journal.unsettled()
        finally:
            await journal.aclose()

    wrong, unsettled = asyncio.run(look())
    assert wrong is None, "I3: the journal is not sound"
    assert unsettled == (), "I3: an unknown write is hidden"
    for row in stage.claims:
        assert row.outcome is not None, "I3: an attempt without an outcome"
        assert row.outcome is not OutcomeKind.UNKNOWN, "I3: still unknown"
        assert row.claimed_at is None or row.before is not None, "I3: no value before"
        verified = row.outcome is OutcomeKind.VERIFIED
        assert not verified or row.after == row.wanted, "I3: called done without its value"


def _no_secret(stage: "FaultStage") -> None:
    secrets = {name: secret.reveal() for name, secret in stage.levers.secrets.items()}
    secrets |= {"token": stage.tenant.token, "read_key": stage.tenant.read_key}
    files = [path for path in stage.home.rglob("*") if path.is_file()]
    assert {".sqlite3", ".log"} <= {path.suffix for path in files}, "I6: a sink is not looked at"
    for path in files:
        _without(secrets, path.read_bytes(), path.name)
    for error in stage.errors:
        text = "".join(traceback.format_exception(error))
        _without(secrets, f"{text}{error!r}{error}{vars(error)}".encode(), "an error")
    _without(secrets, repr(stage.results).encode(), "an outcome")
    _without(secrets, repr(stage.events).encode(), "an event")
    lines = "".join(seen.line for seen in stage.server.seen)
    in_lines = {name: value for name, value in secrets.items() if name != _IN_QUERY}
    _without(in_lines, lines.encode(), "a request line")


def _without(secrets: dict[str, str], content: bytes, place: str | Path) -> None:
    found = [name for name, value in secrets.items() if value.encode() in content]
    assert not found, f"I6: {found} in {place}"
