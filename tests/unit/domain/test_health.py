"""What makes a store need somebody."""

from datetime import UTC, datetime, timedelta

from designo_sync_gui.domain.health import StoreHealth, troubles_of
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.sentence import verbatim

NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)


def told(health: StoreHealth, max_age: timedelta | None = None) -> list[str]:
    return [trouble.english for trouble in troubles_of(health, NOW, max_age).troubles]


def test_that_mismatches_and_conflicts_are_no_trouble() -> None:
    assert told(StoreHealth("a", "A", {Side.STOREFRONT: NOW}, 100, 50, 3, 0)) == []


def test_that_a_reading_is_too_old_only_where_an_age_was_named() -> None:
    health = StoreHealth("a", "A", {Side.STOREFRONT: NOW - 49.5 * HOUR}, 1, 0, 0, 0)
    assert told(health) == []
    assert told(health, 50 * HOUR) == []
    assert told(health, 49 * HOUR) == ["The storefront was not read for 49 h 30 min."]


def test_that_every_trouble_is_told() -> None:
    health = StoreHealth(
        "a",
        "A",
        {Side.STOREFRONT: NOW, Side.DESIGNO: None},
        1,
        0,
        0,
        2,
        verbatim("9 of 10 read"),
    )
    assert told(health) == [
        "DesignO was never read.",
        "A list was not read to its end: 9 of 10 read.",
        "2 writes have an unknown outcome. Refresh to find out.",
    ]
