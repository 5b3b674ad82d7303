"""The whole job by commands, each in a process of its own, without a keyring."""

import csv
import json
from pathlib import Path

from designo_sync_gui.demo.seed import seed_orders
from designo_sync_gui.demo.world import DemoWorld

ONCE = "--session-secrets"


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_that_the_job_goes_from_refresh_to_report(connected_by_commands, tmp_path) -> None:
    connected = connected_by_commands
    assert connected.json("stores", "list", ONCE)[0]["mismatches"] == 0
    assert connected.json("refresh", ONCE)["errors"] == []
    before = connected.json("list", "--mismatches", ONCE)
    assert before

    plan = tmp_path / "plan.json"
    planned = connected.json("plan", "--to", "designo", "--out", str(plan), ONCE)
    assert planned["writes"]
    wanted = {row["order_id"]: row["storefront_status"] for row in before}

    done = json.loads(connected("apply", str(plan), "--yes", "--json", ONCE, expect=1))
    assert {row["order_id"] for row in done} == {row["order_id"] for row in before}
    verified = [row for row in done if row["outcome"] == "verified"]
    assert verified
    for row in verified:
        assert row["after"] == row["wanted"] == wanted[row["order_id"]]

    connected("refresh", ONCE)
    after = {row["order_id"]: row for row in connected.json("list", ONCE)}
    for row in verified:
        now = after[row["order_id"]]
        assert now["verdict"] == "equal"
        assert now["designo_status"] == now["storefront_status"] == wanted[row["order_id"]]
        assert now["last_outcome"] == "verified"

    report = tmp_path / "left.csv"
    rows = connected.json("report", "--csv", str(report), ONCE)["rows"]
    left = read_csv(report)
    assert rows == len(left) == sum(row["verdict"] in MISMATCHES for row in after.values())
    assert not {row["order id"] for row in left} & {row["order_id"] for row in verified}


MISMATCHES = {"different", "only in storefront", "only in DesignO", "unreadable"}


def test_that_a_second_apply_of_the_same_plan_sends_nothing(connected, tmp_path) -> None:
    connected("refresh", ONCE)
    plan = tmp_path / "plan.json"
    order = pick(connected)
    connected("plan", "--to", "designo", "--order", order, "--out", str(plan), ONCE)
    assert json.loads(connected("apply", str(plan), "--yes", "--json", ONCE))[0]["sent"] is True
    again = json.loads(connected("apply", str(plan), "--yes", "--json", ONCE, expect=1))
    assert [(row["outcome"], row["sent"]) for row in again] == [
        ("skipped: changed since the plan", False)
    ]


def test_that_one_order_is_written_to_the_storefront(connected, tmp_path) -> None:
    connected("refresh", ONCE)
    plan = tmp_path / "plan.json"
    known = {"pending", "processing", "on-hold", "completed"}
    rows = connected.json("list", "--mismatches", ONCE)
    row = next(
        row
        for row in rows
        if row["designo_status"] in known and row["storefront_status_type"] == "text"
    )
    argv = ("plan", "--to", "storefront", "--order", row["order_id"], "--out", str(plan), ONCE)
    assert len(connected.json(*argv)["writes"]) == 1
    (done,) = json.loads(connected("apply", str(plan), "--yes", "--json", ONCE))
    assert done["outcome"] == "verified"
    assert done["after"] == row["designo_status"]


def test_that_without_a_read_source_a_write_ends_as_accepted(connected, tmp_path) -> None:
    connected("designo", "set", "--no-read", ONCE)
    connected("refresh", ONCE)
    assert connected.json("list", "--mismatches", ONCE) == []
    stale = ("completed", '"processing"')
    order = next(str(o.order_id) for o in seed_orders() if (o.storefront, o.designo) == stale)
    plan = tmp_path / "plan.json"
    connected("plan", "--to", "designo", "--order", order, "--out", str(plan), ONCE)
    (done,) = json.loads(connected("apply", str(plan), "--yes", "--json", ONCE))
    assert (done["outcome"], done["sent"]) == ("accepted, not verified", True)
    assert (done["before_type"], done["after_type"]) == ("not read", "not read")
    row = next(row for row in connected.json("list", ONCE) if row["order_id"] == order)
    assert (row["verdict"], row["in_designo"]) == ("not read", "not read")


def test_that_another_designo_voids_nothing_before_a_yes(connected) -> None:
    connected("refresh", ONCE)
    rows = connected.json("list", ONCE)
    connected("designo", "set", "--no-read", ONCE, expect=2)
    assert connected.json("list", ONCE) == rows
    assert connected.json("designo", "show", ONCE)["read_profile"]
    connected("designo", "set", "--update-path", "v2/update", ONCE)
    assert connected.json("list", ONCE) == rows
    connected("designo", "set", "--no-read", "--yes", ONCE)
    assert connected.json("list", ONCE) == []


def test_that_stores_and_designo_pass_their_tests(connected, world: DemoWorld) -> None:
    checks = connected.json("stores", "test", world.store_code, ONCE)
    assert all(check["passed"] is not False for check in checks)
    checks = connected.json("designo", "test", ONCE)
    assert all(check["passed"] is not False for check in checks)


def test_that_a_removed_store_is_gone(connected, world: DemoWorld) -> None:
    connected("refresh", ONCE)
    connected("stores", "remove", world.store_code, ONCE)
    assert connected.json("stores", "list", ONCE) == []
    assert connected.json("list", ONCE) == []


def test_that_no_secret_is_in_any_file_or_output(
    connected_by_commands, world: DemoWorld, tmp_path
) -> None:
    connected = connected_by_commands
    out = connected("refresh", "--verbose", ONCE) + connected.err
    out += connected("designo", "show", ONCE) + connected("stores", "list", ONCE)
    out += connected("report", "--csv", str(tmp_path / "r.csv"), ONCE)
    for secret in (world.consumer_key, world.consumer_secret, world.designo_read_key):
        assert secret not in out
        for path in tmp_path.rglob("*"):
            assert not path.is_file() or secret.encode() not in path.read_bytes(), path


def pick(program) -> str:
    """An order that DesignO takes as it stands: an ordinary difference of two texts."""
    for row in program.json("list", "--mismatches", ONCE):
        if row["verdict"] == "different" and row["storefront_status"] in (
            "completed",
            "processing",
        ):
            return row["order_id"]
    raise AssertionError("the demo world has no plain mismatch")
