"""The main job through the window: refresh, look, plan, apply, outcomes, export."""

import json

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication, QRadioButton
from shown_orders import select, selected, shown

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import PermissionDenied, StorageFailed
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.outcome import JobState, OutcomeKind
from designo_sync_gui.domain.report import ReportFormat
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.dialogs.export_dialog import ExportDialog
from designo_sync_gui.ui.plans.plan_dialog import PlanDialog


def dialogs(kind):
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]


async def refreshed(window, services, qtbot, until):
    await until(window.actions_.refresh.isEnabled)
    qtbot.keyClick(window, Qt.Key.Key_F5)
    await until(lambda: window.orders.total_count == 4)
    await until(lambda: not window.busy)


async def planned(window, qtbot, until, *numbers):
    select(window.orders.view, [OrderRef("de", str(number)) for number in numbers])
    window.actions_.to_designo.trigger()
    await until(lambda: dialogs(PlanDialog))
    return dialogs(PlanDialog)[0]


def test_that_f5_reads_the_orders_and_shows_both_statuses(in_window, support, qtbot, until):
    services = support.FakeServices()

    async def scenario(window):
        await refreshed(window, services, qtbot, until)
        assert services.called("refresh") == [(None, False)]
        (found,) = [o for o in shown(window.orders.model) if o.ref.order_id == "1"]
        sides = [found.side(side) for side in (Side.STOREFRONT, Side.DESIGNO)]
        assert [side and side.status for side in sides] == [
            Status.text("in-production"),
            Status.text("In Production"),
        ]

    in_window(services, scenario)


def test_that_the_services_run_on_the_engines_thread_only(in_window, support, qtbot, until):
    services = support.FakeServices()

    async def scenario(window):
        await refreshed(window, services, qtbot, until)

    in_window(services, scenario)
    assert services.threads == {"engine"}


def test_that_an_accepted_plan_is_applied_and_outcomes_show_in_the_rows(
    in_window, support, qtbot, until, press
):
    services = support.FakeServices()

    async def scenario(window):
        await refreshed(window, services, qtbot, until)
        dialog = await planned(window, qtbot, until, 1, 2, 3)
        assert dialog.apply_button.text() == "Write 2 to DesignO"
        press(dialog.apply_button)

        def rows():
            return {order.ref.order_id: order for order in shown(window.orders.model)}

        await until(lambda: {rows()[n].last_outcome for n in ("1", "3")} == {"verified"})
        await until(lambda: not window.jobs.running)
        found = rows()
        assert found["1"].designo.status == Status.text("in-production")
        assert found["2"].last_outcome is None

    in_window(services, scenario)
    ((direction, refs),) = services.called("plan")
    assert direction is Direction.TO_DESIGNO
    assert sorted(refs) == [OrderRef("de", "1"), OrderRef("de", "2"), OrderRef("de", "3")]


def test_that_a_cancelled_plan_writes_nothing(in_window, support, qtbot, until, press):
    services = support.FakeServices()

    async def scenario(window):
        await refreshed(window, services, qtbot, until)
        dialog = await planned(window, qtbot, until, 1)
        press(dialog.cancel_button)
        await until(lambda: not dialogs(PlanDialog))

    in_window(services, scenario)
    assert services.called("apply") == []


def test_that_return_in_the_plan_dialog_writes_nothing_and_closes_nothing(
    in_window, support, qtbot, until, press
):
    services = support.FakeServices()

    async def scenario(window):
        await refreshed(window, services, qtbot, until)
        dialog = await planned(window, qtbot, until, 1)
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
        assert dialogs(PlanDialog) == [dialog]
        press(dialog.cancel_button)
        await until(lambda: not dialogs(PlanDialog))

    in_window(services, scenario)
    assert services.called("apply") == []


def test_that_cancelling_a_running_job_leaves_the_rest_unsent(
    in_window, support, qtbot, until, press
):
    services = support.FakeServices()

    async def scenario(window):
        await refreshed(window, services, qtbot, until)
        dialog = await planned(window, qtbot, until, 1, 3)
        services.hold()
        press(dialog.apply_button)
        await until(lambda: window.jobs.running and services.waiting)
        (job_id,) = window.jobs.running
        press(window.status.line.cancel_button)
        await until(lambda: not window.jobs.running)
        row = window.jobs.rows[job_id].job
        assert row.state is JobState.CANCELLED
        assert [o.kind for o in row.outcomes] == [OutcomeKind.VERIFIED, OutcomeKind.CANCELLED]
        assert services.called("cancel") == [job_id]

    in_window(services, scenario)


def test_that_what_stopped_a_store_is_shown_with_its_name(in_window, support, qtbot, until):
    error = PermissionDenied(say("The key may not list orders."), say("Give it read permission."))
    services = support.FakeServices(refresh_errors=(("de", error),))

    async def scenario(window):
        await refreshed(window, services, qtbot, until)
        notice = window.notices.notice("side:de")
        assert notice.title.english == "Print Depot EU: Not permitted"
        assert notice.advice.english == "Give it read permission."

    in_window(services, scenario)


