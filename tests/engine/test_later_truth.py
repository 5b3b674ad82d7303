"""Facts about outcomes that follow later truth: a reading adds an outcome, and none is changed."""

from datetime import timedelta
from typing import Any

import pytest
from engine_fakes import START

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import ServerFailure
from designo_sync_gui.domain.journal_ports import UnsettledWrite
from designo_sync_gui.domain.order import Observation, OrderRef, Presence, Reading, Side
from designo_sync_gui.domain.outcome import OutcomeKind, WriteReply
from designo_sync_gui.domain.plan import RefusalReason
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.engine.writing.later_truth import Age, later_outcome

KINDS = OutcomeKind
MINUTES = 5 * 60


def hidden(world: Any, *order_ids: str) -> None:
    """DesignO says yes to these writes, and cannot be read while ``read_errors`` names them."""

    def accept(remote: Any, ref: OrderRef, status: Status) -> WriteReply:
        remote.orders[ref] = status
        remote.read_errors[ref] = ServerFailure(verbatim("503"))
        return WriteReply(True, None, verbatim("ok"), "raw")

    world.designo.scripts |= {world.ref(i): accept for i in order_ids}


def unclear(world: Any, order_id: str) -> None:
    """The connection breaks before the write is carried out."""

    def lost(*_: Any) -> WriteReply:
        raise ServerFailure(verbatim("the connection broke"))

    world.designo.scripts[world.ref(order_id)] = lost


async def accepted(world: Any, services: Any) -> str:
    """Order 7 was accepted and not verified; the id of the job."""
    world.fill(o7=("paid", "new"))
    hidden(world, "7")
    job = await world.synced_after_refresh(services)
    assert [outcome.kind for outcome in job.outcomes] == [KINDS.ACCEPTED]
    world.designo.read_errors = {}
    return str(job.job_id)


async def not_applied(world: Any, services: Any) -> str:
    """A write to order 7 was unclear, then found not applied; the id of the job."""
    world.fill(o7=("paid", "new"))
    unclear(world, "7")
    job = await world.synced_after_refresh(services)
    (settled,) = (await services.jobs.refresh()).settled
    assert (settled.kind, world.clock.slept) == (KINDS.REFUSED, [20.0])
    assert "Not applied" in settled.message.english
    return str(job.job_id)


def kinds_of(summary: Any) -> list[OutcomeKind]:
    return [outcome.kind for outcome in summary.settled]


def test_that_an_accepted_write_is_verified_when_its_side_can_be_read(world: Any) -> None:
    async def body(services: Any) -> Any:
        job = await accepted(world, services)
        first, second = await services.jobs.refresh(), await services.jobs.refresh()
        return first, second, await services.history.writes_of_job(job)

    first, second, (write,) = world.run(body)
    assert (kinds_of(first), kinds_of(second)) == ([KINDS.VERIFIED], [])
    assert [former.outcome for former in write.earlier] == [KINDS.ACCEPTED]
    assert write.ending.english == "verified (before that: accepted, not verified)"
    assert len(world.steps("write")) == 1
    assert world.mirror.rows[world.ref("7")].last_outcome is KINDS.VERIFIED


def test_that_an_accepted_write_that_was_not_kept_is_told_after_the_grace(world: Any) -> None:
    async def body(services: Any) -> Any:
        await accepted(world, services)
        world.designo.orders[world.ref("7")] = Status.text("new")
        return await services.jobs.refresh()

    (settled,) = world.run(body).settled
    assert (settled.kind, world.clock.slept) == (KINDS.REFUSED, [20.0])
    assert "Not applied, although the write was accepted" in settled.message.english


@pytest.mark.parametrize("later", ["shipped", None])
def test_that_an_order_that_moved_on_makes_no_accepted_write_altered(
    world: Any, later: str | None
) -> None:
    """Who wrote the other value is not known; so nothing is undone either."""

    async def body(services: Any) -> Any:
        job = await accepted(world, services)
        world.clock.run_on(3600)
        if later is None:
            del world.designo.orders[world.ref("7")]
        else:
            world.designo.orders[world.ref("7")] = Status.text(later)
        first, second = (
            await services.jobs.refresh(full=True),
            await services.jobs.refresh(full=True),
        )
        return first, second, await services.history.undo(job)

    first, second, undo = world.run(body)
    (settled,) = first.settled
    assert settled.kind is KINDS.ACCEPTED
    assert "it is not known whether it had" in settled.message.english
    assert second.settled == ()
    assert [refusal.reason for refusal in undo.refusals] == [RefusalReason.NOT_READ]


def test_that_not_applied_is_looked_at_once_more_and_a_late_landing_is_found(world: Any) -> None:
    async def body(services: Any) -> Any:
        job = await not_applied(world, services)
        world.clock.run_on(7)
        world.designo.orders[world.ref("7")] = Status.text("paid")
        summary = await services.jobs.refresh()
        (write,) = await services.history.writes_of_job(job)
        return summary, write, await services.history.undo(job)

    summary, write, undo = world.run(body)
    assert kinds_of(summary) == [KINDS.VERIFIED]
    assert [former.outcome for former in write.earlier] == [KINDS.UNKNOWN, KINDS.REFUSED]
    assert [planned.wanted for planned in undo.writes] == [Status.text("new")]
    assert len(world.steps("write")) == 1


