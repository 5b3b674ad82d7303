"""A target that is declared to show another value than the one that was written."""

from dataclasses import replace
from typing import Any

import pytest

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import ServerFailure
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.outcome import OutcomeKind, WriteReply
from designo_sync_gui.domain.sentence import NOTHING, say, verbatim
from designo_sync_gui.domain.status import Status

PAID, SHOWN = Status.text("paid"), Status.text("PAID ✓")


def applied(world: Any, reply: Any = None, *, now: Status | None = None) -> Any:
    """Write ``paid`` to DesignO, which shows another word for it; the outcome."""
    world.designo.rules = replace(world.designo.rules, shows={"paid": SHOWN})
    world.fill(o7=("paid", "new"))
    ref = world.ref("7")
    if reply is not None:
        world.designo.scripts[ref] = reply

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        plan = await services.orders.plan(Direction.TO_DESIGNO, [ref])
        if now is not None:
            world.designo.orders[ref] = now
        return await services.jobs.apply(plan)

    return world.run(body).outcomes[0]


def _shows(accepted: bool | None, echo: Status | None = None) -> Any:
    def answer(remote: Any, ref: OrderRef, status: Status) -> WriteReply:
        remote.orders[ref] = SHOWN
        return WriteReply(accepted, echo, verbatim("The shop refused this: hm."), "")

    return answer


@pytest.mark.parametrize("echo", [None, PAID, SHOWN])
def test_that_the_declared_word_verifies_a_write(world: Any, echo: Status | None) -> None:
    outcome = applied(world, _shows(True, echo))
    assert (outcome.kind, outcome.wanted, outcome.after) == (OutcomeKind.VERIFIED, PAID, SHOWN)
    words = "Read back: DesignO shows “PAID ✓”, as declared for “paid”."
    assert outcome.message.english == words


def test_that_an_answer_that_was_no_yes_is_told_beside_it(world: Any) -> None:
    outcome = applied(world, _shows(None))
    assert outcome.kind is OutcomeKind.VERIFIED
    assert outcome.message.english.endswith("The answer was: The shop refused this: hm.")


def test_that_the_written_word_itself_verifies_as_well(world: Any) -> None:
    assert applied(world).kind is OutcomeKind.VERIFIED


def test_that_another_word_than_the_declared_one_is_altered(world: Any) -> None:
    def answer(remote: Any, ref: OrderRef, status: Status) -> WriteReply:
        remote.orders[ref] = Status.text("PAID")
        return WriteReply(True, None, NOTHING, "")

    assert applied(world, answer).kind is OutcomeKind.ALTERED


def test_that_nothing_is_sent_where_the_declared_word_came_meanwhile(world: Any) -> None:
    outcome = applied(world, now=SHOWN)
    assert outcome.kind is OutcomeKind.SKIPPED
    assert not outcome.sent
    assert "as declared for “paid”" in outcome.message.english


def test_that_a_side_that_lags_is_waited_for_until_it_shows_the_declared_word(world: Any) -> None:
    def answer(remote: Any, ref: OrderRef, status: Status) -> WriteReply:
        reads = iter(range(3))

        def later(_: OrderRef) -> None:
            if next(reads, 9) == 2:
                remote.orders[ref] = SHOWN

        remote.before_read = later
        return WriteReply(True, SHOWN, NOTHING, "")

    assert applied(world, answer).kind is OutcomeKind.VERIFIED


@pytest.mark.parametrize("echo", [PAID, SHOWN])
def test_that_an_echo_of_the_declared_word_is_no_alteration(world: Any, echo: Status) -> None:
    def answer(remote: Any, ref: OrderRef, status: Status) -> WriteReply:
        remote.read_errors[ref] = ServerFailure(say("gone"))
        return WriteReply(True, echo, NOTHING, "")

    assert applied(world, answer).kind is OutcomeKind.ACCEPTED


def test_that_an_unknown_write_is_settled_by_the_declared_word(world: Any) -> None:
    def answer(remote: Any, ref: OrderRef, status: Status) -> WriteReply:
        remote.read_errors[ref] = ServerFailure(say("gone"))
        return WriteReply(None, None, NOTHING, "")

    assert applied(world, answer).kind is OutcomeKind.UNKNOWN
    ref = world.ref("7")
    world.designo.read_errors.clear()
    world.designo.orders[ref] = SHOWN

    async def body(services: Any) -> Any:
        return await services.jobs.refresh()

    world.run(body)
    settled = [step for step in world.steps("finish") if step[2] is OutcomeKind.VERIFIED]
    assert settled == [("finish", "7", OutcomeKind.VERIFIED)]
