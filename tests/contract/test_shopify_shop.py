"""The Shopify connector against the demo shop, over a real connection and real GraphQL."""

from datetime import timedelta

import pytest
import shopify_kit
from scripted_faults import Fault, faults_of
from shopify_kit import shopify, with_shopify

from designo_sync_gui.connectors.shopify.platform import PLATFORM
from designo_sync_gui.demo.http_server import DemoReply
from designo_sync_gui.demo.shopify_auth import ALL_SCOPES
from designo_sync_gui.demo.shopify_shop import ShopifyShop
from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.errors import (
    NotTheApi,
    OrderMissing,
    PermissionDenied,
    RefusedByReceiver,
    ServerFailure,
    SignInFailed,
    WriteEffect,
)
from designo_sync_gui.domain.order import OrderRef, Presence
from designo_sync_gui.domain.status import Status

GRAPH_PAID = "displayFinancialStatus"
GRAPH_FULFILMENT = "displayFulfillmentStatus"


@pytest.fixture
def clock(kit):
    return kit.FakeClock()


@pytest.fixture
def shop(clock):
    shop = ShopifyShop(clock.now)
    shop.start()
    yield shop
    shop.close()


@pytest.fixture
def use(shop, clock):
    """Open the shop with its token and use it."""

    def run(action, field="financial_status", **more):
        secrets = {"access_token": Secret(shop.auth.token)}
        more = {"secrets": secrets, "clock": clock, **more}
        return with_shopify(None, action, of=shopify(field, shop.url), **more)

    return run


def write(status, action, order_id="1"):
    async def run(side):
        return await side.writer.write(OrderRef("shop", order_id), Status.text(status), action)

    return run


pay = write("paid", "orderMarkAsPaid")
fulfil = write("fulfilled", "fulfillmentCreate")
hold = write("ON_HOLD", "fulfillmentOrderHold")
release = write("UNFULFILLED", "fulfillmentOrderReleaseHold")


@pytest.mark.parametrize("field", ["financial_status", GRAPH_PAID])
def test_that_every_order_is_read_over_several_pages_the_newest_first(kit, shop, use, field):
    for order_id in range(1, 521):
        shop.book.add(order_id)
    readings = use(kit.read_all, field)
    assert [int(r.ref.order_id) for r in readings] == list(range(520, 0, -1))


@pytest.mark.parametrize(("field", "own"), [("financial_status", "paid"), (GRAPH_PAID, "PAID")])
def test_that_both_spellings_stand_side_by_side_and_one_is_compared(kit, shop, use, field, own):
    shop.book.add(1, "PAID", ("CLOSED", "OPEN"))
    observation = use(kit.read_all, field)[0].observation
    assert observation.status == Status.text(own)
    told = {name: status for name, status in (*observation.others, (field, observation.status))}
    assert told == {
        "financial_status": Status.text("paid"),
        "fulfillment_status": Status.text("partial"),
        "displayFinancialStatus": Status.text("PAID"),
        "displayFulfillmentStatus": Status.text("PARTIALLY_FULFILLED"),
        "returnStatus": Status.text("NO_RETURN"),
        "closed": Status.boolean(False),
    }


def test_that_nothing_shipped_is_null_in_rest_and_unfulfilled_in_graphql(kit, shop, use):
    shop.book.add(1)
    reading = use(lambda side: kit.read_one(side, "1"), "fulfillment_status")
    assert reading.observation.status == Status.null()
    assert dict(reading.observation.others)[GRAPH_FULFILMENT] == Status.text("UNFULFILLED")


def test_that_closed_and_cancelled_orders_are_listed_too(kit, shop, use):
    shop.book.add(1).cancelled = True
    assert [r.ref.order_id for r in use(kit.read_all)] == ["1"]


@pytest.mark.parametrize("field", ["financial_status", GRAPH_PAID])
def test_that_since_gives_only_what_changed_after(kit, shop, use, clock, field):
    shop.book.add(1, days_ago=1)
    shop.book.add(2)
    since = clock.now() - timedelta(hours=1)
    readings = use(lambda side: kit.read_all(side, since=since), field)
    assert [r.ref.order_id for r in readings] == ["2"]


@pytest.mark.parametrize("field", ["financial_status", GRAPH_PAID])
def test_that_an_order_the_shop_has_not_is_absent(kit, use, field):
    reading = use(lambda side: kit.read_one(side, "404"), field)
    assert reading.observation.presence is Presence.ABSENT


@pytest.mark.parametrize("field", ["financial_status", GRAPH_PAID])
def test_that_an_order_past_60_days_is_not_called_absent_without_the_scope(kit, shop, use, field):
    shop.book.add(1, days_ago=61)
    shop.auth.scopes = ALL_SCOPES - {"read_all_orders"}
    assert use(kit.read_all, field) == []
    observation = use(lambda side: kit.read_one(side, "1"), field).observation
    assert observation.presence is Presence.NOT_READ
    assert "60 days" in observation.problem.english


