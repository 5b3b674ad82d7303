"""The list of a plan's changes in little room."""

from PySide6.QtGui import QFontMetrics
from said_in_german import german_locale

from designo_sync_gui.ui.kit.language import Language, tr


def test_that_all_changes_and_their_count_stand_beside_each_other_in_the_least_room(plans, qapp):
    language = Language(qapp)
    with german_locale():
        language.choose("de")
        try:
            sheet = plans.show([plans.write(number) for number in range(90)]).sheet
            groups = sheet.groups
            sheet.split.setSizes([1, 2000])
            bold = groups.font()
            bold.setBold(True)
            width = QFontMetrics(bold).horizontalAdvance
            words = width(tr("All changes")) + width("89 von 90")
            assert tr("All changes") == "Alle Änderungen"
            assert groups.viewport().width() >= 44 + words + 12 + 16
        finally:
            language.remove()
