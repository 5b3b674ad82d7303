"""Reading one side of some stores: its list, then every order the list leaves in doubt.

Law: what was read is kept even when the reading breaks off, but only a list that came to its
end lets anything be concluded, and only then does the watermark move.
"""

import asyncio
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from datetime import datetime, timedelta

from designo_sync_gui.domain.broken_off import BrokenOff
from designo_sync_gui.domain.errors import (
    BadReply,
    MassChange,
    NotTheApi,
    RefusedByReceiver,
    ServerFailure,
    SettingsInvalid,
    SyncError,
)
from designo_sync_gui.domain.events import RowsChanged
from designo_sync_gui.domain.moves import Moves
from designo_sync_gui.domain.order import Observation, OrderRef, Presence, Reading, Side
from designo_sync_gui.domain.ports import NotShown, OrderReader, SideRead
from designo_sync_gui.domain.sending import USUALLY_AT_ONCE
from designo_sync_gui.domain.sentence import Sentence, say, say_n
from designo_sync_gui.domain.source_words import ASKED_SINGLY, ONLY_SINGLY, made
from designo_sync_gui.domain.watching import is_mass_change
from designo_sync_gui.engine.context import EngineContext
from designo_sync_gui.engine.jobs.job import Job
from designo_sync_gui.engine.reading.list_walk import ListRead, ListWalk
from designo_sync_gui.engine.reading.outside import parted

#: What the answer to one request may say of one order, while its side is there and answers.
_OF_ONE_ORDER = (ServerFailure, BadReply, NotTheApi, RefusedByReceiver, SettingsInvalid)


def refuse_mass_change(
    missing: Iterable[NotShown], present: Mapping[str, int], side: Side, shown: Set[str]
) -> None:
    """Raise ``MassChange`` for a complete list that is empty where there were orders, or that
    lacks more than half of a store's orders: nothing is concluded from it until a person looked.

    ``missing`` are the orders it did not show, ``present`` says by store code how many the lists
    showed before and now; ``shown`` are the stores of the orders it holds.
    """
    vanished = Counter(order.ref.store_code for order in missing if order.listed)
    for code, lost in vanished.items():
        if code not in shown or is_mass_change(lost, present.get(code, 0)):
            raise MassChange(
                say(
                    "The list of {named} lacks {lost:,} of the {present:,} orders of "
                    "“{code}” that it had before. This was not accepted automatically.",
                    named=side.named,
                    lost=lost,
                    present=present.get(code, 0),
                    code=code,
                ),
                say(
                    "Check the shop, the account and the read source. If the orders are "
                    "really gone, accept what was read, then refresh again."
                ),
            )


def as_asked_singly(reading: Reading) -> Reading:
    """Mark a reading as one that the list does not give."""
    observation = reading.observation
    if observation.presence is not Presence.PRESENT:
        return reading
    source = made(ASKED_SINGLY, source=observation.source)
    return replace(reading, observation=replace(observation, source=source, listed=False))


def unread(ref: OrderRef, error: SyncError, at: datetime) -> Reading:
    """A row for an order that its side has or had and cannot give: a former value is not shown as
    if it still stood."""
    seen = Observation(Presence.NOT_READ, None, at, made(ONLY_SINGLY), error.sentence)
    return Reading(ref, "", seen)


def is_of_one_order(error: SyncError) -> bool:
    """Whether an error may be about the order that was asked for rather than its side."""
    away = isinstance(error, ServerFailure) and error.away
    return isinstance(error, _OF_ONE_ORDER) and not away and not error.of_sign_in


#: Read again what changed this long before the last reading: clocks of a side's web servers
#: differ, and its times have a grain of one second (measured on WooCommerce 9.9.5).
OVERLAP = timedelta(minutes=2)

_CHUNK = 40
#: So many orders failing one after the other, and none answered: that is the side, not the order;
#: more of a side whose list shows orders: the orders of a plugin that is gone may all fail.
_FAILS_OF_A_SIDE = 5
_FAILS_OF_A_LISTED_SIDE = 20
_NAMED_AT_MOST = 3
#: A list of which no changes can be asked for is gone on with only so long: until it is read again,
#: what was read first shows what it held then.
_LONGEST_BREAK = timedelta(days=1)


