"""The heading row of the order table: columns are hidden, moved, resized and sorted here, and made
to fit.

Law: how the columns stand is a plain value that can be kept; a kept value that makes no sense
changes nothing. Columns share the table's width as long as each has its least width; what the
operator chose to see is not what the moment hides (``set_needless``).
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from enum import Enum, auto

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractScrollArea, QHeaderView, QMenu, QWidget

from designo_sync_gui.domain.looks import Look
from designo_sync_gui.ui.kit.language import number, spoken, tr
from designo_sync_gui.ui.kit.palette import line, quiet
from designo_sync_gui.ui.orders.check_box import BOX, box_left, paint_box
from designo_sync_gui.ui.orders.column_widths import shared
from designo_sync_gui.ui.orders.columns import HEADINGS, SIDE_OF, Column

_NARROWEST, _WIDEST = 32, 2000
_BEFORE, _BEHIND, _ROOM_FOR_ARROW = 8, 6, 14
#: What a verdict's shape and the edges take beside its word.
_BESIDE_VERDICT = 34
#: A group of so many orders has its number whole.
_MANY = 9_999
#: The line under the heading of the column that keys act on.
_UNDER = 2
#: How much one key press widens a column.
STEP = 16
#: Left out one after the other where not all have room: the inspector says them too.
_FIRST_OUT = (Column.OUTCOME, Column.CHANGED, Column.KINDS, Column.STORE)
#: Up to this width a value is not made narrower for another column.
_GOOD_VALUE = 144
#: Widths that others have before such a column is shown beside them: the last outcome, which most
#: orders lack, and the age, which tells less than the end of a value.
_BEFORE_IT = {
    Column.OUTCOME: {
        Column.STORE: 124,
        Column.STOREFRONT: _GOOD_VALUE,
        Column.DESIGNO: _GOOD_VALUE,
        Column.KINDS: 112,
    },
    Column.CHANGED: {Column.STOREFRONT: 120, Column.DESIGNO: 120},
}
#: Looks whose words are never cut.
_USUAL_LOOKS = (Look.EQUAL, Look.FORMATTING, Look.DIFFERENT, Look.CONFLICT)
_AT_FIRST_HIDDEN = frozenset(column for column in Column if not HEADINGS[column].at_first)


class Part(Enum):
    """What a group's heading shows in a place."""

    VERDICT = auto()
    KINDS = auto()
    ALL = auto()


