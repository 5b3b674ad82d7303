"""Asking for updates: by the operator's wish alone, at the operator's address alone."""

from typing import Any

import pytest

from designo_sync_gui.domain.errors import BadReply, SettingsInvalid
from designo_sync_gui.domain.preferences import Preferences
from designo_sync_gui.domain.updates import Standing

ADDRESS = "https://example.com/designo-sync.json"


def test_that_nobody_is_asked_where_no_address_is_set(world: Any) -> None:
    async def body(services: Any) -> None:
        with pytest.raises(SettingsInvalid, match="no server is asked"):
            await services.updates.check()

    world.run(body)
    assert world.fetched == []


def test_that_exactly_the_address_is_asked_by_way_of_the_proxy(world: Any) -> None:
    async def body(services: Any) -> None:
        kept = Preferences("http://proxy.example:3128", updates_url=ADDRESS)
        await services.preferences.save(kept)
        answer = await services.updates.check()
        assert answer.standing is Standing.NEWER
        assert answer.address == services.updates.address == ADDRESS

    world.run(body)
    assert world.fetched == [(ADDRESS, "http://proxy.example:3128")]


def test_that_nothing_is_asked_by_itself(world: Any) -> None:
    async def body(services: Any) -> None:
        await services.preferences.save(Preferences(updates_url=ADDRESS))
        await services.jobs.refresh()
        await services.overview()

    world.run(body)
    assert world.fetched == []


def test_that_a_file_that_is_not_understood_is_an_error(world: Any) -> None:
    world.release_file = b"[]"

    async def body(services: Any) -> None:
        await services.preferences.save(Preferences(updates_url=ADDRESS))
        with pytest.raises(BadReply, match="not with a file"):
            await services.updates.check()

    world.run(body)
