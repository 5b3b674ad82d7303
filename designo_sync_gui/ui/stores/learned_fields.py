"""What each field of an order is: chosen among those of the example, with the reason.

Law: a choice is a place in the list of fields. Qt carries what is shown, never the pointer itself.
"""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QFrame,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from designo_sync_gui.domain.learning.entries import EntryField
from designo_sync_gui.domain.learning.known import KnownOrders
from designo_sync_gui.domain.learning.outline import field_at
from designo_sync_gui.domain.learning.proposal import Proposal
from designo_sync_gui.domain.learning.scores import Role
from designo_sync_gui.domain.learning.told import CONFIDENCE_WORDS, ROLE_WORDS, why
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.ui.kit.forms import FieldHolder, FieldLabel, WholeLabel, below_fields, form
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.kit.palette import ToneLabel
from designo_sync_gui.ui.kit.tokens import SPACE_1, SPACE_2
from designo_sync_gui.ui.statuses.text import plain_tooltip

_VALUES, _LONGEST = 2, 28
#: A choice may be cut in a narrow dialog: its tooltip says it whole.
_LEAST_LETTERS = 12


class LearnedFields(QWidget):
    """One choice for each role; ``changed`` follows every other choice."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proposal: Proposal | None = None
        self._known = KnownOrders()
        self.boxes: dict[Role, QComboBox] = {}
        self.reasons: dict[Role, ToneLabel] = {}
        rows = stacked_form()
        rows.setContentsMargins(0, 0, 0, 0)
        self.setLayout(rows)
        for role in Role:
            box = narrow_box(spoken(ROLE_WORDS[role]))
            box.currentIndexChanged.connect(self._chosen)
            reason = WholeLabel()
            self.boxes[role], self.reasons[role] = box, reason
            add_above(rows, spoken(ROLE_WORDS[role]), box)
            below_fields(rows, reason)
            reason.setMinimumWidth(0)  # half a dialog is narrower than a form of its own

    def show_proposal(self, proposal: Proposal, known: KnownOrders) -> None:
        """Offer the fields of a list, with what is proposed of them chosen."""
        self._proposal, self._known = proposal, known
        for role, box in self.boxes.items():
            box.blockSignals(True)
            box.clear()
            box.addItem(tr("None"))
            for field in proposal.found.fields:
                box.addItem(_shown(field))
            held = proposal.roles.get(role)
            if held is not None:
                box.setCurrentIndex(proposal.found.fields.index(held.field) + 1)
            box.blockSignals(False)
        self._chosen()

    def choose(self, role: Role, pointer: str) -> None:
        """Take the value that was pointed at in the tree, also one that no list offers."""
        proposal = self._proposal
        field = None if proposal is None else field_at(proposal.found, pointer)
        if proposal is None or field is None:
            return
        if field not in proposal.found.fields:
            fields = (*proposal.found.fields, field)
            self._proposal = replace(proposal, found=replace(proposal.found, fields=fields))
            for box in self.boxes.values():
                box.addItem(_shown(field))
        place = [held.pointer for held in self._fields].index(pointer)
        self.boxes[role].setCurrentIndex(place + 1)

    @property
    def _fields(self) -> tuple[EntryField, ...]:
        return () if self._proposal is None else self._proposal.found.fields

    def why(self) -> dict[Role, str]:
        """The reason that stands below each choice."""
        return {role: label.text() for role, label in self.reasons.items()}

    def pointers(self) -> dict[Role, str]:
        """The chosen fields by role."""
        found = {role: self._field(role) for role in self.boxes}
        return {role: field.pointer for role, field in found.items() if field is not None}

    def ids_are_numbers(self) -> bool:
        field = self._field(Role.ID)
        return field is not None and field.numeric

    def _field(self, role: Role) -> EntryField | None:
        place = self.boxes[role].currentIndex() - 1
        return self._fields[place] if 0 <= place < len(self._fields) else None

    def _chosen(self) -> None:
        for role, label in self.reasons.items():
            label.setText(self._reason(role))
            self.boxes[role].setToolTip(plain_tooltip(self.boxes[role].currentText()))
        self.changed.emit()

    def _reason(self, role: Role) -> str:
        held = self._proposal.roles.get(role) if self._proposal else None
        field = self._field(role)
        if field is None:
            return tr("Choose it.") if role in (Role.ID, Role.STATUS) else ""
        if held is None or held.field is not field:
            return tr("Chosen by you.")
        sure = CONFIDENCE_WORDS[held.confidence]
        return spoken(say("{sure}: {why}", sure=sure, why=why(role, held, self._known)))


class _ElidedBox(QComboBox):
    """Says by an ellipsis that its text goes on; under a style sheet Qt cuts it in a letter."""

    def __init__(self) -> None:
        super().__init__()
        self.currentTextChanged.connect(self._tell)

    def _tell(self, text: str) -> None:
        self.setToolTip(plain_tooltip(text))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        option, painter = QStyleOptionComboBox(), QStylePainter(self)
        self.initStyleOption(option)
        kind, part = QStyle.ComplexControl.CC_ComboBox, QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(kind, option, part, self).adjusted(1, 0, -1, 0)
        text = self.fontMetrics().elidedText(
            self.currentText(), Qt.TextElideMode.ElideRight, room.width()
        )
        side = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        on = self.isEnabled()
        ink = QPalette.ColorRole.Text if on else QPalette.ColorRole.BrightText
        painter.drawComplexControl(kind, option)
        painter.drawItemText(room, side, self.palette(), on, text, ink)
        painter.end()


def narrow_box(name: str) -> QComboBox:
    """A choice that fits half a dialog, whatever its entries are; its tooltip says it whole."""
    box = _ElidedBox()
    box.setAccessibleName(name)
    box.setMinimumContentsLength(_LEAST_LETTERS)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return box


class Scrolled(QScrollArea):
    """A part of a dialog that is longer than the dialog; never wider than its own room. ``inside``
    is filled where it stays; ``fit`` is called once it is filled."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._holder = QWidget()
        self.inside = QVBoxLayout(self._holder)
        self.inside.setContentsMargins(SPACE_2, 0, SPACE_2, 0)
        self.setWidget(self._holder)

    def fit(self) -> None:
        beside = self.verticalScrollBar().sizeHint().width()
        self.setMinimumWidth(self._holder.minimumSizeHint().width() + beside)


def add_above(layout: QFormLayout, label: str, field: QWidget, where: str = "") -> None:
    """A row of such a form."""
    name = FieldLabel(label, field)
    name.setAlignment(Qt.AlignmentFlag.AlignLeft)
    name.setContentsMargins(0, SPACE_1, 0, 0)
    layout.addRow(name, FieldHolder(label, field, where, layout.parentWidget()))


def stacked_form() -> QFormLayout:
    """Names above their inputs: a third of a dialog is narrower than a form of its own."""
    rows = form()
    rows.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
    rows.setVerticalSpacing(SPACE_1)
    return rows


def _shown(field: EntryField) -> str:
    """The pointer with its first values, as eyes can tell them apart."""
    values = " · ".join(
        tr("“{name}”", name=visible_line(text[:_LONGEST])) for text in field.texts[:_VALUES]
    )
    return f"{visible_line(field.pointer)}   {values}"
