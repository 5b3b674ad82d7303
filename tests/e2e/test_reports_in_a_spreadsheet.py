"""LibreOffice opens the reports and gives the same texts back."""

import csv
import shutil
import subprocess
from pathlib import Path

import pytest
from hostile_statuses import HOSTILE_STATUSES
from report_kit import write_report
from report_orders import STORE, order, seen

from designo_sync_gui.domain.report import ReportFormat
from designo_sync_gui.domain.status import Status
from designo_sync_gui.reports.rows import COLUMNS
from designo_sync_gui.reports.spreadsheet import LONGEST_CELL

_OFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(_OFFICE is None, reason="LibreOffice (soffice) is not installed")

#: What spreadsheets convert when they are let.
_TEMPTING = [
    "=1+1", "+1", "007", "460000000000000001", "1.0", "1e5", "1/2", "2025-03-01", "Mar 1", "true",
    "wahr", "'quoted", "  lead", "trail ", "48231", "status 3", "10 Stück", "12:30", "#N/A", "10%",
]  # fmt: skip
_VALUES = [value for value in HOSTILE_STATUSES if len(value) <= LONGEST_CELL] + _TEMPTING
_STATUS = COLUMNS.index("storefront status")
#: Comma, quotes, UTF-8, every cell as it is shown; see LibreOffice's help on filter options.
_WRITE = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1"
_READ = "--infilter=CSV:44,34,UTF8,1,,0,false,true,false"


def given_back(path: Path, *options: str) -> list[list[str]]:
    """The first sheet as LibreOffice saves it."""
    out = path.parent / "out"
    profile = f"-env:UserInstallation={(path.parent / 'profile').as_uri()}"
    command = [str(_OFFICE), profile, "--headless", "--convert-to", _WRITE, "--outdir", str(out)]
    subprocess.run([*command, *options, str(path)], check=True, capture_output=True, timeout=120)
    (saved,) = out.iterdir()
    with saved.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def report(path: Path, form: ReportFormat) -> None:
    orders = [
        order(seen(Status.text(value)), None, order_id=str(1000 + number))
        for number, value in enumerate(_VALUES)
    ]
    write_report(path, orders, [STORE], form)


def test_that_csv_for_spreadsheets_is_shown_as_it_was_written(tmp_path: Path) -> None:
    path = tmp_path / "m.csv"
    report(path, ReportFormat.SPREADSHEET)
    with path.open(encoding="utf-8-sig", newline="") as file:
        written = list(csv.reader(file))
    assert given_back(path, _READ) == written


def test_that_xlsx_shows_every_status_as_received(tmp_path: Path) -> None:
    path = tmp_path / "m.xlsx"
    report(path, ReportFormat.XLSX)
    found = [row[_STATUS] for row in given_back(path)[1:]]
    # LibreOffice shows CR LF inside a cell as one line break.
    assert found == [value.replace("\r\n", "\n") for value in _VALUES]
