"""The operator's own views: shown, kept, forgotten, counted.

A view narrows what is shown; keeping or forgetting one changes no order.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer, Signal

from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.ui.orders.filter_chips import FilterChips
from designo_sync_gui.ui.orders.model import OrderModel
from designo_sync_gui.ui.orders.saved_views import MOST, SavedView, from_plain, own_view, to_plain
from designo_sync_gui.ui.orders.search import SearchBox
from designo_sync_gui.ui.orders.view_tabs import ViewTabs


class OwnViews(QObject):
    """The own views among the tabs; ``changed`` is emitted when there are others."""

    changed = Signal()

    def __init__(
        self,
        model: OrderModel,
        tabs: ViewTabs,
        chips: FilterChips,
        search: SearchBox,
        show: Callable[[OrderFilter], object],
    ) -> None:
        super().__init__(tabs)
        self._model = model
        self._tabs = tabs
        self._chips = chips
        self._search = search
        self._show_filter = show
        self._uncounted: list[SavedView] = []
        self._counting = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._count_next)
        tabs.own_chosen.connect(self._show)
        model.counts_changed.connect(self._count)

    @property
    def can_keep(self) -> bool:
        """Whether there is room for another one."""
        return len(self._tabs.own) < MOST

    @property
    def shown(self) -> SavedView | None:
        """The own view that is shown, if one is."""
        return self._tabs.view if isinstance(self._tabs.view, SavedView) else None

    @property
    def titles(self) -> list[str]:
        return [view.title for view in self._tabs.own]

    def keep(self, title: str) -> None:
        """Keep what is shown now under a title; the same title is replaced."""
        kept = own_view(title, self._model.filter_, self._chips.within)
        others = [view for view in self._tabs.own if view.title != title]
        self._set((*others, kept))
        self._tabs.choose_own(len(others))

    def forget(self) -> None:
        """Remove the own view that is shown; what it shows stays."""
        gone = self.shown
        if gone is not None:
            self._tabs.leave_own(self._model.filter_.view)
            self._set([view for view in self._tabs.own if view != gone])

    def state(self) -> list[dict[str, object]]:
        """All of them as plain JSON values."""
        return [to_plain(view) for view in self._tabs.own]

    def take(self, kept: object) -> None:
        """All of them as they were kept; what is not understood is left out."""
        found = [from_plain(one) for one in kept] if isinstance(kept, list) else []
        self._set([view for view in found if view is not None][:MOST])

    def _set(self, views: Sequence[SavedView]) -> None:
        self._tabs.set_own(views)
        self._count()
        self.changed.emit()

    def _show(self, view: SavedView) -> None:
        wanted = view.at(datetime.now(UTC), self._model.filter_.store_code)
        self._chips.show_criteria(wanted.criteria, view.within)
        self._search.show_text(wanted.text)
        self._show_filter(wanted)

    def _count(self) -> None:
        self._uncounted = list(self._tabs.own)
        if self._uncounted:
            self._timer.start()

    def _count_next(self) -> None:
        """One view at a time: counting may have to look at every order."""
        if not self._uncounted or self._counting:
            return
        view = self._uncounted.pop(0)
        now = view.at(datetime.now(UTC), self._model.filter_.store_code)
        self._counting = True

        def counted(number: int | None) -> None:
            self._counting = False
            if number is not None and view in self._tabs.own:
                self._tabs.set_own_count(view, number)
            if self._uncounted:
                self._timer.start()

        self._model.views.count_of(now, counted)
