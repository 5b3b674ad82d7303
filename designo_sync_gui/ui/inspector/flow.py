"""Lines of text that can be read, selected and copied as one, as high as they need.

Law: runs are inserted as they are and never taken for markup; foreign text comes here with its
invisible characters as marks (``visible_line``).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import (
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.ui.kit.fonts import scaled
from designo_sync_gui.ui.kit.palette import quiet
from designo_sync_gui.ui.kit.tokens import SPACE_2


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look; ``tip`` is shown on hover, ``larger`` is the share above the usual size;
    a line that begins with one that stands ``apart`` has some space above it."""

    text: str
    strong: bool = False
    muted: bool = False
    tip: str = ""
    larger: float = 1.0
    apart: bool = False


Line = tuple[Run, ...]


class Flow(QTextEdit):
    """A read-only text without a frame or scroll bars of its own.

    To a screen reader it is a text under ``name``, with its contents as the description: a
    ``QLabel`` offers no text (Qt 6.11).
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[Line, ...] = ()
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        for bar in (self.setVerticalScrollBarPolicy, self.setHorizontalScrollBarPolicy):
            bar(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self.viewport().setAutoFillBackground(False)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self._fit())
        self.hide()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these; a selection stays where it was. None hides the whole."""
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        self.setAccessibleDescription(self.text())
        self.setVisible(bool(lines))
        self._write()

    @property
    def has_selection(self) -> bool:
        return self.textCursor().hasSelection()

    def text(self) -> str:
        """What is shown, line by line."""
        return "\n".join("".join(_safe(run) for run in line) for line in self._lines)

    def tips(self) -> tuple[str, ...]:
        """What is shown on hover, in the order of the text."""
        return tuple(run.tip for line in self._lines for run in line if run.tip)

    def _write(self) -> None:
        held = self.textCursor()
        places = held.anchor(), held.position()
        self.document().clear()
        cursor = QTextCursor(self.document())
        for number, line in enumerate(self._lines):
            if number:
                block = QTextBlockFormat()
                block.setTopMargin(SPACE_2 if line and line[0].apart else 0)
                cursor.insertBlock(block)
            for run in line:
                cursor.insertText(_safe(run), self._form(run))
        last = self.document().characterCount() - 1
        cursor.setPosition(min(places[0], last))
        cursor.setPosition(min(places[1], last), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self._fit()

    def _form(self, run: Run) -> QTextCharFormat:
        form = QTextCharFormat()
        font = scaled(self.font(), run.larger)
        font.setBold(run.strong)
        form.setFont(font)
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        form.setForeground(quiet(self.palette()) if run.muted else ink)
        form.setToolTip(run.tip)
        return form

    def _fit(self) -> None:
        height = int(self.document().size().height()) + 1
        if self.height() != height:
            self.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """It has nothing to scroll: the wheel is for the area that it lies in. Qt would make the
        text of a read-only field larger while Ctrl is held."""
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._write()

    def sizeHint(self) -> QSize:
        return QSize(200, int(self.document().size().height()) + 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


def _safe(run: Run) -> str:
    """Without what Qt would take for the end of a block."""
    return visible_line(run.text)
