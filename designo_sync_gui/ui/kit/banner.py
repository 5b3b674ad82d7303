"""Messages in a window or a dialog: what happened, and what to do about it.

Law: an expected error is shown with title, message and advice; it stays until it is dismissed
or no longer true. In a dialog it stands above the form, where nothing is aimed at. In a window it
stands at the foot of the table, which gets shorter from below: no row moves, and none is covered.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.help_topics import topic_of
from designo_sync_gui.domain.sentence import NOTHING, Sentence, joined, say
from designo_sync_gui.domain.visible import visible_line
from designo_sync_gui.ui.kit.forms import button, fold_button, link_button, plain_label
from designo_sync_gui.ui.kit.help_link import show_help
from designo_sync_gui.ui.kit.language import spoken, tr
from designo_sync_gui.ui.kit.palette import Tone, ToneLabel, tone_background, tone_color
from designo_sync_gui.ui.kit.tab_order import follow_sight
from designo_sync_gui.ui.kit.tokens import Token, color_of

_ACCENT = 4
#: More banners than this are counted in a line instead of shown.
MOST_SHOWN = 2


#: The text of a button and what it does.
Action = tuple[Sentence, Callable[[], object]]


@dataclass(frozen=True)
class Notice:
    """What a banner says. ``action`` is a button's text and what it does; ``details`` are raw;
    ``topic`` is where the help says more."""

    title: Sentence
    message: Sentence = NOTHING
    advice: Sentence = NOTHING
    details: str = ""
    tone: Tone = Tone.BAD
    action: Action | None = field(default=None, compare=False)
    second_action: Action | None = field(default=None, compare=False)
    dismissable: bool = True
    topic: str = ""


def notice_of(error: SyncError, where: str = "", action: Action | None = None) -> Notice:
    """An expected error as a notice; ``where`` is the store or the side it happened at."""
    title = error.title
    if where:
        title = say("{where}: {what}", where=where, what=title)
    topic = topic_of(error)
    return Notice(title, error.message, error.advice, error.details, action=action, topic=topic)


class Banner(QFrame):
    """One notice with an accent in its tone."""

    def __init__(self, notice: Notice, on_dismiss: Callable[[], object]) -> None:
        super().__init__()
        self.notice = notice
        self._title = spoken(notice.title)
        self._body = spoken(joined(" ", (notice.message, notice.advice)))
        heard = self._title if self._title.endswith(".") else f"{self._title}."
        self.setAccessibleName(f"{heard} {self._body}".strip())
        column = QVBoxLayout(self)
        column.setContentsMargins(_ACCENT + 10, 8, 8, 8)
        column.setSpacing(4)
        row = QHBoxLayout()
        row.setSpacing(8)
        column.addLayout(row)
        row.addLayout(self._texts(), 1)
        self._details = self._raw(notice.details)
        self._add_buttons(row, on_dismiss)
        if self._details is not None:
            column.addWidget(self._details)

    def _texts(self) -> QVBoxLayout:
        texts = QVBoxLayout()
        texts.setSpacing(1)
        title = ToneLabel(visible_line(self._title), self.notice.tone)
        title.setWordWrap(True)
        font = title.font()
        font.setBold(True)
        title.setFont(font)
        texts.addWidget(title)
        if self._body:
            texts.addWidget(plain_label(visible_line(self._body)))
        return texts

    def _raw(self, details: str) -> QPlainTextEdit | None:
        if not details:
            return None
        raw = QPlainTextEdit()
        raw.setReadOnly(True)
        raw.setPlainText(details)
        raw.setAccessibleName(tr("Details"))
        raw.setMaximumHeight(110)
        return raw

    def _add_buttons(self, row: QHBoxLayout, on_dismiss: Callable[[], object]) -> None:
        for action in (self.notice.action, self.notice.second_action):
            if action is not None:
                text, act = action
                made = button(spoken(text))
                made.clicked.connect(lambda _=False, act=act: act())
                row.addWidget(made, 0, Qt.AlignmentFlag.AlignVCenter)
        if self._details is not None:
            fold = fold_button(tr("Details"), self._details)
            row.addWidget(fold, 0, Qt.AlignmentFlag.AlignVCenter)
            copy = link_button(tr("Copy details"))
            copy.clicked.connect(self.copy_details)
            row.addWidget(copy, 0, Qt.AlignmentFlag.AlignVCenter)
        if self.notice.topic:
            row.addWidget(self._help_link(), 0, Qt.AlignmentFlag.AlignVCenter)
        if self.notice.dismissable:
            close = link_button("✕", tr("Dismiss"))
            close.setAccessibleName(tr("Dismiss: {what}", what=self._title))
            close.setFixedWidth(28)
            close.clicked.connect(lambda: on_dismiss())
            row.addWidget(close, 0, Qt.AlignmentFlag.AlignVCenter)

    def _help_link(self) -> QPushButton:
        link = link_button(tr("Help"), tr("Show what the help says about it"))
        link.setAccessibleName(tr("Help: {what}", what=self._title))
        link.clicked.connect(lambda: show_help(self, self.notice.topic))
        return link

    def copy_details(self) -> None:
        """Title, message, advice and details to the clipboard; none of them holds a secret."""
        notice = self.notice
        said = joined("\n", (notice.title, notice.message, notice.advice))
        parts = (spoken(said), notice.details)
        QGuiApplication.clipboard().setText("\n".join(part for part in parts if part))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), tone_background(self.notice.tone, self.palette()))
        painter.fillRect(0, 0, _ACCENT, self.height(), tone_color(self.notice.tone, self.palette()))
        painter.end()


class BannerStack(QWidget):
    """Notices by key: a newer one of the same key replaces the older.

    ``most`` are shown at once. Where somebody else keeps the notices, ``dismiss`` is told the key
    of one that the operator sends away. One that is ``edged`` has an edge around it.
    """

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        most: int = MOST_SHOWN,
        dismiss: Callable[[str], object] | None = None,
        edged: bool = False,
    ) -> None:
        super().__init__(parent)
        self._edged = edged
        self._most = most
        self._dismiss = dismiss or self.remove
        self._banners: dict[str, Banner] = {}
        self._heir: BannerStack | None = None
        self._column = QVBoxLayout(self)
        edge = int(edged)
        self._column.setContentsMargins(edge, edge, edge, edge)
        self._column.setSpacing(1)
        self._more = QLabel()
        self._more.setTextFormat(Qt.TextFormat.PlainText)
        self._more.setContentsMargins(_ACCENT + 10, 2, 8, 4)
        self._column.addWidget(self._more)
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._edged:
            painter = QPainter(self)
            painter.fillRect(self.rect(), color_of(Token.EDGE, self.palette()))
            inside = self.rect().adjusted(1, 1, -1, -1)
            painter.fillRect(inside, color_of(Token.BASE, self.palette()))
            painter.end()

    def lead_to(self, heir: "BannerStack") -> None:
        """What comes here from now on is shown there: this window is seen no more."""
        self._heir = heir

    def put(self, key: str, notice: Notice) -> None:
        """Show ``notice`` under ``key``; the same notice again is left as it stands."""
        if self._heir is not None:
            self._heir.put(key, notice)
            return
        standing = self._banners.get(key)
        if standing is not None and standing.notice == notice:
            return
        self.remove(key)
        banner = Banner(notice, lambda: self._dismiss(key))
        self._banners[key] = banner
        self._column.insertWidget(self._column.count() - 1, banner)
        self._arrange()

    def remove(self, key: str) -> None:
        banner = self._banners.pop(key, None)
        if banner is not None:
            banner.hide()
            self._column.removeWidget(banner)
            banner.deleteLater()
            self._arrange()

    def clear(self) -> None:
        for key in tuple(self._banners):
            self.remove(key)

    def notice(self, key: str) -> Notice | None:
        banner = self._banners.get(key)
        return None if banner is None else banner.notice

    def keys(self) -> tuple[str, ...]:
        return tuple(self._banners)

    def _arrange(self) -> None:
        """What stays until it is settled never keeps what can be dismissed out of sight."""
        banners = sorted(self._banners.values(), key=lambda banner: not banner.notice.dismissable)
        for place, banner in enumerate(banners):
            banner.setVisible(place < self._most)
        hidden = len(self._banners) - self._most
        more = tr("and {n:,} more: dismiss one to see the next", n=hidden)
        self._more.setText(more if hidden > 0 else "")
        self._more.setVisible(hidden > 0)
        self.setVisible(bool(self._banners))
        window = self.window()
        if isinstance(window, QDialog):
            follow_sight(window)
