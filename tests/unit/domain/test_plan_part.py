"""What is carried out is a plan of the ticked rows and of nothing else."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.plan import Plan, PlannedWrite, RefusalReason
from designo_sync_gui.domain.plan_facts import PlanFacts
from designo_sync_gui.domain.plan_part import (
    part_of,
    places_reached,
    reviewed_part,
    write_counts,
)
from designo_sync_gui.domain.plan_text import plan_from_text, plan_to_text
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import Status

NOW = datetime(2026, 3, 4, tzinfo=UTC)
STORES = ("de", "us")
FACTS = PlanFacts(
    {"de": 100, "us": 10},
    {(code, side): frozenset({Status.text("old")}) for code in STORES for side in Side},
    names={"de": "Print Depot"},
)


def row(place: int, store: str = "de", wanted: str = "old", side: Side = Side.DESIGNO):
    ref = OrderRef(store, str(place))
    return PlannedWrite(ref, f"#{place}", Status.text("x"), Status.text(wanted), target=side)


def plan(*writes: PlannedWrite, direction: Direction = Direction.TO_DESIGNO) -> Plan:
    places = sorted(places_reached(write_counts(writes), direction))
    return Plan(
        direction,
        NOW,
        writes,
        (),
        (say("braked"),),
        tuple((code, side.value, f"mark of {code}") for code, side in places),
        FACTS,
    )


rows = st.lists(
    st.tuples(
        st.sampled_from(STORES),
        st.sampled_from(("old", "Old", "old ", "")),
        st.sampled_from(list(Side)),
    ),
    max_size=40,
)


@given(rows, st.data())
def test_L02_that_only_ticked_rows_are_in_the_plan_that_is_carried_out(made, data) -> None:
    whole = plan(*(row(n, *one) for n, one in enumerate(made)), direction=Direction.FOLLOW)
    places = st.sampled_from(range(len(made))) if made else st.nothing()
    left_out = data.draw(st.sets(places))
    part = part_of(whole, left_out)
    ticked = [write for n, write in enumerate(whole.writes) if n not in left_out]
    assert list(part.writes) == ticked
    left = [refusal.ref for refusal in part.refusals]
    assert left == [write.ref for n, write in enumerate(whole.writes) if n in left_out]
    assert {refusal.reason for refusal in part.refusals} <= {RefusalReason.LEFT}
    assert (part.digest == whole.digest) is (not left_out)
    for write in part.writes:
        for side in Side:
            assert part.connection(write.ref.store_code, side) == whole.connection(
                write.ref.store_code, side
            )


def test_that_what_the_plan_refused_stays_refused_in_a_part() -> None:
    refused = part_of(plan(row(1), row(2)), {0}).refusals[0]
    whole = replace(plan(row(3), row(4)), refusals=(refused,))
    assert [one.ref.order_id for one in part_of(whole, {0}).refusals] == ["1", "3"]


def test_that_a_plan_of_which_nothing_is_left_out_is_the_plan_itself() -> None:
    whole = plan(row(1))
    assert part_of(whole, frozenset()) is whole


def test_that_a_part_has_brakes_of_its_own() -> None:
    whole = plan(*(row(n) for n in range(30)), row(30, wanted="new"))
    part = part_of(whole, frozenset(range(10)))
    assert [brake.english for brake in part.brakes] == [
        "Print Depot: 21 of its 100 orders (21%), more than 20%.",
        "Print Depot: never seen in DesignO before: “new”.",
    ]
    assert part.count_word == "21"
    small = part_of(whole, frozenset(range(11, 31)))
    assert (small.brakes, small.count_word) == ((), "")


def test_that_a_part_names_only_the_connections_that_it_reaches() -> None:
    whole = plan(row(1), row(2, "us"))
    assert [one[0] for one in part_of(whole, {0}).connections] == ["us", "us"]
    undo = plan(row(1), row(2, "us"), direction=Direction.UNDO)
    assert part_of(undo, {0}).connections == (("us", "designo", "mark of us"),)


@pytest.mark.parametrize("left_out", [frozenset(), frozenset({1})])
def test_that_a_part_travels_as_a_file_and_facts_do_not(left_out) -> None:
    part = part_of(plan(row(1), row(2), row(3)), left_out)
    read = plan_from_text(plan_to_text(part))
    assert read == part
    assert read.digest == part.digest
    assert read.facts == PlanFacts()
    assert replace(part, facts=PlanFacts()).digest == part.digest


def test_that_a_part_of_a_plan_without_facts_keeps_its_brakes() -> None:
    whole = replace(plan(row(1), row(2)), facts=PlanFacts())
    assert part_of(whole, {0}).brakes == whole.brakes


def test_that_a_row_whose_word_is_not_typed_is_left_out() -> None:
    whole = plan(row(1), replace(row(2), confirm="refund"), replace(row(3), confirm="hold"))
    assert [w.ref.order_id for w in reviewed_part(whole, frozenset(), {"hold"}).writes] == [
        "1",
        "3",
    ]
    assert [w.ref.order_id for w in reviewed_part(whole, {2}, {"hold"}).writes] == ["1"]
    assert reviewed_part(whole, frozenset(), {"hold", "refund"}) is whole
