"""A collapsible section for rarely needed settings, with a summary of its content beside it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from designo_sync_gui.ui.kit.forms import fold_button
from designo_sync_gui.ui.kit.palette import ToneLabel


class Fold(QWidget):
    """``content`` is seen while ``button`` is checked; ``tell`` says what it holds meanwhile. It is
    empty at first: what is put in there is made in its place."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.content = content = QWidget()
        self.button = fold_button(title, content)
        self.summary = ToneLabel()
        self.summary.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        row.addWidget(self.summary, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(content)
        self.button.toggled.connect(self._turn)
        self._turn(self.button.isChecked())

    def tell(self, text: str) -> None:
        """What the folded inputs hold, in one line."""
        self.summary.setText(text)

    def _turn(self, unfolded: bool) -> None:
        self.summary.setVisible(not unfolded)

    def unfold(self) -> None:
        self.button.setChecked(True)


def unfold_around(widget: QWidget) -> None:
    """Open every fold that this widget lies in."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, Fold):
            above.unfold()
        above = above.parentWidget()
