"""What a profile's pointers find in an answer.

Law: a pointer that finds nothing says nothing: it is never a yes, a no or a status.
"""

from designo_sync_gui.connectors.profile.rules import SuccessRule
from designo_sync_gui.connectors.reading.document import Document, PointerError
from designo_sync_gui.domain.status import NumberLiteral, Status, UnreadableValueError


def succeeded(rule: SuccessRule, document: Document) -> bool:
    """Whether a reply is a success by what the profile says of its content."""
    if rule.pointer is None:
        return True
    try:
        value = document.resolve(rule.pointer)
    except PointerError as error:
        return rule.absent and "more than once" not in error.found.english
    return value is None if rule.absent else same(value, rule.equals)


def same(value: object, wanted: str | int | bool | None) -> bool:
    """Whether a value of the answer is the one the profile names, in type and in text."""
    if isinstance(wanted, bool):
        return value is wanted
    if isinstance(wanted, int):
        return isinstance(value, NumberLiteral) and value == str(wanted)
    return isinstance(value, str) and not isinstance(value, NumberLiteral) and value == wanted


def stands_at(document: Document, pointer: str | None) -> bool:
    """Whether there is anything but null."""
    return _at(document, pointer) is not None


def words_at(document: Document, pointer: str | None) -> str:
    """The text a pointer names; empty where there is none."""
    value = _at(document, pointer)
    return str(value) if isinstance(value, str) else ""


def texts_at(document: Document, pointer: str | None) -> tuple[str, ...]:
    """The texts of the list a pointer names."""
    values = _at(document, pointer)
    if not isinstance(values, list):
        return ()
    return tuple(str(value) for value in values if isinstance(value, str))


def status_at(document: Document, pointer: str | None) -> Status | None:
    """The status an answer repeats; ``None`` where it repeats none that can be read."""
    if pointer is None:
        return None
    try:
        return Status.from_value(document.resolve(pointer))
    except (PointerError, UnreadableValueError):
        return None


def _at(document: Document, pointer: str | None) -> object:
    if pointer is None:
        return None
    try:
        return document.resolve(pointer)
    except PointerError:
        return None
