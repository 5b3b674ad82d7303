"""Adding and editing a store through its dialog, with real keys and clicks."""

import asyncio

import pytest
from form_problems import told_at_fields
from PySide6.QtWidgets import QLabel, QLineEdit

from designo_sync_gui.domain.connection import Check, Secret
from designo_sync_gui.domain.errors import SecretStoreUnavailable, SignInFailed
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.ui.kit.forms import ConfirmDialog
from designo_sync_gui.ui.stores.store_dialog import StoreDialog

KEYS = {"consumer_key": "ck_1", "consumer_secret": "cs_1"}


@pytest.fixture
def in_dialog(with_engine, gone):
    """Run a scenario with an open dialog over the given services."""

    def run(services, scenario, store=None):
        async def whole(engine):
            dialog = StoreDialog(engine, store)
            dialog.open()
            await asyncio.sleep(0)  # opening it is a turn of its own, as it is for a hand
            await scenario(dialog)
            if not gone(dialog):
                dialog.reject()

        with_engine(services, whole)

    return run


@pytest.fixture
def fill(qtbot):
    def type_into(dialog, url="https://shop.example.com", keys=KEYS):
        for edit, text in ((dialog.name, "Print Depot"), (dialog.code, "pd"), (dialog.url, url)):
            edit.clear()
            qtbot.keyClicks(edit, text)
        for name, value in keys.items():
            qtbot.keyClicks(dialog.secrets[name], value)

    return type_into


def test_that_a_filled_form_saves_the_store_and_its_secrets(
    in_dialog, support, until, press, fill, gone
):
    services = support.FakeServices()

    async def scenario(dialog):
        saved = []
        dialog.saved.connect(lambda: saved.append(True))
        fill(dialog)
        press(dialog.save_button)
        await until(lambda: saved)
        assert gone(dialog)

    in_dialog(services, scenario)
    ((store, secrets, replaces),) = services.called("save_store")
    assert (store.name, store.code, store.url) == (
        "Print Depot",
        "pd",
        "https://shop.example.com/",
    )
    assert secrets == {name: Secret(value) for name, value in KEYS.items()}
    assert replaces is None
    assert services.threads == {"engine"}


def test_that_secrets_are_typed_masked_and_emptied_at_the_end(
    in_dialog, support, until, press, fill
):
    edits = []

    async def scenario(dialog):
        edits.extend(dialog.secret_edits())
        fill(dialog)
        assert {edit.echoMode() for edit in edits} == {QLineEdit.EchoMode.Password}
        press(dialog.cancel_button)
        assert [edit.text() for edit in edits] == ["", ""]

    in_dialog(support.FakeServices(), scenario)


def test_that_a_missing_secret_is_named_and_nothing_is_saved(
    in_dialog, support, until, press, fill
):
    services = support.FakeServices()

    async def scenario(dialog):
        fill(dialog, keys={"consumer_key": "ck_1"})
        press(dialog.save_button)
        assert "Not entered" in told_at_fields(dialog)["Consumer secret"]

    in_dialog(services, scenario)
    assert services.called("save_store") == []


def test_that_an_edit_with_empty_secrets_keeps_those_stored(in_dialog, support, until, press, gone):
    services = support.FakeServices()

    async def scenario(dialog):
        press(dialog.save_button)
        await until(lambda: gone(dialog))

    in_dialog(services, scenario, support.STORE)
    assert services.called("save_store") == [(support.STORE, {}, "de")]


def test_that_a_secret_with_a_space_around_it_is_refused_and_not_trimmed(
    in_dialog, support, press, fill
):
    services = support.FakeServices()

    async def scenario(dialog):
        fill(dialog, keys={"consumer_key": "ck_1 ", "consumer_secret": "cs"})
        press(dialog.save_button)
        assert "space" in told_at_fields(dialog)["Consumer key"]

    in_dialog(services, scenario)
    assert services.called("save_store") == []


@pytest.mark.parametrize(
    "url", ["shop.example.com", "https://", "https://me:pw@shop.example.com/", "https://a/?b=1"]
)
def test_that_a_wrong_address_is_refused_with_advice(in_dialog, support, press, fill, url):
    services = support.FakeServices()

    async def scenario(dialog):
        fill(dialog, url=url)
        press(dialog.save_button)
        assert told_at_fields(dialog)["Shop address"]
        assert dialog.problems.notice("problem") is None, "said once"

    in_dialog(services, scenario)
    assert services.called("save_store") == []


def test_that_plain_http_is_warned_of_while_it_stands_in_the_form(in_dialog, support, qtbot):
    async def scenario(dialog):
        assert dialog.problems.notice("http") is None
        qtbot.keyClicks(dialog.url, "http://shop.example.com")
        assert "OAuth" in dialog.problems.notice("http").message.english
        dialog.url.setText("https://shop.example.com")
        assert dialog.problems.notice("http") is None

    in_dialog(support.FakeServices(), scenario)


