"""Stores and DesignO through the window."""

import asyncio

from colours import set_dark
from PySide6.QtWidgets import QApplication

from designo_sync_gui.domain.errors import JobRefused
from designo_sync_gui.domain.preferences import Appearance
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.ui.dialogs.automation_dialog import AutomationDialog
from designo_sync_gui.ui.dialogs.preferences_dialog import PreferencesDialog
from designo_sync_gui.ui.kit.forms import ConfirmDialog
from designo_sync_gui.ui.kit.palette import apply_theme, show_appearance
from designo_sync_gui.ui.kit.tokens import is_dark
from designo_sync_gui.ui.stores.check_dialog import CheckDialog
from designo_sync_gui.ui.stores.designo_dialog import DesignoDialog
from designo_sync_gui.ui.stores.reading_ways import Way
from designo_sync_gui.ui.stores.store_dialog import StoreDialog


def dialogs(kind):
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]


def test_that_a_first_start_leads_from_designo_to_a_store_that_is_read_by_itself(
    in_window, support, qtbot, until, press
):
    services = support.FakeServices(stores=[], connection=None)

    async def scenario(window):
        assert window.pages.currentWidget() is window.welcome
        assert not window.welcome.refresh_step.button.isEnabled()
        press(window.welcome.designo_step.button)
        (dialog,) = dialogs(DesignoDialog)
        qtbot.keyClicks(dialog.url, "https://print.example.com")
        dialog.ways.choose(Way.NONE)
        press(dialog.save_button)
        await until(lambda: window.welcome.designo_step.done)
        press(window.welcome.store_step.button)
        (dialog,) = dialogs(StoreDialog)
        for edit, text in (
            (dialog.name, "Depot"),
            (dialog.code, "de"),
            (dialog.url, "https://shop.example.com"),
            (dialog.secrets["consumer_key"], "ck"),
            (dialog.secrets["consumer_secret"], "cs"),
        ):
            qtbot.keyClicks(edit, text)
        press(dialog.save_button)
        await until(lambda: window.pages.currentWidget() is window.orders)
        await until(lambda: not window.jobs.running)

    in_window(services, scenario)
    assert [name for name, _ in services.calls if name in ("save_designo", "save_store")] == [
        "save_designo",
        "save_store",
    ]


def test_that_removing_a_store_asks_first_and_names_it(in_window, support, until, press):
    services = support.FakeServices()

    async def scenario(window):
        window.stores.choose("de")
        window.actions_.remove_store.trigger()
        (question,) = dialogs(ConfirmDialog)
        press(question.keep_button)
        await until(lambda: not dialogs(ConfirmDialog))
        assert services.called("remove_store") == []
        window.actions_.remove_store.trigger()
        (question,) = dialogs(ConfirmDialog)
        assert "Print Depot EU" in question.windowTitle()
        press(question.act_button)
        await until(lambda: services.called("remove_store"))
        await until(lambda: window.overview.settings.stores == ())

    in_window(services, scenario)
    assert services.called("remove_store") == ["de"]


def test_that_a_refused_removal_is_told(in_window, support, until, press):
    error = JobRefused(say("A job is running."), say("Wait."))
    services = support.FakeServices(errors={"remove_store": error})

    async def scenario(window):
        window.stores.choose("de")
        window.actions_.remove_store.trigger()
        press(dialogs(ConfirmDialog)[0].act_button)
        await until(lambda: window.banners.notice("window"))
        assert window.banners.notice("window").message.english == "A job is running."

    in_window(services, scenario)


def test_that_editing_a_store_opens_it_filled_in(in_window, support, until, press):
    services = support.FakeServices()

    async def scenario(window):
        window.stores.choose("de")
        window.actions_.edit_store.trigger()
        (dialog,) = dialogs(StoreDialog)
        assert dialog.code.text() == "de"
        assert dialog.url.text() == "https://shop.example.com/"
        dialog.name.setText("Depot")
        press(dialog.save_button)
        await until(lambda: window.overview.settings.stores[0].name == "Depot")

    in_window(services, scenario)


def test_that_testing_a_store_uses_the_stored_secrets(in_window, support, until):
    services = support.FakeServices()

    async def scenario(window):
        window.stores.choose("de")
        window.actions_.test_store.trigger()
        (dialog,) = dialogs(CheckDialog)
        await until(dialog.again_button.isEnabled)
        dialog.reject()

    in_window(services, scenario)
    assert services.called("test_store") == [(support.STORE, {})]


def test_that_removing_designo_asks_first(in_window, support, until, press):
    services = support.FakeServices()

    async def scenario(window):
        window.actions_.remove_designo.trigger()
        press(dialogs(ConfirmDialog)[0].act_button)
        await until(lambda: window.overview.settings.designo is None)
        assert not window.actions_.remove_designo.isEnabled()

    in_window(services, scenario)
    assert services.called("save_designo") == [(None, {})]


def test_that_a_refresh_of_a_chosen_store_reads_that_store_alone(in_window, support, until):
    services = support.FakeServices()

    async def scenario(window):
        window.stores.choose("de")
        window.parts.refresh()
        await until(lambda: services.called("refresh"))
        await until(lambda: not window.tasks.busy and not window.jobs.running)

    in_window(services, scenario)
    assert services.called("refresh") == [(("de",), False)]


def for_store(window):
    act = window.actions_
    return act.edit_store, act.remove_store, act.test_store


def test_that_commands_of_a_store_need_a_chosen_store(in_window, support):
    async def scenario(window):
        assert [a.isEnabled() for a in for_store(window)] == [False] * 3
        window.stores.choose("de")
        assert [a.isEnabled() for a in for_store(window)] == [True] * 3

    in_window(support.FakeServices(), scenario)


def test_that_automatic_sync_opens_over_the_preferences_which_keep_what_was_typed(
    in_window, support, qtbot, press
):
    services = support.FakeServices()

    async def scenario(window):
        window.actions_.preferences.trigger()
        preferences = window.findChild(PreferencesDialog)
        qtbot.keyClicks(preferences.proxy, "http://proxy.example.com:3128")
        press(preferences.watch_button)
        automation = preferences.findChild(AutomationDialog)
        assert automation.isVisible()
        automation.reject()
        assert preferences.isVisible()
        assert preferences.proxy.text() == "http://proxy.example.com:3128"
        preferences.reject()

    in_window(services, scenario)


def test_that_light_or_dark_changes_at_once_and_cancel_takes_it_back(
    in_window, support, until, press, qapp
):
    services = support.FakeServices()

    async def scenario(window):
        for leave in ("cancel_button", "save_button"):
            window.actions_.preferences.trigger()
            await asyncio.sleep(0)  # the dialog is one thing that the operator does, light another
            (preferences,) = dialogs(PreferencesDialog)
            preferences.appearance.setCurrentIndex(2)
            assert is_dark(qapp.palette())
            await until(lambda: is_dark(window.orders.view.palette()))  # hidden: a turn later
            await asyncio.sleep(0)
            press(getattr(preferences, leave))
            await until(lambda: not dialogs(PreferencesDialog))
            assert is_dark(qapp.palette()) is (leave == "save_button")
        assert services.kept_preferences.appearance is Appearance.DARK

    apply_theme(qapp)
    try:
        in_window(services, scenario)
    finally:
        show_appearance(qapp, Appearance.SYSTEM)
        set_dark(qapp, dark=False)
