"""Trouble of jobs is told to the operator's command, once, and nothing waits for it."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from engine_fakes import STORE

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import (
    CommandFailed,
    SettingsInvalid,
    StorageFailed,
    SyncError,
    Unreachable,
)
from designo_sync_gui.domain.events import StoreHeld, TroubleNotTold
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.outcome import WriteReply
from designo_sync_gui.domain.preferences import Preferences
from designo_sync_gui.domain.sentence import NOTHING, verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.trouble import Told, TroubleKey, TroubleKind

SHOP_FAILED = ("job failed", "wc_eu", "storefront")
DESIGNO_FAILED = ("job failed", None, "designo")
Body = Callable[[Any], Coroutine[Any, Any, Any]]
DOWN = Unreachable(verbatim("It is down."), verbatim("Wait for secret."))


def watched(world: Any, body: Body, command: str = "/bin/tell", hours: int = 0) -> Any:
    """With a command in the preferences; everything is told at the end."""
    kept = Preferences(on_trouble=command, unread_hours=hours)
    world.settings.settings = replace(world.settings.settings, preferences=kept)

    async def whole(services: Any) -> Any:
        result = await body(services)
        await services.telling.look()
        return result

    return world.run(whole)


async def refreshed(services: Any) -> None:
    await services.jobs.refresh()


def not_told(world: Any) -> list[SyncError | None]:
    return [event.error for event in world.events if isinstance(event, TroubleNotTold)]


def test_that_a_store_that_cannot_be_read_is_told_once_over_restarts(world: Any) -> None:
    world.storefront.list_error = DOWN
    for _ in range(3):
        watched(world, refreshed)
        world.clock.run_on(7200)
    assert world.command.kinds == [[SHOP_FAILED]]
    (trouble,) = world.command.runs[0]["troubles"]
    assert trouble["store_name"] == "Print Depot EU"
    assert (trouble["message"], trouble["advice"]) == ("It is down.", "Wait for ***.")


def test_that_a_store_that_failed_again_after_it_was_read_is_told_again(world: Any) -> None:
    for error in (DOWN, None, DOWN):
        world.storefront.list_error = error
        watched(world, refreshed)
        world.clock.run_on(7200)
    assert world.command.kinds == [[SHOP_FAILED], [SHOP_FAILED]]


def test_that_what_fails_every_other_minute_is_told_once_an_hour(world: Any) -> None:
    for number in range(20):
        world.storefront.list_error = DOWN if number % 2 else None
        watched(world, refreshed)
        world.clock.run_on(300)
    assert len(world.command.runs) == 2


def test_that_designo_is_one_trouble_of_its_own(world: Any) -> None:
    world.designo.list_error = DOWN
    watched(world, refreshed)
    assert world.command.kinds == [[DESIGNO_FAILED]]


def test_that_nothing_is_told_or_noted_while_all_is_well_or_no_command_is_set(world: Any) -> None:
    world.fill(o1=("a", "b"))
    watched(world, refreshed)
    world.storefront.list_error = DOWN
    watched(world, refreshed, command="")
    assert world.command.runs == []
    assert world.told.told == {}


def test_that_a_command_of_one_run_goes_before_that_of_the_preferences(world: Any) -> None:
    world.storefront.list_error = DOWN

    async def body(services: Any) -> None:
        await services.telling.use("/bin/other --now")
        assert services.telling.command == "/bin/other --now"
        await services.jobs.refresh()

    watched(world, body, command="")
    assert world.command.kinds == [[SHOP_FAILED]]


def unclear(*_: Any) -> WriteReply:
    return WriteReply(None, None, verbatim("No answer."), "")


def no(*_: Any) -> WriteReply:
    return WriteReply(accepted=False, echo=None, message=verbatim("Not possible."), raw="")


@pytest.mark.parametrize(
    ("script", "kind"), [(unclear, "unknown write"), (no, "orders failed")], ids=["unknown", "no"]
)
def test_that_writes_that_failed_or_are_unknown_are_told(
    world: Any, script: Any, kind: str
) -> None:
    world.fill(o1=("a", "b"))
    world.designo.scripts[world.ref("1")] = script
    if kind == "unknown write":
        world.designo.readable = False
    watched(world, world.synced_after_refresh)
    assert (kind, "wc_eu", "designo") in world.command.kinds[0]


def test_that_a_hold_is_told_and_its_release_is_not(world: Any) -> None:
    async def body(services: Any) -> None:
        services.events.publish(StoreHeld("wc_eu", verbatim("30 of 40 orders changed.")))
        await services.telling.look()
        services.events.publish(StoreHeld("wc_eu", NOTHING))

    watched(world, body)
    assert world.command.kinds == [[("held", "wc_eu", None)]]
    assert [told.lasts for told in world.told.told.values()] == [False]


def test_that_sides_not_read_for_long_are_told_until_they_are_read(world: Any) -> None:
    async def read_then_wait(services: Any) -> None:
        await services.jobs.refresh()
        world.clock.time += timedelta(hours=5)

    async def nothing(services: Any) -> None: ...

    world.fill(o1=("a", "b"))
    watched(world, read_then_wait, hours=4)
    watched(world, nothing, hours=4)
    unread = [("unread", "wc_eu", "storefront"), ("unread", "wc_eu", "designo")]
    assert [sorted(kinds) for kinds in world.command.kinds] == [sorted(unread)]
    watched(world, refreshed, hours=4)
    assert [told.lasts for told in world.told.told.values()] == [False, False]
    assert len(world.command.runs) == 1


def test_that_age_alone_is_no_trouble_where_no_hours_are_set(world: Any) -> None:
    world.fill(o1=("a", "b"))

    async def body(services: Any) -> None:
        await services.jobs.refresh()
        world.clock.time += timedelta(days=300)

    watched(world, body)
    assert world.command.runs == []


def test_that_no_job_waits_for_a_command_that_hangs(world: Any) -> None:
    world.storefront.list_error = DOWN

    async def body(services: Any) -> None:
        world.command.gate = asyncio.Event()
        await services.jobs.refresh()
        await world.until(lambda: world.command.runs)
        await services.jobs.refresh()
        assert world.command.ended == 0
        world.command.gate.set()

    watched(world, body)
    assert len(world.command.runs) == 1


def test_that_closing_ends_a_command_that_hangs(world: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("designo_sync_gui.engine.telling.LAST_SECONDS", 0.0)
    world.storefront.list_error = DOWN
    kept = Preferences(on_trouble="/bin/tell")
    world.settings.settings = replace(world.settings.settings, preferences=kept)

    async def body(services: Any) -> None:
        world.command.gate = asyncio.Event()
        await services.jobs.refresh()
        await world.until(lambda: world.command.runs)

    world.run(body)
    assert world.command.ended == 1
    assert world.storage_closed


def test_that_a_failure_of_the_command_is_said_at_each_trouble_until_it_succeeds(
    world: Any,
) -> None:
    error = CommandFailed(verbatim("The command ended with the exit status 3."))

    async def body(services: Any) -> None:
        for failure in (error, error, None):
            world.command.error = failure
            for down in (DOWN, None):
                world.storefront.list_error = down
                await services.jobs.refresh()
                await services.telling.look()
                world.clock.run_on(7200)

    watched(world, body)
    assert not_told(world) == [error, error, None]
    assert len(world.command.runs) == 3


def failing(world: Any) -> CommandFailed:
    error = CommandFailed(verbatim("It ended with 3."), verbatim("Try it by hand."))
    world.command.error = error
    return error


async def known_failure(services: Any) -> Any:
    return await services.telling.failure()


def test_that_every_process_knows_that_the_command_failed_until_it_succeeds(world: Any) -> None:
    error = failing(world)
    world.storefront.list_error = DOWN
    watched(world, refreshed)
    later = watched(world, known_failure)
    assert (str(later), later.advice) == (str(error), error.advice)
    world.command.error = None
    world.designo.list_error = DOWN
    world.clock.run_on(300)
    watched(world, refreshed)
    assert watched(world, known_failure) is None
    assert world.command.kinds == [[SHOP_FAILED], [SHOP_FAILED, DESIGNO_FAILED]]


def test_that_a_failure_that_was_dismissed_is_not_told_any_more(world: Any) -> None:
    failing(world)
    world.storefront.list_error = DOWN
    watched(world, refreshed)

    async def dismissed(services: Any) -> Any:
        await services.telling.dismiss()
        return await services.telling.failure()

    assert watched(world, dismissed) is None
    assert watched(world, known_failure) is None
    assert world.told.told, "what was told is not forgotten with it"


def test_that_no_failure_is_known_without_a_command_or_a_file_that_can_be_read(world: Any) -> None:
    failing(world)
    world.storefront.list_error = DOWN
    watched(world, refreshed)
    assert watched(world, known_failure, command="") is None

    async def unreadable() -> Any:
        raise StorageFailed(verbatim("The disk does not answer."))

    world.told.load = unreadable
    assert watched(world, known_failure) is None


def test_that_what_the_command_failed_with_is_given_to_it_with_the_next_trouble(
    world: Any,
) -> None:
    """Not by itself each time, and not while another process may still be running it."""
    failing(world)
    world.storefront.list_error = DOWN

    async def body(services: Any) -> None:
        for seconds, other in ((0, None), (30, None), (30, DOWN), (600, None)):
            world.clock.run_on(seconds)
            world.designo.list_error = other
            await services.jobs.refresh()
            await services.telling.look()

    watched(world, body)
    assert world.command.kinds == [[SHOP_FAILED], [DESIGNO_FAILED]]
    world.clock.run_on(3600)
    world.command.error = None
    watched(world, refreshed)
    assert world.command.kinds[2:] == [[SHOP_FAILED]]


@pytest.mark.parametrize("second", [True, False], ids=["failed again", "worked"])
def test_that_what_was_left_out_of_a_run_of_the_command_is_given_to_a_later_one(
    world: Any, second: bool
) -> None:
    """The first may still be running when the second is told."""
    error = failing(world)

    async def body(services: Any) -> None:
        services.events.publish(StoreHeld("wc_eu", verbatim("30 of 40 orders changed.")))
        await services.telling.look()
        for seconds, shop, other in ((60, DOWN, None), (600, DOWN, DOWN)):
            world.clock.run_on(seconds)
            world.command.error = error if second and other is None else None
            world.storefront.list_error, world.designo.list_error = shop, other
            await services.jobs.refresh()
            await services.telling.look()

    watched(world, body)
    held = ("held", "wc_eu", None)
    assert world.command.kinds[:2] == [[held], [SHOP_FAILED]]
    again = {held, SHOP_FAILED} if second else {held}
    assert set(world.command.kinds[2]) == {DESIGNO_FAILED, *again}


def test_that_what_came_to_nothing_and_is_mended_is_not_told_later(world: Any) -> None:
    failing(world)
    world.storefront.list_error = DOWN

    async def body(services: Any) -> None:
        for down, other in ((DOWN, None), (None, None), (None, DOWN)):
            world.clock.run_on(7200)
            world.storefront.list_error, world.designo.list_error = down, other
            await services.jobs.refresh()
            await services.telling.look()

    watched(world, body)
    assert world.command.kinds == [[SHOP_FAILED], [DESIGNO_FAILED]]


def test_that_a_process_tells_nothing_that_another_told_meanwhile(world: Any) -> None:
    """Both see the same store fail at the same moment; whoever decides first tells it."""
    world.storefront.list_error = DOWN
    change = world.told.change

    async def behind_another(decide: Any) -> Any:
        kept = world.told.kept
        key = TroubleKey(TroubleKind.JOB_FAILED, "wc_eu", Side.STOREFRONT)
        world.told.kept = replace(kept, told={**kept.told, key: Told(world.clock.now())})
        return await change(decide)

    world.told.change = behind_another
    watched(world, refreshed)
    assert world.command.runs == []


def test_that_a_program_that_is_gone_is_told_and_the_job_is_done(world: Any) -> None:
    world.storefront.list_error = DOWN
    world.command.missing = "/bin/tell"
    watched(world, refreshed)
    (error,) = not_told(world)
    assert isinstance(error, SettingsInvalid)


def test_that_a_full_disk_keeps_nobody_from_being_told(world: Any) -> None:
    world.storefront.list_error = DOWN
    world.told.full = True
    kept = world.told.load

    async def readable() -> Any:
        return await kept()

    async def twice(services: Any) -> None:
        for load in (unreadable, readable, readable):
            await services.jobs.refresh()
            await services.telling.look()
            world.told.load = load

    async def unreadable() -> Any:
        raise StorageFailed(verbatim("The disk is full."))

    watched(world, twice)
    assert world.command.kinds == [[SHOP_FAILED]]


@pytest.mark.parametrize("file", ["mirror", "journal"])
def test_that_a_file_that_cannot_be_read_keeps_no_trouble_from_being_told(
    world: Any, file: str
) -> None:
    world.fill(o1=("a", "b"))
    world.designo.scripts[world.ref("1")] = unclear
    world.designo.readable = False
    watched(world, world.synced_after_refresh, hours=1)
    world.clock.run_on(600)

    async def unreadable() -> Any:
        raise StorageFailed(verbatim("The file is damaged."))

    async def body(services: Any) -> None:
        if file == "mirror":
            world.mirror.side_reads = unreadable
        else:
            world.journal.unsettled = unreadable
        services.events.publish(StoreHeld("wc_eu", verbatim("30 of 40 orders changed.")))

    watched(world, body, hours=1)
    assert world.command.kinds[-1] == [("held", "wc_eu", None)]


def test_that_what_is_remembered_of_a_removed_store_is_forgotten(world: Any) -> None:
    world.storefront.list_error = DOWN
    watched(world, refreshed)
    other = replace(STORE, code="wc_us")
    world.settings.settings = replace(world.settings.settings, stores=(other,))
    world.clock.run_on(7200)
    world.storefront.list_error = None

    async def nothing(services: Any) -> None: ...

    watched(world, nothing)
    assert world.told.told == {}


def test_that_another_command_is_looked_at_before_it_is_kept(world: Any) -> None:
    world.command.missing = "/no/such"

    async def body(services: Any) -> None:
        with pytest.raises(SettingsInvalid) as refused:
            await services.preferences.save(Preferences(on_trouble="/no/such x"))
        assert refused.value.field.english == "Command on trouble"
        with pytest.raises(SettingsInvalid, match="looks like a credential"):
            await services.preferences.save(Preferences(on_trouble=f"/bin/tell ck_{'0' * 40}"))
        await services.preferences.save(Preferences(on_trouble="/bin/tell", unread_hours=4))

    world.run(body)
    assert world.settings.settings.preferences.on_trouble == "/bin/tell"


def test_that_undecided_orders_are_no_trouble(world: Any) -> None:
    world.fill(o1=("a", "b"), o2=("a", None))

    async def body(services: Any) -> None:
        await services.jobs.refresh()
        world.designo.orders[world.ref("1")] = Status.text("moved")
        await world.synced(services, Direction.TO_DESIGNO)

    watched(world, body)
    assert world.command.runs == []
