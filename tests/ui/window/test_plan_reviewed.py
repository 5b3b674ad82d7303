"""From the window to the services: what was ticked in a plan, decided there, and why it is done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from shown_orders import select

from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.ui.plans.plan_dialog import PlanDialog


def dialogs():
    return [
        w for w in QApplication.topLevelWidgets() if isinstance(w, PlanDialog) and w.isVisible()
    ]


async def opened(window, qtbot, until, *numbers, follow=False):
    await until(window.actions_.refresh.isEnabled)
    qtbot.keyClick(window, Qt.Key.Key_F5)
    await until(lambda: window.orders.total_count == 4 and not window.busy)
    select(window.orders.view, [OrderRef("de", str(number)) for number in numbers])
    (window.actions_.follow if follow else window.actions_.to_designo).trigger()
    await until(dialogs)
    return dialogs()[0]


def test_that_only_what_was_ticked_is_carried_out_with_its_reason(
    in_window, support, qtbot, until, press
):
    services, kept = support.FakeServices(), []

    async def scenario(window):
        dialog = await opened(window, qtbot, until, 1, 3)
        _, second = dialog.plan.writes
        kept.append(second)
        dialog.sheet.ticks.tick([0], on=False)
        qtbot.keyClicks(dialog.sheet.reason, "OPS-412")
        press(dialog.apply_button)
        await until(lambda: services.called("apply") and not window.busy)

    in_window(services, scenario)
    (applied,) = services.called("apply")
    assert list(applied.writes) == kept
    assert applied.reason == "OPS-412"


def test_that_a_decision_is_taken_in_the_plan_that_is_open(in_window, support, qtbot, until, press):
    services = support.FakeServices()

    async def scenario(window):
        dialog = await opened(window, qtbot, until, 1, 3, follow=True)
        former = dialog.sheet
        undecided = former.refusals.row_count
        former.show_refusals()
        former.refusals.selectRow(0)
        press(former.decisions.buttons[Side.STOREFRONT])
        await until(lambda: dialog.sheet is not former)
        assert dialogs() == [dialog]
        assert dialog.sheet.refusals.row_count == undecided - 1
        assert len(dialog.plan.writes) == 1
        press(dialog.cancel_button)
        await until(lambda: not dialogs())

    in_window(services, scenario)
    assert services.called("apply") == []


def test_that_a_key_that_is_held_makes_one_plan(in_window, support, qtbot, until, press):
    services = support.FakeServices()

    async def scenario(window):
        await until(window.actions_.refresh.isEnabled)
        qtbot.keyClick(window, Qt.Key.Key_F5)
        await until(lambda: window.orders.total_count == 4 and not window.busy)
        select(window.orders.view, [OrderRef("de", "1")])
        for direction in (window.actions_.to_designo, window.actions_.to_storefront) * 3:
            direction.trigger()
        await until(lambda: dialogs() and not window.tasks.busy)
        (dialog,) = dialogs()
        press(dialog.cancel_button)
        assert len(services.called("plan")) == 1
        window.actions_.to_designo.trigger()
        await until(dialogs)
        press(dialogs()[0].cancel_button)

    in_window(services, scenario)


def test_that_after_a_plan_that_could_not_be_made_another_can(in_window, support, qtbot, until):
    services = support.FakeServices()

    async def scenario(window):
        await until(window.actions_.refresh.isEnabled)
        qtbot.keyClick(window, Qt.Key.Key_F5)
        await until(lambda: window.orders.total_count == 4 and not window.busy)
        select(window.orders.view, [OrderRef("de", "1")])
        services.errors["plan"] = StorageFailed(say("The disk is full."))
        window.actions_.to_designo.trigger()
        await until(lambda: window.banners.notice("plan") is not None)
        window.actions_.to_designo.trigger()
        await until(dialogs)
        dialogs()[0].reject()

    in_window(services, scenario)
