"""The texts that an operator sees on a screen, asked of its controls.

What a control paints by itself, without a text of Qt, is asked for the name that stands for it.
"""

import re
from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QTableView,
    QTabWidget,
    QTextEdit,
    QToolButton,
    QWidget,
)
from screen_checks import visible_widgets

#: Rows of a table or list that are asked for; what is below is made of the same.
ROWS = 2
#: So many characters of a long text; the rest is heard with it.
MOST = 160


def seen_texts(shown: QWidget) -> list[str]:
    """Each text once, in the order of the controls, as words without line breaks; a lone letter
    is a sign."""
    found = [shown.windowTitle().replace("[*]", "")]
    # Headings are parts of their table to a reader, and a box of choices has its label's name.
    labels = (widget for widget in visible_widgets(shown) if isinstance(widget, QLabel))
    labelled = {label.buddy() for label in labels}
    for widget in visible_widgets(shown):
        found += _texts(widget)
        if not isinstance(widget, QHeaderView) and widget not in labelled:
            found.append(widget.accessibleName())
    words = (plain(text)[:MOST].strip() for text in found)
    return list(dict.fromkeys(text for text in words if re.search(r"\w\w", text)))


def plain(text: str) -> str:
    """Words alone: without tags, access keys, line breaks and signs at their ends."""
    bare = re.sub(r"<[^>]*>", "", text) if text.startswith("<") else text
    return " ".join(bare.replace("&", "").split()).strip("▴▾▸✕ ")


def _texts(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QToolButton) and widget.toolButtonStyle() == _ICON_ONLY:
        return
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QGroupBox):
        yield widget.title()
    elif isinstance(widget, QLineEdit):
        yield widget.displayText() if widget.echoMode() is QLineEdit.EchoMode.Normal else ""
    elif isinstance(widget, QPlainTextEdit | QTextEdit):
        yield widget.toPlainText()
    elif isinstance(widget, QComboBox):
        yield widget.currentText()
    elif isinstance(widget, QTabWidget):
        yield from (widget.tabText(place) for place in range(widget.count()))
    elif isinstance(widget, QMenuBar):
        yield from (action.text() for action in widget.actions() if action.isVisible())
    elif isinstance(widget, QAbstractItemView):
        yield from _of_items(widget)


_ICON_ONLY = Qt.ToolButtonStyle.ToolButtonIconOnly


def _of_items(view: QAbstractItemView) -> Iterator[str]:
    """Headings and the first rows; a cell with words of its own for readers is asked for those."""
    model = view.model()
    table = isinstance(view, QTableView)
    for column in range(model.columnCount()) if table else (0,):
        if isinstance(view, QTableView) and view.isColumnHidden(column):
            continue
        if table:
            yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(model.rowCount(), ROWS)):
            cell: QModelIndex = model.index(row, column)
            told = cell.data(Qt.ItemDataRole.AccessibleTextRole)
            yield str(told or cell.data() or "")
