"""*Activity*: days, entries, their orders, filters, and the way to undo, evidence and orders."""

import asyncio
import csv
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import window_history
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from designo_sync_gui.domain.activity import ActivityEntry, ActivityKind, Ending, EntryOrders
from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.events import ConnectionsChanged, StoreHeld
from designo_sync_gui.domain.moves import KEPT_MOVES, Move, Moved
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.outcome import OutcomeKind
from designo_sync_gui.domain.report import ReportFormat
from designo_sync_gui.domain.sentence import say, say_n, verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.engine.activity import PIECE
from designo_sync_gui.ui.activity import model as model_room
from designo_sync_gui.ui.activity.activity_window import ActivityWindow
from designo_sync_gui.ui.activity.filter_bar import Since
from designo_sync_gui.ui.jobs.settle_dialog import SettleDialog
from designo_sync_gui.ui.plans.plan_dialog import PlanDialog
from designo_sync_gui.ui.statuses.rows_table import cell_text

NOON = datetime(2026, 3, 4, 12).astimezone(UTC)
MOVED_AT = NOON - timedelta(days=3)
MOVE = Move(OrderRef("de", "7"), "#7", Moved.STOREFRONT, Status.text("paid "), Status.text("paid"))


def refresh(back: timedelta, said=None, orders: int = 0, **told) -> ActivityEntry:
    at = NOON - back
    what = said or say("Nothing moved")
    return ActivityEntry(at, at, ActivityKind.REFRESH, ("de",), what, orders=orders, **told)


@pytest.fixture
def services(support):
    made = support.FakeServices()

    async def fill() -> None:
        moved = say_n("{n:,} order moved in the shop", "{n:,} orders moved in the shop", 1)
        await made.book.add(refresh(timedelta(days=3), moved, 1), [MOVE])
        warning = say("{side} was not read. {why}", side="DesignO", why="401")
        at = NOON - timedelta(days=1)
        await made.book.add(
            ActivityEntry(
                at, at, ActivityKind.WARNING, (), warning, Ending.LOOK, (verbatim("Enter <b>it"),)
            )
        )
        await made.book.add(refresh(timedelta(hours=1)))

    asyncio.run(fill())
    made.history.records = [window_history.job_record(1, at=NOON, reason="OPS-412", stores=("de",))]
    made.history.rows = [window_history.write_record(1), window_history.write_record(2, "a ", "a")]
    return made


@pytest.fixture
def settled(until):
    """Wait until everything that was asked for is there."""

    async def wait(window: ActivityWindow) -> None:
        await until(lambda: not window.tasks.busy and not window.filters.waiting)

    return wait


@pytest.fixture
def looking(with_engine, settled, qtbot, services):
    """Run ``scenario(window)`` with a window whose first answers are there."""

    def run(scenario):
        async def whole(engine):
            names = {"de": "Depot", "us": "Empty shop"}
            window = ActivityWindow(engine, names, now=lambda: NOON)
            window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
            qtbot.addWidget(window)
            window.show()
            await settled(window)
            await scenario(window)
            await settled(window)
            window.leave()
            window.close()

        with_engine(services, whole)

    return run


def shown(window) -> list[str]:
    """Headings with ``#``, entries by what happened."""
    model = window.model
    told = []
    for row in range(model.rowCount()):
        heading = model.rows.place(row).entry is None
        text = model.index(row, 0 if heading else 2).data()
        told.append(f"# {text}" if heading else text)
    return told


def check(choice, *words: str) -> None:
    """What the operator sets in a menu of check marks."""
    actions = {action.text(): action for action in choice.menu_.actions()}
    for word in words:
        actions[word].trigger()


def choose(window, what: str) -> None:
    window.table.choose(next(row for row, text in enumerate(shown(window)) if what in text))


def test_that_entries_stand_by_day_the_newest_first(looking):
    async def scenario(window):
        told = shown(window)
        assert told[0].startswith("# Today")
        assert told[1:3] == ["2 writes to DesignO · OPS-412", "Nothing moved"]
        assert told[3].startswith("# Yesterday")
        assert told[4] == "DesignO was not read. 401"
        assert told[5].startswith("# Sunday")
        assert told[6] == "1 order moved in the shop"
        assert window.table.columnSpan(0, 0) == window.model.columnCount()
        assert window.table.columnSpan(1, 0) == 1
        outcome = window.model.index(1, 4)
        assert outcome.data() == "● 2 verified"
        assert outcome.data(Qt.ItemDataRole.AccessibleTextRole) == "2 verified"

    looking(scenario)


