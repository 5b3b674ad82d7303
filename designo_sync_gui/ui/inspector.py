"""Everything that is known of one order.

Law: shows what it is given; it reads no clock and asks nobody.
"""

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
from designo_sync_gui.domain.visible import visible_text
from designo_sync_gui.ui.comparison_strip import ComparisonStrip
from designo_sync_gui.ui.comparison_view import ComparisonView
from designo_sync_gui.ui.comparison_words import explain
from designo_sync_gui.ui.forms import button
from designo_sync_gui.ui.looks import look_of
from designo_sync_gui.ui.side_facts import SideFacts
from designo_sync_gui.ui.status_text import paint_of
from designo_sync_gui.ui.widgets import LookMark, text_label


class Inspector(QWidget):
    """Heading, character comparison and explanation at the left; the facts of each side beside.

    ``copied`` carries a sentence for the status bar, ``history_wanted`` the order's reference.
    """

    copied = Signal(str)
    history_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, zone: tzinfo | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Inspector")
        self._ref: OrderRef | None = None
        self.facts = {side: SideFacts(side, zone=zone) for side in Side}
        for facts in self.facts.values():
            facts.copied.connect(self.copied)
        self._nothing = text_label("Choose an order to see what each side said of it.", muted=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._area = _scrolling(self._content(), "Order details")
        self.setFocusProxy(self._area)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self._area)

    def show_order(
        self, order: Order | None, store_name: str, now: datetime, case_hint: str = ""
    ) -> None:
        """Show this order, or that there is none; ``now`` (UTC) is what ages are counted to.

        ``case_hint`` is said where the values differ in upper and lower case only.
        """
        self._pages.setCurrentIndex(0 if order is None else 1)
        self._ref = order.ref if order is not None else None
        if order is None:
            return
        comparison = judge(order)
        look = look_of(comparison)
        self._mark.show_look(look)
        self.heading.setText(visible_text(f"Order {order.number or order.ref.order_id}"))
        self.place.setText(visible_text(f"{store_name} · id {order.ref.order_id}"))
        self.comparison.compare(paint_of(order, Side.STOREFRONT), paint_of(order, Side.DESIGNO))
        self._strip.show_difference()
        sentences = explain(comparison)
        if case_hint and comparison.kinds == {DifferenceKind.CASE}:
            sentences = (*sentences, case_hint)
        self.explanation.setText("\n".join(sentences))
        self.outcome.setText(visible_text(f"Last outcome: {order.last_outcome}"))
        self.outcome.setVisible(bool(order.last_outcome))
        for side, facts in self.facts.items():
            facts.show_side(order.side(side), now)

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
        self.comparison = ComparisonView(("Storefront", "DesignO"))
        self._strip = ComparisonStrip(self.comparison)
        column.addWidget(self._strip)
        self.explanation = _wrapping("Explanation")
        self.outcome = _wrapping("Last outcome")
        column.addWidget(self.explanation)
        column.addWidget(self.outcome)
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
        self.history_button = button("History…", "Everything written to this order")
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
