"""The parts of a credential that is kept as a whole header: a scheme with its token, or cookies.

A server that repeats what it was sent names the token or one cookie, without what stood around it.
"""

import base64
import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

_SCHEME: Final = re.compile(r"(bearer|basic|token|jwt|api-?key) +(\S{6,})", re.IGNORECASE)
_COOKIE: Final = r"[!#$%&'*+.^_`|~0-9A-Za-z-]+=[^;]*"
_COOKIES: Final = re.compile(rf"{_COOKIE}(?:; *{_COOKIE})*;? *")
#: Shorter values of cookies are words and numbers: a language, a page, a flag.
_SHORTEST: Final = 8
_LONG: Final = 16
_SHORTEST_PASSWORD: Final = 4


def parts_of(secret: str) -> Iterator[str]:
    """What of a credential is one by itself; nothing of one that is no such header."""
    scheme = _SCHEME.fullmatch(secret)
    if scheme:
        yield scheme[2]
        if scheme[1].lower() == "basic":
            yield from _pair(scheme[2])
    elif _COOKIES.fullmatch(secret):
        for cookie in secret.split(";"):
            value = cookie.partition("=")[2].strip().strip('"')
            yield from (form for form in (value, unquote(value)) if _tells(form))


def _pair(encoded: str) -> Iterator[str]:
    """User with password, and the password, of HTTP Basic (RFC 7617)."""
    try:
        pair = base64.b64decode(encoded, validate=True).decode("utf-8")
    except ValueError:
        return
    password = pair.partition(":")[2]
    yield from (part for part in (pair, password) if len(part) >= _SHORTEST_PASSWORD)


def _tells(value: str) -> bool:
    mixed = any(c.isdigit() for c in value) and any(c.isalpha() for c in value)
    return len(value) >= _LONG or (mixed and len(value) >= _SHORTEST)
