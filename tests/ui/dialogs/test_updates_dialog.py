"""Check for updates in the window: says what is sent, asks only on its button."""

import pytest
from fake_updates import ADDRESS
from PySide6.QtWidgets import QLabel

from designo_sync_gui.domain.errors import Unreachable
from designo_sync_gui.domain.preferences import Preferences
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.ui.dialogs.preferences_dialog import PreferencesDialog
from designo_sync_gui.ui.dialogs.updates_dialog import UpdatesDialog


@pytest.fixture
def at_updates(in_window, support, until):
    """Run ``scenario(dialog, updates, window)`` on the open dialog."""

    def run(scenario, address=ADDRESS):
        services = support.FakeServices()
        services.kept_preferences = Preferences(updates_url=address)
        services.updates.address = address

        async def whole(window):
            window.actions_.updates.trigger()
            dialog = window.findChild(UpdatesDialog)
            assert services.updates.asked == 0
            await scenario(dialog, services.updates, window)

        in_window(services, whole)

    return run


def words(dialog) -> str:
    return " ".join(label.text() for label in dialog.findChildren(QLabel))


def test_that_what_is_sent_is_said_and_the_answer_shown(at_updates, until, press) -> None:
    async def scenario(dialog, updates, _window):
        assert f"Asks {ADDRESS} once" in words(dialog)
        press(dialog.ask_button)
        await until(lambda: dialog.told.keys())
        assert "A newer version is published: 1.2.0" in words(dialog)
        assert updates.asked == 1
        assert dialog.ask_button.isEnabled()
        press(dialog.close_button)

    at_updates(scenario)


def test_that_an_error_is_shown_and_it_can_be_asked_again(at_updates, until, press) -> None:
    async def scenario(dialog, updates, _window):
        updates.error = Unreachable(verbatim("example.com does not answer."))
        press(dialog.ask_button)
        await until(lambda: "does not answer" in words(dialog))
        updates.error = None
        await until(dialog.ask_button.isEnabled)
        press(dialog.ask_button)
        await until(lambda: "A newer version" in words(dialog))
        assert "does not answer" not in words(dialog)
        press(dialog.close_button)

    at_updates(scenario)


def test_that_without_an_address_nobody_can_be_asked(at_updates, until, press) -> None:
    async def scenario(dialog, updates, window):
        assert "No address is set, so no server is asked." in words(dialog)
        assert not dialog.ask_button.isEnabled()
        press(dialog.preferences_button)
        await until(lambda: window.findChild(PreferencesDialog))
        form = window.findChild(PreferencesDialog)
        await until(lambda: not form.tasks.busy)
        form.reject()
        assert updates.asked == 0

    at_updates(scenario, "")
