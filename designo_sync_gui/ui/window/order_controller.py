"""What the window does with orders: refresh, plan, apply.

Law: nothing is written but an accepted plan; every answer is shown where the operator looks.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from designo_sync_gui.domain.compare import Verdict, judge
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.follow import Decisions
from designo_sync_gui.domain.order import Order, OrderRef
from designo_sync_gui.domain.outcome import JobResult
from designo_sync_gui.domain.plan import Plan
from designo_sync_gui.domain.table_ports import Chosen
from designo_sync_gui.domain.timeline import Entry
from designo_sync_gui.engine.reading.refresh import RefreshSummary
from designo_sync_gui.engine.services import Services
from designo_sync_gui.ui.kit.banner import BannerStack, notice_of
from designo_sync_gui.ui.kit.language import tr, tr_n
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks
from designo_sync_gui.ui.window.order_pane import OrderPane

if TYPE_CHECKING:
    from designo_sync_gui.ui.plans.plan_dialog import Reviewed
    from designo_sync_gui.ui.plans.plan_figures import PlanFigures

    #: A plan, its figures, and its rows that were left out of the plan that it takes the place of.
    Figured = tuple[Plan, PlanFigures, frozenset[int]]


class OrderController:
    """Calls the engine for the window's actions on orders."""

    def __init__(
        self,
        window: QWidget,
        engine: EngineProxy,
        tasks: Tasks,
        banners: BannerStack,
        store_names: Callable[[], Mapping[str, str]],
        refreshed: Callable[[RefreshSummary], object],
    ) -> None:
        self._window = window
        self._engine = engine
        self._tasks = tasks
        self._banners = banners
        self._refreshed = refreshed
        self._store_names = store_names
        #: Refreshes asked for here that have not answered yet.
        self.refreshing = 0
        self._planning = False
        self._waiting: list[Callable[[], object]] = []
        self._heir: OrderController | None = None

    def refresh(self, codes: Sequence[str] | None = None, *, full: bool = False) -> None:
        """Read both sides of the stores (``None``: all); the job panel shows how it goes."""
        self._banners.remove("refresh")
        self.refreshing += 1
        self._tasks.run(
            self._engine.ask(lambda services: services.jobs.refresh(codes, full=full)),
            self._refreshed,
            on_error=self._show("refresh"),
            on_end=self._refresh_ended,
        )

    def refresh_orders(self, refs: Sequence[OrderRef]) -> None:
        """Read these orders on both sides, each by itself."""
        self._banners.remove("refresh")
        self._tasks.run(
            self._engine.ask(lambda services: services.jobs.read_again(refs)),
            on_error=self._show("refresh"),
        )

    def _refresh_ended(self) -> None:
        self.refreshing -= 1
        if self._heir is not None:
            self._heir._refresh_ended()

    def take_over(self, former: "OrderController") -> None:
        """Refreshes that a former window asked for count here too until they end."""
        self.refreshing += former.refreshing
        former._lead_to(self)

    def _lead_to(self, heir: "OrderController") -> None:
        self._heir = heir

    def plan(
        self, direction: Direction, chosen: Chosen, decisions: Decisions | None = None
    ) -> None:
        """Make a plan for these orders and show it; ``decisions`` are rows decided by hand. Keys
        that are held or pressed twice make one plan: it is looked at before there is another."""
        if self._planning:
            return
        self._banners.remove("plan")
        taken = dict(decisions or {})
        self._ask_plan(
            direction, chosen, taken, lambda found: self._show_plan(found, chosen, taken)
        )

    def _ask_plan(
        self,
        direction: Direction,
        chosen: Chosen,
        taken: Decisions,
        show: Callable[["Figured"], object],
        former: "Reviewed | None" = None,
    ) -> None:
        from designo_sync_gui.ui.kit.work_progress import Making, ProgressWords, show_progress

        making = Making(len(chosen))
        asked = self._engine.ask(
            lambda services: _with_figures(
                services.orders.plan(direction, chosen, taken, making.note), former
            )
        )
        self._begin_plan(asked)
        words = ProgressWords(
            tr("Plan"),
            tr_n("Making a plan for {n:,} order", "Making a plan for {n:,} orders", making.total),
            tr("Nothing is written."),
        )
        take_away = show_progress(making, words, self._window, asked.cancel)

        def made(found: "Figured") -> None:
            take_away()
            show(found)

        def failed(error: SyncError) -> None:
            take_away()
            self._show("plan")(error)

        self._tasks.run(asked, made, on_error=failed)

    def _begin_plan(self, asked: "asyncio.Future[Figured]") -> None:
        """Until its dialog is left, or there will be none."""
        self._planning = True

        def answered(asked: "asyncio.Future[Figured]") -> None:
            if asked.cancelled() or asked.exception() is not None:
                self._plan_left()

        asked.add_done_callback(answered)

    def _plan_left(self) -> None:
        self._planning = False
        waiting, self._waiting = self._waiting, []
        for tell in waiting:
            tell()

    def when_planned(self, tell: Callable[[], object]) -> bool:
        """Whether a plan is being made or looked at; ``tell`` is called once, when it is not."""
        if self._planning:
            self._waiting.append(tell)
        return self._planning

    def _show_plan(
        self, found: "Figured", chosen: Chosen, taken: Decisions, title: str = ""
    ) -> None:
        """List every write and refusal; apply the plan when the operator says so. ``title`` says
        more than the direction would."""
        plan, figures, _ = found
        from designo_sync_gui.ui.plans.plan_dialog import PlanDialog

        dialog = PlanDialog(plan, self._store_names(), self._window, figures)
        if title:
            dialog.setWindowTitle(title)
        closed: list[int] = []
        decided = dict(taken)

        def show_again(again: "Figured") -> None:
            if not closed:
                dialog.show_plan(*again)
                tell_digest(again)

        def plan_again(more: Decisions) -> None:
            decided.update(more)
            former = dialog.reviewed()
            self._ask_plan(plan.direction, chosen, dict(decided), show_again, former)

        def tell_digest(shown: "Figured") -> None:
            """A large plan's is made while it is looked at."""
            now, counted, _ = shown
            if not counted.digest:
                self._tasks.run(
                    self._engine.run_apart(lambda: now.digest),
                    lambda digest: None if closed else dialog.show_digest(now, digest),
                )

        dialog.finished.connect(closed.append)
        dialog.finished.connect(self._plan_left)
        dialog.accepted.connect(lambda: self.apply(dialog.reviewed()))
        dialog.decided.connect(plan_again)
        dialog.open()
        tell_digest(found)

    def undo(self, job_id: str = "", title: str = "") -> None:
        """Plan taking back a job (empty: the last one that wrote) and show the plan under a title
        that names the job."""
        if self._planning:
            return
        self._banners.remove("plan")
        asked = self._engine.ask(lambda services: _with_figures(_undo_plan(services, job_id)))
        self._begin_plan(asked)
        self._tasks.run(
            asked,
            lambda found: self._show_plan(found, (), {}, title),
            on_error=self._show("plan"),
        )

    def apply(self, reviewed: "Reviewed") -> None:
        """Carry out what was ticked in a plan."""
        self._banners.remove("apply")
        self._tasks.run(
            self._engine.ask(lambda services: _apply(services, reviewed)),
            on_error=self._show("apply"),
        )

    def cancel(self, job_id: str) -> None:
        self._engine.services.jobs.cancel(job_id)

    def pause(self, job_id: str) -> None:
        self._engine.services.jobs.pause(job_id)

    def resume(self, job_id: str) -> None:
        self._engine.services.jobs.resume(job_id)

    def accept_change(self, code: str) -> None:
        """The operator looked: most orders of a side (empty: DesignO) may have vanished."""
        self._tasks.run(
            self._engine.ask(lambda services: services.jobs.accept_change(code)),
            on_error=self._show("refresh"),
        )

    def release(self, code: str) -> None:
        """The operator looked: automatic sync of a store goes on."""
        self._tasks.run(self._engine.ask_plain(lambda services: services.automation.release(code)))

    def _show(self, key: str) -> Callable[[SyncError], None]:
        return lambda error: self._banners.put(key, notice_of(error))


