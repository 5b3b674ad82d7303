"""``accept``: with an order, with a pair, listed, withdrawn; on a data folder of its own."""

import asyncio
import csv
import sqlite3
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from cli_program import Program

from designo_sync_gui.cli.accept_commands import _progress
from designo_sync_gui.engine.acceptances import AcceptedCount


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
        (["A-3", "--view", "mismatches", "--reason", "x"], "chosen by options"),
        (["--list", "--view", "accepted"], "alone"),
        (["--withdraw", "--number", "1", "--verdict", "different"], "without orders"),
        (["--search", "nobody", "--reason", "x"], "No order is as it was asked for"),
        (["--store", "de", "--reason", "x"], "No order is named"),
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


def test_that_orders_are_chosen_by_the_options_of_the_list(program: Program) -> None:
    assert program("accept", "--view", "mismatches", "--store", "de", "--reason", "known") == 0
    assert "4 orders accepted" in program.out
    assert program.ids("accepted") == ["1", "2", "3", "4"]
    assert program.ids("mismatches", "fr") == ["1"]
    assert program("accept", "--withdraw", "--verdict", "different", "--store", "de") == 0
    assert program.ids("accepted") == ["1", "2", "4"]


def test_that_pairs_of_chosen_orders_are_accepted_each_once(program: Program) -> None:
    chosen = ("--view", "mismatches", "--store", "de")
    assert program("accept", "--pair", *chosen, "--reason", "known") == 0
    assert "3 pairs accepted" in program.out
    assert program("accept", "--withdraw", "--pair", "--view", "accepted") == 0
    assert program.ids("accepted") == []


def test_that_progress_is_shown_and_who_ends_it_is_told_what_was_done(program: Program) -> None:
    shown: list[str] = []
    notes: list[str] = []
    console = SimpleNamespace(
        progress=shown.append, note=notes.append, end_progress=lambda: shown.append("")
    )
    session: Any = SimpleNamespace(console=console)

    def ended() -> None:
        with _progress(session, 9, "accepted") as note:
            note(AcceptedCount(3, 1))
            raise asyncio.CancelledError

    with pytest.raises(asyncio.CancelledError):
        ended()
    assert shown == ["4 of 9", ""]
    assert notes == ["Ended by you: 3 orders accepted until then."]


def test_that_no_side_is_asked_nothing_is_written_and_nothing_becomes_equal(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The law of the command, by everything that it does."""

    async def asked(*_: object) -> None:
        raise AssertionError("a side was asked")

    for side in ("storefront", "designo"):
        monkeypatch.setattr(f"designo_sync_gui.connectors.sides.ConnectionRegistry.{side}", asked)
    columns = ("order_id", "storefront_status", "designo_status", "verdict")

    def rows() -> list[list[object]]:
        return [[row[name] for name in columns] for row in program.json("list", "--view", "all")]

    before = rows()
    for words in (
        ("A-3", "--reason", "known"),
        ("--pair", "--view", "mismatches", "--reason", "known"),
        ("--list",),
        ("--withdraw", "A-3"),
        ("--withdraw", "--pair", "--view", "accepted"),
    ):
        assert program("accept", *words) == 0, program.err
        assert rows() == before
    with closing(sqlite3.connect(program.home / "journal.sqlite3")) as journal:
        assert journal.execute("SELECT count(*) FROM event").fetchone() == (0,)


def test_that_accepted_differences_move_with_the_connections(
    program: Program, tmp_path: Path
) -> None:
    program("accept", "A-3", "--reason", "ticket 7", "--by", "Ada")
    program("accept", "--pair", "A-1", "--store", "de", "--reason", "known")
    path = tmp_path / "connections.json"
    assert program.json("connections", "export", str(path))["accepted"] == 2
    before = program.json("accept", "--list")
    program("accept", "--withdraw", "--number", "1", "--number", "2")
    assert program.ids("accepted") == []
    assert program("connections", "import", str(path), "--yes") == 0
    assert "1 order with its values, 1 pair of values" in program.out
    assert program.ids("accepted") == ["1", "2", "3"]
    numberless = [{**line, "number": 0} for line in program.json("accept", "--list")]
    assert sorted(map(str, numberless)) == sorted(str({**line, "number": 0}) for line in before)
