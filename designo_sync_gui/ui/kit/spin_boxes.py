"""Fields of a number and of a moment whose menu does not stop the window's thread.

Law: no menu runs an event loop of its own. Qt's own menu of these fields does (``QMenu.exec``, Qt
6.11); those of other text fields pop up.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractSpinBox, QDateTimeEdit, QMenu, QSpinBox, QWidget

from designo_sync_gui.ui.kit.language import tr

_Step = QAbstractSpinBox.StepEnabledFlag


#: As far from the edge as the text of other inputs, in pixels.
_BEFORE = 6


class NumberBox(QSpinBox):
    """A whole number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lineEdit().setTextMargins(_BEFORE, 0, 0, 0)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        _pop_up(self, event, self.stepEnabled())


class MomentBox(QDateTimeEdit):
    """A day and a time."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        _pop_up(self, event, self.stepEnabled())


def _pop_up(box: QAbstractSpinBox, event: QContextMenuEvent, steps: _Step) -> None:
    """What Qt's menu has: that of the text, and one step more or less."""
    typed = box.lineEdit()
    menu = typed.createStandardContextMenu() if typed is not None else QMenu(box)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addSeparator()
    more, less = menu.addAction(tr("Step &up")), menu.addAction(tr("Step &down"))
    writable = not box.isReadOnly()
    more.setEnabled(writable and bool(steps & _Step.StepUpEnabled))
    less.setEnabled(writable and bool(steps & _Step.StepDownEnabled))
    # Slots of the box, no functions that hold it: the menu is its child and may not keep it.
    more.triggered.connect(box.stepUp)
    less.triggered.connect(box.stepDown)
    menu.popup(event.globalPos())
    event.accept()
