"""A problem is shown below its field, which gets keyboard focus."""

from dataclasses import replace

import pytest
from form_problems import told_at_fields
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from designo_sync_gui.connectors.registry import PLATFORMS
from designo_sync_gui.domain.command_line import command_refused
from designo_sync_gui.domain.connection import Secret, Store
from designo_sync_gui.domain.credentials import (
    check_secrets,
    designo_entries,
    proxy_entries,
    refuse_credentials,
    store_entries,
)
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.preferences import Preferences
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.ui.dialogs.preferences_dialog import PreferencesDialog
from designo_sync_gui.ui.kit.forms import FieldHolder
from designo_sync_gui.ui.kit.problem_edge import ProblemEdge
from designo_sync_gui.ui.orders.saved_views import KeepViewDialog
from designo_sync_gui.ui.stores.designo_dialog import DesignoDialog
from designo_sync_gui.ui.stores.store_dialog import StoreDialog

KEY = "ck_" + "0123456789abcdef" * 2 + "01234567"


@pytest.fixture
def opened(with_engine, until, gone):
    def run(services, make, scenario):
        async def whole(engine):
            dialog = make(engine)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.open()
            await until(dialog.isVisible)
            dialog.activateWindow()
            await until(dialog.isActiveWindow)
            await scenario(dialog)
            if not gone(dialog):
                dialog.reject()

        with_engine(services, whole)

    return run


def refusal(entries, secrets=None):
    with pytest.raises(SettingsInvalid) as refused:
        refuse_credentials(entries, secrets or {}, PLATFORMS)
    return refused.value


def test_that_a_credential_is_refused_at_the_field_it_was_typed_into(
    opened, support, until, press, gone
):
    services = support.FakeServices()
    typed = Store("de", "Print Depot", "woocommerce", "https://a.example/", KEY)
    services.errors["save_store"] = refusal(store_entries(typed, PLATFORMS))

    async def scenario(dialog):
        press(dialog.save_button)
        await until(lambda: told_at_fields(dialog))
        assert list(told_at_fields(dialog)) == ["Status field"]
        assert "looks like a credential" in told_at_fields(dialog)["Status field"]
        assert KEY not in told_at_fields(dialog)["Status field"]
        field = dialog.form.status_field
        (edge,) = [e for e in dialog.findChildren(ProblemEdge) if e.isVisible()]
        assert edge.geometry() == field.geometry()
        assert edge.parentWidget() is field.parentWidget()
        assert QApplication.focusWidget() in (field, field.lineEdit())
        assert "looks like a credential" in field.accessibleDescription()
        press(dialog.save_button)
        assert told_at_fields(dialog) == {}
        assert "looks like" not in field.accessibleDescription()
        await until(lambda: gone(dialog))

    opened(services, lambda engine: StoreDialog(engine, support.STORE), scenario)


@pytest.mark.parametrize("platform", PLATFORMS, ids=lambda platform: platform.name)
def test_that_everything_a_store_keeps_in_the_settings_has_its_field(opened, support, platform):
    services = support.FakeServices()
    services.connections.platforms = (platform,)
    options = tuple((option.name, "x") for option in platform.options)
    url = "https://a.example/" if platform.url_label else ""
    store = Store("de", "x", platform.name, url, "status", "", options)

    async def scenario(dialog):
        labels = {holder.label for holder in dialog.findChildren(FieldHolder)}
        entries = store_entries(store, PLATFORMS)
        kept = {(entry.at or entry.label).english for entry in entries if entry.text}
        assert len(kept) >= 4
        assert kept <= labels

    opened(services, lambda engine: StoreDialog(engine, None), scenario)


def test_that_everything_designo_keeps_in_the_settings_has_its_field(opened, support):
    connection = replace(
        support.DESIGNO,
        auth_header=KEY,
        ca_file="/x/ca.pem",
        extra_headers=(("X-Tenant", KEY),),
        read_profile=KEY,
        read_table=(("file", KEY),),
    )

    async def scenario(dialog):
        for entry in designo_entries(connection):
            dialog.show_problem(refusal([replace(entry, text=KEY)]))
            if entry.label.english == "Read profile":
                assert QApplication.focusWidget() is dialog.profile
            elif entry.label.english != "file":
                assert (entry.at or entry.label).english in told_at_fields(dialog)
        dialog.way.setCurrentIndex(dialog.way.findData("table"))
        assert {"Header name", "Extra headers", "Private CA file", "Export file"} <= set(
            told_at_fields(dialog)
        )

    opened(support.FakeServices(), lambda engine: DesignoDialog(engine, support.DESIGNO), scenario)


