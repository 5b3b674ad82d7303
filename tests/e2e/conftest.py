"""The program as an operator starts it: a process of its own, against the demo world."""

import asyncio
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from forked_program import ForkedProgram, forks_for
from under_wine import patience

from designo_sync_gui.bootstrap import OpenOptions, open_services
from designo_sync_gui.demo.world import DemoWorld
from designo_sync_gui.domain.connection import DesignoConnection, Secret, Store
from designo_sync_gui.storage.memory_secrets import MemorySecretStore

ROOT = Path(__file__).parents[2]
#: The last is for the branches that a child process runs (tests/support/room_coverage.py).
KEPT = ("PATH", "SYSTEMROOT", "COVERAGE_PROCESS_START")


@dataclass
class Program:
    """Runs ``python -m designo_sync_gui`` without a keyring, unless ``env`` says otherwise."""

    home: Path
    env: dict[str, str] = field(default_factory=dict)
    stdin: object = ""

    def __call__(self, *argv: str, stdin: object = None, expect: int = 0) -> str:
        """Standard output of one command, whose exit status must be ``expect``."""
        given = self.stdin if stdin is None else stdin
        done = self._run(argv, (given if isinstance(given, str) else json.dumps(given)).encode())
        self.err, out = _text(done.stderr), _text(done.stdout)
        assert done.returncode == expect, out + self.err
        return out

    def _run(self, argv: tuple[str, ...], given: bytes) -> "subprocess.CompletedProcess[bytes]":
        env, seconds = self._environment(), patience(50)
        if forks_for(env):
            return _FORKED.program(env).run(argv, given, env, self.home, seconds)
        return subprocess.run(
            [sys.executable, "-W", "error", "-m", "designo_sync_gui", *argv],
            input=given,
            capture_output=True,
            env=env,
            cwd=self.home,
            check=False,
            timeout=seconds,
        )

    def json(self, *argv: str, **more: Any) -> Any:
        return json.loads(self(*argv, "--json", **more))

    def _environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in KEPT if name in os.environ}
        return {
            **kept,
            "HOME": str(self.home),
            "USERPROFILE": str(self.home),
            "DESIGNO_SYNC_HOME": str(self.home / "data"),
            "PYTHONPATH": str(ROOT),
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            **self.env,
        }


def _text(output: bytes) -> str:
    """As a text file is read: Windows ends its lines otherwise."""
    return output.decode("utf-8").replace("\r\n", "\n")


class _Forked:
    """The process that forks for the commands of this worker's tests, once one is wanted."""

    def __init__(self) -> None:
        self._program: ForkedProgram | None = None

    def program(self, env: Mapping[str, str]) -> ForkedProgram:
        if self._program is None:
            self._program = ForkedProgram(env)
        return self._program

    def close(self) -> None:
        if self._program is not None:
            self._program.close()
            self._program = None


_FORKED = _Forked()


@pytest.fixture(scope="session", autouse=True)
def _forked_ended() -> Iterator[None]:
    yield
    _FORKED.close()


@pytest.fixture
def world() -> Iterator[DemoWorld]:
    with DemoWorld() as world:
        yield world


@pytest.fixture
def secrets(world: DemoWorld) -> Mapping[str, Mapping[str, str]]:
    """The demo world's credentials in the form of ``--session-secrets``."""
    return {
        f"store:{world.store_code}": {
            "consumer_key": world.consumer_key,
            "consumer_secret": world.consumer_secret,
        },
        "designo": {"demo_read_key": world.designo_read_key},
    }


@pytest.fixture(scope="session")
def program_at() -> type[Program]:
    """Makes a program of a home folder, for fixtures that several tests share."""
    return Program


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path)


@pytest.fixture
def connect(program: Program, world: DemoWorld, secrets, tmp_path: Path):
    """Connect the demo shop and the demo DesignO with this program's own commands."""

    def run(*more: str, store_secrets: object, designo_secrets: object, **urls: str) -> None:
        profile = tmp_path / "profile.toml"
        profile.write_text(world.read_profile_toml, encoding="utf-8")
        shop = urls.get("shop", world.shop_url)
        program(
            *("stores", "add", "woocommerce", "--name", world.store_name),
            *("--code", world.store_code, "--url", shop, *more),
            stdin=store_secrets,
        )
        program(
            *("designo", "set", "--url", urls.get("designo", world.designo_url)),
            *("--read-profile", str(profile), *more),
            stdin=designo_secrets,
        )

    return run


@pytest.fixture
def connected_by_commands(program: Program, connect, secrets) -> Program:
    """The program with both sides connected; each run is given its secrets on standard input."""
    connect("--session-secrets", store_secrets=secrets, designo_secrets=secrets)
    program.stdin = secrets
    return program


@pytest.fixture
def connected(program: Program, world: DemoWorld, secrets, tmp_path: Path) -> Program:
    """The same, made by the engine here: starting the program twice takes a second."""

    async def connect() -> None:
        services = await open_services(OpenOptions(tmp_path / "data", MemorySecretStore()))
        store = Store(world.store_code, world.store_name, "woocommerce", world.shop_url)
        keys = {name: Secret(text) for name, text in secrets[f"store:{store.code}"].items()}
        await services.connections.save_store(store, keys)
        designo = DesignoConnection(world.designo_url, read_profile=world.read_profile_toml)
        keys = {name: Secret(text) for name, text in secrets["designo"].items()}
        await services.connections.save_designo(designo, keys)
        await services.aclose()

    asyncio.run(connect())
    program.stdin = secrets
    return program
