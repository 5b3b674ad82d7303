"""The left of the help window: the pages with their headings, or what a search found.

``chosen`` tells page and part; ``entered`` that the reader wants to go on to the page.
"""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem

from designo_sync_gui.domain.help_text import HelpPage, Hit
from designo_sync_gui.ui.help.way import Place
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.kit.palette import soften_selection
from designo_sync_gui.ui.kit.tokens import ROW

_PLACE = Qt.ItemDataRole.UserRole
#: Headings below this level are found by search alone.
_DEEPEST = 2


class _PlaceTree(QTreeWidget):
    """Rows that lead to a place."""

    chosen = Signal(int, int)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setHeaderHidden(True)
        self.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._quiet = False
        soften_selection(self)
        self.currentItemChanged.connect(lambda item, _: self._choose(item))
        self.itemClicked.connect(lambda item, _: self._choose(item))

    def choose_quietly(self, place: Place) -> None:
        """Make the row of a place the current one without telling it; its page's, else."""
        item = self._row_of(place) or self._row_of((place[0], 0))
        if item is not None and item is not self.currentItem():
            self._quiet = True
            self.setCurrentItem(item)
            self._quiet = False

    def places(self) -> list[Place]:
        return [place for _, place in self._rows()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.currentItem())
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self, item: QTreeWidgetItem | None) -> None:
        if item is not None and not self._quiet:
            self.chosen.emit(*_place_of(item))

    def _row_of(self, place: Place) -> QTreeWidgetItem | None:
        return next((item for item, at in self._rows() if at == place), None)

    def _rows(self) -> list[tuple[QTreeWidgetItem, Place]]:
        tops = [self.topLevelItem(row) for row in range(self.topLevelItemCount())]
        rows = [
            row
            for top in tops
            if top is not None
            for row in (top, *(top.child(place) for place in range(top.childCount())))
        ]
        return [(row, _place_of(row)) for row in rows if row is not None]


def _place_of(row: QTreeWidgetItem) -> Place:
    page, part = row.data(0, _PLACE)
    return page, part


class Contents(_PlaceTree):
    """The pages, and below each its headings."""

    def __init__(self, pages: Sequence[HelpPage]) -> None:
        super().__init__()
        self.setAccessibleName(tr("Help pages"))
        for number, page in enumerate(pages):
            top = _row(page.title, (number, 0))
            self.addTopLevelItem(top)
            for place, part in enumerate(page.sections[1:], 1):
                if part.level <= _DEEPEST:
                    top.addChild(_row(part.title, (number, place)))


class Hits(_PlaceTree):
    """What was found: page and heading, and below it a line of the text."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Found places"))
        self.setRootIsDecorated(False)
        self.setWordWrap(True)

    def show_hits(self, pages: Sequence[HelpPage], hits: Sequence[Hit]) -> None:
        self._quiet = True
        self.clear()
        for hit in hits:
            page, part = pages[hit.page], pages[hit.page].sections[hit.section]
            title = page.title if hit.section == 0 else f"{page.title}: {part.title}"
            row = _row(f"{title}\n{hit.excerpt}".strip(), (hit.page, hit.section))
            self.addTopLevelItem(row)
        first = self.topLevelItem(0)
        if first is not None:
            self.setCurrentItem(first)
        self._quiet = False

    def open_current(self) -> None:
        """Show the current place, or the first one."""
        self._choose(self.currentItem())


def _row(text: str, place: Place) -> QTreeWidgetItem:
    row = QTreeWidgetItem([text])
    row.setSizeHint(0, QSize(0, ROW))
    row.setToolTip(0, text)
    row.setData(0, _PLACE, place)
    return row
