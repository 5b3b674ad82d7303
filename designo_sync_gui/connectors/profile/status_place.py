"""Where an order's status stands, when it does not stand in the order itself.

A linked resource (JSON:API 1.1, compound documents: ``included`` holds resources, each named by its
``type`` and ``id``), or one entry of a list within the order.

Law: an order without a link, or with an empty list, has no status; a link that leads nowhere, and
a list of which it is not clear which entry counts, make the status unreadable.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from designo_sync_gui.connectors.profile.answers import same
from designo_sync_gui.connectors.profile.rules import Included, StatusEntry, Take
from designo_sync_gui.connectors.reading.document import (
    AmbiguousObject,
    Document,
    PointerError,
    describe,
    resolve,
)
from designo_sync_gui.domain.sentence import Sentence, say

#: What holds no status.
_NOTHING: Final[Mapping[str, object]] = {}
_Name = tuple[str, str]
_NO_RESOURCES: Final[Mapping[_Name, object]] = MappingProxyType({})
#: Stands for a resource that an answer includes more than once, with different content.
_TWICE: Final = object()


class UnclearPlaceError(ValueError):
    """It is not clear where an order has its status; ``told`` says why."""

    def __init__(self, told: Sentence) -> None:
        super().__init__(told.english)
        self.told = told


@dataclass(slots=True)
class StatusPlace:
    """The rule of one profile, and the resources of the document that was looked at last."""

    rule: Included | StatusEntry
    _kept: tuple[Document | None, Mapping[_Name, object]] = (None, _NO_RESOURCES)

    def holder(self, document: Document, order: object) -> object:
        """What holds the order's status. Raises ``UnclearPlaceError``."""
        if isinstance(order, AmbiguousObject):
            return order  # its own reading says so
        if isinstance(self.rule, Included):
            return self._linked(self.rule, document, order)
        return _entry(self.rule, order)

    def _linked(self, rule: Included, document: Document, order: object) -> object:
        link = _found(order, rule.link)
        if link is None:
            return _NOTHING
        name = _name(link)
        if name is None:
            raise UnclearPlaceError(
                say(
                    "at “{pointer}” there was {describe}, which names no resource",
                    pointer=rule.link,
                    describe=describe(link),
                )
            )
        resources = self._resources_of(document, rule)
        if name not in resources:
            raise UnclearPlaceError(
                say(
                    "the answer does not include “{type}” {id}, which holds it",
                    type=name[0],
                    id=name[1],
                )
            )
        if resources[name] is _TWICE:
            raise UnclearPlaceError(
                say(
                    "the answer includes “{type}” {id} more than once, with different content",
                    type=name[0],
                    id=name[1],
                )
            )
        return resources[name]

    def _resources_of(self, document: Document, rule: Included) -> Mapping[_Name, object]:
        """Made once for each document; pages may be read in several threads."""
        document_before, resources = self._kept
        if document_before is document:
            return resources
        found: dict[_Name, object] = {}
        entries = _found(document.root, rule.at)
        for entry in entries if isinstance(entries, list) else []:
            name = _name(entry)
            if name is not None:
                twice = name in found and found[name] != entry
                found[name] = _TWICE if twice else entry
        self._kept = document, found
        return found


def _entry(rule: StatusEntry, order: object) -> object:
    entries = _found(order, rule.list)
    if entries is None:
        return _NOTHING
    if not isinstance(entries, list):
        raise UnclearPlaceError(
            say("there was {describe} where a list was expected", describe=describe(entries))
        )
    fitting = [entry for entry in entries if _fits(rule, entry)]
    if not fitting:
        return _NOTHING
    if len(fitting) > 1 and rule.take is Take.ONLY:
        raise UnclearPlaceError(
            say("{n:,} entries of its list “{pointer}” fit", n=len(fitting), pointer=rule.list)
        )
    return fitting[-1 if rule.take is Take.LAST else 0]


def _fits(rule: StatusEntry, entry: object) -> bool:
    if rule.where is None:
        return True
    try:
        return same(resolve(entry, rule.where), rule.equals)
    except PointerError:
        return False


def _name(resource: object) -> _Name | None:
    """``type`` and ``id`` of a resource; some shops give the id as a number. ``None`` for what
    names none, or not clearly."""
    try:
        kind, number = resolve(resource, "/type"), resolve(resource, "/id")
    except PointerError:
        return None
    if not isinstance(kind, str) or not isinstance(number, str):
        return None
    return str(kind), str(number)


def _found(value: object, pointer: str) -> object:
    """What stands there; ``None`` for nothing. Raises ``UnclearPlaceError`` for what stands there
    more than once."""
    try:
        return resolve(value, pointer)
    except PointerError as error:
        if error.repeated:
            raise UnclearPlaceError(error.found) from None
        return None
