"""One table of a profile's TOML text.

Law: every error names the line and the key. An unknown key is an error: a misspelt key would
otherwise be ignored without a word.
"""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, TypeVar, cast

from designo_sync_gui.connectors.reading.document import PointerSyntaxError, parse_pointer
from designo_sync_gui.domain.errors import ProfileInvalid
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.domain.visible import visible_text

_ADVICE = say(
    "Correct the profile; the example profile that comes with this program explains each key."
)
#: JSON has no limit, but no status and no page needs more; Python refuses to write 4,300 digits.
_MOST = 2**63
#: Tables of a request whose keys are the operator's own.
_INNER: Final = ("query", "headers", "form")
_T = TypeVar("_T")
_QUOTED: Final = r"\"(?:[^\"\\]|\\.)*\"|'[^']*'"
_NAME: Final = rf"(?:[A-Za-z0-9_-]+|{_QUOTED})"
_DOTTED: Final = rf"{_NAME}(?:\s*\.\s*{_NAME})*\s*"
_HEADER: Final = re.compile(rf"\s*\[\[?\s*{_DOTTED}\]\]?")
_KEY: Final = re.compile(rf"\s*({_DOTTED})=")


def toml_root(text: str) -> "Table":
    """The whole of a profile. Raises ``ProfileInvalid`` for what is no TOML."""
    try:
        return Table(text, (), tomllib.loads(text))
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
    """One table of the profile; remembers which keys were asked for."""

    text_of_profile: str
    steps: tuple[str, ...]
    data: dict[str, object]
    asked: set[str]

    def __init__(self, text: str, steps: tuple[str, ...], data: Mapping[str, object]) -> None:
        self.text_of_profile = text
        self.steps = steps
        self.data = dict(data)
        self.asked = set()

    def has(self, key: str) -> bool:
        self.asked.add(key)
        return key in self.data

    def has_any(self, keys: Iterable[str]) -> bool:
        self.asked.update(keys)
        return any(key in self.data for key in keys)

    def error(self, key: str, what: Sentence) -> ProfileInvalid:
        """``key`` is one of this table's, or ``table.key`` of one within it."""
        inner, dot, name = key.partition(".")
        below = (inner, name) if dot and inner in _INNER else (key,)
        path = visible_text(".".join((*self.steps, *below)))
        line = line_of(self.text_of_profile, *self.steps, *below)
        return ProfileInvalid(
            say("Line {line}, key “{path}”: {what}.", line=line, path=path, what=what), _ADVICE
        )

    def table(self, key: str) -> "Table":
        value = self._get(key, dict, say("it must be a table"), {} if key == "query" else None)
        return Table(self.text_of_profile, (*self.steps, key), cast("dict[str, object]", value))

    def tables(self, key: str) -> tuple[tuple[str, "Table"], ...]:
        """The tables in a table whose names are free, each with its name."""
        names = self.table(key) if self.has(key) else None
        return tuple((name, names.table(name)) for name in names.data) if names else ()

    def over(self, other: "Table", apart: Iterable[str]) -> "Table":
        """This table with what it leaves out from another one, except what stands ``apart``."""
        left_out = {key: value for key, value in other.data.items() if key not in apart}
        return Table(self.text_of_profile, self.steps, {**left_out, **self.data})

    def text(self, key: str, default: str | None = None) -> str:
        return self._get(key, str, say("it must be a text"), default)

    def whole(self, key: str, default: int) -> int:
        value = self._get(key, int, say("it must be a whole number"), default)
        if isinstance(value, bool) or not 0 <= value < _MOST:
            what = say("it must be a whole number of 0 or more, and below 2^63")
            raise self.error(key, what)
        return value

    def flag(self, key: str) -> bool:
        return self._get(key, bool, say("it must be true or false"), False)

    def scalar(self, key: str) -> str | int | bool:
        value = self.data[key]
        if isinstance(value, str) or (isinstance(value, int) and -_MOST <= value < _MOST):
            return value
        what = say("it must be a text, a whole number below 2^63, or true or false")
        raise self.error(key, what)

    def texts(self, key: str) -> tuple[tuple[str, str], ...]:
        """Names with their texts; a name with a list of texts comes as often as the list is long,
        in a query or a form."""
        pairs: dict[str, object] = self._get(key, dict, say("it must be a table of texts"), {})
        found: list[tuple[str, str]] = []
        for name, value in pairs.items():
            several = value if isinstance(value, list) and key != "headers" else [value]
            for text in several:
                if not isinstance(text, str):
                    raise self.error(f"{key}.{name}", say("it must be a text"))
                found.append((name, text))
        return tuple(found)

    def choice(self, key: str, kind: Callable[[str], _T]) -> _T:
        value = self.text(key)
        try:
            return kind(value)
        except ValueError:
            raise self.error(key, one_of(cast("type[StrEnum]", kind))) from None

    def pointer(self, key: str) -> str:
        value = self.text(key)
        try:
            parse_pointer(value)
        except PointerSyntaxError as problem:
            raise self.error(key, problem.told) from None
        return value

    def no_more(self) -> None:
        for key in self.data:
            if key not in self.asked:
                raise self.error(key, say("it is not a key of this table"))

    def _get(self, key: str, kind: type[_T], what: Sentence, default: _T | None = None) -> _T:
        self.asked.add(key)
        value = self.data.get(key, default)
        if value is None:
            raise self.error(key, say("it is missing"))
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
        elif key:
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
