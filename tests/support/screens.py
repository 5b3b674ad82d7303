"""Every screen of the program and its states, opened on orders that were read.

For pictures and for tests that walk through all of them; each screen is the real one. What
is made up here is shown and never sent or kept.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import designo_screens
import filter_screens
import learn_screens
import report_screens
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QWidget
from shown_orders import selected
from told_order import inspect_mismatch

from designo_sync_gui import __version__
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import SecretStoreUnavailable, Unreachable
from designo_sync_gui.domain.events import JobFinished, JobPaused, JobProgress, JobStarted
from designo_sync_gui.domain.history import WriteRecord
from designo_sync_gui.domain.horizon import EVERYTHING, USUAL
from designo_sync_gui.domain.order import Order, Side
from designo_sync_gui.domain.order_states import View
from designo_sync_gui.domain.outcome import JobState, Outcome, OutcomeKind
from designo_sync_gui.domain.sentence import NOTHING, say
from designo_sync_gui.domain.status import Status
from designo_sync_gui.ui.dialogs.about_dialog import AboutDialog
from designo_sync_gui.ui.dialogs.automation_dialog import AutomationDialog
from designo_sync_gui.ui.dialogs.bug_report import BugReportDialog
from designo_sync_gui.ui.dialogs.licences_window import LicencesWindow
from designo_sync_gui.ui.dialogs.log_window import LogWindow
from designo_sync_gui.ui.dialogs.preferences_dialog import PreferencesDialog
from designo_sync_gui.ui.dialogs.updates_dialog import UpdatesDialog
from designo_sync_gui.ui.jobs.details import JobDetailsDialog
from designo_sync_gui.ui.jobs.settle_dialog import SettleDialog
from designo_sync_gui.ui.kit.banner import notice_of
from designo_sync_gui.ui.kit.forms import ConfirmDialog
from designo_sync_gui.ui.kit.language import spoken
from designo_sync_gui.ui.orders.criteria import Criteria
from designo_sync_gui.ui.plans.plan_dialog import PlanDialog
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.statuses.verdicts import Look
from designo_sync_gui.ui.stores.check_dialog import CheckDialog
from designo_sync_gui.ui.stores.designo_dialog import DesignoDialog
from designo_sync_gui.ui.stores.doctor_window import DoctorWindow
from designo_sync_gui.ui.stores.keyring_dialog import KeyringDialog
from designo_sync_gui.ui.stores.older_orders_dialog import OlderOrdersDialog
from designo_sync_gui.ui.stores.store_dialog import StoreDialog
from designo_sync_gui.ui.window.main_window import MainWindow
from designo_sync_gui.ui.window.parts import WindowParts

#: So many looks in a row find nothing to wait for; seconds to the next look while there is.
_QUIET_LOOKS, _LOOK_SECONDS = 2, 0.005
#: Milliseconds; longer is none that the operator is to see the end of.
_LONGEST_PAUSE = 250
JOBS = ("screens-1", "screens-2")
_NEWCOMERS = 12
_NOW = datetime(2026, 3, 4, 9, 41, 7, tzinfo=UTC)

W = TypeVar("W", bound=QWidget)
Open = Callable[["Stage"], Awaitable[QWidget]]


@dataclass(frozen=True)
class Stage:
    """The window on which every screen is opened; its orders have been read."""

    window: MainWindow
    engine: EngineProxy

    @property
    def parts(self) -> WindowParts:
        """What of the window needs the engine."""
        if self.window.parts is None:
            raise LookupError("the services are not open")
        return self.window.parts

    async def settle(self, shown: QWidget | None = None) -> None:
        """Wait until neither the window nor what is shown awaits an answer or keeps a pause.

        Each look goes to the engine and back, so that what it told has arrived; at rest nothing is
        waited for by time.
        """
        quiet = 0
        while quiet < _QUIET_LOOKS:
            await self.engine.ask_plain(lambda _: None)
            paused = self._end_pauses(shown)
            await asyncio.sleep(0)
            quiet = quiet + 1 if self._idle(shown) and not paused else 0
            if not quiet:
                await asyncio.sleep(_LOOK_SECONDS)

    def _end_pauses(self, shown: QWidget | None) -> int:
        """Pauses (of typing, of moving through the table, between two deliveries) are over."""
        timers = self.window.findChildren(QTimer)
        if shown is not None and shown is not self.window:
            timers += shown.findChildren(QTimer)
        running = [
            timer
            for timer in timers
            if timer.isSingleShot() and timer.isActive() and timer.interval() <= _LONGEST_PAUSE
        ]
        for timer in running:
            timer.start(0)
        return len(running)

    def _idle(self, shown: QWidget | None) -> bool:
        tasks = getattr(shown, "tasks", None)
        asking = self.window.tasks.busy or (tasks is not None and tasks.busy)
        running = set(self.window.jobs.running) - set(JOBS)
        return self.window.overview is not None and not asking and not running

    async def opened(self, dialog: W) -> W:
        """A dialog that was made here, open and at rest."""
        if isinstance(dialog, QDialog):
            dialog.open()
        else:
            dialog.show()
        await self.settle(dialog)
        return dialog

    async def found(self, kind: type[W]) -> W:
        """What the window opened by itself."""
        await self.settle()
        shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]
        await self.settle(shown[-1])
        return shown[-1]

    async def order(self) -> Order:
        """A mismatch that was read."""
        self.window.orders.bar.choose(View.MISMATCHES)
        await self.settle()
        inspect_mismatch(self.window.orders)
        order = self.window.orders.view.current_order()
        if order is None:
            raise LookupError("no order has been read")
        return order

    def plain(self) -> None:
        """The main window without filters, banners or made-up jobs."""
        window = self.window
        window.orders.clear_filters()
        window.orders.bar.choose(View.ALL)
        window.banners.remove("screens")
        window.orders.row_changes.show(0, 0)
        for job_id in JOBS:
            if job_id in window.jobs.rows:
                window.jobs.handle(JobFinished(job_id, JobState.DONE, NOTHING))
                window.jobs.dismiss(job_id)


async def _first_run(_stage: Stage) -> QWidget:
    window = MainWindow()
    window.pages.setCurrentWidget(window.welcome)
    window.show()
    await asyncio.sleep(_LOOK_SECONDS)
    return window


async def _all(stage: Stage) -> QWidget:
    stage.plain()
    await stage.settle()
    return stage.window


async def _mismatches(stage: Stage) -> QWidget:
    stage.plain()
    await stage.order()
    await stage.settle()
    return stage.window


async def _groups(stage: Stage) -> QWidget:
    """One group open, some groups marked, one in part."""
    stage.plain()
    view = stage.window.orders.view
    stage.window.orders.bar.choose(View.MISMATCHES)
    await stage.settle()
    rows = view.shown.rows
    looks = [group.key.look for group in rows.groups]
    first = looks.index(Look.FORMATTING)
    for group in (first, first + 2):
        view.marks.turn(rows.top(group))
    view.set_open(first + 1, on=True)
    for place in (1, 2):
        view.marks.turn(rows.top(first + 1) + place)
    view._go_to(rows.top(first + 1) + 3)
    stage.window.orders.focus_table()
    await stage.settle()
    return stage.window


async def _filtered(stage: Stage) -> QWidget:
    stage.plain()
    orders = stage.window.orders
    orders.bar.choose(View.MISMATCHES)
    within = timedelta(days=30)
    orders.chips.show_criteria(Criteria(looks=frozenset({Look.FORMATTING})), within)
    orders.chips.criteria_changed.emit()
    orders.search.setText("PD-02")
    await stage.settle()
    return stage.window


async def _new_orders(stage: Stage) -> QWidget:
    """Twelve made-up orders wait behind their bar, and a row flashes."""
    stage.plain()
    stage.window.orders.view.scrollToTop()
    await stage.settle()
    stage.window.orders.row_changes.show(0, _NEWCOMERS)
    stage.window.orders.view.flash.show_changed([0])
    return stage.window


async def _jobs(stage: Stage) -> QWidget:
    stage.plain()
    jobs = stage.window.jobs
    for job_id, title in zip(
        JOBS, (say("Storefront → DesignO"), say("DesignO → Storefront")), strict=True
    ):
        jobs.handle(JobStarted(job_id, title, ()))
        jobs.handle(JobProgress(job_id, 14, 38))
    error = Unreachable(say("{host} did not answer in time.", host="shop.example.com"))
    jobs.handle(JobPaused(JOBS[1], error.sentence, _NOW))
    stage.window.banners.put("screens", notice_of(error, "Print Depot EU"))
    await stage.settle()
    return stage.window


async def _plan(stage: Stage) -> QWidget:
    stage.plain()
    stage.window.orders.bar.choose(View.MISMATCHES)
    await stage.settle()
    stage.window.orders.select_mismatches()
    await stage.settle()
    stage.window.actions_.to_designo.trigger()
    return await stage.found(PlanDialog)


async def _plan_refusals(stage: Stage) -> QWidget:
    stage.plain()
    stage.window.orders.select_mismatches()
    await stage.settle()
    stage.window.actions_.follow.trigger()
    dialog = await stage.found(PlanDialog)
    dialog.sheet.show_refusals()
    return dialog


async def _plan_to_storefront(stage: Stage) -> QWidget:
    stage.plain()
    stage.window.orders.select_mismatches()
    await stage.settle()
    stage.parts.order_controller.plan(Direction.TO_STOREFRONT, selected(stage.window.orders.view))
    return await stage.found(PlanDialog)


async def _history(stage: Stage) -> QWidget:
    order = await stage.order()
    shown = stage.parts.history.show(order.ref, order.number)
    await stage.settle(shown)
    return shown


async def _census(stage: Stage) -> QWidget:
    shown = stage.parts.census.show("")
    await stage.settle(shown)
    return shown


async def _help(stage: Stage) -> QWidget:
    stage.parts.help.show()
    await stage.settle()
    return stage.parts.help.shown or stage.window


async def _watch(stage: Stage) -> QWidget:
    overview = stage.window.overview
    if overview is None:
        raise LookupError("nothing is open")
    names = {store.code: store.name for store in overview.settings.stores}
    return await stage.opened(AutomationDialog(stage.engine, overview.watch, names, stage.window))


async def _preferences(stage: Stage) -> QWidget:
    kept, window = stage.engine.services.preferences.current, stage.window
    return await stage.opened(
        PreferencesDialog(stage.engine, kept, tray_available=True, parent=window)
    )


async def _designo(stage: Stage) -> QWidget:
    overview = stage.window.overview
    connection = overview.settings.designo if overview else None
    return await stage.opened(DesignoDialog(stage.engine, connection, stage.window))


async def _check(stage: Stage) -> QWidget:
    overview = stage.window.overview
    if overview is None:
        raise LookupError("nothing is open")
    return await stage.opened(CheckDialog(stage.engine, overview.settings.stores[0], stage.window))


async def _older_orders(stage: Stage) -> QWidget:
    overview = stage.window.overview
    if overview is None:
        raise LookupError("nothing is open")
    year = replace(overview.settings.stores[0], orders_since=USUAL)
    return await stage.opened(
        OlderOrdersDialog(stage.engine, year, ("24 months", EVERYTHING), stage.window)
    )


def _store(platform: str) -> Open:
    async def open_form(stage: Stage) -> QWidget:
        dialog = await stage.opened(StoreDialog(stage.engine, None, stage.window))
        dialog.kind.setCurrentIndex(dialog.kind.findData(platform))
        await stage.settle(dialog)
        return dialog

    return open_form


async def _keep_view(stage: Stage) -> QWidget:
    return stage.window.views.ask_for_title()


async def _confirm(stage: Stage) -> QWidget:
    overview = stage.window.overview
    if overview is None:
        raise LookupError("nothing is open")
    stage.parts.connection_controller.remove_store(overview.settings.stores[0].code)
    return await stage.found(ConfirmDialog)


async def _job_details(stage: Stage) -> QWidget:
    order = await stage.order()
    wanted = order.storefront.status if order.storefront else None
    paid = wanted or Status.text("paid")
    outcomes = [
        Outcome(order.ref, order.number, Side.DESIGNO, kind, paid, paid, paid, say("Wait."), _NOW)
        for kind in OutcomeKind
    ]
    return await stage.opened(
        JobDetailsDialog(spoken(Direction.TO_DESIGNO.label), outcomes, (), {}, stage.window)
    )


async def _settle(stage: Stage) -> QWidget:
    order = await stage.order()
    before, wanted = Status.text("processing"), Status.text("Processing")
    write = WriteRecord(
        "screens", 0, order.ref, order.number, Side.DESIGNO, before, wanted, "", _NOW
    )
    return await stage.opened(SettleDialog(write, "Print Depot EU", stage.window))


async def _secrets(stage: Stage) -> QWidget:
    error = SecretStoreUnavailable(say("No keyring of the system was found."), say("Refresh."))
    return await stage.opened(KeyringDialog(error, stage.window))


async def _unexpected(stage: Stage) -> QWidget:
    trace = "Traceback (most recent call last):\n  …\nValueError\n"
    return await stage.opened(BugReportDialog(trace, stage.window))


async def _palette(stage: Stage) -> QWidget:
    stage.plain()
    await stage.settle()
    shown = stage.window.commands.open_palette()
    shown.edit.setText("in-pro")
    return shown


async def _shortcuts(stage: Stage) -> QWidget:
    return stage.window.commands.open_sheet()


async def _doctor(stage: Stage) -> QWidget:
    stage.parts.doctor.show()
    return await stage.found(DoctorWindow)


async def _log(stage: Stage) -> QWidget:
    stage.parts.log.show()
    return await stage.found(LogWindow)


async def _updates(stage: Stage) -> QWidget:
    address = "https://example.com/designo-sync.json"
    return await stage.opened(UpdatesDialog(stage.engine, address, stage.window))


async def _licences(stage: Stage) -> QWidget:
    stage.parts.licences.show()
    return await stage.found(LicencesWindow)


async def _about(stage: Stage) -> QWidget:
    return await stage.opened(AboutDialog(__version__, stage.window))


PLATFORMS = ("woocommerce", "magento", "shopify", "bigcommerce", "other", "export")
#: By the name of its picture, in the order in which a new user meets them.
SCREENS: dict[str, Open] = {
    "first-run": _first_run,
    "all-orders": _all,
    "mismatches": _mismatches,
    "groups": _groups,
    "all-equal": filter_screens.all_equal,
    "filtered": _filtered,
    "statuses": filter_screens.statuses,
    "warnings": filter_screens.warnings,
    "new-orders": _new_orders,
    "jobs-and-banner": _jobs,
    "plan": _plan,
    "plan-not-written": _plan_refusals,
    "plan-to-storefront": _plan_to_storefront,
    "job-details": _job_details,
    "history": _history,
    "census": _census,
    "settle": _settle,
    "designo": _designo,
    **designo_screens.SCREENS,
    **{f"store-{platform}": _store(platform) for platform in PLATFORMS},
    "store-test": _check,
    "older-orders": _older_orders,
    "confirm": _confirm,
    "keep-view": _keep_view,
    "watch": _watch,
    "preferences": _preferences,
    "import": report_screens.connections,
    "learn": learn_screens.learn,
    "learn-write": learn_screens.learn_write,
    "columns": learn_screens.columns,
    "renew": learn_screens.renew,
    "no-keyring": _secrets,
    "unexpected-error": _unexpected,
    "help": _help,
    "palette": _palette,
    "shortcuts": _shortcuts,
    "doctor": _doctor,
    "log": _log,
    **report_screens.SCREENS,
    "licences": _licences,
    "updates": _updates,
    "about": _about,
}


def _order_menu(stage: Stage) -> QMenu:
    stage.window.orders.view.selectRow(2)
    return stage.window.order_menu.build()


def _orders_menu(stage: Stage) -> QMenu:
    stage.window.orders.view.selectAll()
    return stage.window.order_menu.build()


def _store_menu(stage: Stage) -> QMenu:
    line = next(line for line in stage.window.stores.lines() if line.kind == "store")
    stage.window.stores.choose(line.code)
    return made(stage.window.stores.context_menu())


def made(menu: QMenu | None) -> QMenu:
    if menu is None:
        raise LookupError("there is no menu")
    return menu


#: Menus that a right click opens, for pictures: each is made over what was read.
MENUS: dict[str, Callable[[Stage], QMenu]] = {
    "menu-of-an-order": _order_menu,
    "menu-of-orders": _orders_menu,
    "menu-of-a-store": _store_menu,
}


def close_screen(stage: Stage, shown: QWidget) -> None:
    """Leave a screen without any of its effects."""
    if isinstance(shown, QDialog):
        shown.reject()
    elif isinstance(shown, MainWindow) and shown is not stage.window:
        shown.detach()
        shown.hide()
        shown.deleteLater()
    elif shown is not stage.window:
        shown.close()
    else:
        stage.plain()
