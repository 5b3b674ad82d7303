"""The stores at the left, which scroll, and DesignO fixed at their foot.

Law: a store's state is a shape and a word; names and addresses are shown as plain text.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from functools import partial
from urllib.parse import urlsplit

from PySide6.QtCore import QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QHideEvent, QShowEvent
from PySide6.QtWidgets import QMenu, QTreeWidgetItem, QVBoxLayout, QWidget

from designo_sync_gui.domain.broken_off import BrokenOff, of_side
from designo_sync_gui.domain.connection import DesignoConnection, Store
from designo_sync_gui.domain.events import StoreState
from designo_sync_gui.domain.horizon import horizon_words
from designo_sync_gui.domain.locks import NeverWrite, never_written
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.ports import SideRead
from designo_sync_gui.domain.sentence import Sentence, verbatim
from designo_sync_gui.domain.sign_in_end import SignInEnd
from designo_sync_gui.domain.trends import DayCounts
from designo_sync_gui.engine.overview import Overview
from designo_sync_gui.ui.kit.hairline import Hairline
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.stores.line import LINE_ROLE, StoreLine, line_words
from designo_sync_gui.ui.stores.line_tree import FootTree, LineTree
from designo_sync_gui.ui.stores.read_times import ReadTimes, times_of
from designo_sync_gui.ui.stores.sparkline import Days, weeks_by_store

_DESIGNO = ""
#: How often the ages are said anew, while they are seen.
_MINUTE_MS = 60_000
#: The first width of the side bar, in pixels.
STORES_WIDTH = 224
Groups = Sequence[Sequence[QAction]]


class StoreList(QWidget):
    """A tree: all stores, then each platform's in the order they are declared; ``foot`` is DesignO.

    ``store_chosen`` carries the code of a store, empty for all stores; ``designo_chosen`` is Enter
    or a double click on DesignO, which is no choice of orders; ``entered`` a click or Enter on what
    has orders: the operator goes on to them.
    """

    store_chosen = Signal(object)
    designo_chosen = Signal()
    entered = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        zone: tzinfo | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        super().__init__(parent)
        self._zone, self._now = zone, now
        self._stores: tuple[Store, ...] = ()
        self._titles: Mapping[str, Sentence] = {}
        self._designo: DesignoConnection | None = None
        self._told = False
        self._states: dict[str, StoreState] = {}
        self._mismatches: dict[str, int] = {}
        self._reads: tuple[SideRead, ...] = ()
        self._weeks: Mapping[str, Days] = {}
        self._broken_off: tuple[BrokenOff, ...] = ()
        self._sources: Mapping[str, Sentence] = {}
        self._sign_ins: Mapping[str, SignInEnd] = {}
        self._items: dict[str, QTreeWidgetItem] = {}
        self._offered: Mapping[str, Groups] = {}
        self._code = ""
        self.tree = LineTree(tr("Stores"))
        self.foot = FootTree("DesignO")
        self._wire()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.tree, Hairline(), self.foot):
            column.addWidget(part)
        self.setMinimumWidth(172)
        self._minute = QTimer(self)
        self._minute.setInterval(_MINUTE_MS)
        self._minute.setTimerType(Qt.TimerType.VeryCoarseTimer)
        self._minute.timeout.connect(self.show_ages)
        self._build()

    def _wire(self) -> None:
        self.tree.currentItemChanged.connect(lambda item, _: self._take(item))
        self.tree.itemClicked.connect(self._enter)
        self.tree.itemActivated.connect(self._enter)
        self.foot.itemActivated.connect(lambda _: self.designo_chosen.emit())
        for tree in (self.tree, self.foot):
            tree.customContextMenuRequested.connect(partial(self._open_menu, tree))
            tree.left.connect(self._go)

    def _go(self, key: Qt.Key) -> None:
        """From the stores to DesignO and back: the keys take both for one list."""
        if key in (Qt.Key.Key_Down, Qt.Key.Key_End):
            self.foot.setFocus()
        elif key == Qt.Key.Key_Home:
            self.tree.setCurrentItem(self._items["all"])
            self.tree.setFocus()
        elif self.foot.hasFocus():
            self.tree.go_to_last()
            self.tree.setFocus()

    # What is shown ----------------------------------------------------------------------------

    def set_overview(self, overview: Overview) -> None:
        """Stores, states and times; the chosen store stays chosen while it exists."""
        self._told = True
        self._stores = overview.settings.stores
        self._titles = {platform.name: platform.title for platform in overview.platforms}
        self._designo = overview.settings.designo
        self._states = dict(overview.states)
        self._reads = tuple(overview.side_reads)
        self._broken_off = overview.broken_off
        self._sources = overview.sources
        self._sign_ins = overview.sign_ins
        self._build()

    def set_state(self, code: str, state: StoreState) -> None:
        """One store's state; the empty code is DesignO."""
        self._states[code] = state
        self._show_lines()

    def set_mismatches(self, mismatches: Mapping[str, int]) -> None:
        self._mismatches = dict(mismatches)
        self._show_lines()

    def set_weeks(self, counts: Iterable[DayCounts]) -> None:
        """The day counts of the last weeks."""
        self._weeks = weeks_by_store(counts)
        self._show_lines()

    # What is chosen ---------------------------------------------------------------------------

    @property
    def current_store(self) -> str:
        """The code of the chosen store; empty for all stores and for DesignO."""
        return self._code

    def choose(self, code: str) -> None:
        """Choose a store as a click does; the empty code is all stores."""
        item = self._items.get(f"store:{code}") if code else self._items["all"]
        if item is not None:
            self.tree.setCurrentItem(item)

    def set_context_actions(self, store: Groups, designo: Groups, every: Groups = ()) -> None:
        """What the context menus of a store, of DesignO and of all stores offer; groups are parted
        by lines."""
        self._offered = {"store": store, "designo": designo, "all": every}

    def context_menu(self) -> QMenu | None:
        """The menu of the current line; the caller shows it."""
        return self._menu_of(self.foot if self.foot.hasFocus() else self.tree)

    def _menu_of(self, tree: LineTree) -> QMenu | None:
        line = _line_of(tree.currentItem())
        groups = self._offered.get(line.kind, ()) if line else ()
        if not groups:
            return None
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setToolTipsVisible(True)
        for group in groups:
            if not menu.isEmpty():
                menu.addSeparator()
            menu.addActions(list(group))
        return menu

    def items(self) -> tuple[QTreeWidgetItem, ...]:
        """The lines, from top to bottom; the last one is the foot's."""
        return tuple(self._items.values())

    def line_of(self, item: QTreeWidgetItem) -> StoreLine:
        """What a line of the tree says."""
        line = _line_of(item)
        if line is None:
            raise LookupError("the item is not of this list")
        return line

    def lines(self) -> tuple[StoreLine, ...]:
        """What the list shows, from top to bottom."""
        return tuple(map(self.line_of, self.items()))

    def _take(self, item: QTreeWidgetItem | None) -> None:
        line = _line_of(item)
        if line is None or self.signalsBlocked():
            return
        code = line.code if line.kind == "store" else ""
        if code != self._code:
            self._code = code
            self.store_chosen.emit(code)

    def _enter(self, item: QTreeWidgetItem) -> None:
        line = _line_of(item)
        if line is not None and line.kind in ("all", "store"):
            self.entered.emit()

    def _open_menu(self, tree: LineTree, place: QPoint) -> None:
        item = tree.itemAt(place)
        if item is not None:
            tree.setCurrentItem(item)
        menu = self._menu_of(tree)
        if menu is not None:
            menu.popup(tree.viewport().mapToGlobal(place))

    # Building ---------------------------------------------------------------------------------

    def _build(self) -> None:
        """Make the lines anew without telling anybody, then choose what was chosen."""
        self.tree.blockSignals(True)
        self.tree.clear()
        self._items = {"all": QTreeWidgetItem(self.tree)}
        for platform in self._groups():
            group = QTreeWidgetItem(self.tree)
            group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            self._items[f"group:{platform}"] = group
            for store in self._stores:
                if store.platform == platform:
                    self._items[f"store:{store.code}"] = QTreeWidgetItem(group)
            group.setExpanded(True)
        self._items["designo"] = self.foot.topLevelItem(0) or QTreeWidgetItem(self.foot)
        self._show_lines()
        self.foot.fit()
        kept = f"store:{self._code}"
        self.tree.setCurrentItem(self._items.get(kept, self._items["all"]))
        self.tree.blockSignals(False)
        if self._code and kept not in self._items:
            self._code = ""
            self.store_chosen.emit("")

    def _groups(self) -> list[str]:
        """The platforms that have stores, as they are declared; those not declared come last."""
        used = dict.fromkeys(store.platform for store in self._stores)
        declared = [name for name in self._titles if name in used]
        return [*declared, *(name for name in used if name not in self._titles)]

    def _show_lines(self) -> None:
        self._show("all", self._all_line())
        for store in self._stores:
            self._show(f"group:{store.platform}", self._group_line(store.platform))
            self._show(f"store:{store.code}", self._store_line(store))
        self._show("designo", self._designo_line())

    def _show(self, key: str, line: StoreLine) -> None:
        item = self._items[key]
        if _line_of(item) != line:
            item.setData(0, LINE_ROLE, line)
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, line_words(line))
            item.setToolTip(0, line.tip)

    def _all_line(self) -> StoreLine:
        count = sum(self._mismatches.get(store.code, 0) for store in self._stores)
        return StoreLine("all", "", tr("All stores"), count=count)

    def _group_line(self, platform: str) -> StoreLine:
        return StoreLine("group", "", spoken(self._titles.get(platform, verbatim(platform))))

    def _store_line(self, store: Store) -> StoreLine:
        times = times_of(self._reads, [store.code])
        return StoreLine(
            "store",
            store.code,
            store.name,
            state=self._states.get(store.code, StoreState.NEVER_READ),
            note="\n".join(self._notes_of(store.code)),
            ages=times.ages(self._now()),
            exact=times.exact(self._zone),
            weeks=self._weeks.get(store.code, ()),
            count=self._mismatches.get(store.code, 0),
            address=store.url,
            horizon=store.orders_since and spoken(horizon_words(store.orders_since)),
            never_written=_never_written(store),
            production=store.production,
        )

    def _designo_line(self) -> StoreLine:
        if self._designo is None:
            note = tr("not connected") if self._told else ""
            return StoreLine("designo", "", "DesignO", note=note)
        state = self._states.get(_DESIGNO, StoreState.NEVER_READ)
        reads = _reading_words(self._designo)
        if self._designo.reads and state is StoreState.NEVER_READ:
            reads = tr("{how}, not read yet", how=reads)
        every = times_of(self._reads, [store.code for store in self._stores])
        times = ReadTimes(designo=every.designo)
        if _DESIGNO in self._sources:
            reads = tr("read: {told}", told=self._sources[_DESIGNO])
        lines = [
            reads,
            *self._sign_in_words(_DESIGNO),
            *self._left_words(Side.DESIGNO, *(store.code for store in self._stores)),
        ]
        return StoreLine(
            "designo",
            "",
            "DesignO",
            state=state,
            note="\n".join((urlsplit(self._designo.url).hostname or self._designo.url, *lines)),
            ages=times.latest(self._now()),
            exact=times.exact(self._zone),
            address=self._designo.url,
        )

    def _notes_of(self, code: str) -> list[str]:
        """Which file was read of a store, and how far a list came."""
        source = self._sources.get(code)
        told = [] if source is None else [spoken(source)]
        return [*told, *self._sign_in_words(code), *self._left_words(Side.STOREFRONT, code)]

    def _sign_in_words(self, code: str) -> list[str]:
        """How long the credentials hold, where they end by themselves."""
        end = self._sign_ins.get(code)
        return [] if end is None else [spoken(end.words(self._now()))]

    def _left_words(self, side: Side, *codes: str) -> list[str]:
        """How far a list came that was broken off; the job tells while it is being read."""
        state = self._states.get(codes[0] if side is Side.STOREFRONT else _DESIGNO)
        found = (of_side(self._broken_off, side, code) for code in codes)
        place = next(filter(None, found), None)
        if place is None or state is StoreState.READING:
            return []
        return [spoken(place.words), tr("refresh to go on")]

    def show_ages(self) -> None:
        """Say anew how long ago things were read."""
        self._show_lines()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.show_ages()
        self._minute.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._minute.stop()

    def sizeHint(self) -> QSize:
        return QSize(STORES_WIDTH, 400)


def _never_written(store: Store) -> str:
    what = never_written(store)
    return "" if what is NeverWrite.NONE else spoken(what.label)


def _line_of(item: QTreeWidgetItem | None) -> StoreLine | None:
    line = item.data(0, LINE_ROLE) if item is not None else None
    return line if isinstance(line, StoreLine) else None


def _reading_words(connection: DesignoConnection) -> str:
    if connection.read_profile.strip():
        return tr("read: JSON endpoint")
    return tr("read: export") if connection.read_table else tr("not read")
