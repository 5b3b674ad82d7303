"""The mismatch report tells every value and why a field is empty."""

import csv
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.reports.mismatches import COLUMNS, MismatchReport

STORE = Store("wc_eu", "Shop “EU”", "woocommerce", "https://shop.example/", "status")
READ_AT = datetime(2025, 3, 1, 9, 30, tzinfo=UTC)


def seen(status: Status | None, **more: Any) -> Observation:
    return Observation(Presence.PRESENT, status, READ_AT, **more)


def order(left: Observation | None, right: Observation | None, number: str = "#7") -> Order:
    return Order(OrderRef("wc_eu", "007"), number, left, right, OutcomeKind.VERIFIED)


def rows(tmp_path: Path, orders: Sequence[Order], stores: Sequence[Store] = (STORE,)):
    path = tmp_path / "m.csv"
    assert MismatchReport().write_mismatches(orders, stores, path) == len(orders)
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
    assert MismatchReport().write_mismatches([], [STORE], path) == 0
    assert path.read_bytes().count(b"\r\n") == 1
