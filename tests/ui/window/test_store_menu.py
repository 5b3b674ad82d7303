"""The context menu of a store at the left."""

from dataclasses import replace

import pytest

from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.events import JobFinished, JobPaused, JobResumed, JobStarted
from designo_sync_gui.domain.outcome import JobState
from designo_sync_gui.domain.sentence import NOTHING, say
from designo_sync_gui.ui.window.store_jobs import StoreJobs


@pytest.fixture
def services(support):
    made = support.FakeServices()
    made.rows = {order.ref: order for order in support.some_orders()}
    return made


@pytest.fixture
def with_store(in_window, services, until):
    """``scenario(window)`` with the store chosen."""

    def run(scenario):
        async def whole(window):
            await until(lambda: window.orders.total_count == len(services.rows))
            window.stores.choose("de")
            await until(lambda: window.orders.view.settled and not window.tasks.busy)
            await scenario(window)

        in_window(services, whole)

    return run


def texts(menu):
    return [a.text().replace("&", "") for a in menu.actions() if a.text()]


def test_that_a_store_offers_what_is_done_with_it(with_store):
    async def scenario(window):
        menu = window.stores.context_menu()
        assert texts(menu) == [
            "Refresh",
            "Status census…",
            "Pause jobs of this store",
            "Never write to this shop",
            "Never write to DesignO for this store",
            "Open shop",
            "Edit store…",
            "Test store",
            "Renew the store's sign-in…",
            "Read older orders…",
            "Remove store…",
        ]
        menu.deleteLater()
        window.stores.choose("")
        menu = window.stores.context_menu()
        assert texts(menu) == ["Refresh", "Refresh all fully", "Status census…", "Add store…"]
        menu.deleteLater()

    with_store(scenario)


def test_that_refresh_reads_the_store_of_the_menu(with_store, services, until):
    async def scenario(window):
        window.actions_.refresh.trigger()
        await until(lambda: services.called("refresh"))
        await until(lambda: not window.busy)

    with_store(scenario)
    assert services.called("refresh") == [(("de",), False)]


def test_that_the_shop_opens_in_the_browser_over_https_only(with_store, services, monkeypatch):
    opened = []

    class Browser:
        openUrl = staticmethod(lambda url: opened.append(url.toString()))

    monkeypatch.setattr("designo_sync_gui.ui.kit.browser.QDesktopServices", Browser)

    async def scenario(window):
        assert window.actions_.open_store.isEnabled()
        window.actions_.open_store.trigger()
        assert opened == ["https://shop.example.com/"]
        window.stores.choose("")
        assert not window.actions_.open_store.isEnabled()

    with_store(scenario)


def test_that_a_shop_over_http_is_not_opened(with_store, services, support):
    services.stores = [
        support.Store("de", "Print Depot EU", "woocommerce", "http://shop.example.com/")
    ]

    async def scenario(window):
        assert not window.actions_.open_store.isEnabled()
        reason = window.actions_.reason("open_store").english
        assert reason == "The store has no https address that could be opened."

    with_store(scenario)


def test_that_jobs_of_the_store_are_paused_and_resumed(with_store, services):
    async def scenario(window):
        act, parts = window.actions_, window.parts
        assert act.reason("pause_store").english == "No job of this store is running."
        parts.handle_events([JobStarted("a", NOTHING, ("de",)), JobStarted("b", NOTHING, ("us",))])
        assert act.pause_store.isEnabled()
        act.pause_store.trigger()
        assert services.called("pause") == ["a"]
        parts.handle_events([JobPaused("a", say("Paused."), asks=True)])
        assert act.pause_store.text() == "&Resume jobs of this store"
        act.pause_store.trigger()
        assert services.called("resume") == ["a"]
        parts.handle_events([JobResumed("a")])
        assert act.pause_store.text() == "&Pause jobs of this store"
        parts.handle_events(
            [JobFinished("a", JobState.DONE, NOTHING), JobFinished("b", JobState.DONE, NOTHING)]
        )
        assert not act.pause_store.isEnabled()

    with_store(scenario)


def test_that_a_wait_for_a_host_is_no_pause_of_the_operator():
    jobs = StoreJobs()
    assert jobs.handle(JobStarted("a", NOTHING, ("de", "us")))
    assert not jobs.handle(JobPaused("a", say("The host is away.")))
    assert (jobs.of("us"), jobs.paused("us")) == (("a",), False)


def question(window):
    from designo_sync_gui.ui.kit.forms import ConfirmDialog

    [found] = [dialog for dialog in window.findChildren(ConfirmDialog) if dialog.isVisible()]
    return found


@pytest.mark.parametrize("name", ["shop", "designo"])
def test_that_a_side_is_locked_at_once_and_opened_after_a_question(
    with_store, services, until, press, name
):
    def locked():
        return getattr(services.stores[0], f"{name}_locked")

    async def scenario(window):
        action = getattr(window.actions_, f"lock_{name}")
        assert not action.isChecked()
        action.trigger()
        await until(locked)
        await until(action.isChecked)
        action.trigger()
        asked = question(window)
        press(asked.keep_button)
        await until(action.isChecked)
        assert locked()
        action.trigger()
        press(question(window).act_button)
        await until(lambda: not locked())
        await until(lambda: not action.isChecked() and not window.tasks.busy)

    with_store(scenario)
    assert not services.stores[0].shop_locked
    assert not services.stores[0].designo_locked


def test_that_locks_are_those_of_the_chosen_store(with_store, services, support):
    services.stores[0] = replace(services.stores[0], shop_locked=True)

    async def scenario(window):
        act = window.actions_
        assert (act.lock_shop.isChecked(), act.lock_designo.isChecked()) == (True, False)
        window.stores.choose("")
        assert not act.lock_shop.isChecked()
        assert not act.lock_shop.isEnabled()

    with_store(scenario)


def test_that_a_lock_that_could_not_be_kept_shows_as_it_is(with_store, services, until):
    services.errors["save_store"] = StorageFailed(say("The disk is full."))

    async def scenario(window):
        window.actions_.lock_shop.trigger()
        await until(lambda: window.banners.notice("edit"))
        assert not window.actions_.lock_shop.isChecked()

    with_store(scenario)
