"""What the command palette lists."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from PySide6.QtGui import QIcon

from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.ui.commands.matching import Match, match
from designo_sync_gui.ui.kit.language import spoken

RECENT = say("Recent")
#: Shown of each heading while something is typed, and of those used lately.
MOST_OF_A_HEADING, MOST_RECENT = 8, 5
#: A match in ``more`` is worth less than any in the title.
_LESS = 4.0


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to choose.

    Attributes:
        key: what it is remembered by.
        heading: what it is listed under.
        title, note, keys: what is shown; ``note`` says why where it cannot be done now.
        more: other words that it is found by.
        typed: whether it is listed only once something is typed.
        always: whether it fits whatever is typed, because it is made of that.
        do: called after the palette has closed.
    """

    key: str
    heading: Sentence
    title: str
    do: Callable[[], object]
    note: str = ""
    keys: str = ""
    more: str = ""
    enabled: bool = True
    typed: bool = False
    always: bool = False
    icon: QIcon = field(default_factory=QIcon)


@dataclass(frozen=True, slots=True)
class Found:
    """An item that fits, and the characters of its title that were found; ``whole``: every word
    was found in one piece. Letters apart count only where nothing is found so."""

    item: Item
    places: frozenset[int]
    score: float
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Heading:
    """A line above what belongs together."""

    title: str


Line = Heading | Found


def lines(items: Sequence[Item], wanted: str, recent: Sequence[str]) -> list[Line]:
    """The lines of the palette: best headings first; without a word, what was used lately."""
    if not wanted.strip():
        return _everything([item for item in items if not item.typed], recent)
    found = [one for item in items if (one := _fits(item, wanted, recent)) is not None]
    if any(one.whole for one in found):
        found = [one for one in found if one.whole or one.item.always]
    best: dict[Sentence, list[Found]] = {}
    for one in sorted(found, key=lambda one: -one.score):
        best.setdefault(one.item.heading, []).append(one)
    listed: list[Line] = []
    for heading, own in best.items():
        listed += [Heading(spoken(heading)), *own[:MOST_OF_A_HEADING]]
    return listed


def _everything(items: Sequence[Item], recent: Sequence[str]) -> list[Line]:
    by_key = {item.key: item for item in items}
    lately = [by_key[key] for key in recent if key in by_key][:MOST_RECENT]
    listed: list[Line] = []
    if lately:
        listed += [Heading(spoken(RECENT)), *_plain(lately)]
    for heading in dict.fromkeys(item.heading for item in items):
        own = [item for item in items if item.heading == heading and item not in lately]
        if own:
            listed += [Heading(spoken(heading)), *_plain(own)]
    return listed


def _plain(items: Iterable[Item]) -> list[Found]:
    return [Found(item, frozenset(), 0.0) for item in items]


def _fits(item: Item, wanted: str, recent: Sequence[str]) -> Found | None:
    """What can be done now, and what was used lately, comes before what fits as well."""
    found = Match(0.0, frozenset()) if item.always else match(wanted, item.title)
    if found is None and item.more:
        beside = match(wanted, f"{item.title} {item.more}")
        if beside is not None and beside.whole:
            found = Match(beside.score - _LESS, frozenset())
    if found is None:
        return None
    lately = 0.5 if item.key in recent else 0.0
    score = found.score + lately - (0 if item.enabled else 1)
    return Found(item, found.places, score, found.whole and not item.always)
