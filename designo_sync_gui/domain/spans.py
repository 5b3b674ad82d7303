"""How long something takes, in the unit that people count it in."""

import math
from typing import Final

from designo_sync_gui.domain.sentence import Sentence, say, say_n

#: A span of two minutes, and one of two hours, is told in the larger unit.
_MINUTES_FROM: Final = 120
_HOURS_FROM: Final = 7_200


def span_words(seconds: float) -> Sentence:
    """A span inside a sentence, rounded up: ``12 seconds``, ``5 minutes``, ``3 hours``."""
    if seconds < _MINUTES_FROM:
        return say_n("{n:,} second", "{n:,} seconds", math.ceil(seconds))
    if seconds < _HOURS_FROM:
        return say_n("{n:,} minute", "{n:,} minutes", math.ceil(seconds / 60))
    return say_n("{n:,} hour", "{n:,} hours", math.ceil(seconds / 3600))


def short_span(seconds: float) -> Sentence:
    """The same where there is little room: ``12 s``, ``5 min``, ``3 h``."""
    if seconds < _MINUTES_FROM:
        return say("{n:,} s", n=math.ceil(seconds))
    if seconds < _HOURS_FROM:
        return say("{n:,} min", n=math.ceil(seconds / 60))
    return say("{n:,} h", n=math.ceil(seconds / 3600))
