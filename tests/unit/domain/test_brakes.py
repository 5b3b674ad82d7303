"""What makes a plan unusual, and what only seems so."""

import pytest

from designo_sync_gui.domain.brakes import accepted_remark, brakes_of, remarks_on
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.plan import PlannedWrite
from designo_sync_gui.domain.plan_facts import PlanFacts
from designo_sync_gui.domain.plan_part import write_counts
from designo_sync_gui.domain.status import Status

PAID = Status.text("paid")
DESIGNO = ("de", Side.DESIGNO)


def writes(number: int, wanted: Status = PAID, store: str = "de") -> list[PlannedWrite]:
    return [
        PlannedWrite(OrderRef(store, str(n)), "", Status.text("new"), wanted, target=Side.DESIGNO)
        for n in range(number)
    ]


def facts(orders: int = 100, *seen: Status, listed: tuple[Status, ...] = ()) -> PlanFacts:
    return PlanFacts(
        {"de": orders},
        {DESIGNO: frozenset(seen)},
        {DESIGNO: frozenset(listed)},
        {"de": "Print Depot", "us": "Outlet"},
    )


def told(rows: list[PlannedWrite], known: PlanFacts) -> list[str]:
    return [sentence.english for sentence in brakes_of(write_counts(rows), known)]


@pytest.mark.parametrize(
    ("number", "orders", "braked"),
    [(1, 1, 0), (1, 2, 0), (2, 10, 0), (3, 10, 1), (25, 1000, 0), (26, 1000, 1), (200, 1000, 1)],
)
def test_that_number_and_share_of_the_store_are_looked_at(number, orders, braked) -> None:
    assert len(told(writes(number), facts(orders, PAID))) == braked


def test_that_brakes_name_the_store_and_not_its_code() -> None:
    assert told(writes(30), facts(60, PAID)) == [
        "Print Depot: 30 writes, more than 25.",
        "Print Depot: 30 of its 60 orders (50%), more than 20%.",
    ]


def test_that_many_writes_to_several_stores_are_said_of_all() -> None:
    rows = writes(13) + writes(13, store="us")
    assert told(rows, facts(1000, PAID)) == ["All stores: 26 writes, more than 25."]


def test_that_a_store_without_a_known_name_is_called_by_its_code() -> None:
    assert told(writes(26, store="x"), facts(1000)) == ["x: 26 writes, more than 25."]


def test_that_a_side_of_which_nothing_was_ever_read_has_no_new_values() -> None:
    assert told(writes(1), facts(100)) == []


def test_that_each_new_value_is_named_once_and_as_it_is() -> None:
    rows = writes(2, Status.text("paid ")) + writes(1, Status.number("1"))
    assert told(rows, facts(100, PAID)) == [
        "Print Depot: never seen in DesignO before: “paid·”, “1”."
    ]


def test_that_many_new_values_end_with_how_many_more_there_are() -> None:
    rows = [row for n in range(7) for row in writes(1, Status.text(f"v{n}"))]
    (sentence,) = told(rows, facts(100, PAID))
    assert sentence.endswith("“v4” and 2 more.")


def test_that_a_new_value_on_the_targets_own_list_is_told_and_is_no_brake() -> None:
    own = Status.text("in_production")
    rows = writes(1, own) + writes(1, Status.text("in-production"))
    known = facts(100, PAID, listed=(own,))
    braking, informing = remarks_on(write_counts(rows), known)
    assert (braking.brakes, braking.values) == (True, (Status.text("in-production"),))
    assert (informing.brakes, informing.values) == (False, (own,))
    assert informing.told.english == (
        "Print Depot: new to DesignO, but on its own list of statuses: “in_production”."
    )
    assert told(writes(1, own), known) == []


def test_that_writes_of_accepted_differences_are_told_and_are_no_brake() -> None:
    assert accepted_remark(0) == ()
    (told,) = accepted_remark(2)
    assert told.what.english == "2 writes are of accepted differences"
    assert not told.brakes
