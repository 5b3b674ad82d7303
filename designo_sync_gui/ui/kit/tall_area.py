"""An area that scrolls only where the screen is too low for what it holds.

Qt's own never wishes for more than 24 lines (Qt 6.11, ``QScrollArea::sizeHint``), so that a dialog
of two more fields opened with a scroll bar on any screen.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class TallArea(QScrollArea):
    """Shows ``content``, called ``name`` by screen readers; Tab goes to what is in it."""

    def __init__(self, content: QWidget, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setWidget(content)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        content = self.widget()
        layout = content.layout() if content is not None else None
        if layout is None:
            return self.sizeHint().height()
        return max(layout.totalHeightForWidth(width), layout.totalMinimumSize().height())
