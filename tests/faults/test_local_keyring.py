"""F69, F71 to F75: the keyring is missing, refuses, hangs, forgets, or keeps files of its own.

A job without its credentials sends nothing and asks the keyring once; nothing falls back to a
file; the way out (this session only) is the operator's choice.
"""

import asyncio
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from keyring.errors import KeyringLocked, PasswordSetError
from local_kit import LocalWorld, applied, differing, is_write, planned

from designo_sync_gui.bootstrap import OpenOptions, connect_demo, open_services
from designo_sync_gui.demo.http_server import DemoRequest
from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.direction import Direction
from designo_sync_gui.domain.errors import SecretStoreUnavailable, SignInFailed
from designo_sync_gui.domain.events import StoreState
from designo_sync_gui.domain.order import Side
from designo_sync_gui.domain.secret_origin import with_origin
from designo_sync_gui.storage.keyring_secrets import KeyringSecretStore

ROOT = Path(__file__).parents[2]
CODE = LocalWorld.code
Ended = subprocess.CompletedProcess
PAIRS = {"1": ("processing", "on-hold"), "2": ("completed", "on-hold")}


class FakeKeyring:
    """Keeps what it is given; ``fail`` is raised instead, ``asked`` counts the readings."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.fail: Exception | None = None
        self.asked = 0
        self.longest = 10_000
        self.gate: threading.Event | None = None

    def _may(self) -> None:
        if self.gate is not None:
            self.gate.wait(20)
        if self.fail is not None:
            raise self.fail

    def get_password(self, service: str, username: str) -> str | None:
        self.asked += 1
        self._may()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._may()
        if len(password) > self.longest:
            raise PasswordSetError("the credential is too long")
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._may()
        del self.kept[service, username]

    def forget(self, name: str) -> None:
        (key,) = [key for key in self.kept if key[1].endswith(f"/{name}")]
        del self.kept[key]


@pytest.fixture
def keyring() -> FakeKeyring:
    return FakeKeyring()


@pytest.fixture
def store(keyring: FakeKeyring) -> KeyringSecretStore:
    return KeyringSecretStore("home", backend=lambda: keyring, patience=10.0)


@pytest.fixture
def sides() -> Iterator[LocalWorld]:
    with LocalWorld(PAIRS) as sides:
        yield sides


@pytest.fixture
def home(sides: LocalWorld, store: KeyringSecretStore, tmp_path: Path) -> Path:
    """Both sides connected and read, their credentials in the fake keyring."""

    async def save() -> None:
        for owner, values in sides.secrets.items():
            secrets = {name: Secret(value) for name, value in values.items()}
            await store.save(owner, with_origin(secrets, sides.address_of(owner)))

    asyncio.run(save())
    return sides.prepared(tmp_path / "home")


def requests_of(sides: LocalWorld) -> int:
    return sum(len(sides.server(side).requests) for side in Side)


def program(home: Path, *argv: str, stdin: object = None, **env: str) -> Ended:
    return subprocess.run(
        [sys.executable, "-m", "designo_sync_gui", "--home", str(home), *argv],
        cwd=ROOT,
        env={**os.environ, **env},
        input=json.dumps(stdin),
        capture_output=True,
        text=True,
        timeout=25,
        check=False,
    )


def add_store(home: Path, sides: LocalWorld, **env: str) -> Ended:
    add = ("stores", "add", "woocommerce", "--name", "N", "--code", CODE)
    keys = sides.secrets[f"store:{CODE}"]
    return program(home, *add, "--url", sides.world.shop_url, stdin=keys, **env)


def assert_in_no_file(folder: Path, secrets: Mapping[str, Mapping[str, str]]) -> None:
    for path in folder.rglob("*"):
        content = path.read_bytes() if path.is_file() else b""
        for values in secrets.values():
            assert not [v for v in values.values() if v.encode() in content], path


def test_F69_without_a_keyring_the_session_only_is_offered_and_nothing_is_kept_in_a_file(
    sides: LocalWorld, tmp_path: Path
) -> None:
    home = tmp_path / "home"

    async def steps() -> None:
        services = await open_services(OpenOptions(home, probe_secrets=True))
        try:
            await services.secrets.check()
            problem = (await services.overview()).secret_problem
            assert isinstance(problem, SecretStoreUnavailable)
            assert "this session only" in problem.advice.english
            with pytest.raises(SecretStoreUnavailable):
                await connect_demo(services, sides.world)
            assert (await services.overview()).settings.stores == ()
            await services.secrets.use_memory()
            await connect_demo(services, sides.world)
            assert not (await services.jobs.refresh()).errors
        finally:
            await services.aclose()

    asyncio.run(steps())
    assert_in_no_file(home, sides.secrets)


def test_F71_a_locked_keyring_stops_a_refresh_before_any_request_and_is_asked_once_per_side(
    sides: LocalWorld, home: Path, store: KeyringSecretStore, keyring: FakeKeyring
) -> None:
    keyring.fail = KeyringLocked("Prompt dismissed")
    keyring.asked = 0
    before = requests_of(sides)

    async def steps() -> None:
        async with sides.opened(home, store) as services:
            errors = (await services.jobs.refresh()).errors
            assert {type(error) for _, error in errors} == {SecretStoreUnavailable}
            assert {code for code, _ in errors} == {"", CODE}
            assert all("Unlock" in error.advice.english for _, error in errors)
            assert (keyring.asked, requests_of(sides)) == (2, before)
            assert {order.ref.order_id for order in await services.orders.known()} == set(PAIRS)
            keyring.fail = None
            assert not (await services.jobs.refresh()).errors

    asyncio.run(steps())


def test_F71_a_locked_keyring_stops_a_plan_from_being_sent_and_it_goes_on_once_unlocked(
    sides: LocalWorld, home: Path, store: KeyringSecretStore, keyring: FakeKeyring
) -> None:
    async def steps() -> None:
        async with sides.opened(home, store) as services:
            plan = await planned(services, Direction.TO_DESIGNO)
        keyring.fail = KeyringLocked("Prompt dismissed")
        async with sides.opened(home, store) as services:
            result = await applied(services, plan)
            assert {type(error) for error in result.errors} <= {SecretStoreUnavailable}
            assert not any(outcome.sent for outcome in result.outcomes)
            assert all("Unlock" in outcome.advice.english for outcome in result.outcomes)
            assert not sides.write_requests(Side.DESIGNO)
            keyring.fail = None
            assert (await applied(services, plan)).clean
            assert await differing(services) == []

    asyncio.run(steps())


def test_F72_a_prompt_that_hangs_leaves_the_loop_alive_and_is_given_up(
    sides: LocalWorld, home: Path, keyring: FakeKeyring
) -> None:
    hung = KeyringSecretStore("home", backend=lambda: keyring, patience=0.2)
    keyring.gate = threading.Event()
    turns = 0

    async def tick() -> None:
        nonlocal turns
        while True:
            turns += 1
            await asyncio.sleep(0.001)

    async def steps() -> None:
        async with sides.opened(home, hung) as services:
            ticking = asyncio.ensure_future(tick())
            errors = (await services.jobs.refresh()).errors
            ticking.cancel()
            assert all("did not answer" in error.message.english for _, error in errors)
            assert len(errors) == 2

    try:
        asyncio.run(steps())
    finally:
        keyring.gate.set()
    assert turns > 20


@pytest.mark.parametrize("module", ["pywintypes", "win32ctypes.pywin32.pywintypes"])
def test_F71_a_refusal_of_windows_itself_is_told_as_a_keyring_that_cannot_be_used(
    store: KeyringSecretStore, keyring: FakeKeyring, module: str
) -> None:
    """There ``keyring`` passes the system's own error on, for example of a policy."""
    keyring.fail = type("error", (Exception,), {"__module__": module})("CredWrite", 1312)
    with pytest.raises(SecretStoreUnavailable, match="cannot be used"):
        asyncio.run(store.probe())


