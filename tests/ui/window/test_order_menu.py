"""The context menu of the order table: what it offers of one order and of several."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QPlainTextEdit
from shown_orders import select, shown

from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.kit.browser import open_page, opens


@pytest.fixture
def services(support):
    made = support.FakeServices()
    made.rows = {order.ref: order for order in support.some_orders()}
    return made


def texts(menu):
    return [a.text().split("\t")[0].replace("&", "") for a in menu.actions() if a.text()]


def entry(menu, words):
    [found] = [a for a in menu.actions() if a.text().replace("&", "").startswith(words)]
    return found


class Browser:
    """Stands in for the system's browser."""

    opened: list[str]

    def openUrl(self, url):
        self.opened.append(url.toString())


@pytest.fixture
def browser(monkeypatch):
    made = Browser()
    made.opened = []
    monkeypatch.setattr("designo_sync_gui.ui.kit.browser.QDesktopServices", made)
    return made


def test_that_the_menu_of_one_order_offers_plans_copies_values_and_the_shop(with_orders):
    async def scenario(window):
        select(window.orders.view, [OrderRef("de", "1")])
        menu = window.order_menu.build()
        assert texts(menu) == [
            "Storefront → DesignO…",
            "DesignO → Storefront…",
            "Follow what moved…",
            "Accept difference…",
            "Withdraw acceptance…",
            "Copy row",
            "Copy storefront status exactly",
            "Copy DesignO status exactly",
            "Copy order id",
            "Copy as JSON",
            "Filter by “in-production”",
            "Filter by “In Production”",
            "Refresh this order",
            "Go to the inspector",
            "Open in shop",
            "History of the current order…",
        ]
        menu.deleteLater()

    with_orders(scenario)


def test_that_the_menu_of_several_orders_says_how_many(with_orders):
    async def scenario(window):
        window.orders.view.selectAll()
        menu = window.order_menu.build()
        assert texts(menu)[:6] == [
            "Storefront → DesignO… (4 orders)",
            "DesignO → Storefront… (4 orders)",
            "Follow what moved… (4 orders)",
            "Accept difference… (4 orders)",
            "Withdraw acceptance… (4 orders)",
            "Copy 4 rows",
        ]
        assert {"Copy 4 order ids", "Copy 4 rows as JSON", "Refresh 4 orders"} <= set(texts(menu))
        of_one = ("Copy storefront", "Copy DesignO", "Go to", "Open in", "History of")
        assert not [text for text in texts(menu) if text.startswith(of_one)]
        menu.deleteLater()

    with_orders(scenario)


def test_that_an_order_without_a_value_on_one_side_offers_no_copy_of_it(with_orders):
    async def scenario(window):
        select(window.orders.view, [OrderRef("de", "4")])
        menu = window.order_menu.build()
        copies = [text for text in texts(menu) if text.endswith("exactly")]
        filters = [text for text in texts(menu) if text.startswith("Filter")]
        assert copies == ["Copy storefront status exactly"]
        assert filters == ["Filter by “on-hold”"]
        menu.deleteLater()

    with_orders(scenario)


def test_that_equal_values_are_offered_once_to_filter_by(with_orders, until):
    async def scenario(window):
        select(window.orders.view, [OrderRef("de", "2")])
        menu = window.order_menu.build()
        assert [t for t in texts(menu) if t.startswith("Filter")] == ["Filter by “processing”"]
        entry(menu, "Filter by").trigger()
        await until(lambda: window.orders.view.settled)
        assert {order.ref.order_id for order in shown(window.orders.model)} == {"2", "3"}
        assert window.orders.chips.criteria().statuses == {Status.text("processing")}
        menu.deleteLater()

    with_orders(scenario)


def test_that_each_side_s_status_is_copied_by_its_own_entry(with_orders):
    async def scenario(window):
        select(window.orders.view, [OrderRef("de", "1")])
        menu = window.order_menu.build()
        entry(menu, "Copy DesignO status").trigger()
        assert QGuiApplication.clipboard().text() == "In Production"
        entry(menu, "Copy storefront status").trigger()
        assert QGuiApplication.clipboard().text() == "in-production"
        menu.deleteLater()

    with_orders(scenario)


def test_that_an_order_is_opened_in_its_shop_over_https(with_orders, browser):
    async def scenario(window):
        select(window.orders.view, [OrderRef("de", "1")])
        assert window.actions_.open_order.isEnabled()
        window.actions_.open_order.trigger()
        assert browser.opened == ["https://shop.example.com/wp-admin/post.php?post=1&action=edit"]

    with_orders(scenario)


