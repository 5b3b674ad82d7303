"""The WooCommerce connector against the demo shop, over a real connection and signed with OAuth."""

import asyncio
from datetime import timedelta

import pytest
from scripted_faults import Fault, faults_of

from designo_sync_gui.connectors.http.client import HttpLimits
from designo_sync_gui.demo.http_server import DemoReply
from designo_sync_gui.demo.woocommerce_auth import Permission, RestKey
from designo_sync_gui.demo.woocommerce_shop import WooCommerceShop
from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.errors import (
    Busy,
    NotTheApi,
    OrderMissing,
    PermissionDenied,
    ServerFailure,
    SignInFailed,
    WriteEffect,
)
from designo_sync_gui.domain.order import OrderRef, Presence
from designo_sync_gui.domain.status import Status

KEYS = {permission: f"ck_{permission.name}" for permission in Permission}


@pytest.fixture
def clock(kit):
    return kit.FakeClock()


@pytest.fixture
def shop(clock):
    keys = tuple(RestKey(key, "cs_1", permission) for permission, key in KEYS.items())
    shop = WooCommerceShop(keys, clock.now)
    shop.book.custom["in-production"] = "In production"
    shop.book.custom["awaiting-artwork-from-customer"] = "Awaiting artwork"
    shop.start()
    yield shop
    shop.close()


@pytest.fixture
def use(kit, shop, clock):
    """Open the shop and use it; ``limits`` and ``permission`` as the test wants them."""

    def run(action, permission=Permission.READ_WRITE, limits=None, secret="cs_1"):  # noqa: S107
        async def whole():
            connections = kit.registry(clock=clock, limits=limits or HttpLimits())
            numbers = iter(range(1_000_000))
            connections.nonce = lambda: f"{id(connections)}-{next(numbers)}"
            secrets = {
                "consumer_key": Secret(KEYS[permission]),
                "consumer_secret": Secret(secret),
            }
            try:
                side = await connections.trial_storefront(kit.store(shop.url), secrets)
                return await action(side)
            finally:
                await connections.aclose()

        return asyncio.run(whole())

    return run


def write(status, order_id="1"):
    async def action(side):
        return await side.writer.write(OrderRef("shop", order_id), Status.text(status))

    return action


def seed(shop, count):
    for order_id in range(1, count + 1):
        shop.book.add(order_id, "processing")


def test_that_every_order_is_read_over_several_pages_with_the_trash(kit, shop, use):
    seed(shop, 250)
    shop.book.add(900, "trash")
    readings = use(kit.read_all)
    assert [int(r.ref.order_id) for r in readings] == [*range(250, 0, -1), 900]
    assert readings[-1].observation.status == Status.text("trash")


def test_that_an_unregistered_status_is_in_no_list_and_is_found_singly(kit, shop, use):
    shop.book.add(1, "oldplugin")
    shop.book.add(2, "processing")
    assert [r.ref.order_id for r in use(kit.read_all)] == ["2"]
    reading = use(lambda side: kit.read_one(side, "1"))
    assert reading.observation.status == Status.text("oldplugin")


def test_that_an_order_the_shop_has_not_is_absent(kit, use):
    reading = use(lambda side: kit.read_one(side, "404"))
    assert reading.observation.presence is Presence.ABSENT


def test_that_since_gives_only_what_changed_after(kit, shop, use, clock):
    shop.book.add(1, "processing", days_ago=1)
    shop.book.add(2, "processing")
    since = clock.now() - timedelta(hours=1)
    readings = use(lambda side: kit.read_all(side, since=since))
    assert [r.ref.order_id for r in readings] == ["2"]


def test_that_a_write_is_one_put_that_changes_the_status(shop, use):
    seed(shop, 1)
    reply = use(write("completed"))
    assert (reply.accepted, reply.echo) == (True, Status.text("completed"))
    assert shop.book.history == [(1, "processing", "completed")]
    assert [r.method for r in shop.server.requests] == ["PUT"]


def test_that_a_status_the_shop_cuts_comes_back_cut(shop, use):
    seed(shop, 1)
    reply = use(write("awaiting-artwork-from-customer"))
    assert (reply.accepted, reply.echo) == (True, Status.text("awaiting-artwork-"))


