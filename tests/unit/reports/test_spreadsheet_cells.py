"""Cells of CSV for spreadsheets: what would be converted is guarded, nothing else is touched."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from report_kit import write_report
from report_orders import STORE, order, seen

from designo_sync_gui.domain.report import ReportFormat
from designo_sync_gui.domain.status import Status
from designo_sync_gui.reports.csv_reports import ALTERED
from designo_sync_gui.reports.spreadsheet import LONGEST_CELL, guarded


@pytest.mark.parametrize(
    "text",
    [
        "=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", " =1", "\uff1d1",
        "007", "460000000000000001", "1.0", "1e5", "1,5", "50%", "1/2", "10:30", "5 PM",
        "2025-03-01", "2025-03-01T09:30:00Z", "Mar 1", "1 März", "MAR-1", "SEPT2", "dic 3",
        "true", "FALSE", "wahr", "'quoted",
    ],
)  # fmt: skip
def test_that_what_a_spreadsheet_would_convert_has_an_apostrophe_in_front(text: str) -> None:
    assert guarded(text).startswith("'")
    assert guarded(text).lstrip("'").replace("⟨U+0009⟩", "\t") == text.lstrip("'")


@pytest.mark.parametrize(
    "text",
    ["", "processing", "In-Production", "PD-0231", "#1001", "48231", "0", " lead", "trail ",
     "a\nb", "⟨BOM⟩", "\ufeffok", "wc-on-hold", "Versand & Druck", "status 3", "בהפקה"],
)  # fmt: skip
def test_that_what_a_spreadsheet_leaves_alone_is_not_touched(text: str) -> None:
    assert guarded(text) == text


@pytest.mark.parametrize("char", ["\x00", "\r", "\x1b", "\x85", "\ud800"])
def test_that_a_control_character_becomes_a_mark(char: str) -> None:
    assert guarded(f"a{char}b") == f"a⟨U+{ord(char):04X}⟩b"


def test_that_a_text_longer_than_a_cell_is_cut_and_says_its_length() -> None:
    cell = guarded("x" * (LONGEST_CELL + 1))
    assert len(cell) < LONGEST_CELL
    assert cell.startswith("(32,768 characters, more than a cell holds) xxx")


def test_that_a_character_beyond_the_first_plane_counts_twice_in_a_cell() -> None:
    held = "😀" * (LONGEST_CELL // 2)
    assert guarded(held) == held
    assert guarded(held + "😀").startswith("(16,384 characters, more than a cell holds) 😀")


@pytest.mark.parametrize("text", ["1" * 4000 + "x", "mar" + "1" * 4000 + "x", "1 " * 2000 + "mar_"])
def test_that_many_digits_before_a_letter_do_not_stop_a_report(text: str) -> None:
    assert guarded(text) == text


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_that_a_guarded_cell_begins_no_formula(text: str) -> None:
    assert guarded(text).strip().removeprefix("\ufeff")[:1] not in {"=", "+", "-", "@"}


@pytest.mark.parametrize("separator", [",", ";"])
def test_that_altered_cells_are_named_in_their_own_column(tmp_path: Path, separator: str) -> None:
    path = tmp_path / "m.csv"
    orders = [order(seen(Status.text("=1+1")), seen(Status.text("a;b,c")), number="0012")]
    write_report(path, orders, (STORE,), ReportFormat.SPREADSHEET, separator)
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file, delimiter=separator)
    assert row["storefront status"] == "'=1+1"
    assert row["DesignO status"] == "a;b,c"
    assert row["order number"] == "'0012"
    named = row[ALTERED].split("; ")
    assert {"storefront status", "order number", "order id"} <= set(named)
    assert "DesignO status" not in named
