"""Ranges of order ids: together they are the whole, the newest first, each about a page."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from designo_sync_gui.connectors.reading.id_ranges import id_ranges


@given(
    after=st.integers(0, 10**6),
    span=st.integers(1, 10**5),
    orders=st.integers(0, 10**5),
    size=st.integers(10, 300),
)
def test_that_ranges_leave_no_id_out_and_name_none_twice(
    after: int, span: int, orders: int, size: int
) -> None:
    ranges = id_ranges(after, after + span, orders, size)
    assert ranges[0][1] == after + span
    assert ranges[-1][0] == after
    assert all(newer[0] == older[1] for newer, older in pairwise(ranges))
    assert all(begin < end for begin, end in ranges)


def test_that_ids_without_a_gap_make_ranges_of_one_page_each() -> None:
    assert id_ranges(100, 400, 300, 100) == [(300, 400), (200, 300), (100, 200)]


def test_that_numbers_that_a_shop_makes_up_are_not_cut_into_ranges() -> None:
    assert id_ranges(0, 10**30, 10**9, 100) == []


def test_that_wide_gaps_make_no_more_ranges_than_there_are_pages() -> None:
    assert len(id_ranges(0, 2_000_000, 1_000, 100)) <= 12
