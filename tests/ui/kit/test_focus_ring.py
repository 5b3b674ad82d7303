"""Keyboard focus is never out of sight."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from designo_sync_gui.ui.kit.focus_ring import FocusRing, show_focus
from designo_sync_gui.ui.kit.tab_order import follow_sight


@pytest.fixture
def ring(qapp: QApplication):
    standing = qapp.findChild(FocusRing)
    show_focus(qapp)
    yield
    made = qapp.findChild(FocusRing)
    if standing is None and made is not None:
        made.deleteLater()


def test_that_tab_from_outside_leads_to_an_input_that_can_be_seen(ring, qtbot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    outer, area, inside, button = QVBoxLayout(dialog), QScrollArea(), QWidget(), QPushButton("x")
    column = QVBoxLayout(inside)
    inputs = [QLineEdit() for _ in range(40)]
    for one in inputs:
        column.addWidget(one)
    area.setWidget(inside)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    outer.addWidget(button)
    outer.addWidget(area)
    dialog.resize(300, 200)
    follow_sight(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    area.ensureWidgetVisible(inputs[-1])
    button.setFocus()
    assert inputs[0].mapTo(area.viewport(), QPoint()).y() < 0
    QTest.keyClick(button, Qt.Key.Key_Tab)
    assert inputs[0].hasFocus()
    assert inputs[0].mapTo(area.viewport(), QPoint()).y() >= 0
