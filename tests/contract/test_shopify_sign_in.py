"""Tokens fetched with client ID and secret: form, life, renewal, and what is hidden."""

import asyncio
from contextlib import asynccontextmanager
from datetime import timedelta
from urllib.parse import parse_qs

import pytest
import shopify_kit
from connector_kit import reply
from shopify_kit import (
    CREDENTIALS,
    SECRET,
    Shop,
    graph_order,
    graph_page,
    nodes,
    rest_order,
    rest_page,
    shopify,
    with_shopify,
)

from designo_sync_gui.connectors.pacing.pacer import Unpaced
from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.errors import (
    BadReply,
    NotTheApi,
    RefusedByReceiver,
    ServerFailure,
    SettingsInvalid,
    SignInFailed,
    SyncError,
    WriteEffect,
)
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.status import Status

FIRST, SECOND = "shpat_first_canary_1", "shpat_second_canary_2"
STORE = shopify(sign_in="client_credentials")
GRAPH_STORE = shopify("displayFinancialStatus", sign_in="client_credentials")
REFUSED = reply(401, {"errors": "[API] Invalid API key or access token"})


def token(value=FIRST, **more):
    return reply(200, {"access_token": value, "scope": "read_orders", "expires_in": 86399, **more})


def good(*tokens):
    return Shop(
        token=list(tokens),
        rest=rest_page(rest_order(1)),
        OrdersById=nodes(graph_order(1)),
        ListOrders=graph_page(graph_order(1)),
    )


def test_that_a_token_is_asked_for_with_a_form_and_used_for_both_apis(kit):
    shop = good(token())
    with_shopify(shop, kit.read_all, of=STORE)
    assert shop.asked == ["token", "rest", "OrdersById"]
    asked, *others = shop.requests
    assert (asked.method, asked.url.path) == ("POST", "/admin/oauth/access_token")
    assert asked.headers["content-type"] == "application/x-www-form-urlencoded"
    assert parse_qs(asked.content.decode()) == {
        "grant_type": ["client_credentials"],
        "client_id": ["client-canary-1"],
        "client_secret": [SECRET],
    }
    assert "x-shopify-access-token" not in asked.headers
    assert {r.headers["x-shopify-access-token"] for r in others} == {FIRST}


def tokens_after(kit, seconds, **more):
    """How many tokens were fetched when ``seconds`` lie between two readings."""
    shop, clock = good(token(**more), token(SECOND)), kit.FakeClock()

    async def use(side):
        await kit.read_all(side)
        clock.time += timedelta(seconds=seconds)
        await kit.read_all(side)

    with_shopify(shop, use, of=STORE, clock=clock)
    return shop.asked.count("token")


@pytest.mark.parametrize(
    ("seconds", "more", "fetched"),
    [
        (86399 - 301, {}, 1),
        (86399 - 300, {}, 2),
        (24 * 3600 - 301, {"expires_in": None}, 1),
        (24 * 3600 - 300, {"expires_in": 10**9}, 2),
        (24 * 3600 - 300, {"expires_in": "soon"}, 2),
        (200, {"expires_in": 400}, 2),
        (199, {"expires_in": 400}, 1),
    ],
)
def test_that_a_token_is_renewed_before_it_ends(kit, seconds, more, fetched):
    assert tokens_after(kit, seconds, **more) == fetched


@pytest.mark.parametrize("store", [STORE, GRAPH_STORE])
def test_that_a_refused_token_is_renewed_once_and_the_reading_goes_on(kit, store):
    shop = good(token(), token(SECOND))
    for name in ("rest", "ListOrders"):
        shop.scripts[name].answers.insert(0, REFUSED)
    assert len(with_shopify(shop, kit.read_all, of=store)) == 1
    assert shop.requests[-1].headers["x-shopify-access-token"] == SECOND


@pytest.mark.parametrize("store", [STORE, GRAPH_STORE])
def test_that_a_token_refused_twice_is_a_failed_sign_in(kit, store):
    shop = good(token(), token(SECOND))
    for name in ("rest", "ListOrders"):
        shop.scripts[name].answers[:] = [REFUSED]
    with pytest.raises(SignInFailed, match="Invalid API key"):
        with_shopify(shop, kit.read_all, of=store)
    assert shop.asked.count("token") == 2


def test_that_an_entered_token_that_is_refused_is_not_tried_again(kit):
    shop = Shop(rest=REFUSED)
    with pytest.raises(SignInFailed):
        with_shopify(shop, kit.read_all)
    assert shop.asked == ["rest"]


def test_that_readings_at_once_fetch_one_token(kit):
    shop = good(token())

    async def use(side):
        await asyncio.gather(*(kit.read_all(side) for _ in range(4)))

    with_shopify(shop, use, of=STORE)
    assert shop.asked.count("token") == 1


