"""What a job counts."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from designo_sync_gui.domain.events import Event, JobProgress, SideProgress
from designo_sync_gui.domain.progress import progress_words
from designo_sync_gui.domain.sentence import NOTHING, say
from designo_sync_gui.engine.events import EventHub
from designo_sync_gui.engine.jobs.job import Job
from designo_sync_gui.engine.reading import list_walk


class Watch:
    """Seconds that a test sets."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def told(
    count: Callable[[Job], None], watch: Callable[[], float] = lambda: 0.0
) -> tuple[Job, JobProgress]:
    """The job and the last progress that it tells."""

    async def body() -> tuple[Job, JobProgress]:
        hub, events = EventHub(), list[Event]()
        hub.subscribe(events.append)
        job = Job("job", ("wc_eu",), hub, watch)
        count(job)
        job.progress()
        event = events[-1]
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


def test_that_speed_and_time_left_are_told_per_side_and_for_the_job() -> None:
    watch = Watch()

    def count(job: Job) -> None:
        for second in range(3):
            watch.seconds = float(second)
            job.read_of_side("wc_eu", 100 * second, 1000)
            job.read_of_side("", 300 * second, 1000)
            job.progress()

    _, event = told(count, watch)
    assert event.rate == pytest.approx(400)
    assert [side.left for side in event.sides] == pytest.approx([8, 400 / 300])
    assert event.left == pytest.approx(8)


def test_that_no_time_left_is_told_for_a_job_with_a_side_without_a_total() -> None:
    watch = Watch()

    def count(job: Job) -> None:
        for second in range(3):
            watch.seconds = float(second)
            job.read_of_side("wc_eu", 100 * second, 1000)
            job.read_of_side("", 300 * second)
            job.progress()

    _, event = told(count, watch)
    assert event.left is None
    assert [side.left for side in event.sides] == [pytest.approx(8), None]


def test_that_a_side_that_cannot_be_read_is_not_waited_for() -> None:
    def count(job: Job) -> None:
        job.read_of_side("wc_eu", 0)
        job.read_of_side("mg_de", 30, 90)
        job.read_of_side("", 7, 7)
        job.leave_side("wc_eu")
        job.leave_side("mg_de")
        job.leave_side("nobody")

    _, event = told(count)
    assert event.sides == (SideProgress("", 7, 7), SideProgress("mg_de", 30, 30))
    assert (event.done, event.total) == (37, 37)


def test_that_the_time_in_which_a_job_is_paused_is_not_counted() -> None:
    async def body() -> list[float | None]:
        hub, watch, rates = EventHub(), Watch(), list[float | None]()
        hub.subscribe(lambda e: rates.append(e.rate) if isinstance(e, JobProgress) else None)
        job = Job("job", ("wc_eu",), hub, watch)
        job.expect(1000)

        def work(seconds: float) -> None:
            watch.seconds += seconds
            job.done += round(10 * seconds)
            job.progress()

        work(0)
        work(2)
        job.pause()
        await asyncio.sleep(0)
        waiting = asyncio.ensure_future(job.go_on())
        await asyncio.sleep(0)
        watch.seconds += 3600
        job.resume()
        await waiting
        work(0)
        work(2)
        return rates

    assert asyncio.run(body()) == [None, pytest.approx(10), None, pytest.approx(10)]


def test_that_a_refresh_says_how_much_of_a_file_was_read_before_its_first_page(
    world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(list_walk, "_TOLD_EVERY", 0.0)
    world.fill(o1=("a", "a"))
    world.designo.so_far = NOTHING

    async def body(services: Any) -> list[str]:
        notes, heard = list[str](), asyncio.Event()

        def hear(event: Event) -> None:
            if isinstance(event, JobProgress) and event.note == said:
                notes.append(progress_words(event).english)
                heard.set()

        services.events.subscribe(hear)
        world.designo.gate = gate = asyncio.Event()
        running = asyncio.ensure_future(services.jobs.refresh())
        said = say("“o.csv”: {n:,} of {all:,} MB", n=42, all=210)
        world.designo.so_far = said
        await heard.wait()
        world.designo.so_far = NOTHING
        gate.set()
        await running
        return notes

    notes = world.run(body)
    assert notes[0].startswith("“o.csv”: 42 of 210 MB · ")
