"""Dates and times in the operator's locale and time zone.

For moments that this program measured. A time that another system wrote is shown as it came.
"""

from datetime import date, datetime, tzinfo
from functools import lru_cache

from PySide6.QtCore import QDate, QLocale, QTime

NO_TIME = "—"


def date_time(moment: datetime | None, zone: tzinfo | None = None) -> str:
    """Day and time to the second; ``zone`` ``None`` is the machine's."""
    return NO_TIME if moment is None else _date_time(moment, zone, QLocale())


def clock_time(moment: datetime, zone: tzinfo | None = None, *, seconds: bool = True) -> str:
    """Hours, minutes and, unless they say nothing, seconds."""
    return _clock(moment.astimezone(zone), QLocale(), seconds=seconds)


def day_or_time(moment: datetime, now: datetime, zone: tzinfo | None = None) -> str:
    """The hour and minute of a moment of today, else its day too."""
    local = moment.astimezone(zone)
    time = _clock(local, QLocale(), seconds=False)
    if local.date() == now.astimezone(zone).date():
        return time
    return f"{_day(local, QLocale())}, {time}"


def day_and_minute(moment: datetime) -> str:
    """Day, hour and minute in the moment's own time zone, which the sentence around it names."""
    return f"{_day(moment, QLocale())}, {_clock(moment, QLocale(), seconds=False)}"


def day_here(day: date) -> str:
    """A day inside a sentence."""
    return _day(day, QLocale())


def short_day(day: date) -> str:
    """A day of a chart, without its year: ``Nov 27``, in Britain ``27 Nov``, in German
    ``27. Nov.``."""
    return _told_day(day, "MMM d" if _month_first() else f"d{_day_mark()} MMM")


def weekday_and_day(day: date) -> str:
    """A day with its weekday: ``Fri, Nov 27, 2026``, in Britain ``Fri 27 Nov 2026``, in German
    ``Fr., 27. Nov. 2026``."""
    if _month_first():
        return _told_day(day, "ddd, MMM d, yyyy")
    mark = _day_mark()
    return _told_day(day, f"ddd{mark and ','} d{mark} MMM yyyy")


def long_day(moment: datetime, zone: tzinfo | None = None) -> str:
    """The day of a moment with its weekday, as a heading."""
    local = moment.astimezone(zone)
    form = QLocale.FormatType.LongFormat
    return QLocale().toString(QDate(local.year, local.month, local.day), form)


@lru_cache(maxsize=16384)
def _date_time(moment: datetime, zone: tzinfo | None, locale: QLocale) -> str:
    local = moment.astimezone(zone)
    return f"{_day(local, locale)}, {_clock(local, locale, seconds=True)}"


def _told_day(day: date, form: str) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def _month_first() -> bool:
    """Whether people there write the month before the day and the year behind it."""
    form = QLocale().dateFormat(QLocale.FormatType.ShortFormat)
    return form.find("M") < form.find("d") < form.find("y")


def _day_mark() -> str:
    """What stands behind a day's number: Qt's own forms that a locale gives name the year too."""
    return "." if QLocale().language() == QLocale.Language.German else ""


def _day(local: date, locale: QLocale) -> str:
    form = locale.dateFormat(QLocale.FormatType.ShortFormat)
    if "yyyy" not in form:
        form = form.replace("yy", "yyyy")
    return locale.toString(QDate(local.year, local.month, local.day), form)


def _clock(local: datetime, locale: QLocale, *, seconds: bool) -> str:
    form = locale.timeFormat(QLocale.FormatType.ShortFormat)
    if seconds and "ss" not in form:
        form = form.replace("mm", "mm:ss", 1)
    text = locale.toString(QTime(local.hour, local.minute, local.second), form)
    return text.replace("\u202f", " ")
