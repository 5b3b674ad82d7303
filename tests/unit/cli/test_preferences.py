"""Preferences and certificate files from the command line."""

import json

import pytest

from designo_sync_gui.domain.events import StartAtSignInEnded
from designo_sync_gui.domain.start_at_sign_in import StartState

#: What is said of updates, of the tray and of the start at sign-in where nothing was chosen.
STAYING = (
    "Address for updates: none",
    "Closed window: does not stay in the system tray",
    "Start at sign-in: off",
)


def test_that_there_is_no_proxy_unless_it_is_set(cli, services) -> None:
    assert cli("preferences", "show") == 0
    assert cli.out.splitlines() == [
        "Proxy: none",
        "Command on trouble: none",
        "Trouble when not read for: never",
        *STAYING,
    ]
    assert cli("preferences", "set", "--proxy", "http://proxy.example:3128") == 0
    assert services.preferences.current.proxy == "http://proxy.example:3128"
    assert cli("preferences", "show", "--json") == 0
    assert json.loads(cli.out) == {
        "proxy": "http://proxy.example:3128",
        "on_trouble": "",
        "unread_hours": 0,
        "updates_url": "",
        "keep_in_tray": False,
        "start_at_sign_in": "off",
    }
    assert cli("preferences", "set", "--no-proxy") == 0
    assert services.preferences.current.proxy == ""


def test_that_a_proxy_with_a_password_is_refused_and_not_repeated(cli, services) -> None:
    assert cli("preferences", "set", "--proxy", "http://ana:canary@proxy.example:1") == 2
    assert "canary" not in cli.err + cli.out
    assert services.preferences.current.proxy == ""


@pytest.mark.parametrize("proxy", ["ck_canary7", "http://ck_0123456789abcdef:3128"])
def test_that_a_key_is_no_proxy_and_is_not_repeated(cli, services, proxy) -> None:
    assert cli("preferences", "set", "--proxy", proxy) == 2
    assert "looks like a credential" in cli.err
    assert proxy not in cli.err + cli.out
    assert services.preferences.current.proxy == ""


def test_that_each_preference_is_set_by_itself_and_the_others_stay(cli, services) -> None:
    assert cli("preferences", "set", "--proxy", "http://proxy.example:3128") == 0
    assert cli("preferences", "set", "--on-trouble", "/bin/mail -s 'x y' ops") == 0
    assert cli("preferences", "set", "--unread-hours", "12") == 0
    assert cli.out.splitlines() == [
        "Proxy: http://proxy.example:3128",
        "Command on trouble: /bin/mail -s 'x y' ops",
        "Trouble when not read for: 12 h",
        *STAYING,
    ]
    assert cli("preferences", "set", "--on-trouble", "") == 0
    assert services.preferences.current.on_trouble == ""
    assert services.preferences.current.unread_hours == 12


@pytest.mark.parametrize(
    "words",
    [(), ("--unread-hours", "-1"), ("--unread-hours", "9999"), ("--unread-hours", "x")],
)
def test_that_what_is_no_change_or_no_number_is_a_mistake_of_usage(cli, services, words) -> None:
    assert cli("preferences", "set", *words) == 2
    assert services.preferences.current.unread_hours == 0


def test_that_a_credential_in_the_command_is_refused_and_not_repeated(cli, services) -> None:
    key = "ck_" + "0123456789abcdef" * 2
    assert cli("preferences", "set", "--on-trouble", f"/bin/tell {key}") == 2
    assert "looks like a credential" in cli.err
    assert key not in cli.err + cli.out
    assert services.preferences.current.on_trouble == ""


@pytest.mark.parametrize("given", ["ca.pem", "./ca.pem"])
def test_that_a_certificate_file_is_kept_by_its_whole_path(
    cli, services, tmp_path, monkeypatch, given
) -> None:
    monkeypatch.chdir(tmp_path)
    keys = json.dumps({"consumer_key": "ck", "consumer_secret": "cs"})
    words = ("--name", "New", "--code", "new", "--url", "https://new.example/")
    for missing in (given, "cs_key_in_the_wrong_place"):
        assert cli("stores", "add", "woocommerce", *words, "--ca-file", missing, stdin=keys) == 2
        assert cli("designo", "set", "--url", "https://d.example/", "--ca-file", missing) == 2
        assert missing not in cli.err
    assert services.saved == {}
    (tmp_path / "ca.pem").write_text("")
    assert cli("stores", "add", "woocommerce", *words, "--ca-file", given, stdin=keys) == 0
    assert services.settings.stores[-1].ca_file == str(tmp_path / "ca.pem")
    assert cli("designo", "set", "--url", "https://d.example/", "--ca-file", given) == 0
    assert services.settings.designo.ca_file == str(tmp_path / "ca.pem")
    assert cli("designo", "set", "--ca-file", "") == 0
    assert services.settings.designo.ca_file == ""


def test_that_the_start_at_sign_in_needs_the_tray(cli, services) -> None:
    assert cli("preferences", "set", "--start-at-sign-in") == 2
    assert "needs “Keep running in the system tray”" in cli.err
    assert services.start.done == []
    assert cli("preferences", "set", "--tray", "--start-at-sign-in") == 0
    assert services.preferences.current.keep_in_tray
    assert services.start.done == ["on"]
    assert cli.out.splitlines()[-2:] == [
        "Closed window: stays in the system tray",
        "Start at sign-in: on",
    ]
    assert cli("preferences", "set", "--no-start-at-sign-in") == 0
    assert services.start.done == ["on", "off"]
    assert services.preferences.current.keep_in_tray


def test_that_an_entry_of_the_system_that_starts_something_else_is_told(cli, services) -> None:
    services.start.now = StartState.OTHER
    assert cli("preferences", "show") == 0
    assert "Start at sign-in: another program or folder; give --start-at-sign-in" in cli.out
    assert cli("preferences", "show", "--json") == 0
    assert json.loads(cli.out)["start_at_sign_in"] == "other"


def test_that_a_start_ended_with_the_tray_is_said(cli, services) -> None:
    services.during_save_preferences = StartAtSignInEnded()
    assert cli("preferences", "set", "--no-tray", "--quiet") == 0
    assert cli.err == "Start at sign-in was switched off, with the tray.\n"


def test_that_an_address_for_updates_is_set_and_taken_back(cli, services) -> None:
    assert cli("preferences", "set", "--updates-url", "https://example.com/v.json") == 0
    assert services.preferences.current.updates_url == "https://example.com/v.json"
    assert "Address for updates: https://example.com/v.json" in cli.out
    assert cli("preferences", "set", "--updates-url", "http://example.com/v.json") == 2
    assert cli("preferences", "set", "--updates-url", "https://ck_0123456789abcdef/v") == 2
    assert "looks like a credential" in cli.err
    assert services.preferences.current.updates_url == "https://example.com/v.json"
    assert cli("preferences", "set", "--no-updates-url") == 0
    assert services.preferences.current.updates_url == ""
