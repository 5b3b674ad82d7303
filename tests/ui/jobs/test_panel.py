"""The job panel: one line per job, nothing that ended badly disappears by itself."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from designo_sync_gui.domain.errors import Unreachable
from designo_sync_gui.domain.events import (
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
from designo_sync_gui.domain.sentence import NOTHING, say, verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.jobs.panel import JobPanel
from designo_sync_gui.ui.kit.times import clock_time
from designo_sync_gui.ui.statuses.rows_table import cell_text

NOW = datetime(2026, 3, 4, tzinfo=UTC)
HEBREW = "דפוס"


def outcome(number, kind=OutcomeKind.VERIFIED):
    return Outcome(
        OrderRef("de", str(number)),
        f"#{number}",
        Side.DESIGNO,
        kind,
        Status.text("processing"),
        Status.text("completed"),
        Status.text("completed"),
        say("Read back."),
        NOW,
    )


@pytest.fixture
def names():
    """The names of the connected stores; filled by a test."""
    return {}


@pytest.fixture
def panel(qtbot, names):
    made = JobPanel(lambda: names)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def play(panel):
    def handle(*events):
        for event in events:
            panel.handle(event)
        return panel

    return handle


def test_that_a_started_job_has_a_line_with_a_cancel_button(play):
    panel = play(JobStarted("a", say("Refresh · Depot"), ("de",)))
    assert panel.running == ("a",)
    assert panel.rows["a"].cancel_button.isEnabled()
    assert not panel.isHidden()


def test_that_progress_says_n_of_m_and_what_is_waited_for(play):
    panel = play(
        JobStarted("a", say("Refresh"), ()), JobProgress("a", 14, 1380, say("waiting 3 s"))
    )
    assert panel.rows["a"].words.text() == "14 of 1,380 · waiting 3 s"
    assert (panel.rows["a"].bar.value(), panel.rows["a"].bar.maximum()) == (14, 1380)


def test_that_progress_is_told_per_side_and_never_over_its_total(play, names):
    names["de"] = "Print Depot"
    sides = (SideProgress("de", 300, 280), SideProgress("", 40), SideProgress("us", 0, 1200))
    panel = play(
        JobStarted("a", verbatim("Refresh"), ()),
        JobProgress("a", 340, None, verbatim("reading"), sides),
    )
    assert panel.rows["a"].words.text() == (
        "reading · Print Depot: 300 of 300 · DesignO: 40 · us: 0 of 1,200"
    )


def test_that_progress_without_sides_is_never_over_its_total(play):
    panel = play(JobStarted("a", say("Refresh"), ()), JobProgress("a", 12, 10))
    assert panel.rows["a"].words.text() == "12 of 12"


def test_that_the_name_of_a_side_written_from_right_to_left_keeps_its_numbers(play, names):
    names["de"] = HEBREW
    sides = (SideProgress("de", 3, 9),)
    panel = play(JobStarted("a", verbatim("Refresh"), ()), JobProgress("a", 3, 9, NOTHING, sides))
    assert panel.rows["a"].words.text() == f"\u2068{HEBREW}\u2069: 3 of 9"


def test_that_an_unknown_total_shows_no_false_share(play):
    panel = play(JobStarted("a", say("Refresh"), ()), JobProgress("a", 300, None))
    assert panel.rows["a"].words.text() == "300"
    assert panel.rows["a"].bar.maximum() == 0


def test_that_outcomes_are_counted_by_kind(play):
    panel = play(
        JobStarted("a", say("Storefront → DesignO"), ()),
        OutcomeRecorded("a", outcome(1)),
        OutcomeRecorded("a", outcome(2, OutcomeKind.REFUSED)),
        OutcomeRecorded("a", outcome(3)),
        JobProgress("a", 3, 9),
    )
    assert panel.rows["a"].words.text() == "3 of 9 · 2 verified · 1 refused"


def test_that_cancel_asks_once_and_says_that_it_was_asked(play, press):
    panel = play(JobStarted("a", say("Refresh"), ()))
    asked: list[Any] = []
    panel.cancel_wanted.connect(asked.append)
    press(panel.rows["a"].cancel_button)
    press(panel.rows["a"].cancel_button)
    assert asked == ["a"]
    assert "cancelling" in panel.rows["a"].words.text()


def test_that_an_end_shows_its_state_in_shape_and_word(play):
    panel = play(
        JobStarted("a", say("Refresh"), ()), JobFinished("a", JobState.DONE, say("4 entries read"))
    )
    row = panel.rows["a"]
    assert row.mark.text() == "● done"
    assert row.words.text() == "4 entries read"
    assert panel.running == ()


def test_that_a_done_job_with_a_refusal_is_not_shown_as_clean(play):
    panel = play(
        JobStarted("a", say("Sync"), ()),
        OutcomeRecorded("a", outcome(1, OutcomeKind.REFUSED)),
        JobFinished("a", JobState.DONE, say("1 refused")),
    )
    assert panel.rows["a"].mark.text() == "◐ done, see details"
    assert not panel.rows["a"].clean


def test_that_clean_jobs_make_room_but_bad_ones_stay(play):
    bad = JobFinished("a", JobState.FAILED, say("unreachable"), (Unreachable(say("No.")),))
    panel = play(JobStarted("a", say("Refresh"), ()), bad)
    for job_id in ("b", "c", "d"):
        play(
            JobStarted(job_id, say("Refresh"), ()), JobFinished(job_id, JobState.DONE, say("read"))
        )
    assert list(panel.rows) == ["a", "d"]


def test_that_a_dismissed_line_is_gone(play, press):
    panel = play(JobStarted("a", say("Refresh"), ()), JobFinished("a", JobState.FAILED, say("no")))
    press(panel.rows["a"].dismiss_button)
    assert panel.rows == {}
    assert panel.isHidden()


def test_that_details_list_each_outcome_with_its_values(play, press, names):
    panel = play(
        JobStarted("a", say("Sync"), ()),
        OutcomeRecorded("a", outcome(1)),
        OutcomeRecorded("a", outcome(2, OutcomeKind.ALTERED)),
        JobFinished("a", JobState.DONE, say("done"), (Unreachable(say("No."), say("Wait.")),)),
    )
    names["de"] = "Depot"
    dialog = panel.show_details("a")
    rows = [dialog.table.row(number) for number in range(dialog.table.row_count)]
    assert [tuple(map(cell_text, row[:4])) for row in rows] == [
        ("Depot", "#1", "1", "verified"),
        ("Depot", "#2", "2", "altered by the receiver"),
    ]
    assert dialog.errors.notice("0").advice.english == "Wait."
    dialog.reject()


def test_that_events_of_an_unknown_job_are_left_alone(play):
    assert play(JobProgress("z", 1, 2), JobFinished("z", JobState.DONE, NOTHING)).rows == {}


def test_that_foreign_text_is_shown_and_not_interpreted(play):
    panel = play(JobStarted("a", say("<b>x</b>\u202e"), ()))
    assert panel.rows["a"].title_label.text() == "<b>x</b>⟨U+202E⟩"


def test_that_pause_is_asked_for_and_becomes_resume(play, press):
    panel = play(JobStarted("a", say("Storefront → DesignO"), ()))
    asked = []
    panel.pause_wanted.connect(lambda job: asked.append(("pause", job)))
    panel.resume_wanted.connect(lambda job: asked.append(("resume", job)))
    row = panel.rows["a"]
    assert row.pause_button.accessibleName() == "Pause Storefront → DesignO"
    press(row.pause_button)
    panel.handle(JobPaused("a", say("Paused by the operator."), asks=True))
    assert (row.pause_button.text(), row.mark.text()) == ("Resume", "◐ paused")
    assert "Paused by the operator." in row.words.text()
    press(row.pause_button)
    panel.handle(JobResumed("a"))
    assert (row.pause_button.text(), row.mark.isHidden()) == ("Pause", True)
    assert asked == [("pause", "a"), ("resume", "a")]


def test_that_a_job_that_waits_for_a_host_says_until_when(play):
    panel = play(JobStarted("a", say("Refresh"), ()))
    until = NOW.replace(hour=14)
    panel.handle(JobPaused("a", say("DesignO cannot be reached."), until))
    row = panel.rows["a"]
    assert row.mark.text() == f"◐ waiting until {clock_time(until)}"
    assert "cannot be reached" in row.words.text()
    assert row.pause_button.text() == "Pause"


def test_that_a_job_that_ended_cannot_be_paused(play):
    panel = play(
        JobStarted("a", say("Refresh"), ()), JobFinished("a", JobState.DONE, say("4 read"))
    )
    assert panel.rows["a"].pause_button.isHidden()


def test_that_what_a_later_refresh_found_takes_the_place_of_what_was_known(play, qtbot):
    unknown = replace(outcome(1, OutcomeKind.UNKNOWN), sent=True)
    panel = play(
        JobStarted("a", say("Sync"), ()),
        OutcomeRecorded("a", unknown),
        OutcomeRecorded("a", replace(outcome(2), sent=True)),
        JobFinished("a", JobState.DONE, say("1 verified · 1 unknown")),
    )
    row = panel.rows["a"]
    assert (row.mark.text(), row.clean) == ("◐ done, see details", False)
    play(OutcomeRecorded("a", replace(outcome(1), sent=True)))
    qtbot.waitUntil(lambda: row.words.text() == "2 verified")
    assert (row.mark.text(), row.clean) == ("● done", True)
    assert [shown.ref.order_id for shown in row.outcomes] == ["1", "2"]


def test_that_a_row_that_was_not_sent_takes_no_place(play):
    """A plan that names an order twice writes it once and skips it once."""
    panel = play(
        JobStarted("a", say("Sync"), ()),
        OutcomeRecorded("a", replace(outcome(1), sent=True)),
        OutcomeRecorded("a", outcome(1, OutcomeKind.SKIPPED)),
    )
    assert len(panel.rows["a"].outcomes) == 2
