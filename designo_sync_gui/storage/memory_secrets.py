"""Secrets for one run, in memory.

Law: chosen by the operator, never fallen back to; gone when the program ends.
"""

from collections.abc import Mapping, Sequence

from designo_sync_gui.domain.connection import Secret
from designo_sync_gui.domain.sentence import Sentence, say


class MemorySecretStore:
    """Implements ``domain.ports.SecretStore``."""

    description: Sentence = say("this session only, in memory")

    def __init__(self) -> None:
        self._secrets: dict[tuple[str, str], Secret] = {}

    async def probe(self) -> None:
        """Memory is always there."""

    async def load(self, owner: str, names: Sequence[str]) -> Mapping[str, Secret]:
        found = {name: self._secrets.get((owner, name)) for name in names}
        return {name: secret for name, secret in found.items() if secret is not None}

    async def save(self, owner: str, secrets: Mapping[str, Secret]) -> None:
        self._secrets.update({(owner, name): secret for name, secret in secrets.items()})

    async def delete(self, owner: str, names: Sequence[str]) -> None:
        for name in names:
            self._secrets.pop((owner, name), None)
