"""The tables of plans and outcomes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument

from designo_sync_gui.ui.rows_table import Column, RowsModel

WORDS = "Röhr & Söhne say <b>no</b> &amp; stop"


def test_that_a_tooltip_shows_the_words_of_a_cell_as_they_are(qapp) -> None:
    model = RowsModel([Column("Message", 100)], [(WORDS,)])
    tip = model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole)
    assert tip.startswith("<div")
    drawn = QTextDocument()
    drawn.setHtml(tip)
    assert drawn.toPlainText() == WORDS
