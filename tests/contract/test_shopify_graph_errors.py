"""Errors inside a GraphQL answer that is a 200, points, and the pinned version."""

from contextlib import asynccontextmanager
from typing import Any

import pytest
from shopify_kit import (
    COST,
    Shop,
    errors,
    graph_order,
    graph_page,
    rest_page,
    shopify,
    with_shopify,
)

from designo_sync_gui.domain.errors import (
    BadReply,
    Busy,
    NotTheApi,
    PermissionDenied,
    RefusedByReceiver,
    ServerFailure,
)

GRAPH_PAID = shopify("displayFinancialStatus")
THROTTLED: dict[str, Any] = {
    "requestedQueryCost": 252,
    "actualQueryCost": None,
    "throttleStatus": {
        "maximumAvailable": 2000.0,
        "currentlyAvailable": 52,
        "restoreRate": 100.0,
    },
}


def throttled(**cost):
    told = {**THROTTLED, "throttleStatus": {**THROTTLED["throttleStatus"], **cost}}
    return errors(("THROTTLED", "Throttled"), extensions={"cost": told})


def read(kit, *answers, **more):
    shop = Shop(ListOrders=list(answers), rest=rest_page())
    with_shopify(shop, kit.read_all, of=GRAPH_PAID, **more)
    return shop


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("ACCESS_DENIED", PermissionDenied),
        ("MAX_COST_EXCEEDED", RefusedByReceiver),
        ("INTERNAL_SERVER_ERROR", ServerFailure),
        ("undefinedField", RefusedByReceiver),
        ("", RefusedByReceiver),
    ],
)
def test_that_an_error_inside_a_200_is_told_by_its_code_and_words(kit, code, error):
    with pytest.raises(error, match="the shop's own words"):
        read(kit, errors((code, "the shop's own words")))


def test_that_half_an_answer_is_no_answer(kit):
    half = {"orders": {"nodes": [graph_order(1)], "pageInfo": {"hasNextPage": False}}}
    with pytest.raises(BadReply, match="only a part"):
        read(kit, errors(("OTHER", "a field failed"), data=half))


@pytest.mark.parametrize("listed", ["Not Found", {"message": "x"}, [None], [{"message": 1}], 1])
def test_that_errors_of_any_shape_are_errors(kit, listed):
    with pytest.raises(RefusedByReceiver):
        read(kit, kit.reply(200, {"errors": listed}))


def test_that_no_errors_in_the_list_is_no_error(kit):
    body = {"errors": [], "data": {"orders": {"nodes": [], "pageInfo": {"hasNextPage": False}}}}
    assert read(kit, kit.reply(200, body)).asked == ["ListOrders"]


def test_that_a_web_page_is_not_the_api(kit):
    with pytest.raises(NotTheApi):
        read(kit, kit.html(200))


def test_that_throttling_waits_until_the_points_are_back(kit):
    clock = kit.FakeClock()
    read(kit, throttled(), graph_page(), clock=clock)
    assert clock.slept == [2.0]


def test_that_throttling_without_numbers_waits_longer_each_time_and_ends(kit):
    clock = kit.FakeClock()
    with pytest.raises(Busy) as caught:
        read(kit, errors(("THROTTLED", "Throttled")), clock=clock)
    assert clock.slept == [0.75, 1.5]
    assert caught.value.wait_seconds is None


def test_that_a_longer_wait_than_a_minute_is_left_to_the_operator(kit):
    clock = kit.FakeClock()
    with pytest.raises(Busy) as caught:
        read(kit, throttled(restoreRate=1.0), clock=clock)
    assert clock.slept == []
    assert caught.value.wait_seconds == 200
    assert "in 4 minutes" in caught.value.message.english


@pytest.mark.parametrize("rate", [0, "fast", None, -1])
def test_that_points_that_never_come_back_have_no_time_to_wait(kit, rate):
    with pytest.raises(Busy) as caught:
        read(kit, throttled(restoreRate=rate))
    assert caught.value.wait_seconds is None


def test_that_a_query_is_repeated_after_a_failure_of_the_server(kit):
    for failure in (kit.reply(500, ""), errors(("INTERNAL_SERVER_ERROR", "x")), kit.reply(429)):
        assert read(kit, failure, graph_page()).asked == ["ListOrders", "ListOrders"]


class Ledger:
    """A pacer that keeps what it was told."""

    def __init__(self):
        self.turns, self.told, self.held = [], [], []

    @asynccontextmanager
    async def turn(self, cost, *, write=False):
        self.turns.append(cost)
        yield

    def learn(self, reply):
        self.told.append(reply.status)

    def spent(self, *points):
        self.told.append(points)

    def hold(self, seconds):
        self.held.append(seconds)
        return True


def test_that_every_graphql_answer_tells_the_ledger_the_points_left(kit):
    ledger = Ledger()
    page = {**COST, "throttleStatus": {**COST["throttleStatus"]}}
    body = {"data": {"orders": {"nodes": [], "pageInfo": {"hasNextPage": False}}}}
    answer = kit.reply(200, {**body, "extensions": {"cost": page}})
    read(kit, throttled(), answer, pacer=ledger)
    assert ledger.turns == [252, 252]
    assert ledger.held == [2.0]
    assert ledger.told == [200, (0.0, 52.0, 2000.0, 100.0), 200, (12.0, 1988.0, 2000.0, 100.0)]


def test_that_an_answer_without_points_tells_the_ledger_nothing(kit):
    ledger = Ledger()
    body = {"data": {"orders": {"nodes": [], "pageInfo": {"hasNextPage": False}}}}
    read(kit, kit.reply(200, body), pacer=ledger)
    assert ledger.told == [200]


def test_that_protected_customer_data_is_named_as_such_and_not_as_a_scope(kit):
    words = "This app is not approved to access the Order object."
    with pytest.raises(PermissionDenied) as caught:
        read(kit, errors(("ACCESS_DENIED", words)))
    assert "no missing scope" in caught.value.advice.english
    assert "protected customer data" in caught.value.advice.english
    with pytest.raises(PermissionDenied) as caught:
        read(kit, errors(("ACCESS_DENIED", "Required access: `read_orders` access scope.")))
    assert "missing scope (Dev Dashboard" in caught.value.advice.english


def test_that_what_is_gone_meanwhile_is_a_refusal_and_not_an_unknown_request(kit):
    with pytest.raises(RefusedByReceiver, match="no longer exists") as caught:
        read(kit, errors(("RESOURCE_NOT_FOUND", "Fulfillment order does not exist.")))
    assert "plan again" in caught.value.advice.english
