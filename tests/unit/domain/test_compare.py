"""Facts about verdicts."""

from datetime import UTC, datetime

import pytest

from designo_sync_gui.domain.compare import Verdict, differing_spans, judge
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence
from designo_sync_gui.domain.status import Status

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
REF = OrderRef("wc_eu", "7")


def seen(status: Status | None) -> Observation:
    return Observation(Presence.PRESENT, status, NOW)


ABSENT = Observation(Presence.ABSENT, None, NOW)
NOT_READ = Observation(Presence.NOT_READ, None, NOW)
PAID = seen(Status.text("paid"))


@pytest.mark.parametrize(
    ("left", "right", "verdict"),
    [
        (PAID, PAID, Verdict.EQUAL),
        (PAID, seen(Status.text("Paid")), Verdict.DIFFERENT),
        (PAID, ABSENT, Verdict.ONLY_STOREFRONT),
        (ABSENT, PAID, Verdict.ONLY_DESIGNO),
        (PAID, None, Verdict.NOT_READ),
        (None, PAID, Verdict.NOT_READ),
        (PAID, NOT_READ, Verdict.NOT_READ),
        (ABSENT, ABSENT, Verdict.NOT_READ),
        (None, None, Verdict.NOT_READ),
        (PAID, seen(None), Verdict.UNREADABLE),
        (PAID, seen(Status.absent()), Verdict.UNREADABLE),
        (seen(Status.null()), seen(Status.null()), Verdict.EQUAL),
        (seen(Status.absent()), seen(Status.absent()), Verdict.UNREADABLE),
    ],
)
def test_that_the_verdict_says_what_is_known(
    left: Observation | None, right: Observation | None, verdict: Verdict
) -> None:
    assert judge(Order(REF, "7", left, right)).verdict is verdict


def test_that_only_spelling_is_called_formatting() -> None:
    spelling = judge(Order(REF, "7", PAID, seen(Status.text("PAID "))))
    other = judge(Order(REF, "7", PAID, seen(Status.text("shipped"))))
    assert spelling.formatting_only
    assert not other.formatting_only
    assert spelling.kind_names == ("case", "whitespace")


def test_that_exactly_the_characters_that_differ_are_marked() -> None:
    left, right = differing_spans(Status.text("in-production"), Status.text("In production"))
    assert [tuple(span) for span in left] == [(0,), (2,)]
    assert [tuple(span) for span in right] == [(0,), (2,)]


def test_that_values_of_two_types_differ_as_a_whole() -> None:
    left, right = differing_spans(Status.text("12"), Status.number("12"))
    assert [tuple(span) for span in left] == [(0, 1)]
    assert [tuple(span) for span in right] == [(0, 1)]


def test_that_very_long_values_are_marked_between_their_common_ends() -> None:
    left, right = differing_spans(
        Status.text("a" * 3000 + "X" + "b" * 3000), Status.text("a" * 3000 + "b" * 3000)
    )
    assert left == (range(3000, 3001),)
    assert right == ()
