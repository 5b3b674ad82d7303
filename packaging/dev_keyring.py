"""A Secret Service for the tests: its own D-Bus session, its own empty, unlocked keyring.

Law: the keyring of the person at the keyboard is never touched; where no private one can be
had, the tests that need it are skipped with the reason.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dev_system import Stopped, apt_line, install

PACKAGES = ["dbus", "gnome-keyring"]
_PROGRAMS = ("dbus-daemon", "gnome-keyring-daemon")
#: A password of the throw-away keyring; it protects nothing.
_PASSWORD = b"tests"


def provide_programs() -> str:
    """See to the programs of a private keyring; returns why there is none, ``""`` if there is."""
    if not sys.platform.startswith("linux"):
        return "a private Secret Service needs Linux."
    if not _missing() or (install(PACKAGES, "a keyring for the tests") and not _missing()):
        return ""
    return f"{', '.join(_missing())} cannot be installed from here; {apt_line(PACKAGES)}"


@contextmanager
def private_session(reason: str) -> Iterator[dict[str, str]]:
    """The environment of a private session; with a ``reason`` against it, one that tells it.

    Raises ``Stopped`` when the programs are there and do not start.
    """
    if reason:
        yield {"DBUS_SESSION_BUS_ADDRESS": "disabled:", "DESIGNO_SYNC_TEST_KEYRING": ""}
        return
    folder = tempfile.mkdtemp(prefix="designo-sync-keyring-")
    env = {name: folder for name in ("HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CACHE_HOME")}
    bus = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"],
        env={**_without_display(), **env},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        env["DBUS_SESSION_BUS_ADDRESS"] = _address(bus)
        env["DESIGNO_SYNC_TEST_KEYRING"] = "1"
        _unlock_keyring({**_without_display(), **env}, Path(folder) / "keyring.log")
        yield env
    finally:
        bus.terminate()
        bus.communicate()
        shutil.rmtree(folder, ignore_errors=True)


def _address(bus: subprocess.Popen[bytes]) -> str:
    address = bus.stdout.readline() if bus.stdout is not None else b""
    if not address.strip():
        raise Stopped("dbus-daemon did not start a session for the tests.")
    return address.decode().strip()


def _unlock_keyring(env: dict[str, str], log: Path) -> None:
    """Start the daemon; it stays in the background and ends with its D-Bus session."""
    with log.open("wb") as output:
        done = subprocess.run(
            ["gnome-keyring-daemon", "--unlock", "--components=secrets"],
            input=_PASSWORD,
            stdout=output,
            stderr=output,
            env=env,
            check=False,
        )
    if done.returncode != 0:
        said = log.read_text(encoding="utf-8", errors="replace").rstrip()
        raise Stopped(f"gnome-keyring-daemon did not start for the tests:\n{said}")


def _missing() -> list[str]:
    return [program for program in _PROGRAMS if shutil.which(program) is None]


def _without_display() -> dict[str, str]:
    """Without a display nothing can ask for a password and wait for ever."""
    return {name: v for name, v in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
