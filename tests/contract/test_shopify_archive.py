"""Archiving: the one status of Shopify that is a JSON boolean."""

import asyncio

import pytest
from connector_kit import FakeClock, MemorySecrets

from designo_sync_gui.connectors.sides import ConnectionRegistry
from designo_sync_gui.demo.shopify_shop import ShopifyShop
from designo_sync_gui.domain.connection import Secret, Store
from designo_sync_gui.domain.errors import RefusedByReceiver, SettingsInvalid, WriteEffect
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.status import JsonType, Status

REF = OrderRef("shop", "7")


@pytest.fixture
def shop():
    made = ShopifyShop(FakeClock().now)
    made.book.add(7, "PAID", ("CLOSED",))
    made.start()
    yield made
    made.close()


def run(shop, use):
    async def whole():
        registry = ConnectionRegistry(MemorySecrets(), FakeClock())
        store = Store("shop", "S", "shopify", shop.url, "closed")
        side = await registry.trial_storefront(store, {"access_token": Secret(shop.auth.token)})
        try:
            return await use(side)
        finally:
            await side.release()
            await registry.aclose()

    return asyncio.run(whole())


def write(shop, status, action):
    return run(shop, lambda side: side.writer.write(REF, status, action))


def read(shop):
    async def use(side):
        return (await side.reader.read_orders([REF]))[REF].observation.status

    return run(shop, use)


def test_that_it_is_read_as_the_boolean_it_is(shop) -> None:
    assert read(shop) == Status.boolean(False)


def test_that_an_order_is_archived_and_reopened_by_its_action(shop) -> None:
    assert write(shop, Status.boolean(True), "orderClose").accepted is True
    assert read(shop) == Status.boolean(True)
    assert write(shop, Status.boolean(False), "orderOpen").accepted is True
    assert read(shop) == Status.boolean(False)


def test_that_each_way_needs_its_word_and_the_text_true_is_not_taken(shop) -> None:
    rules = run(shop, lambda side: side.rules.write_rules("shop"))
    assert rules.types == {JsonType.BOOLEAN}
    there = rules.change(Status.boolean(False), Status.boolean(True))
    back = rules.change(Status.boolean(True), Status.boolean(False))
    assert (there.action, there.confirm) == ("orderClose", "archive")
    assert (back.action, back.confirm) == ("orderOpen", "reopen")
    with pytest.raises(SettingsInvalid):
        write(shop, Status.text("true"), "orderClose")


def test_that_an_order_that_is_already_so_is_refused_before_sending(shop) -> None:
    with pytest.raises(RefusedByReceiver) as caught:
        write(shop, Status.boolean(False), "orderOpen")
    assert caught.value.write_effect is WriteEffect.NOT_SENT
    assert shop.book.done == []
