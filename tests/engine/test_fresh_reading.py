"""A write is decided by what both sides hold right before it leaves."""

from collections.abc import Callable
from typing import Any

import pytest

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import ServerFailure, SignInFailed
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.outcome import OutcomeKind, WriteReply
from designo_sync_gui.domain.sending import about_to_send
from designo_sync_gui.domain.status import Status

TO_DESIGNO = Direction.TO_DESIGNO


def applied(world: Any, before_apply: Callable[[], None] = lambda: None) -> Any:
    async def body(services: Any) -> Any:
        await services.refresh()
        plan = await services.plan(TO_DESIGNO, list(world.mirror.rows))
        world.trace.clear()
        before_apply()
        return await services.apply(plan)

    return world.run(body).outcomes


def waits(world: Any, *seconds: float, meanwhile: Callable[[], None] = lambda: None) -> Any:
    """A target before which a request waits so long for its turn, each time it is tried."""
    left = list(seconds)

    def write(remote: Any, ref: OrderRef, status: Status) -> WriteReply:
        if left:
            world.clock.run_on(left.pop(0))
            meanwhile()
        about_to_send(connected=False)
        remote.trace.append(("left", remote.side, ref.order_id))
        remote.orders[ref] = status
        return WriteReply(True, status, "ok", "raw reply")

    return write


def steps_of(world: Any, *names: str) -> list[str]:
    return [step[0] for step in world.steps(*names) if Side.STOREFRONT not in step]


@pytest.mark.parametrize(("seconds", "reads"), [(0.9, 1), (1.1, 2), (20.0, 2), (86_400.0, 2)])
def test_that_a_reading_that_grew_too_old_is_taken_again_before_sending(
    world: Any, seconds: float, reads: int
) -> None:
    world.fill(o7=("paid", "new"))
    world.designo.scripts[world.ref("7")] = waits(world, seconds)
    (outcome,) = applied(world)
    assert outcome.kind is OutcomeKind.VERIFIED
    assert steps_of(world, "left") == ["left"]
    before = steps_of(world, "read", "left")
    assert before[: before.index("left")] == ["read"] * reads


def test_that_a_value_that_changed_while_the_request_waited_is_not_overwritten(world: Any) -> None:
    world.fill(o7=("paid", "new"))
    moved = Status.text("set by hand")

    def by_hand() -> None:
        world.designo.orders[world.ref("7")] = moved

    world.designo.scripts[world.ref("7")] = waits(world, 20.0, meanwhile=by_hand)
    (outcome,) = applied(world)
    assert outcome.kind is OutcomeKind.SKIPPED
    assert not outcome.sent
    assert world.designo.orders[world.ref("7")] == moved
    assert steps_of(world, "left") == []


def test_that_each_try_has_its_own_claim_and_only_one_leaves(world: Any) -> None:
    world.fill(o7=("paid", "new"))
    world.designo.scripts[world.ref("7")] = waits(world, 5.0, 5.0)
    (outcome,) = applied(world)
    assert outcome.kind is OutcomeKind.VERIFIED
    assert steps_of(world, "claim", "left") == ["claim", "claim", "claim", "left"]


def test_that_a_way_that_is_always_too_slow_ends_without_sending(world: Any) -> None:
    world.fill(o7=("paid", "new"))
    world.designo.scripts[world.ref("7")] = waits(world, *[3.0] * 50)
    (outcome,) = applied(world)
    assert outcome.kind is OutcomeKind.CANCELLED
    assert not outcome.sent
    assert steps_of(world, "left") == []


def test_that_rows_read_together_are_read_again_when_their_turn_comes_late(world: Any) -> None:
    world.designo.reads_singly = False
    world.fill(o1=("paid", "new"), o2=("paid", "new"))

    def slow(remote: Any, ref: OrderRef, status: Status) -> WriteReply:
        about_to_send(connected=False)
        world.clock.run_on(9.7)
        remote.orders[ref] = status
        world.designo.orders[world.ref("2")] = Status.text("set by hand")
        return WriteReply(True, status, "ok", "raw reply")

    world.designo.scripts[world.ref("1")] = slow
    first, second = applied(world)
    assert first.kind is OutcomeKind.VERIFIED
    assert second.kind is OutcomeKind.SKIPPED
    assert [step[2] for step in world.steps("write")] == ["1"]


