"""What happened to the current order: seen and written, newest first."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

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
from designo_sync_gui.ui.inspector.timeline import MOST_LINES, quoted, timeline_lines
from designo_sync_gui.ui.kit.times import date_time

NOW = datetime(2026, 3, 4, 9, 41, 7, tzinfo=UTC)


def seen(minutes: int, text: str | None, side: Side = Side.STOREFRONT, presence=Presence.PRESENT):
    status = None if text is None else Status.text(text)
    return Seen(NOW + timedelta(minutes=minutes), side, presence, status)


def told(entries) -> list[str]:
    lines = timeline_lines(entries, NOW + timedelta(minutes=10), UTC)
    return ["".join(run.text for run in line) for line in lines]


def test_that_seeing_and_writing_stand_together_newest_first() -> None:
    entries = timeline([seen(-5, "old"), seen(3, "new ")], [write_record(1)])
    assert told(entries) == [
        "Today",
        "9:44 AM  Storefront: “old” → “new·”",
        "9:41 AM  written to DesignO: “old” → “new”: verified",
        "9:36 AM  Storefront: “old”",
    ]


def test_that_entries_stand_under_their_day_with_the_exact_time_on_hover() -> None:
    day = 24 * 60
    entries = [seen(0, "d"), seen(-day, "c"), seen(-day - 1, "b"), seen(-3 * day, "a")]
    assert told(entries) == [
        "Today",
        "9:41 AM  Storefront: “c” → “d”",
        "Yesterday",
        "9:41 AM  Storefront: “b” → “c”",
        "9:40 AM  Storefront: “a” → “b”",
        "Sunday, March 1, 2026",
        "9:41 AM  Storefront: “a”",
    ]
    assert "3/1/2026, 9:41:07 AM" in timeline_lines(entries, NOW, UTC)[-1][0].tip


def test_that_a_day_is_one_of_the_operators_clock() -> None:
    west = timezone(-timedelta(hours=10))
    lines = timeline_lines([seen(0, "a")], NOW + timedelta(minutes=30), west)
    assert lines[0][0].text == "Yesterday"


def test_that_a_write_shows_its_last_truth_with_the_earlier_one() -> None:
    former = EarlierOutcome(OutcomeKind.UNKNOWN, NOW, Status.text("old"), say("Unclear."))
    lines = told([replace(write_record(1), earlier=(former,))])
    assert lines[-1].endswith("“old” → “new”: verified (before that: unknown)")


def test_that_what_a_side_does_not_have_is_said() -> None:
    absent = seen(0, None, Side.DESIGNO, Presence.ABSENT)
    _, first, second = told([absent, seen(0, None)])
    assert first.endswith("DesignO: has no such order")
    assert second.endswith("Storefront: unreadable")


def test_that_a_long_story_is_cut_and_counted() -> None:
    lines = told([seen(0, "x") for _ in range(MOST_LINES + 5)])
    assert len(lines) == 1 + MOST_LINES + 1
    assert lines[-1] == "5 older entries"


def test_that_nothing_known_shows_nothing() -> None:
    assert told([]) == []


def test_that_a_huge_value_is_cut_in_the_middle_and_markup_is_text() -> None:
    assert len(quoted(Status.text("x" * 1_000_000))) < 70
    assert "<b>x</b>" in told([seen(0, "<b>x</b>")])[-1]


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
        await until(lambda: "first" in inspector.story.text())
        select(window.orders.view, refs[1:2])
        assert inspector.story.text() == ""
        inspector.show_timeline(refs[0], [seen(0, "late")], NOW)
        assert inspector.story.text() == ""
        await until(lambda: refs[1] in services.called("timeline"))
        select(window.orders.view, refs[2:3])
        await until(lambda: refs[2] in services.called("timeline"))

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
        assert "Agreed value: “paid·”" in inspector.story.text()
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
        assert date_time(shown.storefront.read_at) in facts.tip("Read")
        later = shown.storefront.read_at + timedelta(hours=2)
        rows[shown.ref] = replace(shown, storefront=replace(shown.storefront, read_at=later))
        services.events.publish(JobFinished("refresh", JobState.DONE, say("nothing new")))
        await until(lambda: date_time(later) in facts.tip("Read"))

    in_window(services, scenario)


def test_that_the_window_tells_a_reason_by_the_orders_of_the_same_store(
    in_window, support, until
) -> None:
    many = [support.order(number, "in-production", "In Production") for number in range(1, 7)]
    other = [support.order(7, "new", "new"), support.order(8, "same", "same")]
    services = support.FakeServices(rows={order.ref: order for order in [*many, *other]})

    async def scenario(window) -> None:
        await until(lambda: window.orders.total_count)
        inspector = window.orders.inspector
        select(window.orders.view, [many[0].ref])
        await until(lambda: "Probably a rule" in inspector.answer.flow.text())
        assert set(services.called("pairs")) == {many[0].values}
        asked = len(services.called("pairs"))
        select(window.orders.view, [other[1].ref])
        await until(lambda: other[1].ref in services.called("timeline"))
        assert inspector.answer.flow.text().startswith("Both sides are equal.")
        assert len(services.called("pairs")) == asked

    in_window(services, scenario)
