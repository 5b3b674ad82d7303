"""Accepted differences on their way to another data folder: with exactly their values."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from designo_sync_gui.domain.acceptance import Accepted, AcceptedKey, Held, HeldValues
from designo_sync_gui.domain.accepted import Acceptance
from designo_sync_gui.domain.moved_acceptances import (
    MovedAcceptance,
    MovedSide,
    accepted_remarks,
    moved_acceptances,
    number_of,
)
from designo_sync_gui.domain.order import OrderRef, Presence
from designo_sync_gui.domain.status import Status

NOON = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
HELD = HeldValues(
    Held(Presence.PRESENT, Status.text("a")), Held(Presence.PRESENT, Status.text("A"))
)
MADE = Acceptance(3, "ticket 7", "Ada", NOON)
PAIR = replace(MADE, number=4, pair=True)
ONE, TWO = (Accepted(MADE, "de", number, HELD, f"#{number}") for number in "12")
WHOLE = Accepted(PAIR, "de", "", HELD)


def moved(*accepted: Accepted) -> MovedAcceptance:
    (found,) = moved_acceptances(accepted, {"de"})
    return found


def test_that_a_decision_moves_with_its_orders_values_reason_name_and_time() -> None:
    found = moved(ONE, TWO)
    assert (found.store, found.pair, found.orders) == ("de", False, (("1", "#1"), ("2", "#2")))
    assert (found.held, found.reason, found.by, found.at) == (HELD, "ticket 7", "Ada", NOON)
    assert found.keys == (ONE.key, TWO.key)
    assert found.makes_sense


def test_that_a_pair_moves_as_one() -> None:
    found = moved(WHOLE)
    assert (found.pair, found.orders, found.keys) == (True, (), (AcceptedKey("de", "", HELD),))
    assert found.makes_sense


def test_that_other_values_another_decision_and_another_store_are_apart() -> None:
    other = HeldValues(HELD.designo, HELD.storefront)
    others = (
        replace(TWO, held=other),
        replace(TWO, acceptance=replace(MADE, number=9)),
        replace(TWO, store_code="fr"),
        WHOLE,
    )
    assert len(moved_acceptances((ONE, *others), {"de", "fr"})) == 5
    assert len(moved_acceptances((ONE, *others), {"fr"})) == 1
    assert number_of(moved_acceptances((ONE, TWO, WHOLE), {"de"})) == 3


@pytest.mark.parametrize(
    "wrong",
    [
        replace(moved(ONE), orders=()),
        replace(moved(ONE), orders=(("", "#1"),)),
        replace(moved(ONE), pair=True),
        replace(moved(WHOLE), pair=False),
        replace(moved(ONE), at=NOON.replace(tzinfo=None)),
        replace(moved(ONE), at=datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=5)))),
        replace(moved(ONE), at=datetime.max.replace(tzinfo=timezone(timedelta(hours=-5)))),
        replace(moved(ONE), designo=MovedSide(Presence.PRESENT, Status.text("a"))),
        replace(moved(ONE), designo=MovedSide(Presence.PRESENT, None)),
        replace(moved(ONE), designo=MovedSide(Presence.ABSENT, Status.text("x"))),
        replace(moved(ONE), designo=MovedSide(Presence.NOT_READ, None)),
    ],
)
def test_that_what_nobody_can_accept_makes_no_sense(wrong: MovedAcceptance) -> None:
    assert not wrong.makes_sense


def test_that_an_order_that_one_side_has_not_makes_sense() -> None:
    assert replace(moved(ONE), designo=MovedSide(Presence.ABSENT, None)).makes_sense


def test_that_what_is_accepted_there_already_is_left() -> None:
    assert [one.ref for one in moved(ONE, TWO).without({ONE.key})] == [OrderRef("de", "2")]
    other = AcceptedKey("de", "2", HeldValues(HELD.designo, HELD.storefront))
    assert len(moved(ONE, TWO).without({other})) == 2


def test_that_an_order_that_stands_twice_in_a_file_is_one() -> None:
    twice = replace(moved(ONE), orders=(("1", "#1"), ("1", "#1")))
    assert [one.ref for one in twice.without(())] == [OrderRef("de", "1")]


def said(known: set[AcceptedKey], *, same_place: bool, accepted: tuple[Accepted, ...]) -> list[str]:
    given = moved_acceptances(accepted, {"de"})
    return [one.english for one in accepted_remarks(given, known, same_place=same_place)]


def test_that_the_preview_counts_orders_pairs_and_what_is_there() -> None:
    assert said({ONE.key}, same_place=True, accepted=(ONE, TWO, WHOLE)) == [
        "2 orders with their values, 1 pair of values, 1 of them is accepted here"
    ]
    assert said(set(), same_place=False, accepted=(WHOLE,)) == ["1 pair of values"]
    assert said(set(), same_place=False, accepted=(ONE,)) == [
        "1 order with its values",
        "Single orders are taken over only where the store leads to the same shop.",
    ]


def test_that_what_stands_twice_in_a_file_is_counted_once() -> None:
    twice = (ONE, ONE, WHOLE, replace(WHOLE, acceptance=replace(PAIR, number=9)))
    (counted,) = said(set(), same_place=True, accepted=twice)
    assert counted == "1 order with its values, 1 pair of values"