def test_that_a_source_that_moved_since_the_plan_is_not_written_over_the_other_side(
    world: Any,
) -> None:
    world.fill(o7=("paid", "new"), o8=("paid", "new"))

    def cancelled() -> None:
        world.storefront.orders[world.ref("7")] = Status.text("cancelled")

    first, second = applied(world, cancelled)
    assert first.kind is OutcomeKind.SKIPPED
    assert "“cancelled”" in first.message
    assert second.kind is OutcomeKind.VERIFIED
    assert world.mirror.rows[world.ref("7")].storefront.status == Status.text("cancelled")


def test_that_a_source_that_no_longer_has_the_order_is_not_written(world: Any) -> None:
    world.fill(o7=("paid", "new"))
    (outcome,) = applied(world, lambda: world.storefront.orders.clear())
    assert outcome.kind is OutcomeKind.SKIPPED
    assert steps_of(world, "write") == []


def test_that_a_source_that_cannot_be_read_again_stops_its_row_only(world: Any) -> None:
    world.fill(o7=("paid", "new"), o8=("paid", "new"))
    fails = {world.ref("7"): ServerFailure("HTTP 500")}
    first, second = applied(world, lambda: world.storefront.read_errors.update(fails))
    assert first.kind is OutcomeKind.CANCELLED
    assert "HTTP 500" in first.message
    assert not first.sent
    assert second.kind is OutcomeKind.VERIFIED


def test_that_a_source_that_cannot_be_opened_lets_nothing_be_written(world: Any) -> None:
    world.fill(o7=("paid", "new"))

    def refused() -> None:
        world.connections.open_error = SignInFailed("key revoked")

    (outcome,) = applied(world, refused)
    assert outcome.kind is OutcomeKind.CANCELLED
    assert "key revoked" in outcome.message
    assert steps_of(world, "write") == []


def test_that_a_source_that_is_a_file_is_not_asked(world: Any) -> None:
    world.storefront.live = False
    world.fill(o7=("paid", "new"))
    (outcome,) = applied(world)
    assert outcome.kind is OutcomeKind.VERIFIED
    assert [step for step in world.steps("read") if step[1] is Side.STOREFRONT] == []


def test_that_after_an_altered_value_the_other_rows_with_it_are_held_back(world: Any) -> None:
    world.fill(**{f"o{n}": ("Ready To Print", "new") for n in range(1, 20)})
    world.fill(o20=("paid", "new"))

    def lowers(remote: Any, ref: OrderRef, status: Status) -> WriteReply:
        remote.orders[ref] = Status.text(status.literal.lower())
        return WriteReply(True, status, "ok", "raw reply")

    for n in range(1, 20):
        world.designo.scripts[world.ref(str(n))] = lowers
    outcomes = {outcome.ref.order_id: outcome.kind for outcome in applied(world)}
    sent, kinds = len(world.steps("write")), list(outcomes.values())
    assert kinds.count(OutcomeKind.ALTERED) == sent - 1 <= 4
    assert kinds.count(OutcomeKind.CANCELLED) == 20 - sent
    assert outcomes["20"] is OutcomeKind.VERIFIED, "another value is another matter"


def test_that_an_undo_asks_no_source(world: Any) -> None:
    async def body(services: Any) -> Any:
        world.fill(o7=("paid", "new"))
        job = await world.synced_after_refresh(services)
        world.trace.clear()
        return await services.apply(await services.history.undo(job.job_id))

    (outcome,) = world.run(body).outcomes
    assert outcome.kind is OutcomeKind.VERIFIED
    assert {step[1] for step in world.steps("read")} == {Side.DESIGNO}
