"""F6 moves between the panes of a window, F7 and F8 between its differences: one law everywhere.

Law: it holds in every window and dialog beside the main one, where F6 brings rows up to date and
F7 and F8 are the order table's. A pane is what lies on one side of a splitter, a list, a table, a
text, the foot, or what stands above and between these. Whoever comes back to a pane finds the
focus where it was.
"""

from collections.abc import Iterator
from itertools import groupby

import shiboken6
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLineEdit,
    QMainWindow,
    QSplitter,
    QWidget,
)

from designo_sync_gui.ui.kit.dialog_foot import DialogFoot
from designo_sync_gui.ui.statuses.differences import Differences

_PANES = {"F6": 1, "Shift+F6": -1}
_DIFFERENCES = {"F7": -1, "F8": 1}
#: Places of the focus that are remembered, over all windows.
_MOST_KEPT = 40
#: In this order, what has the focus where a pane is entered for the first time.
_ENTERED = (QAbstractItemView, QLineEdit, QAbstractScrollArea, QWidget)

Pane = list[QWidget]


class PaneKeys(QObject):
    """Follows the focus, gives these keys to each window and remembers where the focus was."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._kept: list[QWidget] = []
        app.focusChanged.connect(self._follow)

    def _follow(self, former: QWidget | None, now: QWidget | None) -> None:
        if former is not None:
            alive = [one for one in self._kept if shiboken6.isValid(one) and one is not former]
            self._kept = [former, *alive[: _MOST_KEPT - 1]]
        window = now.window() if now is not None else None
        if window is not None and _beside(window) and not _has(window, "F6"):
            self._give(window)

    def _give(self, window: QWidget) -> None:
        for keys, step in _PANES.items():
            made = _shortcut(window, keys)
            made.activated.connect(lambda step=step: self.change_pane(window, step))
        for keys, step in _DIFFERENCES.items():
            made = _shortcut(window, keys)
            made.activated.connect(lambda step=step: go_to_difference(window, step))

    def change_pane(self, window: QWidget, step: int) -> None:
        """Give the focus to the next (1) or the previous (-1) pane; with one pane nothing moves."""
        panes, focus = panes_of(window), QApplication.focusWidget()
        if len(panes) < 2:
            return
        here = next((at for at, pane in enumerate(panes) if _holds(pane, focus)), None)
        if here is None:
            here = -1 if step > 0 else 0
        self._enter(panes[(here + step) % len(panes)])

    def _enter(self, pane: Pane) -> None:
        known = (kept for kept in self._kept if shiboken6.isValid(kept))
        before = next((one for kept in known for one in pane if _is_or_holds(one, kept)), None)
        first = (one for kind in _ENTERED for one in pane if isinstance(one, kind))
        (before or next(first)).setFocus(Qt.FocusReason.TabFocusReason)


def pane_keys(app: QApplication) -> None:
    """Follow the focus from now on; a second call changes nothing."""
    if app.findChild(PaneKeys) is None:
        PaneKeys(app)


def panes_of(window: QWidget) -> list[Pane]:
    """The panes of a window as Tab visits them, each with what in it can have the focus."""
    stops = [*_stops(window)]
    found: dict[object, Pane] = {}
    runs = groupby(enumerate(stops), key=lambda stop: _region(stop[1], window))
    for place, (region, run) in enumerate(runs):
        pane = found.setdefault(place if region is None else region, [])
        pane.extend(widget for _, widget in run)
    return list(found.values())


def go_to_difference(window: QWidget, step: int) -> None:
    """In the table that has the focus, else in the first that is seen."""
    seen = [one for one in window.findChildren(Differences) if one.can_be_seen]
    chosen = next((one for one in seen if one.table.hasFocus()), None)
    if chosen or seen:
        (chosen or seen[0]).go(step)


def _stops(window: QWidget) -> Iterator[QWidget]:
    """What Tab visits now, in its order."""
    widget = window.nextInFocusChain()
    while widget is not None and widget is not window:
        takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled()
        seen = widget.isVisibleTo(window) and widget.window() is window
        if takes and seen and widget.focusProxy() is None:
            yield widget
        widget = widget.nextInFocusChain()


def _region(stop: QWidget, window: QWidget) -> QWidget | None:
    """What a stop lies in that is a pane of its own."""
    inner: QWidget | None = None
    here: QWidget | None = stop
    while here is not None and here is not window:
        above = here.parentWidget()
        if isinstance(above, QSplitter) or isinstance(here, DialogFoot):
            return here
        if isinstance(here, QAbstractItemView | QAbstractSlider) or (here is stop and _reads(here)):
            inner = inner or here
        here = above
    return inner


def _reads(widget: QWidget) -> bool:
    """A text or an area that is scrolled, no line and no box of a form."""
    return isinstance(widget, QAbstractScrollArea) and not isinstance(widget, QComboBox)


def _holds(pane: Pane, focus: QWidget | None) -> bool:
    return focus is not None and any(_is_or_holds(one, focus) for one in pane)


def _is_or_holds(one: QWidget, other: QWidget) -> bool:
    return one is other or one.isAncestorOf(other)


def _beside(window: QWidget) -> bool:
    return not isinstance(window, QMainWindow) and window.windowType() is not Qt.WindowType.Popup


def _has(window: QWidget, keys: str) -> bool:
    return window.findChild(QShortcut, keys) is not None


def _shortcut(window: QWidget, keys: str) -> QShortcut:
    made = QShortcut(QKeySequence(keys), window)
    made.setObjectName(keys)
    return made
