"""One table of a profile's TOML text.

Law: every error names the line and the key. An unknown key is an error: a misspelt key would
otherwise be ignored without a word.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, TypeVar

from designo_sync_gui.connectors.profile.declaration import Key, Kind, Part
from designo_sync_gui.connectors.profile.profile_keys import PROFILE
from designo_sync_gui.connectors.reading.document import PointerSyntaxError, parse_pointer
from designo_sync_gui.domain.errors import ProfileInvalid
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.domain.visible import visible_text

_ADVICE = say(
    "Correct the profile; the example profile that comes with this program explains each key."
)
#: JSON has no limit, but no status and no page needs more; Python refuses to write 4,300 digits.
_MOST = 2**63
_MISSING: Final = say("it is missing")
_A_TEXT: Final = say("it must be a text")
_A_TABLE: Final = say("it must be a table")
_T = TypeVar("_T")
_QUOTED: Final = r"\"(?:[^\"\\]|\\.)*\"|'[^']*'"
_NAME: Final = rf"(?:[A-Za-z0-9_-]+|{_QUOTED})"
_DOTTED: Final = rf"{_NAME}(?:\s*\.\s*{_NAME})*\s*"
_HEADER: Final = re.compile(rf"\s*\[\[?\s*{_DOTTED}\]\]?")
_KEY: Final = re.compile(rf"\s*({_DOTTED})=")


def toml_root(text: str, *, of_shop: bool) -> "Table":
    """The whole of a profile. Raises ``ProfileInvalid`` for what is no TOML."""
    try:
        return Table(text, (), tomllib.loads(text), PROFILE, of_shop)
    except tomllib.TOMLDecodeError as error:
        raise ProfileInvalid(
            say("The profile is not valid TOML: {error}.", error=error), _ADVICE
        ) from None
    except ValueError:  # an integer of more than 4,300 digits
        raise ProfileInvalid(
            say("The profile contains a number that is too long."), _ADVICE
        ) from None
    except RecursionError:
        raise ProfileInvalid(say("The profile is nested too deeply."), _ADVICE) from None


@dataclass(slots=True)
class Table:
    """One table of the profile, by its declaration; remembers which keys were asked for."""

    text_of_profile: str
    steps: tuple[str, ...]
    data: Mapping[str, object]
    part: Part
    of_shop: bool
    asked: set[str] = field(default_factory=set)
    behind: "Table | None" = None

    def has(self, key: str) -> bool:
        """Whether it is there; never in a profile of the kind that has no such key."""
        if self.part.find(key, of_shop=self.of_shop) is None and self.part.knows(key):
            return False
        self._declared(key)
        self.asked.add(key)
        return key in self.data

    def has_any(self, keys: Iterable[str]) -> bool:
        return any([self.has(key) for key in keys])

    def error(self, key: str, what: Sentence) -> ProfileInvalid:
        """``key`` is one of this table's, or ``table.key`` of one whose keys are free. What was
        taken over is wrong where it stands."""
        inner, dot, name = key.partition(".")
        if self.behind is not None and self.behind.data.get(inner) is self.data.get(inner, _A_TEXT):
            return self.behind.error(key, what)
        below = (inner, name) if dot and self.part.knows(inner) else (key,)
        path = visible_text(".".join((*self.steps, *below)))
        line = line_of(self.text_of_profile, *self.steps, *below)
        return ProfileInvalid(
            say("Line {line}, key “{path}”: {what}.", line=line, path=path, what=what), _ADVICE
        )

    def table(self, key: str) -> "Table":
        declared = self._declared(key, Kind.TABLE)
        return self._below(key, self._get(key, dict, _A_TABLE), declared.part)

    def tables(self, key: str) -> tuple[tuple[str, "Table"], ...]:
        """The tables in a table whose names are free, each with its name."""
        part = self._declared(key, Kind.TABLES).part
        named: dict[str, object] = self._get(key, dict, _A_TABLE, {})
        found = self._below(key, named, part)
        return tuple(
            (name, found._below(name, found._get(name, dict, _A_TABLE), part)) for name in named
        )

    def over(self, other: "Table", apart: Iterable[str]) -> "Table":
        """This table with what it leaves out from another one, except what stands ``apart``."""
        left_out = {key: value for key, value in other.data.items() if key not in apart}
        data = {**left_out, **self.data}
        return Table(self.text_of_profile, self.steps, data, self.part, self.of_shop, behind=other)

    def text(self, key: str, default: str | None = None) -> str:
        self._declared(key, Kind.TEXT)
        return self._get(key, str, _A_TEXT, default)

    def whole(self, key: str, default: int) -> int:
        self._declared(key, Kind.WHOLE)
        value = self._get(key, int, say("it must be a whole number"), default)
        if isinstance(value, bool) or not 0 <= value < _MOST:
            what = say("it must be a whole number of 0 or more, and below 2^63")
            raise self.error(key, what)
        return value

    def flag(self, key: str) -> bool:
        self._declared(key, Kind.FLAG)
        return self._get(key, bool, say("it must be true or false"), False)

    def scalar(self, key: str) -> str | int | bool:
        self._declared(key, Kind.VALUE)
        value = self.data[key]
        if isinstance(value, str) or (isinstance(value, int) and -_MOST <= value < _MOST):
            return value
        what = say("it must be a text, a whole number below 2^63, or true or false")
        raise self.error(key, what)

    def texts(self, key: str) -> tuple[tuple[str, str], ...]:
        """Names with their texts; a name with a list of texts comes as often as the list is long,
        where lists are declared."""
        lists = self._declared(key, Kind.TEXTS, Kind.LISTS).kind is Kind.LISTS
        pairs: dict[str, object] = self._get(key, dict, say("it must be a table of texts"), {})
        found: list[tuple[str, str]] = []
        for name, value in pairs.items():
            several = value if isinstance(value, list) and lists else [value]
            for text in several:
                if not isinstance(text, str):
                    raise self.error(f"{key}.{name}", _A_TEXT)
                found.append((name, text))
        return tuple(found)

    def word(self, key: str) -> str:
        """One of the declared choices."""
        choices = self._declared(key, Kind.CHOICE).choices
        value = self._get(key, str, _A_TEXT)
        if value not in choices:
            raise self.error(key, one_of(choices))
        return value

    def choice(self, key: str, kind: Callable[[str], _T]) -> _T:
        """One of the declared choices, which are those of ``kind``."""
        return kind(self.word(key))

    def pointer(self, key: str) -> str:
        self._declared(key, Kind.POINTER)
        value = self._get(key, str, _A_TEXT)
        try:
            parse_pointer(value)
        except PointerSyntaxError as problem:
            raise self.error(key, problem.told) from None
        return value

    def no_more(self) -> None:
        """Everything that is here was asked for, and everything that is needed is here."""
        for key in self.data:
            if key not in self.asked:
                raise self.error(key, say("it is not a key of this table"))
        for declared in self.part.within(of_shop=self.of_shop):
            if declared.needed and declared.name not in self.data:
                raise self.error(declared.name, _MISSING)

    def _below(self, key: str, data: Mapping[str, object], part: Part | None) -> "Table":
        if part is None:
            raise AssertionError(f"{key} is declared without its keys")
        return Table(self.text_of_profile, (*self.steps, key), data, part, self.of_shop)

    def _declared(self, key: str, *kinds: Kind) -> Key:
        """Whatever is read is declared: the reference and the schema name it."""
        found = self.part.find(key, of_shop=self.of_shop)
        if found is None or (kinds and found.kind not in kinds):
            raise AssertionError(f"{'.'.join((*self.steps, key))} is not declared so")
        return found

    def _get(self, key: str, kind: type[_T], what: Sentence, default: _T | None = None) -> _T:
        self.asked.add(key)
        value = self.data.get(key, default)
        if value is None:
            raise self.error(key, _MISSING)
        if not isinstance(value, kind):
            raise self.error(key, what)
        return value


def line_of(text: str, *path: str) -> int:
    """The line (from 1) of a key or table, or of the nearest table that would hold it."""
    best = (0, 1)
    section: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), start=1):
        header = _HEADER.match(line)
        key = _KEY.match(line)
        if header:
            here = section = _steps(header[0])
        elif key and path[: len(section)] == section:
            here = (*section, *_steps(f"{key[1]}= 0"))
        else:
            continue
        if here and path[: len(here)] == here and len(here) > best[0]:
            best = (len(here), number)
    return best[1]


def _steps(line: str) -> tuple[str, ...]:
    """The names that a line of TOML opens one within the other; none for what is no such line."""
    try:
        found: object = tomllib.loads(line)
    except ValueError:
        return ()
    steps: list[str] = []
    while True:
        if isinstance(found, list) and len(found) == 1:
            found = found[0]
        if not isinstance(found, dict) or len(found) != 1:
            return tuple(steps)
        ((name, found),) = found.items()
        steps.append(name)


def one_of(names: Iterable[str]) -> Sentence:
    return say("it must be one of {names}", names=", ".join(f"“{name}”" for name in names))
