"""How an entry is told in the cells of the list, for eyes and for screen readers."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from PySide6.QtCore import QDate, QLocale

from designo_sync_gui.domain.activity import ActivityDay, ActivityEntry, Ending
from designo_sync_gui.domain.bidi import isolated, quotes_isolated
from designo_sync_gui.domain.visible import visible_line, visible_text
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.kit.times import clock_time, date_time
from designo_sync_gui.ui.kit.tokens import Token

#: Shape and colour beside the word.
MARKS = {
    Ending.GOOD: ("●", Token.GREEN),
    Ending.LOOK: ("▲", Token.RED),
    Ending.CANCELLED: ("○", Token.MUTED),
}


def day_name(day: date, today: date) -> str:
    """``Today``, ``Yesterday``, or the day with its weekday."""
    if day == today:
        return tr("Today")
    if day == today - timedelta(days=1):
        return tr("Yesterday")
    form = QLocale.FormatType.LongFormat
    return QLocale().toString(QDate(day.year, day.month, day.day), form)


def heading_words(day: ActivityDay, today: date) -> str:
    """The day, and how much happened."""
    words = spoken(day.words) if day.words else ""
    name = day_name(day.day, today)
    return f"{name} · {words}" if words else name


def line(text: str) -> str:
    return visible_line(quotes_isolated(text))


def entry_cells(entry: ActivityEntry, names: Mapping[str, str]) -> tuple[str, ...]:
    """Time, kind, what happened, store, outcome, who."""
    return (
        clock_time(entry.at, seconds=False),
        spoken(entry.kind.label),
        line(spoken(entry.what)),
        store_words(entry, names),
        line(spoken(entry.outcome)),
        visible_text(entry.operator),
    )


def store_words(entry: ActivityEntry, names: Mapping[str, str]) -> str:
    """The stores by name, as long as they are connected; none: DesignO."""
    if not entry.stores:
        return "DesignO"
    if len(names) > 1 and set(names) <= set(entry.stores):
        return tr("All stores")
    return ", ".join(isolated(visible_text(names.get(code, code))) for code in entry.stores)


def facts(entry: ActivityEntry) -> str:
    """When exactly, who, and which job; then what else there is to say."""
    when = date_time(entry.at)
    if entry.times > 1 or entry.at - entry.began >= timedelta(seconds=1):
        when = tr("{began} to {ended}", began=date_time(entry.began), ended=when)
    parts = [when]
    if entry.operator:
        parts.append(tr("by {operator}", operator=visible_text(entry.operator)))
    if entry.job_id:
        parts.append(entry.job_id)
    lines = [" · ".join(parts), *(line(spoken(detail)) for detail in entry.details)]
    return "\n".join(lines)


def today_of(now: datetime) -> date:
    return now.astimezone().date()
