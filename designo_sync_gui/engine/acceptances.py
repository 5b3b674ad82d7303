"""Accepting differences and withdrawing that; see ``domain.acceptance``.

Law: what is accepted stands in the journal's file before the mirror shows it; a mirror that missed
it catches up when it is opened next. No side is read or written.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from designo_sync_gui.domain.acceptance import (
    AcceptanceChange,
    AcceptanceLine,
    Accepted,
    AcceptedKey,
    AcceptedOrder,
    HeldValues,
    held_values,
)
from designo_sync_gui.domain.accepted import BY_PROFILE
from designo_sync_gui.domain.activity_words import acceptance_words
from designo_sync_gui.domain.compare import judge
from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.events import AcceptanceChanged
from designo_sync_gui.domain.moved_acceptances import MovedAcceptance
from designo_sync_gui.domain.order import Order, OrderRef
from designo_sync_gui.domain.order_states import OrderState, order_in, state_of
from designo_sync_gui.domain.reason import LABEL, check_reason
from designo_sync_gui.domain.sentence import Sentence, say
from designo_sync_gui.domain.table_ports import Chosen, Picked
from designo_sync_gui.engine.acceptance_force import put_into_force
from designo_sync_gui.engine.activity_log import ActivityLog
from designo_sync_gui.engine.connections.book import ConnectionBook
from designo_sync_gui.engine.context import EngineContext
from designo_sync_gui.engine.order_pieces import CHUNK, pieces_of
from designo_sync_gui.engine.trends import Trends

_LONGEST_NAME = 100
#: Hears how many of the orders are done, and of how many nothing could be done.
Note = Callable[["AcceptedCount"], object]


@dataclass(frozen=True, slots=True)
class AcceptedCount:
    """How many of the chosen orders something was done with, and of how many nothing could be."""

    done: int
    left: int = 0


@dataclass(frozen=True, slots=True)
class AcceptanceFacts:
    """What of a selection can be accepted or withdrawn.

    ``acceptable`` are the orders with a difference that is not accepted; ``pairs`` their values by
    store with the number of the chosen orders that hold them; ``accepted`` how many are accepted,
    ``accepted_pairs`` with which pairs.
    """

    acceptable: int
    pairs: tuple[tuple[str, HeldValues, int], ...]
    accepted: int
    accepted_pairs: tuple[AcceptedKey, ...]


@dataclass(frozen=True, slots=True)
class AcceptanceService:
    """``by`` is the operator's name; empty: the account that runs the program."""

    context: EngineContext
    book: ConnectionBook

    async def accept_orders(
        self,
        chosen: Chosen,
        reason: str,
        by: str = "",
        note: Note = lambda _: None,
    ) -> AcceptedCount:
        """Accept what these orders hold now, as one decision, piece by piece; those without a
        difference that can be accepted are left out. Cancelling the caller ends it between two
        pieces: what was accepted stays so, and is told. ``note`` hears how far it is.

        Raises ``SettingsInvalid`` for a reason or a name, ``StorageFailed``."""
        self._check(reason, by)
        acceptances, at = self.context.journal.acceptances, self.context.clock.now()
        work = _Pieces(self.context, reason)

        async def accept(found: Sequence[AcceptedOrder]) -> AcceptanceChange:
            name = by or self.context.operator
            return await acceptances.accept_orders(found, reason, name, at, work.decision)

        try:
            async for piece in pieces_of(self.context.mirror, chosen):
                found = _acceptable(piece)
                if found:
                    await work.carry_out(accept(found))
                work.leave(len(piece) - len(found))
                note(work.count)
                await asyncio.sleep(0)  # what else the engine does has its turn
        finally:
            await self._tell(work, by)
        return work.count

    async def accept_pair(
        self, store_code: str, held: HeldValues, reason: str, by: str = ""
    ) -> None:
        """Accept these values of every order of the store, those to come too."""
        self._check(reason, by)
        made = self.context.journal.acceptances.accept_pair(
            store_code, held, reason, by or self.context.operator, self.context.clock.now()
        )
        work = _Pieces(self.context, reason)
        await work.carry_out(made)
        await self._tell(work, by)

    async def withdraw_orders(
        self, chosen: Chosen, by: str = "", note: Note = lambda _: None
    ) -> AcceptedCount:
        """Withdraw what was accepted of these orders themselves, in pieces as ``accept_orders``;
        those that only their pair covers are left: see ``withdraw_pairs``."""
        self._check_name(by)
        work = _Pieces(self.context)
        try:
            async for piece in pieces_of(self.context.mirror, chosen):
                own = _own_of(piece)
                if own:
                    await work.carry_out(self._withdrawn(own, by))
                work.leave(len(piece) - len(own))
                note(work.count)
                await asyncio.sleep(0)  # what else the engine does has its turn
        finally:
            await self._tell(work, by)
        return work.count

    async def withdraw_pairs(self, keys: Iterable[AcceptedKey], by: str = "") -> int:
        """Withdraw pairs; returns how many were in force."""
        self._check_name(by)
        return await self._withdraw(tuple(keys), by)

    async def withdraw_numbers(self, numbers: Iterable[int], by: str = "") -> int:
        """Withdraw whole decisions by their numbers; returns how many orders and pairs that are."""
        self._check_name(by)
        wanted = frozenset(numbers)
        _, accepted = await self.context.journal.acceptances.in_force()
        keys = [one.key for one in accepted if one.acceptance.number in wanted]
        return await self._withdraw(keys, by)

    async def in_force(self) -> tuple[Accepted, ...]:
        """All that is accepted. Raises ``StorageFailed``."""
        return (await self.context.journal.acceptances.in_force())[1]

    def check_moved(self, given: MovedAcceptance) -> None:
        """Judge what a file holds as if it were accepted here. Raises ``SettingsInvalid``."""
        self._check(given.reason, given.by)
        if not given.makes_sense:
            raise SettingsInvalid(
                say("An accepted difference of the file is none that can be accepted."),
                say("Export it again, or take it out of the file."),
            )

    async def take_over(self, given: Iterable[MovedAcceptance]) -> int:
        """Accept what was accepted in another data folder, with the name, the reason and the time
        of then; what is accepted here already stays as it is. Returns how many that are."""
        acceptances = self.context.journal.acceptances
        known = {one.key for one in await self.in_force()}
        total = 0
        for one in given:
            self.check_moved(one)
            work = _Pieces(self.context, one.reason)
            who = (one.reason, one.by or self.context.operator, one.at)
            try:
                if one.pair and one.keys[0] not in known:
                    await work.carry_out(acceptances.accept_pair(one.store, one.held, *who))
                fresh = one.without(known)
                for start in range(0, len(fresh), CHUNK):
                    piece = fresh[start : start + CHUNK]
                    await work.carry_out(acceptances.accept_orders(piece, *who, work.decision))
            finally:
                await self._tell(work, one.by)
            known.update(one.keys)
            total += work.count.done
        return total

    async def facts(self, chosen: Chosen) -> AcceptanceFacts:
        """What can be accepted or withdrawn of these orders."""
        pairs: Counter[tuple[str, HeldValues]] = Counter()
        accepted, with_pairs = 0, dict[AcceptedKey, None]()
        for state, number in await self._states_of(chosen):
            order = order_in(state)
            held = held_values(order, judge(order))
            if held is None:
                continue
            if order.accepted is None:
                pairs[order.ref.store_code, held] += number
                continue
            accepted += number
            if order.accepted.pair:
                with_pairs[AcceptedKey(order.ref.store_code, "", held)] = None
        found = tuple((code, held, number) for (code, held), number in pairs.most_common())
        return AcceptanceFacts(pairs.total(), found, accepted, tuple(with_pairs))

    async def _states_of(self, chosen: Chosen) -> Iterable[tuple[OrderState, int]]:
        """What many orders share is looked at once."""
        if isinstance(chosen, Picked):
            return await self.context.mirror.table.states_of(chosen)
        return [(state_of(order), 1) for order in await self.context.mirror.orders(chosen)]

    async def lines(self) -> tuple[AcceptanceLine, ...]:
        """Every decision in force, the newest first, with how many orders it covers now."""
        _, accepted = await self.context.journal.acceptances.in_force()
        covered: Counter[tuple[int, str]] = Counter()
        for state, number in await self.context.mirror.states():
            if state.accepted is not None:
                covered[state.accepted.number, state.store_code] += number
        return _lines(accepted, covered)

    async def _withdraw(self, keys: Sequence[AcceptedKey], by: str) -> int:
        """How many were in force. Of very many each piece is in force by itself."""
        work = _Pieces(self.context)
        try:
            for start in range(0, len(keys), CHUNK):
                await work.carry_out(self._withdrawn(keys[start : start + CHUNK], by))
        finally:
            await self._tell(work, by)
        return work.count.done

    async def _withdrawn(self, keys: Sequence[AcceptedKey], by: str) -> AcceptanceChange:
        name, now = by or self.context.operator, self.context.clock.now()
        return await self.context.journal.acceptances.withdraw(keys, name, now)

    async def _tell(self, work: "_Pieces", by: str) -> None:
        """What came of it, once for all pieces."""
        if not work.codes:
            return
        codes = sorted(work.codes)
        await Trends(self.context).count(codes)
        await ActivityLog(self.context).accepted(codes, work.words, by)
        self.context.events.publish(AcceptanceChanged(tuple(codes)))

    def _check(self, reason: str, by: str) -> None:
        self._check_name(by)
        if not reason.strip():
            raise SettingsInvalid(
                say("A reason is needed."),
                say("Say in a few words why the difference is all right, or name a ticket."),
                field=LABEL,
            )
        check_reason(reason, self.book.platforms)

    @staticmethod
    def _check_name(by: str) -> None:
        if len(by) > _LONGEST_NAME or (by and not by.isprintable()) or by == BY_PROFILE:
            raise SettingsInvalid(
                say("The name is not one line of text of up to {n:,} characters.", n=_LONGEST_NAME),
                field=say("Name"),
            )


