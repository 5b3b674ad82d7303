"""What runs by itself: timed refreshes, retries, automatic sync and its brakes."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import SettingsInvalid, StorageFailed, Unreachable
from designo_sync_gui.domain.events import JobStarted, OrdersLeft, StoreHeld
from designo_sync_gui.domain.outcome import WriteReply
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.watching import AUTOMATIC_DIRECTIONS, AutomaticSync, WatchSettings
from designo_sync_gui.engine.automation import FIRST_RETRY


class Alarm:
    """A clock whose sleeps end when the test says so."""

    def __init__(self, world: Any) -> None:
        self.asked: list[float] = []
        self._gate = asyncio.Event()
        self._world = world
        world.clock.sleep = self.sleep

    async def sleep(self, seconds: float) -> None:
        self.asked.append(seconds)
        self._gate.clear()
        await self._gate.wait()

    async def ring(self) -> None:
        """Let the time go by, and the round that follows come to its end."""
        await self._world.until(lambda: self.asked)
        before = len(self.asked)
        self._gate.set()
        await self._world.until(lambda: len(self.asked) > before)


def held(world: Any) -> list[tuple[str, str]]:
    return [(e.store_code, e.reason.english) for e in world.events if isinstance(e, StoreHeld)]


def watch(world: Any, *directions: Direction, minutes: int = 5) -> None:
    automatic = tuple(AutomaticSync("wc_eu", direction) for direction in directions)
    settings = world.settings.settings
    world.settings.settings = type(settings)(
        "home", settings.stores, settings.designo, watch=WatchSettings(minutes, automatic)
    )


def run(world: Any, rounds: Any) -> Any:
    """``rounds(services, alarm)`` while the watch runs."""

    async def body(services: Any) -> Any:
        alarm = Alarm(world)
        await services.jobs.refresh()
        services.in_background(services.automation.run())
        return await rounds(services, alarm)

    return world.run(body)


def move(world: Any, remote: Any, order_id: str, text: str) -> None:
    remote.orders[world.ref(order_id)] = Status.text(text)


def agreed(world: Any, count: int = 10) -> None:
    world.fill(**{f"o{n}": ("same", "same") for n in range(count)})


def test_that_stores_are_read_again_every_so_many_minutes(world: Any) -> None:
    agreed(world)
    watch(world, minutes=5)

    async def rounds(services: Any, alarm: Alarm) -> None:
        await alarm.ring()
        await alarm.ring()
        assert alarm.asked == [300.0] * 3

    run(world, rounds)
    started = [e for e in world.events if isinstance(e, JobStarted)]
    assert len(started) == 4, "the operator's, one at the start, two by the clock"
    assert world.steps("write") == []


def test_that_it_says_when_the_next_reading_is_due(world: Any) -> None:
    agreed(world)
    watch(world, minutes=5)

    async def rounds(services: Any, alarm: Alarm) -> None:
        assert services.automation.due is None
        await world.until(lambda: alarm.asked == [300.0])
        assert services.automation.due == world.clock.now() + timedelta(minutes=5)
        await services.automation.save(WatchSettings(0))
        await world.until(lambda: services.automation.due is None)

    run(world, rounds)


def test_that_nothing_happens_by_itself_when_it_is_off(world: Any) -> None:
    agreed(world)
    watch(world, minutes=0)

    async def rounds(services: Any, alarm: Alarm) -> None:
        for _ in range(200):
            await asyncio.sleep(0)
        assert alarm.asked == []

    run(world, rounds)


def test_that_a_change_of_the_settings_counts_from_now(world: Any) -> None:
    agreed(world)
    watch(world, minutes=60)

    async def rounds(services: Any, alarm: Alarm) -> None:
        await world.until(lambda: alarm.asked == [3600.0])
        await services.automation.save(WatchSettings(1))
        await world.until(lambda: alarm.asked == [3600.0, 60.0])
        assert services.automation.watch == WatchSettings(1)

    run(world, rounds)


@pytest.mark.parametrize(
    ("direction", "written"),
    [
        (Direction.TO_DESIGNO, {("write", "designo", "1", "new")}),
        (Direction.TO_STOREFRONT, {("write", "storefront", "2", "other")}),
        (
            Direction.FOLLOW,
            {("write", "designo", "1", "new"), ("write", "storefront", "2", "other")},
        ),
    ],
)
def test_that_what_moved_on_one_side_is_carried_over_in_the_chosen_direction(
    world: Any, direction: Direction, written: set[tuple[str, ...]]
) -> None:
    agreed(world)
    watch(world, direction)

    async def rounds(services: Any, alarm: Alarm) -> None:
        move(world, world.storefront, "1", "new")
        move(world, world.designo, "2", "other")
        await alarm.ring()

    run(world, rounds)
    assert set(world.steps("write")) == written


def test_that_first_contact_and_conflicts_are_left_alone(world: Any) -> None:
    agreed(world)
    world.fill(o90=("left", "right"))
    watch(world, Direction.FOLLOW)

    async def rounds(services: Any, alarm: Alarm) -> None:
        move(world, world.storefront, "1", "one")
        move(world, world.designo, "1", "two")
        await alarm.ring()

    run(world, rounds)
    assert world.steps("write") == []


def test_F49_the_echo_of_our_own_write_causes_no_further_write(world: Any) -> None:
    agreed(world)
    watch(world, Direction.FOLLOW)

    async def rounds(services: Any, alarm: Alarm) -> None:
        move(world, world.storefront, "1", "new")
        for _ in range(3):
            await alarm.ring()

    run(world, rounds)
    assert len(world.steps("write")) == 1


def test_that_an_order_that_flips_is_written_once_and_then_left_to_the_operator(world: Any) -> None:
    """Something at DesignO sets the order back each time: A to B to A."""
    agreed(world)
    watch(world, Direction.FOLLOW)

    async def rounds(services: Any, alarm: Alarm) -> None:
        move(world, world.storefront, "1", "new")
        await alarm.ring()
        for text in ("same", "new", "same"):
            move(world, world.designo, "1", text)
            await alarm.ring()

    run(world, rounds)
    assert len(world.steps("write")) == 1
    left = [event for event in world.events if isinstance(event, OrdersLeft)]
    assert left
    assert left[0].refs == frozenset({world.ref("1")})


def test_that_a_value_set_back_in_designo_is_not_carried_to_the_storefront(world: Any) -> None:
    agreed(world)
    watch(world, Direction.FOLLOW)

    async def rounds(services: Any, alarm: Alarm) -> None:
        move(world, world.storefront, "1", "new")
        await alarm.ring()
        move(world, world.designo, "1", "same")
        await alarm.ring()

    run(world, rounds)
    assert world.steps("write") == [("write", "designo", "1", "new")]
    assert world.storefront.orders[world.ref("1")] == Status.text("new")
    assert [event.refs for event in world.events if isinstance(event, OrdersLeft)] == [
        frozenset({world.ref("1")})
    ]


def test_that_a_mass_change_holds_the_store_until_it_is_released(world: Any) -> None:
    agreed(world, 20)
    watch(world, Direction.TO_DESIGNO)
    world.mirror.brakes = True
    world.storefront.changed = set()

    async def rounds(services: Any, alarm: Alarm) -> None:
        for n in range(12):
            move(world, world.storefront, str(n), "same again")
            world.storefront.changed.add(world.ref(str(n)))
        world.designo.changed = set()
        await alarm.ring()
        assert world.steps("write") == []
        assert (await services.overview()).holds == {
            "wc_eu": verbatim("12 of 20 orders of Print Depot EU changed at once.")
        }
        services.automation.release("wc_eu")
        assert (await services.overview()).holds == {}

    run(world, rounds)
    assert [code for code, _ in held(world)] == ["wc_eu", "wc_eu"]
    assert held(world)[1][1] == ""


def test_that_a_plan_with_a_brake_is_not_carried_out_unasked(world: Any) -> None:
    agreed(world, 40)
    watch(world, Direction.TO_DESIGNO)

    async def rounds(services: Any, alarm: Alarm) -> None:
        for n in range(26):
            move(world, world.storefront, str(n), "new")
        await alarm.ring()

    run(world, rounds)
    assert world.steps("write") == []
    assert "26 writes" in held(world)[0][1]


def test_that_an_automatic_write_that_is_altered_holds_the_store(world: Any) -> None:
    agreed(world)
    watch(world, Direction.TO_DESIGNO)

    def altering(remote: Any, ref: Any, status: Status) -> WriteReply:
        remote.orders[ref] = Status.text("altered")
        return WriteReply(True, status, verbatim("ok"), "")

    async def rounds(services: Any, alarm: Alarm) -> None:
        world.designo.scripts[world.ref("1")] = altering
        move(world, world.storefront, "1", "new")
        move(world, world.storefront, "2", "new")
        await alarm.ring()

    run(world, rounds)
    assert len(world.steps("write")) == 1
    assert "altered" in held(world)[0][1]


def test_F58_a_store_that_could_not_be_reached_is_read_again_by_itself(world: Any) -> None:
    agreed(world)
    watch(world, minutes=0)

    async def rounds(services: Any, alarm: Alarm) -> None:
        world.designo.list_error = Unreachable(verbatim("DesignO cannot be reached."))
        await services.jobs.refresh()
        await world.until(lambda: alarm.asked == [FIRST_RETRY])
        await alarm.ring()
        assert alarm.asked[-1] == FIRST_RETRY * 2
        world.designo.list_error = None
        before = len(world.steps("list"))
        alarm._gate.set()
        await world.until(lambda: len(world.steps("list")) >= before + 2)
        asked = len(alarm.asked)
        for _ in range(200):
            await asyncio.sleep(0)
        assert len(alarm.asked) == asked

    run(world, rounds)


@pytest.mark.parametrize(
    "settings",
    [
        WatchSettings(-1),
        WatchSettings(20_000),
        WatchSettings(5, (AutomaticSync("none", Direction.FOLLOW),)),
        WatchSettings(5, (AutomaticSync("wc_eu", Direction.UNDO),)),
        WatchSettings(5, tuple(AutomaticSync("wc_eu", d) for d in AUTOMATIC_DIRECTIONS[:2])),
    ],
)
def test_that_settings_that_make_no_sense_are_refused(world: Any, settings: WatchSettings) -> None:
    async def body(services: Any) -> None:
        with pytest.raises(SettingsInvalid):
            await services.automation.save(settings)
        assert services.automation.watch == WatchSettings()

    world.run(body)


def test_that_a_store_that_is_removed_is_no_longer_synced_by_itself(world: Any) -> None:
    watch(world, Direction.FOLLOW)

    async def body(services: Any) -> None:
        await services.connections.remove_store("wc_eu")
        assert services.automation.watch == WatchSettings(5)

    world.run(body)


def test_that_what_a_program_that_died_left_unknown_is_read_at_the_next_start(world: Any) -> None:
    """Nothing is timed and nobody presses F5: they are settled by reading all the same."""
    agreed(world, 3)
    watch(world, minutes=0)

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        move(world, world.storefront, "1", "new")
        await services.jobs.refresh()
        plan = await services.orders.plan(Direction.TO_DESIGNO, [world.ref("1")])
        await world.journal.begin("dead job", plan, world.clock.now())
        await world.journal.claim("dead job", 0, Status.text("same"), world.clock.now())
        services.in_background(services.automation.run())
        await world.until(lambda: world.journal.outcomes)
        return await world.journal.unsettled()

    assert world.run(body) == ()
    assert world.steps("write") == []


@pytest.mark.parametrize("error", [StorageFailed(verbatim("damaged")), ZeroDivisionError("bug")])
def test_that_a_journal_that_cannot_be_read_does_not_end_the_watch(
    world: Any, error: Exception
) -> None:
    agreed(world, 3)
    watch(world, minutes=5)

    async def damaged(store_code: str | None = None) -> Any:
        raise error

    world.journal.unbegun = damaged

    async def body(services: Any) -> None:
        told: list[Any] = []
        asyncio.get_running_loop().set_exception_handler(lambda _, context: told.append(context))
        services.in_background(services.automation.run())
        await world.until(lambda: world.steps("list"))
        del world.journal.unbegun
        assert len(told) == isinstance(error, ZeroDivisionError)

    world.run(body)


def test_that_a_start_without_unknown_writes_reads_nothing_by_itself(world: Any) -> None:
    agreed(world, 3)
    watch(world, minutes=0)

    async def body(services: Any) -> None:
        services.in_background(services.automation.run())
        for _ in range(200):
            await asyncio.sleep(0)

    world.run(body)
    assert world.steps("list") == []


def test_that_nothing_is_closed_while_the_watch_is_planning(world: Any) -> None:
    agreed(world)
    watch(world, Direction.TO_DESIGNO)
    rules, open_when_planned = world.designo.write_rules, []
    world.storage_closed = False

    async def slow_rules(code: str) -> Any:
        open_when_planned.append(False)
        for _ in range(50):
            await asyncio.sleep(0)
        open_when_planned[-1] = not world.storage_closed
        return await rules(code)

    async def body(services: Any) -> None:
        await services.jobs.refresh()
        move(world, world.storefront, "1", "moved")
        world.designo.write_rules = slow_rules
        watching = services.in_background(services.automation.run())
        await world.until(lambda: open_when_planned)
        await services.aclose()
        await watching

    world.run(body)
    assert open_when_planned
    assert all(open_when_planned)
