"""The job panel: one line per job, nothing that ended badly disappears by itself."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMainWindow

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
from designo_sync_gui.ui.jobs.panel import CLEAN_JOBS_KEPT, JobPanel
from designo_sync_gui.ui.kit.times import clock_time
from designo_sync_gui.ui.statuses.rows_table import cell_text

NOW = datetime(2026, 3, 4, tzinfo=UTC)
REFRESH = say("Refresh · Depot")
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


class Watch:
    def __init__(self):
        self.time = NOW

    def __call__(self):
        return self.time


@pytest.fixture
def watch():
    """The panel's clock, which a test sets."""
    return Watch()


@pytest.fixture
def panel(qtbot, names, watch):
    made = JobPanel(lambda: names, now=watch)
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
    assert panel.isHidden()


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
    row = panel.rows["a"]
    assert row.words.text() == "reading · 2 storefronts 300 of 1,500 · DesignO 40"
    assert row.job.side_lines(names) == (
        "Print Depot: 300 of 300",
        "DesignO: 40",
        "us: 0 of 1,200",
    )
    assert "us: 0 of 1,200" in row.words.toolTip()


def test_that_progress_without_sides_is_never_over_its_total(play):
    panel = play(JobStarted("a", say("Refresh"), ()), JobProgress("a", 12, 10))
    assert panel.rows["a"].words.text() == "12 of 12"


def test_that_the_name_of_a_side_written_from_right_to_left_keeps_its_numbers(play, names):
    names["de"] = HEBREW
    sides = (SideProgress("de", 3, 9), SideProgress("us", 1), SideProgress("", 1))
    panel = play(JobStarted("a", verbatim("Refresh"), ()), JobProgress("a", 3, 9, NOTHING, sides))
    assert panel.rows["a"].job.side_lines(names)[0] == f"\u2068{HEBREW}\u2069: 3 of 9"


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
    assert not panel.rows["a"].job.clean


def finished(job_id, *, title=REFRESH, state=JobState.DONE, errors=(), codes=("de",)):
    """A job that begins and ends at once."""
    return (
        JobStarted(job_id, title, codes),
        JobFinished(job_id, state, say("read"), errors),
    )


def test_that_a_refresh_that_went_well_folds_after_eight_seconds(play, watch):
    panel = play(*finished("a"), *finished("b", state=JobState.CANCELLED, title=say("Other")))
    watch.time += timedelta(seconds=7.9)
    panel.fold()
    assert list(panel.rows) == ["a", "b"]
    watch.time += timedelta(seconds=0.1)
    panel.fold()
    assert panel.rows == {}


def test_that_failures_and_results_of_writes_stay(play, watch):
    failed = (Unreachable(say("No.")),)
    play(*finished("a", errors=failed), *finished("b", title=say("X"), state=JobState.FAILED))
    panel = play(
        JobStarted("c", say("Storefront → DesignO"), ("de",)),
        OutcomeRecorded("c", outcome(1)),
        JobFinished("c", JobState.DONE, say("1 verified")),
    )
    watch.time += timedelta(days=1)
    panel.fold()
    assert list(panel.rows) == ["a", "b", "c"]


def test_that_a_later_refresh_of_the_same_stores_takes_the_place_of_a_failed_one(play):
    """An automatic refresh that fails every five minutes does not fill the screen."""
    failed = (Unreachable(say("No.")),)
    play(*finished("a", errors=failed), *finished("b", errors=failed, codes=("us",)))
    assert list(play(*finished("c", errors=failed)).rows) == ["b", "c"]


