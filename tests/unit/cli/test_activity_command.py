"""What happened, from the command line: found, told with exact values, exported."""

import asyncio
import csv
import io
import json
from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest
from engine_fakes import START, FakeJournal
from fake_activity import FakeActivity

from designo_sync_gui.cli.order_words import since_of
from designo_sync_gui.domain.activity import ActivityEntry, ActivityKind, Ending
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.moves import Move, Moved
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.plan import Plan, PlannedWrite
from designo_sync_gui.domain.sentence import say, verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.engine.activity import Activity
from designo_sync_gui.engine.activity_report import ActivityExport
from designo_sync_gui.reports.activity import COLUMNS, ActivityReport

NOW = START
REF = OrderRef("wc_eu", "7")
MOVE = Move(REF, "#1007", Moved.STOREFRONT, Status.text(" Paid"), Status.number("1.50"))


@pytest.fixture
def book(services) -> FakeActivity:
    """A refresh an hour ago, a warning two days ago, a job of the journal."""
    book, journal = FakeActivity(), FakeJournal([])
    hour, days = NOW - timedelta(hours=1), NOW - timedelta(days=2)
    said = say("{n:,} order moved in the shop", n=1)
    refresh = ActivityEntry(hour, hour, ActivityKind.REFRESH, ("wc_eu",), said, orders=1)
    warning = ActivityEntry(
        days, days, ActivityKind.WARNING, (), say("Not read"), Ending.LOOK, (verbatim("\x1b[2J"),)
    )
    write = PlannedWrite(REF, "#1007", Status.text("new"), Status.text("paid"), target=Side.DESIGNO)

    async def fill() -> None:
        await book.add(warning)
        await book.add(refresh, [MOVE])
        await journal.begin("job-1", Plan(Direction.TO_DESIGNO, NOW, (write,), ()), NOW)

    asyncio.run(fill())
    parts = SimpleNamespace(activity=book)
    context = SimpleNamespace(mirror=parts, journal=journal, clock=services.clock)
    services.activity = Activity(cast("Any", context))
    services.activity_export = ActivityExport(ActivityReport(), services.activity)
    return book


def test_that_entries_are_listed_the_newest_first(cli, book) -> None:
    assert cli("activity", "--since", "3d") == 0
    moved, warned, detail = cli.out.splitlines()[-3:]
    assert "refresh: " in moved
    assert "1 order moved in the shop" in moved
    assert "needs a look" in warned
    assert "\x1b" not in detail


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--since", "3h"), ["refresh", "write"]),
        (("--until", "3h", "--since", "3d"), ["warning"]),
        (("--kind", "warning", "--kind", "write"), ["warning", "write"]),
        (("--outcome", "needs-a-look"), ["warning", "write"]),
        (("--store", "wc_eu"), ["refresh", "write"]),
        (("--search", "moved"), ["refresh"]),
        (("--search", "#1007"), ["refresh", "write"]),
    ],
)
def test_that_each_option_narrows(cli, book, options, found) -> None:
    assert cli("activity", *options, "--json") == 0
    assert sorted(row["kind"] for row in json.loads(cli.out)) == found


def test_that_orders_are_told_with_exact_values(cli, book) -> None:
    assert cli("activity", "--kind", "refresh", "--orders", "--json") == 0
    (row,) = json.loads(cli.out, parse_float=str)
    (order,) = row["order_list"]
    assert (order["before"], order["now"], order["now_type"]) == (" Paid", "1.50", "number")
    assert cli("activity", "--orders") == 0
    assert '#1007: storefront moved: "·Paid" → 1.50' in cli.out


def test_that_each_line_begins_with_the_number_that_list_takes(cli, book, put, services) -> None:
    put("7", Status.text("paid"), Status.text("new"))
    put("8", Status.text("paid"), Status.text("new"))
    services.table.about = book.about
    assert cli("activity", "--kind", "refresh", "--json") == 0
    (row,) = cli.json()
    assert cli("activity", "--kind", "refresh") == 0
    assert cli.out.splitlines()[0].startswith(f"{row['entry']}  ")
    assert cli("list", "--activity", str(row["entry"]), "--json") == 0
    assert [one["order_id"] for one in cli.json()] == ["7"]
    assert cli("activity", "--kind", "write", "--json") == 0
    (job,) = cli.json()
    assert cli("list", "--activity", str(job["entry"]), "--view", "mismatches", "--json") == 0
    assert [one["order_id"] for one in cli.json()] == ["7"]


def test_that_an_entry_that_is_not_there_or_about_no_order_is_refused(cli, book) -> None:
    assert cli("list", "--activity", "99") == 2
    assert "There is no entry 99" in cli.err
    assert cli("activity", "--kind", "warning", "--json") == 0
    (warning,) = cli.json()
    assert cli("report", "--activity", str(warning["entry"]), "--csv", "a.csv") == 2
    assert f"No order moved or was written in entry {warning['entry']}." in cli.err


def test_that_a_file_holds_a_row_for_each_order(cli, book, tmp_path) -> None:
    file = tmp_path / "a.csv"
    assert cli("activity", "--export", str(file), "--json") == 0
    assert json.loads(cli.out) == {"file": str(file), "rows": 3}
    rows = list(csv.DictReader(io.StringIO(file.read_bytes().decode("utf-8"), newline="")))
    assert tuple(rows[0]) == COLUMNS
    moved = next(row for row in rows if row["kind"] == "refresh")
    assert (moved["before"], moved["now"], moved["now JSON type"]) == (" Paid", "1.50", "number")
    wrote = next(row for row in rows if row["kind"] == "write")
    assert (wrote["order id"], wrote["wanted"], wrote["job"]) == ("7", "paid", "job-1")
    assert next(row for row in rows if row["kind"] == "warning")["order id"] == ""


def test_that_the_name_of_the_file_asks_for_a_page(cli, book, tmp_path) -> None:
    file = tmp_path / "a.html"
    assert cli("activity", "--export", str(file), "--since", "3h") == 0
    text = file.read_text(encoding="utf-8")
    assert text.startswith("<!doctype html>")
    assert "#1007: storefront moved" in text
    assert cli("activity", "--export", str(tmp_path / "a.xlsx")) == 2
    assert "end in .csv or .html" in cli.err
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]


def test_that_what_is_no_time_is_refused(cli, book) -> None:
    assert cli("activity", "--since", "someday") == 2
    assert "friday 17:00" in cli.err


def test_that_nothing_found_is_said(cli, book) -> None:
    assert cli("activity", "--kind", "undo") == 0
    assert "Nothing happened" in cli.out


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("friday 17:00", timedelta(days=1, minutes=-60)),
        ("Saturday", timedelta(hours=16)),
        ("saturday 17:00", timedelta(days=7, hours=-1)),
        ("yesterday 16:00", timedelta(days=1)),
        ("today", timedelta(hours=16)),
        ("friday 25:00", None),
        ("noday 17:00", None),
    ],
)
def test_that_days_of_the_week_name_a_moment(text: str, back: timedelta | None) -> None:
    saturday = datetime(2026, 11, 28, 16, 0).astimezone()
    expected = None if back is None else saturday - back
    assert since_of(text, saturday) == expected
