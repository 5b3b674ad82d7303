"""What stops an automatic write that was planned already: acceptance, and automatic sync turned
off, by this process or by another."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import pytest

from designo_sync_gui.domain.acceptance import AcceptedOrder, Held, HeldValues
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.events import JobStarted, OutcomeRecorded
from designo_sync_gui.domain.locks import NeverWrite, with_locks
from designo_sync_gui.domain.order import OrderRef, Presence
from designo_sync_gui.domain.outcome import Outcome, OutcomeKind, WriteReply
from designo_sync_gui.domain.sending import about_to_send
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.watching import AutomaticSync, WatchSettings

TO_DESIGNO, TO_STOREFRONT = Direction.TO_DESIGNO, Direction.TO_STOREFRONT
Act = Callable[[Any, Any], Awaitable[None]]


def values(left: str, right: str) -> HeldValues:
    return HeldValues(*(Held(Presence.PRESENT, Status.text(text)) for text in (left, right)))


def automatic(world: Any, direction: Direction | None) -> None:
    """What the settings file says of automatic sync; ``None``: it is off."""
    syncs = () if direction is None else (AutomaticSync("wc_eu", direction),)
    settings = world.settings.settings
    world.settings.settings = replace(settings, watch=WatchSettings(5, syncs))


async def before_each_reading(world: Any, act: Callable[[OrderRef], Awaitable[None]]) -> None:
    """``act`` whenever DesignO is asked for one order: after the plan, before its claim."""
    read = world.designo.read_orders

    async def acting(refs: Any) -> Any:
        for ref in refs:
            await act(ref)
        return await read(refs)

    world.designo.read_orders = acting


def carry_out(world: Any, ids: str, meanwhile: Act, direction: Direction = TO_DESIGNO) -> None:
    """Automatic sync with these orders in its plan; ``meanwhile`` once, when the first is read
    again before it is written."""
    world.fill(**{f"o{one}": ("same", "same") for one in "1234567890"})
    automatic(world, direction)

    async def body(services: Any) -> None:
        await services.jobs.refresh()
        moved = world.designo if direction is TO_STOREFRONT else world.storefront
        for one in ids:
            moved.orders[world.ref(one)] = Status.text("new")
        done: list[bool] = []

        async def once(_: OrderRef) -> None:
            if not done and any(isinstance(e, JobStarted) and planned(e) for e in world.events):
                done.append(True)
                await meanwhile(world, services)

        await before_each_reading(world, once)
        await services.automation.round(["wc_eu"])
        assert done

    world.run(body)


def planned(event: JobStarted) -> bool:
    return event.title.english.startswith("Automatic")


def outcomes(world: Any) -> dict[str, Outcome]:
    found = (e.outcome for e in world.events if isinstance(e, OutcomeRecorded))
    return {outcome.ref.order_id: outcome for outcome in found}


def written(world: Any) -> list[str]:
    return [step[2] for step in world.steps("write")]


async def accept_elsewhere(world: Any, services: Any, *ids: str, left: str = "new") -> None:
    """As another process does: this one's mirror knows nothing of it."""
    orders = [AcceptedOrder(world.ref(one), f"#{one}", values(left, "same")) for one in ids]
    await world.journal.acceptances.accept_orders(orders, "ticket 7", "Ada", world.clock.now())


async def accept_pair_elsewhere(world: Any, services: Any) -> None:
    held, now = values("new", "same"), world.clock.now()
    await world.journal.acceptances.accept_pair("wc_eu", held, "ticket 7", "Ada", now)


async def accept_here(world: Any, services: Any) -> None:
    await services.acceptances.accept_orders([world.ref("2")], "ticket 7", "Ada")


@pytest.mark.parametrize(
    "accept",
    [lambda world, services: accept_elsewhere(world, services, "2"), accept_here],
    ids=["another process", "this process"],
)
def test_that_an_order_accepted_while_its_automatic_job_runs_is_not_sent(
    world: Any, accept: Act
) -> None:
    carry_out(world, "12", accept)
    assert written(world) == ["1"]
    left = outcomes(world)["2"]
    assert (left.kind, left.sent) == (OutcomeKind.SKIPPED, False)
    assert left.message.english == "Not sent: accepted since this was planned, by Ada: ticket 7"
    assert left in world.journal.outcomes.values()
    assert ("claim", "2") not in world.trace


def test_that_a_pair_accepted_while_an_automatic_job_runs_stops_all_its_orders(world: Any) -> None:
    carry_out(world, "12", accept_pair_elsewhere)
    assert written(world) == []
    assert {o.kind for o in outcomes(world).values()} == {OutcomeKind.SKIPPED}


def test_that_an_acceptance_of_other_values_stops_nothing(world: Any) -> None:
    carry_out(world, "12", lambda w, s: accept_elsewhere(w, s, "1", "2", left="older"))
    assert sorted(written(world)) == ["1", "2"]


def test_that_a_pair_of_the_other_way_round_stops_what_goes_to_the_storefront(world: Any) -> None:
    async def accept(world: Any, services: Any) -> None:
        held, now = values("same", "new"), world.clock.now()
        await world.journal.acceptances.accept_pair("wc_eu", held, "known", "Ada", now)

    carry_out(world, "12", accept, TO_STOREFRONT)
    assert written(world) == []


