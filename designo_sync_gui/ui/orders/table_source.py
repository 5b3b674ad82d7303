"""The way from the order table's model to the engine's views.

Law: the model asks and goes on; an answer comes later on the window's thread, or never.
"""

from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.engine.order_views import OrderViews
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks

if TYPE_CHECKING:
    from designo_sync_gui.engine.services import Services

T = TypeVar("T")
Question = Callable[[OrderViews], Coroutine[Any, Any, T]]


class TableSource(Protocol):
    """Where questions about the table go."""

    def ask(
        self,
        question: Question[T],
        answered: Callable[[T], object],
        failed: Callable[[SyncError | None], object],
    ) -> None:
        """``answered`` gets the answer; ``failed`` an expected error, or ``None`` where the view
        that was asked about is not open any more."""


class EngineSource:
    """Calls the engine in the engine's thread."""

    def __init__(self, engine: EngineProxy, tasks: Tasks) -> None:
        self._engine = engine
        self._tasks = tasks

    def ask(
        self,
        question: Question[T],
        answered: Callable[[T], object],
        failed: Callable[[SyncError | None], object],
    ) -> None:
        async def run(services: "Services") -> tuple[T] | None:
            return await answer(question, services.views)

        def told(error: SyncError) -> None:
            failed(error)

        self._tasks.run(
            self._engine.ask(run),
            lambda found: failed(None) if found is None else answered(found[0]),
            on_error=told,
        )


async def answer(question: Question[T], views: OrderViews) -> tuple[T] | None:
    """The answer in a tuple; ``None`` of a view that is not open (any more)."""
    try:
        return (await question(views),)
    except LookupError as error:
        if type(error) is not LookupError:
            raise
        return None
