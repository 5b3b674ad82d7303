"""What *Undo last job* says that it would take back."""

from datetime import UTC, datetime

import pytest
from window_history import job_record

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.events import JobFinished, OutcomeRecorded
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.outcome import JobState, Outcome, OutcomeKind
from designo_sync_gui.domain.sentence import NOTHING
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.kit.times import day_or_time
from designo_sync_gui.ui.window.undo_offer import undo_words

NOW = datetime(2026, 3, 4, 9, 41, 7, tzinfo=UTC)
REF = OrderRef("de", "1")


@pytest.fixture
def services(support):
    made = support.FakeServices()
    made.history.records = [job_record(2), job_record(1)]
    return made


def test_that_without_a_job_nothing_is_offered_to_be_undone(in_window, until, services):
    services.history.records = []

    async def scenario(window):
        await until(lambda: services.called("undoable") and not window.tasks.busy)
        act = window.actions_
        assert not act.undo.isEnabled()
        assert act.reason("undo").english == "No job has written anything yet."
        assert act.undo.text() == "&Undo last job…"

    in_window(services, scenario)


def test_that_nothing_to_undo_any_more_is_said_in_a_banner(in_window, until, services):
    services.history.records = []

    async def scenario(window):
        window.parts.order_controller.undo()
        await until(lambda: window.banners.notice("plan"))
        assert window.banners.notice("plan").title.english == "Nothing to undo"

    in_window(services, scenario)


def test_that_the_action_names_the_job_that_it_would_undo(in_window, until, services):
    async def scenario(window):
        await until(lambda: window.actions_.undo.isEnabled())
        assert window.actions_.undo.text().startswith("&Undo: 2 writes to DesignO, ")
        assert window.actions_.undo.iconText() == "Undo last job…"
        assert window.actions_.undo.toolTip().endswith("(Ctrl+Z)")

    in_window(services, scenario)


@pytest.mark.parametrize(
    ("direction", "words"),
    [
        (Direction.TO_DESIGNO, "&Undo: 3 writes to DesignO, 16:04…"),
        (Direction.TO_STOREFRONT, "&Undo: 3 writes to the storefront, 16:04…"),
        (Direction.FOLLOW, "&Undo: 3 writes, 16:04…"),
        (Direction.UNDO, "&Undo the undo: 3 writes, 16:04…"),
    ],
)
def test_that_undo_is_named_by_what_was_written_where_and_when(direction, words):
    counts = {OutcomeKind.VERIFIED: 2, OutcomeKind.ALTERED: 1, OutcomeKind.REFUSED: 4}
    job = job_record(at=NOW, direction=direction, counts=counts)
    assert undo_words(job, NOW).english == words.replace("16:04", day_or_time(NOW, NOW))


def test_that_a_job_that_wrote_is_offered_at_once(in_window, until, services):
    services.history.records = []

    async def scenario(window):
        await until(lambda: services.called("undoable") and not window.tasks.busy)
        services.history.records = [job_record(7)]
        outcome = Outcome(
            REF,
            "#1",
            Side.DESIGNO,
            OutcomeKind.VERIFIED,
            None,
            Status.text("a"),
            None,
            NOTHING,
            NOW,
        )
        window.parts.handle_events([JobFinished("job-6", JobState.DONE, NOTHING)])
        assert services.called("undoable") == [None]
        window.parts.handle_events(
            [OutcomeRecorded("job-7", outcome), JobFinished("job-7", JobState.DONE, NOTHING)]
        )
        await until(lambda: window.actions_.undo.isEnabled())

    in_window(services, scenario)
