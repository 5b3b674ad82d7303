"""Stores, connections and counts for the screens.

One frozen value; nothing in it is a secret.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from designo_sync_gui.domain.broken_off import BrokenOff, not_ended
from designo_sync_gui.domain.errors import StorageFailed, SyncError
from designo_sync_gui.domain.events import StoreState
from designo_sync_gui.domain.platform import Platform
from designo_sync_gui.domain.ports import Mirror, Settings, SideRead
from designo_sync_gui.domain.sentence import Sentence
from designo_sync_gui.domain.sign_in_end import SignInEnd
from designo_sync_gui.domain.watching import WatchSettings


@dataclass(frozen=True, slots=True)
class Overview:
    """Everything a screen shows besides orders and jobs.

    ``states`` is keyed by store code, with the empty text for DesignO. ``secret_problem`` says
    why the keyring cannot be used while nothing else was chosen; ``problems`` what was wrong with
    the data folder when it was opened. ``holds`` says by store code why automatic sync is held.
    ``broken_off`` are the lists that were not read to their end. ``not_told`` is how the command on
    trouble failed last, in whatever process, until it works or that is dismissed. ``sources`` are
    the files that were read, ``sign_ins`` how long credentials hold, both keyed as ``states``.
    """

    settings: Settings
    side_reads: tuple[SideRead, ...]
    states: Mapping[str, StoreState]
    secret_store: Sentence
    secret_problem: SyncError | None
    demo_notice: Sentence
    problems: tuple[SyncError, ...] = ()
    platforms: tuple[Platform, ...] = ()
    holds: Mapping[str, Sentence] = field(default_factory=dict)
    broken_off: tuple[BrokenOff, ...] = ()
    not_told: SyncError | None = None
    sources: Mapping[str, Sentence] = field(default_factory=dict)
    sign_ins: Mapping[str, SignInEnd] = field(default_factory=dict)

    @property
    def watch(self) -> WatchSettings:
        return self.settings.watch


async def left_off(mirror: Mirror, reads: Iterable[SideRead]) -> tuple[BrokenOff, ...]:
    """The lists that a refresh goes on with. Raises ``StorageFailed``."""
    ended = {(read.store_code, read.side) for read in reads if read.watermark is not None}
    return not_ended(await mirror.broken_off(), ended)


@dataclass(frozen=True, slots=True)
class ReadSoFar:
    """When sides were read, which lists were broken off, and what is wrong with the data folder."""

    reads: tuple[SideRead, ...]
    broken_off: tuple[BrokenOff, ...]
    problems: tuple[SyncError, ...]


async def read_when(mirror: Mirror, problems: tuple[SyncError, ...]) -> ReadSoFar:
    """Settings and journal can be looked at beside a mirror that is damaged. What is left of a
    list whose stores were read to the end since then is of no interest."""
    try:
        reads = await mirror.side_reads()
        left = await left_off(mirror, reads)
    except StorageFailed as error:
        told = any(problem.message == error.message for problem in problems)
        return ReadSoFar((), (), problems if told else (*problems, error))
    return ReadSoFar(reads, left, problems)
