"""The orders in an answer, found by a read profile's pointers.

Law: a wrong pointer is an error that names the pointer and what was there instead. Only an
entry without an id is "nameless"; only when some entries have a status may others lack it.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from designo_sync_gui.connectors.http.foreign_words import own_words
from designo_sync_gui.connectors.http.masking import Masker
from designo_sync_gui.connectors.profile.rules import IdType, ReadProfile
from designo_sync_gui.connectors.profile.status_place import StatusPlace, UnclearPlaceError
from designo_sync_gui.connectors.reading.document import Document, PointerError, describe, resolve
from designo_sync_gui.connectors.reading.observations import (
    Field,
    changed_at_of,
    evidence_of,
    observed,
)
from designo_sync_gui.domain.errors import BadReply
from designo_sync_gui.domain.order import Observation, OrderRef, Reading
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say
from designo_sync_gui.domain.source_words import FIELD, made
from designo_sync_gui.domain.status import JsonType, NumberLiteral, is_unicode

#: A longer text fits no address.
_LONGEST_ID: Final = 255
#: A database's number has at most 20 digits. Digits in quotes only as a number is written.
_NUMBER: Final = re.compile(r"-?[0-9]{1,40}\Z")
_QUOTED: Final = re.compile(r"-?(?:0|[1-9][0-9]{0,39})\Z")
_ADVICE = say("Correct the read profile, or ask whoever runs that API whether its answers changed.")


def _nobody(ref: OrderRef, value: object) -> None:
    """Nobody wants to know."""


@dataclass(frozen=True, slots=True)
class ItemReader:
    """Turns one item of an answer into a reading. ``source`` says where answers come from, and
    ``note`` is told of every order that was found."""

    profile: ReadProfile
    masker: Masker
    source: str
    now: Callable[[], datetime]
    note: Callable[[OrderRef, object], None] = _nobody
    place: StatusPlace | None = None

    def field_in(self, document: Document) -> Field:
        """Where the items of an answer have their status."""
        pointers = self.profile.pointers
        return Field(
            document=document,
            pointer=pointers.status,
            changed_at=pointers.changed_at or "",
            source=made(FIELD, source=self.source, field=pointers.status),
            read_at=self.now(),
        )

    def reading(self, field: Field, value: object, item: str, code: str | None) -> Reading | None:
        """``None`` for an item without a usable id or store; ``item`` points to it, and ``code`` is
        the asked store's."""
        order_id = self.order_id(value)
        alone = code or self.profile.one_store or None
        store = alone if self.profile.pointers.store is None else self._store(value, code)
        if order_id is None or store is None:
            return None
        number = _optional_text(value, self.profile.pointers.number)
        seen = self._observed(field, value, item)
        ref = OrderRef(store, order_id)
        self.note(ref, value)
        return Reading(ref, number, seen)

    def _observed(self, field: Field, value: object, item: str) -> Observation:
        """The status of an order, which may stand elsewhere in the document."""
        if self.place is None:
            return observed(field, value, item, self.masker)
        try:
            holder, unclear = self.place.holder(field.document, value), NOTHING
        except UnclearPlaceError as error:
            holder, unclear = {}, say("Its status cannot be read: {error}.", error=error.told)
        seen = observed(field, holder, item, self.masker)
        changed_at = changed_at_of(value, field.changed_at)
        if not unclear:
            return replace(seen, changed_at=changed_at)
        evidence = evidence_of(field.document, item, self.masker)
        return replace(seen, status=None, problem=unclear, evidence=evidence, changed_at=changed_at)

    def status_found(self, document: Document, item: object) -> Sentence:
        """What stands where the status should be, for an error message."""
        try:
            holder = item if self.place is None else self.place.holder(document, item)
            found = resolve(holder, self.profile.pointers.status)
        except UnclearPlaceError as error:
            return error.told
        except PointerError as error:
            return error.found
        return say("there was {describe}", describe=describe(found))

    def single(self, document: Document, item: str, code: str, *, per_store: bool) -> Reading:
        """The order of a single answer. Raises ``BadReply`` naming the pointer that is wrong."""
        try:
            value = document.resolve(item)
        except PointerError as error:
            raise self.wrong("one.pointers.item", item, error.found, document) from None
        if self.order_id(value) is None:
            pointer = self.profile.pointers.id
            raise self.wrong("list.pointers.id", pointer, self.id_found(value), document)
        reading = self.reading(self.field_in(document), value, item, code if per_store else None)
        if reading is None:
            store = self.profile.pointers.store or ""
            raise self.wrong("list.pointers.store", store, say("there was no store code"), document)
        return reading

    def order_id(self, item: object) -> str | None:
        """The id as its own text, when it has the JSON type the profile names. Digits in quotes
        are the same number: hosts differ in that."""
        try:
            value = resolve(item, self.profile.pointers.id)
        except PointerError:
            return None
        if self.profile.id_type is IdType.NUMBER:
            return _whole_number(value)
        if isinstance(value, str) and not isinstance(value, NumberLiteral):
            return value if 0 < len(value) <= _LONGEST_ID and is_unicode(value) else None
        return None

    def id_found(self, item: object) -> Sentence:
        """What stands where the id should be, for an error message."""
        try:
            value = resolve(item, self.profile.pointers.id)
        except PointerError as error:
            return error.found
        if isinstance(value, str) and len(value) > _LONGEST_ID:
            return say("there was an id of {n:,} characters", n=len(value))
        return say(
            "there was {describe}, but id.type is “{id_type}”",
            describe=describe(value),
            id_type=self.profile.id_type,
        )

    def _store(self, item: object, code: str | None) -> str | None:
        try:
            value = resolve(item, self.profile.pointers.store or "")
        except PointerError:
            return None
        return str(value) if isinstance(value, str) and value and is_unicode(value) else None

    def wrong(self, key: str, pointer: str, found: Sentence, document: Document) -> BadReply:
        words = self.masker.words(own_words(document.root))
        if words:
            words = words.removesuffix(".")
            found = say("{found}. The answer says: {words}", found=found, words=words)
        return BadReply(
            say(
                "The read profile's pointer {key} “{pointer}” does not fit: {found}.",
                key=key,
                pointer=pointer,
                found=found,
            ),
            _ADVICE,
            title=say("Read profile does not fit"),
            details=self.masker.raw(document.text.encode("utf-8")),
        )