def test_that_the_last_look_at_not_applied_comes_after_minutes_and_ends_it(world: Any) -> None:
    async def body(services: Any) -> Any:
        await not_applied(world, services)
        world.clock.run_on(MINUTES - 1)
        early = await services.jobs.refresh()
        world.clock.run_on(2)
        last = await services.jobs.refresh()
        world.clock.run_on(2)
        before = len(world.steps("read"))
        after = await services.jobs.refresh()
        return early, last, after, len(world.steps("read")) - before

    early, last, after, read = world.run(body)
    assert (kinds_of(early), kinds_of(last), kinds_of(after)) == ([], [KINDS.REFUSED], [])
    assert "Read once more" in last.settled[0].message.english
    assert read == 0
    assert world.clock.slept == [20.0]


def test_that_a_write_is_not_judged_by_what_a_later_write_left_there(world: Any) -> None:
    async def body(services: Any) -> Any:
        first = await not_applied(world, services)
        world.designo.scripts = {}
        second = await world.synced(services, Direction.TO_DESIGNO, "7")
        summary = await services.jobs.refresh()
        return summary, second, await services.history.writes_of_job(first)

    summary, second, (write,) = world.run(body)
    assert [outcome.kind for outcome in second.outcomes] == [KINDS.VERIFIED]
    assert summary.settled == ()
    assert write.outcome is KINDS.REFUSED


@pytest.mark.parametrize("jump", [timedelta(hours=2), timedelta(days=-365), timedelta(days=365)])
def test_F55_the_wait_before_not_applied_does_not_follow_the_wall_clock(
    world: Any, jump: timedelta
) -> None:
    async def body(services: Any) -> Any:
        world.fill(o7=("paid", "new"))
        unclear(world, "7")
        await world.synced_after_refresh(services)
        world.clock.time += jump
        return await services.jobs.refresh()

    assert kinds_of(world.run(body)) == [KINDS.REFUSED]
    assert world.clock.slept == [20.0]


def test_F55_the_last_look_does_not_follow_the_wall_clock(world: Any) -> None:
    async def body(services: Any) -> Any:
        await not_applied(world, services)
        world.clock.time += timedelta(hours=2)
        early = await services.jobs.refresh()
        world.clock.passed += MINUTES
        return early, await services.jobs.refresh()

    early, last = world.run(body)
    assert (kinds_of(early), kinds_of(last)) == ([], [KINDS.REFUSED])


def test_that_a_claim_of_a_job_that_died_has_the_grace_from_when_it_is_met(world: Any) -> None:
    async def body(services: Any) -> Any:
        world.fill(o7=("paid", "new"))
        await services.jobs.refresh()
        plan = await services.orders.plan(Direction.TO_DESIGNO, [world.ref("7")])
        long_ago = world.clock.now() - timedelta(days=3)
        await world.journal.begin("crashed", plan, long_ago)
        await world.journal.claim("crashed", 0, Status.text("new"), long_ago)
        return await services.jobs.refresh()

    assert kinds_of(world.run(body)) == [KINDS.REFUSED]
    assert world.clock.slept == [20.0]


def test_that_what_holds_the_wanted_value_is_settled_without_waiting(world: Any) -> None:
    async def body(services: Any) -> Any:
        world.fill(o7=("paid", "new"))
        unclear(world, "7")
        await world.synced_after_refresh(services)
        world.designo.orders[world.ref("7")] = Status.text("paid")
        return await services.jobs.refresh()

    assert kinds_of(world.run(body)) == [KINDS.VERIFIED]
    assert world.clock.slept == []


def test_that_reading_an_accepted_write_again_is_no_error_where_it_fails(world: Any) -> None:
    """Its outcome stays true; one failure is enough to leave the others of that host."""

    async def body(services: Any) -> Any:
        world.fill(o7=("paid", "new"), o8=("paid", "new"))
        hidden(world, "7", "8")
        await world.synced_after_refresh(services)
        before = len(world.steps("read"))
        return await services.jobs.refresh(), len(world.steps("read")) - before

    summary, read = world.run(body)
    assert (summary.errors, summary.settled, summary.unknown) == ((), (), ())
    assert read == 1
    assert world.notes("could not be read")


def test_that_a_write_whose_outcome_is_known_is_read_again_for_a_day(world: Any) -> None:
    async def body(services: Any) -> Any:
        await accepted(world, services)
        world.clock.run_on(25 * 3600)
        return await services.jobs.refresh()

    assert kinds_of(world.run(body)) == []


