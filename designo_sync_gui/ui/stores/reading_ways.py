"""How can your DesignO be read? The ways as cards, each with what it can prove and what not.

Law: exactly one card is chosen, and only its inputs are seen. What a way cannot prove stands beside
it, before anything is chosen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from designo_sync_gui.domain.connection import DesignoConnection
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.ui.kit.forms import FieldHolder, plain_label
from designo_sync_gui.ui.kit.icons import icon
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.kit.palette import Tone, ToneLabel
from designo_sync_gui.ui.kit.tokens import (
    RADIUS_CARD,
    SPACE_1,
    SPACE_2,
    SPACE_3,
    SPACE_4,
    Token,
    color_of,
)

#: Options of a file as source that only a folder or a log has.
FOLDER_ONLY: Final = frozenset(("rows", "files", "files_by", "pattern"))


class Way(StrEnum):
    """How DesignO's statuses come here."""

    EXAMPLE = "example"
    FILE = "file"
    FOLDER = "folder"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class WayWords:
    """What a card says; ``proves`` and ``not_proved`` are one sentence each."""

    title: Sentence
    what: Sentence
    proves: Sentence
    not_proved: Sentence
    drawing: str


WORDS: Final[Mapping[Way, WayWords]] = {
    Way.EXAMPLE: WayWords(
        say("From an example"),
        say(
            "A copied command (cURL), a recording (HAR) or an answer: from your browser or vendor."
        ),
        say("Both values of every order; writes are proven by reading back."),
        say("May end with your session, or change without notice."),
        "example",
    ),
    Way.FILE: WayWords(
        say("A file that DesignO exports"),
        say("CSV or XLSX. You choose the columns; it is read again at every refresh."),
        say("Both values as of the time of the export."),
        say("Writes end as “accepted, not verified” until the next export."),
        "file",
    ),
    Way.FOLDER: WayWords(
        say("A folder or a log"),
        say(
            "The newest export in a folder, or a log that an automation appends to: the last row "
            "of an order counts."
        ),
        say("Every change that the log received."),
        say("An order that is not in a log is “not read”, never “absent”."),
        "folder",
    ),
    Way.NONE: WayWords(
        say("Not at all"),
        say("Statuses are written to DesignO but never read from it."),
        say("What the shop says, and what you wrote."),
        say("No order is called equal or different: there is nothing to compare with."),
        "none",
    ),
}


def way_of(connection: DesignoConnection | None) -> Way:
    """In which place settings open; without any, where most can be proven."""
    if connection is None or connection.read_profile.strip():
        return Way.EXAMPLE
    if not connection.read_table:
        return Way.NONE
    return Way.FOLDER if of_folder(connection.read_table) else Way.FILE


def of_folder(table: Sequence[tuple[str, str]]) -> bool:
    """Whether these settings belong to a folder or a log: by what only those have, or by a path
    that does not end as a file's name does."""
    held = dict(table)
    name = held.get("file", "").replace("\\", "/").rpartition("/")[2]
    return bool(FOLDER_ONLY & set(held)) or "." not in name


class WayCard(QFrame):
    """One way: a click anywhere on it chooses it. ``inputs`` are seen while it is chosen."""

    def __init__(self, way: Way, inputs: QWidget, parent: QWidget, *, recommended: bool) -> None:
        super().__init__(parent)
        words = WORDS[way]
        self.way = way
        self.radio = QRadioButton(spoken(words.title).replace("&", "&&"))
        self.radio.setAccessibleName(spoken(words.title))
        self.radio.setIcon(icon(words.drawing))
        font = self.radio.font()
        font.setBold(True)
        self.radio.setFont(font)
        self.holder = FieldHolder(spoken(words.title), self.radio, spoken(words.what), self)
        self.inputs = inputs
        left = QVBoxLayout()
        left.addWidget(self.holder)
        if recommended:
            left.setSpacing(SPACE_1)
            left.addWidget(ToneLabel(tr("recommended"), Tone.INFO))
        left.addStretch(1)
        grid = QGridLayout(self)
        grid.setContentsMargins(SPACE_4, SPACE_3, SPACE_4, SPACE_3)
        grid.setHorizontalSpacing(SPACE_4)
        grid.setVerticalSpacing(SPACE_2)
        grid.addLayout(left, 0, 0)
        grid.addLayout(_proofs(words), 0, 1)
        grid.addWidget(inputs, 1, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        self.radio.toggled.connect(self._turn)
        self._turn(chosen=False)

    def _turn(self, chosen: bool) -> None:
        self.inputs.setVisible(chosen)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.radio.setChecked(True)
            self.radio.setFocus(Qt.FocusReason.MouseFocusReason)
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette, chosen = self.palette(), self.radio.isChecked()
        width = 2.0 if chosen else 1.0
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(color_of(Token.ACCENT if chosen else Token.HAIRLINE, palette), width))
        painter.setBrush(color_of(Token.BULK if chosen else Token.BASE, palette))
        edge = width / 2
        inside = QRectF(self.rect()).adjusted(edge, edge, -edge, -edge)
        painter.drawRoundedRect(inside, RADIUS_CARD, RADIUS_CARD)
        painter.end()


def _proofs(words: WayWords) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(SPACE_1)
    for mark, tone, text in (
        ("✓", Tone.GOOD, words.proves),
        ("\u2013", Tone.MUTED, words.not_proved),
    ):
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        sign = ToneLabel(mark, tone)
        sign.setFixedWidth(SPACE_4)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(_told(spoken(text), muted=tone is Tone.MUTED), 1)
        column.addLayout(row)
    column.addStretch(1)
    return column


def _told(text: str, *, muted: bool) -> QLabel:
    """Not to be selected by the mouse: a click on it chooses the card."""
    made = plain_label(text, muted=muted)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return made


class ReadingWays(QWidget):
    """The cards below each other; ``changed`` when another is chosen."""

    changed = Signal()

    def __init__(
        self,
        chosen: Way,
        inputs: Mapping[Way, QWidget],
        *,
        recommend: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.cards = {
            way: WayCard(way, inputs[way], self, recommended=recommend and way is Way.EXAMPLE)
            for way in Way
        }
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        for card in self.cards.values():
            self._group.addButton(card.radio)
            column.addWidget(card)
        self.choose(chosen)
        self._lead_to_chosen()
        self._group.buttonToggled.connect(self._tell)

    @property
    def chosen(self) -> Way:
        return next(way for way, card in self.cards.items() if card.radio.isChecked())

    def choose(self, way: Way) -> None:
        self.cards[way].radio.setChecked(True)

    def _tell(self, _button: object, on: bool) -> None:
        if on:
            self._lead_to_chosen()
            self.changed.emit()

    def _lead_to_chosen(self) -> None:
        """Tab stops at the chosen card; Qt lets it stop where the focus was last."""
        for card in self.cards.values():
            chosen = card.radio.isChecked()
            policy = Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus
            card.radio.setFocusPolicy(policy)
