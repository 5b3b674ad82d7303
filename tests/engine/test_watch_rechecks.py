"""Facts about the look that comes by itself at what may have been carried out late."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import ServerFailure
from designo_sync_gui.domain.events import JobStarted
from designo_sync_gui.domain.outcome import OutcomeKind, WriteReply
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.status import Status
from designo_sync_gui.engine.automation import RECHECK


def begun(world: Any) -> int:
    return sum(isinstance(event, JobStarted) for event in world.events)


def lost(*_: Any) -> WriteReply:
    raise ServerFailure(verbatim("the connection broke"))


def run(world: Any, steps: Callable[[Any, Any], Coroutine[Any, Any, Any]]) -> Any:
    """``steps(services, pass_)`` while the watch runs; ``pass_(seconds)`` lets time go by. What
    sleeps longer than the grace of a settling is woken by that only."""
    world.fill(o7=("paid", "new"))
    sleeping: list[tuple[float, asyncio.Event]] = []
    short = world.clock.sleep

    async def sleep(seconds: float) -> None:
        if seconds <= 20:
            await short(seconds)
            return
        woken = asyncio.Event()
        sleeping.append((world.clock.elapsed() + seconds, woken))
        await woken.wait()

    async def pass_(seconds: float) -> None:
        world.clock.run_on(seconds)
        for due, woken in sleeping:
            if due <= world.clock.elapsed():
                woken.set()
        for _ in range(300):
            await asyncio.sleep(0)

    async def body(services: Any) -> Any:
        await services.jobs.refresh()
        world.clock.sleep = sleep
        services.in_background(services.automation.run())
        await pass_(0)
        return await steps(services, pass_)

    return world.run(body)


def test_that_a_write_that_ended_unknown_is_looked_at_after_minutes_by_itself(world: Any) -> None:
    world.designo.scripts[world.ref("7")] = lost

    async def steps(services: Any, pass_: Any) -> Any:
        await world.synced(services, Direction.TO_DESIGNO)
        before = begun(world)
        await pass_(RECHECK - 1)
        assert begun(world) == before
        world.designo.orders[world.ref("7")] = Status.text("paid")
        await pass_(1)
        assert begun(world) == before + 1
        await pass_(10 * RECHECK)
        assert begun(world) == before + 1
        return await services.history.writes_of_order(world.ref("7"))

    (write,) = run(world, steps)
    assert write.ending.english == "verified (before that: unknown)"
    assert len(world.steps("write")) == 1


def test_that_not_applied_has_its_last_look_by_itself(world: Any) -> None:
    world.designo.scripts[world.ref("7")] = lost

    async def steps(services: Any, pass_: Any) -> Any:
        await world.synced(services, Direction.TO_DESIGNO)
        await services.jobs.refresh()
        await pass_(RECHECK)
        await pass_(RECHECK)
        before = begun(world)
        await pass_(10 * RECHECK)
        assert begun(world) == before
        return await services.history.writes_of_order(world.ref("7"))

    (write,) = run(world, steps)
    assert write.ending.english == "refused (before that: unknown, refused)"
    assert write.outcome is OutcomeKind.REFUSED
    assert world.steps("finish")[-1][2] is OutcomeKind.REFUSED
    assert len(world.steps("finish")) == 3


def test_that_an_unknown_write_nobody_can_read_is_not_looked_at_for_ever(world: Any) -> None:
    world.designo.readable = False
    world.designo.scripts[world.ref("7")] = lost

    async def steps(services: Any, pass_: Any) -> Any:
        await world.synced(services, Direction.TO_DESIGNO)
        before = begun(world)
        for _ in range(5):
            await pass_(RECHECK)
        return begun(world) - before

    assert run(world, steps) == 1


def test_that_a_verified_write_causes_no_look(world: Any) -> None:
    async def steps(services: Any, pass_: Any) -> Any:
        await world.synced(services, Direction.TO_DESIGNO)
        before = begun(world)
        await pass_(10 * RECHECK)
        return begun(world) - before

    assert run(world, steps) == 0
