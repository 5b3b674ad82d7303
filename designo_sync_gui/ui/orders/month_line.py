"""The mismatches of the last weeks as a line, and three figures of them."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from designo_sync_gui.domain.last_weeks import LastWeeks
from designo_sync_gui.ui.kit.language import number, tr, tr_n
from designo_sync_gui.ui.kit.palette import Tone, ToneLabel, line, tone_color
from designo_sync_gui.ui.kit.times import short_day
from designo_sync_gui.ui.kit.tokens import RADIUS_CARD, SPACE_2, SPACE_4

_WIDTH, _HEIGHT, _DOT = 500, 72, 4


class MonthLine(QWidget):
    """A line over the days that were read, its last one a dot. Its numbers stand below."""

    def __init__(self) -> None:
        super().__init__()
        self._days: Sequence[tuple[date, int]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, _HEIGHT)

    def show_days(self, days: Sequence[tuple[date, int]]) -> None:
        self._days = days
        self.update()

    def points(self) -> list[QPointF]:
        """The places of the days within the widget."""
        if not self._days:
            return []
        first, last = self._days[0][0], self._days[-1][0]
        span = max((last - first).days, 1)
        most = max(1, *(count for _, count in self._days))
        room = QRectF(self.rect()).adjusted(_DOT, _DOT, -_DOT, -_DOT)
        return [
            QPointF(
                room.left() + room.width() * (day - first).days / span,
                room.bottom() - room.height() * count / most,
            )
            for day, count in self._days
        ]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(line(self.palette()))
        foot = self.height() - 1
        painter.drawLine(0, foot, self.width(), foot)
        points = self.points()
        color = tone_color(Tone.GOOD, self.palette())
        painter.setPen(QPen(color, 2))
        painter.drawPolyline(QPolygonF(points))
        if points:
            painter.setBrush(color)
            painter.drawEllipse(points[-1], _DOT - 1, _DOT - 1)
        painter.end()


class Figure(QWidget):
    """A number, and below it what it counts."""

    def __init__(self) -> None:
        super().__init__()
        self.value, self.caption = ToneLabel("", Tone.GOOD), ToneLabel()
        font = self.value.font()
        font.setBold(True)
        self.value.setFont(font)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_4, SPACE_2, SPACE_4, SPACE_2)
        column.setSpacing(2)
        for label in (self.value, self.caption):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)

    def show_figure(self, value: str, caption: str) -> None:
        self.value.setText(value)
        self.caption.setText(caption)


class LastWeeksBox(QWidget):
    """Line and figures; nothing where there is nothing to look back on."""

    def __init__(self) -> None:
        super().__init__()
        self.line = MonthLine()
        self.first, self.last = ToneLabel(), ToneLabel()
        self.figures = (Figure(), Figure(), Figure())
        ends = QHBoxLayout()
        ends.addWidget(self.first)
        ends.addStretch(1)
        ends.addWidget(self.last)
        card = QFrame()
        card.setObjectName("card")
        row = QHBoxLayout(card)
        row.setContentsMargins(0, 0, 0, 0)
        for figure in self.figures:
            row.addWidget(figure, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.line)
        column.addLayout(ends)
        column.addSpacing(SPACE_4)
        column.addWidget(card)
        self._card = card
        #: Whether there is anything to show; its page decides whether there is room for it.
        self.known = False
        self.hide()

    def show_weeks(self, weeks: LastWeeks | None, today: date) -> None:
        self.known = weeks is not None
        if weeks is None:
            return
        self.line.show_days(weeks.days)
        (first, begun), (last, ended) = weeks.days[0], weeks.days[-1]
        counted = tr_n("{n:,} mismatch", "{n:,} mismatches", begun)
        self.first.setText(tr("{day} · {count}", day=day_words(first, today), count=counted))
        self.last.setText(tr("{day} · {count}", day=day_words(last, today), count=number(ended)))
        since, yesterday = weeks.equal_since, weeks.yesterday
        figures = (
            ("—" if since is None else day_words(since, today), tr("all equal since")),
            (
                tr("not read") if yesterday is None else number(yesterday),
                tr("mismatches yesterday"),
            ),
            (number(weeks.most[1]), tr("the most, {day}", day=day_words(weeks.most[0], today))),
        )
        for figure, (value, caption) in zip(self.figures, figures, strict=True):
            figure.show_figure(value, caption)
        self.line.setAccessibleName(tr("Mismatches day by day"))
        self.line.setAccessibleDescription(
            "; ".join(
                tr("{day}: {n:,}", day=day_words(day, today), n=count) for day, count in weeks.days
            )
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(line(self.palette()))
        box = QRectF(self._card.geometry()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, RADIUS_CARD, RADIUS_CARD)
        painter.end()


def day_words(day: date, today: date) -> str:
    """A day of the last weeks: today, or its number and month."""
    if day == today:
        return tr("today")
    return short_day(day)
