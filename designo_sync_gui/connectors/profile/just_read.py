"""What a profile's reader remembers of orders for the requests about them.

Law: a value goes into a write only from the reading that the write was decided by, or from a later
one that shows the same status.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from designo_sync_gui.connectors.profile.templates import (
    EXPECTED,
    FROM_HEADER,
    FROM_ORDER,
    ORDER_KEY,
    Received,
    family,
)
from designo_sync_gui.connectors.reading.document import PointerError, resolve
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.sending import ReadingTooOld, compared_status
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.domain.status import JsonType, NumberLiteral, Status, is_unicode

#: Orders whose last answer is kept; no run has so many between reading and write.
_MOST: Final = 200
_LONGEST_KEY: Final = 255


@dataclass(frozen=True, slots=True)
class JustRead:
    """The last single answer about an order: the order in it, its headers, and its status."""

    item: object
    headers: Mapping[str, str]
    status: Status | None


@dataclass(slots=True)
class Memory:
    """``key`` is the profile's pointer to the key of an order; ``keeps`` says whether writes need
    values of the order."""

    key: str | None
    keeps: bool
    _keys: dict[OrderRef, str] = field(default_factory=dict)
    _named: dict[str, set[OrderRef]] = field(default_factory=dict)
    _read: dict[OrderRef, JustRead] = field(default_factory=dict)

    def note(self, ref: OrderRef, item: object) -> None:
        """Remember the key of an order that was read; a single answer may lack it."""
        key = _text_at(item, self.key) if self.key is not None else None
        if key is not None and key != self._keys.get(ref):
            self._without_key(ref)
            self._keys[ref] = key
            self._named.setdefault(key, set()).add(ref)

    def note_listed(self, ref: OrderRef, item: object) -> None:
        """Remember the key of an order that was listed. The list is where keys stand: one that is
        no longer there may be another order's now."""
        if self.key is not None and _text_at(item, self.key) is None:
            self._without_key(ref)
        self.note(ref, item)

    def _without_key(self, ref: OrderRef) -> None:
        key = self._keys.pop(ref, None)
        if key is not None:
            self._named[key].discard(ref)

    def keep(self, ref: OrderRef, read: JustRead) -> None:
        """Remember the answer about one order, in place of the one before."""
        if not self.keeps:
            return
        self._read.pop(ref, None)
        self._read[ref] = read
        while len(self._read) > _MOST:
            del self._read[next(iter(self._read))]

    def forget(self, ref: OrderRef) -> None:
        """The key of an order that the shop does not find by it, and what it said before."""
        self._without_key(ref)
        self._read.pop(ref, None)

    def key_of(self, ref: OrderRef) -> str | None:
        return self._keys.get(ref)

    def key_value(self, ref: OrderRef) -> dict[str, str]:
        """The key of an order as a placeholder; none where it is not known."""
        key = self._keys.get(ref)
        return {} if key is None else {ORDER_KEY: key}

    def values(self, ref: OrderRef, names: frozenset[str]) -> dict[str, str]:
        """What the placeholders of a write stand for that are about the order as it was read.

        Raises ``ReadingTooOld`` where the last answer is not the one that the write was decided
        by, and ``SettingsInvalid`` where it does not hold what is asked of it; nothing was sent.
        """
        found = self.key_value(ref)
        if ORDER_KEY in names and not found:
            raise _lacks(say("the key of the order, which the profile's requests name it by"))
        if ORDER_KEY in names and len(self._named[found[ORDER_KEY]]) > 1:
            raise _lacks(say("a key that no other order has"))
        of_order = [name for name in names if family(name) in (EXPECTED, FROM_ORDER, FROM_HEADER)]
        if not of_order:
            return found
        read, compared = self._read.get(ref), compared_status()
        if read is None or (compared is not None and read.status != compared):
            raise ReadingTooOld(
                say(
                    "Another reading showed another status of the order meanwhile: "
                    "nothing was sent."
                ),
                say("Refresh and plan again."),
            )
        return {**found, **{name: _value(name, read) for name in of_order}}


def _value(name: str, read: JustRead) -> str:
    if name == EXPECTED:
        return _of_status(read.status)
    if family(name) == FROM_HEADER:
        text = read.headers.get(name.removeprefix(FROM_HEADER).lower(), "")
        if not text:
            raise _lacks(say("the header “{header}”", header=name.removeprefix(FROM_HEADER)))
        return text
    pointer = name.removeprefix(FROM_ORDER)
    try:
        value = resolve(read.item, pointer)
    except PointerError:
        value = None
    if isinstance(value, bool):
        word = "true" if value else "false"
        return Received(word, word)
    if isinstance(value, NumberLiteral):
        return Received(str(value), str(value))
    if isinstance(value, str) and is_unicode(value):
        return Received(value, json.dumps(value))
    raise _lacks(say("a text or a number at “{pointer}”", pointer=pointer))


def _of_status(status: Status | None) -> str:
    if status is None or not status.has_value:
        raise _lacks(say("a status"))
    text = status.json_type is JsonType.TEXT
    return Received(status.literal, json.dumps(status.literal) if text else status.literal)


def _text_at(item: object, pointer: str) -> str | None:
    try:
        value = resolve(item, pointer)
    except PointerError:
        return None
    sound = isinstance(value, str) and 0 < len(value) <= _LONGEST_KEY and is_unicode(value)
    return str(value) if sound else None


def _lacks(what: Sentence) -> SettingsInvalid:
    return SettingsInvalid(
        say("The answer about the order does not contain {what}: nothing was sent.", what=what),
        say("Correct the profile."),
        title=say("Status or order not usable"),
    )
