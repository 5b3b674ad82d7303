"""Everything that is known of one order.

Shows what it is given; it reads no clock and calls no service.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from designo_sync_gui.domain.answer import answer
from designo_sync_gui.domain.compare import Comparison, judge
from designo_sync_gui.domain.kinds import FORMATTING_KINDS, DifferenceKind
from designo_sync_gui.domain.looks import look_of_order
from designo_sync_gui.domain.movement import Movement, movement
from designo_sync_gui.domain.order import Order, OrderRef, Side
from designo_sync_gui.domain.sentence import NOTHING, Sentence, joined
from designo_sync_gui.domain.table_ports import PairGroup
from designo_sync_gui.domain.timeline import Entry
from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.ui.inspector.answer_box import AnswerBox
from designo_sync_gui.ui.inspector.code_points import code_point_lines
from designo_sync_gui.ui.inspector.comparison import ComparisonStrip, ComparisonView
from designo_sync_gui.ui.inspector.explanations import explain
from designo_sync_gui.ui.inspector.flow import Flow, Line, Run
from designo_sync_gui.ui.inspector.side_panel import SidePanel
from designo_sync_gui.ui.inspector.timeline import quoted, timeline_lines
from designo_sync_gui.ui.kit.fonts import scaled
from designo_sync_gui.ui.kit.forms import button, fold_button
from designo_sync_gui.ui.kit.hairline import Hairline
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.kit.times import day_and_minute
from designo_sync_gui.ui.orders.columns import outcome_words
from designo_sync_gui.ui.statuses.text import paint_of, plain_tooltip
from designo_sync_gui.ui.statuses.verdicts import text_label

#: From so many pixels on both sides stand beside each other.
WIDE = 640
_EDGE = 16

_MOVERS = (Movement.STOREFRONT, Movement.DESIGNO, Movement.BOTH)


class Inspector(QWidget):
    """The answer first; then both values, how they differ, and what happened, from top to bottom.

    ``copied`` carries a sentence for the status bar, ``history_wanted`` the order's reference,
    ``page_wanted`` the address of its page in the shop.
    """

    copied = Signal(str)
    history_wanted = Signal(object)
    page_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, zone: tzinfo | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Inspector"))
        self._order: Order | None = None
        self._entries: Sequence[Entry] = ()
        self._groups: Sequence[PairGroup] = ()
        self._hint = NOTHING
        self._page = ""
        self._zone = zone
        self.facts = {side: SidePanel(side, zone=zone) for side in Side}
        for facts in self.facts.values():
            facts.copied.connect(self.copied)
        self._nothing = text_label(tr("Select an order to see both statuses."), muted=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        shown, content = QWidget(), QWidget()
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(shown)
        self._area = _scrolling(content, tr("Order details"))
        self.setFocusProxy(self._area)
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._area, 1)
        column.addWidget(Hairline())
        column.addLayout(self._foot())
        self._fill(content)

    def show_order(
        self, order: Order | None, store_name: str, now: datetime, case_hint: Sentence = NOTHING
    ) -> None:
        """Show this order, or that there is none; ``now`` (UTC) is what ages are counted to.

        ``case_hint`` is said where the values differ in upper and lower case only.
        """
        self._pages.setCurrentIndex(0 if order is None else 1)
        if order is None or self._order is None or order.ref != self._order.ref:
            self._entries, self._groups = (), ()
        self._order, self._hint = order, case_hint
        if order is None:
            return
        comparison = judge(order)
        kinds = [kind.label for kind in DifferenceKind if kind in comparison.kinds]
        moved = [moved.label for moved in _MOVERS if moved is movement(order) and kinds]
        self.answer.show_look(
            look_of_order(comparison, movement(order)), spoken(joined(" · ", [*kinds, *moved]))
        )
        self.heading.setText(
            visible_line(tr("Order {number}", number=order.number or order.ref.order_id))
        )
        self.place.setText(
            visible_line(tr("{store} · id {id}", store=store_name, id=order.ref.order_id))
        )
        self.comparison.compare(
            paint_of(order, Side.STOREFRONT),
            paint_of(order, Side.DESIGNO),
            tinted=DifferenceKind.OTHER_VALUE not in comparison.kinds,
        )
        self._strip.setVisible(comparison.formatting_only)
        self._strip.show_difference()
        for side, facts in self.facts.items():
            against = paint_of(order, side).against if comparison.formatting_only else None
            facts.show_side(order.side(side), now, against)
        self._tell(now)

    def show_ages(self, now: datetime) -> None:
        """Let the ages of what is shown run on; ``now`` is in UTC."""
        if self._order is not None:
            self.answer.show_age(now)
            for facts in self.facts.values():
                facts.show_age(now)

    def show_reading(self, order: Order, now: datetime) -> None:
        """When the order was last read, where that changed nothing in the table; left alone when
        another one is shown by now."""
        if self._order is not None and order.ref == self._order.ref:
            for side, facts in self.facts.items():
                facts.take_reading(order.side(side), now)
            self._order = replace(
                self._order,
                storefront=self.facts[Side.STOREFRONT].observation,
                designo=self.facts[Side.DESIGNO].observation,
                accepted=order.accepted,
            )
            self._tell(now)

    def show_timeline(self, ref: OrderRef, entries: Sequence[Entry], now: datetime) -> None:
        """What happened to an order; left alone when another one is shown by now."""
        if self._order is not None and ref == self._order.ref:
            self._entries = entries
            self._tell(now)

    def show_groups(self, ref: OrderRef, groups: Sequence[PairGroup], now: datetime) -> None:
        """How many orders of its store have which values; left alone as above."""
        if self._order is not None and ref == self._order.ref:
            self._groups = groups
            self._tell(now)

    def show_page(self, address: str) -> None:
        """Where the shop's administration shows the order; empty where that is not known."""
        self._page = address
        self.page_button.setVisible(bool(address))
        self.page_button.setToolTip(plain_tooltip(address))

    def _tell(self, now: datetime) -> None:
        """The answer and what happened, with all that is known by now."""
        order = self._order
        if order is None:
            return
        accepted = tuple(_accepted_lines(order, self._zone))
        self.answer.show_answer(answer(order, self._entries, self._groups), now, accepted)
        for facts in self.facts.values():
            facts.show_age(now)
        comparison = judge(order)
        self.differences.show_lines(tuple(self._difference_lines(comparison)))
        self._show_code_points(comparison)
        story = [*_known_lines(order), *timeline_lines(self._entries, now, self._zone)]
        self.story.show_lines(story)
        self._area.setAccessibleDescription(
            "\n".join(filter(None, (self.heading.text(), self.answer.flow.text())))
        )

    def _difference_lines(self, comparison: Comparison) -> Iterator[Line]:
        """What kinds of formatting differ."""
        kinds = comparison.kinds & FORMATTING_KINDS
        if kinds:
            for sentence in explain(Comparison(comparison.verdict, kinds)):
                yield (Run(sentence, muted=True),)
        if self._hint and comparison.kinds == {DifferenceKind.CASE}:
            yield (Run(spoken(self._hint), muted=True),)

    def _show_code_points(self, comparison: Comparison) -> None:
        """On demand, and of two spellings of one value alone."""
        cells = self.comparison.cells if comparison.formatting_only else ()
        lines = tuple(code_point_lines(cells))
        self.code_points.show_lines(lines)
        self.points_button.setVisible(bool(lines))
        self.code_points.setVisible(bool(lines) and self.points_button.isChecked())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Below the table there is width: both sides stand beside each other there."""
        super().resizeEvent(event)
        wide = event.size().width() >= WIDE
        self._sides.setDirection(
            QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        )

    def minimumSizeHint(self) -> QSize:
        """Never so narrow that a way to copy is cut."""
        least = super().minimumSizeHint()
        beside = 2 * _EDGE + self._area.verticalScrollBar().sizeHint().width()
        sides = max(panel.minimumSizeHint().width() for panel in self.facts.values())
        return QSize(max(least.width(), sides + beside), least.height())

    def _fill(self, content: QWidget) -> None:
        column = QVBoxLayout(content)
        column.setContentsMargins(_EDGE, 12, _EDGE, 12)
        column.setSpacing(14)
        self.heading = text_label(strong=True)
        self.heading.setFont(scaled(self.heading.font(), 1.15))
        self.place = text_label(muted=True)
        for label in (self.heading, self.place):
            label.setWordWrap(True)
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.heading)
        head.addWidget(self.place)
        column.addLayout(head)
        self.answer = AnswerBox(zone=self._zone)
        self.comparison = ComparisonView((tr("Storefront"), "DesignO"))
        self._strip = ComparisonStrip(self.comparison, titled=False)
        self.differences = Flow(tr("Differences"))
        self.story = Flow(tr("Timeline"))
        self.code_points = Flow(tr("Code points"))
        self.points_button = fold_button(tr("Code points"), self.code_points)
        self._sides = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._sides.setSpacing(14)
        for side_panel in self.facts.values():
            self._sides.addWidget(side_panel, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.answer)
        column.addLayout(self._sides)
        for part in (self._strip, self.differences, self.points_button, self.code_points):
            column.addWidget(part)
        column.addWidget(self.story)
        column.addStretch(1)

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        self.page_button = button(tr("Open in shop"))
        self.page_button.clicked.connect(lambda: self.page_wanted.emit(self._page))
        self.page_button.hide()
        row.addWidget(self.page_button)
        self.history_button = button(tr("History…"), tr("Everything written to this order"))
        self.history_button.clicked.connect(self._want_history)
        row.addWidget(self.history_button)
        row.addStretch(1)
        return row

    def _want_history(self) -> None:
        if self._order is not None:
            self.history_wanted.emit(self._order.ref)


def _accepted_lines(order: Order, zone: tzinfo | None) -> Iterator[Line]:
    """Who accepted the difference, when and why."""
    made = order.accepted
    if made is not None:
        at = day_and_minute(made.at.astimezone(zone))
        if made.declared:
            yield (Run(tr("Declared as the same by a profile, {time}", time=at), strong=True),)
            return
        who = tr("Accepted by {name}, {time}", name=visible_line(made.by), time=at)
        yield (Run(who, strong=True),)
        yield (Run(tr("Reason: {reason}", reason=visible_line(made.reason))),)
        if made.pair:
            told = tr("Accepted with its pair of values, for all orders of the store.")
            yield (Run(told, muted=True),)


def _known_lines(order: Order) -> Iterator[Line]:
    """The agreed value, and how the last write ended."""
    if order.agreed is not None and order.agreed_designo is not None:
        own, other = quoted(order.agreed), quoted(order.agreed_designo)
        told = tr("Agreed as declared: {value}, in DesignO {other}", value=own, other=other)
        yield (Run(told),)
    elif order.agreed is not None:
        yield (Run(tr("Agreed value: {value}", value=quoted(order.agreed))),)
    if order.last_outcome is not None:
        yield (Run(tr("Last outcome: {outcome}", outcome=outcome_words(order.last_outcome))),)


def _scrolling(content: QWidget, name: str) -> QScrollArea:
    area = QScrollArea()
    area.setAccessibleName(name)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    area.setWidget(content)
    return area
