"""From when on orders are read: what the setting means and what lies outside."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from designo_sync_gui.domain.connection import Store, fingerprint, place
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.horizon import (
    CHOICES,
    EVERYTHING,
    USUAL,
    begins_at,
    horizon_words,
    reaches_further,
)

NOW = datetime(2026, 11, 27, 22, 15, 3, tzinfo=UTC)
STORE = Store("de", "Print Depot", "woocommerce", "https://shop.example.com/")


@pytest.mark.parametrize(
    ("orders_since", "moment"),
    [
        ("", None),
        ("1 month", datetime(2026, 10, 27, tzinfo=UTC)),
        ("12 months", datetime(2025, 11, 27, tzinfo=UTC)),
        ("24 months", datetime(2024, 11, 27, tzinfo=UTC)),
        ("2025-01-31", datetime(2025, 1, 31, tzinfo=UTC)),
    ],
)
def test_that_a_horizon_is_the_start_of_a_day(orders_since: str, moment: datetime | None) -> None:
    assert begins_at(orders_since, NOW) == moment


def test_that_all_requests_of_one_day_name_the_same_moment() -> None:
    late = NOW.replace(hour=23, minute=59, second=59)
    early = NOW.replace(hour=0, minute=0, second=0)
    assert begins_at(USUAL, late) == begins_at(USUAL, early)


def test_that_the_day_is_that_of_utc() -> None:
    east = datetime(2026, 11, 28, 1, 0, tzinfo=timezone(timedelta(hours=2)))
    assert begins_at("1 month", east) == datetime(2026, 10, 27, tzinfo=UTC)


def test_that_a_month_without_the_day_has_its_last_one() -> None:
    assert begins_at(USUAL, datetime(2028, 2, 29, tzinfo=UTC)) == datetime(2027, 2, 28, tzinfo=UTC)
    assert begins_at("1 month", datetime(2026, 3, 31, tzinfo=UTC)) == datetime(
        2026, 2, 28, tzinfo=UTC
    )


def test_that_a_clock_set_to_the_first_years_is_no_crash() -> None:
    assert begins_at("999 months", datetime(1, 5, 5, tzinfo=UTC)) is not None


@pytest.mark.parametrize(
    "orders_since",
    [
        " ",
        "12",
        "0 months",
        "-3 months",
        "12 Months",
        "1000 months",
        "12 months ",
        "12 months\n",
        "\u0661\u0662 months",
        "2025-02-30",
        "2025-1-1",
        "20250101",
        "2025-01-01T00:00:00Z",
        "\u0662\u0660\u0662\u0665-01-01",
        "all",
    ],
)
def test_that_a_horizon_nobody_meant_is_refused(orders_since: str) -> None:
    with pytest.raises(SettingsInvalid) as caught:
        replace(STORE, orders_since=orders_since)
    assert caught.value.advice


def test_that_a_store_of_which_nothing_is_said_reads_all_orders() -> None:
    assert STORE.orders_since == EVERYTHING


def test_that_what_a_form_offers_is_valid_and_holds_the_usual_one() -> None:
    for orders_since in CHOICES:
        replace(STORE, orders_since=orders_since)
    assert USUAL in CHOICES
    assert EVERYTHING in CHOICES


@pytest.mark.parametrize(
    ("former", "present", "further"),
    [
        ("12 months", "24 months", True),
        ("12 months", "", True),
        ("2025-12-01", "12 months", True),
        ("24 months", "12 months", False),
        ("12 months", "12 months", False),
        ("", "12 months", False),
        ("", "", False),
    ],
)
def test_that_only_a_horizon_further_back_takes_in_orders_no_list_showed(
    former: str, present: str, further: bool
) -> None:
    assert reaches_further(former, present, NOW) is further


def test_that_what_was_read_through_another_horizon_stays_true() -> None:
    shorter = replace(STORE, orders_since="3 months")
    assert fingerprint(shorter) == fingerprint(STORE)
    assert place(shorter) == place(STORE)


def test_that_a_horizon_is_told_in_words() -> None:
    assert horizon_words("1 month").english == "the last month"
    assert horizon_words("12 months").english == "the last 12 months"
    assert horizon_words("2025-01-31").english == "since 2025-01-31"
    assert horizon_words("").english == "all orders"
