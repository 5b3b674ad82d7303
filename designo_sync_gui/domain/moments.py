"""Parsing the times that other systems send.

Law: for narrowing a view only. The text itself stays as it came; one that cannot be understood
is no time, and never a wrong one.
"""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache


@lru_cache(maxsize=65536)
def moment_of(text: str) -> datetime | None:
    """A time in UTC; ``None`` for what is no time.

    Understood are ISO 8601 (without a zone it is UTC, as WooCommerce's ``date_modified_gmt`` and
    Magento's ``updated_at`` are; Shopify names a zone) and RFC 2822 (BigCommerce's
    ``date_modified``).
    """
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        try:
            found = parsedate_to_datetime(text)
        except (ValueError, TypeError, IndexError):
            return None
    if found.tzinfo is None:
        return found.replace(tzinfo=UTC)
    try:
        return found.astimezone(UTC)
    except OverflowError:
        return None
