"""A program that kills itself in the middle of a first refresh, as soon as both lists were kept."""

import asyncio
import json
import os
import signal
import sys
from pathlib import Path

from designo_sync_gui.bootstrap import OpenOptions, open_services
from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.events import Event, RowsChanged
from designo_sync_gui.domain.secret_origin import for_this_run
from designo_sync_gui.engine.system_clock import SystemClock
from designo_sync_gui.storage.memory_secrets import MemorySecretStore


class FastClock(SystemClock):
    """A thousand seconds pass in one, so that how far a list came is kept behind each page."""

    def elapsed(self) -> float:
        return super().elapsed() * 1000


async def read(home: Path, secrets: dict[str, dict[str, str]], rows: int) -> None:
    store = MemorySecretStore()
    for owner, values in secrets.items():
        given = {name: Secret(value) for name, value in values.items()}
        await store.save(owner, for_this_run(given))
    services = await open_services(OpenOptions(home, store, clock=FastClock()))
    seen = 0

    def count(event: Event) -> None:
        nonlocal seen
        seen += len(event.refs) if isinstance(event, RowsChanged) else 0
        if seen >= rows:
            os.kill(os.getpid(), signal.SIGKILL)

    services.events.subscribe(count)
    await services.jobs.refresh()


if __name__ == "__main__":
    given = json.loads(sys.stdin.read())
    asyncio.run(read(Path(given["home"]), given["secrets"], given["rows"]))
