"""The order in which Tab visits the inputs of a form: the order in which they are seen.

Law: what is typed blindly lands where the eyes expect it. Qt visits inputs in the order in which
they were made, so a masked field that is made anew would come behind every open one, and a
credential would be typed there in clear.
"""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLayout, QScrollArea, QSplitter, QTabWidget, QWidget


def follow_sight(root: QWidget) -> None:
    """Let Tab visit what is below ``root`` from top to bottom; call it when a form has changed."""
    stops = tab_stops(root)
    parts = [part for stop in stops for part in _parts(stop)]
    # The parts first: a widget around them then only takes its place before them.
    for chain in (parts, stops):
        for former, next_one in pairwise(chain[-1:] + chain):
            QWidget.setTabOrder(former, next_one)


def tab_stops(root: QWidget) -> list[QWidget]:
    """The inputs below ``root`` in the order of its layouts, those hidden now among them.

    A widget with a focus proxy inside it is listed once, for all that is in it.
    """
    return [
        widget
        for widget in _laid_out(root)
        if widget.focusProxy() is not None or widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]


def _parts(stop: QWidget) -> list[QWidget]:
    """What takes the focus inside a widget with a focus proxy. Qt leaves such a widget where it is
    when it is to come between two others (measured, Qt 6.11), not its parts."""
    if stop.focusProxy() is None:
        return [stop]
    found = [
        part
        for part in stop.findChildren(QWidget)
        if part.window() is stop.window()
        and part.focusPolicy() & Qt.FocusPolicy.TabFocus
        and part.focusProxy() is None
        and not isinstance(part.parent(), QComboBox)
    ]
    return found or [stop]


def _laid_out(widget: QWidget) -> Iterator[QWidget]:
    yield widget
    if widget.focusProxy() is not None and not isinstance(widget, QTabWidget):
        return
    if isinstance(widget, QScrollArea):
        inside = widget.widget()
        if inside is not None:
            yield from _laid_out(inside)
    elif isinstance(widget, QSplitter):
        parts = (widget.widget(place) for place in range(widget.count()))
        for part in parts:
            if part is not None:
                yield from _laid_out(part)
    elif isinstance(widget, QTabWidget):
        yield widget.tabBar()
        for place in range(widget.count()):
            page = widget.widget(place)
            if page is not None:
                yield from _laid_out(page)
    else:
        layout = widget.layout()
        if layout is not None:
            yield from _in_layout(layout)


def _in_layout(layout: QLayout) -> Iterator[QWidget]:
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            yield from _laid_out(widget)
        elif inner is not None:
            yield from _in_layout(inner)
