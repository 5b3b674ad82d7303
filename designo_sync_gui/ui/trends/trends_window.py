"""*Trends*: mismatches day by day, as columns and as a table."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QKeySequence, QPalette, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from designo_sync_gui.domain.kinds import DifferenceKind
from designo_sync_gui.domain.looks import Look
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.domain.trends import (
    COLUMNS,
    KEPT,
    DayCounts,
    column_numbers,
    days_of,
    kind_numbers,
    span_of,
)
from designo_sync_gui.domain.visible import visible_text
from designo_sync_gui.ui.kit.banner import BannerStack, notice_of
from designo_sync_gui.ui.kit.forms import button, heading, plain_label
from designo_sync_gui.ui.kit.help_link import help_button
from designo_sync_gui.ui.kit.language import number, spoken, tr
from designo_sync_gui.ui.kit.screen_fit import fit_screen
from designo_sync_gui.ui.kit.table_look import dress_table
from designo_sync_gui.ui.kit.times import short_day, weekday_and_day
from designo_sync_gui.ui.kit.tokens import SPACE_2, Token, color_of, is_dark
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks
from designo_sync_gui.ui.statuses.table_keys import TableKeys
from designo_sync_gui.ui.statuses.verdicts import look_color
from designo_sync_gui.ui.trends.chart import Column, DayChart
from designo_sync_gui.ui.trends.legend import Legend

_SPANS = ((30, say("30 days")), (90, say("90 days")), (366, say("A year")))
#: Large grounds are lighter than letters; looks of one colour have different ones here.
_OF_PARTS = {
    Look.FORMATTING: Token.CHART_AMBER,
    Look.ONLY_STOREFRONT: Token.CHART_GREY,
    Look.UNREADABLE: Token.TEXT,
}
_ONE_SIDE = say("One side only")
#: Pixels: the least width of the chart beside the table, and its height above it.
_LEAST_CHART, _CHART_ABOVE = 300, 400


class TrendsWindow(QWidget):
    """Reads what was kept when it opens; another store, span or sorting reads nothing anew."""

    #: Whether there are colours to change with the theme; asked before the window is made.
    _drawn = False
    #: Whether the operator chose where the table begins.
    _moved = False

    def __init__(
        self,
        engine: EngineProxy,
        store_names: Mapping[str, str],
        parent: QWidget | None = None,
        code: str = "",
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Trends: DesignO Sync"))
        self._engine = engine
        self._counts: Sequence[DayCounts] = ()
        self._days: list[tuple[date, DayCounts | None]] = []
        self.problems = BannerStack(self, edged=True)
        self.tasks = Tasks(self, lambda error: self.problems.put("problem", notice_of(error)))
        self.stores = self._choice(tr("Store"))
        self.stores.addItem(tr("All stores"), "")
        for known, name in store_names.items():
            self.stores.addItem(visible_text(name), known)
        self.stores.setCurrentIndex(max(self.stores.findData(code), 0))
        self.span = self._choice(tr("How far back"))
        for days, words in _SPANS:
            self.span.addItem(spoken(words), days)
        self.by = self._choice(tr("Parts of a column"))
        self.by.addItem(tr("by verdict"), False)
        self.by.addItem(tr("by kind"), True)
        self.chart = DayChart()
        self.legend = Legend()
        self.chart.setAccessibleName(tr("Mismatches day by day"))
        self.table = QTableWidget()
        self._columns_width = 0
        self.note = plain_label("", muted=True)
        self._build()
        for choice in (self.stores, self.span, self.by):
            choice.currentIndexChanged.connect(lambda _: self._show())
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        fit_screen(self, 1240, 640)
        self.table.setFocus()
        self.reload()

    @staticmethod
    def _choice(name: str) -> QComboBox:
        made = QComboBox()
        made.setAccessibleName(name)
        made.setAccessibleDescription(name)  # on Linux Qt names a box without a label by its value
        return made

    def _build(self) -> None:
        top = QHBoxLayout()
        top.addWidget(heading(tr("Trends")))
        for choice in (self.stores, self.span, self.by):
            top.addWidget(choice)
        top.addStretch(1)
        close = button(tr("Close"))
        close.clicked.connect(self.close)
        top.addWidget(help_button())
        top.addWidget(close)
        self.table.setAccessibleName(tr("Mismatches day by day"))
        dress_table(self.table)
        TableKeys(self.table)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.currentCellChanged.connect(lambda row, *_: self._row_chosen(row))
        self.chart.day_chosen.connect(self._day_chosen)
        split = self._split = QSplitter(Qt.Orientation.Horizontal)
        split.splitterMoved.connect(lambda *_: self._keep_split())
        left = QWidget()
        below = QVBoxLayout(left)
        below.setContentsMargins(0, 0, 0, SPACE_2)
        below.setSpacing(SPACE_2)
        below.addWidget(self.chart, 1)
        below.addWidget(self.legend)
        split.addWidget(left)
        split.addWidget(self.table)
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 12)
        column.setSpacing(10)
        column.addLayout(top)
        column.addWidget(split, 1)
        column.addWidget(self.problems)
        column.addWidget(self.note)

    def reload(self) -> None:
        """Read what was kept."""
        self.tasks.run(self._engine.ask(lambda services: services.trends.days(KEPT)), self._take)

    def changeEvent(self, event: QEvent) -> None:
        """Another theme has other colours; the days and the chosen one stay."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self._drawn:
            names, colors = self._parts()
            self.chart.show_colors(colors)
            self.legend.show_parts(names, colors)

    def leave(self) -> None:
        """The main window ends."""
        self.tasks.cancel_all()

    def _take(self, counts: Sequence[DayCounts]) -> None:
        self._counts = counts
        self._show()

    def _show(self) -> None:
        self._drawn = True
        days = days_of(self._counts, self.stores.currentData())
        newest = max(days, default=date.min)
        self._days = [*span_of(days, newest, self.span.currentData())] if days else []
        names, colors = self._parts()
        rows = [self._numbers(counts) for _, counts in self._days]
        self.chart.show_days(
            [
                Column(short_day(day), _told(day, names, parts), parts)
                for (day, _), parts in zip(self._days, rows, strict=True)
            ],
            colors,
        )
        self.legend.show_parts(names, colors)
        self._fill(names, rows)
        self.note.setText(
            tr("The last reading of each day, kept for a year on this computer. A gap: not read.")
            if days
            else tr("Nothing is kept yet: each refresh keeps the counts of its day.")
        )

    def _parts(self) -> tuple[list[str], list[QColor]]:
        palette = self.palette()
        if self.by.currentData():
            kinds = list(DifferenceKind)
            names = [spoken(kind.label) for kind in kinds]
            return names, [_shade(place, len(kinds), palette) for place in range(len(kinds))]
        looks = [looks[0] for looks in COLUMNS]
        words = [spoken(_name(look)) for look in looks]
        return words, [_look_shade(look, palette) for look in looks]

    def _numbers(self, counts: DayCounts | None) -> tuple[int, ...]:
        if counts is None:
            return ()
        return kind_numbers(counts) if self.by.currentData() else column_numbers(counts)

    def _fill(self, names: Sequence[str], rows: Sequence[tuple[int, ...]]) -> None:
        """The newest day first; beside it the number of mismatches, then their parts."""
        table = self.table
        table.blockSignals(True)
        table.clear()
        table.setColumnCount(len(names) + 2)
        for place, name in enumerate((tr("Day"), tr("Mismatches"), *names)):
            table.setHorizontalHeaderItem(place, _cell(in_two_lines(name), right=place > 0))
        table.setRowCount(len(rows))
        for row, ((day, counts), parts) in enumerate(
            zip(reversed(self._days), reversed(rows), strict=True)
        ):
            total = tr("not read") if counts is None else number(counts.mismatches)
            told = [number(part) for part in parts] or [""] * len(names)
            for place, text in enumerate((weekday_and_day(day), total, *told)):
                table.setItem(row, place, _cell(text, right=place > 0))
        header = table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self._columns_width = header.length()
        if rows:
            table.setCurrentCell(0, 0)
        table.blockSignals(False)
        self._share_room()

    def _keep_split(self) -> None:
        self._moved = True

    def _share_room(self) -> None:
        """The table has the width of its columns and the chart the rest; where that is too little
        for it, the table stands below. Once the operator moved the line between them it stays."""
        bar = self.table.verticalScrollBar().sizeHint().width()
        wish = self._columns_width + bar + 2 * self.table.frameWidth()
        room = self._split.width() - self._split.handleWidth()
        beside = room - wish >= _LEAST_CHART
        way = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if way is not self._split.orientation():
            self._split.setOrientation(way)
            self._moved = False
        if self.table.columnCount():
            sizes = QHeaderView.ResizeMode
            first = sizes.ResizeToContents if beside else sizes.Stretch
            self.table.horizontalHeader().setSectionResizeMode(0, first)
        if not self._moved:
            self._split.setSizes([room - wish, wish] if beside else [_CHART_ABOVE, room])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_room()

    def _row_chosen(self, row: int) -> None:
        self.chart.choose(len(self._days) - 1 - row)

    def _day_chosen(self, place: int) -> None:
        self.table.setCurrentCell(len(self._days) - 1 - place, 0)