@pytest.mark.parametrize("backend", ["keyring.backends.null.Keyring", "keyrings.alt.file.Plain"])
def test_F73_a_backend_that_keeps_nothing_or_a_file_is_refused(
    sides: LocalWorld, tmp_path: Path, backend: str
) -> None:
    """The second one is made as ``keyrings.alt`` makes them: it would keep a readable file."""
    package = tmp_path / "packages" / "keyrings" / "alt"
    package.mkdir(parents=True)
    (package / "file.py").write_text(PLAIN, encoding="utf-8")
    home = tmp_path / "home"
    path = os.pathsep.join([str(tmp_path / "packages"), str(ROOT)])
    done = add_store(home, sides, PYTHON_KEYRING_BACKEND=backend, PYTHONPATH=path)
    assert done.returncode == 5, done.stderr
    assert "No keyring" in done.stderr
    assert "this session only" in done.stderr
    assert_in_no_file(tmp_path, sides.secrets)
    assert json.loads(program(home, "stores", "list", "--json").stdout) == []


PLAIN = """
from pathlib import Path
from keyring.backend import KeyringBackend

class Plain(KeyringBackend):
    priority = 9
    file = Path(__file__).with_name("passwords.txt")

    def get_password(self, service, username):
        return self.file.read_text() if self.file.exists() else None

    def set_password(self, service, username, password):
        self.file.write_text(password)

    def delete_password(self, service, username):
        self.file.unlink()
"""


