"""What may stand as the program's proxy and as the address for updates."""

import pytest

from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.preferences import Preferences


@pytest.mark.parametrize(
    "proxy",
    ["", "http://proxy.example:3128", "https://proxy.example:8443/", "http://[::1]:3128"],
)
def test_that_a_host_and_a_port_are_taken_as_they_are(proxy: str) -> None:
    assert Preferences(proxy).proxy == proxy


@pytest.mark.parametrize(
    "proxy",
    [
        "proxy.example:3128",
        "socks5://proxy.example:1080",
        "http://proxy.example",
        "http://:3128",
        "http://proxy.example:port",
        "http://proxy.example:99999",
        " http://proxy.example:3128",
        "http://proxy example:3128",
    ],
)
def test_that_what_is_no_address_of_a_proxy_is_refused_with_its_form(proxy: str) -> None:
    with pytest.raises(SettingsInvalid, match="http://host:port"):
        Preferences(proxy)


@pytest.mark.parametrize("account", ["me:hunter22@", "me@", ":hunter22@"])
def test_that_a_user_or_password_is_never_kept_in_the_settings(account: str) -> None:
    with pytest.raises(SettingsInvalid, match="cannot keep secrets") as caught:
        Preferences(f"http://{account}proxy.example:3128")
    assert "hunter22" not in f"{caught.value.message.english} {caught.value.advice.english}"


@pytest.mark.parametrize("more", ["/path", "?a=b", "#c"])
def test_that_more_than_a_host_and_a_port_is_refused(more: str) -> None:
    with pytest.raises(SettingsInvalid, match="more than a host and a port"):
        Preferences(f"http://proxy.example:3128{more}")


def test_that_an_address_for_updates_is_empty_or_encrypted() -> None:
    assert Preferences().updates_url == ""
    assert Preferences(updates_url="https://example.com/v.json").updates_url
    with pytest.raises(SettingsInvalid, match="https://host/file"):
        Preferences(updates_url="http://example.com/v.json")
