"""The window on the embedded demo.

The demo's credentials live in memory, its data in a temporary folder that goes with it.
"""

import tempfile
from collections.abc import Callable, Coroutine
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from designo_sync_gui.demo.world import DemoWorld
from designo_sync_gui.domain.errors import SyncError
from designo_sync_gui.domain.sentence import Sentence
from designo_sync_gui.ui.window.app import run_window

if TYPE_CHECKING:
    from designo_sync_gui.engine.services import Services


#: Opens the services of the demo; called on the engine's thread.
Opener = Callable[[], Coroutine[Any, Any, "Services"]]


def open_demo_window() -> int:
    """Show the window on the demo until it is closed; returns the exit status."""
    return on_demo(lambda opened, notice: run_window(_read_at_once(opened), demo_notice=notice))


def _read_at_once(opened: Opener) -> Opener:
    """What there is to see are the demo's mismatches: read it while the window opens. What cannot
    be read is told in the window by the next refresh."""

    async def opened_and_read() -> "Services":
        services = await opened()
        with suppress(SyncError):
            await services.jobs.refresh()
        return services

    return opened_and_read


def on_demo(use: Callable[[Opener, Sentence], int]) -> int:
    """Run something with the demo's servers up; all that it leaves behind goes with it."""
    with (
        DemoWorld(others=True) as world,
        tempfile.TemporaryDirectory(prefix="designo-sync-demo-") as home,
    ):

        async def opened() -> "Services":
            from designo_sync_gui.bootstrap import OpenOptions, connect_demo, open_services
            from designo_sync_gui.storage.memory_secrets import MemorySecretStore

            options = OpenOptions(Path(home), MemorySecretStore(), world.notice, watching=True)
            services = await open_services(options)
            await connect_demo(services, world)
            return services

        return use(opened, world.notice)
