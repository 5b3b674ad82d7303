"""Accepting differences in the window: by menu and keys, in the views, withdrawn again."""

import asyncio
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from shown_orders import select

from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.ui.dialogs.accept_dialog import AcceptDialog
from designo_sync_gui.ui.kit.forms import ConfirmDialog
from designo_sync_gui.ui.kit.work_progress import WorkProgress
from designo_sync_gui.ui.orders.columns import Column

ONE, TWO, THREE = (OrderRef("de", number) for number in "134")


@pytest.fixture
def services(support):
    made = support.FakeServices()
    made.rows = {order.ref: order for order in support.some_orders()}
    made.rows |= {
        order.ref: order for order in [support.order(9, "in-production", "In Production")]
    }
    return made


def dialog(kind):
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
    return found[-1] if found else None


async def accept(window, until, qtbot, ref, *, pair=False):
    """By the menu of the order, then by keys."""
    select(window.orders.view, [ref])
    menu = window.order_menu.build()
    (entry,) = [a for a in menu.actions() if a.text().replace("&", "").startswith("Accept diff")]
    entry.trigger()
    menu.deleteLater()
    await until(lambda: dialog(AcceptDialog))
    asked = dialog(AcceptDialog)
    if pair:
        qtbot.mouseClick(asked.whole, Qt.MouseButton.LeftButton)
    asked.reason.setFocus()
    qtbot.keyClicks(asked.reason, "ticket 7")
    qtbot.keyClick(asked.reason, Qt.Key.Key_Return)
    await until(lambda: dialog(AcceptDialog) is None and not window.tasks.busy)
    await until(lambda: window.orders.view.settled)


def counts(window):
    found = window.orders.model.counts()
    return found[View.MISMATCHES], found[View.ACCEPTED]


def test_that_an_order_is_accepted_from_its_menu_by_keys(with_orders, services, until, qtbot):
    async def scenario(window):
        await accept(window, until, qtbot, ONE)
        await until(lambda: counts(window) == (3, 1))
        made = services.rows[ONE].accepted
        assert (made.reason, made.by, made.pair) == ("ticket 7", "huber", False)
        assert services.called("apply") == []

    with_orders(scenario)


def test_that_a_pair_is_accepted_for_all_its_orders(with_orders, services, until, qtbot):
    async def scenario(window):
        await accept(window, until, qtbot, ONE, pair=True)
        await until(lambda: counts(window) == (2, 2))
        assert services.rows[OrderRef("de", "9")].accepted.pair

    with_orders(scenario)


def test_that_accept_is_not_possible_without_a_reason(with_orders, until, qtbot):
    async def scenario(window):
        select(window.orders.view, [ONE])
        window.actions_.accept.trigger()
        await until(lambda: dialog(AcceptDialog))
        asked = dialog(AcceptDialog)
        assert not asked.accept_button.isEnabled()
        qtbot.keyClicks(asked.reason, "   ")
        assert not asked.accept_button.isEnabled()
        asked.reject()
        await until(lambda: dialog(AcceptDialog) is None)
        assert counts(window)[1] == 0

    with_orders(scenario)


def test_that_orders_of_several_pairs_are_accepted_by_themselves_alone(
    with_orders, services, until, qtbot
):
    async def scenario(window):
        select(window.orders.view, [ONE, TWO, THREE])
        window.actions_.accept.trigger()
        await until(lambda: dialog(AcceptDialog))
        asked = dialog(AcceptDialog)
        assert not asked.whole.isVisible()
        qtbot.keyClicks(asked.reason, "known")
        asked.accept_button.click()
        await until(lambda: counts(window) == (1, 3))
        assert all(not services.rows[ref].accepted.pair for ref in (ONE, TWO, THREE))

    with_orders(scenario)


def test_that_the_view_accepted_shows_the_reason_and_the_inspector_too(with_orders, until, qtbot):
    async def scenario(window):
        await accept(window, until, qtbot, ONE)
        assert Column.ACCEPTED not in window.orders.view.columns.shown
        window.actions_.views[View.ACCEPTED].trigger()
        await until(lambda: window.orders.view.settled and window.orders.view_count == 1)
        await until(lambda: Column.ACCEPTED in window.orders.view.columns.shown)
        select(window.orders.view, [ONE])
        await until(lambda: "ticket 7" in window.orders.inspector.answer.flow.text())
        assert "Accepted by huber" in window.orders.inspector.answer.flow.text()

    with_orders(scenario)


