"""A first refresh that was broken off goes on at the next one, and concludes nothing before."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designo_sync_gui.domain.broken_off import BrokenOff
from designo_sync_gui.domain.compare import Verdict, judge
from designo_sync_gui.domain.connection import DesignoConnection, Secret, Store
from designo_sync_gui.domain.errors import BadReply, SyncError, Unreachable
from designo_sync_gui.domain.events import JobFinished, JobStarted, StoreState
from designo_sync_gui.domain.order import Presence, Side
from designo_sync_gui.domain.outcome import JobState
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import Status
from tests.engine.conftest import EngineWorld

KEY = {"consumer_key": Secret("ck_1")}
STORE = Store("wc_eu", "Print Depot EU", "woocommerce", "https://shop.example.com/")
BOTH = [Side.STOREFRONT, Side.DESIGNO]


def side_of(world: Any, side: Side) -> Any:
    return world.storefront if side is Side.STOREFRONT else world.designo


def ten_orders(world: Any) -> None:
    world.fill(**{f"o{n}": ("a", "a") for n in range(10, 20)})
    for remote in (world.storefront, world.designo):
        remote.page_size, remote.goes_on = 2, True


async def interrupted(
    services: Any, world: Any, side: Side, pages: int, error: SyncError | None = None
) -> Any:
    """A refresh that is cancelled behind so many pages of one side, or meets an error there."""
    remote = side_of(world, side)
    whole, reached = remote.pages, asyncio.Event()

    async def few(codes: Any, since: Any, after: str = "") -> Any:
        count = 0
        async for page in whole(codes, since, after):
            if count == pages:
                if error is not None:
                    raise error
                reached.set()
                await asyncio.Event().wait()
            count += 1
            yield page

    remote.pages = few
    task = asyncio.ensure_future(services.jobs.refresh())
    if error is None:
        await world.until(reached.is_set)
        started = [e for e in world.events if isinstance(e, JobStarted)][-1]
        services.jobs.cancel(started.job_id)
    summary = await task
    remote.pages = whole
    world.clock.run_on(3600)
    return summary


def then_refreshed(
    world: Any,
    side: Side,
    pages: int,
    between: Callable[[Any], Any] = lambda services: None,
    error: SyncError | None = None,
    *,
    full: bool = False,
) -> Any:
    """Broken off, something in between, and the next refresh: its summary and all orders."""

    async def body(services: Any) -> Any:
        await interrupted(services, world, side, pages, error)
        side_of(world, side).afters.clear()
        side_of(world, side).sinces.clear()
        done = between(services)
        if done is not None:
            await done
        summary = await services.jobs.refresh(full=full)
        return summary, await services.orders.known()

    return world.run(body)


def verdicts(orders: Any) -> dict[str, Verdict]:
    return {order.ref.order_id: judge(order).verdict for order in orders}


@pytest.mark.parametrize("error", [None, Unreachable(verbatim("away"))])
@pytest.mark.parametrize("pages", [1, 2, 3, 4])
@pytest.mark.parametrize("side", BOTH)
def test_that_the_next_refresh_reads_the_rest(
    world: Any, side: Side, pages: int, error: SyncError | None
) -> None:
    ten_orders(world)
    summary, orders = then_refreshed(world, side, pages, error=error)
    remote = side_of(world, side)
    assert remote.afters[0] == f"wc_eu {10 + 2 * pages - 1}"
    assert remote.sinces[0] is None
    assert remote.sinces[1] is not None, "and what changed in what had been read"
    assert len(remote.sinces) == 2
    assert summary.errors == ()
    assert set(verdicts(orders).values()) == {Verdict.EQUAL}
    assert len(orders) == 10
    assert world.mirror.places == {}
    assert len(world.mirror.reads) == 2


@pytest.mark.parametrize("side", BOTH)
def test_that_nothing_is_concluded_until_then(world: Any, side: Side) -> None:
    ten_orders(world)

    async def body(services: Any) -> Any:
        await interrupted(services, world, side, 2)
        orders, overview = await services.orders.known(), await services.overview()
        return orders, overview

    orders, overview = world.run(body)
    found = [o.side(s) for o in orders for s in Side]
    assert {seen.presence for seen in found if seen is not None} == {Presence.PRESENT}
    unread = [o for o in orders if o.side(side) is None]
    assert {judge(o).verdict for o in unread} <= {Verdict.NOT_READ}
    (place,) = [place for place in overview.broken_off if place.side is side]
    assert (place.read, place.total) == (4, 10)
    assert place.words.english == "4 of 10 orders read"
    if side is Side.STOREFRONT:
        assert overview.states["wc_eu"] is StoreState.NEVER_READ


def test_that_the_job_and_its_summary_say_how_far_it_came(world: Any) -> None:
    ten_orders(world)
    summary = world.run(lambda services: interrupted(services, world, Side.STOREFRONT, 2))
    (place,) = summary.broken_off
    assert place.store_codes == ("wc_eu",)
    (told,) = [event.summary.english for event in world.events if isinstance(event, JobFinished)]
    assert told == (
        "Cancelled; what was read is kept. · The storefront: 4 of 10 orders read; refresh to go on"
    )
    world.events.clear()
    world.run(lambda services: services.jobs.refresh())
    (told,) = [event.summary.english for event in world.events if isinstance(event, JobFinished)]
    assert "to go on" not in told


@pytest.mark.parametrize("side", BOTH)
def test_that_it_can_be_broken_off_at_every_page_again_and_again(world: Any, side: Side) -> None:
    ten_orders(world)

    async def body(services: Any) -> Any:
        for _ in range(4):
            await interrupted(services, world, side, 1)
        summary = await services.jobs.refresh()
        return summary, await services.orders.known()

    summary, orders = world.run(body)
    complete = [
        after
        for after, since in zip(
            side_of(world, side).afters, side_of(world, side).sinces, strict=True
        )
        if since is None
    ]
    assert complete == ["", "wc_eu 11", "wc_eu 13", "wc_eu 15", "wc_eu 17"]
    assert summary.state is JobState.DONE
    assert len(orders) == 10
    assert set(verdicts(orders).values()) == {Verdict.EQUAL}


def test_that_an_order_created_meanwhile_is_found(world: Any) -> None:
    ten_orders(world)

    def between(_: Any) -> None:
        world.fill(o05=("a", "b"))  # sorted before all, as the newest of a list are
        world.storefront.changed = {world.ref("05")}

    _, orders = then_refreshed(world, Side.STOREFRONT, 2, between)
    assert verdicts(orders)["05"] is Verdict.DIFFERENT
    assert world.storefront.sinces == [None, world.storefront.sinces[1]], "no list is read twice"


def test_that_what_changed_in_what_had_been_read_is_read_again(world: Any) -> None:
    ten_orders(world)

    def between(_: Any) -> None:
        world.storefront.orders[world.ref("10")] = Status.text("shipped")
        world.storefront.changed = {world.ref("10")}

    _, orders = then_refreshed(world, Side.STOREFRONT, 2, between)
    assert verdicts(orders)["10"] is Verdict.DIFFERENT


def test_that_an_order_deleted_meanwhile_has_the_list_read_anew(world: Any) -> None:
    ten_orders(world)
    world.storefront.changed = set()

    def between(_: Any) -> None:
        del world.storefront.orders[world.ref("10")]

    _, orders = then_refreshed(world, Side.STOREFRONT, 2, between)
    assert verdicts(orders)["10"] is Verdict.ONLY_DESIGNO
    assert world.storefront.sinces.count(None) == 2
    assert world.storefront.afters[-1] == ""


def test_that_an_order_deleted_in_the_part_not_read_is_simply_not_there(world: Any) -> None:
    ten_orders(world)
    world.storefront.changed = set()

    def between(_: Any) -> None:
        del world.storefront.orders[world.ref("19")]

    _, orders = then_refreshed(world, Side.STOREFRONT, 2, between)
    assert verdicts(orders)["19"] is Verdict.ONLY_DESIGNO
    assert world.storefront.sinces.count(None) == 1


@pytest.mark.parametrize(
    "changed",
    [
        replace(STORE, url="https://other.example.com/"),
        replace(STORE, status_field="custom_status"),
        replace(STORE, orders_since="24 months"),
        replace(STORE, orders_since="2024-01-31"),
    ],
)
def test_that_another_shop_field_or_horizon_begins_anew(world: Any, changed: Store) -> None:
    ten_orders(world)
    first = replace(STORE, orders_since="12 months")

    async def body(services: Any) -> None:
        await services.connections.save_store(first, KEY, "wc_eu")
        await interrupted(services, world, Side.STOREFRONT, 2)
        secrets = {} if changed.url == STORE.url else KEY
        await services.connections.save_store(changed, secrets, "wc_eu")
        await services.jobs.refresh()

    world.run(body)
    assert world.storefront.afters[1] == ""


def test_that_other_credentials_begin_anew(world: Any) -> None:
    ten_orders(world)

    async def body(services: Any) -> None:
        await services.connections.save_store(STORE, KEY, "wc_eu")
        await interrupted(services, world, Side.STOREFRONT, 2)
        await services.connections.save_store(STORE, {"consumer_key": Secret("ck_2")}, "wc_eu")
        await services.jobs.refresh()

    world.run(body)
    assert world.storefront.afters[1] == ""


def test_that_another_way_to_read_designo_begins_anew(world: Any) -> None:
    ten_orders(world)
    other = DesignoConnection("https://designo.example.com/", read_profile="another profile")

    async def body(services: Any) -> None:
        await interrupted(services, world, Side.DESIGNO, 2)
        await services.connections.save_designo(other, {})
        await services.jobs.refresh()

    world.run(body)
    assert world.designo.afters[1] == ""


def test_that_a_settings_file_that_names_another_shop_begins_anew(world: Any) -> None:
    """Edited by hand while the program was closed, so that nothing was voided."""
    ten_orders(world)
    world.run(lambda services: interrupted(services, world, Side.STOREFRONT, 2))
    stored = world.settings.settings
    moved = tuple(replace(s, url="https://other.example.com/") for s in stored.stores)
    world.settings.settings = replace(stored, stores=moved)
    world.run(lambda services: services.jobs.refresh())
    assert world.storefront.afters[1] == ""


def test_that_a_refresh_of_everything_begins_anew(world: Any) -> None:
    ten_orders(world)
    then_refreshed(world, Side.STOREFRONT, 2, full=True)
    assert world.storefront.afters[0] == ""


def test_that_a_store_that_is_removed_leaves_no_place(world: Any) -> None:
    ten_orders(world)

    async def body(services: Any) -> None:
        await interrupted(services, world, Side.STOREFRONT, 2)
        await services.connections.remove_store("wc_eu")

    world.run(body)
    assert world.mirror.places == {}


def test_that_a_list_that_contradicts_itself_begins_anew(world: Any) -> None:
    ten_orders(world)
    then_refreshed(world, Side.STOREFRONT, 2, error=BadReply(verbatim("no list")))
    assert world.storefront.afters[0] == ""


def test_that_a_list_without_changes_is_gone_on_with_for_a_day_only(world: Any) -> None:
    ten_orders(world)
    world.designo.reads_since = False

    def later(_: Any) -> None:
        world.clock.run_on(timedelta(days=1).total_seconds())

    then_refreshed(world, Side.DESIGNO, 2)
    assert world.designo.afters == ["wc_eu 13"]
    world.mirror.reads.clear()
    then_refreshed(world, Side.DESIGNO, 2, later)
    assert world.designo.afters == [""]


def test_that_a_list_without_changes_that_was_read_before_begins_anew(world: Any) -> None:
    """Its values of before are a complete reading; half of a new one would be older than it
    looks."""
    ten_orders(world)
    world.designo.reads_since = False
    world.run(lambda services: services.jobs.refresh())
    then_refreshed(world, Side.DESIGNO, 2)
    assert world.designo.afters == [""]


def test_that_a_horizon_that_moved_by_a_day_meanwhile_changes_nothing(world: Any) -> None:
    ten_orders(world)
    begins = world.clock.time - timedelta(days=365)
    world.storefront.horizon = begins
    world.storefront.changed = set()

    def between(_: Any) -> None:
        world.storefront.horizon = begins + timedelta(days=1)
        world.storefront.total_from = lambda at: 10 if at == begins else 9

    summary, orders = then_refreshed(world, Side.STOREFRONT, 2, between)
    assert world.storefront.sinces.count(None) == 1
    assert summary.errors == ()
    assert len(orders) == 10


def test_that_a_crash_costs_the_pages_of_the_last_second_only(world: Any) -> None:
    """Nothing is told of a crash: what was kept until then is what counts."""
    ten_orders(world)
    whole = world.storefront.pages
    kept: list[BrokenOff] = []

    async def slow(codes: Any, since: Any, after: str = "") -> Any:
        async for page in whole(codes, since, after):
            world.clock.run_on(0.6)
            yield page
            kept.extend(world.mirror.places.values())

    world.storefront.pages = slow
    world.run(lambda services: services.jobs.refresh())
    assert [place.read for place in kept if place.side is Side.STOREFRONT][:3] == [4, 4, 8]


def test_that_a_short_list_is_not_kept_at_all(world: Any) -> None:
    ten_orders(world)

    async def never(place: BrokenOff) -> None:
        raise AssertionError("nothing was broken off")

    world.mirror.record_broken_off = never
    summary = world.run(lambda services: services.jobs.refresh())
    assert summary.errors == ()


@settings(max_examples=40, deadline=None)
@given(
    breaks=st.lists(st.tuples(st.sampled_from(BOTH), st.integers(1, 4)), min_size=1, max_size=4),
    gone=st.sets(st.integers(10, 19), max_size=2),
    come=st.sets(st.integers(20, 30), max_size=2),
)
def test_that_wherever_it_breaks_off_the_end_is_what_both_sides_hold(
    breaks: list[tuple[Side, int]], gone: set[int], come: set[int]
) -> None:
    world = EngineWorld()
    ten_orders(world)

    async def body(services: Any) -> Any:
        for number, (side, pages) in enumerate(breaks):
            remote = side_of(world, side)
            if len(remote.sinces) < 4:
                await interrupted_if_it_can(services, world, side, pages)
            if number == 0:
                for order in gone:
                    world.storefront.orders.pop(world.ref(str(order)))
                world.fill(**{f"o{order}": ("new", "new") for order in come})
        summary = await services.jobs.refresh()
        return summary, await services.orders.known()

    summary, orders = world.run(body)
    assert summary.errors == ()
    for order in orders:
        held = {s: side_of(world, s).orders.get(order.ref) for s in Side}
        for side, seen in ((s, order.side(s)) for s in Side):
            assert seen is not None
            assert seen.status == held[side]
    assert {o.ref for o in orders} == {*world.storefront.orders, *world.designo.orders}


async def interrupted_if_it_can(services: Any, world: Any, side: Side, pages: int) -> None:
    """A list may be shorter than that by now: then it comes to its end."""
    error = Unreachable(verbatim("away"))
    await interrupted(services, world, side, pages, error)
