"""A store that the command line adds, changes or removes is seen by a window that is open."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from designo_sync_gui.domain.connection import Store
from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.events import ConnectionsChanged
from designo_sync_gui.domain.ports import Settings
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.engine.connections.noticing import EVERY
from designo_sync_gui.storage.settings import SettingsFile

NEW = Store("wc_us", "Print Depot US", "woocommerce", "https://us.example.com/")


def told(world: Any) -> int:
    return world.events.count(ConnectionsChanged())


def test_that_settings_of_another_process_are_taken_over_and_told_once(world: Any) -> None:
    async def body(services: Any) -> Any:
        services.in_background(services.noticing.run())
        await world.until(lambda: world.clock.slept.count(EVERY) >= 2)
        assert told(world) == 0
        world.settings.settings = replace(
            world.settings.settings, stores=(*world.settings.settings.stores, NEW)
        )
        await world.until(lambda: told(world))
        looks = len(world.clock.slept)
        await world.until(lambda: len(world.clock.slept) > looks + 3)
        return (await services.overview()).settings.stores

    assert NEW in world.run(body)
    assert told(world) == 1


def test_that_settings_that_cannot_be_read_now_are_read_at_the_next_change(
    world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    load = world.settings.load

    async def refused() -> Settings:
        raise StorageFailed(verbatim("The file is open in another program."))

    async def body(services: Any) -> None:
        services.in_background(services.noticing.run())
        await world.until(lambda: world.clock.slept)
        monkeypatch.setattr(world.settings, "load", refused)
        world.settings.settings = replace(world.settings.settings, stores=(NEW,))
        looks = len(world.clock.slept)
        await world.until(lambda: len(world.clock.slept) > looks + 3)
        assert told(world) == 0
        monkeypatch.setattr(world.settings, "load", load)
        world.settings.settings = replace(world.settings.settings, stores=())
        await world.until(lambda: told(world))

    world.run(body)


def test_that_every_save_of_the_file_leaves_another_stamp(tmp_path: Path) -> None:
    async def steps() -> list[object]:
        file = SettingsFile(tmp_path / "settings.json", lambda: datetime.now(UTC))
        stamps = [await file.stamp()]
        settings = await file.load()
        stamps.append(await file.stamp())
        for stores in ((NEW,), ()):
            await file.save(replace(settings, stores=stores))
            stamps.append(await file.stamp())
        return [*stamps, await file.stamp()]

    first, *stamps, last = asyncio.run(steps())
    assert first is None
    assert len(set(stamps)) == 3
    assert last == stamps[-1]
