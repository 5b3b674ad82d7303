"""The mismatches of a store over the last four weeks, as a small line in its row.

Law: only days that were counted are points; a day that was not counted is not none.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from designo_sync_gui.domain.trends import DayCounts
from designo_sync_gui.ui.kit.language import tr, tr_n

#: How far back the line goes.
BACK = timedelta(days=27)
WIDTH, HEIGHT = 52, 14
_DOT = 2.0

Days = tuple[tuple[date, int], ...]


def weeks_by_store(counts: Iterable[DayCounts]) -> Mapping[str, Days]:
    """The counted days of each store, oldest first."""
    found: dict[str, dict[date, int]] = {}
    for one in counts:
        found.setdefault(one.store_code, {})[one.day] = one.mismatches
    return {code: tuple(sorted(days.items())) for code, days in found.items()}


def weeks_words(days: Days) -> str:
    """What the line shows, for who cannot see it; nothing without two days."""
    if len(days) < 2:
        return ""
    numbers = [number for _, number in days]
    return tr("last 4 weeks: {least:,} to {most:,}", least=min(numbers), most=max(numbers))


def points_in(days: Days, box: QRectF) -> list[QPointF]:
    """The places of the days; the line stands on none, and its top is the most there was."""
    if len(days) < 2:
        return []
    first, last = days[0][0], days[-1][0]
    span = max((last - first).days, 1)
    most = max(1, *(number for _, number in days))
    room = box.adjusted(_DOT, _DOT, -_DOT, -_DOT)
    return [
        QPointF(
            room.left() + room.width() * (day - first).days / span,
            room.bottom() - room.height() * number / most,
        )
        for day, number in days
    ]


def day_words_at(days: Days, box: QRect, x: int) -> str:
    """The day that is nearest to a place, and its number; empty where there is no line."""
    points = points_in(days, QRectF(box))
    if not points:
        return ""
    place = min(range(len(points)), key=lambda at: abs(points[at].x() - x))
    day, number = days[place]
    shown = QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)
    told = tr_n("{n:,} mismatch", "{n:,} mismatches", number)
    return f"{shown}: {told}"


def paint_line(painter: QPainter, days: Days, box: QRect, color: QColor) -> None:
    """The line, its last day a dot."""
    points = points_in(days, QRectF(box))
    if points:
        painter.setPen(QPen(color, 1.3))
        painter.drawPolyline(QPolygonF(points))
        painter.setBrush(color)
        painter.drawEllipse(points[-1], _DOT - 0.5, _DOT - 0.5)
