"""The current row is painted as a whole, however it became the current one."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QRect
from PySide6.QtGui import QPaintEvent, QPalette, QRegion
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shown_orders import ShownOrders
from window_services import some_orders

from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.ui.orders.columns import Column
from designo_sync_gui.ui.orders.model import OrderModel
from designo_sync_gui.ui.orders.table import OrderView

NOW = datetime(2026, 3, 4, 9, 41, 7, tzinfo=UTC)


class Painted(QObject):
    """What was painted anew since it was asked last."""

    def __init__(self) -> None:
        super().__init__()
        self.region = QRegion()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region = self.region.united(event.region())
        return False


@pytest.fixture(params=[False, True], ids=["rows", "groups"])
def view(qtbot: QtBot, request: pytest.FixtureRequest) -> Iterator[OrderView]:
    model = OrderModel(zone=UTC, now=lambda: NOW)
    model.set_shown(OrderFilter(View.ALL), grouped=request.param)
    ShownOrders(model, some_orders())
    made = OrderView(model)
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(900, 400)
    with qtbot.waitActive(made):
        made.show()
    yield made
    made.hide()


@pytest.mark.parametrize("flag", ["NoUpdate", "Clear"])
def test_that_the_whole_of_a_row_that_becomes_current_is_painted(view, flag) -> None:
    """A refresh makes a row current without selecting it: Qt then paints one cell."""
    view.selectionModel().setCurrentIndex(
        view.model().index(0, 2), QItemSelectionModel.SelectionFlag.NoUpdate
    )
    QApplication.processEvents()
    painted = Painted()
    view.viewport().installEventFilter(painted)
    view.selectionModel().setCurrentIndex(
        view.model().index(1, 2), QItemSelectionModel.SelectionFlag[flag]
    )
    QApplication.processEvents()
    for row in (0, 1):
        cell = view.visualRect(view.model().index(row, 2))
        whole = QRect(0, cell.top(), view.viewport().width(), cell.height())
        assert QRegion(whole).subtracted(painted.region).isEmpty(), row


def test_that_the_heading_shows_the_column_that_keys_act_on(view) -> None:
    """Sorting, width, place and copying by keys depend on it, and the row is marked as a whole."""

    def shown() -> list[Column]:
        strip = view.columns.viewport().grab().toImage()
        accent = view.palette().color(QPalette.ColorRole.Accent)
        found = []
        for column in view.columns.shown:
            left = view.columns.sectionViewportPosition(column)
            middle = left + view.columns.sectionSize(column) // 2
            if strip.pixelColor(middle, strip.height() - 1) == accent:
                found.append(column)
        return found

    view.setFocus()
    view.setCurrentIndex(view.model().index(1, Column.STOREFRONT))
    assert shown() == [Column.STOREFRONT]
    view.setCurrentIndex(view.model().index(1, Column.DESIGNO))
    assert shown() == [Column.DESIGNO]
    view.setColumnHidden(Column.DESIGNO, True)
    view.setCurrentIndex(view.model().index(2, Column.DESIGNO))
    assert shown() == [view.first_column()], "keys act on a column that is seen"
    view.clearFocus()
    assert shown() == []
