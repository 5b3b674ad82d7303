"""Secrets in a keyring that may refuse, forget, hang or be locked; and for one run in memory."""

import asyncio
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from configparser import MissingSectionHeaderError
from pathlib import Path

import pytest
from keyring.errors import (
    InitError,
    KeyringLocked,
    NoKeyringError,
    PasswordDeleteError,
    PasswordSetError,
)

from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.errors import SecretStoreUnavailable
from designo_sync_gui.domain.sentence import verbatim
from designo_sync_gui.domain.visible import visible_text
from designo_sync_gui.storage.keyring_secrets import KeyringSecretStore
from designo_sync_gui.storage.memory_secrets import MemorySecretStore

SERVICE = "DesignO Sync home-1"
OLD = {"consumer_key": Secret("old key"), "consumer_secret": Secret("old secret")}
NEW = {"consumer_key": Secret("new key"), "consumer_secret": Secret("new secret")}
ROOT = Path(__file__).parents[3]


class FakeKeyring:
    """Keeps what it is given; ``on_set`` may refuse or alter a value."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.threads: set[str] = set()
        self.on_set: Callable[[str, str], str] = lambda _, password: password

    def get_password(self, service: str, username: str) -> str | None:
        self.threads.add(threading.current_thread().name)
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = self.on_set(username, password)

    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.kept:
            raise PasswordDeleteError("not found")
        del self.kept[service, username]


@pytest.fixture
def keyring() -> FakeKeyring:
    return FakeKeyring()


@pytest.fixture
def store(keyring: FakeKeyring) -> KeyringSecretStore:
    return KeyringSecretStore("home-1", backend=lambda: keyring, patience=10.0)


def failing(error: Exception) -> KeyringSecretStore:
    """A store whose keyring fails at every call."""

    class Failing(FakeKeyring):
        def get_password(self, service: str, username: str) -> str | None:
            raise error

        def set_password(self, service: str, username: str, password: str) -> None:
            raise error

    return KeyringSecretStore("home-1", backend=Failing, patience=10.0)


def test_that_secrets_are_kept_under_folder_owner_and_name(
    store: KeyringSecretStore, keyring: FakeKeyring
) -> None:
    asyncio.run(store.save("store:wc_eu", NEW))
    assert keyring.kept == {
        (SERVICE, "store:wc_eu/consumer_key"): "new key",
        (SERVICE, "store:wc_eu/consumer_secret"): "new secret",
    }


def test_that_secrets_come_back_exactly_and_missing_ones_are_left_out(
    store: KeyringSecretStore,
) -> None:
    odd = {"a": Secret(" \ufeffGro\u0308ße\x00\u2028🖨️ "), "empty": Secret("")}
    asyncio.run(store.save("designo", odd))
    assert asyncio.run(store.load("designo", ["a", "empty", "other"])) == odd
    assert asyncio.run(store.load("store:designo", ["a"])) == {}


def test_that_two_data_folders_do_not_share_secrets(keyring: FakeKeyring) -> None:
    one = KeyringSecretStore("home-1", backend=lambda: keyring)
    two = KeyringSecretStore("home-2", backend=lambda: keyring)
    asyncio.run(one.save("designo", OLD))
    asyncio.run(two.save("designo", NEW))
    assert asyncio.run(one.load("designo", list(OLD))) == OLD


def test_that_the_keyring_is_never_asked_on_the_caller_s_thread(
    store: KeyringSecretStore, keyring: FakeKeyring
) -> None:
    asyncio.run(store.probe())
    assert keyring.threads == {"keyring"}


def test_that_probing_leaves_nothing_behind(
    store: KeyringSecretStore, keyring: FakeKeyring
) -> None:
    asyncio.run(store.probe())
    assert keyring.kept == {}


@pytest.mark.parametrize(
    "keeps", [lambda _: "", lambda password: password.strip(), lambda password: password + "\n"]
)
def test_that_a_value_kept_otherwise_is_not_stored_and_the_old_one_is_back(
    store: KeyringSecretStore, keyring: FakeKeyring, keeps: Callable[[str], str]
) -> None:
    asyncio.run(store.save("designo", OLD))
    before = dict(keyring.kept)
    keyring.on_set = lambda _, password: keeps(password) if password.startswith(" n") else password
    with pytest.raises(SecretStoreUnavailable, match="did not store the value"):
        asyncio.run(store.save("designo", {**NEW, "consumer_secret": Secret(" new secret")}))
    assert keyring.kept == before


def test_that_a_keyring_that_keeps_nothing_is_none(keyring: FakeKeyring) -> None:
    class Forgetful(FakeKeyring):
        def set_password(self, service: str, username: str, password: str) -> None:
            """Says nothing and keeps nothing, as ``keyring.backends.null`` does."""

    store = KeyringSecretStore("home-1", backend=Forgetful)
    with pytest.raises(SecretStoreUnavailable, match="Forgetful did not store"):
        asyncio.run(store.probe())


@pytest.mark.parametrize("refused", ["consumer_key", "consumer_secret"])
@pytest.mark.parametrize("former", [{}, OLD, {"consumer_key": Secret("old key")}], ids=len)
def test_that_secrets_are_saved_all_or_none(
    store: KeyringSecretStore, keyring: FakeKeyring, refused: str, former: dict[str, Secret]
) -> None:
    asyncio.run(store.save("designo", former))
    before = dict(keyring.kept)

    def refuse(username: str, password: str) -> str:
        if username == f"designo/{refused}" and password.startswith("new"):
            raise PasswordSetError("refused")
        return password

    keyring.on_set = refuse
    with pytest.raises(SecretStoreUnavailable, match="it did not store the credential"):
        asyncio.run(store.save("designo", NEW))
    assert keyring.kept == before


@pytest.mark.parametrize("second", [KeyringLocked("locked"), OSError("the bus is gone")])
def test_that_the_first_failure_is_told_when_putting_back_fails_too(
    store: KeyringSecretStore, keyring: FakeKeyring, second: Exception
) -> None:
    asyncio.run(store.save("designo", OLD))

    def refuse(_: str, password: str) -> str:
        raise PasswordSetError("refused") if password.startswith("new") else second

    keyring.on_set = refuse
    with pytest.raises(SecretStoreUnavailable, match="it did not store the credential"):
        asyncio.run(store.save("designo", NEW))


@pytest.mark.parametrize(
    ("error", "why"),
    [
        (KeyringLocked("Prompt dismissed"), "it is locked and was not unlocked"),
        (InitError("no session"), "it could not be opened"),
        (NoKeyringError("none"), "it could not be opened"),
        (PasswordSetError("refused"), "it did not store the credential"),
        (PasswordDeleteError("not found"), "it did not delete the credential"),
        (OSError("no bus"), "the system refused access to it"),
    ],
)
def test_that_a_keyring_that_fails_is_told_with_its_cause_and_advice(
    error: Exception, why: str
) -> None:
    store = failing(error)
    for call in (store.probe(), store.load("designo", ["a"]), store.delete("designo", ["a"])):
        with pytest.raises(SecretStoreUnavailable) as failure:
            asyncio.run(call)
        assert failure.value.message.english == f"The keyring cannot be used: {why}."
        assert failure.value.details == type(error).__name__
        assert "this session only" in failure.value.advice.english


def test_that_no_failure_carries_the_secret() -> None:
    store = failing(PasswordSetError("could not set hunter2"))
    with pytest.raises(SecretStoreUnavailable) as failure:
        asyncio.run(store.save("designo", {"a": Secret("hunter2")}))
    told = failure.value
    assert "hunter2" not in f"{told} {told.details} {told.advice.english} {told!r}"
    assert told.__suppress_context__


@pytest.mark.parametrize(
    "error",
    [
        RuntimeError("x"),
        NameError("dbus"),
        ValueError("not enough values"),
        KeyError("k"),
        EOFError(),
    ],
)
def test_that_whatever_a_keyring_raises_is_an_unusable_keyring(error: Exception) -> None:
    store = failing(error)
    for call in (store.probe(), store.load("designo", ["a"]), store.delete("designo", ["a"])):
        with pytest.raises(SecretStoreUnavailable, match="the system refused access"):
            asyncio.run(call)


@pytest.mark.parametrize(
    "error",
    [
        MissingSectionHeaderError("keyringrc.cfg", 1, "x"),
        RuntimeError("Unable to initialize SecretService"),
        ValueError("not enough values to unpack"),
        ImportError("no module"),
        NameError("name 'dbus' is not defined"),
        NoKeyringError("none"),
        SyntaxError("a backend of this computer's own"),
        RuntimeError(),
    ],
)
def test_that_whatever_choosing_a_keyring_raises_is_told_with_its_words(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def choose() -> object:
        raise error

    monkeypatch.setattr("keyring.get_keyring", choose)
    with pytest.raises(SecretStoreUnavailable) as failure:
        asyncio.run(KeyringSecretStore("home").probe())
    told = failure.value
    assert visible_text(str(error)).rstrip(".") in told.message.english
    assert type(error).__name__ not in told.message.english
    assert "PYTHON_KEYRING_BACKEND" in told.advice.english
    assert "this session only" in told.advice.english


def test_that_deleting_a_missing_secret_is_no_failure(
    store: KeyringSecretStore, keyring: FakeKeyring
) -> None:
    asyncio.run(store.save("designo", OLD))
    asyncio.run(store.delete("designo", ["absent", "consumer_key"]))
    asyncio.run(store.delete("designo", ["consumer_key"]))
    assert keyring.kept == {(SERVICE, "designo/consumer_secret"): "old secret"}


def test_that_a_keyring_is_looked_for_again_after_none_was_found(keyring: FakeKeyring) -> None:
    found: Iterator[bool] = iter([False, True])

    def find() -> FakeKeyring:
        if next(found):
            return keyring
        raise SecretStoreUnavailable(verbatim("No keyring of the system was found."))

    store = KeyringSecretStore("home-1", backend=find)
    with pytest.raises(SecretStoreUnavailable):
        asyncio.run(store.probe())
    asyncio.run(store.probe())


def test_that_a_long_credential_is_refused_before_windows_cuts_it(
    store: KeyringSecretStore, keyring: FakeKeyring, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("designo_sync_gui.storage.keyring_secrets.sys.platform", "win32")
    asyncio.run(store.save("designo", {"a": Secret("x" * 1280)}))
    with pytest.raises(SecretStoreUnavailable, match="1280 characters Windows keeps"):
        asyncio.run(store.save("designo", {"b": Secret("b"), "a": Secret("x" * 1281)}))
    assert len(keyring.kept) == 1


def test_that_a_hung_keyring_is_given_up_and_its_late_answer_changes_nothing() -> None:
    answered, done = threading.Event(), threading.Event()

    class Hung(FakeKeyring):
        def get_password(self, service: str, username: str) -> str | None:
            answered.wait(10)
            done.set()
            return "late"

    store = KeyringSecretStore("home-1", backend=Hung, patience=0.01)
    with pytest.raises(SecretStoreUnavailable, match="did not answer"):
        asyncio.run(store.load("designo", ["a"]))
    answered.set()
    assert done.wait(10)


HANGS = """
import asyncio, threading
from designo_sync_gui.domain.errors import SecretStoreUnavailable
from designo_sync_gui.storage.keyring_secrets import KeyringSecretStore
class Hung:
    def get_password(self, service, username):
        threading.Event().wait()
try:
    asyncio.run(KeyringSecretStore("home-1", backend=Hung, patience=0.01).load("designo", ["a"]))
except SecretStoreUnavailable as error:
    print(error.title)
"""


def test_that_a_hung_keyring_does_not_keep_the_program_from_ending() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", HANGS], cwd=ROOT, capture_output=True, text=True, timeout=20
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "No keyring\n", "")


def test_that_memory_keeps_secrets_by_owner_until_they_are_deleted() -> None:
    async def steps() -> None:
        memory = MemorySecretStore()
        await memory.probe()
        await memory.save("designo", OLD)
        await memory.save("store:wc_eu", NEW)
        await memory.delete("designo", ["consumer_key", "absent"])
        assert await memory.load("designo", list(OLD)) == {"consumer_secret": Secret("old secret")}
        assert await memory.load("store:wc_eu", list(NEW)) == NEW
        assert await MemorySecretStore().load("store:wc_eu", list(NEW)) == {}

    asyncio.run(steps())
