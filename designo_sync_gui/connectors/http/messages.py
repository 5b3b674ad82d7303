"""A request and a reply as plain values.

Law: a request names a path below one base address, never a whole URL, so nothing can be sent
to another host.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final
from urllib.parse import quote

_HEADER_NAME: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+\Z")
#: What frames a request or its connection: set by the HTTP library alone. With another Host or
#: length a server could take one request for two, or for another site's.
_FRAMING: Final = frozenset(
    {
        "connection",
        "content-length",
        "expect",
        "host",
        "keep-alive",
        "proxy-connection",
        "te",
        "trailer",
        "transfer-encoding",
        "upgrade",
    }
)


def may_be_set(header: str) -> bool:
    """Whether a profile or an operator may set a header of this name."""
    return bool(_HEADER_NAME.match(header)) and header.lower() not in _FRAMING


@dataclass(frozen=True, slots=True)
class Request:
    """One HTTP request below a base address.

    Attributes:
        path: relative, already percent-encoded, without a leading ``/``.
        query: names and values, not yet encoded.
        body: bytes of JSON; ``None`` for no body.
        cost: what it takes from the host's limit, as its pacer counts.
        content_type: of the body.
    """

    method: str
    path: str
    query: tuple[tuple[str, str], ...] = ()
    headers: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    body: bytes | None = field(default=None, repr=False)
    cost: float = 1.0
    content_type: str = "application/json"

    def query_string(self) -> str:
        """The query, percent-encoded as RFC 3986 has it (a space is ``%20``)."""
        return "&".join(f"{quote(n, safe='~')}={quote(v, safe='~')}" for n, v in self.query)


@dataclass(frozen=True, slots=True)
class Reply:
    """A complete answer: status line, headers with lower-case names, decoded body."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)

    @property
    def content_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


def json_body(value: object) -> bytes:
    """A JSON body in ASCII: escapes carry every code point unaltered through any proxy."""
    return json.dumps(value).encode("ascii")
