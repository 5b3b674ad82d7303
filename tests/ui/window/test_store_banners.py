"""Banners about stores: what stopped them, what is held, what became void."""

from typing import Any

import pytest

from designo_sync_gui.domain.errors import (
    CommandFailed,
    MassChange,
    SecretStoreUnavailable,
    SignInFailed,
)
from designo_sync_gui.domain.events import (
    OrdersLeft,
    ReadingNoted,
    ReadingsVoided,
    SecretsLeft,
    SignInEnding,
    StartAtSignInEnded,
    StoreHeld,
    StoreState,
    StoreStateChanged,
    TroubleNotTold,
)
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.sentence import NOTHING, say
from designo_sync_gui.ui.kit.banner import Banner, BannerStack, Notice
from designo_sync_gui.ui.kit.notices import Notices
from designo_sync_gui.ui.window.first_reading import FirstReading
from designo_sync_gui.ui.window.store_banners import StoreBanners


@pytest.fixture
def asked():
    return []


@pytest.fixture
def banners(qapp):
    return Notices()


@pytest.fixture
def notices(banners, asked):
    return StoreBanners(
        banners,
        lambda code: {"de": "Depot"}.get(code, "DesignO"),
        lambda code: asked.append(("accept", code)),
        lambda code: asked.append(("release", code)),
        lambda: asked.append(("connect", "")),
    )


def test_that_the_next_step_is_offered_while_there_is_nothing_to_compare_with(
    notices, banners, asked
):
    notices.show_unconnected(unconnected=True)
    notice = banners.notice("unconnected")
    assert notice.title.english == "DesignO is not connected"
    assert not notice.dismissable
    notice.action[1]()
    assert asked == [("connect", "")]
    notices.show_unconnected(unconnected=False)
    assert banners.notice("unconnected") is None


def test_that_a_held_store_says_why_until_it_is_released(notices, banners, asked):
    notices.handle(StoreHeld("de", say("30 of 40 orders changed at once.")))
    notice = banners.notice("held:de")
    assert notice.title.english == "Depot: automatic sync is on hold"
    assert "30 of 40" in notice.message.english
    assert not notice.dismissable
    notice.action[1]()
    assert asked == [("release", "de")]
    notices.handle(StoreHeld("de", NOTHING))
    assert banners.notice("held:de") is None


def test_that_a_sign_in_that_ends_is_told_with_what_to_do(notices, banners):
    notices.handle(SignInEnding("de", say("sign-in ends about {when}", when="14:30")))
    notice = banners.notice("ends:de")
    assert notice.title.english == "Depot: sign-in ends about 14:30"
    assert "renew the sign-in" in notice.advice.english


def test_that_a_command_that_failed_is_told_until_it_succeeds(notices, banners):
    notices.handle(TroubleNotTold(CommandFailed(say("It ended with the exit status 3."))))
    notice = banners.notice("telling")
    assert notice.title.english == "Trouble could not be reported"
    assert "exit status 3" in notice.message.english
    notices.handle(TroubleNotTold(None))
    assert banners.notice("telling") is None


def test_that_what_the_keyring_did_not_remove_is_told_until_it_is_gone(notices, banners):
    notices.handle(SecretsLeft(SecretStoreUnavailable(say("It holds a key."), say("Unlock it."))))
    assert "It holds a key." in banners.notice("secrets-left").message.english
    notices.handle(SecretsLeft(None))
    assert banners.notice("secrets-left") is None


def test_that_a_start_at_sign_in_that_ended_with_the_tray_is_told(notices, banners):
    notices.handle(StartAtSignInEnded())
    assert banners.notice("start").title.english == "Start at sign-in was switched off"


def test_that_a_guess_of_a_reading_stays_on_screen_until_a_reading_needs_none(notices, banners):
    notices.handle(ReadingNoted("de", (say("The encoding is a guess."), say("No status."))))
    assert (
        banners.notice("noted:de").title.english == "Depot: read, but not all values were accepted"
    )
    assert banners.notice("noted:de").message.english == "The encoding is a guess. No status."
    notices.handle(ReadingNoted("de", ()))
    assert banners.notice("noted:de") is None


def test_that_a_mass_change_can_be_accepted_from_its_banner(notices, banners, asked):
    error = MassChange(say("The list lacks 40 of 50 orders."), say("Look first."))
    notices.handle(StoreStateChanged("", StoreState.FAILED, error))
    notice = banners.notice("side:")
    assert notice.title.english == "DesignO: Most orders vanished at once"
    assert notice.action[0].english == "Accept what was read"
    notice.action[1]()
    assert asked == [("accept", "")]


def test_that_another_error_offers_nothing_to_accept_and_goes_when_it_is_over(notices, banners):
    error = SignInFailed(say("The key is wrong."))
    notices.handle(StoreStateChanged("de", StoreState.SIGN_IN_NEEDED, error))
    assert banners.notice("side:de").action is None
    notices.handle(StoreStateChanged("de", StoreState.READING))
    assert banners.notice("side:de") is not None
    notices.handle(StoreStateChanged("de", StoreState.READY))
    assert banners.notice("side:de") is None


def test_that_orders_left_to_the_operator_are_named(notices, banners):
    refs = frozenset(OrderRef("de", str(n)) for n in range(8))
    notices.handle(OrdersLeft("de", refs, say("They flip.")))
    message = banners.notice("left:de").message.english
    assert message == "Order id 0, 1, 2, 3, 4 and 3 more. They flip."


def test_that_void_readings_are_told_once_for_all_stores(notices, banners):
    notices.handle(ReadingsVoided(("de", "x")))
    notice = banners.notice("void")
    assert notice.title.english == "Depot, DesignO: connection changed"
    assert "no longer counts" in notice.message.english


def test_that_held_stores_never_keep_a_newer_error_out_of_sight(notices, banners, qtbot):
    stack = BannerStack(dismiss=banners.remove)
    qtbot.addWidget(stack)
    banners.show_in(stack)
    for code in ("de", "us", "fr"):
        notices.handle(StoreHeld(code, say("Look first.")))
    banners.put("apply", Notice(say("Not written"), say("The journal is full.")))
    stack.show()
    shown = [b.notice.title.english for b in stack.findChildren(Banner) if not b.isHidden()]
    assert "Not written" in shown
    assert len(shown) == 2


def test_that_orders_left_to_the_operator_stay_told_beside_a_list_that_was_broken_off(
    notices, banners
):
    """Both had the same key once, and each sent the other away."""
    notices.handle(OrdersLeft("de", frozenset({OrderRef("de", "7")}), say("It flips.")))
    nobody: Any = None
    reading = FirstReading(nobody, nobody, banners, lambda codes: None)
    reading.set_stores(("de",))
    reading.handle(StoreStateChanged("de", StoreState.READING))
    assert banners.notice("left:de") is not None


@pytest.mark.parametrize("orders", [0, 4])
def test_that_a_store_is_told_of_above_the_table_or_where_there_is_none(
    in_window, support, until, orders
):
    services = support.FakeServices()
    services.rows = {order.ref: order for order in support.some_orders()[:orders]}

    async def scenario(window):
        await until(lambda: window.orders.model.counted and not window.tasks.busy)
        window.notices.put("side:de", Notice(say("Depot: Not reachable"), say("No answer.")))
        assert window.orders.line.warnings.isVisible() is bool(orders)
        assert window.store_banners.isVisible() is not bool(orders)
        assert window.store_banners.notice("side:de") is not None
        window.notices.remove("side:de")
        assert not window.store_banners.isVisible()
        assert not window.orders.line.warnings.isVisible()

    in_window(services, scenario)