def test_that_an_order_past_60_days_is_read_with_the_scope(kit, shop, use):
    shop.book.add(1, "PAID", days_ago=400)
    assert use(lambda side: kit.read_one(side, "1")).observation.status == Status.text("paid")


def test_that_an_order_missing_in_rest_only_is_not_called_absent(kit, shop, use):
    shop.book.add(1).in_rest = False
    observation = use(lambda side: kit.read_one(side, "1")).observation
    assert observation.presence is Presence.NOT_READ
    assert "GraphQL" in observation.problem.english


@pytest.mark.parametrize(("field", "status"), [("financial_status", "paid"), (GRAPH_PAID, "PAID")])
def test_that_marking_as_paid_is_read_back_as_paid(kit, shop, use, field, status):
    shop.book.add(1, "PENDING")

    async def action(side):
        reply = await write(status, "orderMarkAsPaid")(side)
        return reply, await kit.read_one(side, "1")

    reply, after = use(action, field)
    assert reply.accepted is True
    assert after.observation.status == Status.text(status)
    assert shop.book.done == [(1, "orderMarkAsPaid")]


@pytest.mark.parametrize("financial", ["PAID", "REFUNDED", "VOIDED"])
def test_that_an_order_that_cannot_be_paid_is_refused_before_sending(shop, use, financial):
    shop.book.add(1, financial)
    with pytest.raises(RefusedByReceiver) as caught:
        use(pay)
    assert caught.value.write_effect is WriteEffect.NOT_SENT
    assert not [r for r in shop.server.requests if b"mutation" in r.body]


def test_that_fulfilling_takes_everything_open_in_one_request(shop, use):
    shop.book.add(1, "PAID", ("OPEN", "CLOSED", "OPEN"))
    assert use(fulfil, "fulfillment_status").accepted is True
    assert shop.book.orders[1].fulfilment == "FULFILLED"
    sent = [r for r in shop.server.requests if b"mutation" in r.body]
    assert len(sent) == 1
    assert b"notifyCustomer: false" in sent[0].body


def test_that_an_order_at_two_locations_is_refused_before_sending(shop, use):
    shop.book.add(1, "PAID", ("OPEN", "OPEN")).parcels[1].location = "Elsewhere"
    with pytest.raises(RefusedByReceiver, match="2 locations"):
        use(fulfil, "fulfillment_status")
    assert shop.book.done == []


@pytest.mark.parametrize(
    "parcels", [("ON_HOLD",), ("OPEN", "ON_HOLD"), ("SCHEDULED",), ("CLOSED",), ()]
)
def test_that_an_order_not_wholly_ready_is_not_fulfilled(shop, use, parcels):
    shop.book.add(1, "PAID", parcels)
    with pytest.raises(RefusedByReceiver) as caught:
        use(fulfil, "fulfillment_status")
    assert caught.value.write_effect is WriteEffect.NOT_SENT
    assert shop.book.done == []


def test_that_a_hold_is_set_and_ended(shop, use):
    shop.book.add(1)
    assert use(hold, GRAPH_FULFILMENT).accepted is True
    assert shop.book.orders[1].fulfilment == "ON_HOLD"
    assert use(release, GRAPH_FULFILMENT).accepted is True
    assert shop.book.orders[1].fulfilment == "UNFULFILLED"


@pytest.mark.parametrize("parcels", [("OPEN", "OPEN"), ("ON_HOLD",), ()])
def test_that_a_hold_of_several_parcels_or_a_second_hold_is_refused_before_sending(
    shop, use, parcels
):
    shop.book.add(1, "PAID", parcels)
    with pytest.raises(RefusedByReceiver) as caught:
        use(hold, GRAPH_FULFILMENT)
    assert caught.value.write_effect is WriteEffect.NOT_SENT
    assert shop.book.done == []


def test_that_writing_an_order_the_shop_has_not_says_so(use):
    with pytest.raises(OrderMissing) as caught:
        use(pay)
    assert caught.value.write_effect is WriteEffect.NOT_SENT


def test_that_what_changed_between_the_look_and_the_action_is_the_shops_own_no(shop, use):
    shop.book.add(1, "PENDING")

    def paid_meanwhile(request):
        if b"mutation" in request.body:
            shop.book.orders[1].financial = "PAID"

    shop.server.before_handle = paid_meanwhile
    reply = use(pay)
    assert reply.accepted is False
    assert reply.message.english == "The shop refused this: id: Order cannot be marked as paid."


def test_that_an_app_without_the_scope_is_denied_inside_a_200(kit, shop, use):
    shop.book.add(1, "PENDING")
    shop.auth.scopes = frozenset({"write_orders"})
    with pytest.raises(PermissionDenied, match="read_orders"):
        use(kit.read_all, GRAPH_PAID)
    with pytest.raises(PermissionDenied, match="read_orders"):
        use(kit.read_all)


