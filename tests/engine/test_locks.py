"""What is locked is in no plan and is never sent, whoever asks and whenever the lock was closed."""

from dataclasses import replace
from typing import Any

import pytest

from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import JobRefused, SettingsInvalid, StorageFailed
from designo_sync_gui.domain.events import JobStarted, ReadingsVoided
from designo_sync_gui.domain.locks import NeverWrite, is_locked, with_locks
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.outcome import OutcomeKind, WriteReply
from designo_sync_gui.domain.plan import RefusalReason
from designo_sync_gui.domain.sentence import NOTHING, verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.watching import AutomaticSync, WatchSettings

TO_STOREFRONT, TO_DESIGNO = Direction.TO_STOREFRONT, Direction.TO_DESIGNO


async def lock(world: Any, services: Any, what: NeverWrite) -> None:
    store = with_locks(world.settings.settings.stores[0], what)
    await services.connections.save_store(store, {"consumer_key": Secret("ck")}, store.code)


async def planned(services: Any, world: Any, direction: Direction) -> Any:
    return await services.orders.plan(direction, sorted(world.mirror.rows))


@pytest.mark.parametrize(
    ("what", "direction", "side"),
    [
        (NeverWrite.SHOP, TO_STOREFRONT, Side.STOREFRONT),
        (NeverWrite.DESIGNO, TO_DESIGNO, Side.DESIGNO),
    ],
)
def test_that_no_plan_writes_a_locked_side_and_equal_orders_stay_equal(
    world: Any, what: NeverWrite, direction: Direction, side: Side
) -> None:
    world.fill(o1=("a", "b"), o2=("a", "a"))

    async def body(services: Any) -> Any:
        await lock(world, services, what)
        await services.jobs.refresh()
        other = await planned(services, world, Direction.FOLLOW)
        return other, await planned(services, world, direction)

    _, plan = world.run(body)
    assert plan.writes == ()
    assert [refusal.reason for refusal in plan.refusals] == [
        RefusalReason.LOCKED,
        RefusalReason.EQUAL,
    ]
    assert plan.refusals[0].target is side
    assert "locked" in plan.refusals[0].message.english


def test_that_the_other_side_of_a_locked_shop_is_written_as_ever(world: Any) -> None:
    world.fill(o1=("a", "b"))

    async def body(services: Any) -> Any:
        await lock(world, services, NeverWrite.SHOP)
        await services.jobs.refresh()
        return await world.synced(services, TO_DESIGNO)

    assert [outcome.kind for outcome in world.run(body).outcomes] == [OutcomeKind.VERIFIED]


def test_that_a_locked_designo_that_is_not_connected_is_said_to_be_just_that(world: Any) -> None:
    world.fill(o1=("a", "b"))

    async def body(services: Any) -> Any:
        await lock(world, services, NeverWrite.DESIGNO)
        await services.jobs.refresh()
        await services.connections.save_designo(None, {})
        await services.jobs.refresh()
        return await planned(services, world, TO_DESIGNO)

    plan = world.run(body)
    assert [refusal.reason for refusal in plan.refusals] == [RefusalReason.NOT_WRITABLE]


def test_that_a_plan_made_before_the_lock_was_closed_sends_nothing(world: Any) -> None:
    world.fill(o1=("a", "b"), o2=("a", "b"))

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        plan = await planned(services, world, TO_STOREFRONT)
        await lock(world, services, NeverWrite.SHOP)
        return await services.jobs.apply(plan)

    outcomes = world.run(body).outcomes
    assert {outcome.kind for outcome in outcomes} == {OutcomeKind.REFUSED}
    assert all("locked" in outcome.message.english for outcome in outcomes)
    assert world.steps("write") == []


