"""What telling of trouble needs of this computer."""

from collections.abc import Sequence
from typing import Protocol

from designo_sync_gui.domain.trouble import ToldBefore


class OperatorCommand(Protocol):
    """Runs the operator's own command."""

    def words(self, text: str) -> tuple[str, ...]:
        """The command's words; none for an empty text. Raises ``SettingsInvalid`` for a text that
        is none, and for a program that is not there. Blocking."""

    async def run(self, words: Sequence[str], text: str) -> None:
        """With ``text`` on its standard input, until it ended. Raises ``CommandFailed``.

        Cancelled, it ends the command with all that it started.
        """


class TroubleMemory(Protocol):
    """What was told, kept over restarts. Both raise ``StorageFailed``."""

    async def load(self) -> ToldBefore: ...

    async def save(self, told: ToldBefore) -> None: ...
