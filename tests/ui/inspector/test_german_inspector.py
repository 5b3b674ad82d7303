"""The inspector in German, whose words are longer."""

from datetime import UTC, datetime

from PySide6.QtWidgets import QApplication
from said_in_german import german_locale

from designo_sync_gui.domain.order import Observation, Order, OrderRef, Presence
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.inspector.inspector import Inspector
from designo_sync_gui.ui.kit.language import Language
from designo_sync_gui.ui.kit.style_sheet import style_sheet

NOW = datetime(2026, 3, 4, 9, 41, 7, tzinfo=UTC)


def test_that_the_ways_to_copy_stand_beside_the_name_of_their_side(qtbot, qapp):
    """At the width that the inspector begins with, for both sides alike."""
    shop, designo = (
        Observation(Presence.PRESENT, Status.text(text), NOW) for text in ("paid", "PAID")
    )
    order = Order(OrderRef("de", "48213"), "#1001", shop, designo)
    language = Language(qapp)
    with german_locale():
        language.choose("de")
        try:
            made = Inspector(zone=UTC)
            qtbot.addWidget(made)
            made.setStyleSheet(style_sheet())  # the program's buttons are wider than Qt's
            made.resize(360, 300)  # there is more than fits: with a scroll bar
            made.show()
            made.show_order(order, "Depot", NOW)
            QApplication.processEvents()
            for panel in made.facts.values():
                title = panel.fontMetrics().horizontalAdvance(panel.title) * 1.1  # it is bold
                ways = panel.exact.sizeHint().width() + panel.json.sizeHint().width()
                assert title + ways + 18 <= panel.width()
            made.hide()
        finally:
            language.remove()