@pytest.mark.parametrize("status", ["Completed", " completed", "wc-completed", "nope", ""])
def test_that_a_status_the_shop_does_not_know_is_a_definite_no(shop, use, status):
    seed(shop, 1)
    reply = use(write(status))
    assert reply.accepted is False
    assert "is not one of" in reply.message.english
    assert shop.book.history == []


def test_that_writing_an_order_the_shop_has_not_says_so(use):
    with pytest.raises(OrderMissing):
        use(write("completed", "404"))


def test_that_the_rules_are_the_shops_own(use):
    async def action(side):
        return await side.rules.write_rules("shop")

    rules = use(action)
    assert {"processing", "in-production", "checkout-draft"} <= rules.allowed
    assert "Completed" not in rules.allowed


@pytest.mark.parametrize(
    ("permission", "action", "error", "words"),
    [
        (Permission.READ, write("completed"), PermissionDenied, "may only read"),
        (Permission.WRITE, None, PermissionDenied, "may only write"),
        (Permission.NO_RIGHTS, None, PermissionDenied, "manage orders"),
        (Permission.NO_RIGHTS, write("completed"), PermissionDenied, "manage orders"),
    ],
)
def test_that_a_key_without_the_right_is_told_and_changes_nothing(
    kit, shop, use, permission, action, error, words
):
    seed(shop, 1)
    with pytest.raises(error) as caught:
        use(action or kit.read_all, permission)
    assert words in caught.value.sentence.english
    assert caught.value.write_effect is WriteEffect.NOT_APPLIED
    assert shop.book.history == []


def test_that_a_wrong_secret_is_a_failed_sign_in(kit, use):
    with pytest.raises(SignInFailed, match="signature"):
        use(kit.read_all, secret="cs_2")  # noqa: S106 - made up


def test_that_a_clock_20_minutes_off_is_told_as_such(kit, shop, use, clock):
    former = clock.now()
    shop.now = lambda: former + timedelta(minutes=20)
    with pytest.raises(SignInFailed) as caught:
        use(kit.read_all)
    assert "clock" in caught.value.advice.english


def test_that_maintenance_is_told_with_its_time_to_wait(kit, shop, use):
    shop.maintenance = True
    with pytest.raises(Busy) as caught:
        use(kit.read_all)
    assert caught.value.wait_seconds == 600


def test_that_the_test_of_a_connection_passes_and_changes_nothing(kit, shop, use):
    seed(shop, 3)
    checks = use(kit.all_checks)
    assert all(check.passed is True for check in checks.values())
    assert shop.book.history == []
    assert shop.book.effects == []


def test_that_the_test_of_a_connection_finds_a_read_only_key(kit, shop, use):
    seed(shop, 1)
    checks = use(kit.all_checks, Permission.READ)
    failed = [check.name.english for check in checks.values() if check.passed is False]
    assert failed == ["May write a status"]


def test_that_a_sign_in_page_is_not_an_empty_shop(kit, shop, use):
    page = DemoReply(200, b"<!DOCTYPE html><html>Log in</html>", {"Content-Type": "text/html"})
    faults_of(shop.server).append(Fault(reply=page))
    with pytest.raises(NotTheApi):
        use(kit.read_all)


def test_that_a_reading_cut_on_its_way_is_asked_for_again(kit, shop, use, clock):
    seed(shop, 2)
    faults_of(shop.server).append(Fault(method="GET", keep=20))
    assert len(use(kit.read_all)) == 2
    assert len(clock.slept) == 1


@pytest.mark.parametrize(
    "fault",
    [
        Fault(method="PUT", handled=True, drop=True),
        Fault(method="PUT", keep=5),
        Fault(method="PUT", handled=True, reply=DemoReply(500, b"<html>")),
    ],
    ids=["dropped", "cut", "500"],
)
def test_that_a_write_saved_before_the_failure_is_unknown_and_sent_once(shop, use, fault):
    seed(shop, 1)
    fault.times = 1
    faults_of(shop.server).append(fault)
    with pytest.raises(ServerFailure) as caught:
        use(write("completed"))
    assert caught.value.write_effect is WriteEffect.UNKNOWN
    assert shop.book.history == [(1, "processing", "completed")]
    assert len(shop.server.requests) == 1
