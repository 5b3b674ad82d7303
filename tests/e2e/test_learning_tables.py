"""From an export of DesignO to the first mismatch, on the command line."""

import os
from pathlib import Path

import pytest

from designo_sync_gui.demo.world import DemoWorld

ONCE = "--session-secrets"


@pytest.fixture
def shop_read(program, world: DemoWorld, secrets):
    """The shop connected and read; DesignO connected and not read."""
    shop = ("--name", world.store_name, "--code", world.store_code, "--url", world.shop_url)
    program("stores", "add", "woocommerce", *shop, ONCE, stdin=secrets)
    program("refresh", ONCE, stdin=secrets)
    return program


@pytest.fixture
def export(shop_read, tmp_path: Path) -> Path:
    orders = shop_read.json("list")[:30]
    rows = [f"{row['order_id']},{place % 3}" for place, row in enumerate(orders)]
    path = tmp_path / "in" / "designo export ü.csv"
    path.parent.mkdir()
    path.write_text("\n".join(("Order Id,Order Status", *rows)) + "\n", "utf-8")
    return path


def test_that_an_export_leads_to_the_first_mismatch(
    shop_read, world, secrets, export, tmp_path
) -> None:
    found = shop_read.json("profile", "learn", str(export))
    assert {name: held["column"] for name, held in found["fields"].items()} == {
        "id": "Order Id",
        "status": "Order Status",
    }
    assert (found["rows"], found["preview"]["known"]) == ("orders", 30)
    assert {row["verdict"] for row in found["preview"]["orders"]} == {"different"}
    shop_read("profile", "learn", str(export), "--save", expect=2)
    assert "DesignO is not connected" in shop_read.err

    shop_read("designo", "set", "--url", world.designo_url, "--yes", ONCE, stdin=secrets)
    shop_read("refresh", ONCE, stdin=secrets)
    told = shop_read("profile", "learn", str(export.parent), "--save")
    assert "are known from" in told
    assert shop_read.json("designo", "show")["read_table"] == {
        "file": str(export.parent),
        "id_column": "Order Id",
        "status_column": "Order Status",
    }
    given = {**secrets, "designo": {}}
    assert shop_read.json("refresh", ONCE, stdin=given)["errors"] == []
    mismatches = shop_read.json("list", "--mismatches", ONCE, stdin=given)
    assert {row["verdict"] for row in mismatches} == {"different"}
    checks = shop_read.json("designo", "test")
    assert any("designo export" in check["message"] for check in checks)


def test_that_a_log_is_proposed_as_one_and_can_be_chosen(shop_read, tmp_path) -> None:
    log = tmp_path / "l.csv"
    log.write_text(
        "at,order_id,status\n2026-11-01T10:00:00Z,1,new\n2026-11-01T11:00:00Z,1,shipped\n"
        "2026-11-01T11:30:00Z,2,new\n",
        "utf-8",
    )
    found = shop_read.json("profile", "learn", str(log))
    assert (found["rows"], found["preview"]["read"]) == ("log", 2)
    assert found["settings"]["changed_column"] == "at"
    shop_read("profile", "learn", str(log), "--read-table", "rows=orders")
    assert "in an export that is a mistake" not in shop_read.err
    assert "1 order without a status" in shop_read.err
    chosen = ("--id", "at", "--field", "changed_at=", "--store", "north")
    assert shop_read.json("profile", "learn", str(log), *chosen)["fields"]["id"] == {
        "column": "at",
        "confidence": "chosen",
    }


def test_that_a_shop_is_learned_from_a_table(program, tmp_path) -> None:
    path = tmp_path / "shop.csv"
    path.write_text("order_id,status\n1,new\n2,paid\n3,new\n", "utf-8")
    learn = ("profile", "learn", str(path), "--shop")
    program(*learn, "--save", expect=2)
    assert "store's code is missing" in program.err
    program(*learn, "--save", "--store", "own", "--name", "Own")
    (store,) = program.json("stores", "list")
    assert (store["code"], store["platform"]) == ("own", "export")
    assert program.json("refresh", ONCE, stdin={"store:none": {"key": "x"}})["read"] == 3


def test_that_what_does_not_fit_is_told(program, tmp_path) -> None:
    path = tmp_path / "x.csv"
    path.write_text("a,b,b\n1,2,3\n", "utf-8")
    told = program("profile", "learn", str(path), expect=1)
    assert "--id COLUMN" in program.err + told
    assert "More than one column is named “b”" in program.err
    for wrong in (
        ("--read-table", "x=1"),
        ("--read-table", "file=/x"),
        ("--id", "b"),
        ("--host", "x.example"),
    ):
        program("profile", "learn", str(path), *wrong, expect=2)


def _of_designo(program, secrets, *, expect: int = 0) -> dict[str, tuple[bool | None, str]]:
    """What the doctor says of DesignO, by the name of the check."""
    given = {**secrets, "designo": {}}
    found = program.json("doctor", ONCE, stdin=given, expect=expect)
    return {
        one["name"]: (one["passed"], one["message"]) for one in found if one["about"] == "designo"
    }


def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "exports"
    folder.mkdir()
    for name, moment in (("old.csv", 1_790_000_000), ("new.csv", 1_790_086_400)):
        (folder / name).write_text("Order Id,Order Status\n1,new\n2,paid\n", "utf-8")
        os.utime(folder / name, (moment, moment))
    return folder


def _log(tmp_path: Path) -> Path:
    log = tmp_path / "log.csv"
    log.write_text(
        "at,order_id,status\n2026-11-01T10:00:00Z,1,new\n2026-11-01T11:00:00Z,1,paid\n", "utf-8"
    )
    return log


_IN_FOLDER = ("--read-table", "id_column=Order Id", "--read-table", "status_column=Order Status")
_IN_LOG = tuple(
    part
    for pair in ("rows=log", "id_column=order_id", "status_column=status", "changed_column=at")
    for part in ("--read-table", pair)
)


def test_that_the_doctor_says_which_file_of_a_folder_is_read_and_fails_without_one(
    shop_read, world, secrets, tmp_path
) -> None:
    folder = _folder(tmp_path)
    where = ("--url", world.designo_url, "--read-table", f"file={folder}", *_IN_FOLDER)
    shop_read("designo", "set", *where, "--yes", ONCE, stdin=secrets)
    passed, message = _of_designo(shop_read, secrets)["Orders read"]
    assert passed
    assert "“new.csv”" in message
    assert "contains 2 orders" in message
    for file in folder.iterdir():
        file.unlink()
    passed, message = _of_designo(shop_read, secrets, expect=2)["Orders read"]
    assert passed is False
    assert "No file in “exports” fits" in message


def test_that_the_doctor_counts_the_orders_of_a_log_and_names_a_broken_line(
    shop_read, world, secrets, tmp_path
) -> None:
    log = _log(tmp_path)
    where = ("--url", world.designo_url, "--read-table", f"file={log}", *_IN_LOG)
    shop_read("designo", "set", *where, "--yes", ONCE, stdin=secrets)
    passed, message = _of_designo(shop_read, secrets)["Orders read"]
    assert passed
    assert "“log.csv”, last row" in message
    assert "1 order: order 1 of store wc_eu, status “paid”" in message
    with log.open("a", encoding="utf-8") as file:
        file.write("2026-11-01T12:00:00Z,2\n")
    passed, message = _of_designo(shop_read, secrets)["Orders read"]
    assert passed is None
    assert "row 4: it has 2 fields, not 3" in message
