"""The pace of a host that an operator states, because the host does not.

Law: a stated pace only holds back. Within it, how many requests help at once is found out as for
any host, and what the host itself asks for holds besides.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from designo_sync_gui.connectors.pacing.adaptive import AdaptivePacer, adaptive
from designo_sync_gui.connectors.pacing.ledger import Turn
from designo_sync_gui.connectors.pacing.pacer import Announce, Pacer, Pacers
from designo_sync_gui.domain.ports import Clock
from designo_sync_gui.domain.sending import MOST_AT_ONCE
from designo_sync_gui.domain.sentence import say

_MINUTE: Final = 60.0


@dataclass(frozen=True, slots=True)
class StatedPace:
    """``per_minute`` requests, evenly spread, and ``at_once`` of them under way; 0 for no limit."""

    per_minute: int = 0
    at_once: int = 0

    @property
    def label(self) -> str:
        """Tells the ledgers of one host apart; empty where nothing is stated."""
        return f"{self.per_minute}/{self.at_once}" if self.per_minute or self.at_once else ""


NO_PACE: Final = StatedPace()


class StatedPacer(AdaptivePacer):
    """Begins no request sooner after the one before than the pace allows."""

    def __init__(self, clock: Clock, pace: StatedPace, *, announce: Announce) -> None:
        super().__init__(clock, most=pace.at_once or MOST_AT_ONCE, announce=announce)
        self._interval = _MINUTE / pace.per_minute if pace.per_minute else 0.0
        self._next_at = 0.0
        self._reason = say("The profile limits requests to {n:,} per minute", n=pace.per_minute)

    def _wait(self, cost: float) -> float:
        return max(super()._wait(cost), self._next_at - self.ticks())

    def _take(self, turn: Turn) -> None:
        super()._take(turn)
        self._next_at = turn.begun + self._interval


def pacer_for(pacers: Pacers, host: str, pace: StatedPace) -> Pacer:
    """The ledger of a host: of its own where a pace is stated."""
    if not pace.label:
        return pacers.of((host, ""), adaptive)
    return pacers.of((host, pace.label), _stated(pace))


def _stated(pace: StatedPace) -> Callable[[Clock, Announce], Pacer]:
    def make(clock: Clock, announce: Announce) -> Pacer:
        return StatedPacer(clock, pace, announce=announce)

    return make
