"""A wait for a host's limit is counted down where the jobs are shown."""

from datetime import UTC, datetime, timedelta

import pytest

from designo_sync_gui.domain.events import HostWaiting, JobStarted
from designo_sync_gui.domain.sentence import say, verbatim
from designo_sync_gui.ui.jobs.panel import JobPanel
from designo_sync_gui.ui.jobs.waiting_line import WaitingLine
from designo_sync_gui.ui.runtime.event_feed import merge_events

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
REASON = "It allows 150 requests in 30 seconds"


class Watch:
    def __init__(self):
        self.time = NOW

    def __call__(self):
        return self.time


@pytest.fixture
def watch():
    return Watch()


@pytest.fixture
def line(qtbot, watch):
    made = WaitingLine(watch)
    qtbot.addWidget(made)
    return made


def wait(seconds, host="api.example.com"):
    return HostWaiting(host, NOW + timedelta(seconds=seconds), verbatim(REASON))


def test_that_the_seconds_left_are_counted_down_with_the_reason(line, watch):
    line.handle(wait(12))
    assert line.text() == f"◔ api.example.com: continues in 12 s. {REASON}."
    assert not line.isHidden()
    watch.time += timedelta(seconds=9.5)
    line.tell()
    assert "continues in 3 s" in line.text()


def test_that_the_line_is_gone_when_the_moment_has_come(line, watch):
    line.handle(wait(12))
    watch.time += timedelta(seconds=12)
    line.tell()
    assert line.isHidden()
    assert line.text() == ""


def test_that_the_line_is_gone_when_the_wait_is_told_to_be_over(line):
    line.handle(wait(12))
    line.handle(HostWaiting("api.example.com", None))
    assert line.isHidden()


def test_that_each_host_has_its_own_line(line):
    line.handle(wait(12))
    line.handle(wait(30, "shop.example.com"))
    assert len(line.text().splitlines()) == 2


def test_that_the_job_panel_shows_waits_among_its_jobs(qtbot):
    panel = JobPanel(dict)
    qtbot.addWidget(panel)
    panel.handle(JobStarted("a", say("Refresh"), ()))
    until = datetime.now(UTC) + timedelta(minutes=5)
    panel.handle(HostWaiting("api.example.com", until, verbatim(REASON)))
    assert "continues in" in panel.waiting.text()
    assert not panel.waiting.isHidden()


def test_that_only_the_last_word_on_a_hosts_wait_is_delivered():
    over = HostWaiting("api.example.com", None)
    assert merge_events([wait(1), wait(2, "other"), over]) == (wait(2, "other"), over)