def test_that_of_many_results_of_writes_the_newest_are_kept(play):
    for number in range(CLEAN_JOBS_KEPT + 2):
        job_id = f"job-{number}"
        panel = play(
            JobStarted(job_id, say("Storefront → DesignO"), ("de",)),
            OutcomeRecorded(job_id, outcome(1)),
            JobFinished(job_id, JobState.DONE, say("1 verified")),
        )
    assert len(panel.rows) == CLEAN_JOBS_KEPT
    assert "job-0" not in panel.rows


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_that_the_list_of_jobs_opens_above_the_foot_and_esc_closes_it(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    window.resize(1024, 600)
    with qtbot.waitExposed(window):
        window.show()
    panel = JobPanel(dict, window)
    for event in (*finished("a"), JobStarted("b", say("Refresh"), ("us",))):
        panel.handle(event)
    panel.open_above(window.statusBar())
    assert panel.isVisible()
    assert panel.geometry().bottom() < window.statusBar().mapToGlobal(QPoint()).y() + 5
    assert panel.rows["b"].cancel_button.hasFocus()
    qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert panel.isHidden()
    window.hide()


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
    rows = [tuple(map(cell_text, dialog.table.row(n))) for n in range(dialog.table.row_count)]
    assert [(*row[:2], *row[5:7]) for row in rows] == [
        ("altered by the receiver", "#2", "Depot", "2"),
        ("verified", "#1", "Depot", "1"),
    ]
    assert dialog.errors.notice("0").advice.english == "Wait."
    dialog.reject()


def test_that_details_show_only_what_failed_at_a_key(play, qtbot):
    kinds = (*OutcomeKind, OutcomeKind.VERIFIED)
    panel = play(
        JobStarted("a", say("Sync"), ()),
        *(OutcomeRecorded("a", outcome(number, kind)) for number, kind in enumerate(kinds)),
        JobFinished("a", JobState.DONE, say("done"), ()),
    )
    dialog = panel.show_details("a")
    assert dialog.table.row_count == 8
    first = [cell_text(dialog.table.row(n)[0]) for n in range(5)]
    assert first[0] == "unknown"
    assert "verified" not in first
    assert dialog.failed_only.text() == "Failed only (5)"
    assert dialog.failed_only.toolTip() == "Leave out the orders that were written"
    assert dialog.failed_only.accessibleDescription() == dialog.failed_only.toolTip()
    dialog.failed_only.setFocus()
    qtbot.keyClick(dialog.failed_only, Qt.Key.Key_Space)
    assert [cell_text(dialog.table.row(n)[0]) for n in range(dialog.table.row_count)] == first
    qtbot.keyClick(dialog.failed_only, Qt.Key.Key_Space)
    assert dialog.table.row_count == 8
    dialog.reject()


def test_that_details_offer_no_filter_where_all_went_well(play):
    panel = play(
        JobStarted("a", say("Sync"), ()),
        OutcomeRecorded("a", outcome(1)),
        JobFinished("a", JobState.DONE, say("done"), ()),
    )
    dialog = panel.show_details("a")
    assert dialog.failed_only.isHidden()
    dialog.reject()


def test_that_details_have_room_for_the_values_and_tell_a_message_in_whole(play):
    panel = play(
        JobStarted("a", say("Sync"), ()),
        OutcomeRecorded("a", outcome(1)),
        JobFinished("a", JobState.DONE, say("done"), ()),
    )
    dialog = panel.show_details("a")
    widths = [dialog.table.columnWidth(place) for place in range(8)]
    assert min(widths[2:5]) > widths[0], "values need more room than how it ended"
    dialog.table.selectRow(0)
    assert dialog.message.text() == "Read back."
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
    assert (row.mark.text(), row.job.clean) == ("◐ done, see details", False)
    play(OutcomeRecorded("a", replace(outcome(1), sent=True)))
    qtbot.waitUntil(lambda: row.words.text() == "2 verified")
    assert (row.mark.text(), row.job.clean) == ("● done", True)
    assert [shown.ref.order_id for shown in row.job.outcomes] == ["1", "2"]


def test_that_a_row_that_was_not_sent_takes_no_place(play):
    """A plan that names an order twice writes it once and skips it once."""
    panel = play(
        JobStarted("a", say("Sync"), ()),
        OutcomeRecorded("a", replace(outcome(1), sent=True)),
        OutcomeRecorded("a", outcome(1, OutcomeKind.SKIPPED)),
    )
    assert len(panel.rows["a"].job.outcomes) == 2
