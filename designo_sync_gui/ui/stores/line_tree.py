"""A tree of store lines: the stores, which scroll, and DesignO, which stands fixed below them.

Law: for keys the two are one list: the arrows, Home and End lead from one into the other.
"""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QTreeWidget

from designo_sync_gui.ui.kit.palette import soften_selection
from designo_sync_gui.ui.stores.line import StoreLineDelegate

_NO_KEY = Qt.KeyboardModifier.NoModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class LineTree(QTreeWidget):
    """``left`` carries the key that leads out of the lines: ``Key_Up``, ``Key_Home`` above the
    first, ``Key_Down``, ``Key_End`` below the last."""

    left = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(14)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformRowHeights(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(StoreLineDelegate(self))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        soften_selection(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() & ~_KEYPAD == _NO_KEY
        if plain and self._leads_out(Qt.Key(event.key())):
            self.left.emit(Qt.Key(event.key()))
        else:
            super().keyPressEvent(event)

    def _leads_out(self, key: Qt.Key) -> bool:
        if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            return True
        current = self.currentItem()
        if key == Qt.Key.Key_Up:
            return current is None or self.itemAbove(current) is None
        return key == Qt.Key.Key_Down and (current is None or self.itemBelow(current) is None)

    def go_to_last(self) -> None:
        """Make the line at the bottom current."""
        item = self.topLevelItem(self.topLevelItemCount() - 1)
        while item is not None and item.childCount():
            item = item.child(item.childCount() - 1)
        if item is not None:
            self.setCurrentItem(item)


class FootTree(LineTree):
    """One line, as high as it is; it is marked only while it has the focus, because it is never
    what the table shows."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def fit(self) -> None:
        """The line is there, or its letters are others."""
        self.setFixedHeight(max(self.sizeHintForRow(0), 1))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The line is current before Qt would make it so, and shows that keys act on it."""
        self.go_to_last()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.clearSelection()
