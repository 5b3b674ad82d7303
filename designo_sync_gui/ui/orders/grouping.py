"""In which views orders stand in groups of one pair of values.

What the operator chose for a view is kept; until then views of orders that need a decision are
grouped, and those in which most orders are equal are not.
"""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal

from designo_sync_gui.domain.order_states import View
from designo_sync_gui.ui.orders.saved_views import MOST, SavedView

_FLAT = frozenset({View.ALL, View.EQUAL})


class Grouping(QObject):
    """The choice for each view."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._chosen: dict[str, bool] = {}

    def wanted(self, view: View | SavedView) -> bool:
        """Whether a view is to be shown in groups."""
        within = view if isinstance(view, View) else view.wanted.view
        return self._chosen.get(_name(view), within not in _FLAT)

    def choose(self, view: View | SavedView, grouped: bool) -> None:
        self._chosen[_name(view)] = grouped
        self.changed.emit()

    def state(self) -> dict[str, bool]:
        """The choices as plain JSON values."""
        return dict(self._chosen)

    def take(self, kept: object) -> None:
        """The choices as they were kept; what makes no sense is passed over."""
        found = kept.items() if isinstance(kept, Mapping) else ()
        known = [(name, on) for name, on in found if isinstance(name, str) and type(on) is bool]
        self._chosen = dict(known[: MOST + len(View)])
        self.changed.emit()


def _name(view: View | SavedView) -> str:
    return view.name if isinstance(view, View) else f"own {view.title}"
