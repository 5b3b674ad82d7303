"""Secrets in a real Secret Service, and what is said where there is no keyring.

The tests marked ``keyring`` need an unlocked Secret Service of their own, for example::

    export DESIGNO_SYNC_TEST_KEYRING=1
    dbus-run-session -- sh -c 'export HOME=$(mktemp -d) XDG_RUNTIME_DIR=$(mktemp -d)
      printf test | gnome-keyring-daemon --unlock --components=secrets; exec pytest tests/keyring'
"""

import asyncio
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.storage.keyring_secrets import KeyringSecretStore

ROOT = Path(__file__).parents[2]
OWNER = "store:wc_eu"
ODD = {
    "spaces": " key ",
    "empty": "",
    "nul": "a\x00b",
    "bom": "\ufeffkey\r\n\u2028",
    "two forms": "Größe Gro\u0308ße",
    "emoji": "🖨️👩‍🎨",
    "long": "x" * 100_000,
}
PROBE = """
import asyncio
from designo_sync_gui.domain.errors import SecretStoreUnavailable
from designo_sync_gui.storage.keyring_secrets import KeyringSecretStore
try:
    asyncio.run(KeyringSecretStore("test-probe", patience=20.0).probe())
    print("kept")
except SecretStoreUnavailable as error:
    print(error)
"""
LOCKED = f"""
import secretstorage
bus = secretstorage.dbus_init()
secretstorage.get_default_collection(bus).lock()
bus.close()
{PROBE}
"""

real = [
    pytest.mark.keyring,
    pytest.mark.skipif(
        os.environ.get("DESIGNO_SYNC_TEST_KEYRING") != "1",
        reason="needs a Secret Service of its own: set DESIGNO_SYNC_TEST_KEYRING=1",
    ),
]


def marked_real(test: object) -> object:
    for mark in real:
        test = mark(test)
    return test


@pytest.fixture
def store() -> Iterator[KeyringSecretStore]:
    store = KeyringSecretStore("test-real", patience=20.0)
    yield store
    asyncio.run(store.delete(OWNER, [*ODD, "consumer_key"]))


@marked_real
def test_that_the_secret_service_is_found_and_named(store: KeyringSecretStore) -> None:
    asyncio.run(store.probe())
    assert store.description.english == "Secret Service"


@marked_real
def test_that_the_secret_service_gives_secrets_back_exactly(store: KeyringSecretStore) -> None:
    secrets = {name: Secret(value) for name, value in ODD.items()}

    async def steps() -> object:
        await store.save(OWNER, secrets)
        return await KeyringSecretStore("test-real").load(OWNER, [*ODD, "consumer_key"])

    assert asyncio.run(steps()) == secrets


@marked_real
def test_that_a_second_save_replaces_the_first_in_the_secret_service(
    store: KeyringSecretStore,
) -> None:
    async def steps() -> object:
        await store.save(OWNER, {"consumer_key": Secret("one")})
        await store.save(OWNER, {"consumer_key": Secret("two")})
        return await store.load(OWNER, ["consumer_key"])

    assert asyncio.run(steps()) == {"consumer_key": Secret("two")}


@marked_real
def test_that_the_secret_service_keeps_data_folders_and_owners_apart(
    store: KeyringSecretStore,
) -> None:
    async def steps() -> list[object]:
        await store.save(OWNER, {"consumer_key": Secret("one")})
        other = KeyringSecretStore("test-other")
        return [
            await other.load(OWNER, ["consumer_key"]),
            await store.load("designo", ["consumer_key"]),
        ]

    assert asyncio.run(steps()) == [{}, {}]


@marked_real
def test_that_a_deleted_secret_is_gone_from_the_secret_service_and_twice_is_as_once(
    store: KeyringSecretStore,
) -> None:
    async def steps() -> object:
        await store.save(OWNER, {"consumer_key": Secret("one")})
        await store.delete(OWNER, ["consumer_key"])
        await store.delete(OWNER, ["consumer_key"])
        return await store.load(OWNER, ["consumer_key"])

    assert asyncio.run(steps()) == {}


def said(script: str, tmp_path: Path, before: str = "", **environment: str) -> str:
    """What a program of its own prints; with ``before``, on a bus and keyring of its own."""
    python = [sys.executable, "-c", script]
    command = python
    if before:
        shell = ["sh", "-c", f'{before} >"$HOME/daemon" && exec "$@"', "sh", *python]
        command = ["dbus-run-session", "--", *shell]
    kept = {name: value for name, value in os.environ.items() if name != "DISPLAY"}
    home = {"HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path), "XDG_DATA_HOME": ""}
    ended = subprocess.run(
        command,
        cwd=ROOT,
        env={**kept, **home, **environment},
        capture_output=True,
        text=True,
        timeout=25,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout.strip()


def own_keyring_or_skip() -> None:
    for program in ("dbus-run-session", "gnome-keyring-daemon"):
        if shutil.which(program) is None:
            pytest.skip(f"{program} is not installed")


@marked_real
def test_that_an_unlocked_keyring_keeps_what_it_is_given(tmp_path: Path) -> None:
    own_keyring_or_skip()
    unlock = "printf test | gnome-keyring-daemon --unlock --components=secrets"
    assert said(PROBE, tmp_path, unlock) == "kept"


@marked_real
def test_that_a_locked_keyring_is_told_with_its_advice(tmp_path: Path) -> None:
    own_keyring_or_skip()
    unlock = "printf test | gnome-keyring-daemon --unlock --components=secrets"
    told = said(LOCKED, tmp_path, unlock)
    assert told.startswith(
        "No keyring: The keyring cannot be used: it is locked and was not unlocked. Unlock"
    )


@marked_real
def test_that_a_keyring_that_was_never_unlocked_is_told_with_its_advice(tmp_path: Path) -> None:
    own_keyring_or_skip()
    told = said(PROBE, tmp_path, "gnome-keyring-daemon --start --components=secrets")
    assert told.startswith("No keyring: The keyring cannot be used: it could not be opened. Unlock")


@pytest.mark.parametrize("backend", ["fail.Keyring", "null.Keyring", "chainer.ChainerBackend"])
def test_that_a_backend_that_keeps_nothing_is_told_as_no_keyring(
    tmp_path: Path, backend: str
) -> None:
    told = said(
        PROBE,
        tmp_path,
        PYTHON_KEYRING_BACKEND=f"keyring.backends.{backend}",
        DBUS_SESSION_BUS_ADDRESS="unix:path=/nonexistent",
    )
    assert told.startswith("No keyring: No keyring of the system was found. Unlock or install")


@pytest.mark.parametrize("backend", ["no_such_package.Keyring", "keyring.backends.fail.NoSuch"])
def test_that_a_backend_that_cannot_be_loaded_is_told_as_no_keyring(
    tmp_path: Path, backend: str
) -> None:
    told = said(PROBE, tmp_path, PYTHON_KEYRING_BACKEND=backend)
    assert told.startswith("No keyring: The keyring of this computer cannot be used: ")
