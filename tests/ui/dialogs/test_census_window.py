"""The status census: bars, code points of look-alikes, and the way to the orders of several
values."""

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QFileDialog

from designo_sync_gui.domain.census import Census, Twins, ValueCount
from designo_sync_gui.domain.report import ReportFormat
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.dialogs.census_rows import all_points, census_rows, unusual_points
from designo_sync_gui.ui.statuses.bars import BAR_ROLE, Bar
from designo_sync_gui.ui.statuses.rows_table import cell_text

PAID, LIKE = Status.text("paid"), Status.text("p\u0430id ")


def test_that_bars_are_of_one_scale_and_nothing_has_none():
    groups = (
        Twins((ValueCount(PAID, 12_000, 3_000), ValueCount(LIKE, 0, 2))),
        Twins((ValueCount(Status.text("sent"), 6_000, 0),)),
    )
    rows = census_rows(Census("", 14_000, groups))
    bars = [row[2] for row in rows if isinstance(row[2], Bar)]
    assert bars == [Bar(12_000, 12_000), Bar(0, 12_000), Bar(6_000, 12_000)]
    assert [bar.share for bar in bars] == [1.0, 0.0, 0.5]
    assert [cell_text(row[3]) for row in rows] == ["3,000", "2", "—"]


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (PAID, "—"),
        (LIKE, "2: U+0430 · 5: U+0020"),
        (Status.text("in production"), "—"),
        (Status.text("in  production"), "3: U+0020 · 4: U+0020"),
        (Status.text("\ufeffpaid"), "1: U+FEFF"),
        (Status.text("\t" * 9), " · ".join(f"{n}: U+0009" for n in range(1, 7)) + " · …"),
        (Status.text(""), "—"),
        (Status.text(" "), "1: U+0020"),
    ],
)
def test_that_the_code_points_that_are_not_seen_or_look_like_others_are_named(status, told):
    assert unusual_points(status) == told


def test_that_all_code_points_of_a_value_are_told_and_of_a_long_one_the_beginning():
    assert all_points(PAID) == "4 code points: U+0070 U+0061 U+0069 U+0064"
    assert all_points(Status.text("x" * 100)).endswith("U+0078 and 40 more")
    assert all_points(Status.text("")) == "No characters: text"


@pytest.fixture
def services(support):
    made = support.FakeServices()
    made.rows = {order.ref: order for order in support.some_orders()}
    return made


async def opened(window, until):
    window.actions_.census.trigger()
    await until(lambda: window.parts.census.shown and window.parts.census.shown.table.row_count)
    return window.parts.census.shown


def test_that_numbers_stand_at_the_right_like_their_headings(with_orders, until):
    async def scenario(window):
        census = await opened(window, until)
        model = census.table.model()
        at_right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for column in (2, 3):
            role = Qt.ItemDataRole.TextAlignmentRole
            assert model.headerData(column, Qt.Orientation.Horizontal, role) == at_right
            assert isinstance(model.index(0, column).data(BAR_ROLE), Bar)
        place = census.table.visualRect(model.index(0, 2))
        census.table.viewport().grab(place)
        census.close()

    with_orders(scenario)


def test_that_several_values_lead_to_their_orders_by_key(with_orders, qtbot, until):
    async def scenario(window):
        census = await opened(window, until)
        census.table.setFocus()
        census.table.selectRow(0)
        assert census.points.text().split(":")[0].endswith("code points")
        shift = Qt.KeyboardModifier.ShiftModifier
        qtbot.keyClick(census.table, Qt.Key.Key_Down, shift)
        wanted = census._chosen()
        assert len(wanted) == 2
        assert census.points.text().strip() == ""
        qtbot.keyClick(census.show_button, Qt.Key.Key_Return)
        await until(lambda: window.orders.view.settled)
        assert window.orders.chips.criteria().statuses == wanted
        census.close()

    with_orders(scenario)


def test_that_what_was_chosen_stays_chosen_when_the_values_are_counted_anew(
    with_orders, services, support, until
):
    async def scenario(window):
        census = await opened(window, until)
        census.table.select_rows([0, 2])
        wanted = census._chosen()
        assert len(wanted) == 2
        more = support.order(99, "brand new", "brand new")
        services.rows[more.ref] = more
        census.reload()
        await until(lambda: Status.text("brand new") in census._values)
        assert census._chosen() == wanted
        clear = QItemSelectionModel.SelectionFlag.Clear
        census.table.selectionModel().clearSelection()
        census.table.selectionModel().select(census.table.model().index(0, 0), clear)
        assert not census.show_button.isEnabled()
        census.close()

    with_orders(scenario)


def test_that_the_values_of_the_shown_store_are_written_in_the_chosen_form(
    with_orders, services, until, press, tmp_path
):
    """Two forms have the same end of their names: the chosen one counts, not the name."""
    asked = []

    async def export_census(path, code, wanted):
        asked.append((path, code, wanted))
        return 5

    services.export_census = export_census

    async def scenario(window):
        census = await opened(window, until)
        census.choose("de")
        await until(lambda: not census.tasks.busy)
        press(census.export_button)
        dialog = census.findChild(QFileDialog)
        assert dialog.nameFilters() == [
            "CSV, exact (*.csv)",
            "CSV for spreadsheets (*.csv)",
            "Excel (XLSX) (*.xlsx)",
            "HTML (*.html)",
        ]
        dialog.selectNameFilter(dialog.nameFilters()[1])
        dialog.fileSelected.emit(str(tmp_path / "values.csv"))
        dialog.reject()
        await until(lambda: census.banners.notice("export"))
        notice = census.banners.notice("export")
        assert notice.title.english == "Census written: 5 values"
        assert str(tmp_path) in notice.message.english
        census.close()

    with_orders(scenario)
    ((path, code, wanted),) = asked
    assert (path, code) == (tmp_path / "values.csv", "de")
    assert (wanted.form, wanted.separator) == (ReportFormat.SPREADSHEET, ",")
    assert wanted.voice.language == "en"
