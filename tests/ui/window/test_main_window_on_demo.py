"""The real window on the real engine and the demo's servers: the main job with keys and clicks."""

import csv
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QRadioButton
from scripted_faults import Fault, faults_of
from shown_orders import shown

from designo_sync_gui.bootstrap import OpenOptions, connect_demo, open_services
from designo_sync_gui.demo.world import DemoWorld
from designo_sync_gui.storage.memory_secrets import MemorySecretStore
from designo_sync_gui.ui.dialogs.export_dialog import ExportDialog
from designo_sync_gui.ui.kit.forms import ConfirmDialog
from designo_sync_gui.ui.plans.plan_dialog import PlanDialog


def dialogs(kind):
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]


#: More requests than are made.
ALL = 1000


@pytest.fixture
def world():
    with DemoWorld(count=0) as world:
        for number in range(1, 31):
            status = "processing" if number % 3 else "completed"
            world.shop.book.add(number, status)
            world.designo.add(world.store_code, str(number), '"\\ufeffprocessing "')
        yield world


@pytest.fixture
def opened(world, tmp_path):
    async def open_on_demo():
        services = await open_services(OpenOptions(tmp_path / "home", MemorySecretStore()))
        await connect_demo(services, world)
        return services

    return open_on_demo


async def ready(session, until, qtbot):
    window = session.window
    await until(lambda: window.actions_.refresh.isEnabled())
    qtbot.keyClick(window, Qt.Key.Key_F5)
    await until(lambda: window.orders.total_count == 30 and not window.busy)
    return window


async def plan_of_everything(window, until, qtbot):
    window.actions_.select_mismatches.trigger()
    await until(lambda: window.orders.view.settled)
    window.activateWindow()
    await until(window.isActiveWindow)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_P, keys)
    await until(lambda: dialogs(PlanDialog))
    return dialogs(PlanDialog)[0]


def test_that_the_main_job_goes_through_the_window(
    in_session, opened, world, until, qtbot, press, tmp_path
):
    report = tmp_path / "before.csv"

    async def scenario(session):
        window = await ready(session, until, qtbot)
        qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        await until(lambda: dialogs(ExportDialog))
        (choice,) = dialogs(ExportDialog)
        (exact,) = [b for b in choice.findChildren(QRadioButton) if b.text() == "CSV, exact"]
        exact.click()
        choice.folder.setText(str(report.parent))
        choice.name.setText(report.name)
        qtbot.keyClick(choice.name, Qt.Key.Key_Return)
        await until(lambda: window.banners.notice("export"))
        plan = await plan_of_everything(window, until, qtbot)
        assert not plan.apply_button.isEnabled()
        qtbot.keyClicks(plan.count.edit, plan.plan.count_word)
        press(plan.apply_button)
        await until(lambda: len(world.designo.history) == 30 and not window.busy)
        rows = shown(window.orders.model)
        assert {row.last_outcome for row in rows} == {"verified"}
        window.close()

    in_session(opened, scenario)
    written = {order_id: status for _, order_id, status in world.designo.history}
    assert written == {str(o.id): o.status for o in world.shop.book.orders.values()}
    with report.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["DesignO status"] for row in rows} == {"\ufeffprocessing "}
    assert len(rows) == 30


def test_that_closing_in_the_middle_of_a_job_finishes_what_is_on_its_way(
    in_session, opened, world, until, qtbot, press
):
    gate = threading.Event()
    slow = Fault("POST", "update-order", gate=gate, times=ALL)

    async def scenario(session):
        window = await ready(session, until, qtbot)
        faults_of(world.designo.server).append(slow)
        plan = await plan_of_everything(window, until, qtbot)
        assert not plan.apply_button.isEnabled()
        assert plan.careful, (
            "a plan with a brake goes carefully unless the operator wishes otherwise"
        )
        plan.careful_box.setChecked(False)
        qtbot.keyClicks(plan.count.edit, plan.plan.count_word)
        press(plan.apply_button)
        await until(lambda: slow.times < ALL and window.jobs.running)
        window.close()
        await until(lambda: dialogs(ConfirmDialog))
        (question,) = dialogs(ConfirmDialog)
        press(question.act_button)
        gate.set()

    in_session(opened, scenario)
    assert 1 <= len(world.designo.history) < 30
    for _, order_id, status in world.designo.history:
        assert world.shop.book.orders[int(order_id)].status == status


def test_that_a_store_is_removed_with_its_rows(in_session, opened, until, qtbot, press):
    async def scenario(session):
        window = await ready(session, until, qtbot)
        window.stores.choose(DemoWorld.store_code)
        window.actions_.remove_store.trigger()
        await until(lambda: dialogs(ConfirmDialog))
        press(dialogs(ConfirmDialog)[0].act_button)
        await until(lambda: window.orders.total_count == 0 and not window.busy)
        window.close()

    in_session(opened, scenario)


def test_that_nothing_of_the_data_folder_is_readable_by_others(
    in_session, opened, until, qtbot, tmp_path
):
    async def scenario(session):
        window = await ready(session, until, qtbot)
        window.close()

    in_session(opened, scenario)
    files: list[Path] = list((tmp_path / "home").iterdir())
    assert files
    assert not any(path.stat().st_mode & 0o077 for path in files)
