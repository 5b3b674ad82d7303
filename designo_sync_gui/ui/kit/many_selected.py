"""A selection of very many rows, told to the eyes only.

Law: selecting everything holds the window no longer than selecting one row. While a screen reader
listens, Qt makes a list of every selected cell to tell it of the first (measured, Qt 6.11: 3.6 s
for 100,000 rows); of so many it is told that the selection changed.
"""

from typing import Final

from PySide6.QtCore import QItemSelection
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QAbstractItemView

#: Rows that are told one by one.
MOST_TOLD: Final = 200


def told_as_many(
    view: QAbstractItemView, selected: QItemSelection, deselected: QItemSelection
) -> bool:
    """Whether so many rows changed that they were told here, and Qt's own telling is left out."""
    changed = sum(
        part.height()
        for selection in (selected, deselected)
        for part in (selection.at(place) for place in range(selection.count()))
    )
    if changed <= MOST_TOLD:
        return False
    view.viewport().update()
    QAccessible.updateAccessibility(QAccessibleEvent(view, QAccessible.Event.SelectionWithin))
    return True
