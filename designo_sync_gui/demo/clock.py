"""The default clock of the demo."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    """This computer's time."""
    return datetime.now(UTC)
