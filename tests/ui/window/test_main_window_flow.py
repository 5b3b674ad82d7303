"""The window goes on answering while very much arrives: the watchdog of every test of the window
(``conftest.py``) judges each turn of its loop. What a test prepares, it prepares before."""

import asyncio

import pytest

from designo_sync_gui.domain.events import JobStarted, OutcomeRecorded, RowsChanged
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.outcome import Outcome, OutcomeKind
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.kit.work_progress import WorkProgress
from designo_sync_gui.ui.plans.plan_dialog import PlanDialog

MANY = 20_000


@pytest.fixture
def services(support):
    made = support.FakeServices()
    orders = [support.order(number, "processing", "completed") for number in range(MANY)]
    made.rows = {order.ref: order for order in orders}
    return made


@pytest.mark.timeout(240)
def test_that_a_refresh_of_very_many_orders_never_holds_the_window(
    in_window, services, support, until
) -> None:
    alike = [support.order(number, "completed", "completed") for number in range(MANY)]
    moved = {order.ref: order for order in alike}
    changed = RowsChanged(frozenset(moved))

    async def scenario(window) -> None:
        await until(lambda: window.orders.total_count == MANY)
        window.orders.view.selectAll()
        services.rows = moved
        services.events.publish(changed)
        await until(lambda: not window.parts.rows.settled, 10)
        await until(lambda: window.parts.rows.settled, 60)
        assert window.orders.mismatches_by_store() == {"de": 0}
        assert window.orders.selected_count == MANY

    in_window(services, scenario)


@pytest.mark.timeout(240)
def test_that_a_plan_of_ten_thousand_rows_never_holds_the_window(
    in_window, services, support, until
) -> None:
    refs = list(services.rows)[:10_000]
    paid = Status.text("completed")
    kind = OutcomeKind.VERIFIED
    outcomes = [
        Outcome(ref, "#1", Side.DESIGNO, kind, paid, paid, paid, say("Read back."), support.NOW)
        for ref in refs
    ]
    told = [OutcomeRecorded("job-1", outcome) for outcome in outcomes]

    def publish() -> None:
        services.events.publish(JobStarted("job-1", say("Storefront → DesignO"), ("de",)))
        for event in told:
            services.events.publish(event)

    async def scenario(window) -> None:
        await until(lambda: window.orders.total_count == MANY)
        await asyncio.get_running_loop().run_in_executor(None, publish)
        await until(lambda: "job-1" in window.jobs.rows)
        row = window.jobs.rows["job-1"]
        await until(lambda: len(row.job.outcomes) == len(refs), 30)
        await until(lambda: "10,000 verified" in row.words.text())
        await until(lambda: window.parts.rows.settled, 60)

    in_window(services, scenario)


def test_that_a_large_plan_says_how_far_it_is_and_can_be_given_up(
    in_window, services, support, until, press
) -> None:
    async def scenario(window) -> None:
        await until(lambda: window.orders.view_count == MANY and not window.busy)
        services.plan_gate = asyncio.Event()
        window.orders.view.selectAll()
        window.actions_.to_designo.trigger()
        await until(lambda: window.findChildren(WorkProgress))
        (waiting,) = window.findChildren(WorkProgress)
        await until(lambda: services.called("plan"))
        waiting.look()
        assert (waiting.bar.value(), waiting.bar.maximum()) == (MANY // 2, MANY)
        press(waiting.cancel_button)
        await until(lambda: not window.busy)
        services.plan_gate = None
        assert not window.findChildren(PlanDialog)
        assert window.orders.selected_count == MANY

    in_window(services, scenario)
    assert services.called("apply") == []


@pytest.mark.timeout(240)
def test_that_a_plan_of_all_rows_is_shown_without_holding_the_window(
    in_window, services, support, until
) -> None:
    async def scenario(window) -> None:
        await until(lambda: window.orders.view_count == MANY and not window.busy)
        window.orders.view.selectAll()
        window.actions_.to_designo.trigger()
        await until(lambda: window.findChildren(PlanDialog), 60)
        (dialog,) = window.findChildren(PlanDialog)
        await until(lambda: not window.findChildren(WorkProgress))
        sheet = dialog.sheet
        await until(lambda: len(sheet.digest.text().replace(" ", "")) == 12)
        for turn in (sheet.ticks.turn, sheet.ticks.turn):
            turn(None)
            await until(lambda: not window.busy)
        sheet.writes.setCurrentIndex(sheet.writes.writes.index(1, 0))
        sheet.writes.selectAll()
        await until(lambda: not window.busy)
        assert dialog.sheet.writes.row_count + dialog.sheet.refusals.row_count == MANY
        dialog.reject()

    in_window(services, scenario)
