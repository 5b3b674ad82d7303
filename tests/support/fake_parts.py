"""Fake services handed out in the parts that the real ones have.

A fake keeps its answers in one object; a part shows those of them that the real part has too, so
that a question put to the wrong part fails as it would in the program.
"""

from datetime import datetime
from functools import cached_property
from typing import Any

from window_acceptances import acceptances_over

from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.engine.acceptances import AcceptanceService
from designo_sync_gui.engine.automation import Automation
from designo_sync_gui.engine.connections.secret_store import SecretService
from designo_sync_gui.engine.connections.service import ConnectionService
from designo_sync_gui.engine.jobs.service import JobService
from designo_sync_gui.engine.orders import OrderService
from designo_sync_gui.engine.preferences import PreferenceService
from designo_sync_gui.engine.reports import ReportService

#: Where the fake's own name is longer: one object answers for all parts.
_NAMES = {
    (OrderService, "known"): "known_orders",
    (Automation, "save"): "save_watch",
    (PreferenceService, "save"): "save_preferences",
    (PreferenceService, "current"): "kept_preferences",
}


class FakeTelling:
    """Nothing is told elsewhere; ``not_told`` is how the command failed last."""

    def __init__(self) -> None:
        self.not_told: SyncError | None = None

    async def failure(self) -> SyncError | None:
        return self.not_told

    async def dismiss(self) -> None:
        self.not_told = None

    async def use(self, text: str) -> None:
        pass

    async def look(self) -> None:
        pass

    async def run(self) -> None:
        pass


class FakePart:
    """What ``fake`` answers in place of a real part of the class ``real``."""

    def __init__(self, fake: object, real: type) -> None:
        self.__dict__.update(_fake=fake, _real=real)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._fake, self._name(name))

    def __setattr__(self, name: str, value: object) -> None:
        setattr(self._fake, self._name(name), value)

    def _name(self, name: str) -> str:
        if not hasattr(self._real, name):
            raise AttributeError(f"{self._real.__name__} has no {name}")
        return _NAMES.get((self._real, name), name)


class InParts:
    """The parts of fake services; to be inherited."""

    #: When the next automatic reading begins.
    due: datetime | None = None

    @cached_property
    def acceptances(self) -> AcceptanceService:
        return acceptances_over(self)

    @property
    def connections(self) -> Any:
        return FakePart(self, ConnectionService)

    @property
    def jobs(self) -> Any:
        return FakePart(self, JobService)

    @property
    def orders(self) -> Any:
        return FakePart(self, OrderService)

    @property
    def automation(self) -> Any:
        return FakePart(self, Automation)

    @property
    def preferences(self) -> Any:
        return FakePart(self, PreferenceService)

    @property
    def secrets(self) -> Any:
        return FakePart(self, SecretService)

    @cached_property
    def reminder(self) -> "FakeReminder":
        return FakeReminder()

    @cached_property
    def telling(self) -> FakeTelling:
        return FakeTelling()

    @property
    def reports(self) -> Any:
        return FakePart(self, ReportService)


class FakeReminder:
    """No sign-in ends."""

    async def run(self) -> None:
        return
