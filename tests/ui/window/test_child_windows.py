"""Looking back on the real engine and the demo's servers: what was written can be taken back,
shown, handed out and settled."""

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from scripted_faults import Fault, faults_of
from shown_orders import select, shown

from designo_sync_gui.bootstrap import OpenOptions, connect_demo, open_services
from designo_sync_gui.demo.world import DemoWorld
from designo_sync_gui.domain.activity import ActivityKind
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.storage.memory_secrets import MemorySecretStore
from designo_sync_gui.ui.jobs.settle_dialog import SettleDialog
from designo_sync_gui.ui.plans.plan_dialog import PlanDialog
from designo_sync_gui.ui.statuses.rows_table import cell_text

FORMER = "\ufeffprocessing "


def dialogs(kind):
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]


@pytest.fixture
def world():
    with DemoWorld(count=0) as world:
        for number in range(1, 5):
            world.shop.book.add(number, "completed")
            world.designo.add(world.store_code, str(number), json.dumps(FORMER))
        yield world


@pytest.fixture
def opened(world, tmp_path):
    async def open_on_demo():
        services = await open_services(OpenOptions(tmp_path / "home", MemorySecretStore()))
        await connect_demo(services, world)
        return services

    return open_on_demo


def outcome_of(window, ref):
    (row,) = [row for row in shown(window.orders.model) if row.ref == ref]
    return row.last_outcome


async def refreshed(window, until):
    await until(lambda: window.actions_.refresh.isEnabled())
    window.parts.refresh()
    await until(lambda: window.orders.total_count == 4 and not window.busy)


async def apply_plan(window, until, qtbot, press):
    await until(lambda: dialogs(PlanDialog))
    (plan,) = dialogs(PlanDialog)
    if plan.plan.count_word:
        qtbot.keyClicks(plan.count.edit, plan.plan.count_word)
    press(plan.apply_button)
    title = plan.plan.direction.label.english
    await until(lambda: any(row.title.startswith(title) for row in window.jobs.rows.values()))
    await until(lambda: not window.busy)


async def sync_all(window, until, qtbot, press):
    window.actions_.select_mismatches.trigger()
    await until(lambda: window.orders.view.settled)
    window.actions_.to_designo.trigger()
    await apply_plan(window, until, qtbot, press)


def test_that_a_job_is_shown_handed_out_and_taken_back_to_the_last_character(
    in_session, opened, world, until, qtbot, press, tmp_path
):
    evidence = tmp_path / "evidence.json"

    async def scenario(session):
        window = session.window
        await refreshed(window, until)
        await sync_all(window, until, qtbot, press)
        activity = window.parts.activity.show()
        await until(lambda: activity.pane.writes.row_count and not activity.tasks.busy)
        before, wanted, after = activity.pane.writes.row(0)[4:7]
        assert (before.status.literal, wanted.status.literal) == (FORMER, "completed")
        assert after.status == wanted.status
        activity.export_evidence(evidence)
        await until(lambda: activity.banners.notice("result"))
        activity.check_button.click()
        await until(
            lambda: activity.banners.notice("result").title.english == "The journal is intact"
        )
        window.activateWindow()
        await until(window.isActiveWindow)
        qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        await apply_plan(window, until, qtbot, press)
        await until(lambda: activity.model.entry(1).kind is ActivityKind.UNDO)
        window.close()

    in_session(opened, scenario)
    assert [status for _, _, status in world.designo.history] == ["completed"] * 4 + [FORMER] * 4
    assert json.dumps(FORMER)[1:-1] in evidence.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("applied", "ended"), [(True, "accepted, not verified"), (False, "refused")]
)
def test_that_an_unknown_write_nobody_can_read_ends_in_the_history(
    in_session, opened, world, until, press, applied, ended
):
    """DesignO without a read source drops its answer: only the operator can look there."""
    ref = OrderRef(world.store_code, "1")

    async def open_without_reading():
        services = await opened()
        designo = (await services.overview()).settings.designo
        await services.connections.save_designo(replace(designo, read_profile=""), {})
        return services

    async def scenario(session):
        window = session.window
        window.orders.bar.choose(View.ALL)
        await refreshed(window, until)
        lost = Fault("POST", "update-order", handled=True, drop=True)
        faults_of(world.designo.server).append(lost)
        select(window.orders.view, [ref])
        window.actions_.to_designo.trigger()
        await apply_plan(window, until, None, press)
        select(window.orders.view, [ref])
        press(window.orders.inspector.history_button)
        history = window.parts.history.open[ref]
        await until(lambda: history.writes.row_count == 1 and not history.tasks.busy)
        assert cell_text(history.writes.row(0)[7]) == "unknown"
        history.writes.selectRow(0)
        press(history.settle_button)
        (question,) = dialogs(SettleDialog)
        press(question.holds_button if applied else question.lacks_button)
        shown = f"{ended} (before that: unknown)"
        await until(lambda: cell_text(history.writes.row(0)[7]) == shown)
        await until(lambda: outcome_of(window, ref) == ended)
        window.close()

    in_session(open_without_reading, scenario)
    assert len(world.designo.history) == 1