@pytest.mark.parametrize("address", ["http://shop.example.com/", "file:///etc/passwd", "", "x:y"])
def test_that_nothing_but_https_is_opened(browser, address):
    assert not opens(address)
    open_page(address)
    assert browser.opened == []


def test_that_an_order_of_a_shop_whose_pages_are_not_known_is_not_offered_there(
    in_window, services, support, until
):
    services.stores = [support.Store("de", "Druckwelt", "magento", "https://shop.example.com/")]

    async def scenario(window):
        await until(lambda: window.orders.total_count == len(services.rows))
        select(window.orders.view, [OrderRef("de", "1")])
        menu = window.order_menu.build()
        assert "Open in shop" not in texts(menu)
        reason = window.actions_.reason("open_order").english
        assert reason == "The address of its page in the shop is not known."
        menu.deleteLater()

    in_window(services, scenario)


def menus(window):
    return [menu for menu in window.findChildren(QMenu) if menu.isVisible()]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_that_a_right_click_opens_the_menu(with_orders):
    async def scenario(window):
        window.orders.view.customContextMenuRequested.emit(QPoint(10, 10))
        [menu] = menus(window)
        menu.close()

    with_orders(scenario)


@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("place", ["table", "stores", "inspector"])
def test_that_shift_f10_opens_the_menu_of_what_has_the_focus(with_orders, qtbot, place):
    async def scenario(window):
        window.orders.view.go_to_top()
        window.stores.choose("de")
        widget = {
            "table": window.orders.view,
            "stores": window.stores.tree,
            "inspector": window.orders.inspector.focusProxy(),
        }[place]
        widget.setFocus()
        qtbot.keyClick(widget, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
        [menu] = menus(window)
        assert texts(menu)[0] == ("Refresh" if place == "stores" else "Storefront → DesignO…")
        menu.close()

    with_orders(scenario)


def test_that_the_chosen_orders_are_read_again_by_key(with_orders, services, qtbot, until):
    async def scenario(window):
        select(window.orders.view, [OrderRef("de", "1"), OrderRef("de", "3")])
        qtbot.keyClick(window.orders.view, Qt.Key.Key_F5, Qt.KeyboardModifier.ShiftModifier)
        await until(lambda: services.called("read_again"))
        window.orders.view.select_none()
        menu = window.order_menu.build()
        entry(menu, "Refresh this order").trigger()
        await until(lambda: len(services.called("read_again")) == 2)
        menu.deleteLater()

    with_orders(scenario)
    both, one = services.called("read_again")
    assert set(both) == {OrderRef("de", "1"), OrderRef("de", "3")}
    assert len(one) == 1


def test_that_very_many_orders_are_not_read_one_by_one(with_orders, services, monkeypatch):
    monkeypatch.setattr("designo_sync_gui.ui.window.parts.MOST", 3)

    async def scenario(window):
        said: list[str] = []
        window.orders.said.connect(said.append)
        window.orders.view.selectAll()
        window.actions_.refresh_orders.trigger()
        assert said == ["Nothing read: more than 3 orders are selected. Refresh (F5) instead."]

    with_orders(scenario)
    assert services.called("read_again") == []


def test_that_the_menu_plans_the_current_order_where_none_is_selected(with_orders, services, until):
    from designo_sync_gui.ui.plans.plan_dialog import PlanDialog

    async def scenario(window):
        select(window.orders.view, [OrderRef("de", "1")])
        window.orders.view.select_none()
        assert not window.actions_.to_designo.isEnabled()
        menu = window.order_menu.build()
        entry(menu, "Storefront → DesignO").trigger()
        await until(lambda: [d for d in window.findChildren(PlanDialog) if d.isVisible()])
        [dialog] = [d for d in window.findChildren(PlanDialog) if d.isVisible()]
        assert window.orders.selected_count == 1
        dialog.reject()
        menu.deleteLater()

    with_orders(scenario)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_that_the_menu_of_a_text_of_several_lines_opens_at_its_cursor(with_orders) -> None:
    async def scenario(window):
        text = QPlainTextEdit("one\ntwo", window)
        text.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        places: list[QPoint] = []
        text.customContextMenuRequested.connect(places.append)
        text.show()
        text.setFocus()
        window.actions_.context_menu.trigger()
        assert places == [text.cursorRect().center()]

    with_orders(scenario)
