"""``status``: one line per store, and an exit status for monitoring."""

from dataclasses import replace
from datetime import timedelta

import pytest

from designo_sync_gui.domain.errors import CommandFailed
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.sentence import verbatim


@pytest.fixture
def at(services):
    """Let the clock stand so long after the fake's only reading."""
    (read,) = services.side_reads

    def put_clock(**later: int) -> None:
        services.clock.time = read.read_at + timedelta(**later)

    return put_clock


@pytest.fixture
def one_store(services):
    services.settings = replace(services.settings, stores=services.settings.stores[:1])


def test_that_each_store_has_a_line_with_its_counts(cli, put, at, one_store) -> None:
    put("1", "a", "b")
    put("2", "a", "a")
    at(minutes=5)
    assert cli("status") == 0
    line = next(line for line in cli.out.splitlines() if line.startswith("wc_eu"))
    assert line.split("  ")[0] == "wc_eu"
    assert "5 min ago" in line
    assert line.split()[-4:] == ["2", "1", "0", "0"]


@pytest.mark.parametrize(("age", "status"), [("2h", 0), ("119m", 6), ("121m", 0)])
def test_that_a_side_not_read_for_too_long_ends_in_6(
    cli, at, one_store, age: str, status: int
) -> None:
    at(hours=2)
    assert cli("status", "--max-age", age) == status
    assert ("was not read for 2 h 0 min" in cli.err) is (status == 6)


def test_that_a_store_never_read_needs_somebody(cli, at) -> None:
    at(minutes=1)
    assert cli("status") == 6
    assert "Shop US (wc_us): The storefront was never read." in cli.err


def test_that_an_unknown_write_needs_somebody(cli, put, services, at, one_store) -> None:
    put("1", "a", "b")
    services.rows[-1] = replace(services.rows[-1], last_outcome=OutcomeKind.UNKNOWN)
    at(minutes=1)
    assert cli("status") == 6
    assert "1 write has an unknown outcome" in cli.err


def test_that_it_is_told_as_json(cli, at, one_store) -> None:
    at(hours=30)
    assert cli("status", "--json", "--max-age", "1d") == 6
    (told,) = cli.json()
    assert told["code"] == "wc_eu"
    assert told["storefront_read_at"] == "2025-03-01T09:30:00Z"
    assert told["troubles"] == ["The storefront was not read for 30 h 0 min."]


def test_that_an_age_that_is_none_is_refused_with_examples(cli) -> None:
    assert cli("status", "--max-age", "soon") == 2
    assert "90m" in cli.err


def test_that_no_store_is_no_trouble(cli, services) -> None:
    services.settings = replace(services.settings, stores=())
    assert cli("status") == 0
    assert "No store is connected" in cli.out


def test_that_a_failed_command_on_trouble_is_told_and_ends_in_6_until_it_succeeds(
    cli, services, at, one_store
) -> None:
    at(minutes=5)
    services.telling.not_told = CommandFailed(
        verbatim("The command ended with the exit status 3."), verbatim("Try it by hand.")
    )
    for _ in range(2):
        assert cli("status") == 6
        assert "command on trouble: Trouble could not be reported" in cli.err
        assert "exit status 3" in cli.err
    services.telling.not_told = None
    assert cli("status") == 0
    assert "Trouble" not in cli.err
