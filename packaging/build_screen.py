"""A screen without hardware for trials: a window manager, real keys and clicks, and pictures."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from dev_system import Stopped

SIZE = (1440, 900)
#: Seconds to wait for something that is to be seen.
PATIENCE = 120.0
#: Fields of the head of an X window dump that are needed here (X11/XWDFile.h), by their place.
_HEAD, _WIDTH, _HEIGHT, _LINE, _COLOURS = 0, 4, 5, 12, 19
_COLOUR = 12
#: A cursor that blinks never rests.
_LOOKS = 6

Seen = TypeVar("Seen")


def until(look: Callable[[], Seen], what: str, patience: float = PATIENCE) -> Seen:
    """What ``look`` sees as soon as it is true. Raises ``Stopped`` naming what was not seen."""
    end = time.monotonic() + patience
    while True:
        seen = look()
        if seen:
            return seen
        if time.monotonic() > end:
            raise Stopped(f"Within {patience:.0f} seconds there was no {what}.")
        time.sleep(0.2)


@dataclass(frozen=True)
class Screen:
    """A screen and its keyboard; ``frame`` is the file that holds what is on it."""

    name: str
    frame: Path

    def windows(self, title: str) -> list[str]:
        """The visible windows whose title fits the regular expression."""
        return self._tool("search", "--onlyvisible", "--name", title).split()

    def to_front(self, title: str) -> str:
        """Wait for a window and until keys go to it; its number. Raises ``Stopped``."""
        window = until(lambda: self.windows(title), f"window {title}")[0]

        def has_keys() -> bool:
            self._tool("windowactivate", window)
            return self._tool("getwindowfocus").split() == [window]

        until(has_keys, f"way to the window {title}")
        return window

    def keys(self, *names: str) -> None:
        """Press keys one after the other, each like ``ctrl+shift+p``."""
        self._tool("key", "--delay", "60", *names)

    def type_text(self, text: str) -> None:
        self._tool("type", "--delay", "60", text)

    def click(self, window: str, right: int, down: int) -> None:
        self._tool("mousemove", "--window", window, str(right), str(down), "click", "1")

    def picture(self, target: Path) -> None:
        """Keep what is on the screen as PNG."""
        from PySide6.QtGui import QImage

        held = self._at_rest()
        head = struct.unpack_from(">20I", held)
        start = head[_HEAD] + head[_COLOURS] * _COLOUR
        line, height = head[_LINE], head[_HEIGHT]
        pixels = held[start : start + line * height]
        target.parent.mkdir(parents=True, exist_ok=True)
        image = QImage(pixels, head[_WIDTH], height, line, QImage.Format.Format_RGB32)
        image.save(str(target))

    def _at_rest(self) -> bytes:
        """What is on the screen once nothing moves on it, or after a few looks."""
        held = self.frame.read_bytes()
        for _ in range(_LOOKS):
            time.sleep(0.5)
            before, held = held, self.frame.read_bytes()
            if held == before:
                break
        return held

    def _tool(self, *words: str) -> str:
        """Standard output of xdotool; empty where it found nothing."""
        done = subprocess.run(
            ["xdotool", *words],
            env={**os.environ, "DISPLAY": self.name},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=False,
            timeout=PATIENCE,
        )
        return done.stdout.decode(errors="replace") if done.returncode == 0 else ""


@contextmanager
def screen(folder: Path) -> Iterator[Screen]:
    """A new screen that ends with the ``with``. Raises ``Stopped``."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    ours, theirs = os.pipe()
    words = ["Xvfb", "-displayfd", str(theirs), "-fbdir", str(folder), "-nolisten", "tcp"]
    # A key that is held for long on a busy computer must not be taken for many (-r).
    words += ["-r", "-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24"]
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen(words, stdout=log, stderr=log, pass_fds=(theirs,))
        os.close(theirs)
        with os.fdopen(ours, "rb") as told:
            number = told.readline().decode().strip()
        if not number:
            raise Stopped("There is no screen for the trial: Xvfb did not start.")
        env = {**os.environ, "DISPLAY": f":{number}", "HOME": str(folder)}
        manager = subprocess.Popen(["openbox"], stdout=log, stderr=log, env=env)
        try:
            yield Screen(f":{number}", folder / "Xvfb_screen0")
        finally:
            for process in (manager, server):
                process.terminate()
                process.wait()