async def _with_figures(made: Awaitable[Plan], former: "Reviewed | None" = None) -> "Figured":
    """Count where nobody waits: on a worker of the engine's loop."""
    from designo_sync_gui.ui.plans.plan_figures import figures_of

    plan = await made
    await asyncio.to_thread(lambda: plan.digest)
    figures = await asyncio.to_thread(figures_of, plan)
    left: frozenset[int] = frozenset()
    if former is not None:
        left = await asyncio.to_thread(former.carried_to, plan)
    return plan, figures, left


async def _apply(services: Services, reviewed: "Reviewed") -> JobResult:
    """What was ticked becomes a plan of its own where nobody waits."""
    part = await asyncio.to_thread(reviewed.part)
    return await services.jobs.apply(part, reviewed.confirmed, canary=reviewed.careful)


async def _undo_plan(services: Services, job_id: str) -> Plan:
    return await services.history.undo(job_id or await services.history.last_job())


#: Milliseconds an order must stay current before it is asked about.
PAUSE = 120


class TimelineController(QObject):
    """Keeps the inspector's timeline in step with the current order."""

    def __init__(self, orders: OrderPane, engine: EngineProxy, tasks: Tasks) -> None:
        super().__init__(orders)
        self._orders = orders
        self._engine = engine
        self._tasks = tasks
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.reload)
        orders.view.current_order_changed.connect(self._take)

    def reload(self) -> None:
        """Ask about the current order now."""
        order = self._orders.view.current_order()
        if order is None:
            return
        ref = order.ref
        self._tasks.run(
            self._engine.ask(lambda services: services.history.timeline(ref)),
            lambda entries: self._show(ref, entries),
        )
        self._tasks.run(
            self._engine.ask(lambda services: services.orders.known([ref])), self._read_again
        )
        values = order.values
        if judge(order).verdict is Verdict.DIFFERENT:
            self._tasks.run(
                self._engine.ask(lambda services: services.orders.pairs(ref.store_code, values)),
                lambda groups: self._orders.inspector.show_groups(ref, groups, datetime.now(UTC)),
            )

    def _take(self, order: Order | None) -> None:
        if order is not None:
            self._timer.start()

    def _read_again(self, orders: Sequence[Order]) -> None:
        """A reading that found nothing new changes no row, but it is the last reading."""
        for order in orders:
            self._orders.inspector.show_reading(order, datetime.now(UTC))

    def _show(self, ref: OrderRef, entries: Sequence[Entry]) -> None:
        self._orders.inspector.show_timeline(ref, entries, datetime.now(UTC))
