"""Dataclasses as the plain values of JSON, and back: for files, kept views and journal rows.

Law: strict. Nothing is coerced: a value of another type (``true`` is no number), a key that is
missing and, where a layout is closed, one that is unknown are errors that name their place.
"""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import datetime
from enum import Enum
from functools import cache
from types import GenericAlias
from typing import Any, TypeVar, get_args, get_origin

from cattrs import BaseValidationError, Converter, ForbiddenExtraKeysError, transform_error
from cattrs.cols import homogenous_tuple_structure_factory
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.sentence import Sentence, joined, say, verbatim
from designo_sync_gui.domain.status import JsonType, Status, UnreadableValueError

T = TypeVar("T")


class NotUnderstoodError(ValueError):
    """The text or value does not match the expected type; ``told`` says where and why."""

    def __init__(self, told: Sentence) -> None:
        super().__init__(told.english)
        self.told = told


class WrongError(TypeError):
    """What is wrong with one value, in words that contain no part of it."""

    def __init__(self, told: Sentence) -> None:
        super().__init__(told.english)
        self.told = told


def strict_converter() -> Converter:
    """Texts, whole numbers, truths, times, statuses and lists of them, each only as itself.

    A status stands as ``[type, literal]``, so that its type and its digits are kept; a sentence
    as its English text.
    """
    converter = Converter()

    def exactly(value: object, kind: Any) -> Any:
        if kind not in _NO:  # cattrs asks this one for words of an enumeration too
            return kind(value)
        if type(value) is not kind:
            raise WrongError(_NO[kind])
        return value

    def moment(value: object, _: object) -> datetime:
        return datetime.fromisoformat(converter.structure(value, str))

    def sentence(value: object, _: object) -> Sentence:
        return verbatim(converter.structure(value, str))

    def status(value: object, _: object) -> Status:
        json_type, literal = converter.structure(value, tuple[str, str])
        return status_of(json_type, literal)

    for kind in _NO:
        converter.register_structure_hook(kind, exactly)
    converter.register_structure_hook(datetime, moment)
    converter.register_unstructure_hook(datetime, datetime.isoformat)
    converter.register_structure_hook(Sentence, sentence)
    converter.register_unstructure_hook(Sentence, lambda said: said.english)
    converter.register_structure_hook(Status, status)
    converter.register_unstructure_hook(Status, lambda s: [s.json_type.value, s.literal])
    converter.register_structure_hook_factory(_is_tuple, _list_of)
    return converter


def status_of(json_type: str, literal: str) -> Status:
    """Raises ``WrongError``."""
    if json_type not in _JSON_TYPES:
        raise WrongError(say("no status"))
    return Status(JsonType(json_type), literal)


_JSON_TYPES = tuple(JsonType)
_NO = {
    str: say("no text"),
    int: say("no whole number"),
    bool: say("neither true nor false"),
    dict: say("no object"),
}


def lay_out(
    converter: Converter,
    kind: type,
    *,
    later: Sequence[str] = (),
    closed: bool = False,
    spread: Mapping[str, tuple[str, ...]] | None = None,
    **attributes: Any,
) -> None:
    """How the attributes of a dataclass stand in an object, in their order.

    Every key must be there, but for those of attributes that are ``later`` than some files: these
    have their defaults then. ``spread`` is an attribute whose parts have keys of their own;
    ``attributes`` are overrides of cattrs, for another name or form.
    """
    spread = spread or {}

    @cache  # either is made when it is needed first: most starts only read
    def to_object() -> Any:
        return make_dict_unstructure_fn(kind, converter, **attributes)

    @cache
    def from_object() -> Any:
        return make_dict_structure_fn(
            kind, converter, _cattrs_forbid_extra_keys=closed, **attributes
        )

    needed: list[str] = []
    for name in (field.name for field in fields(kind) if field.name not in later):
        named = attributes[name].rename if name in attributes else None
        needed += spread.get(name, [named or name])

    def structure(value: object, _: object) -> Any:
        whole = dict(converter.structure(value, dict))
        for key in needed:
            if key not in whole:
                raise WrongError(say("“{key}” is missing", key=key))
        for name, keys in spread.items():
            if closed and name in whole:
                raise WrongError(say("“{key}” is unknown", key=name))
            whole[name] = [whole.pop(key) for key in keys]
        return from_object()(whole, kind)

    def unstructure(value: object) -> dict[str, Any]:
        if not spread:
            members: dict[str, Any] = to_object()(value)
            return members
        plain: dict[str, Any] = {}
        for key, member in to_object()(value).items():
            plain.update(
                zip(spread[key], member, strict=True) if key in spread else [(key, member)]
            )
        return plain

    converter.register_structure_hook(kind, structure)
    converter.register_unstructure_hook(kind, unstructure)


