"""Facts about carrying out a plan."""

from dataclasses import replace
from typing import Any

import pytest
from engine_fakes import DESIGNO, STORE

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import (
    BadReply,
    RefusedByReceiver,
    ServerFailure,
)
from designo_sync_gui.domain.order import Observation, OrderRef, Presence, Side
from designo_sync_gui.domain.outcome import OutcomeKind, WriteReply
from designo_sync_gui.domain.plan import RefusalReason
from designo_sync_gui.domain.sending import compared_status
from designo_sync_gui.domain.sentence import NOTHING, say, verbatim
from designo_sync_gui.domain.status import Status

TO_DESIGNO = Direction.TO_DESIGNO
TO_STOREFRONT = Direction.TO_STOREFRONT


def sync_one(world: Any, left: str = "in-production", right: str = "In Production") -> Any:
    """Refresh, plan and apply order 7 towards DesignO; the single outcome."""
    world.fill(o7=(left, right))

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        return await world.synced(services, TO_DESIGNO, "7")

    result = world.run(body)
    return result.outcomes[0]


def test_that_a_write_is_journalled_reread_claimed_sent_read_back_and_finished(world: Any) -> None:
    outcome = sync_one(world)
    assert outcome.kind is OutcomeKind.VERIFIED
    assert world.steps("begin", "claim", "finish", "read", "write") == [
        ("begin", 1),
        ("read", Side.STOREFRONT, "7"),
        ("read", Side.DESIGNO, "7"),
        ("claim", "7"),
        ("write", Side.DESIGNO, "7", "in-production"),
        ("read", Side.DESIGNO, "7"),
        ("finish", "7", OutcomeKind.VERIFIED),
    ]
    assert (outcome.before, outcome.after) == (
        Status.text("In Production"),
        Status.text("in-production"),
    )
    assert world.mirror.rows[world.ref("7")].designo.status == Status.text("in-production")


def test_that_a_write_knows_the_value_that_was_read_right_before_it(world: Any) -> None:
    seen: list[Status | None] = []

    def answer(remote: Any, ref: OrderRef, status: Status) -> WriteReply:
        seen.append(compared_status())
        remote.orders[ref] = status
        return WriteReply(True, status, NOTHING, "")

    world.designo.scripts[world.ref("7")] = answer
    assert sync_one(world).kind is OutcomeKind.VERIFIED
    assert seen == [Status.text("In Production")]


def test_that_equal_values_cause_no_request(world: Any) -> None:
    world.fill(o7=("paid", "paid"))

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        plan = await services.orders.plan(TO_DESIGNO, [world.ref("7")])
        assert [r.reason for r in plan.refusals] == [RefusalReason.EQUAL]
        return await services.jobs.apply(plan)

    assert world.run(body).outcomes == ()
    assert world.steps("write", "claim") == []


def test_that_a_target_that_moved_since_the_plan_is_not_written(world: Any) -> None:
    world.fill(o7=("a", "b"))

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        plan = await services.orders.plan(TO_DESIGNO, [world.ref("7")])
        world.designo.orders[world.ref("7")] = Status.text("moved")
        return await services.jobs.apply(plan)

    outcome = world.run(body).outcomes[0]
    assert outcome.kind is OutcomeKind.SKIPPED
    assert not outcome.sent
    assert "moved" in outcome.message.english
    assert world.steps("write", "claim") == []


@pytest.mark.parametrize("later", ["shipped", None])
def test_that_a_row_whose_source_was_read_with_another_value_since_is_not_written(
    world: Any, later: str | None
) -> None:
    world.fill(o7=("paid", "new"), o8=("paid", "new"))

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        plan = await services.orders.plan(TO_DESIGNO, [world.ref("7"), world.ref("8")])
        world.storefront.orders[world.ref("7")] = Status.text(later) if later else None
        await services.jobs.refresh(full=True)
        return await services.jobs.apply(plan)

    first, second = world.run(body).outcomes
    assert second.kind is OutcomeKind.VERIFIED
    assert first.kind is OutcomeKind.SKIPPED
    assert ("“shipped”" if later else "nothing") in first.message.english
    assert [step[2] for step in world.steps("write")] == ["8"]


def test_that_a_target_that_got_the_wanted_value_meanwhile_is_not_written(world: Any) -> None:
    world.fill(o7=("a", "b"))

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        plan = await services.orders.plan(TO_DESIGNO, [world.ref("7")])
        world.designo.orders[world.ref("7")] = Status.text("a")
        return await services.jobs.apply(plan)

    outcome = world.run(body).outcomes[0]
    assert outcome.kind is OutcomeKind.SKIPPED
    assert "already has" in outcome.message.english
    assert world.steps("write") == []


