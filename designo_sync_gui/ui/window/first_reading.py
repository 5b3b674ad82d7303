"""How long the first refresh of a store, or reading its older orders, will take.

Law: said before the refresh, never in its way; a forecast that cannot be had stops nothing.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime

from designo_sync_gui.domain.broken_off import BrokenOff, of_side
from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.events import Event, StoreState, StoreStateChanged
from designo_sync_gui.domain.horizon import horizon_words, reaches_further
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.sentence import Sentence, joined, say
from designo_sync_gui.domain.visible import visible_text
from designo_sync_gui.engine.overview import Overview
from designo_sync_gui.ui.kit.banner import Notice
from designo_sync_gui.ui.kit.notices import Notices
from designo_sync_gui.ui.kit.palette import Tone
from designo_sync_gui.ui.runtime.engine_thread import EngineProxy
from designo_sync_gui.ui.runtime.tasks import Tasks
from designo_sync_gui.ui.stores.horizon_field import expected_words


class FirstReading:
    """One notice per store until its reading begins; ``refresh`` begins it."""

    def __init__(
        self,
        engine: EngineProxy,
        tasks: Tasks,
        notices: Notices,
        refresh: Callable[[tuple[str, ...]], object],
    ) -> None:
        self._engine = engine
        self._tasks = tasks
        self._notices = notices
        self._refresh = refresh
        self._awaited: set[str] = set()
        self._stores: frozenset[str] = frozenset()

    def after_saving(
        self, former: Store | None, store: Store, *, passed: bool, voided: int
    ) -> None:
        """Read what saving left to read, where the connection was just tested; else say what
        its next refresh will take."""
        now = datetime.now(UTC)
        further = former is None or reaches_further(former.orders_since, store.orders_since, now)
        if passed and (further or voided):
            self.begin(store.code)
        else:
            self.tell(former, store)

    def tell(self, former: Store | None, store: Store) -> None:
        """Say what reading a saved store takes, where its next refresh reads the whole list."""
        now = datetime.now(UTC)
        if former is not None and not reaches_further(former.orders_since, store.orders_since, now):
            return
        code = store.code
        self._awaited.add(code)

        def show(told: Sentence) -> None:
            if code in self._awaited:
                self._put(store, told)

        self._tasks.run(
            self._engine.ask(lambda services: services.connections.forecast(store, {})),
            lambda expected: show(expected_words(expected)),
            on_error=lambda error: show(_without(error)),
        )

    def begin(self, *codes: str) -> None:
        """Read these stores now."""
        self._refresh(codes)

    def handle(self, event: Event) -> None:
        """A reading that has begun needs no forecast: the job says how far it is. One that has
        ended meanwhile is told by its last state only."""
        if isinstance(event, StoreStateChanged) and event.state is not StoreState.NEVER_READ:
            self._end(event.store_code)
        if isinstance(event, StoreStateChanged) and event.state is StoreState.READING:
            self._notices.remove(_left_key(event.store_code))

    def set_stores(self, codes: Iterable[str]) -> None:
        """A store that was removed has no first reading; one that is not known yet is awaited."""
        former, self._stores = self._stores, frozenset(codes)
        for code in former - self._stores:
            self._end(code)
            self._notices.remove(_left_key(code))

    def show_broken_off(self, overview: Overview) -> None:
        """A store whose storefront was read in part only: how far, and that a refresh goes on."""
        for store in overview.settings.stores:
            place = of_side(overview.broken_off, Side.STOREFRONT, store.code)
            reading = overview.states.get(store.code) is StoreState.READING
            if place is None or reading:
                self._notices.remove(_left_key(store.code))
            else:
                self._put_left(store, place)

    def _put_left(self, store: Store, place: BrokenOff) -> None:
        code = store.code
        notice = Notice(
            say("{store}: not read to the end", store=visible_text(store.name)),
            say(
                "{words}, the newest first. Orders that were not read yet are “not read”, never "
                "absent.",
                words=place.words,
            ),
            say("Press Refresh: it goes on where it was broken off."),
            tone=Tone.INFO,
            action=(say("Refresh now"), lambda: self.begin(code)),
        )
        self._notices.put(_left_key(code), notice)

    def _end(self, code: str) -> None:
        self._awaited.discard(code)
        self._notices.remove(_key(code))

    def _put(self, store: Store, told: Sentence) -> None:
        code = store.code
        notice = Notice(
            say("{store}: not read yet", store=visible_text(store.name)),
            joined(
                " ",
                (
                    say(
                        "The next refresh reads {horizon}.",
                        horizon=horizon_words(store.orders_since),
                    ),
                    told,
                ),
            ),
            say("You can work meanwhile, or cancel it: what was read stays."),
            tone=Tone.INFO,
            action=(say("Refresh now"), lambda: self.begin(code)),
        )
        self._notices.put(_key(code), notice)


def _without(error: SyncError) -> Sentence:
    return say("How long it takes could not be asked: {reason}", reason=error.sentence)


def _key(code: str) -> str:
    return f"first:{code}"


def _left_key(code: str) -> str:
    return f"broken off:{code}"
