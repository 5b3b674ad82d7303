"""Which requests of an example may be sent while learning.

Law: only what reads: a GET, or the POST that the example itself made, to the host that the
operator confirmed. What is named like a change is refused before anything is sent.
"""

import re
from typing import Final
from urllib.parse import unquote, urlsplit

from designo_sync_gui.domain.learning.example import (
    NEITHER_FORM_NOR_JSON,
    OTHER_REQUEST,
    ExampleRefused,
    ExampleRequest,
    refuse_unusable,
)
from designo_sync_gui.domain.learning.parameters import Parameter, Place, json_body, parameters_of
from designo_sync_gui.domain.learning.path_secrets import (
    refuse_credential_in_path,
    shown_address,
)
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
#: What an action is named besides, where a parameter names one.
_ACTION_WORDS: Final = _CHANGING | frozenset(
    ["mark", "complete", "confirm", "unlink", "put", "void", "fulfill", "ship", "restore", "reset"]
)
_ACTIONS: Final = frozenset(
    [
        "action", "act", "do", "op", "cmd", "command", "method", "_method", "operation",
        "operationname", "task", "func", "function",
    ]
)  # fmt: skip
#: Headers that make another method of a request.
_OVERRIDES: Final = frozenset(["x-http-method-override", "x-http-method", "x-method-override"])
_GRAPHQL_TEXT: Final = re.compile(r'"""[\s\S]*?"""|"(?:\\.|[^"\\\n])*"')
_GRAPHQL_COMMENT: Final = re.compile(r"#[^\n]*")
_MUTATION: Final = re.compile(r"(?:^|\})[\s,\ufeff]*mutation\b[^{]*\{")
_PART: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_LOOPBACK: Final = ("localhost", "127.0.0.1", "::1")


def refuse_unsafe(request: ExampleRequest) -> None:
    """Raises ``ExampleRefused`` for a request that may change something, that is not encrypted,
    or that cannot be made again."""
    refuse_unusable(request)
    held = urlsplit(request.url)
    if held.scheme != "https" and not (held.scheme == "http" and held.hostname in _LOOPBACK):
        raise ExampleRefused(
            say("The address does not begin with https://."),
            say("Only encrypted addresses are used."),
        )
    if request.method not in ("GET", "POST") or _changes(request, held.path):
        raise ExampleRefused(
            say("The request may change something ({method} {path}).", method=request.method,
                path=urlsplit(shown_address(request)).path[:80]),
            say("Give the request that shows the list of orders."),
        )  # fmt: skip
    if find_sign_in(request).kind is SignInKind.SIGNED:
        raise ExampleRefused(
            say("The request is signed for one time and cannot be made again."),
            say("Ask the vendor for a key, and describe the interface with a profile."),
        )
    _refuse_indescribable(request)


def _refuse_indescribable(request: ExampleRequest) -> None:
    """Credentials are found in forms and JSON only: in another body, and in a path, which is
    logged, they would stand in the profile."""
    form = any(parameter.place is Place.FORM for parameter in parameters_of(request))
    if (request.body or "").strip() and not form and json_body(request) is None:
        raise ExampleRefused(NEITHER_FORM_NOR_JSON, OTHER_REQUEST)
    refuse_credential_in_path(request)


def _changes(request: ExampleRequest, path: str) -> bool:
    words = {word for part in unquote(path).split("/") for word in _words(part)}
    overrides = (value for name, value in request.headers if name.lower() in _OVERRIDES)
    return (
        bool(words & _CHANGING)
        or any(value.strip().upper() != "GET" for value in overrides)
        or any(map(_names_a_change, parameters_of(request)))
    )


def _names_a_change(parameter: Parameter) -> bool:
    value = parameter.value or ""
    if parameter.key.lower() in _ACTIONS and _words(value) & _ACTION_WORDS:
        return True
    if parameter.key.lower() != "query":
        return False
    bare = _GRAPHQL_COMMENT.sub("", _GRAPHQL_TEXT.sub('""', value))
    return _MUTATION.search(bare) is not None


def _words(text: str) -> set[str]:
    return {word.lower() for word in _PART.findall(text)}
