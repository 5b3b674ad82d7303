"""A store's form shows what its platform declares, and nothing else."""

import asyncio
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit

from designo_sync_gui.connectors.registry import PLATFORMS
from designo_sync_gui.domain.connection import Secret, Store
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.platform import Writing
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.ui.kit.forms import FieldLabel
from designo_sync_gui.ui.stores.platform_form import PlatformForm
from designo_sync_gui.ui.stores.platform_words import case_hints, field_words, platform_words
from designo_sync_gui.ui.stores.store_dialog import StoreDialog


@pytest.fixture
def form(qtbot, support):
    def show(store=None, platform=None):
        made = PlatformForm(platform or support.MANY, store)
        qtbot.addWidget(made)
        made.show()
        return made

    return show


def filled(made):
    made.url.setText("https://many.example.com")
    made.options["profile"].set_value("title = 'x'")
    return made


def test_that_every_declared_field_is_shown_with_where_it_is_found(form, support):
    made = form()
    texts = {w.text() for w in made.findChildren(type(made.note))}
    for where in ("Settings, API.", "Apps, Develop.", "Stores, Views.", "A TOML file."):
        assert where in texts
    assert list(made.secrets) == ["token"]
    assert list(made.options) == ["view", "shape", "profile", "export"]
    assert [made.status_field.itemText(i) for i in range(2)] == ["paid", "raw"]


def test_that_another_way_to_sign_in_asks_for_its_own_secrets(form):
    made = form()
    made.sign_in.setCurrentIndex(1)
    assert list(made.secrets) == ["client_id", "client_secret"]
    assert {e.echoMode() for e in made.secrets.values()} == {QLineEdit.EchoMode.Password}
    assert filled(made).draft("c", "n").sign_in == "app"


def test_that_a_draft_keeps_only_options_that_were_changed(form):
    store = filled(form()).draft("c", "n")
    assert store.options == (("profile", "title = 'x'"),)
    made = filled(form())
    made.options["shape"].set_value("deep")
    assert made.draft("c", "n").option("shape") == "deep"


def test_that_a_required_option_is_asked_for(form):
    made = form()
    made.url.setText("https://many.example.com")
    with pytest.raises(SettingsInvalid, match="Not entered: Profile"):
        made.draft("c", "n")


def test_that_an_edited_store_is_shown_as_it_was_saved(form, support):
    options = (("profile", "title = 'y'"), ("shape", "deep"))
    store = Store("c", "n", "many", "https://many.example.com/", "raw", "app", options)
    made = form(store)
    assert replace(made.draft("c", "n"), options=()) == replace(store, options=())
    assert dict(made.draft("c", "n").options) == dict(options)
    assert made.read_secrets() == {}


def test_that_a_private_authority_is_shown_kept_and_taken_away(form):
    store = Store("c", "n", "many", "https://many.example.com/", "paid", ca_file="/etc/ours.pem")
    made = filled(form(store))
    assert made.ca_file.edit.text() == "/etc/ours.pem"
    assert made.draft("c", "n").ca_file == "/etc/ours.pem"
    made.ca_file.edit.clear()
    assert made.draft("c", "n").ca_file == ""
    made.ca_file.load(Path("/etc/other.pem"))
    assert made.draft("c", "n").ca_file == "/etc/other.pem"


def test_that_what_a_field_may_cause_is_said_beside_it(form):
    made = form()
    assert (
        made.writing.cause.text()
        == "Payment: changed by named actions only. May cause: moves money."
    )
    made.status_field.setCurrentIndex(1)
    assert made.writing.cause.text() == "Raw: read, never written."


def test_that_the_shop_of_a_new_store_starts_locked(form):
    made = filled(form())
    assert (made.writing.shop.isChecked(), made.writing.designo.isChecked()) == (True, False)
    store = made.draft("c", "n")
    assert (store.shop_locked, store.designo_locked, store.production) == (True, False, False)
    made.writing.shop.setChecked(False)
    made.writing.designo.setChecked(True)
    made.writing.production.setChecked(True)
    store = made.draft("c", "n")
    assert (store.shop_locked, store.designo_locked, store.production) == (False, True, True)


def test_that_an_edited_store_keeps_its_locks(form):
    store = Store("c", "n", "many", "https://many.example.com/", "paid", designo_locked=True)
    made = filled(form(store))
    assert (made.writing.shop.isChecked(), made.writing.designo.isChecked()) == (False, True)


def test_that_what_writing_may_cause_is_never_folded_away(form):
    made = form()
    assert made.advanced is not None
    assert made.writing.cause.isVisible()
    assert made.writing.shop.isVisible()
    assert not made.status_field.isVisible()


def test_that_a_kind_that_is_never_written_has_no_switch_for_its_shop(form, support):
    fields = tuple(replace(f, writing=Writing.NEVER) for f in support.MANY.fields)
    made = form(platform=replace(support.MANY, fields=fields))
    assert not made.writing.shop.isVisible()
    assert made.writing.designo.isVisible()


def test_that_an_undeclared_field_is_read_and_never_written(support):
    assert "never written" in field_words(support.WOO, "meta")