@dataclass(slots=True)
class _Pieces:
    """What the pieces of one act came to. Each is in the journal and in force, or neither: whoever
    is cancelled in the middle of one carries it out to its end."""

    context: EngineContext
    reason: str = ""
    orders: int = 0
    pairs: int = 0
    withdrawn: int = 0
    left: int = 0
    decision: int = 0
    codes: set[str] = field(default_factory=set)

    @property
    def count(self) -> AcceptedCount:
        return AcceptedCount(self.orders + self.pairs + self.withdrawn, self.left)

    @property
    def words(self) -> Sentence:
        return acceptance_words(self.orders, self.pairs, self.withdrawn, self.reason)

    def leave(self, number: int) -> None:
        """Nothing could be done with so many orders."""
        self.left += number

    async def carry_out(self, change: Coroutine[Any, Any, AcceptanceChange]) -> None:
        piece = asyncio.ensure_future(self._carried_out(change))
        try:
            await asyncio.shield(piece)
        except asyncio.CancelledError:
            await asyncio.wait((piece,))
            raise

    async def _carried_out(self, change: Coroutine[Any, Any, AcceptanceChange]) -> None:
        made = await change
        if not made:
            return
        await put_into_force(self.context, made)
        for one in made.added:
            self.decision = one.acceptance.number
            self.pairs += not one.order_id
            self.orders += bool(one.order_id)
        self.withdrawn += len(made.removed)
        self.codes |= {one.store_code for one in made.added}
        self.codes |= {key.store_code for key in made.removed}


