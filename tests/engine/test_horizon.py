"""From when on a store's orders are read: changed, forecast, and broken off."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from designo_sync_gui.domain.broken_off import BrokenOff
from designo_sync_gui.domain.compare import Verdict, judge
from designo_sync_gui.domain.connection import Secret, Store
from designo_sync_gui.domain.errors import SettingsInvalid, Unreachable
from designo_sync_gui.domain.events import JobProgress, JobStarted, RowsChanged, StoreState
from designo_sync_gui.domain.forecast import Forecast
from designo_sync_gui.domain.order import Presence, Side
from designo_sync_gui.domain.outcome import JobState
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import Status

KEY = {"consumer_key": Secret("ck_1")}
OLD = Store("wc_eu", "Print Depot EU", "woocommerce", "https://shop.example.com/")
YEAR = replace(OLD, orders_since="12 months")


def saved(world: Any, former: Store, now: Store) -> None:
    """Connect the store as it was, refresh, change it, and refresh again."""

    async def body(services: Any) -> None:
        await services.connections.save_store(former, KEY, "wc_eu")
        await services.jobs.refresh()
        await services.connections.save_store(now, {}, "wc_eu")
        await services.jobs.refresh()

    world.run(body)


@pytest.mark.parametrize("further", ["24 months", "", "2020-01-01"])
def test_that_a_horizon_further_back_has_the_next_refresh_read_the_whole_list(
    world: Any, further: str
) -> None:
    world.fill(o1=("a", "a"))
    saved(world, YEAR, replace(YEAR, orders_since=further))
    assert world.storefront.sinces == [None, None]
    assert world.designo.sinces[-1] is not None, "DesignO's list knows no horizon"
    assert len(world.mirror.rows) == 1, "what was read stays"


@pytest.mark.parametrize("nearer", ["3 months", "12 months", "2026-11-01"])
def test_that_a_horizon_nearer_by_voids_nothing_and_asks_for_changes_only(
    world: Any, nearer: str
) -> None:
    world.fill(o1=("a", "a"))
    saved(world, YEAR, replace(YEAR, orders_since=nearer))
    assert world.storefront.sinces[-1] is not None
    assert len(world.mirror.rows) == 1


def test_that_a_day_to_come_is_refused_everywhere(world: Any) -> None:
    later = replace(OLD, orders_since="2030-01-01")
    for ask in ("save_store", "test_store", "first_page", "forecast"):
        with pytest.raises(SettingsInvalid, match="day to come"):
            world.run(lambda services, ask=ask: getattr(services.connections, ask)(later, KEY))
    assert world.settings.settings.stores == (OLD,)
    assert world.trace == []


def forecast_of(world: Any, store: Store = OLD) -> Forecast | None:
    found = world.run(lambda services: services.connections.forecast(store, KEY))
    assert isinstance(found, Forecast | None)
    return found


def slow_pages(world: Any, seconds: float) -> None:
    """Let a page take so long, and asking for the total ten seconds of connecting."""
    whole, total = world.storefront.pages, world.storefront.list_total

    async def pages(codes: Any, since: Any) -> Any:
        world.clock.run_on(seconds)
        async for page in whole(codes, since):
            yield page

    async def list_total(codes: Any) -> Any:
        world.clock.run_on(10.0)
        return await total(codes)

    world.storefront.pages, world.storefront.list_total = pages, list_total


def test_that_a_forecast_is_made_of_the_total_and_of_the_time_of_one_page(world: Any) -> None:
    world.storefront.orders = {world.ref(str(n)): Status.text("a") for n in range(1000)}
    world.storefront.page_size = 100
    slow_pages(world, 2.0)
    assert forecast_of(world) == Forecast(1000, 6.0), "ten pages, four at once, are three rounds"
    assert world.mirror.rows == {}, "nothing is kept"


def test_that_a_shop_that_gives_fewer_a_page_is_taken_at_its_word(world: Any) -> None:
    world.storefront.orders = {world.ref(str(n)): Status.text("a") for n in range(1000)}
    world.storefront.page_size = 10
    slow_pages(world, 2.0)
    assert forecast_of(world) == Forecast(1000, 50.0)


def test_that_a_total_that_nobody_tells_is_no_forecast(world: Any) -> None:
    whole = world.storefront.pages

    async def pages(codes: Any, since: Any) -> Any:
        async for page in whole(codes, since):
            yield replace(page, total=None)

    world.storefront.pages, world.storefront.total_of = pages, None
    assert forecast_of(world) is None


def test_that_where_only_the_number_of_all_orders_is_told_it_is_the_most(world: Any) -> None:
    world.storefront.orders = {world.ref(str(n)): Status.text("a") for n in range(1000)}
    world.storefront.page_size = 100
    whole, asked = world.storefront.pages, []

    async def pages(codes: Any, since: Any) -> Any:
        async for page in whole(codes, since):
            yield replace(page, total=None)

    async def trial(store: Store, secrets: Any) -> Any:
        asked.append(store.orders_since)
        world.storefront.total_of = None if store.orders_since else len
        return world.storefront.connected()

    world.storefront.pages = pages
    world.connections.trial_storefront = trial
    slow_pages(world, 2.0)
    assert forecast_of(world, YEAR) == Forecast(1000, 6.0, at_most=True)
    assert asked == ["12 months", ""]


def test_that_a_forecast_that_fails_is_told(world: Any) -> None:
    world.fill(o1=("a", "a"))

    async def away(codes: Any) -> Any:
        raise Unreachable(verbatim("away"))

    world.storefront.list_total = away
    with pytest.raises(Unreachable):
        forecast_of(world)


def broken_off(world: Any, then: Callable[[Any], Any]) -> Any:
    """Cancel a first refresh of both sides behind the storefront's first page of two orders."""
    world.storefront.page_size = 2
    whole, gate = world.storefront.pages, asyncio.Event()

    async def pages(codes: Any, since: Any) -> Any:
        async for page in whole(codes, since):
            yield page
            await gate.wait()

    async def body(services: Any) -> Any:
        world.storefront.pages = pages
        task = asyncio.ensure_future(services.jobs.refresh())
        await world.until(lambda: any(row.storefront for row in world.mirror.rows.values()))
        services.jobs.cancel(next(e for e in world.events if isinstance(e, JobStarted)).job_id)
        summary = await task
        world.storefront.pages = whole
        return await then((services, summary))

    return world.run(body)


