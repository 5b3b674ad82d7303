"""Jobs paused, resumed, held by an outage, ordered by urgency, and left behind by a crash."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from engine_fakes import FakeClock

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import (
    CertificateRejected,
    JobRefused,
    ServerFailure,
    SyncError,
    Unreachable,
)
from designo_sync_gui.domain.events import JobPaused, JobProgress, JobResumed, JobStarted
from designo_sync_gui.domain.outcome import JobState, OutcomeKind, WriteReply
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.engine.jobs.job import StoreQueue, Urgency
from designo_sync_gui.engine.jobs.outage import FIRST_WAIT, LONGEST_WAIT, Outage

TO_DESIGNO = Direction.TO_DESIGNO


def fill(world: Any, count: int = 12) -> None:
    world.fill(**{f"o{n}": (f"wanted {n}", "old") for n in range(count)})


def told(world: Any, kind: type) -> list[Any]:
    return [event for event in world.events if isinstance(event, kind)]


async def begun(world: Any, services: Any, **how: Any) -> tuple[Any, asyncio.Task[Any]]:
    """A refreshed world with a plan under way; the job's id and its task."""
    await services.jobs.refresh()
    plan = await services.orders.plan(TO_DESIGNO, list(world.mirror.rows))
    task = asyncio.ensure_future(services.jobs.apply(plan, frozenset(), **how))
    await world.until(lambda: len(told(world, JobStarted)) == 2)
    return told(world, JobStarted)[1].job_id, task


def test_that_a_paused_job_sends_nothing_new_until_it_is_resumed(world: Any) -> None:
    fill(world)

    async def body(services: Any) -> Any:
        job, task = await begun(world, services)
        await world.until(lambda: world.steps("write"))
        services.jobs.pause(job)
        for _ in range(200):
            await asyncio.sleep(0)
        sent = len(world.steps("write"))
        for _ in range(200):
            await asyncio.sleep(0)
        assert len(world.steps("write")) == sent < 12
        services.jobs.resume(job)
        return await task

    result = world.run(body)
    assert {outcome.kind for outcome in result.outcomes} == {OutcomeKind.VERIFIED}
    assert [event.asks for event in told(world, JobPaused)] == [True]
    assert len(told(world, JobResumed)) == 1


def test_that_rows_read_before_a_pause_are_read_again_after_it(world: Any) -> None:
    """Twenty-five rows are read at once where orders cannot be read singly."""
    fill(world)
    world.designo.reads_singly = False

    async def body(services: Any) -> Any:
        job, task = await begun(world, services)
        await world.until(lambda: len(world.steps("write")) == 1)
        services.jobs.pause(job)
        await world.until(lambda: len(world.steps("finish")) >= 1)
        for _ in range(100):
            await asyncio.sleep(0)
        sent = {step[2] for step in world.steps("write")}
        for ref in world.designo.orders:
            if ref.order_id not in sent:
                world.designo.orders[ref] = Status.text("moved")
        services.jobs.resume(job)
        return sent, await task

    sent, result = world.run(body)
    kinds = {o.ref.order_id: o.kind for o in result.outcomes}
    assert {kinds[i] for i in sent} == {OutcomeKind.VERIFIED}
    assert {kinds[i] for i in set(kinds) - sent} == {OutcomeKind.SKIPPED}


def test_that_a_paused_job_can_be_cancelled(world: Any) -> None:
    fill(world)

    async def body(services: Any) -> Any:
        job, task = await begun(world, services)
        services.jobs.pause(job)
        services.jobs.cancel(job)
        return await task

    assert world.run(body).state is JobState.CANCELLED


def test_that_a_paused_refresh_goes_on_with_its_next_page(world: Any) -> None:
    fill(world, 30)
    world.storefront.page_size = world.designo.page_size = 5

    async def body(services: Any) -> Any:
        seen: list[Any] = []

        def pause_once(event: Any) -> None:
            if isinstance(event, JobProgress) and not seen:
                seen.append(event.job_id)
                services.jobs.pause(event.job_id)

        services.events.subscribe(pause_once)
        task = asyncio.ensure_future(services.jobs.refresh())
        await world.until(lambda: told(world, JobPaused))
        for _ in range(200):
            await asyncio.sleep(0)
        rows = len(world.mirror.rows)
        services.jobs.resume(seen[0])
        return rows, await task

    rows, summary = world.run(body)
    assert rows < 30
    assert summary.read == 30


