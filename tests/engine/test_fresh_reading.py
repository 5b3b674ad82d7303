"""A write is decided by what both sides hold right before it leaves."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from engine_fakes import STORE

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import ServerFailure, SignInFailed, Unreachable
from designo_sync_gui.domain.events import JobStarted
from designo_sync_gui.domain.order import OrderRef, Reading, Side
from designo_sync_gui.domain.outcome import OutcomeKind, WriteReply
from designo_sync_gui.domain.sending import USUALLY_AT_ONCE, about_to_send
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import Status

TO_DESIGNO = Direction.TO_DESIGNO


def applied(world: Any, before_apply: Callable[[], None] = lambda: None) -> Any:
    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        plan = await services.orders.plan(TO_DESIGNO, list(world.mirror.rows))
        world.trace.clear()
        before_apply()
        return await services.jobs.apply(plan)

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
        return WriteReply(True, status, verbatim("ok"), "raw reply")

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
        return WriteReply(True, status, verbatim("ok"), "raw reply")

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
    assert "“cancelled”" in first.message.english
    assert second.kind is OutcomeKind.VERIFIED
    assert world.mirror.rows[world.ref("7")].storefront.status == Status.text("cancelled")


def test_that_a_source_that_no_longer_has_the_order_is_not_written(world: Any) -> None:
    world.fill(o7=("paid", "new"))
    (outcome,) = applied(world, lambda: world.storefront.orders.clear())
    assert outcome.kind is OutcomeKind.SKIPPED
    assert steps_of(world, "write") == []


def test_that_a_source_that_cannot_be_read_again_stops_its_row_only(world: Any) -> None:
    world.fill(o7=("paid", "new"), o8=("paid", "new"))
    fails = {world.ref("7"): ServerFailure(verbatim("HTTP 500"))}
    first, second = applied(world, lambda: world.storefront.read_errors.update(fails))
    assert first.kind is OutcomeKind.CANCELLED
    assert "HTTP 500" in first.message.english
    assert not first.sent
    assert second.kind is OutcomeKind.VERIFIED


def test_that_a_source_that_cannot_be_opened_lets_nothing_be_written(world: Any) -> None:
    world.fill(o7=("paid", "new"))

    def refused() -> None:
        world.connections.open_error = SignInFailed(verbatim("key revoked"))

    (outcome,) = applied(world, refused)
    assert outcome.kind is OutcomeKind.CANCELLED
    assert "key revoked" in outcome.message.english
    assert steps_of(world, "write") == []


def test_that_a_source_that_moved_while_the_target_was_read_is_not_written(world: Any) -> None:
    """The target asked to wait for twenty seconds before it could be read."""
    world.fill(o7=("paid", "new"))

    def slow(ref: OrderRef) -> None:
        world.clock.run_on(20.0)
        world.storefront.orders[ref] = Status.text("cancelled")
        world.designo.before_read = lambda _: None

    def begin() -> None:
        world.designo.before_read = slow

    (outcome,) = applied(world, begin)
    assert outcome.kind is OutcomeKind.SKIPPED
    assert "“cancelled”" in outcome.message.english
    assert steps_of(world, "write") == []


def test_that_only_the_side_whose_reading_is_old_is_read_again(world: Any) -> None:
    world.fill(o7=("paid", "new"))

    def begin() -> None:
        world.designo.before_read = lambda _: world.clock.run_on(1.5)

    (outcome,) = applied(world, begin)
    assert outcome.kind is OutcomeKind.VERIFIED
    before = [step[:2] for step in world.steps("read", "write")]
    assert before[:4] == [
        ("read", Side.STOREFRONT),
        ("read", Side.DESIGNO),
        ("read", Side.STOREFRONT),
        ("write", Side.DESIGNO),
    ]


def test_that_a_source_without_single_requests_is_listed_again_after_half_a_minute(
    world: Any,
) -> None:
    world.storefront.reads_singly = False
    world.fill(o7=("paid", "new"))

    def moved() -> None:
        world.storefront.orders[world.ref("7")] = Status.text("cancelled")

    world.designo.scripts[world.ref("7")] = waits(world, 31.0, meanwhile=moved)
    (outcome,) = applied(world)
    assert outcome.kind is OutcomeKind.SKIPPED
    assert steps_of(world, "left") == []


def test_that_a_source_that_is_away_is_waited_for(world: Any) -> None:
    world.patience = timedelta(minutes=2)
    world.fill(o7=("paid", "new"), o8=("paid", "new"))
    tries = []

    def away(ref: OrderRef) -> None:
        tries.append(ref)
        if len(tries) <= 3:
            raise Unreachable(verbatim("no route"))

    def begin() -> None:
        world.storefront.before_read = away

    outcomes = applied(world, begin)
    assert {outcome.kind for outcome in outcomes} == {OutcomeKind.VERIFIED}


def test_that_the_patience_with_a_source_ends(world: Any) -> None:
    world.patience = timedelta(minutes=2)
    world.fill(o7=("paid", "new"), o8=("paid", "new"))
    tries = []

    def away(ref: OrderRef) -> None:
        tries.append(ref)
        if len(tries) > 200:
            raise AssertionError("asked for ever")
        raise Unreachable(verbatim("no route"))

    def begin() -> None:
        world.storefront.before_read = away

    began = world.clock.elapsed()
    outcomes = applied(world, begin)
    assert {outcome.kind for outcome in outcomes} == {OutcomeKind.CANCELLED}
    assert all("no route" in outcome.message.english for outcome in outcomes)
    assert 60 <= world.clock.elapsed() - began <= 200


def test_that_a_source_that_stays_away_is_not_asked_for_every_row(world: Any) -> None:
    world.fill(**{f"o{n}": ("paid", "new") for n in range(1, 21)})
    tries = []

    def away(ref: OrderRef) -> None:
        tries.append(ref)
        raise Unreachable(verbatim("no route"))

    def begin() -> None:
        world.storefront.before_read = away

    outcomes = applied(world, begin)
    assert {outcome.kind for outcome in outcomes} == {OutcomeKind.CANCELLED}
    assert all("no route" in outcome.message.english for outcome in outcomes)
    assert 1 <= len(tries) <= USUALLY_AT_ONCE, "one for each worker at most"
    assert steps_of(world, "write") == []


def test_that_a_value_of_another_shop_than_is_connected_now_is_not_written(world: Any) -> None:
    """The shop's address was changed between plan and apply; the new shop has an order 7 too."""
    world.fill(o7=("paid", "new"))

    def moved() -> None:
        other = replace(STORE, url="https://another.example.com/")
        world.settings.settings = replace(world.settings.settings, stores=(other,))

    (outcome,) = applied(world, moved)
    assert outcome.kind is OutcomeKind.CANCELLED
    assert "not the one this plan was made for" in outcome.message.english
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
        return WriteReply(True, status, verbatim("ok"), "raw reply")

    for n in range(1, 20):
        world.designo.scripts[world.ref(str(n))] = lowers
    outcomes = {outcome.ref.order_id: outcome.kind for outcome in applied(world)}
    sent, kinds = len(world.steps("write")), list(outcomes.values())
    assert kinds.count(OutcomeKind.ALTERED) == sent - 1 <= USUALLY_AT_ONCE
    assert kinds.count(OutcomeKind.CANCELLED) == 20 - sent
    assert outcomes["20"] is OutcomeKind.VERIFIED, "another value is another matter"


