"""Two processes of one data folder meet the same trouble at the same moment, and the operator's
command hangs."""

import json
import subprocess
import sys
from pathlib import Path

from under_wine import patience

#: Seconds that the command may take: it must have begun by then.
LIMIT = patience(2)
#: Reads a shop that nobody serves, with a command on trouble that may take that long.
CHILD = """
import asyncio, json, sys, time
from functools import partial
from pathlib import Path
from designo_sync_gui import bootstrap
from designo_sync_gui.domain.connection import Secret, Store
from designo_sync_gui.storage.memory_secrets import MemorySecretStore
from designo_sync_gui.storage.operator_command import LocalCommand

bootstrap.LocalCommand = partial(LocalCommand, float(sys.argv[3]))

async def main(home, command):
    services = await bootstrap.open_services(bootstrap.OpenOptions(home, MemorySecretStore()))
    keys = {name: Secret(name) for name in ("consumer_key", "consumer_secret")}
    store = Store("de", "Shop", "woocommerce", "http://127.0.0.1:9/", "status")
    there = services.connections.book.settings.store("de") is not None
    await services.connections.save_store(store, keys, "de" if there else None)
    await services.telling.use(command)
    print("ready", flush=True)
    sys.stdin.readline()
    began = time.monotonic()
    await services.jobs.refresh()
    await services.telling.look()
    failure = await services.telling.failure()
    print(json.dumps([time.monotonic() - began, str(failure or "")]), flush=True)
    await services.aclose()

asyncio.run(main(Path(sys.argv[1]), sys.argv[2]))
"""


def test_that_one_of_them_tells_it_and_a_command_that_hangs_is_ended(tmp_path: Path) -> None:
    script, runs = tmp_path / "tell.py", tmp_path / "runs"
    script.write_text(
        "import pathlib, sys, time\n"
        "with open(sys.argv[1], 'a') as file: file.write('told\\n')\n"
        "time.sleep(600)\n"
    )
    command = f"{sys.executable} {script} {runs}"
    words = [sys.executable, "-c", CHILD, str(tmp_path / "home"), command, str(LIMIT)]
    children = []
    for _ in range(2):
        child = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        children.append(child)
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
    for child in children:
        assert child.stdin is not None
        child.stdin.write("\n")
        child.stdin.flush()
    ends = [json.loads(child.communicate(timeout=patience(60))[0]) for child in children]
    assert [child.returncode for child in children] == [0, 0]
    assert runs.read_text() == "told\n"
    assert max(seconds for seconds, _ in ends) < patience(30), "the command may take two seconds"
    assert any(f"did not end within {LIMIT:.0f} s" in failure for _, failure in ends)
