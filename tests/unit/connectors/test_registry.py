"""Opening sides."""

import asyncio

import pytest

from designo_sync_gui.connectors.http.client import is_loopback
from designo_sync_gui.connectors.registry import PLATFORMS
from designo_sync_gui.domain.connection import DesignoConnection, Secret, Store
from designo_sync_gui.domain.errors import (
    ProfileInvalid,
    SettingsInvalid,
    SignInFailed,
    Unreachable,
)
from designo_sync_gui.domain.order import OrderRef, Side

DESIGNO = DesignoConnection("https://designo.example/")


def secrets(kit, *codes):
    kept = {f"store:{code}": dict(kit.SHOP_SECRETS) for code in codes}
    return kit.MemorySecrets(kept)


def run(kit, use, script=None, kept=None):
    async def whole():
        connections = kit.registry(script or kit.Script(kit.reply(200, [])), secrets=kept)
        try:
            return await use(connections)
        finally:
            await connections.aclose()

    return asyncio.run(whole())


def test_that_woocommerce_says_what_it_needs_and_where_that_is_found():
    platform = PLATFORMS[0]
    fields = platform.sign_in("").secrets
    assert (platform.name, platform.title.english) == ("woocommerce", "WooCommerce")
    assert [field.name for field in fields] == ["consumer_key", "consumer_secret"]
    assert all("REST API" in f.where.english or "consumer key" in f.where.english for f in fields)


def test_that_a_store_is_opened_with_the_secret_stores_credentials_once(kit):
    kept = secrets(kit, "shop")

    async def use(connections):
        first = await connections.storefront(kit.store())
        again = await connections.storefront(kit.store())
        return first, again

    first, again = run(kit, use, kept=kept)
    assert first is again
    assert kept.loads == 1
    assert first.reader.side is Side.STOREFRONT


def test_that_changed_settings_open_the_store_anew(kit):
    kept = secrets(kit, "shop")

    async def use(connections):
        first = await connections.storefront(kit.store())
        other = await connections.storefront(kit.store(status_field="other"))
        return first is other

    assert run(kit, use, kept=kept) is False


def test_that_a_forgotten_store_is_opened_anew_and_its_old_side_is_closed(kit):
    async def use(connections):
        first = await connections.storefront(kit.store())
        await connections.forget("shop")
        with pytest.raises(Unreachable, match="settings changed"):
            await kit.read_all(first)
        again = await connections.storefront(kit.store())
        return await kit.read_all(again), first is again

    assert run(kit, use, kept=secrets(kit, "shop")) == ([], False)


def test_that_two_stores_of_one_origin_share_a_client_until_both_are_forgotten(kit):
    other = Store("b", "B", "woocommerce", "https://shop.example/b/")

    async def use(connections):
        first = await connections.storefront(kit.store())
        second = await connections.storefront(other)
        await connections.forget("shop")
        left = await kit.read_all(second, ("b",))
        assert await kit.read_all(first) == []
        await connections.forget("b")
        with pytest.raises(Unreachable):
            await kit.read_all(second, ("b",))
        return left

    assert run(kit, use, kept=secrets(kit, "shop", "b")) == []


def test_that_forgetting_what_is_not_open_closes_no_other_side(kit):
    async def use(connections):
        first = await connections.storefront(kit.store())
        await connections.forget("nothing")
        await connections.forget(None)
        return await kit.read_all(first), first is await connections.storefront(kit.store())

    assert run(kit, use, kept=secrets(kit, "shop")) == ([], True)


def test_that_missing_credentials_are_told_with_the_stores_name(kit):
    kept = kit.MemorySecrets({"store:shop": {"consumer_key": Secret("k")}})
    with pytest.raises(SignInFailed, match="consumer_secret") as caught:
        run(kit, lambda c: c.storefront(kit.store()), kept=kept)
    assert "Enter them again" in caught.value.advice.english


class Keyring:
    """What a keyring holds of the store “shop”."""

    def __init__(self, entries):
        self.entries = entries

    async def load(self, owner, names):
        return {name: self.entries[name] for name in names if name in self.entries}


@pytest.mark.parametrize(
    "url",
    [
        "https://shop.example.evil/",
        "https://shop.example:8443/",
        "http://shop.example/",
        "https://www.shop.example/",
    ],
)
def test_that_credentials_go_to_no_other_origin_than_stands_beside_them(kit, url):
    kept = Keyring({**kit.SHOP_SECRETS, "@origin": Secret("https://shop.example:443")})
    script = kit.Script(kit.reply(200, []))
    with pytest.raises(SignInFailed, match=r"belong to https://shop\.example:443") as caught:
        run(kit, lambda c: c.storefront(kit.store(url)), script, kept)
    assert "settings.json" in caught.value.advice.english
    assert script.requests == []
    for same in ("https://shop.example/", "https://SHOP.example:443/de/"):
        run(kit, lambda c, same=same: c.storefront(kit.store(same)), script, kept)


