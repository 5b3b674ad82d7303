"""One line of the store list, and how it is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHelpEvent,
    QPainter,
    QPalette,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from designo_sync_gui.domain.bidi import isolated
from designo_sync_gui.domain.events import StoreState
from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.ui.kit.fonts import scaled
from designo_sync_gui.ui.kit.language import number, spoken, tr, tr_n
from designo_sync_gui.ui.kit.palette import Tone, quiet, tone_color
from designo_sync_gui.ui.kit.table_look import paint_ground
from designo_sync_gui.ui.statuses.store_marks import StoreMarks, paint_marks
from designo_sync_gui.ui.statuses.text import plain_tooltip
from designo_sync_gui.ui.stores.sparkline import (
    HEIGHT,
    WIDTH,
    Days,
    day_words_at,
    paint_line,
    weeks_words,
)

AnyIndex = QModelIndex | QPersistentModelIndex
LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 3

_MARK = 10
_SIDE = 10
#: Of a store or DesignO, whatever they tell; of all stores and of a platform's name.
ROW_HEIGHT, _ALL_HEIGHT, _GROUP_HEIGHT = 44, 36, 28
#: A narrower row has no room for the line of the last weeks.
_WIDE = 200
_USUAL = (StoreState.READY, StoreState.NEVER_READ)
_TONES = {
    StoreState.NEVER_READ: Tone.MUTED,
    StoreState.READY: Tone.GOOD,
    StoreState.READING: Tone.INFO,
    StoreState.WRITING: Tone.INFO,
    StoreState.SIGN_IN_NEEDED: Tone.BAD,
    StoreState.UNREACHABLE: Tone.BAD,
    StoreState.FAILED: Tone.BAD,
}


@dataclass(frozen=True, slots=True)
class StoreLine:
    """What a line says. ``kind`` is all, group, store or designo; ``count`` are mismatches;
    ``ages`` say how long ago its sides were read and ``exact`` when; ``weeks`` are the mismatches
    of the last weeks;
    ``horizon`` is which orders are read, empty for all; ``never_written`` what is locked, empty for
    nothing; ``production`` has its mark."""

    kind: str
    code: str
    title: str
    state: StoreState | None = None
    note: str = ""
    count: int = 0
    address: str = ""
    horizon: str = ""
    never_written: str = ""
    production: bool = False
    ages: tuple[str, ...] = ()
    exact: tuple[str, ...] = ()
    weeks: Days = ()

    @property
    def details(self) -> tuple[str, ...]:
        """What stands below the name: the state in a word, unless it is usual, the notes, and how
        long ago it was read."""
        usual = (self.note or self.ages) and self.state in _USUAL
        state = "" if usual or self.state is None else spoken(self.state.label)
        told = (*self.ages, *self.note.split("\n"))
        if self.kind == "store":
            told = (*self.note.split("\n"), *self.ages)
        return tuple(word for word in (state, *told) if word)

    @property
    def marks(self) -> tuple[str, ...]:
        """What its marks say, in words."""
        locked = self.never_written and tr("never write: {what}", what=self.never_written)
        return tuple(word for word in (self.production and tr("production"), locked) if word)

    @property
    def tip(self) -> str:
        parts = (
            self.title,
            self.address,
            self.code and tr("Store code {code}", code=self.code),
            self.state and spoken(self.state.label),
            *self.note.split("\n"),
            *self.exact,
            self.horizon and tr("Orders read: {horizon}", horizon=self.horizon),
            *self.marks,
        )
        lines = [isolated(visible_line(part)) for part in parts if part]
        return plain_tooltip(" — ".join(lines)) if self.kind in ("store", "designo") else ""


def line_words(line: StoreLine) -> str:
    """What a screen reader says of a line."""
    mismatches = tr_n("{n:,} mismatch", "{n:,} mismatches", line.count)
    parts = [line.title, spoken(line.state.label) if line.state else "", *line.note.split("\n")]
    parts += [*line.exact, *line.marks]
    if line.kind in ("all", "store"):
        parts.append(mismatches)
    parts.append(weeks_words(line.weeks))
    return ", ".join(isolated(visible_line(part)) for part in parts if part)


class StoreLineDelegate(QStyledItemDelegate):
    """Mark, name and count in the first line; state and last readings in the second, beside the
    line of the last weeks. A row keeps its height, whatever it tells."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        line = index.data(LINE_ROLE)
        if not isinstance(line, StoreLine):
            return super().sizeHint(option, index)
        wish = {"group": _GROUP_HEIGHT, "all": _ALL_HEIGHT}.get(line.kind, ROW_HEIGHT)
        # A larger font of the desktop is not cut.
        small = QFontMetrics(_small(option.font)).height()
        least = option.fontMetrics.height() + (small + 6 if wish == ROW_HEIGHT else 6)
        return QSize(120, max(wish, least))

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: AnyIndex,
    ) -> bool:
        """Over the line of the last weeks a day and its number; elsewhere the row's tool tip."""
        line = index.data(LINE_ROLE)
        if isinstance(line, StoreLine) and event.type() == QEvent.Type.ToolTip:
            box = weeks_box(line, option.rect)
            if box.adjusted(-4, -4, 4, 4).contains(event.pos()):
                QToolTip.showText(event.globalPos(), day_words_at(line.weeks, box, event.pos().x()))
                return True
        return super().helpEvent(event, view, option, index)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        line = index.data(LINE_ROLE)
        if not isinstance(line, StoreLine):
            super().paint(painter, option, index)
            return
        painter.save()
        paint_ground(painter, option)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = option.palette
        rect = option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        if line.kind == "group":
            rect.adjust(0, 6, 0, 0)
            _text(painter, rect, _small(option.font), quiet(palette), line.title)
        else:
            self._paint_line(painter, option, rect, line)
        painter.restore()

    def _paint_line(
        self, painter: QPainter, option: QStyleOptionViewItem, rect: QRect, line: StoreLine
    ) -> None:
        palette, font = option.palette, QFont(option.font)
        ink = palette.color(QPalette.ColorRole.Text)
        font.setBold(line.kind in ("all", "designo"))
        height = QFontMetrics(font).height()
        small = _small(option.font)
        step = QFontMetrics(small).height()
        first = QRect(rect)
        if line.details:
            first.setTop(rect.top() + (rect.height() - height - step - 1) // 2)
            first.setHeight(height)
        if line.count:
            first.setRight(first.right() - _paint_count(painter, first, option, line.count) - 8)
        if line.state is not None:
            box = QRectF(first.left(), first.center().y() - _MARK / 2 + 0.5, _MARK, _MARK)
            paint_state(painter, line.state, box, tone_color(_TONES[line.state], palette))
        if line.kind != "all":
            first.setLeft(first.left() + _MARK + 8)
        first.setRight(first.right() - _marks_of(line).width)
        _text(painter, first, font, ink, line.title)
        _paint_marks(painter, first, QFontMetrics(font), line, palette)
        below = QRect(first.left(), first.bottom() + 2, rect.right() - first.left(), step)
        self._paint_below(painter, option, below, line)

    def _paint_below(
        self, painter: QPainter, option: QStyleOptionViewItem, place: QRect, line: StoreLine
    ) -> None:
        palette, ink = option.palette, quiet(option.palette)
        box = weeks_box(line, option.rect)
        if box.isValid():
            paint_line(painter, line.weeks, box, ink)
            place.setRight(box.left() - 6)
        if line.details:
            bad = line.state is not None and _TONES[line.state] is Tone.BAD
            ink = tone_color(Tone.BAD, palette) if bad else ink
            small = _small(option.font)
            told = whole_parts(line.details, QFontMetrics(small), place.width())
            _text(painter, place, small, ink, told)


def whole_parts(details: Sequence[str], metrics: QFontMetrics, room: int) -> str:
    """As many of them as have room for all their letters, and the first in any case: the tool tip
    says them all."""
    fitting = details[0]
    for count in range(2, len(details) + 1):
        told = " · ".join(details[:count])
        if metrics.horizontalAdvance(visible_line(told)) > room:
            break
        fitting = told
    return fitting


def weeks_box(line: StoreLine, row: QRect) -> QRect:
    """Where the line of the last weeks is drawn; invalid where there is none."""
    if len(line.weeks) < 2 or row.width() < _WIDE:
        return QRect()
    return QRect(row.right() - _SIDE - WIDTH, row.bottom() - HEIGHT - 5, WIDTH, HEIGHT)


def paint_state(painter: QPainter, state: StoreState, box: QRectF, color: QColor) -> None:
    """A shape per state: disc, ring, arrow at work, cross."""
    painter.save()
    painter.setPen(QPen(color, 1.6))
    painter.setBrush(color)
    box = box.adjusted(1, 1, -1, -1)
    if state is StoreState.READY:
        painter.drawEllipse(box)
    elif state is StoreState.NEVER_READ:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box)
    elif state in (StoreState.READING, StoreState.WRITING):
        tip = QPointF(box.right(), box.center().y())
        painter.drawPolygon(QPolygonF([box.topLeft(), tip, box.bottomLeft()]))
    else:
        painter.drawLine(box.topLeft(), box.bottomRight())
        painter.drawLine(box.topRight(), box.bottomLeft())
    painter.restore()