class SideReading:
    """One side of one or more stores, for the length of a refresh."""

    def __init__(
        self,
        context: EngineContext,
        job: Job,
        reader: OrderReader,
        codes: Sequence[str],
        former: Mapping[str, SideRead],
        *,
        full: bool,
        accepted: bool = False,
        asked: str = "",
        left: BrokenOff | None = None,
        moves: Moves | None = None,
    ) -> None:
        """``asked`` tells one connection and horizon from another; ``left`` is where an earlier
        refresh of these stores broke off. ``moves`` takes in what moved."""
        self._context = context
        self._job = job
        self._reader = reader
        self._codes = tuple(codes)
        self._former = former
        self._full = full
        self._accepted = accepted
        self._changed: Counter[str] = Counter()
        self._moves = moves if moves is not None else Moves()
        self._began = context.clock.now()
        self._total: int | None = None
        self._unread: list[tuple[OrderRef, SyncError]] = []
        self._answered = 0
        self._fails_of_the_side = _FAILS_OF_A_SIDE
        self._left = left if left is not None and left.asked == asked else None
        self._walk = ListWalk(context, job, reader, codes, asked, self._record, left)

    @property
    def side(self) -> Side:
        return self._reader.side

    @property
    def changed(self) -> Mapping[str, int]:
        """How many orders of each store changed visibly on a side that was read before."""
        return {code: self._changed[code] for code in self._former}

    @property
    def unread(self) -> int:
        """How many orders could not be read when they were asked for singly."""
        return len(self._unread)

    @property
    def notes(self) -> tuple[Sentence, ...]:
        """The orders that this side could not give, each with its reason."""
        told = [
            say("Order {order_id}: {reason}", order_id=ref.order_id[:40], reason=error.sentence)
            for ref, error in self._unread[:_NAMED_AT_MOST]
        ]
        more = len(self._unread) - len(told)
        if more:
            told.append(
                say_n(
                    "{n:,} more order could not be read.",
                    "{n:,} more orders could not be read.",
                    more,
                )
            )
        return tuple(told)

    async def read_list(self) -> ListRead:
        """Read the list page by page into the mirror. Raises the ``SyncError`` that stops it.

        A list of changes does not show what left it (WooCommerce 10.7: an order moved to a status
        that is not registered, measured): where the side's total is another than what the list
        showed, the complete list follows at once. A complete list that shows fewer than the total
        moved while it was read, and is read once more. What is missing still is told at each
        refresh: a note of one refresh only would hide these orders from the next one on.
        """
        since = self._since()
        left = self._left_off(since)
        read = await self._walk.read(since, left)
        if left is not None:
            read = await self._with_changes(read)
        told = await self._count()
        if left is None and await self._came_meanwhile(read):
            read = await self._with_changes(read)
            told += await self._count()
        if await self._moved(read, left):
            read = read.and_then(await self._walk.read(None))
            if await self._missing(read) > 0:
                told += await self._count()
        missing = await self._missing(read)
        if missing > 0 and read.since is None and not read.rows:
            raise _nothing_given(self.side, missing)
        if missing > 0:
            told += (_not_given(self.side, missing),)
        return replace(read, notes=(*read.notes, *dict.fromkeys(told)))

    def _left_off(self, since: datetime | None) -> BrokenOff | None:
        """Where a complete list that was broken off is gone on with. What changed meanwhile in
        what was read must come to light: by the list of changes, or soon, because a side that has
        none is read whole at each refresh."""
        left = self._left
        if left is None or since is not None or self._full:
            return None
        if self._reader.reads_since:
            return left if left.as_of is not None else None
        age = self._began - left.began
        return left if not self._former and timedelta() <= age < _LONGEST_BREAK else None

    async def _with_changes(self, read: ListRead) -> ListRead:
        """A list with what changed, and came, while it was read or since it was broken
        off: newest orders are read first, so that what comes later is in no later page."""
        if not self._reader.reads_since or read.as_of is None:
            return read
        began = min(read.as_of, self._began)
        return read.with_changes(await self._walk.read(began - OVERLAP))

    async def _came_meanwhile(self, read: ListRead) -> bool:
        """Whether there are more orders than the list accounts for."""
        if self._total is None:
            return False
        before = 0 if read.since is None else self._former_surplus()
        found = read.rows if read.since is None else await self._listed()
        return self._total - found > before

    async def _count(self) -> tuple[Sentence, ...]:
        """Ask for the side's total; a reason where it cannot be told."""
        try:
            self._total = await self._reader.list_total(self._codes)
        except SyncError as error:
            if not is_of_one_order(error):
                raise
            return (_not_counted(error),)
        return ()

    async def _moved(self, read: ListRead, left: BrokenOff | None = None) -> bool:
        """Whether the total says that a list does not show what is there; one that was gone on
        with may also show what has left it since it was broken off."""
        if read.since is None and left is None:
            return await self._missing(read) > 0
        if self._total is None:
            return read.since is not None and await self._missing(read) > 0
        if left is not None:
            return await self._total_at(left.horizon) != read.rows
        listed = await self._listed()
        total = await self._total_at(self._former_horizon())
        return total is None or total - listed != self._former_surplus()

    def _former_horizon(self) -> datetime | None:
        """The moment at which the list began when it was last read."""
        return next((former.horizon for former in self._former.values()), None)

    async def _total_at(self, begins: datetime | None) -> int | None:
        """The total as it would be if the list still began then: orders that grew older than the
        horizon left it since, which says nothing of the others."""
        if begins is None or begins == self._reader.horizon:
            return self._total
        try:
            return await self._reader.list_total(self._codes, begins)
        except SyncError as error:
            if not is_of_one_order(error):
                raise
            return None

    async def _missing(self, read: ListRead) -> int:
        """How many orders the side counts and its list did not give."""
        if self._total is None:
            return 0
        if read.since is None:
            return self._total - read.rows
        return await self._surplus() - read.nameless - read.lost

    def _former_surplus(self) -> int:
        return sum(former.surplus for former in self._former.values())

    async def _surplus(self) -> int:
        """By how much the side's total exceeds the orders that its list showed."""
        if self._total is None:
            return self._former_surplus()
        return self._total - await self._listed()

    async def _listed(self) -> int:
        listed = await self._context.mirror.listed_counts(self.side, self._codes)
        return sum(listed.values())

    async def ask_missing(self, read: ListRead) -> None:
        """Settle what the list left in doubt, then let the watermark move.

        Raises ``MassChange`` for a list from which nothing should be concluded unseen.
        """
        full, mirror = read.since is None, self._context.mirror
        missing = await mirror.not_shown(self.side, self._codes, read.seen, full=full)
        listed = Counter(await mirror.listed_counts(self.side, self._codes))
        if self._reader.horizon is not None:
            doubt = parted(missing, read.seen)
            missing = doubt.inside
            listed.subtract(one.ref.store_code for one in doubt.outside if one.listed)
        if full and not self._accepted:
            shown = {ref.store_code for ref in read.seen}
            try:
                refuse_mass_change(missing, listed, self.side, shown)
            except MassChange:
                await self._walk.forget()
                raise
        refs = [order.ref for order in missing]
        if read.seen or any(listed.values()):
            self._fails_of_the_side = _FAILS_OF_A_LISTED_SIDE
        in_doubt = {order.ref for order in missing if order.was_read}
        for start in range(0, len(refs), _CHUNK):
            await self._job.go_on()
            chunk = refs[start : start + _CHUNK]
            if self._reader.reads_singly:
                self._job.progress(
                    say_n(
                        "asking {named} for {n:,} order not in its list",
                        "asking {named} for {n:,} orders not in its list",
                        len(refs) - start,
                        named=self.side.named,
                    )
                )
                await self._record(await self._ask(chunk))
            else:
                left = chunk if full else [ref for ref in chunk if ref not in in_doubt]
                await self._record([self._not_listed(ref, read) for ref in left])
        await self._conclude(read)
        await self._walk.forget()

    async def _ask(self, refs: Sequence[OrderRef]) -> list[Reading]:
        """Each order by itself, or its row with the reason why it cannot be read. Raises the
        ``SyncError`` that concerns the whole side."""
        try:
            found = await self._reader.read_orders(refs)
        except SyncError as error:
            if not is_of_one_order(error):
                raise
            if len(refs) == 1:
                return [self._note_unread(refs[0], error)]
        else:
            self._answered += len(refs)
            return [as_asked_singly(found[ref]) for ref in refs]
        readings: list[Reading] = []
        for start in range(0, len(refs), USUALLY_AT_ONCE):
            asked = [self._ask([ref]) for ref in refs[start : start + USUALLY_AT_ONCE]]
            for answer in await asyncio.gather(*asked, return_exceptions=True):
                if isinstance(answer, BaseException):
                    raise answer
                readings += answer
        return readings

    def _note_unread(self, ref: OrderRef, error: SyncError) -> Reading:
        self._unread.append((ref, error))
        hangs = isinstance(error, ServerFailure) and error.too_late
        most = _FAILS_OF_A_SIDE if hangs else self._fails_of_the_side
        if not self._answered and len(self._unread) >= most:
            raise error
        return unread(ref, error, self._context.clock.now())

    async def _conclude(self, read: ListRead) -> None:
        """Let the watermark move, unless a change could not be given: it is asked for again. It
        never lies ahead of this computer's clock: an answer dated 2099 would hide every change
        until then; one dated too early only costs requests. Where no total remembers what a
        complete list lacked, the next one is complete too."""
        now = self._context.clock.now()
        mark = None if read.as_of is None else min(read.as_of, self._began)
        if read.lost and read.since is not None:
            mark = read.since + OVERLAP
        elif read.lost and self._total is None:
            mark = None
        surplus = await self._surplus()
        for place, code in enumerate(self._codes):
            share = surplus if place == 0 else 0
            await self._context.mirror.record_side_read(
                SideRead(
                    code, self.side, now, mark, read.since is None, share, self._reader.horizon
                )
            )

    def _since(self) -> datetime | None:
        if self._full or not self._reader.reads_since:
            return None
        marks = [former.watermark for former in self._former.values()]
        known = [min(mark, self._began) for mark in marks if mark is not None]
        if len(known) < len(self._codes):
            return None
        return min(known) - OVERLAP

    def _not_listed(self, ref: OrderRef, read: ListRead) -> Reading:
        """Absent, unless the list holds entries that name no order or could not be given."""
        now = self._context.clock.now()
        if not self._reader.live:
            problem = say(
                "The export or log of {named} does not contain this order.", named=self.side.named
            )
            return Reading(ref, "", Observation(Presence.NOT_READ, None, now, "export", problem))
        source = f"not in the complete list of {self.side.named.english}"
        unclear = read.nameless + read.lost
        if unclear:
            problem = _unclear(self.side, unclear)
            return Reading(ref, "", Observation(Presence.NOT_READ, None, now, source, problem))
        return Reading(ref, "", Observation(Presence.ABSENT, None, now, source))

    async def _record(self, readings: Sequence[Reading]) -> None:
        mirror = self._context.mirror
        recorded = await mirror.record_moves(self.side, readings, lasting=False)
        self._moves.add(recorded.moves, self._former)
        changed = recorded.shown
        if changed:
            self._changed.update(ref.store_code for ref in changed)
            self._context.events.publish(RowsChanged(changed))


def _unclear(side: Side, entries: int) -> Sentence:
    return say_n(
        "{n:,} entry in the list of {who} could not be read: it may be this order.",
        "{n:,} entries in the list of {who} could not be read: this order may be among them.",
        entries,
        who=side.named,
    )


def _not_counted(error: SyncError) -> Sentence:
    return say("Whether orders left the list is not known: {reason}", reason=error.sentence)


def _not_given(side: Side, missing: int) -> Sentence:
    return say_n(
        "The list of {named} lacks {n:,} order that its total counts.",
        "The list of {named} lacks {n:,} orders that its total counts.",
        missing,
        named=side.named,
    )


def _nothing_given(side: Side, total: int) -> BadReply:
    return BadReply(
        say_n(
            "The list of {named} is empty, but its total counts {n:,} order. "
            "No order is reported as missing because of this.",
            "The list of {named} is empty, but its total counts {n:,} orders. "
            "No order is reported as missing because of this.",
            total,
            named=side.named,
        ),
        say(
            "Refresh again. If this persists, a plugin or a missing right hides orders from this "
            "account."
        ),
    )
