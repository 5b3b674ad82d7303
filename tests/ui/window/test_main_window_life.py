"""From the first moment of the window to its ordered end."""

import asyncio
import gc
import threading
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from designo_sync_gui.domain.errors import SecretStoreUnavailable, StorageFailed
from designo_sync_gui.domain.events import JobStarted
from designo_sync_gui.domain.sentence import NOTHING, say
from designo_sync_gui.ui.dialogs.bug_report import UnexpectedErrors
from designo_sync_gui.ui.kit.forms import ConfirmDialog
from designo_sync_gui.ui.orders import opening as opening_of_views
from designo_sync_gui.ui.stores.keyring_dialog import KeyringDialog
from designo_sync_gui.ui.window.app import Session
from designo_sync_gui.ui.window.main_window import MainWindow


def dialogs(kind):
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]


def opening(services):
    async def open_services():
        return services

    return open_services


def engine_threads():
    return [thread for thread in threading.enumerate() if thread.name == "engine"]


def test_that_the_window_is_shown_before_the_services_are_opened(in_session, support, until):
    services = support.FakeServices()
    seen: list[Any] = []

    async def scenario(session):
        window = session.window
        await until(lambda: window.overview)
        window.close()

    async def open_services():
        seen.append([w.isVisible() for w in QApplication.topLevelWidgets() if w.isWindow()])
        seen.append(threading.current_thread().name)
        return services

    in_session(open_services, scenario)
    assert True in seen[0]
    assert seen[1] == "engine"


def test_that_rows_are_shown_before_all_orders_are_counted(in_session, support, until, monkeypatch):
    """Counting waits for the list of a million orders; the first rows of it do not."""
    services = support.FakeServices()
    services.rows = {order.ref: order for order in support.some_orders()}
    counting = threading.Event()
    figures = opening_of_views.figures

    async def later(views, wanted):
        await asyncio.to_thread(counting.wait)
        return await figures(views, wanted)

    monkeypatch.setattr(opening_of_views, "figures", later)

    async def scenario(session):
        window = session.window
        try:
            await until(lambda: window.overview and window.orders.model.order_at(0))
            assert window.pages.currentWidget() is window.orders
            assert not window.orders.total_count
        finally:
            counting.set()
        await until(lambda: window.orders.total_count)
        assert window.pages.currentWidget() is window.orders
        window.close()

    in_session(opening(services), scenario)


def test_that_closing_closes_the_services_and_ends_the_engines_thread(in_session, support, until):
    services = support.FakeServices()

    async def scenario(session):
        await until(lambda: session.window.overview)
        assert engine_threads()
        session.window.close()

    in_session(opening(services), scenario)
    assert services.closed
    assert services.calls[-1] == ("aclose", None)
    assert engine_threads() == []


def test_that_a_window_closed_while_opening_ends_without_waiting(in_session, until):
    async def never():
        await asyncio.Event().wait()

    async def scenario(session):
        session.window.close()

    in_session(never, scenario)
    assert engine_threads() == []


def test_that_an_end_asked_for_before_there_is_a_window_is_kept_until_there_is_one(arun):
    async def never():
        await asyncio.Event().wait()

    async def whole():
        session = Session(never, NOTHING, UnexpectedErrors())
        living = asyncio.ensure_future(session.run())
        await asyncio.sleep(0)
        assert session.window is None
        session.quit()
        await living

    arun(whole())
    assert engine_threads() == []


def test_that_a_window_is_made_over_several_turns_and_seen_by_nobody_before(arun):
    turns: list[bool] = []
    there: list[QWidget] = []

    async def count(session):
        while session.window is None:
            turns.append(True)
            there.extend(w for w in QApplication.topLevelWidgets() if w.isVisible())
            await asyncio.sleep(0)

    async def never():
        await asyncio.Event().wait()

    async def whole():
        session = Session(never, NOTHING, UnexpectedErrors())
        living = asyncio.ensure_future(session.run())
        await count(session)
        session.quit()
        await living

    arun(whole())
    assert len(turns) > 4
    assert there == []


def test_that_nothing_is_left_of_a_window_whose_making_is_given_up(arun, qapp):
    before = set(QApplication.topLevelWidgets())

    async def whole():
        session = Session(opening(None), NOTHING, UnexpectedErrors())
        living = asyncio.ensure_future(session.run())
        for _ in range(3):
            await asyncio.sleep(0)
        living.cancel()
        await asyncio.wait([living])
        assert living.cancelled()
        assert session.window is None

    arun(whole())
    gc.collect()
    left = set(QApplication.topLevelWidgets()) - before
    assert not [one for one in left if isinstance(one, MainWindow)]
    assert engine_threads() == []


