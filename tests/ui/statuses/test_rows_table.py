"""The tables of plans and outcomes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument

from designo_sync_gui.domain.sentence import say
from designo_sync_gui.ui.statuses.rows_table import Column, RowsModel, cell_text

WORDS = "Röhr & Söhne say <b>no</b> &amp; stop"


def test_that_a_tooltip_shows_the_words_of_a_cell_as_they_are(qapp) -> None:
    model = RowsModel([Column(say("Message"), 100)], [(WORDS,)])
    tip = model.data(model.index(0, 0), Qt.ItemDataRole.ToolTipRole)
    assert isinstance(tip, str)
    assert tip.startswith("<div")
    drawn = QTextDocument()
    drawn.setHtml(tip)
    assert drawn.toPlainText() == WORDS


def test_that_values_in_a_message_of_the_journal_keep_their_places() -> None:
    name = "דפוס"
    message = f"Read back “{name}”, not “done”, sent “{name}”."
    isolate = f"\u2068{name}\u2069"
    assert cell_text(message) == f"Read back “{isolate}”, not “done”, sent “{isolate}”."
