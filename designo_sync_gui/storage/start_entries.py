"""Where each system looks for what it starts at sign-in, and what it wants to read there.

Facts: Desktop Application Autostart and Desktop Entry Specification (freedesktop.org); the key Run
of Windows, whose values are command lines of at most 260 characters (Microsoft, "Run and RunOnce
Registry Keys"); launchd.plist(5) of macOS. That of Linux is tried here, the other two with fakes.
"""

import hashlib
import os
import plistlib
import subprocess  # only to quote for Windows; nothing is run
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol
from xml.parsers.expat import ExpatError

from designo_sync_gui.domain.sentence import say
from designo_sync_gui.domain.start_at_sign_in import StartState, cannot_be_entered, not_possible
from designo_sync_gui.storage.files import cannot_store, write_whole

_RUN: Final = r"Software\Microsoft\Windows\CurrentVersion\Run"
#: Where the task manager notes what the operator switched off there: an odd first byte (seen on
#: Windows 10 and 11, not documented by Microsoft).
_APPROVED: Final = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
_LONGEST_RUN: Final = 260
_LABEL: Final = "io.designo_sync.gui"


class Entry(Protocol):
    """One place of one system; blocking. What raises is told in ``domain.start_at_sign_in``."""

    def state(self) -> StartState: ...
    def turn_on(self) -> None: ...
    def turn_off(self) -> None: ...


def entry_name(home: Path, usual: Path) -> str:
    """Each data folder has an entry of its own; that of the usual one has the plain name."""
    if home == usual:
        return "designo-sync"
    return f"designo-sync-{hashlib.sha256(os.fsencode(home)).hexdigest()[:8]}"


class NoEntry:
    """Of a user whom the system knows no home folder of: nobody signs in as that user."""

    def state(self) -> StartState:
        return StartState.IMPOSSIBLE

    def turn_on(self) -> None:
        raise not_possible()

    def turn_off(self) -> None:
        """There is none."""


# Linux --------------------------------------------------------------------------------------


def autostart_folder(environment: Callable[[str], str | None] = os.environ.get) -> Path:
    """``XDG_CONFIG_HOME`` counts only where it is an absolute path, as its specification says."""
    told = environment("XDG_CONFIG_HOME") or ""
    base = Path(told) if Path(told).is_absolute() else Path.home() / ".config"
    return base / "autostart"


@dataclass(frozen=True, slots=True)
class DesktopEntry:
    """A desktop entry in the autostart folder of the user."""

    path: Path
    words: Sequence[str]

    def state(self) -> StartState:
        found = self._read()
        if found is None or _says(found, "Hidden", "true"):
            return StartState.OFF
        if _says(found, "X-GNOME-Autostart-enabled", "false"):
            return StartState.OFF
        return StartState.ON if found.get("Exec") == exec_value(self.words) else StartState.OTHER

    def turn_on(self) -> None:
        text = desktop_text(self.words)
        try:
            content = text.encode("utf-8")
        except UnicodeEncodeError:
            raise cannot_be_entered(say("a path in it is no text")) from None
        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise cannot_store(self.path.parent, error) from error
        write_whole(self.path, content)

    def turn_off(self) -> None:
        _remove(self.path)

    def _read(self) -> dict[str, str] | None:
        """The keys of its main group; ``None`` where there is no file."""
        try:
            text = self.path.read_text(encoding="utf-8", errors="replace")
        except FileNotFoundError:
            return None
        except OSError as error:
            raise cannot_store(self.path, error) from error
        _, _, main = text.partition("[Desktop Entry]\n")
        pairs = (line.partition("=") for line in main.partition("\n[")[0].splitlines())
        return {key.strip(): value.strip() for key, equals, value in pairs if equals}


def desktop_text(words: Sequence[str]) -> str:
    """``TryExec``: once the program is gone, the entry is passed over."""
    return (
        "[Desktop Entry]\n"
        "Type=Application\n"
        "Name=DesignO Sync\n"
        f"TryExec={_escaped(words[0])}\n"
        f"Exec={exec_value(words)}\n"
        "Icon=designo-sync\n"
        "Terminal=false\n"
    )


def exec_value(words: Sequence[str]) -> str:
    """A command line as ``Exec`` wants it: each word quoted, ``%`` doubled, then the escapes that
    every string of a desktop entry has."""
    quoted = []
    for word in words:
        for special in ("\\", '"', "`", "$"):
            word = word.replace(special, f"\\{special}")
        quoted.append(f'"{word}"'.replace("%", "%%"))
    return _escaped(" ".join(quoted))


