"""A plan that follows what moved since both sides were last seen equal."""

from dataclasses import replace
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from designo_sync_gui.domain.follow import Decisions, build_follow_plan
from designo_sync_gui.domain.movement import Movement, movement
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence, Side
from designo_sync_gui.domain.plan import Plan, RefusalReason, WriteRules
from designo_sync_gui.domain.plan_text import plan_from_text, plan_to_text
from designo_sync_gui.domain.status import Status

NOW = datetime(2026, 11, 23, tzinfo=UTC)
RULES = {side: {"de": WriteRules()} for side in Side}
NONE: dict[Side, frozenset[OrderRef]] = dict.fromkeys(Side, frozenset())


def order(number: int, left: str | None, right: str | None, agreed: str | None) -> Order:
    def seen(text: str | None) -> Observation | None:
        if text is None:
            return None
        return Observation(Presence.PRESENT, Status.text(text), NOW)

    base = None if agreed is None else Status.text(agreed)
    return Order(OrderRef("de", str(number)), "", seen(left), seen(right), agreed=base)


def follow(*orders: Order, decisions: Decisions | None = None) -> Plan:
    return build_follow_plan(orders, RULES, NOW, NONE, decisions or {})


def written(plan: Plan) -> list[tuple[str, Side, str]]:
    return [(w.ref.order_id, w.target, w.wanted.literal) for w in plan.writes]


def test_that_the_side_that_stayed_is_written_with_the_value_of_the_one_that_moved() -> None:
    plan = follow(order(1, "new", "old", "old"), order(2, "old", "new", "old"))
    assert sorted(written(plan)) == [("1", Side.DESIGNO, "new"), ("2", Side.STOREFRONT, "new")]


def test_that_conflicts_and_first_contacts_are_left_out_with_the_reason() -> None:
    plan = follow(order(1, "a", "b", "c"), order(2, "a", "b", None), order(3, "a", "a", "a"))
    assert plan.writes == ()
    assert [r.reason for r in plan.refusals] == [
        RefusalReason.CONFLICT,
        RefusalReason.NEVER_AGREED,
        RefusalReason.EQUAL,
    ]


def test_that_words_declared_as_the_same_are_followed_from_and_never_written() -> None:
    word = Status.text("B")
    plan = follow(
        replace(order(1, "a", "B", "a"), agreed_designo=word),
        replace(order(2, "new", "B", "a"), agreed_designo=word),
        replace(order(3, "a", "new", "a"), agreed_designo=word),
    )
    assert written(plan) == [("3", Side.STOREFRONT, "new"), ("2", Side.DESIGNO, "new")]
    assert [(r.ref.order_id, r.reason) for r in plan.refusals] == [("1", RefusalReason.EQUAL)]


def test_that_a_conflict_is_written_as_the_operator_decided_it() -> None:
    conflict = order(1, "a", "b", "c")
    keep_left = follow(conflict, decisions={conflict.ref: Side.STOREFRONT})
    keep_right = follow(conflict, decisions={conflict.ref: Side.DESIGNO})
    leave = follow(conflict, decisions={conflict.ref: None})
    assert written(keep_left) == [("1", Side.DESIGNO, "a")]
    assert written(keep_right) == [("1", Side.STOREFRONT, "b")]
    assert leave.writes == ()
    assert leave.refusals[0].reason is RefusalReason.LEFT


def test_that_an_order_read_on_one_side_only_is_not_followed() -> None:
    plan = follow(order(1, "a", None, "a"))
    assert plan.writes == ()
    assert plan.refusals[0].reason is RefusalReason.NOT_READ


values = st.sampled_from(["a", "A", "b", "b ", "c"])


@given(st.lists(st.tuples(values, values, st.none() | values), max_size=12))
def test_that_nothing_is_overwritten_that_moved(rows: list[tuple[str, str, str | None]]) -> None:
    orders = [order(number, *row) for number, row in enumerate(rows)]
    plan = follow(*orders)
    by_ref = {o.ref: o for o in orders}
    assert len(plan.writes) + len(plan.refusals) == len(orders)
    for write in plan.writes:
        target = by_ref[write.ref].side(write.target)
        assert target is not None
        assert target.status == by_ref[write.ref].agreed == write.expected
        assert movement(by_ref[write.ref]) in (Movement.STOREFRONT, Movement.DESIGNO)
    assert plan_from_text(plan_to_text(plan)) == plan
