"""Facts about reading both sides."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from designo_sync_gui.domain.compare import Verdict, judge
from designo_sync_gui.domain.errors import (
    BadReply,
    JobRefused,
    MassChange,
    PermissionDenied,
    ServerFailure,
    SignInFailed,
    SomethingBefore,
    StorageFailed,
    Unreachable,
)
from designo_sync_gui.domain.events import (
    JobFinished,
    JobProgress,
    JobStarted,
    ReadingNoted,
    StoreState,
)
from designo_sync_gui.domain.order import OrderRef, Presence, Side
from designo_sync_gui.domain.outcome import JobState
from designo_sync_gui.domain.ports import OrderPage
from designo_sync_gui.domain.sentence import say, verbatim
from designo_sync_gui.domain.status import Status


def refresh(world: Any, *, full: bool = False, times: int = 1) -> Any:
    async def body(services: Any) -> Any:
        for _ in range(times):
            summary = await services.jobs.refresh(full=full)
        return summary, await services.overview(), await services.orders.known()

    return world.run(body)


def verdicts(orders: Any) -> dict[str, Verdict]:
    return {order.ref.order_id: judge(order).verdict for order in orders}


def test_that_both_sides_are_read_and_compared(world: Any) -> None:
    world.fill(o1=("a", "a"), o2=("a", "A"), o3=("a", None), o4=(None, "a"))
    summary, overview, orders = refresh(world)
    assert summary.errors == ()
    assert verdicts(orders) == {
        "1": Verdict.EQUAL,
        "2": Verdict.DIFFERENT,
        "3": Verdict.ONLY_STOREFRONT,
        "4": Verdict.ONLY_DESIGNO,
    }
    assert overview.states == {"wc_eu": StoreState.READY, "": StoreState.READY}


def test_that_only_orders_the_list_left_out_are_asked_for_singly(world: Any) -> None:
    world.fill(o1=("a", "a"), o2=("a", None))
    refresh(world)
    assert world.steps("read") == [("read", Side.DESIGNO, "2")]


def test_that_an_order_no_list_shows_is_found_by_asking(world: Any) -> None:
    world.fill(o1=("oldplugin", "oldplugin"))
    world.storefront.unlisted.add(world.ref("1"))
    _, _, orders = refresh(world)
    assert verdicts(orders) == {"1": Verdict.EQUAL}
    assert orders[0].storefront.source.endswith("asked singly")


def test_that_an_order_no_list_shows_is_asked_for_at_every_refresh(world: Any) -> None:
    world.fill(o1=("oldplugin", "oldplugin"))
    world.storefront.unlisted.add(world.ref("1"))

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        world.storefront.orders[world.ref("1")] = Status.text("newer")
        await services.jobs.refresh()
        return await services.orders.known()

    assert verdicts(world.run(body)) == {"1": Verdict.DIFFERENT}


def test_that_the_second_refresh_asks_only_for_what_changed_with_overlap(world: Any) -> None:
    world.fill(o1=("a", "a"))
    refresh(world, times=2)
    assert world.storefront.sinces[0] is None
    assert world.storefront.sinces[1] == world.clock.time - timedelta(minutes=2)


def test_that_a_full_refresh_reads_everything_again(world: Any) -> None:
    world.fill(o1=("a", "a"))
    refresh(world, full=True, times=2)
    assert world.designo.sinces == [None, None]


def test_that_a_side_that_cannot_limit_its_list_is_read_whole(world: Any) -> None:
    world.designo.reads_since = False
    world.fill(o1=("a", "a"))
    refresh(world, times=2)
    assert world.designo.sinces == [None, None]


def test_that_an_order_that_vanished_from_a_full_list_is_proved_absent(world: Any) -> None:
    world.fill(o1=("a", "a"), o2=("a", "a"))

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        del world.storefront.orders[world.ref("2")]
        await services.jobs.refresh(full=True)
        return await services.orders.known()

    assert verdicts(world.run(body))["2"] is Verdict.ONLY_DESIGNO


def test_that_not_being_in_a_list_of_changes_says_nothing(world: Any) -> None:
    world.fill(o1=("a", "a"), o2=("a", "b"))
    world.storefront.changed = {world.ref("1")}
    world.designo.changed = {world.ref("1")}
    _, _, orders = refresh(world, times=2)
    assert verdicts(orders) == {"1": Verdict.EQUAL, "2": Verdict.DIFFERENT}
    assert world.steps("read") == []


def test_that_orders_both_sides_lost_are_not_listed(world: Any) -> None:
    world.fill(o1=("a", "a"), o2=("a", "a"))

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        for side in (world.storefront, world.designo):
            del side.orders[world.ref("2")]
        await services.jobs.refresh(full=True)
        return await services.orders.known()

    assert list(verdicts(world.run(body))) == ["1"]


def test_that_a_list_that_breaks_off_proves_no_absence_and_moves_no_watermark(world: Any) -> None:
    world.fill(**{f"o{n}": ("a", "a") for n in range(9)})
    world.storefront.page_size = 3
    world.storefront.list_error = ServerFailure(verbatim("502"))
    summary, overview, orders = refresh(world)
    assert [code for code, _ in summary.errors] == ["wc_eu"]
    assert overview.states["wc_eu"] is StoreState.FAILED
    assert {r.side for r in overview.side_reads} == {Side.DESIGNO}
    assert set(verdicts(orders).values()) == {Verdict.EQUAL, Verdict.NOT_READ}
    assert not any(o.storefront and o.storefront.presence is Presence.ABSENT for o in orders)


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (SignInFailed(verbatim("401")), StoreState.SIGN_IN_NEEDED),
        (PermissionDenied(verbatim("403")), StoreState.FAILED),
        (SomethingBefore(verbatim("a firewall's page")), StoreState.FAILED),
        (Unreachable(verbatim("refused")), StoreState.UNREACHABLE),
        (BadReply(verbatim("cut")), StoreState.FAILED),
    ],
)
def test_that_one_side_that_fails_leaves_the_other_read(
    world: Any, error: Exception, state: StoreState
) -> None:
    world.fill(o1=("a", "a"))
    world.designo.list_error = error
    summary, overview, orders = refresh(world)
    assert summary.errors == (("", error),)
    assert overview.states == {"wc_eu": StoreState.READY, "": state}
    assert orders[0].storefront.status == Status.text("a")


def test_that_without_a_read_source_the_designo_side_is_not_read(world: Any) -> None:
    world.designo.readable = False
    world.fill(o1=("a", "a"))
    summary, _, orders = refresh(world)
    assert summary.errors == ()
    assert verdicts(orders) == {"1": Verdict.NOT_READ}


def test_that_a_list_only_side_calls_orders_absent_only_by_its_complete_list(world: Any) -> None:
    world.designo.reads_singly = False
    world.fill(o1=("a", "a"), o2=("a", None))
    _, _, orders = refresh(world)
    assert verdicts(orders)["2"] is Verdict.ONLY_STOREFRONT
    assert "complete list" in orders[1].designo.source
    assert world.steps("read") == []


@pytest.mark.parametrize("singly", [True, False])
@pytest.mark.parametrize("left_over", [0, 10])
def test_F53_a_list_that_lost_most_orders_is_not_believed_until_accepted(
    world: Any, left_over: int, singly: bool
) -> None:
    world.designo.reads_singly = singly
    world.fill(**{f"o{n}": ("a", "a") for n in range(40)})

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        for ref in sorted(world.designo.orders)[left_over:]:
            del world.designo.orders[ref]
        before = len(world.steps("read"))
        summary = await services.jobs.refresh(full=True)
        held = await services.orders.known()
        assert len(world.steps("read")) == before
        await services.jobs.accept_change("")
        again = await services.jobs.refresh(full=True)
        return summary, held, again, await services.orders.known()

    summary, held, again, accepted = world.run(body)
    assert isinstance(summary.errors[0][1], MassChange)
    assert set(verdicts(held).values()) == {Verdict.EQUAL}
    assert again.errors == ()
    gone = [v for v in verdicts(accepted).values() if v is Verdict.ONLY_STOREFRONT]
    assert len(gone) == 40 - left_over


def test_that_an_acceptance_is_good_for_one_reading(world: Any) -> None:
    world.fill(**{f"o{n}": ("a", "a") for n in range(10)})

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        await services.jobs.accept_change("")
        world.designo.orders.clear()
        return await services.jobs.refresh(full=True)

    assert isinstance(world.run(body).errors[0][1], MassChange)


def test_that_half_of_the_orders_may_go_without_a_question(world: Any) -> None:
    world.fill(**{f"o{n}": ("a", "a") for n in range(10)})

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        for ref in sorted(world.designo.orders)[5:]:
            del world.designo.orders[ref]
        return await services.jobs.refresh(full=True)

    assert world.run(body).errors == ()


def test_that_orders_of_stores_not_connected_are_left_aside(world: Any) -> None:
    world.fill(o1=("a", "a"))
    world.designo.orders[OrderRef("other", "1")] = Status.text("x")
    _, _, orders = refresh(world)
    assert [o.ref.store_code for o in orders] == ["wc_eu"]


def test_that_an_unreadable_status_is_a_row_and_no_failure(world: Any) -> None:
    world.fill(o1=("a", "a"))
    world.designo.orders[world.ref("1")] = None
    summary, _, orders = refresh(world)
    assert summary.errors == ()
    assert verdicts(orders) == {"1": Verdict.UNREADABLE}


def test_that_progress_counts_towards_what_the_sides_announced(world: Any) -> None:
    world.fill(**{f"o{n}": ("a", "a") for n in range(9)})
    refresh(world)
    last = [e for e in world.events if isinstance(e, JobProgress)][-1]
    assert (last.done, last.total) == (18, 18)


def change_pages(remote: Any, change: Callable[[OrderPage], list[OrderPage]]) -> None:
    """Let a side give other pages than it would."""
    pages = remote.pages

    async def changed(codes: Any, since: Any) -> Any:
        async for page in pages(codes, since):
            for other in change(page):
                yield other

    remote.pages = changed


def test_that_progress_is_told_per_side_and_never_beyond_its_total(world: Any) -> None:
    """DesignO announces fewer orders than its list then holds: it grew while it was read."""
    world.fill(**{f"o{n}": ("a", "a") for n in range(9)})
    change_pages(world.designo, lambda page: [replace(page, total=4)])
    refresh(world)
    told = [event for event in world.events if isinstance(event, JobProgress)]
    sides = [side for event in told for side in event.sides]
    assert {side.store_code for side in sides} == {"wc_eu", ""}
    assert all(side.done <= side.total for side in sides if side.total is not None)
    assert all(event.done <= event.total for event in told if event.total is not None)
    assert {side.store_code: (side.done, side.total) for side in told[-1].sides} == {
        "wc_eu": (9, 9),
        "": (9, 9),
    }


def test_that_a_side_without_a_total_leaves_the_jobs_total_open_until_its_list_ends(
    world: Any,
) -> None:
    world.fill(**{f"o{n}": ("a", "a") for n in range(9)})
    change_pages(world.designo, lambda page: [replace(page, total=None)])
    refresh(world)
    told = [event for event in world.events if isinstance(event, JobProgress)]
    assert told[0].total is None
    assert (told[-1].done, told[-1].total) == (18, 18)


def test_that_an_order_listed_twice_counts_once_in_the_progress(world: Any) -> None:
    world.fill(**{f"o{n}": ("a", "a") for n in range(9)})
    change_pages(world.designo, lambda page: [page, page])
    refresh(world)
    last = [event for event in world.events if isinstance(event, JobProgress)][-1]
    assert (last.done, last.total) == (18, 18)


def test_that_cancelling_a_refresh_keeps_what_was_read(world: Any) -> None:
    world.fill(o1=("a", "a"))

    async def body(services: Any) -> Any:
        world.designo.gate = asyncio.Event()
        task = asyncio.ensure_future(services.jobs.refresh())
        await world.until(lambda: world.steps("list") and world.mirror.rows)
        services.jobs.cancel(next(e for e in world.events if isinstance(e, JobStarted)).job_id)
        summary = await task
        return summary, await services.overview(), await services.orders.known()

    summary, overview, orders = world.run(body)
    assert summary.state is JobState.CANCELLED
    assert overview.states[""] is StoreState.NEVER_READ
    assert len(orders) == 1
    assert [e.state for e in world.events if isinstance(e, JobFinished)] == [JobState.CANCELLED]


def test_that_never_read_is_said_after_a_restart_only_of_what_never_was(world: Any) -> None:
    world.fill(o1=("a", "a"))
    refresh(world)
    again = world.run(lambda services: services.overview())
    assert again.states == {"wc_eu": StoreState.READY, "": StoreState.READY}


def test_that_a_store_whose_shop_was_never_read_is_not_ready_because_designo_was(
    world: Any,
) -> None:
    world.fill(o1=("a", "a"))
    world.storefront.list_error = Unreachable(verbatim("away"))
    refresh(world)
    again = world.run(lambda services: services.overview())
    assert again.states == {"wc_eu": StoreState.NEVER_READ, "": StoreState.READY}


def test_that_two_jobs_of_a_store_never_run_at_once(world: Any) -> None:
    world.fill(o1=("a", "a"))

    async def body(services: Any) -> Any:
        world.designo.gate = asyncio.Event()
        first = asyncio.ensure_future(services.jobs.refresh())
        second = asyncio.ensure_future(services.jobs.refresh(full=True))
        await world.until(lambda: len(world.steps("list")) == 2 and world.notes("waiting"))
        lists_before = len(world.steps("list"))
        world.designo.gate.set()
        await asyncio.gather(first, second)
        return lists_before

    assert world.run(body) == 2
    assert len(world.steps("list")) == 4


def test_that_the_same_refresh_asked_for_again_is_joined(world: Any) -> None:
    world.fill(o1=("a", "a"))

    async def body(services: Any) -> Any:
        world.designo.gate = asyncio.Event()
        asked = [asyncio.ensure_future(services.jobs.refresh()) for _ in range(3)]
        await world.until(lambda: len(world.steps("list")) == 2)
        world.designo.gate.set()
        return await asyncio.gather(*asked)

    summaries = world.run(body)
    assert len({summary.job_id for summary in summaries}) == 1
    assert len(world.steps("list")) == 2


def test_that_closing_stops_a_running_refresh(world: Any) -> None:
    world.fill(o1=("a", "a"))
    world.designo.gate = asyncio.Event()

    async def body(services: Any) -> Any:
        task = asyncio.ensure_future(services.jobs.refresh())
        await world.until(lambda: world.steps("list"))
        await services.aclose()
        return await task

    assert world.run(body).state is JobState.CANCELLED
    assert world.connections.closed


def test_that_a_full_disk_stops_the_refresh_and_is_told(world: Any) -> None:
    world.fill(o1=("a", "a"))

    async def broken(*_: Any, **__: Any) -> Any:
        raise StorageFailed(verbatim("The disk is full."))

    world.mirror.record_moves = broken
    summary, _, _ = refresh(world)
    assert {type(error) for _, error in summary.errors} == {StorageFailed}


def test_that_nothing_to_refresh_is_refused_with_advice(world: Any) -> None:
    async def body(services: Any) -> None:
        with pytest.raises(JobRefused, match="no store"):
            await services.jobs.refresh(["nope"])

    world.run(body)


def test_that_what_a_list_guessed_is_told_and_stops_nothing(world: Any) -> None:
    world.fill(o1=("a", "a"))
    world.storefront.notes = (say("The encoding is a guess."),)
    summary, overview, _ = refresh(world)
    assert summary.notes == (("wc_eu", say("The encoding is a guess.")),)
    assert (summary.errors, overview.states["wc_eu"]) == ((), StoreState.READY)
    told = {e.store_code: e.notes for e in world.events if isinstance(e, ReadingNoted)}
    assert told == {"wc_eu": world.storefront.notes, "": ()}
    assert [e.summary.english for e in world.events if isinstance(e, JobFinished)] == [
        "1 order read · The encoding is a guess."
    ]
