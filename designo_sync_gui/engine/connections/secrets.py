"""The secret store in use: the operating system's keyring, or memory for this run.

Law: memory is only ever chosen by the operator, never fallen back to.
"""

from collections.abc import Callable, Mapping, Sequence

from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.ports import OwedDeletions, SecretStore
from designo_sync_gui.domain.secret_origin import ORIGIN
from designo_sync_gui.domain.sentence import Sentence


class ChosenSecretStore:
    """Hands every call to the store that is chosen now.

    ``seen`` is called with every secret, so that it can be masked wherever text is kept; ``owed``
    is what the keyring still has to delete, where that is kept.
    """

    def __init__(
        self,
        keyring: SecretStore,
        memory: SecretStore,
        seen: Callable[[str], object] = lambda secret: None,
        owed: OwedDeletions | None = None,
    ) -> None:
        self.owed = owed
        self._chosen = keyring
        self._memory = memory
        self._seen = seen

    @property
    def description(self) -> Sentence:
        return self._chosen.description

    def choose_memory(self) -> None:
        self._chosen = self._memory

    async def probe(self) -> None:
        await self._chosen.probe()

    async def load(self, owner: str, names: Sequence[str]) -> Mapping[str, Secret]:
        secrets = await self._chosen.load(owner, names)
        self._tell(secrets)
        return secrets

    async def save(self, owner: str, secrets: Mapping[str, Secret]) -> None:
        self._tell(secrets)
        await self._chosen.save(owner, secrets)

    async def delete(self, owner: str, names: Sequence[str]) -> None:
        await self._chosen.delete(owner, names)

    def _tell(self, secrets: Mapping[str, Secret]) -> None:
        for name, secret in secrets.items():
            if name != ORIGIN:
                self._seen(secret.reveal())
