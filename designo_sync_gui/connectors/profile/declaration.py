"""How the keys of a profile are declared.

Law: one declaration says which keys there are, of which kind and which of them are needed. Reading
a profile, the reference in the help and the schema for editors are made from it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from designo_sync_gui.domain.sentence import Sentence, say


class Kind(StrEnum):
    """What may stand behind a key."""

    TEXT = "text"
    WHOLE = "whole number"
    FLAG = "true or false"
    POINTER = "pointer"
    CHOICE = "choice"
    VALUE = "value"
    TEXTS = "texts"
    LISTS = "texts or lists"
    TABLE = "table"
    TABLES = "tables"


#: What people read about a kind; choices are listed, and tables have a heading of their own.
KIND_WORDS: Final[Mapping[Kind, Sentence]] = MappingProxyType(
    {
        Kind.TEXT: say("text"),
        Kind.WHOLE: say("whole number"),
        Kind.FLAG: say("true or false"),
        Kind.POINTER: say("JSON pointer"),
        Kind.VALUE: say("text, whole number, true or false"),
        Kind.TEXTS: say("table of texts"),
        Kind.LISTS: say("table of texts or lists of texts"),
        Kind.TABLE: say("table"),
        Kind.TABLES: say("table of tables"),
    }
)


class Of(StrEnum):
    """Which profiles have a key."""

    BOTH = "both"
    SHOP = "shop"
    DESIGNO = "DesignO"


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a table.

    Attributes:
        told: what it is for, in a sentence without a full stop.
        choices: the texts that may stand there, for a choice.
        part: what stands in the table, or in each of the tables.
    """

    name: str
    kind: Kind
    told: Sentence
    needed: bool = False
    choices: tuple[str, ...] = ()
    part: "Part | None" = None
    of: Of = Of.BOTH


@dataclass(frozen=True, slots=True)
class Part:
    """The keys of one table."""

    keys: tuple[Key, ...]

    def find(self, name: str, *, of_shop: bool) -> Key | None:
        """The key of that name in a profile of that kind."""
        return next((key for key in self.within(of_shop=of_shop) if key.name == name), None)

    def within(self, *, of_shop: bool) -> Iterator[Key]:
        """The keys that a profile of that kind has."""
        other = Of.DESIGNO if of_shop else Of.SHOP
        return (key for key in self.keys if key.of is not other)

    def knows(self, name: str) -> bool:
        """Whether any profile has the key."""
        return any(key.name == name for key in self.keys)


def text(name: str, told: Sentence, *, needed: bool = False, of: Of = Of.BOTH) -> Key:
    return Key(name, Kind.TEXT, told, needed, of=of)


def whole(name: str, told: Sentence) -> Key:
    return Key(name, Kind.WHOLE, told)


def flag(name: str, told: Sentence, *, of: Of = Of.BOTH) -> Key:
    return Key(name, Kind.FLAG, told, of=of)


def value(name: str, told: Sentence) -> Key:
    return Key(name, Kind.VALUE, told)


def pointer(name: str, told: Sentence, *, needed: bool = False, of: Of = Of.BOTH) -> Key:
    return Key(name, Kind.POINTER, told, needed, of=of)


def choice(
    name: str,
    words: type[StrEnum] | tuple[str, ...],
    told: Sentence,
    *,
    needed: bool = False,
    of: Of = Of.BOTH,
) -> Key:
    return Key(name, Kind.CHOICE, told, needed, tuple(str(word) for word in words), of=of)


def table(name: str, part: Part, told: Sentence, *, needed: bool = False, of: Of = Of.BOTH) -> Key:
    return Key(name, Kind.TABLE, told, needed, part=part, of=of)
