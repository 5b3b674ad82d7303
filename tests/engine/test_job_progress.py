"""What a job counts."""

import asyncio
from collections.abc import Callable

from designo_sync_gui.domain.events import Event, JobProgress, SideProgress
from designo_sync_gui.engine.events import EventHub
from designo_sync_gui.engine.jobs.job import Job


def told(count: Callable[[Job], None]) -> tuple[Job, JobProgress]:
    """The job and the progress that it tells after counting."""

    async def body() -> tuple[Job, JobProgress]:
        hub, events = EventHub(), list[Event]()
        hub.subscribe(events.append)
        job = Job("job", ("wc_eu",), hub)
        count(job)
        job.progress()
        (event,) = events
        assert isinstance(event, JobProgress)
        return job, event

    return asyncio.run(body())


def test_that_a_side_that_gives_more_than_it_announced_has_more() -> None:
    _, event = told(lambda job: job.read_of_side("wc_eu", 12, 10))
    assert event.sides == (SideProgress("wc_eu", 12, 12),)
    assert (event.done, event.total) == (12, 12)


def test_that_a_job_counts_no_further_than_its_own_total() -> None:
    def count(job: Job) -> None:
        job.total, job.done = 3, 4

    _, event = told(count)
    assert (event.done, event.total) == (4, 4)


def test_that_orders_that_both_sides_hold_are_read_once() -> None:
    """What a cancelled refresh says it has read: never more than there are orders."""

    def count(job: Job) -> None:
        job.read_of_side("wc_eu", 5, 9)
        job.read_of_side("mg_de", 3, 9)
        job.read_of_side("", 7)

    job, event = told(count)
    assert job.orders_read == 8
    assert (event.done, event.total) == (15, None)
