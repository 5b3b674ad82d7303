"""The row of saved views above the table, and the search box.

Law: a view always shows how many orders it holds now; choosing one is one click or one key.
"""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QWidget,
)

from designo_sync_gui.ui.order_filter import View
from designo_sync_gui.ui.view_tab import ViewTab

_HINTS = {
    View.ALL: "Every order that was read",
    View.MISMATCHES: "Orders whose two values are not equal, or where one side has none",
    View.FORMATTING: "The same words in another spelling: case, separators, white space",
    View.ATTENTION: "Orders whose last write was refused, altered, skipped, or is unknown",
    View.CONFLICTS: "Both sides changed since they were last seen equal: decide row by row",
    View.UNKNOWN: "A write whose outcome is not known yet: a refresh settles it by reading",
    View.EQUAL: "Orders whose two values are equal in every code point",
}


class FilterBar(QWidget):
    """One tab per view; arrow keys go from one to the next."""

    view_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Views")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(4)
        self._group = QButtonGroup(self)
        self.tabs = {view: ViewTab(view.value, _HINTS[view]) for view in View}
        for tab in self.tabs.values():
            self._group.addButton(tab)
            row.addWidget(tab)
        row.addStretch(1)
        self._view = View.ALL
        self.tabs[View.ALL].setChecked(True)
        for view, tab in self.tabs.items():
            tab.toggled.connect(lambda on, view=view: self._take(view) if on else None)
        self.set_counts({})

    @property
    def view(self) -> View:
        return self._view

    def choose(self, view: View) -> None:
        """Show this view, as a click on its tab does."""
        self.tabs[view].setChecked(True)

    def set_counts(self, counts: Mapping[View, int]) -> None:
        for view, tab in self.tabs.items():
            tab.set_count(counts.get(view, 0))

    def _take(self, view: View) -> None:
        if view is not self._view:
            self._view = view
            self.view_chosen.emit(view)


class SearchBox(QLineEdit):
    """Finds text in order numbers, ids and both statuses while it is being typed.

    ``left``: the operator is done here (Enter, Down, or Esc in an empty box).
    """

    search_changed = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Search orders and statuses")
        self.setAccessibleDescription("Part of an order number, an id or a status")
        self.setPlaceholderText("Search orders and statuses   ( / )")
        self.setToolTip("Part of an order number, an id or a status. Esc clears.")
        self.setClearButtonEnabled(True)
        self.setTextMargins(4, 2, 4, 2)
        self.setMinimumWidth(220)
        self.setMaximumWidth(380)
        self.textChanged.connect(self.search_changed)

    def focus_search(self) -> None:
        """What ``/`` does."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif key in (
            Qt.Key.Key_Escape,
            Qt.Key.Key_Down,
            Qt.Key.Key_Return,
            Qt.Key.Key_Enter,
        ):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.TabFocusReason:
            self.selectAll()
