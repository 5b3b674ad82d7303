"""The actions that lead a Shopify order to a status: what is sent, and what an answer means."""

import connector_kit
import httpx2 as httpx
import pytest
from connector_kit import html
from shopify_kit import Shop, data, errors, scopes, shopify, with_shopify

from designo_sync_gui.domain.errors import (
    BadReply,
    Busy,
    OrderMissing,
    PermissionDenied,
    RefusedByReceiver,
    ServerFailure,
    SettingsInvalid,
    SignInFailed,
    SyncError,
    WriteEffect,
)
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.status import Status

GID = "gid://shopify/Order/7"
PAYABLE = data({"order": {"id": GID, "canMarkAsPaid": True, "displayFinancialStatus": "PENDING"}})
PAID = data({"orderMarkAsPaid": {"order": {"id": GID}, "userErrors": []}})
FULFILMENT = shopify("displayFulfillmentStatus")


def parcel(number, *actions, status="OPEN", place="Hall"):
    return {
        "id": f"gid://shopify/FulfillmentOrder/{number}",
        "status": status,
        "supportedActions": [{"action": action} for action in actions],
        "assignedLocation": {"name": place, "location": None},
    }


def parcels(*listed, more=False):
    orders = {"pageInfo": {"hasNextPage": more}, "nodes": list(listed)}
    return data({"order": {"id": GID, "fulfillmentOrders": orders}})


def write(shop, status="paid", action="orderMarkAsPaid", *, order_id="7", code="shop", **more):
    async def use(side):
        wanted = status if isinstance(status, Status) else Status.text(status)
        return await side.writer.write(OrderRef(code, order_id), wanted, action)

    return with_shopify(shop, use, **more)


def test_that_the_order_is_looked_at_and_then_one_mutation_is_sent():
    shop = Shop(Payable=PAYABLE, MarkAsPaid=PAID)
    assert write(shop).accepted is True
    assert shop.asked == ["Payable", "MarkAsPaid"]
    assert shop.variables("MarkAsPaid") == {"id": GID}


def test_that_fulfilling_names_every_open_parcel_of_one_location_and_mails_nobody():
    open_ones = [parcel(1, "CREATE_FULFILLMENT"), parcel(2, "CREATE_FULFILLMENT", "HOLD")]
    done = data({"fulfillmentCreate": {"fulfillment": {"id": "x"}, "userErrors": []}})
    shop = Shop(
        Fulfillable=parcels(*open_ones, parcel(3, status="CLOSED"), parcel(4, status="CANCELLED")),
        Fulfil=done,
    )
    assert write(shop, "FULFILLED", "fulfillmentCreate", of=FULFILMENT).accepted is True
    items = [{"fulfillmentOrderId": f"gid://shopify/FulfillmentOrder/{n}"} for n in (1, 2)]
    assert shop.variables("Fulfil") == {"items": items}
    assert b"notifyCustomer: false" in shop.requests[-1].content


@pytest.mark.parametrize(
    ("status", "action", "name", "offered"),
    [
        ("ON_HOLD", "fulfillmentOrderHold", "Hold", "HOLD"),
        ("UNFULFILLED", "fulfillmentOrderReleaseHold", "ReleaseHold", "RELEASE_HOLD"),
    ],
)
def test_that_a_hold_is_about_the_one_open_parcel(status, action, name, offered):
    done = data({action: {"fulfillmentOrder": {"id": "x"}, "userErrors": []}})
    shop = Shop(Fulfillable=parcels(parcel(5, offered)), **{name: done})
    assert write(shop, status, action, of=FULFILMENT).accepted is True
    assert shop.variables(name) == {"id": "gid://shopify/FulfillmentOrder/5"}


@pytest.mark.parametrize(
    ("look", "words"),
    [
        (parcels(), "Nothing of this order is left"),
        (parcels(parcel(1, "CREATE_FULFILLMENT"), more=True), "more than 50"),
        (parcels(parcel(1, "CREATE_FULFILLMENT"), parcel(2, "REQUEST_FULFILLMENT")), "A part"),
        (
            parcels(
                parcel(1, "CREATE_FULFILLMENT"), parcel(2, "CREATE_FULFILLMENT", place="Annexe")
            ),
            "2 locations",
        ),
    ],
)
def test_that_what_one_request_cannot_fulfil_is_refused_unsent(look, words):
    with pytest.raises(RefusedByReceiver, match=words) as caught:
        write(Shop(Fulfillable=look), "FULFILLED", "fulfillmentCreate", of=FULFILMENT)
    assert caught.value.write_effect is WriteEffect.NOT_SENT


