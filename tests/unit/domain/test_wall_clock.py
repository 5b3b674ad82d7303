"""Moments as people name them, on this computer's clock."""

from datetime import datetime, timedelta

import pytest

from designo_sync_gui.domain.wall_clock import FRIDAY, days_ago, last_at


def here(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone()


@pytest.mark.parametrize(
    ("now", "found"),
    [
        ("2026-11-28 09:00", "2026-11-27 17:00"),  # a Saturday
        ("2026-11-27 17:00", "2026-11-27 17:00"),  # the very moment
        ("2026-11-27 16:59", "2026-11-20 17:00"),
    ],
)
def test_that_last_friday_at_five_is_the_last_one_that_was(now: str, found: str) -> None:
    assert last_at(FRIDAY, 17, 0, here(now)) == here(found)


def test_that_days_ago_keep_the_time_on_the_wall() -> None:
    now = here("2026-11-28 09:30")
    found = days_ago(1, 8, 15, now)
    assert found == here("2026-11-27 08:15")
    assert now - found == timedelta(days=1, hours=1, minutes=15)
