"""The operator's selection, carried from one view to the next.

Law: the selection belongs to orders, not to rows. It is kept as rows of the views in which it was
made, which stay open as long; the engine finds these orders again, few or all but three.
"""

from collections.abc import Callable

from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.table_ports import Stretches
from designo_sync_gui.engine.order_views import Carried, Choice
from designo_sync_gui.ui.orders.model import OrderModel

#: Views that are kept open because orders selected there are out of view now.
_MOST_KEPT = 4


class KeptSelection:
    """What was selected before the rows changed, and the current order."""

    def __init__(self, model: OrderModel) -> None:
        self._model = model
        self._kept: tuple[Choice, ...] = ()
        self._wish = 0
        self.current: OrderRef | None = None
        #: Whether the rows of the kept orders are being looked for.
        self.pending = False

    def note_current(self, ref: OrderRef | None) -> None:
        self.current = ref

    def forget(self) -> None:
        """The operator chose afresh: what is out of view is not selected any more."""
        self._wish += 1
        self.pending = False
        self._keep(())

    def take(self, choice: Choice) -> None:
        """Exactly these are to be found again."""
        self._wish += 1
        self._keep((choice,))

    def add(self, rows: Stretches) -> None:
        """Before the view changes: remember what is selected in it."""
        if rows:
            self._keep((*self._kept, Choice(self._model.token, rows))[-_MOST_KEPT:])

    def carry(self, found: Callable[[Carried], object]) -> None:
        """After the view changed: ask where the kept orders stand now."""
        self._wish += 1
        wish, kept, current = self._wish, self._kept, self.current
        token = self._model.token
        if token < 0 or (not kept and current is None):
            self.pending = False
            found(Carried((), kept, None))
            return
        self.pending = True

        def answered(carried: Carried) -> None:
            if wish == self._wish and token == self._model.token:
                self.pending = False
                self._keep(carried.left)
                found(carried)

        def failed() -> None:
            if wish == self._wish:
                self.pending = False
                found(Carried((), kept, None))

        def still() -> bool:
            return wish == self._wish

        self._model.views.ask(
            lambda views: views.carried(kept, token, current, still), answered, failed
        )

    def _keep(self, choices: tuple[Choice, ...]) -> None:
        former, self._kept = self._kept, choices
        for choice in choices:
            self._model.views.hold(choice.token)
        for choice in former:
            self._model.views.let_go(choice.token)
