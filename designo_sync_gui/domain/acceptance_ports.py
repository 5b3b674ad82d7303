"""Where the operator's accepted differences are kept, and where they come into force."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol

from designo_sync_gui.domain.acceptance import (
    AcceptanceChange,
    Accepted,
    AcceptedKey,
    AcceptedOrder,
    HeldValues,
)


class Acceptances(Protocol):
    """Durable, and independent of what is read from the sides. Raises ``StorageFailed``."""

    @property
    def changes(self) -> int:
        """Counts the changes that this process began; a claim that follows one sees it."""

    async def mark(self) -> str:
        """Names the state of what is in force; another one as soon as anything changes."""

    async def in_force(self) -> tuple[str, tuple[Accepted, ...]]:
        """That name, and all that is in force, in the order in which it was accepted."""

    async def pairs(self, store_code: str) -> tuple[Accepted, ...]:
        """The pairs of values of a store that are in force."""

    async def accept_orders(
        self,
        orders: Sequence[AcceptedOrder],
        reason: str,
        by: str,
        at: datetime,
        decision: int = 0,
    ) -> AcceptanceChange:
        """Accept what these orders hold, in the place of earlier ones; ``decision`` is the number
        of the one that they belong to, which another piece began, 0 for one of their own."""

    async def accept_pair(
        self, store_code: str, held: HeldValues, reason: str, by: str, at: datetime
    ) -> AcceptanceChange:
        """Accept these values of every order of a store, those to come too."""

    async def withdraw(
        self, keys: Iterable[AcceptedKey], by: str, at: datetime
    ) -> AcceptanceChange:
        """End these; what is not in force is ignored."""


class AcceptanceMirror(Protocol):
    """Where they come into force: beside the orders that were read."""

    async def change(self, made: AcceptanceChange) -> bool:
        """Put a change of what is accepted into force; ``False`` where the mirror is not at the
        state before it: then ``replace`` is to be called."""

    async def replace(self, mark: str, accepted: Sequence[Accepted]) -> None:
        """Put all this into force, and nothing else."""
