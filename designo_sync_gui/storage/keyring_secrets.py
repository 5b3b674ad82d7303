"""Secrets in the operating system's keyring.

Law: a secret counts as stored only once it was read back; a backend that keeps nothing, or keeps
files of its own, is no keyring. Every call runs on a thread of its own with a time limit, because
an unlock prompt may hang, and a hung prompt never keeps the program from ending.
"""

import asyncio
import secrets as random_source
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Any, Protocol, TypeVar

from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.errors import SecretStoreUnavailable
from designo_sync_gui.domain.sentence import Sentence, say, verbatim
from designo_sync_gui.domain.visible import visible_text

T = TypeVar("T")

#: Seconds an unlock prompt may stand before the call is given up.
PATIENCE = 60.0
#: Windows keeps 2,560 bytes per credential, stored as UTF-16 (Microsoft's documentation).
_WINDOWS_LONGEST = 1280
_ADVICE = say(
    "Unlock or install a keyring (on Linux: GNOME Keyring or KWallet), or use this session only: "
    "the credentials are then kept in memory until the program ends."
)
#: Packages whose backends keep plain or self-encrypted files.
_FILE_BACKENDS = ("keyrings.alt", "sagecipher", "keyrings.cryptfile")


class Backend(Protocol):
    """What is used of a backend of the ``keyring`` library."""

    def get_password(self, service: str, username: str) -> str | None: ...

    def set_password(self, service: str, username: str, password: str) -> None: ...

    def delete_password(self, service: str, username: str) -> None: ...


class KeyringSecretStore:
    """Implements ``domain.ports.SecretStore`` with one keyring service per data folder.

    ``backend`` finds the keyring at the first call; it is given by tests only.
    """

    def __init__(
        self, home_id: str, backend: Callable[[], Backend] | None = None, patience: float = PATIENCE
    ) -> None:
        self._service = f"DesignO Sync {home_id}"
        self._find = backend or find_backend
        self._patience = patience
        self._backend: Backend | None = None

    @property
    def description(self) -> Sentence:
        if self._backend is None:
            return say("keyring of the system")
        return verbatim(_name_of(self._backend))

    async def probe(self) -> None:
        """A real round trip with a throw-away value. Raises ``SecretStoreUnavailable``."""
        value = random_source.token_hex(8)
        await self.save("probe", {"probe": Secret(value)})
        await self.delete("probe", ["probe"])

    async def load(self, owner: str, names: Sequence[str]) -> Mapping[str, Secret]:
        def read(backend: Backend) -> dict[str, Secret]:
            found = {n: backend.get_password(self._service, f"{owner}/{n}") for n in names}
            return {name: Secret(value) for name, value in found.items() if value is not None}

        return await self._ask(read)

    async def save(self, owner: str, secrets: Mapping[str, Secret]) -> None:
        for name, secret in secrets.items():
            if sys.platform == "win32" and len(secret.reveal()) > _WINDOWS_LONGEST:
                raise SecretStoreUnavailable(
                    say(
                        "“{name}” is longer than the {windows_longest} characters Windows keeps.",
                        name=name,
                        windows_longest=_WINDOWS_LONGEST,
                    ),
                    say("Use a shorter credential, or this session only."),
                )
        await self._ask(lambda backend: self._save(backend, owner, secrets))

    async def delete(self, owner: str, names: Sequence[str]) -> None:
        def remove(backend: Backend) -> None:
            for name in names:
                if backend.get_password(self._service, f"{owner}/{name}") is not None:
                    backend.delete_password(self._service, f"{owner}/{name}")

        await self._ask(remove)

    def _save(self, backend: Backend, owner: str, secrets: Mapping[str, Secret]) -> None:
        users = {name: f"{owner}/{name}" for name in secrets}
        former = {name: backend.get_password(self._service, users[name]) for name in secrets}
        try:
            for name, secret in secrets.items():
                backend.set_password(self._service, users[name], secret.reveal())
                if backend.get_password(self._service, users[name]) != secret.reveal():
                    raise SecretStoreUnavailable(
                        say(
                            "{name_of} did not store the value.",
                            name_of=self.description,
                        ),
                        _ADVICE,
                    )
        except BaseException:
            self._restore(backend, users, former)
            raise

    def _restore(
        self, backend: Backend, users: Mapping[str, str], former: Mapping[str, str | None]
    ) -> None:
        """Put back what was there; the failure that led here is the one that is told."""
        for name, value in former.items():
            try:
                if value is not None:
                    backend.set_password(self._service, users[name], value)
                elif backend.get_password(self._service, users[name]) is not None:
                    backend.delete_password(self._service, users[name])
            except SecretStoreUnavailable:
                return

    async def _ask(self, question: Callable[[Backend], T]) -> T:
        answer: Future[T] = Future()

        def work() -> None:
            answer.set_running_or_notify_cancel()
            try:
                if self._backend is None:
                    self._backend = self._find()
                answer.set_result(question(_Guarded(self._backend)))
            except BaseException as error:
                answer.set_exception(error)

        threading.Thread(target=work, name="keyring", daemon=True).start()
        try:
            return await asyncio.wait_for(asyncio.wrap_future(answer), self._patience)
        except TimeoutError:
            raise SecretStoreUnavailable(
                say(
                    "The keyring did not answer within {patience:.0f} seconds; perhaps a window "
                    "asks for its password.",
                    patience=self._patience,
                ),
                _ADVICE,
            ) from None


