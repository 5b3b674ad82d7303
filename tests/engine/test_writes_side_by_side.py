"""Rows whose source can only be listed go side by side: they share a list, not a turn."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.order import OrderRef
from designo_sync_gui.domain.outcome import OutcomeKind, WriteReply
from designo_sync_gui.domain.sending import USUALLY_AT_ONCE
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import Status


class Watched:
    """How many writes are under way at the target at once, and of which orders."""

    def __init__(self, remote: Any) -> None:
        self.there: list[OrderRef] = []
        self.most = 0
        self.twice = False
        self._write = remote.write
        remote.write = self.write

    async def write(self, ref: OrderRef, status: Status, action: str = "") -> WriteReply:
        self.twice |= ref in self.there
        self.there.append(ref)
        self.most = max(self.most, len(self.there))
        for _ in range(10):
            await asyncio.sleep(0)
        reply: WriteReply = await self._write(ref, status, action)
        self.there.remove(ref)
        return reply


@pytest.fixture
def listed(world: Any) -> Any:
    """Sixty orders to be written to DesignO; the shop can only be listed."""
    world.storefront.reads_singly = False
    world.fill(**{f"o{n}": ("paid", "new") for n in range(1, 61)})
    return world


def applied(world: Any, begin: Callable[[], None] = lambda: None) -> Any:
    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        plan = await services.orders.plan(Direction.TO_DESIGNO, list(world.mirror.rows))
        world.trace.clear()
        begin()
        typed = frozenset({str(len(plan.writes))})
        return await services.jobs.apply(plan, typed)

    return world.run(body).outcomes


def test_that_as_many_rows_as_the_pacer_could_let_through_are_handed_in(listed: Any) -> None:
    watched = Watched(listed.designo)
    kinds = {outcome.kind for outcome in applied(listed)}
    assert kinds == {OutcomeKind.VERIFIED}
    assert watched.most == USUALLY_AT_ONCE
    assert not watched.twice, "never two writes of one order"


def test_that_each_row_is_read_written_and_read_back_once(listed: Any) -> None:
    applied(listed)
    for number in range(1, 61):
        of_one = [s[0] for s in listed.trace if s[1:2] and s[2:3] == (str(number),)]
        assert [s for s in of_one if s in ("read", "write")].count("write") == 1


def test_that_a_list_is_shared_by_the_rows_of_a_chunk(listed: Any) -> None:
    counted: list[int] = []
    read_orders = listed.storefront.read_orders

    async def read(refs: Any) -> Any:
        counted.append(len(refs))
        return await read_orders(refs)

    listed.storefront.read_orders = read
    applied(listed)
    assert sorted(counted) == [10, 25, 25]


def test_that_a_bug_in_one_row_ends_only_that_row(listed: Any) -> None:
    def broken(remote: Any, ref: OrderRef, status: Status) -> WriteReply:
        raise ZeroDivisionError

    listed.designo.scripts[listed.ref("7")] = broken
    with pytest.raises(ZeroDivisionError):
        applied(listed)
    outcomes = listed.journal.outcomes.values()
    others = {o.kind for o in outcomes if o.ref.order_id != "7"}
    assert others == {OutcomeKind.VERIFIED}
    assert len(outcomes) == 60


def test_that_rows_whose_list_grew_old_share_the_next_one(listed: Any) -> None:
    """One write takes 40 s: what stood behind it in its chunk is compared with a new list, which
    is read for all of them at once."""

    def slow(remote: Any, ref: OrderRef, status: Status) -> WriteReply:
        listed.clock.run_on(40.0)
        remote.orders[ref] = status
        return WriteReply(True, status, verbatim("ok"), "raw reply")

    counted: list[int] = []
    read_orders = listed.storefront.read_orders

    async def read(refs: Any) -> Any:
        counted.append(len(refs))
        return await read_orders(refs)

    def begin() -> None:
        listed.storefront.read_orders = read
        listed.designo.scripts[listed.ref("1")] = slow

    kinds = [outcome.kind for outcome in applied(listed, begin)]
    assert set(kinds) == {OutcomeKind.VERIFIED}
    assert len(counted) < 25
    assert max(counted[3:], default=25) > 1
