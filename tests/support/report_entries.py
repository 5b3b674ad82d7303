"""Entries of *Activity* for pages."""

from datetime import UTC, datetime, timedelta

from designo_sync_gui.domain.activity import ActivityEntry, ActivityKind, Ending
from designo_sync_gui.domain.sentence import say, verbatim

NOW = datetime(2026, 11, 27, 16, 12, tzinfo=UTC)
REFRESH = ActivityEntry(
    NOW, NOW, ActivityKind.REFRESH, ("de",), say("Moved"), operator="ana <b>", orders=2, entry_id=7
)
WARNING = ActivityEntry(
    NOW - timedelta(days=1),
    NOW,
    ActivityKind.WARNING,
    (),
    say("Not read"),
    Ending.LOOK,
    (verbatim("<script>alert(1)</script>"),),
    entry_id=6,
)
