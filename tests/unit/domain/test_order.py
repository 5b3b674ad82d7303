"""What one side says of an order."""

from datetime import UTC, datetime

import pytest

from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence
from designo_sync_gui.domain.status import Status

NOW = datetime(2026, 11, 23, tzinfo=UTC)


@pytest.mark.parametrize(
    ("presence", "status", "unreadable"),
    [
        (Presence.PRESENT, None, True),
        (Presence.PRESENT, Status.null(), False),
        (Presence.PRESENT, Status.text(""), False),
        (Presence.ABSENT, None, False),
        (Presence.NOT_READ, None, False),
    ],
)
def test_that_only_a_present_order_without_a_status_is_unreadable(
    presence: Presence, status: Status | None, unreadable: bool
) -> None:
    assert Observation(presence, status, NOW).unreadable is unreadable


def test_that_an_order_has_the_values_of_its_sides_as_far_as_they_have_one() -> None:
    paid = Observation(Presence.PRESENT, Status.text("paid"), NOW)
    gone = Observation(Presence.ABSENT, None, NOW)
    assert Order(OrderRef("de", "1"), "", paid, gone).values == {Status.text("paid")}
    assert Order(OrderRef("de", "1"), "", None, paid).values == {Status.text("paid")}