def test_that_credentials_without_an_origin_go_nowhere(kit):
    """An earlier version stored them, and the address may have been changed since."""
    kept = Keyring(kit.SHOP_SECRETS)
    with pytest.raises(SignInFailed, match="earlier version"):
        run(kit, lambda c: c.storefront(kit.store()), kept=kept)


def test_that_an_unknown_platform_is_refused(kit):
    store = Store("s", "S", "oscommerce", "https://s.example/")
    with pytest.raises(SettingsInvalid, match="oscommerce"):
        run(kit, lambda c: c.storefront(store))
    with pytest.raises(SettingsInvalid, match="oscommerce"):
        run(kit, lambda c: c.trial_storefront(store, kit.SHOP_SECRETS))


def test_that_designo_without_a_read_profile_has_no_reader(kit):
    side = run(kit, lambda c: c.designo(DESIGNO))
    assert side.reader is None
    assert side.writer is not None


def test_that_a_bad_read_profile_is_told_when_opening(kit):
    bad = DesignoConnection(DESIGNO.url, read_profile="title = 5")
    with pytest.raises(ProfileInvalid):
        run(kit, lambda c: c.designo(bad))


def test_that_a_profiles_secrets_come_from_the_secret_store(kit):
    profile = """
title = "T"
auth = { kind = "none" }
id = { type = "text" }
[list]
path = "o"
headers = { X-Key = "{secret:api_key}" }
pointers = { items = "", id = "/id", status = "/status", store = "/store" }
"""
    connection = DesignoConnection(DESIGNO.url, read_profile=profile)
    with pytest.raises(SignInFailed, match="api_key"):
        run(kit, lambda c: c.designo(connection))
    script = kit.Script(kit.reply(200, []))
    kept = kit.MemorySecrets({"designo": {"api_key": Secret("k-1")}})

    async def use(connections):
        return await kit.read_all(await connections.designo(connection))

    assert run(kit, use, script, kept) == []
    assert script.requests[0].headers["x-key"] == "k-1"


def test_that_over_plain_http_a_shop_is_signed_with_oauth_and_over_https_with_basic(kit):
    script = kit.Script(kit.reply(200, []))

    async def use(connections):
        await kit.read_all(await connections.storefront(kit.store("http://shop.example/")))
        await kit.read_all(await connections.storefront(kit.store()))

    run(kit, use, script, secrets(kit, "shop"))
    plain, secure = script.requests[0], script.requests[-1]
    assert plain.url.params["oauth_signature_method"] == "HMAC-SHA256"
    assert plain.url.params["oauth_consumer_key"] == kit.KEY
    assert "authorization" not in plain.headers
    assert secure.headers["authorization"].startswith("Basic ")
    assert not any(name.startswith("oauth") for name in secure.url.params)
    assert all(kit.SECRET not in str(r.url) for r in script.requests)


def test_that_every_try_is_signed_with_its_own_nonce(kit):
    nonces = iter(["one", "two"])
    script = kit.Script(kit.reply(502, ""), kit.reply(200, []))

    async def use(connections):
        connections.nonce = lambda: next(nonces, "more")
        return await kit.read_all(await connections.storefront(kit.store("http://shop.example/")))

    run(kit, use, script, secrets(kit, "shop"))
    assert [r.url.params["oauth_nonce"] for r in script.requests[:2]] == ["one", "two"]


def test_that_what_is_asked_is_for_json_and_of_the_stores_own_folder(kit):
    script = kit.Script(kit.reply(200, {"id": 5, "status": "a"}))
    nested = kit.store("https://shop.example/de")

    async def use(connections):
        side = await connections.storefront(nested)
        return await side.reader.read_orders([OrderRef("shop", "5")])

    run(kit, use, script, secrets(kit, "shop"))
    request = script.requests[0]
    assert request.headers["accept"] == "application/json"
    assert request.url.path == "/de/wp-json/wc/v3/orders/5"


def test_that_a_trial_is_closed_when_it_is_released(kit):
    async def use(connections):
        side = await connections.trial_storefront(kit.store(), kit.SHOP_SECRETS)
        checks = await kit.all_checks(side)
        await side.release()
        with pytest.raises(Unreachable):
            await kit.read_all(side)
        return checks

    checks = run(kit, use)
    assert checks["May list orders"].passed is True
    assert checks["May read one order"].passed is None


def test_that_a_trial_leaves_the_open_side_of_the_same_origin_alone(kit):
    async def use(connections):
        side = await connections.storefront(kit.store())
        await kit.all_checks(await connections.trial_storefront(kit.store(), kit.SHOP_SECRETS))
        return await kit.read_all(side)

    assert run(kit, use, kept=secrets(kit, "shop")) == []


@pytest.mark.parametrize(
    ("address", "loopback"),
    [
        ("http://127.0.0.1:1/", True),
        ("http://127.9.9.9/", True),
        ("http://[::1]/", True),
        ("http://localhost/", True),
        ("http://localhost.example.com/", False),
        ("http://127.0.0.1.example.com/", False),
        ("http://10.0.0.1/", False),
    ],
)
def test_that_loopback_is_this_computer_and_nothing_else(address, loopback):
    assert is_loopback(address) is loopback
