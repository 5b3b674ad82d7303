"""The command palette in the window, by keys alone."""

import json

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from shown_orders import shown

from designo_sync_gui.domain.order_states import View
from designo_sync_gui.ui.commands.command_palette import words
from designo_sync_gui.ui.commands.items import Found

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def services(support):
    made = support.FakeServices()
    made.rows = {order.ref: order for order in support.some_orders()}
    return made


@pytest.fixture
def with_palette(in_window, services, until, qtbot):
    """``scenario(window, palette)`` with the palette opened by its keys."""

    def run(scenario):
        async def whole(window):
            await until(lambda: window.orders.total_count == len(services.rows))
            await until(lambda: window.orders.view.settled and not window.tasks.busy)
            qtbot.keyClick(window, Key.Key_K, CTRL)
            palette = window.commands.palette
            assert palette.isVisible()
            await scenario(window, palette)
            if window.commands.palette is not None:
                window.commands.palette.close()
            await until(lambda: window.commands.palette is None)

        in_window(services, whole)

    return run


def titles(palette):
    return [one.item.title for one in palette.model.shown if isinstance(one, Found)]


def notes(palette):
    return {one.item.title: one.item.note for one in palette.model.shown if isinstance(one, Found)}


def test_that_every_action_view_store_and_own_view_is_listed(with_palette):
    async def scenario(window, palette):
        window.orders.own_views.keep("Mine")
        palette.close()
        palette = window.commands.open_palette()
        listed = titles(palette)
        for entry in window.actions_.entries:
            if entry.name != "palette":
                keys = [i.key for i in palette._items("") if i.title in listed]
                name = entry.name
                known = f"action:{name}" in keys or entry.action in window.actions_.views.values()
                assert known, name
        assert {"All stores", "Print Depot EU", "Mine", "Mismatches"} <= set(listed)

    with_palette(scenario)


def test_that_what_cannot_be_done_says_why_and_is_not_done(with_palette, qtbot):
    async def scenario(window, palette):
        done = []
        window.actions_.show_new.triggered.connect(lambda: done.append(1))
        qtbot.keyClicks(palette.edit, "update rows")
        assert titles(palette)[0] == "Update rows"
        assert (
            notes(palette)["Update rows"]
            == "Every row belongs to this view, and no new orders wait."
        )
        qtbot.keyClick(palette.edit, Key.Key_Return)
        assert palette.isVisible()
        assert done == []

    with_palette(scenario)


def test_that_enter_does_what_is_current_after_the_palette_closed(with_palette, qtbot, until):
    async def scenario(window, palette):
        qtbot.keyClicks(palette.edit, "mism")
        assert palette.current().title == "Mismatches"
        qtbot.keyClick(palette.edit, Key.Key_Return)
        await until(lambda: window.orders.model.filter_.view is View.MISMATCHES)
        assert window.commands.palette is None or not window.commands.palette.isVisible()
        await until(lambda: QApplication.focusWidget() is window.orders.view)

    with_palette(scenario)


def test_that_arrows_go_around_and_never_stop_on_a_heading(with_palette, qtbot):
    async def scenario(window, palette):
        first = palette.current()
        qtbot.keyClick(palette.edit, Key.Key_Up)
        last = palette.current()
        assert last is not first
        qtbot.keyClick(palette.edit, Key.Key_Down)
        assert palette.current().key == first.key
        for _ in range(len(palette.model.shown)):
            qtbot.keyClick(palette.edit, Key.Key_Down)
            assert palette.current() is not None
        qtbot.keyClick(palette.edit, Key.Key_PageDown)
        assert palette.current() is not None

    with_palette(scenario)


@pytest.mark.parametrize("leave", ["escape", "same keys", "click beside it"])
def test_that_it_is_left_without_doing_anything(with_palette, qtbot, until, leave):
    async def scenario(window, palette):
        if leave == "escape":
            qtbot.keyClick(palette.edit, Key.Key_Escape)
        elif leave == "same keys":
            qtbot.keyClick(palette.edit, Key.Key_K, CTRL)
        else:
            beside = QPoint(-40, -40)
            qtbot.mouseClick(palette, Qt.MouseButton.LeftButton, pos=beside)
        await until(lambda: window.commands.palette is None)
        assert window.orders.model.filter_.view is View.ALL

    with_palette(scenario)


