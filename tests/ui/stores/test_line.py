"""What a line of the side bar has room for."""

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from designo_sync_gui.ui.stores.line import whole_parts


def test_that_below_a_name_no_part_is_cut_but_a_first_one_without_room(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    details = ("just now", "print.example", "read: JSON export")
    room = metrics.horizontalAdvance(" · ".join(details))
    assert whole_parts(details, metrics, room) == "just now · print.example · read: JSON export"
    assert whole_parts(details, metrics, room - 1) == "just now · print.example"
    assert whole_parts(details, metrics, 5) == "just now"
    strange = ("just now", "\u202eelpmaxe")  # drawn wider than its characters are
    room = metrics.horizontalAdvance(" · ".join(strange))
    assert whole_parts(strange, metrics, room) == "just now"