class ListItems:
    """The items of a list, page after page; ``code`` is the store the list was asked for."""

    def __init__(self, reader: ItemReader, code: str | None) -> None:
        self._reader = reader
        self._code = code
        self._some_status = False

    def read(self, document: Document) -> tuple[Sequence[Reading], int, int]:
        """The readings of one page, how many entries it had, and how many of them name no order.
        Raises ``BadReply``."""
        items = self.entries(document)
        readings = self._readings(document, items)
        if items and not readings:
            self._explain_no_reading(document, items)
        self._check_status(document, items, readings)
        return _settle_duplicates(readings), len(items), len(items) - len(readings)

    def read_part(self, document: Document) -> tuple[Sequence[Reading], int]:
        """The same of a part of a page, from which nothing is concluded about the profile."""
        items = self.entries(document)
        return _settle_duplicates(self._readings(document, items)), len(items)

    def entries(self, document: Document) -> Sequence[object]:
        """What stands in the list. Raises ``BadReply`` where there is none."""
        pointers = self._reader.profile.pointers
        try:
            items = document.resolve(pointers.items)
        except PointerError as error:
            raise self._reader.wrong(
                "list.pointers.items", pointers.items, error.found, document
            ) from None
        if not isinstance(items, list):
            found = say("there was {describe} where a list was expected", describe=describe(items))
            raise self._reader.wrong("list.pointers.items", pointers.items, found, document)
        return items

    def _readings(self, document: Document, items: Sequence[object]) -> list[Reading]:
        base = self._reader.profile.pointers.items
        field = self._reader.field_in(document)
        found = [
            self._reader.reading(field, item, f"{base}/{index}", self._code)
            for index, item in enumerate(items)
        ]
        return [reading for reading in found if reading is not None]

    def _explain_no_reading(self, document: Document, items: Sequence[object]) -> None:
        pointers = self._reader.profile.pointers
        if all(self._reader.order_id(item) is None for item in items):
            found = self._reader.id_found(items[0])
            raise self._reader.wrong("list.pointers.id", pointers.id, found, document)
        found = _found(items[0], pointers.store or "")
        raise self._reader.wrong("list.pointers.store", pointers.store or "", found, document)

    def _check_status(
        self, document: Document, items: Sequence[object], readings: Sequence[Reading]
    ) -> None:
        if self._some_status or not readings:
            return
        statuses = [reading.observation.status for reading in readings]
        self._some_status = any(s is None or s.json_type is not JsonType.ABSENT for s in statuses)
        if not self._some_status:
            pointer = self._reader.profile.pointers.status
            found = self._reader.status_found(document, items[0])
            raise self._reader.wrong("list.pointers.status", pointer, found, document)


def _settle_duplicates(readings: Sequence[Reading]) -> Sequence[Reading]:
    """One reading per order; an order that a page tells in two ways is unreadable."""
    first: dict[OrderRef, Reading] = {}
    for reading in readings:
        former = first.setdefault(reading.ref, reading)
        if former is reading or former.observation.status == reading.observation.status:
            continue
        problem = say("The list contains this order more than once, with different statuses.")
        unreadable = replace(former.observation, status=None, problem=problem)
        first[reading.ref] = replace(former, observation=unreadable)
    return tuple(first.values())


def _whole_number(value: object) -> str | None:
    rule = _NUMBER if isinstance(value, NumberLiteral) else _QUOTED
    return str(value) if isinstance(value, str) and rule.match(value) else None


def _found(item: object, pointer: str) -> Sentence:
    try:
        return say("there was {describe}", describe=describe(resolve(item, pointer)))
    except PointerError as error:
        return error.found


def _optional_text(item: object, pointer: str | None) -> str:
    if pointer is None:
        return ""
    try:
        value = resolve(item, pointer)
    except PointerError:
        return ""
    return str(value) if isinstance(value, str) and is_unicode(value) else ""
