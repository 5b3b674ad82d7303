"""The tables of plans and outcomes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument

from designo_sync_gui.domain.sentence import say
from designo_sync_gui.ui.statuses.rows_table import (
    Column,
    MadeRows,
    RowsModel,
    RowsTable,
    cell_text,
)

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


def test_that_of_a_hundred_thousand_rows_only_those_looked_at_are_made(qtbot) -> None:
    made: list[int] = []

    def make(number: int) -> tuple[object, ...]:
        made.append(number)
        return (str(number),)

    rows = MadeRows(range(100_000), make)
    table = RowsTable("Numbers", [Column(say("Number"), 100)], rows)
    qtbot.addWidget(table)
    table.resize(300, 400)
    with qtbot.waitExposed(table):
        table.show()
    table.grab()
    assert 0 < len(set(made)) < 100
    table.selectAll()
    assert table.selected_rows() == list(range(100_000))
    assert len(set(made)) < 200
    assert table.row(99_999) == ("99999",)
    assert list(rows[3:5]) == [("3",), ("4",)]
