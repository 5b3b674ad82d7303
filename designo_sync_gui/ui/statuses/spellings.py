"""A value painted beside another one, with the letters tinted in which they differ.

Law: letters are tinted where the two are spellings of one value, or one is the other cut off:
between different values a tint says nothing.
"""

from functools import lru_cache

from designo_sync_gui.domain.kinds import FORMATTING_KINDS, DifferenceKind, difference_kinds
from designo_sync_gui.domain.sentence import Sentence
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.statuses.cells import StatusPaint
from designo_sync_gui.ui.statuses.text import NOT_READ

_TINTED = FORMATTING_KINDS | {DifferenceKind.TRUNCATED}


@lru_cache(maxsize=8192)
def are_spellings(one: Status | None, other: Status | None) -> bool:
    """Whether two values are worth comparing letter by letter."""
    return one is not None and other is not None and difference_kinds(one, other) <= _TINTED


def beside(value: Status | None, other: Status | None, missing: Sentence = NOT_READ) -> StatusPaint:
    """A value as it is painted beside the other one; ``missing`` is said where there is none."""
    return StatusPaint(value, other if are_spellings(value, other) else None, missing)
