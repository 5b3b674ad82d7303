"""Accepted differences as a fake: in memory, as the journal's file would keep them."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from designo_sync_gui.domain.acceptance import (
    AcceptanceChange,
    Accepted,
    AcceptedKey,
    AcceptedOrder,
    HeldValues,
)
from designo_sync_gui.domain.accepted import Acceptance


class FakeAcceptances:
    def __init__(self) -> None:
        self.kept: dict[AcceptedKey, Accepted] = {}
        self.changes = 0
        self.decisions = 0

    async def mark(self) -> str:
        return str(self.changes or "")

    async def in_force(self) -> tuple[str, tuple[Accepted, ...]]:
        return await self.mark(), tuple(self.kept.values())

    async def pairs(self, store_code: str) -> tuple[Accepted, ...]:
        every = self.kept.values()
        return tuple(one for one in every if one.store_code == store_code and not one.order_id)

    async def accept_orders(
        self,
        orders: Sequence[AcceptedOrder],
        reason: str,
        by: str,
        at: datetime,
        decision: int = 0,
    ) -> AcceptanceChange:
        made = self._made(reason, by, at, decision, pair=False)
        return await self._add([Accepted(made, *one.ref, one.held, one.number) for one in orders])

    async def accept_pair(
        self, store_code: str, held: HeldValues, reason: str, by: str, at: datetime
    ) -> AcceptanceChange:
        made = self._made(reason, by, at, pair=True)
        return await self._add([Accepted(made, store_code, "", held)])

    async def withdraw(
        self, keys: Iterable[AcceptedKey], by: str, at: datetime
    ) -> AcceptanceChange:
        former = await self.mark()
        gone = tuple(key for key in keys if self.kept.pop(key, None) is not None)
        self.changes += bool(gone)
        return AcceptanceChange(former, await self.mark(), removed=gone)

    def _made(
        self, reason: str, by: str, at: datetime, decision: int = 0, *, pair: bool
    ) -> Acceptance:
        self.decisions += not decision
        return Acceptance(decision or self.decisions, reason, by, at, pair)

    async def _add(self, added: Sequence[Accepted]) -> AcceptanceChange:
        former = await self.mark()
        self.kept |= {one.key: one for one in added}
        self.changes += bool(added)
        return AcceptanceChange(former, await self.mark(), tuple(added))


class FakeAcceptedCopy:
    """What is in force in the mirror; ``changed`` is called when that is another."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self.kept: dict[AcceptedKey, Accepted] = {}
        self.mark = ""
        self._changed = changed

    async def change(self, made: AcceptanceChange) -> bool:
        if made.former != self.mark:
            return False
        left = {k: one for k, one in self.kept.items() if k not in made.removed}
        all_of = {**left, **{one.key: one for one in made.added}}
        await self.replace(made.mark, tuple(all_of.values()))
        return True

    async def replace(self, mark: str, accepted: Sequence[Accepted]) -> None:
        self.mark, self.kept = mark, {one.key: one for one in accepted}
        self._changed()
