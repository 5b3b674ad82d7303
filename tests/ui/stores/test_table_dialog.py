"""The proposal of columns in the window: looked at, corrected, taken into the form; never saved."""

import asyncio

import pytest
from drops import drop, url_of
from form_problems import told_at_fields
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from designo_sync_gui.connectors.exports.platform import PLATFORM as EXPORT
from designo_sync_gui.domain.connection import DesignoConnection
from designo_sync_gui.domain.learning.scores import Role
from designo_sync_gui.domain.order import Side
from designo_sync_gui.ui.statuses.rows_table import cell_text
from designo_sync_gui.ui.stores.designo_dialog import DesignoDialog
from designo_sync_gui.ui.stores.reading_ways import Way
from designo_sync_gui.ui.stores.store_dialog import StoreDialog
from designo_sync_gui.ui.stores.table_dialog import TableDialog

_ROWS = ("Order Id,Order Status,Note", "1,In Production,a", "2,processing,b", "9,new,c")


@pytest.fixture
def services(support):
    made = support.FakeServices()
    for order in support.some_orders():
        made.rows[order.ref] = order
    return made


@pytest.fixture
def export(tmp_path):
    path = tmp_path / "designo.csv"
    path.write_text("\n".join(_ROWS) + "\n", "utf-8")
    return path


@pytest.fixture
def in_form(with_engine, gone, services):
    """The form of DesignO with this file or folder entered."""

    def run(scenario, path, *more):
        table = (("file", str(path)), *more)

        async def whole(engine):
            dialog = DesignoDialog(
                engine, DesignoConnection("https://d.example.com/", read_table=table)
            )
            dialog.open()
            await asyncio.sleep(0)  # opening it is a turn of its own, as it is for a hand
            await scenario(dialog)
            if not gone(dialog):
                dialog.reject()

        with_engine(services, whole)
        assert services.called("save_designo") == services.called("test_designo") == []

    return run


def opened(kind):
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]


async def proposal(dialog, press, until) -> TableDialog:
    """What the button beside the file opens, with its first orders."""
    press(dialog.tables[dialog.ways.chosen].propose_button)
    await until(lambda: opened(TableDialog))
    (shown,) = opened(TableDialog)
    await until(lambda: shown.preview_label.text())
    return shown


def test_that_the_button_beside_the_file_shows_each_column_with_its_reason(
    in_form, press, until, export
):
    async def scenario(dialog):
        shown = await proposal(dialog, press, until)
        assert shown.fields.pointers() == {Role.ID: "Order Id", Role.STATUS: "Order Status"}
        assert shown.fields.why()[Role.ID].endswith("by its name")
        assert "designo.csv" in shown.file_label.text()
        headings = [label.text() for label in shown.findChildren(QLabel)]
        assert shown.windowTitle() in headings
        shown.reject()

    in_form(scenario, export)


def test_that_the_first_orders_are_shown_with_both_statuses_before_anything_is_taken(
    in_form, press, until, export, services
):
    async def scenario(dialog):
        shown = await proposal(dialog, press, until)
        rows = [[cell_text(cell) for cell in shown.table.row(place)] for place in range(3)]
        assert rows == [
            ["Formatting", "1", "in-production", "In Production"],
            ["Equal", "2", "processing", "processing"],
            ["Not read", "9", "not read", "new"],
        ]
        shown.reject()

    in_form(scenario, export)


def test_that_other_columns_take_the_orders_out_of_sight_until_they_are_read_anew(
    in_form, press, until, export, services
):
    async def scenario(dialog):
        shown = await proposal(dialog, press, until)
        shown.fields.choose(Role.STATUS, "Note")
        assert (shown.preview_label.text(), shown.table.row_count) == ("", 0)
        assert shown.fields.why()[Role.STATUS] == "Chosen by you."
        press(shown.preview_button)
        await until(lambda: shown.preview_label.text())
        press(shown.take_button)
        assert dict(dialog.tables[Way.FILE].values())["status_column"] == "Note"

    in_form(scenario, export)
    read = [choice.columns[Role.STATUS] for choice, _, _ in services.called("preview_table")]
    assert read == ["Order Status", "Note"]


def test_that_nothing_can_be_taken_without_order_id_and_status(in_form, press, until, export):
    async def scenario(dialog):
        shown = await proposal(dialog, press, until)
        shown.fields.boxes[Role.STATUS].setCurrentIndex(0)
        assert not shown.take_button.isEnabled()
        assert not shown.preview_button.isEnabled()
        shown.take()
        shown.preview()
        assert shown.isVisible()
        shown.reject()

    in_form(scenario, export)


def test_that_rows_that_are_a_log_are_kept_as_one(in_form, press, until, export):
    async def scenario(dialog):
        shown = await proposal(dialog, press, until)
        assert not shown.is_log
        shown.rows.setCurrentIndex(1)
        press(shown.take_button)
        assert dialog.ways.chosen is Way.FOLDER
        assert dict(dialog.tables[Way.FOLDER].values())["rows"] == "log"
        again = await proposal(dialog, press, until)
        assert again.is_log
        again.reject()

    in_form(scenario, export)


def test_that_an_order_in_contradicting_rows_is_told_until_it_is_a_log(
    in_form, press, until, export
):
    export.write_text("\n".join((*_ROWS, "1,shipped,d")) + "\n", "utf-8")

    async def scenario(dialog):
        shown = await proposal(dialog, press, until)
        notice = shown.banners.notice("rows")
        assert notice is not None
        assert "1 order is in rows" in notice.title.english
        shown.rows.setCurrentIndex(1)
        assert shown.banners.notice("rows") is None
        shown.reject()

    in_form(scenario, export)


