"""The help pages in a window of their own: contents, search, and the way back.

Law: pages come with the program; nothing is fetched and no link leaves it. Everything is done by
keys too: Ctrl+F search, Enter the found place, Alt+Left and Alt+Right the way, Ctrl+Plus and
Ctrl+Minus the size of the letters, Esc one step back; F6 as in every window.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from designo_sync_gui.domain.help_text import (
    HelpPage,
    find_words,
    fold_words,
    page_of,
    page_topic,
    place_of,
)
from designo_sync_gui.ui.help.contents import Contents, Hits
from designo_sync_gui.ui.help.page_browser import PageBrowser
from designo_sync_gui.ui.help.way import Place, Way
from designo_sync_gui.ui.kit.forms import button, plain_label
from designo_sync_gui.ui.kit.keys import native
from designo_sync_gui.ui.kit.language import tr, tr_n
from designo_sync_gui.ui.kit.screen_fit import fit_screen

_LIST_WIDTH = 320


class HelpWindow(QWidget):
    """Beside the main window, and usable while a dialog of it waits: it is nobody's child."""

    def __init__(self, pages: Sequence[HelpPage]) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Help: DesignO Sync"))
        fit_screen(self, 980, 680)
        self._pages = tuple(pages) or (_no_pages(),)
        self._way = Way()
        self.search = _Search()
        self.found = plain_label("", muted=True)
        self.contents = Contents(self._pages)
        self.hits = Hits()
        self.left = QStackedWidget()
        self.page = PageBrowser()
        self.note = plain_label(tr("This page is not translated yet."))
        self.back = button(tr("Back"), tr("The place shown before ({key})", key=native("Alt+Left")))
        self.forward = button(
            tr("Forward"), tr("The place shown after ({key})", key=native("Alt+Right"))
        )
        self.smaller = button("A-", tr("Smaller letters ({key})", key=native("Ctrl+-")))
        self.larger = button("A+", tr("Larger letters ({key})", key=native("Ctrl++")))
        self._lay_out()
        self._wire()
        self._make_keys()
        self.show_place((0, 0))

    def show_topic(self, topic: str) -> None:
        """The place of a topic; one that is not there, as in pages that were not installed,
        leaves the pages as they are."""
        place = place_of(self._pages, topic)
        if place is not None:
            self.search.clear()
            self.show_place(place)
            self.page.setFocus()

    def show_place(self, place: Place) -> None:
        """Go on to a part of a page, with what is searched for marked."""
        self._way.go_on(place)
        self._show(place)

    def go(self, steps: int) -> None:
        """Back (-1) or forward (1) on the way that was gone."""
        place = self._way.step(steps)
        if place is not None:
            self._show(place)

    @property
    def place(self) -> Place:
        return self._way.places[self._way.at]

    def look_for(self, text: str) -> None:
        """List what was found, or the contents while nothing is searched for."""
        words = fold_words(text)
        hits = find_words(self._pages, text)
        self.hits.show_hits(self._pages, hits)
        self.left.setCurrentWidget(self.hits if words else self.contents)
        said = tr_n("{n:,} place found", "{n:,} places found", len(hits))
        self.found.setText(said if hits else tr("Nothing found"))
        self.found.setVisible(bool(words))
        if not words:
            self.page.show_part(self._pages[self.place[0]], self.place[1])

    def _show(self, place: Place) -> None:
        page, part = place
        self.note.setVisible(self._pages[page].untranslated)
        self.page.show_part(self._pages[page], part, fold_words(self.search.text()))
        self.contents.choose_quietly(place)
        self.hits.choose_quietly(place)
        self.back.setEnabled(self._way.has(-1))
        self.forward.setEnabled(self._way.has(1))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(12, 8, 12, 8)
        top.setSpacing(8)
        self.smaller.setAccessibleName(tr("Smaller letters"))
        self.larger.setAccessibleName(tr("Larger letters"))
        for part in (self.back, self.forward):
            top.addWidget(part)
        top.addWidget(self.search, 1)
        for part in (self.smaller, self.larger):
            part.setFixedWidth(52)
            top.addWidget(part)
        self.found.setContentsMargins(12, 4, 12, 4)
        self.found.hide()
        self.left.addWidget(self.contents)
        self.left.addWidget(self.hits)
        split = QSplitter()
        split.addWidget(_column(self.found, self.left))
        split.addWidget(_column(self.note, self.page))
        self.note.setContentsMargins(20, 8, 20, 0)
        split.setStretchFactor(1, 1)
        split.setSizes([_LIST_WIDTH, 700])
        split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(split, 1)

    def _wire(self) -> None:
        self.back.clicked.connect(lambda: self.go(-1))
        self.forward.clicked.connect(lambda: self.go(1))
        self.smaller.clicked.connect(lambda: self._resize_letters(-1))
        self.larger.clicked.connect(lambda: self._resize_letters(1))
        self.search.textChanged.connect(self.look_for)
        self.search.returnPressed.connect(self._open_found)
        self.search.list_wanted.connect(self._focus_list)
        for tree in (self.contents, self.hits):
            tree.chosen.connect(lambda page, part: self.show_place((page, part)))
            tree.entered.connect(self.page.setFocus)
        self.page.anchorClicked.connect(self._follow)

    def _make_keys(self) -> None:
        keys = {
            "Alt+Left": lambda: self.go(-1),
            "Alt+Right": lambda: self.go(1),
            "Ctrl+F": self._focus_search,
            "Ctrl+0": lambda: self._resize_letters(-self.page.step),
            "Ctrl+-": lambda: self._resize_letters(-1),
            "Ctrl++": lambda: self._resize_letters(1),
            "Ctrl+=": lambda: self._resize_letters(1),
            "Esc": self._step_back,
        }
        for key, act in keys.items():
            QShortcut(QKeySequence(key), self, act)

    def _focus_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _focus_list(self) -> None:
        searching = self.left.currentWidget() is self.hits
        (self.hits if searching else self.contents).setFocus()

    def _resize_letters(self, steps: int) -> None:
        self.page.resize_letters(self.page.step + steps)

    def _step_back(self) -> None:
        """Esc: the search, then the window."""
        if self.search.text():
            self.search.clear()
            self.search.setFocus()
        else:
            self.close()

    def _open_found(self) -> None:
        if self.left.currentWidget() is self.hits and self.hits.topLevelItemCount():
            self.hits.open_current()
            self.page.setFocus()

    def _follow(self, url: QUrl) -> None:
        """Links between pages are followed by file and heading; any other link is left alone."""
        if url.isRelative():
            part = f"/{url.fragment()}" if url.fragment() else ""
            page = url.path() or self._pages[self.place[0]].name
            self.show_topic(f"{page_topic(page)}{part}")


class _Search(QLineEdit):
    """Finds words in all pages. Down goes into the list of what was found."""

    list_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Search the help"))
        self.setPlaceholderText(tr("Search the help ({key})", key=native("Ctrl+F")))
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.list_wanted.emit()
        else:
            super().keyPressEvent(event)


def _column(*parts: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in parts:
        column.addWidget(part, 1 if part is parts[-1] else 0)
    return made


def _no_pages() -> HelpPage:
    title = tr("No help pages")
    text = tr("The help pages were not installed with this program.")
    return page_of("", f"# {title}\n\n{text}\n")
