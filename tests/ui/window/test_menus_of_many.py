"""The context menus of many orders, of a group's heading and of the columns, by mouse and key."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QMenu, QWidget
from shown_orders import select

from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.ui.orders.columns import HEADINGS, Column
from designo_sync_gui.ui.plans.plan_dialog import PlanDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
#: Of three orders of a view in which nothing is accepted.
OF_THREE = [
    "Storefront → DesignO… (3 orders)",
    "DesignO → Storefront… (3 orders)",
    "Follow what moved… (3 orders)",
    "Accept difference… (3 orders)",
    "Withdraw acceptance… (3 orders)",
    "Copy 3 rows",
    "Copy 3 order ids",
    "Copy 3 rows as JSON",
    "Refresh 3 orders",
]


@pytest.fixture
def services(support):
    """Three that differ alike, one that differs otherwise, one that is equal."""
    made = support.FakeServices()
    orders = [support.order(number, "completed", "processing") for number in (7, 8, 9)]
    orders += [support.order(6, "on-hold", "processing"), support.order(5, "same", "same")]
    made.rows = {order.ref: order for order in orders}
    return made


def refs(*numbers: int) -> list[OrderRef]:
    return [OrderRef("de", str(number)) for number in numbers]


def right_click(widget: QAbstractScrollArea, place: QPoint) -> None:
    """The press, and the event that the system sends with it."""
    target = widget.viewport()
    button = Qt.MouseButton.RightButton
    QTest.mousePress(target, button, Qt.KeyboardModifier.NoModifier, place)
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(target, QContextMenuEvent(reason, place, target.mapToGlobal(place)))
    QTest.mouseRelease(target, button, Qt.KeyboardModifier.NoModifier, place)


def menu_key(widget: QAbstractScrollArea) -> None:
    """What the system makes of the menu key: an event at the current place of the widget."""
    cursor = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    place, target = cursor.center(), widget.viewport()
    reason = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(target, QContextMenuEvent(reason, place, target.mapToGlobal(place)))


def shift_f10(widget: QAbstractScrollArea) -> None:
    QTest.keyClick(widget, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)


def opened(window: QWidget) -> QMenu:
    [menu] = [menu for menu in window.findChildren(QMenu) if menu.isVisible()]
    return menu


def texts(menu: QMenu) -> list[str]:
    return [a.text().split("\t")[0].replace("&", "") for a in menu.actions() if a.text()]


def entry(menu: QMenu, words: str):
    [found] = [a for a in menu.actions() if a.text().replace("&", "").startswith(words)]
    return found


async def in_groups(window, until) -> None:
    window.orders.bar.choose(View.MISMATCHES)
    if not window.actions_.group.isChecked():
        window.actions_.group.trigger()
    await until(lambda: window.orders.view.settled and len(window.orders.view.shown.rows.groups))


def place_of(view, row: int) -> QPoint:
    view.scrollTo(view.shown.index(row, Column.NUMBER))
    return view.visualRect(view.shown.index(row, Column.NUMBER)).center()


@pytest.mark.parametrize("open_menu", ["mouse", "menu key", "shift f10"])
def test_that_a_menu_over_a_selection_is_about_all_of_it(with_orders, until, open_menu):
    """A right click into the selection leaves it as it is."""

    async def scenario(window):
        view = window.orders.view
        window.orders.bar.choose(View.ALL)
        await until(lambda: view.settled and window.orders.view_count == 5)
        select(view, refs(7, 8, 9))
        view.setFocus()
        if open_menu == "mouse":
            right_click(view, place_of(view, view.currentIndex().row()))
        else:
            (menu_key if open_menu == "menu key" else shift_f10)(view)
        menu = opened(window)
        assert [text for text in texts(menu) if "3" in text] == OF_THREE
        assert window.orders.selected_count == 3
        menu.close()

    with_orders(scenario)


def test_that_a_right_click_beside_the_selection_is_about_the_row_below_it(with_orders, until):
    async def scenario(window):
        view = window.orders.view
        window.orders.bar.choose(View.ALL)
        await until(lambda: view.settled and window.orders.view_count == 5)
        select(view, refs(7, 8, 9))
        (row,) = [n for n in range(5) if window.orders.model.order_at(n).ref == refs(5)[0]]
        right_click(view, place_of(view, row))
        menu = opened(window)
        assert "Copy row" in texts(menu)
        assert view.current_order().ref == refs(5)[0]
        menu.close()

    with_orders(scenario)


@pytest.mark.parametrize("open_menu", ["mouse", "menu key", "shift f10"])
def test_that_a_menu_over_a_heading_is_about_its_group(with_orders, services, until, open_menu):
    async def scenario(window):
        await in_groups(window, until)
        view = window.orders.view
        view.select_none()
        rows = view.shown.rows
        (top,) = [rows.top(at) for at, group in enumerate(rows.groups) if group.count == 3]
        view.setFocus()
        if open_menu == "mouse":
            right_click(view, place_of(view, top))
        else:
            view.setCurrentIndex(view.shown.index(top, Column.NUMBER))
            view.select_none()
            (menu_key if open_menu == "menu key" else shift_f10)(view)
        menu = opened(window)
        assert [text for text in texts(menu) if "3" in text] == OF_THREE
        values = [text for text in texts(menu) if text.startswith("Filter by")]
        assert values == ["Filter by “completed”", "Filter by “processing”"]
        entry(menu, "Storefront → DesignO").trigger()
        menu.close()
        await until(lambda: [d for d in window.findChildren(PlanDialog) if d.isVisible()])
        (dialog,) = [d for d in window.findChildren(PlanDialog) if d.isVisible()]
        assert window.orders.selected_count == 3
        dialog.reject()

    with_orders(scenario)


def test_that_the_menu_of_a_heading_reads_its_orders_again(with_orders, services, until):
    async def scenario(window):
        await in_groups(window, until)
        view = window.orders.view
        rows = view.shown.rows
        (top,) = [rows.top(at) for at, group in enumerate(rows.groups) if group.count == 3]
        right_click(view, place_of(view, top))
        menu = opened(window)
        entry(menu, "Refresh 3 orders").trigger()
        menu.close()
        await until(lambda: services.called("read_again"))

    with_orders(scenario)
    (read,) = services.called("read_again")
    assert set(read) == set(refs(7, 8, 9))


@pytest.mark.parametrize("by", ["mouse", "menu key", "action"])
def test_that_the_columns_have_a_menu_of_all_of_them(with_orders, by):
    """By key it opens with the action *Columns…*, which has no header to focus."""

    async def scenario(window):
        header = window.orders.view.columns
        if by == "mouse":
            right_click(header, QPoint(header.sectionViewportPosition(Column.NUMBER) + 5, 5))
        elif by == "menu key":
            menu_key(header)
        else:
            window.actions_.columns.trigger()
        menu = opened(window)
        told = texts(menu)
        titles = [heading.title for column, heading in HEADINGS.items() if column]
        assert told[: len(titles)] == titles
        assert "Reset columns" in told
        shown = {column for column in header.wanted}
        checked = {a.text() for a in menu.actions() if a.isChecked()}
        assert checked == {HEADINGS[column].title for column in shown}
        {a.text(): a for a in menu.actions()}[HEADINGS[Column.NUMBER].title].trigger()
        assert Column.NUMBER not in header.wanted
        entry(menu, "Reset columns").trigger()
        assert Column.NUMBER in header.wanted
        menu.close()

    with_orders(scenario)
