"""A button whose menu of check marks stays open: any number of choices, none of them is all."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction

from designo_sync_gui.ui.kit.forms import PushButton
from designo_sync_gui.ui.kit.language import tr, tr_n
from designo_sync_gui.ui.orders.chip import StayingMenu
from designo_sync_gui.ui.statuses.text import plain_tooltip

_LONGEST = 34


class ManyChoice(PushButton):
    """``chosen``: the operator chose others. ``everything`` are the words for no choice; a value is
    any that has a hash."""

    chosen = Signal()

    def __init__(self, title: str, everything: str, choices: Sequence[tuple[object, str]]) -> None:
        super().__init__()
        self._title = title
        self._everything = everything
        self._words = dict(choices)
        self.values: frozenset[object] = frozenset()
        self.setAutoDefault(False)
        self.menu_ = StayingMenu(title.replace("&", "&&"), self)
        self._actions = {value: self._action(value, words) for value, words in choices}
        self._all = QAction(everything.replace("&", "&&"), self.menu_)
        self._all.triggered.connect(lambda: self._take(frozenset()))
        self.menu_.addAction(self._all)
        self.menu_.addSeparator()
        self.menu_.addActions(list(self._actions.values()))
        self.clicked.connect(self.open_menu)
        self._tell()

    def choose(self, values: Iterable[object]) -> None:
        """Exactly these, as far as they are offered; emits nothing."""
        self.values = frozenset(values) & self._words.keys()
        self._tell()

    def open_menu(self) -> None:
        self.menu_.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _action(self, value: object, words: str) -> QAction:
        action = QAction(words.replace("&", "&&"), self.menu_)
        action.setCheckable(True)
        action.triggered.connect(
            lambda on: self._take(self.values | {value} if on else self.values - {value})
        )
        return action

    def _take(self, values: frozenset[object]) -> None:
        if values != self.values:
            self.choose(values)
            self.chosen.emit()

    def _tell(self) -> None:
        told = [words for value, words in self._words.items() if value in self.values]
        text = ", ".join(told) if told else self._everything
        if len(text) > _LONGEST and len(told) > 1:
            number = tr_n("{n:,} chosen", "{n:,} chosen", len(told))
            text = tr("{what}: {choice}", what=self._title, choice=number)
        elif len(text) > _LONGEST:
            text = text[:_LONGEST] + "…"
        self.setText(f"{text} ▾".replace("&", "&&"))
        whole = tr("{what}: {choice}", what=self._title, choice=", ".join(told) or self._everything)
        self.setAccessibleName(whole)
        self.setToolTip(plain_tooltip(whole))
        self._all.setEnabled(bool(self.values))
        for value, action in self._actions.items():
            action.setChecked(value in self.values)