def test_that_what_was_done_lately_is_offered_first(with_palette, qtbot, until):
    async def scenario(window, palette):
        qtbot.keyClicks(palette.edit, "equal")
        qtbot.keyClick(palette.edit, Key.Key_Return)
        await until(lambda: window.orders.model.filter_.view is View.EQUAL)
        await until(lambda: window.commands.palette is None)
        again = window.commands.open_palette()
        assert again.model.shown[0].title == "Recent"
        assert again.current().title == "Equal"

    with_palette(scenario)


def test_that_a_store_is_chosen_by_its_name(with_palette, qtbot, until):
    async def scenario(window, palette):
        qtbot.keyClicks(palette.edit, "depot")
        assert palette.current().title == "Print Depot EU"
        qtbot.keyClick(palette.edit, Key.Key_Return)
        await until(lambda: window.stores.current_store == "de")
        await until(lambda: QApplication.focusWidget() is window.orders.view)

    with_palette(scenario)


def test_that_an_order_is_found_by_its_number_whatever_was_chosen_before(
    with_palette, qtbot, until
):
    async def scenario(window, palette):
        window.orders.bar.choose(View.EQUAL)
        qtbot.keyClicks(palette.edit, "#3")
        assert palette.current().title == "Find “#3” among all orders"
        qtbot.keyClick(palette.edit, Key.Key_Return)
        await until(lambda: window.orders.search.text() == "#3" and window.orders.view.settled)
        assert [order.number for order in shown(window.orders.model)] == ["#3"]
        assert window.orders.view.current_order().number == "#3"
        await until(lambda: QApplication.focusWidget() is window.orders.view)

    with_palette(scenario)


def test_that_an_order_that_does_not_exist_is_told(with_palette, qtbot, until):
    async def scenario(window, palette):
        said: list[str] = []
        window.orders.said.connect(said.append)
        qtbot.keyClicks(palette.edit, "4711")
        qtbot.keyClick(palette.edit, Key.Key_Return)
        await until(lambda: said)
        assert said == ["No order was found."]

    with_palette(scenario)


def test_that_a_status_is_filtered_by_exactly(with_palette, qtbot, until):
    async def scenario(window, palette):
        qtbot.keyClicks(palette.edit, "in-prod")
        assert palette.current().title == "in-production"
        qtbot.keyClick(palette.edit, Key.Key_Return)
        await until(lambda: window.orders.chips.criteria().statuses)
        await until(lambda: window.orders.view.settled)
        assert [order.number for order in shown(window.orders.model)] == ["#1"]

    with_palette(scenario)


def test_that_a_screen_reader_is_told_names_and_what_is_current(with_palette, qtbot):
    async def scenario(window, palette):
        for widget in (palette, palette.edit, palette.list):
            told = QAccessible.queryAccessibleInterface(widget)
            assert told.text(QAccessible.Text.Name)
        qtbot.keyClicks(palette.edit, "update rows")
        line = palette.model.shown[palette.list.currentIndex().row()]
        assert words(line) == (
            "Update rows, not possible now, "
            "Every row belongs to this view, and no new orders wait., F6"
        )
        qtbot.keyClicks(palette.edit, "zzzzz")
        assert palette.current().title.startswith("Find")

    with_palette(scenario)


def test_that_a_click_does_what_is_clicked(with_palette, qtbot, until):
    async def scenario(window, palette):
        qtbot.keyClicks(palette.edit, "formatting")
        index = palette.list.currentIndex()
        place = palette.list.visualRect(index).center()
        qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
        await until(lambda: window.orders.model.filter_.view is View.FORMATTING)

    with_palette(scenario)


def test_that_it_fits_a_small_window(with_palette):
    async def scenario(window, palette):
        palette.close()
        window.resize(600, 420)
        again = window.commands.open_palette()
        assert again.width() <= window.width()
        assert again.height() <= window.height()
        again.close()

    with_palette(scenario)


def test_that_what_was_done_lately_is_kept_without_statuses(with_palette, services, until):
    async def use(window, palette):
        for key in ("status:text:paid", "order", "action:refresh", "view:Equal"):
            window.commands._note_used(key)
        window.layout_state.flush()
        await until(lambda: services.screen)
        assert json.loads(services.screen)["recent"] == ["view:Equal", "action:refresh"]

    with_palette(use)
    services.closed = False

    async def look(window, palette):
        assert [one.item.title for one in palette.model.shown[1:3]] == ["Equal", "Refresh"]

    with_palette(look)


@pytest.mark.parametrize("kept", [None, 7, {"a": 1}, [1, None, "status:x", ["view:Equal"]]])
def test_that_what_was_kept_and_makes_no_sense_is_left_out(with_palette, kept):
    async def scenario(window, palette):
        window.commands.take(kept)
        assert window.commands.recent == []

    with_palette(scenario)
