"""Settling an unknown write that is shown in a list, by the operator's word."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from designo_sync_gui.domain.history import WriteRecord
from designo_sync_gui.ui.jobs.settle_dialog import SettleDialog
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks


class Settling:
    """Asks over ``window`` what is there; ``settled`` is called when the answer is recorded."""

    def __init__(
        self,
        window: QWidget,
        engine: EngineProxy,
        tasks: Tasks,
        names: Mapping[str, str],
        settled: Callable[[], object],
    ) -> None:
        self._window = window
        self._engine = engine
        self._tasks = tasks
        self._names = names
        self._settled = settled

    def ask(self, write: WriteRecord | None) -> None:
        """Nothing is asked where there is no write whose outcome is not known."""
        if write is not None:
            code = write.ref.store_code
            dialog = SettleDialog(write, self._names.get(code, code), self._window)
            dialog.settled.connect(lambda applied: self._settle(write, applied=applied))
            dialog.open()

    def _settle(self, write: WriteRecord, *, applied: bool) -> None:
        ref, side = write.ref, write.target
        self._tasks.run(
            self._engine.ask(
                lambda services: services.orders.settle_by_word(ref, side, applied=applied)
            ),
            lambda _: self._settled(),
        )
