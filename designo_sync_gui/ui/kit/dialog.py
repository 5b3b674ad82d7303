"""What every dialog of the program is: it ends when it is closed.

Law: a dialog that was answered or left is deleted with all it holds; what it was told is taken
from it while it tells it. A closed dialog that lives on keeps typed texts in memory, is styled
anew at each change of the theme, and adds up with every opening.
"""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget


class Dialog(QDialog):
    """Every dialog derives from this one (``tests/unit/test_house_rules.py``)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
