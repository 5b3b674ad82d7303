"""What of the main window needs the engine: controllers and child windows, joined to its widgets.

Wiring only; made once, when the services are open, of widgets that are there already.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from designo_sync_gui.domain.activity import EntryOrders
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.events import (
    AcceptanceChanged,
    ConnectionsChanged,
    Event,
    JobFinished,
    OutcomeRecorded,
    RowsChanged,
    StoreStateChanged,
)
from designo_sync_gui.domain.locks import is_locked
from designo_sync_gui.domain.order import OrderRef, Side
from designo_sync_gui.domain.preferences import Density
from designo_sync_gui.domain.sentence import NOTHING, say
from designo_sync_gui.domain.status import Status
from designo_sync_gui.engine.overview import Overview
from designo_sync_gui.engine.reading.refresh import RefreshSummary
from designo_sync_gui.engine.reading.some_orders import MOST
from designo_sync_gui.ui.jobs.evidence import EvidenceSaver
from designo_sync_gui.ui.kit.banner import Notice, notice_of
from designo_sync_gui.ui.kit.browser import open_folder, open_page, opens
from designo_sync_gui.ui.kit.language import tr
from designo_sync_gui.ui.kit.palette import show_appearance
from designo_sync_gui.ui.orders.row_loader import RowLoader
from designo_sync_gui.ui.orders.table_source import EngineSource
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.window.acceptance_controller import AcceptanceController
from designo_sync_gui.ui.window.backup_controller import BackupController
from designo_sync_gui.ui.window.child_windows import (
    ActivityOpener,
    CensusOpener,
    HelpOpener,
    HistoryWindows,
    diagnostics_of,
    doctor_of,
    licences_of,
    log_of,
    trends_of,
)
from designo_sync_gui.ui.window.connection_controller import ConnectionController
from designo_sync_gui.ui.window.export_controller import ExportController
from designo_sync_gui.ui.window.first_reading import FirstReading
from designo_sync_gui.ui.window.last_weeks import LastWeeksTeller, StoreWeeksTeller
from designo_sync_gui.ui.window.layout_state import Arranged
from designo_sync_gui.ui.window.moving_controller import MovingController
from designo_sync_gui.ui.window.order_controller import OrderController, TimelineController
from designo_sync_gui.ui.window.registry import plain_words
from designo_sync_gui.ui.window.store_banners import NOT_TOLD, StoreBanners
from designo_sync_gui.ui.window.store_jobs import StoreJobs
from designo_sync_gui.ui.window.undo_offer import UndoOffer

if TYPE_CHECKING:
    from designo_sync_gui.ui.window.main_window import MainWindow


class WindowParts:
    """Joins the widgets of the window to the engine, until ``close``."""

    def __init__(self, window: "MainWindow", engine: EngineProxy) -> None:
        self.overview: Overview | None = None
        self._connected = False
        self._language = ""
        self._heir = self
        self._window = window
        self._engine = engine
        tasks, banners, orders = window.tasks, window.banners, window.orders
        self.rows = RowLoader(self._look_again, self._arrange_rows)
        self.order_controller = OrderController(
            window, engine, tasks, banners, self.store_names, self._after_refresh
        )
        self.backups = BackupController(window, engine, tasks, banners)
        self.moving = MovingController(
            window, engine, tasks, banners, window.layout_state.flush, self._take_imported
        )
        self.acceptances = AcceptanceController(
            window, engine, tasks, banners, orders, window.table.copying, self.store_names
        )
        self.exports = ExportController(window, engine, tasks, banners, orders, self._chosen_store)
        self.first_reading = FirstReading(
            engine, tasks, window.notices, lambda codes: self.order_controller.refresh(codes)
        )
        self.connection_controller = ConnectionController(
            window, engine, tasks, banners, self.first_reading
        )
        self.store_banners = StoreBanners(
            window.notices,
            self._name_of,
            self.order_controller.accept_change,
            self.order_controller.release,
            self.connection_controller.connect_designo,
        )
        self.history = HistoryWindows(window, engine, self.store_names)
        self.activity = ActivityOpener(
            window,
            engine,
            self.store_names,
            self.order_controller.undo,
            self._show_found,
        )
        self.evidence = EvidenceSaver(window, engine, tasks, banners)
        self.census = CensusOpener(window, engine, self.store_names, self._show_statuses)
        self.help = window.help or HelpOpener(engine, tasks)
        self.doctor = doctor_of(window, engine, self.store_names)
        self.log = log_of(window, engine)
        self.diagnostics = diagnostics_of(window, engine)
        self.licences = licences_of(window, engine)
        self.trends = trends_of(
            window, engine, self.store_names, lambda: window.stores.current_store
        )
        self.store_weeks = StoreWeeksTeller(window.stores, engine, tasks)
        self.last_weeks = LastWeeksTeller(orders.stage, orders.model, engine, tasks)
        window.automatic.serve(engine, tasks)
        self.store_jobs = StoreJobs()
        self.undo_offer = UndoOffer(engine, tasks, window.offer_undo)
        self.timeline = TimelineController(orders, engine, tasks)
        self._wire_orders()
        self._wire_connections()
        self._wire_widgets()

    def _wire_orders(self) -> None:
        act, orders = self._window.actions_, self.order_controller
        act.refresh.triggered.connect(lambda: self.refresh())
        act.refresh_orders.triggered.connect(self._refresh_orders)
        act.refresh_full.triggered.connect(lambda: self.refresh(full=True))
        act.export.triggered.connect(lambda: self.exports.show())
        act.undo.triggered.connect(self._undo)
        act.activity.triggered.connect(lambda: self.activity.show())
        self._window.orders.chips.activity_wanted.connect(lambda: self.activity.show())
        act.accept.triggered.connect(lambda: self.acceptances.accept())
        act.withdraw.triggered.connect(lambda: self.acceptances.withdraw())
        act.order_history.triggered.connect(self._show_order_history)
        for action, direction in act.plans():
            action.triggered.connect(partial(self._plan, direction))
        jobs = self._window.jobs
        jobs.cancel_wanted.connect(orders.cancel)
        jobs.pause_wanted.connect(orders.pause)
        jobs.resume_wanted.connect(orders.resume)
        jobs.undo_wanted.connect(orders.undo)
        jobs.evidence_wanted.connect(self.evidence.ask)

    def _wire_connections(self) -> None:
        act, connections, stores = (
            self._window.actions_,
            self.connection_controller,
            self._window.stores,
        )
        act.add_store.triggered.connect(connections.add_store)
        act.designo.triggered.connect(connections.connect_designo)
        act.renew_designo.triggered.connect(lambda: connections.renew(None))
        act.remove_designo.triggered.connect(connections.remove_designo)
        act.automation.triggered.connect(connections.edit_automation)
        act.preferences.triggered.connect(self._show_preferences)
        act.updates.triggered.connect(lambda: connections.check_updates(self._show_preferences))
        act.census.triggered.connect(self._show_census)
        act.doctor.triggered.connect(lambda: self.doctor.show())
        act.show_log.triggered.connect(lambda: self.log.show())
        act.trends.triggered.connect(lambda: self.trends.show())
        act.licences.triggered.connect(lambda: self.licences.show())
        act.diagnostics.triggered.connect(lambda: self.diagnostics.show())
        act.back_up.triggered.connect(lambda: self.backups.choose())
        act.export_connections.triggered.connect(lambda: self.moving.export())
        act.import_connections.triggered.connect(lambda: self.moving.choose())
        act.open_folder.triggered.connect(lambda: open_folder(self._engine.services.folder.path))
        for action, do in (
            (act.edit_store, connections.edit_store),
            (act.remove_store, connections.remove_store),
            (act.test_store, connections.test_store),
            (act.read_older, connections.read_older),
            (act.renew_store, connections.renew),
        ):
            action.triggered.connect(lambda _=False, do=do: do(stores.current_store))
        act.open_store.triggered.connect(lambda: open_page(self.shop_page))
        for action, side in ((act.lock_shop, Side.STOREFRONT), (act.lock_designo, Side.DESIGNO)):
            action.triggered.connect(lambda on, side=side: self._set_lock(side, on=on))
        act.pause_store.triggered.connect(self._pause_or_resume)
        stores.store_chosen.connect(lambda _: self._show_chosen())
        stores.designo_chosen.connect(connections.connect_designo)

    def _wire_widgets(self) -> None:
        self._window.notices.dismissed.connect(self._note_dismissed)
        window, connections = self._window, self.connection_controller
        window.welcome.refresh.connect(lambda: self.refresh())
        window.welcome.connect_store.connect(connections.add_store)
        window.welcome.connect_designo.connect(connections.connect_designo)
        window.tray.refresh_wanted.connect(lambda: self.refresh())
        window.dropped.connect(connections.take_dropped)
        window.orders.selection_changed.connect(self.rows.arrange_when_due)
        window.orders.model.facets_changed.connect(self._show_figures)
        window.orders.model.changed.connect(lambda: window.banners.remove("table"))
        window.orders.model.failed.connect(self._show_failure)
        window.orders.inspector.history_wanted.connect(lambda ref: self.history.show(ref))

    def close(self) -> None:
        """Cancel pending calls: the window is closing."""
        self._window.tasks.cancel_all()
        self.close_windows()

    def close_windows(self) -> None:
        """Close every window that was opened from this one."""
        self.activity.close()
        self.history.close()
        self.census.close()
        self.help.close()
        self.doctor.close()
        self.log.close()
        self.diagnostics.close()
        self.licences.close()
        self.trends.close()

    # What is known --------------------------------------------------------------------------

    def store_names(self) -> Mapping[str, str]:
        """The name of each connected store by its code."""
        stores = self.overview.settings.stores if self.overview else ()
        return {store.code: store.name for store in stores}

    @property
    def shop_page(self) -> str:
        """The chosen store's address where it can be opened in a browser; else empty."""
        code = self._window.stores.current_store
        store = self.overview.settings.store(code) if self.overview and code else None
        return store.url if store is not None and opens(store.url) else ""

    @property
    def chosen_jobs(self) -> tuple[str, ...]:
        """The running jobs of the chosen store."""
        code = self._window.stores.current_store
        return self.store_jobs.of(code) if code else ()

    def reload(self) -> None:
        """Ask for everything anew: settings, then the view of orders that is shown."""
        self.refresh_overview()
        if self._connected:
            self._window.orders.reload()
        else:
            self._connected = True
            self._window.orders.connect_table(EngineSource(self._engine, self._window.tasks))

    def refresh_overview(self) -> None:
        """Ask for settings and states anew."""
        self._window.tasks.run(
            self._engine.ask(lambda services: services.overview()), self._take_overview
        )

    def handle_events(self, events: Iterable[Event]) -> None:
        """Show a batch of events; rows and settings that changed are asked for."""
        changed: set[OrderRef] = set()
        connections_changed = job_ended = jobs_changed = False
        for event in events:
            self._window.jobs.handle(event)
            self._window.tray.handle(event)
            self.store_banners.handle(event)
            self.first_reading.handle(event)
            self._window.status.handle(event)
            self.activity.handle(event)
            if isinstance(event, RowsChanged):
                changed |= event.refs
            elif isinstance(event, OutcomeRecorded):
                changed.add(event.outcome.ref)
            elif isinstance(event, StoreStateChanged):
                self._window.stores.set_state(event.store_code, event.state)
            elif isinstance(event, AcceptanceChanged):
                self._window.orders.reload()
                self.timeline.reload()
            elif isinstance(event, ConnectionsChanged):
                connections_changed = True
            elif isinstance(event, JobFinished):
                self.rows.note_end(event.job_id)
                job_ended = True
            self.undo_offer.handle(event)
            jobs_changed |= self.store_jobs.handle(event)
        if jobs_changed:
            self._window.enable()
            self._show_chosen()
        if connections_changed:
            self.reload()
        elif job_ended:
            self.refresh_overview()
        if job_ended:
            self.history.reload()
            self.timeline.reload()
            self.census.reload()
            self.last_weeks.reload()
        if changed:
            self.rows.load(changed)
        self.rows.arrange_when_due()

    def _take_overview(self, overview: Overview) -> None:
        window, settings = self._window, overview.settings
        if self.overview is None:
            self.undo_offer.ask()
            window.layout_state.start(settings.screen, self._keep_screen, self.exports)
            window.actions_.inspector.setChecked(not window.orders.inspector.isHidden())
            window.actions_.side_bar.setChecked(not window.stores.isHidden())
            window.actions_.inspector_below.setChecked(window.orders.inspector_below)
        first, self.overview = self.overview is None, overview
        window.layout_state.look_at(settings.screen)
        window.stores.set_overview(overview)
        self.store_weeks.reload()
        window.orders.stage.set_reads(overview.side_reads)
        show_appearance(QApplication.instance(), settings.preferences.appearance)
        window.orders.view.set_roomy(settings.preferences.density is Density.ROOMY)
        window.orders.set_stores(settings.stores, overview.platforms)
        window.orders.bulk_controller.set_connections(settings.stores, settings.designo)
        self.connection_controller.set_overview(overview)
        self.first_reading.set_stores(store.code for store in settings.stores)
        self.first_reading.show_broken_off(overview)
        for code, reason in overview.holds.items():
            self.store_banners.show_hold(code, reason)
        if overview.not_told is not None:
            self.store_banners.show_not_told(overview.not_told)
        nothing_beside = settings.designo is None and bool(overview.side_reads)
        self.store_banners.show_unconnected(unconnected=nothing_beside)
        window.status.show_overview(overview)
        window.automatic.show_watch(overview.watch)
        window.tray.set_preferences(settings.preferences)
        window.show_demo_notice(overview.demo_notice)
        window.welcome.show_progress(
            designo=settings.designo is not None, store=bool(settings.stores)
        )
        self._show_chosen()
        window.show_page()
        self._tell_language(settings.preferences.language, first=first)

    def _tell_language(self, code: str, *, first: bool) -> None:
        former, self._language = self._language, code
        if first:
            self._window.known.emit()
        elif code != former:
            self._window.language_wanted.emit(code)

    def _take_imported(self) -> None:
        """Own views are the window's: it takes them as they are kept now."""
        self._window.tasks.run(
            self._engine.ask(lambda services: services.overview()),
            lambda overview: self._window.layout_state.take_views(overview.settings.screen),
        )
        self.reload()

    def _look_again(self, refs: frozenset[OrderRef], done: Callable[[], None]) -> None:
        wanted = self.order_controller.refreshing > 0
        self._window.orders.look_again(refs, done, wanted=wanted)

    def _show_figures(self) -> None:
        self._window.stores.set_mismatches(self._window.orders.mismatches_by_store())
        self._window.show_page()

    def _show_failure(self, error: SyncError) -> None:
        self._window.banners.put("table", notice_of(error))

    def _after_refresh(self, summary: RefreshSummary) -> None:
        self._heir.rows.note_refresh(summary.job_id)

    def take_over(self, former: "WindowParts") -> None:
        """Go on where the parts of a window in another language are left: what was asked for
        there is answered here."""
        former.lead_to(self)
        self.order_controller.take_over(former.order_controller)
        self.undo_offer.take_over(former.undo_offer)
        self.connection_controller.take_over(former.connection_controller)

    def lead_to(self, heir: "WindowParts") -> None:
        """What stands and what is answered from now on is told by other parts."""
        self._heir = heir
        self._window.notices.lead_to(heir.take_notice)

    def take_notice(self, key: str, notice: Notice) -> None:
        """Keep a notice of a former window; its button does here what it did there."""
        kind, _, code = key.rpartition(":")
        do = {
            "held": self.order_controller.release,
            "side": self.order_controller.accept_change,
        }.get(kind, self.first_reading.begin)
        if notice.action is not None:
            notice = replace(notice, action=(notice.action[0], lambda: do(code)))
        self._window.notices.put(key, notice)

    def _arrange_rows(self) -> bool:
        if self._window.orders.selected_count > 1:
            return False
        self._window.orders.rearrange()
        return True

    def _name_of(self, code: str) -> str:
        return self.store_names().get(code) or code or "DesignO"

    # What the operator wants ----------------------------------------------------------------

    def refresh(self, *, full: bool = False) -> None:
        """Read what changed (or everything) of the store chosen at the left, or of all."""
        code = self._window.stores.current_store
        self.order_controller.refresh((code,) if code and not full else None, full=full)

    def _chosen_store(self) -> tuple[str, str]:
        """Code and name of the store chosen at the left; empty for all."""
        code = self._window.stores.current_store
        return code, self.store_names().get(code, code)

    def _plan(self, direction: Direction, _checked: bool = False) -> None:
        self._window.orders.take_selected(lambda refs: self.order_controller.plan(direction, refs))

    def _undo(self) -> None:
        """Exactly the job that the action names."""
        job = self.undo_offer.job
        if job is not None:
            title = plain_words(self._window.actions_.undo.text())
            self.order_controller.undo(job.job_id, title)

    def _pause_or_resume(self) -> None:
        """All running jobs of the chosen store, as the entry says."""
        paused = self.store_jobs.paused(self._window.stores.current_store)
        steer = self.order_controller.resume if paused else self.order_controller.pause
        for job_id in self.chosen_jobs:
            steer(job_id)

    def _set_lock(self, side: Side, *, on: bool) -> None:
        code = self._window.stores.current_store
        self.connection_controller.set_lock(code, side, self._show_chosen, on=on)

    def _show_chosen(self) -> None:
        """Let the actions on a store say how the chosen one stands."""
        code, act = self._window.stores.current_store, self._window.actions_
        store = self.overview.settings.store(code) if self.overview and code else None
        act.lock_shop.setChecked(is_locked(store, Side.STOREFRONT))
        act.lock_designo.setChecked(is_locked(store, Side.DESIGNO))
        paused = self.store_jobs.paused(code)
        words = say("&Resume jobs of this store") if paused else NOTHING
        act.rename("pause_store", words)

    def _refresh_orders(self) -> None:
        """The selected orders, or the current one; very many are read faster as lists."""
        orders, choice = self._window.orders, self._window.table.copying.chosen()
        if choice.count > MOST:
            said = tr(
                "Nothing read: more than {most:,} orders are selected. Refresh (F5) instead.",
                most=MOST,
            )
            orders.said.emit(said)
            return
        orders.model.views.ask_of(
            choice.token,
            lambda views: views.refs_in(choice),
            self.order_controller.refresh_orders,
        )

    def _show_order_history(self) -> None:
        order = self._window.orders.view.current_order()
        if order is not None:
            self.history.show(order.ref, order.number)

    def _show_preferences(self) -> None:
        self.connection_controller.edit_preferences(
            self.refresh_overview, tray_available=self._window.tray.available
        )

    def _show_census(self) -> None:
        self.census.show(self._window.stores.current_store)

    def _show_statuses(self, store_code: str, statuses: Collection[Status]) -> None:
        self._window.stores.choose(store_code)
        self._window.orders.show_only(*statuses)

    def _show_found(self, store_code: str, text: str, entry: EntryOrders | None = None) -> None:
        """The orders of a store (empty: all) that a text finds, those of an entry, or all."""
        self._window.stores.choose(store_code)
        self._window.orders.show_only(text=text, entry=entry)

    def _note_dismissed(self, key: str) -> None:
        if key == NOT_TOLD:
            dismissing = self._engine.ask(lambda services: services.telling.dismiss())
            self._window.tasks.run(dismissing)

    def _keep_screen(self, arranged: Arranged) -> None:
        layout = self._window.layout_state

        def failed(error: SyncError) -> None:
            layout.take_unkept(arranged)
            self._window.banners.put("window", notice_of(error))

        self._window.tasks.run(
            self._engine.ask(lambda services: services.preferences.save_screen(*arranged)),
            lambda kept: layout.take_kept(arranged, kept),
            on_error=failed,
        )
