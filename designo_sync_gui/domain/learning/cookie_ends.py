"""When the cookies of a recorded request end, as the recording itself says.

Law: never guessed. A cookie's end is what the browser noted beside it, or what the answer that set
this very value said (RFC 6265: ``Max-Age`` from the answer's own ``Date``, before ``Expires``). If
one of the cookies that may sign in tells none, the end is not known.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from designo_sync_gui.domain.learning.sign_in import is_tracking, names_a_credential
from designo_sync_gui.domain.moments import moment_as_written

#: Cookies of a recording that are remembered; real pages set some dozens.
_MOST: Final = 10_000

Pairs = Iterable[tuple[str, str]]


class CookieEnds:
    """What the answers of a recording said so far."""

    def __init__(self) -> None:
        self._said: dict[tuple[str, str], datetime | None] = {}

    def hear(self, url: str, headers: Pairs) -> None:
        """The headers of an answer, with the cookies that it sets."""
        held = list(headers)
        date = next((_moment(value) for name, value in held if name.lower() == "date"), None)
        lines = (value for name, value in held if name.lower() == "set-cookie")
        for line in (one for value in lines for one in value.split("\n")):
            cookie, *attributes = line.split(";")
            if len(self._said) < _MOST and "=" in cookie:
                self._said[_host(url), cookie.strip()] = _end(attributes, date)

    def of(self, url: str, headers: Pairs, noted: object) -> datetime | None:
        """The end of the cookies that a request sends; ``noted`` is the recording's own list of
        them. The earliest counts, of those named like a credential if there are any."""
        sent = [
            part.strip()
            for name, value in headers
            if name.lower() == "cookie"
            for part in value.split(";")
            if "=" in part and not is_tracking(part.strip())
        ]
        named = [part for part in sent if names_a_credential(part.partition("=")[0])]
        told, host = dict(_noted(noted)), _host(url)
        asked = dict.fromkeys(named or sent)
        ends = [told.get(part) or self._said.get((host, part)) for part in asked]
        known = [end for end in ends if end is not None]
        return min(known) if known and len(known) == len(ends) else None


def _noted(cookies: object) -> Iterator[tuple[str, datetime]]:
    for cookie in cookies if isinstance(cookies, list) else ():
        if isinstance(cookie, Mapping):
            end = _moment(cookie.get("expires"))
            if end is not None:
                yield f"{cookie.get('name')}={cookie.get('value')}", end


def _end(attributes: Iterable[str], date: datetime | None) -> datetime | None:
    held = {
        name.strip().lower(): value.strip()
        for name, _, value in (attribute.partition("=") for attribute in attributes)
    }
    age = held.get("max-age")
    if age is None:
        return _moment(held.get("expires"))
    if date is None or not age.removeprefix("-").isdecimal() or len(age) > 12:
        return None
    try:
        return date + timedelta(seconds=int(age))
    except OverflowError:
        return None


def _moment(text: object) -> datetime | None:
    """A time that names its zone, in UTC."""
    found = moment_as_written(text) if isinstance(text, str) else None
    if found is None or found.tzinfo is None:
        return None
    try:
        return found.astimezone(UTC)
    except OverflowError:
        return None


def _host(url: str) -> str:
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:  # a bracket without its end
        return ""
