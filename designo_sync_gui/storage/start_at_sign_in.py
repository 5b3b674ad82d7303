"""The system's entry that starts the program at sign-in, for one data folder.

Law: read from the system each time; what it starts is this very program, hidden in the tray.
"""

import asyncio
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from designo_sync_gui.data_folder import IN_TRAY, user_folder, usual_home
from designo_sync_gui.domain.start_at_sign_in import StartState

if TYPE_CHECKING:
    from designo_sync_gui.storage.start_entries import Entry


@dataclass(frozen=True, slots=True)
class SystemStart:
    """Implements ``domain.start_at_sign_in.StartEntry``. ``find`` finds the entry; a test gives
    another one."""

    home: Path
    find: "Callable[[Path], Entry] | None" = None

    async def state(self) -> StartState:
        return await asyncio.to_thread(lambda: self._entry().state())

    async def turn_on(self) -> None:
        await asyncio.to_thread(lambda: self._entry().turn_on())

    async def turn_off(self) -> None:
        await asyncio.to_thread(lambda: self._entry().turn_off())

    def _entry(self) -> "Entry":
        return (self.find or entry_of)(self.home)


def entry_of(home: Path) -> "Entry":
    """The entry of this system for a data folder."""
    from designo_sync_gui.storage import start_entries as entries

    folder = Path(os.path.abspath(home.expanduser()))  # noqa: PTH100 - links stay as they are
    usual, own = usual_home(), user_folder()
    if usual is None or own is None:
        return entries.NoEntry()
    name, words = entries.entry_name(folder, usual), window_words(folder, usual)
    if sys.platform == "win32":
        return entries.RunValue(entries.UserRegistry(), name, words)
    if sys.platform == "darwin":
        return entries.LaunchAgent(own / "Library" / "LaunchAgents", name, words)
    return entries.DesktopEntry(entries.autostart_folder() / f"{name}.desktop", words)


def window_words(home: Path, usual: Path) -> tuple[str, ...]:
    """What starts the window in the tray; another data folder than the usual one is named, and
    ``DESIGNO_SYNC_HOME`` is not relied on: who signs in may not have it."""
    folder = () if home == usual else ("--home", str(home))
    return (*window_program(), IN_TRAY, *folder)


def window_program() -> tuple[str, ...]:
    """This program as it is installed: a bundle, which names itself, a script of an installer, or
    the interpreter."""
    named = os.environ.get("DESIGNO_SYNC_PROGRAM", "")
    if named:
        return (named,)
    here = Path(sys.executable)
    ending = ".exe" if sys.platform == "win32" else ""
    beside = here.with_name(f"designo-sync-window{ending}")
    if beside.exists():
        return (str(beside),)
    if hasattr(sys, "frozen"):
        return (str(here),)
    quiet = here.with_name(f"pythonw{ending}")
    return (str(quiet if quiet.exists() else here), "-m", "designo_sync_gui")
