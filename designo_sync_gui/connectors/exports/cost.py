"""Limits on reading one file (memory, rows, cells), and cancelling it.

Law: limits are on memory, rows and cells, not on the bytes of the file: 1.5 KB of a spreadsheet can
stand for 17 billion cells. Every loop over foreign data takes a step here, so that a reading that
was cancelled ends at once.
"""

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, TypeVar

from designo_sync_gui.domain.errors import SettingsInvalid
from designo_sync_gui.domain.sentence import NOTHING, Sentence, say, say_n

T = TypeVar("T")

_MB: Final = 1024 * 1024
#: Bytes that may be kept of one file at a time: some 300,000 orders.
MOST_KEPT: Final = 192 * 1024 * 1024
#: A sheet of a spreadsheet program has at most 16,384 columns and 1,048,576 rows.
MOST_COLUMNS: Final = 16_384
MOST_ROWS: Final = 1_048_576
#: Beginnings, ends and texts in the XML of a workbook: of some ten million cells, which take half
#: a minute.
MOST_EVENTS: Final = 60_000_000
#: Characters of one record or one cell.
LONGEST_RECORD: Final = 4 * 1024 * 1024
#: What the parts of a workbook may unpack to.
MOST_UNPACKED: Final = 1024 * 1024 * 1024


class ReadingStopped(Exception):
    """The reading was cancelled; raised in its worker and not shown."""


@dataclass(slots=True)
class Cost:
    """The account of one reading. ``name`` is the file's, for messages.

    ``passed`` of ``size`` bytes of ``file`` were read so far; a packed file tells no size.
    """

    name: str
    stop: threading.Event = field(default_factory=threading.Event)
    kept: int = 0
    unpacked: int = 0
    rows: int = 0
    events: int = 0
    file: str = ""
    size: int = 0
    passed: int = 0
    looking: bool = False

    @property
    def so_far(self) -> Sentence:
        """How much was read, in words; another thread may ask. Nothing before the beginning."""
        name, all_of_it = self.file, max(self.size, self.passed)
        if not name:
            return NOTHING
        if not all_of_it:
            return say_n("“{name}”: {n:,} row", "“{name}”: {n:,} rows", self.rows, name=name)
        done, whole = (-(-size // _MB) for size in (self.passed, all_of_it))
        if self.looking:
            return say("“{name}”: its encoding, {n:,} of {all:,} MB", name=name, n=done, all=whole)
        return say("“{name}”: {n:,} of {all:,} MB", name=name, n=done, all=whole)

    def begin(self, file: str, size: int = 0, *, looking: bool = False) -> None:
        """Another file, or another pass; ``looking``: at its encoding alone."""
        self.file, self.size, self.passed, self.looking = file, size, 0, looking

    def step(self) -> None:
        """Raises ``ReadingStopped`` once the reading was cancelled."""
        if self.stop.is_set():
            raise ReadingStopped

    def keep(self, size: int) -> None:
        """``size`` more bytes stay in memory. Raises ``SettingsInvalid``."""
        self.kept += size
        if self.kept > MOST_KEPT:
            raise too_much(
                self.name, say("it needs more than {n:,} MB of memory", n=MOST_KEPT // 1024 // 1024)
            )

    def unpack(self, size: int) -> None:
        """``size`` more bytes came out of a packed file. Raises ``SettingsInvalid``."""
        self.step()
        self.unpacked += size
        if self.unpacked > MOST_UNPACKED:
            raise too_much(
                self.name, say("it unpacks to more than {n:,} MB", n=MOST_UNPACKED // 1024 // 1024)
            )

    def look(self, events: int) -> None:
        """So many more events of XML are looked at. Raises ``SettingsInvalid``."""
        self.events += events
        if self.events > MOST_EVENTS:
            raise too_much(self.name, say("it has more than ten million cells"))

    def row(self) -> None:
        """One more row. Raises ``SettingsInvalid``."""
        self.step()
        self.rows += 1
        if self.rows > MOST_ROWS:
            raise too_much(self.name, say("it has more than {n:,} rows", n=MOST_ROWS))


def too_much(name: str, what: Sentence) -> SettingsInvalid:
    return SettingsInvalid(
        say("“{name}” is not read: {what}.", name=name, what=what),
        say("Export fewer orders, or fewer columns."),
        title=say("Export too large"),
    )


async def in_worker(name: str, work: Callable[[Cost], T], cost: Cost | None = None) -> T:
    """Run blocking work beside the loop; when it is no longer waited for, it stops by itself."""
    cost = cost or Cost(name)
    try:
        return await asyncio.to_thread(work, cost)
    finally:
        cost.stop.set()
