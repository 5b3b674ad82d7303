"""How large a window opens: as large as it wants, never larger than its screen allows.

Law: the buttons of a dialog can always be reached. What needs more room than there is scrolls
above them. Sizes are logical pixels: a screen that is scaled to 150 or 200 % has fewer of them.
"""

from PySide6.QtCore import QEvent, QObject, QRect, QSize
from PySide6.QtWidgets import QWidget

#: How much of the available screen a dialog may take; its title bar and edges take some more.
SHARE = 0.9
#: How much the main window may take when it is opened for the first time.
WINDOW_SHARE = 0.92
#: A main window narrower than this has no room for an inspector beside the table.
NARROW = 1280


def room_of(window: QWidget) -> QRect:
    """The part of this window's screen that task bars leave free."""
    return window.screen().availableGeometry()


def available(window: QWidget) -> QSize:
    """How large that part is."""
    return room_of(window).size()


def largest(window: QWidget) -> QSize:
    """The largest size that this window may open with."""
    room = available(window)
    return QSize(int(room.width() * SHARE), int(room.height() * SHARE))


def open_main(window: QWidget, wish: QSize) -> None:
    """Give the main window the size that it has before an operator chose another."""
    window.resize(wish.boundedTo(_part(room_of(window).size())))


def bring_inside(window: QWidget) -> None:
    """A place that was kept on a larger screen becomes one on this screen.

    ``restoreGeometry`` alone leaves an edge outside. A maximized window has its screen's size.
    """
    room, place = room_of(window), window.geometry()
    if window.isMaximized() or room.contains(place):
        return
    place.setSize(place.size().boundedTo(_part(room.size())))
    place.moveLeft(max(room.left(), min(place.left(), room.right() + 1 - place.width())))
    place.moveTop(max(room.top(), min(place.top(), room.bottom() + 1 - place.height())))
    window.setGeometry(place)


def _part(room: QSize) -> QSize:
    return QSize(int(room.width() * WINDOW_SHARE), int(room.height() * WINDOW_SHARE))


def fit_screen(window: QWidget, width: int, height: int = 0) -> None:
    """Open this window with its wish, or with what the screen allows; call it once it is built.

    ``height`` 0 is as tall as its content, and never narrower than ``width``. It is done again
    when the window is shown: its screen may be another one by then.
    """
    _Fit(window, QSize(width, height)).apply()


class _Fit(QObject):
    """The wish of one window; lives and dies with it."""

    def __init__(self, window: QWidget, wish: QSize) -> None:
        super().__init__(window)
        self._window, self._wish = window, wish
        window.installEventFilter(self)

    def apply(self) -> None:
        most = largest(self._window)
        least = self._window.minimumSizeHint().width()
        width = min(max(self._wish.width(), least), most.width())
        if not self._wish.height():
            self._window.setMinimumWidth(width)
        height = self._wish.height() or self._content(width)
        self._window.resize(width, min(height, most.height()))

    def _content(self, width: int) -> int:
        layout = self._window.layout()
        if layout is not None and layout.hasHeightForWidth():
            return layout.totalHeightForWidth(width)
        return self._window.sizeHint().height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and not event.spontaneous():
            self.apply()
        return False
