"""Rows by days, and back."""

from datetime import date

import pytest

from designo_sync_gui.domain.activity import ActivityDay
from designo_sync_gui.ui.activity.day_rows import DayRows

DAYS = [ActivityDay(date(2026, 11, 28 - n), count, 0, 0) for n, count in enumerate((2, 1, 3))]


def test_that_each_day_has_a_heading_above_its_entries() -> None:
    rows = DayRows(DAYS)
    assert (rows.count, rows.entries, rows.headings) == (9, 6, [0, 3, 5])
    places = [rows.place(row) for row in range(rows.count)]
    assert [place.entry for place in places] == [None, 0, 1, None, 2, None, 3, 4, 5]
    assert [place.day.day.day for place in places] == [28, 28, 28, 27, 27, 26, 26, 26, 26]


@pytest.mark.parametrize("entry", range(6))
def test_that_an_entry_is_found_by_its_number(entry: int) -> None:
    rows = DayRows(DAYS)
    assert rows.place(rows.row_of(entry)).entry == entry


def test_that_nothing_has_no_row() -> None:
    assert DayRows().count == 0
