"""The job at the foot of the window: one line of one height."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from designo_sync_gui.domain.errors import Unreachable
from designo_sync_gui.domain.events import (
    HostWaiting,
    JobFinished,
    JobPaused,
    JobProgress,
    JobResumed,
    JobStarted,
    OutcomeRecorded,
    SideProgress,
)
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.outcome import JobState, Outcome, OutcomeKind
from designo_sync_gui.domain.sentence import NOTHING, say
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.jobs.line import JobLine
from designo_sync_gui.ui.jobs.panel import JobPanel

NOW = datetime(2026, 3, 4, tzinfo=UTC)
STARTED = JobStarted("a", say("Refresh · {name}", name="Depot"), ("de",))
PAID = Status.text("paid")


def outcome(kind=OutcomeKind.VERIFIED):
    return Outcome(OrderRef("de", "1"), "#1", Side.DESIGNO, kind, PAID, PAID, PAID, NOTHING, NOW)


def progress(*sides, rate=None, left=None, note=NOTHING):
    done = sum(side.done for side in sides)
    return JobProgress("a", done, None, note, sides, rate, left)


@pytest.fixture
def panel(qtbot):
    made = JobPanel(lambda: {"de": "Depot", "us": "Outlet"}, now=lambda: NOW)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def line(qtbot, panel):
    made = JobLine(panel)
    qtbot.addWidget(made)
    made.resize(1100, 32)
    return made


@pytest.fixture
def play(panel, line):
    def handle(*events):
        for event in events:
            panel.handle(event)
        return line

    return handle


def shown(line):
    """The texts of the buttons that are offered."""
    return [made.text() for made in line._buttons if not made.isHidden()]


def test_that_each_side_has_its_figures_and_only_a_told_total_has_a_share(play):
    sides = (SideProgress("de", 9700, 9994, 1.4), SideProgress("", 5702))
    line = play(STARTED, progress(*sides, rate=1900.0))
    shop, designo = line.parts
    assert (shop.name.text(), shop.figures.text()) == ("Storefront", "9,700 of 9,994")
    assert (shop.bar.value(), shop.bar.maximum()) == (9700, 9994)
    assert (designo.name.text(), designo.figures.text()) == ("DesignO", "5,702")
    assert designo.bar.maximum() == 0
    assert line.words.text() == "1,900/s · Storefront: 2 s left"
    assert shown(line) == ["Pause", "Cancel"]


def test_that_time_left_is_said_once_it_is_known_of_every_side(play):
    sides = (SideProgress("de", 10, 20), SideProgress("", 10, 20))
    assert play(STARTED, progress(*sides)).words.text() == ""
    assert play(progress(*sides, rate=5.0, left=2.0)).words.text() == "5/s · 2 s left"


def test_that_a_job_without_progress_says_that_it_starts(play):
    line = play(STARTED)
    assert (line.title.text(), line.words.text()) == ("Refresh · Depot", "starting")


def test_that_a_pause_takes_the_place_of_speed_and_time_left(play):
    sides = (SideProgress("de", 10, 20), SideProgress("", 10, 20))
    line = play(
        STARTED,
        progress(*sides, rate=5.0, left=2.0),
        JobPaused("a", say("Paused by the operator."), asks=True),
    )
    assert (line.mark.text(), line.words.text()) == ("◐ paused", "Paused by the operator.")
    assert line.pause_button.text() == "Resume"
    assert line.pause_button.accessibleName() == "Resume Refresh · Depot"
    assert play(JobResumed("a")).pause_button.text() == "Pause"


def test_that_a_hosts_wait_is_told_in_the_line_and_taken_away(play):
    until = NOW + timedelta(seconds=12)
    line = play(STARTED, HostWaiting("api.example.com", until, say("Busy")))
    assert line.mark.text() == "◔ api.example.com: continues in 12 s. Busy."
    play(HostWaiting("api.example.com", None))
    assert line.mark.isHidden()


def test_that_a_result_of_writes_offers_undo_details_and_evidence(play, panel, press):
    asked = []
    panel.undo_wanted.connect(lambda job: asked.append(("undo", job)))
    panel.evidence_wanted.connect(lambda job: asked.append(("evidence", job)))
    line = play(
        STARTED,
        OutcomeRecorded("a", outcome()),
        JobFinished("a", JobState.DONE, say("1 verified")),
    )
    assert shown(line) == ["Undo…", "Details", "Evidence…", "✕"]
    assert (line.mark.text(), line.words.text()) == ("● done", "1 verified")
    press(line.undo_button)
    press(line.evidence_button)
    assert asked == [("undo", "a"), ("evidence", "a")]
    press(line.dismiss_button)
    assert line.isHidden()
    assert panel.rows == {}


def test_that_nothing_is_offered_that_would_find_nothing(play):
    refused = outcome(OutcomeKind.REFUSED)
    line = play(STARTED, OutcomeRecorded("a", refused), JobFinished("a", JobState.DONE, NOTHING))
    assert shown(line) == ["Details", "Evidence…", "✕"]
    failed = JobFinished("b", JobState.FAILED, say("No."), (Unreachable(say("No.")),))
    assert shown(play(replace(STARTED, job_id="b"), failed)) == ["Details", "✕"]


def test_that_a_running_job_stands_before_a_result_and_the_result_comes_back(play, panel):
    play(STARTED, OutcomeRecorded("a", outcome()), JobFinished("a", JobState.DONE, say("1")))
    line = play(replace(STARTED, job_id="b"))
    assert line.job.job_id == "b"
    play(JobFinished("b", JobState.DONE, say("read")))
    panel.dismiss("b")
    assert line.job.job_id == "a"


def test_that_no_state_of_a_job_is_higher_than_the_line(play, panel):
    """The foot of the window is 32 pixels high, whatever it says."""
    line = play(STARTED)
    heights = [line.sizeHint().height()]
    for event in (
        progress(SideProgress("de", 10, 20), SideProgress("", 10)),
        JobPaused("a", say("Paused by the operator."), asks=True),
        HostWaiting("api.example.com", NOW + timedelta(seconds=12), say("Busy")),
        OutcomeRecorded("a", outcome()),
        JobFinished("a", JobState.DONE, say("1 verified")),
    ):
        play(event)
        heights.append(line.sizeHint().height())
    assert max(heights) <= 32


def test_that_bars_give_way_to_figures_where_there_is_little_room(play, line):
    play(STARTED, progress(SideProgress("de", 10, 20), SideProgress("", 10, 20)))
    seen = []
    for width in range(1200, 200, -20):
        line.resize(width, 32)
        seen.append(sum(not part.bar.isHidden() for part in line.parts))
    assert list(dict.fromkeys(seen)) == [2, 1, 0]
    assert not line.parts[0].figures.isHidden()


def test_that_several_stores_are_told_one_by_one_in_the_tip(play):
    sides = (SideProgress("de", 10, 20), SideProgress("us", 5), SideProgress("", 1))
    line = play(replace(STARTED, store_codes=("de", "us")), progress(*sides))
    assert line.parts[0].name.text() == "2 storefronts"
    assert "Depot: 10 of 20" in line.title.toolTip()
    assert "Outlet: 5" in line.title.toolTip()