def test_that_no_sentence_of_a_plan_or_an_outcome_repeats_a_megabyte(world: Any) -> None:
    long = "x" * 1_000_000
    world.mirror.brakes = True
    world.fill(o7=(long, "new"), o8=("paid", "new"))

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        plan = await services.orders.plan(TO_DESIGNO, list(world.mirror.rows))
        world.designo.orders[world.ref("8")] = Status.text(long)
        return plan, await services.jobs.apply(plan, frozenset({plan.count_word}))

    plan, result = world.run(body)
    assert [write.wanted.literal for write in plan.writes] == [long, "paid"]
    assert "1,000,000 characters" in plan.brakes[-1].english
    assert "1,000,000 characters" in result.outcomes[1].message.english
    texts = [*plan.brakes, *(outcome.message for outcome in result.outcomes)]
    assert max(len(text.english) for text in texts) < 500


def test_that_an_order_that_vanished_is_not_written(world: Any) -> None:
    world.fill(o7=("a", "b"))

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        plan = await services.orders.plan(TO_DESIGNO, [world.ref("7")])
        del world.designo.orders[world.ref("7")]
        return await services.jobs.apply(plan)

    assert world.run(body).outcomes[0].kind is OutcomeKind.SKIPPED
    assert world.steps("write") == []


def altering(remote: Any, ref: OrderRef, status: Status) -> WriteReply:
    remote.orders[ref] = Status.text(status.literal.upper())
    return WriteReply(True, remote.orders[ref], NOTHING, "raw")


def ignoring(remote: Any, ref: OrderRef, status: Status) -> WriteReply:
    return WriteReply(True, None, verbatim("saved"), "raw")


def ignoring_and_saying_so(remote: Any, ref: OrderRef, status: Status) -> WriteReply:
    return WriteReply(True, remote.orders[ref], verbatim("saved"), "raw")


def refusing(remote: Any, ref: OrderRef, status: Status) -> WriteReply:
    return WriteReply(False, None, verbatim("product does not match with SKU or Store"), "raw")


def unclear(remote: Any, ref: OrderRef, status: Status) -> WriteReply:
    return WriteReply(None, None, NOTHING, "<html>")


def unclear_but_saved(remote: Any, ref: OrderRef, status: Status) -> WriteReply:
    remote.orders[ref] = status
    return WriteReply(None, None, NOTHING, "")


def failing_after_saving(remote: Any, ref: OrderRef, status: Status) -> WriteReply:
    remote.orders[ref] = status
    raise ServerFailure(verbatim("500 Internal Server Error"), details="{}")


def failing(remote: Any, ref: OrderRef, status: Status) -> WriteReply:
    raise ServerFailure(verbatim("the connection broke"))


def definite_no(remote: Any, ref: OrderRef, status: Status) -> WriteReply:
    raise RefusedByReceiver(verbatim("400: status is not one of …"), say("Choose another."))


@pytest.mark.parametrize(
    ("script", "kind", "words"),
    [
        (altering, OutcomeKind.ALTERED, "IN-PRODUCTION"),
        (ignoring, OutcomeKind.UNKNOWN, "still shows the former value"),
        (ignoring_and_saying_so, OutcomeKind.ALTERED, "now has the former value"),
        (refusing, OutcomeKind.REFUSED, "product does not match"),
        (unclear, OutcomeKind.UNKNOWN, "not sent again"),
        (unclear_but_saved, OutcomeKind.VERIFIED, ""),
        (failing_after_saving, OutcomeKind.VERIFIED, "500"),
        (failing, OutcomeKind.UNKNOWN, "connection broke"),
        (definite_no, OutcomeKind.REFUSED, "not one of"),
    ],
)
def test_that_the_outcome_is_what_reading_back_shows(
    world: Any, script: Any, kind: OutcomeKind, words: str
) -> None:
    world.designo.scripts[world.ref("7")] = script
    outcome = sync_one(world)
    assert outcome.kind is kind
    assert outcome.sent
    assert words in f"{outcome.message.english} {outcome.advice.english}"
    assert len(world.steps("write")) == 1


def test_that_an_unreadable_target_before_the_write_means_nothing_was_sent(world: Any) -> None:
    world.designo.read_errors[world.ref("7")] = BadReply(
        verbatim("The reply was cut."), verbatim("Try again.")
    )
    outcome = sync_one(world)
    assert outcome.kind is OutcomeKind.CANCELLED
    assert "Nothing was sent" in outcome.message.english
    assert world.steps("write", "claim") == []


