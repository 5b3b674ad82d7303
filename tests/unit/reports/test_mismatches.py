"""The mismatch report tells every value and why a field is empty."""

import csv
from collections.abc import Sequence
from datetime import timedelta, timezone
from pathlib import Path

import pytest
from report_kit import write_report
from report_orders import READ_AT, STORE, order, seen

from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.order import Observation, Order, Presence
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.reports.rows import COLUMNS


def rows(tmp_path: Path, orders: Sequence[Order], stores: Sequence[Store] = (STORE,)):
    path = tmp_path / "m.csv"
    write_report(path, orders, stores)
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_that_a_row_tells_store_order_verdict_and_sources(tmp_path: Path) -> None:
    left = seen(
        Status.text("in production"), source="GET wc/v3/orders", changed_at="2025-02-01T00:00:00"
    )
    right = seen(Status.text("In-Production"), source="GET list")
    (row,) = rows(tmp_path, [order(left, right)])
    assert tuple(row) == COLUMNS
    assert row["store"] == "Shop “EU”"
    assert row["store code"] == "wc_eu"
    assert row["platform"] == "woocommerce"
    assert (row["order number"], row["order id"]) == ("#7", "007")
    assert row["verdict"] == "different"
    assert row["difference kinds"] == "case; separator"
    assert row["storefront changed at"] == "2025-02-01T00:00:00"
    assert row["storefront read at"] == "2025-03-01T09:30:00Z"
    assert row["status field"] == "status"
    assert (row["storefront source"], row["DesignO source"]) == ("GET wc/v3/orders", "GET list")
    assert row["last outcome"] == "verified"


def test_that_code_points_that_differ_stand_with_their_position(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, [order(seen(Status.text("a b")), seen(Status.text("a\u00a0b")))])
    assert row["storefront code points that differ"] == "2: U+0020"
    assert row["DesignO code points that differ"] == "2: U+00A0"


@pytest.mark.parametrize(
    ("side", "field", "json_type", "present"),
    [
        (seen(Status.text("")), "", "text", "present"),
        (seen(Status.null()), "", "null", "present"),
        (seen(Status.absent()), "", "absent", "present"),
        (seen(Status.number("1.0")), "1.0", "number", "present"),
        (seen(Status.number("1e5")), "1e5", "number", "present"),
        (seen(Status.boolean(True)), "true", "boolean", "present"),
        (seen(None, problem=verbatim("lone surrogate")), "", "unreadable", "present"),
        (Observation(Presence.ABSENT, None, READ_AT), "", "absent", "absent"),
        (Observation(Presence.NOT_READ, None, READ_AT), "", "not read", "not read"),
        (None, "", "not read", "not read"),
    ],
)
def test_that_the_columns_say_why_a_field_is_empty(
    tmp_path: Path, side: Observation | None, field: str, json_type: str, present: str
) -> None:
    (row,) = rows(tmp_path, [order(seen(Status.text("x")), side)])
    assert row["DesignO status"] == field
    assert row["DesignO JSON type"] == json_type
    assert row["in DesignO"] == present


def test_that_an_unreadable_side_tells_its_problem(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, [order(seen(None, problem=verbatim("lone surrogate")), None)])
    assert row["storefront problem"] == "lone surrogate"
    assert row["DesignO problem"] == ""


def test_that_times_are_written_in_utc(tmp_path: Path) -> None:
    local = READ_AT.astimezone(timezone(timedelta(hours=5)))
    left = Observation(Presence.PRESENT, Status.text("a"), local)
    (row,) = rows(tmp_path, [order(left, None)])
    assert row["storefront read at"] == "2025-03-01T09:30:00Z"
    assert row["DesignO read at"] == ""


def test_that_an_order_of_a_forgotten_store_is_still_reported(tmp_path: Path) -> None:
    (row,) = rows(tmp_path, [order(seen(Status.text("a")), None)], stores=())
    assert (row["store"], row["store code"], row["platform"]) == ("", "wc_eu", "")


def test_that_no_orders_make_a_file_with_a_header(tmp_path: Path) -> None:
    path = tmp_path / "m.csv"
    write_report(path, [], [STORE])
    assert path.read_bytes().count(b"\r\n") == 1


def test_that_agreed_value_movement_and_the_last_job_stand_beside_the_values(
    tmp_path: Path,
) -> None:
    moved = order(seen(Status.text("paid")), seen(Status.text("new")), agreed=Status.text("new"))
    (row,) = rows(tmp_path, [moved])
    assert (row["agreed value"], row["agreed JSON type"]) == ("new", "text")
    assert row["movement"] == "storefront moved"
    assert (row["last job"], row["plan digest"]) == ("job-1", "7f3a91c2")
