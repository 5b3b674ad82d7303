"""Events on their way to the window."""

import threading
from typing import Any

from designo_sync_gui.domain.events import (
    ConnectionsChanged,
    JobFinished,
    JobProgress,
    JobStarted,
    RowsChanged,
    StoreState,
    StoreStateChanged,
)
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.outcome import JobState
from designo_sync_gui.domain.sentence import NOTHING, say
from designo_sync_gui.ui.runtime.event_feed import EventFeed, merge_events


def rows(*numbers):
    return RowsChanged(frozenset(OrderRef("de", str(number)) for number in numbers))


def test_that_changed_rows_become_one_event():
    assert merge_events([rows(1), rows(2, 3), rows(1)]) == (rows(1, 2, 3),)


def test_that_only_the_latest_progress_of_each_job_is_kept():
    events = [JobProgress("a", 1, 9), JobProgress("b", 1, 9), JobProgress("a", 2, 9)]
    assert set(merge_events(events)) == {JobProgress("a", 2, 9), JobProgress("b", 1, 9)}


def test_that_only_the_latest_state_of_each_store_is_kept():
    events = [
        StoreStateChanged("de", StoreState.READING),
        StoreStateChanged("de", StoreState.READY),
    ]
    assert merge_events(events) == (StoreStateChanged("de", StoreState.READY),)


def test_that_starts_and_ends_are_all_kept_in_their_order():
    start, end = JobStarted("a", say("Refresh"), ()), JobFinished("a", JobState.DONE, NOTHING)
    again = JobStarted("b", say("Refresh"), ())
    assert merge_events([start, ConnectionsChanged(), end, again]) == (
        start,
        ConnectionsChanged(),
        end,
        again,
    )


def test_that_events_pushed_by_another_thread_arrive_merged_on_this_one(arun, until):
    async def scenario():
        feed = EventFeed()
        received = []
        feed.delivered.connect(lambda events: received.append((threading.current_thread(), events)))

        def push():
            for number in range(1000):
                feed.push(rows(number))
                feed.push(JobProgress("a", number, 1000))

        thread = threading.Thread(target=push)
        thread.start()
        thread.join()
        await until(lambda: received)
        assert [where for where, _ in received] == [threading.main_thread()]
        assert set(received[0][1]) == {rows(*range(1000)), JobProgress("a", 999, 1000)}
        feed.deleteLater()

    arun(scenario())


def test_that_an_event_passes_as_the_same_python_object(arun, until):
    async def scenario():
        feed = EventFeed()
        received: list[Any] = []
        feed.delivered.connect(received.extend)
        event = JobStarted("\ufeffa\ud800", say("title"), ())
        feed.push(event)
        await until(lambda: received)
        assert received[0] is event
        feed.deleteLater()

    arun(scenario())


def test_that_very_many_events_come_in_portions_in_their_order(qtbot) -> None:
    from designo_sync_gui.ui.runtime.event_feed import MOST

    feed = EventFeed()
    batches: list[tuple] = []
    feed.delivered.connect(batches.append)
    for number in range(MOST * 2 + 1):
        feed.push(JobStarted(str(number), NOTHING, ()))
    qtbot.waitUntil(lambda: sum(map(len, batches)) == MOST * 2 + 1)
    assert [len(batch) for batch in batches] == [MOST, MOST, 1]
    assert [event.job_id for batch in batches for event in batch] == [
        str(number) for number in range(MOST * 2 + 1)
    ]
