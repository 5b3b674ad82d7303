"""Reading DesignO or a shop from an export: the file is chosen, then its columns."""

import asyncio

import pytest
from form_problems import told_at_fields

from designo_sync_gui.connectors.exports.platform import PLATFORM as EXPORT
from designo_sync_gui.domain.connection import DesignoConnection
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.ui.kit.forms import FieldHolder
from designo_sync_gui.ui.stores.designo_dialog import DesignoDialog
from designo_sync_gui.ui.stores.fields import ChoiceOption
from designo_sync_gui.ui.stores.platform_form import PlatformForm
from designo_sync_gui.ui.stores.reading_ways import Way
from designo_sync_gui.ui.stores.store_dialog import StoreDialog

TABLE = (("file", "/data/e.csv"), ("id_column", "Order ID"), ("status_column", "State"))


@pytest.fixture
def in_dialog(with_engine, gone, support):
    def run(scenario, connection=None):
        services = support.FakeServices()

        async def whole(engine):
            dialog = DesignoDialog(engine, connection)
            dialog.open()
            await asyncio.sleep(0)  # opening it is a turn of its own, as it is for a hand
            await scenario(dialog)
            if not gone(dialog):
                dialog.reject()

        with_engine(services, whole)
        return services

    return run


def choose(dialog, way):
    dialog.ways.choose(way)


def test_that_choosing_a_file_offers_its_columns_and_saves_them(in_dialog, until, press, gone):
    async def scenario(dialog):
        dialog.url.setText("https://print.example.com")
        choose(dialog, Way.FILE)
        assert dialog.tables[Way.FILE].isVisible()
        assert not dialog.source.isVisible()
        dialog.tables[Way.FILE].fields["file"].set_value("/data/e.csv")
        box = dialog.tables[Way.FILE].fields["id_column"].box
        await until(lambda: box.findText("Order ID") >= 0)
        box.setCurrentText("Order ID")
        dialog.tables[Way.FILE].fields["status_column"].box.setCurrentText("State")
        press(dialog.save_button)
        await until(lambda: gone(dialog))

    services = in_dialog(scenario)
    ((connection, secrets),) = services.called("save_designo")
    assert connection.read_table == TABLE
    assert connection.read_profile == ""
    assert secrets == {}


def test_that_a_missing_column_is_asked_for(in_dialog, press):
    async def scenario(dialog):
        dialog.url.setText("https://print.example.com")
        choose(dialog, Way.FILE)
        dialog.tables[Way.FILE].fields["file"].set_value("/data/e.csv")
        press(dialog.save_button)
        assert "order id" in told_at_fields(dialog)["Column: order id"]

    assert in_dialog(scenario).called("save_designo") == []


def test_that_a_connection_read_from_an_export_is_shown_so(in_dialog):
    async def scenario(dialog):
        assert dialog.ways.chosen is Way.FILE
        assert dialog.tables[Way.FILE].values() == TABLE

    in_dialog(scenario, DesignoConnection("https://print.example.com/", read_table=TABLE))


def test_that_not_reading_keeps_neither_profile_nor_export(in_dialog, until, press, gone):
    async def scenario(dialog):
        choose(dialog, Way.NONE)
        press(dialog.save_button)
        await until(lambda: gone(dialog))

    services = in_dialog(
        scenario, DesignoConnection("https://print.example.com/", read_table=TABLE)
    )
    ((connection, _),) = services.called("save_designo")
    assert not connection.reads


def test_that_a_shops_export_has_no_address_and_offers_columns(qtbot):
    form = PlatformForm(EXPORT, None)
    qtbot.addWidget(form)
    assert form.url is None
    assert form.finds_out
    with pytest.raises(SettingsInvalid, match="File or folder"):
        form.draft("c", "n")
    form.options["file"].set_value("/data/e.csv")
    form.offer({"id_column": ("Order ID",), "status_field": ("State", "Other")})
    chosen = form.options["id_column"]
    assert isinstance(chosen, ChoiceOption)
    chosen.box.setCurrentText("Order ID")
    form.status_field.setCurrentText("State")
    store = form.draft("c", "n")
    assert (store.url, store.status_field, store.option("id_column")) == ("", "State", "Order ID")


def test_that_columns_are_asked_for_once_a_file_is_chosen(with_engine, support, until):
    services = support.FakeServices()
    services.platforms = (*services.platforms, EXPORT)

    async def scenario(engine):
        dialog = StoreDialog(engine, None)
        dialog.open()
        dialog.kind.setCurrentIndex(dialog.kind.findData(EXPORT.name))
        dialog.look_at_choices()
        assert services.called("option_choices") == []
        dialog.form.options["file"].set_value("/data/e.csv")
        dialog.look_at_choices()
        await until(lambda: services.called("option_choices"))
        await until(lambda: not dialog.tasks.busy)
        assert dialog.problems.keys() == ()
        dialog.reject()

    with_engine(services, scenario)


def test_that_a_file_that_cannot_be_read_is_told_at_its_field_until_another_is_chosen(
    with_engine, support, until
):
    services = support.FakeServices()
    services.platforms = (*services.platforms, EXPORT)

    async def scenario(engine):
        dialog = StoreDialog(engine, None)
        dialog.open()
        dialog.kind.setCurrentIndex(dialog.kind.findData(EXPORT.name))
        file = dialog.form.options["file"]
        (holder,) = [one for one in dialog.findChildren(FieldHolder) if one.field is file]
        dialog.look_at_choices()
        assert holder.problem.text() == "", "nothing was done yet"
        services.errors["option_choices"] = SettingsInvalid(say("It cannot be read."))
        file.set_value("/data/e.csv")
        dialog.look_at_choices()
        await until(lambda: holder.problem.text() == "◆ It cannot be read.")
        assert dialog.problems.keys() == ()
        file.set_value("/data/f.csv")
        assert holder.problem.text() == ""
        dialog.reject()

    with_engine(services, scenario)


@pytest.mark.parametrize("text", ["", " de"])
def test_that_a_store_code_that_cannot_be_is_told_at_its_field(with_engine, support, until, text):
    services = support.FakeServices(stores=[])

    async def scenario(engine):
        dialog = StoreDialog(engine, None)
        dialog.open()
        dialog.name.setText("Depot")
        dialog.code.setText(text)
        dialog.url.setText("https://shop.example.com/")
        dialog.save()
        (holder,) = [one for one in dialog.findChildren(FieldHolder) if one.field is dialog.code]
        assert holder.problem.text().startswith("◆ Store code")
        assert dialog.problems.keys() == ()
        dialog.reject()

    with_engine(services, scenario)
