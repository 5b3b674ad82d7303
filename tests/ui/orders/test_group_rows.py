"""Rows of the screen and rows of the view, whatever groups are open; and rows as stretches."""

from hypothesis import given
from hypothesis import strategies as st

from designo_sync_gui.domain.looks import Look
from designo_sync_gui.domain.order_groups import GroupKey, RowGroup
from designo_sync_gui.domain.order_states import Pair
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.orders import stretches
from designo_sync_gui.ui.orders.group_rows import GroupRows

rows_of = st.sets(st.integers(0, 40))


def key(place: int) -> GroupKey:
    return GroupKey(Pair(Status.text(str(place)), None, Look.DIFFERENT), False)


@st.composite
def layouts(draw: st.DrawFn) -> GroupRows:
    sizes = draw(st.lists(st.integers(1, 5), max_size=7))
    groups, first = [], 0
    for place, size in enumerate(sizes):
        groups.append(RowGroup(key(place), frozenset(), first, size))
        first += size
    opened = draw(st.sets(st.integers(0, max(len(sizes) - 1, 0)))) if sizes else set()
    return GroupRows(first if sizes else draw(st.integers(0, 9)), groups, opened)


def plain(found: GroupRows) -> list[tuple[int | None, int | None]]:
    """What each row of the screen shows, group by group: heading or row of the view."""
    if not found.groups:
        return [(None, row) for row in range(found.total)]
    told: list[tuple[int | None, int | None]] = []
    for at, group in enumerate(found.groups):
        told.append((at, None))
        if found.is_open(at):
            told += [(None, row) for row in range(group.first, group.end)]
    return told


def as_stretches(rows: set[int]) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for row in sorted(rows):
        if found and found[-1][1] + 1 == row:
            found[-1] = found[-1][0], row
        else:
            found.append((row, row))
    return tuple(found)


@given(found=layouts())
def test_that_every_row_of_the_screen_is_a_heading_or_a_row_and_back(found: GroupRows) -> None:
    told = plain(found)
    assert found.count == len(told)
    for shown, (heading, row) in enumerate(told):
        assert found.heading_at(shown) == heading
        assert found.row_at(shown) == row
        if heading is not None:
            assert found.top(heading) == shown
            assert found.first_row_at(shown) == found.groups[heading].first
        elif row is not None:
            assert found.shown(row) == shown == found.nearest(row)
    there = {row for _, row in told if row is not None}
    for row in set(range(found.total)) - there:
        group = found.group_of(row)
        assert group is not None
        assert found.shown(row) is None
        assert found.nearest(row) == found.top(group)


@given(found=layouts(), data=st.data())
def test_that_opening_and_closing_is_the_same_as_having_been_so(
    found: GroupRows, data: st.DataObject
) -> None:
    if not found.groups:
        return
    group = data.draw(st.integers(0, len(found.groups) - 1))
    on = data.draw(st.booleans())
    opened = {at for at in range(len(found.groups)) if found.is_open(at)} - {group}
    found.set_open(group, on=on)
    other = GroupRows(found.total, found.groups, opened | ({group} if on else set()))
    assert plain(found) == plain(other)
    assert [found.row_at(at) for at in range(found.count)] == [
        other.row_at(at) for at in range(other.count)
    ]


@given(found=layouts(), data=st.data())
def test_that_a_range_of_the_screen_stands_for_its_rows_and_those_of_closed_groups(
    found: GroupRows, data: st.DataObject
) -> None:
    told = plain(found)
    if not told:
        return
    first = data.draw(st.integers(0, len(told) - 1))
    last = data.draw(st.integers(first, len(told) - 1))
    wanted: set[int] = set()
    for heading, row in told[first : last + 1]:
        if row is not None:
            wanted.add(row)
        elif heading is not None and (first == last or not found.is_open(heading)):
            wanted |= set(range(found.groups[heading].first, found.groups[heading].end))
    span = found.rows_between(first, last)
    assert (set() if span is None else set(range(span[0], span[1] + 1))) == wanted


@given(found=layouts(), data=st.data())
def test_that_chosen_rows_are_shown_with_the_headings_of_whole_groups(
    found: GroupRows, data: st.DataObject
) -> None:
    if not found.total:
        return
    first = data.draw(st.integers(0, found.total - 1))
    last = data.draw(st.integers(first, found.total - 1))
    chosen = set(range(first, last + 1))
    wanted = set()
    for shown, (heading, row) in enumerate(plain(found)):
        if heading is None:
            hit = row in chosen
        else:
            group = found.groups[heading]
            hit = set(range(group.first, group.end)) <= chosen
        wanted |= {shown} if hit else set()
    assert tuple(found.shown_between(first, last)) == as_stretches(wanted)


@given(one=rows_of, other=rows_of)
def test_that_stretches_add_up_as_sets_of_rows_do(one: set[int], other: set[int]) -> None:
    rows, these = as_stretches(one), as_stretches(other)
    assert stretches.united(rows, these) == as_stretches(one | other)
    assert stretches.without(rows, these) == as_stretches(one - other)
    assert stretches.number_of(rows) == len(one)
    for row in range(42):
        assert stretches.holds(rows, row) is (row in one)


@given(rows=rows_of, first=st.integers(0, 41), size=st.integers(0, 20))
def test_that_rows_within_a_stretch_are_counted(rows: set[int], first: int, size: int) -> None:
    wanted = rows & set(range(first, first + size + 1))
    assert stretches.number_within(as_stretches(rows), first, first + size) == len(wanted)


def test_that_a_million_rows_in_ten_thousand_groups_are_found_by_ranges() -> None:
    """No step depends on the number of rows."""
    groups = [RowGroup(key(at), frozenset(), at * 100, 100) for at in range(10_000)]
    found = GroupRows(1_000_000, groups, range(0, 10_000, 2))
    assert found.count == 10_000 + 500_000
    assert found.rows_between(0, found.count - 1) == (0, 999_999)
    assert found.shown_between(0, 999_999) == [(0, found.count - 1)]
    assert found.row_at(found.count - 1) is None
    assert found.shown(999_899) == found.count - 2
