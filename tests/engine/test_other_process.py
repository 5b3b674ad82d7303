"""Facts about settings that another window or command changed while this one is open."""

import asyncio
import json
from dataclasses import replace
from typing import Any

import pytest

from designo_sync_gui.domain.connection import Secret, Store
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import JobRefused, StorageFailed
from designo_sync_gui.domain.events import ConnectionsChanged, ReadingsVoided
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.preferences import Preferences
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.watching import AutomaticSync, WatchSettings

KEY = {"consumer_key": Secret("ck_1")}
US = Store("wc_us", "Print Depot US", "woocommerce", "https://us.example.com/")
DE = Store("wc_de", "Print Depot DE", "woocommerce", "https://de.example.com/")
FOLLOW = WatchSettings(5, (AutomaticSync("wc_eu", Direction.FOLLOW),))


def elsewhere(world: Any, **changes: Any) -> None:
    """What another process saves."""
    world.settings.settings = replace(world.settings.settings, **changes)


def moved(world: Any, address: str) -> tuple[Store, ...]:
    (store,) = world.settings.settings.stores
    return (replace(store, url=address),)


@pytest.mark.parametrize(
    "change",
    [
        lambda s: s.preferences.save_screen("{}", ""),
        lambda s: s.preferences.save(Preferences(language="de")),
        lambda s: s.automation.save(WatchSettings(7)),
        lambda s: s.connections.save_designo(None, {}),
        lambda s: s.connections.save_store(DE, KEY),
        lambda s: s.connections.remove_store("wc_eu"),
    ],
    ids=["screen", "preferences", "watch", "designo", "store", "removed store"],
)
def test_that_saving_one_thing_keeps_what_another_process_saved(world: Any, change: Any) -> None:
    async def body(services: Any) -> None:
        elsewhere(world, stores=(*world.settings.settings.stores, US))
        await change(services)
        assert US in (await services.overview()).settings.stores

    world.run(body)
    assert US in world.settings.settings.stores


def test_that_automatic_sync_turned_off_elsewhere_writes_nothing_more(world: Any) -> None:
    world.fill(**{f"o{n}": ("same", "same") for n in range(10)})
    elsewhere(world, watch=FOLLOW)

    async def body(services: Any) -> None:
        await services.jobs.refresh()
        world.fill(o1=("new", "same"))
        elsewhere(world, watch=WatchSettings())
        await services.automation.round(["wc_eu"])

    world.run(body)
    assert world.steps("write") == []


def test_that_a_store_added_elsewhere_is_known_at_the_next_refresh_and_told(world: Any) -> None:
    async def body(services: Any) -> None:
        with pytest.raises(JobRefused):
            await services.jobs.refresh(["wc_us"])
        assert ConnectionsChanged() not in world.events
        elsewhere(world, stores=(*world.settings.settings.stores, US))
        await services.jobs.refresh(["wc_us"])
        assert ConnectionsChanged() in world.events

    world.run(body)


def test_that_what_is_read_while_another_process_changes_the_connection_is_void(
    world: Any,
) -> None:
    world.fill(o1=("a", "a"))

    async def body(services: Any) -> Any:
        world.designo.gate = asyncio.Event()
        running = asyncio.ensure_future(services.jobs.refresh())
        await world.until(lambda: world.steps("list"))
        elsewhere(world, stores=moved(world, "https://other.example.com/"))
        world.designo.gate.set()
        await running
        return await services.orders.known()

    assert world.run(body) == ()
    assert ReadingsVoided(("wc_eu",)) in world.events


def test_that_a_plan_goes_on_as_it_began_and_what_it_read_is_void(world: Any) -> None:
    world.fill(o1=("new", "old"))

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        plan = await services.orders.plan(Direction.TO_DESIGNO, [world.ref("1")])
        world.designo.before_read = lambda ref: elsewhere(world, designo=None)
        result = await services.jobs.apply(plan)
        return result, await services.orders.known()

    result, orders = world.run(body)
    assert [outcome.kind for outcome in result.outcomes] == [OutcomeKind.VERIFIED]
    assert orders == ()


def test_that_settings_that_cannot_be_read_any_more_take_no_outcome_away(world: Any) -> None:
    world.fill(o1=("new", "old"))

    async def broken() -> Any:
        raise StorageFailed(verbatim("The disk is gone."))

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        plan = await services.orders.plan(Direction.TO_DESIGNO, [world.ref("1")])
        world.designo.before_read = lambda ref: setattr(world.settings, "load", broken)
        return await services.jobs.apply(plan)

    assert [o.kind for o in world.run(body).outcomes] == [OutcomeKind.VERIFIED]


def screen_of(*titles: str) -> str:
    return json.dumps({"own_views": [{"title": title} for title in titles]})


def test_that_own_views_kept_elsewhere_are_kept_beside_those_of_the_window(world: Any) -> None:
    elsewhere(world, screen=screen_of("a"))

    async def body(services: Any) -> str:
        elsewhere(world, screen=screen_of("a", "imported"))
        return await services.preferences.save_screen(screen_of("a", "mine"), screen_of("a"))

    said = world.run(body)
    assert said == world.settings.settings.screen == screen_of("a", "imported", "mine")
