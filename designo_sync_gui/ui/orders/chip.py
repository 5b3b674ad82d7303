"""A filter that narrows the view, as a chip: its words, and a cross that takes it away.

Law: a chip stands there only while it narrows. Within one any choice will do, between chips all
must hold.
"""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from designo_sync_gui.ui.kit.forms import PushButton, link_button
from designo_sync_gui.ui.kit.language import number, tr, tr_n
from designo_sync_gui.ui.kit.palette import edge
from designo_sync_gui.ui.kit.tokens import CONTROL
from designo_sync_gui.ui.statuses.text import plain_tooltip

_LONGEST_WORDS = 34
#: Choices that the tip names.
_MOST_NAMED = 20
#: A value that can be chosen, its words, and how many orders have it (``None``: not told).
Choice = tuple[object, str, int | None]


class StayingMenu(QMenu):
    """A menu of check marks that stays open while they are set, by mouse or by Space."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.activeAction()
        if action is not None and action.isCheckable() and action.isEnabled():
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None and action.isCheckable():
            action.trigger()
        else:
            super().keyPressEvent(event)


class ChipBody(PushButton):
    """The words of a chip. ``removed``: Delete or Backspace was pressed on it."""

    removed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setFlat(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)


class Chip(QWidget):
    """One property to narrow by, and the values it is narrowed to.

    ``chosen``: the values were changed by hand; ``removed``: it was taken away, by key (``True``)
    or mouse.
    """

    chosen = Signal()
    removed = Signal(bool)

    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title
        self.values: frozenset[object] = frozenset()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.body = ChipBody()
        self.body.clicked.connect(lambda: self.open_below(self.body))
        self.body.removed.connect(lambda: self.removed.emit(True))
        self.cross = link_button("✕")
        self.cross.setFixedWidth(24)
        self.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cross.clicked.connect(lambda: self.removed.emit(False))
        self.setFocusProxy(self.body)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 1, 2, 1)
        row.setSpacing(0)
        row.addWidget(self.body)
        row.addWidget(self.cross)
        self._tell()

    def text(self) -> str:
        """What it narrows by, as it is read."""
        return self.body.accessibleName()

    def choose(self, values: Iterable[object]) -> None:
        """Narrow by exactly these; emits nothing."""
        self.values = frozenset(values)
        self._tell()

    def take(self, values: frozenset[object]) -> None:
        """The operator's choice."""
        if values != self.values:
            self.choose(values)
            self.chosen.emit()

    def open_below(self, anchor: QWidget) -> None:
        """Offer what there is to choose, below a widget."""
        raise NotImplementedError

    def words_of(self, value: object) -> str:
        """A value in words."""
        raise NotImplementedError

    def told(self, words: str) -> str:
        """What stands on it; ``words`` are its values."""
        return tr("{what}: {choice}", what=self.title, choice=words)

    def _tell(self) -> None:
        told = sorted(map(self.words_of, self.values))
        words = ", ".join(told) if told else tr("any")
        if len(words) > _LONGEST_WORDS and len(told) > 1:
            words = tr_n("{n:,} chosen", "{n:,} chosen", len(told))
        elif len(words) > _LONGEST_WORDS * 2:
            words = words[: _LONGEST_WORDS * 2] + "…"
        text = self.told(words)
        self.body.setText(text.replace("&", "&&"))
        self.body.setAccessibleName(text)
        self.body.setAccessibleDescription(tr("Delete removes this filter"))
        lines = told[:_MOST_NAMED]
        if len(told) > len(lines):
            rest = len(told) - len(lines)
            lines.append(tr_n("and {n:,} more", "and {n:,} more", rest))
        self.body.setToolTip(plain_tooltip(f"{self.title}: {', '.join(lines)}") if told else "")
        named = tr("Remove filter: {filter}", filter=text)
        self.cross.setAccessibleName(named)
        self.cross.setToolTip(plain_tooltip(named))
        self.setVisible(bool(self.values))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(edge(self.palette()), 1))
        painter.setBrush(self.palette().base())
        radius = min(self.height(), CONTROL + 4) / 2
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(box, radius, radius)
        painter.end()


class MenuChip(Chip):
    """Its few choices are check marks of a menu, made when it opens."""

    def __init__(
        self, title: str, choices: Callable[[], Sequence[Choice]], *, single: bool = False
    ) -> None:
        super().__init__(title)
        self._choices = choices
        self._single = single
        self.menu_ = StayingMenu(title.replace("&", "&&"), self)
        self.menu_.setToolTipsVisible(True)
        self.menu_.aboutToShow.connect(self._fill)

    def open_below(self, anchor: QWidget) -> None:
        self.menu_.popup(anchor.mapToGlobal(QPoint(0, anchor.height() + 2)))

    def words_of(self, value: object) -> str:
        return next((words for one, words, _ in self._choices() if one == value), "…")

    def _fill(self) -> None:
        self.menu_.clear()
        anything = self.menu_.addAction(tr("Any"))
        anything.setEnabled(bool(self.values))
        anything.triggered.connect(lambda: self.take(frozenset()))
        self.menu_.addSeparator()
        for value, words, count in self._choices():
            self._add(value, words, count)

    def _add(self, value: object, words: str, count: int | None) -> None:
        shown = words if len(words) <= _LONGEST_WORDS * 2 else f"{words[: _LONGEST_WORDS * 2]}…"
        counted = "" if count is None else f"\t{number(count)}"
        action = QAction(shown.replace("&", "&&") + counted, self.menu_)
        action.setCheckable(True)
        action.setChecked(value in self.values)
        action.triggered.connect(lambda on: self._toggle(value, on))
        self.menu_.addAction(action)

    def _toggle(self, value: object, on: bool) -> None:
        if self._single:
            self.take(frozenset({value}) if on else frozenset())
            self.menu_.hide()
        else:
            self.take(self.values | {value} if on else self.values - {value})
