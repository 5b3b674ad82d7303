"""The lists in an answer that may be orders."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from designo_sync_gui.domain.learning.entries import EntryField, fields_of, pointer_step
from designo_sync_gui.domain.status import without_surrogates

#: Objects around a list: GraphQL answers go to five.
_DEEPEST: Final = 8
#: A batched call answers with a short list of answers; a longer one is a list of orders, whose
#: own lists are parts of an order.
_SHORT: Final = 3
#: Lists that are judged: an answer of more is no list of orders.
_MOST: Final = 60
_COLUMN_KEYS: Final = ("keys", "columns", "fields", "headers", "cols")


@dataclass(frozen=True, slots=True)
class ListFound:
    """A list in an answer.

    Attributes:
        pointer: from the answer on.
        path: the keys on the way.
        entries: all of them; ``fields`` are of the first.
        skipped: how many rows at the top are no entries (names of columns).
        inside: whether it stands inside an entry of another list.
    """

    pointer: str
    path: tuple[str, ...]
    entries: Sequence[object]
    fields: tuple[EntryField, ...]
    skipped: int = 0
    inside: bool = False


def lists_in(answer: object) -> tuple[ListFound, ...]:
    """The lists of objects or rows in an answer, from the outside in."""
    found: list[ListFound] = []
    for candidate in _walk(answer, "", (), inside=False, above={}):
        found.append(candidate)
        if len(found) == _MOST:
            break
    return tuple(found)


def keyed_entries(answer: object) -> tuple[str, ...] | None:
    """The path to an object that holds entries under their ids as keys: no list that a profile
    can read. ``None`` where there is none."""
    return _keyed(answer, ())


def text_inside(answer: object) -> str | None:
    """The pointer to a text that is itself JSON with a list of objects: no profile can read orders
    that stand in a text. ``None`` where there is none."""
    return next(_texts(answer, "", 0), None)


def _texts(value: object, pointer: str, deep: int) -> Iterator[str]:
    if deep > _DEEPEST:
        return
    if isinstance(value, dict):
        for key, held in value.items():
            yield from _texts(held, f"{pointer}/{pointer_step(key)}", deep + 1)
    elif isinstance(value, list):
        for place, held in enumerate(value[:_SHORT]):
            yield from _texts(held, f"{pointer}/{place}", deep + 1)
    elif isinstance(value, str) and value.lstrip()[:1] in ("{", "[") and _holds_list(value):
        yield pointer


def _holds_list(text: str) -> bool:
    try:
        held: object = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return bool(lists_in(held))


def _keyed(value: object, path: tuple[str, ...]) -> tuple[str, ...] | None:
    if not isinstance(value, dict) or len(path) > _DEEPEST:
        return None
    held = list(value.values())
    objects = [entry for entry in held if isinstance(entry, dict)]
    if len(held) > 1 and len(objects) == len(held):
        keys = {frozenset(entry) for entry in objects}
        if len(keys) == 1 and len(next(iter(keys))) > 1:
            return path
    for key, entry in value.items():
        deeper = _keyed(entry, (*path, key))
        if deeper is not None:
            return deeper
    return None


def _walk(
    value: object, pointer: str, path: tuple[str, ...], *, inside: bool, above: dict[str, object]
) -> Iterator[ListFound]:
    if len(path) > _DEEPEST:
        return
    if isinstance(value, list):
        candidate = _candidate(value, pointer, path, inside, above)
        if candidate is not None:
            yield candidate
        for place, entry in enumerate(value[:_SHORT] if len(value) <= _SHORT else ()):
            step = f"{pointer}/{place}"
            within = inside or candidate is not None
            yield from _walk(entry, step, (*path, str(place)), inside=within, above={})
    elif isinstance(value, dict):
        for key, entry in value.items():
            if without_surrogates(key) != key:
                continue  # no profile can name it: TOML is UTF-8
            step = f"{pointer}/{pointer_step(key)}"
            yield from _walk(entry, step, (*path, key), inside=inside, above=value)


def _candidate(
    value: list[object], pointer: str, path: tuple[str, ...], inside: bool, above: dict[str, object]
) -> ListFound | None:
    if value and all(isinstance(entry, dict) for entry in value):
        return ListFound(pointer, path, value, fields_of(value), inside=inside)
    if not value or not all(isinstance(entry, list) for entry in value):
        return None
    rows = [entry for entry in value if isinstance(entry, list)]
    columns = _columns(above)
    if columns:
        return ListFound(pointer, path, rows, fields_of(rows, columns), inside=inside)
    head, body = rows[0], rows[1:]
    if body and all(_is_word(name) for name in head) and head:
        names = [str(name) for name in head]
        return ListFound(pointer, path, body, fields_of(body, names), skipped=1, inside=inside)
    return ListFound(pointer, path, rows, fields_of(rows), inside=inside)


def _columns(above: dict[str, object]) -> list[str]:
    """The names of columns beside a list of rows: texts, or objects that have a name."""
    for key, value in above.items():
        if key.lower() in _COLUMN_KEYS and isinstance(value, list):
            names = [_column(entry) for entry in value]
            if names and all(names):
                return names
    return []


def _column(entry: object) -> str:
    if isinstance(entry, dict):
        entry = next((entry[key] for key in ("name", "field", "key", "id") if key in entry), "")
    return entry if type(entry) is str and any(map(str.isalpha, entry)) else ""


def _is_word(value: object) -> bool:
    return type(value) is str and value.replace("_", "").replace(" ", "").isalpha()