def test_that_an_app_that_may_not_write_is_denied_and_changes_nothing(shop, use):
    shop.book.add(1, "PENDING")
    shop.auth.scopes = frozenset({"read_orders"})
    with pytest.raises(PermissionDenied, match="write_orders") as caught:
        use(pay)
    assert caught.value.write_effect is WriteEffect.NOT_APPLIED
    assert shop.book.done == []


def test_that_throttling_is_waited_out_by_the_points_that_come_back(kit, shop, use, clock):
    shop.book.add(1)
    shop.points.take(shop.points.capacity - 100)
    assert len(use(kit.read_all, GRAPH_PAID)) == 1
    assert clock.slept == [pytest.approx(1.52)]


def test_that_a_wrong_token_is_a_failed_sign_in(kit, use):
    with pytest.raises(SignInFailed, match="unrecognized login"):
        use(kit.read_all, secrets=shopify_kit.ENTERED)


def test_that_a_frozen_shop_is_told_as_such(kit, shop, use):
    shop.frozen = True
    with pytest.raises(PermissionDenied, match="Unavailable Shop") as caught:
        use(kit.read_all)
    assert "bill" in caught.value.advice.english


def test_that_maintenance_is_a_failure_of_the_server(kit, shop, use):
    shop.maintenance = True
    with pytest.raises(ServerFailure):
        use(kit.read_all)


def test_that_rest_switched_off_names_the_graphql_field(kit, shop, use):
    shop.rest_is_off = True
    with pytest.raises(NotTheApi) as caught:
        use(kit.read_all)
    assert "displayFinancialStatus" in caught.value.advice.english


def test_that_graphql_goes_on_without_rest(kit, shop, use):
    shop.book.add(1, "PAID")
    shop.rest_is_off = True
    observation = use(kit.read_all, GRAPH_PAID)[0].observation
    assert observation.status == Status.text("PAID")
    assert {name for name, _ in observation.others} == {GRAPH_FULFILMENT, "returnStatus", "closed"}


def test_that_the_test_of_a_connection_passes_and_changes_nothing(kit, shop, use):
    shop.book.add(1)
    checks = use(kit.all_checks)
    assert {name for name, check in checks.items() if check.passed is not True} == set()
    assert shop.book.done == []
    assert not [r for r in shop.server.requests if b"mutation" in r.body]


@pytest.mark.parametrize(
    "fault",
    [
        Fault(method="POST", handled=True, drop=True),
        Fault(method="POST", keep=5),
        Fault(method="POST", handled=True, reply=DemoReply(500, b"<html>")),
    ],
    ids=["dropped", "cut", "500"],
)
def test_that_an_action_carried_out_before_the_failure_is_unknown_and_sent_once(shop, use, fault):
    shop.book.add(1, "PENDING")
    fault.times = 1

    def at_the_mutation(request):
        """The look at the order is over: what comes next is the mutation."""
        if b"Payable" in request.body:
            faults_of(shop.server).append(fault)

    shop.server.before_handle = at_the_mutation
    with pytest.raises(ServerFailure) as caught:
        use(pay)
    assert caught.value.write_effect is WriteEffect.UNKNOWN
    assert shop.book.done == [(1, "orderMarkAsPaid")]
    assert len([r for r in shop.server.requests if b"mutation" in r.body]) == 1


def test_that_more_requests_than_shopify_allows_wait_for_their_turn_unrefused(shop, use, clock):
    async def action(side):
        for _ in range(60):
            await side.reader.read_orders([OrderRef("shop", "1")])

    use(action)
    assert sum(clock.slept) == pytest.approx(10, abs=1)
    assert shop.refused == 0


def test_that_more_points_than_shopify_gives_are_waited_for_unrefused(kit, shop, use, clock):
    for order_id in range(1, 3001):
        shop.book.add(order_id)
    assert len(use(kit.read_all, GRAPH_PAID)) == 3000
    assert sum(clock.slept) == pytest.approx(10, abs=1)
    assert shop.refused == 0


NAMED = (
    "read_orders",
    "read_all_orders",
    "write_orders",
    "write_merchant_managed_fulfillment_orders",
)


def test_that_the_scopes_that_are_named_suffice_for_every_action(shop, use):
    shop.auth.scopes = frozenset(NAMED)
    for order_id, (action, field) in enumerate(
        [(pay, "financial_status"), (fulfil, "fulfillment_status"), (hold, GRAPH_FULFILMENT)]
    ):
        shop.book.orders.clear()
        shop.book.add(1, "PENDING" if order_id == 0 else "PAID", ("OPEN",))
        assert use(action, field).accepted is True


def test_that_the_form_names_every_scope_and_protected_customer_data():
    for way in PLATFORM.sign_ins:
        assert all(scope in way.note.english for scope in NAMED)
        assert "protected customer data" in way.note.english
        assert "read_locations" not in way.note.english
