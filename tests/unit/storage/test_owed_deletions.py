"""What the keyring refused to delete is kept by name, told and tried again until it is gone."""

import asyncio
import errno
import json
from collections.abc import Callable, Coroutine, Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from designo_sync_gui import bootstrap
from designo_sync_gui.bootstrap import OpenOptions, open_services
from designo_sync_gui.domain.connection import Secret, Store
from designo_sync_gui.domain.errors import SecretStoreUnavailable, StorageFailed
from designo_sync_gui.domain.events import Event, SecretsLeft
from designo_sync_gui.domain.sentence import Sentence, say, verbatim
from designo_sync_gui.engine.connections.secret_store import SecretService
from designo_sync_gui.engine.connections.secrets import ChosenSecretStore
from designo_sync_gui.engine.events import EventHub
from designo_sync_gui.engine.services import Services
from designo_sync_gui.storage import owed_deletions
from designo_sync_gui.storage.memory_secrets import MemorySecretStore
from designo_sync_gui.storage.owed_deletions import LastingDeletions

NOW = datetime(2026, 11, 28, 10, 15, tzinfo=UTC)
KEYS = {"consumer_key": Secret("ck_1"), "consumer_secret": Secret("cs_1")}


class Keyring:
    """A keyring that can be locked; it keeps what it holds from one run to the next."""

    description: Sentence = verbatim("test")

    def __init__(self) -> None:
        self.locked = False
        self.kept: dict[str, dict[str, Secret]] = {}

    async def probe(self) -> None:
        self._refuse()

    async def load(self, owner: str, names: Sequence[str]) -> Mapping[str, Secret]:
        held = self.kept.get(owner, {})
        return {name: held[name] for name in names if name in held}

    async def save(self, owner: str, secrets: Mapping[str, Secret]) -> None:
        self._refuse()
        self.kept.setdefault(owner, {}).update(secrets)

    async def delete(self, owner: str, names: Sequence[str]) -> None:
        self._refuse()
        for name in names:
            self.kept.get(owner, {}).pop(name, None)

    def _refuse(self) -> None:
        if self.locked:
            raise SecretStoreUnavailable(say("It is locked."), say("Unlock it."))


@pytest.fixture
def keyring() -> Keyring:
    return Keyring()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "owed-deletions.json"


@pytest.fixture
def store(keyring: Keyring, path: Path) -> LastingDeletions:
    return LastingDeletions(keyring, path, lambda: NOW)


def refused(store: LastingDeletions, owner: str, *names: str) -> None:
    with pytest.raises(SecretStoreUnavailable, match="locked"):
        asyncio.run(store.delete(owner, names))


def test_that_only_the_names_of_what_was_refused_are_kept_until_it_is_deleted(
    keyring: Keyring, store: LastingDeletions, path: Path
) -> None:
    asyncio.run(store.save("store:de", KEYS))
    asyncio.run(store.delete("designo", ["read_key"]))
    assert not path.exists()
    keyring.locked = True
    refused(store, "store:de", "consumer_key")
    refused(store, "store:de", "consumer_key", "consumer_secret")
    assert asyncio.run(store.left()) == {"store:de": ("consumer_key", "consumer_secret")}
    assert "ck_1" not in path.read_text()
    with pytest.raises(SecretStoreUnavailable):
        asyncio.run(store.retry())
    keyring.locked = False
    asyncio.run(store.retry())
    assert keyring.kept["store:de"] == {}
    assert asyncio.run(store.left()) == {}


def test_that_what_is_saved_anew_is_not_deleted_later(
    keyring: Keyring, store: LastingDeletions
) -> None:
    keyring.locked = True
    refused(store, "store:de", "consumer_key", "token")
    keyring.locked = False
    asyncio.run(store.save("store:de", KEYS))
    assert asyncio.run(store.left()) == {"store:de": ("token",)}
    asyncio.run(store.retry())
    assert keyring.kept["store:de"] == KEYS