def test_F74_credentials_removed_during_a_job_end_in_a_sign_in_and_nothing_is_sent_without_them(
    sides: LocalWorld, home: Path, store: KeyringSecretStore, keyring: FakeKeyring
) -> None:
    async def steps() -> None:
        async with sides.opened(home, store) as services:
            refs = await differing(services)
            plans = [await services.orders.plan(Direction.TO_STOREFRONT, [ref]) for ref in refs]
            sides.server(Side.STOREFRONT).after_handle = at_first_write(
                lambda: keyring.forget("consumer_secret")
            )
            assert (await applied(services, plans[0])).clean
        async with sides.opened(home, store) as services:
            result = await applied(services, plans[1])
            assert [type(error) for error in result.errors] == [SignInFailed]
            assert not any(outcome.sent for outcome in result.outcomes)
            states = (await services.overview()).states
            assert states[CODE] is StoreState.SIGN_IN_NEEDED
            ((code, error),) = (await services.jobs.refresh()).errors
            assert (code, error.title.english) == (CODE, "Credentials missing")
            (shop,) = (await services.overview()).settings.stores
            entered = sides.secrets[f"store:{CODE}"].items()
            keys = {name: Secret(value) for name, value in entered}
            await services.connections.save_store(shop, keys, CODE)
            assert (await applied(services, plans[1])).clean

    asyncio.run(steps())
    assert sides.changes(Side.STOREFRONT) == dict.fromkeys(PAIRS, 1)


def at_first_write(act: Callable[[], None]) -> Callable[[DemoRequest], None]:
    """Once, after the first write was carried out."""
    left = [act]

    def look(request: DemoRequest) -> None:
        if is_write(request) and left:
            left.pop()()

    return look


def test_F75_a_credential_longer_than_the_keyring_keeps_leaves_the_former_ones_as_they_were(
    sides: LocalWorld, home: Path, store: KeyringSecretStore, keyring: FakeKeyring
) -> None:
    keyring.longest = 100
    kept = dict(keyring.kept)

    async def steps() -> None:
        async with sides.opened(home, store) as services:
            (shop,) = (await services.overview()).settings.stores
            keys = {"consumer_key": Secret("new"), "consumer_secret": Secret("x" * 101)}
            with pytest.raises(SecretStoreUnavailable) as failure:
                await services.connections.save_store(shop, keys, shop.code)
            assert failure.value.advice
            assert keyring.kept == kept
            assert (await services.overview()).settings.stores == (shop,)
            assert not (await services.jobs.refresh()).errors

    asyncio.run(steps())
