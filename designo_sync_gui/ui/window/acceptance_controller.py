"""*Accept difference…* and *Withdraw acceptance*: asks, lets the engine do it, tells how many."""

from collections.abc import Callable, Coroutine, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtWidgets import QWidget

from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.table_ports import Chosen, Picked
from designo_sync_gui.engine.acceptances import AcceptanceFacts, AcceptedCount, Note
from designo_sync_gui.engine.services import Services
from designo_sync_gui.ui.kit.banner import BannerStack, notice_of
from designo_sync_gui.ui.kit.forms import ConfirmDialog
from designo_sync_gui.ui.kit.language import tr, tr_n
from designo_sync_gui.ui.kit.work_progress import Making, ProgressWords, show_progress
from designo_sync_gui.ui.orders.copying import OrderCopying
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks
from designo_sync_gui.ui.window.order_pane import OrderPane

if TYPE_CHECKING:
    from designo_sync_gui.ui.dialogs.accept_dialog import AcceptDialog

T = TypeVar("T")


class AcceptanceController:
    """For the selected orders, or the current one or group. The engine's thread does the work; a
    second request waits for the first one's dialog."""

    def __init__(
        self,
        window: QWidget,
        engine: EngineProxy,
        tasks: Tasks,
        banners: BannerStack,
        orders: OrderPane,
        copying: OrderCopying,
        store_names: Callable[[], Mapping[str, str]],
    ) -> None:
        self._window = window
        self._engine = engine
        self._tasks = tasks
        self._banners = banners
        self._orders = orders
        self._copying = copying
        self._store_names = store_names
        self._open = False

    def accept(self) -> None:
        self._ask(self._ask_reason)

    def withdraw(self) -> None:
        self._ask(self._ask_withdrawal)

    def _ask(self, then: Callable[[Picked, AcceptanceFacts], None]) -> None:
        choice = self._copying.chosen()
        if self._open or not choice.count:
            return
        self._banners.remove("accept")

        def picked(found: Picked) -> None:
            self._run(
                lambda services: services.acceptances.facts(found),
                lambda facts: then(found, facts),
            )

        self._orders.model.views.ask_of(choice.token, lambda views: views.picked(choice), picked)

    def _ask_reason(self, chosen: Picked, facts: AcceptanceFacts) -> None:
        if not facts.acceptable:
            self._orders.said.emit(tr("None of these orders has a difference to accept."))
            return
        from designo_sync_gui.ui.dialogs.accept_dialog import AcceptDialog

        code = facts.pairs[0][0]
        dialog = AcceptDialog(facts, self._store_names().get(code, code), self._window)

        def accepted() -> None:
            reason, by = dialog.reason.text().strip(), dialog.name.text().strip()
            self._accept(chosen, dialog, reason, by)

        dialog.accepted.connect(accepted)
        self._show(dialog)

    def _accept(self, chosen: Chosen, dialog: "AcceptDialog", reason: str, by: str) -> None:
        pair = dialog.pair
        if pair is None:
            making = Making(len(chosen))
            what = tr_n(
                "Accepting the differences of {n:,} order",
                "Accepting the differences of {n:,} orders",
                making.total,
            )
            self._run_many(
                making,
                ProgressWords(tr("Accept difference"), what, tr("Nothing is written.")),
                lambda services, note: services.acceptances.accept_orders(chosen, reason, by, note),
                lambda count: tr_n("{n:,} order accepted", "{n:,} orders accepted", count.done),
            )
            return
        self._run(
            lambda services: services.acceptances.accept_pair(
                pair.store_code, pair.held, reason, by
            ),
            lambda _: self._say(tr("Pair of values accepted")),
        )

    def _ask_withdrawal(self, chosen: Picked, facts: AcceptanceFacts) -> None:
        if not facts.accepted:
            self._orders.said.emit(tr("None of these orders is accepted."))
            return
        pairs = len(facts.accepted_pairs)
        told = tr("They come back to Mismatches. Nothing is written.")
        if pairs:
            whole = tr_n(
                "{n:,} pair of values is accepted as a whole: all orders of its store come back.",
                "{n:,} pairs of values are accepted as a whole: all orders of their stores come "
                "back.",
                pairs,
            )
            nothing = tr("Nothing is written.")
            told = f"{whole} {nothing}"
        dialog = ConfirmDialog(
            tr_n(
                "Withdraw the acceptance of {n:,} order?",
                "Withdraw the acceptance of {n:,} orders?",
                facts.accepted,
            ),
            told,
            tr("Withdraw"),
            parent=self._window,
        )
        dialog.accepted.connect(lambda: self._withdraw(chosen, facts))
        self._show(dialog)

    def _withdraw(self, chosen: Chosen, facts: AcceptanceFacts) -> None:
        async def end(services: Services, note: Note) -> AcceptedCount:
            count = await services.acceptances.withdraw_orders(chosen, "", note)
            await services.acceptances.withdraw_pairs(facts.accepted_pairs)
            return count

        making = Making(len(chosen))
        what = tr_n(
            "Withdrawing the acceptance of {n:,} order",
            "Withdrawing the acceptance of {n:,} orders",
            making.total,
        )
        words = ProgressWords(tr("Withdraw acceptance"), what, tr("Nothing is written."))
        self._run_many(making, words, end, lambda _: tr("Acceptance withdrawn"))

    def _show(self, dialog: "AcceptDialog | ConfirmDialog") -> None:
        self._open = True
        dialog.finished.connect(self._closed)
        dialog.open()

    def _closed(self, _result: int) -> None:
        self._open = False

    def _say(self, text: str) -> None:
        self._orders.said.emit(text)

    def _run_many(
        self,
        making: Making,
        words: ProgressWords,
        work: Callable[[Services, Note], Coroutine[Any, Any, AcceptedCount]],
        told: Callable[[AcceptedCount], str],
    ) -> None:
        """With how far it is and a button that ends it, where it takes long enough to be seen."""
        asked = self._engine.ask(
            lambda services: work(services, lambda count: making.note(count.done + count.left))
        )

        def give_up() -> None:
            asked.cancel()
            self._say(tr("Cancelled. What was done until then stays."))

        take_away = show_progress(making, words, self._window, give_up)

        def done(count: AcceptedCount) -> None:
            take_away()
            self._say(told(count))

        def failed(error: SyncError) -> None:
            take_away()
            self._banners.put("accept", notice_of(error))

        self._tasks.run(asked, done, on_error=failed)

    def _run(
        self,
        question: Callable[[Services], Coroutine[Any, Any, T]],
        answered: Callable[[T], object],
    ) -> None:
        self._tasks.run(
            self._engine.ask(question),
            answered,
            on_error=lambda error: self._banners.put("accept", notice_of(error)),
        )
