"""The help pages and the words about this program.

Law: pages come with the program; nothing is fetched and no link leaves it.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from designo_sync_gui.domain.sentence import say
from designo_sync_gui.ui.dialogs.help_pages import HelpPage
from designo_sync_gui.ui.kit.forms import button, heading, plain_label
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.kit.screen_fit import fit_screen

ABOUT = say(
    "Shows the status of each order in the storefront and in DesignO side by side, exactly as "
    "received; names what differs; writes only what was planned, and reads it back.\n\n"
    "This program is not affiliated with DesignNBuy, the vendor of DesignO. DesignO's reading "
    "API is not public: ask the vendor for yours.\n\n"
    "It sends no telemetry. Credentials are kept in the keyring of the operating system."
)


class PageBrowser(QTextBrowser):
    """Shows one page; loads nothing, neither from disk nor from the network."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        return None


class HelpWindow(QWidget):
    """A window of its own beside the main window, with a list of pages."""

    def __init__(self, pages: Sequence[HelpPage], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Help: DesignO Sync"))
        fit_screen(self, 860, 640)
        self._pages = tuple(pages)
        self.titles = QListWidget()
        self.titles.setAccessibleName(tr("Help pages"))
        self.titles.addItems([page.title for page in pages])
        self.titles.setMaximumWidth(260)
        self.titles.setSpacing(3)
        self.titles.setFrameShape(QListWidget.Shape.NoFrame)
        self.page = PageBrowser()
        self.page.setAccessibleName(tr("Help page"))
        self.page.setOpenLinks(False)
        self.page.document().setDocumentMargin(20)
        self.note = plain_label(tr("This page is not translated yet."))
        self.note.setContentsMargins(20, 8, 20, 0)
        right = QWidget()
        reading = QVBoxLayout(right)
        reading.setContentsMargins(0, 0, 0, 0)
        reading.addWidget(self.note)
        reading.addWidget(self.page)
        split = QSplitter()
        split.addWidget(self.titles)
        split.addWidget(right)
        split.setStretchFactor(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(split)
        self.titles.currentRowChanged.connect(self.show_page)
        self.page.anchorClicked.connect(self._follow)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.close)
        self.titles.setCurrentRow(0)

    def show_page(self, place: int) -> None:
        """Render the page at this place of the list."""
        self.note.setVisible(self._pages[place].untranslated)
        self.page.document().setMarkdown(
            self._pages[place].text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub
        )
        self.page.moveCursor(QTextCursor.MoveOperation.Start)

    def _follow(self, url: QUrl) -> None:
        """Links between pages are followed by file name; any other link is left alone."""
        if url.isRelative():
            for place, page in enumerate(self._pages):
                if page.name == url.path():
                    self.titles.setCurrentRow(place)


class AboutDialog(QDialog):
    """What this program is, its version, and whom it does not belong to."""

    def __init__(self, version: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("About DesignO Sync"))
        fit_screen(self, 500)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(heading(tr("DesignO Sync {version}", version=version)))
        column.addWidget(plain_label(spoken(ABOUT), width=460))
        row = QHBoxLayout()
        close = button(tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row.addStretch(1)
        row.addWidget(close)
        column.addLayout(row)