def test_that_services_that_cannot_be_opened_are_told_and_can_be_tried_again(
    in_session, support, until
):
    services = support.FakeServices()
    attempts = []

    async def open_services():
        attempts.append(1)
        if len(attempts) == 1:
            raise StorageFailed(say("The data folder cannot be written."), say("Check its rights."))
        return services

    async def scenario(session):
        window = session.window
        await until(lambda: window.banners.notice("opening"))
        notice = window.banners.notice("opening")
        assert notice.advice.english == "Check its rights."
        assert not window.actions_.refresh.isEnabled()
        notice.action[1]()
        await until(lambda: window.overview)
        assert window.banners.notice("opening") is None
        window.close()

    in_session(open_services, scenario)
    assert len(attempts) == 2


def test_that_closing_during_a_job_asks_and_then_waits_for_what_is_in_flight(
    in_session, support, until, press
):
    services = support.FakeServices()

    async def scenario(session):
        window = session.window
        await until(lambda: window.overview and not window.tasks.busy)
        services.hold()
        window.parts.refresh()
        await until(lambda: window.jobs.running and services.waiting)
        window.close()
        window.close()
        (question,) = dialogs(ConfirmDialog)
        assert window.isVisible()
        assert services.called("cancel") == []
        press(question.act_button)
        await until(lambda: services.called("cancel"))

    in_session(opening(services), scenario)
    names = [name for name, _ in services.calls]
    assert names.index("cancel") < names.index("aclose")


def test_that_keeping_the_job_keeps_the_window(in_session, support, until, press):
    services = support.FakeServices()

    async def scenario(session):
        window = session.window
        await until(lambda: window.overview and not window.tasks.busy)
        services.hold()
        window.parts.refresh()
        await until(lambda: window.jobs.running and services.waiting)
        window.close()
        (question,) = dialogs(ConfirmDialog)
        press(question.keep_button)
        await until(lambda: not dialogs(ConfirmDialog))
        assert window.isVisible()
        services.let_go()
        await until(lambda: not window.jobs.running)
        assert services.called("cancel") == []
        window.close()

    in_session(opening(services), scenario)


def test_that_without_a_keyring_the_choice_is_explained_and_taken(
    in_session, support, until, press
):
    problem = SecretStoreUnavailable(
        say("No Secret Service is running."), say("Start GNOME Keyring.")
    )
    services = support.FakeServices(secret_problem=problem)

    async def scenario(session):
        window = session.window
        await until(lambda: dialogs(KeyringDialog))
        assert window.banners.notice("keyring").message.english == "No Secret Service is running."
        press(dialogs(KeyringDialog)[0].session_button)
        await until(lambda: "this session only" in window.status.label.text())
        assert window.banners.notice("keyring") is None
        window.close()

    in_session(opening(services), scenario)
    assert services.called("use_session_secrets") == [None]


def test_that_without_a_choice_the_banner_stays_and_nothing_is_chosen(
    in_session, support, until, press
):
    problem = SecretStoreUnavailable(
        say("No Secret Service is running."), say("Start GNOME Keyring.")
    )
    services = support.FakeServices(secret_problem=problem)

    async def scenario(session):
        window = session.window
        await until(lambda: dialogs(KeyringDialog))
        press(dialogs(KeyringDialog)[0].later_button)
        await until(lambda: not dialogs(KeyringDialog))
        window.parts.reload()
        await until(lambda: not window.tasks.busy)
        assert window.banners.notice("keyring")
        assert not dialogs(KeyringDialog)
        window.close()

    in_session(opening(services), scenario)
    assert services.called("use_session_secrets") == []


def test_that_a_damaged_data_folder_is_told_once(in_window, support, until):
    problem = StorageFailed(
        say("The settings could not be read; they were set aside."), say("Look there.")
    )
    services = support.FakeServices(problems=(problem,))

    async def scenario(window):
        assert window.banners.notice("folder:0").advice.english == "Look there."
        window.banners.remove("folder:0")
        window.parts.reload()
        await until(lambda: len(services.called("overview")) == 2 and not window.tasks.busy)
        assert window.banners.notice("folder:0") is None

    in_window(services, scenario)


def test_that_the_demo_says_what_it_is(in_window, support):
    services = support.FakeServices(demo_notice="Demo: credentials in memory only")

    async def scenario(window):
        assert window.demo.notice("demo").title.english == "Demo: credentials in memory only"

    in_window(services, scenario)


def test_that_events_after_the_end_of_the_services_change_nothing(in_window, support):
    async def scenario(window):
        window.detach()
        window.handle_events((JobStarted("late", say("Late"), ()),))
        assert not window.actions_.refresh.isEnabled()

    in_window(support.FakeServices(), scenario)