def test_that_the_first_pages_are_shown_while_the_rest_is_read(world: Any) -> None:
    world.fill(o1=("a", "a"), o2=("a", "b"), o3=("a", "a"), o4=("a", "a"), o5=("a", "a"))

    async def then(found: Any) -> Any:
        services, summary = found
        return summary, await services.orders.known(), await services.overview()

    summary, orders, overview = broken_off(world, then)
    assert summary.state is JobState.CANCELLED
    told = {ref.order_id for e in world.events if isinstance(e, RowsChanged) for ref in e.refs}
    assert {"1", "2"} <= told
    verdicts = {o.ref.order_id: judge(o).verdict for o in orders}
    assert verdicts["1"] is Verdict.EQUAL
    assert verdicts["2"] is Verdict.DIFFERENT
    assert overview.states["wc_eu"] is StoreState.NEVER_READ


def test_that_what_a_refresh_that_was_broken_off_did_not_read_is_not_called_absent(
    world: Any,
) -> None:
    world.fill(o1=("a", "a"), o2=("a", "a"), o3=("a", "a"), o4=("a", "a"), o5=("a", "a"))

    async def then(found: Any) -> Any:
        return await found[0].orders.known()

    orders = broken_off(world, then)
    sides = [side for o in orders for side in (o.storefront, o.designo) if side is not None]
    assert {side.presence for side in sides} == {Presence.PRESENT}
    assert {o.ref.order_id for o in orders if o.storefront is None} <= {"3", "4", "5"}
    assert world.steps("read") == []


