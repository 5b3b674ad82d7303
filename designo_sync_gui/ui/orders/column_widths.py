"""How columns share the width of a table."""

from collections.abc import Sequence


def shared(
    room: int, wishes: Sequence[int], least: Sequence[int], shares: Sequence[int]
) -> list[int]:
    """The width of each column.

    What is left over goes by ``shares``, or to the last column where there are none. What is
    missing is taken from each by how much it has above its least width; where that is not enough,
    each has its least width and the table is wider than its room.
    """
    widths = [*wishes]
    left = room - sum(wishes)
    if not widths or not left:
        return widths
    if left > 0:
        parts = [*shares] if any(shares) else [0] * (len(widths) - 1) + [1]
    else:
        parts = [wish - low for wish, low in zip(wishes, least, strict=True)]
        left = max(left, -sum(parts))
    whole, done, given = sum(parts), 0, 0
    for at, part in enumerate(parts):
        done += part
        now = left * done // whole if whole else 0
        widths[at] += now - given
        given = now
    return widths
