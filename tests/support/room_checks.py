"""Questions to one dialog on a small screen: what lies outside, and what is cut.

Each answer is a list of what is wrong, in words.
"""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QTableView,
    QToolButton,
    QWidget,
)
from screen_checks import visible_widgets

from designo_sync_gui.ui.kit.dialog_foot import DialogFoot
from designo_sync_gui.ui.kit.screen_fit import largest
from designo_sync_gui.ui.kit.tokens import DIALOG_FOOT

#: Windows beside the main one, with their buttons at the top, and what is closed by a click beside.
_FOOTLESS = ("ActivityWindow", "TrendsWindow", "HelpWindow", "CommandPalette", "StatusPicker")
_CONTROLS = (QAbstractButton, QComboBox, QLineEdit, QAbstractSpinBox)
_WITH_TEXT = (QLabel, QPushButton, QCheckBox, QComboBox, QToolButton, QLineEdit)


def without_room(shown: QWidget, most: QSize | None = None) -> list[str]:
    """What of an open window does not fit: the window, its buttons, its texts. ``most`` is how
    large it may be, of a dialog its part of the screen."""
    found = []
    most = most or largest(shown)
    if shown.width() > most.width() or shown.height() > most.height():
        found.append(f"{shown.width()} x {shown.height()} is larger than the screen allows")
    for widget in visible_widgets(shown):
        if isinstance(widget, QAbstractButton | QComboBox) and _outside(widget, shown):
            found.append(f"“{_named(widget)}” lies outside")
        if isinstance(widget, _CONTROLS) and _clipped(widget):
            found.append(f"“{_named(widget)}” is clipped: {widget.geometry()}")
        if isinstance(widget, _WITH_TEXT) and _cut(widget):
            found.append(f"“{_named(widget)}” is cut")
    return found


def too_wide(shown: QWidget) -> list[str]:
    """Tables of a dialog that are scrolled sideways."""
    tables = [one for one in shown.findChildren(QTableView) if one.isVisible()]
    wide = [one for one in tables if one.horizontalScrollBar().maximum()]
    return [f"{_named(one)} is {one.horizontalScrollBar().maximum()} px too wide" for one in wide]


def without_foot(shown: QWidget) -> list[str]:
    """What is wrong with the foot of a dialog or window: it has the height of all, lies at the
    bottom, and its buttons are of one height."""
    if type(shown).__name__ in _FOOTLESS:
        return []
    feet = [foot for foot in shown.findChildren(DialogFoot) if foot.isVisible()]
    if len(feet) != 1:
        return [f"{len(feet)} feet"]
    [foot] = feet
    found = []
    if foot.height() != DIALOG_FOOT:
        found.append(f"the foot is {foot.height()} pixels high")
    if foot.mapTo(shown, foot.rect().bottomLeft()) != shown.rect().bottomLeft():
        found.append("the foot is not at the bottom, from edge to edge")
    buttons = [one for one in foot.findChildren(QPushButton) if one.isVisible()]
    heights = {one.height() for one in buttons}
    if len(heights) > 1:
        found.append(f"buttons of different heights: {sorted(heights)}")
    if not buttons:
        found.append("no button in the foot")
    return found


def outside_of(window: QWidget, popup: QWidget) -> list[str]:
    """Whether a popup reaches beyond the window that opened it."""
    around = QRect(window.mapToGlobal(QPoint()), window.size())
    place = QRect(popup.mapToGlobal(QPoint()), popup.size())
    return [] if around.contains(place) else [f"{place} is not within {around}"]


def menu_without_room(menu: QMenu, screen: QSize) -> list[str]:
    """What of a menu does not fit: it may be as high as the screen, in one column."""
    wanted = menu.sizeHint()
    if wanted.width() > screen.width() or wanted.height() > screen.height():
        return [f"{wanted.width()} x {wanted.height()} is larger than the screen"]
    return []


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


def _clipped(widget: QWidget) -> bool:
    """Whether what it stands in is smaller: its edge would be missing."""
    holder = widget.parentWidget()
    if holder is None or isinstance(holder, QLineEdit):
        return False
    if isinstance(holder.parentWidget(), QAbstractScrollArea):
        return False
    return not holder.rect().contains(widget.geometry())


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
    if isinstance(widget, QLineEdit):
        return not widget.text() and _cut_placeholder(widget)
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


def _cut_placeholder(edit: QLineEdit) -> bool:
    option = QStyleOptionFrame()
    edit.initStyleOption(option)
    room = edit.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, edit)
    margins = edit.textMargins()
    inner = room.width() - margins.left() - margins.right() - 4  # Qt keeps two at either end
    return edit.fontMetrics().horizontalAdvance(edit.placeholderText()) > inner
