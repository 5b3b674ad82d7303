"""Small pieces that every form is made of.

Texts come here as they are shown, said with ``tr`` or ``spoken``; a field says what it is,
where its value is found, and has an accessible name.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.kit.palette import Tone, ToneLabel
from designo_sync_gui.ui.kit.screen_fit import fit_screen

#: Labels of forms that stand one below the other end at the same place, in pixels; a longer one
#: stands out alone.
_LABEL_WIDTH, _LONGEST_LABEL = 120, 260


class FieldLabel(QLabel):
    """What a field is called; as wide as the widest of its window, so that the fields of several
    forms begin at one place in every language."""

    def __init__(self, text: str, field: QWidget) -> None:
        super().__init__(text.replace("&", "&&"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setBuddy(field)
        self.setContentsMargins(0, 5, 0, 0)
        self.setMinimumWidth(_LABEL_WIDTH)
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)

    def showEvent(self, event: QShowEvent) -> None:
        window = self.window()
        labels = [x for x in window.findChildren(FieldLabel) if x.isVisibleTo(window)]
        widths = [label.sizeHint().width() for label in labels]
        width = max((w for w in widths if w <= _LONGEST_LABEL), default=_LABEL_WIDTH)
        for label in labels:
            label.setMinimumWidth(max(width, _LABEL_WIDTH))
        super().showEvent(event)


def plain_label(text: str, *, muted: bool = False, strong: bool = False, width: int = 0) -> QLabel:
    """A wrapping label that shows its text as it is: no markup, no mnemonic.

    ``width`` in pixels keeps the text from being laid out narrow and tall.
    """
    label = ToneLabel() if muted else QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setText(text)
    label.setMinimumWidth(width)
    label.setTextInteractionFlags(
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
    if strong:
        font = label.font()
        font.setBold(True)
        label.setFont(font)
    return label


def heading(text: str) -> QLabel:
    """The one large line at the top of a dialog."""
    label = plain_label(text, strong=True)
    font = label.font()
    font.setPointSizeF(font.pointSizeF() * 1.25)
    label.setFont(font)
    return label


def line_edit(
    name: str, *, masked: bool = False, text: str = "", placeholder: str = ""
) -> QLineEdit:
    """A one-line input; ``masked`` shows dots and keeps the value out of undo and completion."""
    edit = QLineEdit()
    edit.setAccessibleName(name)
    edit.setPlaceholderText(placeholder)
    edit.setMinimumWidth(320)
    if masked:
        edit.setEchoMode(QLineEdit.EchoMode.Password)
        edit.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhSensitiveData
        )
    edit.setText(text)
    edit.setCursorPosition(0)
    return edit


def let_type(box: QComboBox) -> None:
    """Let a combo box take typed values too; its line of text is announced with the box's name."""
    box.setEditable(True)
    typed = box.lineEdit()
    if typed is not None:
        typed.setAccessibleName(box.accessibleName())


class PushButton(QPushButton):
    """Shows keyboard focus also on the default button: the style draws both alike."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 1))
            painter.drawRect(self.rect().adjusted(3, 3, -4, -4))
            painter.end()


def button(text: str, tip: str = "") -> QPushButton:
    """A push button that never becomes the default by itself."""
    made = PushButton(text.replace("&", "&&"))
    made.setAccessibleName(text)
    made.setAutoDefault(False)
    made.setToolTip(tip)
    return made


def link_button(text: str, tip: str = "") -> QPushButton:
    """A flat button for what is rarely needed."""
    made = button(text, tip)
    made.setFlat(True)
    made.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return made


def fold_button(text: str, content: QWidget, *, shown: bool = False) -> QToolButton:
    """An arrow with a word that shows and hides ``content``."""
    made = QToolButton()
    made.setText(text.replace("&", "&&"))
    made.setAccessibleName(text)
    made.setAutoRaise(True)
    made.setCheckable(True)
    made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def turn(open_now: bool) -> None:
        made.setArrowType(Qt.ArrowType.DownArrow if open_now else Qt.ArrowType.RightArrow)
        content.setVisible(open_now)

    made.toggled.connect(turn)
    made.setChecked(shown)
    turn(shown)
    return made


def form() -> QFormLayout:
    layout = QFormLayout()
    layout.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    layout.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
    layout.setHorizontalSpacing(12)
    layout.setVerticalSpacing(10)
    return layout


class FieldHolder(QWidget):
    """A field, in small type where its value is found, and what is wrong with what it holds."""

    def __init__(self, label: str, field: QWidget, where: str) -> None:
        super().__init__()
        self.label, self.field = label, field
        self._where = where
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(field)
        self.problem = ToneLabel("", Tone.BAD)
        self.problem.setWordWrap(True)
        self.problem.hide()
        column.addWidget(self.problem)
        if where:
            column.addWidget(_hint(where))
            field.setAccessibleDescription(where)

    def show_problem(self, text: str) -> None:
        """Say it below the field, and to who hears the field only; empty: nothing is wrong."""
        self.problem.setText(f"◆ {text}" if text else "")
        self.problem.setVisible(bool(text))
        told = " ".join(part for part in (text, self._where) if part)
        for heard in (self.field, self.field.focusProxy()):
            if heard is not None:
                heard.setAccessibleDescription(told)


def _hint(where: str) -> QLabel:
    hint = plain_label(where, muted=True)
    hint.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    font = hint.font()
    font.setPointSizeF(font.pointSizeF() * 0.9)
    hint.setFont(font)
    return hint


def add_field(layout: QFormLayout, label: str, field: QWidget, where: str = "") -> None:
    """A row of the form: the field, and below it in small type where its value is found."""
    layout.addRow(FieldLabel(label, field), FieldHolder(label, field, where))


class ConfirmDialog(QDialog):
    """Accepted when the operator pressed the button that is named after the act."""

    def __init__(
        self,
        title: str,
        text: str,
        act: str,
        keep: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title.replace("[*]", "[*][*]"))
        fit_screen(self, 500)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(heading(title))
        column.addWidget(plain_label(text, width=460))
        row = QHBoxLayout()
        self.act_button = button(act)
        self.keep_button = button(keep or tr("Cancel"))
        self.keep_button.setDefault(True)
        self.act_button.clicked.connect(self.accept)
        self.keep_button.clicked.connect(self.reject)
        row.addStretch(1)
        row.addWidget(self.act_button)
        row.addWidget(self.keep_button)
        column.addLayout(row)
        self.keep_button.setFocus()
