"""The demo's time where no other is given."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    """This computer's time."""
    return datetime.now(UTC)