def test_that_an_acceptance_is_withdrawn_after_a_question(with_orders, services, until, qtbot):
    async def scenario(window):
        await accept(window, until, qtbot, ONE, pair=True)
        window.actions_.views[View.ACCEPTED].trigger()
        await until(lambda: window.orders.view.settled and window.orders.view_count == 2)
        select(window.orders.view, [ONE])
        window.actions_.withdraw.trigger()
        await until(lambda: dialog(ConfirmDialog))
        dialog(ConfirmDialog).act_button.click()
        await until(lambda: counts(window) == (4, 0))
        assert services.rows[ONE].accepted is None

    with_orders(scenario)


def test_that_nothing_to_accept_is_said_and_opens_nothing(with_orders, support, until):
    async def scenario(window):
        window.actions_.views[View.ALL].trigger()
        await until(lambda: window.orders.view.settled and window.orders.view_count == 5)
        said: list[str] = []
        window.orders.said.connect(said.append)
        select(window.orders.view, [OrderRef("de", "2")])
        window.actions_.accept.trigger()
        await until(lambda: said)
        window.actions_.withdraw.trigger()
        await until(lambda: len(said) == 2)
        assert dialog(AcceptDialog) is None
        assert dialog(ConfirmDialog) is None

    with_orders(scenario)


def test_that_an_empty_list_of_mismatches_says_that_all_are_accepted(with_orders, until, qtbot):
    async def scenario(window):
        window.actions_.views[View.MISMATCHES].trigger()
        await until(lambda: window.orders.view.settled and window.orders.view_count == 4)
        window.orders.view.selectAll()
        window.actions_.accept.trigger()
        await until(lambda: dialog(AcceptDialog))
        qtbot.keyClicks(dialog(AcceptDialog).reason, "known")
        dialog(AcceptDialog).accept_button.click()
        await until(lambda: counts(window) == (0, 4) and window.orders.view_count == 0)
        assert window.orders.view.empty_words() == (
            "No mismatches here: every difference is accepted."
        )

    with_orders(scenario)


@pytest.fixture
def held_up(services, monkeypatch):
    """Every selection takes long enough to be shown, and the journal waits until it may go on."""
    monkeypatch.setattr("designo_sync_gui.ui.kit.work_progress.MANY", 1)
    journal = services.acceptances.context.journal
    accept_orders, gate = journal.acceptances.accept_orders, threading.Event()

    async def slow(*args):
        await asyncio.to_thread(gate.wait, 30)
        return await accept_orders(*args)

    monkeypatch.setattr(journal.acceptances, "accept_orders", slow)
    return gate


async def begin(window, until, qtbot):
    select(window.orders.view, [ONE])
    window.actions_.accept.trigger()
    await until(lambda: dialog(AcceptDialog))
    qtbot.keyClicks(dialog(AcceptDialog).reason, "ticket 7")
    dialog(AcceptDialog).accept()
    await until(lambda: dialog(WorkProgress))
    return dialog(WorkProgress)


def test_that_accepting_many_shows_how_far_it_is_until_it_is_done(
    with_orders, services, until, qtbot, held_up
):
    async def scenario(window):
        shown = await begin(window, until, qtbot)
        assert shown.bar.accessibleName() == "Accepting the differences of 1 order"
        held_up.set()
        await until(lambda: dialog(WorkProgress) is None and counts(window) == (3, 1))

    with_orders(scenario)


def test_that_accepting_many_is_given_up_by_its_button(
    with_orders, services, until, qtbot, press, held_up
):
    said: list[str] = []

    async def scenario(window):
        window.orders.said.connect(said.append)
        shown = await begin(window, until, qtbot)
        press(shown.cancel_button)
        await until(lambda: dialog(WorkProgress) is None)
        held_up.set()
        await until(lambda: not window.tasks.busy)
        assert said == ["Cancelled. What was done until then stays."]

    with_orders(scenario)
