"""What runs by itself, careful runs, accepted losses and settled writes, as commands."""

import json

import pytest

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.watching import AutomaticSync, WatchSettings


def test_that_nothing_runs_by_itself_at_first(cli) -> None:
    assert cli("watch", "show") == 0
    assert "Refresh by itself: never" in cli.out
    assert "Automatic sync: off for every store" in cli.out


def test_that_what_runs_by_itself_is_set_store_by_store(cli, services) -> None:
    words = ("watch", "set", "--minutes", "10", "--auto", "wc_eu=follow", "--auto", "wc_us=designo")
    assert cli(*words) == 0
    assert services.automation.watch == WatchSettings(
        10,
        (
            AutomaticSync("wc_eu", Direction.FOLLOW),
            AutomaticSync("wc_us", Direction.TO_DESIGNO),
        ),
    )
    assert "every 10 minutes" in cli.out
    assert cli("watch", "set", "--auto", "wc_eu=off", "--json") == 0
    assert json.loads(cli.out) == {"refresh_minutes": 10, "automatic": {"wc_us": "designo"}}


@pytest.mark.parametrize("text", ["wc_eu", "wc_eu=both", "wc_eu=undo"])
def test_that_an_unclear_wish_is_wrong_usage(cli, services, text) -> None:
    assert cli("watch", "set", "--auto", text) == 2
    assert services.automation.watch == WatchSettings()


def test_that_watching_tells_what_happens_and_what_is_left(cli, services) -> None:
    cli("watch", "set", "--minutes", "5")
    assert cli("watch", "run") == 0
    assert "done: 2 orders read" in cli.out
    assert "held wc_eu: 30 of 40 orders changed." in cli.out
    assert "left to you in wc_eu: 7: It flips." in cli.out
    assert "DesignO: sign-in ends about 14:30" in cli.out
    assert services.closed >= 1


def test_that_watching_nothing_is_wrong_usage(cli, services) -> None:
    assert cli("watch", "run") == 2
    assert services.asked == []


@pytest.mark.parametrize("side", ["designo", "storefront"])
def test_that_every_plan_above_one_write_goes_carefully_unless_it_is_said_otherwise(
    cli, services, put, tmp_path, side
) -> None:
    put("1", "new", "old")
    put("2", "new", "old")
    file = str(tmp_path / "plan.json")
    cli("plan", "--to", side, "--out", file)
    cli("apply", file, "--yes")
    cli("apply", file, "--yes", "--careful")
    cli("apply", file, "--yes", "--no-careful")
    assert services.careful == [True, True, False]


def test_that_one_write_needs_no_care(cli, services, put, tmp_path) -> None:
    put("1", "new", "old")
    file = str(tmp_path / "plan.json")
    cli("plan", "--to", "designo", "--out", file)
    cli("apply", file, "--yes")
    assert services.careful == [False]


def test_that_a_loss_is_accepted_by_the_name_of_its_side(cli, services) -> None:
    assert cli("refresh", "--accept", "designo", "--accept", "wc_eu") == 0
    assert services.accepted == ["", "wc_eu"]


def test_that_a_side_that_does_not_exist_is_not_accepted(cli, services) -> None:
    assert cli("refresh", "--accept", "shop") == 2
    assert "designo, wc_eu, wc_us" in cli.err
    assert services.asked == []


@pytest.mark.parametrize(("word", "applied"), [("--applied", True), ("--not-applied", False)])
def test_that_an_unknown_write_is_settled_by_word(cli, services, word, applied) -> None:
    words = ("--order", "7", "--store", "wc_eu", "--side", "designo", word)
    assert cli("journal", "settle", *words) == 0
    assert services.asked == [(OrderRef("wc_eu", "7"), Side.DESIGNO, applied)]
    assert "The operator looked." in cli.out
