"""Whether a newer version is published, on the command line."""

import pytest
from fake_updates import ADDRESS


@pytest.fixture
def with_address(services):
    services.updates.address = ADDRESS
    return services.updates


def test_that_nobody_is_asked_without_an_address(cli, services) -> None:
    assert cli("updates", "check") == 2
    assert "No address for updates is set, so no server is asked." in cli.err
    assert services.updates.asked == 0


def test_that_what_is_sent_is_said_before_the_answer(cli, with_address) -> None:
    assert cli("updates", "check") == 0
    assert cli.err.startswith(f"Asks {ADDRESS} once, by GET.")
    assert cli.out == ("A newer version is published: 1.2.0, since 2026-12-01. This is 0.1.0.\n")
    assert with_address.asked == 1
    assert cli("updates", "check", "--quiet") == 0
    assert cli.err == ""


def test_that_a_script_gets_the_answer_as_json(cli, with_address) -> None:
    assert cli("updates", "check", "--json") == 0
    assert cli.json() == {
        "standing": "newer",
        "version": "0.1.0",
        "published": "1.2.0",
        "date": "2026-12-01",
        "address": ADDRESS,
    }


def test_that_a_file_that_is_not_understood_is_no_newer_version(cli, with_address) -> None:
    with_address.content = b"<html>"
    assert cli("updates", "check") == 1
    assert "not with a file about versions" in cli.err
    assert cli.out == ""