def pairs(converter: Converter) -> Any:
    """The override of an attribute of name and value pairs that stands as an object."""

    def structure(value: object, _: object) -> tuple[tuple[str, str], ...]:
        return tuple(converter.structure(converter.structure(value, dict), dict[str, str]).items())

    return override(struct_hook=structure, unstruct_hook=dict)


def by_name(converter: Converter, *kinds: type[Enum]) -> None:
    """Members of these stand as their names, not as their values."""
    for kind in kinds:
        converter.register_structure_hook(kind, lambda value, kind: kind[value])
        converter.register_unstructure_hook(kind, lambda member: member.name)


def structured(converter: Converter, value: object, kind: type[T]) -> T:
    """A plain value as ``kind``. Raises ``NotUnderstoodError`` with the first error's place."""
    told: dict[str, Sentence] = {}

    def text(error: BaseException, kind: type | None) -> str:
        sentence = _what(error, kind)
        told[sentence.english] = sentence
        return sentence.english

    try:
        return converter.structure(value, kind)
    except (BaseValidationError, WrongError) as error:
        said, _, place = transform_error(error, "", text)[0].rpartition(" @ ")
        where = verbatim(place.lstrip("."))
        raise NotUnderstoodError(joined(": ", (where, told.get(said, verbatim(said))))) from error


def parsed(text: str) -> object:
    """The plain value of a JSON text. Raises ``NotUnderstoodError`` with line and column."""
    try:
        return json.loads(text)
    except RecursionError:
        raise NotUnderstoodError(say("nested too deeply")) from None
    except json.JSONDecodeError as error:
        raise NotUnderstoodError(
            say("no JSON: line {line} column {column}", line=error.lineno, column=error.colno)
        ) from error
    except ValueError as error:
        most = sys.get_int_max_str_digits()
        raise NotUnderstoodError(say("a number of more than {n:,} digits", n=most)) from error


def _is_tuple(kind: object) -> bool:
    return get_origin(kind) is tuple


def _list_of(kind: Any, converter: Converter) -> Any:
    """Lists only, with members of one kind: a text is no list of its characters."""
    first, *others = get_args(kind)
    count = None if others == [Ellipsis] else 1 + len(others)
    several: Any = GenericAlias(tuple, (first, ...))
    members = homogenous_tuple_structure_factory(several, converter)

    def structure(value: object, _: object) -> Any:
        if not isinstance(value, list) or count not in (None, len(value)):
            raise WrongError(say("no list") if count is None else say("no list of {n:,}", n=count))
        return members(value, kind)

    return structure


def _what(error: BaseException, kind: type | None) -> Sentence:
    """What is wrong, without any part of the value."""
    if isinstance(error, SyncError):
        return error.message
    if isinstance(error, WrongError | UnreadableValueError):
        return error.told
    if isinstance(error, ForbiddenExtraKeysError):
        return say("“{key}” is unknown", key=min(error.extra_fields))
    if kind is datetime:
        return say("no time")
    if isinstance(kind, type) and issubclass(kind, Enum):
        return say("none of the known words")
    return say("not what belongs here")