def test_that_each_capability_is_said_in_words(support):
    words = platform_words(support.MANY)
    assert "Reads 250 orders per request." in words
    assert "Every refresh reads everything" in words
    assert "Single orders cannot be asked for" in words
    assert "Several statuses can go in one request." in words
    assert "Limits: 2 requests a second." in words


def test_that_the_hint_for_another_spelling_belongs_to_the_chosen_field(support):
    paid = Store("a", "A", "many", "https://many.example.com/", "paid")
    raw = replace(paid, code="b", status_field="raw")
    unknown = replace(paid, code="c", platform="gone")
    hints = case_hints([paid, raw, unknown], [support.MANY])
    assert hints == {"a": say("Choose the field “raw”.")}


@pytest.fixture
def in_dialog(with_engine, gone, support):
    def run(scenario, store=None):
        services = support.FakeServices()
        services.connections.platforms = (support.WOO, support.MANY)

        async def whole(engine):
            dialog = StoreDialog(engine, store)
            dialog.open()
            await asyncio.sleep(0)  # opening it is a turn of its own, as it is for a hand
            await scenario(dialog)
            if not gone(dialog):
                dialog.reject()

        with_engine(services, whole)
        return services

    return run


def test_that_choosing_another_kind_of_shop_shows_its_form(in_dialog, qtbot, until, press, gone):
    async def scenario(dialog):
        former = next(iter(dialog.secret_edits()))
        former.setText("typed")
        dialog.kind.setCurrentIndex(1)
        assert former.text() == ""
        assert list(dialog.secrets) == ["token"]
        qtbot.keyClicks(dialog.name, "Many")
        qtbot.keyClicks(dialog.code, "mt")
        filled(dialog.form)
        qtbot.keyClicks(dialog.secrets["token"], "hush")
        press(dialog.save_button)
        await until(lambda: gone(dialog))

    services = in_dialog(scenario)
    ((store, secrets, _),) = services.called("save_store")
    assert (store.platform, store.status_field) == ("many", "paid")
    assert secrets == {"token": Secret("hush")}


def test_that_a_profile_file_is_read_into_the_form_and_its_secrets_asked_for(
    in_dialog, until, tmp_path
):
    file = tmp_path / "shop.toml"
    file.write_text("title = 'from file'", encoding="utf-8")

    async def scenario(dialog):
        dialog.kind.setCurrentIndex(1)
        dialog.url.setText("https://many.example.com")
        dialog.form.options["profile"].load(file)
        await until(lambda: dialog.form.options["profile"].value() == "title = 'from file'")
        dialog.look_at_options()
        await until(lambda: dialog.engine.services.called("store_secret_fields"))

    in_dialog(scenario)


def test_that_the_kind_of_a_connected_store_cannot_be_changed(in_dialog, support):
    async def scenario(dialog):
        assert not dialog.kind.isEnabled()

    in_dialog(scenario, support.STORE)


def test_that_http_is_warned_of_in_the_words_of_the_platform(in_dialog):
    async def scenario(dialog):
        dialog.kind.setCurrentIndex(1)
        dialog.url.setText("http://127.0.0.1/")
        assert "this computer only" in dialog.problems.notice("http").message.english

    in_dialog(scenario)


@pytest.mark.parametrize("platform", PLATFORMS, ids=lambda platform: platform.name)
def test_that_every_platforms_form_says_each_capability_and_where_each_value_is(form, platform):
    made = form(platform=platform)
    can = platform.capabilities
    words = made.note.text()
    writes = any(field.writing is not Writing.NEVER for field in platform.fields)
    assert f"Reads {can.page_size:,} orders per request." in words
    assert ("asks only for what changed" in words) is can.changed_since
    assert ("is looked up by its id" in words) is can.reads_singly
    assert ("one by one, each read back" in words) is (writes and not can.writes_in_batches)
    assert ("Nothing is ever written there" in words) is not writes
    assert f"Limits: {can.limits.english}." in words
    labels = {label.text() for label in made.findChildren(type(made.note))}
    wheres = [platform.url_where] if platform.url_label else []
    wheres += [option.where for option in platform.options]
    wheres += [secret.where for secret in platform.sign_ins[0].secrets]
    assert {where.english for where in wheres} <= labels
    for place, field in enumerate(platform.fields):
        made.status_field.setCurrentIndex(place)
        assert made.writing.cause.text().startswith(field.title.english)
        cause = f"May cause: {field.may_cause.english}."
        assert (cause in made.writing.cause.text()) is bool(field.may_cause)


def test_that_the_fields_of_several_forms_begin_at_one_place(form, support):
    made = form()
    made.advanced.unfold()
    label = made.findChildren(FieldLabel)[0]
    label.setText("The longest of all labels of this form")
    made.hide()
    made.show()
    labels = [x for x in made.findChildren(FieldLabel) if x.isVisible()]
    widths = {x.minimumWidth() for x in labels}
    assert len(labels) > 4
    assert widths == {label.sizeHint().width()}
    assert widths != {x.sizeHint().width() for x in labels}
