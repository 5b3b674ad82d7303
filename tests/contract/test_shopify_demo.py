"""The demo's Shopify shop by itself, and signing in to it with client ID and secret."""

from datetime import timedelta

import pytest
from shopify_kit import CREDENTIALS, shopify, with_shopify

from designo_sync_gui.connectors.shopify.documents import LIST_ORDERS
from designo_sync_gui.demo.shopify_shop import ShopifyShop
from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.errors import PermissionDenied, SignInFailed


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
def by_credentials(shop, clock):
    """Open the shop with client ID and secret and use it."""

    def run(action, secret=None):
        auth = shop.auth
        secrets = {
            "client_id": Secret(auth.client_id),
            "client_secret": Secret(secret or auth.client_secret),
        }
        store = shopify(url=shop.url, sign_in="client_credentials")
        return with_shopify(None, action, of=store, secrets=secrets, clock=clock)

    return run


def test_that_a_token_is_fetched_with_client_id_and_secret_and_used_for_both_apis(
    kit, shop, by_credentials
):
    shop.book.add(1)
    assert len(by_credentials(kit.read_all)) == 1
    assert len(shop.auth.given) == 1


def test_that_a_token_is_fetched_anew_before_it_ends(kit, shop, by_credentials, clock):
    shop.book.add(1)

    async def action(side):
        await kit.read_all(side)
        clock.time += timedelta(hours=23, minutes=56)
        await kit.read_all(side)

    by_credentials(action)
    assert len(shop.auth.given) == 2
    assert 401 not in {status_of(shop, request) for request in shop.server.requests}


def status_of(shop, request):
    """401 for a request whose token the shop has never given."""
    token = request.headers.get("x-shopify-access-token")
    return 200 if token is None or token in shop.auth.given else 401


def test_that_a_token_that_was_taken_back_is_fetched_anew_once(kit, shop, by_credentials):
    shop.book.add(1)

    async def action(side):
        await kit.read_all(side)
        shop.auth.given.clear()
        return await kit.read_all(side)

    assert len(by_credentials(action)) == 1
    assert len(shop.auth.given) == 1


@pytest.mark.parametrize(
    ("refusal", "words"),
    [("shop_not_permitted", "organisations"), ("app_not_installed", "not installed")],
)
def test_that_refused_client_credentials_say_why(kit, shop, by_credentials, refusal, words):
    shop.auth.refusal = refusal
    with pytest.raises(SignInFailed, match=words):
        by_credentials(kit.read_all)


def test_that_wrong_client_credentials_are_a_failed_sign_in(kit, by_credentials):
    with pytest.raises(SignInFailed, match="client ID and secret"):
        by_credentials(kit.read_all, secret=CREDENTIALS["client_secret"].reveal())


def test_that_no_secret_is_in_an_address_or_an_error(kit, shop, by_credentials):
    shop.auth.scopes = frozenset()
    with pytest.raises(PermissionDenied) as caught:
        by_credentials(kit.read_all)
    told = f"{caught.value} {caught.value.details}"
    told += " ".join(f"{r.path} {r.query}" for r in shop.server.requests)
    for secret in (*shop.auth.given, shop.auth.client_id, shop.auth.client_secret):
        assert secret not in told


@pytest.mark.parametrize("wanted", ["updated_at:lately", "changed:>='2026-11-23'", "status"])
def test_that_the_demo_shop_ignores_a_filter_it_does_not_know_as_shopify_does(shop, wanted):
    shop.book.add(1, days_ago=30)
    variables = {"first": 5, "query": wanted}
    found = shop.graph.answer(LIST_ORDERS.text, variables)["data"]["orders"]["nodes"]
    assert [order["legacyResourceId"] for order in found] == ["1"]


@pytest.mark.parametrize(
    ("text", "variables", "words"),
    [
        ("{ orders", {}, "Syntax Error"),
        ("{ shop { secret } }", {}, "Cannot query field 'secret'"),
        (LIST_ORDERS.text, {"first": 999}, "max cost"),
        (LIST_ORDERS.text, {}, "non-null type"),
    ],
)
def test_that_the_demo_shop_takes_no_document_that_shopify_would_not(shop, text, variables, words):
    assert words in shop.graph.answer(text, variables)["errors"][0]["message"]
