"""Who moved since both sides were last seen equal."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from designo_sync_gui.domain.accepted import BY_PROFILE, DECLARED, Acceptance
from designo_sync_gui.domain.movement import Movement, movement
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence
from designo_sync_gui.domain.status import Status

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def seen(value: Status | str | None) -> Observation:
    status = Status.text(value) if isinstance(value, str) else value
    return Observation(Presence.PRESENT, status, NOW)


def order(left: str | None, right: str | None, agreed: str | None) -> Order:
    base = None if agreed is None else Status.text(agreed)
    return Order(OrderRef("de", "1"), "#1", seen(left), seen(right), agreed=base)


@pytest.mark.parametrize(
    ("left", "right", "agreed", "moved"),
    [
        ("a", "a", "a", Movement.NOBODY),
        ("b", "b", "a", Movement.NOBODY),
        ("b", "a", "a", Movement.STOREFRONT),
        ("a", "b", "a", Movement.DESIGNO),
        ("b", "c", "a", Movement.BOTH),
        ("A", "a", "a", Movement.STOREFRONT),
        ("a ", "a", "a", Movement.STOREFRONT),
        ("b", "a", None, Movement.NEVER),
        ("a", "a", None, Movement.NOBODY),
        (None, "a", "a", Movement.NOT_KNOWN),
        ("a", None, None, Movement.NOT_KNOWN),
    ],
)
def test_that_movement_is_told_by_the_agreed_value(left, right, agreed, moved) -> None:
    assert movement(order(left, right, agreed)) is moved


def test_that_a_number_and_its_text_are_different_moves() -> None:
    number = Status.number("1")
    left = Order(OrderRef("de", "1"), "", seen(number), seen("1"), agreed=Status.text("1"))
    assert movement(left) is Movement.STOREFRONT


def test_that_nothing_is_said_of_a_side_that_was_not_read() -> None:
    assert movement(Order(OrderRef("de", "1"), "", seen("a"), None)) is Movement.NOT_KNOWN


@pytest.mark.parametrize(
    ("left", "right", "moved"),
    [
        ("paid", "Bezahlt", Movement.NOBODY),
        ("shipped", "Bezahlt", Movement.STOREFRONT),
        ("paid", "Versandt", Movement.DESIGNO),
        ("shipped", "Versandt", Movement.BOTH),
        ("Bezahlt", "paid", Movement.BOTH),
        ("Bezahlt", "Bezahlt", Movement.NOBODY),
        ("paid ", "Bezahlt", Movement.STOREFRONT),
    ],
)
def test_that_words_agreed_as_declared_are_each_their_own_sides(left, right, moved) -> None:
    declared = replace(order(left, right, "paid"), agreed_designo=Status.text("Bezahlt"))
    assert movement(declared) is moved


def test_that_only_a_pair_of_a_profile_is_declared() -> None:
    made = Acceptance(1, DECLARED, BY_PROFILE, NOW, pair=True)
    assert made.declared
    assert not replace(made, by="Ann").declared
    assert not replace(made, pair=False).declared
