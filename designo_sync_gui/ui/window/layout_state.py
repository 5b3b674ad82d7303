"""How the operator arranged the window, kept from one run to the next.

Law: one JSON text that only this module reads. What cannot be understood in it changes nothing;
it holds no secret, and of statuses only those that the operator's own views narrow to.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple, TypeVar

from PySide6.QtCore import QByteArray, QObject, QTimer
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget

from designo_sync_gui.domain.converter import (
    NotUnderstoodError,
    parsed,
    strict_converter,
    structured,
)
from designo_sync_gui.domain.screen_merging import own_views_of, with_own_views
from designo_sync_gui.ui.kit.screen_fit import NARROW, bring_inside
from designo_sync_gui.ui.window.command_controller import CommandController
from designo_sync_gui.ui.window.export_controller import ExportController
from designo_sync_gui.ui.window.order_pane import OrderPane

#: Milliseconds without another change before the arrangement is kept.
PAUSE = 800
_MOST = 256 * 1024
_WIDTHS = range(100_000)
_CONVERTER: Final = strict_converter()

T = TypeVar("T")


class Arranged(NamedTuple):
    """How the window is arranged, and the text that was kept before: own views that another process
    kept since are not those that the operator forgot here."""

    screen: str
    known: str


class LayoutState(QObject):
    """Columns, own views, widths, the window's place, and what the palette offers first.

    ``keep`` is called with the text to be kept, a moment after the last change.
    """

    def __init__(
        self,
        window: QMainWindow,
        orders: OrderPane,
        stores: QWidget,
        columns: QSplitter,
        commands: CommandController,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._orders = orders
        self._stores = stores
        self._columns = columns
        self._commands = commands
        self._keep: Callable[[Arranged], None] | None = None
        self._exports: ExportController | None = None
        self._kept = ""
        self._seen: object = None
        self._taking = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.flush)
        for change in (
            orders.view.columns.arranged,
            orders.split.splitterMoved,
            orders.own_views.changed,
            orders.grouping.changed,
            columns.splitterMoved,
        ):
            change.connect(self.note_change)

    def start(self, kept: str, keep: Callable[[Arranged], None], exports: ExportController) -> None:
        """Arrange everything as it was kept, then keep every change from now on."""
        self._taking = True
        self._exports = exports
        exports.changed.connect(self.note_change)
        try:
            self._take(_parsed(kept))
        finally:
            self._taking = False
        self._keep, self._kept, self._seen = keep, self.text(), own_views_of(kept)

    def take_views(self, kept: str) -> None:
        """Show the own views of another text; the rest of the arrangement stays."""
        self._seen = own_views_of(kept)
        self._orders.own_views.take(self._seen)
        self._kept = with_own_views(self._kept, self._orders.own_views.state())

    def look_at(self, kept: str) -> None:
        """Another process may have kept other own views: they are joined with those of the window
        where the text is saved, which knows what was kept last."""
        views = own_views_of(kept)
        if self._keep is not None and views is not None and views != self._seen:
            self._seen = views
            self._keep(self._arranged(self.text()))

    def take_kept(self, arranged: Arranged, kept: str) -> None:
        """``kept`` was made of ``arranged``. What the operator changed since is not lost: it is
        joined when it is kept."""
        mine = own_views_of(arranged.screen)
        if own_views_of(kept) != mine and self._orders.own_views.state() == mine:
            self.take_views(kept)

    def take_unkept(self, arranged: Arranged) -> None:
        """``arranged`` could not be stored. It is tried again with the next change or at the end;
        a view that the file never had is not one that another process forgot."""
        if self._kept == arranged.screen:
            self._kept = arranged.known

    def note_change(self, *_: object) -> None:
        if self._keep is not None and not self._taking:
            self._timer.start()

    def flush(self) -> None:
        """Keep what changed, now."""
        now = self.unsaved()
        if now is not None and self._keep is not None:
            self._keep(now)

    def unsaved(self) -> Arranged | None:
        """What is to be kept now, and counts as kept from now on; ``None`` where nothing
        changed."""
        self._timer.stop()
        now = self.text()
        return None if self._keep is None or now == self._kept else self._arranged(now)

    def _arranged(self, now: str) -> Arranged:
        known, self._kept = self._kept, now
        return Arranged(now, known)

    def text(self) -> str:
        """The current layout as text."""
        return json.dumps(
            {
                "table": self._orders.view.columns.arrangement(),
                "groups": self._orders.grouping.state(),
                "export": None if self._exports is None else self._exports.state(),
                "recent": self._commands.state(),
                "own_views": self._orders.own_views.state(),
                "inspector": not self._orders.inspector.isHidden(),
                "inspector_below": self._orders.inspector_below,
                "narrow": self._narrow,
                "side_bar": not self._stores.isHidden(),
                "split": self._orders.split.sizes(),
                "stores": self._columns.sizes(),
                "window": bytes(self._window.saveGeometry().toBase64().data()).decode("ascii"),
            },
            sort_keys=True,
        )

    @property
    def _narrow(self) -> bool:
        """Whether a window of this width begins without an inspector."""
        return self._window.width() < NARROW

    def _take(self, kept: Mapping[str, Any]) -> None:
        geometry = _part(kept, "window", str)
        if geometry is not None:
            self._window.restoreGeometry(QByteArray.fromBase64(geometry.encode("utf-8")))
            bring_inside(self._window)
        below = _part(kept, "inspector_below", bool)
        if below is None:  # kept by a version that always had it below
            kept = {name: part for name, part in kept.items() if name != "split"}
        self._orders.put_inspector(below=bool(below))
        for splitter, name in ((self._orders.split, "split"), (self._columns, "stores")):
            sizes = _part(kept, name, tuple[int, ...]) or ()
            if (
                len(sizes) == splitter.count()
                and any(sizes)
                and all(size in _WIDTHS for size in sizes)
            ):
                splitter.setSizes(sizes)
        inspector = _part(kept, "inspector", bool)
        if inspector is not None:
            # Kept on a larger screen: Qt has made the window as small as this one.
            lost_room = self._narrow and not _part(kept, "narrow", bool)
            self._orders.show_inspector(inspector and not lost_room)
        side_bar = _part(kept, "side_bar", bool)
        if side_bar is not None:
            self._stores.setVisible(side_bar)
        self._commands.take(kept.get("recent"))
        self._orders.own_views.take(kept.get("own_views"))
        if self._exports is not None:
            self._exports.take(kept.get("export"))
        self._orders.grouping.take(kept.get("groups"))
        if "table" in kept:  # "columns" was kept by a version whose columns did not fit
            self._orders.view.columns.arrange(kept["table"])


def _parsed(text: str) -> Mapping[str, Any]:
    try:
        kept = parsed(text) if len(text) <= _MOST else {}
    except NotUnderstoodError:
        return {}
    return kept if isinstance(kept, Mapping) else {}


def _part(kept: Mapping[str, Any], name: str, kind: type[T]) -> T | None:
    """One part, if it is there and makes sense."""
    try:
        return structured(_CONVERTER, kept.get(name), kind)
    except NotUnderstoodError:
        return None