def test_that_a_side_without_single_requests_is_read_once_for_all_of_them(world: Any) -> None:
    ids = ("1", "2", "3")
    asked: list[int] = []

    async def body(services: Any) -> Any:
        world.fill(**{f"o{i}": ("paid", "new") for i in ids})
        hidden(world, *ids)
        await world.synced_after_refresh(services)
        world.designo.read_errors = {}
        world.designo.reads_singly = False
        read_orders = world.designo.read_orders

        async def counting(refs: Any) -> Any:
            asked.append(len(refs))
            return await read_orders(refs)

        world.designo.read_orders = counting
        return await services.jobs.refresh()

    assert kinds_of(world.run(body)) == [KINDS.VERIFIED] * 3
    assert asked == [3]


def test_that_a_definite_no_is_not_read_again(world: Any) -> None:
    async def body(services: Any) -> Any:
        world.fill(o1=("paid", "new"))
        world.designo.scripts[world.ref("1")] = lambda *_: WriteReply(
            False, None, verbatim("no"), ""
        )
        await world.synced_after_refresh(services)
        before = len(world.steps("read"))
        return await services.jobs.refresh(), len(world.steps("read")) - before

    summary, read = world.run(body)
    assert (summary.settled, read) == ((), 0)


def test_that_the_operators_word_is_not_read_again(world: Any) -> None:
    async def body(services: Any) -> Any:
        world.fill(o7=("paid", "new"))
        world.designo.readable = False
        unclear(world, "7")
        await world.synced_after_refresh(services)
        word = await services.orders.settle_by_word(world.ref("7"), Side.DESIGNO, applied=True)
        world.designo.readable = True
        return word, await services.jobs.refresh()

    word, summary = world.run(body)
    assert (word.kind, summary.settled) == (KINDS.ACCEPTED, ())
    assert {step[1] for step in world.steps("read")} == {Side.STOREFRONT}


def test_that_a_write_accepted_without_a_read_source_is_verified_once_there_is_one(
    world: Any,
) -> None:
    async def body(services: Any) -> Any:
        world.fill(o7=("paid", "new"))
        world.designo.readable = False
        job = await world.synced_after_refresh(services)
        world.designo.readable = True
        return job, await services.jobs.refresh()

    job, summary = world.run(body)
    assert [outcome.kind for outcome in job.outcomes] == [KINDS.ACCEPTED]
    assert kinds_of(summary) == [KINDS.VERIFIED]


def test_that_the_grace_counts_from_the_end_that_was_seen(world: Any) -> None:
    async def body(services: Any) -> Any:
        world.fill(o7=("paid", "new"))
        unclear(world, "7")
        await world.synced_after_refresh(services)
        world.clock.run_on(15)
        return await services.jobs.refresh()

    assert kinds_of(world.run(body)) == [KINDS.REFUSED]
    assert world.clock.slept == [5.0]


def test_that_a_sleep_that_falls_short_by_a_hair_is_not_waited_for_again(world: Any) -> None:
    async def body(services: Any) -> Any:
        world.fill(o7=("paid", "new"))
        unclear(world, "7")
        await world.synced_after_refresh(services)
        sleep = world.clock.sleep

        async def short(seconds: float) -> None:
            await sleep(seconds - 0.001)

        world.clock.sleep = short
        return await services.jobs.refresh()

    assert kinds_of(world.run(body)) == [KINDS.REFUSED]
    assert len(world.clock.slept) == 1


@pytest.mark.parametrize(
    ("since", "last"),
    [
        (timedelta(minutes=1), False),
        (timedelta(minutes=5), True),
        (timedelta(hours=-1), True),
    ],
)
def test_F55_another_process_counts_the_minutes_by_the_journal(
    world: Any, since: timedelta, last: bool
) -> None:
    """All it has; a moment ahead of its clock counts as long ago, so that the looks end."""

    async def first(services: Any) -> None:
        await not_applied(world, services)

    async def second(services: Any) -> Any:
        world.clock.time += since
        return await services.jobs.refresh()

    world.run(first)
    assert kinds_of(world.run(second)) == ([KINDS.REFUSED] if last else [])


@pytest.mark.parametrize(
    ("former", "words"),
    [(Status.text("new"), "neither the former nor the wanted value"), (None, "not known")],
)
def test_that_a_third_value_is_altered_and_a_former_value_nobody_knows_is_not_named(
    former: Status | None, words: str
) -> None:
    write = UnsettledWrite(
        job_id="job-1",
        index=0,
        ref=OrderRef("wc_eu", "7"),
        number="#7",
        target=Side.DESIGNO,
        expected=former,
        wanted=Status.text("paid"),
        claimed_at=START,
        ended_at=None,
    )
    seen = Observation(Presence.PRESENT, Status.text("shipped"), START)
    outcome = later_outcome(write, Reading(write.ref, "#7", seen), Age(True, True))
    assert outcome is not None
    assert (outcome.kind, outcome.after) == (KINDS.ALTERED, Status.text("shipped"))
    assert words in outcome.message.english
