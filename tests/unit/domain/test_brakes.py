"""What makes a plan unusual."""

import pytest

from designo_sync_gui.domain.brakes import brakes_of
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.plan import PlannedWrite
from designo_sync_gui.domain.status import Status

PAID = Status.text("paid")


def writes(number: int, wanted: Status = PAID, store: str = "de") -> list[PlannedWrite]:
    return [
        PlannedWrite(OrderRef(store, str(n)), "", Status.text("new"), wanted, target=Side.DESIGNO)
        for n in range(number)
    ]


SEEN = {("de", Side.DESIGNO): frozenset({PAID})}


@pytest.mark.parametrize(
    ("number", "orders", "braked"),
    [(1, 1, 0), (1, 2, 0), (2, 10, 0), (3, 10, 1), (25, 1000, 0), (26, 1000, 1), (200, 1000, 1)],
)
def test_that_number_and_share_of_the_store_are_looked_at(number, orders, braked) -> None:
    assert len(brakes_of(writes(number), {"de": orders}, SEEN)) == braked


def test_that_a_side_of_which_nothing_was_ever_read_has_no_new_values() -> None:
    assert brakes_of(writes(1), {"de": 100}, {}) == ()


def test_that_each_new_value_is_named_once_and_as_it_is() -> None:
    rows = writes(2, Status.text("paid ")) + writes(1, Status.number("1"))
    (sentence,) = brakes_of(rows, {"de": 100}, SEEN)
    assert sentence.english == "Never seen in DesignO of “de” before: “paid·”, “1”."


def test_that_many_new_values_end_with_how_many_more_there_are() -> None:
    rows = [row for n in range(7) for row in writes(1, Status.text(f"v{n}"))]
    (sentence,) = brakes_of(rows, {"de": 100}, SEEN)
    assert sentence.english.endswith("“v4” and 2 more.")
