"""What happened, in words and figures."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from designo_sync_gui.domain.activity import (
    ActivityDay,
    ActivityEntry,
    ActivityFilter,
    ActivityKind,
    Ending,
    ending_of,
)
from designo_sync_gui.domain.activity_words import job_words
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.moves import Moved
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.sentence import say

AT = datetime(2026, 11, 28, 9, 0, tzinfo=UTC)
REFRESH = ActivityEntry(AT, AT, ActivityKind.REFRESH, ("a",), say("12 orders moved"))
WRITES = replace(REFRESH, kind=ActivityKind.WRITE, writes=4)


def test_that_the_same_again_is_counted_in_its_own_words() -> None:
    assert REFRESH.what.english == "12 orders moved"
    assert replace(REFRESH, times=8).what.english == "8 refreshes without changes"
    warned = replace(REFRESH, kind=ActivityKind.WARNING, said=say("Held"), times=3)
    assert warned.what.english == "Held (3 times)"


def test_that_the_outcome_names_how_writes_ended_and_which_have_none() -> None:
    assert REFRESH.outcome.english == "done"
    some = replace(WRITES, outcomes={OutcomeKind.VERIFIED: 2, OutcomeKind.UNKNOWN: 1})
    assert some.outcome.english == "2 verified, 1 unknown, 1 without an outcome"
    whole = replace(WRITES, outcomes={OutcomeKind.VERIFIED: 4})
    assert whole.outcome.english == "4 verified"


@pytest.mark.parametrize(
    ("outcomes", "ending"),
    [
        ({OutcomeKind.VERIFIED: 2, OutcomeKind.ACCEPTED: 1}, Ending.GOOD),
        ({OutcomeKind.VERIFIED: 1, OutcomeKind.CANCELLED: 2}, Ending.CANCELLED),
        ({OutcomeKind.VERIFIED: 2, OutcomeKind.UNKNOWN: 1}, Ending.LOOK),
        ({OutcomeKind.VERIFIED: 2}, Ending.LOOK),
    ],
)
def test_that_a_job_ended_well_only_if_every_write_did(
    outcomes: dict[OutcomeKind, int], ending: Ending
) -> None:
    assert ending_of(3, outcomes) is ending


def test_that_a_filter_asks_something_only_if_a_part_does() -> None:
    assert not ActivityFilter(upto=7)
    assert ActivityFilter(text="x")
    assert ActivityFilter(since=AT)


def test_that_a_day_tells_its_refreshes_and_writes() -> None:
    assert ActivityDay(date(2026, 11, 28), 3, 2, 1).words.english == "2 refreshes · 1 write"
    assert ActivityDay(date(2026, 11, 28), 1, 0, 0).words.english == ""


@pytest.mark.parametrize("word", [*ActivityKind, *Ending, *Moved])
def test_that_every_kind_and_ending_has_a_word(word: ActivityKind | Ending | Moved) -> None:
    assert word.label.english


def test_that_each_direction_of_a_job_has_its_own_words() -> None:
    words = {job_words(direction, 2).english for direction in Direction}
    assert len(words) == len(Direction)
