"""The sheet of all keys, made of the declared actions.

Law: what it shows is what the keys do; nothing is written here by hand but the table's own keys.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations_with_replacement, pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from designo_sync_gui.ui.commands.key_caps import KeyCaps
from designo_sync_gui.ui.kit.dialog_foot import with_foot
from designo_sync_gui.ui.kit.forms import button, heading
from designo_sync_gui.ui.kit.help_link import help_button
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.kit.palette import ToneLabel
from designo_sync_gui.ui.kit.screen_fit import fit_screen

_COLUMN, _LEAST = 340, 480
#: The least room for keys, in pixels.
_KEYS = 120


@dataclass(frozen=True, slots=True)
class Key:
    """One line: keys as this system writes them, and what they do."""

    keys: str
    words: str


@dataclass(frozen=True, slots=True)
class TopicKeys:
    """A heading and its lines."""

    title: str
    lines: tuple[Key, ...]


class TopicBox(QWidget):
    """One heading with its lines; ``narrow`` hides those that do not hold a text."""

    def __init__(self, topic: TopicKeys) -> None:
        super().__init__()
        self._grid = grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        title = ToneLabel(topic.title)
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        grid.addWidget(title, 0, 0, 1, 2)
        self.lines: list[tuple[Key, KeyCaps, QLabel]] = []
        for row, key in enumerate(topic.lines, start=1):
            caps, words = KeyCaps(key.keys), QLabel(key.words)
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setWordWrap(True)
            words.setAccessibleName(f"{key.words}: {key.keys}")
            grid.addWidget(caps, row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(words, row, 1)
            self.lines.append((key, caps, words))

    @property
    def keys_width(self) -> int:
        """What its longest line of keys takes."""
        return max((caps.sizeHint().width() for _, caps, _ in self.lines), default=0)

    def align(self, width: int) -> None:
        """Begin what keys do where the boxes above and below do."""
        self._grid.setColumnMinimumWidth(0, max(width, _KEYS))

    def narrow(self, text: str) -> int:
        """Show the lines that hold the text; returns how many."""
        wanted, shown = text.casefold(), 0
        for key, caps, words in self.lines:
            fits = wanted in f"{key.words} {key.keys}".casefold()
            caps.setVisible(fits)
            words.setVisible(fits)
            shown += fits
        self.setVisible(shown > 0)
        return shown


class ShortcutSheet(QWidget):
    """A window of its own: it stays open while its keys are tried."""

    def __init__(self, topics: Sequence[TopicKeys], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self.edit = QLineEdit()
        self.edit.setAccessibleName(tr("Find an action or a key"))
        self.edit.setPlaceholderText(tr("Find an action or a key"))
        self.edit.setClearButtonEnabled(True)
        self.edit.setMinimumWidth(240)
        self.edit.setMaximumWidth(260)
        self.nothing = ToneLabel(tr("No action or key matches this text."))
        self.nothing.hide()
        self.boxes = [TopicBox(topic) for topic in topics]
        self._columns = 0
        self._lay_out()
        self._arrange(3)
        self.edit.textChanged.connect(self._narrow)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self._leave)
        self.setMinimumWidth(_LEAST)
        fit_screen(self, 1080, 720)
        self.edit.setFocus()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(24, 14, 24, 6)
        top.addWidget(heading(tr("Keyboard shortcuts")), 1)
        top.addWidget(self.edit)
        content = QWidget()
        self._grid = QHBoxLayout(content)
        self._grid.setContentsMargins(24, 8, 24, 12)
        self._grid.setSpacing(28)
        self.area = QScrollArea()
        self.area.setAccessibleName(tr("Keyboard shortcuts"))
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setWidget(content)
        close = button(tr("Close"))
        close.clicked.connect(self.close)
        column, foot = with_foot(self, to_the_edges=True)
        column.addLayout(top)
        column.addWidget(self.nothing, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.area, 1)
        foot.addWidget(
            ToneLabel(tr("No single key writes anything. A plan always comes first.")), 1
        )
        foot.addWidget(help_button())
        foot.addWidget(close)

    def _arrange(self, columns: int) -> None:
        """Topics side by side in columns of about the same height."""
        if columns == self._columns:
            return
        self._columns = columns
        while (item := self._grid.takeAt(0)) is not None:
            layout = item.layout()
            while layout is not None and layout.takeAt(0) is not None:
                pass
        for boxes in _shared(self.boxes, columns):
            column = QVBoxLayout()
            column.setSpacing(20)
            keys = max((box.keys_width for box in boxes), default=0)
            for box in boxes:
                box.align(keys)
                column.addWidget(box)
            column.addStretch(1)
            self._grid.addLayout(column, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(max(1, min(3, self.width() // _COLUMN)))

    def _narrow(self, text: str) -> None:
        self.nothing.setVisible(sum(box.narrow(text) for box in self.boxes) == 0)

    def _leave(self) -> None:
        """Esc takes back what is looked for, then closes."""
        if self.edit.text():
            self.edit.clear()
        else:
            self.close()


def _shared(boxes: Iterable[TopicBox], columns: int) -> list[list[TopicBox]]:
    """The boxes in their order, over columns of which the longest is as short as can be; of two
    such ways, the one with the shorter last column."""
    listed = list(boxes)

    def length(part: Sequence[TopicBox]) -> int:
        return sum(len(box.lines) + 2 for box in part)

    def cut(places: Sequence[int]) -> list[list[TopicBox]]:
        return [listed[a:b] for a, b in pairwise((0, *places, len(listed)))]

    ways = combinations_with_replacement(range(len(listed) + 1), columns - 1)
    return min(map(cut, ways), key=lambda parts: (max(map(length, parts)), length(parts[-1])))