def test_that_a_swapped_secret_is_told_at_its_own_field(opened, support):
    async def scenario(dialog):
        with pytest.raises(SettingsInvalid) as refused:
            check_secrets(dialog.form.secret_fields, {"consumer_key": Secret("cs_1")})
        dialog.show_problem(refused.value)
        assert list(told_at_fields(dialog)) == ["Consumer key"]
        assert QApplication.focusWidget() is dialog.secrets["consumer_key"]

    opened(support.FakeServices(), lambda engine: StoreDialog(engine, support.STORE), scenario)


@pytest.mark.parametrize(
    ("path", "cause"),
    [("here.pem", "no file"), ("/no/such/folder/ca.pem", "no file")],
)
def test_that_a_ca_file_that_is_not_there_is_told_at_its_field(
    opened, support, until, press, path, cause
):
    services = support.FakeServices()

    async def scenario(dialog):
        dialog.form.ca_file.set_value(path)
        press(dialog.save_button)
        await until(lambda: told_at_fields(dialog))
        assert cause in told_at_fields(dialog)["Private CA file"]
        focused = QApplication.focusWidget()
        assert focused is not None
        assert focused is dialog.form.ca_file.edit
        assert cause in focused.accessibleDescription()

    opened(services, lambda engine: StoreDialog(engine, support.STORE), scenario)
    assert services.called("save_store") == []


def test_that_a_field_that_was_folded_away_is_unfolded(opened, support, press):
    async def scenario(dialog):
        assert not dialog.headers.isVisible()
        dialog.headers.setPlainText("nonsense")
        press(dialog.save_button)
        assert dialog.headers.isVisible()
        assert list(told_at_fields(dialog)) == ["Extra headers"]

    opened(support.FakeServices(), lambda engine: DesignoDialog(engine, support.DESIGNO), scenario)


def test_that_a_credential_is_no_proxy_and_is_told_at_its_field(opened, support, press):
    services = support.FakeServices()

    async def scenario(dialog):
        dialog.proxy.setText(KEY)
        press(dialog.save_button)
        assert list(told_at_fields(dialog)) == ["Proxy"]
        assert "looks like a credential" in told_at_fields(dialog)["Proxy"]
        assert QApplication.focusWidget() is dialog.proxy

    opened(
        services,
        lambda engine: PreferencesDialog(engine, Preferences(), tray_available=True),
        scenario,
    )
    assert services.called("save_preferences") == []


def test_that_a_command_that_cannot_be_run_is_told_at_its_field(opened, support, until, press):
    services = support.FakeServices()
    services.errors["save_preferences"] = command_refused(say("The program x was not found."))

    async def scenario(dialog):
        dialog.on_trouble.setText("x --now")
        dialog.unread_hours.setValue(12)
        press(dialog.save_button)
        await until(lambda: told_at_fields(dialog))
        assert list(told_at_fields(dialog)) == ["Command on trouble"]
        assert "was not found" in told_at_fields(dialog)["Command on trouble"]
        assert QApplication.focusWidget() is dialog.on_trouble

    opened(
        services,
        lambda engine: PreferencesDialog(engine, Preferences(), tray_available=True),
        scenario,
    )
    (asked,) = services.called("save_preferences")
    assert asked == Preferences(on_trouble="x --now", unread_hours=12)


def test_that_a_credential_in_the_command_is_told_at_its_field(opened, support, press):
    services = support.FakeServices()

    async def scenario(dialog):
        dialog.on_trouble.setText(f"/bin/tell {KEY}")
        press(dialog.save_button)
        assert list(told_at_fields(dialog)) == ["Command on trouble"]
        assert KEY not in told_at_fields(dialog)["Command on trouble"]

    opened(
        services,
        lambda engine: PreferencesDialog(engine, Preferences(), tray_available=True),
        scenario,
    )
    assert services.called("save_preferences") == []


@pytest.mark.parametrize("proxy", [KEY, f"http://{KEY}:3128", f"http://a.example/{KEY}"])
def test_that_no_proxy_holds_a_credential_or_repeats_it(proxy):
    with pytest.raises(SettingsInvalid, match="looks like a credential") as refused:
        refuse_credentials(proxy_entries(proxy), {}, PLATFORMS)
    assert KEY not in str(refused.value)


def test_that_no_view_keeps_a_credential(qtbot):
    dialog = KeepViewDialog(["Mine"], PLATFORMS)
    qtbot.addWidget(dialog)
    dialog.edit.setText("ck_1")
    assert not dialog.keep_button.isEnabled()
    assert "credential" in dialog.field.problem.text()
    dialog.edit.setText("Mine")
    assert dialog.keep_button.isEnabled()
    assert "replaced" in dialog.taken.text()
    searched = KeepViewDialog([], PLATFORMS, "Mine", searched=KEY)
    qtbot.addWidget(searched)
    assert not searched.keep_button.isEnabled()
    assert KEY not in searched.field.problem.text()