def test_that_a_lock_closed_while_a_plan_is_carried_out_stops_what_is_not_sent(
    world: Any,
) -> None:
    world.fill(**{f"o{n}": ("a", "b") for n in range(1, 30)})
    book: list[Any] = []

    def close_lock(remote: Any, ref: OrderRef, status: Status) -> WriteReply:
        (services,) = book
        runner = services.jobs.runner
        settings = runner.book.settings
        locked = with_locks(settings.stores[0], NeverWrite.BOTH)
        runner.book.settings = type(settings)("home", (locked,), settings.designo)
        remote.orders[ref] = status
        return WriteReply(True, status, NOTHING, "")

    async def body(services: Any) -> Any:
        book.append(services)
        await services.jobs.refresh()
        plan = await planned(services, world, TO_DESIGNO)
        world.designo.scripts = dict.fromkeys(world.mirror.rows, close_lock)
        return await services.jobs.apply(plan, frozenset({plan.count_word}), canary=True)

    outcomes = world.run(body).outcomes
    kinds = [outcome.kind for outcome in outcomes]
    assert kinds.count(OutcomeKind.VERIFIED) == len(world.steps("write")) == 1
    assert kinds.count(OutcomeKind.REFUSED) == 28
    assert not any(o.sent for o in outcomes if o.kind is OutcomeKind.REFUSED)


@pytest.mark.parametrize("readable", [True, False])
def test_that_a_lock_closed_by_another_process_is_seen_within_a_second(
    world: Any, readable: bool
) -> None:
    """A settings file that cannot be read stops no job: the locks are those last read."""
    world.fill(**{f"o{n}": ("a", "b") for n in range(1, 30)})

    async def unreadable() -> Any:
        raise StorageFailed(verbatim("The disk does not answer."))

    def close_lock(remote: Any, ref: OrderRef, status: Status) -> WriteReply:
        settings = world.settings.settings
        locked = with_locks(settings.stores[0], NeverWrite.DESIGNO)
        world.settings.settings = type(settings)("home", (locked,), settings.designo)
        if not readable:
            world.settings.load = unreadable
        world.clock.run_on(2)
        remote.orders[ref] = status
        return WriteReply(True, status, NOTHING, "")

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        plan = await planned(services, world, TO_DESIGNO)
        world.designo.scripts = dict.fromkeys(world.mirror.rows, close_lock)
        return await services.jobs.apply(plan, frozenset({plan.count_word}), canary=True)

    kinds = [outcome.kind for outcome in world.run(body).outcomes]
    assert kinds.count(OutcomeKind.VERIFIED) == len(world.steps("write"))
    assert (kinds.count(OutcomeKind.REFUSED), len(world.steps("write"))) == (
        (28, 1) if readable else (0, 29)
    )


def test_that_a_lock_closed_while_an_order_was_read_for_long_is_seen_before_it_is_sent(
    world: Any,
) -> None:
    """A host that holds its readings back for a minute gives another process a minute."""
    world.fill(o1=("a", "b"))

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        plan = await planned(services, world, TO_DESIGNO)

        def closed_meanwhile(ref: OrderRef) -> None:
            settings = world.settings.settings
            locked = with_locks(settings.stores[0], NeverWrite.DESIGNO)
            world.settings.settings = type(settings)("home", (locked,), settings.designo)
            world.clock.run_on(60)

        world.designo.before_read = closed_meanwhile
        return await services.jobs.apply(plan)

    assert [outcome.kind for outcome in world.run(body).outcomes] == [OutcomeKind.REFUSED]
    assert world.steps("write") == []


def test_that_an_undo_does_not_write_what_was_locked_since(world: Any) -> None:
    world.fill(o1=("a", "b"))

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        await world.synced(services, TO_STOREFRONT)
        await lock(world, services, NeverWrite.SHOP)
        job = [event.job_id for event in world.events if isinstance(event, JobStarted)][-1]
        return await services.history.undo(job)

    plan = world.run(body)
    assert plan.writes == ()
    assert [refusal.reason for refusal in plan.refusals] == [RefusalReason.LOCKED]


