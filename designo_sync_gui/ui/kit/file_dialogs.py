"""Asking for a file or a folder: the system's own dialog on Windows and macOS, Qt's elsewhere.

Law: nobody waits for an answer, and nothing is told where the operator thinks better of it. A
dialog begins where something was chosen last, at first in Documents, never in the program's folder.
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from designo_sync_gui.data_folder import user_folder

Chosen = Callable[[Path], object]
_HAS_OWN = sys.platform in ("win32", "darwin")


#: The folder where something was chosen last, kept while the program runs.
_LAST: list[Path] = []


def documents() -> Path:
    """Where people keep their files, else their home: the system names a folder that may not be
    there."""
    location = QStandardPaths.StandardLocation.DocumentsLocation
    named = QStandardPaths.writableLocation(location)
    return Path(named) if named and Path(named).is_dir() else user_folder() or Path()


def begin_folder() -> Path:
    """Where a dialog begins that names no folder itself."""
    return next((folder for folder in _LAST if folder.is_dir()), documents())


def ask_file(parent: QWidget, title: str, chosen: Chosen, filters: str = "") -> QFileDialog:
    """Ask for a file that exists; ``filters`` as Qt writes them."""
    dialog = QFileDialog(parent, title, str(begin_folder()), filters)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    return _opened(dialog, chosen)


def ask_folder(
    parent: QWidget, title: str, chosen: Chosen, begin: Path | None = None
) -> QFileDialog:
    """Ask for a folder that exists."""
    dialog = QFileDialog(parent, title, str(begin or begin_folder()))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _opened(dialog, chosen)


def ask_new_file(
    parent: QWidget, title: str, name: str, chosen: Chosen, forms: Mapping[str, str]
) -> QFileDialog:
    """Ask where to write; ``forms`` are filters as Qt writes them, each with its suffix."""
    dialog = QFileDialog(parent, title, str(begin_folder()))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilters([*forms])
    dialog.setDefaultSuffix(next(iter(forms.values())))
    dialog.filterSelected.connect(lambda form: dialog.setDefaultSuffix(forms.get(form, "")))
    dialog.selectFile(name)
    return _opened(dialog, chosen)


def _opened(dialog: QFileDialog, chosen: Chosen) -> QFileDialog:
    def take(name: str) -> None:
        path = Path(name)
        folder = dialog.fileMode() == QFileDialog.FileMode.Directory
        _LAST[:] = [path if folder else path.parent]
        chosen(path)

    dialog.setOption(QFileDialog.Option.DontUseNativeDialog, not _HAS_OWN)
    dialog.fileSelected.connect(take)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
