"""How long a stored sign-in holds, as far as it says so itself.

A JSON Web Token names its end (RFC 7519, ``exp``); a cookie does not. Nothing in a token is
verified: it is the server that takes or refuses it.
"""

import base64
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from designo_sync_gui.domain.sentence import Sentence, say, verbatim

JWT: Final = re.compile(r"eyJ[A-Za-z0-9_-]+\.([A-Za-z0-9_-]+)\.[A-Za-z0-9_-]*")
_COOKIE: Final = re.compile(
    r"""(?:^|[{,])\s*["']?cookie["']?\s*=.*\{secret:""", re.IGNORECASE | re.MULTILINE
)
#: How long before its end an operator is reminded.
REMIND_BEFORE: Final = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class SignInEnd:
    """``at`` is in UTC; ``None``: it ends, and when is not known, as of a browser session."""

    at: datetime | None

    def words(self, now: datetime) -> Sentence:
        """What stands beside the connection, in the time of this computer."""
        if self.at is None:
            return say("browser session: when it ends is not known")
        here, today = self.at.astimezone(), now.astimezone()
        if here.date() == today.date():
            when = verbatim(f"{here:%H:%M}")
        else:
            when = say("{time:%Y-%m-%d %H:%M}", time=here)
        if self.at <= now:
            return say("sign-in ended about {when}", when=when)
        return say("sign-in ends about {when}", when=when)

    def is_near(self, now: datetime) -> bool:
        """Whether it is time to remind of it, or too late already."""
        return self.at is not None and self.at - now <= REMIND_BEFORE


def end_of(values: Iterable[str], *, session: bool) -> SignInEnd | None:
    """The end of credentials; ``session``: a browser's cookies are among them. ``None`` for keys
    that say nothing of an end."""
    at = token_end(values)
    return SignInEnd(at) if at is not None or session else None


def signs_in_by_cookie(profile: str) -> bool:
    """Whether a profile's requests send stored cookies, as a browser session's do."""
    return _COOKIE.search(profile) is not None


def token_end(values: Iterable[str]) -> datetime | None:
    """The earliest end that the JSON Web Tokens in texts name."""
    ends = [end for value in values for part in JWT.findall(value) if (end := _exp(part))]
    return min(ends, default=None)


def _exp(payload: str) -> datetime | None:
    try:
        held = json.loads(base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4)))
        seconds = held["exp"] if isinstance(held, dict) else None
        return datetime.fromtimestamp(int(seconds), UTC) if seconds is not None else None
    except (ValueError, KeyError, TypeError, OverflowError, OSError, RecursionError):
        return None
