"""What the command line tells of a plan as a whole, and keeps with it."""

from dataclasses import replace
from pathlib import Path

import pytest

from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.plan_facts import PlanFacts
from designo_sync_gui.domain.status import Status


@pytest.fixture
def file(tmp_path) -> Path:
    return tmp_path / "plan.json"


def make(cli, file: Path) -> int:
    return cli("plan", "--to", "designo", "--out", str(file))


def test_that_a_reason_goes_with_the_plan_and_makes_no_other_plan_of_it(
    cli, put, file, services
) -> None:
    put("1", "a", "b")
    make(cli, file)
    assert cli("apply", str(file), "--yes", "--reason", "OPS-412") == 0
    assert cli("apply", str(file), "--yes") == 0
    with_reason, without = services.applied
    assert (with_reason.reason, without.reason) == ("OPS-412", "")
    assert with_reason.digest == without.digest


def test_that_production_stores_are_named_before_a_plan_is_carried_out(
    cli, put, file, services
) -> None:
    put("1", "a", "b")
    make(cli, file)
    assert cli("apply", str(file), "--yes") == 0
    assert "production" not in cli.out + cli.err
    stores = tuple(replace(store, production=True) for store in services.settings.stores)
    services.settings = replace(services.settings, stores=stores)
    assert cli("apply", str(file), "--yes") == 0
    assert "production: " in cli.out + cli.err
    assert "(wc_eu), 1 to write" in cli.out + cli.err
    assert "wc_us" not in cli.out + cli.err


def test_that_a_new_value_on_the_targets_own_list_is_told_as_fine(cli, put, file, services) -> None:
    place = ("wc_eu", Side.DESIGNO)
    seen, listed = {place: frozenset({Status.text("b")})}, {place: frozenset({Status.text("a")})}
    services.facts = PlanFacts({}, seen, listed, {"wc_eu": "Print Depot"})
    put("1", "a", "b")
    assert make(cli, file) == 0
    told = "Print Depot: new to DesignO, but on its own list of statuses: “a”."
    assert f"fine     {told}" in cli.out


def test_that_a_plan_says_how_many_of_its_writes_are_of_accepted_differences(
    cli, put, file, services
) -> None:
    put("1", "a", "b")
    services.facts = PlanFacts(accepted=frozenset({0}))
    make(cli, file)
    assert "fine     All stores: 1 write is of an accepted difference." in cli.out
