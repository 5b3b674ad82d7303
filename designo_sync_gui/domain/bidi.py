"""Isolating text of another writing direction on one line, so that the order of words is kept.

For drawing, terminals and pages only; what is stored, compared or sent is never isolated.
"""

import re
import unicodedata

#: What stands in quotation marks; marks that were isolated before are left alone.
_QUOTED = re.compile("“([^“”\u2066-\u2069]*)”")
#: FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE of the Unicode bidirectional algorithm.
OPEN, CLOSE = "\u2068", "\u2069"
#: What begins an isolate: from left to right, from right to left, as its first letter says.
_OPENING = "\u2066\u2067" + OPEN
#: Letters of Hebrew, Arabic and the like, Arabic digits, and the controls that order text.
_MOVING = frozenset(
    {"R", "AL", "AN", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "FSI", "PDF", "PDI"}
)


def own_isolates(text: str) -> frozenset[int]:
    """The places of the isolates that ``isolated`` puts around values: in pairs, around something
    that is written from right to left. One that a foreign text left open is none of them."""
    kept: set[int] = set()
    opened: list[int] = []
    moving = -1
    for place, char in enumerate(text):
        if char == CLOSE:
            start = opened.pop() if opened else place
            if text[start] == OPEN and moving > start:
                kept.update((start, place))
        elif unicodedata.bidirectional(char) in _MOVING:
            moving = place
            if char in _OPENING:
                opened.append(place)
    return frozenset(kept)


def quotes_isolated(text: str) -> str:
    """A sentence that was kept as plain text (by the journal), each value in its quotation marks
    isolated where it is written from right to left."""
    return _QUOTED.sub(lambda found: f"“{isolated(found[1])}”", text)


def isolated(text: str) -> str:
    """The text so that what stands beside it keeps its place; unchanged where nothing in it is
    written from right to left.

    Two Hebrew values in ``"A" → "B"`` change places without, and so do a value and the number
    behind it. The text has been made visible before: isolates of its own would end this one.
    """
    if not any(unicodedata.bidirectional(char) in _MOVING for char in text):
        return text
    return f"{OPEN}{text}{CLOSE}"
