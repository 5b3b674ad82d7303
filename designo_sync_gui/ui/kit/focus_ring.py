"""A ring around the widget with keyboard focus, where the style does not draw one.

Whatever scrolls shows keyboard focus: the style draws nothing around an empty table, a
page of text or an area that only scrolls. A table whose current cell can be seen needs no ring.
A control that is scrolled out of sight is scrolled to: Qt does so only for Tab within the area.
"""

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QApplication,
    QDial,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QSlider,
    QSplitter,
    QWidget,
)

from designo_sync_gui.ui.kit.forms import PrimaryButton

_THICK = 2
#: Set on a widget that shows by itself that it has the focus, whatever it shows.
OWN_FOCUS = "shows its own focus"
#: How far an outer ring is from its button, and its corners.
_AWAY, _CORNER = 4, 7


class Ring(QWidget):
    """Lies on its widget's edge, follows its size and lets every click through."""

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(around.rect())
        around.installEventFilter(self)
        if isinstance(around, QAbstractItemView) and around.model() is not None:
            around.selectionModel().currentChanged.connect(self._look_again)
        self.raise_()
        self.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def _look_again(self, *_: object) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing once rows came and one of them shows the focus; it is painted with them."""
        around = self.parentWidget()
        if around is not None and not needs_ring(around):
            return
        painter = QPainter(self)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), _THICK))
        painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()


class OuterRing(QWidget):
    """Lies around a filled button: inside, it would be a line on its ground. It is a child of the
    nearest widget that has room for all of it, so that no side of it is cut."""

    def __init__(self, around: PrimaryButton, holder: QWidget) -> None:
        while not (holder.isWindow() or _has_room(holder, around)):
            above = holder.parentWidget()
            if above is None:
                break
            holder = above
        super().__init__(holder)
        self._around = around
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        moved: QWidget | None = around
        while moved is not None and moved is not holder:
            moved.installEventFilter(self)
            moved = moved.parentWidget()
        self._follow()
        self.raise_()
        self.show()

    def _follow(self) -> None:
        holder = self.parentWidget()
        if holder is not None and holder.isAncestorOf(self._around):
            self.setGeometry(_outline(self._around, holder))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._follow()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), _THICK))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), _CORNER, _CORNER)
        painter.end()


def _outline(around: QWidget, holder: QWidget) -> QRect:
    """The place of the ring, seen from a widget around it."""
    place = QRect(around.mapTo(holder, QPoint()), around.size())
    return place.adjusted(-_AWAY, -_AWAY, _AWAY, _AWAY)


def _has_room(holder: QWidget, around: QWidget) -> bool:
    """A splitter would take the ring for one more part of its own."""
    return not isinstance(holder, QSplitter) and holder.rect().contains(_outline(around, holder))


class FocusRing(QObject):
    """Follows keyboard focus from control to control, in every window of the program."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._ring: QWidget | None = None
        app.focusChanged.connect(self._follow)

    def _follow(self, _former: QWidget | None, now: QWidget | None) -> None:
        """Remove the ring with its widget, or when keyboard focus moves away."""
        if self._ring is not None and shiboken6.isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = ring_of(now) if now is not None else None
        if now is not None and QApplication.mouseButtons() == Qt.MouseButton.NoButton:
            reveal(now)


def ring_of(widget: QWidget) -> QWidget | None:
    """The ring that shows keyboard focus where the style shows none."""
    holder = widget.parentWidget()
    if isinstance(widget, PrimaryButton) and holder is not None:
        return OuterRing(widget, holder)
    return Ring(widget) if needs_ring(widget) else None


def reveal(widget: QWidget) -> None:
    """Scroll every area around a control so that it can be seen."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def needs_ring(widget: QWidget) -> bool:
    """Whether the style draws nothing to show keyboard focus on this widget."""
    if widget.property(OWN_FOCUS):
        return False
    if isinstance(widget, QAbstractItemView):
        current = widget.visualRect(widget.currentIndex())
        return current.isEmpty() or not widget.viewport().rect().contains(current.center())
    if isinstance(widget, QPlainTextEdit) and not widget.isReadOnly():
        return False
    if isinstance(widget, QAbstractSlider):  # one that paints itself
        return not isinstance(widget, QSlider | QScrollBar | QDial)
    return isinstance(widget, QAbstractScrollArea)


def show_focus(app: QApplication) -> None:
    """Follow keyboard focus from now on; a second call changes nothing."""
    if app.findChild(FocusRing) is None:
        FocusRing(app)