def _escaped(text: str) -> str:
    pairs = (("\\", "\\\\"), ("\n", "\\n"), ("\t", "\\t"), ("\r", "\\r"))
    for plain, escape in pairs:
        text = text.replace(plain, escape)
    return text


def _says(keys: dict[str, str], key: str, value: str) -> bool:
    return keys.get(key, "").lower() == value


# macOS --------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class LaunchAgent:
    """A property list in ``~/Library/LaunchAgents``. What ``launchctl disable`` says is not in
    it. Nobody tried it on macOS."""

    folder: Path
    name: str
    words: Sequence[str]

    @property
    def path(self) -> Path:
        return self.folder / f"{self._label}.plist"

    def state(self) -> StartState:
        try:
            found = plistlib.loads(self.path.read_bytes())
        except FileNotFoundError:
            return StartState.OFF
        except OSError as error:
            raise cannot_store(self.path, error) from error
        except (plistlib.InvalidFileException, ExpatError, ValueError):
            return StartState.OTHER
        if not isinstance(found, dict) or found.get("ProgramArguments") != list(self.words):
            return StartState.OTHER
        asleep = found.get("Disabled") is True or found.get("RunAtLoad") is not True
        return StartState.OFF if asleep else StartState.ON

    def turn_on(self) -> None:
        wanted = {
            "Label": self._label,
            "ProgramArguments": list(self.words),
            "RunAtLoad": True,
            "ProcessType": "Interactive",
            "LimitLoadToSessionType": "Aqua",
        }
        try:
            content = plistlib.dumps(wanted)
        except (UnicodeEncodeError, ValueError):
            raise cannot_be_entered(say("a path in it is no text")) from None
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise cannot_store(self.folder, error) from error
        write_whole(self.path, content)

    def turn_off(self) -> None:
        _remove(self.path)

    @property
    def _label(self) -> str:
        return f"{_LABEL}.{self.name}"


# Windows ------------------------------------------------------------------------------------


class Registry(Protocol):
    """What is needed of the user's part of the registry (HKEY_CURRENT_USER). Values are the text
    or the bytes that stand there; all raise ``OSError``, ``read`` and ``delete`` not where there
    is no such value."""

    def read(self, key: str, name: str) -> object: ...
    def write(self, key: str, name: str, value: str) -> None: ...
    def delete(self, key: str, name: str) -> None: ...


@dataclass(frozen=True, slots=True)
class RunValue:
    """A value of the key Run. Nobody tried it on Windows itself."""

    registry: Registry
    name: str
    words: Sequence[str]

    def state(self) -> StartState:
        try:
            told = self.registry.read(_RUN, self.name)
            approved = self.registry.read(_APPROVED, self.name)
        except OSError as error:
            raise cannot_store(Path(_RUN), error) from error
        if told is None or (isinstance(approved, bytes) and approved[:1] and approved[0] & 1):
            return StartState.OFF
        return StartState.ON if told == run_value(self.words) else StartState.OTHER

    def turn_on(self) -> None:
        """Also takes back what was switched off in the task manager: it is asked for here."""
        line = run_value(self.words)
        if len(line) > _LONGEST_RUN:
            raise cannot_be_entered(
                say("it would be longer than {most} characters", most=_LONGEST_RUN)
            )
        try:
            self.registry.delete(_APPROVED, self.name)
            self.registry.write(_RUN, self.name, line)
        except OSError as error:
            raise cannot_store(Path(_RUN), error) from error

    def turn_off(self) -> None:
        try:
            self.registry.delete(_RUN, self.name)
            self.registry.delete(_APPROVED, self.name)
        except OSError as error:
            raise cannot_store(Path(_RUN), error) from error


def run_value(words: Sequence[str]) -> str:
    """A command line of Windows; the program is quoted always, because a path with a blank that is
    not is looked for word by word."""
    program, *rest = words
    return " ".join((f'"{program}"', *(subprocess.list2cmdline([word]) for word in rest)))


def _remove(path: Path) -> None:
    try:
        with suppress(FileNotFoundError):
            path.unlink()
    except OSError as error:
        raise cannot_store(path, error) from error


if sys.platform == "win32":
    import winreg

    class UserRegistry:
        """Implements ``Registry``."""

        def read(self, key: str, name: str) -> object:
            try:
                with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                    return winreg.QueryValueEx(opened, name)[0]
            except FileNotFoundError:
                return None

        def write(self, key: str, name: str, value: str) -> None:
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
                winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, value)

        def delete(self, key: str, name: str) -> None:
            with (
                suppress(FileNotFoundError),
                winreg.OpenKey(
                    winreg.HKEY_CURRENT_USER, key, access=winreg.KEY_SET_VALUE
                ) as opened,
            ):
                winreg.DeleteValue(opened, name)
