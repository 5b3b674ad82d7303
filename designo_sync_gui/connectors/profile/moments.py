"""A time as a list's request writes it."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from email.utils import format_datetime
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from designo_sync_gui.connectors.profile.rules import SinceFormat, SinceRule

_OFFSET: Final = re.compile(r"([+-])(\d\d):(\d\d)")
_LONGEST_OFFSET: Final = timedelta(hours=24)


def moment_text(moment: datetime, rule: SinceRule) -> str:
    """The time in the way the rule names, never later than it: parts of a second are cut."""
    utc = moment.astimezone(UTC)
    match rule.format:
        case SinceFormat.UNIX:
            return str(int(utc.timestamp()))
        case SinceFormat.UNIX_MS:
            return str(int(utc.timestamp()) * 1000)
        case SinceFormat.RFC_2822:
            return format_datetime(utc.replace(microsecond=0), usegmt=True)
        case SinceFormat.LOCAL:
            return _local(utc, zone_of(rule.zone)).strftime("%Y-%m-%d %H:%M:%S")
        case _:
            return utc.strftime("%Y-%m-%dT%H:%M:%SZ")


def _local(utc: datetime, zone: tzinfo) -> datetime:
    """Where the clocks go back, an hour comes twice and its text may be read as the second one:
    the first is written as the hour before it."""
    local = utc.astimezone(zone)
    repeated = (local.utcoffset() or timedelta()) - (
        local.replace(fold=1).utcoffset() or timedelta()
    )
    return (utc - repeated).astimezone(zone) if repeated > timedelta() else local


def zone_of(name: str) -> tzinfo:
    """Raises ``ValueError`` for an offset that is none and for a name that this system's time zone
    database does not hold."""
    found = _OFFSET.fullmatch(name)
    if found is None:
        try:
            return ZoneInfo(name)
        except (ZoneInfoNotFoundError, OSError):
            raise ValueError(name) from None
    offset = timedelta(hours=int(found[2]), minutes=int(found[3]))
    if offset >= _LONGEST_OFFSET:
        raise ValueError(name)
    return timezone(offset if found[1] == "+" else -offset)