@pytest.mark.parametrize(
    ("answer", "error", "words"),
    [
        ((400, {"error": "shop_not_permitted"}), SignInFailed, "different organisations"),
        ((400, {"error": "app_not_installed"}), SignInFailed, "not installed"),
        ((400, "Oauth error app_not_installed: x"), SignInFailed, "not installed"),
        ((400, {"error": "other"}), SignInFailed, "does not accept this client ID"),
        ((401, ""), SignInFailed, "does not accept this client ID"),
        ((404, ""), NotTheApi, "no such API"),
        ((500, ""), ServerFailure, "HTTP 500"),
        ((422, ""), RefusedByReceiver, "HTTP 422"),
        ((200, {}), BadReply, "without a token"),
        ((200, {"access_token": 1}), BadReply, "without a token"),
        ((200, {"access_token": "a\nb"}), SettingsInvalid, "header"),
        ((200, "<html>"), NotTheApi, "web page"),
    ],
)
def test_that_a_sign_in_that_fails_says_why_and_asks_nothing_else(kit, answer, error, words):
    shop = Shop(token=reply(*answer, content_type="text/plain"))
    with pytest.raises(error, match=words):
        with_shopify(shop, kit.read_all, of=STORE)
    assert shop.asked == ["token"]


def test_that_no_secret_and_no_fetched_token_is_in_an_error(kit):
    said = f"{SECRET} client-canary-1 {FIRST}"
    shop = good(token())
    shop.scripts["rest"].answers[:] = [reply(403, {"errors": said})]
    with pytest.raises(SyncError, match=r"\*\*\* \*\*\* \*\*\*") as caught:
        with_shopify(shop, kit.read_all, of=STORE)
    shop.scripts["ListOrders"].answers[:] = [shopify_kit.errors(("ACCESS_DENIED", said))]
    with pytest.raises(SyncError, match=r"\*\*\* \*\*\* \*\*\*") as other:
        with_shopify(shop, kit.read_all, of=GRAPH_STORE)
    for error in (caught.value, other.value):
        for secret in (SECRET, "client-canary-1", FIRST):
            assert secret not in f"{error}{error.details}"


def test_L04_a_token_that_was_cut_on_its_way_is_in_no_error(kit):
    shop = good(reply(200, '{"access_token":"shpat-canary-77'))
    with pytest.raises(BadReply) as caught:
        with_shopify(shop, kit.read_all, of=STORE)
    assert "canary" not in f"{caught.value} {caught.value.details}"


def test_that_a_secret_of_any_letters_travels_unaltered_in_the_form(kit):
    odd = "a&b=c+d %é"
    shop = good(token())
    with_shopify(
        shop, kit.read_all, of=STORE, secrets={**CREDENTIALS, "client_secret": Secret(odd)}
    )
    assert parse_qs(shop.requests[0].content.decode())["client_secret"] == [odd]


def by_token(**answers):
    """Answers by the token a request carries: ``FIRST`` was taken back."""

    def answer(name):
        def choose(request):
            if request.headers["x-shopify-access-token"] == FIRST:
                return REFUSED
            return answers[name]

        return choose

    return {name: answer(name) for name in answers}


class Turns(Unpaced):
    """Lets others go on before each request, as a network does."""

    @asynccontextmanager
    async def turn(self, cost, *, write=False):
        await asyncio.sleep(0)
        yield


def test_that_readings_refused_at_once_fetch_one_new_token(kit):
    answers = by_token(rest=rest_page(rest_order(1)), OrdersById=nodes(graph_order(1)))
    shop = Shop(token=[token(), token(SECOND), token("shpat_third")], **answers)

    async def use(side):
        await asyncio.gather(*(kit.read_all(side) for _ in range(4)))

    with_shopify(shop, use, of=STORE, pacer=Turns())
    assert shop.asked[:5] == ["token", "rest", "rest", "rest", "rest"]
    assert shop.asked.count("token") == 2


def test_that_a_refused_token_is_not_used_again_when_its_renewal_failed(kit):
    answers = by_token(rest=rest_page(rest_order(1)), OrdersById=nodes(graph_order(1)))
    shop = Shop(token=[token(), reply(500, ""), token(SECOND)], **answers)

    async def use(side):
        with pytest.raises(ServerFailure):
            await kit.read_all(side)
        await kit.read_all(side)

    with_shopify(shop, use, of=STORE)
    assert shop.asked == ["token", "rest", "token", "token", "rest", "OrdersById"]


def test_that_a_token_that_ends_before_the_mutation_and_is_not_renewed_sends_nothing(kit):
    clock = kit.FakeClock()
    gid = "gid://shopify/Order/7"

    def look(request):
        clock.time += timedelta(days=1)
        return shopify_kit.data({"order": {"id": gid, "canMarkAsPaid": True}})

    async def use(side):
        ref = OrderRef("shop", "7")
        await side.writer.write(ref, Status.text("paid"), "orderMarkAsPaid")

    shop = Shop(token=[token(), reply(500, "")], Payable=look)
    with pytest.raises(ServerFailure) as caught:
        with_shopify(shop, use, of=STORE, clock=clock)
    assert caught.value.write_effect is WriteEffect.NOT_SENT
    assert shop.asked == ["token", "Payable", "token"]
