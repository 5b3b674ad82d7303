"""Views, chips, own views and the kept arrangement in the whole window."""

import json

import pytest
from form_problems import told_at_fields
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from shown_orders import shown

from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.events import ConnectionsChanged
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.preferences import Preferences
from designo_sync_gui.domain.screen_merging import merged_screen
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.dialogs.preferences_dialog import PreferencesDialog
from designo_sync_gui.ui.orders.columns import HEADINGS, Column
from designo_sync_gui.ui.orders.criteria import Criteria
from designo_sync_gui.ui.statuses.verdicts import Look


@pytest.fixture
def services(support):
    made = support.FakeServices()
    made.rows = {order.ref: order for order in support.some_orders()}
    return made


def kept(services):
    return json.loads(services.screen)


def test_that_every_view_has_a_key_in_the_menu(with_orders, qtbot):
    async def scenario(window):
        for place, view in enumerate(View):
            qtbot.keyClick(
                window, Qt.Key(Qt.Key.Key_1 + place), Qt.KeyboardModifier.ControlModifier
            )
            assert window.orders.model.filter_.view is view

    with_orders(scenario)


def test_that_chips_narrow_the_table_and_are_cleared_by_key(with_orders, qtbot, until):
    async def scenario(window):
        everything = window.orders.view_count
        window.orders.chips.looks.menu_.aboutToShow.emit()
        entry = [a for a in window.orders.chips.looks.menu_.actions() if a.text() == "Equal"]
        entry[0].trigger()
        await until(lambda: window.orders.view.settled)
        assert 0 < window.orders.view_count < everything
        keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        qtbot.keyClick(window, Qt.Key.Key_X, keys)
        await until(lambda: window.orders.view.settled)
        assert window.orders.view_count == everything

    with_orders(scenario)


def test_that_a_view_is_kept_shown_left_and_forgotten(with_orders, services, until, press):
    async def scenario(window):
        orders, act = window.orders, window.actions_
        orders.bar.choose(View.MISMATCHES)
        orders.chips.show_criteria(Criteria(looks=frozenset({Look.FORMATTING})), None)
        orders.chips.criteria_changed.emit()
        await until(lambda: window.orders.view.settled)
        wanted = orders.view_count
        dialog = window.views.ask_for_title()
        assert not dialog.keep_button.isEnabled()
        dialog.edit.setText("Spelling & co")
        press(dialog.keep_button)
        assert orders.bar.title == "Spelling & co"
        assert act.forget_view.isEnabled()
        orders.clear_filters()
        await until(lambda: window.orders.view.settled)
        assert orders.bar.view is View.MISMATCHES
        assert orders.view_count > wanted
        await until(lambda: orders.bar.own_tabs[0].count == wanted)
        press(orders.bar.own_tabs[0])
        await until(lambda: window.orders.view.settled)
        assert orders.view_count == wanted
        assert orders.chips.looks.text() == "Verdict: Formatting"
        window.layout_state.flush()
        await until(lambda: services.screen)
        assert [view["title"] for view in kept(services)["own_views"]] == ["Spelling & co"]
        act.forget_view.trigger()
        await until(lambda: window.orders.view.settled)
        assert orders.bar.own_tabs == []
        assert orders.view_count == wanted, "what is shown stays"
        window.layout_state.flush()
        await until(lambda: kept(services)["own_views"] == [])

    with_orders(scenario)


def test_that_the_same_title_replaces_the_view_and_the_dialog_says_so(with_orders):
    async def scenario(window):
        window.orders.own_views.keep("Mine")
        dialog = window.views.ask_for_title()
        dialog.edit.setText("Mine")
        assert dialog.taken.text() == "Your view of this title is replaced."
        window.orders.bar.choose(View.EQUAL)
        dialog.accept()
        assert [view.wanted.view for view in window.orders.bar.own] == [View.EQUAL]

    with_orders(scenario)


def test_that_no_view_is_kept_under_a_key_of_a_platform_that_can_be_connected(with_orders):
    async def scenario(window):
        dialog = window.views.ask_for_title()
        dialog.edit.setText("ck_1")
        assert not dialog.keep_button.isEnabled()
        assert "credential" in dialog.field.problem.text()
        dialog.edit.setText("check 1")
        assert dialog.keep_button.isEnabled()
        dialog.reject()

    with_orders(scenario)


