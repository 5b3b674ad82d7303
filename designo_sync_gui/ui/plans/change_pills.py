"""The value now and the value to come, as they are painted in a plan.

Law: letters are tinted where the two are spellings of one value, or one is the other cut off:
between different values a tint says nothing.
"""

from functools import lru_cache

from designo_sync_gui.domain.kinds import FORMATTING_KINDS, DifferenceKind, difference_kinds
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.statuses.cells import StatusPaint

_TINTED = FORMATTING_KINDS | {DifferenceKind.TRUNCATED}
_NOT_KNOWN = say("not known")


def are_spellings(one: Status | None, other: Status | None) -> bool:
    """Whether two values are worth comparing letter by letter."""
    return one is not None and other is not None and difference_kinds(one, other) <= _TINTED


@lru_cache(maxsize=8192)
def pills_of(
    expected: Status | None, wanted: Status, *, faint: bool = False
) -> tuple[StatusPaint, StatusPaint]:
    """Now and to come; ``faint`` is a row that is left out."""
    tinted = not faint and are_spellings(expected, wanted)
    return (
        StatusPaint(expected, wanted if tinted else None, _NOT_KNOWN, faint=faint),
        StatusPaint(wanted, expected if tinted else None, faint=faint),
    )