def test_that_an_undo_asks_no_source(world: Any) -> None:
    async def body(services: Any) -> Any:
        world.fill(o7=("paid", "new"))
        job = await world.synced_after_refresh(services)
        world.trace.clear()
        return await services.jobs.apply(await services.history.undo(job.job_id))

    (outcome,) = world.run(body).outcomes
    assert outcome.kind is OutcomeKind.VERIFIED
    assert {step[1] for step in world.steps("read")} == {Side.DESIGNO}


@pytest.mark.parametrize("cancelled", [False, True])
def test_that_a_write_that_waits_for_its_turn_does_not_leave_while_paused(
    world: Any, cancelled: bool
) -> None:
    """The host asks to wait for twenty seconds; meanwhile the operator pauses."""
    world.fill(o7=("paid", "new"))
    turns: list[OrderRef] = []

    def running() -> str:
        return [e.job_id for e in world.events if isinstance(e, JobStarted)][-1]

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        plan = await services.orders.plan(TO_DESIGNO, list(world.mirror.rows))

        def write(remote: Any, ref: Any, status: Status) -> WriteReply:
            turns.append(ref)
            if len(turns) == 1:
                services.jobs.pause(running())
                world.clock.run_on(20.0)
            about_to_send(connected=False)
            remote.orders[ref] = status
            world.trace.append(("left", ref.order_id))
            return WriteReply(True, status, verbatim("ok"), "raw reply")

        world.designo.scripts[world.ref("7")] = write
        task = asyncio.ensure_future(services.jobs.apply(plan))
        await world.until(lambda: bool(turns))
        for _ in range(100):
            await asyncio.sleep(0)
        assert world.steps("left") == []
        if cancelled:
            services.jobs.cancel(running())
        else:
            services.jobs.resume(running())
        return await task

    (outcome,) = world.run(body).outcomes
    assert outcome.kind is (OutcomeKind.CANCELLED if cancelled else OutcomeKind.VERIFIED)
    assert len(world.steps("left")) == (0 if cancelled else 1)


def test_that_a_row_that_was_being_read_when_the_job_was_paused_is_not_sent(world: Any) -> None:
    world.fill(o7=("paid", "new"))

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        plan = await services.orders.plan(TO_DESIGNO, list(world.mirror.rows))

        def pause(ref: OrderRef) -> None:
            world.designo.before_read = lambda _: None
            services.jobs.pause([e.job_id for e in world.events if isinstance(e, JobStarted)][-1])

        world.designo.before_read = pause
        task = asyncio.ensure_future(services.jobs.apply(plan))
        for _ in range(200):
            await asyncio.sleep(0)
        assert world.steps("claim", "write") == []
        services.jobs.resume([e.job_id for e in world.events if isinstance(e, JobStarted)][-1])
        return await task

    (outcome,) = world.run(body).outcomes
    assert outcome.kind is OutcomeKind.VERIFIED