def in_two_lines(words: str) -> str:
    """A heading of several words, broken where its longer line is shortest."""
    places = [place for place, char in enumerate(words) if char == " "]
    broken = [f"{words[:place]}\n{words[place + 1 :]}" for place in places]
    return min(broken, key=lambda one: max(map(len, one.split("\n"))), default=words)


def _cell(text: str, *, right: bool) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    if right:
        item.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item


def _name(look: Look) -> Sentence:
    return _ONE_SIDE if look is Look.ONLY_STOREFRONT else look.label


def _look_shade(look: Look, palette: QPalette) -> QColor:
    """As in the table where a column's ground lets it; what is left has colours of its own."""
    token = _OF_PARTS.get(look)
    return look_color(look, palette) if token is None else color_of(token, palette)


def _shade(place: int, count: int, palette: QPalette) -> QColor:
    """Colours of kinds, evenly around the wheel; dark on light and light on dark."""
    accent = palette.color(QPalette.ColorRole.Accent)
    hue = (max(accent.hslHue(), 0) + place * 360 // count) % 360
    return QColor.fromHsl(hue, 150, 160 if is_dark(palette) else 105)


def _told(day: date, names: Sequence[str], parts: Sequence[int]) -> str:
    if not parts:
        return "\n".join([weekday_and_day(day), tr("not read")])
    lines = [f"{name}: {number(part)}" for name, part in zip(names, parts, strict=True) if part]
    return "\n".join([weekday_and_day(day), *lines])
