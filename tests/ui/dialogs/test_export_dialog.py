"""The export dialog: what is exported, how, and where to."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from designo_sync_gui.domain.report import ReportFormat
from designo_sync_gui.ui.dialogs.export_dialog import ExportDialog, ExportScope, ExportWish
from designo_sync_gui.ui.kit.forms import ConfirmDialog

TODAY = date(2026, 11, 27)
SCOPES = (
    ExportScope("Selected", 37, "selected 37 mismatches"),
    ExportScope("Print Depot EU", 4120, "Print Depot EU"),
    ExportScope("In this view", 0, "formatting"),
)


@pytest.fixture
def dialog(qtbot: QtBot, tmp_path: Path) -> ExportDialog:
    made = ExportDialog(SCOPES, tmp_path, TODAY)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # it is the test's
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def wishes(dialog: ExportDialog) -> list[ExportWish]:
    found: list[ExportWish] = []
    dialog.wished.connect(found.append)
    return found


def choose(dialog: ExportDialog, beginning: str) -> None:
    (found,) = [b for b in dialog.findChildren(QRadioButton) if b.text().startswith(beginning)]
    found.click()


def test_that_name_and_button_tell_what_is_exported(dialog: ExportDialog) -> None:
    assert dialog.name.text() == "selected-37-mismatches-2026-11-27.xlsx"
    assert dialog.name.selectedText() == "selected-37-mismatches-2026-11-27"
    assert dialog.export_button.text() == "Export 37 orders"
    choose(dialog, "Print Depot EU")
    choose(dialog, "HTML")
    assert dialog.name.text() == "print-depot-eu-2026-11-27.html"
    assert dialog.export_button.text() == "Export 4,120 orders"


def test_that_a_typed_name_stays_and_follows_the_format(dialog: ExportDialog, qtbot: QtBot) -> None:
    dialog.name.selectAll()
    qtbot.keyClicks(dialog.name, "mine.xlsx")
    choose(dialog, "CSV, exact")
    choose(dialog, "Print Depot EU")
    assert dialog.name.text() == "mine.csv"


def test_that_an_empty_scope_cannot_be_chosen(dialog: ExportDialog) -> None:
    (empty,) = [b for b in dialog.findChildren(QRadioButton) if b.text().startswith("In this")]
    assert not empty.isEnabled()


def test_that_enter_in_the_name_exports(
    dialog: ExportDialog, wishes: list[ExportWish], qtbot: QtBot, tmp_path: Path
) -> None:
    qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
    path = tmp_path / "selected-37-mismatches-2026-11-27.xlsx"
    assert wishes == [ExportWish(0, ReportFormat.XLSX, path, open_when_done=False)]
    assert dialog.result() == ExportDialog.DialogCode.Accepted


@pytest.mark.parametrize("name", ["", "a/b.csv", "con.xlsx"])
def test_that_a_name_no_file_can_have_is_told_at_the_field(
    dialog: ExportDialog, wishes: list[ExportWish], name: str
) -> None:
    dialog.name.setText(name)
    dialog.export_button.click()
    assert not wishes
    assert dialog.name_holder.problem.text() != ""
    assert dialog.name.hasFocus() or not dialog.isActiveWindow()


def test_that_a_folder_that_vanished_is_told_at_the_field(
    dialog: ExportDialog, wishes: list[ExportWish], tmp_path: Path
) -> None:
    dialog.folder.setText(str(tmp_path / "gone"))
    dialog.export_button.click()
    assert not wishes
    assert "no such folder" in dialog.folder_holder.problem.text()


def test_that_a_file_that_is_there_is_replaced_only_after_a_question(
    dialog: ExportDialog, wishes: list[ExportWish]
) -> None:
    dialog.path.write_text("former")
    dialog.export_button.click()
    assert not wishes
    (question,) = dialog.findChildren(ConfirmDialog)
    question.act_button.click()
    assert len(wishes) == 1


@pytest.mark.parametrize(
    ("form", "count", "said"),
    [
        ("Excel", 2_000_000, "further sheets"),
        ("HTML", 100_000, "XLSX serves better"),
        ("CSV, exact", 5, "For programs"),
        ("CSV for", 5, "last column"),
    ],
)
def test_that_what_a_format_does_is_said_before(
    qtbot: QtBot, tmp_path: Path, form: str, count: int, said: str
) -> None:
    made: Any = ExportDialog([ExportScope("All", count, "all")], tmp_path, TODAY)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)  # it is the test's
    qtbot.addWidget(made)
    choose(made, form)
    assert said in made.note.text()
