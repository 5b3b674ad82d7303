"""The row of saved views above the table: those that everybody has, then the operator's own.

Law: a view always shows how many orders it holds now; choosing one is one click or one key.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QMargins, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.visible import visible_text
from designo_sync_gui.ui.flow_layout import FlowLayout
from designo_sync_gui.ui.language import spoken, tr
from designo_sync_gui.ui.order_filter import View
from designo_sync_gui.ui.own_views import OwnView
from designo_sync_gui.ui.view_tab import ViewTab

#: Title and hint of each view.
VIEW_WORDS = {
    View.ALL: (say("All"), say("Every order that was read")),
    View.MISMATCHES: (
        say("Mismatches"),
        say("Orders whose two values are not equal, or where one side has none"),
    ),
    View.FORMATTING: (
        say("Formatting only"),
        say("The same words in another spelling: case, separators, white space"),
    ),
    View.CONFLICTS: (
        say("Conflicts"),
        say("Both sides changed since they were last seen equal: decide row by row"),
    ),
    View.ATTENTION: (
        say("Needs attention"),
        say("Orders whose last write was refused, altered, skipped, or is unknown"),
    ),
    View.UNKNOWN: (
        say("Unknown"),
        say("A write whose outcome is not known yet: a refresh settles it by reading"),
    ),
    View.EQUAL: (say("Equal"), say("Orders whose two values are equal in every code point")),
}


def view_title(view: View) -> str:
    return spoken(VIEW_WORDS[view][0])


class FilterBar(QWidget):
    """One tab per view; arrow keys go from one to the next.

    ``view_chosen`` carries a ``View``, ``own_chosen`` an ``OwnView``.
    """

    view_chosen = Signal(object)
    own_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Views"))
        self._row = FlowLayout(self, margins=QMargins(8, 6, 8, 6), spacing=4)
        self._group = QButtonGroup(self)
        self.tabs: dict[View, ViewTab] = {}
        self.own_tabs: list[ViewTab] = []
        self._own: tuple[OwnView, ...] = ()
        self._view: View | OwnView = View.ALL
        for view, (title, hint) in VIEW_WORDS.items():
            tab = self.tabs[view] = ViewTab(spoken(title), spoken(hint))
            self._put(tab)
            tab.toggled.connect(lambda on, view=view: self._take(view) if on else None)
        self.tabs[View.ALL].setChecked(True)
        self.set_counts({})

    @property
    def view(self) -> View | OwnView:
        """The tab that is chosen."""
        return self._view

    @property
    def title(self) -> str:
        """The words of the chosen tab."""
        return view_title(self._view) if isinstance(self._view, View) else self._view.title

    @property
    def own(self) -> tuple[OwnView, ...]:
        return self._own

    def choose(self, view: View) -> None:
        """Show this view, as a click on its tab does."""
        self.tabs[view].setChecked(True)

    def choose_own(self, place: int) -> None:
        """Show a view of the operator's own, as a click on its tab does."""
        self.own_tabs[place].setChecked(True)

    def leave_own(self, view: View) -> None:
        """What is shown is no longer the chosen own view: mark the one it is within; says
        nothing."""
        if isinstance(self._view, OwnView):
            self._view = view
            self.tabs[view].setChecked(True)

    def set_own(self, views: Sequence[OwnView]) -> None:
        """The operator's own views, behind the others."""
        for tab in self.own_tabs:
            self._group.removeButton(tab)
            self._row.removeWidget(tab)
            tab.hide()
            tab.deleteLater()
        self._own = tuple(views)
        self.own_tabs = []
        for view in self._own:
            tab = ViewTab(visible_text(view.title), tr("A view of your own"))
            self._put(tab)
            self.own_tabs.append(tab)
            if view == self._view:
                tab.setChecked(True)
            tab.toggled.connect(lambda on, view=view: self._take(view) if on else None)

    def set_counts(self, counts: Mapping[View, int]) -> None:
        for view, tab in self.tabs.items():
            tab.set_count(counts.get(view, 0))

    def set_own_count(self, view: OwnView, count: int) -> None:
        for own, tab in zip(self._own, self.own_tabs, strict=True):
            if own == view:
                tab.set_count(count)

    def _put(self, tab: ViewTab) -> None:
        self._group.addButton(tab)
        self._row.addWidget(tab)

    def _take(self, view: View | OwnView) -> None:
        if view == self._view:
            return
        self._view = view
        if isinstance(view, View):
            self.view_chosen.emit(view)
        else:
            self.own_chosen.emit(view)