def outage(world: Any, times: int, error: SyncError | None = None) -> None:
    """DesignO cannot be reached at the next so many readings of order 0."""
    left = [times]

    def fail(ref: Any) -> None:
        if world.steps("begin") and left[0] > 0:
            left[0] -= 1
            raise error or Unreachable(
                verbatim("DesignO cannot be reached."), verbatim("Check the network.")
            )

    world.designo.before_read = fail


def test_F58_a_plan_waits_for_a_host_that_comes_back_and_goes_on_by_itself(world: Any) -> None:
    fill(world, 3)
    world.patience = timedelta(hours=1)
    outage(world, 4)

    async def body(services: Any) -> Any:
        _, task = await begun(world, services)
        return await task

    result = world.run(body)
    assert {outcome.kind for outcome in result.outcomes} == {OutcomeKind.VERIFIED}
    assert len(world.steps("write")) == 3
    assert all("cannot be reached" in event.reason.english for event in told(world, JobPaused))
    assert told(world, JobPaused)[0].until is not None
    assert len(told(world, JobResumed)) == len(told(world, JobPaused))


def test_that_the_waits_for_a_host_grow_and_end(world: Any) -> None:
    fill(world, 1)
    world.patience = timedelta(minutes=10)
    outage(world, 10_000)

    async def body(services: Any) -> Any:
        _, task = await begun(world, services)
        return await task

    result = world.run(body)
    assert result.outcomes[0].kind is OutcomeKind.CANCELLED
    assert world.steps("write") == []
    slept = world.clock.slept
    assert slept[0] == FIRST_WAIT
    assert slept == sorted(slept)
    assert slept[-1] == LONGEST_WAIT
    assert sum(slept) <= 11 * 60


def restarting() -> ServerFailure:
    error = ServerFailure(verbatim("The shop reports an internal error (HTTP 502)."))
    error.away = True
    return error


def test_that_a_host_that_is_being_restarted_is_waited_for_like_one_that_is_not_there(
    world: Any,
) -> None:
    fill(world, 3)
    world.patience = timedelta(minutes=2)
    left = [4]

    def fail(ref: Any) -> None:
        if world.steps("begin") and left[0] > 0:
            left[0] -= 1
            raise restarting()

    world.designo.before_read = fail

    async def body(services: Any) -> Any:
        _, task = await begun(world, services)
        return await task

    result = world.run(body)
    assert {outcome.kind for outcome in result.outcomes} == {OutcomeKind.VERIFIED}
    assert world.clock.slept
    assert len(world.steps("write")) == 3


def test_that_one_order_that_fails_so_holds_no_job_for_longer_than_a_restart(
    world: Any,
) -> None:
    fill(world, 3)
    world.patience = timedelta(hours=1)

    def fail(ref: Any) -> None:
        if world.steps("begin") and ref.order_id == "0":
            raise restarting()

    world.designo.before_read = fail

    async def body(services: Any) -> Any:
        _, task = await begun(world, services)
        return await task

    result = world.run(body)
    kinds = {outcome.ref.order_id: outcome.kind for outcome in result.outcomes}
    assert kinds.pop("0") is not OutcomeKind.VERIFIED
    assert set(kinds.values()) == {OutcomeKind.VERIFIED}
    assert sum(world.clock.slept) <= 6 * 60


@pytest.mark.parametrize(("seconds", "waited"), [(3, False), (1, True)])
def test_that_a_host_that_answers_about_others_meanwhile_is_not_being_restarted(
    seconds: int, waited: bool
) -> None:
    clock = FakeClock()

    class Held:
        async def hold(self, sleep: Any, reason: str, until: Any) -> None:
            await sleep

    async def run() -> bool:
        held: Any = Held()
        outage_of_host = Outage(held, clock, timedelta(hours=1))
        assert await outage_of_host.waited(restarting())
        clock.passed -= FIRST_WAIT - seconds
        outage_of_host.over()
        return await outage_of_host.waited(restarting())

    assert asyncio.run(run()) is waited