@pytest.mark.parametrize("may", [False, None, "true", 1])
def test_that_only_shopifys_own_yes_lets_money_be_recorded(may):
    look = data({"order": {"id": GID, "canMarkAsPaid": may}})
    with pytest.raises(RefusedByReceiver, match="marked as paid") as caught:
        write(Shop(Payable=look))
    assert caught.value.write_effect is WriteEffect.NOT_SENT


@pytest.mark.parametrize(
    ("look", "error"),
    [
        (data({"order": None}), OrderMissing),
        (data({"order": {"id": "gid://shopify/Order/8", "canMarkAsPaid": True}}), BadReply),
        (errors(("ACCESS_DENIED", "no")), PermissionDenied),
        (connector_kit.reply(401, {"errors": "x"}), SignInFailed),
        (connector_kit.reply(500, ""), ServerFailure),
        (httpx.ReadTimeout("late"), ServerFailure),
    ],
)
def test_that_a_look_that_fails_sends_nothing(look, error):
    with pytest.raises(error) as caught:
        write(Shop(Payable=look))
    assert caught.value.write_effect is WriteEffect.NOT_SENT


@pytest.mark.parametrize(
    ("wanted", "action", "field"),
    [
        ("paid", "", "financial_status"),
        ("paid", "orderCancel", "financial_status"),
        ("PAID", "orderMarkAsPaid", "financial_status"),
        ("paid", "orderMarkAsPaid", "displayFinancialStatus"),
        ("paid ", "orderMarkAsPaid", "financial_status"),
        ("fulfilled", "fulfillmentOrderHold", "fulfillment_status"),
        ("RETURNED", "orderMarkAsPaid", "returnStatus"),
        (Status.number("1"), "orderMarkAsPaid", "financial_status"),
        (Status.null(), "orderMarkAsPaid", "financial_status"),
    ],
)
def test_that_a_pair_of_status_and_action_that_no_rule_has_asks_and_sends_nothing(
    wanted, action, field
):
    shop = Shop(Payable=PAYABLE)
    with pytest.raises(SettingsInvalid):
        write(shop, wanted, action, of=shopify(field))
    assert shop.asked == []


@pytest.mark.parametrize(("order_id", "code"), [("7", "other"), ("#7", "shop"), ("07", "shop")])
def test_that_an_order_of_elsewhere_asks_and_sends_nothing(order_id, code):
    shop = Shop(Payable=PAYABLE)
    with pytest.raises(SettingsInvalid):
        write(shop, order_id=order_id, code=code)
    assert shop.asked == []


def answered(answer):
    shop = Shop(Payable=PAYABLE, MarkAsPaid=answer)
    try:
        return write(shop)
    finally:
        assert shop.asked == ["Payable", "MarkAsPaid"]


def test_that_user_errors_are_the_shops_no_in_its_own_words():
    problems = [
        {"field": ["input", "id"], "message": "Order cannot be marked as paid."},
        {"field": None, "message": "Second."},
        {"field": [], "message": None},
    ]
    reply = answered(data({"orderMarkAsPaid": {"order": None, "userErrors": problems}}))
    assert reply.accepted is False
    assert reply.message.english == (
        "The shop refused this: input.id: Order cannot be marked as paid. Second. "
        "No reason is given."
    )


@pytest.mark.parametrize(
    "answer",
    [
        data({"orderMarkAsPaid": None}),
        data({"orderMarkAsPaid": {"order": {"id": GID}}}),
        data({"orderMarkAsPaid": {"userErrors": None}}),
        data(None),
        data([]),
        connector_kit.reply(200, "[]"),
        connector_kit.reply(200, ""),
        connector_kit.reply(200, '{"data":'),
        html(200),
    ],
)
def test_that_an_unclear_answer_is_neither_yes_nor_no(answer):
    assert answered(answer).accepted is None


