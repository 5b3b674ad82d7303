"""Asks for the last weeks: for the side bar, and while the page that tells them is shown."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import QObject

from designo_sync_gui.domain.last_weeks import last_weeks
from designo_sync_gui.domain.trends import KEPT, DayCounts, days_of
from designo_sync_gui.ui.orders.model import OrderModel
from designo_sync_gui.ui.orders.stage import OrderStage
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks
from designo_sync_gui.ui.stores.list import StoreList
from designo_sync_gui.ui.stores.sparkline import BACK


class StoreWeeksTeller(QObject):
    """Asks for what the side bar draws: at the start, after a job, and after a change of the
    stores."""

    def __init__(self, stores: StoreList, engine: EngineProxy, tasks: Tasks) -> None:
        super().__init__(stores)
        self._stores, self._engine, self._tasks = stores, engine, tasks

    def reload(self) -> None:
        self._tasks.run(
            self._engine.ask(lambda services: services.trends.days(BACK)), self._stores.set_weeks
        )


class LastWeeksTeller(QObject):
    """Asks when the page comes, another store is shown on it, or a job has ended."""

    def __init__(
        self, stage: OrderStage, model: OrderModel, engine: EngineProxy, tasks: Tasks
    ) -> None:
        super().__init__(stage)
        self._stage, self._model = stage, model
        self._engine, self._tasks = engine, tasks
        stage.currentChanged.connect(lambda _: self.reload())
        model.changed.connect(self.reload)

    def reload(self) -> None:
        """Nothing is asked while the table is shown."""
        if self._stage.currentWidget() is not self._stage.all_equal:
            return
        self._tasks.run(
            self._engine.ask(lambda services: services.trends.days(KEPT)),
            self._show,
        )

    def _show(self, counts: Sequence[DayCounts]) -> None:
        today: date = datetime.now().astimezone().date()
        days = days_of(counts, self._model.filter_.store_code)
        self._stage.all_equal.show_weeks(last_weeks(days, today), today)
