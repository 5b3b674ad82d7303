"""A problem is shown below its field, which gets keyboard focus."""

from dataclasses import replace

import pytest
from form_problems import told_at_fields
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from designo_sync_gui.connectors.bigcommerce.connector import api_base
from designo_sync_gui.connectors.connector import refuse_plain_http
from designo_sync_gui.connectors.registry import PLATFORMS
from designo_sync_gui.domain.command_line import command_refused
from designo_sync_gui.domain.connection import Check, Secret, Store
from designo_sync_gui.domain.credentials import (
    check_secrets,
    designo_entries,
    proxy_entries,
    refuse_credentials,
    store_entries,
)
from designo_sync_gui.domain.errors import ProfileInvalid, SettingsInvalid
from designo_sync_gui.domain.form_fields import CREDENTIALS
from designo_sync_gui.domain.preferences import Preferences
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.ui.dialogs.preferences_dialog import PreferencesDialog
from designo_sync_gui.ui.kit.forms import FieldHolder, WholeLabel
from designo_sync_gui.ui.kit.problem_edge import ProblemEdge
from designo_sync_gui.ui.orders.saved_views import KeepViewDialog
from designo_sync_gui.ui.stores.check_list import STRIP_HEIGHT, CheckStrip
from designo_sync_gui.ui.stores.designo_dialog import DesignoDialog
from designo_sync_gui.ui.stores.reading_ways import Way
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
        dialog.ways.choose(Way.FILE)
        for entry in designo_entries(connection):
            dialog.show_problem(refusal([replace(entry, text=KEY)]))
            if entry.label.english == "Read profile":
                assert QApplication.focusWidget() is dialog.source.editor
            elif entry.label.english != "file":
                assert (entry.at or entry.label).english in told_at_fields(dialog)
        assert {"Header name", "Extra headers", "Private CA file", "File or folder"} <= set(
            told_at_fields(dialog)
        )

    opened(support.FakeServices(), lambda engine: DesignoDialog(engine, support.DESIGNO), scenario)


def of_address(platform):
    """What the platform's own rule says of an address that it does not take."""
    rules = {
        "bigcommerce": lambda: api_base("https://shop.example.com/"),
        "shopify": lambda: refuse_plain_http("http://shop.example.com/", say("the token")),
    }
    with pytest.raises(SettingsInvalid) as refused:
        rules[platform]()
    return refused.value


@pytest.mark.parametrize(("platform", "label"), [("bigcommerce", "API path"), ("shopify", "Shop")])
def test_that_an_address_its_platform_refuses_is_told_at_the_address(
    opened, support, platform, label
):
    services = support.FakeServices()
    services.connections.platforms = tuple(p for p in PLATFORMS if p.name == platform)

    async def scenario(dialog):
        dialog.show_problem(of_address(platform))
        assert [told.startswith(label) for told in told_at_fields(dialog)] == [True]
        assert QApplication.focusWidget() is dialog.url
        assert dialog.problems.keys() == ()

    opened(services, lambda engine: StoreDialog(engine, None), scenario)


def test_that_credentials_for_another_address_are_asked_for_at_their_field(opened, support):
    moved = SettingsInvalid(say("The address changed."), field=CREDENTIALS)

    async def scenario(dialog):
        dialog.show_problem(moved)
        assert list(told_at_fields(dialog)) == ["Consumer key"]

    opened(support.FakeServices(), lambda engine: StoreDialog(engine, support.STORE), scenario)


@pytest.mark.parametrize("platform", ["other", "export"])
def test_that_a_setting_that_was_not_entered_is_told_at_its_field_in_few_words(
    opened, support, press, platform
):
    """Where it is found stands there already; the edge is around the input, not its button."""
    services = support.FakeServices()
    services.connections.platforms = tuple(p for p in PLATFORMS if p.name == platform)

    async def scenario(dialog):
        dialog.name.setText("Print Depot")
        dialog.code.setText("de")
        if dialog.form.url is not None:
            dialog.url.setText("https://shop.example.com/")
        press(dialog.save_button)
        (told,) = told_at_fields(dialog).items()
        assert told[1] == f"◆ Not entered: {told[0]}."
        assert dialog.problems.keys() == ()
        (edge,) = [e for e in dialog.findChildren(ProblemEdge) if e.isVisible()]
        typed = QApplication.focusWidget()
        assert typed is not None
        assert edge.size() == typed.size()
        assert edge.mapToGlobal(QPoint()) == typed.mapToGlobal(QPoint())

    opened(services, lambda engine: StoreDialog(engine, None), scenario)


