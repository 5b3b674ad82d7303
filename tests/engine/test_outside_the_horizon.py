"""A list that begins at a moment: what it lacks may only be older."""

from datetime import UTC, datetime
from typing import Any

import pytest

from designo_sync_gui.domain.errors import MassChange
from designo_sync_gui.domain.order import Presence

BEGINS = datetime(2025, 11, 27, tzinfo=UTC)


def side_of(world: Any, order_id: str) -> Any:
    return next(o for o in world.run(known) if o.ref.order_id == order_id).storefront


async def known(services: Any) -> Any:
    return await services.orders.known()


async def refresh(services: Any) -> Any:
    return await services.jobs.refresh()


async def full(services: Any) -> Any:
    return await services.jobs.refresh(full=True)


def asked(world: Any) -> set[str]:
    return {step[2] for step in world.steps("read")}


@pytest.fixture
def old_and_new(world: Any) -> Any:
    """Orders 100 to 104 are in the shop's list, 5 is older and in the shop, 6 is in DesignO only
    and so is 103."""
    world.fill(
        o5=("a", "a"), o6=(None, "a"), o100=("a", "a"), o101=("a", "a"), o102=("a", "a"),
        o103=(None, "a"), o104=("a", "a"),
    )  # fmt: skip
    world.storefront.unlisted = {world.ref("5")}
    world.storefront.horizon = BEGINS
    return world


def test_that_an_older_order_is_neither_asked_for_nor_called_absent(old_and_new: Any) -> None:
    summary = old_and_new.run(refresh)
    assert summary.errors == ()
    assert side_of(old_and_new, "5") is None
    assert side_of(old_and_new, "6") is None
    assert asked(old_and_new).isdisjoint({"5", "6"})


def test_that_an_order_among_those_of_the_list_is_asked_for_and_absent(old_and_new: Any) -> None:
    old_and_new.run(refresh)
    assert side_of(old_and_new, "103").presence is Presence.ABSENT


def test_that_without_a_horizon_each_of_them_is_asked_for(old_and_new: Any) -> None:
    old_and_new.storefront.horizon = None
    old_and_new.run(refresh)
    assert side_of(old_and_new, "5").presence is Presence.PRESENT
    assert side_of(old_and_new, "6").presence is Presence.ABSENT


def test_that_an_older_order_is_not_asked_for_at_later_refreshes_either(old_and_new: Any) -> None:
    old_and_new.run(refresh)
    old_and_new.storefront.changed = {old_and_new.ref("101")}
    old_and_new.run(refresh)
    assert asked(old_and_new).isdisjoint({"5", "6"})


def many(world: Any, count: int) -> None:
    world.fill(**{f"o{n}": ("a", "a") for n in range(1, count + 1)})


def test_that_orders_that_a_nearer_horizon_leaves_out_stay_as_they_were_read(world: Any) -> None:
    many(world, 20)
    world.run(refresh)
    world.storefront.unlisted = {world.ref(str(n)) for n in range(1, 18)}
    world.storefront.horizon = BEGINS
    summary = world.run(full)
    assert summary.errors == ()
    assert side_of(world, "4").presence is Presence.PRESENT
    assert asked(world) == set()


def test_that_most_orders_vanishing_within_the_horizon_still_need_a_person(world: Any) -> None:
    """Of 40 orders 20 are older; 15 of the other 20 vanish, which is less than half of all."""
    many(world, 40)
    world.run(refresh)
    world.storefront.horizon = BEGINS
    gone = [world.ref(str(n)) for n in range(22, 37)]
    world.storefront.unlisted = {world.ref(str(n)) for n in range(1, 21)}
    for ref in gone:
        del world.storefront.orders[ref]
    errors = world.run(full).errors
    assert [type(error) for _, error in errors] == [MassChange]
    assert side_of(world, "22").presence is Presence.PRESENT


def test_that_an_empty_list_concludes_nothing_about_anybody(world: Any) -> None:
    many(world, 5)
    world.run(refresh)
    world.storefront.horizon = BEGINS
    world.storefront.unlisted = set(world.storefront.orders)
    assert world.run(full).errors == ()
    assert side_of(world, "3").presence is Presence.PRESENT
    assert asked(world) == set()


def test_that_an_order_that_was_asked_for_singly_is_asked_for_again(world: Any) -> None:
    """An unregistered status is in no list, however new the order is."""
    many(world, 5)
    world.storefront.unlisted = {world.ref("1")}
    world.run(refresh)
    world.storefront.horizon = BEGINS
    world.trace.clear()
    world.run(refresh)
    assert asked(world) == {"1"}
