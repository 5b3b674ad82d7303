"""One law of keys in the main window, tried with real keys on what has the focus."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton
from shown_orders import select, selected, shown

from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.ui.orders.columns import Column
from designo_sync_gui.ui.orders.criteria import Criteria
from designo_sync_gui.ui.statuses.verdicts import Look

Key, Modifier = Qt.Key, Qt.KeyboardModifier
CTRL = Modifier.ControlModifier


@pytest.fixture
def services(support):
    made = support.FakeServices()
    made.rows = {order.ref: order for order in support.some_orders()}
    return made


def focused():
    return QApplication.focusWidget()


def press_key(qtbot, key, modifiers=Modifier.NoModifier):
    """A key for whatever has the focus."""
    qtbot.keyClick(focused(), key, modifiers)


def storefront_values(window):
    sides = [order.side(Side.STOREFRONT) for order in shown(window.orders.model)]
    return [side.status.literal for side in sides if side and side.status]


def current_row(window):
    return window.orders.view.currentIndex().row()


def a_chip(window):
    """One that stands there; it lets every order in."""
    chips = window.orders.chips
    chips.show_criteria(Criteria(looks=frozenset(Look)), None)
    return chips.looks.body


#: Where the focus may be, by name.
PLACES = {
    "table": lambda window: window.orders.view,
    "tab": lambda window: window.orders.bar.tabs[View.ALL],
    "chip": lambda window: a_chip(window),
    "stores": lambda window: window.stores.tree,
    "inspector": lambda window: window.orders.inspector.focusProxy(),
    "text of the inspector": lambda window: window.orders.inspector.answer.flow,
    "button of the inspector": lambda window: window.orders.inspector.history_button,
}


@pytest.mark.parametrize("place", PLACES)
def test_that_ctrl_a_selects_all_rows_wherever_the_focus_is(with_orders, qtbot, place):
    async def scenario(window):
        window.orders.view.go_to_top()
        PLACES[place](window).setFocus()
        assert focused() is PLACES[place](window)
        press_key(qtbot, Key.Key_A, CTRL)
        assert window.orders.selected_count == 4
        assert focused() is window.orders.view

    with_orders(scenario)


@pytest.mark.parametrize("place", PLACES)
def test_that_ctrl_c_copies_rows_wherever_the_focus_is(with_orders, qtbot, until, place):
    async def scenario(window):
        said: list[str] = []
        window.orders.said.connect(said.append)
        select(window.orders.view, [OrderRef("de", "1"), OrderRef("de", "3")])
        PLACES[place](window).setFocus()
        press_key(qtbot, Key.Key_C, CTRL)
        await until(lambda: said)
        assert said == ["Copied 2 rows as tab-separated text."]
        text = QGuiApplication.clipboard().text().splitlines()
        assert text[0].startswith("Verdict\tOrder\tStore\t")
        assert len(text) == 3

    with_orders(scenario)


@pytest.mark.parametrize("place", ["table", "tab", "stores", "inspector", "text of the inspector"])
def test_that_space_marks_the_current_row_wherever_it_presses_nothing(with_orders, qtbot, place):
    async def scenario(window):
        window.orders.view.go_to_top()
        window.orders.view.select_none()
        PLACES[place](window).setFocus()
        press_key(qtbot, Key.Key_Space)
        assert window.orders.selected_count == 1
        assert focused() is window.orders.view
        press_key(qtbot, Key.Key_Space)
        assert window.orders.selected_count == 0

    with_orders(scenario)


def test_that_space_presses_the_button_that_has_the_focus(with_orders, qtbot):
    async def scenario(window):
        window.orders.view.go_to_top()
        pressed = []
        button = window.orders.inspector.history_button
        button.clicked.disconnect()
        button.clicked.connect(lambda: pressed.append(1))
        button.setFocus()
        press_key(qtbot, Key.Key_Space)
        assert pressed == [1]
        assert window.orders.selected_count == 0

    with_orders(scenario)


def test_that_text_that_is_being_typed_keeps_its_keys(with_orders, qtbot):
    async def scenario(window):
        window.orders.view.go_to_top()
        window.orders.view.select_none()
        search = window.orders.search
        qtbot.keyClick(window, Key.Key_Slash)
        assert focused() is search
        qtbot.keyClicks(search, "a b/c")
        assert search.text() == "a b/c"
        press_key(qtbot, Key.Key_A, CTRL)
        assert search.selectedText() == "a b/c"
        press_key(qtbot, Key.Key_C, CTRL)
        assert QGuiApplication.clipboard().text() == "a b/c"
        assert window.orders.selected_count == 0

    with_orders(scenario)


def test_that_text_selected_in_the_inspector_is_what_ctrl_c_copies(with_orders, qtbot):
    async def scenario(window):
        window.orders.view.go_to_top()
        flow = window.orders.inspector.answer.flow
        flow.setFocus()
        flow.selectAll()
        press_key(qtbot, Key.Key_C, CTRL)
        assert QGuiApplication.clipboard().text() == flow.toPlainText()

    with_orders(scenario)


def test_that_esc_leaves_the_inspector_the_selection_and_the_search_one_by_one(
    with_orders, qtbot, until
):
    async def scenario(window):
        orders = window.orders
        orders.search.setText("pro")
        await until(lambda: orders.view.settled)
        orders.view.selectAll()
        orders.inspector.setFocus()
        press_key(qtbot, Key.Key_Escape)
        assert focused() is orders.view
        assert orders.selected_count
        press_key(qtbot, Key.Key_Escape)
        assert orders.selected_count == 0
        assert orders.search.text() == "pro"
        press_key(qtbot, Key.Key_Escape)
        assert orders.search.text() == ""
        await until(lambda: orders.view.settled)
        a_chip(window).setFocus()
        press_key(qtbot, Key.Key_Escape)
        assert focused() is orders.view

    with_orders(scenario)


def test_that_esc_in_the_search_box_clears_it_and_then_leaves_it(with_orders, qtbot, until):
    async def scenario(window):
        orders = window.orders
        orders.view.selectAll()
        orders.search.focus_search()
        qtbot.keyClicks(orders.search, "pro")
        press_key(qtbot, Key.Key_Escape)
        assert orders.search.text() == ""
        assert focused() is orders.search
        press_key(qtbot, Key.Key_Escape)
        assert focused() is orders.view

    with_orders(scenario)


def test_that_esc_closes_a_dialog_and_nothing_behind_it(with_orders, qtbot, until, gone):
    async def scenario(window):
        window.orders.view.selectAll()
        window.actions_.about.trigger()
        dialog = QApplication.activeWindow()
        await until(lambda: QApplication.activeWindow() is not window)
        dialog = QApplication.activeWindow()
        qtbot.keyClick(dialog, Key.Key_Escape)
        await until(lambda: gone(dialog))
        assert window.orders.selected_count == 4

    with_orders(scenario)


@pytest.mark.parametrize("lose", ["hide", "disable", "delete"])
def test_that_focus_that_loses_its_place_goes_to_the_table(with_orders, qtbot, until, lose):
    async def scenario(window):
        button = QPushButton("there", window.centralWidget())
        button.show()
        button.setFocus()
        assert focused() is button
        if lose == "hide":
            button.hide()
        elif lose == "disable":
            button.setEnabled(False)
        else:
            button.deleteLater()
        await until(lambda: focused() is window.orders.view)

    with_orders(scenario)


def test_that_dismissing_a_banner_leaves_the_focus_on_the_table(with_orders, qtbot, until):
    from designo_sync_gui.domain.sentence import say
    from designo_sync_gui.ui.kit.banner import Notice

    async def scenario(window):
        window.banners.put("test", Notice(say("Read."), say("All was read.")))
        button = window.banners.findChildren(QPushButton)[-1]
        button.setFocus()
        press_key(qtbot, Key.Key_Return)
        await until(lambda: not window.banners.keys())
        await until(lambda: focused() is window.orders.view)

    with_orders(scenario)


@pytest.mark.parametrize("typing", [False, True])
def test_that_keys_of_what_cannot_be_done_now_say_why(with_orders, qtbot, until, typing):
    async def scenario(window):
        if typing:
            window.orders.search.focus_search()
        press_key(qtbot, Key.Key_P, CTRL | Modifier.ShiftModifier)
        assert window.status.label.text() == "Select orders first."
        tip = window.actions_.to_designo.toolTip()
        assert tip.endswith("(Ctrl+Shift+P)\nSelect orders first.")
        window.orders.view.selectAll()
        assert window.actions_.to_designo.toolTip().endswith("(Ctrl+Shift+P)")

    with_orders(scenario)


def test_that_enter_in_the_search_box_goes_to_the_first_row_that_was_found(
    with_orders, qtbot, until
):
    async def scenario(window):
        orders = window.orders
        orders.search.focus_search()
        qtbot.keyClicks(orders.search, "pro")
        press_key(qtbot, Key.Key_Return)
        await until(lambda: focused() is orders.view)
        assert 0 < orders.view_count < 4
        assert current_row(window) == 0

    with_orders(scenario)


def test_that_enter_in_the_search_box_stays_where_nothing_was_found(with_orders, qtbot, until):
    async def scenario(window):
        orders = window.orders
        orders.search.focus_search()
        qtbot.keyClicks(orders.search, "zzz")
        await until(lambda: orders.view.settled)
        press_key(qtbot, Key.Key_Return)
        assert focused() is orders.search

    with_orders(scenario)


def test_that_nothing_gives_the_focus_to_a_table_that_is_not_shown(in_window, support, qtbot):
    async def scenario(window):
        window.orders.search.focus_search()
        for key in (Key.Key_Return, Key.Key_Down, Key.Key_Escape):
            qtbot.keyClick(window.orders.search, key)
            assert focused() is window.orders.search
        window.rest_focus()
        assert focused() is window.welcome.refresh_step.button

    in_window(support.FakeServices(), scenario)


def test_that_the_first_run_page_begins_with_what_is_to_be_done(in_window, support, until):
    async def scenario(window):
        await until(lambda: focused() is window.welcome.store_step.button)

    in_window(support.FakeServices(stores=[], connection=None), scenario)


def test_that_enter_on_the_first_run_page_presses_the_focused_button(
    in_window, support, qtbot, until
):
    services = support.FakeServices()

    async def scenario(window):
        window.welcome.refresh_step.button.setFocus()
        press_key(qtbot, Key.Key_Return)
        await until(lambda: services.called("refresh"))
        await until(lambda: window.orders.total_count == 4 and not window.busy)
        await until(lambda: focused() is window.orders.view)

    in_window(services, scenario)


def test_that_choosing_a_view_begins_at_the_first_row(with_orders, qtbot, until, press):
    async def scenario(window):
        orders = window.orders
        orders.view.selectRow(3)
        press(orders.bar.tabs[View.MISMATCHES])
        await until(lambda: orders.view.settled)
        assert (focused(), current_row(window)) == (orders.view, 0)
        orders.view.selectRow(2)
        a_chip(window).setFocus()
        qtbot.keyClick(window, Key.Key_1, CTRL)
        await until(lambda: orders.view.settled)
        assert (focused(), current_row(window)) == (orders.view, 0)

    with_orders(scenario)


def test_that_choosing_a_store_or_a_chip_begins_at_the_first_row(with_orders, qtbot, until):
    async def scenario(window):
        orders, tree = window.orders, window.stores.tree
        orders.view.selectRow(3)
        item = window.stores._items["store:de"]
        place = tree.visualItemRect(item).center()
        qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
        await until(lambda: orders.view.settled)
        assert (focused(), current_row(window)) == (orders.view, 0)
        orders.view.selectRow(2)
        orders.chips.looks.menu_.aboutToShow.emit()
        [entry] = [a for a in orders.chips.looks.menu_.actions() if a.text() == "Equal"]
        entry.trigger()
        await until(lambda: orders.view.settled)
        assert (focused(), current_row(window)) == (orders.view, 0)

    with_orders(scenario)


def test_that_arrow_keys_walk_through_tabs_and_stores_and_enter_goes_on(with_orders, qtbot, until):
    async def scenario(window):
        orders, tree = window.orders, window.stores.tree
        orders.bar.tabs[View.ALL].setFocus()
        press_key(qtbot, Key.Key_Right)
        assert focused() is orders.bar.tabs[View.MISMATCHES]
        press_key(qtbot, Key.Key_Return)
        assert focused() is orders.view
        tree.setFocus()
        press_key(qtbot, Key.Key_Down)  # the heading of the platform
        press_key(qtbot, Key.Key_Down)
        assert window.stores.current_store == "de"
        assert focused() is tree
        press_key(qtbot, Key.Key_Return)
        assert focused() is orders.view
        await until(lambda: orders.view.settled)

    with_orders(scenario)


def test_that_f8_and_f7_go_from_difference_to_difference(with_orders, qtbot, until):
    async def scenario(window):
        view = window.orders.view
        said: list[str] = []
        visited: list[int] = []
        window.orders.said.connect(said.append)
        verdicts = [order.ref.order_id for order in shown(window.orders.model)]
        equal = verdicts.index("2")
        window.stores.tree.setFocus()
        view.setCurrentIndex(view.model().index(-1, 0))
        for _ in range(3):
            press_key(qtbot, Key.Key_F8)
            await until(lambda: current_row(window) not in (-1, *visited))
            visited.append(current_row(window))
            assert len(selected(view)) == 1
        assert visited == [row for row in range(4) if row != equal]
        press_key(qtbot, Key.Key_F8)
        await until(lambda: said)
        assert said == ["No difference below this row."]
        press_key(qtbot, Key.Key_F7)
        await until(lambda: current_row(window) == visited[1])

    with_orders(scenario)


def test_that_the_table_is_sorted_by_the_current_column_by_key(with_orders, qtbot, until):
    async def scenario(window):
        view = window.orders.view
        view.setCurrentIndex(view.model().index(0, Column.STOREFRONT))
        press_key(qtbot, Key.Key_Down, Modifier.AltModifier)
        await until(lambda: view.settled)
        values = storefront_values(window)
        assert values == sorted(values, reverse=True)
        press_key(qtbot, Key.Key_Up, Modifier.AltModifier)
        await until(lambda: view.settled)
        values = storefront_values(window)
        assert values == sorted(values)

    with_orders(scenario)


def test_that_keys_sort_by_a_column_that_is_seen(with_orders, qtbot, until):
    async def scenario(window):
        view = window.orders.view
        view.setCurrentIndex(view.model().index(0, Column.VERDICT))
        view.setColumnHidden(Column.VERDICT, True)
        press_key(qtbot, Key.Key_Down, Modifier.AltModifier)
        await until(lambda: view.settled)
        assert view.columns.sortIndicatorSection() == view.first_column()

    with_orders(scenario)


def test_that_side_bar_and_inspector_go_and_come_by_key(with_orders, qtbot):
    async def scenario(window):
        for key, modifiers, part in (
            (Key.Key_F9, Modifier.NoModifier, window.stores),
            (Key.Key_I, CTRL, window.orders.inspector),
        ):
            assert part.isVisible()
            press_key(qtbot, key, modifiers)
            assert not part.isVisible()
            press_key(qtbot, key, modifiers)
            assert part.isVisible()

    with_orders(scenario)


def test_that_the_side_bar_stays_away_at_the_next_start(with_orders, services):
    async def hide(window):
        window.actions_.side_bar.setChecked(False)

    with_orders(hide)
    services.closed = False

    async def look(window):
        assert window.stores.isHidden()
        assert not window.actions_.side_bar.isChecked()

    with_orders(look)


def test_that_enter_in_the_census_shows_the_orders_of_the_value(with_orders, qtbot, until):
    async def scenario(window):
        window.actions_.census.trigger()
        await until(lambda: window.parts.census.shown and window.parts.census.shown.table.row_count)
        census = window.parts.census.shown
        census.table.selectRow(0)
        qtbot.keyClick(census.table, Key.Key_Return)
        await until(lambda: window.orders.chips.criteria().statuses)
        census.close()

    with_orders(scenario)


def test_that_the_palette_opens_while_a_text_is_being_typed(with_orders, qtbot, until):
    """On X11 a line of text claims Ctrl+K and Ctrl+E for itself: it does not come to be asked."""

    async def scenario(window):
        window.orders.search.setFocus()
        for key in (Key.Key_K, Key.Key_E):
            claim = QKeyEvent(QEvent.Type.ShortcutOverride, key, CTRL)
            assert window.focus_law.eventFilter(window.orders.search, claim)
            assert not claim.isAccepted()
        typed = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_A, CTRL)
        assert not window.focus_law.eventFilter(window.orders.search, typed)

    with_orders(scenario)
