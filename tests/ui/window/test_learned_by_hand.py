"""A person's way from an example of the demo's order page to the first mismatch, without TOML.

By real keys and clicks against running servers; what counts as an action: ``operator_hand.py``.
"""

import pytest
from demo_browser import DemoBrowser
from operator_hand import Hand
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from designo_sync_gui.bootstrap import OpenOptions, open_services
from designo_sync_gui.demo.order_page import COOKIE
from designo_sync_gui.demo.world import DemoWorld
from designo_sync_gui.domain.connection import Secret, Store
from designo_sync_gui.storage.memory_secrets import MemorySecretStore
from designo_sync_gui.ui.commands.command_palette import CommandPalette
from designo_sync_gui.ui.stores.designo_dialog import DesignoDialog
from designo_sync_gui.ui.stores.learn_dialog import LearnDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

Key = Qt.Key
_CTRL = Qt.KeyboardModifier.ControlModifier
MOST = 12


@pytest.fixture
def world():
    """Orders of a shop of which DesignO spells some otherwise."""
    with DemoWorld(count=0) as world:
        for number in range(1, 61):
            world.shop.book.add(number, "in-production" if number % 2 else "completed")
            spelled = '"In-Production"' if number % 10 == 1 else '"in-production"'
            token = spelled if number % 2 else '"completed"'
            world.designo.add(world.store_code, str(number), token)
        yield world


@pytest.fixture
def browser(world):
    browser = DemoBrowser(world.designo_url)
    browser.open_orders()
    return browser


@pytest.fixture
def opened(world, tmp_path):
    """The shop connected and read, DesignO not connected."""

    async def open_services_of_shop():
        services = await open_services(OpenOptions(tmp_path / "home", MemorySecretStore()))
        store = Store(world.store_code, world.store_name, "woocommerce", world.shop_url)
        keys = {
            "consumer_key": Secret(world.consumer_key),
            "consumer_secret": Secret(world.consumer_secret),
        }
        await services.connections.save_store(store, keys)
        await services.jobs.refresh()
        return services

    return open_services_of_shop


def dialogs(kind) -> list:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]


async def to_the_example(session, until, hand) -> LearnDialog:
    """From the window through the form of DesignO, which is empty, to the example."""
    window = session.window
    await until(lambda: window.overview is not None and not window.tasks.busy)
    window.activateWindow()
    await until(window.isActiveWindow)
    await until(lambda: window.orders.view.settled)
    hand.key(Key.Key_K, _CTRL)
    await until(lambda: dialogs(CommandPalette))
    hand.fill("DesignO connection")
    hand.key(Key.Key_Return)
    await until(lambda: dialogs(DesignoDialog))
    await until(dialogs(DesignoDialog)[0].isActiveWindow)
    hand.key(Key.Key_Return)
    await until(lambda: dialogs(LearnDialog))
    (learning,) = dialogs(LearnDialog)
    await until(learning.isActiveWindow)
    return learning


async def to_the_first_mismatch(session, until, hand, learning) -> None:
    """Use what was learned; the form tests it, saves it and reads the orders."""
    window = session.window
    await until(learning.use_button.isEnabled)
    hand.click(learning.use_button)
    await until(lambda: not dialogs(LearnDialog))
    (form,) = dialogs(DesignoDialog)
    form.activateWindow()
    await until(form.isActiveWindow)
    await until(lambda: form.secrets and form.save_button.text() == "Test and save")
    await until(lambda: not form.tasks.busy)
    hand.key(Key.Key_Return)
    await until(lambda: not dialogs(DesignoDialog))
    window.activateWindow()
    await until(window.isActiveWindow)
    await until(lambda: not window.busy and window.orders.view.settled)
    await until(lambda: window.orders.view_count == 6)
    designo = window.overview.settings.designo
    assert "{secret:" in designo.read_profile
    assert COOKIE not in designo.read_profile.replace("{secret:", "")


def test_that_a_recording_leads_to_the_first_mismatch_in_twelve_actions(
    in_session, opened, until, browser, tmp_path
) -> None:
    hand = Hand()
    recording = tmp_path / "orders.har"
    recording.write_text(browser.recording(), "utf-8")

    async def scenario(session) -> None:
        learning = await to_the_example(session, until, hand)
        hand.click(learning.open_button)
        await until(lambda: dialogs(QFileDialog))
        await until(dialogs(QFileDialog)[0].isActiveWindow)
        hand.fill(str(recording))
        hand.key(Key.Key_Return)
        await to_the_first_mismatch(session, until, hand, learning)
        session.window.close()

    in_session(opened, scenario)
    assert len(hand.done) <= MOST, hand.done


def test_that_a_copied_command_leads_to_the_first_mismatch_in_twelve_actions(
    in_session, opened, until, browser
) -> None:
    hand = Hand()

    async def scenario(session) -> None:
        learning = await to_the_example(session, until, hand)
        QApplication.clipboard().setText(browser.command())
        hand.key(Key.Key_V, _CTRL)
        hand.click(learning.read_button)
        await until(learning.ask_button.isVisible)
        assert "127.0.0.1" in learning.ask_button.text()
        hand.click(learning.ask_button)
        await to_the_first_mismatch(session, until, hand, learning)
        session.window.close()

    in_session(opened, scenario)
    assert len(hand.done) <= MOST, hand.done