def test_that_a_yes_that_cannot_be_read_back_is_not_called_verified(world: Any) -> None:
    def accept_then_hide(remote: Any, ref: OrderRef, status: Status) -> WriteReply:
        remote.read_errors[ref] = ServerFailure(verbatim("503"))
        return WriteReply(True, None, verbatim("done"), "raw")

    world.designo.scripts[world.ref("7")] = accept_then_hide
    assert sync_one(world).kind is OutcomeKind.ACCEPTED


@pytest.mark.parametrize(
    ("echo", "kind"),
    [("other", OutcomeKind.ALTERED), ("in-production", OutcomeKind.ACCEPTED)],
)
def test_that_an_answer_that_names_another_value_is_altered_where_it_cannot_be_read_back(
    world: Any, echo: str, kind: OutcomeKind
) -> None:
    def names(remote: Any, ref: OrderRef, status: Status) -> WriteReply:
        remote.read_errors[ref] = ServerFailure(verbatim("503"))
        return WriteReply(True, Status.text(echo), NOTHING, "raw")

    world.designo.scripts[world.ref("7")] = names
    outcome = sync_one(world)
    assert (outcome.kind, outcome.after) == (kind, None)


def test_that_without_a_read_source_a_push_ends_accepted_not_verified(world: Any) -> None:
    world.designo.readable = False
    outcome = sync_one(world)
    assert outcome.kind is OutcomeKind.ACCEPTED
    assert outcome.before is None
    assert world.mirror.rows[world.ref("7")].designo is None
    assert [step[0] for step in world.steps("read", "claim", "write")] == ["read", "claim", "write"]


@pytest.mark.parametrize(
    ("script", "kind"),
    [(refusing, OutcomeKind.REFUSED), (unclear, OutcomeKind.UNKNOWN)],
)
def test_that_without_a_read_source_no_and_unclear_are_told_apart(
    world: Any, script: Any, kind: OutcomeKind
) -> None:
    world.designo.readable = False
    world.designo.scripts[world.ref("7")] = script
    assert sync_one(world).kind is kind


@pytest.mark.parametrize("moment", ["before", "after"])
def test_that_an_order_that_could_not_be_read_is_never_called_gone(world: Any, moment: str) -> None:
    target = world.designo
    readings = target._reading

    def unread(ref: OrderRef) -> Any:
        reading = readings(ref)
        written = bool(world.steps("write"))
        if written != (moment == "after"):
            return reading
        seen = Observation(
            Presence.NOT_READ, None, world.clock.now(), "", verbatim("Not to be asked for.")
        )
        return replace(reading, observation=seen)

    world.fill(o7=("a", "b"))

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        plan = await services.orders.plan(TO_DESIGNO, [world.ref("7")])
        target._reading = unread
        return await services.jobs.apply(plan)

    outcome = world.run(body).outcomes[0]
    assert "Not to be asked for" in outcome.message.english
    expected = OutcomeKind.CANCELLED if moment == "before" else OutcomeKind.ACCEPTED
    assert outcome.kind is expected


def test_that_a_plan_is_not_sent_twice_to_a_target_that_cannot_be_read(world: Any) -> None:
    world.designo.readable = False
    world.fill(o7=("a", "b"))

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        plan = await services.orders.plan(TO_DESIGNO, [world.ref("7")])
        return await services.jobs.apply(plan), await services.jobs.apply(plan)

    first, second = world.run(body)
    assert [o.kind for o in first.outcomes] == [OutcomeKind.ACCEPTED]
    assert [o.kind for o in second.outcomes] == [OutcomeKind.SKIPPED]
    assert len(world.steps("write")) == 1


def test_that_a_plan_is_never_carried_out_on_another_connection(world: Any) -> None:
    """Planned against a test tenant, applied after the address became another's."""
    world.fill(o7=("a", "b"))

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        plan = await services.orders.plan(TO_DESIGNO, [world.ref("7")])
        other = replace(DESIGNO, url="https://production.example.com/")
        await services.connections.save_designo(other, {})
        return await services.jobs.apply(plan)

    (outcome,) = world.run(body).outcomes
    assert outcome.kind is OutcomeKind.CANCELLED
    assert not outcome.sent
    assert "not the one this plan was made for" in outcome.message.english
    assert world.steps("write") == []


def test_that_a_renamed_store_is_the_same_connection(world: Any) -> None:
    world.fill(o7=("a", "b"))

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        plan = await services.orders.plan(TO_STOREFRONT, [world.ref("7")])
        world.settings.settings = replace(
            world.settings.settings, stores=(replace(STORE, name="Another name"),)
        )
        return await services.jobs.apply(plan)

    assert [o.kind for o in world.run(body).outcomes] == [OutcomeKind.VERIFIED]