def test_that_a_plan_that_cannot_be_journalled_is_told_and_the_window_goes_on(
    in_window, support, qtbot, until, press
):
    services = support.FakeServices(
        errors={"apply": StorageFailed(say("The disk is full."), say("Make room."))}
    )

    async def scenario(window):
        await refreshed(window, services, qtbot, until)
        dialog = await planned(window, qtbot, until, 1)
        press(dialog.apply_button)
        await until(lambda: window.banners.notice("apply"))
        assert window.banners.notice("apply").message.english == "The disk is full."
        window.activateWindow()
        await until(window.isActiveWindow)
        qtbot.keyClick(window, Qt.Key.Key_F5)
        await until(lambda: len(services.called("refresh")) == 2)
        assert window.banners.notice("refresh") is None
        await until(lambda: not window.jobs.running)

    in_window(services, scenario)


@pytest.mark.parametrize(("chosen", "exported"), [((1, 3), 2), ((1,), 4), ((), 4)])
def test_that_export_takes_the_selection_of_several_rows_else_the_view(
    in_window, support, qtbot, until, tmp_path, chosen, exported
):
    services = support.FakeServices()

    async def scenario(window):
        await refreshed(window, services, qtbot, until)
        select(window.orders.view, [OrderRef("de", str(number)) for number in chosen])
        qtbot.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        await until(lambda: dialogs(ExportDialog))
        (dialog,) = dialogs(ExportDialog)
        assert str(exported) in dialog.export_button.text()
        dialog.folder.setText(str(tmp_path))
        dialog.name.selectAll()
        qtbot.keyClicks(dialog.name, "out.xlsx")
        qtbot.keyClick(dialog.name, Qt.Key.Key_Return)
        await until(lambda: window.banners.notice("export"))
        notice = window.banners.notice("export")
        assert (notice.action[0].english, notice.second_action[0].english) == (
            "Open",
            "Show in folder",
        )

    in_window(services, scenario)
    ((where, refs, wanted),) = services.called("export_mismatches")
    assert where == tmp_path / "out.xlsx"
    assert wanted.form is ReportFormat.XLSX
    assert len(refs) == exported


def test_that_folder_and_format_of_an_export_are_kept_for_the_next_run(
    in_window, support, qtbot, until, tmp_path
):
    services = support.FakeServices()

    async def scenario(window):
        await refreshed(window, services, qtbot, until)
        window.parts.exports.take({"folder": str(tmp_path), "format": "html"})
        assert window.parts.exports.folder == tmp_path
        assert json.loads(window.layout_state.text())["export"] == {
            "folder": str(tmp_path),
            "format": "html",
        }
        things: tuple[object, ...] = (None, [], {"folder": 3, "format": "pdf"})
        for unknown in things:
            window.parts.exports.take(unknown)
        assert window.parts.exports.folder == tmp_path

    in_window(services, scenario)


def test_that_a_store_chosen_at_the_left_can_be_exported_whole(in_window, support, qtbot, until):
    services = support.FakeServices()

    async def scenario(window):
        await refreshed(window, services, qtbot, until)
        window.stores.choose("de")
        window.parts.exports.show()
        await until(lambda: dialogs(ExportDialog))
        (dialog,) = dialogs(ExportDialog)
        texts = [choice.text() for choice in dialog.findChildren(QRadioButton)]
        assert [text.split("  ")[0] for text in texts[:4]] == [
            "In this view",
            window.store_names()["de"],
            "Everything",
            "Selected",
        ]
        dialog.reject()

    in_window(services, scenario)


def test_that_slash_goes_to_the_search_box(in_window, support, qtbot, until):
    services = support.FakeServices()

    async def scenario(window):
        await refreshed(window, services, qtbot, until)
        assert window.actions_.search.shortcut() == QKeySequence("/")
        window.actions_.search.trigger()
        assert window.orders.search.hasFocus() or window.orders.search.isAncestorOf(
            QApplication.focusWidget()
        )

    in_window(services, scenario)


def test_that_no_single_key_writes(in_window, support, until):
    async def scenario(window):
        for action in (window.actions_.to_designo, window.actions_.to_storefront):
            keys = action.shortcut().toString().split("+")
            assert len(keys) == 3

    in_window(support.FakeServices(), scenario)


def test_that_only_mismatches_are_selected_by_the_command(in_window, support, qtbot, until):
    services = support.FakeServices()

    async def scenario(window):
        await refreshed(window, services, qtbot, until)
        window.actions_.select_mismatches.trigger()
        await until(lambda: window.orders.view.settled)
        chosen = {ref.order_id for ref in selected(window.orders.view)}
        assert chosen == {"1", "3", "4"}
        assert "3 of 4 selected" in window.status.label.toolTip()
        assert window.orders.selected_count == 3

    in_window(services, scenario)
