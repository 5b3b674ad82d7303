"""All warnings about stores, whole, over the table: with what can be done about each."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from designo_sync_gui.ui.kit.banner import Action, BannerStack, Notice
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.kit.notices import Notices
from designo_sync_gui.ui.kit.palette import edge
from designo_sync_gui.ui.kit.popup import Popup

_WIDTH, _MOST = 620, 1000


class WarningPanel(Popup):
    """Opens below what was pressed; Esc, a click beside it and every act close it."""

    def __init__(self, notices: Notices, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_NoMouseReplay)
        self.setAccessibleName(tr("Warnings"))
        self._notices = notices
        self.stack = BannerStack(most=_MOST, dismiss=notices.dismiss)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.stack)
        rows.addStretch(1)
        area.setWidget(inner)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(area)
        self._rows = rows
        there = notices.keys()
        for key in there:
            self._take(key)
        notices.changed.connect(self._take)

    def open_below(self, anchor: QWidget) -> None:
        """Show it below a widget, within its window; the first button has the focus."""
        window = anchor.window()
        width = min(_WIDTH, int(window.width() * 0.9))
        height = self._rows.totalHeightForWidth(width - 2)
        height = min(max(height, 40) + 4, int(window.height() * 0.6))
        corner = anchor.mapToGlobal(QPoint(anchor.width() - width, anchor.height() + 2))
        place = QRect(corner, QSize(width, height))
        place.moveLeft(max(place.left(), window.geometry().left()))
        self.setGeometry(place)
        self.show()
        self.setFocus()
        self.focusNextChild()

    def _take(self, key: str) -> None:
        """A notice came, went or is another."""
        notice = self._notices.notice(key)
        if notice is None:
            self.stack.remove(key)
        else:
            self.stack.put(key, self._closing(notice))
        if not self._notices.keys():
            self.close()

    def _closing(self, notice: Notice) -> Notice:
        """What can be done may open a dialog, which this would cover."""
        return replace(
            notice,
            action=self._closes(notice.action),
            second_action=self._closes(notice.second_action),
        )

    def _closes(self, action: Action | None) -> Action | None:
        if action is None:
            return None
        text, act = action
        return text, lambda: self._close_and(act)

    def _close_and(self, act: Callable[[], object]) -> None:
        self.close()
        act()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().window())
        painter.setPen(edge(self.palette()))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))
        painter.end()