def test_that_a_profile_that_cannot_be_used_is_told_at_the_profile(opened, support):
    services = support.FakeServices()
    services.connections.platforms = tuple(p for p in PLATFORMS if p.name == "other")

    async def scenario(dialog):
        dialog.show_problem(ProfileInvalid(say("The profile has no list.")))
        assert list(told_at_fields(dialog)) == ["Profile (TOML)"]

    opened(services, lambda engine: StoreDialog(engine, None), scenario)


@pytest.mark.parametrize("platform", PLATFORMS, ids=lambda platform: platform.name)
def test_that_nothing_is_wrong_in_a_form_before_anything_was_done(opened, support, platform):
    services = support.FakeServices()
    services.connections.platforms = (platform,)

    async def scenario(dialog):
        assert told_at_fields(dialog) == {}
        assert not [edge for edge in dialog.findChildren(ProblemEdge) if edge.isVisible()]
        assert dialog.problems.notice("problem") is None

    opened(services, lambda engine: StoreDialog(engine, None), scenario)


def test_that_a_file_that_a_test_cannot_read_is_told_at_its_field(opened, support):
    services = support.FakeServices()
    services.connections.platforms = tuple(p for p in PLATFORMS if p.name == "export")
    error = SettingsInvalid(say("“a.csv” is empty."))
    failed = Check(say("Export read"), passed=False, message=error.message, error=error)

    async def scenario(dialog):
        dialog.show_tested(None, (failed,))
        assert list(told_at_fields(dialog)) == ["File or folder"]

    opened(services, lambda engine: StoreDialog(engine, None), scenario)


def test_that_the_lines_of_a_test_do_not_cover_the_problem_that_it_found(opened, support, until):
    """They grow over the end of the form after the problem was scrolled to."""
    services = support.FakeServices()
    services.connections.platforms = tuple(p for p in PLATFORMS if p.name == "export")
    error = SettingsInvalid(say("“a.csv” is empty."))
    passed = Check(say("Reached"), passed=True, message=say("It answers."))
    failed = Check(say("Export read"), passed=False, message=error.message, error=error)

    async def scenario(dialog):
        dialog.resize(dialog.width(), 420)
        dialog.show_tested(None, (*(passed,) * 6, failed))
        (strip,) = dialog.findChildren(CheckStrip)
        await until(lambda: strip.height() == STRIP_HEIGHT)
        (told,) = [h.problem for h in dialog.findChildren(FieldHolder) if h.problem.isVisible()]
        area = dialog._scroll.viewport()
        await until(
            lambda: area.rect().contains(told.rect().translated(told.mapTo(area, QPoint())))
        )

    opened(services, lambda engine: StoreDialog(engine, None), scenario)


def test_that_a_single_credential_is_not_asked_for_as_all_of_them(opened, support):
    services = support.FakeServices()
    services.connections.platforms = tuple(p for p in PLATFORMS if p.name == "bigcommerce")

    async def scenario(dialog):
        with pytest.raises(SettingsInvalid) as refused:
            dialog.form.read_secrets()
        assert refused.value.message.english == "Not entered: Access token."

    opened(services, lambda engine: StoreDialog(engine, None), scenario)


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
        assert not dialog.writing.headers.isVisible()
        dialog.writing.headers.setPlainText("nonsense")
        press(dialog.save_button)
        assert dialog.writing.headers.isVisible()
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


@pytest.mark.parametrize("way", [Way.FILE, Way.FOLDER])
def test_that_a_long_problem_moves_what_stands_below_it(opened, support, until, way):
    problem = SettingsInvalid(
        say("It cannot be read: {why}.", why="word " * 60), field=say("File or folder")
    )

    async def scenario(dialog):
        dialog.ways.choose(way)
        dialog.show_problem(problem)
        await until(lambda: told_at_fields(dialog))
        (holder,) = [x for x in dialog.findChildren(FieldHolder) if x.problem.isVisible()]
        await until(lambda: holder.height() >= holder.heightForWidth(holder.width()))
        (hint,) = [x for x in holder.findChildren(WholeLabel) if x is not holder.problem]
        assert holder.field.geometry().bottom() < holder.problem.geometry().top()
        assert holder.problem.geometry().bottom() < hint.geometry().top()

    opened(support.FakeServices(), lambda engine: DesignoDialog(engine, support.DESIGNO), scenario)
