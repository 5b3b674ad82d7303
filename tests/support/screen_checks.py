"""Questions to one screen that is open: what the Tab key reaches and shows, what is announced.

Each answer is a list of what is wrong, in words; nothing is changed but keyboard focus.
"""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QTableView,
    QToolButton,
    QWidget,
)

from designo_sync_gui.ui.kit.forms import FieldHolder

#: More controls than any screen has.
MOST_STEPS = 200
#: Around a control, in pixels, where a style may draw keyboard focus.
AROUND = 4
#: Big tables are never walked as a whole.
FIRST_ROWS = 3
#: Roles that say nothing of what a control does.
SILENT = (
    QAccessible.Role.NoRole,
    QAccessible.Role.Border,
    QAccessible.Role.Grouping,
    QAccessible.Role.Pane,
)


def visible_widgets(shown: QWidget) -> Iterator[QWidget]:
    """A screen and all that lies on it and can be seen."""
    yield shown
    for widget in shown.findChildren(QWidget):
        if widget.isVisibleTo(shown) and widget.window() is shown.window():
            yield widget


def takes_focus(widget: QWidget) -> bool:
    """Controls that the operator reaches; the inner parts of a control are reached with it."""
    inner = isinstance(widget, QScrollBar) or widget.objectName().startswith("qt_")
    part = isinstance(widget.parent(), QComboBox) or widget.focusProxy() is not None
    return bool(widget.focusPolicy().value) and not inner and not part and not widget.isWindow()


def name_of(widget: QWidget) -> str:
    """What a screen reader calls it. Qt calls a combo box by its value on X11 and Wayland, where
    readers take the name from the label beside it."""
    if isinstance(widget, QComboBox):
        return widget.accessibleName()
    found = QAccessible.queryAccessibleInterface(widget)
    return found.text(QAccessible.Text.Name) if found is not None else ""


def told(widget: QWidget) -> str:
    return f"{type(widget).__name__} “{name_of(widget)}”"


def silent(shown: QWidget) -> list[str]:
    """Controls that are announced without what they are, and labels that lead to none."""
    found = []
    for widget in visible_widgets(shown):
        if takes_focus(widget) and not isinstance(widget, QLabel):
            interface = QAccessible.queryAccessibleInterface(widget)
            bare = QAccessible.Role.Client  # tells nothing unless something lies in it
            if (
                interface is None
                or interface.role() in SILENT
                or (interface.role() is bare and not interface.childCount())
            ):
                found.append(f"{told(widget)} is no control to a screen reader")
        buddy = widget.buddy() if isinstance(widget, QLabel) else None
        if buddy is not None and not takes_focus(buddy.focusProxy() or buddy):
            found.append(f"{told(widget)} is the label of what takes no keys")
    return found


def unheard(shown: QWidget) -> list[str]:
    """Labels whose words are not what a screen reader is told: Qt 6.11 gives a label no text but
    its name, which another name would replace. A mark without a letter may have one."""
    found = []
    for widget in visible_widgets(shown):
        words = widget.text().replace("&&", "&") if isinstance(widget, QLabel) else ""
        if any(char.isalnum() for char in words):
            heard = name_of(widget)
            if words not in heard and words.replace("&", "") not in heard:
                found.append(f"{type(widget).__name__} “{words}” is heard as “{heard}”")
    return found


def by_tab(shown: QWidget) -> list[str]:
    """Controls that the Tab key does not reach, and reached ones that do not show it."""
    wanted = {
        widget
        for widget in visible_widgets(shown)
        if takes_focus(widget) and widget.isEnabled() and by_itself(widget)
    }
    reached: dict[QWidget, QImage] = {}
    unseen = []
    start = holder()
    for _ in range(MOST_STEPS):
        before = holder()
        QTest.keyClick(before or shown, Qt.Key.Key_Tab)
        if before in reached and before is not holder() and look(before) == reached[before]:
            unseen.append(f"{told(before)} does not show keyboard focus")
        now = holder()
        if now is None or now is before or now in reached:
            break
        reached[now] = look(now)
    missed = [f"{told(widget)} is not reached by Tab" for widget in wanted - {*reached, start}]
    return sorted(missed) + unseen


class _Heard(QObject):
    """Counts keys that come to a window, which would press its default button."""

    def __init__(self) -> None:
        super().__init__()
        self.keys = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.keys += event.type() == QEvent.Type.KeyPress
        return False


def _two_rings(shown: QWidget) -> list[str]:
    """A button that has keyboard focus at first while another one is framed as the default."""
    now = shown.focusWidget()
    others = [
        button
        for button in visible_widgets(shown)
        if isinstance(button, QPushButton) and button.isDefault() and button is not now
    ]
    if isinstance(now, QPushButton) and others:
        return [f"{told(now)} has the focus and {told(others[0])} is the default"]
    return []


