"""Preferences and certificate files from the command line."""

import json

import pytest


def test_that_there_is_no_proxy_unless_it_is_set(cli, services) -> None:
    assert cli("preferences", "show") == 0
    assert cli.out == ("Proxy: none\nCommand on trouble: none\nTrouble when not read for: never\n")
    assert cli("preferences", "set", "--proxy", "http://proxy.example:3128") == 0
    assert services.preferences.current.proxy == "http://proxy.example:3128"
    assert cli("preferences", "show", "--json") == 0
    assert json.loads(cli.out) == {
        "proxy": "http://proxy.example:3128",
        "on_trouble": "",
        "unread_hours": 0,
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
