"""What one side says of an order."""

from datetime import UTC, datetime

import pytest

from designo_sync_gui.domain.order import Observation, Presence
from designo_sync_gui.domain.status import Status

NOW = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("presence", "status", "unreadable"),
    [
        (Presence.PRESENT, None, True),
        (Presence.PRESENT, Status.null(), False),
        (Presence.PRESENT, Status.text(""), False),
        (Presence.ABSENT, None, False),
        (Presence.NOT_READ, None, False),
    ],
)
def test_that_only_a_present_order_without_a_status_is_unreadable(
    presence: Presence, status: Status | None, unreadable: bool
) -> None:
    assert Observation(presence, status, NOW).unreadable is unreadable
