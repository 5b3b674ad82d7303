"""The times that other systems write."""

from datetime import UTC, datetime

import pytest

from designo_sync_gui.domain.moments import mail_moment, moment_of

MOMENT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-23T10:00:00",  # WooCommerce date_modified_gmt
        "2026-11-23 10:00:00",  # Magento updated_at
        "2026-11-23T12:00:00+02:00",  # Shopify updated_at
        "2026-11-23T10:00:00Z",
        "Mon, 23 Nov 2026 10:00:00 +0000",  # BigCommerce date_modified
        "Mon, 23 Nov 2026 05:00:00 -0500",
    ],
)
def test_that_the_times_of_every_platform_are_understood(text: str) -> None:
    assert moment_of(text) == MOMENT


@pytest.mark.parametrize(
    "text", ["", "soon", "1764000000", "2026-13-01", "0001-01-01T00:00:00+14:00"]
)
def test_that_what_is_no_time_is_none_and_never_a_wrong_one(text: str) -> None:
    assert moment_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "28 Nov 2026 02:00:00 PM",
        "Nov 28, 2026, 2:00 AM",
        "Sat 28 Nov 2026 02:00:00 PM CET",
        "28-Nov-26 02:00:00 pm",
        "28 Nov 2026 2:00 nachm.",
        "28 Nov 2026 2:00 下午",
    ],
)
def test_that_a_clock_of_twelve_hours_is_no_time(text) -> None:
    assert mail_moment(text) is None
    assert moment_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Sat, 28 Nov 2026 14:00:00 GMT",
        "28 November 2026 14:00",
        "SAT NOV 28 14:00:00 2026",
        "Sat Nov 28 14:00:00 CET 2026",
        "Sat Nov 28 2026 14:00:00 GMT (Greenwich Mean Time)",
    ],
)
def test_that_words_of_a_calendar_and_names_of_zones_may_stand_beside_a_time(text) -> None:
    found = mail_moment(text)
    assert found is not None
    assert (found.day, found.hour) == (28, 14)
