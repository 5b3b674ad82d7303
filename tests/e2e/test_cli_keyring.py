"""The same walk with the credentials in a real Secret Service."""

import json
import os
import subprocess
import sys

import pytest

from designo_sync_gui.demo.world import DemoWorld

pytestmark = pytest.mark.keyring

#: What leads a process to the Secret Service of the tests.
BUS = ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "XDG_DATA_HOME")


@pytest.fixture
def kept(program, connect, secrets, world: DemoWorld):
    """The program with both sides connected and their secrets in the keyring."""
    if "DBUS_SESSION_BUS_ADDRESS" not in os.environ:
        pytest.skip("no Secret Service: packaging/dev.py test starts one")
    program.env = {name: os.environ[name] for name in BUS if name in os.environ}
    program.env["PYTHON_KEYRING_BACKEND"] = "keyring.backends.SecretService.Keyring"
    owner = f"store:{world.store_code}"
    connect(store_secrets=secrets[owner], designo_secrets=secrets["designo"])
    yield program
    program("designo", "set", "--no-read", "--yes")
    if program.json("stores", "list"):
        program("stores", "remove", world.store_code)


def test_that_secrets_given_once_serve_every_later_run(kept, world: DemoWorld, tmp_path) -> None:
    assert kept.json("refresh")["errors"] == []
    row = next(r for r in kept.json("list", "--mismatches") if r["verdict"] == "different")
    plan = tmp_path / "plan.json"
    kept("plan", "--to", "designo", "--order", row["order_id"], "--out", str(plan))
    (done,) = kept.json("apply", str(plan), "--yes")
    assert done["outcome"] == "verified"
    assert done["after"] == row["storefront_status"]
    for secret in (world.consumer_key, world.consumer_secret, world.designo_read_key):
        for path in tmp_path.rglob("*"):
            assert not path.is_file() or secret.encode() not in path.read_bytes(), path


def test_that_a_removed_store_takes_its_secrets_with_it(kept, world: DemoWorld) -> None:
    assert kept_in_keyring(kept, world) == [world.consumer_key, world.consumer_secret]
    kept("stores", "remove", world.store_code)
    assert kept_in_keyring(kept, world) == [None, None]


def kept_in_keyring(program, world: DemoWorld) -> list[str | None]:
    """The store's two secrets as another program finds them in the Secret Service."""
    settings = json.loads((program.home / "data" / "settings.json").read_text(encoding="utf-8"))
    code = (
        "import json, keyring, sys;"
        "print(json.dumps([keyring.get_password(sys.argv[1], user) for user in sys.argv[2:]]))"
    )
    users = [f"store:{world.store_code}/{name}" for name in ("consumer_key", "consumer_secret")]
    done = subprocess.run(
        [sys.executable, "-c", code, f"DesignO Sync {settings['home_id']}", *users],
        capture_output=True,
        env={**os.environ, **program.env},
        check=True,
        timeout=30,
    )
    return json.loads(done.stdout)