def test_that_automatic_sync_is_not_turned_on_where_all_it_writes_is_locked(world: Any) -> None:
    async def body(services: Any) -> None:
        await lock(world, services, NeverWrite.SHOP)
        for direction in (TO_STOREFRONT, Direction.FOLLOW, TO_DESIGNO):
            watch = WatchSettings(5, (AutomaticSync("wc_eu", direction),))
            if direction is TO_STOREFRONT:
                with pytest.raises(SettingsInvalid, match="locked"):
                    await services.automation.save(watch)
            else:
                await services.automation.save(watch)

    world.run(body)


def test_that_what_was_automatic_before_the_lock_is_kept_and_writes_nothing(world: Any) -> None:
    world.fill(o1=("same", "same"))

    async def body(services: Any) -> Any:
        automatic = (AutomaticSync("wc_eu", TO_STOREFRONT),)
        await services.automation.save(WatchSettings(5, automatic))
        await lock(world, services, NeverWrite.SHOP)
        await services.automation.save(WatchSettings(10, automatic))
        await services.jobs.refresh()
        world.designo.orders[world.ref("1")] = Status.text("moved")
        await services.automation.round(["wc_eu"])
        return services.automation.holds

    assert world.run(body) == {}
    assert world.steps("write") == []


def test_that_a_store_removed_by_another_process_meanwhile_is_not_written_any_more(
    world: Any,
) -> None:
    """It has no lock any more; whoever removed it expects no write."""
    world.fill(o1=("a", "b"), o2=("a", "b"))

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        plan = await planned(services, world, TO_DESIGNO)

        def removed_meanwhile(ref: OrderRef) -> None:
            settings = world.settings.settings
            world.settings.settings = type(settings)("home", (), settings.designo)
            world.clock.run_on(60)

        world.designo.before_read = removed_meanwhile
        return await services.jobs.apply(plan)

    outcomes = world.run(body).outcomes
    assert {outcome.kind for outcome in outcomes} == {OutcomeKind.REFUSED}
    assert "removed" in outcomes[0].message.english
    assert world.steps("write") == []


def test_that_a_lock_is_closed_in_the_window_while_its_job_runs_and_stops_it(world: Any) -> None:
    """No connection is closed under the job, nothing read is void, and no other change is taken."""
    world.fill(**{f"o{n}": ("a", "b") for n in range(1, 30)})
    acts: list[Any] = []

    def close_lock(remote: Any, ref: OrderRef, status: Status) -> WriteReply:
        acts.append(ref)
        remote.orders[ref] = status
        return WriteReply(True, status, NOTHING, "")

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        plan = await planned(services, world, TO_DESIGNO)
        world.designo.scripts = dict.fromkeys(world.mirror.rows, close_lock)
        store = world.settings.settings.stores[0]
        write = world.designo.write

        async def meanwhile(ref: OrderRef, status: Status, action: str = "") -> Any:
            if not acts:
                renamed = replace(with_locks(store, NeverWrite.DESIGNO), name="Other")
                with pytest.raises(JobRefused):
                    await services.connections.save_store(renamed, {}, store.code)
                locked = with_locks(store, NeverWrite.DESIGNO)
                await services.connections.save_store(locked, {}, store.code)
            return await write(ref, status, action)

        world.designo.write = meanwhile
        return await services.jobs.apply(plan, frozenset({plan.count_word}), canary=True)

    kinds = [outcome.kind for outcome in world.run(body).outcomes]
    assert (kinds.count(OutcomeKind.VERIFIED), kinds.count(OutcomeKind.REFUSED)) == (1, 28)
    assert world.connections.forgotten == []
    assert not any(isinstance(event, ReadingsVoided) for event in world.events)
    assert is_locked(world.settings.settings.stores[0], Side.DESIGNO)


def test_that_marks_saved_for_a_store_that_was_removed_bring_it_not_back(world: Any) -> None:
    async def body(services: Any) -> None:
        store = world.settings.settings.stores[0]
        world.settings.settings = replace(world.settings.settings, stores=())
        await services.connections.book.save_marks(with_locks(store, NeverWrite.BOTH))

    world.run(body)
    assert world.settings.settings.stores == ()
