"""Programs of Windows run here, under Wine, in a Windows of their own.

Law: what Wine lacks is put into that Windows, never into a bundle. Standard streams are pipes:
Wine 8 gives Python no files and no null device as such ("Invalid handle").
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import build_launchers
from dev_system import Stopped, say

#: Seconds for one run.
LONGEST = 300
_ICU = "icuuc.dll"
#: WORKAROUND(wine 8): its server ends a while after the last program, and one that is started in
#: that moment loses it at once ("recvmsg: Connection reset by peer"). Where it failed, it is
#: started once more.
_OF_WINE = b"wine client error:0: recvmsg"


@dataclass(frozen=True)
class Wine:
    """A Windows in a folder."""

    prefix: Path
    more: Mapping[str, str] = field(default_factory=dict)

    @property
    def drive(self) -> Path:
        return self.prefix / "drive_c"

    @property
    def home(self) -> Path:
        """Where that Windows has its documents and pictures: Wine links them to this folder."""
        return self.prefix.with_name(f"{self.prefix.name}-home")

    def environment(self) -> dict[str, str]:
        """Nothing of this Python, no desktop unless ``more`` names one, no downloads by Wine."""
        kept = {name: os.environ[name] for name in ("PATH",) if name in os.environ}
        own = {"WINEPREFIX": str(self.prefix), "WINEDEBUG": "-all", "LC_ALL": "C.UTF-8"}
        own["HOME"] = str(self.home)
        return {**kept, **own, "WINEDLLOVERRIDES": "mscoree,mshtml=", **self.more}

    def make(self) -> Wine:
        """Make it anew. Raises ``Stopped``."""
        shutil.rmtree(self.prefix, ignore_errors=True)
        shutil.rmtree(self.home, ignore_errors=True)
        self.home.mkdir(parents=True)
        say("Making a Windows for the trial")
        self._outside(["wineboot", "--init"])
        if not self.drive.is_dir():
            raise Stopped(f"Wine made no Windows in {self.prefix}.")
        return self

    def with_icu(self) -> Wine:
        """Give it the library that Windows has and Wine 8 lacks, in its own system folder."""
        target = self.drive / "windows" / "system32" / _ICU
        if not target.exists():
            build_launchers.make_library(build_launchers.SOURCES / "icu_for_wine.c", target)
        return self

    def run(
        self,
        words: Sequence[str],
        statuses: tuple[int, ...] | None = (0,),
        folder: Path | None = None,
        said: bytes = b"",
    ) -> str:
        """Run a program to its end; what it printed, both streams. Raises ``Stopped`` for another
        exit status than expected (any with ``None``)."""
        status, text = self.ended(words, folder, said)
        if statuses is not None and status not in statuses:
            shown = " ".join(map(str, words))
            raise Stopped(f"Under Wine {shown} ended with {status}:\n{text.rstrip()}")
        return text

    def ended(
        self,
        words: Sequence[str],
        folder: Path | None = None,
        said: bytes = b"",
        longest: float = LONGEST,
    ) -> tuple[int, str]:
        """The exit status of a program and what it printed. Raises ``Stopped`` after a while."""
        done = self._ran(words, folder or self.drive, said, longest, subprocess.STDOUT)
        return done.returncode, done.stdout.decode(errors="replace").replace("\r\n", "\n")

    def answer(self, words: Sequence[str], said: bytes) -> bytes:
        """What a program makes of its standard input, byte for byte. Raises ``Stopped``."""
        done = self._ran(words, self.drive, said, LONGEST, subprocess.PIPE)
        if done.returncode != 0:
            told = done.stderr.decode(errors="replace").rstrip()
            raise Stopped(f"Under Wine {words[0]} ended with {done.returncode}:\n{told}")
        return done.stdout

    def _ran(
        self, words: Sequence[str], folder: Path, said: bytes, longest: float, errors: int
    ) -> subprocess.CompletedProcess[bytes]:
        done = self._ran_once(words, folder, said, longest, errors)
        if done.returncode == 0 or _OF_WINE not in done.stdout + (done.stderr or b""):
            return done
        say(f"windows: Wine lost {Path(words[0]).name}; once more")
        self.settle()
        return self._ran_once(words, folder, said, longest, errors)

    def _ran_once(
        self, words: Sequence[str], folder: Path, said: bytes, longest: float, errors: int
    ) -> subprocess.CompletedProcess[bytes]:
        try:
            return subprocess.run(
                ["wine", *words],
                cwd=folder,
                env=self.environment(),
                input=said,
                stdout=subprocess.PIPE,
                stderr=errors,
                timeout=longest,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            self.end()
            raise Stopped(f"{' '.join(words)} did not end in {longest} seconds.") from error

    def started(self, words: Sequence[str], folder: Path | None = None) -> subprocess.Popen[bytes]:
        """Start a program and leave it running; its streams lead nowhere that blocks."""
        return subprocess.Popen(
            ["wine", *words],
            cwd=folder or self.drive,
            env=self.environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )

    def end(self) -> None:
        """End all its programs at once, as a power cut does."""
        self._outside(["wineserver", "--kill"])

    def settle(self) -> None:
        """Wait until all its programs have ended."""
        self._outside(["wineserver", "--wait"])

    def _outside(self, words: Sequence[str]) -> None:
        subprocess.run(
            [*words],
            env=self.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=LONGEST,
            check=False,
        )