def test_that_columns_and_views_come_back_at_the_next_start(with_orders, services, until):
    async def arrange(window):
        header = window.orders.view.columns
        header.moveSection(header.visualIndex(Column.DESIGNO), 1)
        header.show_column(Column.KINDS, False)
        header.show_column(Column.ID, True)
        header.resizeSection(Column.ID, 177)
        window.actions_.group.trigger()
        window.orders.own_views.keep("Mine")
        window.actions_.inspector.setChecked(False)

    with_orders(arrange)
    assert services.closed
    services.closed = False

    async def look(window):
        header = window.orders.view.columns
        assert header.visualIndex(Column.DESIGNO) == 1
        assert header.isSectionHidden(Column.KINDS)
        assert header.arrangement()["widths"] == {"ID": 177}
        assert window.orders.model.groups, "groups were chosen for all orders"
        assert [view.title for view in window.orders.bar.own] == ["Mine"]
        assert window.orders.inspector.isHidden()
        assert not window.actions_.inspector.isChecked()

    with_orders(look)


def test_that_the_inspector_is_at_the_right_until_it_is_put_below(with_orders, services):
    def places(window):
        inspector, table = window.orders.inspector, window.orders.view
        return inspector.x() > table.x(), inspector.y() > table.y()

    async def put_below(window):
        assert places(window) == (True, False)
        assert not window.actions_.inspector_below.isChecked()
        window.actions_.inspector_below.trigger()
        assert window.orders.inspector_below

    with_orders(put_below)
    assert services.closed
    services.closed = False

    async def look(window):
        assert places(window) == (False, True)
        assert window.actions_.inspector_below.isChecked()
        window.actions_.inspector_below.trigger()
        assert not window.orders.inspector_below

    with_orders(look)


def test_that_sizes_kept_while_the_inspector_was_always_below_are_left(with_orders, services):
    services.screen = '{"inspector": true, "split": [700, 30]}'

    async def scenario(window):
        assert not window.orders.inspector_below
        assert window.orders.split.sizes()[1] > 300

    with_orders(scenario)


BAD = [
    "not json",
    "[]",
    "[" * 100_000,
    '{"table": 7, "own_views": {"a": 1}, "split": ["x"], "stores": [0, 0], "window": "%%%"}',
    '{"table": {"order": ["NO"], "hidden": 3, "widths": []}, "own_views": [null], "window": 4}',
    '{"table": 3, "groups": [1]}',
    '{"groups": {"ALL": 1, "MISMATCHES": null}}',
    '{"inspector": "yes", "split": [-5, 99999999], "window": "é"}',
]


@pytest.mark.parametrize("screen", BAD)
def test_that_an_arrangement_that_makes_no_sense_changes_nothing(with_orders, services, screen):
    services.screen = screen

    async def scenario(window):
        header = window.orders.view.columns
        assert [header.visualIndex(column) for column in Column] == list(range(len(Column)))
        at_first = {column for column in Column if HEADINGS[column].at_first}
        assert {Column.MARK, *header.wanted} == at_first
        assert not window.orders.model.groups
        assert window.orders.bar.own == ()
        assert window.orders.inspector.isVisible()

    with_orders(scenario)


def test_that_the_census_leads_to_the_orders_of_a_value(with_orders, services, until, press):
    async def scenario(window):
        window.actions_.census.trigger()
        await until(lambda: window.parts.census.shown and window.parts.census.shown.table.row_count)
        census = window.parts.census.shown
        values = [order.storefront.status for order in services.rows.values() if order.storefront]
        value = values[0]
        census.table.selectRow(census._values.index(value))
        press(census.show_button)
        await until(lambda: window.orders.view.settled)
        found = shown(window.orders.model)
        sides = [
            {o.storefront and o.storefront.status, o.designo and o.designo.status} for o in found
        ]
        assert found
        assert all(value in pair for pair in sides)
        assert window.orders.chips.criteria().statuses == {value}
        census.close()

    with_orders(scenario)


def test_that_the_chosen_value_stays_chosen_when_the_census_is_taken_anew(
    with_orders, services, support, until
):
    async def scenario(window):
        window.actions_.census.trigger()
        await until(lambda: window.parts.census.shown and window.parts.census.shown.table.row_count)
        census = window.parts.census.shown
        census.table.selectRow(census.table.row_count - 1)
        chosen = census._chosen()
        assert len(chosen) == 1
        more = support.order(99, "brand new", "brand new")
        services.rows[more.ref] = more
        census.reload()
        await until(lambda: Status.text("brand new") in census._values)
        assert census._chosen() == chosen
        assert census.show_button.isEnabled()
        census.close()

    with_orders(scenario)