def test_that_a_refresh_opens_the_orders_that_moved_with_exact_values(looking, settled):
    async def scenario(window):
        choose(window, "moved in the shop")
        await settled(window)
        row = window.pane.table.row(0)
        assert tuple(map(cell_text, row[:4])) == ("Depot", "#7", "7", "storefront moved")
        assert (row[4].status.literal, row[5].status.literal) == ("paid ", "paid")
        assert not window.pane.undo_button.isEnabled()
        asked: list[EntryOrders] = []
        window.entry_wanted.connect(asked.append)
        window.pane.orders_button.click()
        await settled(window)
        assert asked == [EntryOrders(window.pane.entry.entry_id, ActivityKind.REFRESH, MOVED_AT)]

    looking(scenario)


def test_that_an_entry_about_no_order_shows_those_of_its_store(looking, settled):
    async def scenario(window):
        choose(window, "Nothing moved")
        await settled(window)
        asked = []
        window.orders_wanted.connect(lambda *what: asked.append(what))
        window.pane.orders_button.click()
        choose(window, "DesignO was not read")
        assert not window.pane.orders_button.isEnabled()
        assert asked == [("de", "")]

    looking(scenario)


def test_that_a_job_opens_its_writes_undo_and_evidence(looking, tmp_path, until, settled):
    async def scenario(window):
        choose(window, "OPS-412")
        await settled(window)
        assert window.pane.table.row_count == 2
        assert tuple(map(cell_text, window.pane.table.row(1)[:4])) == (
            "Depot",
            "#2",
            "2",
            "DesignO",
        )
        before, wanted, after = window.pane.table.row(1)[4:7]
        assert [cell.status.literal for cell in (before, wanted, after)] == ["a ", "a", "a"]
        assert cell_text(window.pane.table.row(1)[7]) == "verified"
        assert window.pane.moves.isHidden()
        assert "ana" in window.pane.facts.text()
        undone: list[str] = []
        window.undo_wanted.connect(undone.append)
        window.pane.undo_button.click()
        assert undone == ["job-1"]
        window.export_evidence(tmp_path / "evidence.json")
        await until(lambda: window.banners.notice("result"))

    looking(scenario)


def test_that_a_warning_says_what_to_do_as_plain_text(looking):
    async def scenario(window):
        choose(window, "not read")
        assert "Enter <b>it" in window.pane.facts.text()
        assert window.pane.facts.textFormat() is Qt.TextFormat.PlainText
        assert window.pane.table.row_count == 0
        assert window.pane.note.text() == "No order was moved or written."

    looking(scenario)


@pytest.mark.parametrize(
    ("narrow", "found"),
    [
        (lambda f: check(f.kinds, "Warning"), ["not read"]),
        (lambda f: check(f.kinds, "Warning", "Write"), ["2 writes", "not read"]),
        (lambda f: check(f.outcomes, "needs a look"), ["not read"]),
        (lambda f: check(f.outcomes, "verified"), ["2 writes"]),
        (lambda f: check(f.outcomes, "verified", "needs a look"), ["2 writes", "not read"]),
        (lambda f: f.since.setCurrentIndex(f.since.findData(Since.TODAY)), ["2 writes", "Nothing"]),
        (lambda f: check(f.stores, "Depot"), ["2 writes", "Nothing", "1 order"]),
        (lambda f: check(f.stores, "Empty shop"), []),
        (lambda f: check(f.stores, "Empty shop", "Depot"), ["2 writes", "Nothing", "1 order"]),
        (lambda f: f.search.setText("#2"), ["2 writes"]),
        (lambda f: f.search.setText("ops-412"), ["2 writes"]),
        (lambda f: f.search.setText("nowhere"), []),
    ],
)
def test_that_each_filter_narrows_the_list(looking, narrow, found, settled):
    async def scenario(window):
        narrow(window.filters)
        await settled(window)
        told = [text for text in shown(window) if not text.startswith("# ")]
        assert len(told) == len(found)
        assert all(part in text for part, text in zip(found, told, strict=True))

    looking(scenario)


def test_that_since_friday_is_one_filter_and_show_all_ends_it(looking, settled):
    async def scenario(window):
        assert not window.all_button.isVisible()
        window.filters.since.setCurrentIndex(window.filters.since.findData(Since.FRIDAY))
        await settled(window)
        since = window.filters.wanted().since.astimezone()
        assert (since.weekday(), since.hour, since.minute) == (4, 17, 0)
        assert timedelta() <= NOON - since <= timedelta(days=7)
        assert "hidden by the filter" in window.note.text()
        window.all_button.click()
        await settled(window)
        assert len(shown(window)) == 7

    looking(scenario)


