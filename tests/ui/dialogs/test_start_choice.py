"""Start at sign-in in the preferences: as the system says it, and only together with the tray."""

import pytest

from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.preferences import Preferences
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.start_at_sign_in import StartState
from designo_sync_gui.ui.dialogs.preferences_dialog import PreferencesDialog

IN_TRAY = Preferences(keep_in_tray=True)


@pytest.fixture
def at_preferences(in_window, support, until, gone):
    """Run ``scenario(dialog, services)`` on the open preferences, with what the system says."""

    def run(scenario, now, kept=IN_TRAY):
        services = support.FakeServices()
        services.kept_preferences, services.start.now = kept, now

        async def whole(window):
            window.tray.available = True
            window.actions_.preferences.trigger()
            dialog = window.findChild(PreferencesDialog)
            await until(lambda: not dialog.tasks.busy)
            await scenario(dialog, services)
            if not gone(dialog):
                await until(lambda: not dialog.tasks.busy)
                dialog.reject()

        in_window(services, whole)
        return services

    return run


@pytest.mark.parametrize(
    ("now", "kept", "checked", "enabled", "words"),
    [
        (StartState.ON, True, True, True, ""),
        (StartState.OFF, True, False, True, ""),
        (StartState.OFF, False, False, False, "Needs the tray"),
        (StartState.ON, False, False, False, "switched off together with the tray"),
        (StartState.OTHER, True, False, True, "starts another program"),
        (StartState.OTHER, False, False, False, "switched off together with the tray"),
        (StartState.IMPOSSIBLE, True, False, False, "goes away with the window"),
    ],
)
def test_that_the_choice_shows_what_the_system_says(
    at_preferences, now, kept, checked, enabled, words
):
    async def scenario(dialog, _services):
        start = dialog.start
        assert (start.box.isChecked(), start.box.isEnabled()) == (checked, enabled)
        assert words in start.told.text()
        assert start.told.isVisible() is bool(words)
        assert start.wanted is None
        assert not dialog.changed()

    at_preferences(scenario, now, Preferences(keep_in_tray=kept))


def test_that_it_is_switched_on_after_the_tray_was_saved(at_preferences, until, press, gone):
    async def scenario(dialog, services):
        dialog.keep.setChecked(True)
        dialog.start.box.setChecked(True)
        press(dialog.save_button)
        await until(lambda: gone(dialog))
        assert services.kept_preferences.keep_in_tray

    assert at_preferences(scenario, StartState.OFF, Preferences()).start.done == ["on"]


def test_that_it_is_switched_off_by_itself(at_preferences, until, press, gone):
    async def scenario(dialog, services):
        dialog.start.box.setChecked(False)
        assert dialog.changed()
        press(dialog.save_button)
        await until(lambda: gone(dialog))
        assert services.called("save_preferences") == []

    assert at_preferences(scenario, StartState.ON).start.done == ["off"]


def test_that_leaving_the_tray_takes_the_choice_with_it_and_says_so(at_preferences):
    async def scenario(dialog, _services):
        dialog.keep.setChecked(False)
        assert not dialog.start.box.isChecked()
        assert not dialog.start.box.isEnabled()
        assert "together with the tray" in dialog.start.told.text()
        dialog.keep.setChecked(True)
        assert dialog.start.told.text() == ""

    at_preferences(scenario, StartState.ON)


def test_that_an_entry_that_cannot_be_written_stays_in_the_dialog_with_advice(
    at_preferences, until, press
):
    async def scenario(dialog, services):
        services.start.error = StorageFailed(verbatim("the folder is read-only"))
        dialog.start.box.setChecked(True)
        press(dialog.save_button)
        await until(lambda: dialog.banners.keys())
        assert dialog.isVisible()

    assert at_preferences(scenario, StartState.OFF).start.done == []
