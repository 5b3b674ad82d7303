"""Small pieces that every form is made of.

Texts come here as they are shown, said with ``tr`` or ``spoken``; a field says what it is,
where its value is found, and has an accessible name.
"""

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from designo_sync_gui.ui.kit.dialog import Dialog
from designo_sync_gui.ui.kit.dialog_foot import with_foot
from designo_sync_gui.ui.kit.fonts import scaled
from designo_sync_gui.ui.kit.laid_out import lay_out_again
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.kit.palette import Tone, ToneLabel, filled
from designo_sync_gui.ui.kit.problem_edge import ProblemEdge
from designo_sync_gui.ui.kit.screen_fit import fit_screen
from designo_sync_gui.ui.kit.secret_edit import SecretEdit
from designo_sync_gui.ui.kit.tokens import CONTROL, Token, color_of

#: Labels of forms that stand one below the other end at the same place, in pixels; a longer one
#: stands out alone.
_LABEL_WIDTH, _LONGEST_LABEL = 120, 260
#: The least width of an input; a text of that width is not laid out narrow and tall.
_FIELD_WIDTH = 320
#: Higher than any text below a field.
_TALL = 10_000
#: Above the name of what is no line of text, in pixels: a box, several lines.
_ABOVE_LABEL = 5


class FieldLabel(QLabel):
    """What a field is called, in line with its text; as wide as the widest of its window, so that
    the fields of several forms begin at one place in every language."""

    def __init__(self, text: str, field: QWidget) -> None:
        super().__init__(text.replace("&", "&&"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setBuddy(field)
        typed = field.focusProxy() or field
        line = isinstance(typed, QLineEdit | QComboBox | QAbstractSpinBox)
        above = max(0, (CONTROL - self.fontMetrics().height()) // 2) if line else _ABOVE_LABEL
        self.setContentsMargins(0, above, 0, 0)
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
    label.setFont(scaled(label.font(), 1.38))
    return label


def line_edit(
    name: str, *, masked: bool = False, text: str = "", placeholder: str = ""
) -> QLineEdit:
    """A one-line input; ``masked`` shows dots and keeps the value out of undo and completion."""
    edit = SecretEdit(name) if masked else QLineEdit()
    edit.setAccessibleName(name)
    edit.setPlaceholderText(placeholder)
    edit.setMinimumWidth(_FIELD_WIDTH)
    edit.setText(text)
    edit.setCursorPosition(0)
    return edit


def let_type(box: QComboBox) -> None:
    """Let a combo box take typed values too; its line of text is announced with the box's name."""
    box.setEditable(True)
    typed = box.lineEdit()
    if typed is not None:
        typed.setAccessibleName(box.accessibleName())
        typed.setTextMargins(-2, 0, 0, 0)  # Qt puts two pixels before it: begin where choices do


class PushButton(QPushButton):
    """Enter presses the button that has the focus, never another one. Who hears it hears the words
    on it, also when they become others."""

    def setText(self, text: str) -> None:
        heard = self.accessibleName() == self.text().replace("&&", "&")
        super().setText(text)
        if heard:
            self.setAccessibleName(text.replace("&&", "&"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class PrimaryButton(PushButton):
    """The one act that a dialog is for: filled, and what Enter in an input presses."""

    def __init__(self, text: str) -> None:
        super().__init__(text.replace("&", "&&"))
        self.setAccessibleName(text)
        self.setDefault(True)
        font = self.font()
        font.setBold(True)
        self.setFont(font)
        self._dye()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Flat: the style lightens a ground so far that white text on it is faint."""
        if not self.isEnabled():
            super().paintEvent(event)
            return
        ground, ink = filled(QGuiApplication.palette())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color_of(Token.FILLED_DOWN, self.palette()) if self.isDown() else ground)
        painter.drawRoundedRect(self.rect(), 4, 4)
        painter.setPen(QPen(ink, 1))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text().replace("&&", "&"))
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dye()

    def _dye(self) -> None:
        """Only the roles that differ: a palette of its own would stop following the scheme."""
        ground, ink = filled(QGuiApplication.palette())
        if self.palette().color(QPalette.ColorRole.Button) == ground:
            return
        palette = QPalette()
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive):
            palette.setColor(group, QPalette.ColorRole.Button, ground)
            palette.setColor(group, QPalette.ColorRole.ButtonText, ink)
        self.setPalette(palette)


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


class WholeLabel(ToneLabel):
    """A wrapping label that insists on the height of its text.

    A form's layout gives a row too little where the width or the text changed while it is shown
    (measured, Qt 6.11: a line is cut in half and the next row has what it lacks).
    """

    def __init__(self, text: str = "", tone: Tone = Tone.MUTED) -> None:
        super().__init__(text, tone)
        self.setWordWrap(True)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._insist()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._insist()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._insist()

    def _insist(self) -> None:
        if not self.isVisible():
            return
        height = self._needed()
        if height != self.minimumHeight():
            self.setMinimumHeight(height)
            lay_out_again(self)

    def _needed(self) -> int:
        """The height of its text; ``heightForWidth`` is never below the least height, so that what
        was insisted on for a narrower text would stay."""
        inside = self.contentsRect()
        place = QRect(0, 0, max(inside.width() - max(self.indent(), 0), 1), _TALL)
        wrapped = int(Qt.TextFlag.TextWordWrap)
        text = self.fontMetrics().boundingRect(place, wrapped, self.text()).height()
        return text + self.height() - inside.height() if self.text() else 0


class FieldHolder(QWidget):
    """A field, in small type where its value is found, and what is wrong with what it holds."""

    def __init__(
        self, label: str, field: QWidget, where: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.label, self.field, self.where = label, field, where
        self._told: tuple[WholeLabel, ProblemEdge] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(field)
        if where:
            column.addWidget(hint_label(where, field))
            field.setAccessibleDescription(where)
        typed = field.focusProxy() or field
        if isinstance(typed, QLineEdit):
            typed.textChanged.connect(self._forget_problem)
        elif isinstance(typed, QComboBox):
            typed.currentTextChanged.connect(self._forget_problem)

    @property
    def problem(self) -> WholeLabel:
        """The line below the field."""
        return self._telling()[0]

    def _telling(self) -> tuple[WholeLabel, ProblemEdge]:
        """The line and the edge, made once something is wrong: in most fields nothing ever is."""
        if self._told is None:
            line = WholeLabel("", Tone.BAD)
            line.hide()
            self._column.insertWidget(1, line)
            self._told = line, ProblemEdge(self.field, self)
        return self._told

    def _forget_problem(self) -> None:
        """What is being mended is wrong no more until it is looked at again; who looks at each
        letter is told of it later than this."""
        if self._told is not None and self.problem.text():
            self.show_problem("")

    def show_problem(self, text: str) -> None:
        """Say it below the field, and to who hears the field only; empty: nothing is wrong."""
        if text or self._told is not None:
            line, edge = self._telling()
            line.setText(f"◆ {text}" if text else "")
            line.setVisible(bool(text))
            edge.show_around(wrong=bool(text))
        told = " ".join(part for part in (text, self.where) if part)
        for heard in (self.field, self.field.focusProxy()):
            if heard is not None:
                heard.setAccessibleDescription(told)


def hint_label(text: str, field: QWidget) -> WholeLabel:
    """Small type below a field; below a check box it begins where the box's words do."""
    hint = WholeLabel(text)
    hint.setFont(scaled(hint.font(), 0.9))
    if isinstance(field, QCheckBox):
        option = QStyleOptionButton()
        option.initFrom(field)
        words = QStyle.SubElement.SE_CheckBoxContents
        hint.setIndent(field.style().subElementRect(words, option, field).left())
    return hint


def add_field(layout: QFormLayout, label: str, field: QWidget, where: str = "") -> None:
    """A row of the form: the field, and below it in small type where its value is found. Give the
    form its place first: Qt looks at all that a widget holds each time it gets a parent, and at a
    choice for as long as at fifty labels (measured, Qt 6.11)."""
    holder = FieldHolder(label, field, where, layout.parentWidget())
    layout.addRow(FieldLabel(label, field), holder)


def below_fields(layout: QFormLayout, label: QWidget) -> None:
    """A row of the form without a name, below the fields and as wide as they are."""
    # What Qt would have it is two lines, of a narrower text; a label insists on what it needs.
    height = (
        QSizePolicy.Policy.Ignored
        if isinstance(label, WholeLabel)
        else QSizePolicy.Policy.Preferred
    )
    label.setSizePolicy(QSizePolicy.Policy.Expanding, height)
    label.setMinimumWidth(_FIELD_WIDTH)
    layout.setWidget(layout.rowCount(), QFormLayout.ItemRole.FieldRole, label)


class ConfirmDialog(Dialog):
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
        self.setWindowTitle(title.replace("[*]", "[*][*]"))
        fit_screen(self, 500)
        column, row = with_foot(self)
        column.addWidget(heading(title))
        column.addWidget(plain_label(text, width=460))
        self.act_button = button(act)
        self.keep_button = button(keep or tr("Cancel"))
        self.keep_button.setDefault(True)
        self.act_button.clicked.connect(self.accept)
        self.keep_button.clicked.connect(self.reject)
        row.addStretch(1)
        row.addWidget(self.act_button)
        row.addWidget(self.keep_button)
        self.keep_button.setFocus()
