"""The character comparison between the names of the sides and a scroll bar."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from designo_sync_gui.ui.comparison_view import ComparisonView
from designo_sync_gui.ui.language import tr
from designo_sync_gui.ui.widgets import text_label

_TITLE_GAP = 14


class ComparisonStrip(QWidget):
    """The comparison with the names of both sides, which stay when it is scrolled sideways."""

    def __init__(self, comparison: ComparisonView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._comparison = comparison
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.area = QScrollArea()
        self.area.setAccessibleName(tr("Character comparison, scrollable"))
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(comparison)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_TITLE_GAP)
        row.addWidget(self._titles())
        row.addWidget(self.area, 1)
        self._fit()

    def _titles(self) -> QWidget:
        titles = QWidget()
        labels = [text_label(title, strong=True) for title in self._comparison.titles]
        for label, top in zip(labels, self._comparison.row_tops, strict=True):
            label.setParent(titles)
            label.move(0, top)
            label.setFixedHeight(self._comparison.line_height)
            label.adjustSize()
        titles.setFixedWidth(max(label.sizeHint().width() for label in labels))
        return titles

    def show_difference(self) -> None:
        """Fit the height to the comparison, and bring its first difference into sight."""
        self._fit()
        bar = self.area.horizontalScrollBar()
        place = self._comparison.first_difference()
        bar.setValue(0 if place < self.area.width() * 0.8 else int(place) - 120)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        size = self._comparison.sizeHint()
        scrolls = size.width() > self.area.width()
        bar = self.area.horizontalScrollBar().sizeHint().height() if scrolls else 0
        self.setFixedHeight(size.height() + bar + 2)
