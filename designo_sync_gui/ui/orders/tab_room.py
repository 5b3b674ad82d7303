"""Which tabs of a row have room, when not all have: one line, never two."""

from collections.abc import Sequence


def fitting(
    widths: Sequence[int], chosen: int, room: int, more: int, spacing: int
) -> tuple[int, ...]:
    """The places of the tabs that are shown in ``room`` pixels, in their order.

    The chosen one always is. ``more`` is the width of the button that holds the others, which
    stands there only where some are left.
    """
    if sum(widths) + spacing * (len(widths) - 1) <= room:
        return tuple(range(len(widths)))
    room -= more + spacing + widths[chosen]
    shown = []
    for place, width in enumerate(widths):
        if place == chosen:
            continue
        room -= width + spacing
        if room < 0:
            break
        shown.append(place)
    return tuple(sorted((*shown, chosen)))
