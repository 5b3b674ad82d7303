"""The row of saved views above the table: those that everybody has, then the operator's own.

Law: a view always shows how many orders it holds now; choosing one is one click or one key.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QMargins, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QWidget

from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.visible import visible_text
from designo_sync_gui.ui.kit.flow_layout import FlowLayout
from designo_sync_gui.ui.kit.language import number, spoken, tr
from designo_sync_gui.ui.kit.palette import quiet, view_tab_colors
from designo_sync_gui.ui.orders.saved_views import SavedView

_GAP = 7
_SIDE = 12
_HEIGHT = 30


class ViewTab(QAbstractButton):
    """A rounded tab that is painted as plain text: no mnemonic, no markup.

    ``entered``: it was pressed, by mouse or Enter; arrow keys choose it and stay.
    """

    entered = Signal()

    def __init__(self, title: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.count = 0
        self.setCheckable(True)
        self.setToolTip(hint)
        self.setAccessibleDescription(hint)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_count(self, count: int) -> None:
        self.count = count
        self.setAccessibleName(f"{self.title}, {number(count)}")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        bold = self.font()
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        width = metrics.horizontalAdvance(self.title) + metrics.horizontalAdvance(self._number())
        return QSize(width + _GAP + 2 * _SIDE, max(_HEIGHT, metrics.height() + 10))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        ground, ink = view_tab_colors(palette, chosen=self.isChecked())
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        if self.hasFocus():
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Link), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        font = self.font()
        font.setBold(self.isChecked())
        painter.setFont(font)
        painter.setPen(ink)
        width = QFontMetrics(font).horizontalAdvance(self.title)
        full = width + _GAP + QFontMetrics(font).horizontalAdvance(self._number())
        left = box.left() + (box.width() - full) / 2
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        painter.drawText(QRectF(left, box.top(), box.width(), box.height()), flags, self.title)
        painter.setPen(ink if self.isChecked() else quiet(palette))
        left += width + _GAP
        painter.drawText(QRectF(left, box.top(), box.width(), box.height()), flags, self._number())
        painter.end()

    def _number(self) -> str:
        return number(self.count)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed = self.isDown()
        super().mouseReleaseEvent(event)
        if pressed:
            self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            self.entered.emit()
        else:
            super().keyPressEvent(event)


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
}


def view_title(view: View) -> str:
    return spoken(VIEW_WORDS[view][0])


class ViewTabs(QWidget):
    """One tab per view; arrow keys go from one to the next.

    ``view_chosen`` carries a ``View``, ``own_chosen`` an ``SavedView``; ``left``: the tab of the
    shown view was pressed, by Enter or mouse.
    """

    view_chosen = Signal(object)
    own_chosen = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Views"))
        self._row = FlowLayout(self, margins=QMargins(8, 6, 8, 6), spacing=4)
        self._group = QButtonGroup(self)
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

    def set_own_count(self, view: SavedView, count: int) -> None:
        for own, tab in zip(self._own, self.own_tabs, strict=True):
            if own == view:
                tab.set_count(count)

    def _put(self, tab: ViewTab) -> None:
        self._group.addButton(tab)
        self._row.addWidget(tab)
        tab.entered.connect(self.left)

    def _take(self, view: View | SavedView) -> None:
        if view == self._view:
            return
        self._view = view
        if isinstance(view, View):
            self.view_chosen.emit(view)
        else:
            self.own_chosen.emit(view)
