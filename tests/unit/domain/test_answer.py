"""What is said first of an order."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from designo_sync_gui.domain.answer import Answer, answer
from designo_sync_gui.domain.compare import judge
from designo_sync_gui.domain.history import WriteRecord
from designo_sync_gui.domain.looks import look_of
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence, Side
from designo_sync_gui.domain.order_states import Pair
from designo_sync_gui.domain.outcome_kind import OutcomeKind
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.table_ports import PairGroup
from designo_sync_gui.domain.timeline import Seen

READ = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
REF = OrderRef("de", "1")


def seen(value: Status | str | None, **more) -> Observation:
    status = Status.text(value) if isinstance(value, str) else value
    return Observation(Presence.PRESENT, status, READ, **more)


Told = Observation | Status | str | None


def side(told: Told) -> Observation | None:
    return seen(told) if isinstance(told, str | Status) else told


def order(
    left: Told, right: Told, agreed: str | None = None, last: OutcomeKind | None = None
) -> Order:
    base = None if agreed is None else Status.text(agreed)
    return Order(REF, "#1", side(left), side(right), last, base)


def was(days: float, value: str | None, side: Side = Side.STOREFRONT) -> Seen:
    status = None if value is None else Status.text(value)
    return Seen(READ - timedelta(days=days), side, Presence.PRESENT, status)


def text(told: Answer) -> str:
    parts = (told.conclusion, *told.facts, told.probably)
    return " ".join(part.english for part in parts if part)


def group(left: str, right: str | None, count: int) -> PairGroup:
    made = order(left, right or Observation(Presence.ABSENT, None, READ))
    comparison = judge(made)
    status = None if right is None else Status.text(right)
    pair = Pair(Status.text(left), status, look_of(comparison))
    return PairGroup(pair, comparison.kinds, count)


def test_that_the_side_that_kept_the_agreed_value_is_behind() -> None:
    entries = [was(14, "completed"), was(20, "processing"), was(20, "processing", Side.DESIGNO)]
    told = answer(order("completed", "processing", "processing"), entries)
    assert text(told) == (
        "DesignO is behind. "
        "The storefront moved to “completed”, first seen 2026-11-09 12:00:00 UTC. "
        "DesignO still says “processing”, read 2026-11-23 12:00:00 UTC."
    )
    told = answer(order("processing", "completed", "processing"))
    assert text(told) == (
        "The storefront is behind. "
        "DesignO moved to “completed”, read 2026-11-23 12:00:00 UTC. "
        "The storefront still says “processing”, read 2026-11-23 12:00:00 UTC."
    )


@pytest.mark.parametrize(
    ("changed_at", "words"),
    [
        # Before the value was first seen: the side's own word is the nearer one.
        ("2026-11-08T10:00:00", "it last changed the order 2026-11-08 10:00:00 UTC."),
        # After it: the order was changed once more, in something else.
        ("2026-11-20T10:00:00", "first seen 2026-11-09 12:00:00 UTC."),
        # Before another value was seen: its clock or its word is wrong.
        ("2026-11-01T10:00:00", "first seen 2026-11-09 12:00:00 UTC."),
        # After it was read: its clock runs ahead.
        ("2026-11-23T12:00:01", "first seen 2026-11-09 12:00:00 UTC."),
        ("yesterday", "first seen 2026-11-09 12:00:00 UTC."),
    ],
)
def test_that_a_sides_own_word_is_told_only_where_it_can_be_the_change(changed_at, words) -> None:
    entries = [was(14, "completed"), was(20, "processing")]
    left = seen("completed", changed_at=changed_at)
    told = answer(order(left, "processing", "processing"), entries)
    assert told.facts[0].english.endswith(words)


def test_that_a_timeline_of_another_moment_tells_no_time() -> None:
    entries = [was(1, "shipped"), was(14, "completed")]
    told = answer(order("completed", "processing", "processing"), entries)
    assert "first seen" not in text(told)


def test_that_two_movers_are_a_conflict() -> None:
    entries = [was(1, "cancelled"), was(2, "ready", Side.DESIGNO)]
    assert text(answer(order("cancelled", "ready", "new"), entries)) == (
        "Both sides moved. "
        "The storefront moved to “cancelled”, first seen 2026-11-22 12:00:00 UTC. "
        "DesignO moved to “ready”, first seen 2026-11-21 12:00:00 UTC. "
        "“Follow what moved” leaves it out until you decide."
    )


def test_that_without_an_agreed_value_nobody_is_behind() -> None:
    spelled = text(answer(order("in_production", "In-Production")))
    assert spelled.startswith("DesignO spells it differently. The storefront says “in_production”")
    assert spelled.endswith(
        "Not seen equal since both are connected, so it is not known which side moved."
    )
    assert text(answer(order("a", "b"))).startswith("The two sides differ. ")


def test_that_words_declared_as_the_same_are_told_with_both() -> None:
    made = replace(order("paid", "Bezahlt", "paid"), agreed_designo=Status.text("Bezahlt"))
    told = answer(made, (), [group("paid", "Bezahlt", 9)])
    assert told.conclusion.english == "Both sides are the same, as declared."
    assert "says “paid”" in text(told)
    assert "says “Bezahlt”" in text(told)
    assert text(told).endswith("nothing is written for them unasked.")


def test_that_types_are_named_where_they_differ() -> None:
    told = text(answer(order(Status.text("2"), Status.number("2"))))
    assert "“2” (text)" in told
    assert "“2” (number)" in told


def test_that_a_missing_order_is_told_with_who_said_so() -> None:
    gone = Observation(Presence.ABSENT, None, READ)
    assert text(answer(order("paid", gone))) == (
        "DesignO does not have it. "
        "DesignO said that it has no such order, read 2026-11-23 12:00:00 UTC. "
        "The storefront says “paid”, read 2026-11-23 12:00:00 UTC."
    )
    assert text(answer(order(gone, "paid"))).startswith("The storefront does not have it. ")
    assert text(answer(order(gone, gone))).startswith("Neither side has it. ")


def test_that_what_was_not_read_is_not_concluded_from() -> None:
    assert text(answer(order("paid", None, "new"))) == (
        "Not known yet. The storefront says “paid”, read 2026-11-23 12:00:00 UTC. "
        "DesignO was not read."
    )
    why = Observation(Presence.NOT_READ, None, READ, problem=say("The log ended."))
    assert "DesignO was not read: The log ended." in text(answer(order("paid", why)))


def test_that_an_unreadable_value_is_no_value() -> None:
    bad = seen(None, problem=say("A lone surrogate."))
    told = text(answer(order("paid", bad, "new")))
    assert told.startswith("There is no value to compare. ")
    assert "its value is unreadable, read 2026-11-23 12:00:00 UTC: A lone surrogate." in told
    told = text(answer(order("paid", Status.absent(), "new")))
    assert "DesignO has the order, but without the status field" in told


@pytest.mark.parametrize("kind", OutcomeKind)
def test_that_a_last_write_is_told_unless_all_went_well(kind: OutcomeKind) -> None:
    facts = answer(order("a", "b", last=kind)).facts
    silent = kind in (OutcomeKind.VERIFIED, OutcomeKind.CANCELLED)
    assert ("last write" in facts[-1].english) is not silent


def test_that_a_refusal_names_who_and_when() -> None:
    ended = READ - timedelta(hours=1)
    record = WriteRecord(
        "job",
        0,
        REF,
        "#1",
        Side.DESIGNO,
        None,
        Status.text("a"),
        "write",
        ended,
        outcome=OutcomeKind.REFUSED,
        ended_at=ended,
    )
    refused = order("a", "b", last=OutcomeKind.REFUSED)
    told = answer(refused, [record]).facts[-1].english
    assert told == "DesignO refused the last write 2026-11-23 11:00:00 UTC."
    later = replace(record, ended_at=READ + timedelta(seconds=1))
    assert answer(refused, [later]).facts[-1].english == "The last write was refused."


@pytest.mark.parametrize(
    ("same", "equal", "said"),
    [(5, 0, True), (4, 0, False), (8, 2, True), (8, 3, False), (50, 12, True), (50, 13, False)],
)
def test_that_a_reason_needs_five_orders_and_four_fifths_of_them(same, equal, said) -> None:
    groups = [group("paid", "PAID", same), group("paid", "paid", equal), group("new", "x", 99)]
    told = answer(order("paid", "PAID"), groups=groups)
    assert bool(told.probably) is said


def test_that_orders_without_a_value_there_speak_for_no_rule() -> None:
    groups = [group("paid", None, 500), group("paid", "PAID", 5)]
    assert answer(order("paid", "PAID"), groups=groups).probably.english == (
        "Probably a rule, not a missed change: of 5 orders that say “paid” in the storefront, "
        "5 say “PAID” in DesignO."
    )


def test_that_the_reason_of_a_mover_goes_by_what_it_moved_to() -> None:
    groups = [group("new", "paid", 8), group("old", "paid", 2), group("new", "new", 90)]
    assert answer(order("new", "paid", "new"), groups=groups).probably.english == (
        "Probably not this order alone: of 10 orders that say “paid” in DesignO, "
        "8 say “new” in the storefront."
    )
    assert not answer(order("new", "paid", "paid"), groups=groups).probably
    assert not answer(order("new", "paid", "other"), groups=groups).probably


def test_that_equal_sides_are_told_with_what_both_say() -> None:
    assert text(answer(order("paid", "paid"))) == (
        "Both sides are equal. "
        "The storefront says “paid”, read 2026-11-23 12:00:00 UTC. "
        "DesignO says “paid”, read 2026-11-23 12:00:00 UTC."
    )


def test_that_a_reason_of_a_few_words_ends_before_the_next_sentence() -> None:
    bad = seen(None, problem=say("no JSON value"))
    told = text(answer(order("paid", bad, "new", OutcomeKind.UNKNOWN)))
    assert "12:00:00 UTC: no JSON value. " in told
    why = Observation(Presence.NOT_READ, None, READ, problem=say("no answer"))
    assert "DesignO was not read: no answer." in text(answer(order("paid", why)))


def test_that_an_unreadable_value_without_a_reason_is_told_without_one() -> None:
    told = text(answer(order("paid", seen(None), "new")))
    assert told.endswith("but its value is unreadable, read 2026-11-23 12:00:00 UTC.")


def test_that_a_sides_own_word_stands_where_no_other_value_was_ever_seen() -> None:
    left = seen("completed", changed_at="2026-11-08T10:00:00")
    told = answer(order(left, "processing", "processing"), [was(1, "completed")])
    assert told.facts[0].english.endswith("it last changed the order 2026-11-08 10:00:00 UTC.")