@pytest.mark.parametrize(
    "error",
    [CertificateRejected(verbatim("Not trusted.")), Unreachable(verbatim("Not there."))],
    ids=["tls", "zero"],
)
def test_that_a_rejected_certificate_and_a_run_without_patience_are_not_waited_for(
    world: Any, error: Unreachable
) -> None:
    fill(world, 3)
    if isinstance(error, CertificateRejected):
        world.patience = timedelta(hours=1)
    outage(world, 100, error)

    async def body(services: Any) -> Any:
        _, task = await begun(world, services)
        return await task

    result = world.run(body)
    assert {outcome.kind for outcome in result.outcomes} == {OutcomeKind.CANCELLED}
    assert world.clock.slept == []


def test_that_waiting_for_a_host_ends_when_the_job_is_cancelled(world: Any) -> None:
    fill(world, 3)
    world.patience = timedelta(hours=1)
    outage(world, 10_000)

    async def body(services: Any) -> Any:
        job, task = await begun(world, services)
        await world.until(lambda: told(world, JobPaused))
        services.jobs.cancel(job)
        return await task

    result = world.run(body)
    assert result.state is JobState.CANCELLED
    assert {outcome.kind for outcome in result.outcomes} == {OutcomeKind.CANCELLED}


def altering(remote: Any, ref: Any, status: Status) -> WriteReply:
    remote.orders[ref] = Status.text("altered")
    return WriteReply(True, status, verbatim("ok"), "")


def test_that_a_careful_run_stops_at_the_first_altered_echo(world: Any) -> None:
    fill(world)
    world.designo.scripts[world.ref("0")] = altering

    async def body(services: Any) -> Any:
        _, task = await begun(world, services, canary=True)
        return await task

    result = world.run(body)
    assert len(world.steps("write")) == 1
    assert [o.kind for o in result.outcomes] == [OutcomeKind.ALTERED] + [OutcomeKind.CANCELLED] * 11


def test_that_a_careful_run_writes_one_then_five_then_the_rest(world: Any) -> None:
    fill(world)
    under_way = []

    def watched(remote: Any, ref: Any, status: Status) -> WriteReply:
        under_way.append(len(world.steps("finish")))
        remote.orders[ref] = status
        return WriteReply(True, status, verbatim("ok"), "")

    for ref in world.designo.orders:
        world.designo.scripts[ref] = watched

    async def body(services: Any) -> Any:
        _, task = await begun(world, services, canary=True)
        return await task

    result = world.run(body)
    assert {outcome.kind for outcome in result.outcomes} == {OutcomeKind.VERIFIED}
    assert under_way[0] == 0
    assert min(under_way[1:]) >= 1
    assert min(under_way[6:]) >= 6


def test_that_a_refusal_proves_nothing_and_the_next_order_is_the_careful_one(world: Any) -> None:
    fill(world)

    def refusing(remote: Any, ref: Any, status: Status) -> WriteReply:
        return WriteReply(False, None, verbatim("no"), "")

    world.designo.scripts[world.ref("0")] = refusing
    world.designo.scripts[world.ref("1")] = altering

    async def body(services: Any) -> Any:
        _, task = await begun(world, services, canary=True)
        return await task

    kinds = [o.kind for o in world.run(body).outcomes]
    assert kinds[:2] == [OutcomeKind.REFUSED, OutcomeKind.ALTERED]
    assert set(kinds[2:]) == {OutcomeKind.CANCELLED}


def test_that_a_yes_that_was_not_read_back_is_no_proof_for_a_careful_run(world: Any) -> None:
    fill(world)

    def hidden(remote: Any, ref: Any, status: Status) -> WriteReply:
        remote.read_errors[ref] = ServerFailure(verbatim("503"))
        return WriteReply(True, None, verbatim("ok"), "")

    world.designo.scripts[world.ref("0")] = hidden
    world.designo.scripts[world.ref("1")] = altering

    async def body(services: Any) -> Any:
        _, task = await begun(world, services, canary=True)
        return await task

    kinds = [o.kind for o in world.run(body).outcomes]
    assert kinds[:2] == [OutcomeKind.ACCEPTED, OutcomeKind.ALTERED]
    assert set(kinds[2:]) == {OutcomeKind.CANCELLED}


