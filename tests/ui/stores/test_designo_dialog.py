"""Connecting DesignO through its dialog."""

import asyncio

import pytest
from form_problems import told_at_fields

from designo_sync_gui.domain.connection import (
    AuthForm,
    DesignoConnection,
    RequestShape,
    Secret,
)
from designo_sync_gui.ui.stores.designo_dialog import DesignoDialog
from designo_sync_gui.ui.stores.reading_ways import Way

PROFILE = '[request]\nheaders = { X = "{secret:api_key}" }\n'


@pytest.fixture
def in_dialog(with_engine, gone):
    def run(services, scenario, connection=None):
        async def whole(engine):
            dialog = DesignoDialog(engine, connection)
            dialog.open()
            await asyncio.sleep(0)  # opening it is a turn of its own, as it is for a hand
            await scenario(dialog)
            if not gone(dialog):
                dialog.reject()

        with_engine(services, whole)

    return run


def test_that_the_defaults_are_those_of_the_published_plugin(
    in_dialog, support, until, press, qtbot, gone
):
    services = support.FakeServices()

    async def scenario(dialog):
        qtbot.keyClicks(dialog.url, "https://print.example.com")
        dialog.ways.choose(Way.NONE)
        press(dialog.save_button)
        await until(lambda: gone(dialog))

    in_dialog(services, scenario)
    assert services.called("save_designo") == [
        (DesignoConnection("https://print.example.com/"), {})
    ]


def test_that_every_field_reaches_the_connection(
    in_dialog, support, until, press, qtbot, gone, tmp_path
):
    authority = tmp_path / "ours.pem"
    authority.touch()
    services = support.FakeServices()
    wanted = DesignoConnection(
        "https://print.example.com/",
        "token",
        "update",
        RequestShape.LEGACY,
        AuthForm.HEADER,
        "X-Token",
        (("Accept-Language", "en"),),
        PROFILE,
        ca_file=str(authority),
    )

    async def scenario(dialog):
        press(dialog.save_button)
        await until(lambda: gone(dialog))

    in_dialog(services, scenario, wanted)
    assert services.called("save_designo") == [(wanted, {})]


def test_that_a_named_header_needs_its_name(in_dialog, support, press):
    async def scenario(dialog):
        dialog.writing.auth.setCurrentIndex(dialog.writing.auth.findData("header"))
        assert dialog.writing.auth_header.isEnabled()
        press(dialog.save_button)
        assert "header" in told_at_fields(dialog)["Header name"]

    in_dialog(support.FakeServices(), scenario, support.DESIGNO)


@pytest.mark.parametrize(
    ("line", "cause"),
    [
        ("nonsense", "not of the form"),
        ("X-Größe: 1", "cannot be used"),
        ("Content-Length: 1", "cannot be used"),
        ("X-A: größe", "not of the form"),
        ("Authorization: Bearer k3y", "credential in the settings"),
        ("X-Api-Key: k3y", "credential in the settings"),
    ],
)
def test_that_a_line_that_is_no_header_is_refused(in_dialog, support, press, line, cause):
    async def scenario(dialog):
        dialog.writing.headers.setPlainText(f"X-Tenant: a\n\n{line}")
        press(dialog.save_button)
        assert cause in told_at_fields(dialog)["Extra headers"]
        assert "k3y" not in told_at_fields(dialog)["Extra headers"]

    in_dialog(support.FakeServices(), scenario, support.DESIGNO)


def test_that_a_field_appears_for_each_secret_of_the_profile(
    in_dialog, support, until, press, qtbot, gone
):
    services = support.FakeServices()

    async def scenario(dialog):
        dialog.ways.choose(Way.EXAMPLE)
        dialog.source.editor.setPlainText(PROFILE)
        await until(lambda: dialog.secrets)
        qtbot.keyClicks(dialog.secrets["api_key"], "hush")
        press(dialog.save_button)
        await until(lambda: gone(dialog))

    in_dialog(services, scenario, support.DESIGNO)
    ((connection, secrets),) = services.called("save_designo")
    assert secrets == {"api_key": Secret("hush")}
    assert "hush" not in connection.read_profile


def test_that_a_profile_that_cannot_be_read_says_why(in_dialog, support, until):
    async def scenario(dialog):
        dialog.source.editor.setPlainText("broken")
        await until(lambda: "not TOML" in dialog.source.note.text())

    in_dialog(support.FakeServices(), scenario)


def test_that_a_profile_file_is_read_into_the_form(in_dialog, support, until, tmp_path):
    path = tmp_path / "profile.toml"
    path.write_bytes(b"\xef\xbb\xbf" + PROFILE.encode())

    async def scenario(dialog):
        dialog.source.load(path)
        await until(lambda: dialog.source.editor.toPlainText() == PROFILE)

    in_dialog(support.FakeServices(), scenario)


@pytest.mark.parametrize(("data", "word"), [(b"\xff\xfe", "UTF-8"), (b"x" * 300_000, "large")])
def test_that_a_file_that_is_no_profile_is_refused(in_dialog, support, until, tmp_path, data, word):
    path = tmp_path / "profile.toml"
    path.write_bytes(data)

    async def scenario(dialog):
        dialog.source.load(path)
        await until(lambda: dialog.problems.notice("problem"))
        assert word in dialog.problems.notice("problem").message.english

    in_dialog(support.FakeServices(), scenario)


def test_that_a_missing_profile_file_is_told(in_dialog, support, until, tmp_path):
    async def scenario(dialog):
        dialog.source.load(tmp_path / "none.toml")
        await until(lambda: dialog.problems.notice("problem"))
        assert "none.toml" in dialog.problems.notice("problem").message.english

    in_dialog(support.FakeServices(), scenario)


def test_that_a_test_runs_the_checks_and_saves_nothing(in_dialog, support, until, press):
    services = support.FakeServices()

    async def scenario(dialog):
        press(dialog.test_button)
        await until(lambda: services.called("test_designo"))
        await until(dialog.test_button.isEnabled)

    in_dialog(services, scenario, support.DESIGNO)
    assert services.called("save_designo") == []
