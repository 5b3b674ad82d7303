"""The orders of an entry of *Activity*: shown in the main table, settled, exported."""

import csv
from dataclasses import replace
from datetime import timedelta

import pytest
import window_history
from activity_kit import MOVE, NOON, choose, refresh
from PySide6.QtWidgets import QFileDialog

from designo_sync_gui.domain.moves import Move
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.report import ReportFormat
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.ui.jobs.settle_dialog import SettleDialog


def test_that_what_is_listed_is_exported_with_its_orders(looking, tmp_path, until):
    async def scenario(window):
        window.export_to(tmp_path / "a.csv")
        await until(lambda: window.banners.notice("result"))
        with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert [row["kind"] for row in rows] == ["write", "write", "refresh", "warning", "refresh"]
        assert rows[-1]["before"] == "paid "

    looking(scenario)


def test_that_the_orders_of_an_entry_stand_in_the_main_table_as_a_chip(
    in_window, services, until, support
):
    """Exactly those, of whichever store; the chip goes away by key, and then all are there."""

    async def scenario(window):
        for number, code in ((7, "de"), (8, "us"), (9, "de")):
            one = support.order(number, "paid", "paid", code)
            services.rows[one.ref] = one
        moves = [Move(OrderRef(code, n), n, *MOVE[2:]) for code, n in (("de", "7"), ("us", "8"))]
        await services.book.add(refresh(timedelta(minutes=1), verbatim("both"), 2), moves)
        await until(window.actions_.activity.isEnabled)
        orders = window.orders
        window.stores.choose("de")
        orders.search.setText("nothing like it")
        activity = window.parts.activity.show()
        await until(lambda: activity.model.rowCount() > 1 and not activity.tasks.busy)
        choose(activity, "both")
        await until(lambda: not activity.tasks.busy)
        activity.pane.orders_button.click()
        await until(lambda: orders.model.settled and orders.view_count == 2)
        assert {orders.model.order_at(row).ref.order_id for row in range(2)} == {"7", "8"}
        assert window.stores.current_store == ""
        chip = orders.chips.entry
        assert not chip.isHidden()
        assert chip.text().startswith("Orders of the refresh of ")
        chip.body.click()
        assert window.parts.activity.shown is activity
        chip.body.removed.emit()
        await until(lambda: orders.model.settled and orders.view_count > 2)
        assert chip.isHidden()
        activity.close()

    in_window(services, scenario)


def test_that_the_chosen_order_is_the_one_that_is_wanted(looking, settled):
    async def scenario(window):
        choose(window, "OPS-412")
        await settled(window)
        window.pane.table.selectRow(1)
        asked = []
        window.orders_wanted.connect(lambda *what: asked.append(what))
        window.pane.table.doubleClicked.emit(window.pane.table.currentIndex())
        assert asked == [("de", "#2")]

    looking(scenario)


@pytest.mark.parametrize("applied", [True, False])
def test_that_an_unknown_write_of_a_job_ends_by_the_operators_word(
    looking, settled, press, services, applied
):
    """Where its order cannot be read; nothing is sent."""
    unknown = replace(
        window_history.write_record(1),
        outcome=OutcomeKind.UNKNOWN,
        after=None,
        message=verbatim("No answer in 30 s."),
    )
    services.history.rows = [unknown, window_history.write_record(2, "a ", "a")]
    services.history.records = [
        window_history.job_record(1, at=NOON, counts={OutcomeKind.UNKNOWN: 1}, stores=("de",))
    ]

    async def scenario(window):
        choose(window, "writes to DesignO")
        await settled(window)
        pane = window.pane
        assert pane.message.text() == "No answer in 30 s."
        assert pane.settle_button.isEnabled()
        pane.table.selectRow(1)
        assert not pane.settle_button.isEnabled()
        assert pane.message.text() != "No answer in 30 s."
        pane.table.selectRow(0)
        press(pane.settle_button)
        (question,) = window.findChildren(SettleDialog)
        press(question.holds_button if applied else question.lacks_button)
        await settled(window)
        assert services.called("settle_by_word") == [(OrderRef("de", "1"), Side.DESIGNO, applied)]

    looking(scenario)


def test_that_nothing_of_a_job_is_settled_where_the_operator_thinks_better_of_it(
    looking, settled, press, services
):
    unknown = replace(window_history.write_record(1), outcome=OutcomeKind.UNKNOWN)
    services.history.rows = [unknown]

    async def scenario(window):
        choose(window, "OPS-412")
        await settled(window)
        press(window.pane.settle_button)
        (question,) = window.findChildren(SettleDialog)
        press(question.cancel_button)
        choose(window, "moved in the shop")
        assert not window.pane.settle_button.isEnabled()
        assert window.pane.writes.isHidden()

    looking(scenario)
    assert services.called("settle_by_word") == []


def test_that_the_form_that_is_chosen_is_written_in_the_language_of_the_window(
    looking, tmp_path, until, press
):
    """Two forms have the same end of their names: the chosen one counts, not the name."""

    async def scenario(window):
        press(window.export_button)
        (dialog,) = window.findChildren(QFileDialog)
        assert dialog.nameFilters() == [
            "CSV, exact (*.csv)",
            "CSV for spreadsheets (*.csv)",
            "HTML (*.html)",
        ]
        dialog.selectNameFilter(dialog.nameFilters()[2])
        dialog.fileSelected.emit(str(tmp_path / "a.html"))
        dialog.reject()
        await until(lambda: window.banners.notice("result"))
        text = (tmp_path / "a.html").read_text(encoding="utf-8")
        assert '<html lang="en">' in text
        assert "2 writes to DesignO" in text
        window.export_to(tmp_path / "a.csv", ReportFormat.SPREADSHEET)
        await until((tmp_path / "a.csv").exists)
        assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")

    looking(scenario)
