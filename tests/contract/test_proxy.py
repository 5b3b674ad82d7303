"""A proxy is used only when the preferences name it; the environment is never asked."""

import asyncio
import socket
from contextlib import asynccontextmanager
from typing import Any

import httpx2 as httpx
import pytest
from leaks import everything_of

from designo_sync_gui.connectors.http.errors import transport_error
from designo_sync_gui.connectors.http.masking import Masker
from designo_sync_gui.domain.errors import (
    SettingsInvalid,
    SyncError,
    Unreachable,
    WriteEffect,
)
from designo_sync_gui.domain.preferences import Preferences

SHOP = "https://shop.example.invalid/"


@asynccontextmanager
async def proxy(asked):
    """Notes the first line of every connection and hangs up."""

    async def answer(reader, writer):
        asked.append((await reader.readuntil(b"\r\n")).decode().strip())
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    finally:
        server.close()
        await server.wait_closed()


def asked_of_proxy(kit, url, *, preferred, environment=None):
    """Read a shop's list; returns what the proxy was asked."""
    asked: list[Any] = []

    async def run():
        async with proxy(asked) as address:
            if environment is not None:
                environment(address)
            connections = kit.registry()
            connections.proxy = lambda: address if preferred else ""
            try:
                side = await connections.trial_storefront(kit.store(url), kit.SHOP_SECRETS)
                with pytest.raises(SyncError):
                    await kit.read_all(side)
            finally:
                await connections.aclose()

    asyncio.run(run())
    return asked


def test_that_a_preferred_proxy_is_asked_for_a_tunnel_and_sees_no_more(kit):
    asked = asked_of_proxy(kit, SHOP, preferred=True)
    assert set(asked) == {"CONNECT shop.example.invalid:443 HTTP/1.1"}


def test_that_addresses_of_this_computer_never_go_through_the_proxy(kit):
    assert asked_of_proxy(kit, "http://127.0.0.1:9/", preferred=True) == []


def test_L16_the_environment_names_no_proxy_and_no_credentials(kit, monkeypatch, tmp_path):
    (tmp_path / ".netrc").write_text("machine shop.example.invalid login ana password netrc-canary")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))

    def environment(address):
        for name in ("HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "https_proxy", "all_proxy"):
            monkeypatch.setenv(name, address)

    assert asked_of_proxy(kit, SHOP, preferred=False, environment=environment) == []


def error_through(kit, address):
    """The error of reading a shop through a proxy at this address."""

    async def run():
        connections = kit.registry()
        connections.proxy = lambda: address
        try:
            side = await connections.trial_storefront(kit.store(SHOP), kit.SHOP_SECRETS)
            await kit.read_all(side)
        finally:
            await connections.aclose()

    with pytest.raises(SyncError) as caught:
        asyncio.run(run())
    return caught.value


def closed_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@pytest.mark.parametrize("host", ["127.0.0.1", "proxy.example.invalid"])
def test_that_a_proxy_that_is_not_there_is_named_instead_of_the_shop(kit, host):
    proxy = f"{host}:{closed_port()}"
    error = error_through(kit, f"http://{proxy}")
    assert isinstance(error, Unreachable)
    assert error.write_effect is WriteEffect.NOT_SENT
    assert proxy in error.message.english
    assert "shop.example" not in error.message.english
    assert "proxy in the preferences" in error.advice.english


def test_that_a_proxy_with_an_impossible_name_is_an_error_of_the_settings(kit):
    assert isinstance(error_through(kit, "http://-a-.ü:1"), SettingsInvalid)


def test_that_a_proxy_that_refuses_means_nothing_was_sent(kit):
    error = httpx.ProxyError("403 Forbidden")
    told = transport_error(error, "shop.example", Masker())
    assert isinstance(told, Unreachable)
    assert told.write_effect is WriteEffect.NOT_SENT
    assert "proxy" in told.message.english


@pytest.mark.parametrize(
    "address",
    [
        "proxy.example.com:3128",
        "http://proxy.example.com",
        "http://ana:canary@proxy.example.com:3128",
        "http://ana:canary@[",
        "socks5://proxy.example.com:1080",
        "http://proxy.example.com:3128/path",
        "http://proxy.example.com:99999",
        "http://proxy.example.com:0",
        "http://[",
        "http://[::1:3128",
        " http://proxy.example.com:3128",
        "http://proxy.example.com:3128\n",
        "http://proxy\x1b.example.com:3128",
        "http://proxy example.com:3128",
    ],
)
def test_that_an_address_that_is_no_plain_proxy_is_refused(address):
    with pytest.raises(SettingsInvalid) as caught:
        Preferences(address)
    assert "canary" not in everything_of(caught.value)


@pytest.mark.parametrize("address", ["http://[::1]:3128", "HTTP://proxy.example.com:1", ""])
def test_that_a_plain_proxy_is_kept_as_it_was_entered(address):
    assert Preferences(address).proxy == address
