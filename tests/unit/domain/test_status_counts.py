"""What the status filter offers: every value of both sides, and what a typed text finds."""

import pytest

from designo_sync_gui.domain.movement import Movement
from designo_sync_gui.domain.order import Presence
from designo_sync_gui.domain.order_states import OrderState, SideState, judged
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.status_counts import (
    StatusCount,
    count_statuses,
    findable,
    status_count,
)

PAID, SPACED, NUMBER = Status.text("paid"), Status.text("paid "), Status.number("2")


def state(shop: Status | None, designo: Status | None, code: str = "de") -> OrderState:
    sides = (
        None if status is None else SideState(Presence.PRESENT, True, status)
        for status in (shop, designo)
    )
    shop_side, designo_side = sides
    return OrderState(code, shop_side, designo_side, Movement.NOT_KNOWN, None)


def counted(*states: tuple[OrderState, int], codes: tuple[str, ...] = ()) -> list[StatusCount]:
    return list(count_statuses([(judged(one), n) for one, n in states], codes))


def test_that_an_order_counts_once_for_a_value_that_both_sides_have() -> None:
    found = counted((state(PAID, PAID), 5), (state(PAID, SPACED), 2), (state(None, NUMBER), 1))
    assert found == [
        status_count(PAID, 7, 7, 5),
        status_count(SPACED, 2, 0, 2),
        status_count(NUMBER, 1, 0, 1),
    ]


def test_that_only_the_asked_stores_are_counted() -> None:
    states = (state(PAID, PAID), 5), (state(SPACED, PAID, "us"), 3)
    assert counted(*states, codes=("us",)) == [
        status_count(PAID, 3, 0, 3),
        status_count(SPACED, 3, 3, 0),
    ]


def test_that_orders_that_neither_side_has_are_not_counted() -> None:
    gone = SideState(Presence.ABSENT, False, None)
    assert counted((state(PAID, PAID)._replace(storefront=gone, designo=gone), 3)) == []


def test_that_no_value_is_left_out_and_the_most_frequent_come_first() -> None:
    states = [(state(Status.text(f"value {n:05d}"), None), 1 + n % 3) for n in range(10_000)]
    found = counted(*states)
    assert len(found) == 10_000
    ranks = [(-one.orders, one.status.literal) for one in found]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize(
    ("status", "typed"),
    [
        (Status.text("In_Production"), "in_pro"),
        (Status.text("paid "), "paid "),
        (Status.text("paid "), "·"),
        (Status.text("\ufeffpaid"), "bom"),
        (Status.text("\ufeffpaid"), "u+feff"),
        (Status.text("a\u00a0b"), "u+00a0"),
        (Status.text("a\u200bb"), "u+200b"),
        (Status.text("bezahlt\u202e"), "bezahlt"),
        (Status.number("1.0"), "1.0"),
    ],
)
def test_that_a_value_is_found_by_its_text_its_marks_and_its_code_points(
    status: Status, typed: str
) -> None:
    assert typed in findable(status)


def test_that_a_plain_value_is_not_found_by_what_is_not_in_it() -> None:
    assert "u+" not in findable(Status.text("paid"))
    assert "·" not in findable(Status.text("in production"))
