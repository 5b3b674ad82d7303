"""A report that cannot be written is told in the window, and leaves what was there."""

import gzip
import threading
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from report_faults import full_disk, held_file

from designo_sync_gui.bootstrap import OpenOptions, open_services
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.report import ReportFormat
from designo_sync_gui.engine import reports
from designo_sync_gui.reports.csv_reports import ExactCsv
from designo_sync_gui.storage.memory_secrets import MemorySecretStore
from designo_sync_gui.ui.dialogs.export_dialog import ExportDialog, ExportWish
from designo_sync_gui.ui.kit import work_progress
from designo_sync_gui.ui.kit.work_progress import WorkProgress

FOLDER = Path(__file__).parents[2] / "fixtures" / "folders" / "mirror-13"


def dialogs(kind: type) -> list[Any]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]


@pytest.fixture
def there(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    return folder


@pytest.fixture
def exporting(in_session, until, tmp_path):
    """``run(path, form, after)``: the view is exported there, then ``after(window)`` looks."""
    home = tmp_path / "home"
    home.mkdir()
    for file in ("journal.sqlite3", "mirror.sqlite3"):
        home.joinpath(file).write_bytes(gzip.decompress((FOLDER / f"{file}.gz").read_bytes()))
    home.joinpath("settings.json").write_bytes((FOLDER / "settings.json").read_bytes())

    async def opened():
        return await open_services(OpenOptions(home, MemorySecretStore()))

    def run(path, form, after):
        async def scenario(session):
            window = session.window
            await until(lambda: window.overview and window.orders.total_count and not window.busy)
            window.orders.bar.choose(View.ALL)
            await until(lambda: window.orders.view.settled and window.orders.view_count == 66)
            window.parts.exports.show()
            await until(lambda: dialogs(ExportDialog))
            (dialog,) = dialogs(ExportDialog)
            dialog.wished.emit(ExportWish(0, form, path, open_when_done=False))
            dialog.accept()
            await after(window)
            window.close()

        in_session(opened, scenario)

    return run


@pytest.mark.parametrize("form", list(ReportFormat))
@pytest.mark.parametrize(
    ("fault", "told", "advice"),
    [
        (full_disk, "No space left on device", "free space"),
        (held_file, "is open in another program", "Close it there"),
    ],
    ids=["full disk", "held file"],
)
def test_that_what_a_disk_or_a_spreadsheet_refuses_is_told_with_what_to_do(
    exporting, there, until, monkeypatch, form, fault, told, advice
):
    path = there / f"m{form.suffix}"
    path.write_text("former")
    fault(monkeypatch)

    async def after(window):
        await until(lambda: window.banners.notice("export"))
        notice = window.banners.notice("export")
        assert told in notice.message.english
        assert advice in f"{notice.message.english} {notice.advice.english}"

    exporting(path, form, after)
    assert path.read_text() == "former"
    assert [left.name for left in there.iterdir()] == [path.name]


def test_that_a_folder_that_vanished_after_the_dialog_is_told(exporting, there, until):
    there.rmdir()

    async def after(window):
        await until(lambda: window.banners.notice("export"))
        assert "could not be written" in window.banners.notice("export").message.english

    exporting(there / "m.csv", ReportFormat.CSV, after)
    assert not there.exists()


def test_that_a_report_cancelled_in_the_middle_leaves_the_former_file(
    exporting, there, until, press, monkeypatch
):
    """Many orders show how far it is, with a button that gives it up."""
    path = there / "m.csv"
    path.write_text("former")
    monkeypatch.setattr(reports, "PIECE", 5)
    monkeypatch.setattr(work_progress, "MANY", 1)
    given_up, add, give_up = [], ExactCsv.add, ExactCsv.give_up
    waiting: list[bool] = []

    def slowly(self, rows):
        add(self, rows)
        waiting.append(True)
        pause.wait(10)

    def noted(self):
        give_up(self)
        given_up.append(True)

    monkeypatch.setattr(ExactCsv, "add", slowly)
    monkeypatch.setattr(ExactCsv, "give_up", noted)
    pause = threading.Event()

    async def after(window):
        await until(lambda: dialogs(WorkProgress) and waiting)
        (dialog,) = dialogs(WorkProgress)
        press(dialog.cancel_button)
        await until(lambda: not dialogs(WorkProgress))
        await window.parts._engine.ask_plain(lambda _: pause.set())  # after it was cancelled there
        await until(lambda: given_up)
        assert window.banners.notice("export") is None

    exporting(path, ReportFormat.CSV, after)
    assert path.read_text() == "former"
    assert [left.name for left in there.iterdir()] == ["m.csv"]
