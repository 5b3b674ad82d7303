"""Views of the operator's own: kept as JSON, exact, and never guessed at."""

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designo_sync_gui.domain.activity import ActivityKind, EntryOrders
from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.orders.criteria import Criteria
from designo_sync_gui.ui.orders.saved_views import (
    LONGEST_TITLE,
    SavedView,
    from_plain,
    own_view,
    to_plain,
)
from designo_sync_gui.ui.statuses.verdicts import Look

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
STATUS = TEXT.map(Status.text) | st.integers().map(lambda n: Status.number(str(n)))
VIEWS = st.builds(
    SavedView,
    TEXT.filter(str.strip).map(lambda title: title[:LONGEST_TITLE]).filter(str.strip),
    st.builds(
        OrderFilter,
        st.sampled_from(View),
        TEXT,
        criteria=st.builds(
            Criteria,
            stores=st.frozensets(TEXT, max_size=3),
            looks=st.frozensets(st.sampled_from(Look)),
            kinds=st.frozensets(st.sampled_from(DifferenceKind)),
            statuses=st.frozensets(STATUS, max_size=3),
        ),
    ),
    st.none() | st.integers(1, 10**8).map(lambda s: timedelta(seconds=s)),
)


@given(VIEWS)
def test_that_a_view_comes_back_as_it_was_kept(view: SavedView) -> None:
    assert from_plain(json.loads(json.dumps(to_plain(view)))) == view


def test_that_the_store_at_the_left_becomes_part_of_the_view_and_the_time_goes_on() -> None:
    shown = OrderFilter(View.MISMATCHES, "x", "de", Criteria(changed_since=NOW))
    view = own_view("Mine", shown, timedelta(days=7))
    assert view.wanted.criteria.stores == {"de"}
    later = view.at(NOW + timedelta(days=1), "")
    assert later.criteria.changed_since == NOW - timedelta(days=6)
    assert later.store_code == ""


def test_that_the_orders_of_an_entry_of_activity_are_in_no_view_of_its_own() -> None:
    entry = EntryOrders(3, ActivityKind.REFRESH, NOW)
    shown = OrderFilter(View.MISMATCHES, criteria=Criteria(entry=entry))
    assert not own_view("Mine", shown, None).wanted.criteria


def test_that_a_view_kept_by_an_earlier_version_is_read_and_kept_alike() -> None:
    """As version 0.1.0 wrote it before there was one converter for all files."""
    text = (
        r'{"title": "Gr\u00f6\u00dfe", "view": "MISMATCHES", "text": "x", "stores": ["de", "us"], '
        r'"looks": ["DIFFERENT", "FORMATTING"], "kinds": ["CASE"], '
        r'"statuses": [["number", "1.0"], ["text", "\ufeffpaid "]], "within_seconds": 604800}'
    )
    view = from_plain(json.loads(text))
    assert view is not None
    assert view.within == timedelta(days=7)
    assert view.wanted.criteria.statuses == {Status.number("1.0"), Status.text("\ufeffpaid ")}
    assert json.dumps(to_plain(view)) == text


GOOD = to_plain(SavedView("Mine", OrderFilter()))


@pytest.mark.parametrize(
    "kept",
    [
        None,
        [],
        {},
        {**GOOD, "title": " "},
        {**GOOD, "title": 7},
        {**GOOD, "view": "NONE"},
        {**GOOD, "stores": [1]},
        {**GOOD, "looks": ["PRETTY"]},
        {**GOOD, "statuses": [["text"]]},
        {**GOOD, "statuses": [["text", "\ud800"]]},
        {**GOOD, "statuses": [["number", "x"]]},
        {**GOOD, "within_seconds": -1},
        {**GOOD, "within_seconds": 10**400},
        {**GOOD, "within_seconds": True},
    ],
)
def test_that_what_is_not_understood_is_no_view(kept: object) -> None:
    assert from_plain(kept) is None


def test_that_a_long_title_that_was_kept_is_whole() -> None:
    found = from_plain({**GOOD, "title": "x" * 1000})
    assert found == replace(SavedView("Mine", OrderFilter()), title="x" * 1000)
