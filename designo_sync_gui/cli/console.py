"""Output to the terminal, or to a pipe or file.

Law: foreign text reaches a terminal only through ``foreign``; output never fails because
of the terminal's encoding; a progress line never stops a job.
"""

import getpass
import io
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TextIO

from designo_sync_gui.cli.foreign import foreign
from designo_sync_gui.domain.errors import SecretStoreUnavailable, SyncError
from designo_sync_gui.domain.help_topics import topic_of
from designo_sync_gui.domain.sentence import say

#: A progress line is padded, not erased by an escape sequence: old consoles know none.
_PROGRESS_WIDTH = 78


@dataclass(slots=True)
class Console:
    """The three streams of a run and the way to ask for a secret without showing it."""

    stdin: TextIO | None = field(default_factory=lambda: sys.stdin)
    out: TextIO = field(default_factory=lambda: sys.stdout)
    err: TextIO = field(default_factory=lambda: sys.stderr)
    ask_hidden: Callable[[str], str] = getpass.getpass
    verbose: bool = False
    quiet: bool = False
    _progress_shown: bool = False

    def __post_init__(self) -> None:
        # Windows gives pipes and files the code page of the system, which lacks most characters;
        # its console is UTF-16 inside, whatever is said here. Elsewhere the locale decides.
        encoding = "utf-8" if sys.platform == "win32" else None
        for stream in (self.out, self.err):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(encoding=encoding, errors="backslashreplace")

    def choose(self, *, verbose: bool, quiet: bool) -> None:
        """How much is printed."""
        self.verbose, self.quiet = verbose, quiet

    @property
    def interactive(self) -> bool:
        """Whether somebody can answer a question."""
        return self.stdin is not None and self.stdin.isatty()

    def line(self, text: str = "") -> None:
        """One line to standard output; the caller has made foreign text visible."""
        self.end_progress()
        self.out.write(text + "\n")

    def tell(self, text: str = "") -> None:
        """One line that only says that all went well, or what was done; not with ``--quiet``."""
        if not self.quiet:
            self.line(text)

    def raw(self, text: str) -> None:
        """Machine-readable text to standard output."""
        self.end_progress()
        self.out.write(text)

    def note(self, text: str) -> None:
        """One line to standard error."""
        self.end_progress()
        self.err.write(text + "\n")

    def remark(self, text: str) -> None:
        """One line to standard error that is worth knowing where all went well; not with
        ``--quiet``."""
        if not self.quiet:
            self.note(text)

    def error(self, error: SyncError, where: str = "") -> None:
        """An expected error: cause, then advice; its raw details only with ``--verbose``."""
        prefix = f"{foreign(where)}: " if where else ""
        cause = say("{title}: {message}", title=error.title, message=error.message)
        self.note(f"{prefix}{foreign(cause)}")
        if error.advice:
            self.note(f"  {foreign(error.advice)}")
        self.note(f"  More: designo-sync help {topic_of(error)}")
        if isinstance(error, SecretStoreUnavailable):
            self.note("  On the command line: --session-secrets, see --help.")
        if self.verbose and error.details:
            self.note(f"  details: {foreign(error.details)}")

    def progress(self, text: str) -> None:
        """Replace the progress line; only on a terminal. The caller has made foreign text
        visible."""
        with suppress(OSError, ValueError):  # a closed terminal must not stop a write
            if self.err.isatty() and not self.quiet:
                self.err.write(f"\r{text[:_PROGRESS_WIDTH]:<{_PROGRESS_WIDTH}}")
                self.err.flush()
                self._progress_shown = True

    def end_progress(self) -> None:
        if self._progress_shown:
            self._progress_shown = False
            with suppress(OSError, ValueError):
                self.err.write(f"\r{'':<{_PROGRESS_WIDTH}}\r")

    def ask(self, question: str) -> str:
        """What is typed after ``question``; empty at the end of input."""
        self.end_progress()
        self.err.write(question)
        self.err.flush()
        return "" if self.stdin is None else self.stdin.readline().rstrip("\r\n")

    def read_input(self, limit: int) -> str:
        """Standard input as UTF-8, at most ``limit`` + 1 bytes of it.

        Raises ``ValueError`` without the text when it is not UTF-8.
        """
        try:
            return self.read_input_bytes(limit).decode("utf-8-sig")
        except UnicodeDecodeError:
            raise ValueError("not UTF-8") from None

    def read_input_bytes(self, limit: int) -> bytes:
        """At most ``limit`` + 1 bytes of standard input: one more says that there is too much."""
        if self.stdin is None:
            return b""
        binary = getattr(self.stdin, "buffer", None)
        if binary is None:
            return self.stdin.read(limit + 1).encode("utf-8")
        data: bytes = binary.read(limit + 1)
        return data
