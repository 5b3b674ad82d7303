"""Dialogs for files: where they begin, and whose they are."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from designo_sync_gui.ui.kit import file_dialogs
from designo_sync_gui.ui.kit.file_dialogs import (
    ask_file,
    ask_folder,
    ask_new_file,
    begin_folder,
    documents,
)

NATIVE_OFF = QFileDialog.Option.DontUseNativeDialog


@pytest.fixture
def parent(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> QWidget:
    """In a session in which nothing was chosen yet; Documents is a folder of the test."""
    monkeypatch.setattr(file_dialogs, "_LAST", [])
    monkeypatch.setattr(
        QStandardPaths, "writableLocation", lambda location: str(tmp_path / "Documents")
    )
    (tmp_path / "Documents").mkdir()
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def answer(dialog: QFileDialog, path: Path) -> None:
    dialog.fileSelected.emit(str(path))
    dialog.reject()


def test_that_a_dialog_begins_in_documents_and_then_where_something_was_chosen(
    parent: QWidget, tmp_path: Path
) -> None:
    chosen: list[Path] = []
    (tmp_path / "shops").mkdir()
    first = ask_file(parent, "Load", chosen.append)
    assert Path(first.directory().absolutePath()) == tmp_path / "Documents"
    answer(first, tmp_path / "shops" / "profile.toml")
    assert chosen == [tmp_path / "shops" / "profile.toml"]
    second = ask_new_file(parent, "Save", "a.zip", chosen.append, {"ZIP (*.zip)": "zip"})
    assert Path(second.directory().absolutePath()) == tmp_path / "shops"
    second.reject()


def test_that_documents_that_are_not_there_are_no_place_to_begin(
    parent: QWidget, tmp_path: Path
) -> None:
    (tmp_path / "Documents").rmdir()
    assert documents() == Path.home()


def test_that_a_chosen_folder_is_where_the_next_dialog_begins(
    parent: QWidget, tmp_path: Path
) -> None:
    (tmp_path / "backups").mkdir()
    answer(ask_folder(parent, "Backup", lambda folder: None), tmp_path / "backups")
    assert begin_folder() == tmp_path / "backups"
    (tmp_path / "backups").rmdir()
    assert begin_folder() == tmp_path / "Documents"


def test_that_nothing_is_told_where_the_operator_thinks_better_of_it(parent: QWidget) -> None:
    dialog = ask_file(parent, "Load", lambda path: pytest.fail(f"told {path}"))
    assert dialog.isVisible()
    dialog.reject()
    assert not dialog.isVisible()


def test_that_a_new_file_gets_the_suffix_of_the_chosen_form(parent: QWidget) -> None:
    forms = {"Web page (*.html)": "html", "JSON (*.json)": "json"}
    dialog = ask_new_file(parent, "Save", "evidence.html", lambda path: None, forms)
    assert dialog.defaultSuffix() == "html"
    dialog.filterSelected.emit("JSON (*.json)")
    assert dialog.defaultSuffix() == "json"
    dialog.reject()


@pytest.mark.parametrize("own", [True, False])
def test_that_the_systems_own_dialog_is_used_where_there_is_one(
    parent: QWidget, monkeypatch: pytest.MonkeyPatch, own: bool
) -> None:
    monkeypatch.setattr(file_dialogs, "_HAS_OWN", own)
    dialog = ask_file(parent, "Load", lambda path: None)
    assert dialog.testOption(NATIVE_OFF) is not own
    dialog.reject()
