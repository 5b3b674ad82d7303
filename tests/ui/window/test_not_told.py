"""A command on trouble that failed, in this run or in another process, in the window."""

import pytest
from PySide6.QtWidgets import QPushButton

from designo_sync_gui.domain.errors import CommandFailed
from designo_sync_gui.domain.events import ConnectionsChanged
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.ui.window.store_banners import NOT_TOLD


@pytest.fixture
def services(support):
    made = support.FakeServices()
    made.rows = {order.ref: order for order in support.some_orders()}
    made.telling.not_told = CommandFailed(say("It ended with the exit status 3."))
    return made


def test_that_a_failure_of_another_run_is_shown_until_it_is_dismissed(
    with_orders, services, until, press
):
    async def scenario(window):
        await until(lambda: window.notices.notice(NOT_TOLD))
        assert "exit status 3" in window.notices.notice(NOT_TOLD).message.english
        (close,) = (
            found
            for found in window.store_banners.findChildren(QPushButton)
            if found.accessibleName() == "Dismiss: Trouble could not be reported"
        )
        close.click()
        await until(lambda: services.telling.not_told is None)
        overviews = len(services.called("overview"))
        services.events.publish(ConnectionsChanged())
        await until(lambda: len(services.called("overview")) > overviews)
        assert window.notices.notice(NOT_TOLD) is None

    with_orders(scenario)


def test_that_other_notices_are_dismissed_without_a_word_to_the_engine(
    with_orders, services, until
):
    async def scenario(window):
        await until(lambda: window.notices.notice(NOT_TOLD))
        window.notices.dismiss("start")
        window.notices.remove(NOT_TOLD)
        assert services.telling.not_told is not None

    with_orders(scenario)