def test_that_a_test_shows_each_check_in_words(in_dialog, support, until, press, fill, gone):
    checks = (
        Check(say("reachable"), True, say("The shop answers.")),
        Check(say("signed in"), False, say("The key is unknown. Make a new one."), '{"code": "x"}'),
        Check(say("may write"), None, say("Not tried.")),
    )
    services = support.FakeServices(checks=checks)

    async def scenario(dialog):
        fill(dialog)
        press(dialog.test_button)
        assert not dialog.test_button.isEnabled()
        await until(dialog.test_button.isEnabled)
        lines = [w.accessibleName() for w in dialog.checks.children() if w.isWidgetType()]
        assert [line.split(".")[0] for line in lines if ": " in line] == [
            "reachable: passed",
            "signed in: failed",
            "may write: not checked",
        ]

    in_dialog(services, scenario)
    assert services.called("save_store") == []


def test_that_a_refused_save_keeps_the_dialog_open_with_the_reason(
    in_dialog, support, until, press, fill
):
    services = support.FakeServices(
        errors={"save_store": SignInFailed(say("No."), say("Try a new key."))}
    )

    async def scenario(dialog):
        fill(dialog)
        press(dialog.save_button)
        await until(lambda: dialog.problems.notice("problem"))
        assert dialog.problems.notice("problem").advice.english == "Try a new key."
        assert dialog.isVisible()
        assert dialog.save_button.isEnabled()

    in_dialog(services, scenario)


def test_that_without_a_keyring_the_session_is_offered_and_then_saved(
    in_dialog, support, until, press, fill, gone
):
    error = SecretStoreUnavailable(say("No Secret Service is running."), say("Start one."))
    services = support.FakeServices(errors={"save_store": error})

    async def scenario(dialog):
        fill(dialog)
        press(dialog.save_button)
        await until(lambda: dialog.problems.notice("problem"))
        text, choose = dialog.problems.notice("problem").action
        assert text.english == "Use this session only"
        choose()
        await until(lambda: gone(dialog))

    in_dialog(services, scenario)
    assert [name for name, _ in services.calls] == [
        "test_store",
        "save_store",
        "use_session_secrets",
        "save_store",
    ]


def test_that_closing_the_dialog_cancels_a_test_under_way(
    in_dialog, support, until, press, fill, gone
):
    async def scenario(dialog):
        fill(dialog)
        press(dialog.test_button)
        tasks = dialog.tasks
        press(dialog.cancel_button)
        await until(lambda: not tasks.busy)

    in_dialog(support.FakeServices(), scenario)


def test_that_saving_what_voids_rows_asks_first_and_says_how_many(
    in_dialog, support, until, press, gone
):
    services = support.FakeServices()
    services.connections.voiding.rows = 1234

    async def scenario(dialog):
        dialog.url.setText("https://other.example.com")
        press(dialog.save_button)
        await until(lambda: dialog.findChildren(ConfirmDialog))
        (question,) = dialog.findChildren(ConfirmDialog)
        assert "1,234 orders must be read again" in said(question)
        assert services.called("save_store") == []
        press(question.keep_button)
        await until(lambda: dialog.save_button.isEnabled())
        assert services.called("save_store") == []
        press(dialog.save_button)
        await until(lambda: any(not gone(q) for q in dialog.findChildren(ConfirmDialog)))
        press(dialog.findChildren(ConfirmDialog)[-1].act_button)
        await until(lambda: gone(dialog))
        assert len(services.called("save_store")) == 1

    in_dialog(services, scenario, support.STORE)


def test_that_saving_what_voids_nothing_asks_nothing(in_dialog, support, until, press, gone):
    services = support.FakeServices()

    async def scenario(dialog):
        dialog.name.setText("Another name")
        press(dialog.save_button)
        await until(lambda: gone(dialog))

    in_dialog(services, scenario, support.STORE)
    assert len(services.called("save_store")) == 1


@pytest.mark.parametrize("path", ["missing/ours.pem", "/nowhere/ours.pem"])
def test_that_a_ca_file_that_is_not_there_is_neither_saved_nor_tried(
    in_dialog, support, until, press, path
):
    services = support.FakeServices()

    async def scenario(dialog):
        dialog.form.ca_file.set_value(path)
        for act in (dialog.save_button, dialog.test_button):
            press(act)
            await until(lambda: "Private CA file" in told_at_fields(dialog))
            assert path not in told_at_fields(dialog)["Private CA file"]
            await until(lambda: dialog.save_button.isEnabled())

    in_dialog(services, scenario, support.STORE)
    assert services.called("save_store") == services.called("test_store") == []


def test_that_a_ca_file_is_kept_by_its_whole_path(
    in_dialog, support, until, press, gone, tmp_path, monkeypatch
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "ours.pem").write_text("")
    services = support.FakeServices()

    async def scenario(dialog):
        dialog.form.ca_file.set_value("ours.pem")
        press(dialog.save_button)
        await until(lambda: gone(dialog))

    in_dialog(services, scenario, support.STORE)
    ((store, _secrets, _code),) = services.called("save_store")
    assert store.ca_file == str(tmp_path / "ours.pem")


def said(shown):
    return "\n".join(label.text() for label in shown.findChildren(QLabel))
