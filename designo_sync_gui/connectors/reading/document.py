"""JSON as it was received.

Law: numbers keep their literal, an object that names a key twice is never read as if it had
named it once, NaN and Infinity are not JSON, and the raw text of any part can be cut out as
evidence. Nothing here knows a platform.
"""

import gc
import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final, cast

from designo_sync_gui.domain.sentence import Sentence, say, say_n, verbatim
from designo_sync_gui.domain.status import NumberLiteral
from designo_sync_gui.domain.visible import visible_text

_BOM: Final = b"\xef\xbb\xbf"
_INDEX = re.compile(r"(?:0|[1-9][0-9]*)\Z")
_SPACE = re.compile(r"[ \t\n\r]*")
_FEW_KEYS = 8
#: Values of one document. 33 KB of gzip can be 16 MB of ``{},``, whose 5 million values took
#: 1.5 GB and 64 s; so many take 0.25 s and 110 MB at worst (one object of as many keys, measured).
#: A page of 100 whole orders holds about 40,000.
MOST_VALUES: Final = 400_000
#: Bytes of a body that is decoded where it is asked for; a larger one is decoded off the loop.
SMALL: Final = 64 * 1024


class NotJsonError(ValueError):
    """The text is no JSON document; ``told`` is the reason, without the text itself."""

    def __init__(self, told: Sentence) -> None:
        super().__init__(told.english)
        self.told = told


class TooManyValuesError(NotJsonError):
    """The text holds more values than are decoded: it is refused for what it would cost."""

    def __init__(self) -> None:
        super().__init__(say("it contains more than {n:,} values", n=MOST_VALUES))


class PointerSyntaxError(ValueError):
    """The text is no JSON pointer; ``told`` is the reason."""

    def __init__(self, told: Sentence) -> None:
        super().__init__(told.english)
        self.told = told


class PointerError(ValueError):
    """A JSON pointer found nothing. ``found`` says what was there instead, ``repeated`` whether
    that is a key named more than once.

    Its text is made when it is asked for: a place that is not there is usual for an optional field,
    and the text of each was a quarter of the reading of a long list (measured).
    """

    def __init__(self, pointer: str, found: Sentence, *, repeated: bool = False) -> None:
        super().__init__(pointer)
        self.pointer = pointer
        self.found = found
        self.repeated = repeated

    @property
    def told(self) -> Sentence:
        return say("“{pointer}” found nothing: {found}", pointer=self.pointer, found=self.found)

    def __str__(self) -> str:
        return self.told.english


class AmbiguousObject(dict[str, object]):
    """An object that names some keys more than once: those keys have no value."""

    def __init__(self, pairs: Sequence[tuple[str, object]]) -> None:
        super().__init__(pairs)
        counts = Counter(name for name, _ in pairs)
        self.repeated = frozenset(name for name, count in counts.items() if count > 1)


@dataclass(frozen=True, slots=True)
class Document:
    """A decoded reply and the text it came from."""

    text: str
    root: object
    _members: dict[str, Mapping[str, tuple[int, int]]] = field(
        default_factory=dict, compare=False, repr=False
    )

    def resolve(self, pointer: str) -> object:
        """The value an RFC 6901 pointer names. Raises ``PointerError``."""
        return resolve(self.root, pointer)

    def raw(self, pointer: str) -> str:
        """The raw JSON text of the value a pointer names. Raises ``PointerError``, also for what
        could be decoded and is nested too deeply to be decoded from here, lower in the stack.

        Where the members of an object or list stand is found once: a page may hold hundreds of
        orders that need their text.
        """
        parse_pointer(pointer)
        try:
            return self.text[slice(*self._span(pointer))]
        except RecursionError:
            raise PointerError(pointer, say("it is nested too deeply to be cut out")) from None

    def _span(self, pointer: str) -> tuple[int, int]:
        if not pointer:
            start = _skip(self.text, 0)
            return start, _DECODER.raw_decode(self.text, start)[1]
        parent, _, _ = pointer.rpartition("/")
        (step,) = parse_pointer(pointer[len(parent) :])
        if parent not in self._members:
            start, _ = self._span(parent)
            members = _members(self.text, start) if self.text[start] in "{[" else iter(())
            found: dict[str, tuple[int, int]] = {}
            for name, begins, ends in members:
                found.setdefault(name, (begins, ends))
            self._members[parent] = found
        span = self._members[parent].get(step)
        if span is None:
            raise PointerError(pointer, say("nothing to cut out there"))
        return span


class DecodedBody(bytes):
    """A body that was decoded already: ``read_json`` gives what came of it."""

    outcome: "Document | NotJsonError"


def decoded(body: bytes) -> DecodedBody:
    """The same body, decoded. Blocking: a large one is decoded in a worker thread."""
    kept = DecodedBody(body)
    try:
        with _without_collector():
            kept.outcome = read_json(body)
    except NotJsonError as error:
        kept.outcome = error
    return kept