def test_that_the_refresh_after_one_that_was_broken_off_comes_to_the_whole_list(
    world: Any,
) -> None:
    world.fill(o1=("a", "a"), o2=("a", "a"), o3=("a", "a"), o4=("a", "a"), o5=("a", None))

    async def then(found: Any) -> Any:
        services, _ = found
        summary = await services.jobs.refresh()
        return summary, await services.orders.known(), await services.overview()

    summary, orders, overview = broken_off(world, then)
    assert summary.state is JobState.DONE
    assert world.storefront.sinces == [None, None], "no watermark moved: older ones are not lost"
    verdicts = [judge(o).verdict for o in orders]
    assert verdicts == [*[Verdict.EQUAL] * 4, Verdict.ONLY_STOREFRONT]
    assert overview.states["wc_eu"] is StoreState.READY


def days_pass(world: Any, listed_at: Callable[[Any], int | None]) -> tuple[list[bool], Any]:
    """A first refresh, then three, each a day later with a horizon a day later; which of the lists
    were complete, and the orders. ``listed_at`` tells the total of a list that begins then."""
    world.fill(o10=("a", "a"), o11=("a", "a"), o12=("a", "a"))
    world.storefront.horizon = world.clock.time - timedelta(days=365)
    world.storefront.total_from = listed_at

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        world.storefront.changed = set()
        world.storefront.unlisted = {world.ref("10")}
        for _ in range(3):
            world.clock.run_on(86_400)
            world.storefront.horizon += timedelta(days=1)
            await services.jobs.refresh()
        return await services.orders.known()

    orders = world.run(body)
    return [since is None for since in world.storefront.sinces], orders


def test_that_an_order_that_grows_out_of_the_horizon_costs_no_complete_list(world: Any) -> None:
    """It leaves list and total; counted as of the former beginning, nothing has left."""
    first = world.clock.time - timedelta(days=365)
    complete, orders = days_pass(world, lambda begins: 3 if begins <= first else 2)
    assert complete == [True, False, False, False]
    assert {o.storefront.presence for o in orders} == {Presence.PRESENT}
    assert world.steps("read") == [], "an older order is not asked for"


def test_that_one_that_leaves_otherwise_costs_one_also_where_the_horizon_moved(world: Any) -> None:
    day = world.clock.time
    complete, _ = days_pass(world, lambda begins: 3 if world.clock.time == day else 2)
    assert complete == [True, False, True, False, False]


def test_that_a_total_that_is_told_for_no_former_beginning_costs_a_complete_list(
    world: Any,
) -> None:
    first = world.clock.time - timedelta(days=365)

    def total(begins: Any) -> int | None:
        if begins != world.storefront.horizon:
            return None
        return 3 if begins == first else 2

    complete, _ = days_pass(world, total)
    assert complete == [True, False, True, False, True, False, True]


def test_that_of_a_list_that_was_broken_off_the_rest_is_forecast(world: Any) -> None:
    world.storefront.orders = {world.ref(str(n)): Status.text("a") for n in range(1000)}
    world.storefront.page_size = 100
    place = BrokenOff(Side.STOREFRONT, ("wc_eu",), "", "p", world.clock.time, read=600, total=1000)
    world.mirror.places[Side.STOREFRONT, ("wc_eu",)] = place
    slow_pages(world, 2.0)
    assert forecast_of(world) == Forecast(400, 2.0)


def test_that_a_reading_tells_how_long_the_rest_takes_once_it_can_be_judged(world: Any) -> None:
    world.storefront.orders = {world.ref(str(n)): Status.text("a") for n in range(1000)}
    world.storefront.page_size, world.storefront.goes_on = 100, True
    whole = world.storefront.pages

    async def pages(codes: Any, since: Any, after: str = "") -> Any:
        async for page in whole(codes, since, after):
            world.clock.run_on(10.0)
            yield page

    world.storefront.pages = pages
    world.run(lambda services: services.jobs.refresh())
    told = [event for event in world.events if isinstance(event, JobProgress)]
    shop = [side for event in told for side in event.sides if side.store_code]
    lefts = list(dict.fromkeys((side.done, side.left) for side in shop))
    assert lefts[:4] == [(0, None), (100, 90.0), (200, 80.0), (300, 70.0)]
    assert lefts[-1] == (1000, None)
