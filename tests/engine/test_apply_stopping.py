"""Facts about what stops a plan that is being carried out, and what it leaves behind."""

import asyncio
from typing import Any

import pytest

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import (
    BadReply,
    JobRefused,
    SettingsInvalid,
    SignInFailed,
    StorageFailed,
    Unreachable,
)
from designo_sync_gui.domain.events import JobFinished, JobStarted, OutcomeRecorded
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.outcome import JobState, OutcomeKind, WriteReply
from designo_sync_gui.domain.plan import RefusalReason, WriteRules
from designo_sync_gui.domain.ports import Settings
from designo_sync_gui.domain.sending import USUALLY_AT_ONCE, about_to_send
from designo_sync_gui.domain.sentence import NOTHING, verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.engine.writing.plan_run import MOST_BUGS

TO_DESIGNO = Direction.TO_DESIGNO
TO_STOREFRONT = Direction.TO_STOREFRONT


def sync_many(world: Any, count: int = 12, direction: Direction = TO_DESIGNO) -> Any:
    world.fill(**{f"o{n}": ("a", "b") for n in range(count)})

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        return await world.synced(services, direction)

    return world.run(body)


def test_that_a_failed_sign_in_stops_the_rest_before_sending(world: Any) -> None:
    def signed_out(remote: Any, ref: OrderRef, status: Status) -> WriteReply:
        raise SignInFailed(verbatim("401"), verbatim("Enter the credentials again."))

    world.designo.scripts = dict.fromkeys([world.ref(str(n)) for n in range(12)], signed_out)
    result = sync_many(world)
    kinds = [outcome.kind for outcome in result.outcomes]
    assert set(kinds) == {OutcomeKind.REFUSED, OutcomeKind.CANCELLED}
    assert len(world.steps("write")) <= USUALLY_AT_ONCE
    assert isinstance(result.errors[0], SignInFailed)
    assert not result.clean


def test_that_a_side_that_cannot_be_connected_to_was_sent_nothing(world: Any) -> None:
    def gone(remote: Any, ref: OrderRef, status: Status) -> WriteReply:
        raise Unreachable(verbatim("connection refused"))

    world.designo.scripts = dict.fromkeys([world.ref(str(n)) for n in range(12)], gone)
    result = sync_many(world)
    assert {o.kind for o in result.outcomes} == {OutcomeKind.CANCELLED}
    assert not any(o.sent for o in result.outcomes)


def test_that_one_poison_order_does_not_stop_the_others(world: Any) -> None:
    world.designo.read_errors[world.ref("3")] = BadReply(verbatim("cut"))
    result = sync_many(world)
    found = {o.ref.order_id: o.kind for o in result.outcomes}
    assert found.pop("3") is OutcomeKind.CANCELLED
    assert set(found.values()) == {OutcomeKind.VERIFIED}


def test_that_outcomes_come_in_the_order_of_the_plan(world: Any) -> None:
    result = sync_many(world)
    assert [o.ref for o in result.outcomes] == sorted(o.ref for o in result.outcomes)


def test_that_cancelling_finishes_what_is_on_its_way_and_sends_nothing_more(world: Any) -> None:
    world.fill(**{f"o{n}": ("a", "b") for n in range(30)})

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        plan = await services.orders.plan(TO_DESIGNO, list(world.mirror.rows))

        def cancel_on_write(remote: Any, ref: OrderRef, status: Status) -> WriteReply:
            services.jobs.cancel([e for e in world.events if isinstance(e, JobStarted)][-1].job_id)
            remote.orders[ref] = status
            return WriteReply(True, status, NOTHING, "")

        world.designo.scripts = dict.fromkeys(world.mirror.rows, cancel_on_write)
        return await services.jobs.apply(plan, frozenset({plan.count_word}))

    result = world.run(body)
    kinds = [o.kind for o in result.outcomes]
    assert result.state is JobState.CANCELLED
    assert kinds.count(OutcomeKind.VERIFIED) == len(world.steps("write")) <= USUALLY_AT_ONCE
    assert set(kinds) == {OutcomeKind.VERIFIED, OutcomeKind.CANCELLED}
    assert len(kinds) == 30
    finished = [e for e in world.events if isinstance(e, JobFinished)]
    assert finished[-1].state is JobState.CANCELLED


def writes_that_wait(world: Any, first: Any, stopped: Any) -> list[str]:
    """DesignO's writer: order 0 is sent when so many are claimed as go at once, the others when
    ``stopped`` is so, as if the host's pacer held them so long. Returns the ids that left."""
    left: list[str] = []

    def all_are_claimed() -> bool:
        return len(world.steps("claim")) == USUALLY_AT_ONCE

    async def write(ref: OrderRef, status: Status, action: str = "") -> WriteReply:
        first_goes = ref.order_id == "0"
        await world.until(all_are_claimed if first_goes else stopped)
        about_to_send(connected=False)
        left.append(ref.order_id)
        if first_goes:
            return first(ref, status)
        world.designo.orders[ref] = status
        return WriteReply(True, status, NOTHING, "")

    world.designo.write = write
    return left


