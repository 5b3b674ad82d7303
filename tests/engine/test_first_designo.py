"""DesignO connected after shops were read already."""

from typing import Any

from designo_sync_gui.domain.events import ReadingsVoided


def test_that_connecting_designo_for_the_first_time_warns_of_nothing(world: Any) -> None:
    """The shop was read before it; a side that was never there cannot have agreed with it."""
    world.fill(o1=("a", "a"))

    async def body(services: Any) -> Any:
        designo = world.settings.settings.designo
        await services.connections.save_designo(None, {})
        await services.jobs.refresh()
        assert len(await services.orders.known()) == 1
        await services.connections.save_designo(designo, {})
        return await services.orders.known()

    assert world.run(body) == ()
    assert not any(isinstance(event, ReadingsVoided) for event in world.events)
