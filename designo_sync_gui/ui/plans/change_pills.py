"""The value now and the value to come, as they are painted in a plan."""

from functools import lru_cache

from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.statuses.cells import StatusPaint
from designo_sync_gui.ui.statuses.spellings import are_spellings

_NOT_KNOWN = say("not known")


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
