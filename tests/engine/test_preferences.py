"""Preferences of the whole program reach every connection, and wait for what runs."""

import asyncio
from typing import Any

import pytest

from designo_sync_gui.domain.errors import JobRefused, SettingsInvalid, StorageFailed
from designo_sync_gui.domain.events import StartAtSignInEnded
from designo_sync_gui.domain.preferences import Preferences
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.start_at_sign_in import StartState

PROXY = Preferences("http://proxy.example:3128")


def test_that_every_open_connection_is_closed_so_that_the_next_goes_by_the_proxy(
    world: Any,
) -> None:
    async def body(services: Any) -> None:
        await services.preferences.save(PROXY)
        assert services.preferences.current == PROXY

    world.run(body)
    assert world.settings.settings.preferences == PROXY
    assert set(world.connections.forgotten) == {None, "wc_eu"}
    assert world.settings.settings.stores, "the rest of the settings stays"


def test_that_nothing_is_taken_away_from_a_running_job(world: Any) -> None:
    world.fill(o1=("a", "b"))

    async def body(services: Any) -> None:
        world.designo.gate = asyncio.Event()
        running = asyncio.ensure_future(services.jobs.refresh())
        await world.until(lambda: world.steps("list"))
        with pytest.raises(JobRefused):
            await services.preferences.save(PROXY)
        assert services.preferences.current == Preferences()
        assert world.connections.forgotten == []
        world.designo.gate.set()
        await running

    world.run(body)


def test_that_what_leads_nowhere_else_is_kept_also_while_a_job_runs(world: Any) -> None:
    world.fill(o1=("a", "b"))

    async def body(services: Any) -> None:
        world.designo.gate = asyncio.Event()
        running = asyncio.ensure_future(services.jobs.refresh())
        await world.until(lambda: world.steps("list"))
        await services.preferences.save(Preferences(language="de", notify=False))
        assert world.connections.forgotten == []
        world.designo.gate.set()
        await running

    world.run(body)
    assert world.settings.settings.preferences == Preferences(language="de", notify=False)


def test_that_changes_saved_at_the_same_time_do_not_undo_each_other(world: Any) -> None:
    save = world.settings.save

    async def slowly(settings: Any) -> None:
        await asyncio.sleep(0)
        await save(settings)

    world.settings.save = slowly

    async def body(services: Any) -> None:
        await asyncio.gather(
            services.preferences.save_screen('{"columns": {}}', ""),
            services.preferences.save(Preferences(language="de")),
            services.preferences.save_screen('{"columns": {"hidden": []}}', ""),
        )

    world.run(body)
    assert world.settings.settings.preferences.language == "de"
    assert world.settings.settings.screen == '{"columns": {"hidden": []}}'


def test_that_no_proxy_holds_a_key_of_any_platform(world: Any) -> None:
    async def body(services: Any) -> None:
        with pytest.raises(SettingsInvalid, match="looks like a credential"):
            await services.preferences.save(Preferences("http://ck_0123456789abcdef:3128"))

    world.run(body)
    assert world.settings.settings.preferences == Preferences()


IN_TRAY = Preferences(keep_in_tray=True)


def test_that_only_a_program_that_stays_in_the_tray_starts_at_sign_in(world: Any) -> None:
    async def body(services: Any) -> None:
        with pytest.raises(SettingsInvalid, match="needs"):
            await services.preferences.set_start(on=True)
        assert world.start.done == []
        await services.preferences.save(IN_TRAY)
        await services.preferences.set_start(on=True)
        assert await services.preferences.start_state() is StartState.ON
        await services.preferences.set_start(on=False)
        assert await services.preferences.start_state() is StartState.OFF

    world.run(body)
    assert world.start.done == ["on", "off"]


@pytest.mark.parametrize("found", list(StartState))
def test_that_leaving_the_tray_ends_the_start_at_sign_in_and_says_so(
    world: Any, found: StartState
) -> None:
    told: list[object] = []

    async def body(services: Any) -> None:
        await services.preferences.save(IN_TRAY)
        world.start.now = found
        services.events.subscribe(told.append)
        await services.preferences.save(Preferences())

    world.run(body)
    ended = found in (StartState.ON, StartState.OTHER)
    assert world.start.done == (["off"] if ended else [])
    assert (StartAtSignInEnded() in told) is ended


def test_that_the_tray_is_kept_where_the_entry_cannot_be_removed(world: Any) -> None:
    async def body(services: Any) -> None:
        await services.preferences.save(IN_TRAY)
        world.start.now = StartState.ON
        world.start.error = StorageFailed(verbatim("the entry is read-only"))
        with pytest.raises(StorageFailed):
            await services.preferences.save(Preferences())

    world.run(body)
    assert world.settings.settings.preferences == IN_TRAY