@contextmanager
def _without_collector() -> Iterator[None]:
    """Python's cyclic collector looks through all that is being made, again and again: 400,000
    keys took 1.4 s with it and 0.25 s without (measured). Where it is off it stays off."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def read_json(body: bytes) -> Document:
    """Decode a reply. Raises ``NotJsonError`` (bad UTF-8, cut, NaN, too deep, empty), and
    ``TooManyValuesError`` by a count that is cheap and never too low."""
    if isinstance(body, DecodedBody):
        if isinstance(body.outcome, NotJsonError):
            raise body.outcome.with_traceback(None)
        return body.outcome
    if len(body) > MOST_VALUES and sum(map(body.count, (b",", b"[", b"{"))) > MOST_VALUES:
        raise TooManyValuesError
    mark = len(_BOM) if body.startswith(_BOM) else 0
    try:
        text = str(memoryview(body)[mark:], "utf-8")
    except UnicodeDecodeError as error:
        raise NotJsonError(
            say("it is not valid UTF-8 at byte {place}", place=error.start + mark)
        ) from None
    if not text or text.isspace():
        raise NotJsonError(say("it is empty"))
    try:
        return Document(text, _DECODER.decode(text))
    except RecursionError:
        raise NotJsonError(say("it is nested too deeply")) from None
    except json.JSONDecodeError as error:
        raise NotJsonError(
            say(
                "{cause} at character {place} of {length}",
                cause=error.msg,
                place=error.pos,
                length=len(text),
            )
        ) from None
    except NotJsonError:
        raise
    except ValueError as error:
        raise NotJsonError(verbatim(str(error))) from None


@lru_cache(maxsize=1024)
def parse_pointer(pointer: str) -> tuple[str, ...]:
    """The steps of an RFC 6901 pointer; empty for the whole document. Raises
    ``PointerSyntaxError``.

    Kept, because the same few are followed in every order: a third of what it took to make a
    reading of an order (measured).
    """
    if pointer == "":
        return ()
    if not pointer.startswith("/"):
        raise PointerSyntaxError(
            say("a JSON pointer begins with “/”, or is empty for the whole document")
        )
    if re.search(r"~(?![01])", pointer):
        raise PointerSyntaxError(
            say("in a JSON pointer, “~” is written “~0”, and “/” within a key “~1”")
        )
    return tuple(step.replace("~1", "/").replace("~0", "~") for step in pointer[1:].split("/"))


def resolve(value: object, pointer: str) -> object:
    """The value a pointer names, starting at ``value``. Raises ``PointerError``."""
    for step in parse_pointer(pointer):
        if type(value) is dict and step in value:  # what nearly every step is
            value = value[step]
        else:
            value = _step(value, step, pointer)
    return value


def _step(value: object, step: str, pointer: str) -> object:
    if isinstance(value, AmbiguousObject) and step in value.repeated:
        found = say("the key “{step}” is there more than once", step=step)
        raise PointerError(pointer, found, repeated=True)
    if isinstance(value, dict) and step in value:
        return cast("dict[str, object]", value)[step]
    if isinstance(value, list) and _INDEX.match(step) and int(step) < len(value):
        return cast("list[object]", value)[int(step)]
    raise PointerError(
        pointer, say("at “{step}” there was {describe}", step=step, describe=describe(value))
    )


def describe(value: object) -> Sentence:
    """What a value is, for messages; never its content, which may be private."""
    if isinstance(value, dict):
        keys = list(value)
        if not keys:
            return say("an empty object")
        more = ", …" if len(keys) > _FEW_KEYS else ""
        names = ", ".join(visible_text(str(key)) for key in keys[:_FEW_KEYS])
        return say("an object with the keys {names}", names=names + more)
    if isinstance(value, list):
        return say_n("a list of {n:,} entry", "a list of {n:,} entries", len(value))
    if isinstance(value, bool):
        return verbatim("true" if value else "false")
    if value is None:
        return verbatim("null")
    return say("a number") if isinstance(value, NumberLiteral) else say("a text")


def _pairs(pairs: list[tuple[str, object]]) -> dict[str, object]:
    result = dict(pairs)
    return result if len(result) == len(pairs) else AmbiguousObject(pairs)


def _refuse_constant(name: str) -> object:
    raise NotJsonError(say("{name} is not JSON", name=name))


_DECODER = json.JSONDecoder(
    object_pairs_hook=_pairs,
    parse_int=NumberLiteral,
    parse_float=NumberLiteral,
    parse_constant=_refuse_constant,
)


def _members(text: str, start: int) -> Iterator[tuple[str, int, int]]:
    """Name (or index) and span of each member of the object or list that begins at ``start``."""
    is_object = text[start] == "{"
    at = _skip(text, start + 1)
    index = 0
    while text[at] not in "}]":
        name = str(index)
        if is_object:
            key, at = _DECODER.raw_decode(text, at)
            name = str(key)
            at = _skip(text, _skip(text, at) + 1)
        end = _DECODER.raw_decode(text, at)[1]
        yield name, at, end
        index += 1
        at = _skip(text, end)
        if text[at] == ",":
            at = _skip(text, at + 1)


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at
