"""The last weeks in a few figures: a day that was not read has no number."""

from datetime import date, timedelta

from designo_sync_gui.domain.last_weeks import SPAN, last_weeks
from designo_sync_gui.domain.trends import DayCounts

TODAY = date(2026, 11, 28)


def days(**numbers: int) -> dict[date, DayCounts]:
    """``d3=7``: seven mismatches three days ago."""
    found = {TODAY - timedelta(days=int(name[1:])): number for name, number in numbers.items()}
    return {day: DayCounts("", day, 100, number, {}, {}) for day, number in found.items()}


def ago(number: int) -> date:
    return TODAY - timedelta(days=number)


def test_that_the_figures_are_those_of_the_days_that_were_read() -> None:
    found = last_weeks(days(d29=137, d20=140, d3=2, d1=0, d0=0), TODAY)
    assert found is not None
    assert found.days == ((ago(29), 137), (ago(20), 140), (ago(3), 2), (ago(1), 0), (TODAY, 0))
    assert found.yesterday == 0
    assert found.most == (ago(20), 140)
    assert found.equal_since == ago(1)


def test_that_a_day_that_was_not_read_is_not_a_day_without_a_mismatch() -> None:
    found = last_weeks(days(d5=3, d2=0), TODAY)
    assert found is not None
    assert found.yesterday is None
    assert found.equal_since == ago(2)


def test_that_nothing_is_equal_since_while_the_newest_day_had_mismatches() -> None:
    found = last_weeks(days(d2=0, d1=4), TODAY)
    assert found is not None
    assert found.equal_since is None


def test_that_of_days_with_equally_many_the_newest_counts() -> None:
    found = last_weeks(days(d9=4, d5=4, d0=0), TODAY)
    assert found is not None
    assert found.most == (ago(5), 4)


def test_that_there_is_nothing_to_look_back_on_with_one_day_or_only_older_ones() -> None:
    assert last_weeks({}, TODAY) is None
    assert last_weeks(days(d0=0), TODAY) is None
    older = days(**{f"d{SPAN}": 5, f"d{SPAN + 9}": 7, "d0": 0})
    assert last_weeks(older, TODAY) is None


def test_that_orders_equal_on_every_day_are_equal_since_the_first_of_them() -> None:
    found = last_weeks(days(d9=0, d5=0, d0=0), TODAY)
    assert found is not None
    assert found.equal_since == ago(9)