def test_that_the_census_tells_twins_apart_and_counts_every_order(with_orders, until):
    async def scenario(window):
        window.actions_.census.trigger()
        await until(lambda: window.parts.census.shown and window.parts.census.shown.table.row_count)
        census = window.parts.census.shown
        assert "4 orders" in census.summary.text()
        rows = [census.table.row(place) for place in range(census.table.row_count)]
        twins = [row for row in rows if row[4].status is not None]
        assert twins
        assert all(row[0].against == row[4].status and row[5] != "—" for row in twins)
        census.close()

    with_orders(scenario)


def test_that_preferences_are_saved_and_reach_the_tray(
    with_orders, services, until, press, qtbot, gone
):
    async def scenario(window):
        qtbot.keyClick(window, Qt.Key.Key_Comma, Qt.KeyboardModifier.ControlModifier)
        dialog = window.findChild(PreferencesDialog)
        dialog.notify.setChecked(False)
        dialog.language.setCurrentIndex(dialog.language.findData("de"))
        dialog.proxy.setText("http://proxy.example:3128")
        press(dialog.save_button)
        await until(lambda: gone(dialog))
        wanted = Preferences("http://proxy.example:3128", "de", notify=False)
        assert services.called("save_preferences") == [wanted]
        await until(lambda: window.tray._preferences == wanted)

    with_orders(scenario)


def test_that_a_proxy_that_is_none_stays_in_the_dialog_with_advice(with_orders, services, press):
    async def scenario(window):
        window.actions_.preferences.trigger()
        dialog = window.findChild(PreferencesDialog)
        dialog.proxy.setText("proxy")
        press(dialog.save_button)
        assert dialog.isVisible()
        assert "http://host:port" in told_at_fields(dialog)["Proxy"]
        dialog.reject()

    with_orders(scenario)
    assert services.called("save_preferences") == []


def test_that_closing_goes_beside_the_clock_only_where_the_operator_wants_it(with_orders, services):
    async def scenario(window):
        window.tray.available = True
        window.tray.set_preferences(Preferences(keep_in_tray=True))
        window.close()
        assert not window.isVisible()
        assert not window.shutdown.closed.is_set()
        window.tray.open_window()
        window.actions_.quit.trigger()
        assert window.shutdown.closed.is_set()

    with_orders(scenario)


def test_that_the_status_line_tells_of_watching_and_of_who_is_away(with_orders, services):
    from designo_sync_gui.domain.events import StoreState

    async def scenario(window):
        window.status.show_watch(5)
        window.status.show_states({"de": StoreState.UNREACHABLE, "": StoreState.READY})
        text = window.status.label.text()
        assert "refreshing every 5 minutes" in text
        assert "1 side unreachable" in text

    with_orders(scenario)


def test_that_the_status_line_tells_of_a_table_that_is_made_anew_until_it_is(with_orders, services):
    from designo_sync_gui.domain.events import TablePreparing

    async def scenario(window):
        words = "preparing the table: 40,000 of 1,000,000"
        window.parts.handle_events([TablePreparing(40_000, 1_000_000)])
        assert window.status.label.text().startswith(words)
        assert window.isEnabled(), "it stays usable"
        window.parts.handle_events([TablePreparing(1_000_000, 1_000_000)])
        assert "preparing" not in window.status.label.text()

    with_orders(scenario)


def test_that_every_action_of_the_window_stands_in_a_menu(with_orders):
    async def scenario(window):
        listed = {a for menu in window.menuBar().actions() for a in menu.menu().actions()}
        own = [entry.action for entry in window.actions_.entries]
        assert len(own) > 20
        assert [a.text() for a in own if a not in listed] == []
        keys = [a.shortcut().toString() for a in listed if a.shortcut().toString()]
        assert len(keys) == len(set(keys))
        assert {"F5", "/", "F1", "Ctrl+E", "Ctrl+Z", "Ctrl+,", "Ctrl+Shift+P"} <= set(keys)

    with_orders(scenario)


def test_that_a_status_of_the_census_is_matched_exactly(with_orders, until):
    async def scenario(window):
        window.orders.show_only(Status.text("Processing"))
        await until(lambda: window.orders.view.settled)
        assert window.orders.view_count == 0

    with_orders(scenario)


@pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)
def test_that_a_rare_status_is_filtered_by_and_let_go_with_keys_alone(with_orders, qtbot, until):
    async def scenario(window):
        orders = window.orders
        everything = orders.view_count
        keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        qtbot.keyClick(window, Qt.Key.Key_S, keys)
        picker = orders.chips.statuses.picker
        await until(lambda: picker.values.rowCount() and picker.edit.hasFocus())
        assert picker.count.text().endswith("in all stores")
        rarest = picker.values.index(picker.values.rowCount() - 1).data()
        qtbot.keyClicks(picker.edit, rarest)
        qtbot.keyClick(picker.edit, Qt.Key.Key_Return)
        await until(lambda: QApplication.focusWidget() is orders.view)
        await until(lambda: orders.view.settled)
        assert 0 < orders.view_count < everything
        chip = orders.chips.statuses.body
        assert (chip.text(), orders.line.filter_button.text()) == (f"Status: {rarest}", "Filter: 1")
        chip.setFocus()
        qtbot.keyClick(chip, Qt.Key.Key_Delete)
        await until(lambda: orders.view.settled)
        assert orders.view_count == everything
        assert QApplication.focusWidget() is orders.view

    with_orders(scenario)


def imported_elsewhere(services, *titles: str) -> None:
    """What “connections import” of another process keeps, and that it is noticed."""
    own = kept(services)["own_views"]
    fresh = [{**own[0], "title": title} for title in titles]
    services.screen = json.dumps({**kept(services), "own_views": [*own, *fresh]})


def titles(services) -> list[str]:
    return [view["title"] for view in kept(services)["own_views"]]


async def one_view(window, services, until) -> None:
    window.orders.own_views.keep("Mine")
    window.layout_state.flush()
    await until(lambda: services.screen)


def test_that_views_imported_by_a_command_are_shown_by_an_open_window(with_orders, services, until):
    async def scenario(window):
        await one_view(window, services, until)
        imported_elsewhere(services, "Imported")
        services.events.publish(ConnectionsChanged())
        await until(lambda: window.orders.own_views.titles == ["Mine", "Imported"])
        window.orders.own_views.keep("Later")
        window.layout_state.flush()
        await until(lambda: titles(services) == ["Mine", "Imported", "Later"])

    with_orders(scenario)


def test_that_a_window_that_did_not_notice_yet_takes_no_imported_view_away(
    with_orders, services, until
):
    async def scenario(window):
        await one_view(window, services, until)
        imported_elsewhere(services, "Imported")
        window.orders.own_views.keep("Later")
        window.layout_state.flush()
        await until(lambda: titles(services) == ["Mine", "Imported", "Later"])
        await until(lambda: window.orders.own_views.titles == ["Mine", "Imported", "Later"])
        window.orders.bar.choose(View.MISMATCHES)
        assert window.layout_state.unsaved() is None, "what was taken over is not kept once more"

    with_orders(scenario)


def test_that_a_view_forgotten_here_does_not_come_back_with_an_import(with_orders, services, until):
    async def scenario(window):
        await one_view(window, services, until)
        imported_elsewhere(services, "Imported")
        window.orders.own_views.forget()
        window.layout_state.flush()
        await until(lambda: titles(services) == ["Imported"])
        await until(lambda: window.orders.own_views.titles == ["Imported"])

    with_orders(scenario)


def test_that_what_is_changed_while_it_is_kept_is_kept_next(with_orders, services, until):
    async def scenario(window):
        await one_view(window, services, until)
        imported_elsewhere(services, "Imported")
        window.orders.own_views.keep("Second")
        arranged = window.layout_state.unsaved()
        saved = merged_screen(arranged.known, arranged.screen, services.screen)
        services.screen = saved
        window.orders.own_views.keep("Third")
        window.layout_state.take_kept(arranged, saved)
        assert window.orders.own_views.titles == ["Mine", "Second", "Third"]
        window.layout_state.flush()
        await until(lambda: titles(services) == ["Mine", "Imported", "Second", "Third"])

    with_orders(scenario)


def test_that_a_view_that_could_not_be_stored_is_stored_with_the_next_change(
    with_orders, services, until
):
    async def scenario(window):
        await one_view(window, services, until)
        services.errors["save_screen"] = StorageFailed(say("The disk is full."))
        window.orders.own_views.keep("Second")
        window.layout_state.flush()
        await until(lambda: window.banners.notice("window"))
        window.orders.own_views.keep("Third")
        window.layout_state.flush()
        await until(lambda: titles(services) == ["Mine", "Second", "Third"])
        assert window.orders.own_views.titles == ["Mine", "Second", "Third"]

    with_orders(scenario)
