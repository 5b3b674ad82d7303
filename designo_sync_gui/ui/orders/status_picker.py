"""Choosing statuses to filter by: all there are, found by typing, several at once.

Law: the list is complete, and says of which stores; a choice narrows at once and changes nothing.
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListView, QVBoxLayout, QWidget

from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.status_counts import StatusCount
from designo_sync_gui.ui.kit import screen_fit
from designo_sync_gui.ui.kit.forms import button, link_button
from designo_sync_gui.ui.kit.icons import icon
from designo_sync_gui.ui.kit.language import tr, tr_n
from designo_sync_gui.ui.kit.palette import ToneLabel, edge, soften_selection
from designo_sync_gui.ui.kit.popup import Popup
from designo_sync_gui.ui.orders.status_values import StatusValueDelegate, StatusValues
from designo_sync_gui.ui.statuses.elided_label import ElidedLabel

_WIDTH, _HEIGHT = 420, 460
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ValueList(QListView):
    """Space turns the current value, Enter does and closes; letters go on to be typed above.

    ``typed`` carries a key that belongs to the line of text, ``risen``: Up in the first row.
    """

    turned = Signal(QModelIndex)
    entered_ = Signal()
    typed = Signal(object)
    risen = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        current = self.currentIndex()
        if key == Qt.Key.Key_Space and current.isValid():
            self.turned.emit(current)
        elif key in _ENTER:
            self.entered_.emit()
        elif key == Qt.Key.Key_Up and current.row() <= 0:
            self.risen.emit()
        elif key == Qt.Key.Key_Backspace or (event.text().isprintable() and event.text()):
            self.typed.emit(event)
        else:
            super().keyPressEvent(event)


class StatusPicker(Popup):
    """Opens below what was pressed. ``chosen`` carries the statuses whenever they change; once it
    is closed, ``left`` is told whether any did."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget, left: Callable[[bool], object]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)
        self.setAccessibleName(tr("Filter by status"))
        self._owner, self._left = parent, left
        self._changed = False
        self._scope = ""
        self.values = StatusValues(self)
        self.edit = QLineEdit()
        self.edit.setAccessibleName(tr("Find a status"))
        self.edit.setPlaceholderText(tr("Find a status, a mark or a code point"))
        self.edit.setClearButtonEnabled(True)
        self.edit.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.list = ValueList()
        self.count = ElidedLabel()
        self.none = ToneLabel()
        self.clear_button = link_button(tr("Clear"), tr("Choose no status"))
        self.done_button = button(tr("Done"))
        self._lay_out()
        self._wire()

    def _lay_out(self) -> None:
        self.list.setModel(self.values)
        self.list.setItemDelegate(StatusValueDelegate(self.list))
        self.list.setAccessibleName(tr("Statuses"))
        self.list.setUniformItemSizes(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        soften_selection(self.list)
        self.none.setWordWrap(True)
        self.none.hide()
        foot = QHBoxLayout()
        foot.addWidget(self.count, 1)
        foot.addWidget(self.clear_button)
        foot.addWidget(self.done_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(9, 9, 9, 9)
        column.setSpacing(8)
        column.addWidget(self.edit)
        column.addWidget(self.none)
        column.addWidget(self.list, 1)
        column.addLayout(foot)

    def _wire(self) -> None:
        self.edit.textChanged.connect(self._look)
        self.edit.returnPressed.connect(self._take_and_leave)
        self.list.clicked.connect(self._turn)
        self.list.turned.connect(self._turn)
        self.list.entered_.connect(self._take_and_leave)
        self.list.typed.connect(self._type)
        self.list.risen.connect(self.edit.setFocus)
        self.values.turned.connect(self._tell_chosen)
        self.clear_button.clicked.connect(self.values.clear)
        self.done_button.clicked.connect(self.close)

    def open_below(self, anchor: QWidget) -> None:
        """Show it below a widget, within the screen."""
        screen = screen_fit.room_of(anchor)
        size = self.size().expandedTo(self.sizeHint())
        size.setWidth(min(max(_WIDTH, self.sizeHint().width()), screen.width()))
        size.setHeight(min(_HEIGHT, int(screen.height() * 0.75)))
        corner = anchor.mapToGlobal(QPoint(0, anchor.height() + 2))
        place = QRect(corner, size)
        place.moveRight(min(place.right(), screen.right()))
        place.moveBottom(min(place.bottom(), screen.bottom()))
        place.moveLeft(max(place.left(), screen.left()))
        place.moveTop(max(place.top(), screen.top()))
        self.setGeometry(place)
        self.count.show_text(tr("Counting…"))
        self.clear_button.setEnabled(False)
        self.show()
        self.edit.setFocus()

    def offer(
        self, counts: Sequence[StatusCount], chosen: frozenset[Status], scope: str = ""
    ) -> None:
        """All values that there are; ``scope`` says of which stores."""
        self._scope = scope
        self.values.offer(counts, chosen)
        self._go_to_first()
        self._tell()

    def say_failed(self, reason: str) -> None:
        """The values could not be counted: an error is no empty list."""
        self.count.show_text("")
        self.none.setText(reason)
        self.none.show()

    def _look(self, text: str) -> None:
        self.values.look_for(text)
        self._go_to_first()
        self._tell()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.edit, self.count.text()))

    def _go_to_first(self) -> None:
        self.list.setCurrentIndex(self.values.index(0) if self.values.rowCount() else QModelIndex())
        self.list.scrollToTop()

    def _turn(self, place: QModelIndex) -> None:
        self.list.setCurrentIndex(place)
        self.values.turn(place.row())

    def _take_and_leave(self) -> None:
        """Enter: choose the current value, where it is not chosen yet, and close."""
        current = self.list.currentIndex()
        if current.isValid():
            checked = current.data(Qt.ItemDataRole.CheckStateRole)
            if checked == Qt.CheckState.Unchecked:
                self.values.turn(current.row())
            self.close()

    def _type(self, event: QKeyEvent) -> None:
        self.edit.setFocus()
        if event.key() == Qt.Key.Key_Backspace:
            self.edit.backspace()
        else:
            self.edit.insert(event.text())

    def _tell_chosen(self) -> None:
        self._changed = True
        self._tell()
        self.chosen.emit(self.values.chosen)

    def _tell(self) -> None:
        values, shown = self.values, self.values.rowCount()
        told = tr_n("{n:,} value", "{n:,} values", values.total)
        if shown != values.total:
            told = tr_n(
                "{shown:,} of {n:,} value", "{shown:,} of {n:,} values", values.total, shown=shown
            )
        if self._scope:
            told = tr("{values} in {store}", values=told, store=self._scope)
        if values.chosen:
            chosen = tr_n("{n:,} chosen", "{n:,} chosen", len(values.chosen))
            told = f"{told} · {chosen}"
        self.count.show_text(told)
        self.clear_button.setEnabled(bool(values.chosen))
        nothing = tr("No status has this in it.") if values.total else tr("No status was read yet.")
        self.none.setText("" if shown else nothing)
        self.none.setVisible(not shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = (Qt.Key.Key_Down, Qt.Key.Key_PageDown)
        if event.key() in steps and self.edit.hasFocus() and self.values.rowCount():
            self.list.setFocus()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() not in _ENTER:
            super().keyPressEvent(event)

    def ended(self) -> None:
        QTimer.singleShot(0, self._owner, partial(self._left, self._changed))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().window())
        painter.setPen(edge(self.palette()))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
