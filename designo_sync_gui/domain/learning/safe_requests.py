"""Which requests of an example may be sent while learning.

Law: only what reads: a GET, or the POST that the example itself made, to the host that the
operator confirmed. What is named like a change is refused before anything is sent.
"""

import re
from typing import Final
from urllib.parse import unquote, urlsplit

from designo_sync_gui.domain.learning.example import COPY_AGAIN, ExampleRefused, ExampleRequest
from designo_sync_gui.domain.learning.parameters import json_body
from designo_sync_gui.domain.learning.sign_in import SignInKind, find_sign_in
from designo_sync_gui.domain.sentence import say

#: Requests while one example is learned, one a second.
MOST_REQUESTS: Final = 6
SECONDS_APART: Final = 1.0
_CHANGING: Final = frozenset(
    [
        "save", "delete", "remove", "destroy", "cancel", "logout", "signout", "update", "create",
        "edit", "set", "add", "insert", "upload", "approve", "reject", "refund", "pay", "send",
        "change", "patch", "write", "import", "archive", "unarchive", "trash", "submit",
    ]
)  # fmt: skip
_MUTATION: Final = re.compile(r"\s*mutation\b")
_PART: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_LOOPBACK: Final = ("localhost", "127.0.0.1", "::1")


def refuse_unsafe(request: ExampleRequest) -> None:
    """Raises ``ExampleRefused`` for a request that may change something, that is not encrypted,
    or that cannot be made again."""
    held = urlsplit(request.url)
    host = held.hostname or ""
    if held.scheme != "https" and not (held.scheme == "http" and host in _LOOPBACK):
        raise ExampleRefused(
            say("The address does not begin with https://."),
            say("Only encrypted addresses are used."),
        )
    if not host or held.username is not None:
        raise ExampleRefused(say("The address names no host, or a user."), COPY_AGAIN)
    if request.method not in ("GET", "POST") or _changes(request, held.path):
        raise ExampleRefused(
            say("The request may change something ({method} {path}).", method=request.method,
                path=held.path[:80]),
            say("Give the request that shows the list of orders."),
        )  # fmt: skip
    if find_sign_in(request).kind is SignInKind.SIGNED:
        raise ExampleRefused(
            say("The request is signed for one time and cannot be made again."),
            say("Ask the vendor for a key, and describe the interface with a profile."),
        )


def _changes(request: ExampleRequest, path: str) -> bool:
    words = {word.lower() for part in unquote(path).split("/") for word in _PART.findall(part)}
    if words & _CHANGING:
        return True
    body = json_body(request)
    calls = body if isinstance(body, list) else [body]
    queries = [call.get("query") for call in calls if isinstance(call, dict)]
    return any(isinstance(query, str) and _MUTATION.match(query) for query in queries)
