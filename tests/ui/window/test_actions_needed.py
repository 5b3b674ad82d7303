"""How many actions the operator's tasks take, done by real keys and clicks against running servers.

What counts as an action: ``operator_hand.py``.
"""

import pytest
from operator_hand import Hand
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from designo_sync_gui.bootstrap import OpenOptions, connect_demo, open_services
from designo_sync_gui.demo.world import DemoWorld
from designo_sync_gui.storage.memory_secrets import MemorySecretStore
from designo_sync_gui.ui.dialogs.automation_dialog import AutomationDialog
from designo_sync_gui.ui.plans.plan_dialog import PlanDialog
from designo_sync_gui.ui.stores.store_dialog import StoreDialog

Key = Qt.Key
_NONE, _CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
BEHIND = 25


@pytest.fixture
def hand():
    return Hand()


@pytest.fixture
def world():
    """25 orders of which DesignO is behind, and two that are equal."""
    with DemoWorld(count=0) as world:
        for number in range(1, BEHIND + 3):
            world.shop.book.add(number, "processing")
            world.designo.add(world.store_code, str(number), '"processing"')
        yield world


@pytest.fixture
def opened(world, tmp_path):
    """Opens the services, connected or not."""

    def opening(*, connected: bool):
        async def open_on_demo():
            services = await open_services(OpenOptions(tmp_path / "home", MemorySecretStore()))
            if connected:
                await connect_demo(services, world)
                await services.jobs.refresh()
                for number in range(1, BEHIND + 1):
                    world.shop.book.set_status(world.shop.book.orders[number], "completed")
                await services.jobs.refresh()
            return services

        return open_on_demo

    return opening


async def ready(session, until):
    """The window, in front and at rest."""
    window = session.window
    await until(lambda: window.overview is not None and not window.tasks.busy)
    window.activateWindow()
    await until(window.isActiveWindow)
    await until(lambda: window.orders.view.settled)
    return window


def dialogs(kind: type[QDialog]) -> list:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]


def test_that_the_first_store_is_connected_and_read_with_nine_actions_and_one_form(
    in_session, opened, until, hand, world
) -> None:
    async def scenario(session) -> None:
        window = await ready(session, until)
        hand.key(Key.Key_Return)  # the first step has the focus
        await until(lambda: dialogs(StoreDialog))
        await until(dialogs(StoreDialog)[0].isActiveWindow)
        hand.fill(world.store_name)
        hand.fill_next(world.store_code)
        hand.fill_next(world.shop_url)
        hand.key(Key.Key_Tab)  # past the way to sign in, which has a usual value
        hand.fill_next(world.consumer_key)
        hand.fill_next(world.consumer_secret)
        assert [type(form) for form in dialogs(QDialog)] == [StoreDialog]
        hand.key(Key.Key_Return)
        await until(lambda: window.orders.total_count == BEHIND + 2)
        assert window.overview.settings.store(world.store_code) is not None
        await until(lambda: not window.busy and not dialogs(QDialog))
        await until(lambda: window.notices.notice("unconnected") is not None)
        assert window.orders.line.isVisible()
        window.close()

    in_session(opened(connected=False), scenario)
    assert len(hand.done) <= 9, hand.done


def test_that_25_orders_are_pushed_with_four_actions(
    in_session, opened, until, hand, world
) -> None:
    async def scenario(session) -> None:
        window = await ready(session, until)
        await until(lambda: window.orders.view_count == BEHIND)
        hand.key(Key.Key_A, _CTRL)
        await until(lambda: window.orders.selected_count == BEHIND)
        hand.key(Key.Key_P, _CTRL | _SHIFT)
        await until(lambda: dialogs(PlanDialog))
        (plan,) = dialogs(PlanDialog)
        await until(plan.isActiveWindow)
        hand.fill(str(BEHIND))
        hand.click(plan.apply_button)
        await until(lambda: len(world.designo.history) == BEHIND)
        await until(lambda: not window.busy)
        window.close()

    in_session(opened(connected=True), scenario)
    assert len(hand.done) <= 4, hand.done


def test_that_why_an_order_is_behind_is_answered_on_one_screen_by_its_number(
    in_session, opened, until, hand
) -> None:
    async def scenario(session) -> None:
        window = await ready(session, until)
        hand.key(Key.Key_Slash)
        hand.fill("7")
        hand.key(Key.Key_Return)
        inspector = window.orders.inspector
        await until(lambda: window.orders.view.current_order() is not None)
        await until(lambda: inspector.answer.isVisible() and not window.tasks.busy)
        order = window.orders.view.current_order()
        assert order.number == "7"
        assert "DesignO is behind" in inspector.answer.flow.text()
        seen = inspector.answer.visibleRegion().boundingRect()
        assert seen.height() == inspector.answer.height()
        assert not dialogs(QDialog)
        window.close()

    in_session(opened(connected=True), scenario)
    assert len(hand.done) == 3, hand.done


def test_that_automatic_refresh_is_on_with_three_actions(in_session, opened, until, hand) -> None:
    async def scenario(session) -> None:
        window = await ready(session, until)
        hand.key(Key.Key_F5, _CTRL | _SHIFT)
        await until(lambda: dialogs(AutomationDialog))
        await until(dialogs(AutomationDialog)[0].isActiveWindow)
        hand.fill("5")
        hand.key(Key.Key_Return)
        await until(lambda: window.overview.watch.refresh_minutes == 5)
        window.close()

    in_session(opened(connected=True), scenario)
    assert len(hand.done) <= 3, hand.done


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_that_automatic_refresh_is_on_in_two_clicks_of_the_tool_bar(
    in_session, opened, until, hand
) -> None:
    async def scenario(session) -> None:
        window = await ready(session, until)
        button = window.automatic
        assert button.text() == "automatic: off ▾"
        hand.click(button)
        await until(button.choice.isVisible)
        choose(button.choice, button.choices[5])
        await until(lambda: window.overview.watch.refresh_minutes == 5)
        await until(lambda: button.text() == "every 5 min ▾")
        await until(lambda: "Next refresh in 5 min" in button.toolTip())
        assert button.accessibleDescription() == button.toolTip()
        window.close()

    def choose(menu, action) -> None:
        hand.done.append("clicks an entry")
        place = menu.actionGeometry(action).center()
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=place)

    in_session(opened(connected=True), scenario)
    assert len(hand.done) <= 3, hand.done
