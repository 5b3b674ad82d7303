"""The parameters of an example's request: in its query, its form or its JSON body."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from urllib.parse import parse_qsl, urlsplit

from designo_sync_gui.domain.learning.entries import pointer_step
from designo_sync_gui.domain.learning.example import ExampleRequest
from designo_sync_gui.domain.learning.vocabulary import Concept, concepts_of
from designo_sync_gui.domain.status import NumberLiteral

#: Deeper bodies are no requests for a list; all that is not as deep is searched for credentials.
_DEEPEST: Final = 40
_FORM: Final = "application/x-www-form-urlencoded"


class Place(StrEnum):
    """Where a parameter stands."""

    QUERY = "query"
    FORM = "form"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter.

    Attributes:
        name: of the query or form, or the JSON pointer in a body.
        key: the last part of its name.
        value: as it was sent; ``None`` for JSON's null.
        numeric: whether it is a number of a JSON body.
        beside: texts beside it and around it in a JSON body, such as a filter's field.
    """

    place: Place
    name: str
    key: str
    value: str | None
    beside: tuple[str, ...] = ()
    numeric: bool = False

    @property
    def concepts(self) -> tuple[frozenset[Concept], ...]:
        return concepts_of(self.key)

    def means(self, *wanted: Concept) -> bool:
        return any(concept in meaning for meaning in self.concepts for concept in wanted)

    @property
    def whole(self) -> int | None:
        """The value as a number, where it is one of at most nine digits."""
        text = self.value or ""
        return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else None


def parameters_of(request: ExampleRequest) -> tuple[Parameter, ...]:
    """All of them, the query's first. A body that is neither a form nor JSON has none."""
    query = parse_qsl(urlsplit(request.url).query, keep_blank_values=True)
    found = [Parameter(Place.QUERY, name, name, value) for name, value in query]
    body = json_body(request)
    if body is not None:
        found += _in_json(body, "", "", ())
    elif request.body and _is_form(request):
        pairs = parse_qsl(request.body, keep_blank_values=True)
        found += [Parameter(Place.FORM, name, name, value) for name, value in pairs]
    return tuple(found)


def json_body(request: ExampleRequest) -> object | None:
    """The body where it is a JSON object or list, its numbers as they were written; not one that is
    nested too deeply to be looked through."""
    body = (request.body or "").strip()
    if not body.startswith(("{", "[")):
        return None
    try:
        held: object = json.loads(body, parse_int=NumberLiteral, parse_float=NumberLiteral)
    except (ValueError, RecursionError):
        return None
    return held if _is_shallow(held) else None


def _is_shallow(value: object) -> bool:
    level = [value]
    for _ in range(_DEEPEST):
        inner = [held.values() if isinstance(held, dict) else held for held in level
                 if isinstance(held, dict | list)]  # fmt: skip
        if not inner:
            return True
        level = [entry for held in inner for entry in held]
    return False


def _is_form(request: ExampleRequest) -> bool:
    kind = request.header("Content-Type")
    return (kind is None or kind.lower().startswith(_FORM)) and "=" in (request.body or "")


def _in_json(value: object, pointer: str, key: str, beside: Sequence[str]) -> Iterator[Parameter]:
    if isinstance(value, dict):
        texts = tuple(str(held) for held in value.values() if _is_text(held))
        near = (*beside, key, *texts)
        for name, held in value.items():
            yield from _in_json(held, f"{pointer}/{pointer_step(name)}", name, near)
    elif isinstance(value, list):
        for place, held in enumerate(value):
            yield from _in_json(held, f"{pointer}/{place}", key, beside)
    elif value is None or (isinstance(value, str)):
        held = None if value is None else str(value)
        numeric = isinstance(value, NumberLiteral)
        yield Parameter(Place.JSON, pointer, key, held, tuple(beside), numeric)


def _is_text(value: object) -> bool:
    return isinstance(value, str) and not isinstance(value, NumberLiteral)
