"""F50 to F53: lists that move, repeat or shrink while they are read."""

import json

import pytest
from fault_kit import ORDERS, FaultStage
from fault_server import Exchange, beforehand

from designo_sync_gui.domain.errors import MassChange
from designo_sync_gui.domain.order import OrderRef, Presence

#: More than a page of any platform.
MANY = range(710001, 710331)
MOVED = 710150


@pytest.fixture
def many(stage: FaultStage) -> FaultStage:
    """Both sides hold many equal orders besides."""
    for order_id in MANY:
        stage.levers.put(order_id, stage.former)
        stage.tenant.add("s", str(order_id), json.dumps(stage.former))
    stage.most_requests = 400
    return stage


def remove(stage: FaultStage, order_id: int) -> None:
    stage.levers.remove(order_id)
    del stage.tenant.orders["s", str(order_id)]


async def known(stage: FaultStage) -> dict[str, object]:
    orders = await stage.services.orders()
    return {o.ref.order_id: o.side(stage.target).presence for o in orders}


def test_F50_an_order_that_moves_between_pages_is_neither_missed_nor_doubled(
    many: FaultStage,
) -> None:
    async def use() -> None:
        def change() -> None:
            many.clock.time = many.clock.now()
            many.edit(str(MOVED))

        many.server.arm(beforehand(change), many.is_read, skip=1)
        first = await many.refresh(full=True)
        assert first.errors == ()
        second = await many.refresh()
        assert second.errors == ()
        assert set(await known(many)) == {str(n) for n in (*ORDERS, *MANY)}
        (order,) = await many.services.orders([OrderRef("s", str(MOVED))])
        assert order.side(many.target).status.literal == many.other_value
        many.edit(str(MOVED), many.former)

    many.run(use)


def test_F51_an_order_that_is_deleted_between_pages_hides_no_other(many: FaultStage) -> None:
    async def use() -> None:
        many.server.arm(beforehand(lambda: remove(many, MANY[0])), many.is_read, skip=1)
        for full in (True, False, True):
            assert (await many.refresh(full=full)).errors == ()
        found = await known(many)
        left = {str(n) for n in (*ORDERS, *MANY[1:])}
        assert {n for n, presence in found.items() if presence is Presence.PRESENT} == left

    many.run(use)


def test_F52_a_page_that_comes_again_and_again_ends_the_reading(many: FaultStage) -> None:
    """The same full page for every request of a list: an endless cursor."""
    many.most_requests = 60
    kept: list[bytes] = []

    async def repeated(x: Exchange) -> bool:
        if not kept:
            kept.append(await x.forward())
        await x.send(kept[0])
        return False

    async def use() -> None:
        many.server.arm(repeated, many.is_read, times=10_000)
        summary = await many.refresh(full=True)
        assert len(many.server.seen) <= 60
        statuses = {o.side(many.target).presence for o in await many.services.orders()}
        assert statuses == {Presence.PRESENT}, "nothing is called gone"
        assert summary.errors or summary.read <= len(MANY) + len(ORDERS)

    many.run(use)


def test_F53_a_list_that_is_suddenly_empty_concludes_nothing_until_it_is_accepted(
    stage: FaultStage,
) -> None:
    async def use() -> None:
        if stage.case == "designo":
            kept = dict(stage.tenant.orders)
            stage.tenant.orders.clear()
        else:
            shop = stage.levers.shop
            book = shop.orders if hasattr(shop, "orders") else shop.book.orders
            kept = dict(book)
            book.clear()
        error = await stage.fault_of_refresh()
        assert isinstance(error, MassChange)
        present = {o.side(stage.target).presence for o in await stage.services.orders()}
        assert present == {Presence.PRESENT}
        (stage.tenant.orders if stage.case == "designo" else book).update(kept)

    stage.run(use)