def _paint_count(painter: QPainter, rect: QRect, option: QStyleOptionViewItem, count: int) -> int:
    """The number of mismatches at the right end; returns its width in pixels."""
    text = number(count)
    font = _small(option.font)
    font.setBold(True)
    width = max(QFontMetrics(font).horizontalAdvance(text) + 12, 20)
    height = QFontMetrics(font).height() + 2
    box = QRectF(rect.right() - width, rect.center().y() - height / 2 + 0.5, width, height)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(option.palette.color(QPalette.ColorRole.Midlight))
    painter.drawRoundedRect(box, height / 2, height / 2)
    painter.setFont(font)
    painter.setPen(option.palette.color(QPalette.ColorRole.Text))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
    return width


def _marks_of(line: StoreLine) -> StoreMarks:
    return StoreMarks(line.production, bool(line.never_written))


def _paint_marks(
    painter: QPainter, title: QRect, metrics: QFontMetrics, line: StoreLine, palette: QPalette
) -> None:
    """Behind the name."""
    end = title.left() + metrics.horizontalAdvance(visible_line(line.title))
    left, middle = min(end, title.right()) + 8, title.center().y() + 0.5
    paint_marks(painter, left, middle, _marks_of(line), palette)


def _text(painter: QPainter, rect: QRect, font: QFont, ink: QColor, text: str) -> None:
    cut = QFontMetrics(font).elidedText(
        visible_line(text), Qt.TextElideMode.ElideRight, rect.width()
    )
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(rect, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine), cut)


def _small(font: QFont) -> QFont:
    return scaled(font, 0.86)
