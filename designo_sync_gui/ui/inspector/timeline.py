"""The timeline of one order: one line per event, newest first, grouped by day.

Law: statuses are drawn as plain text with their invisible characters as marks; nothing is
translated but the words around them.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta, tzinfo

from designo_sync_gui.domain.order import Presence, Side
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.timeline import Entry, Seen, moment_of_entry
from designo_sync_gui.ui.inspector.flow import Line, Run
from designo_sync_gui.ui.kit.language import spoken, tr, tr_n
from designo_sync_gui.ui.kit.times import clock_time, date_time, long_day
from designo_sync_gui.ui.statuses.text import plain_tooltip, value_words

#: The history window shows all of them.
MOST_LINES = 12
_LONGEST_VALUE = 60


def timeline_lines(
    entries: Sequence[Entry], now: datetime, zone: tzinfo | None = None
) -> list[Line]:
    """The newest of these, a heading before each day; nothing where nothing is known."""
    return list(_lines(entries, now, zone))


def _lines(entries: Sequence[Entry], now: datetime, zone: tzinfo | None) -> Iterator[Line]:
    last = ""
    for place, entry in enumerate(entries[:MOST_LINES]):
        at = moment_of_entry(entry)
        heading = _day_words(at, now, zone)
        if heading != last:
            yield (Run(heading, strong=True, muted=True, apart=True),)
        last = heading
        told = _told(entry, entries[place + 1 :])
        tip = plain_tooltip(date_time(at, zone))
        when = clock_time(at, zone, seconds=False)
        yield Run(when, muted=True, tip=tip), Run(f"  {told}", tip=tip)
    if len(entries) > MOST_LINES:
        yield (
            Run(
                tr_n("{n:,} older entry", "{n:,} older entries", len(entries) - MOST_LINES),
                muted=True,
            ),
        )


def _day_words(at: datetime, now: datetime, zone: tzinfo | None) -> str:
    days = now.astimezone(zone).date() - at.astimezone(zone).date()
    if days == timedelta(0):
        return tr("Today")
    return tr("Yesterday") if days == timedelta(1) else long_day(at, zone)


def _told(entry: Entry, older: Sequence[Entry]) -> str:
    if isinstance(entry, Seen):
        sightings = (one for one in older if isinstance(one, Seen) and one.side is entry.side)
        before = next(sightings, None)
        if before is None:
            return tr("{side}: {value}", side=spoken(entry.side.heading), value=_seen(entry))
        return tr(
            "{side}: {before} → {value}",
            side=spoken(entry.side.heading),
            before=_seen(before),
            value=_seen(entry),
        )
    outcome = spoken(entry.ending) if entry.outcome else tr("no outcome recorded")
    return tr(
        "written to {side}: {before} → {wanted}: {outcome}",
        side=side_word(entry.target),
        before=quoted(entry.before or entry.expected),
        wanted=quoted(entry.wanted),
        outcome=outcome,
    )


def side_word(side: Side) -> str:
    """The side inside a sentence."""
    return tr("storefront") if side is Side.STOREFRONT else "DesignO"


def quoted(status: Status | None) -> str:
    """A status inside a sentence, cut in the middle when long."""
    if status is None:
        return "—"
    text = value_words(status, _LONGEST_VALUE)
    return tr("“{value}”", value=text) if status.literal and status.has_value else text


def _seen(entry: Seen) -> str:
    if entry.presence is Presence.ABSENT:
        return tr("has no such order")
    if entry.presence is Presence.NOT_READ:
        return tr("not read")
    return quoted(entry.status) if entry.status else tr("unreadable")
