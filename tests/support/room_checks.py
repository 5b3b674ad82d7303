"""Questions to one dialog on a small screen: what lies outside, and what is cut.

Each answer is a list of what is wrong, in words.
"""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QComboBox,
    QLabel,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QWidget,
)
from screen_checks import visible_widgets

from designo_sync_gui.ui.kit.screen_fit import largest


def without_room(shown: QWidget) -> list[str]:
    """What of an open dialog does not fit: the dialog, its buttons, its texts."""
    found = []
    most = largest(shown)
    if shown.width() > most.width() or shown.height() > most.height():
        found.append(f"{shown.width()} x {shown.height()} is larger than the screen allows")
    for widget in visible_widgets(shown):
        if isinstance(widget, QAbstractButton | QComboBox) and _outside(widget, shown):
            found.append(f"“{_named(widget)}” lies outside")
        if isinstance(widget, QLabel | QPushButton | QCheckBox | QComboBox) and _cut(widget):
            found.append(f"“{_named(widget)}” is cut")
    return found


def _named(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
    return f"{type(widget).__name__} {widget.accessibleName() or text}"[:90]


def _outside(widget: QWidget, shown: QWidget) -> bool:
    """What scrolls may lie above or below what is seen, never beside it."""
    area = _area(widget)
    around = area.viewport() if area else shown
    place = QRect(widget.mapTo(around, QPoint()), widget.size())
    if area is not None:
        return place.left() < 0 or place.right() > around.width()
    return not around.rect().contains(place)


def _area(widget: QWidget) -> QScrollArea | None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def _cut(widget: QWidget) -> bool:
    if widget.toolTip():
        return False
    if isinstance(widget, QLabel) and widget.wordWrap():
        return widget.heightForWidth(widget.width()) > widget.height()
    if isinstance(widget, QLabel):
        wanted = widget.sizeHint()
        return wanted.width() > widget.width() or wanted.height() > widget.height()
    if isinstance(widget, QComboBox):
        return _cut_choice(widget)
    return widget.minimumSizeHint().width() > widget.width()


def _cut_choice(box: QComboBox) -> bool:
    if box.isEditable():
        return False
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    room = box.style().subControlRect(
        QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
    )
    return box.fontMetrics().horizontalAdvance(box.currentText()) > room.width()
