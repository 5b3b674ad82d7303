"""Everything that is known of one order.

Shows what it is given; it reads no clock and asks nobody.
"""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from designo_sync_gui.domain.compare import judge
from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.order import Order, OrderRef, Side
from designo_sync_gui.domain.sentence import NOTHING, Sentence
from designo_sync_gui.domain.timeline import Entry
from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.ui.inspector.comparison import ComparisonStrip, ComparisonView
from designo_sync_gui.ui.inspector.explanations import explain
from designo_sync_gui.ui.inspector.side_panel import SidePanel
from designo_sync_gui.ui.inspector.timeline import TimelineView, quoted
from designo_sync_gui.ui.kit.forms import button
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.orders.columns import outcome_words
from designo_sync_gui.ui.statuses.text import paint_of, plain_tooltip
from designo_sync_gui.ui.statuses.verdicts import LookMark, look_of, text_label


class Inspector(QWidget):
    """Heading, character comparison and explanation at the left; the facts of each side beside.

    ``copied`` carries a sentence for the status bar, ``history_wanted`` the order's reference,
    ``page_wanted`` the address of its page in the shop.
    """

    copied = Signal(str)
    history_wanted = Signal(object)
    page_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, zone: tzinfo | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Inspector"))
        self._ref: OrderRef | None = None
        self._page = ""
        self._zone = zone
        self.facts = {side: SidePanel(side, zone=zone) for side in Side}
        for facts in self.facts.values():
            facts.copied.connect(self.copied)
        self._nothing = text_label(tr("Select an order to see both statuses."), muted=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area = _scrolling(self._content(), tr("Order details"))
        self.setFocusProxy(self._area)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self._area)

    def show_order(
        self, order: Order | None, store_name: str, now: datetime, case_hint: Sentence = NOTHING
    ) -> None:
        """Show this order, or that there is none; ``now`` (UTC) is what ages are counted to.

        ``case_hint`` is said where the values differ in upper and lower case only.
        """
        self._pages.setCurrentIndex(0 if order is None else 1)
        ref = order.ref if order is not None else None
        if ref != self._ref:
            self.timeline.show_entries(())
        self._ref = ref
        if order is None:
            return
        comparison = judge(order)
        look = look_of(comparison)
        self._mark.show_look(look)
        self.heading.setText(
            visible_line(tr("Order {number}", number=order.number or order.ref.order_id))
        )
        self.place.setText(
            visible_line(tr("{store} · id {id}", store=store_name, id=order.ref.order_id))
        )
        self.comparison.compare(paint_of(order, Side.STOREFRONT), paint_of(order, Side.DESIGNO))
        self._strip.show_difference()
        sentences = explain(comparison)
        if case_hint and comparison.kinds == {DifferenceKind.CASE}:
            sentences = (*sentences, spoken(case_hint))
        self.explanation.setText("\n".join(sentences))
        self.agreed.setText(tr("Agreed value: {value}", value=quoted(order.agreed)))
        self.agreed.setVisible(order.agreed is not None)
        self.outcome.setText(
            visible_line(tr("Last outcome: {outcome}", outcome=outcome_words(order.last_outcome)))
        )
        self.outcome.setVisible(order.last_outcome is not None)
        for side, facts in self.facts.items():
            facts.show_side(order.side(side), now)

    def show_ages(self, now: datetime) -> None:
        """Let the ages of what is shown run on; ``now`` is in UTC."""
        if self._ref is not None:
            for facts in self.facts.values():
                facts.show_age(now)

    def show_reading(self, order: Order, now: datetime) -> None:
        """When the order was last read, where that changed nothing in the table; left alone when
        another one is shown by now."""
        if order.ref == self._ref:
            for side, facts in self.facts.items():
                facts.take_reading(order.side(side), now)

    def show_timeline(self, ref: OrderRef, entries: Sequence[Entry]) -> None:
        """What happened to an order; left alone when another one is shown by now."""
        if ref == self._ref:
            self.timeline.show_entries(entries)

    def show_page(self, address: str) -> None:
        """Where the shop's administration shows the order; empty where that is not known."""
        self._page = address
        self.page_button.setVisible(bool(address))
        self.page_button.setToolTip(plain_tooltip(address))

    def _content(self) -> QWidget:
        content = QWidget()
        row = QHBoxLayout(content)
        row.setContentsMargins(16, 12, 16, 12)
        row.setSpacing(24)
        row.addLayout(self._left(), 1)
        right = QVBoxLayout()
        right.setSpacing(12)
        for side in Side:
            right.addWidget(self.facts[side])
        right.addStretch(1)
        row.addLayout(right)
        return content

    def _left(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addLayout(self._heading_row())
        self.comparison = ComparisonView((tr("Storefront"), "DesignO"))
        self._strip = ComparisonStrip(self.comparison)
        column.addWidget(self._strip)
        self.explanation = _wrapping(tr("Explanation"))
        self.agreed = _wrapping(tr("Agreed value"))
        self.outcome = _wrapping(tr("Last outcome"))
        self.timeline = TimelineView(zone=self._zone)
        for part in (self.explanation, self.agreed, self.outcome, self.timeline):
            column.addWidget(part)
        column.addStretch(1)
        return column

    def _heading_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        self._mark = LookMark()
        self.heading = text_label(strong=True)
        font = self.heading.font()
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self.heading.setFont(font)
        self.place = text_label(muted=True)
        row.addWidget(self.heading)
        row.addWidget(self.place)
        row.addSpacing(12)
        row.addWidget(self._mark)
        row.addStretch(1)
        self.page_button = button(tr("Open in shop"))
        self.page_button.clicked.connect(lambda: self.page_wanted.emit(self._page))
        self.page_button.hide()
        row.addWidget(self.page_button)
        self.history_button = button(tr("History…"), tr("Everything written to this order"))
        self.history_button.clicked.connect(lambda: self.history_wanted.emit(self._ref))
        row.addWidget(self.history_button)
        return row


def _scrolling(content: QWidget, name: str) -> QScrollArea:
    area = QScrollArea()
    area.setAccessibleName(name)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    area.setWidget(content)
    return area


def _wrapping(name: str) -> QLabel:
    label = text_label()
    label.setWordWrap(True)
    label.setAccessibleName(name)
    return label
