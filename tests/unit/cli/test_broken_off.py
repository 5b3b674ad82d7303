"""A first refresh that was broken off, and a table that is made anew, on the command line."""

from datetime import UTC, datetime

import pytest

from designo_sync_gui.domain.broken_off import BrokenOff
from designo_sync_gui.domain.events import TablePreparing
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.outcome import JobState

AT = datetime(2026, 11, 27, tzinfo=UTC)
SHOP = BrokenOff(Side.STOREFRONT, ("wc_eu",), "", "p", AT, read=9_200, total=99_994)
PRINT = BrokenOff(Side.DESIGNO, ("wc_eu",), "", "p", AT, read=400)


@pytest.fixture
def left(services):
    services.broken_off = (SHOP, PRINT)
    return services


def test_that_a_refresh_says_how_far_it_came_and_how_it_goes_on(cli, left) -> None:
    left.state = JobState.CANCELLED
    assert cli("refresh") == 1
    told = cli.err.splitlines()
    assert any(
        line.startswith("Shop EU (wc_eu): 9,200 of 99,994 orders read. ")
        and line.endswith("never absent. Go on with: refresh")
        for line in told
    )
    assert any(line.startswith("DesignO: 400 orders read so far. ") for line in told)


def test_that_it_is_told_as_json_too(cli, left) -> None:
    assert cli("refresh", "--json") == 0
    assert cli.json()["broken_off"] == [
        {"stores": ["wc_eu"], "side": "storefront", "read": 9_200, "total": 99_994},
        {"stores": ["wc_eu"], "side": "designo", "read": 400, "total": None},
    ]


def test_that_the_list_of_stores_tells_it(cli, left) -> None:
    assert cli("stores", "list", "--json") == 0
    store = next(store for store in cli.json() if store["code"] == "wc_eu")
    words = "storefront: 9,200 of 99,994 orders read; designo: 400 orders read so far"
    assert store["not_read_to_end"] == words
    left.broken_off = ()
    assert cli("stores", "list", "--json") == 0
    assert {store["not_read_to_end"] for store in cli.json()} == {""}


def test_that_a_table_that_is_made_anew_is_told_once_on_standard_error(cli, services) -> None:
    services.during_refresh = TablePreparing(40_000, 1_000_000)
    assert cli("refresh") == 0
    assert cli.err.count("Preparing the table, once after an update of the program.") == 1
    assert "Preparing" not in cli.out
    services.during_refresh = TablePreparing(1_000_000, 1_000_000)
    assert cli("refresh") == 0
    assert "Preparing" not in cli.err


def test_that_quietly_nothing_is_said_of_it(cli, services) -> None:
    services.during_refresh = TablePreparing(40_000, 1_000_000)
    assert cli("refresh", "--quiet") == 0
    assert cli.out + cli.err == ""