class _Guarded:
    """A backend whose every failure is an expected error, whatever it and the bus beneath it
    raise. Their words are not repeated: they may quote the secret."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def get_password(self, service: str, username: str) -> str | None:
        with _told():
            return self._backend.get_password(service, username)

    def set_password(self, service: str, username: str, password: str) -> None:
        with _told():
            self._backend.set_password(service, username, password)

    def delete_password(self, service: str, username: str) -> None:
        with _told():
            self._backend.delete_password(service, username)


@contextmanager
def _told() -> Iterator[None]:
    try:
        yield
    except Exception as error:
        raise SecretStoreUnavailable(
            say("The keyring cannot be used: {why}.", why=_why(error)),
            _ADVICE,
            details=type(error).__name__,
        ) from None


def _why(error: Exception) -> Sentence:
    """In words of the operator, by the kinds of ``keyring.errors``; the kind's own name is for the
    log only."""
    from keyring import errors

    if isinstance(error, errors.KeyringLocked):
        return say("it is locked and was not unlocked")
    if isinstance(error, errors.InitError | errors.NoKeyringError):
        return say("it could not be opened")
    if isinstance(error, errors.PasswordSetError):
        return say("it did not store the credential")
    if isinstance(error, errors.PasswordDeleteError):
        return say("it did not delete the credential")
    return say("the system refused access to it")


def find_backend() -> Backend:
    """The system's keyring. Raises ``SecretStoreUnavailable`` where there is none."""
    try:
        import keyring

        backend: Any = keyring.get_keyring()
    except Exception as error:  # of any backend, of configparser, of an import
        words = visible_text(str(error)).rstrip(".")
        told = say("The keyring of this computer cannot be used: {error}.", error=words)
        raise SecretStoreUnavailable(
            told if words else say("The keyring of this computer cannot be used."),
            say(
                "If one is chosen by PYTHON_KEYRING_BACKEND or keyringrc.cfg, correct that. "
                "{advice}",
                advice=_ADVICE,
            ),
            details=type(error).__name__,
        ) from error
    if type(backend).__module__ == "keyring.backends.chainer":
        backend = next(iter(backend.backends), backend)
    module = type(backend).__module__
    if module in ("keyring.backends.fail", "keyring.backends.null", "keyring.backends.chainer"):
        raise SecretStoreUnavailable(say("No keyring of the system was found."), _ADVICE)
    if module.startswith(_FILE_BACKENDS):
        raise SecretStoreUnavailable(
            say(
                "The keyring chosen on this computer ({module}) keeps credentials in a file.",
                module=module,
            ),
            _ADVICE,
        )
    found: Backend = backend
    return found


def _name_of(backend: Backend) -> str:
    names = {
        "keyring.backends.SecretService": "Secret Service",
        "keyring.backends.kwallet": "KWallet",
        "keyring.backends.libsecret": "Secret Service",
        "keyring.backends.macOS": "macOS Keychain",
        "keyring.backends.Windows": "Windows Credential Locker",
    }
    module = type(backend).__module__
    return names.get(module, type(backend).__name__)
