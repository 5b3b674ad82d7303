"""A time as a list's request writes it."""

from datetime import UTC, datetime

import pytest

from designo_sync_gui.connectors.profile.moments import moment_text
from designo_sync_gui.connectors.profile.rules import SinceFormat, SinceRule


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (datetime(2026, 10, 24, 23, 59, tzinfo=UTC), "2026-10-25 01:59:00"),
        (datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "2026-10-25 01:30:00"),
        (datetime(2026, 10, 25, 1, 30, tzinfo=UTC), "2026-10-25 02:30:00"),
        (datetime(2026, 10, 25, 2, 30, tzinfo=UTC), "2026-10-25 03:30:00"),
        (datetime(2026, 3, 29, 1, 30, tzinfo=UTC), "2026-03-29 03:30:00"),
    ],
)
def test_that_a_local_time_is_never_read_as_a_later_one(moment: datetime, text: str) -> None:
    rule = SinceRule(SinceFormat.LOCAL, "since", "Europe/Berlin")
    assert moment_text(moment, rule) == text
