"""After each job that read or wrote, the day's counts are kept; a picture never costs the job."""

from datetime import timedelta

from designo_sync_gui.domain.broken_off import BrokenOff
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.looks import Look
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.outcome import JobState
from designo_sync_gui.domain.sentence import verbatim

MONTH = timedelta(days=30)


def test_that_a_refresh_and_a_write_are_counted_for_their_day(world) -> None:
    world.fill(o1=("paid", "Paid"), o2=("a", "a"))

    async def scene(services):
        await services.jobs.refresh()
        (first,) = await services.trends.days(MONTH)
        world.clock.run_on(86_400)
        plan = await services.orders.plan(Direction.TO_DESIGNO, [world.ref("1")])
        await services.jobs.apply(plan)
        return first, await services.trends.days(MONTH)

    first, days = world.run(scene)
    assert (first.orders, first.mismatches, first.looks[Look.FORMATTING]) == (2, 1, 1)
    assert [(day.day - first.day, day.mismatches) for day in days] == [
        (timedelta(), 1),
        (timedelta(days=1), 0),
    ]


def test_that_a_list_not_read_to_its_end_is_not_counted(world) -> None:
    world.fill(o1=("paid", "Paid"))

    async def scene(services):
        await services.jobs.refresh()
        world.mirror.day_counts.clear()
        place = BrokenOff(Side.STOREFRONT, ("wc_eu",), "", "", world.clock.now())
        await world.mirror.record_broken_off(place)
        await services.trends.count(["wc_eu"])
        return await services.trends.days(MONTH)

    assert world.run(scene) == ()


def test_that_a_store_never_read_is_not_counted(world) -> None:
    async def scene(services):
        await services.trends.count(["wc_eu"])
        return await services.trends.days(MONTH)

    assert world.run(scene) == ()


def test_that_a_full_disk_costs_the_picture_and_not_the_refresh(world, monkeypatch) -> None:
    world.fill(o1=("paid", "Paid"))

    async def full(counts):
        raise StorageFailed(verbatim("The disk is full."))

    monkeypatch.setattr(world.mirror, "keep_days", full)
    assert world.run(lambda services: services.jobs.refresh()).state is JobState.DONE
