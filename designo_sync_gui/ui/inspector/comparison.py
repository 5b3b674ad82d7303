"""Both values of an order, character above character.

Law: painted by hand: a text widget would alter what it shows. Every code point has a cell of its
own, so that nothing joins, combines or changes direction.
"""

import unicodedata
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSizePolicy, QToolTip, QWidget

from designo_sync_gui.domain.sentence import NOTHING
from designo_sync_gui.domain.visible import Glyph, glyphs
from designo_sync_gui.ui.kit.fonts import monospace, scaled
from designo_sync_gui.ui.kit.language import spoken as said
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.kit.palette import line, quiet, tint
from designo_sync_gui.ui.statuses.alignment import Pair, align
from designo_sync_gui.ui.statuses.text import StatusPaint, plain_tooltip, spoken
from designo_sync_gui.ui.statuses.verdicts import text_label

#: The side of a cell, in pixels; a mark of several letters takes more.
CELL = 24
_PAD = 5
_MIDDLE = 4
#: Between two lines of a comparison that is broken.
_BETWEEN = 10


@dataclass(frozen=True, slots=True)
class Cell:
    """One code point: what is drawn, its number and its bytes; empty where it has no partner."""

    shown: str = ""
    point: str = ""
    octets: str = ""
    char: str = ""
    marked: bool = False
    differs: bool = False


@dataclass(frozen=True, slots=True)
class _Column:
    cells: tuple[Cell, Cell]
    line: int
    left: float
    width: float
    skipped: int