@pytest.mark.parametrize("listed", ["storefront", "designo"])
def test_that_one_order_that_cannot_be_read_stops_no_other_row_of_its_list(
    world: Any, listed: str
) -> None:
    """One side can only be listed, so rows are read together; the other fails for one order."""
    remote, other = world.storefront, world.designo
    if listed == "designo":
        remote, other = other, remote
    remote.reads_singly = False
    world.fill(**{f"o{n}": ("paid", "new") for n in range(1, 10)})
    fails = {world.ref("7"): ServerFailure(verbatim("HTTP 500"))}
    outcomes = applied(world, lambda: other.read_errors.update(fails))
    kinds = {outcome.ref.order_id: outcome.kind for outcome in outcomes}
    assert kinds.pop("7") is OutcomeKind.CANCELLED
    assert set(kinds.values()) == {OutcomeKind.VERIFIED}


def test_that_a_source_that_can_only_be_listed_lets_no_value_be_altered_often(world: Any) -> None:
    """Each row is read back before the next is sent where the target is read singly."""
    world.storefront.reads_singly = False
    world.fill(**{f"o{n}": ("Ready To Print", "new") for n in range(1, 20)})

    def lowers(remote: Any, ref: OrderRef, status: Status) -> WriteReply:
        remote.orders[ref] = Status.text(status.literal.lower())
        return WriteReply(True, status, verbatim("ok"), "raw reply")

    world.designo.scripts = {world.ref(str(n)): lowers for n in range(1, 20)}
    kinds = [outcome.kind for outcome in applied(world)]
    assert kinds.count(OutcomeKind.ALTERED) <= USUALLY_AT_ONCE, "one for each worker at most"


def test_that_a_target_that_goes_away_between_two_rows_of_a_list_is_waited_for(world: Any) -> None:
    world.patience = timedelta(minutes=2)
    world.storefront.reads_singly = False
    world.fill(**{f"o{n}": ("paid", "new") for n in range(1, 10)})
    tries = []

    def away(ref: OrderRef) -> None:
        tries.append(ref)
        if 3 <= len(tries) <= 6:
            raise Unreachable(verbatim("no route"))

    def begin() -> None:
        world.designo.before_read = away

    kinds = {outcome.kind for outcome in applied(world, begin)}
    assert kinds <= {OutcomeKind.VERIFIED, OutcomeKind.ACCEPTED}


def one_at_a_time(world: Any, seconds: float) -> None:
    """The target takes one request after the other, in the order of asking, each for so long."""
    line, remote = asyncio.Lock(), world.designo
    read_orders = remote.read_orders

    async def read(refs: Sequence[OrderRef]) -> Mapping[OrderRef, Reading]:
        async with line:
            await asyncio.sleep(0)
            world.clock.run_on(seconds)
            return await read_orders(refs)

    async def write(ref: OrderRef, status: Status, action: str = "") -> WriteReply:
        async with line:
            about_to_send(connected=False)
            remote.trace.append(("left", remote.side, ref.order_id))
            await asyncio.sleep(0)
            world.clock.run_on(seconds)
            remote.orders[ref] = status
            return WriteReply(True, status, verbatim("ok"), "raw reply")

    remote.read_orders, remote.write = read, write


def test_that_writes_get_through_where_the_host_takes_one_request_at_a_time(world: Any) -> None:
    """Between a row's reading and its write the other workers' readings would have their turns:
    every reading would be too old for ever."""
    world.fill(**{f"o{n}": ("paid", "new") for n in range(1, 21)})
    outcomes = applied(world, lambda: one_at_a_time(world, 0.7))
    assert {outcome.kind for outcome in outcomes} == {OutcomeKind.VERIFIED}
    assert sorted(steps_of(world, "left")) == ["left"] * 20


def test_that_a_host_of_few_requests_a_second_is_given_time_before_a_row_is_read_again(
    world: Any,
) -> None:
    """Nothing is left of its limit, and less than one request comes back each second."""
    world.fill(o7=("paid", "new"))
    left, since = 0.0, world.clock.elapsed()
    read_orders = world.designo.read_orders

    async def taken() -> None:
        nonlocal left, since
        left = min(40.0, left + (world.clock.elapsed() - since) * 0.8)
        since = world.clock.elapsed()
        if left < 1.0:
            await world.clock.sleep((1.0 - left) / 0.8 + 0.001)
            await taken()
        else:
            left -= 1.0

    async def read(refs: Sequence[OrderRef]) -> Mapping[OrderRef, Reading]:
        await taken()
        return await read_orders(refs)

    async def write(ref: OrderRef, status: Status, action: str = "") -> WriteReply:
        await taken()
        about_to_send(connected=False)
        world.designo.orders[ref] = status
        return WriteReply(True, status, verbatim("ok"), "raw reply")

    def begin() -> None:
        nonlocal left, since
        left, since = 0.0, world.clock.elapsed()
        world.designo.read_orders, world.designo.write = read, write

    (outcome,) = applied(world, begin)
    assert outcome.kind is OutcomeKind.VERIFIED