def test_that_an_order_accepted_between_its_claim_and_its_turn_at_the_host_is_not_sent(
    world: Any,
) -> None:
    """A request can wait for its turn: a limit, a new connection."""

    async def accept_when_sending(world: Any, services: Any) -> None:
        write = world.designo.write

        async def waits(ref: OrderRef, status: Status, action: str = "") -> WriteReply:
            if ref.order_id == "1":
                await services.acceptances.accept_orders([ref], "known", "Ada")
            about_to_send(connected=True)
            return await write(ref, status, action)

        world.designo.write = waits

    carry_out(world, "12", accept_when_sending)
    assert written(world) == ["2"]
    left = outcomes(world)["1"]
    assert (left.kind, left.sent) == (OutcomeKind.SKIPPED, False)
    assert world.steps("claim") == [("claim", "1"), ("claim", "2")]


def test_that_a_claim_that_another_acceptance_came_between_is_made_again(world: Any) -> None:
    """What was accepted is another order: this one is sent, after a second look."""

    async def accept_when_sending(world: Any, services: Any) -> None:
        write = world.designo.write
        done: list[bool] = []

        async def waits(ref: OrderRef, status: Status, action: str = "") -> WriteReply:
            if not done:
                done.append(True)
                await accept_elsewhere(world, services, "9")
            about_to_send(connected=True)
            return await write(ref, status, action)

        world.designo.write = waits

    carry_out(world, "1", accept_when_sending)
    assert written(world) == ["1"]
    assert world.steps("claim") == [("claim", "1")] * 2
    assert outcomes(world)["1"].kind is OutcomeKind.VERIFIED


def test_that_a_write_that_was_asked_for_is_sent_although_its_order_was_accepted_meanwhile(
    world: Any,
) -> None:
    """A plan by hand holds accepted orders: the operator saw them."""
    world.fill(o1=("new", "same"))

    async def body(services: Any) -> None:
        await services.jobs.refresh()
        plan = await services.orders.plan(TO_DESIGNO, [world.ref("1")])
        await accept_elsewhere(world, services, "1")
        await services.jobs.apply(plan)

    world.run(body)
    assert written(world) == ["1"]


@pytest.mark.parametrize("direction", [None, TO_STOREFRONT])
@pytest.mark.parametrize("here", [True, False])
def test_that_automatic_sync_turned_off_or_round_meanwhile_sends_nothing_more(
    world: Any, direction: Direction | None, here: bool
) -> None:
    async def turn_off(world: Any, services: Any) -> None:
        if here:
            syncs = () if direction is None else (AutomaticSync("wc_eu", direction),)
            await services.automation.save(WatchSettings(5, syncs))
        else:
            automatic(world, direction)

    carry_out(world, "1234", turn_off)
    assert written(world) == []
    ends = outcomes(world)
    assert {ends[one].kind for one in "1234"} == {OutcomeKind.CANCELLED}
    assert "switched off meanwhile" in ends["1"].message.english


def test_that_automatic_sync_of_both_directions_may_become_that_of_the_one_that_is_written(
    world: Any,
) -> None:
    async def narrow(world: Any, services: Any) -> None:
        automatic(world, TO_DESIGNO)

    carry_out(world, "12", narrow, Direction.FOLLOW)
    assert sorted(written(world)) == ["1", "2"]


def test_that_turning_automatic_sync_off_stops_no_job_that_was_asked_for(world: Any) -> None:
    world.fill(o1=("new", "same"))
    automatic(world, TO_DESIGNO)

    async def body(services: Any) -> None:
        await services.jobs.refresh()
        plan = await services.orders.plan(TO_DESIGNO, [world.ref("1")])
        automatic(world, None)
        await services.jobs.apply(plan)

    world.run(body)
    assert written(world) == ["1"]


async def lock_elsewhere(world: Any, services: Any) -> None:
    settings = world.settings.settings
    locked = with_locks(settings.stores[0], NeverWrite.DESIGNO)
    world.settings.settings = replace(settings, stores=(locked,))


async def remove_elsewhere(world: Any, services: Any) -> None:
    world.settings.settings = replace(world.settings.settings, stores=())


@pytest.mark.parametrize("act", [lock_elsewhere, remove_elsewhere])
def test_that_a_lock_or_a_removal_by_another_process_is_seen_at_the_next_row(
    world: Any, act: Act
) -> None:
    """Without a moment going by: the settings' file is another one."""
    carry_out(world, "1234", act)
    assert written(world) == []
    assert {o.kind for o in outcomes(world).values()} == {OutcomeKind.REFUSED}


def test_that_a_paused_automatic_job_looks_again_when_it_goes_on(world: Any) -> None:
    async def pause(world: Any, services: Any) -> None:
        (job,) = [e.job_id for e in world.events if isinstance(e, JobStarted) and planned(e)]
        services.jobs.pause(job)
        await accept_elsewhere(world, services, "1", "2")
        services.jobs.resume(job)

    carry_out(world, "12", pause)
    assert written(world) == []


def test_that_the_production_mark_stops_no_automatic_write(world: Any) -> None:
    """It is a mark for people; what is never written is said by the locks."""

    async def mark(world: Any, services: Any) -> None:
        settings = world.settings.settings
        store = replace(settings.stores[0], production=True)
        world.settings.settings = replace(settings, stores=(store,))

    carry_out(world, "1", mark)
    assert written(world) == ["1"]