class ComparisonView(QWidget):
    """Two rows of cells, aligned; as wide as the values need, so put it in a scroll area, unless it
    is given a width to be broken at."""

    def __init__(self, titles: tuple[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.titles = titles
        self._paints = (StatusPaint(None, missing=NOTHING), StatusPaint(None, missing=NOTHING))
        self._columns: tuple[_Column, ...] = ()
        self._tinted = True
        self._most = 0.0
        self.setAccessibleName(tr("Character comparison"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._measure()

    def compare(self, left: StatusPaint, right: StatusPaint, *, tinted: bool = True) -> None:
        """Show these two values; either may be missing. Where they are no two spellings of one,
        which letters they share by chance says nothing: not ``tinted``."""
        if (left, right, tinted) == (*self._paints, self._tinted):
            return
        self._paints, self._tinted = (left, right), tinted
        self.setAccessibleDescription(
            f"{self.titles[0]}: {spoken(left)}. {self.titles[1]}: {spoken(right)}."
        )
        self._measure()

    def break_at(self, width: int) -> None:
        """Begin another line of both rows wherever cells do not fit this width; 0 never does."""
        if width != self._most:
            self._most = width
            self._measure()

    @property
    def cells(self) -> tuple[tuple[Cell, Cell], ...]:
        """The cells of each column, for tests and for screen readers."""
        return tuple(column.cells for column in self._columns)

    @property
    def row_tops(self) -> tuple[int, int]:
        """Where the two rows begin, in pixels."""
        return 1, int(1 + self._row + _MIDDLE)

    @property
    def line_height(self) -> int:
        """The height of a row's first line, which holds the characters."""
        return int(self._row)

    def first_difference(self) -> float:
        """Where the first differing column begins, in pixels; 0 when nothing differs."""
        found = (
            column.left for column in self._columns if any(cell.differs for cell in column.cells)
        )
        return next(found, 0.0)

    def sizeHint(self) -> QSize:
        end = max((column.left + column.width for column in self._columns), default=0.0)
        words = max(self._words_width(paint) for paint in self._paints)
        right = max(end, words) + 2
        lines = self._columns[-1].line + 1 if self._columns else 1
        return QSize(int(right) + 1, int(lines * self._line_height() - _BETWEEN) + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _line_height(self) -> float:
        return 2 * self._row + _MIDDLE + _BETWEEN

    # Measuring --------------------------------------------------------------------------------

    def _measure(self) -> None:
        fixed = monospace(self.font())
        self._big, self._small = scaled(fixed, 1.1), scaled(fixed, 0.78)
        self._italic = QFont(self.font())
        self._italic.setItalic(True)
        self._big_height = QFontMetricsF(self._big).height()
        self._row = max(CELL, self._big_height + _PAD)
        self._columns = self._make_columns()
        self.setFixedSize(self.sizeHint())
        self.update()

    def _make_columns(self) -> tuple[_Column, ...]:
        left, right = self._paints
        columns: list[_Column] = []
        x, line = 1.0, 0
        for pair in align(left.status, right.status):
            cells = (_cell(left, pair, pair.left), _cell(right, pair, pair.right))
            width = self._width(cells, pair.skipped)
            if self._most and x > 1 and x + width > self._most:
                x, line = 1.0, line + 1
            columns.append(_Column(cells, line, x, width, pair.skipped))
            x += width
        return tuple(columns)

    def _width(self, cells: tuple[Cell, Cell], skipped: int) -> float:
        big, small = QFontMetricsF(self._big), QFontMetricsF(self._small)
        if skipped:
            return small.horizontalAdvance(_skipped(skipped)) + 4 * _PAD
        widest = max(big.horizontalAdvance(cell.shown) for cell in cells)
        return max(CELL, widest + 2 * _PAD)

    def _words_width(self, paint: StatusPaint) -> float:
        return QFontMetricsF(self._italic).horizontalAdvance(_words(paint))

    # Painting ---------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        seen = event.rect()
        for row in (0, 1):
            top = 1 + row * (self._row + _MIDDLE)
            if _words(self._paints[row]):
                self._paint_words(painter, _words(self._paints[row]), top)
            for column in self._columns:
                if column.left <= seen.right() and column.left + column.width >= seen.left():
                    place = top + column.line * self._line_height()
                    self._paint_cell(painter, column, row, place)
        painter.end()

    def _paint_words(self, painter: QPainter, words: str, top: float) -> None:
        painter.setFont(self._italic)
        painter.setPen(quiet(self.palette()))
        place = QRectF(0, top, self.width(), self.line_height)
        painter.drawText(place, _flags(Qt.AlignmentFlag.AlignLeft), words)

    def _paint_cell(self, painter: QPainter, column: _Column, row: int, top: float) -> None:
        palette = self.palette()
        cell = column.cells[row]
        box = QRectF(column.left, top, column.width, self._row)
        if column.skipped:
            if self._paints[row].status is not None:
                painter.setFont(self._small)
                painter.setPen(quiet(palette))
                painter.drawText(
                    box, _flags(Qt.AlignmentFlag.AlignHCenter), _skipped(column.skipped)
                )
            return
        if not cell.char:
            return
        painter.setPen(QPen(line(palette), 1))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRect(box)
        if cell.differs and self._tinted:
            painter.fillRect(box.adjusted(1, 1, -1, -1), tint(palette))
        ink = palette.color(QPalette.ColorRole.Text)
        mark = quiet(palette) if cell.marked and not cell.differs else ink
        self._draw(painter, box, self._big, mark, cell.shown)

    def _draw(self, painter: QPainter, place: QRectF, font: QFont, ink: QColor, text: str) -> None:
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(place, _flags(Qt.AlignmentFlag.AlignHCenter), text)

    # Qt ---------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            text = self.name_at(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), plain_tooltip(text) if text else "", self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange):
            self._measure()

    def name_at(self, x: float, y: float) -> str:
        """Code point, Unicode name and bytes at a place of the widget; empty between cells."""
        line, below = divmod(y, self._line_height())
        row = 0 if below <= self._row else 1
        for column in self._columns:
            if column.line == line and column.left <= x < column.left + column.width:
                cell = column.cells[row]
                named = f"{cell.point} {_name(cell.char)}"
                told = tr("{character}, in UTF-8 {bytes}", character=named, bytes=cell.octets)
                return told if cell.char else ""
        return ""


def _cell(paint: StatusPaint, pair: Pair, place: int | None) -> Cell:
    if place is None or paint.status is None:
        return Cell(differs=pair.differs)
    char = paint.status.literal[place]
    glyph = _glyph_at(paint, place, differs=pair.differs)
    shown = f"◌{glyph.shown}" if unicodedata.category(glyph.shown[0]) == "Mn" else glyph.shown
    octets = char.encode("utf-8").hex(" ").upper()
    return Cell(shown, f"U+{ord(char):04X}", octets, char, glyph.marked, pair.differs)


def _glyph_at(paint: StatusPaint, place: int, *, differs: bool) -> Glyph:
    """The glyph of one code point among its neighbours; a lone space is always a mark here."""
    if paint.status is None or paint.status.literal[place] == " ":
        return Glyph("·", True, differs)
    character = type(paint.status).text(paint.status.literal[place])
    return glyphs(character)[0]


def _words(paint: StatusPaint) -> str:
    """The text shown instead of characters."""
    if paint.status is None:
        return said(paint.missing)
    return "" if paint.status.literal else spoken(paint)


def _skipped(count: int) -> str:
    return tr("… {n:,} more …", n=count)


def _name(char: str) -> str:
    return unicodedata.name(char, tr("control character") if ord(char) < 0xA0 else tr("no name"))


def _flags(horizontal: Qt.AlignmentFlag) -> int:
    return int(horizontal | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)


_TITLE_GAP = 14


class ComparisonStrip(QWidget):
    """The comparison beside the names of both sides, scrolled sideways where it is wider than its
    place; not ``titled`` it is broken there instead."""

    def __init__(
        self, comparison: ComparisonView, parent: QWidget | None = None, *, titled: bool = True
    ) -> None:
        super().__init__(parent)
        self._comparison = comparison
        self._titled = titled
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.area = QScrollArea()
        self.area.setAccessibleName(tr("Character comparison, scrollable"))
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        scrolled = Qt.FocusPolicy.StrongFocus if titled else Qt.FocusPolicy.NoFocus
        self.area.setFocusPolicy(scrolled)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(comparison)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_TITLE_GAP)
        if titled:
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
        if not self._titled:
            return
        bar = self.area.horizontalScrollBar()
        place = self._comparison.first_difference()
        bar.setValue(0 if place < self.area.width() * 0.8 else int(place) - 120)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if not self._titled:
            self._comparison.break_at(self.width())
        size = self._comparison.sizeHint()
        scrolls = size.width() > self.area.width()
        bar = self.area.horizontalScrollBar().sizeHint().height() if scrolls else 0
        self.setFixedHeight(size.height() + bar + 2)
