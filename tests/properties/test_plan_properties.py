"""What must hold of every plan."""

from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st
from samples import sampled

from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence, Side
from designo_sync_gui.domain.plan import RefusalReason, WriteRules, build_plan
from designo_sync_gui.domain.plan_text import plan_from_text, plan_to_text
from designo_sync_gui.domain.status import Status

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
statuses = st.one_of(
    st.text(max_size=20).map(Status.text),
    st.sampled_from([Status.null(), Status.absent(), Status.number("1"), Status.text("paid")]),
)
observations = st.one_of(
    st.none(),
    st.builds(
        Observation, st.sampled_from([Presence.ABSENT, Presence.NOT_READ]), st.none(), st.just(NOW)
    ),
    st.builds(Observation, st.just(Presence.PRESENT), st.one_of(st.none(), statuses), st.just(NOW)),
)
orders = st.lists(
    st.builds(
        Order,
        st.builds(OrderRef, st.sampled_from(["a", "b"]), st.text(max_size=5)),
        st.text(max_size=5).filter(lambda text: text.isprintable()),
        observations,
        observations,
    ),
    max_size=8,
)
RULES = {"a": WriteRules(), "b": WriteRules(reads_back=False, longest=10)}


@sampled(50)
@given(st.sampled_from(list(Side)), orders)
def test_that_every_order_is_written_or_refused_once(target: Side, some: list[Order]) -> None:
    plan = build_plan(target, some, RULES, NOW)
    told = [*(row.ref for row in plan.writes), *(row.ref for row in plan.refusals)]
    assert sorted(told) == sorted(o.ref for o in some)


@sampled(50)
@given(st.sampled_from(list(Side)), orders)
def test_that_a_write_carries_exactly_what_was_read(target: Side, some: list[Order]) -> None:
    plan = build_plan(target, some, RULES, NOW)
    for write in plan.writes:
        sources = [o.side(target.other) for o in some if o.ref == write.ref]
        assert write.wanted in [s.status for s in sources if s is not None]
        assert write.wanted != write.expected
        assert write.wanted.has_value


@sampled(50)
@given(st.sampled_from(list(Side)), orders)
def test_that_unsettled_orders_are_never_written(target: Side, some: list[Order]) -> None:
    plan = build_plan(target, some, RULES, NOW, frozenset(order.ref for order in some))
    assert plan.writes == ()
    assert all(r.reason in RefusalReason for r in plan.refusals)


@sampled(50)
@given(st.sampled_from(list(Side)), orders)
def test_that_a_plan_file_gives_the_same_plan_back(target: Side, some: list[Order]) -> None:
    plan = build_plan(target, some, RULES, NOW)
    back = plan_from_text(plan_to_text(plan))
    assert back == plan
    assert back.digest == plan.digest
