"""Reading some orders again: these, on both sides, and nothing about any other."""

from typing import Any

import pytest

from designo_sync_gui.domain.errors import JobRefused, ServerFailure, SignInFailed
from designo_sync_gui.domain.events import JobFinished, JobStarted
from designo_sync_gui.domain.order import OrderRef, Presence, Side
from designo_sync_gui.domain.outcome import JobState
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.engine.reading import some_orders


def run(world: Any, between: Any, *numbers: str) -> Any:
    """Refresh, let the world change, read some orders again; their summary and all orders."""

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        world.trace.clear()
        between()
        reads = (await services.overview()).side_reads
        summary = await services.jobs.read_again([world.ref(number) for number in numbers])
        assert (await services.overview()).side_reads == reads, "no watermark moves"
        return summary, {o.ref.order_id: o for o in await services.orders.known()}

    return world.run(body)


def test_that_only_these_orders_are_asked_for_on_both_sides(world: Any) -> None:
    world.fill(o1=("a", "a"), o2=("a", "a"), o3=("a", "a"))

    def change() -> None:
        for remote in (world.storefront, world.designo):
            for number in "123":
                remote.orders[world.ref(number)] = Status.text("b")

    summary, orders = run(world, change, "1", "3")
    assert (summary.read, summary.errors) == (2, ())
    assert sorted(world.steps("read")) == [
        ("read", side, number) for side in (Side.DESIGNO, Side.STOREFRONT) for number in ("1", "3")
    ]
    assert world.steps("list") == []
    now = {number: order.storefront.status.literal for number, order in orders.items()}
    assert now == {"1": "b", "2": "a", "3": "b"}
    assert {number: order.designo.status.literal for number, order in orders.items()} == now


def test_that_an_order_keeps_its_place_in_the_list(world: Any) -> None:
    world.fill(o1=("a", "a"), o2=("plugin", "plugin"))
    world.storefront.unlisted.add(world.ref("2"))
    _, orders = run(world, lambda: None, "1", "2")
    assert [orders[number].storefront.listed for number in "12"] == [True, False]
    assert orders["2"].storefront.source.endswith("asked singly")


def test_that_an_order_that_is_gone_is_absent(world: Any) -> None:
    world.fill(o1=("a", "a"))
    _, orders = run(world, lambda: world.designo.orders.clear(), "1")
    assert orders["1"].designo.presence is Presence.ABSENT


def test_that_one_order_that_fails_keeps_its_row_and_the_others_are_read(world: Any) -> None:
    world.fill(o1=("a", "a"), o2=("a", "a"))
    error = ServerFailure(verbatim("500"))

    def change() -> None:
        world.storefront.read_errors[world.ref("1")] = error
        world.storefront.orders[world.ref("2")] = Status.text("b")

    summary, orders = run(world, change, "1", "2")
    assert summary.errors == (("wc_eu", error),)
    assert [orders[number].storefront.status.literal for number in "12"] == ["a", "b"]


def test_that_a_side_that_refuses_is_told_and_the_other_is_read(world: Any) -> None:
    world.fill(o1=("a", "a"))
    error = SignInFailed(verbatim("401"))

    def change() -> None:
        world.storefront.read_errors[world.ref("1")] = error
        world.designo.orders[world.ref("1")] = Status.text("b")

    summary, orders = run(world, change, "1")
    assert summary.errors == (("wc_eu", error),)
    assert orders["1"].designo.status.literal == "b"


@pytest.mark.parametrize("how", ["list only", "export"])
def test_that_a_side_that_cannot_be_asked_for_one_order_is_told(world: Any, how: str) -> None:
    world.fill(o1=("a", "a"))

    def change() -> None:
        if how == "list only":
            world.designo.reads_singly = False
        else:
            world.designo.live = False

    summary, _ = run(world, change, "1")
    assert [(code, note.english) for code, note in summary.notes] == [
        ("", "DesignO cannot be asked for single orders: refresh the store to read it.")
    ]
    assert {side for _, side, _ in world.steps("read")} == {Side.STOREFRONT}


def test_that_the_job_is_told_as_any_other(world: Any) -> None:
    world.fill(o1=("a", "a"))
    run(world, lambda: None, "1")
    started = [e for e in world.events if isinstance(e, JobStarted)]
    ended = [e for e in world.events if isinstance(e, JobFinished)]
    assert started[-1].title.english == "Refresh · 1 order"
    assert (ended[-1].state, ended[-1].summary.english) == (JobState.DONE, "1 order read")


def test_that_orders_of_a_store_that_is_not_connected_are_refused(world: Any) -> None:
    async def body(services: Any) -> None:
        with pytest.raises(JobRefused, match="no store"):
            await services.jobs.read_again([OrderRef("elsewhere", "1")])

    world.run(body)


def test_that_very_many_are_not_read_one_by_one(world: Any) -> None:
    refs = [world.ref(str(number)) for number in range(some_orders.MOST + 1)]

    async def body(services: Any) -> None:
        with pytest.raises(JobRefused, match="too many"):
            await services.jobs.read_again(refs)

    world.run(body)
