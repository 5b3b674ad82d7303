"""A value by which a shop says "deleted" is carried over exactly, and only by a typed word."""

import pytest

from designo_sync_gui.connectors.registry import PLATFORMS, deletions_of
from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.plan import Change
from designo_sync_gui.domain.sentence import NOTHING, verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.watching import automatic_part

GONE = Change(None, "binned", verbatim("the order was deleted in the shop"), confirm="binned")


@pytest.fixture
def deleting(world):
    world.connections.deleted = (GONE,)
    world.fill(o1=("binned", "paid"), o2=("sent", "paid"))
    return world


async def planned(world, services, direction=Direction.TO_DESIGNO):
    await services.jobs.refresh()
    return await services.orders.plan(direction, list(world.mirror.rows))


def test_that_it_is_planned_exactly_with_what_it_means_and_needs_its_word(deleting) -> None:
    async def scene(services):
        return await planned(deleting, services)

    first, second = deleting.run(scene).writes
    assert first.wanted == Status.text("binned")
    assert (first.confirm, second.confirm) == ("binned", "")
    assert first.consequence.english == "the order was deleted in the shop"
    assert second.consequence == NOTHING


def test_that_without_the_word_the_other_orders_alone_are_written(deleting) -> None:
    async def scene(services):
        return await services.jobs.apply(await planned(deleting, services))

    outcomes = {o.ref.order_id: o.kind for o in deleting.run(scene).outcomes}
    assert outcomes == {"1": OutcomeKind.REFUSED, "2": OutcomeKind.VERIFIED}
    assert [entry[2] for entry in deleting.trace if entry[0] == "write"] == ["2"]


def test_that_with_the_word_it_is_written_exactly_and_read_back(deleting) -> None:
    async def scene(services):
        plan = await planned(deleting, services)
        return await services.jobs.apply(plan, frozenset({"binned"}))

    assert {o.kind for o in deleting.run(scene).outcomes} == {OutcomeKind.VERIFIED}
    written = [entry[3] for entry in deleting.trace if entry[0] == "write"]
    assert sorted(written) == ["binned", "sent"]


def test_that_nothing_is_carried_over_by_itself(deleting) -> None:
    async def scene(services):
        return await planned(deleting, services)

    part = automatic_part(deleting.run(scene), Direction.TO_DESIGNO, {}, deleting.clock.now())
    assert [write.ref.order_id for write in part.writes] == ["2"]


def test_that_a_plan_from_before_the_word_was_needed_is_not_carried_out(deleting) -> None:
    async def scene(services):
        deleting.connections.deleted = ()
        plan = await planned(deleting, services)
        deleting.connections.deleted = (GONE,)
        return await services.jobs.apply(plan)

    outcomes = {o.ref.order_id: o.kind for o in deleting.run(scene).outcomes}
    assert outcomes == {"1": OutcomeKind.SKIPPED, "2": OutcomeKind.VERIFIED}


def test_that_the_shop_itself_is_written_by_its_own_rules(deleting) -> None:
    deleting.fill(o1=("paid", "binned"))

    async def scene(services):
        return await planned(deleting, services, Direction.TO_STOREFRONT)

    writes = {write.ref.order_id: write.confirm for write in deleting.run(scene).writes}
    assert writes["1"] == ""


def test_that_only_a_trash_that_shows_as_a_status_is_declared() -> None:
    declared = {
        (platform.name, field.name): [value for value, _ in field.deletions]
        for platform in PLATFORMS
        for field in platform.fields
        if field.deletions
    }
    assert declared == {("woocommerce", "status"): ["trash"]}
    store = Store("wc", "Shop", "woocommerce", "https://a.example/")
    (change,) = deletions_of(store)
    assert (change.before, change.wanted, change.confirm) == (None, "trash", "trash")
    assert "deleted" in change.consequence.english
