"""The main window is made within one turn of the loop: each part where it belongs, once.

A widget that is moved with all in it costs as much as a new one: Qt works out style, font and
palette of each anew. Four moves of the orders' pane were half of the time (measured).
"""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from designo_sync_gui.ui.window.main_window import MainWindow

#: Widgets in the largest part that may be made first and put into its place then.
MOST_MOVED = 30


class Moves(QObject):
    """Notes what is moved, and how much lies in it."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[tuple[int, str]] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ParentChange and isinstance(watched, QWidget):
            self.seen.append((len(watched.findChildren(QWidget)), type(watched).__name__))
        return False


@pytest.fixture
def moves(qapp: QApplication):
    watching = Moves()
    qapp.installEventFilter(watching)
    yield watching.seen
    qapp.removeEventFilter(watching)


@pytest.mark.holds_window("every event of the making is looked at")
def test_that_no_large_part_of_the_window_is_moved_once_it_is_filled(qtbot, moves) -> None:
    window = MainWindow()
    made = len(window.findChildren(QWidget))
    window.detach()
    window.deleteLater()
    assert made > 250
    assert [name for inside, name in moves if inside > MOST_MOVED] == []
    assert sum(inside for inside, _ in moves) < 1.3 * made
