"""Accepting differences over the rows of the window's fake services: the real part, whose journal
and mirror are in memory."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from fake_acceptances import FakeAcceptances
from fake_mirror import FakeMirror

from designo_sync_gui.domain.order import Order, OrderRef
from designo_sync_gui.engine.acceptances import AcceptanceService

NOW = datetime(2026, 3, 4, 9, 41, 7, tzinfo=UTC)


class RowsMirror(FakeMirror):
    """The mirror whose orders are those of the services."""

    def __init__(self, services: Any) -> None:
        self._services = services
        rows = services.rows
        super().__init__()
        self.rows = rows

    @property
    def rows(self) -> dict[OrderRef, Order]:
        found: dict[OrderRef, Order] = self._services.rows
        return found

    @rows.setter
    def rows(self, rows: dict[OrderRef, Order]) -> None:
        self._services.rows = rows

    @property
    def table(self) -> Any:
        return self._services.table


def acceptances_over(services: Any) -> AcceptanceService:
    """What the window asks of ``services.acceptances``."""
    context: Any = SimpleNamespace(
        mirror=RowsMirror(services),
        journal=SimpleNamespace(acceptances=FakeAcceptances()),
        clock=SimpleNamespace(now=lambda: NOW),
        events=services.events,
        operator="huber",
    )
    book: Any = SimpleNamespace(platforms=services.platforms)
    return AcceptanceService(context, book)