@pytest.mark.parametrize(
    ("answer", "error", "effect"),
    [
        (errors(("THROTTLED", "x")), Busy, WriteEffect.NOT_APPLIED),
        (errors(("ACCESS_DENIED", "x")), PermissionDenied, WriteEffect.NOT_APPLIED),
        (
            errors(
                ("ACCESS_DENIED", "x"), data={"orderMarkAsPaid": None}, path=("orderMarkAsPaid",)
            ),
            PermissionDenied,
            WriteEffect.NOT_APPLIED,
        ),
        (
            errors(
                ("ACCESS_DENIED", "x"),
                data={"orderMarkAsPaid": None},
                path=("orderMarkAsPaid", "order"),
            ),
            PermissionDenied,
            WriteEffect.UNKNOWN,
        ),
        (
            errors(
                ("ACCESS_DENIED", "x"), data={"orderMarkAsPaid": {"order": None, "userErrors": []}}
            ),
            PermissionDenied,
            WriteEffect.UNKNOWN,
        ),
        (errors(("undefinedField", "x")), RefusedByReceiver, WriteEffect.NOT_APPLIED),
        (errors(("INTERNAL_SERVER_ERROR", "x")), ServerFailure, WriteEffect.UNKNOWN),
        (
            errors(("INTERNAL_SERVER_ERROR", "x"), data={"orderMarkAsPaid": None}),
            ServerFailure,
            WriteEffect.UNKNOWN,
        ),
        (connector_kit.reply(401, {"errors": "x"}), SignInFailed, WriteEffect.UNKNOWN),
        (connector_kit.reply(401, {"errors": "[API] x"}), SignInFailed, WriteEffect.NOT_APPLIED),
        (connector_kit.reply(402, {"errors": "x"}), PermissionDenied, WriteEffect.NOT_APPLIED),
        (connector_kit.reply(429, ""), Busy, WriteEffect.NOT_APPLIED),
        (connector_kit.reply(500, ""), ServerFailure, WriteEffect.UNKNOWN),
        (connector_kit.reply(503, ""), ServerFailure, WriteEffect.UNKNOWN),
        (httpx.ReadTimeout("late"), ServerFailure, WriteEffect.UNKNOWN),
        (httpx.ConnectError("no"), SyncError, WriteEffect.NOT_SENT),
    ],
)
def test_that_an_error_says_what_it_means_for_the_order_and_nothing_is_sent_again(
    answer, error, effect
):
    with pytest.raises(error) as caught:
        answered(answer)
    assert caught.value.write_effect is effect


def test_that_a_refused_token_is_not_renewed_in_the_middle_of_a_write():
    """The look renews it; a mutation is sent once, whatever becomes of it."""
    shop = Shop(
        token=connector_kit.reply(200, {"access_token": "shpat_new", "expires_in": 86399}),
        Payable=PAYABLE,
        MarkAsPaid=connector_kit.reply(401, {"errors": "x"}),
    )
    with pytest.raises(SignInFailed):
        write(shop, of=shopify(sign_in="client_credentials"))
    assert shop.asked == ["token", "Payable", "MarkAsPaid"]


def rules(shop, field="financial_status"):
    async def use(side):
        return await side.rules.write_rules("shop")

    return with_shopify(shop, use, of=shopify(field))


def test_that_rules_are_given_to_an_app_that_may_write():
    found = rules(Shop(Scopes=scopes("read_orders", "write_orders")))
    assert (found.writable, found.direct) == (True, False)


@pytest.mark.parametrize(
    ("field", "granted", "scope"),
    [
        ("financial_status", ("read_orders",), "write_orders"),
        ("displayFulfillmentStatus", ("write_orders",), "write_merchant_managed_fulfillment"),
    ],
)
def test_that_an_app_that_may_not_write_has_no_rules_but_a_reason(field, granted, scope):
    found = rules(Shop(Scopes=scopes(*granted)), field)
    assert found.writable is False
    assert scope in found.reason.english


def test_that_scopes_that_are_not_told_leave_it_to_the_write():
    assert rules(Shop(Scopes=errors(("ACCESS_DENIED", "x")))).writable is True


def test_that_the_return_status_is_never_written_and_asks_nothing():
    shop = Shop(Scopes=scopes())
    assert rules(shop, "returnStatus").writable is False
    assert shop.asked == []
