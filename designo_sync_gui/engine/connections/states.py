"""The current state of each store.

A state is what the last attempt showed; a bad one always has its error beside it.
"""

from collections.abc import Iterable, Mapping

from designo_sync_gui.domain.errors import SignInFailed, SyncError, Unreachable
from designo_sync_gui.domain.events import StoreState, StoreStateChanged
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.ports import SideRead
from designo_sync_gui.domain.sentence import Sentence
from designo_sync_gui.domain.sign_in_end import SignInEnd
from designo_sync_gui.engine.events import EventHub

#: The key of DesignO itself where stores are keyed by their code.
DESIGNO = ""


class StoreStates:
    """States by store code, announced on every change."""

    def __init__(self, events: EventHub) -> None:
        self._events = events
        self._states: dict[str, StoreState] = {}
        self._sources: dict[str, Sentence] = {}
        self._sign_ins: dict[str, SignInEnd] = {}

    def set(self, code: str, state: StoreState, error: SyncError | None = None) -> None:
        self._states[code] = state
        self._events.publish(StoreStateChanged(code, state, error))

    def failed(self, code: str, error: SyncError) -> None:
        """The state that fits ``error``."""
        self.set(code, state_after(error), error)

    def forget(self, code: str) -> None:
        self._states.pop(code, None)
        self._sources.pop(code, None)
        self._sign_ins.pop(code, None)

    def sign_in(self, code: str, end: SignInEnd | None) -> None:
        """How long a connection's credentials hold; nothing for those that do not end."""
        self._sign_ins.pop(code, None)
        if end is not None:
            self._sign_ins[code] = end

    def sign_ins(self) -> Mapping[str, SignInEnd]:
        """What is known of connections that were opened since the program began."""
        return dict(self._sign_ins)

    def snapshot(self) -> Mapping[str, StoreState]:
        return dict(self._states)

    def read_from(self, code: str, source: Sentence) -> None:
        """Which file was read of a side (empty: DesignO); nothing for one that is asked."""
        self._sources.pop(code, None)
        if source:
            self._sources[code] = source

    def sources(self) -> Mapping[str, Sentence]:
        """The files that were read since the program began."""
        return dict(self._sources)


def states_of(reads: Iterable[SideRead], codes: Iterable[str]) -> dict[str, StoreState]:
    """What is known after a restart: a store is ready whose storefront was read, DesignO where any
    store was read of it; "never read" only what never was."""
    states = dict.fromkeys(codes, StoreState.NEVER_READ)
    for read in reads:
        code = DESIGNO if read.side is Side.DESIGNO else read.store_code
        states[code] = StoreState.READY
    return states


def state_after(error: SyncError) -> StoreState:
    """What a store's state is once ``error`` has stopped a job there. Only a refused sign-in asks
    for one: a right that is missing, or a page of something in front of the shop, does not."""
    if isinstance(error, SignInFailed):
        return StoreState.SIGN_IN_NEEDED
    if isinstance(error, Unreachable):
        return StoreState.UNREACHABLE
    return StoreState.FAILED
