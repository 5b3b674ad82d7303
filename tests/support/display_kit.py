"""A screen of its own with a window manager, and hands: real keys, real clicks, what is copied.

Every wait is for something that can be seen, up to a deadline; no pause decides anything.
"""

import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, TypeVar

PROGRAMS = ("Xvfb", "openbox", "xdotool")
PATIENCE = 20.0
READ_CLIPBOARD = (
    "import sys; from PySide6.QtGui import QGuiApplication; app = QGuiApplication(sys.argv); "
    "held = QGuiApplication.clipboard().mimeData(); "
    "sys.stdout.buffer.write(bytes(held.data('text/plain').data()) if held else b'')"
)

T = TypeVar("T")


def missing_programs() -> list[str]:
    """What a screen of its own needs and this computer has not."""
    return [program for program in PROGRAMS if shutil.which(program) is None]


def until(look: Callable[[], T], patience: float = PATIENCE) -> T:
    """What ``look`` sees as soon as it is true."""
    end = time.monotonic() + patience
    while True:
        seen = look()
        if seen:
            return seen
        assert time.monotonic() < end, f"not seen within {patience:.0f} s: {look}"
        time.sleep(0.02)


@dataclass(frozen=True)
class Display:
    """A running screen; ``env`` is that of a program that shows its windows there."""

    env: dict[str, str]

    def windows(self, title: str) -> list[str]:
        """The visible windows whose title fits the regular expression."""
        return self._tool("search", "--onlyvisible", "--name", title).split()

    def to_front(self, title: str) -> str:
        """Wait for the one window of that title and until keys go to it; its number."""
        window = until(lambda: self.windows(title))[0]

        def has_keys() -> bool:
            self._tool("windowactivate", window)
            return self._tool("getwindowfocus").split() == [window]

        until(has_keys)
        return window

    def is_managed(self) -> bool:
        """Whether a window manager says how many desktops there are."""
        return bool(self._tool("get_num_desktops"))

    def keys(self, *names: str) -> None:
        """Press keys one after the other, each like ``ctrl+shift+p``."""
        self._tool("key", *names)

    def click(self, window: str, right: int, down: int) -> None:
        """Click inside a window; negative numbers count from its right and its lower edge."""
        told = self._tool("getwindowgeometry", "--shell", window)
        size = dict(line.split("=") for line in told.splitlines() if "=" in line)
        right += int(size["WIDTH"]) if right < 0 else 0
        down += int(size["HEIGHT"]) if down < 0 else 0
        self._tool("mousemove", "--window", window, str(right), str(down), "click", "1")

    def clipboard(self) -> str:
        """What another program would paste."""
        words = [sys.executable, "-c", READ_CLIPBOARD]
        done = subprocess.run(words, env=self.env, capture_output=True, check=True, timeout=20)
        return done.stdout.decode("utf-8")

    def _tool(self, *words: str) -> str:
        """Standard output of xdotool; empty where it found nothing."""
        done = subprocess.run(
            [shutil.which("xdotool") or "xdotool", *words],
            env=self.env,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=20,
        )
        return done.stdout if done.returncode == 0 else ""


@contextmanager
def display(home: Path) -> Iterator[Display]:
    """A screen that ends with the ``with``; ``home`` takes what its programs leave."""
    ours, theirs = os.pipe()
    words = ["Xvfb", "-displayfd", str(theirs), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"]
    with (home / "display.log").open("wb") as log, ended(words, log, pass_fds=(theirs,)):
        os.close(theirs)
        number = line_from(ours)
        env = {
            **{name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ},
            "HOME": str(home),
            "DISPLAY": f":{number}",
            "QT_QPA_PLATFORM": "xcb",
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
        }
        with managed(Display(env), log) as screen:
            yield screen


@contextmanager
def managed(screen: Display, log: IO[Any]) -> Iterator[Display]:
    """A window manager that has the screen. One that could not connect to a screen that had only
    just begun has ended (seen once beside another screen) and is started again."""
    end = time.monotonic() + PATIENCE
    while True:
        with ended(["openbox"], log, env=screen.env) as manager:
            until(lambda: manager.poll() is not None or screen.is_managed())
            if manager.poll() is None:
                yield screen
                return
        assert time.monotonic() < end, "openbox does not start; display.log says why"


def line_from(pipe: int) -> str:
    """The one line that comes through a pipe, whose reading end is closed then."""
    line = b""
    with open(pipe, "rb", buffering=0) as end:
        while not line.endswith(b"\n"):
            assert select.select([end], [], [], PATIENCE)[0], "Xvfb does not start"
            more = end.read(16)
            assert more, "Xvfb ended; display.log says why"
            line += more
    return line.decode().strip()


@contextmanager
def ended(words: Sequence[str], log: IO[Any], **more: Any) -> Iterator[subprocess.Popen[bytes]]:
    """A process that is not outlived by what it is for."""
    process = subprocess.Popen(words, stdout=log, stderr=log, stdin=subprocess.DEVNULL, **more)
    try:
        yield process
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        process.kill()
        process.wait()
