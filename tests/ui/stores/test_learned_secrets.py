"""Credentials of an example go to the host that it was made for, and nowhere else."""

import pytest
from PySide6.QtWidgets import QLineEdit

from designo_sync_gui.connectors.profile.platform import PLATFORM as OTHER
from designo_sync_gui.domain.connection import DesignoConnection, Secret
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.platform import SecretField
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.ui.stores.designo_dialog import DesignoDialog
from designo_sync_gui.ui.stores.learned_secrets import LearnedSecrets
from designo_sync_gui.ui.stores.reading_ways import Way
from designo_sync_gui.ui.stores.store_dialog import StoreDialog

_HOME = "https://print.example"
_FIELD = say("Tenant address")


@pytest.fixture
def services(support):
    return support.FakeServices()


_PROFILE = (
    'title = "T"\n[auth]\nkind = "none"\n[list]\npath = "orders"\n'
    '[list.headers]\nX-Key = "{secret:api_key}"\n[list.pointers]\nitems = "/data"\n'
    'id = "/id"\nstatus = "/status"\n[id]\ntype = "text"\n'
)
_NAMED = SecretField("api_key", say("api_key"), say("Named by the profile."))


@pytest.mark.parametrize(
    "url", ["https://other.example/", "http://print.example/", "https://print.example:8443/"]
)
def test_that_another_origin_gets_none_of_an_examples_credentials(qapp, url):
    learned = LearnedSecrets()
    learned.keep({"key": "s3cret"}, _HOME)
    learned.fill({"key": QLineEdit()})
    with pytest.raises(SettingsInvalid) as refused:
        learned.refuse_elsewhere({"key": Secret("s3cret")}, url, _FIELD)
    assert "are of print.example" in refused.value.message.english
    assert refused.value.field == _FIELD
    assert "s3cret" not in refused.value.message.english


@pytest.mark.parametrize(
    ("secret", "url"),
    [
        ("s3cret", "https://PRINT.example:443/shop"),
        ("typed anew", "https://other.example/"),
    ],
)
def test_that_the_same_host_and_credentials_that_are_typed_anew_are_taken(qapp, secret, url):
    learned = LearnedSecrets()
    learned.keep({"key": "s3cret"}, _HOME)
    learned.refuse_elsewhere({"key": Secret(secret)}, url, _FIELD)


def test_that_the_form_of_designo_sends_and_saves_nothing_at_another_host(
    with_engine, services, press, until, gone
):
    async def whole(engine):
        dialog = DesignoDialog(engine, DesignoConnection("https://other.example/"))
        dialog.open()
        dialog.ways.choose(Way.EXAMPLE)
        dialog.source._learned.keep({"api_key": "s3cret"}, _HOME)
        dialog.source.editor.setPlainText(_PROFILE)
        await until(lambda: "api_key" in dialog.source.secrets)
        press(dialog.save_button)
        await until(lambda: not dialog.tasks.busy)
        dialog.save_untested()
        await until(lambda: not dialog.tasks.busy)
        assert services.called("test_designo") == []
        assert services.called("save_designo") == []
        dialog.url.setText("https://print.example/")
        press(dialog.save_button)
        await until(lambda: gone(dialog))  # tested and saved
        assert services.called("test_designo")

    with_engine(services, whole)


def test_that_the_form_of_a_shop_sends_and_saves_nothing_at_another_host(
    with_engine, services, press, until, gone
):
    services.platforms = (OTHER,)
    services.store_secret_fields = lambda store: (_NAMED,)

    async def whole(engine):
        dialog = StoreDialog(engine, None)
        dialog.open()
        dialog.name.setText("Shop")
        dialog.code.setText("de")
        dialog.url.setText("https://other.example/")
        dialog._learned.keep({"api_key": "s3cret"}, _HOME)
        dialog._set_profile(_PROFILE)
        await until(lambda: "api_key" in dialog.secrets and dialog.secrets["api_key"].text())
        press(dialog.save_button)
        await until(lambda: not dialog.tasks.busy)
        assert services.called("test_store") == []
        assert services.called("save_store") == []
        dialog.url.setText("https://print.example/")
        press(dialog.save_button)
        await until(lambda: services.called("test_store") and not dialog.tasks.busy)
        dialog.reject()
        await until(lambda: gone(dialog))

    with_engine(services, whole)