def test_that_the_same_plan_is_not_carried_out_twice_at_once(world: Any) -> None:
    fill(world)

    async def body(services: Any) -> None:
        await services.jobs.refresh()
        plan = await services.orders.plan(TO_DESIGNO, list(world.mirror.rows))
        first = asyncio.ensure_future(services.jobs.apply(plan))
        await world.until(lambda: world.steps("begin"))
        with pytest.raises(JobRefused, match="being carried out"):
            await services.jobs.apply(plan)
        await first

    world.run(body)
    assert len(world.steps("write")) == 12


def test_that_writes_go_before_refreshes_and_those_before_automatic_ones() -> None:
    async def body() -> list[str]:
        queue, order = StoreQueue(), []
        await queue.acquire(Urgency.REFRESH)

        async def wait(name: str, urgency: Urgency) -> None:
            await queue.acquire(urgency)
            order.append(name)
            queue.release()

        waiting = [
            asyncio.ensure_future(wait(name, urgency))
            for name, urgency in (
                ("automatic", Urgency.AUTOMATIC),
                ("refresh", Urgency.REFRESH),
                ("first write", Urgency.WRITE),
                ("second write", Urgency.WRITE),
            )
        ]
        await asyncio.sleep(0)
        queue.release()
        await asyncio.gather(*waiting)
        assert not queue.held
        return order

    assert asyncio.run(body()) == ["first write", "second write", "refresh", "automatic"]


def test_that_a_waiter_that_is_cancelled_passes_its_turn_on() -> None:
    async def body() -> None:
        queue = StoreQueue()
        await queue.acquire(Urgency.WRITE)
        first = asyncio.ensure_future(queue.acquire(Urgency.WRITE))
        second = asyncio.ensure_future(queue.acquire(Urgency.REFRESH))
        await asyncio.sleep(0)
        queue.release()
        first.cancel()
        await asyncio.gather(first, return_exceptions=True)
        await second
        queue.release()
        assert not queue.held

    asyncio.run(body())


def test_that_what_a_job_that_died_had_not_begun_is_ended_without_sending(world: Any) -> None:
    fill(world, 2)

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        plan = await services.orders.plan(TO_DESIGNO, list(world.mirror.rows))
        await world.journal.begin("dead job", plan, world.clock.now())
        await services.jobs.refresh()

    world.run(body)
    kinds = [o.kind for (job, _), o in world.journal.outcomes.items() if job == "dead job"]
    assert kinds == [OutcomeKind.CANCELLED] * 2
    assert world.steps("write") == []


def test_that_what_another_process_is_writing_is_not_ended(world: Any) -> None:
    fill(world, 2)
    world.locked = True

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        plan = await services.orders.plan(TO_DESIGNO, list(world.mirror.rows))
        await world.journal.begin("elsewhere", plan, world.clock.now())
        await services.jobs.refresh()

    world.run(body)
    assert world.journal.outcomes == {}


def test_that_evidence_of_a_job_or_an_order_names_its_jobs(world: Any, tmp_path: Any) -> None:
    fill(world, 2)

    async def body(services: Any) -> Any:
        result = await world.synced_after_refresh(services)
        of_job = await services.reports.export_evidence(tmp_path / "a.json", job_id=result.job_id)
        of_order = await services.reports.export_evidence(tmp_path / "b.html", ref=world.ref("1"))
        with pytest.raises(JobRefused):
            await services.reports.export_evidence(tmp_path / "c.json", job_id="none")
        return of_job, of_order

    assert world.run(body) == (2, 1)
    assert [jobs for _, jobs, _ in world.reports.evidence] == [("job-2",), ("job-2",)]


def test_that_a_clock_set_back_does_not_lengthen_the_wait_for_a_host_that_is_away() -> None:
    clock = FakeClock()

    class Held:
        cancelled = False

        async def hold(self, waiting: Any, _reason: str, _until: Any) -> None:
            await waiting
            clock.time -= timedelta(hours=2)

    async def waits() -> int:
        held: Any = Held()
        outage = Outage(held, clock, timedelta(minutes=2))
        number = 0
        while await outage.waited(Unreachable(verbatim("away"))):
            number += 1
            assert number < 50, "it waits for ever"
        return number

    assert asyncio.run(waits()) < 10
