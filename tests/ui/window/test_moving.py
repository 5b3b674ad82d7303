"""*File → Export connections…* and *Import connections…*."""

import json

import pytest
from form_problems import told_at_fields
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel

from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.errors import SettingsInvalid, StorageFailed
from designo_sync_gui.domain.moving import Part
from designo_sync_gui.domain.sentence import say

STORE = (Part.STORE, "de")
VIEW = (Part.VIEW, "Mine")


@pytest.fixture
def services(support):
    return support.FakeServices()


@pytest.fixture
def in_import(in_window, services, until, tmp_path):
    """A scenario in the dialog that shows what a file holds."""

    def run(scenario):
        async def whole(window):
            await until(window.actions_.import_connections.isEnabled)
            window.parts.moving.look_at(tmp_path / "c.json")
            await until(lambda: hasattr(window.parts.moving, "shown"))
            dialog = window.parts.moving.shown
            await until(dialog.isVisible)
            dialog.activateWindow()
            await until(dialog.isActiveWindow)
            await scenario(window, dialog)

        in_window(services, whole)

    return run


def test_that_an_export_is_told_with_its_file(in_window, services, until, tmp_path):
    async def scenario(window):
        await until(window.actions_.export_connections.isEnabled)
        window.parts.moving.export_to(tmp_path / "c.json")
        await until(lambda: window.banners.notice("moving"))
        notice = window.banners.notice("moving")
        assert notice.title.english == "Exported: 1 store"
        assert "No credentials" in notice.advice.english

    in_window(services, scenario)
    assert services.moving.exported == [tmp_path / "c.json"]


@pytest.mark.parametrize("does", ["export_to", "look_at"])
def test_that_a_failure_is_told_with_its_cause(in_window, services, until, tmp_path, does):
    services.moving.error = StorageFailed(say("The disk is full."))

    async def scenario(window):
        getattr(window.parts.moving, does)(tmp_path / "c.json")
        await until(lambda: window.banners.notice("moving"))
        assert "disk is full" in window.banners.notice("moving").message.english

    in_window(services, scenario)


def test_that_what_is_new_is_ticked_and_what_replaces_something_is_not(in_import):
    async def scenario(window, dialog):
        boxes = {
            box.text(): (box.isChecked(), box.isEnabled()) for box in dialog.findChildren(QCheckBox)
        }
        assert boxes == {
            "Preferences: changed": (False, True),
            "DesignO connection: same": (False, False),
            "Print && Depot (de): new": (True, True),
            "Poster Corner (us): refused": (False, False),
            "View “Mine”: new": (True, True),
            "Accepted differences of Print Depot EU (de): same": (False, False),
        }
        shown = " ".join(label.text() for label in dialog.findChildren(QLabel))
        assert "different: Proxy, Language" in shown
        assert "must not contain a user or password" in shown
        assert "2 pairs of values" in shown
        dialog.reject()

    in_import(scenario)


def test_that_a_missing_credential_is_asked_for_at_its_field(in_import, press, services):
    async def scenario(window, dialog):
        press(dialog.import_button)
        assert list(told_at_fields(dialog)) == ["Consumer key"]
        assert QApplication.focusWidget() is dialog.secrets[STORE]["consumer_key"]
        dialog.reject()

    in_import(scenario)
    assert services.moving.taken == []


def test_that_only_what_is_ticked_is_imported_and_own_views_are_shown(
    in_import, press, until, gone, services
):
    view = {
        **{"title": "Mine", "view": "ALL", "text": "", "stores": [], "looks": [], "kinds": []},
        **{"statuses": [], "within_seconds": None},
    }

    async def scenario(window, dialog):
        edit = dialog.secrets[STORE]["consumer_key"]
        edit.setText("ck_1")
        assert dialog.changed()
        services.screen = json.dumps({"own_views": [view]})
        press(dialog.import_button)
        await until(lambda: window.orders.own_views.state() == [view])

    in_import(scenario)
    assert services.moving.taken == [
        ((STORE, VIEW), {"store:de": {"consumer_key": Secret("ck_1")}})
    ]


def test_that_a_connection_that_is_not_ticked_needs_no_credential(in_import, press, services):
    async def scenario(window, dialog):
        dialog.boxes[STORE].setChecked(False)
        assert not dialog.secrets[STORE]["consumer_key"].isEnabled()
        press(dialog.import_button)

    in_import(scenario)
    assert [keys for keys, _ in services.moving.taken] == [(VIEW,)]


def test_that_nothing_ticked_imports_nothing(in_import, services):
    async def scenario(window, dialog):
        for key in (STORE, VIEW):
            dialog.boxes[key].setChecked(False)
        assert not dialog.import_button.isEnabled()
        dialog.reject()

    in_import(scenario)
    assert services.moving.taken == []


def test_that_a_refused_import_stays_open_with_the_reason(in_import, press, until, services):
    async def scenario(window, dialog):
        dialog.secrets[STORE]["consumer_key"].setText("ck_1")
        services.moving.error = SettingsInvalid(say("The settings changed."))
        press(dialog.import_button)
        await until(lambda: dialog.banners.notice("error"))
        assert dialog.import_button.isEnabled()
        dialog.reject()

    in_import(scenario)
