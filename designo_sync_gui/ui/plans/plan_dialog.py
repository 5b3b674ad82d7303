"""The plan before anything is written: a sheet to review.

Law: every write and every refusal is listed, with the values as they are. What is carried out is
what is ticked. Enter in a field never closes the sheet, and closing it writes nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QPushButton, QVBoxLayout, QWidget

from designo_sync_gui.domain.plan import Plan
from designo_sync_gui.domain.plan_part import reviewed_part
from designo_sync_gui.ui.kit.dialog import Dialog
from designo_sync_gui.ui.kit.forms import PrimaryButton
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.kit.screen_fit import fit_screen
from designo_sync_gui.ui.kit.tab_order import follow_sight
from designo_sync_gui.ui.plans.plan_figures import PlanFigures, figures_of
from designo_sync_gui.ui.plans.plan_sheet import PlanSheet
from designo_sync_gui.ui.plans.typed_words import CountField

#: More than any screen has: the sheet takes as much of it as a dialog may.
_WISH = 10_000


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What the operator let pass: the rows left out, the words typed, and how it is begun."""

    plan: Plan
    left_out: frozenset[int]
    confirmed: frozenset[str]
    careful: bool
    reason: str = ""

    def part(self) -> Plan:
        """The plan of the ticked rows. Looks at every row: not for the window's thread."""
        part = reviewed_part(self.plan, self.left_out, self.confirmed)
        return replace(part, reason=self.reason) if self.reason else part

    def carried_to(self, plan: Plan) -> frozenset[int]:
        """The rows of another plan that were left out of this one. Looks at every row too."""
        if not self.left_out:
            return frozenset()
        left = {
            (write.ref, write.target)
            for row, write in enumerate(self.plan.writes)
            if row in self.left_out
        }
        rows = enumerate(plan.writes)
        return frozenset(row for row, write in rows if (write.ref, write.target) in left)


class PlanDialog(Dialog):
    """Accepted when the operator pressed the button that writes.

    ``decided`` carries a mapping from order to the side whose value is kept (``None``: neither);
    the caller makes a new plan with it and shows it here.
    """

    decided = Signal(object)

    def __init__(
        self,
        plan: Plan,
        store_names: Mapping[str, str],
        parent: QWidget | None = None,
        figures: PlanFigures | None = None,
    ) -> None:
        super().__init__(parent)
        self._names = store_names
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.setWindowTitle(tr("Plan: {direction}", direction=plan.direction.label))
        self.sheet = self._made(plan, figures or figures_of(plan))
        fit_screen(self, _WISH, _WISH)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            keys = QKeySequence(Qt.KeyboardModifier.ControlModifier | key)
            QShortcut(keys, self, self._go_to_write)
        self.sheet.focus_first()

    def _go_to_write(self) -> None:
        """Ctrl+Enter: to the button that writes, which Enter then presses; while it cannot be
        pressed, to what it waits for."""
        if self.apply_button.isEnabled():
            self.apply_button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.sheet.focus_first()

    def _made(self, plan: Plan, figures: PlanFigures) -> PlanSheet:
        sheet = PlanSheet(plan, figures, self._names, datetime.now(UTC), self)
        sheet.decided.connect(self.decided)
        sheet.apply_button.clicked.connect(self.accept)
        sheet.cancel_button.clicked.connect(self.reject)
        self._column.addWidget(sheet)
        follow_sight(self)
        return sheet

    def show_plan(
        self, plan: Plan, figures: PlanFigures, left_out: frozenset[int] = frozenset()
    ) -> None:
        """Show the plan made after a decision, at the same page and place; ``left_out`` are its
        rows that were left out before (``Reviewed.carried_to``)."""
        former = self.sheet
        self.sheet = self._made(plan, figures)
        self.sheet.ticks.tick(left_out, on=False)
        self.sheet.take_over(former)
        self._column.removeWidget(former)
        former.hide()
        former.deleteLater()

    def show_digest(self, plan: Plan, digest: str) -> None:
        """The digest of a large plan, as soon as it is known; of one not shown any more nothing."""
        if plan is self.plan:
            self.sheet.show_digest(digest)

    @property
    def plan(self) -> Plan:
        return self.sheet.plan

    @property
    def apply_button(self) -> PrimaryButton:
        return self.sheet.apply_button

    @property
    def cancel_button(self) -> QPushButton:
        return self.sheet.cancel_button

    @property
    def count(self) -> CountField:
        """Where a brake asks for the number."""
        return self.sheet.count

    @property
    def careful_box(self) -> QCheckBox:
        return self.sheet.careful_box

    @property
    def careful(self) -> bool:
        """Whether a few orders go first; of a single write there are none to wait for."""
        return self.careful_box.isChecked() and self.sheet.ticks.written > 1

    def reviewed(self) -> Reviewed:
        """What was let pass, as things stand."""
        sheet = self.sheet
        return Reviewed(
            sheet.plan,
            frozenset(sheet.ticks.left_out),
            sheet.confirmed,
            self.careful,
            sheet.reason.text().strip(),
        )
