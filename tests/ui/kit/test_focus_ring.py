"""Keyboard focus is never out of sight."""

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QPalette, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QScrollBar,
    QSlider,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from designo_sync_gui.ui.kit.focus_ring import (
    FocusRing,
    OuterRing,
    Ring,
    needs_ring,
    ring_of,
    show_focus,
)
from designo_sync_gui.ui.kit.forms import PrimaryButton
from designo_sync_gui.ui.kit.tab_order import follow_sight
from designo_sync_gui.ui.trends.chart import DayChart


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


def test_that_a_table_loses_its_ring_when_a_row_shows_the_focus(ring, qtbot) -> None:
    table = QTableView()
    table.setModel(QStandardItemModel(2, 1, table))
    qtbot.addWidget(table)
    table.resize(200, 160)
    with qtbot.waitActive(table):
        table.show()
        table.activateWindow()
    table.setCurrentIndex(QModelIndex())
    around = Ring(table)
    accent = table.palette().color(QPalette.ColorRole.Accent)

    def edge():
        return around.grab().toImage().pixelColor(1, table.height() // 2)

    assert edge() == accent
    table.selectRow(0)
    assert edge() != accent
    table.setCurrentIndex(QModelIndex())
    assert edge() == accent


def test_that_a_slider_that_paints_itself_gets_a_ring_and_one_of_the_style_none(qtbot) -> None:
    for kind, rung in ((DayChart, True), (QSlider, False), (QScrollBar, False)):
        widget = kind()
        qtbot.addWidget(widget)
        assert needs_ring(widget) is rung


@pytest.mark.parametrize("splitter", [False, True])
def test_that_the_ring_of_a_filled_button_at_an_edge_is_whole(qtbot, splitter) -> None:
    """As on the first page, where the button stands at the right edge of its step."""
    window, step, button = QWidget(), QWidget(), PrimaryButton("Add store…")
    qtbot.addWidget(window)
    row = QHBoxLayout(step)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(button)
    column = QVBoxLayout(window)
    parts = QSplitter()
    column.addWidget(parts if splitter else step)
    if splitter:
        parts.addWidget(step)
    with qtbot.waitExposed(window):
        window.show()
    ring = ring_of(button)
    assert isinstance(ring, OuterRing)
    assert ring.parentWidget() is window
    assert window.rect().contains(ring.geometry())
    for width in (500, 300):  # it follows its button, also when only the widgets around it move
        window.resize(width, 200)
        place = QRect(button.mapTo(window, QPoint()), button.size())
        assert ring.geometry() == place.adjusted(-4, -4, 4, 4)
    assert parts.count() == (1 if splitter else 0)
