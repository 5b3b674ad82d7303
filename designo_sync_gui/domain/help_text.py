"""The help pages as text: which parts they have, what each part is called, and finding words.

Law: a part has one name in every language, made of the English heading (``writes/unknown``), so
that a form, an error or a link of a page leads to the same place in any of them. Search here
knows neither capitals nor accents; that is for prose alone, never for a status.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

_FENCE = "```"
_NUMBER = re.compile(r"^\d+-")
#: Where a page shows a picture, and the file beside it.
PICTURE: Final = re.compile(r"!\[[^\]]*\]\((images/[\w-]+\.png)\)")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"[`*]|^#+ |^\|[-| ]+\|$", re.M)
#: Characters of a found text shown around the first word.
_BEFORE, _EXCERPT = 12, 110


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text down to the next one.

    Attributes:
        topic: the name of the page, and for all but its first heading ``/`` and its own.
        level: 1 for the page itself.
        title: the heading as it is read.
        text: what stands below it, without the marks of Markdown.
        english: heading and text in English where the page is in another language.
        source: the part as it is written, with its heading.
    """

    topic: str
    level: int
    title: str
    text: str
    english: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One page: its file's name, title, Markdown and parts, and whether it is English although
    another language was asked for. ``pictures`` are the PNG files that it shows, by their names in
    its Markdown."""

    name: str
    title: str
    text: str
    sections: tuple[Section, ...]
    untranslated: bool = False
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def topic(self) -> str:
        return page_topic(self.name)


@dataclass(frozen=True, slots=True)
class Hit:
    """A part that holds every word: the place of its page and of the part in it."""

    page: int
    section: int
    excerpt: str


def page_of(name: str, text: str, english: str = "", *, untranslated: bool = False) -> HelpPage:
    """The page in a file; ``english`` is the English page where ``text`` is a translation."""
    parts = list(_parts(text))
    names = list(_parts(english)) if english else parts
    sections = tuple(
        Section(
            _topic(name, place, names[place][1] if place < len(names) else title),
            level,
            title,
            body,
            f"{names[place][1]}\n{names[place][2]}" if english and place < len(names) else "",
            source,
        )
        for place, (level, title, body, source) in enumerate(parts)
    )
    title = sections[0].title if sections else name.removesuffix(".md")
    return HelpPage(name, title, text, sections, untranslated)


def page_topic(name: str) -> str:
    """``13-troubleshooting.md`` is ``troubleshooting``."""
    return _NUMBER.sub("", name).removesuffix(".md")


def anchor(heading: str) -> str:
    """The name of a heading in links: small letters and digits, all else as ``-``."""
    return "-".join(re.findall(r"[a-z0-9]+", heading.lower()))


def place_of(pages: Sequence[HelpPage], topic: str) -> tuple[int, int] | None:
    """Page and part of a topic; ``None`` where there is no such part."""
    for page, shown in enumerate(pages):
        for section, part in enumerate(shown.sections):
            if part.topic == topic:
                return page, section
    return None


def find_words(pages: Sequence[HelpPage], wanted: str) -> tuple[Hit, ...]:
    """The parts that hold every word: first those with all in their heading, then by page."""
    words = fold_words(wanted)
    if not words:
        return ()
    found = []
    for page, shown in enumerate(pages):
        for section, part in enumerate(shown.sections):
            rank = _rank(part, words)
            if rank is not None:
                hit = Hit(page, section, _excerpt(part.text, words))
                found.append((rank, page, section, hit))
    return tuple(hit for *_, hit in sorted(found, key=lambda one: one[:3]))


def fold_words(wanted: str) -> tuple[str, ...]:
    """The words of a search, as they are compared."""
    return tuple(_folded(wanted).split())


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    """What ``fold`` makes of a text, without the places. Kept: each letter that is typed into the
    search compares with every part of every page."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    if plain.isascii():
        return plain
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def fold(text: str) -> tuple[str, list[int]]:
    """Text without capitals and accents, and for each of its characters the place it came from."""
    letters, places = [], []
    for place, letter in enumerate(text):
        for plain in unicodedata.normalize("NFKD", letter.casefold()):
            if not unicodedata.combining(plain):
                letters.append(plain)
                places.append(place)
    return "".join(letters), places


def word_places(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Begin and end of every find of the folded ``words`` in ``text``, in order."""
    folded, places = fold(text)
    found = set()
    for word in words:
        at = folded.find(word)
        while at >= 0:
            found.add((places[at], places[at + len(word) - 1] + 1))
            at = folded.find(word, at + len(word))
    return sorted(found)


def _rank(part: Section, words: tuple[str, ...]) -> int | None:
    title, text, english = (_folded(one) for one in (part.title, part.text, part.english))
    if all(word in title for word in words):
        return 0
    if all(word in title or word in text for word in words):
        return 1
    return 2 if all(word in english for word in words) else None


def _excerpt(text: str, words: tuple[str, ...]) -> str:
    """A line of the text around the first word that stands in it."""
    line = " ".join(text.split())
    first = next(iter(word_places(line, words)), (0, 0))[0]
    begin = max(0, first - _BEFORE)
    begin = line.rfind(" ", 0, begin + 1) + 1 if begin else 0
    shown = line[begin : begin + _EXCERPT]
    end = "…" if begin + _EXCERPT < len(line) else ""
    return f"{'…' if begin else ''}{shown}{end}"


def _topic(name: str, place: int, heading: str) -> str:
    page = page_topic(name)
    return f"{page}/{anchor(heading)}" if place else page


def _parts(markdown: str) -> Iterator[tuple[int, str, str, str]]:
    """Level, heading, plain text and source of each part; a fenced ``#`` is no heading."""
    lines: list[str] = []
    heading: tuple[int, str] | None = None
    fenced = False
    for line in markdown.splitlines():
        fenced ^= line.startswith(_FENCE)
        level = len(line) - len(line.lstrip("#"))
        if not fenced and level and line[level : level + 1] == " ":
            if heading is not None:
                yield (*heading, _plain(lines[1:]), "\n".join(lines).strip() + "\n")
            heading, lines = (level, _plain([line]).strip()), []
        lines.append(line)
    if heading is not None:
        yield (*heading, _plain(lines[1:]), "\n".join(lines).strip() + "\n")


def _plain(lines: Sequence[str]) -> str:
    return _MARKS.sub("", _LINK.sub(r"\1", "\n".join(lines))).strip()
