"""The row of saved views above the table: those that everybody has, then the operator's own.

Law: a view always shows how many orders it holds now; choosing one is one click or one key.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QMenu, QSizePolicy, QWidget

from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.visible import visible_text
from designo_sync_gui.ui.kit.forms import link_button
from designo_sync_gui.ui.kit.language import spoken, tr, tr_n
from designo_sync_gui.ui.orders.saved_views import SavedView
from designo_sync_gui.ui.orders.tab_room import fitting
from designo_sync_gui.ui.orders.view_tab import ViewTab

_EDGE, _ABOVE, _SPACING = 8, 6, 4


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
        say("Orders with a write whose outcome is not known yet: refresh to find out"),
    ),
    View.EQUAL: (say("Equal"), say("Orders whose two values are exactly equal")),
    View.ACCEPTED: (
        say("Accepted"),
        say("Differences that were accepted, until either value changes"),
    ),
}


def view_title(view: View) -> str:
    return spoken(VIEW_WORDS[view][0])


class ViewTabs(QWidget):
    """One tab per view, in one line; those without room are in a menu at its end. Arrow keys go
    from one to the next, also to those of the menu: the chosen tab always has room.

    ``view_chosen`` carries a ``View``, ``own_chosen`` an ``SavedView``; ``left``: the tab of the
    shown view was pressed, by Enter or mouse.
    """

    view_chosen = Signal(object)
    own_chosen = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Views"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._group = QButtonGroup(self)
        self.more = link_button("", tr("Views that have no room in this line"))
        self.more.setParent(self)
        self.more.clicked.connect(self._open_more)
        self.menu = QMenu(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._arrange)
        self.tabs: dict[View, ViewTab] = {}
        self.own_tabs: list[ViewTab] = []
        self._own: tuple[SavedView, ...] = ()
        self._view: View | SavedView = View.ALL
        for view, (title, hint) in VIEW_WORDS.items():
            tab = self.tabs[view] = ViewTab(spoken(title), spoken(hint))
            self._put(tab)
            tab.toggled.connect(lambda on, view=view: self._take(view) if on else None)
        self.tabs[View.ALL].setChecked(True)
        self.set_counts({})

    @property
    def view(self) -> View | SavedView:
        """The tab that is chosen."""
        return self._view

    @property
    def title(self) -> str:
        """The words of the chosen tab."""
        return view_title(self._view) if isinstance(self._view, View) else self._view.title

    @property
    def own(self) -> tuple[SavedView, ...]:
        return self._own

    def choose(self, view: View) -> None:
        """Show this view, as a click on its tab does."""
        self.tabs[view].setChecked(True)

    def choose_own(self, place: int) -> None:
        """Show a view of the operator's own, as a click on its tab does."""
        self.own_tabs[place].setChecked(True)

    def show_chosen(self, view: View | SavedView) -> None:
        """Mark a tab without a word to anybody; an own view that is not kept any more by the one
        it is within."""
        if isinstance(view, SavedView) and view not in self._own:
            view = view.wanted.view
        self._view = view
        self._tab_of(view).setChecked(True)

    def _tab_of(self, view: View | SavedView) -> ViewTab:
        return self.tabs[view] if isinstance(view, View) else self.own_tabs[self._own.index(view)]

    def leave_own(self, view: View) -> None:
        """What is shown is no longer the chosen own view: mark the one it is within; says
        nothing."""
        if isinstance(self._view, SavedView):
            self._view = view
            self.tabs[view].setChecked(True)

    def set_own(self, views: Sequence[SavedView]) -> None:
        """The operator's own views, behind the others."""
        for tab in self.own_tabs:
            self._group.removeButton(tab)
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
        self._arrange()

    def set_counts(self, counts: Mapping[View, int]) -> None:
        """What is not in ``counts`` was not counted yet."""
        for view, tab in self.tabs.items():
            tab.set_count(counts.get(view))
        self._arrange()

    def set_own_count(self, view: SavedView, count: int) -> None:
        for own, tab in zip(self._own, self.own_tabs, strict=True):
            if own == view:
                tab.set_count(count)
        self._arrange()

    @property
    def all_tabs(self) -> tuple[ViewTab, ...]:
        """All of them in their order, shown or not."""
        return *self.tabs.values(), *self.own_tabs

    def sizeHint(self) -> QSize:
        """All in their line."""
        tabs = self.all_tabs
        inner = sum(tab.sizeHint().width() for tab in tabs) + _SPACING * (len(tabs) - 1)
        return QSize(inner + 2 * _EDGE, self._height())

    def minimumSizeHint(self) -> QSize:
        """The widest of them beside the menu of the others."""
        widest = max(tab.sizeHint().width() for tab in self.all_tabs)
        return QSize(widest + self._more_width() + _SPACING + 2 * _EDGE, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _height(self) -> int:
        return max(tab.sizeHint().height() for tab in self.all_tabs) + 2 * _ABOVE

    def _more_width(self) -> int:
        return self.more.sizeHint().width()

    def _arrange(self) -> None:
        """Place those that have room from the left on, and name the others in the menu."""
        tabs = self.all_tabs
        checked = self._group.checkedButton()
        chosen = tabs.index(checked) if isinstance(checked, ViewTab) else 0
        widths = [tab.sizeHint().width() for tab in tabs]
        self._name_more(len(tabs))
        room = self.width() - 2 * _EDGE
        shown = fitting(widths, chosen, room, self._more_width(), _SPACING)
        x = _EDGE
        for place, tab in enumerate(tabs):
            tab.setVisible(place in shown)
            if place in shown:
                tab.setGeometry(x, _ABOVE, widths[place], tab.sizeHint().height())
                x += widths[place] + _SPACING
        left = len(tabs) - len(shown)
        self.more.setVisible(left > 0)
        if left:
            self._name_more(left)
            height = self.more.sizeHint().height()
            top = (self._height() - height) // 2
            self.more.setGeometry(x, top, self._more_width(), height)

    def _name_more(self, left: int) -> None:
        self.more.setText(tr_n("{n:,} more ▾", "{n:,} more ▾", left))
        self.more.setAccessibleName(tr_n("{n:,} more view", "{n:,} more views", left))

    def _open_more(self) -> None:
        """The views without room, each with its number of orders."""
        self.menu.clear()
        for tab in self.all_tabs:
            if not tab.isHidden():
                continue
            title = tab.cut_title.replace("&", "&&")
            entry = self.menu.addAction(f"{title}\t{tab.told_count}")
            entry.setToolTip(tab.toolTip())
            entry.triggered.connect(lambda _=False, tab=tab: self._enter(tab))
        self.menu.setToolTipsVisible(True)
        self.menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _enter(self, tab: ViewTab) -> None:
        """Chosen in the menu: as a click on the tab."""
        tab.setChecked(True)
        self.left.emit()

    def _step(self, tab: ViewTab, by: int) -> None:
        """From a tab to another by key: it is chosen, and has the focus."""
        tabs = self.all_tabs
        place = tabs.index(tab) + by
        wanted = tabs[max(0, min(place, len(tabs) - 1))]
        wanted.show()
        wanted.setFocus()
        wanted.setChecked(True)
        self._arrange()

    def _put(self, tab: ViewTab) -> None:
        tab.setParent(self)
        self._group.addButton(tab)
        tab.entered.connect(self.left)
        tab.stepped.connect(lambda by: self._step(tab, by))
        tab.toggled.connect(lambda _: self._soon.start())

    def _take(self, view: View | SavedView) -> None:
        if view == self._view:
            return
        self._view = view
        if isinstance(view, View):
            self.view_chosen.emit(view)
        else:
            self.own_chosen.emit(view)
