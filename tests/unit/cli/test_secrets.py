"""Where secrets come from, and that nothing repeats them."""

import json
import os
import signal
import sys

import pytest

from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.errors import SecretStoreUnavailable
from designo_sync_gui.domain.platform import SecretField
from designo_sync_gui.domain.sentence import NOTHING, verbatim

KEYS = {"consumer_key": "ck_key9", "consumer_secret": "cs_secret9"}
ADD = (
    *("stores", "add", "woocommerce", "--name", "New shop"),
    *("--code", "new", "--url", "https://new.example/"),
)


def test_that_secrets_are_read_from_standard_input(cli, services) -> None:
    assert cli(*ADD, stdin=json.dumps(KEYS)) == 0
    assert services.saved["store:new"] == {name: Secret(value) for name, value in KEYS.items()}
    assert services.settings.store("new").status_field == "status"
    assert "key9" not in cli.out + cli.err


def test_that_a_terminal_asks_without_showing(cli, services) -> None:
    cli.hidden = ["ck_key9", "cs_secret9"]
    assert cli(*ADD, terminal=True) == 0
    assert services.saved["store:new"]["consumer_secret"] == Secret("cs_secret9")
    assert cli.questions == ["Consumer key: ", "Consumer secret: "]
    assert "key9" not in cli.out + cli.err


@pytest.mark.parametrize(
    "given",
    [
        "",
        "not json SECRET9",
        "[1]",
        '{"consumer_key": "SECRET9"}',
        '{"consumer_key": "SECRET9", "consumer_secret": ""}',
        '{"consumer_key": "SECRET9", "consumer_secret": 7}',
        '{"consumer_key": "SECRET9", "consumer_secret": "x", "SECRET9": "x"}',
        '{"consumer_key": "SECRET9", "consumer_key": "y", "consumer_secret": "x"}',
        "[" * 5000,
        '{"consumer_key": "' + "SECRET9" * 10_000 + '"}',
    ],
    ids=lambda text: text[:20],
)
def test_that_unusable_input_is_refused_and_not_repeated(cli, services, given: str) -> None:
    assert cli(*ADD, "--verbose", stdin=given) == 2
    assert services.saved == {}
    assert "SECRET9" not in cli.out + cli.err


def test_that_no_standard_input_at_all_is_told(cli) -> None:
    assert cli(*ADD, stdin=None) == 2
    assert "No credentials were given" in cli.err


def test_that_a_space_around_a_typed_secret_is_refused(cli, services) -> None:
    cli.hidden = [" ck_key9"]
    assert cli(*ADD, terminal=True) == 2
    assert services.saved == {}
    assert "key9" not in cli.err


@pytest.mark.parametrize("around", ["{}\n", "{}\r\n", " {}", "{}\u00a0", "\ufeff{}", "{}\x00"])
def test_that_what_stands_around_a_piped_secret_is_refused_like_a_typed_one(
    cli, services, around: str
) -> None:
    given = KEYS | {"consumer_secret": around.format("cs_secret9")}
    assert cli(*ADD, stdin=json.dumps(given)) == 2
    assert cli("refresh", "--session-secrets", stdin=json.dumps({"store:new": given})) == 2
    assert services.saved == {}
    assert services.asked == []
    assert "secret9" not in cli.out + cli.err
    assert "Copy it again" in cli.err


def test_that_swapped_session_secrets_are_told_with_their_store_and_the_run_goes_on(
    cli, services
) -> None:
    swapped = {"consumer_key": "cs_secret9", "consumer_secret": "ck_key9"}
    given = {"store:wc_eu": swapped, "store:wc_us": KEYS}
    assert cli("refresh", "--session-secrets", stdin=json.dumps(given)) == 0
    assert "wc_eu: " in cli.err
    assert "“Consumer key” begins with cs_" in cli.err
    assert "wc_us" not in cli.err
    assert "key9" not in cli.err
    assert services.asked == [(None, False)]


def test_that_no_keyring_ends_in_5_with_advice(cli, services) -> None:
    services.failure = SecretStoreUnavailable(
        verbatim("No keyring was found."), verbatim("Install one.")
    )
    assert cli(*ADD, stdin=json.dumps(KEYS)) == 5
    assert "No keyring" in cli.err
    assert "Install one." in cli.err
    assert "--session-secrets" in cli.err
    assert services.closed == 1


def test_that_session_secrets_open_the_engine_with_them(cli) -> None:
    given = {"store:wc_eu": KEYS, "designo": {"token": "t"}}
    assert cli("stores", "list", "--session-secrets", stdin=json.dumps(given)) == 0
    ((_, opened_with),) = cli.opened
    assert opened_with == {
        "store:wc_eu": {name: Secret(value) for name, value in KEYS.items()},
        "designo": {"token": Secret("t")},
    }


def test_that_session_secrets_serve_a_new_store(cli, services) -> None:
    given = {"store:new": KEYS}
    assert cli(*ADD, "--session-secrets", stdin=json.dumps(given)) == 0
    assert services.saved["store:new"]["consumer_key"] == Secret("ck_key9")


@pytest.mark.parametrize(
    "given",
    ["", "{", '{"nobody": {"a": "SECRET9"}}', '{"designo": "SECRET9"}', '{"designo": {"a": 1}}'],
)
def test_that_unusable_session_secrets_open_nothing(cli, given: str) -> None:
    assert cli("refresh", "--session-secrets", stdin=given) == 2
    assert cli.opened == []
    assert "SECRET9" not in cli.err


def test_that_session_secrets_are_not_typed_on_a_terminal(cli) -> None:
    assert cli("refresh", "--session-secrets", terminal=True) == 2
    assert "standard input" in cli.err
    assert cli.opened == []


def test_that_designo_asks_only_for_what_its_profile_names(cli, services, tmp_path) -> None:
    services.profile_fields = (SecretField("read_key", verbatim("read_key"), NOTHING),)
    profile = tmp_path / "p.toml"
    profile.write_text("x = 1")
    argv = ("designo", "set", "--url", "https://d.example/")
    assert cli(*argv, "--read-profile", str(profile), stdin='{"read_key": "k"}') == 0
    assert services.saved["designo"] == {"read_key": Secret("k")}
    assert cli(*argv, "--no-read", stdin=None) == 0
    assert services.saved["designo"] == {}


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot send itself Ctrl+C there")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_that_a_signal_at_a_prompt_ends_the_run_in_order(
    cli, services, monkeypatch, number: signal.Signals
) -> None:
    monkeypatch.setattr(cli, "_ask_hidden", lambda _: os.kill(os.getpid(), number))
    before = signal.getsignal(number)
    assert cli(*ADD, terminal=True) == 1
    assert "Cancelled." in cli.err
    assert services.saved == {}
    assert services.closed == 1
    assert signal.getsignal(number) is before
