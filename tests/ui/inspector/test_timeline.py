"""What happened to the current order: seen and written, newest first."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from shown_orders import refs_of, select
from told_order import inspect_mismatch
from window_history import write_record

from designo_sync_gui.domain.events import JobFinished
from designo_sync_gui.domain.history import EarlierOutcome, WriteRecord
from designo_sync_gui.domain.order import OrderRef, Presence, Side
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.outcome import JobState, OutcomeKind
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import Status
from designo_sync_gui.domain.timeline import Seen, timeline
from designo_sync_gui.ui.inspector.timeline import MOST_LINES, TimelineView, quoted
from designo_sync_gui.ui.kit.times import date_time

NOW = datetime(2026, 3, 4, 9, 41, 7, tzinfo=UTC)


def seen(minutes: int, text: str | None, side: Side = Side.STOREFRONT, presence=Presence.PRESENT):
    status = None if text is None else Status.text(text)
    return Seen(NOW + timedelta(minutes=minutes), side, presence, status)


@pytest.fixture
def view(qtbot):
    made = TimelineView(zone=UTC)
    qtbot.addWidget(made)
    return made


def test_that_seeing_and_writing_stand_together_newest_first(view) -> None:
    entries = timeline([seen(-5, "old"), seen(3, "new ")], [write_record(1)])
    view.show_entries(entries)
    assert view.lines.text().splitlines() == [
        "3/4/2026, 9:44:07 AM   storefront: “new·”",
        "3/4/2026, 9:41:07 AM   written to DesignO: “old” → “new”: verified",
        "3/4/2026, 9:36:07 AM   storefront: “old”",
    ]


def test_that_a_write_shows_its_last_truth_with_the_earlier_one(view) -> None:
    former = EarlierOutcome(OutcomeKind.UNKNOWN, NOW, Status.text("old"), say("Unclear."))
    view.show_entries([replace(write_record(1), earlier=(former,))])
    assert view.lines.text().endswith("“old” → “new”: verified (before that: unknown)")


def test_that_what_a_side_does_not_have_is_said(view) -> None:
    absent = seen(0, None, Side.DESIGNO, Presence.ABSENT)
    view.show_entries([absent, seen(0, None)])
    first, second = view.lines.text().splitlines()
    assert first.endswith("DesignO: has no such order")
    assert second.endswith("storefront: unreadable")


def test_that_a_long_story_is_cut_and_counted(view) -> None:
    view.show_entries([seen(n, "x") for n in range(MOST_LINES + 5)])
    lines = view.lines.text().splitlines()
    assert len(lines) == MOST_LINES + 1
    assert lines[-1] == "5 older ones"


def test_that_nothing_known_shows_nothing(view) -> None:
    view.show_entries([seen(0, "x")])
    view.show_entries([])
    assert view.isHidden()


def test_that_a_huge_value_is_cut_in_the_middle_and_markup_is_text(view) -> None:
    assert len(quoted(Status.text("x" * 1_000_000))) < 70
    view.show_entries([seen(0, "<b>x</b>")])
    assert "<b>x</b>" in view.lines.text()


def test_that_the_window_asks_about_the_current_order_and_drops_late_answers(
    in_window, support, until
):
    services = support.FakeServices()
    services.rows = {order.ref: order for order in support.some_orders()}
    services.history.seen = [seen(0, "first")]

    async def scenario(window):
        await until(lambda: window.orders.total_count)
        refs = refs_of(window.orders.model)
        inspector = window.orders.inspector
        select(window.orders.view, refs[:1])
        await until(lambda: "first" in inspector.timeline.lines.text())
        assert services.called("timeline") == [refs[0]]
        select(window.orders.view, refs[1:2])
        assert inspector.timeline.lines.text() == ""
        inspector.show_timeline(refs[0], [seen(0, "late")])
        assert inspector.timeline.lines.text() == ""
        await until(lambda: refs[1] in services.called("timeline"))

    in_window(services, scenario)


def test_that_the_inspector_tells_the_agreed_value_and_leads_to_the_shop(
    in_window, support, until, press
):
    from dataclasses import replace

    services = support.FakeServices()
    order = support.some_orders()[0]
    services.rows = {order.ref: replace(order, agreed=Status.text("paid "))}
    opened: list[Any] = []

    async def scenario(window):
        await until(lambda: window.orders.total_count)
        inspector = window.orders.inspector
        inspector.page_wanted.disconnect()
        inspector.page_wanted.connect(opened.append)
        select(window.orders.view, [order.ref])
        assert inspector.agreed.text() == "Agreed value: “paid·”"
        press(inspector.page_button)

    in_window(services, scenario)
    number = order.ref.order_id
    assert opened == [f"https://shop.example.com/wp-admin/post.php?post={number}&action=edit"]


def test_that_a_reference_is_the_key_of_a_timeline() -> None:
    (entry,) = timeline([], [write_record(1)])
    assert isinstance(entry, WriteRecord)
    assert entry.ref == OrderRef("de", "1")


def test_that_a_refresh_that_finds_nothing_new_tells_its_reading(in_window, support, until) -> None:
    rows = {row.ref: row for row in support.some_orders()}
    services = support.FakeServices(rows=rows)

    async def scenario(window) -> None:
        await until(lambda: window.overview is not None and not window.tasks.busy)
        window.orders.bar.choose(View.MISMATCHES)
        await until(lambda: window.orders.view.settled)
        inspect_mismatch(window.orders)
        shown = window.orders.view.current_order()
        facts = window.orders.inspector.facts[Side.STOREFRONT]
        assert date_time(shown.storefront.read_at) in facts.fact("Read")
        later = shown.storefront.read_at + timedelta(hours=2)
        rows[shown.ref] = replace(shown, storefront=replace(shown.storefront, read_at=later))
        services.events.publish(JobFinished("refresh", JobState.DONE, say("nothing new")))
        await until(lambda: date_time(later) in facts.fact("Read"))

    in_window(services, scenario)