def test_that_what_is_no_table_of_orders_is_told(in_form, press, until, export):
    export.write_text("a,a,colour\n1,2,red\n3,4,blue\n", "utf-8")

    async def scenario(dialog):
        press(dialog.tables[Way.FILE].propose_button)
        await until(lambda: opened(TableDialog))
        (shown,) = opened(TableDialog)
        told = shown.told_label.text()
        assert "does not look like a table of orders" in told
        assert "More than one column is named “a”" in told
        shown.reject()

    in_form(scenario, export)


def test_that_a_file_picked_by_browse_is_proposed_as_a_dropped_one_is(
    in_form, press, until, export, tmp_path
):
    async def scenario(dialog):
        field = dialog.tables[Way.FILE].fields["file"]
        assert not opened(TableDialog)
        press(field.button)
        (choice,) = opened(QFileDialog)
        choice.fileSelected.emit(str(export))
        choice.reject()
        assert field.value() == str(export)
        await until(lambda: opened(TableDialog))
        opened(TableDialog)[0].reject()

    in_form(scenario, tmp_path / "other.csv")


def test_that_a_picked_folder_is_proposed_with_what_was_chosen_of_its_files(
    in_form, press, until, export
):
    (export.parent / "notes.csv").write_text("x,y\n1,2\n", "utf-8")

    async def scenario(dialog):
        assert dialog.ways.chosen is Way.FOLDER
        shown = await proposal(dialog, press, until)
        press(shown.take_button)
        values = dict(dialog.tables[Way.FOLDER].values())
        assert (values["pattern"], values["id_column"]) == ("designo*", "Order Id")

    in_form(scenario, export.parent, ("pattern", "designo*"))


def test_that_a_file_that_cannot_be_proposed_is_told_at_the_file(in_form, press, until, tmp_path):
    answer = tmp_path / "answer.json"
    answer.write_text('{"orders": [{"id": 1, "status": "new"}]}', "utf-8")

    async def scenario(dialog):
        await until(lambda: not dialog.tasks.busy)
        table = dialog.tables[Way.FILE]
        press(table.propose_button)
        holder = table.fields["file"].parent()
        await until(lambda: not dialog.tasks.busy)
        assert "is an example of an answer" in holder.problem.text()
        table.fields["file"].set_value("")
        assert not table.propose_button.isEnabled()

    in_form(scenario, answer)


@pytest.fixture
def in_shop(with_engine, gone, services):
    """The form of a new store, of kind Export."""
    services.platforms = (*services.platforms, EXPORT)

    def run(scenario):
        async def whole(engine):
            dialog = StoreDialog(engine, None)
            dialog.open()
            await asyncio.sleep(0)  # opening it is a turn of its own, as it is for a hand
            await scenario(dialog)
            if not gone(dialog):
                dialog.reject()

        with_engine(services, whole)
        assert services.called("save_store") == services.called("test_store") == []

    return run


def test_that_an_export_of_a_shop_may_be_dropped_onto_its_form(in_shop, press, until, export):
    async def scenario(dialog):
        assert not drop(dialog, url_of(export))  # the form of a shop with an interface
        dialog.kind.setCurrentIndex(dialog.kind.findData(EXPORT.name))
        assert not dialog.form.propose_button.isEnabled()
        assert not drop(dialog, url_of(export), url_of(export))
        assert drop(dialog, url_of(export))
        await until(lambda: opened(TableDialog))
        (shown,) = opened(TableDialog)
        assert not shown.store.isVisible()
        press(shown.take_button)
        assert dialog.form.options["file"].value() == str(export)
        assert dialog.form.options["id_column"].value() == "Order Id"
        assert dialog.form.status_field.currentText() == "Order Status"

    in_shop(scenario)


def test_that_the_first_orders_of_a_shop_stand_on_the_side_of_the_shop(
    in_shop, press, until, export, services
):
    async def scenario(dialog):
        dialog.kind.setCurrentIndex(dialog.kind.findData(EXPORT.name))
        dialog.form.options["file"].load(export)
        await until(lambda: opened(TableDialog))
        (shown,) = opened(TableDialog)
        await until(lambda: shown.preview_label.text())
        assert cell_text(shown.table.row(2)[2]) == "new"
        shown.reject()

    in_shop(scenario)
    assert [side for _, _, side in services.called("preview_table")] == [Side.STOREFRONT]


def test_that_what_is_no_table_is_told_on_the_form_of_a_shop(in_shop, press, until, tmp_path):
    paper = tmp_path / "x.pdf"
    paper.write_bytes(b"%PDF\xff\xfe")

    async def scenario(dialog):
        dialog.kind.setCurrentIndex(dialog.kind.findData(EXPORT.name))
        drop(dialog, url_of(paper))
        await until(lambda: dialog.problems.notice("problem"))
        dialog.form.options["file"].set_value(str(paper))
        press(dialog.form.propose_button)
        await until(lambda: told_at_fields(dialog))
        assert "not UTF-8 text" in next(iter(told_at_fields(dialog).values()))

    in_shop(scenario)


def test_that_a_file_dropped_onto_the_line_of_a_file_is_the_forms(in_form, export):
    async def scenario(dialog):
        assert not dialog.tables[Way.FILE].fields["file"].edit.acceptDrops()

    in_form(scenario, export)
