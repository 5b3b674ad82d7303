"""Parts that become higher while they are being laid out."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def lay_out_again(part: QWidget) -> None:
    """Lay out what ``part`` stands in once more, in a later turn.

    A layout that is at work keeps the former height of a part that grows meanwhile (measured, Qt
    6.11): a line of it is cut, or it lies over what stands beside it.
    """
    QTimer.singleShot(0, part, lambda: _lay_out_around(part))


def _lay_out_around(part: QWidget) -> None:
    """Up to the area that it scrolls in, which is as high as it needs anyway."""
    within = part.parentWidget()
    while within is not None and not within.isWindow():
        if isinstance(within.parentWidget(), QAbstractScrollArea):
            return
        layout = within.layout()
        if layout is not None:
            layout.invalidate()
            layout.activate()
        within = within.parentWidget()
