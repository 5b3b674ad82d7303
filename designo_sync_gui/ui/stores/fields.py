"""What is typed into a connection's form, read strictly.

Law: a value is refused with advice instead of being trimmed or corrected.
"""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.credentials import badly_copied
from designo_sync_gui.domain.errors import ProfileInvalid, SettingsInvalid, system_reason
from designo_sync_gui.domain.platform import Option, OptionKind
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.given_files import read_given
from designo_sync_gui.ui.kit.file_dialogs import ask_file
from designo_sync_gui.ui.kit.forms import button, let_type, line_edit
from designo_sync_gui.ui.kit.language import spoken, tr


class OptionField(QWidget):
    """An input with a value; ``wanted`` asks the dialog to read a file into it. ``picked`` follows
    a path that was chosen instead of typed."""

    changed = Signal()
    wanted = Signal(object)
    picked = Signal()

    def __init__(self, option: Option) -> None:
        super().__init__()
        self.option = option
        self.setAccessibleName(spoken(option.label))

    def value(self) -> str:
        raise NotImplementedError

    def told(self) -> str:
        """The value as it is shown."""
        return self.value()

    def set_value(self, value: str) -> None:
        raise NotImplementedError

    def load(self, path: Path) -> None:
        """A file was chosen for this option."""
        self.set_value(str(path))
        self.picked.emit()

    def browse(self) -> None:
        """Let the operator choose a file."""
        ask_file(self, tr("Choose: {label}", label=self.option.label), self.load)


class TextOption(OptionField):
    """One line; with a button for ``OptionKind.FILE``."""

    def __init__(self, option: Option, value: str) -> None:
        super().__init__(option)
        self.edit: QLineEdit = line_edit(spoken(option.label), text=value)
        self.edit.textChanged.connect(self.changed)
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        self._rows.addLayout(row)
        row.addWidget(self.edit, 1)
        self.setFocusProxy(self.edit)
        if option.kind is OptionKind.FILE:
            self.edit.setAcceptDrops(False)  # a dropped file is the dialog's, not its address text
            self.button = button(tr("Browse…"), tr("Choose: {label}", label=option.label))
            self.button.clicked.connect(self.browse)
            row.addWidget(self.button)

    def add_button(self, more: QPushButton) -> None:
        """Another button below the line, which has no room for it in a narrow window."""
        self._rows.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def value(self) -> str:
        return self.edit.text()

    def set_value(self, value: str) -> None:
        self.edit.setText(value)


class ChoiceOption(OptionField):
    """One of the declared values; of a file's columns it may also be typed."""

    def __init__(self, option: Option, value: str) -> None:
        super().__init__(option)
        self.box = QComboBox(self)
        self.box.setAccessibleName(spoken(option.label))
        if option.kind is OptionKind.COLUMN:
            let_type(self.box)
        choices = [(data, spoken(title)) for data, title in option.choices]
        self.offer(choices or [("", "")], value)
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
            self.box.addItem(title, data)
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

    def told(self) -> str:
        return self.box.currentText()

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


CA_FILE = Option(
    "ca_file",
    say("Private CA file"),
    say(
        "Only for a server whose certificate comes from your company's own authority: a PEM file "
        "that is trusted for this connection besides the system's. Verification is never turned "
        "off."
    ),
    OptionKind.FILE,
)

#: A profile is a page of text; a larger file was chosen by mistake.
LARGEST_PROFILE = 256 * 1024


def read_secret(edit: QLineEdit, label: Sentence) -> Secret | None:
    """The typed secret, ``None`` when empty; a pasted space is refused instead of trimmed."""
    value = edit.text()
    if not value:
        return None
    if value != value.strip():
        raise badly_copied(label)
    return Secret(value)


def read_url(edit: QLineEdit, label: Sentence) -> str:
    """The address with a final ``/``."""
    value = edit.text().strip()
    if not value.startswith(("https://", "http://")) or value in ("https://", "http://"):
        raise SettingsInvalid(
            say("“{label}” must begin with https:// (or http://).", label=label),
            say("Copy it from the browser's address bar."),
            field=label,
        )
    if "?" in value or "#" in value or "@" in value.split("/")[2]:
        raise SettingsInvalid(
            say("“{label}” contains a query, a fragment or a user name.", label=label),
            say("Enter the address alone; credentials have their own fields."),
            field=label,
        )
    return value if value.endswith("/") else value + "/"


def ca_file_field(path: str) -> TextOption:
    """The input for a private certificate authority."""
    return TextOption(CA_FILE, path)


def read_text_file(path: Path) -> str:
    """A small UTF-8 text file; blocking. Raises ``ProfileInvalid``."""
    try:
        data = read_given(path, LARGEST_PROFILE)
    except OSError as error:
        raise ProfileInvalid(
            say(
                "{name} cannot be read: {strerror}.", name=path.name, strerror=system_reason(error)
            ),
            say("Choose another file."),
        ) from error
    if len(data) > LARGEST_PROFILE:
        raise ProfileInvalid(
            say("{name} is too large for a profile.", name=path.name), say("Choose another file.")
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ProfileInvalid(
            say("{name} is not UTF-8 text.", name=path.name), say("Choose another file.")
        ) from error
