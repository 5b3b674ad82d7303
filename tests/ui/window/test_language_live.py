"""Another language is spoken at once: the window says what a window made in it says, and shows
what was shown before."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QWidget
from said_in_german import german_locale, words_of
from window_services import NOW

from designo_sync_gui.domain.errors import MassChange, SecretStoreUnavailable, StorageFailed
from designo_sync_gui.domain.events import (
    JobFinished,
    JobProgress,
    JobStarted,
    OutcomeRecorded,
    StoreHeld,
    StoreState,
    StoreStateChanged,
)
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.outcome import JobState, Outcome, OutcomeKind
from designo_sync_gui.domain.sentence import NOTHING, say
from designo_sync_gui.domain.table_ports import Picked
from designo_sync_gui.ui.dialogs.bug_report import UnexpectedErrors
from designo_sync_gui.ui.dialogs.preferences_dialog import PreferencesDialog
from designo_sync_gui.ui.kit.banner import Notice
from designo_sync_gui.ui.kit.language import Language
from designo_sync_gui.ui.plans.plan_dialog import PlanDialog
from designo_sync_gui.ui.stores.keyring_dialog import KeyringDialog
from designo_sync_gui.ui.stores.store_dialog import StoreDialog
from designo_sync_gui.ui.window.app import Session
from designo_sync_gui.ui.window.main_window import MainWindow

MANY = 60


@pytest.fixture
def language(qapp) -> Iterator[Language]:
    language = Language(qapp)
    with german_locale():
        QLocale.setDefault(QLocale("en"))
        language.choose("en")
        yield language
        language.remove()


@pytest.fixture
def services(support):
    made = support.FakeServices()
    orders = [support.order(number, "In Print", "in-print") for number in range(MANY)]
    made.rows = {order.ref: order for order in orders}
    return made


@pytest.fixture
def in_speaking(arun, services, language, until):
    """Run ``scenario(session)`` once the orders are shown."""

    def run(scenario) -> None:
        async def opened():
            return services

        async def script(window, _engine) -> None:
            await shown(window, until)
            await scenario(sessions[0])

        sessions = [Session(opened, NOTHING, UnexpectedErrors(), script, language)]
        arun(sessions[0].run())

    return run


async def shown(window, until) -> None:
    await until(lambda: window.overview and window.orders.total_count == MANY)
    await quiet(window, until)
    window.resize(900, 560)  # wider than the least width in either language
    await quiet(window, until)


async def quiet(window, until) -> None:
    turns = 0

    def settled() -> bool:
        """Answers lead to other questions: quiet for many turns of the loop."""
        nonlocal turns
        turns = turns + 1 if window.orders.view.settled and not window.tasks.busy else 0
        return turns > 200

    await until(settled)


async def speak(session, code, until):
    former = session.window
    session.speak(code)
    await until(lambda: session.window is not former)
    await shown(session.window, until)
    return session.window


async def whole(window, until) -> list[str]:
    """The words once the last of them came, which the inspector asks for."""
    await until(lambda: "Probably" in str(words(window)) or "Wahrscheinlich" in str(words(window)))
    return words(window)


def words(window: MainWindow) -> list[str]:
    """Everything that the window and its actions say, seen or not yet."""
    widgets = [window, *window.findChildren(QWidget)]
    said = [text for widget in widgets for text in words_of(widget)]
    for action in window.findChildren(QAction):
        said += [action.text(), action.toolTip(), action.statusTip()]
    model = window.orders.view.model()
    said += [
        str(model.headerData(column, Qt.Orientation.Horizontal, role))
        for column in range(model.columnCount())
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole)
    ]
    return sorted(text for text in said if text)


@pytest.mark.holds_window("every word of a window is looked at in one turn")
def test_that_every_text_is_that_of_a_window_made_in_that_language(
    in_speaking, language, until
) -> None:
    found = {}

    async def changed(session):
        found["en"] = await whole(session.window, until)
        found["de"] = await whole(await speak(session, "de", until), until)
        found["back"] = await whole(await speak(session, "en", until), until)

    async def fresh(session):
        found["fresh"] = await whole(session.window, until)

    in_speaking(changed)
    language.choose("de")
    in_speaking(fresh)
    assert found["de"] == found["fresh"]
    assert found["back"] == found["en"]
    assert "Aktualisieren" in " ".join(found["de"])
    assert found["de"] != found["en"]


def test_that_view_search_selection_row_and_place_stay(in_speaking, until) -> None:
    async def scenario(session):
        window = session.window
        window.orders.bar.choose(View.ALL)
        window.orders.search.setText("1")
        await shown(window, until)
        view = window.orders.view
        view.select_rows(((3, 4), (7, 7)))
        await shown(window, until)
        view.verticalScrollBar().setValue(5)
        chosen = list((await picked(window, until)).numbers)
        current, wanted, height = (
            view.current_order().ref,
            window.orders.model.filter_,
            window.height(),
        )
        for code in ("de", "en"):
            new = await speak(session, code, until)
            assert new.orders.bar.view is View.ALL
            assert new.orders.search.text() == "1"
            assert new.orders.model.filter_ == wanted
            await until(lambda new=new: new.orders.selected_count == 3)
            assert list((await picked(new, until)).numbers) == chosen
            assert new.orders.view.current_order().ref == current
            assert new.orders.view.verticalScrollBar().value() == 5
            assert new.height() == height

    in_speaking(scenario)


async def picked(window, until):
    found: list[Picked] = []
    window.orders.take_selected(found.append)
    await until(lambda: found)
    return found[0]


def test_that_running_and_ended_jobs_are_told_on_and_open_groups_stay_open(
    in_speaking, services, until
) -> None:
    async def scenario(session):
        window = session.window
        services.events.publish(JobStarted("a", say("Refresh"), ("wc_eu",)))
        services.events.publish(JobProgress("a", 7, 30, say("reading")))
        services.events.publish(JobStarted("b", say("Refresh"), ("wc_us",)))
        services.events.publish(JobFinished("b", JobState.FAILED, say("No."), ()))
        await until(lambda: window.jobs.running == ("a",) and len(window.jobs.rows) == 2)
        groups = window.orders.view.shown.rows.groups
        if groups:
            window.orders.view.shown.set_open(0, on=True)
        new = await speak(session, "de", until)
        assert set(new.jobs.rows) == {"a", "b"}
        assert new.jobs.running == ("a",)
        assert new.jobs.rows["a"].job.progress.done == 7
        assert new.jobs.rows["b"].job.state is JobState.FAILED
        assert new.jobs.rows["a"].job.title == "Aktualisieren"
        if groups:
            assert new.orders.view.shown.rows.is_open(0)
        services.events.publish(JobFinished("a", JobState.DONE, say("All read."), ()))
        await until(lambda: new.jobs.running == ())

    in_speaking(scenario)


def test_that_the_choice_in_the_preferences_is_spoken_at_once(in_speaking, services, until) -> None:
    async def scenario(session):
        window = session.window
        window.actions_.preferences.trigger()
        await until(lambda: window.findChild(PreferencesDialog))
        form = window.findChild(PreferencesDialog)
        form.language.setCurrentIndex(form.language.findData("de"))
        form.save_button.click()
        await until(lambda: session.window is not window)
        await shown(session.window, until)
        assert session.window.actions_.preferences.text() == "E&instellungen…"
        assert session.window.isVisible()
        assert services.kept_preferences.language == "de"
        await until(lambda: session.window.focusWidget() is session.window.orders.view)

    in_speaking(scenario)


def test_that_windows_beside_it_stay_open_and_the_keys_stay_in_the_main_window(
    in_speaking, until
) -> None:
    async def scenario(session):
        former = session.window
        former.actions_.trends.trigger()
        former.actions_.shortcuts.trigger()
        await until(lambda: former.parts.trends.shown and former.commands.sheet)
        former.activateWindow()
        await until(former.isActiveWindow)
        window = await speak(session, "de", until)
        await until(lambda: window.parts.trends.shown and window.commands.sheet)
        assert former.commands.sheet is None
        assert "Tastenkürzel" in window.commands.sheet.windowTitle()
        await until(window.isActiveWindow)
        window.commands.close()

    in_speaking(scenario)


def test_that_the_former_window_is_left_when_its_answers_came(in_speaking, until) -> None:
    async def scenario(session):
        former = session.window
        gone = []
        former.destroyed.connect(lambda: gone.append(True))
        await speak(session, "de", until)
        await until(lambda: gone)

    in_speaking(scenario)


def test_that_nothing_is_changed_where_the_same_language_is_kept(
    in_speaking, services, until
) -> None:
    async def scenario(session):
        former = session.window
        services.kept_preferences = replace(services.kept_preferences, notify=False)
        former.parts.refresh_overview()
        await until(lambda: not former.tasks.busy)
        assert session.window is former

    in_speaking(scenario)


def test_that_a_plan_asked_for_before_is_looked_at_before_the_language_changes(
    in_speaking, services, until
) -> None:
    """Also where another process chose the language while the plan was being made."""

    async def scenario(session):
        former = session.window
        former.orders.view.selectAll()
        await until(former.actions_.to_designo.isEnabled)
        services.plan_gate = asyncio.Event()
        former.actions_.to_designo.trigger()
        await until(lambda: services.called("plan"))
        session.speak("de")
        for _ in range(50):
            await asyncio.sleep(0)
        assert session.window is former
        await session._engine.ask_plain(lambda _: services.plan_gate.set())
        await until(lambda: former.findChild(PlanDialog))
        plan = former.findChild(PlanDialog)
        assert (plan.isVisible(), former.isVisible(), session.window) == (True, True, former)
        assert plan.cancel_button.text() == "Cancel"
        plan.reject()
        await until(lambda: session.window is not former)
        await shown(session.window, until)
        await until(session.window.actions_.to_designo.isEnabled)
        session.window.actions_.to_designo.trigger()
        await until(lambda: session.window.findChild(PlanDialog))
        again = session.window.findChild(PlanDialog)
        assert again.cancel_button.text() == "Abbrechen"
        again.reject()

    in_speaking(scenario)


def test_that_a_plan_that_fails_lets_the_language_change(in_speaking, services, until) -> None:
    async def scenario(session):
        former = session.window
        services.plan_gate = asyncio.Event()
        services.errors["plan"] = StorageFailed(say("The mirror is damaged."))
        former.orders.view.selectAll()
        await until(former.actions_.to_designo.isEnabled)
        services.plan_gate = asyncio.Event()
        former.actions_.to_designo.trigger()
        session.speak("de")
        await session._engine.ask_plain(lambda _: services.plan_gate.set())
        await until(lambda: session.window is not former)
        await shown(session.window, until)
        await until(lambda: session.window.banners.notice("plan"))

    in_speaking(scenario)


def test_that_a_dialog_keeps_what_is_typed_when_the_language_changes_elsewhere(
    in_speaking, until
) -> None:
    """The last language that was chosen by then is spoken."""

    async def scenario(session):
        former = session.window
        former.actions_.add_store.trigger()
        await until(lambda: former.findChild(StoreDialog))
        form = former.findChild(StoreDialog)
        form.name.setText("Print Depot")
        session.speak("en")
        session.speak("de")
        for _ in range(50):
            await asyncio.sleep(0)
        assert (session.window, form.name.text()) == (former, "Print Depot")
        form.reject()
        await until(lambda: session.window is not former)
        await shown(session.window, until)
        assert session.window.actions_.preferences.text() == "E&instellungen…"

    in_speaking(scenario)


def button_of(stack: QWidget, text: str) -> QPushButton:
    return next(b for b in stack.findChildren(QPushButton) if b.text() == text and not b.isHidden())


def test_that_a_notice_with_a_button_stays_and_its_button_does_the_same_there(
    in_speaking, services, until
) -> None:
    async def scenario(session):
        lost = MassChange(say("The list lacks 40 of 50 orders."), say("Look first."))
        services.events.publish(StoreHeld("de", say("No.")))
        services.events.publish(StoreStateChanged("", StoreState.FAILED, lost))
        kept = session.window.notices
        await until(lambda: kept.notice("held:de") and kept.notice("side:"))
        for code in ("de", "en", "de"):
            new = await speak(session, code, until)
        assert new.notices.notice("held:de").title == kept.notice("held:de").title
        new.notices.notice("held:de").action[1]()
        await until(lambda: services.called("release") == ["de"])
        await until(lambda: new.notices.notice("held:de") is None)
        new.notices.notice("side:").action[1]()
        await until(lambda: services.called("accept_change") == [""])

    in_speaking(scenario)


def test_that_a_banner_with_a_button_stays_in_the_other_language(in_speaking, until) -> None:
    async def scenario(session):
        done = []
        written = Notice(say("Export written"), action=(say("Open"), lambda: done.append(1)))
        session.window.banners.put("export", written)
        new = await speak(session, "de", until)
        assert new.banners.keys() == ("export",)
        button_of(new.banners, "Öffnen").click()
        assert done == [1]

    in_speaking(scenario)


def test_that_a_refresh_begun_before_is_told_by_the_window_that_is_seen(
    in_speaking, services, until
) -> None:
    async def scenario(session):
        former = session.window
        services.after_refresh = [*services.rows.values()]
        services.hold()
        former.actions_.refresh.trigger()
        await until(lambda: services.waiting)
        session.speak("de")
        await until(lambda: session.window is not former)
        new = session.window
        await until(lambda: new.overview)
        assert new.parts.order_controller.refreshing == 1
        services.let_go()
        await until(lambda: new.jobs.running == ())
        await until(lambda: new.parts.order_controller.refreshing == 0)

    in_speaking(scenario)


def test_that_what_a_job_begun_before_fails_with_is_a_banner_of_the_new_window(
    in_speaking, services, until
) -> None:
    async def scenario(session):
        former = session.window
        gate = asyncio.Event()

        async def fails(*_args, **_kept):
            await gate.wait()
            raise StorageFailed(say("The disk is full."))

        loop = []
        services.export_mismatches = services.read_again = fails
        await former.parts._engine.ask_plain(lambda _: loop.append(asyncio.get_running_loop()))
        former.parts.order_controller.refresh_orders(tuple(services.rows)[:1])
        session.speak("de")
        await until(lambda: session.window is not former)
        loop[0].call_soon_threadsafe(gate.set)
        await until(lambda: session.window.banners.keys() == ("refresh",))
        assert session.window.banners.notice("refresh").message.english == "The disk is full."

    in_speaking(scenario)


def test_that_the_tray_counts_what_failed_before_and_after(in_speaking, services, until) -> None:
    async def scenario(session):
        former = session.window
        hub, row = services.events, next(iter(services.rows.values()))
        status = row.storefront.status
        place = (row.ref, row.number, Side.DESIGNO)
        bad = Outcome(*place, OutcomeKind.UNKNOWN, status, status, None, say("No answer."), NOW)
        hub.publish(JobStarted("w", say("Storefront → DesignO"), ("de",)))
        hub.publish(OutcomeRecorded("w", bad))
        await until(lambda: former.jobs.running == ("w",))
        new = await speak(session, "de", until)
        new.jobs.setFocus()
        told = []
        new.tray.told.connect(lambda *words: told.append(words))
        new.hide()
        await until(lambda: not new.isActiveWindow())
        hub.publish(JobFinished("w", JobState.DONE, say("1 unknown"), ()))
        await until(lambda: new.tray.unseen == 1)

    in_speaking(scenario)


def test_that_what_was_asked_and_told_once_is_not_again(in_speaking, services, until) -> None:
    services.secret_problem = SecretStoreUnavailable(say("No keyring."), say("Refresh."))
    services.problems = (StorageFailed(say("The mirror is damaged.")),)

    async def scenario(session):
        former = session.window
        await until(lambda: former.findChild(KeyringDialog))
        former.findChild(KeyringDialog).reject()
        former.banners.remove("folder:0")
        new = await speak(session, "de", until)
        assert new.findChild(KeyringDialog) is None
        assert new.banners.keys() == ("keyring",)

    in_speaking(scenario)
