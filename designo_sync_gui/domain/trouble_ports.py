"""What telling of trouble needs of this computer."""

from collections.abc import Callable, Sequence
from typing import Protocol

from designo_sync_gui.domain.trouble import Remembered


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
    """What was told, kept over restarts and shared by processes. Both raise ``StorageFailed``."""

    async def load(self) -> Remembered: ...

    async def change(self, decide: Callable[[Remembered], Remembered]) -> Remembered:
        """Keep what is decided of what is kept now; no other process decides meanwhile, so that
        two of them never tell the same. Returns what is kept."""
