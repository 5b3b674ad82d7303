"""Undo: a reviewed plan that restores what a job overwrote."""

import pytest

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import JobRefused, ServerFailure
from designo_sync_gui.domain.outcome import OutcomeKind, WriteReply
from designo_sync_gui.domain.plan import Change, RefusalReason, WriteRules
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import Status


async def applied(world, services):
    await services.jobs.refresh()
    plan = await services.orders.plan(Direction.TO_DESIGNO, list(world.mirror.rows))
    return await services.jobs.apply(plan)


def test_that_undo_restores_the_value_before_each_write(world) -> None:
    world.fill(o1=("paid", "new"), o2=("paid", "old"))

    async def scene(services):
        job = await applied(world, services)
        plan = await services.history.undo(job.job_id)
        return plan, await services.jobs.apply(plan)

    plan, result = world.run(scene)
    assert plan.direction is Direction.UNDO
    assert [(w.expected.literal, w.wanted.literal) for w in plan.writes] == [
        ("paid", "new"),
        ("paid", "old"),
    ]
    assert all("cannot be recalled" in write.consequence.english for write in plan.writes)
    assert {o.kind for o in result.outcomes} == {OutcomeKind.VERIFIED}
    assert world.designo.orders[world.ref("2")] == Status.text("old")


def test_that_an_order_that_changed_since_is_left_alone(world) -> None:
    world.fill(o1=("paid", "new"))

    async def scene(services):
        job = await applied(world, services)
        world.designo.orders[world.ref("1")] = Status.text("shipped")
        await services.jobs.refresh(full=True)
        return await services.history.undo(job.job_id)

    plan = world.run(scene)
    assert plan.writes == ()
    (refusal,) = plan.refusals
    assert refusal.reason is RefusalReason.MOVED
    assert "“shipped”" in refusal.message.english


def test_that_a_change_after_planning_the_undo_is_seen_before_writing(world) -> None:
    world.fill(o1=("paid", "new"))

    async def scene(services):
        job = await applied(world, services)
        plan = await services.history.undo(job.job_id)
        world.designo.orders[world.ref("1")] = Status.text("shipped")
        return await services.jobs.apply(plan)

    assert [o.kind for o in world.run(scene).outcomes] == [OutcomeKind.SKIPPED]
    assert world.designo.orders[world.ref("1")] == Status.text("shipped")


def test_that_what_was_never_sent_is_not_undone(world) -> None:
    world.fill(o1=("paid", "new"))
    world.designo.read_errors[world.ref("1")] = ServerFailure(verbatim("503"))

    async def scene(services):
        job = await applied(world, services)
        world.designo.read_errors.clear()
        return await services.history.undo(job.job_id)

    plan = world.run(scene)
    assert (plan.writes, plan.refusals) == ((), ())


def test_that_what_somebody_else_wrote_while_the_job_was_refused_is_not_undone(world) -> None:
    world.fill(o1=("paid", "new"))

    def refuses(remote, ref, status):
        remote.orders[ref] = Status.text("shipped")
        return WriteReply(False, None, verbatim("no"), "raw")

    world.designo.scripts[world.ref("1")] = refuses

    async def scene(services):
        job = await applied(world, services)
        return job, await services.history.undo(job.job_id)

    job, plan = world.run(scene)
    assert [o.kind for o in job.outcomes] == [OutcomeKind.REFUSED]
    assert plan.writes == ()
    assert [r.reason for r in plan.refusals] == [RefusalReason.MOVED]


def test_that_a_write_that_a_job_left_open_as_it_died_is_named_and_not_undone(world) -> None:
    world.fill(o1=("paid", "new"))

    async def scene(services):
        await services.jobs.refresh()
        plan = await services.orders.plan(Direction.TO_DESIGNO, [world.ref("1")])
        await world.journal.begin("died", plan, world.clock.now())
        await world.journal.claim("died", 0, Status.text("new"), world.clock.now())
        return await services.history.undo("died")

    plan = world.run(scene)
    assert plan.writes == ()
    assert [r.reason for r in plan.refusals] == [RefusalReason.UNSETTLED]


def test_that_an_undo_follows_the_targets_rules_and_words(world) -> None:
    world.fill(o1=("paid", "refunded"), o2=("paid", "gone"))

    async def scene(services):
        job = await applied(world, services)
        world.designo.rules = WriteRules(
            forbidden={"gone": verbatim("“gone” cannot be written.")},
            changes=(Change(None, "refunded", verbatim("refunds"), confirm="refund"),),
        )
        return await services.history.undo(job.job_id)

    plan = world.run(scene)
    assert [write.confirm for write in plan.writes] == ["refund"]
    assert [r.reason for r in plan.refusals] == [RefusalReason.NOT_ALLOWED]


def test_that_a_job_nobody_knows_cannot_be_undone(world) -> None:
    async def scene(services):
        with pytest.raises(JobRefused) as caught:
            await services.history.undo("job-99")
        assert caught.value.title.english == "No such job"

    world.run(scene)


def test_that_the_last_job_is_the_newest_that_changed_something(world) -> None:
    world.fill(o1=("paid", "new"))

    async def scene(services):
        with pytest.raises(JobRefused, match="written anything"):
            await services.history.last_job()
        first = await applied(world, services)
        plan = await services.orders.plan(Direction.TO_STOREFRONT, list(world.mirror.rows))
        await services.jobs.apply(plan)
        return first.job_id, await services.history.last_job()

    first, last = world.run(scene)
    assert last == first


def test_that_another_value_found_later_is_not_taken_back(world) -> None:
    """The answer was unclear; who set the value that a later refresh found is not known."""
    world.fill(o1=("paid", "new"))
    world.designo.scripts[world.ref("1")] = lambda *_: WriteReply(None, None, verbatim("?"), "")

    async def scene(services):
        job = await applied(world, services)
        world.designo.orders[world.ref("1")] = Status.text("shipped")
        (settled,) = (await services.jobs.refresh(full=True)).settled
        assert settled.kind is OutcomeKind.ALTERED
        return await services.history.undo(job.job_id)

    plan = world.run(scene)
    assert plan.writes == ()
    assert [refusal.reason for refusal in plan.refusals] == [RefusalReason.MOVED]