class ColumnHeader(QHeaderView):
    """A click sorts ascending, the next descending, the third newest id first again; one on the
    box selects all in view, or nothing.

    ``mark`` tells how the box stands.
    """

    arranged = Signal()
    all_wanted = Signal()

    def __init__(
        self,
        parent: QWidget | None = None,
        mark: Callable[[], Qt.CheckState] = lambda: Qt.CheckState.Unchecked,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._mark = mark
        self._current = -1
        self._grouped = self._fitting = self._pressed_box = False
        self._hidden = _AT_FIRST_HIDDEN
        self._needless: frozenset[Column] = frozenset()
        self._crowded_out: frozenset[Column] = frozenset()
        #: Columns that the operator asked for: the table is rather wider than its room.
        self._insisted: frozenset[Column] = frozenset()
        self._wished = {column: heading.width for column, heading in HEADINGS.items()}
        self._parts: dict[Column, tuple[Part, int, int]] | None = None
        self.setAccessibleName(tr("Columns of the order table"))
        self.setSectionsMovable(True)
        self.setFirstSectionMovable(False)
        self.setSectionsClickable(True)
        self.setSortIndicatorClearable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(_NARROWEST)
        self.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.sectionResized.connect(self._resized)
        for change in (self.sectionMoved, self.sortIndicatorChanged):
            change.connect(lambda *_: self._change())

    # Which columns there are ------------------------------------------------------------------

    @property
    def shown(self) -> list[Column]:
        """The columns that can be seen, from left to right, without the boxes."""
        by_place = (Column(self.logicalIndex(place)) for place in range(self.count()))
        return [c for c in by_place if c is not Column.MARK and not self.isSectionHidden(c)]

    @property
    def wanted(self) -> list[Column]:
        """The columns that the operator wants to see, from left to right, needless now or not."""
        by_place = (Column(self.logicalIndex(place)) for place in range(self.count()))
        return [c for c in by_place if c is not Column.MARK and c not in self._hidden]

    def show_current(self, column: int) -> None:
        """The column that keys act on (sorting, width, place, copying), or -1: a row is marked as a
        whole, so that its heading alone can show it."""
        if column != self._current:
            self._current = column
            self.viewport().update()

    def set_needless(self, columns: Collection[Column]) -> None:
        """Columns that say nothing now, whether the operator wants them or not."""
        if self._needless != frozenset(columns):
            self._needless = frozenset(columns)
            self._hide()

    def set_grouped(self, grouped: bool) -> None:
        """Whether the boxes need room for the arrows of groups."""
        self._grouped = grouped
        self.fit()

    def show_column(self, column: Column, shown: bool) -> None:
        self._hidden = self._hidden - {column} if shown else self._hidden | {column}
        self._insisted = self._insisted | {column} if shown else self._insisted - {column}
        self._hide()
        self.arranged.emit()

    def fill_menu(self, menu: QMenu) -> None:
        """Each column with a check mark, and the way back to how they were."""
        told = [column for column in HEADINGS if column is not Column.MARK]
        wanted = [column for column in told if column not in self._hidden]
        for column in told:
            heading = HEADINGS[column]
            action = menu.addAction(heading.title)
            action.setToolTip(heading.hint)
            action.setCheckable(True)
            action.setChecked(column in wanted)
            action.setEnabled(wanted != [column])
            action.toggled.connect(lambda on, column=column: self.show_column(column, on))
        menu.addSeparator()
        menu.addAction(tr("Reset columns")).triggered.connect(self.reset_columns)

    def menu(self) -> QMenu:
        """The menu of columns; the caller shows it."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fill_menu(menu)
        return menu

    def reset_columns(self) -> None:
        """The first columns, order and widths; newest id first."""
        for column in HEADINGS:
            self.moveSection(self.visualIndex(column), int(column))
        self._wished = {column: heading.width for column, heading in HEADINGS.items()}
        self._hidden, self._insisted = _AT_FIRST_HIDDEN, frozenset()
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self._hide()
        self.arranged.emit()

    def move_column(self, column: Column, by: int) -> None:
        """Change places with the next column that can be seen, at the left or right."""
        shown = self.shown
        place = shown.index(column) + by if column in shown else -1
        if 0 <= place < len(shown):
            self.moveSection(self.visualIndex(column), self.visualIndex(shown[place]))

    def widen_column(self, column: Column, by: int) -> None:
        if column in self.shown:
            self.resizeSection(column, max(_NARROWEST, self.sectionSize(column) + by))

    # Widths -----------------------------------------------------------------------------------

    def fit(self) -> None:
        """Give every column its share of the table's width, after leaving out what has no room."""
        crowded = self._without_room()
        if crowded != self._crowded_out:
            self._crowded_out = crowded
            self._show_or_hide()
        self._share(self.shown, self._room())

    def _without_room(self) -> frozenset[Column]:
        found: set[Column] = set()
        wanted = [column for column in self.wanted if column not in self._needless]
        for column in _FIRST_OUT:
            left = [one for one in wanted if one not in found]
            good = self._good(left)
            taken = sum(max(self._least_title(one), good.get(one, 0)) for one in left)
            if len(left) == 1 or taken <= self._room():
                break
            if column in left and column not in self._insisted:
                found.add(column)
        return frozenset(found)

    def _good(self, columns: Sequence[Column]) -> Mapping[Column, int]:
        """The widths without which not all of these columns are shown."""
        asking = (one for one in _BEFORE_IT if one in columns and one not in self._insisted)
        return _BEFORE_IT.get(next(asking, Column.MARK), {})

    def _least(self, column: Column) -> int:
        """The width below which it tells nothing. The heading of a group says its verdict and its
        number where the order stands, and goes on over the store where that is shown."""
        if column is Column.VERDICT:
            return self._verdict_width()
        alone = self._grouped and column is Column.NUMBER and Column.STORE not in self.shown
        return max(HEADINGS[column].least, self._heading_width() if alone else 0)

    def _least_title(self, column: Column) -> int:
        # ``sectionSizeHint`` is 0 while it is hidden: what is left out would look narrow.
        return max(self._least(column), self.sectionSizeFromContents(column).width())

    def _verdict_width(self) -> int:
        metrics = self.fontMetrics()
        words = (spoken(look.label) for look in _USUAL_LOOKS)
        return max(map(metrics.horizontalAdvance, words)) + _BESIDE_VERDICT

    def _heading_width(self) -> int:
        bold = QFontMetrics(_title_font(self))
        words = max(bold.horizontalAdvance(spoken(look.label)) for look in _USUAL_LOOKS)
        return words + bold.horizontalAdvance(number(_MANY)) + _BESIDE_VERDICT + _BEFORE

    def _room(self) -> int:
        """Of the columns beside the boxes. The header learns of the table's width after it."""
        table = self.parentWidget()
        whole = table.viewport().width() if isinstance(table, QAbstractScrollArea) else self.width()
        return whole - self._mark_width()

    def _share(self, columns: Sequence[Column], room: int) -> None:
        self._fitting = True
        self.resizeSection(Column.MARK, self._mark_width())
        titles = [*map(self._least_title, columns)]
        wishes = [max(self._wished[c], least) for c, least in zip(columns, titles, strict=True)]
        shares = [HEADINGS[column].share for column in columns]
        good = {**self._good(columns), **dict.fromkeys(SIDE_OF, _GOOD_VALUE)}
        pairs = zip(columns, wishes, titles, strict=True)
        firm = [max(least, min(wish, good.get(c, 0))) for c, wish, least in pairs]
        widths = wishes
        # Values give way last; titles are cut before the table is wider than its room.
        for least in (firm, titles, [*map(self._least, columns)]):
            if widths is wishes or sum(widths) > room:
                widths = shared(room, widths, least, shares)
        for column, width in zip(columns, widths, strict=True):
            self.resizeSection(column, width)
        self._fitting = False
        self._parts = None

    def sectionSizeFromContents(self, logicalIndex: int) -> QSize:
        """What the title takes, with the arrow where rows are sorted by it."""
        if logicalIndex == Column.MARK:
            return QSize(self._mark_width(), self.sizeHint().height())
        title = HEADINGS[Column(logicalIndex)].title
        width = QFontMetrics(_title_font(self)).horizontalAdvance(title) + _BEFORE + _BEHIND + 4
        arrow = _ROOM_FOR_ARROW if self.sortIndicatorSection() == logicalIndex else 0
        return QSize(width + arrow, self.sizeHint().height())

    def _resized(self, logical: int, _former: int, width: int) -> None:
        """The operator pulled an edge: the columns at the right of it make room, or take it."""
        self._parts = None
        if self._fitting or not width or self.isSectionHidden(logical):
            return
        column = Column(logical)
        self._wished[column] = width
        shown = self.shown
        if column in shown and self.isVisible():
            at = shown.index(column) + 1
            taken = sum(self.sectionSize(one) for one in shown[:at])
            if shown[at:]:
                self._share(shown[at:], self._room() - taken)
        self.arranged.emit()

    def _mark_width(self) -> int:
        return box_left(self._grouped) + BOX + 10

    def _hide(self) -> None:
        self._show_or_hide()
        self.fit()

    def _show_or_hide(self) -> None:
        gone = self._hidden | self._needless | self._crowded_out
        self._fitting = True
        for column in HEADINGS:
            self.setSectionHidden(column, column in gone and column is not Column.MARK)
        self._fitting = False
        if not self.shown:
            self.setSectionHidden(Column.NUMBER, False)

    def _change(self) -> None:
        self.fit()
        self.arranged.emit()

    # Headings of groups -----------------------------------------------------------------------

    def part_at(self, column: Column) -> tuple[Part, int, int] | None:
        """What of a group's heading is in a column that shows no status: the part, how far at the
        left of the column it begins, and its width. Why it differs begins below *Differs in* and
        goes on over the columns behind; where that is not shown, behind the number."""
        if self._parts is None:
            self._parts = self._lay_out_parts()
        return self._parts.get(column)

    def _lay_out_parts(self) -> dict[Column, tuple[Part, int, int]]:
        runs: list[list[Column]] = [[]]
        for column in self.shown:
            if column in SIDE_OF:
                runs.append([])
            else:
                runs[-1].append(column)
        runs = [run for run in runs if run]
        found: dict[Column, tuple[Part, int, int]] = {}
        if not runs:
            return found
        behind = next((run for run in runs[1:] if Column.KINDS in run), [])
        parts = [(Part.VERDICT if behind else Part.ALL, runs[0])]
        if behind:
            parts.append((Part.KINDS, behind[behind.index(Column.KINDS) :]))
        for part, run in parts:
            width, before = sum(self.sectionSize(column) for column in run), 0
            for column in run:
                found[column] = part, before, width
                before += self.sectionSize(column)
        return found

    # Kept -------------------------------------------------------------------------------------

    def arrangement(self) -> dict[str, object]:
        """Names of columns from left to right, the hidden ones, widths, and the sorting."""
        by_place = [Column(self.logicalIndex(place)) for place in range(self.count())]
        sorted_by = self.sortIndicatorSection()
        return {
            "order": [column.name for column in by_place if column is not Column.MARK],
            "hidden": [column.name for column in by_place if column in self._hidden],
            "widths": {
                column.name: width
                for column, width in self._wished.items()
                if width != HEADINGS[column].width
            },
            "sorted_by": Column(sorted_by).name if 0 <= sorted_by < self.count() else "",
            "descending": self.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder,
        }

    def arrange(self, kept: object) -> None:
        """Take a kept arrangement; unknown names and wrong types are passed over."""
        if not isinstance(kept, Mapping):
            return
        for place, column in enumerate(_columns(kept.get("order")), 1):
            self.moveSection(self.visualIndex(column), place)
        widths = kept.get("widths")
        for name, width in widths.items() if isinstance(widths, Mapping) else ():
            if name in Column.__members__ and type(width) is int:
                self._wished[Column[name]] = max(_NARROWEST, min(width, _WIDEST))
        hidden = kept.get("hidden")
        if isinstance(hidden, list) and len(_columns(hidden)) < len(Column) - 1:
            self._hidden = frozenset(_columns(hidden))
        self._hide()
        down = Qt.SortOrder.DescendingOrder if kept.get("descending") is True else None
        sorted_by = Column.__members__.get(str(kept.get("sorted_by")), Column.MARK)
        place = -1 if sorted_by is Column.MARK else int(sorted_by)
        self.setSortIndicator(place, down or Qt.SortOrder.AscendingOrder)

    # Qt ---------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), max(28, self.fontMetrics().height() + 12))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed_box = (
            event.button() is Qt.MouseButton.LeftButton
            and self.logicalIndexAt(event.position().toPoint()) == Column.MARK
        )
        if not self._pressed_box:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._pressed_box:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._pressed_box:
            super().mouseReleaseEvent(event)
        elif self.logicalIndexAt(event.position().toPoint()) == Column.MARK:
            self.all_wanted.emit()
        self._pressed_box = False

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        """A quiet heading: its text stands exactly above the texts of the cells."""
        painter.save()
        palette = self.palette()
        painter.fillRect(rect, palette.color(QPalette.ColorRole.Window))
        painter.setPen(QPen(line(palette), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        if logicalIndex == Column.MARK:
            left = rect.left() + box_left(self._grouped)
            top = rect.center().y() - BOX / 2 + 0.5
            paint_box(painter, QRectF(left, top, BOX, BOX), self._mark(), palette)
        else:
            self._paint_title(painter, rect, Column(logicalIndex))
            if logicalIndex == self._current:
                accent = palette.color(QPalette.ColorRole.Accent)
                painter.fillRect(rect.adjusted(0, rect.height() - _UNDER, 0, 0), accent)
        painter.restore()

    def _paint_title(self, painter: QPainter, rect: QRect, column: Column) -> None:
        palette = self.palette()
        place = rect.adjusted(_BEFORE, 0, -_BEHIND, 0)
        if self.sortIndicatorSection() == column:
            place.setRight(place.right() - _ROOM_FOR_ARROW)
            self._paint_arrow(painter, QPointF(rect.right() - 12, rect.center().y() + 0.5))
        font = _title_font(self)
        cut = QFontMetrics(font).elidedText(
            HEADINGS[column].title, Qt.TextElideMode.ElideRight, place.width()
        )
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine)
        painter.setFont(font)
        painter.drawText(place, flags, cut)

    def _paint_arrow(self, painter: QPainter, middle: QPointF) -> None:
        up = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        tip = -3.0 if up else 3.0
        shape = [QPointF(-4, -tip / 1.5), QPointF(4, -tip / 1.5), QPointF(0, tip)]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(quiet(self.palette()))
        painter.drawPolygon(QPolygonF([middle + point for point in shape]))
        painter.restore()

    def _open_menu(self, place: QPoint) -> None:
        self.menu().popup(self.mapToGlobal(place))


def _title_font(header: QWidget) -> QFont:
    font = QFont(header.font())
    font.setWeight(font.Weight.DemiBold)
    return font


def _columns(names: object) -> list[Column]:
    if not isinstance(names, list):
        return []
    known = [name for name in names if isinstance(name, str) and name in Column.__members__]
    return [Column[name] for name in dict.fromkeys(known) if name != Column.MARK.name]
