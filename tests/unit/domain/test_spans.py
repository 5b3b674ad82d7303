"""A span of time is told in the unit that people count it in."""

import pytest

from designo_sync_gui.domain.spans import short_span, span_words


@pytest.mark.parametrize(
    ("seconds", "long", "short"),
    [
        (1, "1 second", "1 s"),
        (11.2, "12 seconds", "12 s"),
        (119, "119 seconds", "119 s"),
        (120, "2 minutes", "2 min"),
        (121, "3 minutes", "3 min"),
        (3_600, "60 minutes", "60 min"),
        (7_200, "2 hours", "2 h"),
        (86_400, "24 hours", "24 h"),
    ],
)
def test_that_a_span_is_told_in_seconds_minutes_or_hours(
    seconds: float, long: str, short: str
) -> None:
    assert (span_words(seconds).english, short_span(seconds).english) == (long, short)