def ended(world: Any, order_id: str) -> bool:
    told = [e.outcome.ref.order_id for e in world.events if isinstance(e, OutcomeRecorded)]
    return order_id in told


def test_that_a_write_that_waits_for_its_turn_is_not_sent_once_another_was_altered(
    world: Any,
) -> None:
    def altered(ref: OrderRef, status: Status) -> WriteReply:
        world.designo.orders[ref] = Status.text("A")
        return WriteReply(True, status, NOTHING, "")

    left = writes_that_wait(world, altered, lambda: ended(world, "0"))
    result = sync_many(world)
    assert left == ["0"]
    kinds = {o.ref.order_id: o.kind for o in result.outcomes}
    assert kinds.pop("0") is OutcomeKind.ALTERED
    assert set(kinds.values()) == {OutcomeKind.CANCELLED}
    assert not any(o.sent for o in result.outcomes if o.ref.order_id != "0")


def test_that_a_write_that_waits_for_its_turn_is_not_sent_after_a_refused_sign_in(
    world: Any,
) -> None:
    def signed_out(ref: OrderRef, status: Status) -> WriteReply:
        raise SignInFailed(verbatim("401"), verbatim("Enter the credentials again."))

    left = writes_that_wait(world, signed_out, lambda: ended(world, "0"))
    result = sync_many(world)
    assert left == ["0"]
    assert [o.kind for o in result.outcomes].count(OutcomeKind.CANCELLED) == 11
    assert "401" in result.outcomes[1].message.english


def test_that_a_write_that_waits_for_its_turn_is_not_sent_once_the_job_is_cancelled(
    world: Any,
) -> None:
    job: list[Any] = []

    def cancelling(ref: OrderRef, status: Status) -> WriteReply:
        job[0].jobs.cancel([e for e in world.events if isinstance(e, JobStarted)][-1].job_id)
        world.designo.orders[ref] = status
        return WriteReply(True, status, NOTHING, "")

    left = writes_that_wait(world, cancelling, lambda: ended(world, "0"))
    world.fill(**{f"o{n}": ("a", "b") for n in range(12)})

    async def body(services: Any) -> Any:
        job.append(services)
        return await world.synced_after_refresh(services)

    result = world.run(body)
    assert left == ["0"]
    assert result.state is JobState.CANCELLED
    kinds = [o.kind for o in result.outcomes]
    assert (kinds.count(OutcomeKind.VERIFIED), kinds.count(OutcomeKind.CANCELLED)) == (1, 11)
    claimed = {step[1] for step in world.steps("claim")}
    assert len(claimed) == USUALLY_AT_ONCE
    assert claimed <= {step[1] for step in world.steps("finish")}


def test_that_a_caller_that_goes_away_leaves_no_write_unfinished(world: Any) -> None:
    world.fill(**{f"o{n}": ("a", "b") for n in range(30)})

    async def body(services: Any) -> None:
        await services.jobs.refresh()
        plan = await services.orders.plan(TO_DESIGNO, list(world.mirror.rows))
        task = asyncio.ensure_future(services.jobs.apply(plan, frozenset({plan.count_word})))
        await world.until(lambda: world.steps("write"))
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    world.run(body)
    claimed = {step[1] for step in world.steps("claim")}
    finished = {step[1] for step in world.steps("finish")}
    assert claimed <= finished
    assert 0 < len(world.steps("write")) < 30
    assert len(finished) == 30


@pytest.mark.parametrize("step", ["begin", "claim"])
def test_that_nothing_is_sent_when_the_journal_does_not_take_it(world: Any, step: str) -> None:
    world.fill(o7=("a", "b"))
    world.journal.fail_on = step

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        plan = await services.orders.plan(TO_DESIGNO, [world.ref("7")])
        try:
            return await services.jobs.apply(plan, frozenset({plan.count_word}))
        except StorageFailed as error:
            return error

    result = world.run(body)
    assert world.steps("write") == []
    if step == "begin":
        assert isinstance(result, StorageFailed)
    else:
        assert result.state is JobState.FAILED
        assert [o.kind for o in result.outcomes] == [OutcomeKind.CANCELLED]


def test_that_a_full_disk_after_a_write_stops_the_job_and_keeps_what_is_known(world: Any) -> None:
    world.journal.fail_on = "finish"
    result = sync_many(world)
    assert result.state is JobState.FAILED
    assert len(world.steps("write")) <= USUALLY_AT_ONCE
    assert [o.kind for o in result.outcomes].count(OutcomeKind.VERIFIED) == len(
        world.steps("write")
    )
    assert any(isinstance(error, StorageFailed) for error in result.errors)


def test_that_the_rules_are_asked_again_before_writing(world: Any) -> None:
    world.fill(o7=("refunded", "paid"))

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        plan = await services.orders.plan(TO_DESIGNO, [world.ref("7")])
        assert len(plan.writes) == 1
        world.designo.rules = WriteRules(forbidden={"refunded": verbatim("It moves money.")})
        return await services.jobs.apply(plan, frozenset({plan.count_word}))

    outcome = world.run(body).outcomes[0]
    assert outcome.kind is OutcomeKind.REFUSED
    assert "moves money" in outcome.message.english
    assert world.steps("write") == []


