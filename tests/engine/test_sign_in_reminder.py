"""A sign-in that ends by itself is shown beside its connection and reminded of once."""

import asyncio
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from designo_sync_gui.domain.events import SignInEnding
from designo_sync_gui.domain.sign_in_end import SignInEnd
from designo_sync_gui.engine.connections.sign_in_reminder import EVERY


def told(world: Any) -> list[tuple[str, str]]:
    found = [event for event in world.events if isinstance(event, SignInEnding)]
    return [(event.store_code, event.words.english) for event in found]


def ends(world: Any, minutes: float | None) -> SignInEnd:
    """DesignO's credentials end in so many minutes; ``None``: that is not known."""
    at = None if minutes is None else world.clock.now() + timedelta(minutes=minutes)
    side = world.designo.connected
    world.designo.connected = lambda: replace(side(), sign_in=SignInEnd(at))
    return SignInEnd(at)


@pytest.mark.parametrize("minutes", [240.0, None])
def test_that_what_a_connection_says_of_its_end_stands_in_the_overview(
    world: Any, minutes: float | None
) -> None:
    end = ends(world, minutes)

    async def body(services: Any) -> None:
        assert (await services.overview()).sign_ins == {}
        await services.jobs.refresh()
        assert (await services.overview()).sign_ins == {"": end}
        world.designo.connected = type(world.designo).connected.__get__(world.designo)
        await services.jobs.refresh()
        assert (await services.overview()).sign_ins == {}

    world.run(body)


def test_that_an_end_is_told_once_a_quarter_of_an_hour_before(world: Any) -> None:
    end = ends(world, 17)

    async def body(services: Any) -> None:
        services.in_background(services.reminder.run())
        await services.jobs.refresh()
        await world.until(lambda: told(world))
        assert world.clock.slept.count(EVERY) >= 1
        assert end.at - world.clock.now() <= timedelta(minutes=15)
        await services.jobs.refresh()
        for _ in range(100):
            await asyncio.sleep(0)

    world.run(body)
    assert len(told(world)) == 1
    assert told(world)[0][0] == ""
    assert told(world)[0][1].startswith("sign-in ends about ")


def test_that_an_end_that_is_not_known_is_no_reason_to_look(world: Any) -> None:
    ends(world, None)

    async def body(services: Any) -> None:
        services.in_background(services.reminder.run())
        await services.jobs.refresh()
        for _ in range(100):
            await asyncio.sleep(0)

    world.run(body)
    assert told(world) == []
    assert EVERY not in world.clock.slept
