"""A help page as it is read: its place is a heading or a found word, and found words are marked.

Law: it loads nothing, neither from disk nor from the network.
"""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QImage,
    QKeyEvent,
    QPalette,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QTextBrowser

from designo_sync_gui.domain.help_text import HelpPage, word_places
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.kit.tokens import Token, color_of

_MARGIN = 20
#: Pixels that a picture is wide at least.
_LEAST = 300
#: Steps of the letters' size away from the usual one.
SMALLEST, LARGEST = -4, 12


class PageBrowser(QTextBrowser):
    """Shows one page; ``step`` is how much larger than usual its letters are."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Help page"))
        self.setOpenLinks(False)
        self.document().setDocumentMargin(_MARGIN)
        self.step = 0
        self._marks = _Marks(self.document(), self.palette)
        #: The character at the top, until the reader moves the page.
        self._top: int | None = None
        self._shown = ""
        self._pictures: Mapping[str, bytes] = {}
        self.verticalScrollBar().actionTriggered.connect(lambda _: self._let_go())

    def show_part(self, page: HelpPage, section: int, words: Sequence[str] = ()) -> None:
        """The page with this part at the top, or with the first found word of it."""
        if page.text != self._shown:
            self._shown, self._pictures = page.text, page.pictures
            dialect = QTextDocument.MarkdownFeature.MarkdownDialectGitHub
            self.document().setMarkdown(page.text, dialect)
        found = self._mark(words)
        begin, end = self._range(section)
        first = next((at for at, _ in found if begin <= at < end), begin)
        self._put_at_top(begin if section or found else 0, first)

    def resize_letters(self, step: int) -> None:
        """So many steps larger than usual (negative: smaller), within what can be read."""
        step = max(SMALLEST, min(step, LARGEST))
        self.zoomIn(step - self.step)
        self.step = step

    def headings(self) -> list[QTextBlock]:
        """The blocks that are headings, in order."""
        found, block = [], self.document().begin()
        while block.isValid():
            if block.blockFormat().headingLevel():
                found.append(block)
            block = block.next()
        return found

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture of the page, as wide as there is room; nothing else is loaded."""
        found = self._pictures.get(name.toString() if isinstance(name, QUrl) else name)
        if found is None:
            return None
        picture = QImage.fromData(found)
        room = max(self.viewport().width() - 2 * _MARGIN, _LEAST)
        if picture.width() <= room:
            return picture
        return picture.scaledToWidth(room, Qt.TransformationMode.SmoothTransformation)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._scroll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._let_go()
        super().keyPressEvent(event)

    def _let_go(self) -> None:
        self._top = None

    def _range(self, section: int) -> tuple[int, int]:
        headings = self.headings()
        length = self.document().characterCount()
        if section >= len(headings):
            return 0, length
        after = headings[section + 1 :]
        return headings[section].position(), after[0].position() if after else length

    def _put_at_top(self, top: int, caret: int) -> None:
        """The part's beginning at the top; further down where the found word would be hidden."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(caret)
        self._top = top
        self.setTextCursor(cursor)
        self._scroll()
        if caret > top:
            self.ensureCursorVisible()
            if self.cursorRect().bottom() >= self.viewport().height() - _MARGIN:
                self._top = caret
                self._scroll()

    def _scroll(self) -> None:
        if self._top is None:
            return
        block = self.document().findBlock(self._top)
        place = self.document().documentLayout().blockBoundingRect(block).top()
        self.verticalScrollBar().setValue(int(place - _MARGIN / 2) if self._top else 0)

    def _mark(self, words: Sequence[str]) -> list[tuple[int, int]]:
        """Mark every find in the whole page. The document's text has one character for each
        position, so that a place in it is a position of the cursor."""
        self._marks.mark(words)
        return word_places(self.toPlainText(), words) if words else []


class _Marks(QSyntaxHighlighter):
    """Tints the found words; the document itself stays as it is."""

    def __init__(self, document: QTextDocument, palette: Callable[[], QPalette]) -> None:
        super().__init__(document)
        self._palette = palette
        self._words: tuple[str, ...] = ()

    def mark(self, words: Sequence[str]) -> None:
        if tuple(words) != self._words:
            self._words = tuple(words)
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        for begin, end in word_places(text, self._words):
            found = QTextCharFormat()
            found.setBackground(color_of(Token.TINT, self._palette()))
            found.setForeground(color_of(Token.ON_TINT, self._palette()))
            self.setFormat(begin, end - begin, found)
