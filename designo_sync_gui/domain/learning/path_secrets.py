"""Credentials in the path of an address: what plainly is one, what may be one, what is shown.

Law: a path stands in a profile and in the log, so no credential may. What is only drawn by a
computer may as well be the id of a shop: the operator is told of it and decides.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final
from urllib.parse import unquote, urlsplit

from designo_sync_gui.domain.learning.example import (
    HIDDEN,
    ExampleRefused,
    ExampleRequest,
)
from designo_sync_gui.domain.learning.sign_in import (
    CREDENTIAL_KEY,
    FoundSecret,
    find_sign_in,
    is_opaque,
)
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say
from designo_sync_gui.domain.sign_in_end import JWT

#: Between the word before a token, the cookies of a header and their names.
_PARTS: Final = re.compile(r"[\s;,=]+")
#: A shorter part of a credential may stand in a path by chance.
_SHORTEST: Final = 12
_PIECE: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|[0-9]+")
#: Pieces of a name, such as ``orders-by-customer-v2-list``, are this long on average; those of 20
#: drawn letters and digits seldom are.
_WORD: Final = 3.5


def credential_in_path(path: str) -> bool:
    """Whether a step of a path is a token, or a drawn text behind a step that is named like one
    (``/token/9f8a…``). Drawn ids of a tenant are no credentials."""
    return any(_is_credential(before, step) for _, before, step in _steps(path))


def stands_in_path(secrets: Iterable[FoundSecret], path: str) -> bool:
    """Whether a credential of the request stands in its path as well."""
    whole = unquote(path)
    return any(part in whole for part in _parts_of(secrets))


def refuse_credential_in_path(request: ExampleRequest) -> None:
    """Raises ``ExampleRefused`` where a path plainly holds a credential."""
    path = urlsplit(request.url).path
    if credential_in_path(path) or stands_in_path(find_sign_in(request).secrets, path):
        raise ExampleRefused(
            say("The address contains a key in its path, where it cannot be kept secret."),
            say("Ask the vendor for a way to sign in with a header."),
        )


def drawn_steps(path: str) -> tuple[int, ...]:
    """The steps, counted from 1, that look drawn by a computer: a key, or an id."""
    found = {
        number
        for number, before, step in _steps(path)
        if not _is_credential(before, step) and is_opaque(step) and not _is_words(step)
    }
    return tuple(sorted(found))


def drawn_texts(path: str) -> tuple[str, ...]:
    """What stands at the drawn steps, as it was written."""
    steps = path.removeprefix("/").split("/")
    return tuple(steps[number - 1] for number in drawn_steps(path))


def shown_address(request: ExampleRequest) -> str:
    """The address without its query, with dots for what is or may be a credential in it."""
    address = request.url.partition("?")[0].partition("#")[0]
    path = urlsplit(address).path
    certain = {number for number, *held in _steps(path) if _is_credential(*held)}
    hidden = certain | set(drawn_steps(path))
    parts = list(_parts_of(find_sign_in(request).secrets))
    steps = path.removeprefix("/").split("/")
    shown = [
        HIDDEN if number in hidden or any(part in unquote(step) for part in parts) else step
        for number, step in enumerate(steps, 1)
    ]
    return address.removesuffix(path) + path[: path.startswith("/")] + "/".join(shown)


def drawn_in(request: ExampleRequest | None) -> tuple[int, ...]:
    """The drawn steps of a request's path."""
    return () if request is None else drawn_steps(urlsplit(request.url).path)


def drawn_words(steps: Iterable[int]) -> Sentence:
    """What the operator has to decide of drawn steps of a path; nothing where there are none."""
    found = sorted(set(steps))
    if not found:
        return NOTHING
    return say(
        "The path of the address contains what may be a key or an id (part {parts}). If it is a "
        "key, do not use this example: a path is stored in the settings and in the log. Ask the "
        "vendor for a way to sign in with a header.",
        parts=", ".join(map(str, found)),
    )


def _steps(path: str) -> Iterator[tuple[int, str, str]]:
    """Each step with its number and the one before it; an encoded slash parts a step as well."""
    before = ""
    for number, whole in enumerate(path.removeprefix("/").split("/"), 1):
        for step in unquote(whole).split("/"):
            yield number, before, step
            before = step


def _is_credential(before: str, step: str) -> bool:
    return JWT.search(step) is not None or (
        is_opaque(step) and CREDENTIAL_KEY.search(before) is not None
    )


def _is_words(step: str) -> bool:
    pieces = _PIECE.findall(step)
    return sum(map(len, pieces)) >= _WORD * len(pieces)


def _parts_of(secrets: Iterable[FoundSecret]) -> Iterator[str]:
    parts = (part for held in secrets for part in _PARTS.split(unquote(held.value)))
    return (part for part in parts if len(part) >= _SHORTEST)
