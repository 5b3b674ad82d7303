"""The fields of a list's entries: where each stands, and what it holds in every entry."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from designo_sync_gui.domain.learning.vocabulary import Concept, concepts_of
from designo_sync_gui.domain.status import NumberLiteral, without_surrogates

#: Objects inside an entry, and inside them: deeper ones hold parts of an order.
_DEEPEST: Final = 3
#: Entries that are looked at; more change no proposal and cost time.
MOST_ENTRIES: Final = 200
#: An entry of more fields is cut: no order of a page has as many, a damaged answer may.
_MOST_FIELDS: Final = 1_000
#: Objects around the fields of an order that add no depth and no meaning.
_WRAPPERS: Final = frozenset({"node", "attributes", "_source", "fields", "relationships", "order"})


class Missing:
    """What an entry holds that has no such field."""


MISSING: Final = Missing()


def pointer_step(step: str) -> str:
    """A key as it is written in a JSON pointer (RFC 6901)."""
    return step.replace("~", "~0").replace("/", "~1")


@dataclass(frozen=True)
class EntryField:
    """One field of a list's entries.

    Attributes:
        pointer: from an entry on; empty for an entry that is itself the value.
        path: the keys on the way, with the names of columns in place of their positions.
        values: one of each entry looked at, ``MISSING`` where it has none; objects and lists are
            fields of their own.
    """

    pointer: str
    path: tuple[str, ...]
    values: tuple[object, ...]

    @cached_property
    def concepts(self) -> tuple[frozenset[Concept], ...]:
        """The meaning of the last key."""
        return concepts_of(self.path[-1]) if self.path else ()

    @cached_property
    def around(self) -> tuple[frozenset[Concept], ...]:
        """The meaning of the keys above the last one, without wrappers."""
        return tuple(meaning for key in self.outer for meaning in concepts_of(key))

    @property
    def outer(self) -> tuple[str, ...]:
        """The keys above the last one, without wrappers."""
        return tuple(key for key in self.path[:-1] if key.lower() not in _WRAPPERS)

    @property
    def depth(self) -> int:
        return len(self.outer)

    @cached_property
    def present(self) -> tuple[object, ...]:
        """What stands there in the entries that have the field and something in it; an empty text
        and ``false`` (as Odoo writes nothing) are nothing."""
        empty: tuple[object, ...] = (None, False, "")
        return tuple(
            value
            for value in self.values
            if value is not MISSING and not any(value is none for none in empty) and value != ""
        )

    @cached_property
    def texts(self) -> tuple[str, ...]:
        """The present values as they were received, where they are texts or numbers."""
        return tuple(str(value) for value in self.present if isinstance(value, str))

    @cached_property
    def distinct(self) -> int:
        return len(set(self.texts))

    @property
    def unique(self) -> bool:
        """Whether every entry has a text or number there and no two the same."""
        return bool(self.values) and self.distinct == len(self.values)

    @property
    def missing(self) -> int:
        return sum(1 for value in self.values if value is MISSING)

    @property
    def numeric(self) -> bool:
        return bool(self.present) and all(isinstance(v, NumberLiteral) for v in self.present)

    def means(self, *wanted: Concept) -> bool:
        """Whether the last key has one of these meanings."""
        return any(concept in meaning for meaning in self.concepts for concept in wanted)

    def is_inside(self, *wanted: Concept) -> bool:
        """Whether a key above the last one has one of these meanings."""
        return any(concept in meaning for meaning in self.around for concept in wanted)

    def ends_with(self, *wanted: Concept) -> bool:
        """Whether the last part of the last key has one of these meanings."""
        return bool(self.concepts) and any(concept in self.concepts[-1] for concept in wanted)

    def share(self, wanted: Iterable[str]) -> float:
        """The part of the present values that stand in ``wanted``, compared exactly."""
        held = wanted if isinstance(wanted, frozenset | set | dict) else frozenset(wanted)
        return sum(text in held for text in self.texts) / len(self.texts) if self.texts else 0.0


def fields_of(entries: Sequence[object], columns: Sequence[str] = ()) -> tuple[EntryField, ...]:
    """Every field of a list's first entries, in the order of their first appearance.

    ``columns`` are the names of the positions of entries that are rows.
    """
    looked_at = entries[:MOST_ENTRIES]
    found: dict[str, tuple[tuple[str, ...], dict[int, object]]] = {}
    for index, entry in enumerate(looked_at):
        for pointer, path, value in _leaves(entry, columns):
            if pointer not in found and len(found) >= _MOST_FIELDS:
                continue
            found.setdefault(pointer, (path, {}))[1][index] = value
    return tuple(
        EntryField(pointer, path, tuple(held.get(i, MISSING) for i in range(len(looked_at))))
        for pointer, (path, held) in found.items()
    )


_Leaf = tuple[str, tuple[str, ...], object]


def _leaves(entry: object, columns: Sequence[str]) -> Iterator[_Leaf]:
    if isinstance(entry, dict):
        yield from _of_object(entry, "", ())
    elif isinstance(entry, list):
        for place, value in enumerate(entry):
            name = columns[place] if place < len(columns) else str(place)
            yield from _of_value(value, f"/{place}", (name,))


def _of_object(held: Mapping[str, object], pointer: str, path: tuple[str, ...]) -> Iterator[_Leaf]:
    for key, value in held.items():
        if without_surrogates(key) != key:
            continue  # no profile can name it: TOML is UTF-8
        yield from _of_value(value, f"{pointer}/{pointer_step(key)}", (*path, key))


def _of_value(value: object, pointer: str, path: tuple[str, ...]) -> Iterator[_Leaf]:
    if isinstance(value, dict):
        inner = sum(1 for key in path if key.lower() not in _WRAPPERS)
        if inner <= _DEEPEST:
            yield from _of_object(value, pointer, path)
    elif isinstance(value, list):
        if _is_pair(value):
            yield f"{pointer}/0", (*path, "id"), value[0]
            yield f"{pointer}/1", (*path, "name"), value[1]
    else:
        yield pointer, path, value


def _is_pair(value: Sequence[object]) -> bool:
    """``[7, "Ada Berg"]``: what Odoo writes for another record, its id and its name."""
    return (
        len(value) == len(("id", "name"))
        and isinstance(value[0], NumberLiteral)
        and isinstance(value[1], str)
        and not isinstance(value[1], NumberLiteral)
    )


class DateForm:
    """The ways a time is written, as a profile names them; ``DAY`` and ``LOCAL`` name no zone."""

    ISO: Final = "iso-utc"
    LOCAL: Final = "local"
    DAY: Final = "day"
    UNIX: Final = "unix"
    UNIX_MS: Final = "unix-ms"
    MICROSOFT: Final = "/Date()/"
    RFC_2822: Final = "rfc-2822"


_DATE_FORMS: Final = (
    (DateForm.ISO, re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)? ?(Z|[+-]\d\d:?\d\d)")),
    (DateForm.LOCAL, re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?")),
    (
        DateForm.LOCAL,
        re.compile(r"\d{1,2}[./]\d{1,2}[./]\d{4},? \d{1,2}:\d\d(:\d\d)?( [AaPp][Mm])?"),
    ),
    (DateForm.DAY, re.compile(r"\d{4}[-/.]\d\d[-/.]\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}")),
    (DateForm.MICROSOFT, re.compile(r"/Date\(-?\d+([+-]\d{4})?\)/")),
    (
        DateForm.RFC_2822,
        re.compile(r"([A-Z][a-z]{2}, )?\d{1,2} [A-Z][a-z]{2} \d{4} \d\d:\d\d(:\d\d)? .+"),
    ),
)
#: 2001 to 2065 in seconds; the same in milliseconds.
_SECONDS: Final = range(1_000_000_000, 3_000_000_000)
_DIGITS: Final = re.compile(r"\d{10}|\d{13}")


def date_form(value: object) -> str | None:
    """How a value writes a time; ``None`` for what is none."""
    if not isinstance(value, str) or len(value) > len("Wed, 25 November 2026 10:11:12 GMT+0100 "):
        return None
    if _DIGITS.fullmatch(value):
        short = len(value) == len("1793693525")
        if int(value[:10]) in _SECONDS:
            return DateForm.UNIX if short else DateForm.UNIX_MS
        return None
    return next((form for form, pattern in _DATE_FORMS if pattern.fullmatch(value)), None)


def date_form_of(field: EntryField) -> str | None:
    """The way all present values of a field write a time; ``None`` where one is none.

    Digits count only under a name that speaks of time: an order's number may have ten of them.
    """
    forms = {date_form(value) for value in field.present}
    if len(forms) != 1:
        return DateForm.LOCAL if forms and None not in forms else None
    (form,) = forms
    digits = form in (DateForm.UNIX, DateForm.UNIX_MS)
    told = field.means(
        Concept.TIME, Concept.CHANGED, Concept.CREATED, Concept.WRITTEN, Concept.OTHER_DATE
    )
    return None if digits and not told else form
