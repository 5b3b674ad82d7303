"""Foreign text on one line with other text, so that neither moves the other.

Law: for drawing, terminals and pages only; what is stored, compared or sent is never isolated.
"""

import unicodedata

#: FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE of the Unicode bidirectional algorithm.
OPEN, CLOSE = "\u2068", "\u2069"
#: Letters of Hebrew, Arabic and the like, Arabic digits, and the controls that order text.
_MOVING = frozenset(
    {"R", "AL", "AN", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "FSI", "PDF", "PDI"}
)


def isolated(text: str) -> str:
    """The text so that what stands beside it keeps its place; unchanged where nothing in it is
    written from right to left.

    Two Hebrew values in ``"A" → "B"`` change places without, and so do a value and the number
    behind it. The text has been made visible before: isolates of its own would end this one.
    """
    if not any(unicodedata.bidirectional(char) in _MOVING for char in text):
        return text
    return f"{OPEN}{text}{CLOSE}"