def enter_goes_on(shown: QWidget) -> list[str]:
    """Buttons with keyboard focus that leave Enter to the window, where it presses another one,
    or that have it at first beside a default button.

    Their signals are blocked meanwhile: nothing is done.
    """
    heard = _Heard()
    shown.installEventFilter(heard)
    found = _two_rings(shown)
    for widget in list(visible_widgets(shown)):
        button = isinstance(widget, QPushButton | QToolButton)
        if not button or not takes_focus(widget) or not widget.isEnabled():
            continue
        widget.setFocus()
        widget.blockSignals(True)
        for _ in range(2):  # what can be checked is as it was
            QTest.keyClick(widget, Qt.Key.Key_Return)
        widget.blockSignals(False)
        if heard.keys:
            found.append(f"{told(widget)} leaves Enter to another button")
        heard.keys = 0
    shown.removeEventFilter(heard)
    return found


def out_of_sight(shown: QWidget) -> list[str]:
    """Controls of a dialog that Tab visits later than what lies below or behind them."""
    if not isinstance(shown, QDialog):
        return []
    chain: list[QWidget] = []
    widget = shown.nextInFocusChain()
    while widget is not None and widget is not shown:
        if takes_focus(widget) and widget.isVisibleTo(shown) and by_itself(widget):
            chain.append(widget)
        widget = widget.nextInFocusChain()
    first = min(chain, key=_seen_at, default=shown)
    start = chain.index(first) if chain else 0
    return [
        f"{told(now)} comes behind {told(former)}"
        for former, now in pairwise(chain[start:] + chain[:start])
        if _before(*_places(now, former))
    ]


def _seen_at(widget: QWidget) -> tuple[int, int, int]:
    """What scrolls stands where its area stands, scrolled away or not."""
    area, place = _area(widget), _place(widget)
    return (_place(area) if area else place).top(), place.top(), place.left()


def _places(one: QWidget, other: QWidget) -> tuple[QRect, QRect]:
    """Where both lie; of one that can be scrolled away from the other, where it is scrolled."""
    areas = [_area(one), _area(other)]
    if areas[0] is areas[1]:
        return _place(one), _place(other)
    return _place(areas[0] or one), _place(areas[1] or other)


def _place(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), QPoint()), widget.size())


def _area(widget: QWidget) -> QWidget | None:
    above = widget.parentWidget()
    while above is not None and not isinstance(above, QScrollArea):
        above = above.parentWidget()
    return above


def _before(one: QRect, other: QRect) -> bool:
    """Whether eyes meet one before the other: above it and not in a column at its right, or left
    of it in one line."""
    if one.bottom() < other.top():
        return one.left() < other.right()
    return one.top() <= other.bottom() and one.right() < other.left()


def by_itself(widget: QWidget) -> bool:
    """Whether Tab is to lead there: of buttons of which one is chosen, it leads to that one."""
    chosen = True
    if isinstance(widget, QAbstractButton):
        group = widget.group()
        chosen = group is None or not group.exclusive() or widget.isChecked()
    return chosen and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def holder() -> QWidget | None:
    """The control with keyboard focus; of one with inner parts, the whole."""
    widget = QApplication.focusWidget()
    while widget is not None and widget.objectName().startswith("qt_"):
        widget = widget.parentWidget()
    return widget


def look(widget: QWidget) -> QImage:
    """How a control and its edge are drawn now."""
    window = widget.window()
    place = QRect(widget.mapTo(window, QPoint()), widget.size())
    return window.grab(place.adjusted(-AROUND, -AROUND, AROUND, AROUND)).toImage()


def cut_headings(shown: QWidget) -> list[str]:
    """Headings of tables that do not fit into their columns."""
    found = []
    for view in visible_widgets(shown):
        if isinstance(view, QTableView):
            header = view.horizontalHeader()
            found += [
                f"{told(view)}: “{view.model().headerData(column, Qt.Orientation.Horizontal)}”"
                for column in range(header.count())
                if not header.isSectionHidden(column)
                and header.sectionSize(column) < header.sectionSizeHint(column)
            ]
    return found


def squeezed_fields(shown: QWidget) -> list[str]:
    """Fields of a form with less height than they take with what is said below them: it would lie
    over them, or its last line would be cut."""
    return [
        f"{one.label}: {one.height()} of {one.heightForWidth(one.width())}"
        for one in visible_widgets(shown)
        if isinstance(one, FieldHolder) and one.height() < one.heightForWidth(one.width())
    ]


def mute_cells(shown: QWidget) -> list[str]:
    """Tables whose headings or first cells are not announced with what they show."""
    found = []
    for view in visible_widgets(shown):
        if isinstance(view, QTableView) and view.model().rowCount():
            found += [f"{told(view)}: {one}" for one in _mute(view)]
    return found


def _mute(view: QTableView) -> Iterator[str]:
    """Qt counts the children of a table row by row, headings first, each with its row heading."""
    table = QAccessible.queryAccessibleInterface(view)
    model = view.model()
    wide = model.columnCount() + 1
    for column in range(model.columnCount()):
        heading = model.headerData(column, Qt.Orientation.Horizontal)
        if not heading or table.child(column + 1).text(QAccessible.Text.Name) != heading:
            yield f"the heading of column {column} is not announced"
        for row in range(min(model.rowCount(), FIRST_ROWS)):
            cell = table.child((row + 1) * wide + column + 1)
            shows = model.index(row, column).data()
            if shows and not cell.text(QAccessible.Text.Name):
                yield f"a cell of “{heading}” is not announced"