def _own_of(piece: Iterable[Order]) -> list[AcceptedKey]:
    """What is accepted of these orders by themselves."""
    own = []
    for order in piece:
        held = held_values(order, judge(order))
        if order.accepted is not None and not order.accepted.pair and held is not None:
            own.append(AcceptedKey(*order.ref, held))
    return own


def _acceptable(piece: Iterable[Order]) -> list[AcceptedOrder]:
    """Those with a difference that can be accepted and is not."""
    found = []
    for order in piece:
        held = held_values(order, judge(order))
        if held is not None and order.accepted is None:
            found.append(AcceptedOrder(order.ref, order.number, held))
    return found


def _lines(
    accepted: Iterable[Accepted], covered: Counter[tuple[int, str]]
) -> tuple[AcceptanceLine, ...]:
    found: dict[tuple[int, str], AcceptanceLine] = {}
    orders: dict[tuple[int, str], list[tuple[OrderRef, str]]] = {}
    for one in accepted:
        made = one.acceptance
        at = (made.number, one.store_code)
        pair = one.held if made.pair else None
        found[at] = AcceptanceLine(made, one.store_code, pair, (), covered[at])
        if not made.pair:
            ref = OrderRef(one.store_code, one.order_id)
            orders.setdefault(at, []).append((ref, one.order_number))
    return tuple(
        AcceptanceLine(
            line.acceptance, line.store_code, line.pair, tuple(orders.get(at, ())), line.covered
        )
        for at, line in sorted(found.items(), reverse=True)
    )
