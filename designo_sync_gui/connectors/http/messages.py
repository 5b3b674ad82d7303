"""A request and a reply as plain values.

Law: a request names a path below one base address, never a whole URL, so nothing can be sent
to another host.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote


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
