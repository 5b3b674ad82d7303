"""The order table as the operator handles it.

Law: the selection belongs to order references, not to rows: sorting and new data never select
another order, and what is out of view is not counted as selected. Another view, store, chip or
search text begins without a selection.
"""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from designo_sync_gui.domain.order import Order
from designo_sync_gui.domain.order_groups import GroupKey
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.table_ports import Stretches
from designo_sync_gui.engine.order_views import Carried, Choice
from designo_sync_gui.ui.kit.focus_ring import OWN_FOCUS
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.kit.palette import quiet
from designo_sync_gui.ui.orders.grouped_table import GroupedTable
from designo_sync_gui.ui.orders.model import OrderModel
from designo_sync_gui.ui.orders.opening import Emptiness, Place
from designo_sync_gui.ui.orders.row_flash import RowFlash
from designo_sync_gui.ui.orders.selection import KeptSelection
from designo_sync_gui.ui.orders.table_source import Question
from designo_sync_gui.ui.orders.view_tabs import view_title


@dataclass(frozen=True, slots=True)
class Seen:
    """How the orders of a view are looked at: open groups, selection, current row, place."""

    opened: frozenset[GroupKey]
    choice: Choice
    current: int
    scrolled: int
    at_top: bool


class OrderView(GroupedTable):
    """The orders, and which of them is current.

    ``inspect_wanted`` is Enter or a double click. ``deselected`` carries a ``Choice`` that is not
    selected any more because another view is shown or the operator took it back.
    """

    current_order_changed = Signal(object)
    selection_changed = Signal()
    inspect_wanted = Signal()
    deselected = Signal(object)
    #: Qt tells of changes while the table is being made.
    _quiet = True

    def __init__(self, model: OrderModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self._kept = KeptSelection(model)
        self._restoring: Choice | None = None
        self._kept_heading: GroupKey | None = None
        self._kept_row = 0
        self._announced: Order | None = None
        self._announced_at: tuple[int, int] | None = None
        self._whole = self._finding = False
        self._later: list[Callable[[], object]] = []
        self._quiet = False
        #: What the rows were filtered by when the operator last moved among them.
        self._filter = model.filter_ if model.token >= 0 else None
        self._at_top = True
        self.flash = RowFlash(self, model, self.shown)
        self.setAccessibleName(tr("Orders"))
        self.setProperty(OWN_FOCUS, True)
        model.about_to_change.connect(self._keep)
        model.changed.connect(self._give_back)
        model.dataChanged.connect(lambda *_: self._tell_current())
        model.rowsInserted.connect(lambda *_: self._select_new_rows())
        model.failed.connect(lambda _: self._run_later())
        for told in (model.changed, model.counts_changed, model.failed):
            told.connect(self._tell_empty)
        model.look_from(self._place)
        self.marks.marked.connect(self._marked)
        self.fresh.connect(self._begin_afresh)
        self.doubleClicked.connect(lambda _: self.inspect_wanted.emit())
        self.verticalScrollBar().actionTriggered.connect(lambda _: self._touched())
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    # Selection --------------------------------------------------------------------------------

    @property
    def choice(self) -> Choice:
        """The selected orders, as rows of the view that is shown."""
        return Choice(self._orders.token, self.marks.rows)

    @property
    def selected_count(self) -> int:
        """How many orders are selected; quick also where all of very many are."""
        return self.marks.count

    @property
    def has_choice(self) -> bool:
        """Whether what is selected was chosen: a row that is selected because it is current was
        not."""
        return self.selected_count > 1 or (
            self.selected_count == 1 and self.marks.rows != (self.current_rows(),)
        )

    @property
    def settled(self) -> bool:
        """Whether the view that is wanted is shown, and selected what is to be."""
        return self._orders.settled and not self._kept.pending and not self._finding

    def when_settled(self, then: Callable[[], object]) -> None:
        """What is to be done with the selection waits until it is found again in a new view."""
        if self.settled:
            then()
        else:
            self._later.append(then)

    def current_order(self) -> Order | None:
        """The order that the inspector shows."""
        return self._announced

    def select_rows(self, rows: Stretches) -> None:
        """Select exactly these rows of the view and show the first."""
        self._kept.forget()
        self.marks.set_rows(rows)
        if rows:
            self._touched()
            self._go_to(self.shown.rows.nearest(rows[0][0]))

    def select_found(self, question: Question[Stretches]) -> None:
        """Select the rows of this view that the engine finds."""
        token = self._orders.token
        self._finding = True

        def found(rows: Stretches) -> None:
            self._finding = False
            if token == self._orders.token:
                self.select_rows(rows)
            self._run_later()

        def not_found() -> None:
            self._finding = False
            self._run_later()

        self._orders.views.ask_of(token, question, found, not_found)

    def restore(self, choice: Choice) -> None:
        """Select exactly these orders again, as soon as the view that is wanted is shown."""
        self._orders.views.hold(choice.token)
        former, self._restoring = self._restoring, choice
        if former is not None:
            self._orders.views.let_go(former.token)
        if self._orders.settled:
            self._quiet = True
            self.marks.set_rows(())
            self._quiet = False
            self._carry()

    @property
    def seen(self) -> Seen:
        """How the orders are looked at now."""
        groups = self.shown.rows.groups
        return Seen(
            frozenset(group.key for at, group in enumerate(groups) if self.shown.rows.is_open(at)),
            self.choice,
            self.currentIndex().row(),
            self.verticalScrollBar().value(),
            self._at_top,
        )

    def look_as(self, seen: Seen) -> None:
        """The same orders were shown elsewhere: look at them as there."""
        for at, group in enumerate(self.shown.rows.groups):
            self.shown.set_open(at, on=group.key in seen.opened)
        if 0 <= seen.current < self.shown.rows.count:
            self._make_current(seen.current)
        self._at_top = seen.at_top
        self.restore(seen.choice)
        self.verticalScrollBar().setValue(seen.scrolled)

    def _carry(self) -> None:
        """Find again what was selected before, or what is to be restored."""
        choice, self._restoring = self._restoring, None
        if choice is not None:
            self._kept.take(choice)
            self._orders.views.let_go(choice.token)
        self._kept.carry(self._take_carried)

    def _begin_afresh(self) -> None:
        self._tell_deselected()
        self._kept.forget()

    def _tell_deselected(self) -> None:
        if self.has_choice:
            self.deselected.emit(self.choice)

    def _go_to(self, row: int) -> None:
        self._make_current(row)
        self.scrollTo(self.currentIndex())

    def _place(self) -> Place:
        top = max(self.rowAt(0), 0)
        rows = self.shown.rows
        row = rows.first_row_at(top) if top < rows.count else 0
        return Place(0 if self._at_top else row, self.shown.open_keys)

    def _keep(self) -> None:
        """Before rows change: remember what is selected, by order; for another filter nothing."""
        if self._filter != self._orders.filter_:
            self._begin_afresh()
        else:
            self._kept.add(self.choice.rows)
        if self.currentIndex().isValid():
            heading = self.heading_of_current()
            groups = self.shown.rows.groups
            self._kept_heading = None if heading is None else groups[heading].key
            self._kept_row = self.currentIndex().row()
        self._quiet = True

    def _give_back(self) -> None:
        """After rows changed: select again what is in view; the rest waits until it is."""
        if self._filter != self._orders.filter_:
            self._filter, self._at_top = self._orders.filter_, True
            self.scrollToTop()
        self._quiet = False
        self.selection_changed.emit()
        self._carry()
        self.viewport().update()

    def _take_carried(self, found: Carried) -> None:
        self._quiet = True
        self.marks.add_rows(found.rows)
        self._find_current(found.current)
        self._quiet = False
        former = self._kept.current
        self._tell_current()
        if not self.currentIndex().isValid():
            self._kept.note_current(former)
        self.selection_changed.emit()
        self._run_later()

    def _find_current(self, row: int | None) -> None:
        """The first row until the operator moves; then the order or the heading that was current
        before. What takes the place of a group that is gone is current after it."""
        if not self.shown.rows.count or self.currentIndex().isValid():
            return
        heading = None if self._kept_heading is None else self.shown.group_named(self._kept_heading)
        if self._at_top:
            self._make_current(self._top_row())
            self.scrollToTop()
        elif heading is not None:
            self._go_to(self.shown.rows.top(heading))
        elif self._kept_heading is not None:
            self._go_to(min(self._kept_row, self.shown.rows.count - 1))
        elif row is not None:
            self._go_to(self.shown.rows.nearest(row))

    def _touched(self) -> None:
        """The operator moves among the rows: from now on new data leave him where he is."""
        self._at_top = False

    def _run_later(self) -> None:
        if self.settled:
            waiting, self._later = self._later, []
            for then in waiting:
                then()

    def _select_new_rows(self) -> None:
        """All were selected when not all were counted yet: those that came are selected too."""
        if self._whole:
            self.selectAll()

    def selectAll(self) -> None:
        """All orders in view, in one step however many they are."""
        self._kept.forget()
        super().selectAll()
        self._whole = True

    def _marked(self) -> None:
        self._whole = False
        if not self._quiet:
            self.selection_changed.emit()

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        if not self._quiet:
            self._touched()
            self._tell_current()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._touched()
        super().wheelEvent(event)

    def _tell_current(self) -> None:
        """Tell which order is current, as soon as its row is there; of a heading it is the first
        of its group."""
        if self._kept.pending:
            return
        index, place = self.currentIndex(), None
        order = None
        if index.isValid():
            place = self._orders.token, self.shown.rows.first_row_at(index.row())
            order = self.shown.order_at(index.row())
            if order is None and place == self._announced_at:
                order = self._announced
        self._announced_at = place
        self._kept.note_current(order.ref if order else None)
        if order != self._announced:
            self._announced = order
            self.current_order_changed.emit(order)

    # Keys -------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain == Qt.KeyboardModifier.NoModifier:
            if event.key() == Qt.Key.Key_Space:
                self.mark_current()
                return
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                heading = self.heading_of_current()
                if heading is None:
                    self.inspect_wanted.emit()
                else:
                    self.turn_group(heading)
                return
        super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters typed on the table do not jump about: the search box is for that."""

    def select_none(self) -> None:
        """Take back the selection, also of orders that are out of view; the current row stays."""
        self._begin_afresh()
        self.marks.set_rows(())

    def go_to_top(self) -> None:
        """Make the first row of the wanted view the current one, as soon as it is shown."""

        def go() -> None:
            if self._orders.visible_count:
                self._make_current(self._top_row())
                self.scrollToTop()
                self._at_top = True

        self.when_settled(go)

    def go_to_named(self, name: str) -> None:
        """Make the order with exactly this number or id the current one, else the first."""
        token = self._orders.token

        def found(place: int | None) -> None:
            if token != self._orders.token:
                return
            if place is None:
                self.go_to_top()
            else:
                self._select_one(place)

        self._orders.views.ask_of(token, lambda views: views.row_named(token, name), found)

    def go_to_mismatch(self, step: int, missed: Callable[[], object]) -> None:
        """Make the next (1) or the previous (-1) order with a difference the current one;
        ``missed`` is called where there is none in that direction."""
        index, token = self.currentIndex(), self._orders.token
        row = self.shown.rows.first_row_at(index.row()) if index.isValid() else -1
        if step > 0 and self.heading_of_current() is not None:
            row -= 1  # the first of the group comes next

        def found(place: int | None) -> None:
            if place is None:
                missed()
            elif token == self._orders.token:
                self._select_one(place)

        self._orders.views.ask_of(token, lambda views: views.next_mismatch(token, row, step), found)

    def _select_one(self, row: int) -> None:
        """As an arrow key does: the row is current and, where no more were, alone selected. A
        closed group opens for it."""
        group = self.shown.rows.group_of(row)
        if group is not None:
            self.set_open(group, on=True)
        self._walk_to(self.shown.rows.nearest(row))

    # Looks ------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._orders.visible_count:
            if self.flash.refs:
                painter = QPainter(self.viewport())
                self.flash.paint(painter)
                painter.end()
        else:
            painter = QPainter(self.viewport())
            painter.setPen(quiet(self.palette()))
            place = self.viewport().rect().adjusted(24, 0, -24, 0)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(QRect(place), int(flags), self.empty_words())
            if self.hasFocus():
                painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
                painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
            painter.end()

    def _tell_empty(self, *_: object) -> None:
        """Screen readers hear why no row is shown as well."""
        words = self.empty_words()
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            self.viewport().update()

    def empty_words(self) -> str:
        """Why no row is shown, and what to do; empty while there are rows."""
        if self._orders.visible_count:
            return ""
        empty = self._orders.emptiness
        if empty is Emptiness.NOT_READ:
            return tr("These orders could not be read from the data folder.")
        if empty is Emptiness.NOT_KNOWN:
            return tr("Opening…")
        if not self._orders.total_count:
            return tr("No orders have been read yet.\nRefresh (F5) reads them; nothing is written.")
        wanted = self._orders.filter_
        if wanted.text:
            return tr(
                "Nothing matches the search in view “{view}”.\nEsc clears the search box.",
                view=view_title(wanted.view),
            )
        if wanted.view is View.MISMATCHES:
            counts = self._orders.counts()
            if counts.get(View.ACCEPTED):
                return tr("No mismatches here: every difference is accepted.")
            if not counts.get(View.EQUAL):
                return tr(
                    "Nothing to compare yet: one side of these orders was not read.\n"
                    "Connect the other side, then refresh (F5)."
                )
            return tr("No mismatches here: all values that were read are equal.")
        return tr("View “{view}” has no orders here.", view=view_title(wanted.view))
