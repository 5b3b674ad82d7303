"""Moments as people name them: the last Friday at five."""

from datetime import datetime, timedelta

FRIDAY = 4


def last_at(weekday: int, hour: int, minute: int, now: datetime) -> datetime:
    """The last time that it was this time on such a day (Monday is 0), on this computer's clock."""
    wall = _wall(now, hour, minute) - timedelta(days=(now.astimezone().weekday() - weekday) % 7)
    found = wall.astimezone()
    return found if found <= now else (wall - timedelta(days=7)).astimezone()


def days_ago(days: int, hour: int, minute: int, now: datetime) -> datetime:
    """This time so many days ago, on this computer's clock."""
    return (_wall(now, hour, minute) - timedelta(days=days)).astimezone()


def _wall(now: datetime, hour: int, minute: int) -> datetime:
    """Without a zone: a day may have 23 or 25 hours."""
    local = now.astimezone()
    return local.replace(hour=hour, minute=minute, second=0, microsecond=0, tzinfo=None)
