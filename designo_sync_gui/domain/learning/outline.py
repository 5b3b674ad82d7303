"""An answer as a tree: its values as they were received, and what each of them is taken for.

Only what is looked at is made: an answer of many megabytes costs no more than one of a page.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from designo_sync_gui.domain.bidi import isolated
from designo_sync_gui.domain.learning.entries import MISSING, MOST_ENTRIES, EntryField, pointer_step
from designo_sync_gui.domain.learning.lists import ListFound
from designo_sync_gui.domain.learning.paging import PagingFound
from designo_sync_gui.domain.learning.scores import Role
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say, say_n
from designo_sync_gui.domain.status import NumberLiteral, Status, without_surrogates
from designo_sync_gui.domain.visible import cut, visible_text

#: Parts of one object or list that are shown; behind them stands how many more there are.
MOST_PARTS: Final = 200
#: Code points of a value; its tooltip says more.
LONGEST_VALUE: Final = 60
_LONGEST_KEY: Final = 80


@dataclass(frozen=True, slots=True)
class Node:
    """One value of an answer.

    Attributes:
        pointer: from the answer on (RFC 6901).
        key: the last step: a name, or the place in a list.
    """

    pointer: str
    key: str
    value: object = field(repr=False)

    @property
    def count(self) -> int:
        """How many parts it has; a value has none."""
        return len(self.value) if isinstance(self.value, dict | list) else 0

    @property
    def is_list(self) -> bool:
        return isinstance(self.value, list)

    @property
    def is_value(self) -> bool:
        return not isinstance(self.value, dict | list)


def parts_of(node: Node) -> tuple[Node, ...]:
    """Its first parts, in the order they were received."""
    return tuple(_parts(node))


def _parts(node: Node) -> Iterator[Node]:
    held = node.value
    pairs: Iterator[tuple[str, object]] = iter(())
    if isinstance(held, dict):
        pairs = iter(held.items())
    elif isinstance(held, list):
        pairs = ((str(place), part) for place, part in enumerate(held))
    for (key, part), _ in zip(pairs, range(MOST_PARTS), strict=False):
        yield Node(f"{node.pointer}/{pointer_step(key)}", key, part)


def key_words(node: Node) -> str:
    """The key for eyes."""
    return isolated(visible_text(node.key[:_LONGEST_KEY]))


def value_words(node: Node, longest: int = LONGEST_VALUE) -> str:
    """The value for eyes: a text in quotation marks, a list by its length."""
    value = node.value
    if isinstance(value, list):
        return f"[{node.count}]"
    if isinstance(value, dict):
        return "{ }"
    if isinstance(value, str) and not isinstance(value, NumberLiteral):
        text = without_surrogates(value)
        return f'"{isolated(cut(Status.text(text), longest)) if text else ""}"'
    if value is None or isinstance(value, bool):
        return "null" if value is None else str(value).lower()
    return visible_text(str(value))[:longest]


@dataclass(frozen=True, slots=True)
class Meanings:
    """What the parts of an answer are taken for: the chosen list, its fields, and what tells how
    it goes on."""

    items: str
    roles: Mapping[str, Role]
    paging: Mapping[str, Sentence]

    def of(self, pointer: str) -> Role | Sentence | None:
        """What stands at a pointer; the list itself and what leads on are sentences."""
        if pointer == self.items:
            return LIST
        within = entry_pointer(pointer, self.items)
        if within is not None and within in self.roles:
            return self.roles[within]
        return self.paging.get(pointer)


LIST: Final = say("list")


def meanings(items: str, pointers: Mapping[Role, str], paging: PagingFound | None) -> Meanings:
    """Several roles of one field: the first of ``Role`` is shown."""
    roles: dict[str, Role] = {}
    for role in Role:
        if role in pointers:
            roles.setdefault(pointers[role], role)
    told: dict[str, Sentence] = {}
    if paging is not None:
        held = (
            (paging.total, say("total")),
            (paging.last_page, say("last page")),
            (paging.next, say("next page")),
        )
        told = {pointer: words for pointer, words in held if pointer is not None}
    return Meanings(items, roles, told)


def entry_pointer(pointer: str, items: str) -> str | None:
    """What a pointer into the answer is from one entry of a list on; ``None`` where it does not
    stand in an entry. The entry itself is the empty pointer."""
    rest = pointer.removeprefix(f"{items}/")
    if rest == pointer:
        return None
    place, slash, within = rest.partition("/")
    return f"/{within}" if slash else "" if place.isdigit() else None


def list_around(pointer: str, lists: Sequence[ListFound]) -> int | None:
    """The place of the innermost list that a pointer stands in an entry of."""
    around = [
        place
        for place, found in enumerate(lists)
        if entry_pointer(pointer, found.pointer) is not None
    ]
    return max(around, key=lambda place: len(lists[place].pointer), default=None)


def field_at(found: ListFound, pointer: str) -> EntryField | None:
    """The field of a list's entries at a pointer that the operator gave: one of those that were
    looked at, or one that stands deeper. ``None`` where no entry has a value there, and where no
    profile could name it."""
    known = next((held for held in found.fields if held.pointer == pointer), None)
    if known is not None or without_surrogates(pointer) != pointer or not pointer.startswith("/"):
        return known
    steps = tuple(_unescaped(step) for step in pointer.split("/")[1:])
    values = tuple(_resolved(entry, steps) for entry in found.entries[:MOST_ENTRIES])
    seen = any(value is not MISSING for value in values)
    return EntryField(pointer, steps, values) if seen else None


def value_at(value: object, pointer: str) -> object:
    """The text, number or other single value at a pointer; ``MISSING`` where there is none."""
    return _resolved(value, tuple(map(_unescaped, pointer.split("/")[1:])))


def _unescaped(step: str) -> str:
    return step.replace("~1", "/").replace("~0", "~")


def part_at(value: object, pointer: str) -> object:
    """The part at a pointer, also an object or a list; ``None`` where there is none."""
    found = _part(value, tuple(map(_unescaped, pointer.split("/")[1:])))
    return None if found is MISSING else found


def _resolved(value: object, steps: Sequence[str]) -> object:
    found = _part(value, steps)
    return MISSING if isinstance(found, dict | list) else found


def _part(value: object, steps: Sequence[str]) -> object:
    for step in steps:
        if isinstance(value, dict) and step in value:
            value = value[step]
        elif isinstance(value, list) and step.isdigit() and int(step) < len(value):
            value = value[int(step)]
        else:
            return MISSING
    return value


@dataclass(frozen=True, slots=True)
class OutlineLine:
    """One line of a printed outline; ``more`` says what is left out behind it."""

    depth: int
    node: Node
    more: Sentence = NOTHING


#: Lines of a printed outline, and entries of a list in it: one shows them all.
MOST_LINES: Final = 200
_ENTRIES_SHOWN: Final = 1


def outline(root: object) -> tuple[OutlineLine, ...]:
    """The answer in lines: of every list the first entry alone, with how many more there are."""
    lines: list[OutlineLine] = []
    for line in _lines(Node("", "", root), 0):
        lines.append(line)
        if len(lines) == MOST_LINES:
            break
    return tuple(lines)


def _lines(node: Node, depth: int) -> Iterator[OutlineLine]:
    shown = parts_of(node)[: _ENTRIES_SHOWN if node.is_list else MOST_PARTS]
    left = node.count - len(shown)
    words = say_n("and {n:,} more", "and {n:,} more", left) if left else NOTHING
    yield OutlineLine(depth, node, words)
    for part in shown:
        yield from _lines(part, depth + 1)
