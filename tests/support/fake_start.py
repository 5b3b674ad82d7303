"""The system's entry for the start at sign-in, in memory."""

from functools import cached_property

from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.start_at_sign_in import StartState


class FakeStart:
    """Implements ``StartEntry``; ``now`` is what the system says. ``error`` is raised once."""

    def __init__(self, now: StartState = StartState.OFF) -> None:
        self.now = now
        self.done: list[str] = []
        self.error: SyncError | None = None

    async def state(self) -> StartState:
        return self.now

    async def turn_on(self) -> None:
        self._do("on")
        self.now = StartState.ON

    async def turn_off(self) -> None:
        self._do("off")
        self.now = StartState.OFF

    def _do(self, what: str) -> None:
        error, self.error = self.error, None
        if error is not None:
            raise error
        self.done.append(what)


class WithStart:
    """What the preferences of fake services answer of it; to be inherited."""

    @cached_property
    def start(self) -> FakeStart:
        return FakeStart()

    async def start_state(self) -> StartState:
        return await self.start.state()

    async def set_start(self, *, on: bool) -> None:
        await (self.start.turn_on() if on else self.start.turn_off())
