"""A dialog that takes one dropped file, or a text as if it was pasted."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from designo_sync_gui.ui.kit.form_dialog import FormDialog
from designo_sync_gui.ui.stores.file_drop import files_of


class DropDialog(FormDialog):
    """``file_dropped`` gives a path of this computer, ``text_dropped`` a text."""

    file_dropped = Signal(object)
    text_dropped = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        data = event.mimeData()
        if len(files_of(data)) == 1 or (data.hasText() and not data.hasUrls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        files = files_of(event.mimeData())
        if files:
            self.file_dropped.emit(files[0])
        else:
            self.text_dropped.emit(event.mimeData().text())
