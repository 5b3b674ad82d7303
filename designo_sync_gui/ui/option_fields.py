"""One input per kind of option a platform declares.

Law: a value is kept exactly as entered or as it stands in the file; files are read away from
the window's thread by who is asked to (``wanted``).
"""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from designo_sync_gui.domain.platform import Option, OptionKind
from designo_sync_gui.ui.forms import button, let_type, line_edit
from designo_sync_gui.ui.language import spoken, tr


class OptionField(QWidget):
    """An input with a value; ``wanted`` asks the dialog to read a file into it."""

    changed = Signal()
    wanted = Signal(object)

    def __init__(self, option: Option) -> None:
        super().__init__()
        self.option = option
        self.setAccessibleName(spoken(option.label))

    def value(self) -> str:
        raise NotImplementedError

    def set_value(self, value: str) -> None:
        raise NotImplementedError

    def load(self, path: Path) -> None:
        """A file was chosen for this option."""
        self.set_value(str(path))

    def browse(self) -> None:
        """Let the operator choose a file."""
        dialog = QFileDialog(self, tr("Choose: {label}", label=self.option.label))
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda name: self.load(Path(name)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class TextOption(OptionField):
    """One line; with a button for ``OptionKind.FILE``."""

    def __init__(self, option: Option, value: str) -> None:
        super().__init__(option)
        self.edit: QLineEdit = line_edit(option.label, text=value)
        self.edit.textChanged.connect(self.changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.edit, 1)
        self.setFocusProxy(self.edit)
        if option.kind is OptionKind.FILE:
            self.button = button(tr("Browse…"), tr("Choose: {label}", label=option.label))
            self.button.clicked.connect(self.browse)
            row.addWidget(self.button)

    def value(self) -> str:
        return self.edit.text()

    def set_value(self, value: str) -> None:
        self.edit.setText(value)


class ChoiceOption(OptionField):
    """One of the declared values; of a file's columns it may also be typed."""

    def __init__(self, option: Option, value: str) -> None:
        super().__init__(option)
        self.box = QComboBox()
        self.box.setAccessibleName(spoken(option.label))
        if option.kind is OptionKind.COLUMN:
            let_type(self.box)
        self.offer([*option.choices] or [("", "")], value)
        self.box.currentTextChanged.connect(self.changed)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box, 1)
        self.setFocusProxy(self.box)

    def offer(self, choices: list[tuple[str, str]], value: str) -> None:
        """Show these values and titles, with ``value`` chosen."""
        blocked = self.box.blockSignals(True)
        self.box.clear()
        for data, title in choices:
            self.box.addItem(spoken(title), data)
            if not title:
                last = self.box.count() - 1
                self.box.setItemData(last, tr("nothing"), Qt.ItemDataRole.AccessibleTextRole)
        self.box.blockSignals(blocked)
        self.set_value(value)

    def value(self) -> str:
        if self.box.isEditable():
            place = self.box.findText(self.box.currentText())
            return str(self.box.itemData(place)) if place >= 0 else self.box.currentText()
        return str(self.box.currentData())

    def set_value(self, value: str) -> None:
        place = self.box.findData(value)
        if place >= 0:
            self.box.setCurrentIndex(place)
        elif self.box.isEditable():
            self.box.setEditText(value)


class LongTextOption(OptionField):
    """Several lines, typed or loaded from a file."""

    def __init__(self, option: Option, value: str) -> None:
        super().__init__(option)
        self.editor = QPlainTextEdit()
        self.editor.setAccessibleName(spoken(option.label))
        self.editor.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.editor.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.editor.setTabChangesFocus(True)
        self.editor.setFixedHeight(150)
        self.editor.setPlainText(value)
        self.editor.textChanged.connect(self.changed)
        self.button = button(tr("Load…"), tr("Read a file into: {label}", label=option.label))
        self.button.clicked.connect(self.browse)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.editor)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch(1)
        column.addLayout(row)
        self.setFocusProxy(self.editor)

    def value(self) -> str:
        return self.editor.toPlainText()

    def set_value(self, value: str) -> None:
        self.editor.setPlainText(value)

    def load(self, path: Path) -> None:
        self.wanted.emit(path)


def option_field(option: Option, value: str) -> OptionField:
    """The input for an option, holding ``value``."""
    if option.kind is OptionKind.LONG_TEXT:
        return LongTextOption(option, value)
    if option.kind in (OptionKind.CHOICE, OptionKind.COLUMN):
        return ChoiceOption(option, value)
    return TextOption(option, value)
