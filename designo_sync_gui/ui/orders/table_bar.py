"""One line above the table for what happened to it: rows that do not belong there any more, new
orders, a selection that was taken back.

Law: one at a time, the first of ``Told`` first, in a place that is kept free for it: no row moves
because something is said.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from designo_sync_gui.ui.kit.forms import link_button
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.kit.palette import Tone, line, tone_background
from designo_sync_gui.ui.statuses.elided_label import ElidedLabel


class Told(IntEnum):
    """What is said, the most urgent first."""

    ROWS = 1
    DESELECTED = 2


@dataclass(frozen=True)
class Line:
    """``action`` is what its button says and ``act`` what it does; ``keys`` do the same."""

    text: str
    action: str
    keys: str
    act: Callable[[], object]
    dismissed: Callable[[], object] | None = None


class TableBar(QWidget):
    """Shows the most urgent of what was told; hidden where nothing is. ``turned`` carries whether
    it is shown."""

    turned = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told: dict[Told, Line] = {}
        self._shown: Line | None = None
        self.label = ElidedLabel()
        self.button = QPushButton()
        self.button.setFlat(True)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._act)
        self.close_button = link_button("✕", tr("Dismiss"))
        self.close_button.setFixedWidth(28)
        self.close_button.clicked.connect(self._dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 0, 4, 0)
        row.setSpacing(4)
        row.addWidget(self.label, 1)
        row.addWidget(self.button)
        row.addWidget(self.close_button)
        self.hide()

    def put(self, what: Told, told: Line) -> None:
        """Say this; a screen reader announces a text that is another than before."""
        former = self._told.get(what)
        self._told[what] = told
        self._show()
        if self._shown is told and (former is None or former.text != told.text):
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, told.text))

    def remove(self, what: Told) -> None:
        if self._told.pop(what, None) is not None:
            self._show()

    @property
    def text(self) -> str:
        """What is said now; empty for nothing."""
        return self._shown.text if self._shown is not None else ""

    def _show(self) -> None:
        self._shown = self._told[min(self._told)] if self._told else None
        self.setVisible(self._shown is not None)
        self.turned.emit(self._shown is not None)
        if self._shown is None:
            return
        told = self._shown
        self.label.show_text(told.text)
        self.setAccessibleName(told.text)
        self.button.setText(f"{told.action}  {told.keys}".replace("&", "&&"))
        self.button.setAccessibleName(f"{told.action}: {told.text}")
        self.button.setAccessibleDescription(f"{told.action}  {told.keys}")
        self.button.setToolTip(f"{told.action} ({told.keys})")
        self.close_button.setVisible(told.dismissed is not None)
        self.close_button.setAccessibleName(tr("Dismiss: {what}", what=told.text))

    def _act(self) -> None:
        if self._shown is not None:
            self._shown.act()

    def _dismiss(self) -> None:
        if self._shown is not None and self._shown.dismissed is not None:
            self._shown.dismissed()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(line(self.palette()), 1))
        painter.setBrush(tone_background(Tone.INFO, self.palette()))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()
