"""A tool bar that keeps all its buttons: where there is less room, they lose their words.

Law: no button is moved into a menu behind an arrow as long as their icons have room. Without its
word a button is still named by its tooltip and to screen readers.
"""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QToolBar, QToolButton, QWidget

_WORDS, _ICON = (
    Qt.ToolButtonStyle.ToolButtonTextBesideIcon,
    Qt.ToolButtonStyle.ToolButtonIconOnly,
)


class FittingToolBar(QToolBar):
    """The buttons of actions give up their words from right to left, those of ``first`` last."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self.setToolButtonStyle(_WORDS)
        self._first: Sequence[QToolButton] = ()

    def keep_longest(self, first: Sequence[QToolButton]) -> None:
        """These keep their words longest."""
        self._first = first

    def fit(self) -> None:
        """Give words to as many buttons as have room with them."""
        buttons = self._buttons()
        room = self.width() - self._others(buttons)
        worded = len(buttons)
        while worded and self._taken(buttons, worded) > room:
            worded -= 1
        for place, one in enumerate(buttons):
            wanted = _WORDS if place < worded else _ICON
            if one.toolButtonStyle() is not wanted:
                one.setToolButtonStyle(wanted)

    def _buttons(self) -> list[QToolButton]:
        """Of actions, in the order in which they keep their words."""
        found = [self.widgetForAction(action) for action in self.actions()]
        made = [one for one in found if isinstance(one, QToolButton) and not one.icon().isNull()]
        return [*self._first, *(one for one in made if one not in self._first)]

    def _others(self, buttons: Sequence[QToolButton]) -> int:
        """What everything beside these buttons takes at least, with all distances."""
        shown = [action for action in self.actions() if action.isVisible()]
        widgets = [self.widgetForAction(action) for action in shown]
        others = [one for one in widgets if one not in buttons]
        least = sum(max(one.minimumSizeHint().width(), one.minimumWidth(), 0) for one in others)
        margins, layout = self.contentsMargins(), self.layout()
        ends = margins.left() + margins.right() + 4
        if layout is not None:
            inside = layout.contentsMargins()
            ends += inside.left() + inside.right() + layout.spacing() * len(shown)
        return least + ends

    def _taken(self, buttons: Sequence[QToolButton], worded: int) -> int:
        words = sum(_width(one, _WORDS) for one in buttons[:worded])
        return words + sum(_width(one, _ICON) for one in buttons[worded:])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def event(self, event: QEvent) -> bool:
        """Another word or font needs another room."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return done


def _width(one: QToolButton, style: Qt.ToolButtonStyle) -> int:
    """What a button takes in one of its two forms, whichever it has now."""
    if one.toolButtonStyle() is style:
        return one.sizeHint().width()
    words = one.fontMetrics().horizontalAdvance(one.text().replace("&", ""))
    # As QToolButton does it: half a space at either end and the distance to the icon.
    words += 2 * one.fontMetrics().horizontalAdvance(" ") + 4
    return one.sizeHint().width() + (words if style is _WORDS else -words)
