"""What the inspector says first of a conflict, and of a difference that is accepted."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from pytestqt.qtbot import QtBot

from designo_sync_gui.domain.accepted import BY_PROFILE, Acceptance
from designo_sync_gui.domain.looks import Look
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.inspector.inspector import Inspector

NOW = datetime(2026, 3, 4, 9, 41, 7, tzinfo=UTC)
ACCEPTED = Acceptance(3, "known at the printer's", "m.huber", NOW - timedelta(days=1))


def make(shop: str, designo: str) -> Order:
    left, right = (
        Observation(Presence.PRESENT, Status.text(text), NOW) for text in (shop, designo)
    )
    return Order(OrderRef("de", "1"), "#1", left, right, agreed=Status.text("paid"))


@pytest.fixture
def inspector(qtbot: QtBot) -> Iterator[Inspector]:
    made = Inspector(zone=UTC)
    qtbot.addWidget(made)
    made.resize(380, 800)
    made.show()
    yield made
    made.hide()


def test_that_a_conflict_is_called_so_as_in_the_table(inspector: Inspector) -> None:
    looks = []
    for designo in ("ready", "paid"):
        inspector.show_order(make("cancelled", designo), "Depot", NOW)
        looks.append(inspector.answer._look)
    assert looks == [Look.CONFLICT, Look.DIFFERENT]


def test_that_who_accepted_a_difference_and_why_stands_with_the_answer(
    inspector: Inspector,
) -> None:
    order = make("in_production", "In-Production")
    inspector.show_order(replace(order, accepted=ACCEPTED), "Depot", NOW)
    told = inspector.answer.flow.text()
    assert "Accepted by m.huber" in told
    assert "known at the printer's" in told
    inspector.show_order(order, "Depot", NOW)
    assert "Accepted" not in inspector.answer.flow.text()


def test_that_words_declared_as_the_same_are_told_with_both_words(inspector: Inspector) -> None:
    order = make("paid", "Bezahlt")
    made = replace(ACCEPTED, by=BY_PROFILE, pair=True)
    inspector.show_order(
        replace(order, accepted=made, agreed_designo=Status.text("Bezahlt")), "Depot", NOW
    )
    told = inspector.answer.flow.text()
    assert "Both sides are the same, as declared." in told
    assert "Declared as the same by a profile" in told
    assert BY_PROFILE not in told


def test_that_letters_are_compared_only_of_two_spellings_of_one_value(
    inspector: Inspector,
) -> None:
    inspector.show_order(make("in_production", "In-Production"), "Depot", NOW)
    assert inspector._strip.isVisible()
    inspector.show_order(make("processing", "completed"), "Depot", NOW)
    assert not inspector._strip.isVisible()


def test_that_one_age_is_told_of_a_reading_wherever_it_is_told(inspector: Inspector) -> None:
    """Its timeline comes later than the order: the answer and the sides count to one moment."""
    order = make("completed", "processing")
    inspector.show_order(order, "Depot", NOW)
    inspector.show_timeline(order.ref, [], NOW + timedelta(days=3))
    assert "3 days ago" in inspector.answer.flow.text()
    assert {facts.fact("Read") for facts in inspector.facts.values()} == {"3 d ago"}
