"""The real window in a process of its own, on servers that somebody else runs.

Run as a script: the data folder is its argument, standard input tells in JSON where the servers
are and what opens them. The credentials stay in this process's memory.
"""

import json
import sys
from dataclasses import fields
from pathlib import Path
from types import SimpleNamespace

from designo_sync_gui.bootstrap import OpenOptions, connect_demo, open_services
from designo_sync_gui.demo.demo_store import DemoStore
from designo_sync_gui.demo.world import DemoWorld
from designo_sync_gui.engine.services import Services
from designo_sync_gui.storage.memory_secrets import MemorySecretStore
from designo_sync_gui.ui.window.app import run_window


def addresses(world: DemoWorld) -> str:
    """What the script is to be told on its standard input."""
    names = [f.name for f in fields(DemoStore) if f.name not in ("shop", "designo")]
    return json.dumps(
        {
            "designo_url": world.designo_url,
            "designo_read_key": world.designo_read_key,
            "read_profile_toml": world.read_profile_toml,
            "stores": [{name: getattr(store, name) for name in names} for store in world.stores],
        }
    )


def main() -> int:
    """Live until the window is closed; the program's exit status."""
    told = json.load(sys.stdin)
    told["stores"] = [SimpleNamespace(**store) for store in told["stores"]]

    async def opened() -> Services:
        services = await open_services(OpenOptions(Path(sys.argv[1]), MemorySecretStore()))
        await connect_demo(services, SimpleNamespace(**told))
        return services

    return run_window(opened)


if __name__ == "__main__":
    sys.exit(main())
