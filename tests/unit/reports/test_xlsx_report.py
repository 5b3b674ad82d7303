"""XLSX reports: every cell is the text that was received, read back with another library."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hostile_statuses import HOSTILE_STATUSES
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook
from report_kit import about, write_report
from report_orders import STORE, order, seen

from designo_sync_gui.connectors.exports.xlsx_book import unescaped
from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.order import Order
from designo_sync_gui.domain.report import ReportFormat, ReportRow
from designo_sync_gui.domain.status import Status
from designo_sync_gui.reports.csv_reports import ALTERED
from designo_sync_gui.reports.exact_sheet import cell_text
from designo_sync_gui.reports.rows import COLUMNS
from designo_sync_gui.reports.spreadsheet import LONGEST_CELL
from designo_sync_gui.reports.xlsx import XlsxReport

#: Two code points that XML cannot hold and that the other library leaves escaped.
_LEFT_ESCAPED = ("\ufffe", "\uffff")
LIKE_ITS_XML = (
    "<r><t>completed</t></r>",
    "<r></row></sheetData></r>",
    "<r></r>",
    "_x005F_x000D_",
    "_x0041_x0041_x0041_",
    "_x0041\r",
    "_x005F\x01x0041_",
    "_x003C_r>",
)


def written(path: Path, orders: Sequence[Order]) -> list[dict[str, object]]:
    write_report(path, orders, [STORE], ReportFormat.XLSX)
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name("Orders").to_python()
    assert rows[0] == [*COLUMNS, ALTERED]
    names = [str(name) for name in rows[0]]
    return [dict(zip(names, row, strict=True)) for row in rows[1:]]


@pytest.mark.parametrize("value", HOSTILE_STATUSES, ids=ascii)
def test_that_a_hostile_status_comes_back(value: str, tmp_path: Path) -> None:
    if len(value) > LONGEST_CELL or any(char in value for char in _LEFT_ESCAPED):
        pytest.skip("no cell holds it, or the reading library leaves its escape")
    orders = [order(seen(Status.text(value)), seen(Status.text(f"x{value}")))]
    (row,) = written(tmp_path / "m.xlsx", orders)
    assert (row["storefront status"], row["DesignO status"]) == (value, f"x{value}")
    assert row[ALTERED] == ""


@pytest.mark.parametrize("value", LIKE_ITS_XML, ids=ascii)
def test_that_a_status_like_the_files_own_xml_comes_back(value: str, tmp_path: Path) -> None:
    (row,) = written(tmp_path / "m.xlsx", [order(seen(Status.text(value)), None)])
    assert row["storefront status"] == value
    assert row[ALTERED] == ""


def test_that_a_cell_of_characters_beyond_the_first_plane_is_cut_where_excel_would(
    tmp_path: Path,
) -> None:
    value = "😀" * 20_000
    (row,) = written(tmp_path / "m.xlsx", [order(seen(Status.text(value)), None)])
    assert str(row["storefront status"]).startswith("(20,000 characters, more than a cell holds)")
    assert "storefront status" in str(row[ALTERED])


@settings(max_examples=60, deadline=None)
@given(st.text("<>rt/_x005Fd \r\x01", max_size=24))
def test_that_any_text_like_the_files_own_xml_comes_back(value: str) -> None:
    assert unescaped(cell_text(value)) == value


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs", "Cn"]), max_size=60))
def test_that_any_text_comes_back(tmp_path_factory: pytest.TempPathFactory, value: str) -> None:
    path = tmp_path_factory.mktemp("x") / "m.xlsx"
    (row,) = written(path, [order(seen(Status.text(value)), None)])
    assert row["storefront status"] == value


def test_that_every_cell_is_text_and_the_heading_stays(tmp_path: Path) -> None:
    path = tmp_path / "m.xlsx"
    write_report(
        path, [order(seen(Status.number("1")), seen(Status.text("=1")))], [STORE], ReportFormat.XLSX
    )
    sheet = load_workbook(path)["Orders"]
    assert {cell.data_type for cell in sheet[2] if cell.value is not None} == {"s"}
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref.startswith("A1:")


def test_that_a_status_longer_than_a_cell_is_cut_and_named(tmp_path: Path) -> None:
    (row,) = written(tmp_path / "m.xlsx", [order(seen(Status.text("y" * 40_000)), None)])
    assert str(row["storefront status"]).startswith("(40,000 characters")
    assert "storefront status" in str(row[ALTERED])


def test_that_the_second_sheet_counts_by_verdict_kind_and_store(tmp_path: Path) -> None:
    path = tmp_path / "m.xlsx"
    orders = [
        order(seen(Status.text("a")), seen(Status.text("a"))),
        order(seen(Status.text("Paid")), seen(Status.text("paid"))),
    ]
    write_report(path, orders, [STORE], ReportFormat.XLSX)
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name("Counts").to_python()
    counts = {row[0]: row[1:3] for row in rows}
    assert counts[""] == ["all stores", STORE.name] or rows[0][1:3] == ["all stores", STORE.name]
    assert counts["orders"] == [2, 2]
    assert counts["equal"] == [1, 1]
    assert counts["differs in: case"] == [1, 1]
    assert counts["orders in this report"][0] == "Mismatches of all stores"


def test_that_more_rows_than_a_sheet_holds_go_on_in_the_next(tmp_path: Path) -> None:
    path = tmp_path / "m.xlsx"
    report = XlsxReport(path, about([STORE]), most_rows=3)
    orders = [order(seen(Status.text(f"s{n}")), None, order_id=str(n)) for n in range(7)]
    report.add([ReportRow(one) for one in orders])
    report.finish()
    book = CalamineWorkbook.from_path(path)
    assert book.sheet_names == ["Orders", "Orders 2", "Orders 3", "Counts"]
    found = [
        row[COLUMNS.index("storefront status")]
        for name in book.sheet_names[:3]
        for row in book.get_sheet_by_name(name).to_python()[1:]
    ]
    assert found == [f"s{n}" for n in range(7)]


def test_that_a_report_given_up_leaves_nothing_and_the_former_file(tmp_path: Path) -> None:
    path = tmp_path / "m.xlsx"
    path.write_bytes(b"former")
    report = XlsxReport(path, about([STORE]))
    report.add([ReportRow(order(seen(Status.text("a")), None))])
    report.give_up()
    assert path.read_bytes() == b"former"
    assert [p.name for p in tmp_path.iterdir()] == ["m.xlsx"]


def test_that_a_folder_that_vanished_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed, match="could not be written"):
        XlsxReport(tmp_path / "gone" / "m.xlsx", about([STORE]))
