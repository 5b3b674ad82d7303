"""The census as a file: exact in CSV, guarded where a spreadsheet opens it."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from python_calamine import CalamineWorkbook
from report_kit import about
from report_orders import STORE

from designo_sync_gui.domain.census import Census, Twins, ValueCount
from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.report import ReportFormat
from designo_sync_gui.domain.status import Status
from designo_sync_gui.reports import census_file
from designo_sync_gui.reports.census_file import ALTERED, COLUMNS, CensusFile

ABOUT = about([STORE])
HOSTILE = '\ufeffpaid \r\n\u202e"=1+1'
CENSUS = Census(
    "",
    1200,
    (
        Twins(
            (
                ValueCount(Status.text("paid"), 1000, 900),
                ValueCount(Status.text("PAID "), 0, 100),
            ),
            (DifferenceKind.CASE, DifferenceKind.WHITESPACE),
        ),
        Twins((ValueCount(Status.number("1.50"), 3, 0),)),
        Twins((ValueCount(Status.text(HOSTILE), 0, 2),)),
        Twins((ValueCount(Status.null(), 0, 1),)),
    ),
)


def read(path: Path, separator: str = ",") -> list[list[str]]:
    text = path.read_bytes().decode("utf-8")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))


def test_that_every_value_stands_exactly_in_csv(tmp_path: Path) -> None:
    path = tmp_path / "census.csv"
    assert CensusFile().write_census(path, ReportFormat.CSV, CENSUS, ABOUT) == 5
    head, *rows = read(path)
    assert tuple(head) == COLUMNS
    assert [row[0] for row in rows] == ["paid", "PAID ", "1.50", HOSTILE, ""]
    assert [row[1] for row in rows] == ["text", "text", "number", "text", "null"]
    assert rows[1][2:] == [
        "U+0050 U+0041 U+0049 U+0044 U+0020",
        "0",
        "100",
        "1",
        "paid",
        "text",
        "case; whitespace",
    ]
    assert rows[0][3:6] == ["1000", "900", "1"]
    assert rows[2][5] == "2"
    assert not path.read_bytes().startswith(b"\xef\xbb\xbf")


def test_that_a_spreadsheet_changes_no_value_without_being_told(tmp_path: Path) -> None:
    path = tmp_path / "census.csv"
    CensusFile().write_census(path, ReportFormat.SPREADSHEET, CENSUS, about([STORE], ";"))
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    head, *rows = read(path, ";")
    assert head[-1] == ALTERED
    assert rows[0][0] == "paid"
    assert rows[0][-1] == ""
    assert rows[2][0] == "'1.50"
    assert rows[2][-1] == "value"


def test_that_every_value_of_a_workbook_is_text(tmp_path: Path) -> None:
    path = tmp_path / "census.xlsx"
    assert CensusFile().write_census(path, ReportFormat.XLSX, CENSUS, ABOUT) == 5
    sheet = openpyxl.load_workbook(path)["Statuses"]
    head, *rows = [list(row) for row in sheet.iter_rows()]
    assert [cell.value for cell in head] == [*COLUMNS, ALTERED]
    assert [row[0].value for row in rows][:3] == ["paid", "PAID ", "1.50"]
    assert {row[0].data_type for row in rows if row[0].value is not None} == {"s"}
    assert [row[3].value for row in rows] == [1000, 0, 3, 0, 0]
    assert rows[3][2].value == " ".join(Status.text(HOSTILE).code_points())
    assert [p.name for p in tmp_path.iterdir()] == ["census.xlsx"]


def test_that_a_value_longer_than_a_cell_is_cut_and_named(tmp_path: Path) -> None:
    path = tmp_path / "census.xlsx"
    long = Census("", 1, (Twins((ValueCount(Status.text("y" * 40_000), 1, 0),)),))
    CensusFile().write_census(path, ReportFormat.XLSX, long, ABOUT)
    row = [cell.value for cell in openpyxl.load_workbook(path)["Statuses"][2]]
    assert str(row[0]).startswith("(40,000 characters, more than a cell holds) yyy")
    assert row[-1] == "value; code points"


def test_that_no_value_is_left_out_where_a_sheet_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(census_file, "MOST_ROWS", 4)
    with pytest.raises(StorageFailed, match="more values than a sheet holds"):
        CensusFile().write_census(tmp_path / "census.xlsx", ReportFormat.XLSX, CENSUS, ABOUT)
    assert list(tmp_path.iterdir()) == []


def test_that_a_folder_that_is_not_there_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    for form in (ReportFormat.CSV, ReportFormat.XLSX):
        with pytest.raises(StorageFailed):
            CensusFile().write_census(tmp_path / "none" / "census.csv", form, CENSUS, ABOUT)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("value", ["<r><t>paid</t></r>", "<r></c></r>", "_x005F_x000D_"])
def test_that_a_value_like_the_workbooks_own_xml_comes_back(value: str, tmp_path: Path) -> None:
    path = tmp_path / "census.xlsx"
    one = Census("", 1, (Twins((ValueCount(Status.text(value), 1, 0),)),))
    CensusFile().write_census(path, ReportFormat.XLSX, one, ABOUT)
    rows = CalamineWorkbook.from_path(path).get_sheet_by_name("Statuses").to_python()
    assert rows[1][0] == value
