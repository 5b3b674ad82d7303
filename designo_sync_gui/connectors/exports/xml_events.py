"""The XML of a workbook as a stream of events, through expat.

Law: nothing is kept but what is being read: no tree is built, and what would make expat itself grow
(an endless tag, endless depth, ever new names, a document type with entities) is refused.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final
from xml.parsers import expat

from designo_sync_gui.connectors.exports.cost import too_much
from designo_sync_gui.connectors.exports.file_kind import damaged
from designo_sync_gui.connectors.exports.xlsx_package import Package, damage_told
from designo_sync_gui.domain.sentence import say

#: Element names without their namespace, so that "Strict Open XML" is read as well.
Attributes = dict[str, str]
#: Name and attributes of a beginning, the name of an end, or text.
Event = tuple[str, Attributes | None, str]

TEXT: Final = ""
_BETWEEN: Final = " "
_RELATED: Final = _BETWEEN + "id"
_DEEPEST: Final = 256
_MOST_NAMES: Final = 10_000
#: Bytes of one tag, comment or instruction.
_LONGEST_TOKEN: Final = 1024 * 1024


class _Collector:
    """What expat found in the last piece. ``attributes`` is ``None`` at an end and for text."""

    def __init__(self, path: Path) -> None:
        self.events: list[Event] = []
        self._path = path
        self._depth = 0
        self._locals: dict[str, str] = {}
        self.known: dict[str, str] = {}
        self.parser = expat.ParserCreate(namespace_separator=_BETWEEN, intern=self.known)
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._begun
        self.parser.EndElementHandler = self._ended
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype

    def _local(self, name: str) -> str:
        found = self._locals.get(name)
        if found is None:
            found = self._locals[name] = name.rpartition(_BETWEEN)[2]
        return found

    def _begun(self, name: str, attributes: Attributes) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise damaged(self._path, say("its XML is nested too deeply"))
        self.events.append((self._local(name), attributes, ""))

    def _ended(self, name: str) -> None:
        self._depth -= 1
        self.events.append((self._local(name), None, ""))

    def _text(self, data: str) -> None:
        self.events.append((TEXT, None, data))

    def _doctype(self, *_: object) -> None:
        raise damaged(self._path, say("its XML has a document type"))


def xml_events(package: Package, part: str) -> Iterator[Event]:
    """The events of a part. Raises ``SettingsInvalid`` for XML that is not well-formed, with its
    line, or costs too much."""
    path, cost = package.path, package.cost
    with damage_told(path):
        collector = _Collector(path)
    silent = 0
    for piece in package.chunks(part):
        with damage_told(path):
            collector.parser.Parse(piece, not piece)
        silent = 0 if collector.events else silent + len(piece)
        if silent > _LONGEST_TOKEN or len(collector.known) > _MOST_NAMES:
            raise too_much(path.name, say("its XML is not that of a table"))
        cost.look(len(collector.events))
        yield from collector.events
        collector.events.clear()


def attribute(attributes: Attributes, name: str) -> str:
    """An attribute of no namespace; empty where it is missing."""
    return attributes.get(name, "")


def related(attributes: Attributes) -> str:
    """The id of a relation, whatever its namespace is called; empty where it is missing."""
    return next((text for key, text in attributes.items() if key.endswith(_RELATED)), "")
