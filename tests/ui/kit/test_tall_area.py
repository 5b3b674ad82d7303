"""A dialog is as tall as what it holds, and scrolls only on a low screen."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from designo_sync_gui.ui.kit import screen_fit
from designo_sync_gui.ui.kit.dialog import Dialog
from designo_sync_gui.ui.kit.dialog_foot import with_foot
from designo_sync_gui.ui.kit.forms import button
from designo_sync_gui.ui.kit.screen_fit import fit_screen
from designo_sync_gui.ui.kit.tall_area import TallArea


@pytest.mark.parametrize(("screen", "scrolls"), [(1080, False), (600, True)])
def test_that_a_tall_form_scrolls_only_where_the_screen_is_low(qtbot, monkeypatch, screen, scrolls):
    monkeypatch.setattr(screen_fit, "room_of", lambda _window: QRect(0, 0, 1024, screen))
    content = QWidget()
    fields = QVBoxLayout(content)
    for _ in range(18):
        fields.addWidget(QLineEdit())
    dialog = Dialog()
    fit_screen(dialog, 500)
    column, row = with_foot(dialog)
    area = TallArea(content, "Fields")
    column.addWidget(area, 1)
    row.addWidget(button("Close"))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: (area.verticalScrollBar().maximum() > 0) is scrolls)
    assert dialog.height() <= screen * screen_fit.SHARE
    assert area.height() > 300