def test_that_nothing_is_saved_that_the_next_start_would_delete(
    keyring: Keyring, store: LastingDeletions, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring.locked = True
    refused(store, "store:de", "consumer_key")
    keyring.locked = False

    def full(_path: Path, _content: bytes) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(owed_deletions, "write_whole", full)
        with pytest.raises(StorageFailed):
            asyncio.run(store.save("store:de", KEYS))
    asyncio.run(store.retry())
    assert keyring.kept == {}


def test_that_what_was_not_saved_anew_stays_owed(keyring: Keyring, store: LastingDeletions) -> None:
    keyring.locked = True
    refused(store, "store:de", "consumer_key", "token")
    with pytest.raises(SecretStoreUnavailable):
        asyncio.run(store.save("store:de", KEYS))
    assert asyncio.run(store.left()) == {"store:de": ("token", "consumer_key")}


@pytest.mark.parametrize(
    "text", ["{", "[]", '{"format": 2, "owed": {}}', '{"format": 1, "owed": {"a": [1]}}']
)
def test_that_a_file_that_is_not_understood_is_put_aside(
    store: LastingDeletions, path: Path, text: str
) -> None:
    path.write_text(text)
    assert asyncio.run(store.left()) == {}
    assert len(list(path.parent.glob("owed-deletions.json.*"))) == 1


def test_that_a_file_that_cannot_be_written_does_not_hide_what_the_keyring_says(
    keyring: Keyring, store: LastingDeletions, path: Path
) -> None:
    path.mkdir()
    keyring.locked = True
    refused(store, "designo", "read_key")


@pytest.mark.parametrize("locked", [True, False])
def test_that_the_window_tries_again_at_its_start_and_tells_what_is_left(
    keyring: Keyring, store: LastingDeletions, locked: bool
) -> None:
    keyring.locked = True
    refused(store, "designo", "read_key")
    keyring.locked = locked
    events, told = EventHub(), list[Event]()
    events.subscribe(told.append)
    service = SecretService(ChosenSecretStore(store, MemorySecretStore(), owed=store), events)
    asyncio.run(service.check())
    (left,) = [event for event in told if isinstance(event, SecretsLeft)]
    assert (left.error is not None) == locked
    if left.error is not None:
        assert "designo/read_key" in left.error.message.english
        assert left.error.advice.english.endswith("credentials forget --left")


def test_that_a_start_with_nothing_owed_tells_nothing(
    keyring: Keyring, store: LastingDeletions
) -> None:
    events, told = EventHub(), list[Event]()
    events.subscribe(told.append)
    service = SecretService(ChosenSecretStore(store, MemorySecretStore(), owed=store), events)
    asyncio.run(service.check())
    assert told == []


def test_that_the_credentials_of_a_removed_store_are_told_at_each_start_until_they_are_gone(
    keyring: Keyring, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bootstrap, "KeyringSecretStore", lambda home_id: keyring)

    def run(work: Callable[[Services], Coroutine[Any, Any, Any]]) -> tuple[str, ...]:
        async def whole() -> tuple[str, ...]:
            services = await open_services(OpenOptions(tmp_path / "home"))
            try:
                await work(services)
                return tuple(problem.message.english for problem in services.problems)
            finally:
                await services.aclose()

        return asyncio.run(whole())

    async def connect(services: Services) -> None:
        for code in ("de", "fr"):
            shop = Store(code, code, "woocommerce", f"https://{code}.example/")
            await services.connections.save_store(shop, KEYS)

    async def remove(services: Services) -> None:
        with pytest.raises(SecretStoreUnavailable):
            await services.connections.remove_store("de")
        with pytest.raises(SecretStoreUnavailable):
            await services.connections.forget_secrets(None)

    async def forget_left(services: Services) -> None:
        await services.secrets.forget_left()

    async def nothing(services: Services) -> None:
        del services

    assert run(connect) == ()
    keyring.locked = True
    assert run(remove) == ()
    (told,) = run(nothing)
    assert "store:de/consumer_key" in told
    assert "store:fr/consumer_secret" in told
    keyring.locked = False
    assert run(forget_left) == (told,)
    assert run(nothing) == ()
    assert not any(keyring.kept.values())
    assert json.loads((tmp_path / "home" / "owed-deletions.json").read_text())["owed"] == {}
