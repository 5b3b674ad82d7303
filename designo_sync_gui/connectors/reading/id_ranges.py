"""A list split into ranges of order ids that are read concurrently.

Law: no order has another id later, so that no order moves from one range to another; each range is
complete by its own total.
"""

from typing import Final

from designo_sync_gui.connectors.reading.bounds import MOST_ANSWERS

#: Ids are not spread evenly: so much of a page is counted on, so that few ranges need two.
_FILLED: Final = 0.85


def id_ranges(after: int, highest: int, orders: int, size: int) -> list[tuple[int, int]]:
    """Ranges (above the first id, up to the second) that together hold ids above ``after`` up to
    ``highest``, the newest first. ``orders`` are about how many there are, ``size`` how many a
    page holds; a range has about that many. None where that would be more than any list may
    cost."""
    span = highest - after
    dense = span <= orders
    width = size if dense else max(size, int(_FILLED * size * span / max(orders, 1)))
    if span // width >= MOST_ANSWERS:
        return []
    return [(max(after, end - width), end) for end in range(highest, after, -width)]
