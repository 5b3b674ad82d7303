"""``accept``: with an order, with a pair, listed, withdrawn; on a data folder of its own."""

import asyncio
import csv
from pathlib import Path

import pytest
from cli_program import Program


@pytest.fixture
def program(tmp_path: Path) -> Program:
    made = Program(tmp_path / "home")
    asyncio.run(made.fill())
    return made


def test_that_an_order_is_accepted_with_reason_and_name(program: Program) -> None:
    assert program("accept", "A-3", "--reason", "ticket 7", "--by", "Ada") == 0
    assert "1 order accepted" in program.out
    assert program.ids("accepted") == ["3"]
    assert program.ids("mismatches") == ["1", "2", "4"]
    (told,) = program.json("show", "A-3")
    assert told["verdict"] == "different"
    made = told["accepted"]
    assert (made["reason"], made["by"], made["pair"]) == ("ticket 7", "Ada", False)
    assert program("show", "A-3") == 0
    assert "ticket 7" in program.out


def test_that_a_pair_covers_the_orders_of_its_store_alone(program: Program) -> None:
    assert program("accept", "--pair", "A-1", "--store", "de", "--reason", "known") == 0
    assert program.ids("accepted") == ["1", "2"]
    assert program.ids("accepted", "fr") == []
    (line,) = program.json("accept", "--list")
    assert line["pair"] == {
        "storefront_status": "completed",
        "designo_status": "Completed",
        "storefront_status_type": "text",
        "designo_status_type": "text",
    }
    assert (line["covered"], line["orders"], line["store"]) == (2, [], "de")
    assert program("accept", "--list") == 0
    assert 'pair "completed" / "Completed"' in program.out


def test_that_an_order_that_one_side_has_not_can_be_accepted(program: Program) -> None:
    assert program("accept", "A-4", "--reason", "never sent to DesignO") == 0
    assert program.ids("accepted") == ["4"]


def test_that_status_counts_no_accepted_order(program: Program) -> None:
    before = program.json("status")[0]["mismatches"]
    program("accept", "A-3", "--reason", "known")
    assert program.json("status")[0]["mismatches"] == before - 1


def test_that_what_is_equal_or_accepted_already_is_left_and_said(program: Program) -> None:
    assert program("accept", "A-5", "A-3", "--reason", "known") == 1
    assert "1 left as it was" in program.err
    assert program("accept", "A-3", "--reason", "again") == 1


def test_that_an_order_is_withdrawn(program: Program) -> None:
    program("accept", "A-3", "--reason", "known")
    assert program("accept", "--withdraw", "A-3") == 0
    assert program.ids("accepted") == []
    assert program("accept", "--withdraw", "A-3") == 1


def test_that_a_pair_is_withdrawn_as_one(program: Program) -> None:
    program("accept", "--pair", "A-2", "--reason", "known")
    assert program("accept", "--withdraw", "A-2") == 1
    assert "--withdraw --pair" in program.err
    assert program("accept", "--withdraw", "--pair", "A-2") == 0
    assert program.ids("accepted") == []


def test_that_a_decision_is_withdrawn_by_its_number(program: Program) -> None:
    program("accept", "A-3", "A-4", "--reason", "known")
    (line,) = program.json("accept", "--list")
    assert program.json("accept", "--withdraw", "--number", str(line["number"])) == {
        "done": "withdrawn",
        "number": 2,
        "of": "entries",
        "left": 0,
    }
    assert program("accept", "--list") == 0
    assert "Nothing is accepted" in program.out


@pytest.mark.parametrize(
    ("args", "part"),
    [
        (["A-3"], "--reason"),
        (["--reason", "x"], "No order is named"),
        (["nobody", "--reason", "x"], "nobody"),
        (["A-1", "--reason", "x"], "--store"),
        (["A-3", "--reason", " "], "reason"),
        (["A-3", "--reason", "two\nlines"], "one line"),
        (["--list", "A-3"], "alone"),
        (["--number", "1"], "--withdraw"),
    ],
)
def test_that_what_makes_no_sense_is_refused(program: Program, args: list[str], part: str) -> None:
    assert program("accept", *args) == 2
    assert part in program.err
    assert program.json("accept", "--list") == []


def test_that_a_report_has_reason_name_and_time(program: Program, tmp_path: Path) -> None:
    program("accept", "A-3", "--reason", "=ticket", "--by", "Ada")
    path, page = tmp_path / "all.csv", tmp_path / "all.html"
    assert program("report", "--all", "--csv", str(path), "--html", str(page)) == 0
    with path.open(encoding="utf-8", newline="") as file:
        rows = {(row["store code"], row["order id"]): row for row in csv.DictReader(file)}
    made = rows["de", "3"]
    assert (made["accepted: reason"], made["accepted by"]) == ("=ticket", "Ada")
    assert made["accepted at"].endswith("Z")
    assert made["verdict"] == "different"
    assert rows["de", "1"]["accepted: reason"] == ""
    assert "=ticket<br>Ada, " in page.read_text("utf-8")
