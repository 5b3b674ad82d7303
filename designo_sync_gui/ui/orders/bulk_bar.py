"""The bar at the table's foot: how many orders are selected, and what can be done with them."""

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.selection_facts import DIRECTIONS, SelectionFacts
from designo_sync_gui.ui.kit.forms import button, link_button
from designo_sync_gui.ui.kit.icons import icon
from designo_sync_gui.ui.kit.language import number, spoken, tr, tr_n
from designo_sync_gui.ui.kit.palette import Tone, tone_background, tone_color
from designo_sync_gui.ui.statuses.elided_label import ElidedLabel
from designo_sync_gui.ui.statuses.reason_words import REASON_WORDS

_HIGH, _LOW = 52, 44
#: A bar narrower than this has short words; a window lower than this the lower bar.
_NARROW, _LOW_WINDOW = 760, 700


class BulkBar(QWidget):
    """Hidden while nothing is chosen. Numbers come when they are known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._facts: SelectionFacts | None = None
        self._count = 0
        self.count_label = ElidedLabel()
        font = self.count_label.font()
        font.setBold(True)
        self.count_label.setFont(font)
        self.locked_label = ElidedLabel()
        self.buttons = {direction: _button() for direction in DIRECTIONS}
        self.export_button = _button()
        self.close_button = link_button("✕", tr("Select none"))
        self.close_button.setFixedWidth(28)
        self.close_button.setAccessibleName(tr("Select none"))
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addStretch(1)
        texts.addWidget(self.count_label)
        texts.addWidget(self.locked_label)
        texts.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 3, 8, 3)
        row.setSpacing(6)
        row.addLayout(texts, 1)
        for made in (*self.buttons.values(), self.export_button):
            row.addWidget(made)
        row.addWidget(self.close_button)
        self.setAccessibleName(tr("Selection"))
        self.hide()

    def join(self, plans: Mapping[Direction, QAction], export: QAction, none: QAction) -> None:
        """Let the buttons do what the window's actions do."""
        for direction, action in plans.items():
            self.buttons[direction].clicked.connect(action.trigger)
        self.export_button.clicked.connect(export.trigger)
        self.close_button.clicked.connect(none.trigger)

    def show_count(self, count: int) -> None:
        """So many orders are chosen; 0 hides the bar. What can be written is not known yet."""
        self._count, self._facts = count, None
        self.setVisible(count > 0)
        self._tell()

    def show_facts(self, facts: SelectionFacts) -> None:
        self._facts = facts
        self._tell()

    def _tell(self) -> None:
        count = number(self._count)
        self.count_label.show_text(tr("{n:,} selected", n=self._count), brief=count)
        locked = "" if self._facts is None else _locked_words(self._facts)
        self.locked_label.show_text(locked)
        self.locked_label.setVisible(bool(locked))
        narrow = self.width() < _NARROW
        for direction, made in self.buttons.items():
            self._tell_button(direction, made, narrow=narrow)
        self.export_button.setText("" if narrow else tr("Export…"))
        self.export_button.setIcon(icon("export") if narrow else QIcon())
        self.export_button.setAccessibleName(tr("Export…"))
        self.export_button.setToolTip(tr("Export a report of the selected orders"))
        low = self.window().height() < _LOW_WINDOW
        self.setFixedHeight(max(_LOW if low else _HIGH, self.minimumSizeHint().height()))

    def _tell_button(self, direction: Direction, made: QPushButton, *, narrow: bool) -> None:
        words = _short_words(direction) if narrow else _words(direction)
        count = "" if self._facts is None else number(self._facts.writable[direction])
        made.setText(f"{words}  {count}".strip())
        made.setAccessibleName(f"{_words(direction)} {count}".strip())
        made.setEnabled(self._facts is None or self._facts.writable[direction] > 0)
        made.setToolTip("" if self._facts is None else _why(self._facts, direction))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.size().width() < _NARROW) is not (event.oldSize().width() < _NARROW):
            self._tell()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _HIGH)

    def minimumSizeHint(self) -> QSize:
        """As narrow as it can become: by what its long words ask for, a window that is made much
        narrower in one step (snapped to half of the screen) would stay too wide."""
        least = super().minimumSizeHint()
        return QSize(least.width() - self._spare(), least.height())

    def _spare(self) -> int:
        """What the short words and the icon take less than what is shown."""
        if not self.export_button.text():
            return 0
        width = self.export_button.fontMetrics().horizontalAdvance
        spare = width(self.export_button.text()) - self.export_button.iconSize().width()
        return spare + sum(width(_words(one)) - width(_short_words(one)) for one in self.buttons)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), tone_background(Tone.INFO, self.palette()))
        painter.fillRect(0, 0, self.width(), 2, tone_color(Tone.INFO, self.palette()))
        painter.end()


def _button() -> QPushButton:
    made = button("")
    made.setIcon(QIcon())
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


def _words(direction: Direction) -> str:
    if direction is Direction.FOLLOW:
        return tr("Follow")
    to_designo = direction is Direction.TO_DESIGNO
    return tr("Storefront → DesignO") if to_designo else tr("DesignO → Storefront")


def _short_words(direction: Direction) -> str:
    if direction is Direction.FOLLOW:
        return tr("Follow")
    return tr("→ DesignO") if direction is Direction.TO_DESIGNO else tr("← Storefront")


def _locked_words(facts: SelectionFacts) -> str:
    both = facts.locked.get(frozenset(Side), 0)
    shop = facts.locked.get(frozenset({Side.STOREFRONT}), 0)
    designo = facts.locked.get(frozenset({Side.DESIGNO}), 0)
    parts = []
    if both:
        parts.append(tr_n("{n:,} of them never writes", "{n:,} of them never write", both))
    if shop:
        parts.append(tr("{n:,} locked for the shop", n=shop))
    if designo:
        parts.append(tr("{n:,} locked for DesignO", n=designo))
    return " · ".join(parts)


def _why(facts: SelectionFacts, direction: Direction) -> str:
    """Why not all are writable, the most frequent reason first."""
    told = [tr("{n:,} of {total:,} writable", n=facts.writable[direction], total=facts.orders)]
    reasons = facts.refused[direction]
    most = sorted(reasons, key=lambda one: -reasons[one])
    told.extend(f"{number(reasons[one])}: {spoken(REASON_WORDS[one])}" for one in most)
    told.append(tr("The shop's own rules are asked for with the plan."))
    return "\n".join(told)