def test_that_a_span_is_chosen_with_two_moments(looking, settled):
    async def scenario(window):
        filters = window.filters
        assert not filters.span.isVisible()
        filters.since.setCurrentIndex(filters.since.findData(Since.CHOSEN))
        assert filters.span.isVisible()
        await settled(window)
        wanted = filters.wanted()
        assert wanted.until - wanted.since == timedelta(days=1, hours=12)

    looking(scenario)


def test_that_what_is_listed_is_exported_with_its_orders(looking, tmp_path, until):
    async def scenario(window):
        window.export_to(tmp_path / "a.csv")
        await until(lambda: window.banners.notice("result"))
        with (tmp_path / "a.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert [row["kind"] for row in rows] == ["write", "write", "refresh", "warning", "refresh"]
        assert rows[-1]["before"] == "paid "

    looking(scenario)


def test_that_a_hundred_thousand_entries_are_held_page_by_page(
    looking, services, monkeypatch, settled
):
    total = 100_000

    async def days(wanted):
        from designo_sync_gui.domain.activity import ActivityDay

        return (ActivityDay(NOON.date(), total, total, 0),)

    async def entries(wanted, start, count):
        numbers = range(start, min(start + count, total))
        return tuple(
            refresh(timedelta(minutes=n), verbatim(f"entry {n}"), entry_id=n + 1) for n in numbers
        )

    monkeypatch.setattr(services.book, "days", days)
    monkeypatch.setattr(services.book, "entries", entries)

    async def scenario(window):
        assert window.model.rowCount() == total + 1
        last = window.model.index(total, 2)
        assert last.data() == "…"
        await settled(window)
        assert last.data() == f"entry {total - 1}"
        for number in range(0, total, PIECE * 3):
            window.model.index(number + 1, 2).data()
            await settled(window)
        assert len(window.model._pages) <= model_room._MOST_PAGES
        window.table.choose(total)
        await settled(window)
        assert window.pane.title.text() == f"entry {total - 1}"

    looking(scenario)


def test_that_a_job_that_ends_adds_an_entry_and_keeps_the_chosen_one(looking, services, settled):
    async def scenario(window):
        choose(window, "not read")
        chosen = window.pane.entry
        await services.book.add(refresh(timedelta(), verbatim("later")))
        window.reload()
        await settled(window)
        assert "later" in shown(window)
        assert window.pane.entry == chosen
        assert window.model.entry(window.table.row) == chosen

    looking(scenario)


def test_that_orders_that_are_counted_and_not_kept_are_told(looking, services, settled):
    async def scenario(window):
        many = KEPT_MOVES + 5
        await services.book.add(refresh(timedelta(), verbatim("many"), many), [MOVE] * KEPT_MOVES)
        window.reload()
        await settled(window)
        choose(window, "many")
        await settled(window)
        assert window.pane.note.text() == "5 more orders are counted, and not kept by name."

    looking(scenario)


def test_that_a_failure_is_told_and_goes_when_it_is_over(looking, services, monkeypatch, settled):
    async def away(*_):
        raise StorageFailed(verbatim("The disk is away."))

    async def scenario(window):
        with monkeypatch.context() as patch:
            patch.setattr(services.book, "days", away)
            window.reload()
            await settled(window)
            assert window.banners.notice("error") is not None
        window.reload()
        await settled(window)
        assert window.banners.notice("error") is None

    looking(scenario)


def test_that_enter_leads_to_the_orders_and_esc_closes(looking, qtbot, settled):
    async def scenario(window):
        window.activateWindow()
        choose(window, "OPS-412")
        await settled(window)
        window.table.setFocus()
        qtbot.keyClick(window.table, Qt.Key.Key_Return)
        assert window.focusWidget() is window.pane.table
        qtbot.keyClick(window, Qt.Key.Key_Escape)
        assert not window.isVisible()

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


def test_that_ctrl_h_opens_it_and_orders_stand_in_the_main_table(in_window, services, until):
    async def scenario(window):
        await until(window.actions_.activity.isEnabled)
        window.actions_.activity.trigger()
        shown_window = window.parts.activity.shown
        await until(lambda: shown_window.model.rowCount() > 1 and not shown_window.tasks.busy)
        shown_window.orders_wanted.emit("de", "#7")
        assert window.orders.search.text() == "#7"
        assert window.stores.current_store == "de"
        moved = refresh(timedelta(), verbatim("while it is open"))
        await services.book.add(moved)
        window.parts.handle_events([StoreHeld("de", say("held")), ConnectionsChanged()])
        await until(lambda: "while it is open" in shown(shown_window))
        shown_window.undo_wanted.emit("job-1")
        await until(lambda: window.findChildren(PlanDialog))
        window.findChildren(PlanDialog)[0].close()

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
