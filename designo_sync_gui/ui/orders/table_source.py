"""The way from the order table's model to the engine's views.

Law: the model asks and goes on; an answer comes later on the window's thread, or never.
"""

from collections import Counter
from collections.abc import Callable, Coroutine
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.order_rows import OrderFilter
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


class Questions:
    """Asks about open views; ``fail`` is told an error, or ``None`` where a view was closed."""

    def __init__(self, fail: Callable[[SyncError | None], object]) -> None:
        self._fail = fail
        self._source: TableSource | None = None
        self._held: Counter[int] = Counter()

    def connect(self, source: TableSource) -> None:
        self._source = source

    def ask(
        self,
        question: Question[T],
        answered: Callable[[T], object],
        failed: Callable[[], object] = lambda: None,
    ) -> None:
        """An error is told as any other, an answer of a closed view is none."""

        def no_answer(error: SyncError | None) -> None:
            self._fail(error)
            failed()

        if self._source is not None:
            self._source.ask(question, answered, no_answer)

    def ask_of(
        self,
        token: int,
        question: Question[T],
        answered: Callable[[T], object],
        failed: Callable[[], object] = lambda: None,
    ) -> None:
        """Ask about a view, which stays open until it is answered."""

        def done(found: T) -> None:
            self.let_go(token)
            answered(found)

        def no_answer() -> None:
            self.let_go(token)
            failed()

        self.hold(token)
        self.ask(question, done, no_answer)

    def count_of(self, wanted: OrderFilter, then: Callable[[int | None], object]) -> None:
        """How many orders another filter would show; ``None`` where that cannot be told."""
        if self._source is None:
            then(None)
            return
        self.ask(
            lambda views: views.table.counts(wanted),
            lambda found: then(found.total),
            lambda: then(None),
        )

    def hold(self, token: int) -> None:
        """Keep a view open though another is shown, until ``let_go``."""
        self._held[token] += 1

    def let_go(self, token: int) -> None:
        self._held[token] -= 1
        if self._held[token] <= 0:
            del self._held[token]
            if token >= 0:
                self.ask(lambda views: views.table.close_view(token), lambda _: None)


async def answer(question: Question[T], views: OrderViews) -> tuple[T] | None:
    """The answer in a tuple; ``None`` of a view that is not open (any more)."""
    try:
        return (await question(views),)
    except LookupError as error:
        if type(error) is not LookupError:
            raise
        return None
