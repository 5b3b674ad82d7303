"""How the window begins: on the mismatches, in groups, at the top; or with nothing left to do."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication
from shown_orders import RulesSource

from designo_sync_gui import demo_window
from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.order_rows import OrderFilter
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.ports import SideRead
from designo_sync_gui.domain.preferences import Density, Preferences
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.ui.dialogs.export_dialog import ExportDialog
from designo_sync_gui.ui.dialogs.preferences_dialog import PreferencesDialog
from designo_sync_gui.ui.kit.language import Language
from designo_sync_gui.ui.kit.palette import Tone, tone_color
from designo_sync_gui.ui.orders.columns import Column
from designo_sync_gui.ui.stores.list import STORES_WIDTH
from designo_sync_gui.ui.window.order_pane import OrderPane

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def services(support):
    made = support.FakeServices()
    made.rows = {order.ref: order for order in support.some_orders()}
    return made


@pytest.fixture
def pane(qtbot):
    made = OrderPane()
    made.search.setParent(made)  # the tool bar of the main window owns it
    qtbot.addWidget(made)
    made.resize(1400, 700)  # with room for every column
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.hide()


@pytest.fixture
def german(qapp):
    language = Language(qapp)
    language.choose("de")
    yield
    language.remove()
    QLocale.setDefault(QLocale("en_US"))


def test_that_the_window_begins_on_the_mismatches_in_groups_at_the_first(
    in_window, services, until
):
    async def scenario(window):
        await until(lambda: window.orders.total_count == 4 and window.orders.view.settled)
        orders = window.orders
        assert orders.bar.view is View.MISMATCHES
        assert orders.line.facts.text() == "3 orders in 3 groups, most urgent first"
        assert orders.view.currentIndex().row() == 0
        assert orders.view.current_order().ref == OrderRef("de", "3")
        assert window.actions_.group.isChecked()

    in_window(services, scenario, as_opened=True)


def test_that_the_first_refresh_ends_on_the_mismatches_at_the_top(in_window, services, until):
    services.rows = {}

    async def scenario(window):
        assert window.pages.currentWidget() is window.welcome
        window.parts.refresh()
        await until(lambda: window.orders.total_count == 4 and not window.busy)
        await until(lambda: window.orders.view.settled)
        assert window.pages.currentWidget() is window.orders
        assert window.orders.bar.view is View.MISMATCHES
        assert window.orders.view.currentIndex().row() == 0
        assert window.orders.view.verticalScrollBar().value() == 0

    in_window(services, scenario, as_opened=True)


def test_that_groups_are_turned_on_and_off_by_key_for_each_view(in_window, services, qtbot, until):
    async def scenario(window):
        orders = window.orders
        for view, grouped in ((View.MISMATCHES, True), (View.ALL, False), (View.FORMATTING, True)):
            orders.bar.choose(view)
            await until(lambda: orders.view.settled)
            assert bool(orders.model.groups) is grouped
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_G, CTRL)
        await until(lambda: orders.view.settled and not orders.model.groups)
        assert orders.line.group_button.text() == "Group: none"
        orders.bar.choose(View.MISMATCHES)
        await until(lambda: orders.view.settled and orders.model.groups)
        orders.bar.choose(View.FORMATTING)
        await until(lambda: orders.view.settled and not orders.model.groups)

    in_window(services, scenario)


def test_that_the_menu_of_columns_shows_hides_moves_and_widens(in_window, services, until):
    async def scenario(window):
        menu, header = window.actions_.columns.menu(), window.orders.view.columns
        menu.aboutToShow.emit()
        entries = {action.text().split("\t")[0]: action for action in menu.actions()}
        assert entries["Order id"].isCheckable()
        entries["Order id"].trigger()
        assert not header.isSectionHidden(Column.ID)
        before = header.visualIndex(Column.VERDICT)
        entries["Verdict: to the right"].trigger()
        assert header.visualIndex(Column.VERDICT) == before + 1
        width = header.sectionSize(Column.VERDICT)
        entries["Verdict: wider"].trigger()
        assert header.sectionSize(Column.VERDICT) > width
        entries["Reset columns"].trigger()
        assert header.isSectionHidden(Column.ID)
        assert header.visualIndex(Column.VERDICT) == before

    in_window(services, scenario)


def test_that_the_rows_are_as_high_as_preferred(in_window, services, until):
    services.preferences.current = Preferences(density=Density.ROOMY)

    async def scenario(window):
        assert window.orders.view.rowHeight(0) == 32

    in_window(services, scenario)


def test_that_the_height_of_rows_changes_when_another_is_saved(in_window, services, until, press):
    async def scenario(window):
        assert window.orders.view.rowHeight(0) == 28
        window.actions_.preferences.trigger()
        preferences = window.findChild(PreferencesDialog)
        preferences.density.setCurrentIndex(1)
        press(preferences.save_button)
        await until(lambda: window.orders.view.rowHeight(0) == 32)

    in_window(services, scenario)


def equal_rows(support):
    paid = [order for order in support.some_orders() if order.storefront and order.designo]
    return [replace(order, designo=order.storefront) for order in paid]


def read(code: str, age: timedelta) -> SideRead:
    return SideRead(code, Side.STOREFRONT, datetime.now(UTC) - age, None, True, 0)


def test_that_a_table_without_a_mismatch_is_a_reward(pane, support, qtbot):
    """It says of how many orders it is so and how old that is; the side read longest ago counts."""
    pane.stage.set_reads([read("de", timedelta(minutes=2)), read("fr", timedelta(seconds=3))])
    pane.connect_table(RulesSource(equal_rows(support)))
    page = pane.stage.all_equal
    assert pane.stage.currentWidget() is page
    assert page.words == (
        "4 of 4 equal\n"
        "Storefront and DesignO say the same, character by character. Read 2 minutes ago."
    )
    qtbot.mouseClick(page.all_button, Qt.MouseButton.LeftButton)
    assert pane.stage.currentWidget() is pane.view
    assert pane.view_count == 4


def test_that_a_table_without_a_mismatch_can_be_exported_as_proof(
    in_window, services, support, qtbot, until
):
    services.rows = {order.ref: order for order in equal_rows(support)}

    async def scenario(window):
        page = window.orders.stage.all_equal
        await until(lambda: page.isVisible())
        qtbot.mouseClick(page.export_button, Qt.MouseButton.LeftButton)
        await until(lambda: window.findChildren(ExportDialog))
        (dialog,) = window.findChildren(ExportDialog)
        assert "4 orders" in dialog.export_button.text()
        dialog.reject()

    in_window(services, scenario, as_opened=True)


@pytest.mark.parametrize(
    "wanted",
    [
        OrderFilter(View.MISMATCHES, text="zzz"),
        OrderFilter(View.CONFLICTS),
        OrderFilter(View.MISMATCHES, store_code="fr"),
    ],
)
def test_that_an_empty_list_of_something_else_is_no_reward(pane, support, wanted):
    pane.connect_table(RulesSource(equal_rows(support)))
    pane._show(wanted)
    assert pane.stage.currentWidget() is pane.view
    assert pane.view.empty_words()


def test_that_nothing_is_called_empty_before_it_is_known(pane, support):
    """The data folder is being opened, then its orders are on their way: nobody knows yet."""
    source = RulesSource(support.some_orders())
    source.held = True
    assert pane.view.empty_words() == "Opening…"
    assert [tab.told_count for tab in pane.bar.all_tabs] == [""] * len(pane.bar.all_tabs)
    pane.connect_table(source)
    while not pane.view_count:
        assert pane.view.empty_words() == "Opening…"
        source.give()
    assert pane.view.empty_words() == ""
    source.give_all()
    assert pane.bar.tabs[View.ALL].told_count == str(len(source.orders))


def test_that_counted_mismatches_whose_rows_are_on_their_way_are_not_denied(pane, support):
    """As in a first refresh: their number was asked for before the rows."""
    source = RulesSource(equal_rows(support))
    pane.connect_table(source)
    source.orders = {order.ref: order for order in support.some_orders()}
    pane.model._ask_figures()
    assert pane.view_count == 0 < pane.model.counts()[View.MISMATCHES]
    assert pane.view.empty_words() == "Opening…"


def test_that_orders_that_cannot_be_read_are_not_called_none(pane, support):
    source = RulesSource(support.some_orders())
    source.error = StorageFailed(say("The file is damaged."))
    pane.connect_table(source)
    assert pane.view.empty_words() == "These orders could not be read from the data folder."
    assert pane.view.accessibleDescription() == pane.view.empty_words()


def test_that_an_order_that_was_not_read_on_both_sides_is_no_equal_one(pane, support):
    unread = replace(support.some_orders()[0], designo=None)
    pane.connect_table(RulesSource([*equal_rows(support), unread]))
    assert pane.stage.currentWidget() is pane.view
    assert pane.view.empty_words().startswith("No mismatches here")


def test_that_orders_of_one_side_alone_are_called_neither_equal_nor_different(pane, support):
    """As after the first store was read and before DesignO is connected."""
    rows = [replace(one, designo=None) for one in equal_rows(support)]
    pane.connect_table(RulesSource(rows))
    pane._show(OrderFilter(View.MISMATCHES))
    assert pane.stage.currentWidget() is pane.view
    assert pane.view.empty_words().startswith("Nothing to compare yet")


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("view", [View.ALL, View.MISMATCHES, View.EQUAL])
@pytest.mark.parametrize("width", [1366, 1280, 1024])
def test_that_the_columns_fit_a_window_with_side_bar_and_inspector(
    pane, support, request, language, view, width
):
    if language == "de":
        request.getfixturevalue("german")
    stores = [replace(support.STORE, code=code) for code in ("de", "fr")]
    pane.set_stores(stores, ())
    many = [order for number in range(60) for order in renamed(support, number)]
    pane.connect_table(RulesSource(many))
    pane.bar.choose(view)
    pane.resize(width - STORES_WIDTH, 700)
    QApplication.processEvents()
    assert pane.inspector.isVisible()
    assert pane.view.horizontalScrollBar().maximum() == 0
    columns = pane.view.columns
    used = sum(columns.sectionSize(column) for column in (Column.MARK, *columns.shown))
    assert used == pane.view.viewport().width(), "no room is left over"


def renamed(support, number):
    return [
        replace(order, ref=OrderRef("de", f"{order.ref.order_id}0{number}"))
        for order in support.some_orders()
    ]


def test_that_columns_that_say_nothing_are_left_out(pane, support):
    def gone(*columns: Column) -> bool:
        return all(pane.view.isColumnHidden(column) for column in columns)

    stores: list[Store] = [replace(support.STORE, code=code) for code in ("de", "fr")]
    pane.set_stores(stores, ())
    pane.connect_table(RulesSource(support.some_orders()))
    assert gone(Column.VERDICT)
    assert not gone(Column.KINDS), "why a group differs stands there"
    assert not gone(Column.STORE)
    pane.bar.choose(View.ALL)
    assert not gone(Column.VERDICT)
    assert not gone(Column.KINDS)
    pane.show_store("de")
    assert gone(Column.STORE)
    pane.show_store("")
    pane.set_stores(stores[:1], ())
    assert gone(Column.STORE)


def test_that_the_first_orders_that_arrive_leave_the_table_at_its_top(pane, support):
    """The first order of a refresh is not the first row once the others are there."""
    source = RulesSource()
    pane.connect_table(source)
    pane.bar.choose(View.ALL)
    for number in (1, 40, 400):
        source.orders = {o.ref: o for o in (support.order(n, "a", "b") for n in range(number))}
        pane.rearrange()
    assert pane.view.current_order() == support.order(399, "a", "b")
    assert pane.view.verticalScrollBar().value() == 0
    pane.view._make_current(5)
    source.orders |= {o.ref: o for o in (support.order(n, "a", "b") for n in range(400, 500))}
    pane.rearrange()
    assert pane.view.current_order() == support.order(394, "a", "b"), "who moved stays there"


def test_that_a_row_marks_a_production_store_and_one_that_is_never_written(pane, support):
    live = replace(support.STORE, code="de", production=True)
    locked = replace(support.STORE, code="fr", name="Druckwelt", shop_locked=True)
    pane.set_stores([live, locked], ())
    other = replace(support.some_orders()[2], ref=OrderRef("fr", "9"))
    pane.connect_table(RulesSource([*support.some_orders(), other]))
    pane.bar.choose(View.ALL)
    view = pane.view
    heard = [
        view.shown.index(row, Column.STORE).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in (0, 1)
    ]
    assert heard == ["Store: Druckwelt, never write", "Store: Print Depot EU, production"]
    rect = view.visualRect(view.shown.index(1, Column.STORE))
    image = view.viewport().grab(rect).toImage()
    red = tone_color(Tone.BAD, view.palette())
    assert image.pixelColor(11, image.height() // 2) == red


def test_that_the_line_above_the_table_says_how_many_orders_stand_how(pane, support):
    pane.connect_table(RulesSource(support.some_orders()))
    pane.bar.choose(View.ALL)
    assert pane.line.facts.text() == "4 orders, newest id first"
    pane.view.columns.setSortIndicator(Column.STORE, Qt.SortOrder.AscendingOrder)
    assert pane.line.facts.text() == "4 orders, sorted by Store"


def test_that_filters_are_seen_while_one_narrows(pane, support):
    pane.connect_table(RulesSource(support.some_orders()))
    assert not pane.chips.isVisible()
    pane.show_only(support.some_orders()[0].storefront.status)
    assert pane.chips.isVisible()
    assert pane.line.filter_button.text() == "Filter: 1"
    pane.clear_filters()
    assert not pane.chips.isVisible()


def test_that_the_demo_is_read_when_its_window_opens(monkeypatch):
    found: list[int] = []

    def look(opened: demo_window.Opener, *, demo_notice: Sentence) -> int:
        async def steps() -> None:
            services = await opened()
            try:
                counts = await services.views.table.counts(OrderFilter(View.MISMATCHES))
                found.append(counts.total)
            finally:
                await services.aclose()

        asyncio.run(steps())
        return 0

    monkeypatch.setattr(demo_window, "run_window", look)
    assert demo_window.open_demo_window() == 0
    assert found[0] > 100
