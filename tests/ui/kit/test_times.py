"""Dates and times as people in a place write them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from PySide6.QtCore import QLocale

from designo_sync_gui.ui.kit.times import (
    NO_TIME,
    clock_time,
    date_time,
    day_or_time,
    short_day,
    weekday_and_day,
)

MOMENT = datetime(2026, 3, 4, 14, 41, 7, tzinfo=UTC)


@pytest.fixture
def place(request) -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("place", "day", "clock"),
    [
        ("en_US", "3/4/2026, 2:41:07 PM", "2:41:07 PM"),
        ("en_GB", "04/03/2026, 14:41:07", "14:41:07"),
        ("de_DE", "04.03.2026, 14:41:07", "14:41:07"),
        ("sv_SE", "2026-03-04, 14:41:07", "14:41:07"),
    ],
    indirect=["place"],
)
@pytest.mark.usefixtures("place")
def test_that_a_moment_is_written_as_people_there_do_with_year_and_second(day, clock) -> None:
    assert date_time(MOMENT, UTC) == day
    assert clock_time(MOMENT, UTC) == clock


def test_that_a_moment_is_told_on_the_operators_clock() -> None:
    assert date_time(MOMENT, timezone(timedelta(hours=10))) == "3/5/2026, 12:41:07 AM"


def test_that_a_moment_of_today_is_its_hour_and_of_another_day_its_day_too() -> None:
    assert day_or_time(MOMENT, MOMENT + timedelta(hours=1), UTC) == "2:41 PM"
    assert day_or_time(MOMENT, MOMENT + timedelta(days=1), UTC) == "3/4/2026, 2:41 PM"


def test_that_what_never_was_is_a_dash() -> None:
    assert date_time(None) == NO_TIME


@pytest.mark.parametrize(
    ("place", "short", "whole"),
    [
        ("en_US", "Nov 27", "Fri, Nov 27, 2026"),
        ("en_GB", "27 Nov", "Fri 27 Nov 2026"),
        ("de_DE", "27. Nov.", "Fr., 27. Nov. 2026"),
    ],
    indirect=["place"],
)
@pytest.mark.usefixtures("place")
def test_that_a_day_of_a_chart_is_written_as_people_there_do(short, whole) -> None:
    assert short_day(date(2026, 11, 27)) == short
    assert weekday_and_day(date(2026, 11, 27)) == whole
