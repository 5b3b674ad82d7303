"""How what is typed is found in a title: each word of it, at the beginning of a word, anywhere, or
letter by letter."""

from dataclasses import dataclass
from functools import lru_cache

_WORD_BEGINS, _INSIDE, _LETTERS = 3, 2, 1


@dataclass(frozen=True, slots=True)
class Match:
    """How well it fits (more is better), which characters of the title were found, and whether
    every word was found in one piece."""

    score: float
    places: frozenset[int]
    whole: bool = True


def match(wanted: str, title: str) -> Match | None:
    """``None`` where a word of ``wanted`` is not in the title; an empty one fits everything."""
    folded = _fold(title)
    score, places, whole = 0.0, set[int](), True
    for word in _words(wanted):
        found = _one(word, folded)
        if found is None:
            return None
        score += found.score
        places |= found.places
        whole = whole and found.whole
    return Match(score - len(title) / 1000, frozenset(places), whole)


@lru_cache(maxsize=2)
def _words(wanted: str) -> tuple[str, ...]:
    """The same text is asked of every title; pasted, it may be very long."""
    return tuple(_fold(wanted).split())


def _one(word: str, title: str) -> Match | None:
    at = title.find(word)
    inside = at
    while at > 0 and title[at - 1].isalnum():
        at = title.find(word, at + 1)
    if at >= 0:
        return Match(_WORD_BEGINS, frozenset(range(at, at + len(word))))
    if inside >= 0:
        return Match(_INSIDE, frozenset(range(inside, inside + len(word))))
    return _letters(word, title)


def _letters(word: str, title: str) -> Match | None:
    """The letters in their order, each after the former; one letter alone would find anything."""
    places: list[int] = []
    start = 0
    for letter in word:
        at = title.find(letter, start)
        if at < 0:
            return None
        places.append(at)
        start = at + 1
    spread = places[-1] - places[0] + 1 - len(word)
    if len(word) == 1:
        return None
    return Match(_LETTERS - min(spread, 50) / 100, frozenset(places), whole=False)


def _fold(text: str) -> str:
    """One character for each, so that places stay places."""
    return "".join((char.casefold() or char)[0] for char in text)
