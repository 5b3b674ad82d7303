"""The exact value of a status.

Law: a status is opaque. It is never stripped, folded, mapped or formatted; this module and
``kinds.py`` alone look inside one, and only to compare or to explain.
"""

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from designo_sync_gui.domain.sentence import Sentence, say, verbatim

_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?\Z")
_SURROGATES = re.compile("[\ud800-\udfff]+")


def is_unicode(text: str) -> bool:
    """Whether a text has a UTF-8 form: it holds no lone surrogate."""
    return text.isascii() or _SURROGATES.search(text) is None


def without_surrogates(text: str) -> str:
    """A text for display and search, without the code points that have no UTF-8 form."""
    return str(text) if text.isascii() else _SURROGATES.sub("", text)


class JsonType(StrEnum):
    """The JSON type a status arrived with; two values of different types are never equal."""

    TEXT = "text"
    NUMBER = "number"
    BOOLEAN = "boolean"
    NULL = "null"
    ABSENT = "absent"

    @property
    def named(self) -> Sentence:
        """The word inside a sentence; ``null`` is one of JSON's own."""
        return _NAMES[self]


_NAMES = {
    JsonType.TEXT: say("text"),
    JsonType.NUMBER: say("number"),
    JsonType.BOOLEAN: say("boolean"),
    JsonType.NULL: verbatim("null"),
    JsonType.ABSENT: say("absent"),
}


class UnreadableValueError(ValueError):
    """The value cannot be a status: it is not valid Unicode, or it is a JSON object or list.

    ``told`` says why.
    """

    def __init__(self, told: Sentence) -> None:
        super().__init__(told.english)
        self.told = told


@dataclass(frozen=True, slots=True)
class Status:
    """One status value exactly as an API gave it.

    ``literal`` is the code points of a text, the literal of a number as it stood in the
    reply (``1.0`` and ``1`` are two values), ``true``/``false`` of a boolean, and empty for
    null and absent.

    Raises ``UnreadableValueError`` for a text with a lone surrogate: such a text has no
    UTF-8 form, so no sink could carry it unaltered (measured: Qt drops it, SQLite refuses it).
    """

    json_type: JsonType
    literal: str

    def __post_init__(self) -> None:
        if self.json_type is JsonType.TEXT:
            if not is_unicode(self.literal):
                raise UnreadableValueError(
                    say("the text contains a lone surrogate: not valid Unicode")
                )
        elif self.json_type is JsonType.NUMBER:
            if not _NUMBER.match(self.literal):
                raise UnreadableValueError(say("not a number as JSON writes it"))
        elif self.json_type is JsonType.BOOLEAN:
            if self.literal not in ("true", "false"):
                raise UnreadableValueError(say("not a JSON boolean"))
        elif self.literal:
            raise UnreadableValueError(
                say("a status that is {json_type} has no literal", json_type=self.json_type.named)
            )

    @classmethod
    def text(cls, value: str) -> Self:
        return cls(JsonType.TEXT, value)

    @classmethod
    def number(cls, literal: str) -> Self:
        return cls(JsonType.NUMBER, literal)

    @classmethod
    def boolean(cls, value: bool) -> Self:
        return cls(JsonType.BOOLEAN, "true" if value else "false")

    @classmethod
    def null(cls) -> Self:
        return cls(JsonType.NULL, "")

    @classmethod
    def absent(cls) -> Self:
        return cls(JsonType.ABSENT, "")

    @classmethod
    def from_json(cls, token: str) -> Self:
        """Read one JSON value, keeping the literal of a number.

        Raises ``UnreadableValueError`` when the token is no JSON, an object, a list, or a
        text that is not valid Unicode.
        """
        try:
            value = json.loads(
                token,
                parse_int=NumberLiteral,
                parse_float=NumberLiteral,
                parse_constant=_refuse_constant,
            )
        except (ValueError, RecursionError) as error:
            raise UnreadableValueError(say("not a JSON value")) from error
        return cls.from_value(value)

    @classmethod
    def from_value(cls, value: object) -> Self:
        """Take a decoded JSON value whose numbers were kept as ``NumberLiteral``."""
        if value is None:
            return cls.null()
        if isinstance(value, bool):
            return cls.boolean(value)
        if isinstance(value, NumberLiteral):
            return cls.number(str(value))
        if isinstance(value, str):
            return cls.text(value)
        kind = say("list") if isinstance(value, list) else say("object")
        raise UnreadableValueError(say("a JSON {kind} is not a status", kind=kind))

    @property
    def has_value(self) -> bool:
        """Whether there is something to write: null and absent hold nothing."""
        return self.json_type not in (JsonType.NULL, JsonType.ABSENT)

    def to_json(self) -> str:
        """The JSON token of this value; text stays as its own code points.

        Raises ``ValueError`` for an absent status, which has no JSON form.
        """
        if self.json_type is JsonType.ABSENT:
            raise ValueError("an absent status has no JSON form")
        if self.json_type is JsonType.NULL:
            return "null"
        if self.json_type is JsonType.TEXT:
            return json.dumps(self.literal, ensure_ascii=False)
        return self.literal

    def utf8(self) -> bytes:
        """The bytes "copy exact" hands over: the literal in UTF-8, without quotes."""
        return self.literal.encode("utf-8")

    def code_points(self) -> tuple[str, ...]:
        """Each code point of the literal as ``U+0041``."""
        return tuple(f"U+{ord(char):04X}" for char in self.literal)


class NumberLiteral(str):
    """The digits of a JSON number as they stood in the reply; never converted to a number."""

    __slots__ = ()


def _refuse_constant(name: str) -> object:
    raise ValueError(f"{name} is not JSON")
