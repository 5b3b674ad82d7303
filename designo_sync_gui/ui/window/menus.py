"""The menu bar and the tool bar, made of the declared actions."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow, QSizePolicy, QToolBar, QToolButton, QWidget

from designo_sync_gui.ui.kit.fitting_bar import FittingToolBar
from designo_sync_gui.ui.kit.keys import native
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.kit.tokens import TOOL_BAR
from designo_sync_gui.ui.window.registry import Entry, Menu, plain_words


def fill_menus(window: QMainWindow, entries: Iterable[Entry]) -> None:
    """One menu for each of ``Menu``; sections are parted by lines."""
    listed = tuple(entries)
    for place in Menu:
        menu = window.menuBar().addMenu(spoken(place.value))
        menu.setToolTipsVisible(True)
        own = [entry for entry in listed if entry.declared.menu is place]
        for section in sorted({entry.declared.section for entry in own}):
            if not menu.isEmpty():
                menu.addSeparator()
            menu.addActions([e.action for e in own if e.declared.section == section])


def build_tool_bar(
    entries: Iterable[Entry], automatic: QWidget, search: QWidget, palette: QAction
) -> QToolBar:
    """The bar at the top: what is done most, and at its right end the search box and the keys of
    the palette."""
    bar = FittingToolBar(tr("Main"))
    bar.setObjectName("main tool bar")
    bar.setMovable(False)
    bar.setFloatable(False)
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    bar.setIconSize(QSize(18, 18))
    bar.setContentsMargins(4, 3, 8, 3)
    bar.setMinimumHeight(TOOL_BAR)
    listed = [entry for entry in entries if entry.declared.in_tool_bar]
    bar.addActions([entry.action for entry in listed])
    worded = [entry.action for entry in listed if entry.declared.title]
    made = (bar.widgetForAction(action) for action in worded)
    bar.keep_longest([one for one in made if isinstance(one, QToolButton)])
    # Behind *Refresh*, which is first: it is its other half.
    bar.insertWidget(listed[1].action, automatic)
    spacer = QWidget()
    spacer.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(spacer)
    bar.addWidget(search)
    bar.addWidget(_button_of(palette))
    return bar


def _button_of(palette: QAction) -> QToolButton:
    """The palette's keys as a button: who uses the mouse learns them."""
    made = QToolButton()
    made.setText(native(palette.shortcut().toString()))
    made.setAccessibleName(plain_words(palette.text()))
    made.setToolTip(palette.toolTip())
    made.setAutoRaise(True)
    made.clicked.connect(palette.trigger)
    return made
