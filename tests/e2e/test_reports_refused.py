"""A report that cannot be written is told by the command line, and leaves what was there."""

import gzip
import io
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from report_faults import full_disk, held_file

from designo_sync_gui.bootstrap import OpenOptions, open_services
from designo_sync_gui.cli.console import Console
from designo_sync_gui.cli.main import main
from designo_sync_gui.domain import report as report_domain
from designo_sync_gui.domain.report import ReportFormat
from designo_sync_gui.engine import reports
from designo_sync_gui.reports.csv_reports import ExactCsv
from designo_sync_gui.storage.memory_secrets import MemorySecretStore

FOLDER = Path(__file__).parents[1] / "fixtures" / "folders" / "mirror-13"
COMMANDS = {
    **{f"report {form.value}": ["report", f"--{form.value}"] for form in ReportFormat},
    "census": ["census", "--html"],
    "activity": ["activity", "--export"],
}
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """A command on a data folder with 65 mismatches, and no shop that could be asked."""
    home = tmp_path / "home"
    home.mkdir()
    for file in ("journal.sqlite3", "mirror.sqlite3"):
        home.joinpath(file).write_bytes(gzip.decompress((FOLDER / f"{file}.gz").read_bytes()))
    home.joinpath("settings.json").write_bytes((FOLDER / "settings.json").read_bytes())

    async def opener(_home: object, _given: object) -> Any:
        return await open_services(OpenOptions(home, MemorySecretStore()))

    def run(*argv: str) -> tuple[int, str, str]:
        out, err = io.StringIO(), io.StringIO()
        code = main(list(argv), console=Console(io.StringIO(), out, err), opener=opener)
        return code, out.getvalue(), err.getvalue()

    return run


@pytest.fixture
def there(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("fault", "told"),
    [(full_disk, "No space left on device"), (held_file, "is open in another program")],
    ids=["full disk", "held file"],
)
def test_that_what_a_disk_or_a_spreadsheet_refuses_keeps_the_former_file(
    run: Run,
    there: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
    fault: Callable[[pytest.MonkeyPatch], None],
    told: str,
) -> None:
    path = there / "report.html"
    path.write_text("former")
    fault(monkeypatch)
    code, _, err = run(*COMMANDS[command], str(path))
    assert code == 1
    assert told in err
    assert path.read_text() == "former"
    assert [left.name for left in there.iterdir()] == ["report.html"]


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("name", ["gone/report.html", "n" * 300, "report.html/"])
def test_that_a_folder_that_vanished_and_a_refused_name_are_told(
    run: Run, there: Path, command: str, name: str
) -> None:
    if name.endswith("/"):
        (there / name).mkdir()
    code, _, err = run(*COMMANDS[command], str(there / name))
    assert code == 1 if command != "activity" or "." not in name else code in (1, 2)
    assert "could not be written" in err
    assert "Choose a folder that exists" in err
    assert not [left for left in there.rglob("*") if left.is_file()]


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot send itself Ctrl+C there")
def test_that_a_report_cancelled_in_the_middle_leaves_the_former_file(
    run: Run, there: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+C after the first piece."""
    path = there / "m.csv"
    path.write_text("former")
    monkeypatch.setattr(reports, "PIECE", 10)
    written = []
    add = ExactCsv.add

    def cancelled(self: ExactCsv, rows: Any) -> None:
        add(self, rows)
        written.append(len(rows))
        os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(ExactCsv, "add", cancelled)
    code, _, err = run("report", "--csv", str(path))
    assert (code, len(written) < 7) == (1, True)
    assert "Cancelled" in err
    assert path.read_text() == "former"
    assert [left.name for left in there.iterdir()] == ["m.csv"]


def test_that_more_rows_than_a_sheet_holds_are_told_before(
    run: Run, there: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_domain, "ROWS_OF_A_SHEET", 10)
    monkeypatch.setattr(report_domain, "ROWS_OF_A_PAGE", 10)
    code, _, err = run("report", "--xlsx", str(there / "m.xlsx"), "--html", str(there / "m.html"))
    assert code == 0
    assert "More rows than a sheet holds: they go on in further sheets." in err
    assert "A page of so many orders opens slowly" in err
    assert err.index("further sheets") < err.index("written to") if "written to" in err else True
