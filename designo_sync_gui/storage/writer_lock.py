"""One writer per data folder, over all processes.

Law: the lock is the operating system's own, so it ends with its process, whatever ends that.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from designo_sync_gui.domain.errors import JobRefused
from designo_sync_gui.domain.sentence import say
from designo_sync_gui.storage.files import cannot_store


class WriterLock:
    """Implements ``domain.ports.WriterLock`` with a locked file.

    Several jobs of one process share it; their stores have locks of their own.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._holders = 0
        self._file: BinaryIO | None = None

    @contextmanager
    def hold(self) -> Iterator[None]:
        """Raises ``JobRefused`` when another process holds it, at once."""
        if self._file is None:
            self._file = self._taken()
        self._holders += 1
        try:
            yield
        finally:
            self._holders -= 1
            if self._holders == 0:
                self._file.close()
                self._file = None

    def _taken(self) -> BinaryIO:
        try:
            file = self._path.open("ab")
        except OSError as error:
            raise cannot_store(self._path, error) from error
        if os.name == "posix":
            with suppress(OSError):
                self._path.chmod(0o600)
        try:
            _lock(file)
        except OSError:
            file.close()
            raise JobRefused(
                say("Another DesignO Sync is writing from the same data folder."),
                say("Wait until its job has ended, then try again."),
                title=say("Writing elsewhere"),
            ) from None
        return file


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
