"""A job that is cancelled while its host asks to wait ends at once, in made-up time."""

import asyncio
from collections.abc import AsyncGenerator, Mapping, Sequence
from typing import Any

from pacing_kit import now, reply
from virtual_time import VirtualClock, run_virtually

from designo_sync_gui.connectors.pacing.adaptive import AdaptivePacer
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.events import JobStarted
from designo_sync_gui.domain.order import OrderRef, Reading
from designo_sync_gui.domain.outcome import JobState, OutcomeKind, WriteReply
from designo_sync_gui.domain.ports import OrderPage
from designo_sync_gui.domain.sending import about_to_send
from designo_sync_gui.domain.sentence import NOTHING
from designo_sync_gui.domain.status import Status


class Held:
    """DesignO behind a pacer; ``begun`` counts the requests that left."""

    def __init__(self, world: Any) -> None:
        self.world = world
        self.pacer = AdaptivePacer(VirtualClock())
        self.begun: list[str] = []
        self.holds_after = ""
        self.pages, self.read = world.designo.pages, world.designo.read_orders
        world.designo.write = self.write
        world.designo.read_orders = self.read_orders
        world.designo.pages = self.list_pages

    async def ask(self, what: str, *, write: bool = False) -> None:
        async with self.pacer.turn(1, write=write):
            if write:
                about_to_send(connected=False)
            self.begun.append(what)
            await asyncio.sleep(0.2)
            held = {"retry_after": 50} if what == self.holds_after else {}
            self.pacer.learn(reply(503 if held else 200, **held))

    async def write(self, ref: OrderRef, status: Status, action: str = "") -> WriteReply:
        await self.ask("write", write=True)
        self.world.designo.orders[ref] = status
        return WriteReply(True, status, NOTHING, "")

    async def read_orders(self, refs: Sequence[OrderRef]) -> Mapping[OrderRef, Reading]:
        await self.ask("read")
        return await self.read(refs)

    async def list_pages(self, *given: Any) -> AsyncGenerator[OrderPage, None]:
        await self.ask("list")
        async for page in self.pages(*given):
            yield page


def cancelled(world: Any, holds_after: str, *, refresh: bool = False) -> tuple[Any, Held, float]:
    """A job of three orders, and how long it goes on after it was cancelled in a hold of 50 s
    that the host asks for in the answer to ``holds_after``, or before all."""
    world.fill(**{f"o{n}": ("a", "b") for n in range(3)})

    async def body() -> tuple[Any, Held, float]:
        services, held = await world.open(), Held(world)
        try:
            await services.jobs.refresh()
            plan = await services.orders.plan(Direction.TO_DESIGNO, list(world.mirror.rows))
            held.begun.clear()
            held.holds_after = holds_after
            if not holds_after:
                held.pacer.hold(50)
            work = services.jobs.refresh() if refresh else services.jobs.apply(plan, frozenset())
            running = asyncio.ensure_future(work)
            await asyncio.sleep(10)
            assert not running.done()
            begun = now()
            job_id = [e for e in world.events if isinstance(e, JobStarted)][-1].job_id
            services.jobs.cancel(job_id)
            return await running, held, now() - begun
        finally:
            await services.aclose()

    result: tuple[Any, Held, float] = run_virtually(body())
    return result


def test_that_writes_that_wait_in_a_hold_are_not_sent(world: Any) -> None:
    result, held, seconds = cancelled(world, "read")
    assert seconds == 0
    assert result.state is JobState.CANCELLED
    assert "write" not in held.begun
    assert {outcome.kind for outcome in result.outcomes} == {OutcomeKind.CANCELLED}
    assert not any(outcome.sent for outcome in result.outcomes)
    assert {step[1] for step in world.steps("claim")} <= {step[1] for step in world.steps("finish")}


def test_that_what_was_sent_and_cannot_be_read_back_in_a_hold_is_not_verified(world: Any) -> None:
    """As where reading back fails; a later refresh reads it again."""
    result, held, seconds = cancelled(world, "write")
    assert seconds == 0
    assert result.state is JobState.CANCELLED
    sent = [outcome for outcome in result.outcomes if outcome.sent]
    assert len(sent) == held.begun.count("write") > 0
    assert {outcome.kind for outcome in sent} == {OutcomeKind.ACCEPTED}
    assert all(outcome.read_again for outcome in sent)


def test_that_a_refresh_in_a_hold_ends_at_once(world: Any) -> None:
    result, held, seconds = cancelled(world, "", refresh=True)
    assert (held.begun, seconds) == ([], 0)
    assert result.state is JobState.CANCELLED
