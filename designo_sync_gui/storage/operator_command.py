"""The operator's own command: looked for, run without a shell, and ended when it takes too long.

Law: nothing it does reaches back. Its input is a file without a name, so that a command that does
not read cannot block; its output is discarded; of the environment it gets only what is listed.
"""

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Coroutine, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from designo_sync_gui.data_folder import user_folder
from designo_sync_gui.domain.command_line import command_refused, command_words
from designo_sync_gui.domain.errors import CommandFailed, system_reason
from designo_sync_gui.domain.sentence import Sentence, say

SECONDS: Final = 30.0
#: What programs need to be found, to find their own files, and to reach the operator's desktop.
#: Nothing else of the environment is handed on: credentials are often kept there.
_PASSED_ON: Final = frozenset(
    (
        *("PATH", "HOME", "USER", "LOGNAME", "LANG", "LANGUAGE", "TZ", "TMPDIR"),
        *("DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "XDG_RUNTIME_DIR"),
        "DBUS_SESSION_BUS_ADDRESS",
        *("SYSTEMROOT", "WINDIR", "COMSPEC", "PATHEXT", "TEMP", "TMP", "USERNAME"),
        *("USERPROFILE", "APPDATA", "LOCALAPPDATA", "PROGRAMDATA", "PROGRAMFILES"),
    )
)
#: Seconds at most for the program of Windows that ends others.
_KILLING: Final = 5.0
_ON_WINDOWS: Final = sys.platform == "win32"


def passed_on(environment: Mapping[str, str]) -> dict[str, str]:
    """What of the environment a command gets."""
    return {
        name: value
        for name, value in environment.items()
        if name.upper() in _PASSED_ON or name.startswith("LC_")
    }


@dataclass(frozen=True, slots=True)
class LocalCommand:
    """Implements ``domain.trouble_ports.OperatorCommand``."""

    seconds: float = SECONDS
    environment: Mapping[str, str] = field(default_factory=lambda: passed_on(os.environ))

    def words(self, text: str) -> tuple[str, ...]:
        words = command_words(text, windows=_ON_WINDOWS)
        if text and not words:
            raise command_refused(say("The command names no program."))
        if words:
            self._find(words[0])
        return words

    async def run(self, words: Sequence[str], text: str) -> None:
        program = self._find(words[0])
        running = await _started(asyncio.to_thread(self._start, program, words, text.encode()))
        waiting = asyncio.ensure_future(asyncio.to_thread(_ended, running, self.seconds))
        try:
            code = await asyncio.shield(waiting)
        except asyncio.CancelledError:
            await asyncio.to_thread(_kill, running)
            await waiting
            raise
        if code is None:
            raise _failed(say("The command did not end within {n} s.", n=int(self.seconds)))
        if code:
            raise _failed(say("The command ended with the exit status {code}.", code=code))

    def _find(self, program: str) -> str:
        """Raises ``SettingsInvalid``. A relative path would depend on where this program was
        started."""
        path = Path(program)
        if path.name != program and not path.is_absolute():
            raise command_refused(say("{program} is not a full path.", program=program))
        if path.is_absolute() and path.is_dir():
            raise command_refused(say("{program} is a folder.", program=program))
        found = shutil.which(program, path=self.environment.get("PATH", os.defpath))
        if found is not None:
            return found
        if path.is_absolute() and path.exists():
            raise command_refused(say("{program} is not executable.", program=program))
        raise command_refused(say("The program {program} was not found.", program=program))

    def _start(self, program: str, words: Sequence[str], text: bytes) -> "subprocess.Popen[bytes]":
        try:
            with tempfile.TemporaryFile() as told:
                told.write(text)
                told.seek(0)
                return subprocess.Popen(  # noqa: S603 - the operator's own command, and no shell
                    [program, *words[1:]],
                    stdin=told,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    env=dict(self.environment),
                    cwd=_folder(),
                    start_new_session=not _ON_WINDOWS,
                    creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
                )
        except (OSError, ValueError) as error:
            reason = system_reason(error) if getattr(error, "strerror", None) else error
            raise _failed(say("The command cannot be started: {reason}.", reason=reason)) from error


def _folder() -> Path:
    """Where the command begins: the user's home; of users of the system it is often missing."""
    home = user_folder()
    return home if home is not None and home.is_dir() else Path(tempfile.gettempdir())


async def _started(
    start: "Coroutine[Any, Any, subprocess.Popen[bytes]]",
) -> "subprocess.Popen[bytes]":
    """Whoever is cancelled while the system starts the command ends it as soon as it stands."""
    starting = asyncio.ensure_future(start)
    try:
        return await asyncio.shield(starting)
    except asyncio.CancelledError:
        with suppress(CommandFailed):
            running = await starting
            await asyncio.to_thread(_kill, running)
            await asyncio.to_thread(running.wait)
        raise


def _ended(running: "subprocess.Popen[bytes]", seconds: float) -> int | None:
    """The exit status; ``None`` where the time was over, and everything it started was ended."""
    try:
        return running.wait(seconds)
    except subprocess.TimeoutExpired:
        _kill(running)
        running.wait()
        return None


def _kill(running: "subprocess.Popen[bytes]") -> None:
    """End the command and what it started, which has the same session (POSIX) or parent. Blocking:
    Windows has a program for it, and where that does not end, the command alone is ended."""
    if running.poll() is not None:
        return
    if sys.platform == "win32":
        tool = Path(os.environ.get("SYSTEMROOT", r"C:\Windows")) / "System32" / "taskkill.exe"
        words = [str(tool), "/T", "/F", "/PID", str(running.pid)]
        with suppress(OSError, subprocess.TimeoutExpired):
            subprocess.run(  # noqa: S603 - of the system
                words,
                check=False,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=_KILLING,
            )
        running.kill()
    else:
        with suppress(ProcessLookupError):  # it ended by itself in between
            os.killpg(running.pid, signal.SIGKILL)


def _failed(why: Sentence) -> CommandFailed:
    return CommandFailed(
        why, say("Try the command by hand; it is set in Preferences or with --on-trouble.")
    )
