"""*Activity*: days, entries, their orders, filters, and the way to undo, evidence and orders."""

from datetime import timedelta

import pytest
from activity_kit import MOVE, MOVED_AT, NOON, check, choose, refresh, shown
from PySide6.QtCore import Qt

from designo_sync_gui.domain.activity import ActivityKind, EntryOrders
from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.events import ConnectionsChanged, StoreHeld
from designo_sync_gui.domain.moves import KEPT_MOVES
from designo_sync_gui.domain.sentence import say, verbatim
from designo_sync_gui.ui.activity import model as model_room
from designo_sync_gui.ui.activity.filter_bar import Since
from designo_sync_gui.ui.plans.plan_dialog import PlanDialog
from designo_sync_gui.ui.statuses.rows_table import cell_text


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
        assert not window.pane.table.isVisible()

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
        for number in range(0, total, total // (model_room._MOST_PAGES * 3)):
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
        assert window.pane.note.text() == "5 more orders are counted, but not listed."

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
