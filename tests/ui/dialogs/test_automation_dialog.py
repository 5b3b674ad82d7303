"""What runs by itself: chosen store by store, off at first."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.watching import AutomaticSync, WatchSettings
from designo_sync_gui.ui.dialogs.automation_dialog import AutomationDialog
from designo_sync_gui.ui.kit.forms import ConfirmDialog

NAMES = {"de": "Depot", "us": "Shop & Co"}


@pytest.fixture
def shown(with_engine, support, qtbot):
    """Run ``scenario(dialog, services)`` with an open dialog."""

    def run(scenario, settings=None, services=None):
        services = services or support.FakeServices()

        async def whole(engine):
            dialog = AutomationDialog(engine, settings or WatchSettings(), NAMES)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
            qtbot.addWidget(dialog)
            dialog.open()
            await scenario(dialog, services)
            dialog.close()

        with_engine(services, whole)

    return run


def test_that_everything_is_off_at_first(shown):
    async def scenario(dialog, services):
        assert dialog.chosen == WatchSettings()
        assert dialog.minutes.text() == "Never"
        assert {choice.currentText() for choice in dialog.choices.values()} == {"Off"}

    shown(scenario)


def test_that_what_is_chosen_is_saved_store_by_store(shown, until, press):
    async def scenario(dialog, services):
        dialog.minutes.setValue(15)
        dialog.choices["us"].setCurrentText(Direction.FOLLOW.label.english)
        press(dialog.save_button)
        await until(lambda: not dialog.isVisible())
        wanted = WatchSettings(15, (AutomaticSync("us", Direction.FOLLOW),))
        assert services.called("save_watch") == [wanted]

    shown(scenario)


def test_that_it_opens_as_it_was_saved(shown):
    settings = WatchSettings(5, (AutomaticSync("de", Direction.TO_STOREFRONT),))

    async def scenario(dialog, services):
        assert dialog.chosen == settings

    shown(scenario, settings)


def test_that_a_refused_setting_is_told_and_the_dialog_stays(shown, support, until, press):
    services = support.FakeServices()
    services.errors["save_watch"] = SettingsInvalid(say("Not possible."), say("Choose another."))

    async def scenario(dialog, services):
        press(dialog.save_button)
        await until(lambda: dialog.banners.notice("error"))
        assert dialog.isVisible()

    shown(scenario, services=services)


def test_that_every_field_has_a_name(shown):
    async def scenario(dialog, services):
        assert dialog.minutes.accessibleName() == "Minutes between refreshes"
        names = [choice.accessibleName() for choice in dialog.choices.values()]
        assert names == ["Automatic sync of Depot", "Automatic sync of Shop & Co"]

    shown(scenario)


def test_that_sync_without_a_timed_refresh_says_that_nothing_runs(shown):
    async def scenario(dialog, services):
        assert dialog.idle.isHidden()
        dialog.choices["de"].setCurrentText(Direction.FOLLOW.label.english)
        assert not dialog.idle.isHidden()
        dialog.minutes.setValue(5)
        assert dialog.idle.isHidden()

    shown(scenario)


def test_that_a_digit_replaces_never_and_one_minute_is_said_so(shown, until):
    async def scenario(dialog, services):
        dialog.activateWindow()
        await until(dialog.isActiveWindow)
        dialog.save_button.setFocus()
        dialog.minutes.setFocus(Qt.FocusReason.MouseFocusReason)
        QTest.keyClicks(dialog.minutes, "5")
        assert dialog.minutes.value() == 5
        assert dialog.minutes.text() == "every 5 minutes"
        dialog.minutes.setValue(1)
        assert dialog.minutes.text() == "every 1 minute"

    shown(scenario)


def test_that_esc_asks_where_something_was_chosen(shown, until, press):
    async def scenario(dialog, services):
        dialog.choices["us"].setCurrentText(Direction.FOLLOW.label.english)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        (question,) = dialog.findChildren(ConfirmDialog)
        press(question.keep_button)
        assert dialog.isVisible()
        dialog.choices["us"].setCurrentIndex(0)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()

    shown(scenario)
