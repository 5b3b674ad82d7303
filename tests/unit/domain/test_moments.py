"""The times that other systems write."""

from datetime import UTC, datetime

import pytest

from designo_sync_gui.domain.moments import moment_of

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
