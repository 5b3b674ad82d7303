"""One line of the store list, and how it is drawn."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from designo_sync_gui.domain.bidi import isolated
from designo_sync_gui.domain.events import StoreState
from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.ui.kit.fonts import scaled
from designo_sync_gui.ui.kit.language import number, spoken, tr, tr_n
from designo_sync_gui.ui.kit.palette import Tone, quiet, tone_color
from designo_sync_gui.ui.statuses.cells import paint_ground
from designo_sync_gui.ui.statuses.store_marks import StoreMarks, paint_marks
from designo_sync_gui.ui.statuses.text import plain_tooltip

AnyIndex = QModelIndex | QPersistentModelIndex
LINE_ROLE = int(Qt.ItemDataRole.UserRole) + 3

_MARK = 10
_SIDE = 10
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

    @property
    def details(self) -> tuple[str, ...]:
        """The lines below the first: the state in a word, unless it is usual, and the notes."""
        usual = self.note and self.state in (StoreState.READY, StoreState.NEVER_READ)
        state = "" if usual or self.state is None else spoken(self.state.label)
        return tuple(word for word in (state, *self.note.split("\n")) if word)

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
            *self.details,
            self.horizon and tr("Orders read: {horizon}", horizon=self.horizon),
            *self.marks,
        )
        lines = [isolated(visible_line(part)) for part in parts if part]
        return plain_tooltip(" — ".join(lines)) if self.kind in ("store", "designo") else ""


def line_words(line: StoreLine) -> str:
    """What a screen reader says of a line."""
    mismatches = tr_n("{n:,} mismatch", "{n:,} mismatches", line.count)
    parts = [line.title, spoken(line.state.label) if line.state else "", *line.note.split("\n")]
    parts += line.marks
    if line.kind in ("all", "store"):
        parts.append(mismatches)
    return ", ".join(isolated(visible_line(part)) for part in parts if part)


class StoreLineDelegate(QStyledItemDelegate):
    """Mark, name and count in the first line; state and last reading in the second."""

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        line = index.data(LINE_ROLE)
        height = option.fontMetrics.height()
        if not isinstance(line, StoreLine):
            return super().sizeHint(option, index)
        if line.kind == "group":
            return QSize(80, height + 12)
        small = QFontMetrics(_small(option.font)).height()
        lines = len(line.details)
        return QSize(120, height + (lines * small + 12 if lines else 14))

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
        first = QRect(rect)
        if line.details:
            first.setTop(rect.top() + 5)
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
        small = _small(option.font)
        step = QFontMetrics(small).height()
        place = QRect(first.left(), first.bottom() + 1, rect.right() - first.left(), step)
        for text in line.details:
            bad = line.state is not None and _TONES[line.state] is Tone.BAD
            said = bad and line.state is not None and text == spoken(line.state.label)
            _text(
                painter,
                place,
                small,
                tone_color(Tone.BAD, palette) if said else quiet(palette),
                text,
            )
            place.translate(0, step)


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
