"""A selection that was taken back by a change of view can be had again.

Law: what is planned is what is seen to be selected. Another view, store, chip or search begins
without a selection; *Restore* goes back to where it was made, with it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import QObject, Signal

from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.engine.order_views import Choice
from designo_sync_gui.ui.kit.keys import native
from designo_sync_gui.ui.kit.language import tr, tr_n
from designo_sync_gui.ui.orders.filter_chips import FilterChips
from designo_sync_gui.ui.orders.model import OrderModel
from designo_sync_gui.ui.orders.saved_views import SavedView
from designo_sync_gui.ui.orders.search import SearchBox
from designo_sync_gui.ui.orders.table import OrderView
from designo_sync_gui.ui.orders.table_bar import Line, TableBar, Told
from designo_sync_gui.ui.orders.view_tabs import ViewTabs

KEYS = "Ctrl+Shift+R"


@dataclass(frozen=True, slots=True)
class Setting:
    """What was shown, and by which tab and chip of time."""

    wanted: OrderFilter
    tab: View | SavedView
    within: timedelta | None


class Deselected(QObject):
    """Remembers the last selection that was taken back, until another one is made.

    ``store_wanted`` carries the store that was chosen at the left; ``changed``: there is something
    to restore, or not any more.
    """

    store_wanted = Signal(str)
    changed = Signal()

    def __init__(
        self,
        view: OrderView,
        model: OrderModel,
        widgets: tuple[ViewTabs, FilterChips, SearchBox],
        bar: TableBar,
        show: Callable[[OrderFilter], object],
    ) -> None:
        super().__init__(view)
        self._view, self._model, self._bar = view, model, bar
        self._tabs, self._chips, self._search = widgets
        self._show = show
        self._asked = self._shown = self._setting(model.filter_)
        self._kept: tuple[Setting, Choice] | None = None
        model.changed.connect(self._note_shown)
        view.deselected.connect(self._take)
        view.selection_changed.connect(self._forget_where_chosen)

    @property
    def there(self) -> bool:
        """Whether there is a selection to restore."""
        return self._kept is not None

    @property
    def setting(self) -> Setting:
        """What the tabs, chips and search of now ask for."""
        return self._asked

    def go_to(self, setting: Setting) -> None:
        """Show what was shown elsewhere."""
        if setting != self._asked:
            self._go_back(setting)

    def note(self, wanted: OrderFilter) -> None:
        """The tabs, chips and search of now ask for this."""
        self._asked = self._setting(wanted)
        if wanted == self._shown.wanted:
            self._shown = self._asked

    def forget(self) -> None:
        """Nothing can be restored any more."""
        if self._kept is not None:
            _, choice = self._kept
            self._kept = None
            self._model.views.let_go(choice.token)
            self._bar.remove(Told.DESELECTED)
            self.changed.emit()

    def restore(self) -> None:
        """Go back to the view of the selection, and select the same orders again."""
        if self._kept is None:
            return
        setting, choice = self._kept
        self._kept = None
        self._bar.remove(Told.DESELECTED)
        if setting.wanted != self._model.filter_:
            self._go_back(setting)
        self._view.restore(choice)
        self._view.setFocus()
        self._model.views.let_go(choice.token)
        self.changed.emit()

    def _go_back(self, setting: Setting) -> None:
        wanted = setting.wanted
        self.store_wanted.emit(wanted.store_code)
        self._tabs.show_chosen(setting.tab)
        self._chips.show_criteria(wanted.criteria, setting.within)
        self._search.show_text(wanted.text)
        self._show(wanted)

    def _setting(self, wanted: OrderFilter) -> Setting:
        return Setting(wanted, self._tabs.view, self._chips.within)

    def _note_shown(self) -> None:
        known = self._asked.wanted == self._model.filter_
        self._shown = self._asked if known else self._setting(self._model.filter_)

    def _take(self, choice: Choice) -> None:
        self.forget()
        self._model.views.hold(choice.token)
        self._kept = self._shown, choice
        text = tr_n("{n:,} deselected", "{n:,} deselected", choice.count)
        told = Line(text, tr("Restore"), native(KEYS), self.restore, self.forget)
        self._bar.put(Told.DESELECTED, told)
        self.changed.emit()

    def _forget_where_chosen(self) -> None:
        """Another selection takes its place."""
        if self._view.has_choice:
            self.forget()
