"""The program's log: a few small files for its owner only.

Law: whatever reaches the files is masked of every secret this run has seen, one record is one
line of a bounded length (and its trace lines begin with a bar), and no level shows more than
that: a long answer of a shop does not drive the rest out. Warnings of libraries go there too, and
nowhere else: on stderr they would make every run under cron send a mail. Writing is done by a
thread of its own, so that nobody waits for the disk. Where no file can be kept, warnings and
errors go to stderr by the same rules; a record that cannot be written is lost in silence, never
shown unmasked.
"""

import logging
import os
import queue
import traceback
from collections.abc import Callable
from contextlib import suppress
from itertools import pairwise
from logging.handlers import QueueHandler, QueueListener, RotatingFileHandler
from pathlib import Path
from typing import Any, Final, TextIO

from designo_sync_gui.domain.errors import StorageFailed
from designo_sync_gui.domain.visible import visible_text
from designo_sync_gui.storage.files import cannot_store, make_private, private_folder

#: Bytes of one file, and how many older ones are kept.
LARGEST: Final = 1024 * 1024
KEPT: Final = 5

#: Characters of one line; what is longer is cut, after it was masked.
LONGEST_LINE: Final = 4000

NAME: Final = "designo-sync.log"
_ROOT = "designo_sync_gui"

#: Where ``logging.captureWarnings`` sends what libraries pass to ``warnings.warn``.
_WARNINGS = "py.warnings"


class _PrivateFile(RotatingFileHandler):
    """Every file it opens is readable by its owner only, from the first byte.

    Window and command line write into the same files, each with a handler of its own. What the
    other has turned over meanwhile is noticed before a record is written, so that nobody goes on
    in an older file; where the other holds the file (Windows), it grows until it can be turned.
    """

    def _open(self) -> Any:
        path = Path(self.baseFilename)
        path.touch(mode=0o600)
        make_private(path)
        return super()._open()

    def shouldRollover(self, record: logging.LogRecord) -> int:
        if self.stream is not None and not _is_open_at(self.stream, Path(self.baseFilename)):
            self._close_stream()
        return int(super().shouldRollover(record))

    def doRollover(self) -> None:
        """The newest file is moved first: if that is refused, no older one has moved."""
        self._close_stream()
        newest = Path(self.baseFilename)
        moved = newest.with_name(f"{newest.name}.turned-{os.getpid()}")
        try:
            newest.replace(moved)
        except OSError:
            self.stream = self._open()
            return
        kept = [newest.with_name(f"{newest.name}.{number}") for number in range(1, KEPT + 1)]
        for former, later in reversed([*pairwise((moved, *kept))]):
            with suppress(OSError):
                former.replace(later)
        self.stream = self._open()

    def _close_stream(self) -> None:
        stream, self.stream = self.stream, None
        if stream is not None:
            stream.close()

    def handleError(self, record: logging.LogRecord) -> None:
        """Nothing: logging's own way writes the record to stderr as it is, secrets and all."""


def _is_open_at(stream: TextIO, path: Path) -> bool:
    """Whether what is being written to is still the file of this name."""
    try:
        return os.path.samestat(os.fstat(stream.fileno()), path.stat())
    except OSError:
        return False


class _Spoken(logging.StreamHandler[TextIO]):
    """In place of the files: what matters goes to stderr."""

    def __init__(self) -> None:
        super().__init__()
        self.setLevel(logging.WARNING)
        self.addFilter(lambda record: record.name != _WARNINGS)

    def handleError(self, record: logging.LogRecord) -> None:
        """Nothing, for the same reason; a window may have no stderr at all."""


class OneLine(logging.Formatter):
    """A record as one line; ``mask`` hides secrets. Traces name frames, never their values."""

    def __init__(self, mask: Callable[[str], str]) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")
        self._mask = mask

    def format(self, record: logging.LogRecord) -> str:
        at = self.formatTime(record)
        line = f"{at} {record.levelname} {record.name} {record.getMessage()}"
        lines = [self._safe(line)]
        if record.exc_info and record.exc_info[1] is not None:
            trace = "".join(traceback.format_exception(record.exc_info[1]))
            lines += [f"    | {self._safe(part)}" for part in trace.splitlines()]
        return "\n".join(lines)

    def _safe(self, text: str) -> str:
        masked = self._mask(text)
        shown = visible_text(masked[:LONGEST_LINE])
        return shown if len(masked) <= LONGEST_LINE else f"{shown} … {len(masked):,} characters"


class _Whole(QueueHandler):
    """Hands records over as they are: the formatter wants the error itself, not its text."""

    def prepare(self, record: logging.LogRecord) -> logging.LogRecord:
        return record


class Log:
    """A log that is being written; begun by ``start_logging``, ended by ``stop``."""

    def __init__(self, sink: logging.Handler, mask: Callable[[str], str]) -> None:
        sink.setFormatter(OneLine(mask))
        records: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._sink = sink
        self._handler = _Whole(records)
        self._listener = QueueListener(records, sink, respect_handler_level=True)

    def start(self, level: int) -> None:
        logger = logging.getLogger(_ROOT)
        logger.setLevel(level)
        logger.addHandler(self._handler)
        self._listener.start()
        logging.captureWarnings(True)
        warned = logging.getLogger(_WARNINGS)
        warned.addHandler(self._handler)
        warned.propagate = False

    def stop(self) -> None:
        """Write what waits, and close. Blocking, for as long as the disk takes."""
        logging.captureWarnings(False)
        for name in (_ROOT, _WARNINGS):
            logging.getLogger(name).removeHandler(self._handler)
        self._listener.stop()
        self._sink.close()


def start_logging(folder: Path, mask: Callable[[str], str], level: int = logging.INFO) -> Log:
    """Log into ``folder``, or to stderr where it cannot be written, which stops nothing else."""
    problem: StorageFailed | None = None
    sink: logging.Handler
    try:
        sink = _files(folder)
    except StorageFailed as error:
        problem, sink = error, _Spoken()
    log = Log(sink, mask)
    log.start(level)
    if problem is not None:
        logging.getLogger(__name__).warning("no log is kept: %s", problem)
    return log


def _files(folder: Path) -> _PrivateFile:
    try:
        return _PrivateFile(
            private_folder(folder) / NAME,
            maxBytes=LARGEST,
            backupCount=KEPT,
            encoding="utf-8",
            errors="backslashreplace",
        )
    except OSError as error:
        raise cannot_store(folder / NAME, error) from error


#: Characters of the log that a screen shows: the newest of what is kept.
NEWEST: Final = 200_000


def newest_lines(folder: Path) -> str:
    """The newest whole lines of the log; empty where none was written. Blocking. Raises
    ``StorageFailed``."""
    found = ""
    for path in (folder / NAME, folder / f"{NAME}.1"):
        if len(found) >= NEWEST:
            break
        try:
            found = path.read_text(encoding="utf-8", errors="backslashreplace") + found
        except FileNotFoundError:
            continue
        except OSError as error:
            raise cannot_store(path, error) from error
    if len(found) <= NEWEST:
        return found
    return found[-NEWEST:].partition("\n")[2]
