"""Rows that belong to something now and did not before, counted one by one."""

from designo_sync_gui.domain.row_marks import RowMarks


def test_that_what_came_and_what_went_is_counted_apart() -> None:
    before, after = RowMarks.of([1, 2, 9, 70_000]), RowMarks.of([2, 3, 4, 9])
    assert (len(before), len(after)) == (4, 4)
    assert (after.beyond(before), before.beyond(after)) == (2, 2)


def test_that_the_same_rows_in_any_order_are_the_same() -> None:
    rows = [*range(0, 40_000, 7), 1]
    assert RowMarks.of(rows) == RowMarks.of(reversed(rows))
    assert RowMarks.of(rows).beyond(RowMarks.of(rows)) == 0


def test_that_there_may_be_none() -> None:
    assert len(RowMarks.of([])) == 0
    assert RowMarks.of([5]).beyond(RowMarks.of([])) == 1