def test_that_a_list_only_read_source_is_read_once_per_chunk(world: Any) -> None:
    world.designo.reads_singly = False
    result = sync_many(world, 12)
    assert result.clean
    of_target = [step[0] for step in world.steps("read", "write") if step[1] is Side.DESIGNO]
    assert of_target == ["read"] * 12 + ["write"] * 12 + ["read"] * 12


def test_that_the_storefront_is_written_in_the_other_direction(world: Any) -> None:
    result = sync_many(world, 3, TO_STOREFRONT)
    assert result.clean
    assert {step[1] for step in world.steps("write")} == {Side.STOREFRONT}
    assert set(world.storefront.orders.values()) == {Status.text("b")}


def test_that_every_outcome_is_told_as_it_comes(world: Any) -> None:
    result = sync_many(world, 5)
    told = [event.outcome for event in world.events if isinstance(event, OutcomeRecorded)]
    assert sorted(told, key=lambda o: o.ref) == list(result.outcomes)
    assert {row.last_outcome for row in world.mirror.rows.values()} == {"verified"}


def test_that_a_plan_for_a_store_that_was_removed_sends_nothing(world: Any) -> None:
    world.fill(o7=("a", "b"))

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        plan = await services.orders.plan(TO_DESIGNO, [world.ref("7")])
        world.connections.open_error = None
        world.settings.settings = Settings("home", (), None)
        return await services.jobs.apply(plan, frozenset({plan.count_word}))

    outcome = world.run(body).outcomes[0]
    assert outcome.kind is OutcomeKind.CANCELLED
    assert "not connected" in outcome.message.english


def bug(remote: Any, ref: OrderRef, status: Status) -> WriteReply:
    raise ZeroDivisionError


def test_that_an_order_that_trips_the_program_is_set_aside_and_reported(world: Any) -> None:
    world.designo.scripts[world.ref("3")] = bug
    with pytest.raises(ZeroDivisionError):
        sync_many(world)
    ended = {step[1]: step[2] for step in world.steps("finish")}
    assert len(ended) == 12
    assert ended.pop("3") is OutcomeKind.UNKNOWN
    assert set(ended.values()) == {OutcomeKind.VERIFIED}
    finished = [e for e in world.events if isinstance(e, JobFinished)][-1]
    assert "error in the program" in finished.summary.english


def test_that_many_errors_in_the_program_stop_the_job_with_every_outcome_in_the_journal(
    world: Any,
) -> None:
    for number in range(12):
        world.designo.scripts[world.ref(str(number))] = bug
    with pytest.raises(ZeroDivisionError):
        sync_many(world)
    kinds = [step[2] for step in world.steps("finish")]
    assert len(kinds) == 12
    assert set(kinds) == {OutcomeKind.UNKNOWN, OutcomeKind.CANCELLED}
    assert len(world.steps("write")) <= MOST_BUGS + USUALLY_AT_ONCE
    assert [e.state for e in world.events if isinstance(e, JobFinished)][-1] is JobState.FAILED


def test_that_a_read_that_trips_the_program_leaves_its_order_unsent(world: Any) -> None:
    def stumble(ref: OrderRef) -> None:
        if ref.order_id == "3" and world.steps("begin"):
            raise ZeroDivisionError

    world.designo.before_read = stumble
    with pytest.raises(ZeroDivisionError):
        sync_many(world)
    ended = {step[1]: step[2] for step in world.steps("finish")}
    assert ended["3"] is OutcomeKind.CANCELLED
    assert "3" not in {step[2] for step in world.steps("write")}


def test_that_planning_without_designo_says_so(world: Any) -> None:
    world.fill(o7=("a", "b"))
    world.settings.settings = type(world.settings.settings)(
        "home", world.settings.settings.stores, None
    )

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        return await services.orders.plan(TO_DESIGNO, [world.ref("7")])

    plan = world.run(body)
    assert plan.writes == ()
    assert plan.refusals[0].reason is RefusalReason.NOT_WRITABLE
    assert "DesignO is not connected" in plan.refusals[0].message.english


def test_that_a_target_that_cannot_be_asked_for_its_rules_is_refused_with_the_cause(
    world: Any,
) -> None:
    world.fill(o7=("a", "b"))

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        world.connections.open_error = SettingsInvalid(verbatim("No such platform."))
        return await services.orders.plan(TO_STOREFRONT, [world.ref("7")])

    assert "No such platform" in world.run(body).refusals[0].message.english


def test_that_nothing_is_sent_while_another_process_writes(world: Any) -> None:
    world.fill(o7=("a", "b"))

    async def body(services: Any) -> None:
        await services.jobs.refresh()
        plan = await services.orders.plan(TO_DESIGNO, [world.ref("7")])
        world.locked = True
        with pytest.raises(JobRefused):
            await services.jobs.apply(plan, frozenset({plan.count_word}))

    world.run(body)
    assert world.steps("begin", "claim", "write") == []
