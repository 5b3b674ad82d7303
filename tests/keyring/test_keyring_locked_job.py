"""F70: a real Secret Service is locked between a plan and its job, and unlocked again.

Everything runs in one program on a bus and a keyring of its own; ``test_keyring_secret_service``
tells what it needs.
"""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
UNLOCK = "printf test | gnome-keyring-daemon --replace --unlock --components=secrets"
LIVES = f"""
import asyncio, json, subprocess, sys
from pathlib import Path
import secretstorage
from local_kit import LocalWorld, applied, planned
from designo_sync_gui.bootstrap import connect_demo
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.storage.keyring_secrets import KeyringSecretStore

def lock():
    bus = secretstorage.dbus_init()
    collection = secretstorage.get_default_collection(bus)
    collection.lock()
    assert collection.is_locked()
    bus.close()

async def live(sides):
    home, told = Path(sys.argv[1]), {{}}
    def keyring():
        return sides.opened(home, KeyringSecretStore("test-locked", patience=10.0))
    def arrived():
        return sum(len(sides.server(side).requests) for side in Side)
    async with keyring() as services:
        await connect_demo(services, sides.world)
        assert not (await services.jobs.refresh()).errors
        plan = await planned(services, Direction.TO_DESIGNO)
    lock()
    before = arrived()
    async with keyring() as services:
        told["refresh"] = [str(error) for _, error in (await services.jobs.refresh()).errors]
        result = await applied(services, plan)
        told["errors"] = [str(error) for error in result.errors]
        told["outcomes"] = [(o.kind, o.sent, o.advice.english) for o in result.outcomes]
        told["requests while locked"] = arrived() - before
        subprocess.run({UNLOCK!r}, shell=True, check=True, stdout=subprocess.DEVNULL)
        told["clean once unlocked"] = (await applied(services, plan)).clean
    told["changes"] = sides.changes(Side.DESIGNO)
    print(json.dumps(told))

with LocalWorld({{"1": ("processing", "on-hold"), "2": ("completed", "on-hold")}}) as sides:
    asyncio.run(live(sides))
"""


@pytest.mark.keyring
def test_F70_a_locked_secret_service_stops_jobs_unsent_and_they_go_on_once_unlocked(
    tmp_path: Path,
) -> None:
    for name in ("dbus-run-session", "gnome-keyring-daemon"):
        if shutil.which(name) is None:
            pytest.skip(f"{name} is not installed")
    shell = f'{UNLOCK} >"$HOME/daemon" && exec "$@"'
    python = [sys.executable, "-c", LIVES, str(tmp_path / "home")]
    kept = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    command = ["dbus-run-session", "--", "sh", "-c", shell, "sh", *python]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={
            **kept,
            **{name: str(tmp_path) for name in ("HOME", "XDG_RUNTIME_DIR")},
            "XDG_DATA_HOME": "",
            "PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests" / "support")]),
        },
        capture_output=True,
        text=True,
        timeout=40,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert len(told["refresh"]) == 2
    for words in (*told["refresh"], *told["errors"]):
        assert words.startswith(
            "No keyring: The keyring cannot be used: it is locked and was not unlocked. Unlock"
        )
    assert len(told["outcomes"]) == 2
    assert all(not sent and "Unlock" in advice for _, sent, advice in told["outcomes"])
    assert told["requests while locked"] == 0
    assert told["clean once unlocked"] is True
    assert told["changes"] == {"1": 1, "2": 1}
